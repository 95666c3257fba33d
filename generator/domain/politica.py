"""Floor 1: a policy of management and performance (Decreto 1083 de 2015, art. 2.2.22.2.1). One file each in model/politicas/."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from generator.domain.comunes import NormaAplicable, Punto, Ventanilla
from generator.domain.fields import Identificador, Pendiente, Prose, Ref, Registro, labelled

if TYPE_CHECKING:
    from generator.domain.dimension import Dimension
    from generator.domain.instrumento import Instrumento


class Alcance(StrEnum):
    """Who must apply the policy."""

    RAMA_EJECUTIVA = "rama_ejecutiva"
    TODAS = "todas"
    SEGUN_NORMA = "segun_norma"


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeracion(Registro):
    """The number of the policy in another series («MDI/FURAG»: «POL15»)."""

    serie: str = labelled("Serie")
    numero: str = labelled("Número")
    pendiente: str = labelled("Pendiente de cotejo", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Politica(Registro):
    """A policy. Address: `politicas/<id>`; the id is the file's name."""

    kind: ClassVar[str] = "politica"

    id: Identificador = labelled("Identificador", oculto=True)
    nombre: str = labelled("Nombre oficial", oculto=True)
    otros_nombres: tuple[str, ...] = labelled("Otros nombres", default=())
    numero_base: int | None = labelled("Número en el documento base", default=None, minimo=1, maximo=18,
                                       help="De 1 a 18; sin número si la política es posterior al documento base.")
    numeraciones: tuple[Numeracion, ...] = labelled("Números en otras series", default=())
    desde: int = labelled("Año desde el que es política", default=2017, minimo=2012, maximo=2100)
    dimension: Ref[Dimension] = labelled("Dimensión principal")
    dimensiones_relacionadas: tuple[Ref[Dimension], ...] = labelled("Dimensiones relacionadas", default=())
    ventanilla: Ventanilla = labelled("Ventanilla")
    aplica_a: Alcance = labelled("A quién aplica", part="alcance")
    alcance: Prose | None = labelled("Alcance", default=None, part="alcance")
    lider_nacional: str = labelled("Líder nacional")
    proposito: Prose = labelled("Propósito", part="objeto")
    lineamientos: tuple[Punto, ...] = labelled("Lineamientos")
    instrumentos: tuple[Ref[Instrumento], ...] = labelled("Instrumentos")
    normas: tuple[NormaAplicable, ...] = labelled("Normas", part="referencias-normativas")
    unidad_responsable: Prose = labelled("Unidad responsable habitual")
    evidencias: tuple[Punto, ...] = labelled("Evidencias")
    relacionadas: tuple[Ref[Politica], ...] = labelled("Políticas relacionadas", default=())
    pendientes: tuple[Pendiente, ...] = labelled("Pendientes de cotejo", default=(), oculto=True)
