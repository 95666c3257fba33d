"""Floor 3: who the entity is: its first page with the process map, its dependencias, and what each cargo answers for."""

from __future__ import annotations

from dataclasses import replace

from generator.compose.direcciones import address_of, settle_address
from generator.compose.entidad.contexto import Contexto, cells, links, mention_link, mentions_table, own_page, paragraph
from generator.compose.entidad.listas import doors
from generator.compose.inlines import cross, inlines, joined, text, word
from generator.compose.sheet import record_sections
from generator.compose.tables import table
from generator.diagnostics import Diagnostics
from generator.doctree import nodes as n
from generator.doctree.prose import read_prose
from generator.domain.entidad.documental import TipoDeProceso
from generator.domain.entidad.organizacion import Cargo, Dependencia, LineaEnEntidad
from generator.domain.fields import Prose
from generator.drawing.mapa_de_procesos import Banda, ProcesoDelMapa, draw_mapa_de_procesos

BANDS = ((TipoDeProceso.ESTRATEGICO, "Estratégicos", "planear"), (TipoDeProceso.MISIONAL, "Misionales", "hacer"),
         (TipoDeProceso.APOYO, "De apoyo", "transversal"), (TipoDeProceso.EVALUACION, "De evaluación", "verificar"))
ELSEWHERE = ("dependencias", "cargos", "lineas_de_defensa", "tipos_de_documento", "politica_de_riesgo", "apetito_de_riesgo")
"""Fields of the entity that have a page of their own or are in one."""


def index_page(ctx: Contexto) -> n.Document:
    """The process map, where to start, and who the entity is."""
    entity = ctx.sistema.entidad
    logo = (n.Figure(n.ImageFile(entity.logo), f"Logo de {entity.nombre}"),) if entity.logo else ()
    notice = (n.Admonition("note", text("Entidad de ejemplo"), (paragraph("Esta entidad es ficticia: muestra cómo se escribe y se publica un sistema "
                                                                          "de gestión."),)),) if entity.ficticia else ()
    sections = (n.Section("mapa-de-procesos", "Mapa de procesos", (*_map(ctx),)), n.Section("consulta", "Qué se puede consultar", (doors(ctx),)),
                *(_aligned(s, ctx) if s.id == "objetivos_estrategicos" else s
                  for s in record_sections(entity, ctx.diagnostics, skip=ELSEWHERE, data_title="Datos de la entidad")))
    page = own_page(ctx, "", entity.nombre, sections, nav=entity.sigla, summary=f"Sistema de gestión de {entity.nombre}.")
    return n.Document(page.address, page.kind, page.title, page.sections, (*notice, *logo), page.summary, page.control, page.nav_title, page.entity,
                      pos=page.pos)


def _aligned(section: n.Section, ctx: Contexto) -> n.Section:
    """The strategic objectives with the records of the entity that serve each."""
    shown = section.blocks[0]
    found = [joined({id(m.origen): mention_link(m) for m in ctx.relaciones.de(o)}.values()) for o in ctx.sistema.entidad.objetivos_estrategicos]
    if not (isinstance(shown, n.Table) and any(found)):
        return section
    rows = tuple(replace(row, cells=(*row.cells, n.Cell(served))) for row, served in zip(shown.rows, found, strict=True))
    return replace(section, blocks=(replace(shown, columns=(*shown.columns, n.Column(text("Lo desarrollan"))), rows=rows), *section.blocks[1:]))


def _map(ctx: Contexto) -> tuple[n.Block, ...]:
    entity, processes = ctx.sistema.entidad, ctx.sistema.procesos
    own = {f.tipo: f.nombre for f in entity.franjas}
    bands = tuple(Banda(own.get(kind, title), tone, tuple(ProcesoDelMapa(p.sigla, p.nombre, settle_address(address_of(p), entity.id))
                                           for p in processes if p.tipo is kind and not p.subproceso_de)) for kind, title, tone in BANDS)
    drawing = draw_mapa_de_procesos(bands, entrada=entity.necesidades or "Necesidades de los grupos de valor",
                                    salida=entity.satisfaccion or "Satisfacción de los grupos de valor",
                                    titulo=f"Mapa de procesos de {entity.nombre}", name=f"mapa-de-procesos-{entity.id}")
    nested = any(p.subproceso_de for p in processes)
    rows = [n.Row((n.Cell(text(p.sigla)), n.Cell((cross(p),), header=True), n.Cell(text(own.get(p.tipo, word(p.tipo)))), n.Cell(links((p.lider, *p.otros_lideres))),
                   *((n.Cell((cross(p.subproceso_de),) if p.subproceso_de else ()),) if nested else ())))
            for kind, _, _ in BANDS for p in processes if p.tipo is kind]
    listed = table(("Sigla", "Proceso", "Tipo", "Líder", *(("Subproceso de",) if nested else ())), rows)
    counted = ", ".join(f"{len(b.procesos)} {b.titulo.lower()}" for b in bands if b.procesos)
    alt = f"Mapa de procesos: {counted}, entre las necesidades y la satisfacción de los grupos de valor. La tabla que sigue dice lo mismo."
    return n.Figure(drawing, alt, text("Mapa de procesos"), "figura-mapa", details=(listed,)),


# ------------------------------------------------------------------------------------------- structure
def units_page(ctx: Contexto) -> n.Document:
    """Each dependencia with its functions, what is below it, its cargos and what names it."""
    sections = tuple(_unit(unit, ctx) for unit in ctx.sistema.entidad.dependencias)
    return own_page(ctx, "dependencias", "Dependencias", sections)


def _unit(unit: Dependencia, ctx: Contexto) -> n.Section:
    entity = ctx.sistema.entidad
    below = [d for d in entity.dependencias if d.superior and d.superior.id == unit.id]
    held = [c for c in entity.cargos if c.dependencia and c.dependencia.id == unit.id]
    pairs = (("Código", text(unit.codigo)), ("A cargo de", (cross(unit.jefe),) if unit.jefe else ()), ("Depende de", (cross(unit.superior),) if unit.superior else ()), ("Dependencias a su cargo", links(below)), ("Cargos", links(held)))
    rows = [cells(label, value) for label, value in pairs if value]
    body: list[n.Block] = [table(("Dato", "Valor"), rows)] if rows else []
    if unit.objetivo:
        body = [*prose(unit.objetivo, ctx.diagnostics), *body]
    if unit.funciones:
        body += [n.Paragraph((n.Strong(text("Funciones.")),)), n.BulletList(tuple((n.Paragraph(inlines(f, None, ctx.diagnostics)),) for f in unit.funciones))]
    body += _other_facts(unit, ctx)
    others = [m for m in ctx.relaciones.de(unit) if m.origen not in held and m.origen not in below]
    shown = mentions_table(others, f"Dónde participa: {unit.nombre}", f"tabla-{unit.id}")
    return n.Section(unit.id, unit.nombre, (*body, *((shown,) if shown else ())) or (paragraph("Sin funciones registradas."),), folded=True,
                     pos=unit.pos)


def _other_facts(record: Dependencia | Cargo, ctx: Contexto) -> list[n.Block]:
    rows = [cells(d.nombre, inlines(d.valor, None, ctx.diagnostics)) for d in record.otros_datos]
    return [table(("Dato", "Valor"), rows, caption=f"Otros datos: {record.nombre}", id=f"tabla-datos-{record.id}")] if rows else []


def posts_page(ctx: Contexto) -> n.Document:
    """Each cargo with all that it answers for, and who is in each line of defence."""
    entity = ctx.sistema.entidad
    sections = [_post(post, ctx) for post in entity.cargos]
    if entity.lineas_de_defensa:
        sections.insert(0, n.Section("lineas_de_defensa", "Líneas de defensa", (_lines(entity.lineas_de_defensa, ctx),)))
    return own_page(ctx, "cargos", "Cargos y responsabilidades", sections, "Cada cargo, con todo aquello por lo que responde en el sistema de gestión.",
                    nav="Cargos")


def prose(said: Prose, diagnostics: Diagnostics) -> tuple[n.Block, ...]:
    return read_prose(said.text, said.pos, diagnostics)


def _lines(lines: tuple[LineaEnEntidad, ...], ctx: Contexto) -> n.Table:
    rows = (cells((cross(x.linea),), links(x.cargos), inlines(x.nota, None, ctx.diagnostics)) for x in lines)
    return table(("Línea", "Cargos", "Nota"), rows, caption="Quién está en cada línea de defensa", id="tabla-lineas")


def _post(post: Cargo, ctx: Contexto) -> n.Section:
    """What the cargo is, who is in it when it is a committee, and all that it answers for."""
    facts = joined((text(post.nivel), text(post.codigo), (cross(post.dependencia),) if post.dependencia else (),
                    (n.Link(f"mailto:{post.correo}", text(post.correo)),) if post.correo else ()), n.Text(" · "))
    body: list[n.Block] = [n.Paragraph(facts)] if facts else []
    for label, value in (("Superior inmediato", (cross(post.superior),) if post.superior else ()), ("Acto de creación", text(post.acto_de_creacion)),
                         ("Sesiona", text(post.periodicidad))):
        if value:
            body.append(n.Paragraph((n.Strong(text(f"{label}.")), n.Text(" "), *value)))
    if post.proposito:
        body += prose(post.proposito, ctx.diagnostics)
    if post.integrantes:
        rows = (cells(joined(((cross(i.cargo),) if i.cargo else (), text(i.externo)), n.Text(", ")), i.calidad) for i in post.integrantes)
        body.append(table(("Integrante", "Calidad"), rows, caption=f"Integrantes: {post.nombre}", id=f"tabla-integrantes-{post.id}"))
    if post.funciones:
        body += [n.Paragraph((n.Strong(text("Funciones.")),)), n.BulletList(tuple((n.Paragraph(inlines(f, None, ctx.diagnostics)),) for f in post.funciones))]
    body += _other_facts(post, ctx)
    body.append(mentions_table(ctx.relaciones.de(post), f"Por qué responde: {post.nombre}", f"tabla-{post.id}")
                or paragraph("Ningún registro del sistema lo nombra todavía."))
    return n.Section(post.id, post.nombre, tuple(body), folded=True, pos=post.pos)
