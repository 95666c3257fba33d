"""The built site, as its readers find it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

ADDRESSES = ("que-es", "objetivos", "principios", "enfoque", "como-funciona", "institucionalidad", "medicion", "meci", "lineas", "control-de-riesgo",
             "planes", "instrumentos", "normograma", "glosario", "linea-de-tiempo", "documentos-de-referencia", "matriz", "pendientes", "bibliografia",
             "politicas/gestion-documental", "dimensiones/talento-humano", "politicas/compras-y-contratacion-publica")


class _Assets(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        url = named.get("src") or (named.get("href") if tag == "link" and named.get("rel") != "canonical" else None)
        if url:
            self.asked.append(url)


@pytest.mark.parametrize("address", ADDRESSES)
def test_addresses_are_a_contract(own_site: Path, address: str) -> None:
    assert (own_site / address / "index.html").is_file()


def test_no_page_asks_anything_of_another_host(own_site: Path) -> None:
    for page in own_site.rglob("*.html"):
        parser = _Assets()
        parser.feed(page.read_text("utf-8"))
        outside = [url for url in parser.asked if re.match(r"(https?:)?//", url)]
        assert outside == [], page


def test_the_home_page_holds_the_diagram_with_its_links(own_site: Path) -> None:
    home = (own_site / "index.html").read_text("utf-8")
    assert "<svg" in home
    assert 'href="dimensiones/talento-humano/"' in home
    assert "mipg:" not in home


def test_the_menu_of_a_page_does_not_list_the_pages_of_other_sections(own_site: Path) -> None:
    """Otherwise every page would grow with the number of pages."""
    entities = {f"{folder.name}/" for folder in (own_site / "entidades").iterdir() if folder.is_dir()}
    pages = [own_site / address / "index.html" for address in ("objetivos", "principios", "meci")]
    for page in pages:
        linked = set(re.findall(r'href="\.\./entidades/([^"#]*)"', page.read_text("utf-8")))
        assert linked <= {"", *entities}, page


def test_pages_are_in_spanish_of_colombia(own_site: Path) -> None:
    assert 'lang="es-CO"' in (own_site / "index.html").read_text("utf-8")


def test_the_title_of_a_closed_section_holds_no_other_control(own_site: Path) -> None:
    page = (own_site / "control-de-riesgo" / "index.html").read_text("utf-8")
    titles = re.findall(r"<summary>.*?</summary>", page, re.S)
    assert any('id="v7"' in title for title in titles)
    assert [title for title in titles if "<a " in title] == []


def test_the_heat_map_of_the_guide_in_use_is_open_and_those_of_the_others_closed(own_site: Path) -> None:
    page = (own_site / "control-de-riesgo" / "index.html").read_text("utf-8")
    closed = " ".join(re.findall(r"<summary>.*?</summary>", page, re.S))
    assert [ident for ident in ("v4", "v6", "v7") if f'id="{ident}"' in closed] == ["v4", "v7"]
    assert page.index('id="pasos"') < page.index('id="v6-figura-mapa-de-calor"') < page.index('id="v4"')
