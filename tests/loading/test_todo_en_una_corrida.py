"""A mistake that stops the build does not hide the others: those of links, recipes and pages written by hand are told in the same run."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.diagnostics import Diagnostics
from generator.project import validate

MINIMAL = Path(__file__).parents[1] / "minimal_model"
AVE = "model/entidades/ejemplo"
Change = tuple[str, str, str]
POLICY, FORM, PAGE = "model/politicas/integridad.yml", f"{AVE}/documentos/ficha-de-prestamo.yml", "content/ayuda.md"
RECIPE = "model/manuales/propio.yml"

STOPS: dict[str, tuple[Change, str]] = {
    # name: what stops the build, code
    "a-value": ((f"{AVE}/riesgos/archivo.yml", "exposicion: 120", "exposicion: muchas"), "E11"),
    "a-file": ((f"{AVE}/procesos/correspondencia.yml", "nombre: ", "nombre: ["), "Y24"),
    "the-model": (("model/mipg.yml", "nombre: ", "nombre: ["), "Y24"),
    "a-datum-of-the-entity": ((f"{AVE}/entidad.yml", "ficticia: sí", "ficticia: tal vez"), "E12"),
    "a-reference": ((FORM, "proceso: gestion-documental", "proceso: gestion-documentl"), "R01"),
    "the-sources": (("references.bib", "number      = {80},", "number      = {80},,{"), "B01"),
}
BESIDE: dict[str, tuple[Change, str]] = {
    "a-page": ((PAGE, "(guia.md)", "(gia.md)"), "P12"),
    "a-picture-of-a-page": ((PAGE, "img/escudo.png", "img/escud.png"), "P12"),
    "a-section-of-a-page": ((PAGE, "guia.md#pasos", "guia.md#paso"), "P13"),
    "a-section-of-a-page-of-the-model": ((PAGE, "(guia.md)", "(meci.md#normass)"), "P13"),
    "a-bad-scheme": ((PAGE, "(guia.md)", "(javascript:alert)"), "S01"),
    "a-section": ((POLICY, "La política busca", "[x](mipg:meci#normass) La política busca"), "P02"),
    "a-section-of-the-entity": ((FORM, "Se llena una ficha", "[x](mipg:~/procesos/gestion-documental#objetivoo) Se llena una ficha"), "P02"),
    "a-picture-in-a-cell": ((POLICY, "  La política busca", "  | A |\n  |---|\n  | ![x](content/img/no.png) |\n\n  La política busca"), "P01"),
    "a-kind-of-chapter": ((RECIPE, "", "clase: M\ncapitulos:\n  - tipo: paginaa\n"), "T20"),
    "a-kind-of-record": ((RECIPE, "", "clase: M\npor_cada: politicas\ncapitulos:\n  - tipo: secciones\n"), "T21"),
    "a-chapter-of-nothing": ((RECIPE, "", "clase: M\ncapitulos:\n  - tipo: pagina\n    de: mecii\n"), "T22"),
    "a-good-link": ((PAGE, "(guia.md)", "(politicas/integridad.md#proposito)"), ""),
    "a-good-section": ((POLICY, "La política busca", "[x](mipg:meci#normas) [y](mipg:glosario#accion-correctiva) La política busca"), ""),
}


def change(root: Path, file: str, words: str, instead: str) -> None:
    path = root / file
    path.parent.mkdir(exist_ok=True)
    text = path.read_text("utf-8") if path.exists() else ""
    assert words in text
    path.write_text(text.replace(words, instead, 1), "utf-8")


@pytest.mark.parametrize("other", BESIDE)
@pytest.mark.parametrize("first", STOPS)
def test_both_are_told(tmp_path: Path, first: str, other: str) -> None:
    root = Path(shutil.copytree(MINIMAL, tmp_path / "p"))
    (stop, code), (beside, also) = STOPS[first], BESIDE[other]
    change(root, *beside)
    change(root, *stop)
    diagnostics = Diagnostics()
    validate(root, diagnostics)
    assert sorted(d.code for d in diagnostics) == sorted(filter(None, (code, also)))
    assert all(d.pos.file for d in diagnostics)
