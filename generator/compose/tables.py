"""Floor 3: records as tables: a row each, and a column for each field that any of them fills."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import Field
from typing import Any

from generator.compose.direcciones import anchor_of
from generator.compose.inlines import (
    PENDING_KEY,
    cite,
    inlines,
    joined,
    pending_note,
    shown_fields,
    text,
    title_key,
)
from generator.diagnostics import Diagnostics
from generator.doctree import nodes as n
from generator.domain.comunes import NormaAplicable
from generator.domain.fields import Registro, model_fields
from generator.domain.hints import field_types

FEW = 3
"""Records that a printed page shows side by side when it has no room for their columns."""


def table(titles: Iterable[str], rows: Iterable[n.Row], *, caption: str = "", id: str = "", source: tuple[n.Inline, ...] = (),
          filters: bool = False, wide: bool = False) -> n.Table:
    return n.Table(tuple(n.Column(text(t)) for t in titles), tuple(rows), text(caption), id, source, wide=wide, filters=filters)


def records_table(records: tuple[Registro, ...], diagnostics: Diagnostics, *, caption: str = "", id: str = "") -> n.Table:
    """A row per record and a column per field that any of them fills; what is pending is said in the last cell, which heads no row."""
    kind = type(records[0])
    hints = field_types(kind)
    named = [*(f for f in model_fields(kind) if f.name in title_key(kind)), *shown_fields(kind)]
    fields = sorted(named, key=lambda f: f.name != "numero")
    grid = [[inlines(getattr(r, f.name), hints[f.name], diagnostics) for f in fields] for r in records]
    used = [at for at in range(len(fields)) if any(row[at] for row in grid) and not _all_no(records, fields[at])]
    head = next((at for at in used[:-1] if fields[at].name != "numero" and all(row[at] for row in grid)), used[0])
    rows = []
    for record, row in zip(records, grid, strict=True):
        cells = [n.Cell(row[at], header=at == head) for at in used]
        note = pending_note(getattr(record, PENDING_KEY, ""))
        if note:
            cells[-1] = n.Cell(joined((cells[-1].inlines, note)), header=cells[-1].header)
        rows.append(n.Row(tuple(cells), anchor_of(record)))
    return table((str(fields[at].metadata["title"]) for at in used), rows, caption=caption, id=id,
                 wide=len(used) > 5 and len(records) > FEW)


def _all_no(records: tuple[Registro, ...], field: Field[Any]) -> bool:
    """A column of «No» where that is what nothing said means."""
    return field.default is False and not any(getattr(r, field.name) for r in records)


def norms_table(norms: tuple[NormaAplicable, ...], caption: str, id: str) -> n.Table:
    """The column of articles only when some norm names them."""
    articles = any(x.articulos for x in norms)
    rows = (n.Row((n.Cell((cite(x.fuente),), header=True), *((n.Cell(text(x.articulos)),) if articles else ()),
                   n.Cell(joined((text(x.tema), pending_note(x.pendiente)))))) for x in norms)
    return table(("Norma", *(("Artículos",) if articles else ()), "Qué regula"), rows, caption=caption, id=id)
