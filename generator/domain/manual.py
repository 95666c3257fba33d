"""Floor 1: a recipe of a DOCX manual: what goes on the cover, which chapters and in what order. Data only; chapter kinds are code."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from generator.domain.entidad.organizacion import Entidad
from generator.domain.fields import Identificador, Prose, Ref, Registro, labelled


@dataclass(frozen=True, slots=True, kw_only=True)
class Capitulo(Registro):
    """A chapter. `tipo` is a registered chapter kind; `de` says of which record or page, when the kind needs one."""

    tipo: Identificador = labelled("Tipo de capítulo")
    titulo: str = labelled("Título", default="")
    de: str = labelled("De qué registro o página", default="", help="Identificador o dirección: «politicas/integridad».")
    secciones: tuple[str, ...] = labelled("Solo estas secciones", default=())
    texto: Prose | None = labelled("Texto", default=None)
    en_lista: bool = labelled("Divisiones como lista", default=False, help="Cada división va como una entrada, sin número y fuera del contenido.")


@dataclass(frozen=True, slots=True, kw_only=True)
class CambioDeManual(Registro):
    """A line of the control of changes of a manual."""

    version: str = labelled("Versión")
    fecha: date = labelled("Fecha")
    descripcion: str = labelled("Descripción del cambio")


@dataclass(frozen=True, slots=True, kw_only=True)
class Aprobacion(Registro):
    """Who elaborated, reviewed or approved the manual: a cargo, never a person."""

    accion: str = labelled("Acción", help="Elaboró, Revisó o Aprobó.")
    cargo: str = labelled("Cargo")
    fecha: date | None = labelled("Fecha", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Receta(Registro):
    """model/manuales/<id>.yml. With `por_cada` the recipe gives one manual per record of that kind (a ficha per policy, a
    document per procedure): title, code, version and signatures then come from the record."""

    kind: ClassVar[str] = "receta"

    id: Identificador = labelled("Identificador", oculto=True)
    clase: str = labelled("Clase de manual")
    titulo: str = labelled("Título", default="", help="Sin él, con «por_cada»: el nombre del registro.")
    subtitulo: str = labelled("Subtítulo", default="")
    entidad: Ref[Entidad] | None = labelled("Entidad", default=None)
    por_cada: str = labelled("Un manual por cada", default="", help="politica, dimension, proceso, procedimiento, documento, indicador…")
    codigo: str = labelled("Código", default="")
    version: str = labelled("Versión", default="")
    fecha: date | None = labelled("Fecha", default=None)
    estado: str = labelled("Estado", default="vigente")
    perfil: str = labelled("Perfil ICONTEC", default="ntc1486_2008")
    plantilla: str = labelled("Plantilla de Word", default="")
    institucion: str = labelled("Institución", default="")
    dependencia: str = labelled("Dependencia", default="")
    ciudad: str = labelled("Ciudad", default="")
    palabras_clave: tuple[str, ...] = labelled("Palabras clave", default=())
    introduccion: Prose | None = labelled("Introducción", default=None)
    conclusiones: Prose | None = labelled("Conclusiones", default=None)
    glosario: bool = labelled("Con glosario", default=True)
    niveles_de_contenido: int = labelled("Niveles de títulos en el contenido", default=4, minimo=1, maximo=4)
    capitulos: tuple[Capitulo, ...] = labelled("Capítulos")
    anexos: tuple[Capitulo, ...] = labelled("Anexos", default=())
    cambios: tuple[CambioDeManual, ...] = labelled("Control de cambios", default=())
    aprobaciones: tuple[Aprobacion, ...] = labelled("Aprobaciones", default=())
