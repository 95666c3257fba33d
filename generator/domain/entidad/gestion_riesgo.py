"""Floor 1: the risks of an entity: how they are written, valued, controlled and treated. The figures are computed by the engine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from generator.domain.comunes import Dato
from generator.domain.entidad.documental import AccionDePlan, Procedimiento, Proceso
from generator.domain.entidad.organizacion import Cargo, ObjetivoEstrategico, Responsable
from generator.domain.fields import Identificador, Prose, Ref, Registro, labelled

if TYPE_CHECKING:
    from generator.domain.entidad.catalogos import ActivoDeInformacion, Tramite
    from generator.domain.meci import LineaDeDefensa
    from generator.domain.politica import Politica
    from generator.domain.riesgo import GuiaDeRiesgo


class Afectacion(StrEnum):
    """What the risk would hurt."""

    ECONOMICA = "economica"
    REPUTACIONAL = "reputacional"
    AMBAS = "economica_y_reputacional"


class Proposito(StrEnum):
    """What a control is for, in the evaluation of its design of the guide v4."""

    PREVENIR = "prevenir"
    DETECTAR = "detectar"
    NO_ES_CONTROL = "no_es_control"


class Soporte(StrEnum):
    """What evidence a control leaves, in the evaluation of its design of the guide v4."""

    COMPLETA = "completa"
    INCOMPLETA = "incompleta"
    NO_EXISTE = "no_existe"


@dataclass(frozen=True, slots=True, kw_only=True)
class DisenoDeControl(Registro):
    """The answers that the guide v4 asked of each control; `motor_de_riesgo.puntaje_de_diseno` adds their points."""

    responsable_asignado: bool = labelled("Responsable asignado")
    segregacion: bool = labelled("Segregación de funciones adecuada")
    periodicidad: bool = labelled("Periodicidad oportuna")
    proposito: Proposito = labelled("Propósito")
    confiabilidad: bool = labelled("Información confiable")
    desviaciones: bool = labelled("Desviaciones resueltas")
    evidencia: Soporte = labelled("Evidencia")


@dataclass(frozen=True, slots=True, kw_only=True)
class Control(Registro):
    """A control: who does it, what is done, and how (with what, how often, what happens with deviations, what evidence)."""

    kind: ClassVar[str] = "control"

    id: Identificador = labelled("Identificador", oculto=True)
    responsable: Ref[Cargo] = labelled("Responsable")
    corresponsables: tuple[Ref[Cargo], ...] = labelled("Corresponsables", default=())
    sistema: str = labelled("Sistema que lo ejecuta", default="", help="En un control automático: el responsable es quien responde por él.")
    accion: str = labelled("Acción", help="Con verbo: «verifica», «compara», «aprueba».")
    complemento: Prose = labelled("Complemento")
    tipo: Identificador = labelled("Tipo", help="preventivo, detectivo o correctivo.")
    implementacion: Identificador = labelled("Implementación", help="automatico o manual.")
    documentacion: str = labelled("Documentación", default="")
    frecuencia: str = labelled("Frecuencia", default="")
    evidencia: str = labelled("Evidencia", default="")
    ejecucion: str = labelled("Ejecución", default="")
    desviaciones: Prose | None = labelled("Qué pasa con las desviaciones", default=None)
    causas: tuple[str, ...] = labelled("Causas que ataca", default=())
    procedimiento: Ref[Procedimiento] | None = labelled("Procedimiento que lo contiene", default=None)
    documentos: tuple[Ref[object], ...] = labelled("Otros documentos que lo contienen", default=())
    diseno: DisenoDeControl | None = labelled("Diseño del control (guía v4)", default=None, oculto=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class LecturaDeKri(Registro):
    """A reading of a key risk indicator, and whether it passed the threshold."""

    periodo: str = labelled("Periodo")
    valor: str = labelled("Valor")
    alerta: bool = labelled("Pasó el umbral", default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kri(Registro):
    """A key risk indicator."""

    nombre: str = labelled("Indicador clave de riesgo")
    formula: str = labelled("Fórmula", default="")
    umbral: str = labelled("Umbral de alerta")
    frecuencia: str = labelled("Frecuencia")
    responsable: Ref[Responsable] | None = labelled("Responsable", default=None)
    lecturas: tuple[LecturaDeKri, ...] = labelled("Lecturas", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Tratamiento(Registro):
    """What is done with the residual risk."""

    opcion: Identificador = labelled("Opción", help="reducir, aceptar, evitar, compartir: las de la guía.")
    justificacion: Prose | None = labelled("Justificación", default=None)
    acciones: tuple[AccionDePlan, ...] = labelled("Plan de acción", default=())
    kri: tuple[Kri, ...] = labelled("Indicadores clave de riesgo", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Materializacion(Registro):
    """An event in which the risk happened."""

    fecha: date = labelled("Fecha")
    descripcion: Prose = labelled("Qué pasó")
    acciones: Prose | None = labelled("Qué se hizo", default=None)
    controles_que_fallaron: tuple[str, ...] = labelled("Controles que fallaron", default=())
    perdida: str = labelled("Pérdida o efecto", default="")
    reporto: Ref[Cargo] | None = labelled("Reportó", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Causa(Registro):
    """A cause besides the root one. A bare text is the cause."""

    causa: str = labelled("Causa")
    factor: str = labelled("Factor", default="")
    origen: str = labelled("Origen", default="", help="Interno o externo.")


@dataclass(frozen=True, slots=True, kw_only=True)
class RespuestaDeCorrupcion(Registro):
    """An answer of the questionnaire of corruption, with its reason."""

    pregunta: int = labelled("Pregunta", minimo=1)
    respuesta: bool = labelled("Respuesta")
    justificacion: Prose | None = labelled("Justificación", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ValoracionDeclarada(Registro):
    """What the entity published of the residual risk. It is the figure only where the guide has no weights to compute it (v4);
    with the others it is compared with what is computed."""

    probabilidad: Identificador = labelled("Probabilidad residual")
    impacto: Identificador = labelled("Impacto residual")
    zona_inherente: Identificador | None = labelled("Zona inherente", default=None)
    zona: Identificador | None = labelled("Zona residual", default=None)
    razon: Prose | None = labelled("De dónde sale", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Monitoreo(Registro):
    """A follow-up of the risk and its controls, by one of the lines."""

    fecha: date = labelled("Fecha")
    linea: Ref[LineaDeDefensa] | None = labelled("Línea", default=None)
    responsable: Ref[Responsable] | None = labelled("Responsable", default=None)
    resultado: Prose = labelled("Resultado")
    evidencia: str = labelled("Evidencia", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Riesgo(Registro):
    """A risk. Address: `entidades/<sigla>/riesgos/<id>`. `clase` is one of control-de-riesgo.yml («gestion», «corrupcion», «fiscal»,
    «seguridad-de-la-informacion»). The sentence is formed from its parts; `descripcion` replaces it when the entity wrote its own."""

    kind: ClassVar[str] = "riesgo"

    id: Identificador = labelled("Identificador", oculto=True)
    codigo: str = labelled("Código", default="")
    nombre: str = labelled("Nombre", oculto=True)
    clase: Identificador = labelled("Clase")
    tipologia: str = labelled("Tipología", default="", help="Como la llama la entidad, además de la clase: «estratégico», «operativo».")
    proceso: Ref[Proceso] = labelled("Proceso")
    otros_procesos: tuple[Ref[Proceso], ...] = labelled("Otros procesos que lo comparten", default=())
    procedimientos: tuple[Ref[Procedimiento], ...] = labelled("Procedimientos", default=())
    tramites: tuple[Ref[Tramite], ...] = labelled("Trámites", default=())
    objetivo_estrategico: Ref[ObjetivoEstrategico] | None = labelled("Objetivo estratégico", default=None)
    politicas: tuple[Ref[Politica], ...] = labelled("Políticas de MIPG", default=())
    responsable: Ref[Responsable] | None = labelled("Responsable del riesgo", default=None)
    actividad: str = labelled("Actividad que conlleva el riesgo", default="")
    descripcion: Prose | None = labelled("Descripción", default=None)
    afectacion: Afectacion | None = labelled("Afectación", default=None)
    causa_inmediata: str = labelled("Causa inmediata", default="")
    causa_raiz: str = labelled("Causa raíz", default="")
    accion_u_omision: str = labelled("Acción u omisión", default="")
    uso_del_poder: str = labelled("Uso del poder", default="")
    desviacion: str = labelled("Desviación de la gestión de lo público", default="")
    beneficio_privado: str = labelled("Beneficio privado", default="")
    efecto_danoso: str = labelled("Efecto dañoso", default="")
    bien_afectado: str = labelled("Bien, recurso o interés patrimonial afectado", default="")
    punto_de_riesgo_fiscal: str = labelled("Punto de riesgo fiscal", default="")
    activo: str = labelled("Activo de información", default="")
    activos: tuple[Ref[ActivoDeInformacion], ...] = labelled("Activos del inventario", default=())
    propiedad: str = labelled("Propiedad que se pierde", default="", help="Confidencialidad, integridad o disponibilidad.")
    amenaza: str = labelled("Amenaza", default="")
    vulnerabilidad: str = labelled("Vulnerabilidad", default="")
    factor: str = labelled("Factor de riesgo", default="")
    clasificacion: str = labelled("Clasificación", default="")
    causas: tuple[Causa, ...] = labelled("Otras causas", default=())
    consecuencias: tuple[str, ...] = labelled("Consecuencias", default=())
    guia: Ref[GuiaDeRiesgo] | None = labelled("Versión de la guía", default=None, help="Sin ella: la de la entidad.")
    fecha_de_valoracion: date | None = labelled("Fecha de valoración", default=None)
    exposicion: int | None = labelled("Exposición (veces al año)", default=None, minimo=0)
    probabilidad: Identificador | None = labelled("Nivel de probabilidad", default=None, help="Solo si no se conoce la exposición.")
    impacto_smlmv: Decimal | None = labelled("Impacto económico (SMLMV)", default=None, minimo=0)
    impacto_pesos: Decimal | None = labelled("Impacto económico (pesos)", default=None, minimo=0)
    impacto_economico: Identificador | None = labelled("Nivel de impacto económico", default=None)
    impacto_reputacional: Identificador | None = labelled("Nivel de impacto reputacional", default=None)
    impacto: Identificador | None = labelled("Nivel de impacto", default=None, help="Solo si no se conoce de dónde sale: pérdida, imagen o cuestionario.")
    preguntas_afirmativas: tuple[int, ...] = labelled("Preguntas de corrupción respondidas «sí»", default=())
    respuestas: tuple[RespuestaDeCorrupcion, ...] = labelled("Cuestionario de corrupción, con su justificación", default=(), oculto=True,
                                                             help="En lugar de «preguntas_afirmativas», cuando cada respuesta tiene su razón.")
    controles: tuple[Control, ...] = labelled("Controles", default=())
    declarado: ValoracionDeclarada | None = labelled("Valoración publicada por la entidad", default=None)
    tratamiento: Tratamiento | None = labelled("Tratamiento", default=None)
    monitoreos: tuple[Monitoreo, ...] = labelled("Monitoreo y revisión", default=())
    materializaciones: tuple[Materializacion, ...] = labelled("Materializaciones", default=())
    otros_datos: tuple[Dato, ...] = labelled("Otros datos", default=())

    @property
    def afirmativas(self) -> tuple[int, ...]:
        """The questions of corruption answered «sí», each once, in order."""
        return tuple(sorted({*self.preguntas_afirmativas, *(r.pregunta for r in self.respuestas if r.respuesta)}))


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivoDeRiesgos(Registro):
    """riesgos.yml, or one of riesgos/*.yml"""

    riesgos: tuple[Riesgo, ...] = labelled("Riesgos")
