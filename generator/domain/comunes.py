"""Floor 1: small records that several kinds share: an applicable norm, a fact with its verification, a numbered idea."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.domain.fields import Clave, Prose, Registro, labelled


class Ventanilla(StrEnum):
    """Where an area of focus or a policy looks: inside the entity, at the citizen, or both."""

    ADENTRO = "adentro"
    AFUERA = "afuera"
    AMBAS = "ambas"
    TRANSVERSAL = "transversal"
    NO_APLICA = "no_aplica"


@dataclass(frozen=True, slots=True, kw_only=True)
class NormaAplicable(Registro):
    """A norm, the articles of it that matter, and what it says on the subject in our own words."""

    fuente: Clave = labelled("Norma")
    articulos: str = labelled("Artículos", default="", help="Por ejemplo: «2», «73 a 76», «2.2.22.3.8».")
    tema: str = labelled("Tema", default="", help="Qué regula sobre este asunto, en una frase.")
    pendiente: str = labelled("Pendiente de cotejo", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Punto(Registro):
    """One item of a list of ideas: a guideline, an attribute of quality, a piece of evidence."""

    texto: Prose = labelled("Texto")
    pendiente: str = labelled("Pendiente de cotejo", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dato(Registro):
    """A fact that the format of an entity asks and no other field holds: its name there and its value."""

    nombre: str = labelled("Dato")
    valor: Prose = labelled("Valor")


@dataclass(frozen=True, slots=True, kw_only=True)
class Apartado(Registro):
    """A titled piece of prose with an id of its own."""

    id: str = labelled("Identificador", oculto=True, patron=r"[a-z0-9]+(?:-[a-z0-9]+)*")
    titulo: str = labelled("Título", oculto=True)
    texto: Prose = labelled("Texto")
    pendiente: str = labelled("Pendiente de cotejo", default="")
