"""Floor 1: how a project publishes: choices of style that the site and every manual obey. One optional file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from generator.domain.fields import Registro, labelled


class EstiloDeNormas(StrEnum):
    """What a norm begins with in the lists of references."""

    TITULO = "titulo"
    EMISOR = "emisor"


class Conjuncion(StrEnum):
    """What joins the last two authors."""

    Y = "y"
    SIGNO = "&"


@dataclass(frozen=True, slots=True, kw_only=True)
class Publicacion(Registro):
    """model/publicacion.yml. Without it, the defaults."""

    kind: ClassVar[str] = "publicacion"

    estilo_normas: EstiloDeNormas = labelled(
        "Cómo se citan las normas", default=EstiloDeNormas.TITULO, oculto=True,
        help="«titulo»: «(Ley 87 de 1993, art. 2)». «emisor»: «(Congreso de la República de Colombia, 1993, art. 2)».")
    conjuncion: Conjuncion = labelled(
        "Conjunción entre autores", default=Conjuncion.Y, oculto=True, help="«y» («e» antes de sonido i) o «&», entre comillas en el YAML.")
