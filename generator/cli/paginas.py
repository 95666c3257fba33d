"""Floor 5: `mipg paginas`: the generated Markdown on disk, for any other builder of sites."""

from __future__ import annotations

import argparse

from generator.cli.common import DATA, OK, add_out, add_root, print_diagnostics, stops
from generator.diagnostics import Diagnostics
from generator.project import SiteBuilder, load_project, write_pages

NAME = "paginas"
HELP = "escribe las páginas en Markdown, para usarlas con otra herramienta"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_root(parser)
    add_out(parser, "paginas")


def run(args: argparse.Namespace) -> int:
    diagnostics = Diagnostics()
    project = load_project(args.raiz, diagnostics)
    site = SiteBuilder().build(project, diagnostics)
    print_diagnostics(diagnostics, project)
    if site is None or stops(diagnostics, False):
        return DATA
    print(f"Se escribieron {write_pages(site, args.salida)} archivos en {args.salida}.")
    return OK
