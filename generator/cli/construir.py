"""Floor 5: `mipg construir`: validate, build beside, and swap. The last good site stays until the new one is whole."""

from __future__ import annotations

import argparse

from generator.cli.common import DATA, OK, USAGE, add_out, add_root, add_strict, print_diagnostics, stops, summary
from generator.diagnostics import Diagnostics
from generator.project import read_more, validate
from generator.publish import build_aside

NAME = "construir"
HELP = "valida el modelo y construye el sitio"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_root(parser)
    add_out(parser, "site")
    add_strict(parser)
    parser.add_argument("--entidad", default="", metavar="ENTIDAD", help="construye solo esta entidad (carpeta o sigla), con la referencia")


def run(args: argparse.Namespace) -> int:
    diagnostics = Diagnostics()
    project = validate(args.raiz, diagnostics, args.entidad)
    print_diagnostics(diagnostics, project)
    if stops(diagnostics, args.estricto):
        print(f"No se publicó nada: sigue lo que había en {args.salida}.")
        return DATA
    if args.entidad and project.modelo is not None and not project.modelo.entidades:
        print(f"No existe la entidad «{args.entidad}». No se publicó nada.")
        return USAGE
    said = build_aside(args.raiz, args.salida, args.entidad)
    if said.errors:
        print_diagnostics(said, read_more(project, said))
        print(f"No se publicó nada: sigue lo que había en {args.salida}.")
        return DATA
    print(f"Sitio construido en {args.salida}: {summary(project)}.")
    return OK
