"""Floor 3: any record of an entity as sections: what each type of field looks like in the document tree, once for all kinds."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from generator.compose.entidad.direcciones import address_of
from generator.diagnostics import Diagnostics
from generator.doctree import nodes as n
from generator.doctree.prose import read_prose
from generator.domain.comunes import NormaAplicable, Punto
from generator.domain.entidad.desempeno import NormaDeEntidad
from generator.domain.entidad.documental import Parte, Seccion
from generator.domain.fields import Prose, Ref, Registro, model_fields
from generator.domain.motor_de_riesgo import numero

_WORDS = {
    "estrategico": "Estratégico", "evaluacion": "Evaluación", "economica": "Económica",
    "economica_y_reputacional": "Económica y reputacional",
}
_MONTHS = ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre")


@dataclass(frozen=True, slots=True)
class Contexto:
    """The entity that a page is of, and where what is wrong in its prose is told."""

    entidad: str
    diagnostics: Diagnostics = field(default_factory=Diagnostics, compare=False)


def text(words: object) -> tuple[n.Inline, ...]:
    return (n.Text(str(words)),) if str(words) else ()


def paragraph(*inlines: n.Inline) -> n.Paragraph:
    return n.Paragraph(tuple(inlines))


def palabra(value: Enum) -> str:
    """The word of a list of options, as people write it."""
    return _WORDS.get(str(value.value), str(value.value).replace("_", " ").capitalize())


def fecha(value: date) -> str:
    return f"{value.day} de {_MONTHS[value.month - 1]} de {value.year}"


def name_of(record: Any) -> str:
    target = record.target if isinstance(record, Ref) else record
    for key in ("nombre", "titulo", "texto", "termino", "id"):
        value = getattr(target, key, "")
        if value:
            return value.text.strip() if isinstance(value, Prose) else str(value)
    return ""


def cross(record: object, ctx: Contexto) -> n.Inline:
    """A link to a record by its name, or its name alone when it has no page."""
    address = address_of(record, ctx.entidad)
    return n.CrossRef(address, (n.Text(name_of(record)),)) if address else n.Text(name_of(record))


def crosses(records: Any, ctx: Contexto) -> tuple[n.Inline, ...]:
    """Links one below the other."""
    return joined([(cross(record, ctx),) for record in records])


def joined(parts: Any) -> tuple[n.Inline, ...]:
    lines = [tuple(part) for part in parts if part]
    return tuple(inline for index, part in enumerate(lines) for inline in ((n.LineBreak(), *part) if index else part))


def inlines(value: Any, ctx: Contexto) -> tuple[n.Inline, ...]:
    """A value inside a line or a cell."""
    if value is None or value == "" or value == ():
        return ()
    if isinstance(value, Prose):
        return joined(_flat(block) for block in read_prose(value.text, value.pos, ctx.diagnostics))
    if isinstance(value, Ref):
        return (cross(value, ctx),)
    if isinstance(value, Parte):
        return (cross(value.proceso, ctx),) if value.proceso else text(value.externo)
    if isinstance(value, tuple):
        return joined(inlines(item, ctx) for item in value)
    if isinstance(value, Registro):
        return _record_inlines(value, ctx)
    return text(_plain(value))


def _plain(value: Any) -> str:
    if isinstance(value, Enum):
        return palabra(value)
    if isinstance(value, bool):
        return "Sí" if value else "No"
    if isinstance(value, Decimal):
        return numero(value, 6)
    return fecha(value) if isinstance(value, date) else str(value)


def _flat(block: n.Block) -> tuple[n.Inline, ...]:
    """A block as lines of a cell: nothing is dropped, lists become lines."""
    if isinstance(block, (n.Paragraph, n.Heading)):
        return block.inlines
    if isinstance(block, (n.BulletList, n.OrderedList)):
        return joined((n.Text("• "), *joined(_flat(b) for b in item)) for item in block.items)
    if isinstance(block, n.Quote):
        return joined(_flat(b) for b in block.blocks)
    if isinstance(block, n.Admonition):
        return joined((block.title, *(_flat(b) for b in block.blocks)))
    if isinstance(block, n.DefinitionList):
        return joined((*item.term, n.Text(": "), *joined(_flat(b) for b in item.blocks)) for item in block.items)
    if isinstance(block, n.Table):
        return joined(joined_cells(row) for row in block.rows)
    return ()


def joined_cells(row: n.Row) -> tuple[n.Inline, ...]:
    return tuple(i for index, cell in enumerate(row.cells) for i in ((n.Text("; "), *cell.inlines) if index else cell.inlines))


def _record_inlines(record: Registro, ctx: Contexto) -> tuple[n.Inline, ...]:
    """A record inside a cell: its first field, and the others in brackets with their names."""
    shown = [(f.metadata["title"], inlines(getattr(record, f.name), ctx)) for f in model_fields(type(record)) if not f.metadata["oculto"]]
    filled = [(title, value) for title, value in shown if value]
    if not filled:
        return text(name_of(record))
    rest = [i for title, value in filled[1:] for i in (n.Text(f"; {title.lower()}: "), *value)]
    return (*filled[0][1], *rest)


def blocks(value: Any, ctx: Contexto) -> tuple[n.Block, ...]:
    """A value as the body of a section."""
    if isinstance(value, Prose):
        return read_prose(value.text, value.pos, ctx.diagnostics)
    if isinstance(value, tuple) and value:
        if isinstance(value[0], NormaAplicable):
            return (norms_table(value, ctx),)
        if isinstance(value[0], Registro) and not isinstance(value[0], Punto):
            return (records_table(value, ctx),)
        return (n.BulletList(tuple((_item(item, ctx),) for item in value)),)
    shown = inlines(value, ctx)
    return (paragraph(*shown),) if shown else ()


def _item(item: Any, ctx: Contexto) -> n.Block:
    return paragraph(*inlines(item.texto if isinstance(item, Punto) else item, ctx))


def cite(key: str, articles: str = "") -> n.Cite:
    return n.Cite((n.CiteItem(key, articles, "article-locator" if articles else ""),), "narrative")


def norms_table(norms: tuple[NormaAplicable, ...] | tuple[NormaDeEntidad, ...], ctx: Contexto) -> n.Table:
    rows = tuple(n.Row((n.Cell((cite(x.fuente),), header=True), n.Cell(text(x.articulos)), n.Cell(text(x.tema)))) for x in norms)
    return table(("Norma", "Artículos", "Tema"), rows)


def table(titles: tuple[str, ...], rows: tuple[n.Row, ...], *, caption: str = "", id: str = "", wide: bool = False,
          filters: bool = False) -> n.Table:
    return n.Table(tuple(n.Column(text(t)) for t in titles), rows, text(caption), id, wide=wide, filters=filters)


def records_table(records: tuple[Registro, ...], ctx: Contexto, *, caption: str = "", numbered: bool = False) -> n.Table:
    """One row per record, one column per field that any of them fills."""
    fields = [f for f in model_fields(type(records[0])) if not f.metadata["oculto"]]
    cells = [[inlines(getattr(r, f.name), ctx) for f in fields] for r in records]
    used = [i for i in range(len(fields)) if any(row[i] for row in cells)]
    rows = tuple(
        n.Row((*((n.Cell(text(at + 1), header=True),) if numbered else ()), *(n.Cell(row[i], header=not numbered and i == used[0]) for i in used)),
              id=str(getattr(record, "id", "") or ""))
        for at, (record, row) in enumerate(zip(records, cells, strict=True))
    )
    titles = tuple(str(fields[i].metadata["title"]) for i in used)
    return table((("N.º", *titles) if numbered else titles), rows, caption=caption, wide=len(used) > 5)


def data_table(pairs: list[tuple[str, tuple[n.Inline, ...]]]) -> n.Table:
    """Names and values, for the short facts of a record."""
    rows = tuple(n.Row((n.Cell(text(title), header=True), n.Cell(value))) for title, value in pairs if value)
    return table(("Dato", "Valor"), rows)


def record_sections(record: Registro, ctx: Contexto, *, skip: frozenset[str] = frozenset()) -> tuple[n.Section, ...]:
    """A section for each field that says something; the short ones share «Datos generales»."""
    short: list[tuple[str, tuple[n.Inline, ...]]] = []
    long: list[n.Section] = []
    for f in model_fields(type(record)):
        value = getattr(record, f.name)
        if f.metadata["oculto"] or f.name in skip or value in (None, "", ()):
            continue
        if isinstance(value, (Prose, tuple)):
            long.append(_section(f.name, str(f.metadata["title"]), str(f.metadata["part"]), value, record, ctx))
        else:
            short.append((str(f.metadata["title"]), inlines(value, ctx)))
    head = (n.Section("datos", "Datos generales", (data_table(short),), part="objeto", pos=record.pos),) if short else ()
    return (*head, *long)


def _section(key: str, title: str, part: str, value: Any, record: Registro, ctx: Contexto) -> n.Section:
    if isinstance(value, tuple) and isinstance(value[0], Seccion):
        return n.Section(key, title, sections=tuple(nested(s, ctx) for s in value), part=part, pos=record.at(key))
    return n.Section(key, title, blocks(value, ctx), part=part, pos=record.at(key))


def nested(seccion: Seccion, ctx: Contexto) -> n.Section:
    """A section that the entity wrote, with its picture and those below it."""
    body = blocks(seccion.texto, ctx) if seccion.texto else ()
    picture = (n.Figure(n.ImageFile(seccion.imagen), seccion.descripcion_imagen or seccion.titulo, text(seccion.titulo)),) if seccion.imagen else ()
    return n.Section(seccion.id, seccion.titulo, (*body, *picture), tuple(nested(s, ctx) for s in seccion.secciones), pos=seccion.pos)
