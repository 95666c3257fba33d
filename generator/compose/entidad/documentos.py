"""Floor 3: a process, a procedure or another controlled document as a page: characterization, flow chart, control of changes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.compose.direcciones import address_of, settle_address
from generator.compose.entidad.contexto import Contexto, cells, links, mention_link, paragraph
from generator.compose.inlines import cross, inlines, joined, text, word, written
from generator.compose.sheet import record_sections
from generator.compose.tables import table
from generator.doctree import nodes as n
from generator.doctree.prose import read_prose
from generator.domain.caminos import encuentros
from generator.domain.entidad.control_documental import Cambio, Controlado, Firma
from generator.domain.entidad.documental import (
    Actividad,
    ActividadPhva,
    DocumentoControlado,
    Entrada,
    Parte,
    Procedimiento,
    Proceso,
    Rama,
    RegistroDeActividad,
    Salida,
)
from generator.domain.entidad.organizacion import Responsable
from generator.domain.fields import Prose, Ref
from generator.drawing.flujo import PasoDelFlujo, RamaDelFlujo, draw_flujo

SIGNED = (("Elaboró", "elaboro"), ("Revisó", "reviso"), ("Aprobó", "aprobo"))
STEP = "actividad_"
"""An identifier has no underscore: the place of an activity is never that of a section."""
Documento = Proceso | Procedimiento | DocumentoControlado


def process_sections(p: Proceso, ctx: Contexto) -> tuple[n.Section, ...]:
    """The characterization, with what the process gives and receives, which nobody writes."""
    sections = []
    for made in record_sections(p, ctx.diagnostics, skip=("desde", "hasta", "alcance"), data_title="Datos del proceso"):
        if made.id == "ciclo":
            made = n.Section("ciclo", _phva_title(p), (_phva(p, ctx),), pos=made.pos)
        sections.append(made)
        if made.id == "objetivo":
            sections.append(_scope(p, ctx))
        if made.id == "ciclo":
            sections += _interactions(p, ctx)
    below = [other for other in ctx.sistema.procesos if other.subproceso_de and other.subproceso_de.id == p.id]
    if below:
        sections.append(n.Section("subprocesos", "Subprocesos", (n.Paragraph(links(below)),)))
    return tuple(sections)


def _scope(p: Proceso, ctx: Contexto) -> n.Section:
    """From where to where, and what the entity adds to it."""
    ends = [_labelled(label, said, ctx) for label, said in (("Desde", p.desde), ("Hasta", p.hasta))]
    more = read_prose(p.alcance.text, p.alcance.pos, ctx.diagnostics) if p.alcance else ()
    return n.Section("alcance", "Alcance", (*(block for blocks in ends for block in blocks), *more), part="alcance", pos=p.at("desde"))


def _labelled(label: str, said: Prose, ctx: Contexto) -> tuple[n.Block, ...]:
    first, *others = read_prose(said.text, said.pos, ctx.diagnostics)
    lead = (n.Strong(text(f"{label}:")), n.Text(" "))
    return (n.Paragraph((*lead, *first.inlines)), *others) if isinstance(first, n.Paragraph) else (n.Paragraph(lead[:1]), first, *others)


def _phva(p: Proceso, ctx: Contexto) -> n.Table:
    titles = ("Actividad", "Etapa", "Proveedor", "Entrada", "Salida", "Cliente", "Responsable", "Punto de control", "Documentos y registros")
    return used_columns(titles, [_phva_row(row, ctx) for row in p.ciclo], caption=_phva_title(p), id="tabla-ciclo")


def _phva_title(p: Proceso) -> str:
    return "Ciclo PHVA" if any(row.etapa for row in p.ciclo) else "Actividades del proceso"


def _phva_row(row: ActividadPhva, ctx: Contexto) -> n.Row:
    given = joined(_parts(entrada.proveedores) for entrada in row.entradas)
    taken = joined(_parts(salida.clientes) for salida in row.salidas)
    kept = joined((*((cross(d),) for d in row.documentos), *(_kept(r) for r in row.registros)))
    return cells(inlines(row.actividad, None, ctx.diagnostics), word(row.etapa) if row.etapa else "", given, _names(row.entradas), _names(row.salidas),
                 taken, _who((row.responsable,) if row.responsable else (), row.participan), inlines(row.punto_de_control, None, ctx.diagnostics), kept)


def _parts(parts: tuple[Parte, ...]) -> tuple[n.Inline, ...]:
    return joined(joined((*((cross(ref),) for ref in (part.proceso, part.grupo, part.dependencia) if ref), text(part.externo)), n.Text(", "))
                  for part in parts)


def _names(items: Iterable[Entrada | Salida]) -> tuple[n.Inline, ...]:
    return joined(text(f"{item.nombre}. Cumple: {item.requisitos}" if isinstance(item, Salida) and item.requisitos else item.nombre) for item in items)


def _flow_table(items: tuple[Entrada | Salida, ...], title: str, key: str) -> n.Table:
    """What comes in or goes out of a procedure, with from whom or for whom."""
    whom = "Clientes" if isinstance(items[0], Salida) else "Proveedores"
    rows = (cells(_names((item,)), _parts(_parties(item))) for item in items)
    return table(("Salida" if whom == "Clientes" else "Entrada", whom), rows, caption=title, id=f"tabla-{key}")


def _who(main: Iterable[Ref[Responsable]], helped: Iterable[Ref[Responsable]]) -> tuple[n.Inline, ...]:
    return joined((*((cross(c),) for c in main), *((cross(c), n.Text(" (participa)")) for c in helped)))


def _kept(r: RegistroDeActividad) -> tuple[n.Inline, ...]:
    """A register with its format and where it is kept."""
    parts = ((n.Text("formato "), cross(r.formato)) if r.formato else (), text(r.codigo), text(r.soporte), text(r.ubicacion),
             (n.Text("serie "), cross(r.serie)) if r.serie else ())
    detail = joined(parts, n.Text(", "))
    return (*text(r.nombre), *((n.Text(": "), *detail) if detail else ()))


def used_columns(titles: tuple[str, ...], rows: list[n.Row], *, caption: str, id: str) -> n.Table:
    """A table of the columns that some row fills; the first is always there."""
    used = [at for at in range(len(titles)) if not at or any(row.cells[at].inlines for row in rows)]
    return table((titles[at] for at in used), (n.Row(tuple(row.cells[at] for at in used), row.id) for row in rows), caption=caption, id=id, wide=len(used) > 4)


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
    flows: dict[str, tuple[Entrada | Salida, ...]] = {"entradas": p.entradas, "salidas": p.salidas}
    return tuple(_activities(p, ctx, s.title) if s.id == "actividades"
                 else n.Section(s.id, s.title, (_flow_table(flows[s.id], s.title, s.id),), pos=s.pos) if s.id in flows else s for s in made)


def _activities(p: Procedimiento, ctx: Contexto, title: str) -> n.Section:
    """The flow chart, and the same facts as a table."""
    numbers: dict[str, str] = {a.id: a.numero or str(at) for at, a in enumerate(p.actividades, 1)}
    entity = ctx.sistema.id
    met = {ident: numbers[opener] for ident, opener in encuentros(p).items()}
    drawing = draw_flujo(tuple(_step(a, entity, after, met.get(a.id, "")) for a, after in zip(p.actividades, (*(a.id for a in p.actividades[1:]), "fin"), strict=True)), titulo=f"Flujograma: {p.nombre}", name=f"flujo-{entity}-{p.id}",
                         inicio=p.evento_inicial or "Inicio", fin=p.evento_final or "Fin")
    alt = f"Flujograma de {len(p.actividades)} actividades con sus responsables y decisiones; la tabla de actividades dice lo mismo."
    figure = n.Figure(drawing, alt, text("Flujograma"), "flujograma")
    rows = []
    for at, a in enumerate(p.actividades, 1):
        following = p.actividades[at].id if at < len(p.actividades) else "fin"
        rows.append(n.Row(_activity(numbers[a.id], a, ctx, _next(a, following, numbers), met.get(a.id, "")), f"{STEP}{a.id}"))
    titles = ("N.º", "Fase", "Entrada", "Actividad", "Salida", "Responsable", "Punto de control", "Registro", "Tiempo", "Sigue en")
    return n.Section("actividades", title, (figure, used_columns(titles, rows, caption=title, id="tabla-actividades")), pos=p.at("actividades"))


def _step(a: Actividad, entity: str, following: str, met: str) -> PasoDelFlujo:
    branches = tuple(RamaDelFlujo(_answer(r), "" if r.procedimiento else r.va_a or following, r.procedimiento.target.nombre if r.procedimiento else "",
                                  settle_address(address_of(r.procedimiento), entity) if r.procedimiento else "") for r in a.ramas)
    who = " / ".join(c.target.nombre for c in (a.responsable, *a.corresponsables))
    return PasoDelFlujo(a.id, a.nombre, who, a.punto_de_control is not None, a.pregunta, branches, a.siguiente, f"#{STEP}{a.id}", a.numero,
                        a.en_paralelo, a.procedimiento.target.nombre if a.procedimiento else "", a.fase, met)


def _answer(r: Rama) -> str:
    return f"{r.respuesta} ({r.condicion})" if r.condicion else r.respuesta


def _activity(number: str, a: Actividad, ctx: Contexto, following: tuple[n.Inline, ...], met: str) -> tuple[n.Cell, ...]:
    who = joined((_who((a.responsable, *a.corresponsables), a.participan), (cross(a.dependencia),) if a.dependencia else ()))
    check = inlines(a.punto_de_control, None, ctx.diagnostics)
    phase = joined((text(a.fase), text(word(a.etapa)) if a.etapa else ()))
    given, taken = (joined(joined((_names((x,)), _parts(_parties(x))), n.Text(": ")) for x in side) for side in (a.entradas, a.salidas))
    values = (text(number), phase, given, _said(a, ctx, met), taken, who, check, joined(_kept(r) for r in a.registros), text(a.tiempo), following)
    return tuple(n.Cell(v, header=not at) for at, v in enumerate(values))


def _parties(item: Entrada | Salida) -> tuple[Parte, ...]:
    return item.clientes if isinstance(item, Salida) else item.proveedores


def _said(a: Actividad, ctx: Contexto, met: str) -> tuple[n.Inline, ...]:
    """The activity in words, with what else its row would hold. `met`: the number of the one whose ways meet in it."""
    facts = (("Comienza", text(f"cuando terminan todos los caminos de {met}" if met else "")), ("Según el procedimiento", (cross(a.procedimiento),) if a.procedimiento else ()), ("Sistema", text(a.sistema)),
             ("Documentos", joined(((cross(d),) for d in a.documentos), n.Text(", "))), ("Riesgos", joined(((cross(r),) for r in a.riesgos), n.Text(", "))),
             ("Observaciones", inlines(a.observaciones, None, ctx.diagnostics)), *((d.nombre, inlines(d.valor, None, ctx.diagnostics)) for d in a.otros_datos))
    return joined(((n.Strong(text(a.nombre)),), inlines(a.descripcion, None, ctx.diagnostics), *((n.Text(f"{label}: "), *value) for label, value in facts if value)))


def _next(a: Actividad, following: str, numbers: dict[str, str]) -> tuple[n.Inline, ...]:
    """The question and where each answer leads, or the activity that comes next."""
    if not a.ramas:
        return _place(a.siguiente or following, numbers)
    ways = [(n.Text(f"{_answer(r)}: "),
             *((cross(r.procedimiento),) if r.procedimiento else _place(r.va_a or following, numbers))) for r in a.ramas]
    return joined((text(a.pregunta or ("Al mismo tiempo" if a.en_paralelo else "")), *ways))


def _place(ident: str, numbers: dict[str, str]) -> tuple[n.Inline, ...]:
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
        tuple(n.Change(c.version, c.fecha.isoformat() if c.fecha and not c.epoca else when(c), _change_said(c), c.solicito.target.nombre if c.solicito else "")
              for c in d.cambios),
        tuple(n.Approval(label, f"{f.cargo.target.nombre}{f', {f.acta}' if f.acta else ''}", f.fecha.isoformat() if f.fecha else "")
              for label, many in signed for f in many),
        d.acto_de_adopcion, d.proxima_revision.isoformat() if d.proxima_revision else "")


def control_section(d: Controlado, ctx: Contexto) -> n.Section:
    """Who signed it, what adopted it, when it is reviewed, and its versions."""
    pairs = [(label, joined(joined(((cross(f.cargo),), text(f.acta), text(written(f.fecha))), n.Text(", ")) for f in getattr(d, key))) for label, key in SIGNED]
    pairs += [("Acto de adopción", text(d.acto_de_adopcion)), ("Próxima revisión", text(written(d.proxima_revision)))]
    rows = [cells(label, value) for label, value in pairs if value]
    blocks: tuple[n.Block, ...] = (table(("Dato", "Valor"), rows, caption="Aprobación y revisión", id="tabla-aprobacion"),) if rows else ()
    if d.cambios:
        blocks += (changes_table(d.cambios, ctx),)
    return n.Section("control-del-documento", "Control del documento", blocks or (paragraph("Sin firmas ni cambios registrados."),), part="control")


def changes_table(changes: tuple[Cambio, ...], ctx: Contexto) -> n.Table:
    """The control of changes, with the columns that it fills."""
    rows = [cells(c.version, when(c), inlines(c.descripcion, None, ctx.diagnostics), c.numeral, *((cross(who),) if who else () for who in (c.solicito, c.elaboro, c.aprobo)),
                  c.acto) for c in changes]
    return used_columns(("Versión", "Fecha", "Descripción del cambio", "Numeral", "Solicitó", "Elaboró", "Aprobó", "Acta o acto"), rows,
                        caption="Control de cambios", id="tabla-cambios")


def _change_said(c: Cambio) -> str:
    """What changed, with the facts that the table of a manual has no column for."""
    facts = (("Numeral", c.numeral), ("Elaboró", c.elaboro.target.nombre if c.elaboro else ""), ("Aprobó", c.aprobo.target.nombre if c.aprobo else ""), ("Acta o acto", c.acto))
    said = [f"{label}: {value}" for label, value in facts if value]
    return " ".join((" ".join(c.descripcion.text.split()), *(f"{fact}." for fact in said)))


def when(c: Cambio) -> str:
    """The day of a change, or what is known of it."""
    return f"{written(c.fecha)} ({c.epoca})" if c.fecha and c.epoca else written(c.fecha) or c.epoca


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
          "politica_en_entidad": "Políticas de MIPG", "cargo": "Cargos", "dependencia": "Dependencias", "matriz": "Matrices", "tramite": "Trámites y servicios",
          "grupo_de_valor": "Grupos de valor", "serie": "Retención documental", "activo": "Activos de información", "documento_externo": "Documentos externos"}
