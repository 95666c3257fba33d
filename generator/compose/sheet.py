"""Floor 3: any record as sections: what each type of field looks like, once for all kinds.

A field that is added to a record appears on its page and in the manuals without any other code.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import Field, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from types import UnionType
from typing import Any, Union, get_args, get_origin

from generator.compose.direcciones import address_of, anchor_of
from generator.compose.secciones import divisions
from generator.diagnostics import Diagnostics
from generator.doctree import nodes as n
from generator.doctree.prose import read_prose
from generator.doctree.walk import find_nodes
from generator.domain.comunes import NormaAplicable, Punto
from generator.domain.fields import Clave, Correo, Prose, Ref, Registro, Url, model_fields
from generator.domain.hints import field_types
from generator.domain.motor_de_riesgo import numero

PENDING = "Pendiente de cotejo"
PENDING_KEY = "pendiente"
NAME_KEYS = ("nombre", "titulo")
_WORDS = {
    "adentro": "Ventanilla adentro", "afuera": "Ventanilla afuera", "ambas": "Ambas ventanillas", "no_aplica": "No aplica",
    "rama_ejecutiva": "Entidades de la Rama Ejecutiva", "todas": "Todas las entidades del Estado", "segun_norma": "Las que señala su norma",
    "nucleo": "Núcleo", "verificar_actuar": "Verificar y actuar", "estrategico": "Estratégico", "evaluacion": "Evaluación",
    "conservacion_total": "Conservación total", "eliminacion": "Eliminación", "seleccion": "Selección", "reproduccion": "Reproducción técnica",
    "unica": "Única vez", "en_revision": "En revisión", "no_es_control": "No es un control", "suma": "Se suman los periodos",
    "promedio": "Promedio de los periodos", "ultimo": "Último periodo", "no_acumula": "No se acumula", "valor": "El valor del indicador",
    "cumplimiento": "El cumplimiento de la meta (%)",
    "economica": "Económica", "economica_y_reputacional": "Económica y reputacional",
}
MONTHS = ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre")


def text(words: object) -> tuple[n.Inline, ...]:
    return (n.Text(str(words)),) if str(words) else ()


def joined(parts: Iterable[tuple[n.Inline, ...]], glue: n.Inline | None = None) -> tuple[n.Inline, ...]:
    lines = [part for part in parts if part]
    between = glue or n.LineBreak()
    return tuple(i for at, part in enumerate(lines) for i in ((between, *part) if at else part))


def name_of(record: Any) -> str:
    """Its name; of a record with an address and no name, its text."""
    named = next((str(getattr(record, key)) for key in NAME_KEYS if getattr(record, key, "")), "")
    said = getattr(record, "texto", None) if hasattr(type(record), "kind") else None
    return named or (" ".join(said.text.split()) if isinstance(said, Prose) else str(getattr(record, "id", "")))


def titled_name(record: Any) -> str:
    """The name with its acronym: «Formulario Único… (FURAG)»."""
    sigla = getattr(record, "sigla", "")
    return f"{name_of(record)} ({sigla})" if sigla and sigla not in name_of(record) else name_of(record)


def cross(record: Any) -> n.Inline:
    target = record.target if isinstance(record, Ref) else record
    address = address_of(target)
    return n.CrossRef(address, text(name_of(target))) if address else n.Text(name_of(target))


def cite(key: str, articles: str = "") -> n.Cite:
    return n.Cite((n.CiteItem(key, articles, "article-locator" if articles else ""),), "narrative")


def pending_note(reason: str) -> tuple[n.Inline, ...]:
    """The discreet mark of a fact that is not yet checked, with its reason."""
    return (n.Badge(PENDING, "pending"), n.Text(" "), n.Emph(text(reason))) if reason else ()


def word(value: Enum) -> str:
    return _WORDS.get(str(value.value), str(value.value).replace("_", " ").capitalize())


# ------------------------------------------------------------------------------------------------ inlines
def inlines(value: Any, kind: Any, diagnostics: Diagnostics) -> tuple[n.Inline, ...]:
    """A value inside a line or a cell. `kind` is its declared type."""
    if value is None or value in ("", ()):
        return ()
    kind = _declared(kind)
    if isinstance(value, tuple):
        inner = get_args(kind)[0] if get_args(kind) else str
        glue = n.Text("; ") if inner is Clave else None
        return joined((inlines(item, inner, diagnostics) for item in value), glue)
    if isinstance(value, Prose):
        blocks = read_prose(value.text, value.pos, diagnostics)
        if "![" in value.text and any(True for block in blocks for _ in find_nodes(block, n.Figure)):
            diagnostics.error("P01", value.pos, "Este texto va en la celda de una tabla, donde no caben imágenes.", "Ponga la imagen en una sección propia.")
        return joined(flat(block) for block in blocks)
    if isinstance(value, Ref):
        return (cross(value),)
    if isinstance(value, Registro):
        return _record_inlines(value, diagnostics)
    if isinstance(value, Mapping):
        return text("; ".join(f"{key} = {written(item)}" for key, item in value.items()))
    return _scalar(value, kind)


def _scalar(value: Any, kind: Any) -> tuple[n.Inline, ...]:
    if kind is Clave:
        return (cite(value),)
    if kind is Url:
        return (n.Link(value, text(value.split("://", 1)[-1])),)
    if isinstance(value, Enum):
        return text(word(value))
    if isinstance(value, bool):
        return text("Sí" if value else "No")
    return (n.Link(f"mailto:{value}", text(value)),) if kind is Correo else text(written(value))


def written(value: object) -> str:
    """A number or a date as they are written in Colombia; empty when there is none."""
    if isinstance(value, Decimal):
        return numero(value, 6)
    if isinstance(value, date):
        return f"{value.day} de {MONTHS[value.month - 1]} de {value.year}"
    return "" if value is None else str(value)


def _record_inlines(record: Registro, diagnostics: Diagnostics) -> tuple[n.Inline, ...]:
    """A record inside a cell: its first field, the others in brackets after it."""
    parts = [part for _, part in _filled(record, diagnostics)]
    name = name_of(record) if _has_name(type(record)) else ""
    shown = [*([text(name)] if name else []), *parts]
    note = pending_note(getattr(record, PENDING_KEY, ""))
    return joined((*shown, note), n.Text(". ")) if note else joined(shown, n.Text(": "))


def flat(block: n.Block) -> tuple[n.Inline, ...]:
    """A block as lines of a cell: nothing is dropped, lists become lines."""
    if isinstance(block, (n.Paragraph, n.Heading)):
        return block.inlines
    if isinstance(block, n.BulletList):
        return joined((n.Text("• "), *joined(flat(b) for b in item)) for item in block.items)
    if isinstance(block, n.OrderedList):
        return joined((n.Text(f"{number}. "), *joined(flat(b) for b in item)) for number, item in enumerate(block.items, block.start))
    if isinstance(block, n.DefinitionList):
        return joined((*item.term, n.Text(": "), *joined(flat(b) for b in item.blocks)) for item in block.items)
    if isinstance(block, n.Table):
        titled = [[(*column.title, n.Text(": "), *cell.inlines) if column.title else cell.inlines for column, cell in zip(block.columns, row.cells, strict=False)] for row in block.rows]
        return joined((block.caption, *(joined(row, n.Text("; ")) for row in titled), block.source))
    if isinstance(block, n.Admonition):
        return joined((block.title, *(flat(b) for b in block.blocks)))
    return joined(flat(b) for b in getattr(block, "blocks", ()))


def _shown(kind: type) -> list[Field[Any]]:
    return [f for f in model_fields(kind) if not f.metadata["oculto"] and f.name not in (PENDING_KEY, "id", *_title_key(kind))]


def _title_key(kind: type) -> tuple[str, ...]:
    return tuple(f.name for f in model_fields(kind) if f.name in NAME_KEYS)[:1]


def _has_name(kind: type) -> bool:
    return bool(_title_key(kind))


def _filled(record: Registro, diagnostics: Diagnostics) -> list[tuple[str, tuple[n.Inline, ...]]]:
    hints = field_types(type(record))
    pairs = [(str(f.metadata["title"]), inlines(getattr(record, f.name), hints[f.name], diagnostics)) for f in _shown(type(record))]
    return [pair for pair in pairs if pair[1]]


# ------------------------------------------------------------------------------------------------- tables
def table(titles: Iterable[str], rows: Iterable[n.Row], *, caption: str = "", id: str = "", source: tuple[n.Inline, ...] = (),
          filters: bool = False, wide: bool = False) -> n.Table:
    return n.Table(tuple(n.Column(text(t)) for t in titles), tuple(rows), text(caption), id, source, wide=wide, filters=filters)


def records_table(records: tuple[Registro, ...], diagnostics: Diagnostics, *, caption: str = "", id: str = "") -> n.Table:
    """A row per record and a column per field that any of them fills; what is pending is said in the last cell."""
    kind = type(records[0])
    hints = field_types(kind)
    named = [f for f in model_fields(kind) if f.name in _title_key(kind)] + _shown(kind)
    fields = sorted(named, key=lambda f: f.name != "numero")
    grid = [[inlines(getattr(r, f.name), hints[f.name], diagnostics) for f in fields] for r in records]
    used = [at for at in range(len(fields)) if any(row[at] for row in grid)]
    head = next((at for at in used if fields[at].name != "numero"), used[0])
    rows = []
    for record, row in zip(records, grid, strict=True):
        cells = [n.Cell(row[at], header=at == head) for at in used]
        note = pending_note(getattr(record, PENDING_KEY, ""))
        if note:
            cells[-1] = n.Cell(joined((cells[-1].inlines, note)), header=cells[-1].header)
        rows.append(n.Row(tuple(cells), anchor_of(record)))
    return table((str(fields[at].metadata["title"]) for at in used), rows, caption=caption, id=id, wide=len(used) > 5)


def norms_table(norms: tuple[NormaAplicable, ...], caption: str, id: str) -> n.Table:
    """The column of articles only when some norm names them."""
    articles = any(x.articulos for x in norms)
    rows = (n.Row((n.Cell((cite(x.fuente),), header=True), *((n.Cell(text(x.articulos)),) if articles else ()),
                   n.Cell(joined((text(x.tema), pending_note(x.pendiente)))))) for x in norms)
    return table(("Norma", *(("Artículos",) if articles else ()), "Qué regula"), rows, caption=caption, id=id)


# ------------------------------------------------------------------------------------------------ blocks
def blocks(value: Any, kind: Any, title: str, key: str, diagnostics: Diagnostics) -> tuple[n.Block, ...]:
    """A value as the body of a section."""
    if isinstance(value, Prose):
        return read_prose(value.text, value.pos, diagnostics)
    if isinstance(value, tuple) and value and isinstance(value[0], NormaAplicable):
        return (norms_table(value, title, f"tabla-{key}"),)
    if isinstance(value, tuple) and value and isinstance(value[0], Punto):
        return (n.BulletList(tuple(_point(item, diagnostics) for item in value)),)
    if isinstance(value, tuple) and value and isinstance(value[0], Registro):
        return (records_table(value, diagnostics, caption=title, id=f"tabla-{key}"),)
    if isinstance(value, Registro) and not is_short(value, kind):
        return _body(value, key, title, diagnostics)
    if isinstance(value, tuple):
        inner = get_args(kind)[0]
        return (n.BulletList(tuple((n.Paragraph(inlines(item, inner, diagnostics)),) for item in value)),)
    return (n.Paragraph(inlines(value, kind, diagnostics)),)


def _point(item: Punto, diagnostics: Diagnostics) -> tuple[n.Block, ...]:
    body = read_prose(item.texto.text, item.texto.pos, diagnostics)
    note = pending_note(item.pendiente)
    if note and body and isinstance(body[-1], n.Paragraph):
        return (*body[:-1], n.Paragraph((*body[-1].inlines, n.Text(" "), *note)))
    return (*body, n.Paragraph(note)) if note else body


def has_own_section(value: Any) -> bool:
    """Named records that hold prose read better as divisions than as rows."""
    if not (isinstance(value, tuple) and value and isinstance(value[0], Registro)):
        return False
    kind = type(value[0])
    hidden = {f.name for f in model_fields(kind) if f.metadata["oculto"]}
    return bool(hidden.intersection(NAME_KEYS)) and "id" in hidden and Prose in field_types(kind).values()


def subsection(record: Registro, diagnostics: Diagnostics) -> n.Section:
    """A named record: its first prose as it is, the other fields after their labels."""
    return n.Section(str(getattr(record, "id", "")), titled_name(record), _body(record, str(getattr(record, "id", "")), name_of(record), diagnostics),
                     pending=getattr(record, PENDING_KEY, ""), pos=record.pos)


def _body(record: Registro, prefix: str, name: str, diagnostics: Diagnostics) -> tuple[n.Block, ...]:
    hints = field_types(type(record))
    body: list[n.Block] = []
    for f in _shown(type(record)):
        value = getattr(record, f.name)
        if value is None or value in ("", ()):
            continue
        title = str(f.metadata["title"])
        made = blocks(value, _declared(hints[f.name]), f"{title}: {name}", f"{prefix}-{f.name}", diagnostics)
        body += _labelled(title, made) if body or not isinstance(value, Prose) else made
    return tuple(body)


def _declared(hint: Any) -> Any:
    """`X | None` is X."""
    if get_origin(hint) in (Union, UnionType):
        return next(arg for arg in get_args(hint) if arg is not type(None))
    return hint


def _labelled(title: str, made: tuple[n.Block, ...]) -> tuple[n.Block, ...]:
    label = n.Strong(text(f"{title}."))
    if made and isinstance(made[0], n.Paragraph):
        return (n.Paragraph((label, n.Text(" "), *made[0].inlines)), *made[1:])
    if made and isinstance(made[0], n.Table) and made[0].caption:
        return made
    return (n.Paragraph((label,)), *made)


# ---------------------------------------------------------------------------------------------- sections
def field_section(record: Registro, key: str, diagnostics: Diagnostics, title: str = "") -> n.Section | None:
    """The section of one field, or None when the record does not fill it."""
    declared = next(f for f in model_fields(type(record)) if f.name == key)
    value = getattr(record, key)
    if value is None or value in ("", ()):
        return None
    name, part = title or str(declared.metadata["title"]), str(declared.metadata["part"])
    pending = "; ".join(p.motivo for p in getattr(record, "pendientes", ()) if p.campo == key)
    if inner := divisions(value, key, diagnostics):
        return n.Section(key, name, (), inner, part, pending=pending, pos=record.at(key))
    if has_own_section(value):
        inner = tuple(subsection(item, diagnostics) for item in value)
        return n.Section(key, name, (), inner, part, pending=pending, pos=record.at(key))
    made = blocks(value, _declared(field_types(type(record))[key]), name, key, diagnostics)
    return n.Section(key, name, made, (), part, pending=pending, pos=record.at(key))


def is_short(value: Any, hint: Any) -> bool:
    """A fact of one line: it goes in the table of data of the page. A record is one when it holds neither prose nor lists."""
    if isinstance(value, Registro):
        return not any(isinstance(getattr(value, f.name), (Prose, tuple)) and getattr(value, f.name) for f in model_fields(type(value)))
    inner = get_args(hint)[0] if isinstance(value, tuple) and get_args(hint) else None
    return not isinstance(value, (Prose, tuple)) or inner is str or (isinstance(value, tuple) and bool(value) and isinstance(value[0], Ref))


def record_sections(record: Registro, diagnostics: Diagnostics, *, only: tuple[str, ...] = (), skip: tuple[str, ...] = (),
                    data_title: str = "") -> tuple[n.Section, ...]:
    """A section for each field that says something. With `data_title`, the facts of one line share a table with that title."""
    hints = field_types(type(record))
    names = only or tuple(f.name for f in model_fields(type(record)) if not f.metadata["oculto"])
    chosen = [key for key in names if key not in skip]
    short = [key for key in chosen if data_title and is_short(getattr(record, key), hints[key])]
    sections = [made for key in chosen if key not in short and (made := field_section(record, key, diagnostics))]
    sections = _with_notes(sections)
    data = _data_section(record, short, data_title, diagnostics) if short else None
    return (data, *sections) if data else tuple(sections)


def _with_notes(sections: list[n.Section]) -> list[n.Section]:
    """`x_introduccion` opens the section of `x`, and `x_nota` closes it: they are not divisions of their own."""
    merged = list(sections)
    for note in sections:
        base, _, role = note.id.rpartition("_")
        host = next((s for s in merged if s.id == base), None) if role in ("introduccion", "nota") else None
        if host:
            body = (*note.blocks, *host.blocks) if role == "introduccion" or host.sections else (*host.blocks, *note.blocks)
            pending = "; ".join(reason for reason in (host.pending, note.pending) if reason)
            merged[merged.index(host)] = replace(host, blocks=body, pending=pending)
            merged.remove(note)
    return merged


def _data_section(record: Registro, keys: list[str], title: str, diagnostics: Diagnostics) -> n.Section | None:
    hints, labels = field_types(type(record)), {f.name: str(f.metadata["title"]) for f in model_fields(type(record))}
    reasons = {p.campo: p.motivo for p in getattr(record, "pendientes", ())}
    rows = []
    for key in keys:
        value = inlines(getattr(record, key), _declared(hints[key]), diagnostics)
        if value:
            rows.append(n.Row((n.Cell(text(labels[key]), header=True), n.Cell(joined((value, pending_note(reasons.get(key, "")))))), key))
    return n.Section("datos", title, (table(("Dato", "Valor"), rows, caption=title, id="tabla-datos"),), part="alcance",
                     pos=record.pos) if rows else None
