"""Floor 3: one page for each process, procedure, document, risk and indicator of an entity, and the index with its process map."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.compose.entidad.direcciones import address_of, base_of
from generator.compose.entidad.fichas import Contexto, crosses, data_table, joined, paragraph, record_sections, records_table, text
from generator.diagnostics import Diagnostics
from generator.doctree import nodes as n
from generator.domain.entidad.documental import Controlado, Firma, Procedimiento, TipoDeProceso
from generator.domain.entidad.gestion_riesgo import Riesgo
from generator.domain.entidad.sistema import SistemaDeGestion
from generator.domain.motor_de_riesgo import Punto, SinValorar, Valoracion, numero, valorar
from generator.domain.redaccion_de_riesgo import redactar
from generator.drawing.flujo import PasoDelFlujo, RamaDelFlujo, draw_flujo
from generator.drawing.mapa_de_procesos import Banda, ProcesoDelMapa, draw_mapa_de_procesos

_BANDS = ((TipoDeProceso.ESTRATEGICO, "Estratégicos", "planear"), (TipoDeProceso.MISIONAL, "Misionales", "hacer"),
          (TipoDeProceso.APOYO, "De apoyo", "transversal"), (TipoDeProceso.EVALUACION, "De evaluación", "verificar"))


def compose_registros(sistema: SistemaDeGestion, diagnostics: Diagnostics) -> tuple[n.Document, ...]:
    """The index and a page for each record that has one of its own."""
    ctx = Contexto(sistema.id, diagnostics)
    records: tuple[Any, ...] = (*sistema.procesos, *sistema.procedimientos, *sistema.documentos, *sistema.riesgos, *sistema.indicadores)
    return (_index(sistema, ctx), *(_page(record, sistema, ctx) for record in records))


def _index(sistema: SistemaDeGestion, ctx: Contexto) -> n.Document:
    drawing = draw_mapa_de_procesos(
        tuple(Banda(title, tone, tuple(ProcesoDelMapa(p.sigla, p.nombre, address_of(p, ctx.entidad)) for p in sistema.procesos if p.tipo is kind))
              for kind, title, tone in _BANDS),
        entrada="Necesidades de los grupos de valor", salida="Satisfacción y resultados", titulo=f"Mapa de procesos de {sistema.entidad.nombre}",
        name=f"mapa-de-procesos-{sistema.id}",
    )
    listed = data_table([(title, crosses([p for p in sistema.procesos if p.tipo is kind], ctx)) for kind, title, _ in _BANDS])
    figure = n.Figure(drawing, "Procesos por tipo, entre las necesidades y la satisfacción", text("Mapa de procesos"), "mapa-de-procesos", details=(listed,))
    sections = (n.Section("mapa", "Mapa de procesos", (figure,)), *record_sections(sistema.entidad, ctx))
    return n.Document(base_of(sistema.id), "entidad", sistema.entidad.nombre, sections, entity=sistema.id, nav_title=sistema.entidad.sigla, pos=sistema.entidad.pos)


def _page(record: Any, sistema: SistemaDeGestion, ctx: Contexto) -> n.Document:
    extra: tuple[n.Section, ...] = ()
    skip: frozenset[str] = frozenset()
    if isinstance(record, Procedimiento):
        extra, skip = (_flow(record, ctx),), frozenset({"actividades"})
    if isinstance(record, Riesgo):
        extra = _valuation(record, sistema)
    sections = (*record_sections(record, ctx, skip=skip), *extra, *_backlinks(record, sistema, ctx))
    control = _control(record, sistema) if isinstance(record, Controlado) else n.Control(codigo=record.codigo, entidad=sistema.entidad.nombre)
    return n.Document(address_of(record, ctx.entidad), record.kind, record.nombre, sections, control=control, entity=sistema.id, pos=record.pos)


def _control(record: Controlado, sistema: SistemaDeGestion) -> n.Control:
    signed: tuple[tuple[str, tuple[Firma, ...]], ...] = (("Elaboró", record.elaboro), ("Revisó", record.reviso), ("Aprobó", record.aprobo))
    return n.Control(
        record.codigo, record.version, record.fecha.isoformat() if record.fecha else "", record.estado.value,
        record.proceso.target.nombre if hasattr(record, "proceso") else "", sistema.entidad.nombre,
        tuple(n.Change(c.version, c.fecha.isoformat(), c.descripcion.text.strip(), c.solicito.target.nombre if c.solicito else "") for c in record.cambios),
        tuple(n.Approval(word, f.cargo.target.nombre, f.fecha.isoformat() if f.fecha else "") for word, many in signed for f in many),
    )


def _flow(record: Procedimiento, ctx: Contexto) -> n.Section:
    """The flow chart, and the activities as a table: the same facts to be read instead of seen."""
    steps = tuple(PasoDelFlujo(
        a.id, a.nombre, a.responsable.target.nombre, a.punto_de_control is not None, a.pregunta,
        tuple(RamaDelFlujo(r.respuesta, r.va_a, r.procedimiento.target.nombre if r.procedimiento else "",
                           address_of(r.procedimiento, ctx.entidad) if r.procedimiento else "") for r in a.ramas), a.siguiente,
    ) for a in record.actividades)
    drawing = draw_flujo(steps, titulo=f"Flujograma de {record.nombre}", name=f"flujo-{ctx.entidad}-{record.id}")
    figure = n.Figure(drawing, f"Flujograma: las {len(steps)} actividades de la tabla, en su orden y con sus decisiones", text("Flujograma"), "flujograma")
    activities = records_table(record.actividades, ctx, caption="Actividades", numbered=True)
    return n.Section("actividades", "Descripción de actividades", (figure, activities), pos=record.at("actividades"))


def _valuation(record: Riesgo, sistema: SistemaDeGestion) -> tuple[n.Section, ...]:
    """The sentence of the risk and its figures, step by step."""
    said = n.Section("redaccion", "Redacción del riesgo", (paragraph(n.Text(redactar(record))),))
    valued = valorar(record, sistema.entidad)
    body = (paragraph(n.Text(f"Sin valorar: {valued.motivo}.")),) if isinstance(valued, SinValorar) else (_steps(valued),)
    return (said, n.Section("valoracion", "Valoración paso a paso", body))


def _steps(v: Valoracion) -> n.Table:
    pairs = [("Probabilidad inherente", text(v.razon_probabilidad)), ("Impacto inherente", text(v.razon_impacto)), ("Riesgo inherente", _point(v.inherente))]
    for index, e in enumerate(v.efectos, 1):
        pairs.append((f"Control {index}: {e.control.accion}", text(
            f"Reduce la {e.sobre}" if e.sobre == "probabilidad" else "Reduce el impacto") + text(
            f": {numero(e.antes)} % × {numero(e.eficiencia)} % = {numero(e.reduccion)} %; queda en {numero(e.despues)} %.")))
    return data_table([*pairs, ("Riesgo residual", _point(v.residual))])


def _point(p: Punto) -> tuple[n.Inline, ...]:
    where = f"Probabilidad {numero(p.probabilidad)} % ({p.nivel_probabilidad.nombre.lower()}), impacto {numero(p.impacto)} % ({p.nivel_impacto.nombre.lower()}): "
    return (n.Text(where), n.Badge(p.zona.nombre, p.zona.tono) if p.zona else n.Text("sin mapa de calor en esta guía"))


def _backlinks(record: Any, sistema: SistemaDeGestion, ctx: Contexto) -> tuple[n.Section, ...]:
    """What names this record: nobody writes it twice."""
    groups: tuple[tuple[str, Iterable[Any]], ...] = (
        ("Procedimientos", sistema.procedimientos), ("Documentos", sistema.documentos), ("Riesgos", sistema.riesgos), ("Indicadores", sistema.indicadores))
    found = [(title, joined((link,) for link in crosses([r for r in many if r is not record and _names(r, record)], ctx) if not isinstance(link, n.LineBreak)))
             for title, many in groups]
    table = data_table(found)
    return (n.Section("quien-lo-usa", "Dónde se usa", (table,)),) if table.rows else ()


def _names(value: Any, record: Any) -> bool:
    """Whether a value refers to the record, at any depth of its own fields."""
    if hasattr(value, "_target"):
        return value.id == record.id and value.target is record
    if isinstance(value, tuple):
        return any(_names(item, record) for item in value)
    return any(_names(getattr(value, key), record) for key in getattr(type(value), "__dataclass_fields__", {}) if key not in ("pos", "lugares"))
