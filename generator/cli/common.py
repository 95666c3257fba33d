"""Floor 5: what the subcommands share: their common arguments, how diagnostics are printed, and the summary of a run."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from generator.diagnostics import Diagnostics
from generator.project import Project, count_records
from generator.reporting import render_github, render_json, render_sarif, render_text

OK, DATA, USAGE, DISK, INTERNAL = range(5)


def add_root(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--raiz", type=Path, default=Path("."), metavar="CARPETA", help="carpeta del proyecto (por defecto, esta)")


def add_out(parser: argparse.ArgumentParser, default: str) -> None:
    parser.add_argument("--salida", type=Path, default=Path(default), metavar="CARPETA", help=f"carpeta donde se escribe (por defecto, {default})")


def add_strict(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--estricto", action="store_true", help="los avisos también detienen")


def print_diagnostics(diagnostics: Diagnostics, project: Project, form: str = "texto") -> None:
    """Print what was found, in the form that was asked for."""
    render: dict[str, Callable[[], str]] = {
        "texto": lambda: render_text(diagnostics, project.read_line, _color()),
        "json": lambda: render_json(diagnostics),
        "github": lambda: render_github(diagnostics),
        "sarif": lambda: render_sarif(diagnostics),
    }
    text = render[form]()
    if text:
        print(text.rstrip("\n"))


def stops(diagnostics: Diagnostics, strict: bool) -> bool:
    return bool(diagnostics.errors or (strict and diagnostics.warnings))


def summary(project: Project) -> str:
    """«7 dimensiones, 19 políticas…, 192 fuentes»."""
    if project.modelo is None:
        return ""
    sources = len(project.bibliography.sources)
    counts = [*count_records(project.modelo), ("fuente" if sources == 1 else "fuentes", sources)]
    return ", ".join(f"{count} {name}" for name, count in counts)


def _color() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
