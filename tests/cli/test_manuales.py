"""`mipg manuales` and `mipg plantilla`, as an editor runs them; the files are complete, valid and safe to write."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from generator.citations.bibtex import read_bibliography
from generator.compose.manual import Ejemplar
from generator.diagnostics import Diagnostics
from generator.doctree import nodes as n
from generator.doctree.manual import Manual
from generator.doctree.nodes import NOWHERE
from generator.project_manuals import Resultado, save_manuals, write_manuals
from generator.render_docx import STORE, find_libreoffice, render_pdfs
from generator.writers.docx.pages import pages_from_pdf
from generator.writers.docx.profile import read_profile
from generator.writers.docx.security import check_template
from generator.writers.docx.starter import starting_template
from tests.conftest import ROOT, mipg

NOTHING = read_bibliography("", "references.bib", Diagnostics())
VALIDATOR = Path(os.environ.get("MIPG_VALIDADOR_DOCX") or ROOT / ".cache/validador/node_modules/.bin/ooxml-validator")


def example(template: str = "") -> Ejemplar:
    chapter = n.Section("uno", "Uno", (n.Paragraph((n.Text("Véase "), n.CrossRef("#dos"), n.Text("."))),), (n.Section("dos", "Dos", (n.Paragraph((n.Text("Fin."),)),)),))
    return Ejemplar("manuales/x.docx", "", "x", Manual("Título", (chapter,)), template)


def test_writes_the_manuals_of_one_recipe_and_says_so(project: Path, tmp_path: Path) -> None:
    done = mipg("manuales", "--raiz", str(project), "--solo", "ficha-de-dimension", "--salida", str(tmp_path / "m"))
    assert done.returncode == 0, done.stdout
    assert "7 manuales" in done.stdout
    assert len(list((tmp_path / "m/ficha-de-dimension").glob("*.docx"))) == 7


def test_an_unknown_manual_is_told_with_those_that_exist(project: Path, tmp_path: Path) -> None:
    done = mipg("manuales", "--raiz", str(project), "--solo", "ninguno", "--salida", str(tmp_path / "m"))
    assert done.returncode == 2
    assert "manual-de-referencia-mipg" in done.stdout
    assert not (tmp_path / "m").exists()


def test_a_broken_recipe_writes_nothing(project: Path, tmp_path: Path) -> None:
    recipe = project / "model/manuales/ficha-de-politica.yml"
    recipe.write_text(recipe.read_text("utf-8").replace("tipo: secciones", "tipo: seciones"), "utf-8")
    done = mipg("manuales", "--raiz", str(project), "--salida", str(tmp_path / "m"))
    assert done.returncode == 1
    assert "model/manuales/ficha-de-politica.yml:6:11" in done.stdout
    assert not (tmp_path / "m").exists()


def test_an_open_file_stays_as_it_was_and_the_others_are_written(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"antes")
    (tmp_path / ".~lock.a.docx#").touch()
    found = Resultado({"manuales/a.docx": b"nuevo", "manuales/b.docx": b"otro"})
    assert save_manuals(found, tmp_path) == [tmp_path / "b.docx"]
    assert (tmp_path / "a.docx").read_bytes() == b"antes"
    assert len(found.failed) == 1 and "abierto en otro programa" in found.failed[0]


def test_pages_measured_once_serve_a_build_without_libreoffice(tmp_path: Path) -> None:
    if not find_libreoffice():
        pytest.skip("sin LibreOffice")
    measured = write_manuals(tmp_path, [example()], NOTHING, Diagnostics(), program=find_libreoffice())
    assert (tmp_path / STORE).exists() and measured.unnumbered == 0
    again = write_manuals(tmp_path, [example()], NOTHING, Diagnostics())
    assert again.files == measured.files and again.fonts == measured.fonts


def test_the_contents_say_the_page_that_each_title_is_on(tmp_path: Path) -> None:
    """Covers that are counted without a number, titles that nearly fill their line, and more than a hundred pages."""
    if not find_libreoffice():
        pytest.skip("sin LibreOffice")
    chapters = tuple(n.Section(f"c{at}", f"Título {'i' * (at % 60)} que casi llena su renglón en el contenido", (n.Paragraph((n.Text("Texto."),)),)) for at in range(110))
    made = Ejemplar("manuales/x.docx", "", "x", Manual("Título", chapters))
    data = write_manuals(tmp_path, [made], NOTHING, Diagnostics(), program=find_libreoffice()).files["manuales/x.docx"]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = archive.read("word/document.xml").decode()
    said = {name: int(page) for name, page in re.findall(r"PAGEREF (\w+) .*?</w:instrText>.*?<w:t>(\d+)</w:t>", body)}
    pages = pages_from_pdf(render_pdfs(find_libreoffice(), [data])[0])
    assert len(said) > 110 and max(said.values()) > 110
    assert said == {name: pages[name] for name in said}


def test_without_libreoffice_nor_memory_it_says_that_numbers_are_missing(tmp_path: Path) -> None:
    found = write_manuals(tmp_path, [example()], NOTHING, Diagnostics())
    assert found.unnumbered == 1
    assert not (tmp_path / STORE).exists()


def test_a_template_with_macros_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    buffer = io.BytesIO(starting_template(read_profile("ntc1486_2008"), entidad="Alcaldía"))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"\0")
    (tmp_path / "p.docx").write_bytes(buffer.getvalue())
    diagnostics = Diagnostics()
    assert write_manuals(tmp_path, [example("p.docx")], NOTHING, diagnostics).files == {}
    assert "S10" in {d.code for d in diagnostics.errors}


@pytest.mark.parametrize("path", ["../fuera.docx", "no-esta.docx"])
def test_a_template_outside_the_project_is_refused(tmp_path: Path, path: str) -> None:
    (tmp_path / "fuera.docx").write_bytes(starting_template(read_profile("ntc1486_2008"), entidad=""))
    (tmp_path / "proyecto").mkdir()
    diagnostics = Diagnostics()
    assert write_manuals(tmp_path / "proyecto", [example(path)], NOTHING, diagnostics).files == {}
    assert [d.code for d in diagnostics.errors] == ["T23"]


@pytest.mark.parametrize("hostile", ["\x00\x0b\ud800", "A" * 4000, "‮مرحبا 𝒜 👨‍👩‍👧", "{{ x }} \\* MERGEFIELD", "</w:t><w:p>&lt;"])
def test_any_text_gives_a_file_that_opens(tmp_path: Path, hostile: str) -> None:
    cells = tuple(n.Cell((n.Text(hostile),)) for _ in range(12))
    table = n.Table(tuple(n.Column((n.Text(hostile[:60]),)) for _ in range(12)), (n.Row(cells),), (n.Text(hostile),), "t")
    chapter = n.Section("c", hostile[:200] or "x", (n.Paragraph((n.Text(hostile),)), table), (n.Section("v", "Vacía"),))
    made = Ejemplar("manuales/x.docx", "", "x", Manual(hostile[:100], (chapter,)))
    data = write_manuals(tmp_path, [made], NOTHING, Diagnostics()).files["manuales/x.docx"]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert not re.search(rb"<w:instrText[^>]*>[^<]*MERGEFIELD", archive.read("word/document.xml"))
    (tmp_path / "x.docx").write_bytes(data)
    _valid(tmp_path / "x.docx")


def test_the_manuals_of_the_repository_are_valid(own_site: Path) -> None:
    """One of each recipe; all of them in continuous integration."""
    if not VALIDATOR.exists():
        assert not os.environ.get("CI"), "falta el validador de Open XML: lo instala .ci/run"
        pytest.skip("sin el validador de Open XML")
    found = sorted((own_site / "manuales").rglob("*.docx"))
    assert len(found) > 26
    chosen = found if os.environ.get("CI") else list({path.parent if path.parent.name != "ejemplo" else path: path for path in found}.values())
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(_valid, chosen))


def _valid(path: Path) -> None:
    """No error of the Open XML SDK, where its validator is installed."""
    if VALIDATOR.exists():
        done = subprocess.run([str(VALIDATOR), str(path)], capture_output=True, text=True, check=False)
        assert json.loads(done.stdout)["errors"] == [], path.name


def test_a_starting_template_is_written_once_and_never_over_another(project: Path, tmp_path: Path) -> None:
    target = tmp_path / "p.docx"
    order = ("plantilla", "ejemplo", "--raiz", str(project), "--salida", str(target))
    assert mipg(*order).returncode == 0
    assert check_template(target.read_bytes(), NOWHERE, Diagnostics())
    target.write_bytes(b"editada")
    again = mipg(*order)
    assert again.returncode != 0 and "Ya existe" in again.stdout
    assert target.read_bytes() == b"editada"
