"""Floor 1: control interno: the current MECI, the historical MECI 2014, and the lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generator.domain.comunes import NormaAplicable, Punto
from generator.domain.fields import Identificador, Pendiente, Prose, Registro, labelled


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponenteMeci(Registro):
    """A component of the current MECI. Place: `meci#<id>`."""

    kind: ClassVar[str] = "componente_meci"

    id: Identificador = labelled("Identificador", oculto=True)
    numero: int = labelled("Número", minimo=1, maximo=5, oculto=True)
    nombre: str = labelled("Nombre", oculto=True)
    descripcion: Prose = labelled("Descripción")
    lineamientos: tuple[Punto, ...] = labelled("Qué debe asegurar la entidad")
    pendiente: str = labelled("Pendiente de cotejo", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponenteHistorico(Registro):
    """A component of MECI 2014 with its elements."""

    nombre: str = labelled("Componente")
    elementos: tuple[str, ...] = labelled("Elementos")


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuloHistorico(Registro):
    """A module of MECI 2014."""

    nombre: str = labelled("Módulo")
    componentes: tuple[ComponenteHistorico, ...] = labelled("Componentes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Diferencia(Registro):
    """One row of the comparison between MECI 2014 and the current one."""

    aspecto: str = labelled("Aspecto")
    meci_2014: Prose = labelled("MECI 2014")
    meci_vigente: Prose = labelled("MECI vigente")


@dataclass(frozen=True, slots=True, kw_only=True)
class LineaDeDefensa(Registro):
    """One of the four lines. Place: `lineas#<id>`."""

    kind: ClassVar[str] = "linea"

    id: Identificador = labelled("Identificador", oculto=True)
    nombre: str = labelled("Nombre", oculto=True)
    quienes: Prose = labelled("Quiénes")
    que_hacen: Prose = labelled("Qué hacen")
    responsabilidades: tuple[Punto, ...] = labelled("Responsabilidades frente al riesgo y al control")
    pendiente: str = labelled("Pendiente de cotejo", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meci(Registro):
    """model/meci.yml"""

    introduccion: Prose = labelled("Introducción", part="objeto")
    normas: tuple[NormaAplicable, ...] = labelled("Normas", part="referencias-normativas")
    componentes: tuple[ComponenteMeci, ...] = labelled("Componentes del MECI vigente")
    principios_de_control: Prose = labelled("Autocontrol, autogestión y autorregulación")
    historico_introduccion: Prose = labelled("El MECI 2014")
    historico: tuple[ModuloHistorico, ...] = labelled("Estructura del MECI 2014")
    eje_transversal: str = labelled("Eje transversal del MECI 2014")
    diferencias: tuple[Diferencia, ...] = labelled("Diferencias entre el MECI 2014 y el vigente")
    lineas_introduccion: Prose = labelled("Las líneas")
    lineas: tuple[LineaDeDefensa, ...] = labelled("Líneas")
    lineas_nota: Prose = labelled("Tres líneas y cuatro líneas")
    roles_introduccion: Prose = labelled("La oficina de control interno")
    roles_control_interno: tuple[Punto, ...] = labelled("Roles de la oficina de control interno")
    pendientes: tuple[Pendiente, ...] = labelled("Pendientes de cotejo", default=(), oculto=True)
