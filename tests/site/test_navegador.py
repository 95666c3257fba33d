"""The site in a real browser: search without accents, hostile titles that stay text, tables by keyboard, pages opened without a server."""

from __future__ import annotations

import functools
import http.server
import os
import re
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest

from tests.conftest import ROOT, mipg
from tests.site.hostil import TEXT, spoil

pytestmark = pytest.mark.navegador

HOSTILE = """</title><script>window.ejecutado=1</script><img src=x onerror="window.ejecutado=1">\"><svg onload=window.ejecutado=1>"""


def _missing(reason: str) -> NoReturn:
    """Where the continuous integration runs, a browser that is not there is a failure and not an excuse."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _missing("Falta Playwright: no se puede probar el sitio en un navegador.")
    chromium = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
    if chromium is None:
        _missing("Falta Chromium: instálelo con «apt-get install chromium».")
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"])
        yield opened
        opened.close()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing: the requests are not what is tested."""


@pytest.fixture
def served() -> Iterator[Any]:
    """A function: folder → address where it is served."""
    servers: list[http.server.ThreadingHTTPServer] = []

    def serve(folder: Path) -> str:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}/"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page that remembers in `problems` what the console complained of."""
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    opened.problems = []
    opened.on("console", lambda message: opened.problems.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: opened.problems.append(str(error)))
    yield opened
    opened.close()


def _search(page: Any, words: str) -> Any:
    page.keyboard.press("/")
    box = page.locator("input.md-search__input")
    box.fill(words)
    again = """() => { document.querySelector('input.md-search__input').dispatchEvent(new Event('keyup', {bubbles: true}))
                       return document.querySelector('.md-search-result__link') !== null }"""
    page.wait_for_function(again, polling=200, timeout=15000)
    return page.locator(".md-search-result__link").first


@pytest.mark.parametrize(("words", "address"), [
    ("racionalizacion tramites", "politicas/racionalizacion-de-tramites/"),
    ("gestoin documental", "politicas/gestion-documental/"),
    ("defensa juridica", "politicas/defensa-juridica/"),
    ("decreto 612 de 2018", "planes/"),
    ("dimension de control interno", "dimensiones/control-interno/"),
    ("ley 1474", "normograma/"),
    ("como se mide el desempeno", "medicion/"),
    ("direccionamiento estrategico", "dimensiones/direccionamiento-estrategico-y-planeacion/"),
    ("CIGD", "institucionalidad/"),
    ("pt-pr-001", "entidades/ejemplo/procedimientos/expedicion-de-licencias-urbanisticas/"),
    ("gd-pr-001", "entidades/ejemplo/procedimientos/organizacion-y-transferencia-de-archivos/"),
    ("recaudo predial", "entidades/ejemplo/indicadores/recaudo-predial/"),
])
def test_the_search_finds_words_without_accents(own_site: Path, served: Any, page: Any, words: str, address: str) -> None:
    page.goto(served(own_site))
    assert address in _search(page, words).get_attribute("href")
    assert page.problems == []


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The reference alone, as small as it can be."""
    root = tmp_path / "proyecto"
    shutil.copytree(ROOT / "tests" / "minimal_model", root)
    shutil.rmtree(root / "model" / "entidades")
    return root


def test_a_hostile_title_runs_nowhere(small: Path, tmp_path: Path, served: Any, page: Any) -> None:
    path = sorted((small / "model" / "politicas").glob("*.yml"))[0]
    lines = path.read_text("utf-8").splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("nombre:"))
    lines[at] = "nombre: '" + "Zarpa " + HOSTILE + "'"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    done = mipg("construir", "--raiz", str(small), "--salida", str(tmp_path / "site"))
    assert done.returncode == 0, done.stdout + done.stderr
    base = served(tmp_path / "site")
    own = f"politicas/{path.stem}/"
    for address in ("", own, "politicas/", "matriz/"):
        page.goto(base + address)
        assert page.evaluate("window.ejecutado") is None, address
        assert page.locator("svg[onload], img[onerror], body script:not([src]):not([type])").count() == 0, address
    page.goto(base + own)
    assert page.title().startswith("Zarpa " + HOSTILE)
    assert page.locator("h1").first.inner_text().startswith("Zarpa </title><script>")
    _search(page, "zarpa")
    assert page.locator(".md-search-result svg[onload], .md-search-result img, .md-search-result script").count() == 0
    assert page.evaluate("window.ejecutado") is None
    assert page.problems == []


SHOWN = """() => [...document.querySelectorAll('h1, h2, h3, p, td, li, dt, dd, figcaption, summary, option')].filter(node => !node.querySelector('svg')).map(node => node.textContent)"""
RUNS = "img[onerror], body [onload], a[href^='javascript'], body script:not([src]):not([type='application/json'])"


def test_markup_in_every_text_of_the_model_is_text_on_every_page(tmp_path: Path, served: Any, page: Any) -> None:
    root, site = tmp_path / "proyecto", tmp_path / "site"
    shutil.copytree(ROOT / "tests" / "minimal_model", root)
    assert spoil(root) > 700
    done = mipg("construir", "--raiz", str(root), "--salida", str(site))
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr
    page.on("dialog", lambda dialog: (page.problems.append(dialog.message), dialog.dismiss()))
    base = served(site)
    start, seen = TEXT[:30], 0
    for path in sorted(site.rglob("*.html")):
        address = path.relative_to(site).as_posix()
        page.goto(base + address)
        assert page.evaluate("window.ejecutado") is None, address
        assert page.locator(RUNS).count() == 0, address
        for text in page.evaluate(SHOWN):
            for found in re.finditer(re.escape(start), text):
                shown = text[found.start():found.start() + len(TEXT)]
                assert shown.replace("×", "*") == TEXT, f"{address}: {shown}"
                seen += 1
    assert seen > 500
    _search(page, "ejecutado")
    assert page.locator(".md-search-result").locator("img, script").count() == 0
    assert TEXT in page.locator(".md-search-result__list").inner_text()
    assert page.evaluate("window.ejecutado") is None
    assert page.problems == []


def test_a_table_is_filtered_and_sorted_with_the_keyboard(own_site: Path, served: Any, page: Any) -> None:
    page.goto(served(own_site) + "matriz/")
    rows = page.locator("table tbody tr:visible")
    everything = rows.count()
    page.locator(".filtro input").focus()
    page.keyboard.type("tramites racionalizacion")
    assert 0 < rows.count() < everything
    assert "Racionalización de trámites" in rows.first.inner_text()
    page.locator(".filtro input").fill("")
    page.locator("th button").nth(1).focus()
    page.keyboard.press("Enter")
    assert page.locator("th[aria-sort=ascending]").count() == 1
    assert rows.first.inner_text().split("\t")[1].strip().startswith("Compras")


def test_paper_is_light_and_takes_every_column(own_site: Path, served: Any, page: Any) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(served(own_site) + "entidades/ejemplo/normograma/")
    page.evaluate("() => document.body.setAttribute('data-md-color-scheme', 'slate')")
    page.emulate_media(media="print", color_scheme="dark")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    shown = page.evaluate("() => [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('h1')).color]")
    assert shown == ["rgb(255, 255, 255)", "rgb(28, 39, 51)"]
    assert page.eval_on_selector_all(".tabla", "boxes => boxes.filter(box => box.scrollWidth > box.clientWidth + 1).length") == 0
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    assert page.locator(".filtrable table.en-fichas").count() == 0


def test_the_risks_are_chosen_by_process_zone_and_kind(own_site: Path, served: Any, page: Any) -> None:
    page.goto(served(own_site) + "entidades/ejemplo/riesgos/")
    rows = page.locator("#tabla-riesgos tbody tr:visible")
    page.locator(".filtro").get_by_label("Zona residual").select_option("Extremo")
    extremes = rows.count()
    assert 0 < extremes < 20
    assert page.locator("#tabla-riesgos td.tono-extremo:visible").count() >= extremes
    page.locator(".filtro").get_by_label("Proceso").select_option("Contratación")
    assert 0 < rows.count() < extremes
    assert page.locator(".filtro [role=status]").inner_text().startswith(str(rows.count()))
    assert page.problems == []


def test_the_terms_of_the_glossary_are_filtered(own_site: Path, served: Any, page: Any) -> None:
    page.goto(served(own_site) + "glosario/")
    page.get_by_label("Filtrar los términos").fill("ADMINISTRACION del riesgo")
    terms = page.locator("article dt:visible")
    assert 0 < terms.count() < 20
    assert page.locator("article h2:visible").count() <= terms.count()
    assert page.problems == []


def test_one_filter_serves_all_the_groups_of_the_bibliography(own_site: Path, served: Any, page: Any) -> None:
    page.goto(served(own_site) + "bibliografia/")
    titles = page.locator("article h2:visible")
    every = titles.count()
    assert page.locator(".filtro").count() == 1
    page.get_by_label("Clase").select_option(index=2)
    assert titles.count() == 1
    page.get_by_label("Clase").select_option(index=0)
    page.get_by_label("Filtrar la lista").focus()
    page.keyboard.type("constitucion politica 1991")
    assert titles.count() < every
    assert "Constitución Política" in page.locator("article tbody tr:visible").first.inner_text()
    last = page.locator("article h2").last.get_attribute("id")
    page.locator(f"article p a[href='#{last}']").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("count => [...document.querySelectorAll('article h2')].filter(node => !node.hidden).length === count", arg=every)
    assert page.problems == []


def test_on_a_phone_a_table_of_many_columns_is_read_without_moving_it_sideways(own_site: Path, served: Any, page: Any) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(served(own_site) + "entidades/ejemplo/procedimientos/organizacion-y-transferencia-de-archivos/")
    assert page.locator("table.fichas").count() > 0
    too_wide = page.eval_on_selector_all(".tabla:has(.fichas)", "boxes => boxes.filter(box => box.scrollWidth > box.clientWidth + 1).length")
    assert too_wide == 0
    assert page.locator("table.fichas td[data-columna='Responsable']").first.is_visible()
    assert page.locator("svg.dib-flujo").first.bounding_box()["width"] > 300
    assert page.problems == []


def test_the_pages_work_without_a_server(small: Path, tmp_path: Path, page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """What goes on a memory stick: `MIPG_ARCHIVO=true MIPG_DIRECTORIOS=false mipg construir`."""
    monkeypatch.setenv("MIPG_ARCHIVO", "true")
    monkeypatch.setenv("MIPG_DIRECTORIOS", "false")
    done = mipg("construir", "--raiz", str(small), "--salida", str(tmp_path / "site"))
    assert done.returncode == 0, done.stdout + done.stderr
    page.goto((tmp_path / "site" / "index.html").as_uri())
    page.locator(".inicio-entradas li a").first.click()
    page.wait_for_url(re.compile(r"^file:.*(?<!index)\.html$"), wait_until="load")
    assert page.locator("h1").count() == 1
    assert page.problems == []
