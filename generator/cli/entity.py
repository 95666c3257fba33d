"""Floor 5: what the subcommands about one entity share: reading the project and finding the entity in it."""

from __future__ import annotations

import argparse

from generator.cli.common import DATA, USAGE, add_root, print_diagnostics
from generator.diagnostics import Diagnostics
from generator.domain.entidad.sistema import SistemaDeGestion
from generator.project import Project, load_project
from generator.project_exports import find_entidad


def add_entity(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("entidad", metavar="ENTIDAD", help="carpeta o sigla de la entidad")
    add_root(parser)


def read_entity(args: argparse.Namespace) -> tuple[Project, SistemaDeGestion] | int:
    """The project and the entity; or the exit code, with the reason printed."""
    diagnostics = Diagnostics()
    project = load_project(args.raiz, diagnostics)
    if project.modelo is None:
        print_diagnostics(diagnostics, project)
        return DATA
    sistema = find_entidad(project.modelo, args.entidad)
    if sistema is None:
        known = ", ".join(s.id for s in project.modelo.entidades) or "ninguna"
        print(f"No existe la entidad «{args.entidad}». Entidades del proyecto: {known}.")
        return USAGE
    return project, sistema
