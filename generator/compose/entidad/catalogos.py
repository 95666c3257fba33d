"""Floor 3: the catalogues of an entity as pages: trámites, who it serves, retention, assets, documents of others, and its own matrices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.compose.entidad.contexto import Contexto, cells, mention_link, mentions_table, own_page, paragraph
from generator.compose.inlines import cross, inlines, joined, text, written
from generator.compose.sheet import has_own_section, record_sections, subsection
from generator.compose.tables import records_table, table
from generator.doctree import nodes as n
from generator.domain.celdas import leer_columna
from generator.domain.entidad.catalogos import Celda, FilaDeMatriz, Matriz


@dataclass(frozen=True, slots=True)
class Catalogo:
    """`atributo`: list of the entity's system. `pagina`: its address below the entity's. `que`: what one finds there."""

    atributo: str
    pagina: str
    titulo: str
    que: str


FEW = 8
"""Rows that are read without a filter: a wide table of them is shown as cards."""
CATALOGOS = (
    Catalogo("tramites", "tramites", "Trámites y servicios", "Requisitos, pasos, costo y tiempo de cada trámite y servicio."),
    Catalogo("grupos", "grupos-de-valor", "Grupos de valor y de interés", "A quién sirve la entidad, y qué necesita y espera."),
    Catalogo("series", "retencion-documental", "Retención documental", "Series y subseries con su tiempo y su disposición final."),
    Catalogo("activos", "activos-de-informacion", "Activos de información", "Inventario con su clasificación y su responsable."),
    Catalogo("externos", "documentos-externos", "Documentos externos", "Documentos de otras entidades que se usan aquí."),
)


MATRICES = Catalogo("matrices", "matrices", "Matrices", "Matrices con las columnas que les da la entidad.")


def catalogue_pages(ctx: Contexto) -> tuple[n.Document, ...]:
    """A page for each catalogue that the entity keeps."""
    made = tuple(_catalogue(c, getattr(ctx.sistema, c.atributo), ctx) for c in kept_catalogues(ctx) if c is not MATRICES)
    return (*made, _matrices(ctx)) if ctx.sistema.matrices else made


def kept_catalogues(ctx: Contexto) -> tuple[Catalogo, ...]:
    return tuple(c for c in (*CATALOGOS, MATRICES) if getattr(ctx.sistema, c.atributo))


def _catalogue(c: Catalogo, records: tuple[Any, ...], ctx: Contexto) -> n.Document:
    if has_own_section(records):
        sections = tuple(_section(record, ctx) for record in records)
        return own_page(ctx, c.pagina, c.titulo, sections, c.que)
    made = records_table(records, ctx.diagnostics, caption=c.titulo, id=f"tabla-{c.pagina}")
    rows = tuple(n.Row((*row.cells, n.Cell(_users(record, ctx))), row.id) for record, row in zip(records, made.rows, strict=True))
    used = any(row.cells[-1].inlines for row in rows)
    columns = (*made.columns, n.Column(text("Se usa en"))) if used else made.columns
    shown = n.Table(columns, rows if used else made.rows, made.caption, made.id, wide=True, filters=len(rows) > FEW)
    return own_page(ctx, c.pagina, c.titulo, (n.Section(c.atributo, c.titulo, (shown,)),), c.que)


def _matrices(ctx: Contexto) -> n.Document:
    rows = (cells((cross(m),), m.codigo, (cross(m.proceso),) if m.proceso else (), (cross(m.responsable),) if m.responsable else (), m.periodo, written(m.fecha))
            for m in ctx.sistema.matrices)
    shown = table(("Matriz", "Código", "Proceso", "Responsable", "Vigencia", "Fecha"), rows, caption=MATRICES.titulo, id="tabla-matrices", filters=True)
    return own_page(ctx, MATRICES.pagina, MATRICES.titulo, (n.Section("matrices", "Lista", (shown,)),), MATRICES.que)


def _section(record: Any, ctx: Contexto) -> n.Section:
    made = subsection(record, ctx.diagnostics)
    shown = mentions_table(ctx.relaciones.de(record), f"Dónde se usa: {record.nombre}", f"tabla-{record.id}")
    return n.Section(made.id, made.title, (*made.blocks, *((shown,) if shown else ())) or (paragraph("Sin datos registrados."),), pos=made.pos)


def _users(record: Any, ctx: Contexto) -> tuple[n.Inline, ...]:
    return joined({id(m.origen): mention_link(m) for m in ctx.relaciones.de(record)}.values())


def _cell_text(row: FilaDeMatriz, at: int) -> str:
    return row.celdas[at].texto.text.strip() if at < len(row.celdas) else ""


def _cell(cell: Celda, dated: bool, ctx: Contexto) -> tuple[n.Inline, ...]:
    """A cell, with its date as everywhere else where its column is one of dates."""
    said = cell.texto.text.strip()
    return text(written(date.fromisoformat(said))) if dated and said[:1].isdigit() else inlines(cell.texto, None, ctx.diagnostics)


def matrix_sections(m: Matriz, ctx: Contexto) -> tuple[n.Section, ...]:
    """A matrix: what it is, and its rows."""
    dates = {at for at in range(len(m.columnas)) if leer_columna([_cell_text(row, at) for row in m.filas])[0] == "date"}
    rows = (n.Row(tuple(n.Cell(_cell(cell, at in dates, ctx), header=not at) for at, cell in enumerate(row.celdas))) for row in m.filas)
    shown = table(m.columnas, rows, caption=m.nombre, id="tabla-matriz", filters=True, wide=len(m.columnas) > 4)
    facts = record_sections(m, ctx.diagnostics, skip=("nota",), data_title="Datos de la matriz")
    note = tuple(record_sections(m, ctx.diagnostics, only=("nota",)))
    return (*facts, n.Section("filas", "Contenido", (shown,), pos=m.at("filas")), *note)
