"""Floor 5: `mipg validar`: the whole pipeline without writing."""

from __future__ import annotations

import argparse

from generator.cli.common import DATA, OK, add_root, add_strict, print_diagnostics, stops, summary
from generator.diagnostics import Diagnostics
from generator.project import validate

NAME = "validar"
HELP = "revisa el modelo y las fuentes, y dice qué corregir y dónde"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_root(parser)
    add_strict(parser)
    parser.add_argument("--formato", choices=("texto", "json", "github", "sarif"), default="texto", help="cómo se muestran los mensajes (por defecto, texto)")


def run(args: argparse.Namespace) -> int:
    diagnostics = Diagnostics()
    project = validate(args.raiz, diagnostics)
    print_diagnostics(diagnostics, project, args.formato)
    if stops(diagnostics, args.estricto):
        return DATA
    if args.formato == "texto":
        print(f"Todo en orden: se leyeron {summary(project)}.")
    return OK
