"""Floor 1: indicators, the policies of MIPG as the entity keeps them, its normograma and its plans of Decreto 612 de 2018."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from generator.domain.comunes import Dato
from generator.domain.entidad.control_documental import Cambio
from generator.domain.entidad.documental import AccionDePlan, Proceso
from generator.domain.entidad.organizacion import ObjetivoEstrategico, Responsable
from generator.domain.fields import Clave, Identificador, Prose, Ref, Registro, Url, labelled
from generator.domain.periodos import PERIODO

if TYPE_CHECKING:
    from generator.domain.instrumento import Plan
    from generator.domain.politica import Politica


class Tendencia(StrEnum):
    """Where a good value goes."""

    CRECIENTE = "creciente"
    DECRECIENTE = "decreciente"
    MANTENER = "mantener"


class Frecuencia(StrEnum):
    """How often something is measured or reported."""

    PERMANENTE = "permanente"
    DIARIA = "diaria"
    SEMANAL = "semanal"
    QUINCENAL = "quincenal"
    MENSUAL = "mensual"
    BIMESTRAL = "bimestral"
    TRIMESTRAL = "trimestral"
    CUATRIMESTRAL = "cuatrimestral"
    SEMESTRAL = "semestral"
    ANUAL = "anual"
    BIENAL = "bienal"
    CUATRIENAL = "cuatrienal"
    UNICA = "unica"
    POR_DEMANDA = "por_demanda"


class Nivel(StrEnum):
    """A light of the semáforo."""

    AZUL = "azul"
    VERDE = "verde"
    AMARILLO = "amarillo"
    NARANJA = "naranja"
    ROJO = "rojo"


class Acumulacion(StrEnum):
    """How the periods of a year make the value of the year."""

    NO_ACUMULA = "no_acumula"
    SUMA = "suma"
    PROMEDIO = "promedio"
    ULTIMO = "ultimo"
    VARIABLES = "variables"
    """The formula over the sum of each variable: of a rate, which is not the average of those of its periods."""


class Base(StrEnum):
    """What the ranges of the semáforo are read on: the value itself, or how much of the target it is, in percent."""

    VALOR = "valor"
    CUMPLIMIENTO = "cumplimiento"


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable(Registro):
    """A variable of the formula."""

    simbolo: str = labelled("Símbolo", patron=r"[^\W\d_]\w*", help="Una letra o una palabra, sin espacios: A, NPR, atendidas.")
    nombre: str = labelled("Nombre")
    unidad: str = labelled("Unidad", default="")
    fuente: str = labelled("Fuente", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rango(Registro):
    """A light's range: `desde <= valor < hasta`; a missing bound is open. `hasta_incluido`: `valor <= hasta`."""

    nivel: Nivel = labelled("Nivel")
    nombre: str = labelled("Nombre", default="", help="Como lo llama la entidad: «Satisfactorio», «Crítico».")
    desde: Decimal | None = labelled("Desde", default=None)
    hasta: Decimal | None = labelled("Hasta", default=None)
    hasta_incluido: bool = labelled("Incluye el límite superior", default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta(Registro):
    """The target of a year or period."""

    periodo: str = labelled("Periodo", help="«2025», uno más corto como «2025-T1», o varios años: «2024-2027».")
    valor: Decimal = labelled("Meta")
    descripcion: str = labelled("Descripción", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Medida(Registro):
    """A measurement. Give the value, or the value of each variable and it is computed with the formula."""

    periodo: str = labelled("Periodo", patron=PERIODO,
                            help="2025, 2025-T1, 2025-S2, 2025-03…")
    valor: Decimal | None = labelled("Valor", default=None)
    variables: Mapping[str, Decimal] | None = labelled("Variables", default=None)
    desagregado: Mapping[str, Decimal] | None = labelled("Desagregado", default=None, help="Categoría y valor: «Rural: 82.5».")
    analisis: Prose | None = labelled("Análisis", default=None)
    accion: Prose | None = labelled("Acción", default=None)
    fecha: date | None = labelled("Fecha de la medición", default=None)
    acciones: tuple[AccionDePlan, ...] = labelled("Acciones con responsable y fecha", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class LineaBase(Registro):
    """Where the indicator starts from."""

    valor: Decimal = labelled("Valor")
    periodo: str = labelled("Periodo", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicador(Registro):
    """An indicator's hoja de vida. Address: `entidades/<sigla>/indicadores/<id>`."""

    kind: ClassVar[str] = "indicador"

    id: Identificador = labelled("Identificador", oculto=True)
    codigo: str = labelled("Código", default="")
    nombre: str = labelled("Nombre", oculto=True)
    proceso: Ref[Proceso] = labelled("Proceso")
    objetivo: Prose = labelled("Objetivo que mide", part="objeto")
    objetivo_estrategico: Ref[ObjetivoEstrategico] | None = labelled("Objetivo estratégico", default=None)
    politicas: tuple[Ref[Politica], ...] = labelled("Políticas de MIPG", default=())
    nivel: str = labelled("Nivel", default="", help="Estratégico, de proceso, de proyecto.")
    plan: str = labelled("Plan o proyecto", default="")
    tipo: str = labelled("Tipo", help="Eficacia, eficiencia, efectividad, economía, calidad; o gestión, producto, resultado, impacto.")
    formula: str = labelled("Fórmula", help="Con los símbolos de las variables: (A / B) * 100.")
    variables: tuple[Variable, ...] = labelled("Variables")
    unidad: str = labelled("Unidad de medida")
    decimales: int = labelled("Decimales que se muestran", default=1, minimo=0, maximo=6, oculto=True)
    linea_base: LineaBase | None = labelled("Línea base", default=None)
    metas: tuple[Meta, ...] = labelled("Metas")
    tendencia: Tendencia = labelled("Tendencia esperada")
    desde_linea_base: bool = labelled("El cumplimiento se mide desde la línea base", default=False, help="Lo avanzado de la línea base a la meta, no el valor sobre la meta.")
    acumulacion: Acumulacion = labelled("Acumulación en el año", default=Acumulacion.NO_ACUMULA)
    base_de_rangos: Base = labelled("El semáforo se lee sobre", default=Base.VALOR, help="«valor» del indicador, o «cumplimiento» de la meta en %.")
    rangos: tuple[Rango, ...] = labelled("Rangos del semáforo")
    frecuencia_de_medicion: Frecuencia = labelled("Frecuencia de medición")
    frecuencia_de_reporte: Frecuencia = labelled("Frecuencia de reporte")
    fuente: str = labelled("Fuente de la información")
    medio_de_verificacion: str = labelled("Medio de verificación", default="")
    responsable_de_medir: Ref[Responsable] = labelled("Responsable de medir")
    responsable_de_analizar: Ref[Responsable] = labelled("Responsable de analizar")
    responsable_de_reportar: Ref[Responsable] | None = labelled("Responsable de reportar", default=None)
    usuarios: tuple[str, ...] = labelled("A quién se reporta", default=())
    desagregacion: tuple[str, ...] = labelled("Desagregación", default=(), help="Por sexo, por zona, por sede…")
    cobertura: str = labelled("Cobertura geográfica", default="")
    limitaciones: Prose | None = labelled("Limitaciones y observaciones", default=None)
    vigente_desde: date | None = labelled("Se mide desde", default=None)
    serie: tuple[Medida, ...] = labelled("Mediciones", default=())
    version: str = labelled("Versión de la ficha", default="")
    cambios: tuple[Cambio, ...] = labelled("Control de cambios", default=())
    otros_datos: tuple[Dato, ...] = labelled("Otros datos", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivoDeIndicadores(Registro):
    """indicadores.yml, or one of indicadores/*.yml"""

    indicadores: tuple[Indicador, ...] = labelled("Indicadores")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidencia(Registro):
    """What proves that a policy is implemented: a text, and the document or address where it is. A bare text is the text."""

    texto: Prose = labelled("Evidencia")
    fecha: date | None = labelled("Fecha", default=None)
    documento: Ref[object] | None = labelled("Documento", default=None)
    enlace: Url | None = labelled("Enlace", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Puntaje(Registro):
    """A score of the policy in a year: of FURAG or of the autodiagnóstico."""

    vigencia: int = labelled("Vigencia", minimo=2015, maximo=2100)
    instrumento: str = labelled("Instrumento")
    valor: Decimal = labelled("Puntaje", minimo=0, maximo=100)
    componente: str = labelled("Componente", default="", help="La categoría o el índice al que corresponde, si no es el total.")
    nota: str = labelled("Nota", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Brecha(Registro):
    """A gap, and what is done about it."""

    descripcion: Prose = labelled("Brecha")
    acciones: tuple[AccionDePlan, ...] = labelled("Acciones", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliticaEnEntidad(Registro):
    """How the entity keeps one policy. Place: `entidades/<sigla>/cobertura#<politica>`."""

    kind: ClassVar[str] = "politica_en_entidad"

    politica: Ref[Politica] = labelled("Política")
    aplica: bool = labelled("Aplica", default=True)
    sustento: Prose | None = labelled("Por qué no aplica", default=None)
    responsable: Ref[Responsable] | None = labelled("Responsable", default=None)
    corresponsables: tuple[Ref[Responsable], ...] = labelled("Corresponsables", default=())
    planes: tuple[Ref[Plan], ...] = labelled("Planes", default=())
    evidencias: tuple[Evidencia, ...] = labelled("Evidencias", default=())
    puntajes: tuple[Puntaje, ...] = labelled("Puntajes", default=())
    brechas: tuple[Brecha, ...] = labelled("Brechas y acciones", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivoDePoliticas(Registro):
    """politicas.yml"""

    politicas: tuple[PoliticaEnEntidad, ...] = labelled("Políticas de MIPG en la entidad")


@dataclass(frozen=True, slots=True, kw_only=True)
class NormaDeEntidad(Registro):
    """A row of the entity's normograma. What the norm is comes from references.bib."""

    fuente: Clave = labelled("Norma")
    articulos: str = labelled("Artículos aplicables", default="")
    tema: str = labelled("Tema", default="")
    procesos: tuple[Ref[Proceso], ...] = labelled("Procesos", default=())
    politicas: tuple[Ref[Politica], ...] = labelled("Políticas de MIPG", default=())
    obligacion: Prose = labelled("Obligación concreta")
    responsable: Ref[Responsable] | None = labelled("Responsable", default=None)
    cumplimiento: str = labelled("Cumplimiento", default="", help="Cumple, cumple en parte, no cumple, no aplica.")
    evidencia: Prose | None = labelled("Evidencia", default=None)
    documentos: tuple[Ref[object], ...] = labelled("Documentos que la desarrollan", default=())
    revisado: date | None = labelled("Fecha de revisión", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivoDeNormograma(Registro):
    """normograma.yml"""

    normas: tuple[NormaDeEntidad, ...] = labelled("Normograma")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDeEntidad(Registro):
    """A plan of Decreto 612 de 2018 in this entity, for one year."""

    plan: Ref[Plan] = labelled("Plan")
    vigencia: int = labelled("Vigencia", minimo=2015, maximo=2100)
    estado: str = labelled("Estado", help="Sin formular, en formulación, aprobado, publicado, en ejecución, cerrado.")
    responsable: Ref[Responsable] = labelled("Responsable")
    documento: Ref[object] | None = labelled("Documento", default=None)
    aprobado: date | None = labelled("Aprobado por el CIGD", default=None)
    publicado: date | None = labelled("Publicado", default=None)
    avance: Decimal | None = labelled("Avance (%)", default=None, minimo=0, maximo=100)
    presupuesto: Decimal | None = labelled("Presupuesto (pesos)", default=None, minimo=0)
    enlace: Url | None = labelled("Enlace", default=None)
    acciones: tuple[AccionDePlan, ...] = labelled("Acciones", default=())
    nota: Prose | None = labelled("Nota", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivoDePlanes(Registro):
    """planes.yml"""

    planes: tuple[PlanDeEntidad, ...] = labelled("Planes")
