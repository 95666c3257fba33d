"""Floor 1: what an entity keeps as catalogues besides its processes: retention of documents, trámites, who it serves, information assets,
documents of others, and the matrices that have columns of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from generator.domain.comunes import Dato, NormaAplicable, Punto
from generator.domain.entidad.organizacion import Dependencia, Responsable
from generator.domain.fields import Clave, Identificador, Prose, Ref, Registro, Url, labelled

if TYPE_CHECKING:
    from generator.domain.entidad.documental import Procedimiento, Proceso


class Disposicion(StrEnum):
    """What is done with a series of documents in the end."""

    CONSERVACION_TOTAL = "conservacion_total"
    ELIMINACION = "eliminacion"
    SELECCION = "seleccion"
    REPRODUCCION = "reproduccion"


@dataclass(frozen=True, slots=True, kw_only=True)
class SerieDocumental(Registro):
    """A series or subseries of the table of retention. Place: `entidades/<sigla>/retencion-documental#<id>`."""

    kind: ClassVar[str] = "serie"

    id: Identificador = labelled("Identificador", oculto=True)
    codigo: str = labelled("Código", default="")
    nombre: str = labelled("Serie o subserie")
    subserie_de: Ref[SerieDocumental] | None = labelled("Subserie de", default=None)
    dependencia: Ref[Dependencia] | None = labelled("Dependencia productora", default=None)
    proceso: Ref[Proceso] | None = labelled("Proceso", default=None)
    tipos_documentales: tuple[str, ...] = labelled("Tipos documentales", default=())
    soporte: str = labelled("Soporte", default="")
    retencion_en_gestion: int | None = labelled("Archivo de gestión (años)", default=None, minimo=0)
    retencion_en_central: int | None = labelled("Archivo central (años)", default=None, minimo=0)
    disposicion: tuple[Disposicion, ...] = labelled("Disposición final", default=())
    procedimiento: Prose | None = labelled("Procedimiento de disposición", default=None)
    otros_datos: tuple[Dato, ...] = labelled("Otros datos", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class GrupoDeValor(Registro):
    """Whom the entity serves, or who has a stake in what it does. Place: `entidades/<sigla>/grupos-de-valor#<id>`."""

    kind: ClassVar[str] = "grupo_de_valor"

    id: Identificador = labelled("Identificador", oculto=True)
    nombre: str = labelled("Nombre", oculto=True)
    tipo: str = labelled("Tipo", default="", help="Grupo de valor, grupo de interés, interno, externo…")
    descripcion: Prose | None = labelled("Descripción", default=None)
    necesidades: tuple[Punto, ...] = labelled("Necesidades", default=())
    expectativas: tuple[Punto, ...] = labelled("Expectativas", default=())
    atencion: Prose | None = labelled("Cómo se atienden y se siguen", default=None)
    procesos: tuple[Ref[Proceso], ...] = labelled("Procesos que lo atienden", default=())
    otros_datos: tuple[Dato, ...] = labelled("Otros datos", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Tramite(Registro):
    """A trámite, another administrative procedure (OPA), a service or a consultation. Place: `entidades/<sigla>/tramites#<id>`."""

    kind: ClassVar[str] = "tramite"

    id: Identificador = labelled("Identificador", oculto=True)
    nombre: str = labelled("Nombre", oculto=True)
    tipo: str = labelled("Tipo", default="", help="Trámite, otro procedimiento administrativo (OPA), servicio, consulta de información.")
    codigo: str = labelled("Código en el SUIT o propio", default="")
    descripcion: Prose = labelled("En qué consiste")
    proceso: Ref[Proceso] = labelled("Proceso")
    procedimientos: tuple[Ref[Procedimiento], ...] = labelled("Procedimientos", default=())
    dependencia: Ref[Dependencia] | None = labelled("Dependencia", default=None)
    responsable: Ref[Responsable] | None = labelled("Responsable", default=None)
    grupos: tuple[Ref[GrupoDeValor], ...] = labelled("A quién va dirigido", default=())
    requisitos: tuple[Punto, ...] = labelled("Requisitos", default=())
    pasos: tuple[Punto, ...] = labelled("Pasos", default=())
    canales: tuple[str, ...] = labelled("Canales", default=())
    en_linea: str = labelled("En línea", default="", help="Totalmente, parcialmente, no.")
    costo: str = labelled("Costo", default="")
    tiempo: str = labelled("Tiempo de respuesta", default="")
    resultado: str = labelled("Qué se obtiene", default="")
    normas: tuple[NormaAplicable, ...] = labelled("Normas", default=())
    racionalizacion: Prose | None = labelled("Racionalización", default=None)
    enlace: Url | None = labelled("Dónde se hace", default=None)
    otros_datos: tuple[Dato, ...] = labelled("Otros datos", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivoDeInformacion(Registro):
    """An information asset. Place: `entidades/<sigla>/activos-de-informacion#<id>`."""

    kind: ClassVar[str] = "activo"

    id: Identificador = labelled("Identificador", oculto=True)
    codigo: str = labelled("Código", default="")
    nombre: str = labelled("Activo")
    descripcion: Prose | None = labelled("Descripción", default=None)
    tipo: str = labelled("Tipo", default="", help="Información, software, hardware, servicio, persona, instalación.")
    proceso: Ref[Proceso] | None = labelled("Proceso", default=None)
    propietario: Ref[Responsable] | None = labelled("Propietario", default=None)
    custodio: Ref[Responsable] | None = labelled("Custodio", default=None)
    serie: Ref[SerieDocumental] | None = labelled("Serie documental", default=None)
    soporte: str = labelled("Soporte y formato", default="")
    ubicacion: str = labelled("Ubicación", default="")
    confidencialidad: str = labelled("Confidencialidad", default="")
    integridad: str = labelled("Integridad", default="")
    disponibilidad: str = labelled("Disponibilidad", default="")
    criticidad: str = labelled("Criticidad", default="")
    clasificacion: str = labelled("Clasificación", default="", help="Información pública, pública clasificada o pública reservada.")
    sustento: Prose | None = labelled("Fundamento de la clasificación o la reserva", default=None)
    plazo: str = labelled("Plazo de la clasificación o la reserva", default="")
    otros_datos: tuple[Dato, ...] = labelled("Otros datos", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentoExterno(Registro):
    """A document that others made and the entity uses. Place: `entidades/<sigla>/documentos-externos#<id>`."""

    kind: ClassVar[str] = "documento_externo"

    id: Identificador = labelled("Identificador", oculto=True)
    codigo: str = labelled("Código", default="")
    nombre: str = labelled("Documento")
    emisor: str = labelled("Emisor")
    version: str = labelled("Versión o edición", default="")
    fecha: str = labelled("Fecha", default="")
    fuente: Clave | None = labelled("Fuente", default=None)
    procesos: tuple[Ref[Proceso], ...] = labelled("Procesos que lo usan", default=())
    responsable: Ref[Responsable] | None = labelled("Responsable", default=None)
    ubicacion: str = labelled("Ubicación", default="")
    enlace: Url | None = labelled("Enlace", default=None)
    otros_datos: tuple[Dato, ...] = labelled("Otros datos", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Celda(Registro):
    """A cell of a matrix. A bare text is what it says; «—» when it says nothing."""

    texto: Prose = labelled("Texto")


@dataclass(frozen=True, slots=True, kw_only=True)
class FilaDeMatriz(Registro):
    """A row of a matrix: a cell for each of its columns."""

    celdas: tuple[Celda, ...] = labelled("Celdas")


@dataclass(frozen=True, slots=True, kw_only=True)
class Matriz(Registro):
    """A matrix with the columns that the entity gives it: of communications, of assurance, of acquisitions. Address:
    `entidades/<sigla>/matrices/<id>`."""

    kind: ClassVar[str] = "matriz"

    id: Identificador = labelled("Identificador", oculto=True)
    codigo: str = labelled("Código", default="")
    nombre: str = labelled("Nombre", oculto=True)
    descripcion: Prose | None = labelled("Presentación", default=None)
    proceso: Ref[Proceso] | None = labelled("Proceso", default=None)
    responsable: Ref[Responsable] | None = labelled("Responsable", default=None)
    fecha: date | None = labelled("Fecha", default=None)
    periodo: str = labelled("Vigencia", default="")
    columnas: tuple[str, ...] = labelled("Columnas", oculto=True)
    filas: tuple[FilaDeMatriz, ...] = labelled("Filas", oculto=True)
    nota: Prose | None = labelled("Nota", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivoDeSeries(Registro):
    """retencion-documental.yml"""

    series: tuple[SerieDocumental, ...] = labelled("Retención documental")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivoDeGrupos(Registro):
    """grupos-de-valor.yml"""

    grupos: tuple[GrupoDeValor, ...] = labelled("Grupos de valor y de interés")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivoDeTramites(Registro):
    """tramites.yml, or one of tramites/*.yml"""

    tramites: tuple[Tramite, ...] = labelled("Trámites y servicios")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivoDeActivos(Registro):
    """activos-de-informacion.yml"""

    activos: tuple[ActivoDeInformacion, ...] = labelled("Activos de información")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivoDeExternos(Registro):
    """documentos-externos.yml"""

    documentos: tuple[DocumentoExterno, ...] = labelled("Documentos externos")
