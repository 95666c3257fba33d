"""The live preview, in a real `mkdocs serve` of a copy of the project with a small model."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

DEADLINE = 90
POLITICA = "model/politicas/gestion-documental.yml"
PAGE = "politicas/gestion-documental/"


class Preview:
    """A server that runs, with what it has said."""

    def __init__(self, root: Path) -> None:
        self.root = root
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "MIPG_RAIZ")}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{self.port}"], cwd=root, env=environment | {"NO_MKDOCS_2_WARNING": "1"},
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        self.said: list[str] = []
        self.news = threading.Condition()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stderr
        for line in self.process.stderr:
            with self.news:
                self.said.append(line)
                self.news.notify_all()

    def wait(self, ready: Callable[[], bool]) -> None:
        with self.news:
            assert self.news.wait_for(ready, DEADLINE), "".join(self.said[-30:])

    def count(self, words: str) -> int:
        return sum(words in line for line in self.said)

    @property
    def builds(self) -> int:
        """How many builds ended. MkDocs' own «Documentation built in N seconds» does not tell: it drops a line equal to an earlier one."""
        return self.count("Páginas convertidas")

    def converted(self) -> int:
        """How many pages the last build turned into HTML."""
        return next(int(line.rsplit(":", 1)[1]) for line in reversed(self.said) if "Páginas convertidas" in line)

    def after(self, save: Callable[[], object]) -> None:
        """Do it, and wait for the build that it causes."""
        before = self.count("Reloading browsers")
        save()
        self.wait(lambda: self.count("Reloading browsers") > before)

    def page(self, address: str) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{address}", timeout=DEADLINE) as answer:
            return str(answer.read().decode())


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    root = tmp_path_factory.mktemp("servir") / "mipg"
    shutil.copytree(ROOT / "tests" / "minimal_model", root)
    for name in ("generator", "overrides"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", root)
    running = Preview(root)
    try:
        running.wait(lambda: running.count("Serving on") > 0)
        yield running
    finally:
        running.process.terminate()
        try:
            running.process.wait(DEADLINE)
        except subprocess.TimeoutExpired:
            running.process.kill()
            running.process.wait()


def test_each_save_is_one_build_and_only_what_changed_is_converted(preview: Preview) -> None:
    root, politica = preview.root, preview.root / POLITICA
    good = politica.read_text("utf-8")
    template = root / "generator" / "templates" / "pages" / "_default.md.j2"
    assert preview.builds == 1
    assert preview.converted() > 50

    def replace_at_once() -> None:
        fresh = politica.with_suffix(".nuevo")
        fresh.write_text(good.replace("producir, organizar", "describir, organizar"), "utf-8")
        os.replace(fresh, politica)

    preview.after(lambda: politica.write_text(good.replace("producir, organizar", "reunir, organizar"), "utf-8"))
    assert "reunir, organizar" in preview.page(PAGE)
    assert preview.converted() < 10
    preview.after(lambda: politica.write_text(good + "clave_que_no_existe: sí\n", "utf-8"))
    broken = preview.page(PAGE)
    assert "reunir, organizar" in broken
    assert "esta es la última página buena" in broken
    assert "clave_que_no_existe" in broken
    assert "esta es la última página buena" in preview.page("")
    preview.after(lambda: politica.write_text(good, "utf-8"))
    assert "última página buena" not in preview.page(PAGE)
    assert "producir, organizar" in preview.page(PAGE)
    preview.after(replace_at_once)
    assert "describir, organizar" in preview.page(PAGE)
    preview.after(lambda: (root / "content" / "nueva.md").write_text("# Nueva\n\nPágina recién escrita.\n", "utf-8"))
    assert "Página recién escrita." in preview.page("nueva/")
    preview.after((root / "content" / "nueva.md").unlink)
    preview.after(lambda: template.write_text(template.read_text("utf-8") + "\n\nPie de la plantilla.\n", "utf-8"))
    assert "Pie de la plantilla." in preview.page("objetivos/")
    bib = root / "references.bib"
    preview.after(lambda: bib.write_text(bib.read_text("utf-8") + "\n@book{nueva_fuente, author = {Ruiz, Ana}, title = {Obra nueva}, date = {2020}}\n", "utf-8"))
    assert preview.builds == 9
    assert preview.process.poll() is None
