"""Floor 1: who the entity is: name, structure, cargos, how its documents are coded, how strict its rules are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from generator.domain.comunes import Dato, Punto
from generator.domain.fields import Correo, Hora, Identificador, Imagen, Prose, Ref, Registro, Url, labelled

if TYPE_CHECKING:
    from generator.domain.entidad.control_documental import Seccion
    from generator.domain.entidad.documental import TipoDeProceso
    from generator.domain.meci import LineaDeDefensa
    from generator.domain.riesgo import GuiaDeRiesgo


class Orden(StrEnum):
    """The order of government of the entity."""

    NACIONAL = "nacional"
    REGIONAL = "regional"
    DEPARTAMENTAL = "departamental"
    DISTRITAL = "distrital"
    METROPOLITANO = "metropolitano"
    MUNICIPAL = "municipal"


class Severidad(StrEnum):
    """How hard a rule is for this entity."""

    ERROR = "error"
    AVISO = "aviso"


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjetivoEstrategico(Registro):
    """A strategic objective of the entity."""

    kind: ClassVar[str] = "objetivo_estrategico"

    id: Identificador = labelled("Identificador", oculto=True)
    texto: Prose = labelled("Objetivo")


@dataclass(frozen=True, slots=True, kw_only=True)
class ValorDeEntidad(Registro):
    """A value of the entity's code: the five of the Código de Integridad, plus up to two of its own."""

    nombre: str = labelled("Valor")
    descripcion: Prose = labelled("Qué significa aquí")
    propio: bool = labelled("Propio de la entidad", default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependencia(Registro):
    """A unit of the structure. Place: `entidades/<sigla>/dependencias#<id>`."""

    kind: ClassVar[str] = "dependencia"

    id: Identificador = labelled("Identificador", oculto=True)
    nombre: str = labelled("Nombre", oculto=True)
    codigo: str = labelled("Código", default="", help="El de la estructura o de la tabla de retención documental: «100».")
    superior: Ref[Dependencia] | None = labelled("Depende de", default=None)
    jefe: Ref[Cargo] | None = labelled("A cargo de", default=None)
    objetivo: Prose | None = labelled("Objetivo", default=None)
    funciones: tuple[Punto, ...] = labelled("Funciones", default=())
    otros_datos: tuple[Dato, ...] = labelled("Otros datos", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Integrante(Registro):
    """Who is in a committee: a cargo of the entity or someone else, and as what. A bare text is the cargo."""

    cargo: Ref[Cargo] | None = labelled("Cargo", default=None)
    externo: str = labelled("Externo", default="", help="Quien no es un cargo de la entidad: «Delegado de la Gobernación».")
    calidad: str = labelled("Calidad", default="", help="Preside, secretaría técnica, con voz y voto, con voz, invitado permanente.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cargo(Registro):
    """A post, a role or a collegiate body that answers for something, or someone outside who does an activity («nivel: externo»):
    never a person. Place: `entidades/<sigla>/cargos#<id>`."""

    kind: ClassVar[str] = "cargo"

    id: Identificador = labelled("Identificador", oculto=True)
    nombre: str = labelled("Nombre", oculto=True)
    nivel: str = labelled("Nivel", default="", help="Directivo, asesor, profesional, técnico, asistencial, comité, rol, externo…")
    codigo: str = labelled("Código y grado", default="")
    dependencia: Ref[Dependencia] | None = labelled("Dependencia", default=None)
    superior: Ref[Cargo] | None = labelled("Superior inmediato", default=None)
    correo: Correo | None = labelled("Correo institucional del cargo", default=None)
    proposito: Prose | None = labelled("Propósito", default=None)
    funciones: tuple[Punto, ...] = labelled("Funciones", default=())
    integrantes: tuple[Integrante, ...] = labelled("Integrantes", default=(), help="De un comité.")
    acto_de_creacion: str = labelled("Acto de creación", default="")
    periodicidad: str = labelled("Con qué frecuencia sesiona", default="")
    otros_datos: tuple[Dato, ...] = labelled("Otros datos", default=())


Responsable = Cargo | Dependencia
"""Who answers for something: a cargo, or the dependencia where the entity names no cargo."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sede(Registro):
    """A place where the entity attends."""

    nombre: str = labelled("Sede")
    direccion: str = labelled("Dirección")
    telefono: str = labelled("Teléfono", default="")
    abre: Hora | None = labelled("Abre a las", default=None)
    cierra: Hora | None = labelled("Cierra a las", default=None)
    dias: str = labelled("Días de atención", default="")
    horario: str = labelled("Horario", default="", help="Cuando no cabe en «abre» y «cierra»: «8:00 a 12:00 y 14:00 a 18:00».")


@dataclass(frozen=True, slots=True, kw_only=True)
class TipoDeDocumento(Registro):
    """A kind of controlled document, with the sigla of its codes. `clase` says which usual sections it has."""

    kind: ClassVar[str] = "tipo_de_documento"

    id: Identificador = labelled("Identificador")
    nombre: str = labelled("Tipo")
    sigla: str = labelled("Sigla")
    nivel: int = labelled("Nivel en la pirámide documental", default=3, minimo=1, maximo=5)
    plantilla: str = labelled("Plantilla de sus códigos", default="", help="Cuando no es la de «codificacion»: «FO-{NNN}».")


@dataclass(frozen=True, slots=True, kw_only=True)
class Codificacion(Registro):
    """How codes are formed. The template's pieces: {ENTIDAD} {TIPO_PROCESO} {PROCESO} {SUBPROCESO} {TIPO} {N} {NN} {NNN} {NNNN};
    the rest is literal. `separado`: the consecutive counts per process and type (True) or in the whole entity (False)."""

    plantilla: str = labelled("Plantilla", help="Por ejemplo {PROCESO}-{TIPO}-{NNN}.")
    version_inicial: str = labelled("Versión inicial", default="1")
    separado: bool = labelled("Consecutivo por proceso y tipo", default=True)
    excepciones: tuple[str, ...] = labelled("Códigos heredados que no siguen la plantilla", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class CodigoRetirado(Registro):
    """A code of a document that no longer exists: it is never used again."""

    codigo: str = labelled("Código")
    motivo: str = labelled("Motivo")
    fecha: date | None = labelled("Fecha", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SalarioMinimo(Registro):
    """The SMLMV of a year, in pesos: a parameter that the entity keeps up to date."""

    anio: int = labelled("Año", minimo=1990, maximo=2100)
    valor: Decimal = labelled("Valor en pesos", minimo=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class AjusteDeRegla(Registro):
    """The severity that this entity gives to one rule of the G family."""

    regla: str = labelled("Código de la regla", patron=r"G\d\d")
    severidad: Severidad = labelled("Severidad")
    motivo: str = labelled("Motivo", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class LineaEnEntidad(Registro):
    """Who is in a line of defence in this entity."""

    linea: Ref[LineaDeDefensa] = labelled("Línea")
    cargos: tuple[Ref[Responsable], ...] = labelled("Cargos")
    nota: Prose | None = labelled("Nota", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Franja(Registro):
    """How the entity calls a band of its process map."""

    tipo: TipoDeProceso = labelled("Tipo de proceso")
    nombre: str = labelled("Nombre de la franja", help="«Procesos gerenciales», «Seguimiento y control».")


@dataclass(frozen=True, slots=True, kw_only=True)
class Presentacion(Registro):
    """How the entity's own format of a kind of document differs: titles of its sections and their order."""

    clase: str = labelled("Clase", help="proceso, procedimiento, documento, riesgo, indicador, o el identificador de un tipo de documento.")
    titulos: Mapping[str, str] | None = labelled("Títulos", default=None, help="Clave y título: «politicas_de_operacion: Condiciones generales».")
    orden: tuple[str, ...] = labelled("Orden", default=(), help="Claves de las secciones; las que no se nombran van después.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClasePropia(Registro):
    """A kind of risk that the entity adds to those of the guide; it is written as one of gestión."""

    id: Identificador = labelled("Identificador")
    nombre: str = labelled("Clase")


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorDeContexto(Registro):
    """What helps or threatens the entity: a strength, a weakness, an opportunity, a threat, or a factor of another analysis."""

    tipo: str = labelled("Tipo", help="Fortaleza, oportunidad, debilidad, amenaza; o político, económico, social…")
    descripcion: Prose = labelled("Descripción")


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultadoDeEntidad(Registro):
    """A score of the entity as a whole in a year: its IDI, the index of a dimension, its index of control interno."""

    vigencia: int = labelled("Vigencia", minimo=2000, maximo=2100)
    instrumento: str = labelled("Medición", help="«FURAG: índice de desempeño institucional», «ITA».")
    valor: Decimal = labelled("Puntaje", minimo=0, maximo=100)
    nota: str = labelled("Nota", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entidad(Registro):
    """model/entidades/<sigla>/entidad.yml. Address: `entidades/<sigla>`; the id is the folder's name."""

    kind: ClassVar[str] = "entidad"

    id: Identificador = labelled("Identificador", oculto=True)
    nombre: str = labelled("Nombre", oculto=True)
    sigla: str = labelled("Sigla", oculto=True)
    ficticia: bool = labelled("Entidad de ejemplo", default=False, oculto=True)
    nit: str = labelled("NIT", default="")
    orden: Orden = labelled("Orden")
    sector: str = labelled("Sector", default="")
    naturaleza_juridica: str = labelled("Naturaleza jurídica")
    ciudad: str = labelled("Ciudad")
    codigo_dane: str = labelled("Código DANE", default="", patron=r"\d{2,8}")
    presentacion: Prose | None = labelled("Presentación", default=None, part="objeto")
    proposito: Prose | None = labelled("Propósito superior", default=None)
    mision: Prose = labelled("Misión")
    vision: Prose = labelled("Visión")
    objetivos_estrategicos: tuple[ObjetivoEstrategico, ...] = labelled("Objetivos estratégicos")
    valores: tuple[ValorDeEntidad, ...] = labelled("Valores")
    politica_de_calidad: Prose | None = labelled("Política del sistema de gestión", default=None)
    funciones: tuple[Punto, ...] = labelled("Funciones", default=())
    contexto: tuple[FactorDeContexto, ...] = labelled("Contexto", default=())
    resultados: tuple[ResultadoDeEntidad, ...] = labelled("Resultados de la medición", default=())
    secciones: tuple[Seccion, ...] = labelled("Otras secciones", default=())
    otros_datos: tuple[Dato, ...] = labelled("Otros datos", default=())
    dependencias: tuple[Dependencia, ...] = labelled("Dependencias")
    cargos: tuple[Cargo, ...] = labelled("Cargos")
    lineas_de_defensa: tuple[LineaEnEntidad, ...] = labelled("Líneas de defensa", default=())
    sedes: tuple[Sede, ...] = labelled("Sedes", default=())
    correo: Correo | None = labelled("Correo institucional", default=None)
    enlace: Url | None = labelled("Sitio web", default=None)
    logo: Imagen | None = labelled("Logo", default=None, oculto=True)
    plantilla: str = labelled("Plantilla de Word", default="", oculto=True, help="Archivo .docx de la carpeta de la entidad.")
    perfil: str = labelled("Perfil ICONTEC", default="documento_controlado", oculto=True)
    leyenda: str = labelled("Leyenda de copia no controlada", default="", oculto=True)
    codificacion: Codificacion = labelled("Codificación de documentos", oculto=True)
    franjas: tuple[Franja, ...] = labelled("Nombres de las franjas del mapa de procesos", default=(), oculto=True)
    necesidades: str = labelled("Entrada del mapa de procesos", default="", oculto=True, help="En lugar de «Necesidades de los grupos de valor».")
    satisfaccion: str = labelled("Salida del mapa de procesos", default="", oculto=True, help="En lugar de «Satisfacción de los grupos de valor».")
    presentacion_de_documentos: tuple[Presentacion, ...] = labelled("Formato propio de los documentos", default=(), oculto=True)
    tipos_de_documento: tuple[TipoDeDocumento, ...] = labelled("Tipos de documento")
    codigos_retirados: tuple[CodigoRetirado, ...] = labelled("Códigos retirados", default=(), oculto=True)
    guia_de_riesgo: Ref[GuiaDeRiesgo] = labelled("Versión de la guía de riesgo")
    clases_de_riesgo: tuple[ClasePropia, ...] = labelled("Clases de riesgo propias", default=(), oculto=True)
    salario_minimo: tuple[SalarioMinimo, ...] = labelled("Salario mínimo", default=(), oculto=True)
    politica_de_riesgo: Prose | None = labelled("Política de administración del riesgo", default=None)
    apetito_de_riesgo: Prose | None = labelled("Apetito, tolerancia y capacidad de riesgo", default=None)
    reglas: tuple[AjusteDeRegla, ...] = labelled("Severidad de las reglas", default=(), oculto=True)
