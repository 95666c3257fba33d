"""The command line, run as an editor runs it, on a copy of the project."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from generator.__main__ import main
from tests.conftest import mipg


def _damage(path: Path, old: str, new: str) -> int:
    """Replace the first `old`; the line where it is."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return text[:text.index(old)].count("\n") + 1


def test_a_sound_project_gives_a_summary_and_exit_0(project: Path) -> None:
    done = mipg("validar", "--raiz", str(project))
    assert done.returncode == 0, done.stdout
    assert "7 dimensiones, 19 políticas" in done.stdout


def test_errors_say_file_line_column_and_help_and_exit_1(project: Path) -> None:
    line = _damage(project / "model/politicas/integridad.yml", "dimension: talento-humano", "dimension: talento-humno")
    done = mipg("validar", "--raiz", str(project))
    assert done.returncode == 1
    assert f"model/politicas/integridad.yml:{line}:12" in done.stdout
    assert "¿Quiso decir «talento-humano»?" in done.stdout
    assert "ayuda:" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_a_failed_build_leaves_the_last_good_site(project: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    out.mkdir()
    (out / "index.html").write_text("el bueno")
    _damage(project / "model/politicas/integridad.yml", "nombre: Integridad", "nombre: ''")
    done = mipg("construir", "--raiz", str(project), "--salida", str(out))
    assert done.returncode == 1
    assert (out / "index.html").read_text() == "el bueno"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".site")] == []


def test_a_project_without_mkdocs_settings_builds_and_replaces_what_was_there(project: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    out.mkdir()
    (out / "viejo.html").write_text("viejo")
    done = mipg("construir", "--raiz", str(project), "--salida", str(out))
    assert done.returncode == 0, done.stdout + done.stderr
    assert (out / "politicas/integridad/index.html").is_file()
    assert not (out / "viejo.html").exists()


def test_markup_in_a_title_and_in_prose_is_inert(project: Path, tmp_path: Path) -> None:
    path = project / "model/politicas/integridad.yml"
    _damage(path, "nombre: Integridad", "nombre: \"Integridad <svg onload=alert('MARCA')> {{ config }}\"")
    _damage(path, "proposito: |\n", "proposito: |\n  Antes <script>alert('MARCA')</script> y {{ 7*707 }} después.\n\n")
    out = tmp_path / "site"
    done = mipg("construir", "--raiz", str(project), "--salida", str(out))
    assert done.returncode == 0, done.stdout + done.stderr
    for page in out.rglob("*.html"):
        text = page.read_text("utf-8")
        assert "<script>alert" not in text, page
        assert "<svg onload" not in text, page
        assert "4949" not in text, page
    assert "{{ 7*707 }}" in (out / "politicas/integridad/index.html").read_text("utf-8")


def test_a_broken_link_in_a_hand_written_page_fails_the_build(project: Path, tmp_path: Path) -> None:
    (project / "content/acerca.md").write_text("# Acerca\n\n[no está](no-existe.md)\n", "utf-8")
    done = mipg("construir", "--raiz", str(project), "--salida", str(tmp_path / "site"))
    assert done.returncode == 1
    assert "no-existe.md" in done.stdout
    assert not (tmp_path / "site").exists()


def test_two_builds_are_equal_byte_for_byte(project: Path, tmp_path: Path) -> None:
    for name in ("uno", "dos"):
        assert mipg("paginas", "--raiz", str(project), "--salida", str(tmp_path / name)).returncode == 0
    one, two = ({path.relative_to(tmp_path / name): path.read_bytes() for path in (tmp_path / name).rglob("*") if path.is_file()} for name in ("uno", "dos"))
    assert one == two
    assert len(one) > 40


def test_explicar_tells_what_a_code_means() -> None:
    done = mipg("explicar", "R01")
    assert done.returncode == 0
    assert "Cómo se corrige" in done.stdout


def test_one_entity_can_be_built_alone(project: Path, tmp_path: Path) -> None:
    shutil.copytree(project / "model/entidades/ejemplo", project / "model/entidades/otra")
    _damage(project / "model/entidades/otra/entidad.yml", "sigla: AME", "sigla: OTR")
    out = tmp_path / "site"
    done = mipg("construir", "--raiz", str(project), "--salida", str(out), "--entidad", "otr")
    assert done.returncode == 0, done.stdout + done.stderr
    assert sorted(path.name for path in (out / "entidades").iterdir() if path.is_dir()) == ["otra"]
    assert mipg("construir", "--raiz", str(project), "--salida", str(out), "--entidad", "nadie").returncode == 2


def test_esquema_writes_what_an_editor_needs(tmp_path: Path) -> None:
    done = mipg("esquema", "--salida", str(tmp_path / "esquemas"))
    assert done.returncode == 0, done.stdout + done.stderr
    settings = json.loads((tmp_path / "esquemas/vscode-settings.json").read_text("utf-8"))["yaml.schemas"]
    assert settings["./esquemas/politicas.schema.json"] == ["model/politicas/*.yml"]
    assert all((tmp_path / name).is_file() for name in settings)
    assert "`model/entidades/*/procesos/*.yml`" in (tmp_path / "esquemas/referencia.md").read_text("utf-8")


def test_one_thing_is_counted_in_singular_and_sarif_is_whole() -> None:
    minimal = str(Path(__file__).parents[1] / "minimal_model")
    assert " 1 entidad," in mipg("validar", "--raiz", minimal).stdout
    assert json.loads(mipg("validar", "--raiz", minimal, "--formato", "sarif").stdout)["version"] == "2.1.0"


def test_a_fault_of_our_own_is_said_without_a_traceback(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def fail(args: object) -> int:
        raise RuntimeError("roto")

    monkeypatch.setattr("generator.cli.explicar.run", fail)
    assert main(["explicar", "X01"]) == 4
    said = capsys.readouterr().out
    assert "X01" in said and "Traceback" not in said and "roto" not in said
