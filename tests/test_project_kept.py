"""The live preview reuses its builder at each save: what it gives must be what a clean build gives."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.__main__ import main
from generator.diagnostics import Diagnostics
from generator.project import Site, SiteBuilder, load_project
from generator.writers.docx.profile import read_profile
from generator.writers.docx.starter import starting_template
from tests.conftest import ROOT

RECIPES = {
    "ficha": "clase: Ficha de dimensión\npor_cada: dimension\nperfil: documento_controlado\ncapitulos:\n  - tipo: secciones\n",
    "riesgos": "clase: Fichas de riesgo\ntitulo: Fichas\npor_cada: entidad\ncodigo: FRI\nversion: \"1\"\nfecha: 2026-11-25\ncapitulos:\n  - tipo: registros\n    de: riesgo\n    titulo: Fichas\n",
}
DIMENSION = "model/dimensiones/informacion-y-comunicacion.yml"
FICHA = "manuales/ficha/informacion-y-comunicacion.docx"
PROCESO = "model/entidades/ejemplo/procesos/custodia.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "tests" / "minimal_model", tmp_path, dirs_exist_ok=True)
    (tmp_path / "model" / "manuales").mkdir()
    for name, text in RECIPES.items():
        (tmp_path / "model" / "manuales" / f"{name}.yml").write_text(text, "utf-8")
    return tmp_path


def build(builder: SiteBuilder, root: Path) -> Site | None:
    diagnostics = Diagnostics()
    site = builder.build(load_project(root, diagnostics), diagnostics)
    assert (site is None) == bool(diagnostics.errors)
    return site


def change(path: Path, old: str, new: str) -> Callable[[], object]:
    return lambda: path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")


def test_each_save_gives_the_same_as_a_clean_build(root: Path) -> None:
    builder = SiteBuilder(manuals=True)
    sites = [build(builder, root)]
    dimension, bib = root / DIMENSION, root / "references.bib"
    for save in (
        change(dimension, "transparencia [@ley1712_2014]", "claridad [@ley1712_2014]"),
        lambda: dimension.write_text(dimension.read_text("utf-8") + "clave_que_no_existe: sí\n", "utf-8"),
        change(dimension, "clave_que_no_existe: sí\n", ""),
        lambda: (root / PROCESO).write_text((root / PROCESO).with_stem("correspondencia").read_text("utf-8").replace("orrespondencia", "ustodia").replace("CO", "CU"), "utf-8"),
        (root / PROCESO).unlink,
        change(bib, "Por medio de la cual se crea la Ley de Transparencia", "Por la cual se crea la Ley de Transparencia"),
        change(bib, "@", "% otra línea\n\n@"),
    ):
        save()
        sites.append(build(builder, root))
        assert sites[-1] == build(SiteBuilder(manuals=True), root)
    assert [site is None for site in sites] == [False, False, True, False, False, False, False, False]
    assert [len(site.pages) - len(sites[0].pages) for site in sites if site and sites[0]] == [0, 0, 0, 1, 0, 0, 0]
    assert sites[-1] and sites[0] and sites[-1].files[FICHA] != sites[0].files[FICHA]


def test_a_manual_that_says_the_same_is_not_written_again(root: Path) -> None:
    builder = SiteBuilder(manuals=True)
    before = build(builder, root)
    change(root / DIMENSION, "transparencia [@ley1712_2014]", "claridad [@ley1712_2014]")()
    after = build(builder, root)
    assert before is not None and after is not None
    manuals = [path for path in after.files if path.endswith(".docx")]
    assert len(manuals) == 8
    assert [path for path in manuals if after.files[path] is not before.files[path]] == [FICHA]


def test_a_template_that_changes_changes_its_manuals(root: Path) -> None:
    builder, template = SiteBuilder(manuals=True), root / "model" / "entidades" / "ejemplo" / "plantilla.docx"
    before = build(builder, root)
    template.write_bytes(starting_template(read_profile("ntc1486_2008"), entidad="Entidad con otra plantilla"))
    after = build(builder, root)
    assert before is not None and after is not None
    assert [path for path in after.files if after.files[path] != before.files.get(path)] == ["manuales/ejemplo/riesgos.docx"]
    assert after == build(SiteBuilder(manuals=True), root)


def test_a_workbook_that_says_the_same_is_not_written_again(root: Path) -> None:
    builder, path = SiteBuilder(), "entidades/ejemplo/datos/ejemplo.xlsx"
    sites = [build(builder, root)]
    for save in (change(root / DIMENSION, "transparencia [@ley1712_2014]", "claridad [@ley1712_2014]"),
                 change(root / PROCESO.replace("custodia", "correspondencia"), "nombre: Correspondencia", "nombre: Ventanilla única")):
        save()
        sites.append(build(builder, root))
    first, same, other = (site.files[path] for site in sites if site)
    assert same is first and other != first
    assert sites[-1] == build(SiteBuilder(), root)


def _written(root: Path, out: Path) -> dict[str, bytes]:
    assert main(["manuales", "--raiz", str(root), "--salida", str(out)]) == 0
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def _store(root: Path) -> Path:
    (root / ".cache").mkdir()
    return root / ".cache" / "paginas.json"


@pytest.mark.parametrize("damage", [
    lambda root: _store(root).write_bytes(b""), lambda root: _store(root).write_bytes(b"\xff\x00{"), lambda root: _store(root).write_text('{"version": 99}'),
    lambda root: _store(root).write_text('{"version": 2, "manuales": {"a": 7}}'), lambda root: _store(root).mkdir(), lambda root: (root / ".cache").write_text(""),
], ids=["empty", "bytes", "another-version", "another-shape", "a-folder", "no-folder"])
def test_what_is_kept_may_be_damaged_and_the_manuals_are_the_same(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: Callable[[Path], object]) -> None:
    monkeypatch.setattr("generator.cli.manuales.find_libreoffice", lambda: "")
    clean = _written(root, tmp_path / "limpio")
    damage(root)
    assert len(clean) > 1 and _written(root, tmp_path / "otro") == clean


def test_a_full_disk_is_told_once_and_what_was_there_stays(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("generator.cli.manuales.find_libreoffice", lambda: "")
    out = tmp_path / "salida"
    before = _written(root, out)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    capsys.readouterr()
    assert main(["manuales", "--raiz", str(root), "--salida", str(out)]) == 3
    said = capsys.readouterr().out
    assert said.count("el disco está lleno") == 1 and f"otros {len(before) - 1}" in said
    assert {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()} == before


def test_a_full_disk_while_the_site_is_built_is_one_sentence(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    trace = "Traceback (most recent call last):\n  File \"x.py\", line 1\nOSError: [Errno 28] No space left on device: '/a/escudo.png' -> '/sitio/escudo.png'\n"
    monkeypatch.setattr("generator.publish.run_mkdocs", lambda *_, **__: subprocess.CompletedProcess([], 1, "", trace))
    assert main(["construir", "--raiz", str(root), "--salida", str(tmp_path / "site")]) == 3
    assert capsys.readouterr().out.strip().endswith("No se pudo leer o escribir «/sitio/escudo.png»: el disco está lleno. Revise el espacio en disco y los permisos, y vuelva a intentarlo.")
