"""Floor 1: what every controlled document of an entity carries: its code, version, signatures and changes, its terms and own sections."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from generator.domain.entidad.organizacion import Cargo
from generator.domain.fields import Identificador, Imagen, Prose, Ref, Registro, labelled

if TYPE_CHECKING:
    from generator.domain.entidad.catalogos import SerieDocumental


class Estado(StrEnum):
    """The state of a controlled document."""

    BORRADOR = "borrador"
    EN_REVISION = "en_revision"
    VIGENTE = "vigente"
    OBSOLETO = "obsoleto"


@dataclass(frozen=True, slots=True, kw_only=True)
class Firma(Registro):
    """Who elaborated, reviewed or approved: a cargo, and when. A bare text is the cargo."""

    cargo: Ref[Cargo] = labelled("Cargo")
    fecha: date | None = labelled("Fecha", default=None)
    acta: str = labelled("Acta o acto", default="", help="«Acta 5 del comité».")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cambio(Registro):
    """A line of the control of changes."""

    version: str = labelled("Versión")
    fecha: date | None = labelled("Fecha", default=None)
    epoca: str = labelled("Fecha aproximada", default="", help="Cuando no se conoce el día: «marzo de 2015».")
    descripcion: Prose = labelled("Descripción del cambio")
    numeral: str = labelled("Numeral o sección", default="")
    solicito: Ref[Cargo] | None = labelled("Solicitó", default=None)
    elaboro: Ref[Cargo] | None = labelled("Elaboró", default=None)
    aprobo: Ref[Cargo] | None = labelled("Aprobó", default=None)
    acto: str = labelled("Acta o acto", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Controlado(Registro):
    """What every controlled document carries. The last line of `cambios` is the current version."""

    codigo: str = labelled("Código", oculto=True)
    version: str = labelled("Versión", oculto=True)
    fecha: date | None = labelled("Fecha de aprobación", default=None, oculto=True)
    estado: Estado = labelled("Estado", oculto=True)
    elaboro: tuple[Firma, ...] = labelled("Elaboró", default=(), oculto=True)
    reviso: tuple[Firma, ...] = labelled("Revisó", default=(), oculto=True)
    aprobo: tuple[Firma, ...] = labelled("Aprobó", default=(), oculto=True)
    acto_de_adopcion: str = labelled("Acto de adopción", default="", oculto=True)
    proxima_revision: date | None = labelled("Próxima revisión", default=None, oculto=True)
    cambios: tuple[Cambio, ...] = labelled("Control de cambios", default=(), oculto=True)
    codigo_anterior: str = labelled("Código anterior", default="")
    vigente_desde: date | None = labelled("Vigente desde", default=None)
    clasificacion: str = labelled("Clasificación de la información", default="", help="Pública, pública clasificada, pública reservada.")
    serie: Ref[SerieDocumental] | None = labelled("Serie de la tabla de retención", default=None)
    soporte: str = labelled("Soporte", default="")
    ubicacion: str = labelled("Dónde se conserva", default="")
    reemplazado_por: Ref[object] | None = labelled("Reemplazado por", default=None, help="En un documento obsoleto, el que ocupa su lugar.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Definicion(Registro):
    """A term of a document, with its meaning there."""

    termino: str = labelled("Término")
    definicion: Prose = labelled("Definición")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seccion(Registro):
    """A titled section that the usual ones do not cover; it may hold others, to four levels, and a picture."""

    id: Identificador = labelled("Identificador", oculto=True)
    titulo: str = labelled("Título", oculto=True)
    texto: Prose | None = labelled("Texto", default=None)
    imagen: Imagen | None = labelled("Imagen", default=None)
    descripcion_imagen: str = labelled("Descripción de la imagen", default="", help="Lo que la imagen muestra, para quien no la ve.")
    secciones: tuple[Seccion, ...] = labelled("Secciones", default=())
