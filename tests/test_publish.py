"""The last good site stays whole whatever happens to a build, and what a killed one leaves is removed by the next."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator import publish
from generator.__main__ import main
from generator.publish import BusyError, build_aside

Done = subprocess.CompletedProcess[str]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("bueno")
    return site


def _mkdocs(monkeypatch: pytest.MonkeyPatch, code: int = 0, problem: OSError | None = None) -> None:
    def run(root: Path, arguments: list[str], capture: bool = False, entidad: str = "") -> Any:
        folder = Path(arguments[arguments.index("--site-dir") + 1])
        folder.mkdir()
        (folder / "index.html").write_text("nuevo")
        if problem:
            raise problem
        return subprocess.CompletedProcess(arguments, code, "ERROR   -  algo\n", "")
    monkeypatch.setattr(publish, "run_mkdocs", run)


def _said(out: Path) -> tuple[str, list[str]]:
    """What the site says, and what else is beside it."""
    return (out / "index.html").read_text(), sorted(path.name for path in out.parent.iterdir() if path != out)


@pytest.mark.parametrize("exchange", [True, False])
def test_a_good_build_takes_the_place_of_the_old_one(monkeypatch: pytest.MonkeyPatch, out: Path, exchange: bool) -> None:
    _mkdocs(monkeypatch)
    if not exchange:
        monkeypatch.setattr(publish, "_exchange", lambda one, other: False)
    assert not build_aside(out.parent, out).errors
    assert _said(out) == ("nuevo", [])


def test_a_build_that_fails_leaves_the_old_site_and_nothing_else(monkeypatch: pytest.MonkeyPatch, out: Path) -> None:
    _mkdocs(monkeypatch, code=1)
    assert "algo" in build_aside(out.parent, out).errors[0].message
    assert _said(out) == ("bueno", [])


def test_a_full_disk_leaves_the_old_site_and_nothing_else(monkeypatch: pytest.MonkeyPatch, out: Path) -> None:
    _mkdocs(monkeypatch, problem=OSError(28, "No space left on device"))
    with pytest.raises(OSError, match="28"):
        build_aside(out.parent, out)
    assert _said(out) == ("bueno", [])


def test_a_folder_that_cannot_be_put_in_place_leaves_the_old_site(monkeypatch: pytest.MonkeyPatch, out: Path) -> None:
    _mkdocs(monkeypatch)
    monkeypatch.setattr(publish, "_exchange", lambda one, other: False)
    rename = Path.rename

    def locked(self: Path, target: Any) -> Path:
        if self.name == "sitio":
            raise PermissionError(13, "in use")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", locked)
    with pytest.raises(PermissionError):
        build_aside(out.parent, out)
    assert _said(out) == ("bueno", [])


def test_what_a_killed_build_left_is_removed(monkeypatch: pytest.MonkeyPatch, out: Path) -> None:
    (out.parent / ".site.nuevo-x/sitio").mkdir(parents=True)
    (out.parent / ".site.bloqueo").write_text("1")
    _mkdocs(monkeypatch, code=1)
    build_aside(out.parent, out)
    assert _said(out) == ("bueno", [])


def test_a_build_killed_between_two_renames_gives_the_old_site_back(monkeypatch: pytest.MonkeyPatch, out: Path) -> None:
    (out.parent / ".site.nuevo-x").mkdir()
    out.rename(out.parent / ".site.nuevo-x/anterior")
    _mkdocs(monkeypatch, code=1)
    build_aside(out.parent, out)
    assert _said(out) == ("bueno", [])


def test_a_second_build_of_the_same_site_is_refused(monkeypatch: pytest.MonkeyPatch, out: Path) -> None:
    _mkdocs(monkeypatch)
    with publish._locked(out), pytest.raises(BusyError):
        build_aside(out.parent, out)
    assert not build_aside(out.parent, out).errors


# ------------------------------------------------------------------------------- a build in another process
BUILDER = """
import sys
from pathlib import Path
from generator import publish

def run(root, arguments, capture=False, entidad=""):
    folder = Path(arguments[arguments.index("--site-dir") + 1])
    folder.mkdir()
    (folder / "index.html").write_text("a medias")
    print("escribiendo", flush=True)
    sys.stdin.read()

publish.run_mkdocs = run
publish.build_aside(Path(sys.argv[1]), Path(sys.argv[2]))
"""


@pytest.fixture
def builder(out: Path) -> Iterator[subprocess.Popen[str]]:
    """A build of the same site that has written a part of it, and waits."""
    command = [sys.executable, "-c", BUILDER, str(out.parent), str(out)]
    with subprocess.Popen(command, cwd=publish.OWN_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None and process.stdout.readline() == "escribiendo\n"
        yield process
        process.kill()


def test_a_build_that_is_killed_leaves_the_old_site_and_the_next_one_removes_the_rest(
        monkeypatch: pytest.MonkeyPatch, out: Path, builder: subprocess.Popen[str]) -> None:
    builder.kill()
    builder.wait()
    said, beside = _said(out)
    assert said == "bueno" and beside
    _mkdocs(monkeypatch)
    assert not build_aside(out.parent, out).errors
    assert _said(out) == ("nuevo", [])


def test_while_another_process_builds_the_command_says_so_and_touches_nothing(
        project: Path, out: Path, builder: subprocess.Popen[str], capsys: pytest.CaptureFixture[str]) -> None:
    before = _said(out)
    assert main(["construir", "--raiz", str(project), "--salida", str(out)]) == 3
    assert "otra construcción" in capsys.readouterr().out.lower()
    assert builder.poll() is None and _said(out) == before


def test_a_folder_where_nothing_can_be_written_is_one_sentence(
        monkeypatch: pytest.MonkeyPatch, project: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def refuse(**_: object) -> str:
        raise PermissionError(13, "Permission denied", str(out.parent))

    monkeypatch.setattr(publish.tempfile, "mkdtemp", refuse)
    before = _said(out)
    assert main(["construir", "--raiz", str(project), "--salida", str(out)]) == 3
    said = capsys.readouterr().out
    assert "permiso" in said and "Permission" not in said and "Traceback" not in said
    assert _said(out) == before
