"""Floor 5: `mipg cobertura ENTIDAD`: which policies of MIPG the entity covers, with what, and what is missing."""

from __future__ import annotations

import argparse
import json

from generator.cli.common import OK
from generator.cli.entity import add_entity, read_entity
from generator.compose.datos import coverage_data
from generator.domain.cobertura import ASPECTOS, CoberturaDePolitica, medir_cobertura

NAME = "cobertura"
HELP = "dice qué políticas de MIPG cubre una entidad, con qué, y qué falta"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_entity(parser)
    parser.add_argument("--formato", choices=("texto", "json"), default="texto", help="cómo se muestra")


def run(args: argparse.Namespace) -> int:
    found = read_entity(args)
    if isinstance(found, int):
        return found
    project, sistema = found
    assert project.modelo is not None
    if args.formato == "json":
        print(json.dumps(coverage_data(project.modelo, sistema), ensure_ascii=False, indent=1))
        return OK
    cobertura = medir_cobertura(project.modelo, sistema)
    print(f"{sistema.entidad.nombre}: {cobertura.porcentaje} % de cobertura de MIPG\n")
    for dimension in cobertura.dimensiones:
        print(f"{dimension.dimension.numero}. {dimension.dimension.nombre}: {dimension.porcentaje} %")
        for politica in dimension.politicas:
            print(f"   {politica.politica.nombre}: {_state(politica)}")
    return OK


def _state(politica: CoberturaDePolitica) -> str:
    if not politica.aplica:
        return "no aplica"
    missing = [sentence for key, _, sentence in ASPECTOS if key in politica.falta]
    return f"{politica.porcentaje} %" + (f"; {'; '.join(missing)}" if missing else "")
