"""Floor 1: one of the seven dimensions of MIPG. One file each in model/dimensiones/."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from generator.domain.comunes import Apartado, NormaAplicable, Punto
from generator.domain.fields import Identificador, Pendiente, Prose, Ref, Registro, labelled

if TYPE_CHECKING:
    from generator.domain.instrumento import Instrumento
    from generator.domain.mipg import Objetivo


class Ciclo(StrEnum):
    """The dimension's place in the cycle of management."""

    NUCLEO = "nucleo"
    PLANEAR = "planear"
    HACER = "hacer"
    VERIFICAR = "verificar"
    VERIFICAR_ACTUAR = "verificar_actuar"
    TRANSVERSAL = "transversal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension(Registro):
    """A dimension. Address: `dimensiones/<id>`; its policies are those that name it, never listed here."""

    kind: ClassVar[str] = "dimension"

    id: Identificador = labelled("Identificador", oculto=True)
    numero: int = labelled("Número", minimo=1, maximo=7, oculto=True)
    nombre: str = labelled("Nombre oficial", oculto=True)
    ciclo: Ciclo = labelled("Lugar en el ciclo de gestión")
    idea: Prose = labelled("Qué es para MIPG", part="objeto", help="Idea fuerza de la dimensión según el documento base.")
    proposito: Prose = labelled("Propósito", part="objeto")
    resultado_esperado: Prose = labelled("Resultado esperado", part="alcance")
    objetivos: tuple[Ref[Objetivo], ...] = labelled("Objetivos de MIPG a los que aporta", part="alcance")
    lineamientos: tuple[Punto, ...] = labelled("Lineamientos")
    apartados: tuple[Apartado, ...] = labelled("Desarrollo de la dimensión", default=(), help="Lo propio de la dimensión: preguntas, ejes, etapas.")
    atributos_de_calidad: tuple[Punto, ...] = labelled("Atributos de calidad")
    instrumentos: tuple[Ref[Instrumento], ...] = labelled("Instrumentos")
    normas: tuple[NormaAplicable, ...] = labelled("Normas", default=(), part="referencias-normativas")
    pendientes: tuple[Pendiente, ...] = labelled("Pendientes de cotejo", default=(), oculto=True)
