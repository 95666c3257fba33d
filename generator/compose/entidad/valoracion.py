"""Floor 3: how a risk is valued, step by step: where each figure comes from, what each control does, and what the entity published."""

from __future__ import annotations

from collections.abc import Iterator

from generator.compose.direcciones import address_of
from generator.compose.entidad.contexto import Contexto, cells, paragraph
from generator.compose.entidad.documentos import used_columns
from generator.compose.inlines import cite, inlines, name_of, text, written
from generator.compose.tables import table
from generator.doctree import nodes as n
from generator.doctree.prose import read_prose
from generator.domain.entidad.gestion_riesgo import Control, Riesgo, ValoracionDeclarada
from generator.domain.motor_de_riesgo import Efecto, Punto, SinValorar, Valoracion, guia_de, nivel_de, numero, puntaje_de_diseno, puntos_de_diseno
from generator.domain.redaccion_de_riesgo import redactar_control
from generator.domain.riesgo import GuiaDeRiesgo

AXES = {"probabilidad": "la probabilidad", "impacto": "el impacto"}


def valuation_sections(r: Riesgo, ctx: Contexto) -> Iterator[n.Section]:
    v = ctx.valorar(r)
    guide = guia_de(r, ctx.sistema.entidad)
    shown = paragraph(f"Este riesgo está sin valorar: {v.motivo}.") if isinstance(v, SinValorar) else _steps(r, v)
    yield n.Section("valoracion", "Valoración paso a paso", (shown, *_questions(r, guide, ctx)))
    if r.declarado:
        yield _published(r.declarado, v, guide, ctx)


def _steps(r: Riesgo, v: Valoracion) -> n.Table:
    left = _left(r, v)
    rows = [_step("Probabilidad inherente", text(v.razon_probabilidad), _figure(v.inherente.probabilidad, v.inherente.nivel_probabilidad.nombre, v.guia)),
            _step("Impacto inherente", text(v.razon_impacto), _figure(v.inherente.impacto, v.inherente.nivel_impacto.nombre, v.guia)),
            _zone_row("Zona inherente", v.inherente, v.guia)]
    rows += [_effect(at, e) for at, e in enumerate(v.efectos, 1)]
    rows += [_design(at, c) for at, c in enumerate(r.controles, 1) if c.diseno]
    rows += [_step("Probabilidad residual", text(left), _figure(v.residual.probabilidad, v.residual.nivel_probabilidad.nombre, v.guia)),
             _step("Impacto residual", text(f"{left} {_floor(v)}".strip()), _figure(v.residual.impacto, v.residual.nivel_impacto.nombre, v.guia)),
             _zone_row("Zona residual", v.residual, v.guia)]
    return table(("Paso", "De dónde sale", "Resultado"), rows, caption="Valoración del riesgo", id="tabla-valoracion", source=_source(v.guia))


def _left(r: Riesgo, v: Valoracion) -> str:
    if v.declarada:
        return "Lo que la entidad publicó: esta versión de la guía no da pesos a los controles."
    return "Lo que queda después de los controles." if r.controles else "No tiene controles: es la inherente."


def _source(guide: GuiaDeRiesgo) -> tuple[n.Inline, ...]:
    return (n.CrossRef(address_of(guide), text(name_of(guide))), n.Text(". "), cite(guide.fuente))


def _step(name: str, why: tuple[n.Inline, ...], result: tuple[n.Inline, ...], tone: str = "") -> n.Row:
    return n.Row((n.Cell(text(name), header=True), n.Cell(why), n.Cell(result, tone)))


def _figure(value: object, level: str, guide: GuiaDeRiesgo) -> tuple[n.Inline, ...]:
    return text(f"{written(value)}{' %' if guide.en_porcentaje else ''} ({level})")


def _floor(v: Valoracion) -> str:
    """Why the level of a risk of corruption is above that of its figure."""
    if v.residual.nivel_impacto == nivel_de(v.guia.impacto, v.residual.impacto):
        return ""
    return f"Un riesgo de corrupción no tiene niveles por debajo de {v.residual.nivel_impacto.nombre.lower()}."


def _design(at: int, c: Control) -> n.Row:
    assert c.diseno is not None
    points, meaning = puntaje_de_diseno(c.diseno)
    sums = " + ".join(f"{what} {value}" for what, value in puntos_de_diseno(c.diseno))
    return _step(f"Diseño del control {at}", text(f"{sums[:1].upper()}{sums[1:]}."), text(f"{points} de 100 ({meaning})"))


def _zone_row(name: str, p: Punto, guide: GuiaDeRiesgo) -> n.Row:
    why = f"Cruce de probabilidad {p.nivel_probabilidad.nombre.lower()} e impacto {p.nivel_impacto.nombre.lower()} en el mapa de calor."
    if p.zona is None:
        return _step(name, text("Esta versión de la guía no trae mapa de calor."), text("Sin zona"))
    if not guide.mapa_de_calor:
        return _step(name, text("La que la entidad publicó: esta versión de la guía no trae mapa de calor."), text(p.zona.nombre), p.zona.tono)
    return _step(name, text(why), text(p.zona.nombre), p.zona.tono)


def _effect(at: int, e: Efecto) -> n.Row:
    weights = " + ".join(f"{option.nombre.lower()} {option.peso} %" for option in e.atributos)
    said = f"{redactar_control(e.control)}. Actúa sobre {AXES.get(e.sobre, e.sobre)}; su eficiencia: {weights} = {numero(e.eficiencia)} %."
    sum_ = f"{numero(e.antes, 6)} % − {numero(e.antes, 6)} % × {numero(e.eficiencia)} % = {numero(e.despues, 6)} %"
    return _step(f"Control {at}", text(said), text(sum_))


def _questions(r: Riesgo, guide: GuiaDeRiesgo, ctx: Contexto) -> tuple[n.Block, ...]:
    """The questionnaire of corruption with the answers that give the impact."""
    if not (r.afirmativas or r.respuestas):
        return ()
    if guide.corrupcion is None:
        return (paragraph(f"Preguntas de corrupción respondidas «sí»: {', '.join(map(str, r.afirmativas))}."),)
    reasons = {answer.pregunta: inlines(answer.justificacion, None, ctx.diagnostics) for answer in r.respuestas}
    rows = [cells(str(at), question, "Sí" if at in r.afirmativas else "No", reasons.get(at, ())) for at, question in enumerate(guide.corrupcion.preguntas, 1)]
    return (used_columns(("N.º", "Pregunta", "Respuesta", "Justificación"), rows, caption="Impacto en riesgos de corrupción", id="tabla-preguntas"),)


def _published(given: ValoracionDeclarada, v: Valoracion | SinValorar, guide: GuiaDeRiesgo, ctx: Contexto) -> n.Section:
    """What the entity published, beside what is computed with the same facts."""
    computed = None if isinstance(v, SinValorar) or v.declarada else v
    chances, harms = (*guide.probabilidad_corrupcion, *guide.probabilidad), guide.impacto
    facts = (("Zona inherente", given.zona_inherente, guide.zonas, computed.inherente.zona if computed else None),
             ("Probabilidad residual", given.probabilidad, chances, computed.residual.nivel_probabilidad if computed else None),
             ("Impacto residual", given.impacto, harms, computed.residual.nivel_impacto if computed else None),
             ("Zona residual", given.zona, guide.zonas, computed.residual.zona if computed else None))
    rows = [cells(label, {str(x.id): x.nombre for x in scale}.get(ident, ident), found.nombre if found else "") for label, ident, scale, found in facts if ident]
    title = "Valoración publicada por la entidad"
    said = read_prose(given.razon.text, given.razon.pos, ctx.diagnostics) if given.razon else ()
    return n.Section("declarado", title, (used_columns(("Dato", "Publicada", "Calculada"), rows, caption=title, id="tabla-declarado"), *said), pos=given.pos)
