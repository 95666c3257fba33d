"""Floor 3: the widths of the columns of a table, the size of its letters, and whether it needs a landscape page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from generator.doctree.nodes import Cell, Column, Inline, LineBreak, Row, Table
from generator.writers.docx.metrics import ems, longest_word
from generator.writers.docx.oxml import glued
from generator.writers.docx.plaintext import plain_text
from generator.writers.docx.profile import Profile

_CELL_MARGINS = 175
"""Twips that the two side margins of a cell and its lines take."""
_LONGEST_LINE = 24.0
"""Ems after which a cell is prose: it breaks in lines and asks for no more width."""
_LONGEST_WORD = 14.0
"""Ems of a word that a column must hold; a longer one is cut."""
_BOLD = 1.15
"""How much wider a title is than plain text."""
_LOOKED_AT = 60
"""Rows of a crowded table that decide its widths."""
_BITS = 24
_LOST = 0.35
"""Of the longest word of a column, what a broken line leaves empty at its end."""
_TALL = 16 * 1440 / 2.54
"""Twips from which a wide table is better on landscape pages, though its words fit upright: most of a page."""
_MATRIX = 9
"""Columns from which a wide table is a matrix, read across: it goes on landscape pages however short."""


@dataclass(frozen=True, slots=True)
class Measures:
    """Of a table, in ems: the longest word and the wished line of each column, and the lines of each cell, row by row."""

    words: Sequence[float]
    lines: Sequence[float]
    cells: Sequence[Sequence[Sequence[float]]]

    def least(self, size_pt: float) -> list[float]:
        """Twips below which a word of each column would be cut."""
        return [word * size_pt * 20 + _CELL_MARGINS for word in self.words]

    def rows_tall(self, widths: Sequence[int], size_pt: float) -> list[int]:
        """The printed lines of each row."""
        room = [room_of(width, size_pt) for width in widths]
        return [max(1, *(ceil(_tall(cell, across, word)[0]) for cell, across, word in zip(row, room, self.words, strict=True))) for row in self.cells]


def room_of(width: float, size_pt: float) -> float:
    """Ems of text that a column of so many twips takes."""
    return max(1.0, (width - _CELL_MARGINS) / (size_pt * 20))


def _tall(cell: Sequence[float], room: float, word: float) -> tuple[float, bool]:
    """The lines that a cell takes in a column, and whether a wider one would take fewer. Lines end before a word that does not fit."""
    tall, broken = 0.0, False
    for line in cell:
        if line > room:
            broken = True
            tall += line / max(room - word * _LOST, room / 2)
        else:
            tall += 1.0
    return tall, broken


def squared(node: Table) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """Columns and rows of one length: what a row lacks is empty, what it has over gets a column."""
    count = max([len(node.columns), *(len(row.cells) for row in node.rows)], default=0)
    columns = node.columns + (Column(()),) * (count - len(node.columns))
    rows = tuple(
        row if len(row.cells) == count else Row(row.cells + (Cell(()),) * (count - len(row.cells)), row.id) for row in node.rows
    )
    return columns, rows


def measure(columns: Sequence[Column], rows: Sequence[Row]) -> Measures:
    texts = [[_lines(cell.inlines) for cell in row.cells] for row in rows]
    widths = [[[ems(line) for line in cell] for cell in row] for row in texts]
    words, lines = [], []
    for index, column in enumerate(columns):
        title, lengths = plain_text(column.title), [max(row[index]) for row in widths]
        bold = _BOLD if any(row.cells[index].header or row.cells[index].tone for row in rows) else 1.0
        word = max([1.2, longest_word(title) * _BOLD, *(longest_word(line) * bold for row in texts for line in row[index])])
        line = max([word, ems(title) * 0.7, *(min(length * bold, _LONGEST_LINE) for length in lengths)])
        prose = sum(lengths) / max(1, len(lengths))
        words.append(min(word, _LONGEST_WORD))
        lines.append(line + max(0.0, prose - _LONGEST_LINE) ** 0.5 * 2)
    return Measures(words, lines, widths)


def _lines(inlines: Sequence[Inline]) -> list[str]:
    """The words of a cell, a line for each one that it breaks by itself."""
    lines: list[list[Inline]] = [[]]
    for inline in inlines:
        if isinstance(inline, LineBreak):
            lines.append([])
        else:
            lines[-1].append(inline)
    return [glued(plain_text(line)) for line in lines]


def letter_size(found: Measures, width: int, profile: Profile) -> tuple[float, bool]:
    """The size of the letters, and whether it is the small one: the one that leaves the words whole."""
    small = sum(found.least(profile.tamano_tabla_pt)) > width
    return (profile.tamano_tabla_chica_pt if small else profile.tamano_tabla_pt), small


def wants_landscape(found: Measures, weights: Sequence[int], asked: bool, width: int, profile: Profile) -> bool:
    """Its words would be cut on an upright page, even in small letters; or it asks for the width and is a matrix, or tall without it."""
    if sum(found.least(profile.tamano_tabla_chica_pt)) > width:
        return True
    return asked and (len(found.words) >= _MATRIX or _height(found, weights, width, profile) > _TALL)


def _height(found: Measures, weights: Sequence[int], width: int, profile: Profile) -> float:
    """Twips of the whole table on an upright page."""
    size = letter_size(found, width, profile)[0]
    return sum(lines * size * 23 + 80 for lines in found.rows_tall(column_widths(found, weights, width, size), size))


def column_widths(found: Measures, weights: Sequence[int], width: int, size_pt: float) -> list[int]:
    """Twips of each column, `width` in all: by weight when the table gives weights, else by content. No word is cut that can be whole."""
    least, wished = found.least(size_pt), [line * size_pt * 20 + _CELL_MARGINS for line in found.lines]
    if sum(least) >= width:
        return _exact(_shared(least, width), width)
    if any(weights):
        given = [weight for weight in weights if weight > 0]
        shares = [weight or sum(given) / len(given) for weight in weights]
        return _exact(_raised([share * width / sum(shares) for share in shares], least), width)
    widths = _by_height(found, wished if sum(wished) <= width else least, width, size_pt)
    return _exact([share * width / sum(widths) for share in widths], width)


def _by_height(found: Measures, start: Sequence[float], width: int, size_pt: float) -> list[float]:
    """What is left over goes, bit by bit, to the column that makes the rows tall, while a wider one makes them shorter."""
    widths, rows = list(start), found.cells[:_LOOKED_AT]
    bit = (width - sum(start)) / _BITS
    talls = [[_tall(row[at], room_of(given, size_pt), found.words[at]) for row in rows] for at, given in enumerate(widths)]
    for _ in range(_BITS):
        gain = [0.0] * len(widths)
        for row in zip(*talls, strict=True):
            most = max(row)
            if most[1]:
                gain[row.index(most)] += most[0]
        if not any(gain):
            break
        at = gain.index(max(gain))
        widths[at] += bit
        talls[at] = [_tall(row[at], room_of(widths[at], size_pt), found.words[at]) for row in rows]
    return widths


def _shared(least: Sequence[float], width: float) -> list[float]:
    """Not all words fit: the narrow columns keep theirs whole, and only the widest give way."""
    widths, waiting, room = list(least), sorted(range(len(least)), key=least.__getitem__), width
    for place, at in enumerate(waiting):
        widths[at] = min(least[at], room / (len(waiting) - place))
        room -= widths[at]
    return widths


def _raised(widths: Sequence[float], least: Sequence[float]) -> list[float]:
    """The shares, with those too narrow for a word raised at the cost of what the others have to spare."""
    lacking = sum(max(0.0, need - given) for given, need in zip(widths, least, strict=True))
    spare = sum(max(0.0, given - need) for given, need in zip(widths, least, strict=True))
    keep = 1 - lacking / spare if spare else 1.0
    return [need if given < need else need + (given - need) * keep for given, need in zip(widths, least, strict=True)]


def _exact(shares: Sequence[float], width: int) -> list[int]:
    """Whole twips that add up to the width."""
    widths = [max(1, int(share)) for share in shares]
    widths[widths.index(max(widths))] += width - sum(widths)
    return widths
