"""Floor 5: `mipg explicar R01`: what a code of the messages means and how it is mended."""

from __future__ import annotations

import argparse

from generator.cli.common import OK, USAGE
from generator.codes import CODES

NAME = "explicar"
HELP = "explica un código de los mensajes: mipg explicar R01"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("codigo", metavar="CÓDIGO", nargs="?", default="", help="por ejemplo R01; sin él, la lista completa")


def run(args: argparse.Namespace) -> int:
    if not args.codigo:
        print("\n".join(f"{code}  {entry.titulo}" for code, entry in sorted(CODES.items())))
        return OK
    entry = CODES.get(args.codigo.upper())
    if entry is None:
        print(f"No existe el código «{args.codigo}». «mipg explicar» sin código muestra la lista.")
        return USAGE
    print(f"{args.codigo.upper()}: {entry.titulo}\n\n{entry.explicacion}\n\nCómo se corrige: {entry.remedio}")
    return OK
