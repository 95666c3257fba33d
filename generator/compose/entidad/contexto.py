"""Floor 3: what every page of an entity is made with, and the few turns that all of them share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from generator.compose.direcciones import OWN
from generator.compose.entidad.relaciones import Mencion, Relaciones
from generator.compose.inlines import cross, joined, name_of, text
from generator.compose.tables import table
from generator.diagnostics import Diagnostics
from generator.doctree import nodes as n
from generator.domain.entidad.desempeno import Indicador
from generator.domain.entidad.gestion_riesgo import Riesgo
from generator.domain.entidad.sistema import SistemaDeGestion
from generator.domain.modelo import Modelo
from generator.domain.motor_de_indicadores import Desempeno, leer_serie
from generator.domain.motor_de_riesgo import SinValorar, Valoracion, valorar


@dataclass(frozen=True, slots=True)
class Contexto:
    """`relaciones`: who names whom in this entity."""

    modelo: Modelo
    sistema: SistemaDeGestion
    relaciones: Relaciones
    diagnostics: Diagnostics
    _valued: dict[int, Valoracion | SinValorar] = field(default_factory=dict)
    _read: dict[int, Desempeno] = field(default_factory=dict)

    def valorar(self, riesgo: Riesgo) -> Valoracion | SinValorar:
        """A risk valued once, for its page and for the map."""
        if id(riesgo) not in self._valued:
            self._valued[id(riesgo)] = valorar(riesgo, self.sistema.entidad)
        return self._valued[id(riesgo)]

    def leer_serie(self, indicador: Indicador) -> Desempeno:
        """The readings of an indicator, once for its page and for the board."""
        if id(indicador) not in self._read:
            self._read[id(indicador)] = leer_serie(indicador)
        return self._read[id(indicador)]


def own_page(ctx: Contexto, name: str, title: str, sections: Iterable[n.Section], lead: str = "", *, nav: str = "",
             summary: str = "") -> n.Document:
    """A page that gathers: its address below the entity's."""
    entity = ctx.sistema.entidad
    opening = (n.Paragraph(text(lead)),) if lead else ()
    return n.Document(f"{OWN}/{name}" if name else OWN, "entidad", title, tuple(sections), opening, summary or (f"{title}." if entity.nombre in title else f"{title}: {entity.nombre}."),
                      n.Control(entidad=entity.nombre), nav or title, ctx.sistema.id, pos=entity.pos)


def paragraph(words: str) -> n.Paragraph:
    return n.Paragraph(text(words))


def links(records: Iterable[Any]) -> tuple[n.Inline, ...]:
    """Links one below the other."""
    return joined((cross(record),) for record in records)


def cells(*values: tuple[n.Inline, ...] | str) -> n.Row:
    """A row whose first cell is its header."""
    made = tuple(text(v) if isinstance(v, str) else v for v in values)
    return n.Row(tuple(n.Cell(inlines, header=not at) for at, inlines in enumerate(made)))


def mention_link(mention: Mencion) -> tuple[n.Inline, ...]:
    """Where a mention is made: the page, and the part of it."""
    source = mention.origen
    kind = getattr(source, "kind", "")
    if kind == "politica_en_entidad":
        return (n.CrossRef(f"{OWN}/cobertura#politica-{source.politica.id}", text(name_of(source.politica.target))),)
    place = _ROWS.get(type(source).__name__)
    if place:
        return (n.CrossRef(f"{OWN}/{place[0]}", text(place[1])), *_detail(source))
    return (cross(source),)


_ROWS = {"NormaDeEntidad": ("normograma", "Normograma"), "PlanDeEntidad": ("planes", "Planes"),
         "LineaEnEntidad": ("cargos#lineas_de_defensa", "Líneas de defensa")}


def _detail(source: Any) -> tuple[n.Inline, ...]:
    named = next((ref.target for key in ("plan", "linea") if (ref := getattr(source, key, None))), None)
    said = name_of(named) if named else getattr(source, "tema", "")
    period = f" ({source.vigencia})" if hasattr(source, "vigencia") else ""
    return text(f": {said}{period}") if said else ()


def mentions_table(mentions: Iterable[Mencion], caption: str, ident: str) -> n.Table | None:
    """Who names a record: as what, where, and in which of its parts."""
    grouped: dict[tuple[str, int], list[Mencion]] = {}
    for mention in mentions:
        grouped.setdefault((mention.papel, id(mention.origen)), []).append(mention)
    rows = [(papel, mention_link(many[0]), joined(text(m.parte) for m in many)) for (papel, _), many in grouped.items()]
    shown = 3 if any(parts for _, _, parts in rows) else 2
    return table(("Como", "En", "Parte")[:shown], (cells(*row[:shown]) for row in rows), caption=caption, id=ident, filters=len(rows) > 12) if rows else None


