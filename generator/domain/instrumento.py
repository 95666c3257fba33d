"""Floor 1: instruments, the plans of Decreto 612 de 2018 and the glossary: what policies point at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from generator.domain.fields import Clave, Identificador, Pendiente, Prose, Ref, Registro, Url, labelled

if TYPE_CHECKING:
    from generator.domain.politica import Politica


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrumento(Registro):
    """A plan, system, guide or tool that policies use. Place: `instrumentos#<id>`."""

    kind: ClassVar[str] = "instrumento"

    id: Identificador = labelled("Identificador", oculto=True)
    nombre: str = labelled("Nombre", oculto=True)
    sigla: str = labelled("Sigla", default="")
    tipo: str = labelled("Tipo", help="Plan, sistema, guía, registro, autodiagnóstico, metodología…")
    descripcion: Prose = labelled("Descripción")
    responsable: str = labelled("Quién lo expide o administra", default="")
    fuentes: tuple[Clave, ...] = labelled("Fuentes", default=())
    enlace: Url | None = labelled("Enlace", default=None)
    pendiente: str = labelled("Pendiente de cotejo", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrumentos(Registro):
    """model/instrumentos.yml"""

    introduccion: Prose = labelled("Introducción")
    instrumentos: tuple[Instrumento, ...] = labelled("Instrumentos")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Registro):
    """A plan that Decreto 612 de 2018 integrates into the plan of action. Place: `planes#<id>`."""

    kind: ClassVar[str] = "plan"

    id: Identificador = labelled("Identificador", oculto=True)
    numero: int = labelled("Número", minimo=1, maximo=12)
    nombre: str = labelled("Nombre", oculto=True)
    sigla: str = labelled("Sigla", default="")
    politica: Ref[Politica] = labelled("Política")
    unidad_responsable: str = labelled("Unidad responsable")
    fuentes: tuple[Clave, ...] = labelled("Normas que lo regulan", default=())
    contenido: Prose = labelled("Qué contiene")
    nota: Prose | None = labelled("Nota", default=None)
    pendiente: str = labelled("Pendiente de cotejo", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Planes(Registro):
    """model/planes.yml"""

    introduccion: Prose = labelled("Introducción")
    reglas: Prose = labelled("Reglas comunes")
    planes: tuple[Plan, ...] = labelled("Planes")
    pendientes: tuple[Pendiente, ...] = labelled("Pendientes de cotejo", default=(), oculto=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Termino(Registro):
    """A term of the glossary. Place: `glosario#<id>`. Prose that uses it gets a tooltip."""

    kind: ClassVar[str] = "termino"

    id: Identificador = labelled("Identificador", oculto=True)
    nombre: str = labelled("Término", oculto=True)
    sigla: str = labelled("Sigla", default="", help="Si el término tiene sigla: «FURAG».")
    variantes: tuple[str, ...] = labelled("Otras formas", default=(), help="Plurales y variantes que también se enlazan.")
    salvo_en: tuple[str, ...] = labelled("Frases en que no se enlaza", default=(), oculto=True,
                                         help="Las que usan la palabra en otro sentido: «control disciplinario».")
    definicion: Prose = labelled("Definición")
    fuentes: tuple[Clave, ...] = labelled("Fuentes", default=())
    relacionados: tuple[Ref[Termino], ...] = labelled("Términos relacionados", default=())
    pendiente: str = labelled("Pendiente de cotejo", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Glosario(Registro):
    """model/glosario.yml"""

    introduccion: Prose = labelled("Introducción")
    terminos: tuple[Termino, ...] = labelled("Términos")
