"""Floor 5: `mipg citar ARCHIVO.bib GRUPOS.json`: the text of the entries and citations of any `.bib`, in JSON."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.citations.groups import cite_groups
from generator.citations.options import CitationOptions
from generator.cli.common import DATA, OK, USAGE
from generator.diagnostics import Diagnostics
from generator.reporting import render_text

NAME = "citar"
HELP = "escribe en JSON las referencias de un archivo .bib y las citas de un archivo de grupos"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("bib", type=Path, metavar="ARCHIVO.bib", help="las fuentes")
    parser.add_argument("grupos", type=Path, metavar="GRUPOS.json", help="las citas: {documento: [{id, mode, items}]}, o la lista de un solo documento")
    parser.add_argument("--estilo-normas", choices=("titulo", "emisor"), default="titulo", help="cómo empiezan las normas (por defecto, por su título)")
    parser.add_argument("--html", action="store_true", help="en HTML, con las cursivas")


def run(args: argparse.Namespace) -> int:
    try:
        text = args.bib.read_text("utf-8-sig")
        groups = _groups(json.loads(args.grupos.read_text("utf-8-sig")), args.bib.stem)
    except UnicodeDecodeError as problem:
        return _refuse(f"No se pudo leer un archivo: no está en UTF-8 (byte {problem.start}).")
    except json.JSONDecodeError as problem:
        return _refuse(f"«{args.grupos}» no es JSON válido (línea {problem.lineno}, columna {problem.colno}).")
    if groups is None:
        return _refuse(f"«{args.grupos}» no tiene la forma esperada: {{documento: [{{\"id\", \"mode\", \"items\"}}]}}.")
    diagnostics = Diagnostics()
    found = cite_groups(text, groups, CitationOptions(estilo_normas=args.estilo_normas), args.html, diagnostics, str(args.bib))
    messages = render_text(diagnostics, _line_reader(text), False)
    if messages:
        print(messages.rstrip("\n"), file=sys.stderr)
    print(json.dumps(found, ensure_ascii=False, indent=1))
    return DATA if diagnostics.errors else OK


def _groups(data: Any, name: str) -> Mapping[str, list[dict[str, Any]]] | None:
    """The groups by document; a bare list is the only document, called as the `.bib`. None when it is something else."""
    groups = {name: data} if isinstance(data, list) else data
    return groups if isinstance(groups, dict) and all(map(_is_document, groups.values())) else None


def _is_document(clusters: Any) -> bool:
    return isinstance(clusters, list) and all(isinstance(cluster, dict) and _has_items(cluster.get("items", [])) for cluster in clusters)


def _has_items(items: Any) -> bool:
    return isinstance(items, list) and all(isinstance(item, dict) and "id" in item for item in items)


def _line_reader(text: str) -> Any:
    lines = text.split("\n")
    return lambda file, line: lines[line - 1] if 0 < line <= len(lines) else None


def _refuse(message: str) -> int:
    print(message, file=sys.stderr)
    return USAGE
