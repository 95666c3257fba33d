"""Floor 3: the entries of the bibliography as the pages show them: in groups that a reader expects, norms apart from the rest."""

from __future__ import annotations

from collections.abc import Iterable

from generator.citations.bibtex import Source
from generator.compose.special import Fuente

GROUPS: tuple[tuple[str, frozenset[str]], ...] = (
    ("Constitución", frozenset({"Constitución"})),
    ("Leyes", frozenset({"Ley", "Ley estatutaria", "Ley orgánica"})),
    ("Decretos", frozenset({"Decreto", "Decreto ley"})),
    ("Resoluciones, circulares y acuerdos", frozenset({"Resolución", "Circular", "Circular externa", "Circular conjunta", "Acuerdo", "Directiva"})),
    ("Sentencias y conceptos", frozenset({"Sentencia", "Concepto"})),
    ("Documentos CONPES", frozenset({"CONPES"})),
    ("Normas técnicas", frozenset({"Norma técnica", "Guía técnica"})),
    ("Manuales y guías", frozenset({"Manual", "Guía", "Marco general", "Código", "Modelo", "Anexo"})),
)
REST = "Otras fuentes"
NORMATIVE = frozenset(group for group, _ in GROUPS[:7])


def read_fuentes(sources: Iterable[Source]) -> tuple[Fuente, ...]:
    """In the order of the groups and, within each, from the oldest to the newest."""
    order = [group for group, _ in GROUPS] + [REST]
    made = [(order.index(group := _group(source)), source.fecha or source.anio, _fuente(source, group)) for source in sources]
    return tuple(fuente for _, _, fuente in sorted(made, key=lambda item: (item[0], item[1], item[2].nombre)))


def _group(source: Source) -> str:
    return next((group for group, kinds in GROUPS if source.clase in kinds), REST)


def _nombre(source: Source, group: str) -> str:
    """A technical norm is known by its number and its year, as its publisher prints them: «NTC 1486:2008»."""
    if source.nombre or group != "Normas técnicas" or not source.numero:
        return source.nombre or source.titulo
    return source.numero if ":" in source.numero or not source.anio else f"{source.numero}:{source.anio}"


def _fuente(source: Source, group: str) -> Fuente:
    return Fuente(source.key, _nombre(source, group), source.titulo, group, group in NORMATIVE, source.diario, source.estado,
                  source.cotejo, source.pos)
