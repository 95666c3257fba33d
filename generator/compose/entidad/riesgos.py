"""Floor 3: the risks of an entity: the map before and after the controls, the list, and each risk with its calculation step by step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import overload

from generator.compose.direcciones import address_of, settle_address
from generator.compose.entidad.contexto import Contexto, cells, own_page, paragraph
from generator.compose.entidad.documentos import used_columns
from generator.compose.inlines import cite, cross, inlines, name_of, text, written
from generator.compose.sheet import field_section, record_sections
from generator.compose.tables import table
from generator.doctree import nodes as n
from generator.domain.entidad.gestion_riesgo import Control, Riesgo
from generator.domain.fields import Identificador
from generator.domain.motor_de_riesgo import Efecto, Punto, SinValorar, Valoracion, guia_de, nivel_de, numero, puntaje_de_diseno, valorar
from generator.domain.redaccion_de_riesgo import redactar
from generator.domain.riesgo import GuiaDeRiesgo
from generator.drawing.calor import Celda, Marca, draw_mapa_de_calor

Valued = tuple[Riesgo, Valoracion | SinValorar]
UNVALUED = "Sin valorar"


def risk_map(ctx: Contexto) -> n.Document:
    """The page of all the risks: two heat maps for each version of the guide in use, and the list."""
    valued = tuple((r, valorar(r, ctx.sistema.entidad)) for r in ctx.sistema.riesgos)
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
def risk_sections(r: Riesgo, ctx: Contexto) -> tuple[n.Section, ...]:
    """The sentence, the data, the calculation, and the controls and treatment as the entity wrote them."""
    said = n.Section("redaccion", "Redacción del riesgo", (paragraph(redactar(r)),))
    made = record_sections(_legible(r, ctx), ctx.diagnostics, data_title="Datos del riesgo")
    return (said, *made[:1], _valuation(r, ctx), *made[1:])


def _legible(r: Riesgo, ctx: Contexto) -> Riesgo:
    """The same risk with the names of the guide in the place of their identifiers, to be read."""
    guide = guia_de(r, ctx.sistema.entidad)
    chances = {level.id: level.nombre for level in (*guide.probabilidad_corrupcion, *guide.probabilidad)}
    harms = {level.id: level.nombre for level in guide.impacto}
    zones = {zone.id: zone.nombre for zone in guide.zonas}
    given = replace(r.declarado, probabilidad=_named(r.declarado.probabilidad, chances), impacto=_named(r.declarado.impacto, harms),
                    zona_inherente=_named(r.declarado.zona_inherente, zones), zona=_named(r.declarado.zona, zones)) if r.declarado else None
    treated = replace(r.tratamiento, opcion=Identificador(_treatment(r, ctx))) if r.tratamiento else None
    return replace(r, clase=Identificador(class_name(r, ctx)), probabilidad=_named(r.probabilidad, chances), tratamiento=treated,
                   declarado=given, impacto=_named(r.impacto, harms), impacto_economico=_named(r.impacto_economico, harms), impacto_reputacional=_named(r.impacto_reputacional, harms),
                   controles=tuple(_legible_control(c, guide) for c in r.controles))


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


def _valuation(r: Riesgo, ctx: Contexto) -> n.Section:
    v = valorar(r, ctx.sistema.entidad)
    if isinstance(v, SinValorar):
        return n.Section("valoracion", "Valoración paso a paso", (paragraph(f"Este riesgo está sin valorar: {v.motivo}."),
                                                                              *_questions(r, guia_de(r, ctx.sistema.entidad), ctx)))
    left = "Lo que la entidad publicó: esta versión de la guía no da pesos a los controles." if v.declarada else "Lo que queda después de los controles."
    floor = _floor(r, v)
    rows = [_step("Probabilidad inherente", text(v.razon_probabilidad), _figure(v.inherente.probabilidad, v.inherente.nivel_probabilidad.nombre, v.guia)),
            _step("Impacto inherente", text(v.razon_impacto), _figure(v.inherente.impacto, v.inherente.nivel_impacto.nombre, v.guia)),
            _zone_row("Zona inherente", v.inherente, v.guia)]
    rows += [_effect(at, e) for at, e in enumerate(v.efectos, 1)]
    rows += [_design(at, c) for at, c in enumerate(r.controles, 1) if c.diseno]
    rows += [_step("Probabilidad residual", text(left), _figure(v.residual.probabilidad, v.residual.nivel_probabilidad.nombre, v.guia)),
             _step("Impacto residual", text(f"{left} {floor}".strip()), _figure(v.residual.impacto, v.residual.nivel_impacto.nombre, v.guia)),
             _zone_row("Zona residual", v.residual, v.guia)]
    shown = table(("Paso", "De dónde sale", "Resultado"), rows, caption="Valoración del riesgo", id="tabla-valoracion", source=_source(v.guia))
    return n.Section("valoracion", "Valoración paso a paso", (shown, *_questions(r, v.guia, ctx)))


def _source(guide: GuiaDeRiesgo) -> tuple[n.Inline, ...]:
    return (n.CrossRef(address_of(guide), text(name_of(guide))), n.Text(". "), cite(guide.fuente))


def _step(name: str, why: tuple[n.Inline, ...], result: tuple[n.Inline, ...], tone: str = "") -> n.Row:
    return n.Row((n.Cell(text(name), header=True), n.Cell(why), n.Cell(result, tone)))


def _figure(value: object, level: str, guide: GuiaDeRiesgo) -> tuple[n.Inline, ...]:
    return text(f"{written(value)}{' %' if guide.en_porcentaje else ''} ({level})")


def _floor(r: Riesgo, v: Valoracion) -> str:
    """Why the level of a risk of corruption is above that of its figure."""
    if v.residual.nivel_impacto == nivel_de(v.guia.impacto, v.residual.impacto):
        return ""
    return f"Un riesgo de corrupción no tiene niveles por debajo de {v.residual.nivel_impacto.nombre.lower()}."


def _design(at: int, c: Control) -> n.Row:
    assert c.diseno is not None
    points, meaning = puntaje_de_diseno(c.diseno)
    return _step(f"Diseño del control {at}", text("Suma de los puntos de cada criterio de la guía v4."), text(f"{points} de 100 ({meaning})"))


def _zone_row(name: str, p: Punto, guide: GuiaDeRiesgo) -> n.Row:
    why = f"Cruce de probabilidad {p.nivel_probabilidad.nombre.lower()} e impacto {p.nivel_impacto.nombre.lower()} en el mapa de calor."
    if p.zona is None:
        return _step(name, text("Esta versión de la guía no trae mapa de calor."), text("Sin zona"))
    if not guide.mapa_de_calor:
        return _step(name, text("La que la entidad publicó: esta versión de la guía no trae mapa de calor."), text(p.zona.nombre), p.zona.tono)
    return _step(name, text(why), text(p.zona.nombre), p.zona.tono)


def _effect(at: int, e: Efecto) -> n.Row:
    act = f"{e.control.accion[:1].lower()}{e.control.accion[1:]}"
    said = f"{who_controls(e.control)} {act}. Actúa sobre {_AXES.get(e.sobre, e.sobre)} y su eficiencia es {numero(e.eficiencia)} %."
    sum_ = f"{numero(e.antes, 6)} % − {numero(e.antes, 6)} % × {numero(e.eficiencia)} % = {numero(e.despues, 6)} %"
    return _step(f"Control {at}", text(said), text(sum_))


def who_controls(c: Control) -> str:
    """The subject of the sentence of a control: the system when it is automatic, or the cargo."""
    return c.sistema or c.responsable.target.nombre


_AXES = {"probabilidad": "la probabilidad", "impacto": "el impacto"}


def _questions(r: Riesgo, guide: GuiaDeRiesgo, ctx: Contexto) -> tuple[n.Block, ...]:
    """The questionnaire of corruption with the answers that give the impact."""
    if not ((r.afirmativas or r.respuestas) and guide.corrupcion):
        return ()
    reasons = {answer.pregunta: inlines(answer.justificacion, None, ctx.diagnostics) for answer in r.respuestas}
    rows = [cells(str(at), question, "Sí" if at in r.afirmativas else "No", reasons.get(at, ())) for at, question in enumerate(guide.corrupcion.preguntas, 1)]
    return (used_columns(("N.º", "Pregunta", "Respuesta", "Justificación"), rows, caption="Impacto en riesgos de corrupción", id="tabla-preguntas"),)
