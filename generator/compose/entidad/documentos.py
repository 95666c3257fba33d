"""Floor 3: a process, a procedure or another controlled document as a page: characterization, flow chart, control of changes."""

from __future__ import annotations

from typing import Any

from generator.compose.direcciones import address_of, settle_address
from generator.compose.entidad.contexto import Contexto, cells, links, mention_link, paragraph
from generator.compose.sheet import cross, inlines, joined, record_sections, table, text, word, written
from generator.doctree import nodes as n
from generator.domain.entidad.documental import (
    Actividad,
    ActividadPhva,
    Controlado,
    DocumentoControlado,
    Entrada,
    Firma,
    Parte,
    Procedimiento,
    Proceso,
    Salida,
)
from generator.drawing.flujo import PasoDelFlujo, RamaDelFlujo, draw_flujo

SIGNED = (("Elaboró", "elaboro"), ("Revisó", "reviso"), ("Aprobó", "aprobo"))
STEP = "actividad_"
"""An identifier has no underscore: the place of an activity is never that of a section."""
Documento = Proceso | Procedimiento | DocumentoControlado


def process_sections(p: Proceso, ctx: Contexto) -> tuple[n.Section, ...]:
    """The characterization, with what the process gives and receives, which nobody writes."""
    sections = []
    for made in record_sections(p, ctx.diagnostics, data_title="Datos del proceso"):
        if made.id == "ciclo":
            made = n.Section("ciclo", made.title, (_phva(p, ctx),), pos=made.pos)
        sections.append(made)
        if made.id == "ciclo":
            sections += _interactions(p, ctx)
    below = [other for other in ctx.sistema.procesos if other.subproceso_de and other.subproceso_de.id == p.id]
    if below:
        sections.append(n.Section("subprocesos", "Subprocesos", (n.Paragraph(links(below)),)))
    return tuple(sections)


def _phva(p: Proceso, ctx: Contexto) -> n.Table:
    titles = ("Actividad", "Etapa", "Proveedor", "Entrada", "Salida", "Cliente", "Responsable")
    return table(titles, (_phva_row(row, ctx) for row in p.ciclo), caption="Ciclo PHVA", id="tabla-ciclo", wide=True)


def _phva_row(row: ActividadPhva, ctx: Contexto) -> n.Row:
    given = joined(_parts(entrada.proveedores) for entrada in row.entradas)
    taken = joined(_parts(salida.clientes) for salida in row.salidas)
    return cells(inlines(row.actividad, None, ctx.diagnostics), word(row.etapa), given, _names(row.entradas), _names(row.salidas), taken,
                 (cross(row.responsable),) if row.responsable else ())


def _parts(parts: tuple[Parte, ...]) -> tuple[n.Inline, ...]:
    return joined((cross(part.proceso),) if part.proceso else text(part.externo) for part in parts)


def _names(items: tuple[Entrada, ...] | tuple[Salida, ...]) -> tuple[n.Inline, ...]:
    return joined(text(item.nombre) for item in items)


def _interactions(p: Proceso, ctx: Contexto) -> list[n.Section]:
    """A row for each process, with what comes from it and what goes to it."""
    given = [(g.proveedor, g.producto) for g in ctx.relaciones.recibe.get(p.id, ())]
    taken = [(g.cliente, g.producto) for g in ctx.relaciones.entrega.get(p.id, ())]
    others = {other.id: other for other, _ in (*given, *taken)}
    if not others:
        return []
    rows = (cells((cross(other),), *(joined(text(what) for who, what in pairs if who.id == other.id) for pairs in (given, taken)))
            for other in others.values())
    shown = table(("Proceso", "Le entrega", "Recibe de este"), rows, caption="Interacción con otros procesos", id="tabla-interacciones")
    return [n.Section("interacciones", "Interacción con otros procesos", (shown,))]


def procedure_sections(p: Procedimiento, ctx: Contexto) -> tuple[n.Section, ...]:
    made = record_sections(p, ctx.diagnostics, data_title="Datos del procedimiento")
    return tuple(_activities(p, ctx, s.title) if s.id == "actividades" else s for s in made)


def _activities(p: Procedimiento, ctx: Contexto, title: str) -> n.Section:
    """The flow chart, and the same facts as a table."""
    numbers: dict[str, int] = {a.id: at for at, a in enumerate(p.actividades, 1)}
    entity = ctx.sistema.id
    drawing = draw_flujo(tuple(_step(a, entity) for a in p.actividades), titulo=f"Flujograma: {p.nombre}", name=f"flujo-{entity}-{p.id}")
    alt = f"Flujograma de {len(p.actividades)} actividades con sus responsables y decisiones; la tabla de actividades dice lo mismo."
    figure = n.Figure(drawing, alt, text("Flujograma"), "flujograma")
    rows = []
    for at, a in enumerate(p.actividades, 1):
        following = p.actividades[at].id if at < len(p.actividades) else "fin"
        rows.append(n.Row(_activity(at, a, ctx, _next(a, following, numbers)), f"{STEP}{a.id}"))
    titles = ("N.º", "Actividad", "Responsable", "Punto de control", "Registro", "Tiempo", "Sigue en")
    used = [at for at in range(len(titles)) if any(row.cells[at].inlines for row in rows)]
    shown = table((titles[at] for at in used), (n.Row(tuple(row.cells[at] for at in used), row.id) for row in rows), caption=title,
                  id="tabla-actividades", wide=True)
    return n.Section("actividades", title, (figure, shown), pos=p.at("actividades"))


def _step(a: Actividad, entity: str) -> PasoDelFlujo:
    branches = tuple(RamaDelFlujo(r.respuesta, r.va_a, r.procedimiento.target.nombre if r.procedimiento else "",
                                  settle_address(address_of(r.procedimiento), entity) if r.procedimiento else "") for r in a.ramas)
    return PasoDelFlujo(a.id, a.nombre, a.responsable.target.nombre, a.punto_de_control is not None, a.pregunta, branches, a.siguiente, f"#{STEP}{a.id}")


def _activity(number: int, a: Actividad, ctx: Contexto, following: tuple[n.Inline, ...]) -> tuple[n.Cell, ...]:
    said = joined(((n.Strong(text(a.nombre)),), inlines(a.descripcion, None, ctx.diagnostics)))
    helped = joined((cross(c), n.Text(" (participa)")) for c in a.participan)
    who = joined(((cross(a.responsable),), helped))
    kept = joined(joined((text(r.nombre), (n.Text("formato "), cross(r.formato)) if r.formato else ()), n.Text(": ")) for r in a.registros)
    check = inlines(a.punto_de_control, None, ctx.diagnostics)
    values = (text(number), said, who, check, kept, text(a.tiempo), following)
    return tuple(n.Cell(v, header=not at) for at, v in enumerate(values))


def _next(a: Actividad, following: str, numbers: dict[str, int]) -> tuple[n.Inline, ...]:
    """The question and where each answer leads, or the activity that comes next."""
    if not a.ramas:
        return _place(a.siguiente or following, numbers)
    ways = [(n.Text(f"{r.respuesta}: "), *((cross(r.procedimiento),) if r.procedimiento else _place(r.va_a or following, numbers))) for r in a.ramas]
    return joined((text(a.pregunta), *ways))


def _place(ident: str, numbers: dict[str, int]) -> tuple[n.Inline, ...]:
    return (n.CrossRef(f"#{STEP}{ident}", text(numbers[ident])),) if ident in numbers else text("Fin" if ident == "fin" else ident)


def document_sections(d: DocumentoControlado, ctx: Contexto) -> tuple[n.Section, ...]:
    return record_sections(d, ctx.diagnostics, data_title="Datos del documento")


# ---------------------------------------------------------------------------------------------- control
def process_of(d: Documento) -> Proceso:
    return d if isinstance(d, Proceso) else d.proceso.target


def control_of(d: Any, ctx: Contexto) -> n.Control:
    signed: tuple[tuple[str, tuple[Firma, ...]], ...] = tuple((label, getattr(d, key)) for label, key in SIGNED)
    return n.Control(
        d.codigo, d.version, d.fecha.isoformat() if d.fecha else "", word(d.estado), process_of(d).nombre, ctx.sistema.entidad.nombre,
        tuple(n.Change(c.version, c.fecha.isoformat(), " ".join(c.descripcion.text.split()), c.solicito.target.nombre if c.solicito else "")
              for c in d.cambios),
        tuple(n.Approval(label, f.cargo.target.nombre, f.fecha.isoformat() if f.fecha else "") for label, many in signed for f in many),
        d.acto_de_adopcion, d.proxima_revision.isoformat() if d.proxima_revision else "")


def control_section(d: Controlado, ctx: Contexto) -> n.Section:
    """Who signed it, what adopted it, when it is reviewed, and its versions."""
    pairs = [(label, joined(joined(((cross(f.cargo),), text(written(f.fecha))), n.Text(", ")) for f in getattr(d, key))) for label, key in SIGNED]
    pairs += [("Acto de adopción", text(d.acto_de_adopcion)), ("Próxima revisión", text(written(d.proxima_revision)))]
    rows = [cells(label, value) for label, value in pairs if value]
    blocks: tuple[n.Block, ...] = (table(("Dato", "Valor"), rows, caption="Aprobación y revisión", id="tabla-aprobacion"),) if rows else ()
    if d.cambios:
        changes = (cells(c.version, written(c.fecha), inlines(c.descripcion, None, ctx.diagnostics), (cross(c.solicito),) if c.solicito else ())
                   for c in d.cambios)
        blocks += (table(("Versión", "Fecha", "Descripción del cambio", "Solicitó"), changes, caption="Control de cambios", id="tabla-cambios"),)
    return n.Section("control-del-documento", "Control del documento", blocks or (paragraph("Sin firmas ni cambios registrados."),), part="control")


def backlinks(record: object, ctx: Contexto) -> n.Section | None:
    """What names this record in the entity, by what it is named as."""
    grouped: dict[tuple[str, str], list[tuple[n.Inline, ...]]] = {}
    for mention in ctx.relaciones.de(record):
        where = mention_link(mention)
        said = (*where, *text(f" ({mention.parte})")) if mention.parte else where
        grouped.setdefault((_KINDS.get(getattr(mention.origen, "kind", ""), "Sistema de gestión"), mention.papel), []).append(said)
    rows = [cells(kind, role, joined(many)) for (kind, role), many in grouped.items()]
    if not rows:
        return None
    shown = table(("Quién lo nombra", "Como", "Dónde"), rows, caption="Dónde se usa", id="tabla-uso")
    return n.Section("donde-se-usa", "Dónde se usa", (shown,), part="uso")


_KINDS = {"proceso": "Procesos", "procedimiento": "Procedimientos", "documento": "Documentos", "riesgo": "Riesgos", "indicador": "Indicadores",
          "politica_en_entidad": "Políticas de MIPG", "cargo": "Cargos", "dependencia": "Dependencias"}
