"""Floor 1: the risks of an entity: how they are written, valued, controlled and treated. The figures are computed by the engine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from generator.domain.entidad.documental import AccionDePlan, Procedimiento, Proceso
from generator.domain.entidad.organizacion import Cargo, ObjetivoEstrategico
from generator.domain.fields import Identificador, Prose, Ref, Registro, labelled

if TYPE_CHECKING:
    from generator.domain.politica import Politica
    from generator.domain.riesgo import GuiaDeRiesgo


class Afectacion(StrEnum):
    """What the risk would hurt."""

    ECONOMICA = "economica"
    REPUTACIONAL = "reputacional"
    AMBAS = "economica_y_reputacional"


@dataclass(frozen=True, slots=True, kw_only=True)
class Control(Registro):
    """A control: who does it, what is done, and how (with what, how often, what happens with deviations, what evidence)."""

    kind: ClassVar[str] = "control"

    id: Identificador = labelled("Identificador", oculto=True)
    responsable: Ref[Cargo] = labelled("Responsable")
    accion: str = labelled("Acción", help="Con verbo: «verifica», «compara», «aprueba».")
    complemento: Prose = labelled("Complemento")
    tipo: Identificador = labelled("Tipo", help="preventivo, detectivo o correctivo.")
    implementacion: Identificador = labelled("Implementación", help="automatico o manual.")
    documentacion: str = labelled("Documentación", default="")
    frecuencia: str = labelled("Frecuencia", default="")
    evidencia: str = labelled("Evidencia", default="")
    ejecucion: str = labelled("Ejecución", default="")
    procedimiento: Ref[Procedimiento] | None = labelled("Procedimiento que lo contiene", default=None)


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
    responsable: Ref[Cargo] | None = labelled("Responsable", default=None)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Riesgo(Registro):
    """A risk. Address: `entidades/<sigla>/riesgos/<id>`. `clase` is one of control-de-riesgo.yml («gestion», «corrupcion», «fiscal»,
    «seguridad-de-la-informacion»). The sentence is formed from its parts; `descripcion` replaces it when the entity wrote its own."""

    kind: ClassVar[str] = "riesgo"

    id: Identificador = labelled("Identificador", oculto=True)
    codigo: str = labelled("Código", default="")
    nombre: str = labelled("Nombre", oculto=True)
    clase: Identificador = labelled("Clase")
    proceso: Ref[Proceso] = labelled("Proceso")
    procedimientos: tuple[Ref[Procedimiento], ...] = labelled("Procedimientos", default=())
    objetivo_estrategico: Ref[ObjetivoEstrategico] | None = labelled("Objetivo estratégico", default=None)
    politicas: tuple[Ref[Politica], ...] = labelled("Políticas de MIPG", default=())
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
    propiedad: str = labelled("Propiedad que se pierde", default="", help="Confidencialidad, integridad o disponibilidad.")
    amenaza: str = labelled("Amenaza", default="")
    vulnerabilidad: str = labelled("Vulnerabilidad", default="")
    factor: str = labelled("Factor de riesgo", default="")
    clasificacion: str = labelled("Clasificación", default="")
    consecuencias: tuple[str, ...] = labelled("Consecuencias", default=())
    guia: Ref[GuiaDeRiesgo] | None = labelled("Versión de la guía", default=None, help="Sin ella: la de la entidad.")
    fecha_de_valoracion: date | None = labelled("Fecha de valoración", default=None)
    exposicion: int | None = labelled("Exposición (veces al año)", default=None, minimo=0)
    probabilidad: Identificador | None = labelled("Nivel de probabilidad", default=None, help="Solo si no se conoce la exposición.")
    impacto_smlmv: Decimal | None = labelled("Impacto económico (SMLMV)", default=None, minimo=0)
    impacto_pesos: Decimal | None = labelled("Impacto económico (pesos)", default=None, minimo=0)
    impacto_economico: Identificador | None = labelled("Nivel de impacto económico", default=None)
    impacto_reputacional: Identificador | None = labelled("Nivel de impacto reputacional", default=None)
    preguntas_afirmativas: tuple[int, ...] = labelled("Preguntas de corrupción respondidas «sí»", default=())
    controles: tuple[Control, ...] = labelled("Controles", default=())
    tratamiento: Tratamiento | None = labelled("Tratamiento", default=None)
    materializaciones: tuple[Materializacion, ...] = labelled("Materializaciones", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivoDeRiesgos(Registro):
    """riesgos.yml, or one of riesgos/*.yml"""

    riesgos: tuple[Riesgo, ...] = labelled("Riesgos")
