"""Floor 1: the model as a whole: what MIPG is, its objectives, principles, areas of focus, how it works, its time line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generator.domain.comunes import Apartado, NormaAplicable, Punto, Ventanilla
from generator.domain.fields import Clave, Identificador, Pendiente, Prose, Ref, Registro, labelled


@dataclass(frozen=True, slots=True, kw_only=True)
class Objetivo(Registro):
    """One of the five objectives. Place: `objetivos#<id>`. `texto` is the official wording of the base document."""

    kind: ClassVar[str] = "objetivo"

    id: Identificador = labelled("Identificador", oculto=True)
    numero: int = labelled("Número", minimo=1, maximo=5, oculto=True)
    nombre: str = labelled("Nombre corto", oculto=True)
    texto: Prose = labelled("Objetivo")
    explicacion: Prose = labelled("Qué significa")


@dataclass(frozen=True, slots=True, kw_only=True)
class Principio(Registro):
    """One of the six principles. Place: `principios#<id>`."""

    kind: ClassVar[str] = "principio"

    id: Identificador = labelled("Identificador", oculto=True)
    numero: int = labelled("Número", minimo=1, maximo=6, oculto=True)
    nombre: str = labelled("Nombre oficial", oculto=True)
    texto: Prose = labelled("Principio")
    explicacion: Prose = labelled("Cómo se reconoce en la práctica")


@dataclass(frozen=True, slots=True, kw_only=True)
class Enfoque(Registro):
    """One of the six areas of focus, with its window. Place: `enfoque#<id>`."""

    kind: ClassVar[str] = "enfoque"

    id: Identificador = labelled("Identificador", oculto=True)
    nombre: str = labelled("Nombre", oculto=True)
    ventanilla: Ventanilla = labelled("Hacia dónde mira")
    explicacion: Prose = labelled("Explicación")
    objetivos: tuple[Ref[Objetivo], ...] = labelled("Objetivos asociados")


@dataclass(frozen=True, slots=True, kw_only=True)
class Valor(Registro):
    """One of the five values of the Código de Integridad."""

    kind: ClassVar[str] = "valor"

    id: Identificador = labelled("Identificador", oculto=True)
    nombre: str = labelled("Nombre", oculto=True)
    descripcion: Prose = labelled("Descripción")


@dataclass(frozen=True, slots=True, kw_only=True)
class Grupo(Registro):
    """A group of entities and what it must apply."""

    quienes: Prose = labelled("Quiénes")
    que_aplican: Prose = labelled("Qué deben aplicar")
    pendiente: str = labelled("Pendiente de cotejo", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sistema(Registro):
    """A predecessor system that MIPG integrates or articulates."""

    id: Identificador = labelled("Identificador", oculto=True)
    nombre: str = labelled("Sistema", oculto=True)
    relacion: str = labelled("Relación con MIPG", help="«Integrado» o «Articulado».")
    descripcion: Prose = labelled("Descripción")
    fuentes: tuple[Clave, ...] = labelled("Normas", default=())
    pendiente: str = labelled("Pendiente de cotejo", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Componente(Registro):
    """One of the three components: institucionalidad, operación, medición."""

    id: Identificador = labelled("Identificador", oculto=True)
    nombre: str = labelled("Nombre", oculto=True)
    texto: Prose = labelled("Qué es")
    explicacion: Prose = labelled("Cómo funciona")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentoDeReferencia(Registro):
    """One of the five reference documents of the base document."""

    id: Identificador = labelled("Identificador", oculto=True)
    nombre: str = labelled("Como lo cita el documento base", oculto=True)
    que_es: Prose = labelled("Qué es")
    estado: Prose = labelled("Estado actual")
    fuentes: tuple[Clave, ...] = labelled("Fuentes", default=())
    pendiente: str = labelled("Pendiente de cotejo", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mipg(Registro):
    """model/mipg.yml"""

    nombre: str = labelled("Nombre", oculto=True)
    sigla: str = labelled("Sigla", oculto=True)
    presentacion: Prose = labelled("Presentación", help="Dos o tres frases para la página de inicio.")
    definicion: Prose = labelled("¿Qué es MIPG?", part="objeto")
    base_legal: Prose = labelled("Base legal")
    normas: tuple[NormaAplicable, ...] = labelled("Artículos que conviene conocer", part="referencias-normativas")
    sistemas: tuple[Sistema, ...] = labelled("Sistemas que integra o articula")
    compatibles: Prose = labelled("Otros sistemas de gestión")
    aplicacion: Prose = labelled("A quién aplica", part="alcance")
    grupos: tuple[Grupo, ...] = labelled("Qué aplica cada tipo de entidad", part="alcance")
    para_que: Prose = labelled("¿Para qué MIPG?")
    valores: tuple[Valor, ...] = labelled("Valores del servicio público")
    valores_nota: Prose | None = labelled("Sobre el Código de Integridad", default=None)
    objetivos_introduccion: Prose = labelled("Introducción de los objetivos")
    objetivos: tuple[Objetivo, ...] = labelled("Objetivos")
    principios_introduccion: Prose = labelled("Introducción de los principios")
    principios: tuple[Principio, ...] = labelled("Principios")
    enfoque_introduccion: Prose = labelled("Introducción del enfoque")
    enfoques: tuple[Enfoque, ...] = labelled("Enfoque")
    como_funciona: Prose = labelled("¿Cómo funciona MIPG?")
    componentes: tuple[Componente, ...] = labelled("Componentes")
    dimensiones_introduccion: Prose = labelled("Dimensiones operativas de MIPG")
    politicas_introduccion: Prose = labelled("Políticas de gestión y desempeño institucional")
    numeraciones: Prose = labelled("Numeraciones que se confunden")
    documentos_introduccion: Prose = labelled("Introducción de los documentos de referencia")
    documentos_de_referencia: tuple[DocumentoDeReferencia, ...] = labelled("Documentos de referencia")
    advertencias: tuple[Apartado, ...] = labelled("Lo que conviene no confundir", default=())
    pendientes: tuple[Pendiente, ...] = labelled("Pendientes de cotejo", default=(), oculto=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Instancia(Registro):
    """A body of the institutional arrangement. Place: `institucionalidad#<id>`."""

    kind: ClassVar[str] = "instancia"

    id: Identificador = labelled("Identificador", oculto=True)
    nombre: str = labelled("Nombre", oculto=True)
    sigla: str = labelled("Sigla", default="")
    quienes: Prose = labelled("Quiénes la integran")
    que_hace: Prose = labelled("Qué hace")
    normas: tuple[NormaAplicable, ...] = labelled("Normas", default=())
    pendiente: str = labelled("Pendiente de cotejo", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Institucionalidad(Registro):
    """model/institucionalidad.yml"""

    introduccion: Prose = labelled("Introducción", part="objeto")
    instancias: tuple[Instancia, ...] = labelled("Instancias")
    entidades_del_consejo: tuple[str, ...] = labelled("Entidades del Consejo para la Gestión y Desempeño Institucional")
    consejo_nota: Prose | None = labelled("Sobre el Consejo", default=None)
    pendientes: tuple[Pendiente, ...] = labelled("Pendientes de cotejo", default=(), oculto=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentoDeMedicion(Registro):
    """FURAG, MDI, IDI… Place: `medicion#<id>`."""

    kind: ClassVar[str] = "medicion"

    id: Identificador = labelled("Identificador", oculto=True)
    nombre: str = labelled("Nombre", oculto=True)
    sigla: str = labelled("Sigla", default="")
    que_es: Prose = labelled("Qué es")
    como_se_usa: Prose = labelled("Cómo se usa")
    fuentes: tuple[Clave, ...] = labelled("Fuentes", default=())
    pendiente: str = labelled("Pendiente de cotejo", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Resultado(Registro):
    """A published national result. Values keep their official decimals as text («82,9»)."""

    vigencia: str = labelled("Vigencia")
    ambito: str = labelled("Ámbito")
    valor: str = labelled("Valor")
    fuentes: tuple[Clave, ...] = labelled("Fuentes", default=())
    pendiente: str = labelled("Pendiente de cotejo", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Medicion(Registro):
    """model/medicion.yml"""

    introduccion: Prose = labelled("Introducción", part="objeto")
    instrumentos: tuple[InstrumentoDeMedicion, ...] = labelled("Instrumentos de medición")
    resultados: tuple[Resultado, ...] = labelled("Resultados publicados", default=())
    comparabilidad: Prose = labelled("Advertencia de comparabilidad")
    pendientes: tuple[Pendiente, ...] = labelled("Pendientes de cotejo", default=(), oculto=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hito(Registro):
    """A point of the time line."""

    anio: int = labelled("Año", minimo=1900, maximo=2100)
    fecha: str = labelled("Fecha", default="", help="Como texto: «11 de septiembre».")
    texto: Prose = labelled("Hito")
    pendiente: str = labelled("Pendiente de cotejo", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionDelManual(Registro):
    """A version of the Manual Operativo."""

    version: str = labelled("Versión")
    fecha: str = labelled("Fecha")
    politicas: str = labelled("N.º de políticas")
    cambio: Prose = labelled("Cambio principal")
    fuentes: tuple[Clave, ...] = labelled("Fuentes", default=())
    pendiente: str = labelled("Pendiente de cotejo", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class LineaDeTiempo(Registro):
    """model/linea-de-tiempo.yml"""

    introduccion: Prose = labelled("Introducción", part="objeto")
    hitos: tuple[Hito, ...] = labelled("Hitos")
    versiones_introduccion: Prose = labelled("Sobre las versiones del Manual Operativo")
    versiones_del_manual: tuple[VersionDelManual, ...] = labelled("Versiones del Manual Operativo")
    politicas_posteriores: tuple[Punto, ...] = labelled("Políticas que no estaban en 2017")
    pendientes: tuple[Pendiente, ...] = labelled("Pendientes de cotejo", default=(), oculto=True)
