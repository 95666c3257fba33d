"""Floor 3: tables that no page takes: too many columns go in several tables, a cell taller than a page in several rows, and few records side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.doctree.nodes import Cell, Column, Inline, LineBreak, Row, Table, Text
from generator.writers.docx.captions import has_words
from generator.writers.docx.metrics import ems
from generator.writers.docx.plaintext import plain_text
from generator.writers.docx.profile import Profile
from generator.writers.docx.widths import Measures, measure, room_of, squared

_CROWDED = 1.2
"""How much wider than the page the words of a table may be before it goes in parts; below that, a few are cut."""
_FEW, _MANY = 3, 6
"""Records that fit side by side, and columns from which they are better so than cut."""
_TALLEST, _PIECE = 30, 15
"""Lines of the row that is cut, and of each piece of it."""
_SENTENCE = re.compile(r"(?<=[.;:]) +")


def upright(node: Table, width: int, profile: Profile) -> Table:
    """A table of few rows whose columns do not fit an upright page: its records side by side, a row for each datum."""
    columns, rows = squared(node)
    if node.wide or not 1 <= len(rows) <= _FEW or len(columns) < _MANY or not all(row.cells[0].header for row in rows):
        return node
    if sum(measure(columns, rows).least(profile.tamano_tabla_chica_pt)) <= width:
        return node
    heads = (columns[0], *(Column(row.cells[0].inlines, weight=2) for row in rows))
    turned = tuple(Row((Cell(column.title, header=True), *(row.cells[at] for row in rows))) for at, column in enumerate(columns[1:], 1))
    return replace(node, columns=(replace(heads[0], weight=1), *heads[1:]), rows=turned)


def column_parts(node: Table, width: int, profile: Profile) -> tuple[Table, ...]:
    """The table in as many as its columns need, each with the first one, which says of what each row is. The table itself when it fits."""
    columns, rows = squared(node)
    least = measure(columns, rows).least(profile.tamano_tabla_chica_pt) if len(columns) > 3 else []
    if sum(least) <= width * _CROWDED:
        return (node,)
    groups = _groups(least[1:], max(1.0, width - least[0]))
    made = []
    for at, group in enumerate(groups, 1):
        kept = (0, *(place + 1 for place in group))
        part = (Text(f" (parte {at} de {len(groups)})"),) if has_words(node.caption) else ()
        made.append(replace(
            node, columns=tuple(columns[place] for place in kept), caption=(*node.caption, *part), id=node.id if at == 1 else "",
            rows=tuple(Row(tuple(row.cells[place] for place in kept), row.id if at == 1 else "") for row in rows),
            source=node.source if at == len(groups) else (),
        ))
    return tuple(made)


def _groups(widths: Sequence[float], room: float) -> list[list[int]]:
    """The places of the columns, in as few groups as the room allows and of widths as even as they come."""
    count = -(-sum(widths) // room)
    groups: list[list[int]] = [[]]
    filled = 0.0
    for place, width in enumerate(widths):
        if groups[-1] and (filled + width > room or filled + width / 2 > sum(widths) / count):
            groups.append([])
            filled = 0.0
        groups[-1].append(place)
        filled += width
    return groups


def row_pieces(row: Row, lines: int, found: Measures, widths: Sequence[int], size_pt: float) -> list[list[tuple[Cell, str]]]:
    """The row in those that a page takes: each cell with how it is joined to the one below («restart», «continue» or nothing)."""
    if lines <= _TALLEST:
        return [[(cell, "") for cell in row.cells]]
    cut = [list(_cut(cell.inlines, room_of(width, size_pt) * _PIECE * 0.85, room_of(width, size_pt))) for cell, width in zip(row.cells, widths, strict=True)]
    count = max(len(pieces) for pieces in cut)
    return [[_piece(cell, pieces, at, count) for cell, pieces in zip(row.cells, cut, strict=True)] for at in range(count)]


def _piece(cell: Cell, pieces: Sequence[tuple[Inline, ...]], at: int, count: int) -> tuple[Cell, str]:
    if at >= len(pieces):
        return replace(cell, inlines=()), "continue"
    return replace(cell, inlines=pieces[at]), "restart" if at == len(pieces) - 1 < count - 1 else ""


def _cut(inlines: Sequence[Inline], budget: float, line: float) -> Iterator[tuple[Inline, ...]]:
    """The inlines in pieces of so many ems, cut where a line or a sentence ends, else between words."""
    piece: list[Inline] = []
    used = 0.0
    for inline in _loose(inlines, budget):
        cost = line / 2 if isinstance(inline, LineBreak) else ems(plain_text([inline]))
        if piece and used + cost > budget:
            yield tuple(piece)
            piece, used = [], 0.0
        if piece or not isinstance(inline, LineBreak):
            piece.append(inline)
            used += cost
    yield tuple(piece)


def _loose(inlines: Sequence[Inline], budget: float) -> Iterator[Inline]:
    """The inlines with their texts parted in sentences, and in words those too long."""
    for inline in inlines:
        if not isinstance(inline, Text):
            yield inline
            continue
        for sentence in _parted(inline.text, _SENTENCE):
            if ems(sentence) <= budget:
                yield Text(sentence)
            else:
                yield from (Text(word) for word in _parted(sentence, re.compile(" +")))


def _parted(text: str, between: re.Pattern[str]) -> Iterator[str]:
    start = 0
    for match in between.finditer(text):
        yield text[start:match.end()]
        start = match.end()
    if start < len(text):
        yield text[start:]
