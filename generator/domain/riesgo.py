"""Floor 1: the methodology of risk management, as data. The engine that applies it is in `generator/domain/motor_de_riesgo.py`.

Source: Guía para la administración del riesgo y el diseño de controles en entidades públicas, v6 (2022), and the tables of v4 and v7
where they are known. Percentages are integers of percent (20 = 20 %). The zone is read from the matrix, never from the product.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generator.domain.comunes import Apartado, Punto
from generator.domain.fields import Clave, Identificador, Pendiente, Prose, Registro, labelled


@dataclass(frozen=True, slots=True, kw_only=True)
class NivelDeProbabilidad(Registro):
    """A level of the scale of exposure. Bounds are closed: `desde <= veces al año <= hasta` (no `hasta`: without limit)."""

    id: Identificador = labelled("Identificador")
    nombre: str = labelled("Nivel")
    valor: int = labelled("Probabilidad (%)", minimo=1, maximo=100)
    desde: int | None = labelled("Desde (veces al año)", default=None, minimo=0)
    hasta: int | None = labelled("Hasta (veces al año)", default=None, minimo=0)
    frecuencia: str = labelled("Frecuencia", help="Como la dice la guía.")


@dataclass(frozen=True, slots=True, kw_only=True)
class NivelDeImpacto(Registro):
    """A level of impact. In SMLMV: `desde <= pérdida < hasta`."""

    id: Identificador = labelled("Identificador")
    nombre: str = labelled("Nivel")
    valor: int = labelled("Impacto (%)", minimo=1, maximo=100)
    desde_smlmv: int | None = labelled("Desde (SMLMV)", default=None, minimo=0)
    hasta_smlmv: int | None = labelled("Hasta (SMLMV)", default=None, minimo=0)
    economica: str = labelled("Afectación económica", default="")
    reputacional: str = labelled("Afectación reputacional", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Zona(Registro):
    """A zone of severity. `tono` is a key of the looks, never a colour."""

    id: Identificador = labelled("Identificador")
    nombre: str = labelled("Zona")
    tono: Identificador = labelled("Tono", oculto=True)
    significado: Prose = labelled("Significado")


@dataclass(frozen=True, slots=True, kw_only=True)
class FilaDelMapa(Registro):
    """One row of the heat map: a level of probability, and the zone for each level of impact, in the order of the impact scale."""

    probabilidad: Identificador = labelled("Probabilidad")
    zonas: tuple[Identificador, ...] = labelled("Zonas", help="Una por nivel de impacto, de menor a mayor.")


@dataclass(frozen=True, slots=True, kw_only=True)
class AtributoDeControl(Registro):
    """An option of an attribute of efficiency. `reduce` is «probabilidad», «impacto» or empty."""

    id: Identificador = labelled("Identificador")
    atributo: str = labelled("Atributo", help="«tipo» o «implementacion».")
    nombre: str = labelled("Opción")
    peso: int = labelled("Peso (%)", minimo=0, maximo=100)
    reduce: str = labelled("Qué reduce", default="")
    descripcion: str = labelled("Descripción", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class AtributoInformativo(Registro):
    """An attribute that does not weigh."""

    nombre: str = labelled("Atributo")
    opciones: tuple[str, ...] = labelled("Opciones")


@dataclass(frozen=True, slots=True, kw_only=True)
class RangoDeCorrupcion(Registro):
    """How many affirmative answers give which impact."""

    desde: int = labelled("Desde", minimo=1)
    hasta: int = labelled("Hasta", minimo=1)
    impacto: Identificador = labelled("Impacto")


@dataclass(frozen=True, slots=True, kw_only=True)
class CuestionarioDeCorrupcion(Registro):
    """The questions that give the impact of a risk of corruption."""

    preguntas: tuple[str, ...] = labelled("Preguntas")
    rangos: tuple[RangoDeCorrupcion, ...] = labelled("Rangos")
    pregunta_decisiva: int | None = labelled("Pregunta que por sí sola da el impacto mayor", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpcionDeTratamiento(Registro):
    """A way to treat a risk. `zonas_admitidas` empty: any; `nunca_en`: classes of risk that do not admit it."""

    id: Identificador = labelled("Identificador")
    nombre: str = labelled("Opción")
    descripcion: Prose = labelled("Qué significa")
    exige_plan: bool = labelled("Exige plan de acción", default=False)
    zonas_admitidas: tuple[Identificador, ...] = labelled("Zonas en que se admite", default=())
    nunca_en: tuple[Identificador, ...] = labelled("Clases de riesgo en que no se admite", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class GuiaDeRiesgo(Registro):
    """The tables of one version of the guide. model/riesgo/<id>.yml (v4, v6, v7)."""

    kind: ClassVar[str] = "guia_de_riesgo"

    id: Identificador = labelled("Identificador", oculto=True)
    nombre: str = labelled("Nombre de la versión", oculto=True)
    fuente: Clave = labelled("Fuente")
    vigencia: str = labelled("Vigencia")
    probabilidad: tuple[NivelDeProbabilidad, ...] = labelled("Escala de probabilidad")
    probabilidad_nota: Prose | None = labelled("Nota sobre la probabilidad", default=None)
    probabilidad_corrupcion: tuple[NivelDeProbabilidad, ...] = labelled("Probabilidad en riesgos de corrupción", default=())
    impacto: tuple[NivelDeImpacto, ...] = labelled("Escala de impacto")
    impacto_nota: Prose | None = labelled("Nota sobre el impacto", default=None)
    zonas: tuple[Zona, ...] = labelled("Zonas de severidad")
    mapa_de_calor: tuple[FilaDelMapa, ...] = labelled("Mapa de calor", default=(), help="De la probabilidad más alta a la más baja.")
    controles: tuple[AtributoDeControl, ...] = labelled("Atributos de eficiencia de los controles", default=())
    controles_informativos: tuple[AtributoInformativo, ...] = labelled("Atributos informativos", default=())
    controles_nota: Prose | None = labelled("Nota sobre los controles", default=None)
    corrupcion: CuestionarioDeCorrupcion | None = labelled("Impacto en riesgos de corrupción", default=None)
    tratamientos: tuple[OpcionDeTratamiento, ...] = labelled("Opciones de tratamiento", default=())
    pendientes: tuple[Pendiente, ...] = labelled("Pendientes de cotejo", default=(), oculto=True)

    @property
    def en_porcentaje(self) -> bool:
        """Whether the values of its scales are percentages; in v4 they are the number of the level."""
        return max((nivel.valor for nivel in self.probabilidad), default=100) > 10


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionDeLaGuia(Registro):
    """A version of the guide in its history."""

    version: str = labelled("Versión")
    fecha: str = labelled("Fecha")
    novedad: Prose = labelled("Título y novedad")
    fuentes: tuple[Clave, ...] = labelled("Fuentes", default=())
    pendiente: str = labelled("Pendiente de cotejo", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaseDeRiesgo(Registro):
    """A kind of risk and how it is written («gestión», «corrupción», «fiscal», «seguridad de la información»)."""

    id: Identificador = labelled("Identificador")
    nombre: str = labelled("Clase")
    redaccion: Prose = labelled("Cómo se redacta")
    ejemplo: Prose = labelled("Ejemplo")
    pendiente: str = labelled("Pendiente de cotejo", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paso(Registro):
    """A step of the methodology."""

    numero: int = labelled("Número", minimo=1)
    nombre: str = labelled("Paso")
    descripcion: Prose = labelled("Qué se hace")


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlDeRiesgo(Registro):
    """model/control-de-riesgo.yml: what the page «Control de riesgo» says besides the tables."""

    introduccion: Prose = labelled("Introducción", part="objeto")
    guia_por_defecto: Identificador = labelled("Guía por defecto", oculto=True)
    politica: Prose = labelled("Política de administración del riesgo")
    politica_contenido: tuple[Punto, ...] = labelled("Contenido mínimo de la política")
    roles: Prose = labelled("Roles por línea")
    pasos: tuple[Paso, ...] = labelled("Metodología")
    factores: tuple[str, ...] = labelled("Factores de riesgo")
    clasificacion: tuple[str, ...] = labelled("Clasificación del riesgo")
    clases: tuple[ClaseDeRiesgo, ...] = labelled("Clases y redacción del riesgo")
    estructura_del_control: Prose = labelled("Cómo se redacta un control")
    residual: Prose = labelled("Riesgo residual")
    ejemplo: Prose = labelled("Ejemplo de cálculo")
    tratamiento: Prose = labelled("Tratamiento")
    materializacion: Prose = labelled("Qué hacer si el riesgo se materializa")
    monitoreo: Prose = labelled("Monitoreo y revisión")
    corrupcion: Prose = labelled("Riesgos de corrupción")
    historia: tuple[VersionDeLaGuia, ...] = labelled("Versiones de la guía")
    diseno_v4: tuple[Apartado, ...] = labelled("Valoración del diseño de controles en la v4 (histórica)", default=())
    pendientes: tuple[Pendiente, ...] = labelled("Pendientes de cotejo", default=(), oculto=True)
