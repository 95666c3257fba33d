"""Floor 1: the management system of one entity as a whole, and which file of its folder holds what."""

from __future__ import annotations

from dataclasses import dataclass

from generator.domain.entidad.catalogos import (
    ActivoDeInformacion,
    ArchivoDeActivos,
    ArchivoDeExternos,
    ArchivoDeGrupos,
    ArchivoDeSeries,
    ArchivoDeTramites,
    DocumentoExterno,
    GrupoDeValor,
    Matriz,
    SerieDocumental,
    Tramite,
)
from generator.domain.entidad.desempeno import (
    ArchivoDeIndicadores,
    ArchivoDeNormograma,
    ArchivoDePlanes,
    ArchivoDePoliticas,
    Indicador,
    NormaDeEntidad,
    PlanDeEntidad,
    PoliticaEnEntidad,
)
from generator.domain.entidad.documental import DocumentoControlado, Procedimiento, Proceso
from generator.domain.entidad.gestion_riesgo import ArchivoDeRiesgos, Riesgo
from generator.domain.entidad.organizacion import Entidad
from generator.domain.lugar import Lugar

ENTIDAD_LUGARES: tuple[Lugar, ...] = (
    Lugar("entidad", "entidad.yml", Entidad),
    Lugar("procesos", "procesos/*.yml", Proceso, varios=True),
    Lugar("procedimientos", "procedimientos/*.yml", Procedimiento, varios=True, opcional=True),
    Lugar("documentos", "documentos/*.yml", DocumentoControlado, varios=True, opcional=True),
    Lugar("riesgos", "riesgos.yml|riesgos/*.yml", ArchivoDeRiesgos, unir="riesgos", opcional=True),
    Lugar("indicadores", "indicadores.yml|indicadores/*.yml", ArchivoDeIndicadores, unir="indicadores", opcional=True),
    Lugar("politicas", "politicas.yml", ArchivoDePoliticas, unir="politicas", opcional=True),
    Lugar("normograma", "normograma.yml", ArchivoDeNormograma, unir="normas", opcional=True),
    Lugar("planes", "planes.yml", ArchivoDePlanes, unir="planes", opcional=True),
    Lugar("tramites", "tramites.yml|tramites/*.yml", ArchivoDeTramites, unir="tramites", opcional=True),
    Lugar("grupos", "grupos-de-valor.yml", ArchivoDeGrupos, unir="grupos", opcional=True),
    Lugar("series", "retencion-documental.yml", ArchivoDeSeries, unir="series", opcional=True),
    Lugar("activos", "activos-de-informacion.yml", ArchivoDeActivos, unir="activos", opcional=True),
    Lugar("externos", "documentos-externos.yml", ArchivoDeExternos, unir="documentos", opcional=True),
    Lugar("matrices", "matrices/*.yml", Matriz, varios=True, opcional=True),
)
"""Below model/entidades/<sigla>/."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SistemaDeGestion:
    """One entity with all that is its own. Lists keep the order of files (by name) and of the lists in them; processes, that of the map."""

    entidad: Entidad
    procesos: tuple[Proceso, ...]
    procedimientos: tuple[Procedimiento, ...] = ()
    documentos: tuple[DocumentoControlado, ...] = ()
    riesgos: tuple[Riesgo, ...] = ()
    indicadores: tuple[Indicador, ...] = ()
    politicas: tuple[PoliticaEnEntidad, ...] = ()
    normograma: tuple[NormaDeEntidad, ...] = ()
    planes: tuple[PlanDeEntidad, ...] = ()
    tramites: tuple[Tramite, ...] = ()
    grupos: tuple[GrupoDeValor, ...] = ()
    series: tuple[SerieDocumental, ...] = ()
    activos: tuple[ActivoDeInformacion, ...] = ()
    externos: tuple[DocumentoExterno, ...] = ()
    matrices: tuple[Matriz, ...] = ()

    @property
    def id(self) -> str:
        return self.entidad.id


def en_orden(procesos: tuple[Proceso, ...]) -> tuple[Proceso, ...]:
    """The processes as the entity orders them, each followed by those that are part of it. What is in a circle stays at the end."""
    puestos = sorted(procesos, key=lambda p: (p.orden is None, p.orden or 0))
    hijos: dict[str, list[Proceso]] = {}
    for proceso in puestos:
        hijos.setdefault(proceso.subproceso_de.id if proceso.subproceso_de else "", []).append(proceso)
    vistos: dict[str, Proceso] = {}
    pendientes = hijos.get("", [])[::-1]
    while pendientes:
        proceso = pendientes.pop()
        vistos[proceso.id] = proceso
        pendientes += hijos.get(proceso.id, [])[::-1]
    return (*vistos.values(), *(p for p in puestos if p.id not in vistos))
