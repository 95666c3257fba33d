"""Floor 3: what an entity keeps as lists: the listado maestro, its normograma, its plans, and every change of its documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from generator.compose.direcciones import OWN
from generator.compose.entidad.catalogos import kept_catalogues
from generator.compose.entidad.contexto import Contexto, cells, links, own_page, paragraph
from generator.compose.entidad.documentos import Documento, process_of, used_columns, when
from generator.compose.inlines import cite, cross, inlines, joined, text, word, written
from generator.compose.links import page_links
from generator.compose.sheet import field_section
from generator.compose.special import Fuente
from generator.compose.tables import records_table, table
from generator.doctree import nodes as n
from generator.domain.entidad.control_documental import Cambio
from generator.domain.entidad.desempeno import NormaDeEntidad, PlanDeEntidad
from generator.domain.entidad.documental import DocumentoControlado, Procedimiento, Proceso


def filtered(shown: n.Table) -> n.Table:
    return replace(shown, filters=True, wide=True)


def documents_of(ctx: Contexto) -> tuple[tuple[Documento, str], ...]:
    """Every controlled document with the name of its kind, by code."""
    found: list[tuple[Documento, str]] = [(p, "Caracterización") for p in ctx.sistema.procesos]
    found += [(p, "Procedimiento") for p in ctx.sistema.procedimientos]
    found += [(d, d.tipo.target.nombre) for d in ctx.sistema.documentos]
    return tuple(sorted(found, key=lambda entry: entry[0].codigo))


def processes_page(ctx: Contexto) -> n.Document:
    """The processes to filter, with how much hangs from each one."""
    s, own = ctx.sistema, {f.tipo: f.nombre for f in ctx.sistema.entidad.franjas}
    rows = (cells((cross(p),), p.sigla, own.get(p.tipo, word(p.tipo)), links((p.lider, *p.otros_lideres)), _many(s.procedimientos, p), _many(s.riesgos, p), _many(s.indicadores, p),
                  (cross(p.subproceso_de),) if p.subproceso_de else ()) for p in s.procesos)
    nested = any(p.subproceso_de for p in s.procesos)
    heads = ("Proceso", "Sigla", "Tipo", "Líder", "Procedimientos", "Riesgos", "Indicadores", *(("Subproceso de",) if nested else ()))
    shown = table(heads, (n.Row(row.cells[:len(heads)]) for row in rows), caption="Procesos", id="tabla-procesos", filters=True)
    return own_page(ctx, "procesos", "Procesos", (n.Section("procesos", "Lista", (shown,)),))


def _many(records: Iterable[Any], process: Proceso) -> str:
    return str(sum(1 for record in records if record.proceso.id == process.id))


def procedures_page(ctx: Contexto) -> n.Document:
    """The procedures to filter."""
    rows = (cells((cross(p),), p.codigo, (cross(p.proceso),), links((p.responsable, *p.corresponsables)), p.version, word(p.estado)) for p in ctx.sistema.procedimientos)
    heads = ("Procedimiento", "Código", "Proceso", "Responsable", "Versión", "Estado")
    shown: n.Block = table(heads, rows, caption="Procedimientos", id="tabla-procedimientos", filters=True) if ctx.sistema.procedimientos else paragraph(
        "La entidad no ha registrado procedimientos.")
    return own_page(ctx, "procedimientos", "Procedimientos", (n.Section("procedimientos", "Lista", (shown,)),))


def master_list(ctx: Contexto) -> n.Document:
    rows = (n.Row((n.Cell(text(d.codigo)), n.Cell((cross(d),), header=True), n.Cell(text(kind)), n.Cell((cross(process_of(d)),)),
                   n.Cell(text(d.version)), n.Cell(text(written(d.fecha))), n.Cell(text(word(d.estado))), n.Cell(links(f.cargo for f in d.aprobo)),
                   n.Cell(text(d.acto_de_adopcion)), n.Cell(text(written(d.proxima_revision))))) for d, kind in documents_of(ctx))
    titles = ("Código", "Documento", "Tipo", "Proceso", "Versión", "Fecha", "Estado", "Aprobó", "Acto de adopción", "Próxima revisión")
    shown = table(titles, rows, caption="Listado maestro de documentos", id="tabla-listado", filters=True, wide=True)
    sections = [n.Section("documentos", "Documentos", (shown,))]
    for key in ("codificacion", "tipos_de_documento", "codigos_retirados", "reglas"):
        made = field_section(ctx.sistema.entidad, key, ctx.diagnostics)
        if made:
            sections.append(made)
    return own_page(ctx, "listado-maestro", "Listado maestro de documentos", sections, nav="Listado maestro")


# ----------------------------------------------------------------------------------------------- norms
def norms_page(ctx: Contexto, sources: Mapping[str, Fuente], usage: Mapping[str, tuple[str, ...]], titles: Mapping[str, str]) -> n.Document:
    """The entity's normograma with the pages that cite each norm, and what is cited without being in it. `usage`: key «@clave» → pages."""
    rows = [_norm(norm, sources.get(norm.fuente), ctx, page_links(usage.get(f"@{norm.fuente}", ()), titles)) for norm in ctx.sistema.normograma]
    heads = ("Norma", "Título oficial", "Artículos aplicables", "Tema", "Obligación concreta", "Procesos", "Políticas de MIPG", "Responsable",
             "Cumplimiento", "Evidencia", "Documentos", "Estado", "Revisado", "La citan")
    shown: n.Block = filtered(used_columns(heads, rows, caption="Normograma", id="tabla-normograma")) if rows else paragraph(
        "La entidad no ha registrado normas.")
    sections = [n.Section("normas", "Normas", (shown,))]
    entered = {norm.fuente for norm in ctx.sistema.normograma}
    outside = [(key[1:], pages) for key, pages in usage.items() if key.startswith("@") and key[1:] not in entered]
    if outside:
        found = (cells((cite(key),), page_links(pages, titles)) for key, pages in outside)
        listed = table(("Fuente", "La citan"), found, caption="Fuentes citadas que no están en el normograma", id="tabla-otras", filters=len(outside) > 12)
        sections.append(n.Section("otras", "Fuentes citadas que no están en el normograma", (listed,)))
    return own_page(ctx, "normograma", "Normograma de la entidad", sections, nav="Normograma")


def _norm(norm: NormaDeEntidad, source: Fuente | None, ctx: Contexto, users: tuple[n.Inline, ...]) -> n.Row:
    title, state = (source.titulo, source.estado) if source else ("", "")
    return cells((cite(norm.fuente),), title, norm.articulos, norm.tema, inlines(norm.obligacion, None, ctx.diagnostics), links(norm.procesos),
                 links(norm.politicas), (cross(norm.responsable),) if norm.responsable else (), norm.cumplimiento,
                 inlines(norm.evidencia, None, ctx.diagnostics), links(norm.documentos), state, written(norm.revisado), users)


# ----------------------------------------------------------------------------------------------- plans
def plans_page(ctx: Contexto) -> n.Document:
    """The plans of Decreto 612 by year, and those that nobody has entered."""
    rows = [_plan(plan, ctx) for plan in ctx.sistema.planes]
    heads = ("Plan", "Vigencia", "Estado", "Responsable", "Avance", "Presupuesto (pesos)", "Aprobado", "Publicado", "Documento", "Nota")
    shown: n.Block = filtered(used_columns(heads, rows, caption="Planes institucionales", id="tabla-planes")) if rows else paragraph(
        "La entidad no ha registrado planes.")
    sections = [n.Section("planes", "Planes", (shown,))]
    for p in ctx.sistema.planes:
        if p.acciones:
            name = f"{p.plan.target.nombre}, {p.vigencia}"
            made = records_table(p.acciones, ctx.diagnostics, caption=f"Acciones: {name}", id=f"tabla-acciones-{p.plan.id}-{p.vigencia}")
            sections.append(n.Section(f"acciones_{p.plan.id}_{p.vigencia}", f"Acciones del {name}" if name.startswith("Plan") else f"Acciones: {name}", (made,)))
    entered = {plan.plan.id for plan in ctx.sistema.planes}
    absent = [plan for plan in ctx.modelo.planes.planes if plan.id not in entered]
    if absent:
        items = n.BulletList(tuple((n.Paragraph((cross(plan), n.Text(": sirve a la política "), cross(plan.politica), n.Text("."))),) for plan in absent))
        sections.append(n.Section("sin-registrar", "Planes sin registrar", (items,)))
    return own_page(ctx, "planes", "Planes de la entidad", sections, nav="Planes")


def _plan(p: PlanDeEntidad, ctx: Contexto) -> n.Row:
    where = joined(((cross(p.documento),) if p.documento else (), (n.Link(p.enlace, text("enlace")),) if p.enlace else ()))
    advance = f"{written(p.avance)} %" if p.avance is not None else ""
    return cells((cross(p.plan),), str(p.vigencia), p.estado, (cross(p.responsable),), advance, written(p.presupuesto), written(p.aprobado), written(p.publicado), where,
                 inlines(p.nota, None, ctx.diagnostics))


# --------------------------------------------------------------------------------------------- changes
def changes_page(ctx: Contexto) -> n.Document:
    """Every change of every controlled document, the newest first."""
    found = [(change, d, kind) for d, kind in documents_of(ctx) for change in d.cambios]
    found.sort(key=lambda entry: entry[0].fecha or date.min, reverse=True)
    heads = ("Fecha", "Documento", "Tipo", "Proceso", "Versión", "Descripción del cambio", "Solicitó")
    shown: n.Block = table(heads, (_change(c, d, kind, ctx) for c, d, kind in found), caption="Cambios de los documentos", id="tabla-cambios",
                           filters=True, wide=True) if found else paragraph("Ningún documento ha registrado cambios.")
    return own_page(ctx, "cambios", "Control de cambios del sistema", (n.Section("cambios", "Cambios", (shown,)),), nav="Control de cambios")


def _change(c: Cambio, d: Proceso | Procedimiento | DocumentoControlado, kind: str, ctx: Contexto) -> n.Row:
    return cells(when(c), (cross(d),), kind, (cross(process_of(d)),), c.version, inlines(c.descripcion, None, ctx.diagnostics),
                 (cross(c.solicito),) if c.solicito else ())


DOORS: tuple[tuple[str, str], ...] = (
    ("procesos", "Cada proceso, con su líder y lo que depende de él."), ("procedimientos", "Actividades, responsables y flujogramas."),
    ("riesgos", "Mapas de calor y lista de riesgos, con su valoración."), ("indicadores", "Última medición y semáforo de cada indicador."),
    ("listado-maestro", "Documentos controlados con su versión y su estado."), ("cobertura", "Qué políticas de MIPG se atienden, con qué, y qué falta."),
    ("normograma", "Normas que aplican y dónde se citan."), ("planes", "Planes institucionales y su avance."),
    ("dependencias", "Estructura y funciones."), ("cargos", "Por qué responde cada cargo."), ("cambios", "Historia de los documentos."),
)
"""The pages that gather, in the order of the index."""


def doors(ctx: Contexto) -> n.BulletList:
    shown = (*DOORS, *((c.pagina, c.que) for c in kept_catalogues(ctx)))
    return n.BulletList(tuple((n.Paragraph((n.Strong((n.CrossRef(f"{OWN}/{name}"),)), n.Text(f". {what}"))),) for name, what in shown))
