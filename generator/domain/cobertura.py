"""Floor 1: coverage of MIPG by an entity: for each policy, who answers, with which processes, procedures, risks, indicators, plans and
evidence, and what is missing. What the records say of a policy is gathered; nothing is stated twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.domain.dimension import Dimension
from generator.domain.entidad.desempeno import Evidencia, Indicador, PlanDeEntidad, PoliticaEnEntidad
from generator.domain.entidad.documental import DocumentoControlado, Procedimiento, Proceso
from generator.domain.entidad.gestion_riesgo import Riesgo
from generator.domain.entidad.organizacion import Cargo
from generator.domain.entidad.sistema import SistemaDeGestion
from generator.domain.modelo import Modelo
from generator.domain.politica import Politica

ASPECTOS: tuple[tuple[str, str, str], ...] = (
    ("responsable", "Responsable", "no tiene un cargo responsable"),
    ("procesos", "Procesos", "ningún proceso la sirve"),
    ("procedimientos", "Procedimientos", "ningún procedimiento la desarrolla"),
    ("riesgos", "Riesgos", "no tiene riesgos identificados"),
    ("indicadores", "Indicadores", "ningún indicador la mide"),
    ("planes", "Planes", "ningún plan la atiende"),
    ("evidencias", "Evidencias", "no se ha registrado evidencia"),
)
"""Key, title and what is said when the entity has nothing there."""


@dataclass(frozen=True, slots=True)
class CoberturaDePolitica:
    """One policy in one entity. `falta`: keys of `ASPECTOS` with nothing; empty when the policy does not apply."""

    politica: Politica
    registro: PoliticaEnEntidad | None
    aplica: bool
    responsable: Cargo | None
    procesos: tuple[Proceso, ...]
    procedimientos: tuple[Procedimiento, ...]
    documentos: tuple[DocumentoControlado, ...]
    riesgos: tuple[Riesgo, ...]
    indicadores: tuple[Indicador, ...]
    planes: tuple[PlanDeEntidad, ...]
    planes_propios: tuple[DocumentoControlado, ...]
    """Documents of the entity with a plan of action that name the policy: plans that Decreto 612 de 2018 does not list."""
    evidencias: tuple[Evidencia, ...]
    falta: tuple[str, ...]

    @property
    def nombres_de_planes(self) -> tuple[str, ...]:
        """Every plan that attends the policy: those entered for a year, those only named, and the entity's own."""
        puestos = {p.plan.id for p in self.planes}
        nombrados = [ref.target.nombre for ref in (self.registro.planes if self.registro else ()) if ref.id not in puestos]
        return (*(f"{p.plan.target.nombre} ({p.vigencia})" for p in self.planes), *nombrados, *(d.nombre for d in self.planes_propios))

    @property
    def porcentaje(self) -> int:
        """Share of the aspects that have something, rounded down; 100 when the policy does not apply."""
        return 100 * (len(ASPECTOS) - len(self.falta)) // len(ASPECTOS)


@dataclass(frozen=True, slots=True)
class CoberturaDeDimension:
    dimension: Dimension
    politicas: tuple[CoberturaDePolitica, ...]
    porcentaje: int


@dataclass(frozen=True, slots=True)
class Cobertura:
    """Coverage by policy (official order), by dimension, and in total (of the policies that apply)."""

    politicas: tuple[CoberturaDePolitica, ...]
    dimensiones: tuple[CoberturaDeDimension, ...]
    porcentaje: int


def medir_cobertura(modelo: Modelo, sistema: SistemaDeGestion) -> Cobertura:
    """Gather what an entity has for each policy of the model."""
    politicas = tuple(_de_politica(politica, sistema) for politica in modelo.politicas)
    dimensiones = tuple(_de_dimension(dimension, politicas) for dimension in modelo.dimensiones)
    return Cobertura(politicas, dimensiones, _promedio(politicas))


def _de_dimension(dimension: Dimension, politicas: tuple[CoberturaDePolitica, ...]) -> CoberturaDeDimension:
    suyas = tuple(c for c in politicas if c.politica.dimension.id == dimension.id)
    return CoberturaDeDimension(dimension, suyas, _promedio(suyas))


def _promedio(politicas: Iterable[CoberturaDePolitica]) -> int:
    aplican = [c for c in politicas if c.aplica]
    con_algo = sum(len(ASPECTOS) - len(c.falta) for c in aplican)
    return 100 * con_algo // (len(ASPECTOS) * len(aplican)) if aplican else 100


def _de_politica(politica: Politica, sistema: SistemaDeGestion) -> CoberturaDePolitica:
    registro = next((r for r in sistema.politicas if r.politica.id == politica.id), None)
    procesos = tuple(p for p in sistema.procesos if _sirve(p.politicas, politica))
    suyos: set[str] = {p.id for p in procesos}
    procedimientos = tuple(p for p in sistema.procedimientos if _hereda(p, politica, suyos))
    planes = tuple(p for p in sistema.planes if p.plan.target.politica.id == politica.id
                   or (registro is not None and any(r.id == p.plan.id for r in registro.planes)))
    documentos = tuple(d for d in sistema.documentos if _sirve(d.politicas, politica))
    propios = tuple(d for d in documentos if d.acciones)
    partes: dict[str, tuple[object, ...]] = {
        "responsable": (registro.responsable.target,) if registro and registro.responsable else (),
        "procesos": procesos,
        "procedimientos": procedimientos,
        "riesgos": tuple(r for r in sistema.riesgos if _hereda(r, politica, suyos)),
        "indicadores": tuple(i for i in sistema.indicadores if _hereda(i, politica, suyos)),
        "planes": (*planes, *propios, *(registro.planes if registro else ())),
        "evidencias": registro.evidencias if registro else (),
    }
    aplica = registro is None or registro.aplica
    falta = tuple(clave for clave, _, _ in ASPECTOS if not partes[clave]) if aplica else ()
    return CoberturaDePolitica(
        politica, registro, aplica,
        partes["responsable"][0] if partes["responsable"] else None,  # type: ignore[arg-type]
        procesos, procedimientos, documentos,
        partes["riesgos"], partes["indicadores"], planes, propios, partes["evidencias"], falta,  # type: ignore[arg-type]
    )


def _sirve(refs: tuple[object, ...], politica: Politica) -> bool:
    return any(getattr(ref, "id", "") == politica.id for ref in refs)


def _hereda(registro: Procedimiento | Riesgo | Indicador, politica: Politica, procesos: set[str]) -> bool:
    """A record that names no policy serves those of its process."""
    return _sirve(registro.politicas, politica) if registro.politicas else registro.proceso.id in procesos
