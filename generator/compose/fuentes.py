"""Floor 3: the entries of the bibliography as the pages show them: in groups that a reader expects, norms apart from the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from generator.citations.bibtex import Source
from generator.compose.special import Fuente
from generator.doctree.citesyntax import printed_label
from generator.domain.comunes import NormaAplicable
from generator.domain.fields import Registro, model_fields
from generator.domain.modelo import LUGARES, Modelo

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


def _unnamed(source: Source) -> str:
    """A source whose title nobody has seen: «Marco general de 2019 (DAFP)»."""
    dated = f"{source.clase} de {source.anio}" if source.anio else source.clase
    return f"{dated} ({source.sigla})" if source.sigla else dated


def _fuente(source: Source, group: str) -> Fuente:
    return Fuente(source.key, source.conocida or source.titulo or _unnamed(source), source.titulo, group, group in NORMATIVE, source.diario, source.estado,
                  source.cotejo, source.pos)


def read_subjects(modelo: Modelo) -> dict[str, tuple[str, ...]]:
    """What each norm regulates, by its key: of all that the reference says, the fullest sentence for each of its articles."""
    found: dict[str, dict[str, NormaAplicable]] = {}
    for lugar in LUGARES:
        for norm in _applicable(getattr(modelo, lugar.atributo)):
            said = found.setdefault(norm.fuente, {})
            if norm.articulos not in said or len(norm.tema) > len(said[norm.articulos].tema):
                said[norm.articulos] = norm
    return {key: tuple(_subject(norm) for norm in sorted(said.values(), key=_place)) for key, said in found.items()}


def _applicable(value: Any) -> Iterator[NormaAplicable]:
    if isinstance(value, NormaAplicable):
        if value.tema:
            yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _applicable(item)
    elif isinstance(value, Registro):
        for f in model_fields(type(value)):
            yield from _applicable(getattr(value, f.name))


def _place(norm: NormaAplicable) -> list[int]:
    """What is said of the whole norm, then its articles in order."""
    return [int(number) for number in re.findall(r"\d+", norm.articulos)] if norm.articulos[:1].isdigit() else []


def _subject(norm: NormaAplicable) -> str:
    subject = norm.tema.rstrip(".")
    if not norm.articulos:
        return subject
    label = printed_label("article-locator", norm.articulos).capitalize() if norm.articulos[:1].isdigit() else ""
    return f"{label} {norm.articulos}: {subject}{' (por cotejar)' if norm.pendiente else ''}".strip()
