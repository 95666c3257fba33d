"""Floor 5: `mipg manuales`: the Word manuals, with their real page numbers when LibreOffice is installed."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from generator.cli.common import DATA, DISK, OK, USAGE, add_out, add_root, print_diagnostics
from generator.compose.manual import compose_manuals
from generator.diagnostics import Diagnostics
from generator.project import SiteBuilder, load_project
from generator.project_manuals import Resultado, save_manuals, write_manuals
from generator.render_docx import find_libreoffice

NAME = "manuales"
HELP = "escribe los manuales en Word"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_root(parser)
    add_out(parser, "manuales")
    parser.add_argument("--solo", default="", metavar="X", help="solo los de una receta («ficha-de-politica») o uno («ficha-de-politica/integridad.docx»)")


def run(args: argparse.Namespace) -> int:
    diagnostics = Diagnostics()
    project = load_project(args.raiz, diagnostics)
    if project.modelo is None:
        SiteBuilder().review(project, diagnostics)
        print_diagnostics(diagnostics, project)
        return DATA
    documents = SiteBuilder().compose(project, diagnostics)
    manuals = compose_manuals(project.modelo, documents, project.bibliography, diagnostics, args.solo)
    if not manuals and not diagnostics.errors:
        known = ", ".join(receta.id for receta in project.modelo.manuales) or "ninguna"
        print(f"No hay ningún manual «{args.solo}». Recetas del proyecto: {known}." if args.solo else "No hay manuales que escribir: el proyecto no tiene recetas.")
        return USAGE if args.solo else OK
    found = Resultado()
    if not diagnostics.errors:
        found = write_manuals(args.raiz, manuals, project.bibliography, diagnostics, program=find_libreoffice(), whole=not args.solo)
    print_diagnostics(diagnostics, project)
    if diagnostics.errors:
        print(f"No se escribió ningún manual: sigue lo que había en {args.salida}.")
        return DATA
    saved = save_manuals(found, args.salida)
    _tell(found, len(saved), str(args.salida))
    return DISK if found.failed else OK


def _tell(found: Resultado, saved: int, out: str) -> None:
    print(f"Se escribió 1 manual en {out}." if saved == 1 else f"Se escribieron {saved} manuales en {out}.")
    if found.unnumbered:
        print(f"{found.unnumbered} sin números de página en su contenido: instale LibreOffice y vuelva a escribirlos.")
    for message in [*sorted(found.fonts), *_by_cause(found.failed)]:
        print(message)


def _by_cause(failed: list[str]) -> Iterator[str]:
    """The first sentence of each cause, and how many others have it."""
    causes: dict[str, list[str]] = {}
    for sentence in failed:
        causes.setdefault(sentence.rpartition("»")[2], []).append(sentence)
    for first, *others in causes.values():
        yield first
        if others:
            yield "Por la misma causa quedó como estaba otro más." if len(others) == 1 else f"Por la misma causa quedaron como estaban otros {len(others)}."
