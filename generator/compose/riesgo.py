"""Floor 3: the tables of each version of the risk guide, with its heat map drawn from the data and a worked example computed from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from generator.compose.inlines import cite, text
from generator.compose.sheet import record_sections
from generator.compose.tables import table
from generator.diagnostics import Diagnostics
from generator.doctree import nodes as n
from generator.doctree.walk import plain_text, rewrite
from generator.domain.motor_de_riesgo import nivel_de, numero, zona_de
from generator.domain.riesgo import AtributoDeControl, GuiaDeRiesgo
from generator.drawing.calor import Celda, draw_mapa_de_calor

_ATTRIBUTES = {"tipo": "Tipo", "implementacion": "Implementación", "probabilidad": "Probabilidad", "impacto": "Impacto"}


OPEN = ("probabilidad", "impacto", "zonas", "mapa_de_calor")
"""What of a guide is read at once; the rest is closed under its title."""


def guide_section(guia: GuiaDeRiesgo, classes: Mapping[str, str], diagnostics: Diagnostics, *, folded: bool = True) -> n.Section:
    """A version of the guide as one division; its ids carry the version, because the page holds several. `classes`: id of a class of risk → its name."""
    names = {**_ATTRIBUTES, **classes, **{str(zona.id): zona.nombre for zona in guia.zonas}}
    inner = []
    for section in record_sections(guia, diagnostics, skip=("mapa_de_calor", "fuente", "vigencia")):
        inner.append(_corruption(guia, section) if section.id == "corrupcion" else section)
        if section.id == "zonas" and guia.mapa_de_calor:
            inner.append(_map_section(guia))
    example = _example(guia)
    every = (replace(section, folded=section.id not in OPEN) for section in (*inner, *((example,) if example else ())))
    own = n.Section(guia.id, guia.nombre, (_about(guia),), tuple(every), folded=folded, pos=guia.pos)
    own = own if guia.en_porcentaje else rewrite(own, _without_percent, n.Column)
    own = rewrite(own, lambda node: _told(node, guia, names), n.Table, n.Cell)
    return rewrite(own, lambda node: _prefixed(node, guia.id), *n.PLACES)


def _without_percent(column: n.Column) -> n.Column:
    """In v4 the value of a level is its place in the scale, from 1 to 5."""
    return replace(column, title=text(plain_text(column.title).removesuffix(" (%)")))


def _told(node: Any, guia: GuiaDeRiesgo, names: Mapping[str, str]) -> Any:
    """The title of a table says of which version it is; a cell that holds an id shows its name, and a count, its thousands."""
    if isinstance(node, n.Table):
        return replace(node, caption=(*node.caption, n.Text(f" (guía {guia.id})"))) if node.caption else node
    return replace(node, inlines=tuple(n.Text(_shown(i.text, names)) if isinstance(i, n.Text) else i for i in node.inlines))


def _shown(said: str, names: Mapping[str, str]) -> str:
    return numero(Decimal(said)) if said.isdigit() else names.get(said, said)


def _about(guia: GuiaDeRiesgo) -> n.Paragraph:
    return n.Paragraph((n.Text("Vigencia: "), *text(guia.vigencia), n.Text(". Fuente: "), cite(guia.fuente), n.Text(".")))


def _prefixed(node: Any, prefix: str) -> Any:
    ident = getattr(node, "id", "")
    return replace(node, id=f"{prefix}-{ident}") if ident and ident != prefix else node


def _map_section(guia: GuiaDeRiesgo) -> n.Section:
    zones = {zona.id: zona for zona in guia.zonas}
    levels = {level.id: level.nombre for level in guia.probabilidad}
    rows = tuple(levels.get(fila.probabilidad, fila.probabilidad) for fila in guia.mapa_de_calor)
    columns = tuple(level.nombre for level in guia.impacto)
    cells = tuple(tuple(Celda(zones[z].nombre, zones[z].tono) for z in fila.zonas) for fila in guia.mapa_de_calor)
    drawing = draw_mapa_de_calor(rows, columns, cells, titulo=f"Mapa de calor, {guia.id}", name=f"mapa-de-calor-{guia.id}")
    data = n.Table(
        (n.Column(text("Probabilidad")), *(n.Column(text(c), "center") for c in columns)),
        tuple(n.Row((n.Cell(text(label), header=True), *(n.Cell(text(c.zona), c.tono) for c in line))) for label, line in zip(rows, cells, strict=True)),
    )
    alt = f"Mapa de calor: {len(rows)} niveles de probabilidad por {len(columns)} de impacto; la tabla tiene la zona de cada cruce."
    figure = n.Figure(drawing, alt, text(f"Mapa de calor de la guía {guia.id}"), "figura-mapa-de-calor", (cite(guia.fuente),), (data,))
    return n.Section("mapa_de_calor", "Mapa de calor", (figure,), pos=guia.at("mapa_de_calor"))


def _corruption(guia: GuiaDeRiesgo, section: n.Section) -> n.Section:
    """The questionnaire with its numbers, since one of them decides alone, and how many answers give which impact."""
    assert guia.corrupcion is not None
    names = {level.id: level.nombre for level in guia.impacto}
    questions = n.OrderedList(tuple((n.Paragraph(text(question)),) for question in guia.corrupcion.preguntas))
    rows = (n.Row((n.Cell(text(f"{r.desde} a {r.hasta}"), header=True), n.Cell(text(names.get(r.impacto, r.impacto))))) for r in guia.corrupcion.rangos)
    ranges = table(("Respuestas afirmativas", "Impacto"), rows, caption="Impacto según las respuestas afirmativas", id="tabla-corrupcion")
    alone = guia.corrupcion.pregunta_decisiva
    note = (n.Paragraph(text(f"Si la respuesta a la pregunta {alone} es afirmativa, el impacto es el mayor de la tabla.")),) if alone else ()
    return replace(section, blocks=(questions, ranges, *note))


def _example(guia: GuiaDeRiesgo) -> n.Section | None:
    """The effect of the strongest control of each axis on the highest point of the map, one step after the other."""
    if not (guia.mapa_de_calor and guia.controles) or min(len(guia.probabilidad), len(guia.impacto)) < 2:
        return None
    p, i = Decimal(guia.probabilidad[-2].valor), Decimal(guia.impacto[-2].valor)
    rows = [_point_row("Inherente", "—", p, i, guia)]
    for axis in ("probabilidad", "impacto"):
        chosen = _strongest(guia, axis)
        if not chosen:
            continue
        weight = Decimal(sum(option.peso for option in chosen))
        p, i = (p - p * weight / 100, i) if axis == "probabilidad" else (p, i - i * weight / 100)
        names = " + ".join(f"{option.nombre.lower()} ({option.peso} %)" for option in chosen)
        rows.append(_point_row(f"Control sobre {'la probabilidad' if axis == 'probabilidad' else 'el impacto'}", f"{names} = {numero(weight)} %", p, i, guia))
    shown = table(("Paso", "Eficiencia del control", "Probabilidad", "Impacto", "Zona"), rows, caption="Ejemplo calculado con los datos de la guía",
                  id="tabla-ejemplo")
    return n.Section("ejemplo-calculado", "Ejemplo calculado", (shown,))


def _strongest(guia: GuiaDeRiesgo, axis: str) -> tuple[AtributoDeControl, ...]:
    kinds = sorted((c for c in guia.controles if c.reduce == axis), key=lambda c: -c.peso)
    ways = sorted((c for c in guia.controles if not c.reduce), key=lambda c: -c.peso)
    return (kinds[0], *ways[:1]) if kinds else ()


def _point_row(step: str, how: str, p: Decimal, i: Decimal, guia: GuiaDeRiesgo) -> n.Row:
    level_p, level_i = nivel_de(guia.probabilidad, p), nivel_de(guia.impacto, i)
    zone = zona_de(guia, level_p, level_i)
    return n.Row((n.Cell(text(step), header=True), n.Cell(text(how)), n.Cell(text(f"{numero(p)} % ({level_p.nombre})")),
                  n.Cell(text(f"{numero(i)} % ({level_i.nombre})")), n.Cell(text(zone.nombre if zone else "—"), zone.tono if zone else "")))
