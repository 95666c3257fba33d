"""Floor 5: `mipg exportar ENTIDAD`: the spreadsheets that a quality team uses."""

from __future__ import annotations

import argparse

from generator.cli.common import OK, add_out
from generator.cli.entity import add_entity, read_entity
from generator.project_exports import export_files, model_files, write_files

NAME = "exportar"
HELP = "escribe en Excel, CSV y JSON los riesgos, indicadores, normograma, listado maestro, planes y cobertura de una entidad"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_entity(parser)
    add_out(parser, "exportes")


def run(args: argparse.Namespace) -> int:
    found = read_entity(args)
    if isinstance(found, int):
        return found
    project, sistema = found
    assert project.modelo is not None
    files = export_files(project.modelo, sistema, project.bibliography) | model_files(project.modelo)
    write_files(files, args.salida)
    print(f"Se escribieron {len(files)} archivos en {args.salida}.")
    return OK
