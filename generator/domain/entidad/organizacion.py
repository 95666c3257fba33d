"""Floor 1: who the entity is: name, structure, cargos, how its documents are coded, how strict its rules are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from generator.domain.comunes import Punto
from generator.domain.fields import Correo, Hora, Identificador, Imagen, Prose, Ref, Registro, Url, labelled

if TYPE_CHECKING:
    from generator.domain.meci import LineaDeDefensa
    from generator.domain.riesgo import GuiaDeRiesgo


class Orden(StrEnum):
    """The order of government of the entity."""

    NACIONAL = "nacional"
    DEPARTAMENTAL = "departamental"
    DISTRITAL = "distrital"
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
    superior: Ref[Dependencia] | None = labelled("Depende de", default=None)
    funciones: tuple[Punto, ...] = labelled("Funciones", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Cargo(Registro):
    """A post, or a collegiate body that answers for something: never a person. Place: `entidades/<sigla>/cargos#<id>`."""

    kind: ClassVar[str] = "cargo"

    id: Identificador = labelled("Identificador", oculto=True)
    nombre: str = labelled("Nombre", oculto=True)
    nivel: str = labelled("Nivel", default="", help="Directivo, asesor, profesional, técnico, asistencial, comité…")
    dependencia: Ref[Dependencia] | None = labelled("Dependencia", default=None)
    correo: Correo | None = labelled("Correo institucional del cargo", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sede(Registro):
    """A place where the entity attends."""

    nombre: str = labelled("Sede")
    direccion: str = labelled("Dirección")
    telefono: str = labelled("Teléfono", default="")
    abre: Hora | None = labelled("Abre a las", default=None)
    cierra: Hora | None = labelled("Cierra a las", default=None)
    dias: str = labelled("Días de atención", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class TipoDeDocumento(Registro):
    """A kind of controlled document, with the sigla of its codes. `clase` says which usual sections it has."""

    kind: ClassVar[str] = "tipo_de_documento"

    id: Identificador = labelled("Identificador")
    nombre: str = labelled("Tipo")
    sigla: str = labelled("Sigla")
    nivel: int = labelled("Nivel en la pirámide documental", default=3, minimo=1, maximo=5)


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
    cargos: tuple[Ref[Cargo], ...] = labelled("Cargos")
    nota: Prose | None = labelled("Nota", default=None)


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
    mision: Prose = labelled("Misión")
    vision: Prose = labelled("Visión")
    objetivos_estrategicos: tuple[ObjetivoEstrategico, ...] = labelled("Objetivos estratégicos")
    valores: tuple[ValorDeEntidad, ...] = labelled("Valores")
    politica_de_calidad: Prose | None = labelled("Política del sistema de gestión", default=None)
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
    tipos_de_documento: tuple[TipoDeDocumento, ...] = labelled("Tipos de documento")
    codigos_retirados: tuple[CodigoRetirado, ...] = labelled("Códigos retirados", default=(), oculto=True)
    guia_de_riesgo: Ref[GuiaDeRiesgo] = labelled("Versión de la guía de riesgo")
    salario_minimo: tuple[SalarioMinimo, ...] = labelled("Salario mínimo", default=(), oculto=True)
    politica_de_riesgo: Prose | None = labelled("Política de administración del riesgo", default=None)
    apetito_de_riesgo: Prose | None = labelled("Apetito, tolerancia y capacidad de riesgo", default=None)
    reglas: tuple[AjusteDeRegla, ...] = labelled("Severidad de las reglas", default=(), oculto=True)
