"""Floor 1: the whole model, and the one table that says which file holds which kind of record.

`LUGARES` is read by the loader, the editor's schema and the reference for editors: to add a kind, add its row.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.domain.dimension import Dimension
from generator.domain.entidad.sistema import SistemaDeGestion
from generator.domain.instrumento import Glosario, Instrumentos, Planes
from generator.domain.lugar import Lugar
from generator.domain.manual import Receta
from generator.domain.meci import Meci
from generator.domain.mipg import Institucionalidad, LineaDeTiempo, Medicion, Mipg
from generator.domain.politica import Politica
from generator.domain.publicacion import Publicacion
from generator.domain.riesgo import ControlDeRiesgo, GuiaDeRiesgo

LUGARES: tuple[Lugar, ...] = (
    Lugar("mipg", "mipg.yml", Mipg),
    Lugar("institucionalidad", "institucionalidad.yml", Institucionalidad),
    Lugar("medicion", "medicion.yml", Medicion),
    Lugar("linea_de_tiempo", "linea-de-tiempo.yml", LineaDeTiempo),
    Lugar("meci", "meci.yml", Meci),
    Lugar("control_de_riesgo", "control-de-riesgo.yml", ControlDeRiesgo),
    Lugar("guias_de_riesgo", "riesgo/*.yml", GuiaDeRiesgo, varios=True),
    Lugar("planes", "planes.yml", Planes),
    Lugar("instrumentos", "instrumentos.yml", Instrumentos),
    Lugar("glosario", "glosario.yml", Glosario),
    Lugar("dimensiones", "dimensiones/*.yml", Dimension, varios=True),
    Lugar("politicas", "politicas/*.yml", Politica, varios=True),
    Lugar("manuales", "manuales/*.yml", Receta, varios=True, opcional=True),
    Lugar("publicacion", "publicacion.yml", Publicacion, opcional=True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Modelo:
    """Everything the YAML says, validated and with every reference resolved. Lists are in official order."""

    mipg: Mipg
    institucionalidad: Institucionalidad
    medicion: Medicion
    linea_de_tiempo: LineaDeTiempo
    meci: Meci
    control_de_riesgo: ControlDeRiesgo
    guias_de_riesgo: tuple[GuiaDeRiesgo, ...]
    planes: Planes
    instrumentos: Instrumentos
    glosario: Glosario
    dimensiones: tuple[Dimension, ...]
    politicas: tuple[Politica, ...]
    manuales: tuple[Receta, ...] = ()
    publicacion: Publicacion | None = None
    entidades: tuple[SistemaDeGestion, ...] = ()
    """Zero, one or many: one per folder of model/entidades/."""
