"""Floor 5: `mipg servir`: the live preview of MkDocs, on this machine only."""

from __future__ import annotations

import argparse

from generator.cli.common import add_root
from generator.publish import run_mkdocs

NAME = "servir"
HELP = "muestra el sitio en vivo mientras se edita (http://127.0.0.1:8000)"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_root(parser)
    parser.add_argument("--puerto", type=int, default=8000, metavar="N", help="puerto local (por defecto, 8000)")


def run(args: argparse.Namespace) -> int:
    return run_mkdocs(args.raiz, ["serve", "--dev-addr", f"127.0.0.1:{args.puerto}"]).returncode
