"""Floor 3: any record as sections: what each type of field looks like, once for all kinds.

A field that is added to a record appears on its page and in the manuals without any other code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, get_args

from generator.compose.inlines import (
    NAME_KEYS,
    PENDING_KEY,
    cite,
    datum,
    declared_type,
    inlines,
    joined,
    name_of,
    pending_note,
    shown_fields,
    text,
    titled_name,
)
from generator.compose.secciones import divisions
from generator.compose.tables import norms_table, records_table, table
from generator.diagnostics import Diagnostics
from generator.doctree import nodes as n
from generator.doctree.prose import read_prose
from generator.domain.comunes import NormaAplicable, Punto
from generator.domain.fields import Clave, Prose, Ref, Registro, model_fields
from generator.domain.hints import field_types


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


def subsection(record: Registro, diagnostics: Diagnostics, place: int = 0) -> n.Section:
    """A named record: its first prose as it is, the other fields after their labels. Its title says its acronym, and its `place` its number."""
    said = {"sigla": getattr(record, "sigla", ""), **({"numero": place} if place else {})}
    body = _body(record, str(getattr(record, "id", "")), name_of(record), diagnostics, said)
    return n.Section(str(getattr(record, "id", "")), titled_name(record), body, pending=getattr(record, PENDING_KEY, ""), pos=record.pos)


def _body(record: Registro, prefix: str, name: str, diagnostics: Diagnostics, said: Mapping[str, object] | None = None) -> tuple[n.Block, ...]:
    """`said`: facts that are read elsewhere when they are these."""
    hints = field_types(type(record))
    body: list[n.Block] = []
    for f in shown_fields(type(record)):
        value = getattr(record, f.name)
        if value is None or value in ("", ()) or (said and f.name in said and said[f.name] == value):
            continue
        title, kind = str(f.metadata["title"]), declared_type(hints[f.name])
        made = _listed(value, kind, diagnostics) or blocks(value, kind, f"{title}: {name}", f"{prefix}-{f.name}", diagnostics)
        body += _labelled(title, made) if body or not isinstance(value, Prose) else made
    return tuple(body)


def _listed(value: Any, kind: Any, diagnostics: Diagnostics) -> tuple[n.Block, ...]:
    """Names of other things take one line, and norms a list; empty for what is neither."""
    if not (isinstance(value, tuple) and value):
        return ()
    if isinstance(value[0], NormaAplicable):
        said = [_norm_line(norm) for norm in value]
        return (n.Paragraph(said[0]),) if len(said) == 1 else (n.BulletList(tuple((n.Paragraph(line),) for line in said)),)
    inner = get_args(kind)[0] if get_args(kind) else None
    if inner is Clave or isinstance(value[0], Ref):
        return (n.Paragraph((*joined((inlines(item, inner, diagnostics) for item in value), n.Text("; ")), n.Text("."))),)
    return ()


def _norm_line(norm: NormaAplicable) -> tuple[n.Inline, ...]:
    """«Decreto 1083 de 2015 (artículo 2.2.22.3.8): comités institucionales.», with what is pending of it."""
    head = (cite(norm.fuente), *text(f" ({'artículos' if len(norm.articulos.split()) > 1 else 'artículo'} {norm.articulos})" if norm.articulos else ""))
    subject = text(f": {norm.tema[:1].lower()}{norm.tema[1:].rstrip('.')}.") if norm.tema else text(".")
    return joined(((*head, *subject), pending_note(norm.pendiente)), n.Text(" "))


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
    value = getattr(record, key)
    if value is None or value in ("", ()):
        return None
    declared = next(f for f in model_fields(type(record)) if f.name == key)
    name, part = title or str(declared.metadata["title"]), str(declared.metadata["part"])
    pending = "; ".join(p.motivo for p in getattr(record, "pendientes", ()) if p.campo == key)
    if inner := divisions(value, key, diagnostics):
        return n.Section(key, name, (), inner, part, pending=pending, pos=record.at(key))
    if has_own_section(value):
        inner = tuple(subsection(item, diagnostics, at) for at, item in enumerate(value, 1))
        return n.Section(key, name, (), inner, part, pending=pending, pos=record.at(key))
    made = blocks(value, declared_type(field_types(type(record))[key]), name, key, diagnostics)
    return n.Section(key, name, made, (), part, pending=pending, pos=record.at(key))


def is_short(value: Any, hint: Any) -> bool:
    """A fact of one line: it goes in the table of data of the page. A record is one when it holds neither prose nor lists."""
    if isinstance(value, Registro):
        return not any(isinstance(held := getattr(value, f.name), (Prose, tuple)) and held for f in model_fields(type(value)))
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
    off = {f.name for f in model_fields(type(record)) if f.default is False}  # a «No» where that is what nothing said means
    reasons = {p.campo: p.motivo for p in getattr(record, "pendientes", ())}
    rows = []
    for key in keys:
        held = getattr(record, key)
        value = datum(held, diagnostics) if isinstance(held, Registro) else inlines(held, declared_type(hints[key]), diagnostics)
        if value and not (held is False and key in off):
            rows.append(n.Row((n.Cell(text(labels[key]), header=True), n.Cell(joined((value, pending_note(reasons.get(key, "")))))), key))
    return n.Section("datos", title, (table(("Dato", "Valor"), rows, caption=title, id="tabla-datos"),), part="datos",
                     pos=record.pos) if rows else None
