"""Floor 3: the risks of an entity: the map before and after the controls, the list, and each risk with its calculation step by step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import overload

from generator.compose.direcciones import address_of, settle_address
from generator.compose.entidad.contexto import Contexto, own_page, paragraph
from generator.compose.entidad.valoracion import valuation_sections
from generator.compose.inlines import cite, cross, joined, text
from generator.compose.sheet import field_section, record_sections
from generator.compose.tables import table
from generator.doctree import nodes as n
from generator.doctree.prose import read_prose
from generator.domain.entidad.gestion_riesgo import Control, Materializacion, Riesgo
from generator.domain.fields import Identificador
from generator.domain.motor_de_riesgo import Punto, SinValorar, Valoracion, guia_de
from generator.domain.redaccion_de_riesgo import redactar, redactar_control
from generator.domain.riesgo import GuiaDeRiesgo
from generator.drawing.calor import Celda, Marca, draw_mapa_de_calor

Valued = tuple[Riesgo, Valoracion | SinValorar]
UNVALUED = "Sin valorar"
SAID_ELSEWHERE = ("descripcion", "declarado", "preguntas_afirmativas")
"""What the sentence of the risk and its valuation show."""


def risk_map(ctx: Contexto) -> n.Document:
    """The page of all the risks: two heat maps for each version of the guide in use, and the list."""
    valued = tuple((r, ctx.valorar(r)) for r in ctx.sistema.riesgos)
    guides = {v.guia.id: v.guia for _, v in valued if isinstance(v, Valoracion)}
    sections = [_maps(guide, valued, ctx, alone=len(guides) == 1) for guide in guides.values() if guide.mapa_de_calor]
    sections.append(n.Section("riesgos", "Lista de riesgos", (_list(valued, ctx),)))
    entity = ctx.sistema.entidad
    for key in ("politica_de_riesgo", "apetito_de_riesgo", "salario_minimo"):
        made = field_section(entity, key, ctx.diagnostics)
        if made:
            sections.append(made)
    return own_page(ctx, "riesgos", "Mapa de riesgos", sections, nav="Mapa de riesgos",
                    summary=f"Riesgos de {entity.nombre}, antes y después de sus controles.")


def _maps(guide: GuiaDeRiesgo, valued: tuple[Valued, ...], ctx: Contexto, *, alone: bool) -> n.Section:
    name = "" if alone else f" (guía {guide.id})"
    figures = (_heat(guide, valued, ctx, "inherente", "Riesgo inherente", lambda v: v.inherente),
               _heat(guide, valued, ctx, "residual", "Riesgo residual", lambda v: v.residual))
    return n.Section(f"mapas-{guide.id}", f"Mapas de calor{name}", (_about(guide), *figures))


def _about(guide: GuiaDeRiesgo) -> n.Paragraph:
    return n.Paragraph((n.Text("Cada marca es un riesgo, en la celda de su probabilidad y su impacto, según "), cite(guide.fuente), n.Text(".")))


def _heat(guide: GuiaDeRiesgo, valued: tuple[Valued, ...], ctx: Contexto, key: str, title: str, side: Callable[[Valoracion], Punto]) -> n.Figure:
    zones = {zone.id: zone for zone in guide.zonas}
    levels = {level.id: level.nombre for level in guide.probabilidad}
    rows = tuple(levels.get(f.probabilidad, f.probabilidad) for f in guide.mapa_de_calor)
    grid = tuple(tuple(Celda(zones[z].nombre, zones[z].tono) for z in f.zonas) for f in guide.mapa_de_calor)
    marks = tuple(_mark(r, side(v), guide, ctx) for r, v in valued if isinstance(v, Valoracion) and v.guia is guide and side(v).zona)
    drawing = draw_mapa_de_calor(rows, tuple(i.nombre for i in guide.impacto), grid, marks, titulo=f"{title}: {ctx.sistema.entidad.nombre}",
                                 name=f"riesgo-{key}-{guide.id}-{ctx.sistema.id}")
    counted = {zone.id: sum(1 for _, v in valued if isinstance(v, Valoracion) and v.guia is guide and side(v).zona is zone) for zone in guide.zonas}
    detail = table(("Zona", "Riesgos"), (n.Row((n.Cell(text(zones[z].nombre), zones[z].tono, True), n.Cell(text(count)))) for z, count in counted.items()))
    said = ", ".join(f"{count} en zona {zones[z].nombre.lower()}" for z, count in counted.items() if count) or "sin riesgos valorados"
    return n.Figure(drawing, f"{title}: {said}. La lista de riesgos dice la zona de cada uno.", text(title), f"figura-{key}-{guide.id}",
                    details=(detail,))


def _mark(r: Riesgo, point: Punto, guide: GuiaDeRiesgo, ctx: Contexto) -> Marca:
    row = next(at for at, f in enumerate(guide.mapa_de_calor) if f.probabilidad == point.nivel_probabilidad.id)
    column = next(at for at, level in enumerate(guide.impacto) if level.id == point.nivel_impacto.id)
    return Marca(r.codigo or r.nombre, r.nombre, settle_address(address_of(r), ctx.sistema.id), row, column)


def _list(valued: tuple[Valued, ...], ctx: Contexto) -> n.Table:
    rows = (n.Row((n.Cell(text(r.codigo)), n.Cell((cross(r),), header=True), n.Cell((cross(r.proceso),)), n.Cell(text(class_name(r, ctx))),
                   _zone(v, "inherente"), _zone(v, "residual"), n.Cell(text(len(r.controles))), n.Cell(text(_treatment(r, ctx)))), f"riesgo_{r.id}")
            for r, v in valued)
    titles = ("Código", "Riesgo", "Proceso", "Clase", "Zona inherente", "Zona residual", "Controles", "Tratamiento")
    return table(titles, rows, caption="Riesgos por proceso, clase y zona", id="tabla-riesgos", filters=True, wide=True)


def _zone(v: Valoracion | SinValorar, side: str) -> n.Cell:
    if isinstance(v, SinValorar):
        return n.Cell(text(UNVALUED))
    zone = getattr(v, side).zona
    return n.Cell(text(zone.nombre), zone.tono) if zone else n.Cell(text("Sin mapa de calor"))


def class_name(r: Riesgo, ctx: Contexto) -> str:
    own = {c.id: c.nombre for c in ctx.sistema.entidad.clases_de_riesgo}
    return ({c.id: c.nombre for c in ctx.modelo.control_de_riesgo.clases} | own).get(r.clase, r.clase)


def _treatment(r: Riesgo, ctx: Contexto) -> str:
    options = {o.id: o.nombre for o in guia_de(r, ctx.sistema.entidad).tratamientos}
    return options.get(r.tratamiento.opcion, r.tratamiento.opcion) if r.tratamiento else ""


# --------------------------------------------------------------------------------------------- one risk
def risk_lead(r: Riesgo, ctx: Contexto) -> tuple[n.Block, ...]:
    """Where the risk is, before and after its controls."""
    v = ctx.valorar(r)
    if isinstance(v, SinValorar):
        return ()
    sides = [(label, zone) for label, zone in (("Zona inherente", v.inherente.zona), ("Zona residual", v.residual.zona)) if zone]
    facts = [(n.Text(f"{label}: "), n.Badge(zone.nombre, zone.tono)) for label, zone in sides]
    return (n.Paragraph(joined(facts, n.Text(" · "))),) if facts else ()


def risk_sections(r: Riesgo, ctx: Contexto) -> tuple[n.Section, ...]:
    """The sentence, the data, the calculation, and the controls and treatment as the entity wrote them."""
    own = read_prose(r.descripcion.text, r.descripcion.pos, ctx.diagnostics) if r.descripcion else (paragraph(redactar(r)),)
    said = n.Section("redaccion", "Redacción del riesgo", own)
    made = record_sections(_legible(r, ctx), ctx.diagnostics, skip=SAID_ELSEWHERE, data_title="Datos del riesgo")
    return (said, *made[:1], *valuation_sections(r, ctx), *made[1:])


def _legible(r: Riesgo, ctx: Contexto) -> Riesgo:
    """The same risk with the names of the guide in the place of their identifiers, to be read."""
    guide = guia_de(r, ctx.sistema.entidad)
    chances = {level.id: level.nombre for level in (*guide.probabilidad_corrupcion, *guide.probabilidad)}
    harms = {level.id: level.nombre for level in guide.impacto}
    treated = replace(r.tratamiento, opcion=Identificador(_treatment(r, ctx))) if r.tratamiento else None
    return replace(r, clase=Identificador(class_name(r, ctx)), probabilidad=_named(r.probabilidad, chances), tratamiento=treated,
                   impacto=_named(r.impacto, harms), impacto_economico=_named(r.impacto_economico, harms), impacto_reputacional=_named(r.impacto_reputacional, harms),
                   controles=tuple(_legible_control(c, guide) for c in r.controles), materializaciones=tuple(_legible_event(m, r) for m in r.materializaciones))


@overload
def _named(ident: Identificador, names: dict[Identificador, str]) -> Identificador: ...
@overload
def _named(ident: None, names: dict[Identificador, str]) -> None: ...
def _named(ident: Identificador | None, names: dict[Identificador, str]) -> Identificador | None:
    return Identificador(names.get(ident, ident)) if ident else None


def _legible_control(c: Control, guide: GuiaDeRiesgo) -> Control:
    options = {(o.atributo, o.id): o.nombre for o in guide.controles}
    return replace(c, tipo=Identificador(options.get(("tipo", c.tipo), c.tipo)),
                   implementacion=Identificador(options.get(("implementacion", c.implementacion), c.implementacion)))


def _legible_event(m: Materializacion, r: Riesgo) -> Materializacion:
    """The controls that failed by what they do, where they are named by their identifier."""
    acts = {str(c.id): redactar_control(c) for c in r.controles}
    return replace(m, controles_que_fallaron=tuple(acts.get(name, name) for name in m.controles_que_fallaron))
