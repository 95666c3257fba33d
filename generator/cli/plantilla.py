"""Floor 5: `mipg plantilla ENTIDAD`: a Word template to start from, with the looks of the entity's profile and its logo."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.cli.common import DATA, DISK, OK
from generator.cli.entity import add_entity, read_entity
from generator.project_manuals import save_template
from generator.writers.docx.images import BadImageError

NAME = "plantilla"
HELP = "escribe una plantilla de Word inicial para los manuales de una entidad"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_entity(parser)
    parser.add_argument("--salida", type=Path, default=None, metavar="ARCHIVO", help="archivo que se escribe (por defecto, plantilla-ENTIDAD.docx)")


def run(args: argparse.Namespace) -> int:
    found = read_entity(args)
    if isinstance(found, int):
        return found
    entity = found[1].entidad
    target = args.salida or Path(f"plantilla-{entity.id}.docx")
    if target.exists():
        print(f"Ya existe «{target}» y no se cambió. Dé otro nombre con --salida.")
        return DISK
    try:
        problem = save_template(args.raiz, entity, target)
    except BadImageError as error:
        print(f"El logo «{entity.logo}» no puede ir en la plantilla: {error}.")
        return DATA
    print(problem or f"Plantilla escrita en {target}. Edítela en Word, guárdela en model/entidades/{entity.id}/ y dé su nombre en «plantilla» de entidad.yml.")
    return DISK if problem else OK
