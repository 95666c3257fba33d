"""How long each stage of a site takes, as it grows: start, load and validate, compose, warn, render, data, manuals and MkDocs apart (CPU seconds), how long its
pages are, and what other builders take with the very same Markdown. Sizes in BENCH_TAMANOS («100 1000 5000 50e»: pages, or so many copies of the sample entity).

Goals and what was measured (Python 3.11, two shared cores; the ratios are what to trust):

| pages | ours: all / without the downloads | share: all / without | MkDocs | per page | HTML of a page | Material, pruned | Zensical |
|---|---|---|---|---|---|---|---|
| 96 | 0.8 s / 0.7 s (0.4 s is to start) | 27 % / 25 % | 2.1 s | 31 ms | 36 kB | 1.7 s | 1.9 s |
| 1,009 | 3.9 s / 2.6 s | 21 % / 15 % | 14 s | 18 ms | 45 kB | 14.5 s | 16.9 s |
| 4,993 | 18.5 s / 11.7 s | 20 % / 14 % | 74 s | 19 ms | 45 kB | 131 s | 227 s |

Time and bytes per page do not grow: the menu of a page and the lists of who uses a place have an end. Nor do they with copies of the sample entity:
8 ms of ours per page with ten of them (1,539 pages, 345 MB at most), the same for each as with one. The goal of a share below 10 % is not met. Two thirds of the
downloads are the workbooks, 23 ms each in openpyxl, which stays because a kept library is worth more than those seconds. Of the rest (2.2 ms per
page), half is composing, spread over many short functions.

A live preview of 1,009 pages spends 11 s of CPU after one save, before its own workbooks were kept: one page is turned into HTML, and MkDocs applies the theme to
all and indexes them again.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml

from generator.collecting import without_collecting
from generator.compose.manual import compose_manuals
from generator.compose.nav import compose_nav
from generator.diagnostics import Diagnostics
from generator.doctree.nodes import Document
from generator.project import Project, SiteBuilder, load_project, write_pages
from generator.project_exports import picture_files, site_files
from generator.project_manuals import write_manuals
from generator.project_sources import warn_sources
from generator.publish import run_mkdocs
from tests.bench.sintetico import ROOT, write_project

BUILDERS: tuple[tuple[str, str, tuple[str, ...], int], ...] = (
    ("Material", "mkdocs", (), 2000), ("Material podado", "mkdocs", ("navigation.prune",), 10_000), ("Zensical", "zensical", ("navigation.prune",), 10_000))
"""Name, program, features, and up to how many pages it is run: the whole menu in each page takes time with the square of them."""
SIZES = os.environ.get("BENCH_TAMANOS", "100 1000 5000 50e").split()
OUR_OWN_ONLY = 2000
"""From how many pages on, the copies of entities are not built with MkDocs: only our own share is measured."""


@dataclass
class Medida:
    """What was measured of one project."""

    paginas: int
    registros: int
    arrancar: float
    cargar: float
    componer: float
    revisar: float
    paginar: float
    datos: float
    manuales: float
    """The Word files: a product of their own, left out of the share of the site."""

    @property
    def nuestro(self) -> float:
        """What the site costs us, without the manuals."""
        return self.sin_datos + self.datos

    @property
    def sin_datos(self) -> float:
        """The same, without the data to download."""
        return self.arrancar + self.cargar + self.componer + self.revisar + self.paginar


def cpu(work: Callable[[], Any]) -> tuple[float, Any]:
    """The CPU of this process and of those that it runs and that end."""
    started = os.times()
    made = work()
    return sum(os.times()[:4]) - sum(started[:4]), made


def measure_own(root: Path, markdown: Path) -> Medida:
    """Our own stages, each apart. The Markdown is left in a folder for the other builders."""
    diagnostics = Diagnostics()
    loading, project = cpu(lambda: load_project(root, diagnostics))
    assert project.modelo is not None, [str(item) for item in diagnostics.errors][:5]
    builder = SiteBuilder()
    composing, documents = cpu(lambda: builder.compose(project, diagnostics))
    warning, _ = cpu(without_collecting()(lambda: warn_sources(documents, project.texts, project.bibliography, diagnostics)))
    rendering, _ = cpu(without_collecting()(lambda: (builder.renderer.render(documents, diagnostics), compose_nav(documents))))
    exporting, _ = cpu(lambda: _export(project))
    manuals, _ = cpu(lambda: _write_manuals(project, documents))
    site = builder.build(project, diagnostics)
    assert site is not None, [str(item) for item in diagnostics.errors][:5]
    write_pages(site, markdown)
    return Medida(len(site.pages), sum(name.endswith(".yml") for name in project.texts), start(), loading, composing, warning, rendering, exporting, manuals)


@without_collecting()
def _export(project: Project) -> None:
    assert project.modelo is not None
    site_files(project.modelo, project.bibliography)
    picture_files(project.root, project.modelo)


def _write_manuals(project: Project, documents: tuple[Document, ...]) -> None:
    assert project.modelo is not None
    found = Diagnostics()
    write_manuals(project.root, compose_manuals(project.modelo, documents, project.bibliography, found), project.bibliography, found)


def plain_settings(folder: Path, features: list[str]) -> Path:
    """A plain Material site of the same Markdown, with the same extensions."""
    class Loader(yaml.SafeLoader):
        """Reads the settings of MkDocs, whose own tags are of no use here."""

    Loader.add_multi_constructor("!", lambda *_: "")
    own = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader)  # noqa: S506
    settings = {"site_name": "Igual", "docs_dir": "docs", "theme": {"name": "material", "language": "es", "font": False, "features": features},
                "plugins": [{"search": {"lang": "es"}}], "markdown_extensions": own["markdown_extensions"]}
    path = folder / "mkdocs.yml"
    path.write_text(json.dumps(settings), "utf-8")
    return path


def others(folder: Path, pages: int) -> dict[str, float]:
    """CPU seconds of each other builder that is installed."""
    found: dict[str, float] = {}
    for name, engine, features, most in BUILDERS:
        program = [sys.executable, "-m", engine] if find_spec(engine) else [path] if (path := shutil.which(engine)) else []
        if not program or pages > most:
            print(f"  {name}: {'no está instalado' if not program else 'no se mide con tantas páginas'}")
            continue
        command = [*program, "build", "-f", str(plain_settings(folder, list(features)))]
        found[name], done = cpu(partial(subprocess.run, command, cwd=folder, capture_output=True, check=False, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}))
        if done.returncode:
            print(f"  {name}: no pudo construirlo")
            del found[name]
    return found


def start() -> float:
    """What it takes to load the generator, where MkDocs is already loaded."""
    code = "import time, mkdocs.commands.build, material.plugins.search.plugin; a = time.process_time(); import generator.project; print(time.process_time() - a)"
    taken = [float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT).stdout) for _ in range(3)]
    return min(taken)


def page_sizes(site: Path) -> str:
    """How many bytes of HTML a page has: the mean, and the longest."""
    sizes = [path.stat().st_size for path in site.rglob("*.html")]
    return f"{sum(sizes) / len(sizes) / 1000:.0f} kB por página, la mayor {max(sizes) / 1000:.0f} kB"


def bench(size: str, work: Path) -> None:
    root, other = work / "proyecto", work / "otro"
    if size.endswith("e"):
        write_project(root, int(size[:-1]), ROOT / "model" / "entidades" / "ejemplo")
    else:
        write_project(root, _entities_for(int(size), work))
    own = measure_own(root, other / "docs")
    print(f"{size}: {own.paginas} páginas de {own.registros} archivos")
    print(f"  arrancar {own.arrancar:.2f} s; cargar y validar {own.cargar:.2f} s; componer {own.componer:.2f} s; avisos de las fuentes {own.revisar:.2f} s; "
          f"Markdown {own.paginar:.2f} s; datos para descargar {own.datos:.2f} s; por página {1000 * own.nuestro / own.paginas:.1f} ms")
    print(f"  manuales {own.manuales:.2f} s, aparte")
    if size.endswith("e") and own.paginas > OUR_OWN_ONLY:
        return
    whole, done = cpu(lambda: run_mkdocs(root, ["build", "--site-dir", str(work / "site")], capture=True))
    assert done.returncode == 0, done.stderr[-2000:]
    whole -= own.manuales
    print(f"  sitio sin manuales {whole:.1f} s, {1000 * whole / own.paginas:.0f} ms por página; MkDocs {max(whole - own.nuestro, 0):.1f} s; lo nuestro, {own.nuestro / whole:.0%}; "
          f"sin los datos para descargar, {own.sin_datos / (whole - own.datos):.0%}")
    print(f"  HTML: {page_sizes(work / 'site')}")
    for name, seconds in others(other, own.paginas).items():
        print(f"  {name}, mismo Markdown: {seconds:.1f} s; el nuestro es {whole / seconds:.2f} veces")


def _entities_for(pages: int, work: Path) -> int:
    """How many copies of the small entity make a site of that many pages."""
    counts = []
    for entities in (1, 2):
        probe = work / f"prueba-{entities}"
        write_project(probe, entities)
        project = load_project(probe, Diagnostics())
        counts.append(len(SiteBuilder().compose(project, Diagnostics())))
        shutil.rmtree(probe)
    each = counts[1] - counts[0]
    return max(1, round((pages - counts[0]) / each) + 1)


if __name__ == "__main__":
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # the programs that are compared come compiled: so must ours
    for wanted in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            bench(wanted, Path(folder))
