"""Floor 3: tables: widths by content, header rows that repeat, rows that do not split, tones, titles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.doctree.nodes import Cell, Column, Row, Table
from generator.writers.docx.captions import has_words, write_caption, write_source
from generator.writers.docx.context import Context
from generator.writers.docx.inlines import write_inlines
from generator.writers.docx.oxml import attr, bookmark, clean, paragraph, text_run
from generator.writers.docx.plaintext import plain_text
from generator.writers.docx.profile import tone_key, tones

_CELL_MARGINS = 170
"""Twips that the two side margins of a cell take."""
_LONGEST_LINE = 46
"""Characters after which a cell is prose: it breaks in lines and asks for no more width."""
_BOLD = 1.1
"""How much wider a title is than plain text of as many letters."""
_THIN, _FAT = re.compile(r"[fijlrt.,:;'()|! -]"), re.compile(r"[A-ZÁÉÍÓÚÑmw%@]")
_LOOKED_AT = 60
"""Rows of a crowded table that decide its widths."""
_BITS = 24
_CODE = 12
_NO_TITLE = "–"
_ALIGNED = {"left": "TableText", "center": "TableTextCenter", "right": "TableTextRight"}


def write_table(node: Table, ctx: Context) -> str:
    """Title above, table, source below. Without title it takes the style of the tables that need none."""
    columns, rows = _squared(node)
    if not columns:
        return ""
    titled = has_words(node.caption)
    caption = write_caption("Tabla", node.caption, ctx, node.id) if titled else ""
    headed = any(has_words(column.title) for column in columns)
    width = ctx.width - ctx.indent
    widths = column_widths(columns, rows, width, ctx.profile.tamano_tabla_pt)
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    anchor_id = "" if titled else node.id
    head = _header_row(columns, widths, ctx, anchor_id) if headed else ""
    body = "".join([_row(row, columns, widths, ctx) for row in rows]) or _empty_row(widths, ctx)
    properties = _table_properties(node, ctx, width, headed, titled)
    source = write_source(node.source, ctx)
    end = source or paragraph(ctx.style("Separator"), "")
    return f"{caption}<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{head}{body}</w:tbl>{end}"


def _table_properties(node: Table, ctx: Context, width: int, headed: bool, titled: bool) -> str:
    style = ctx.style("TableManual" if titled and headed else "TableUntitled")
    indent = f'<w:tblInd w:w="{ctx.indent}" w:type="dxa"/>' if ctx.indent else ""
    title = clean(plain_text(node.caption)).strip()
    caption = f'<w:tblCaption w:val="{attr(title[:250])}"/>' if title else ""
    first_column = int(bool(node.rows) and all(row.cells and row.cells[0].header for row in node.rows))
    flags = 0x0600 | (0x0020 if headed else 0) | (0x0080 if first_column else 0)
    look = (
        f'<w:tblLook w:val="{flags:04X}" w:firstRow="{int(headed)}" w:lastRow="0" w:firstColumn="{first_column}" '
        'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    )
    return (
        f'<w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{width}" w:type="dxa"/>{indent}'
        f'<w:tblLayout w:type="fixed"/>{look}{caption}</w:tblPr>'
    )


def _squared(node: Table) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """Columns and rows of one length: what a row lacks is empty, what it has over gets a column."""
    count = max([len(node.columns), *(len(row.cells) for row in node.rows)], default=0)
    columns = node.columns + (Column(()),) * (count - len(node.columns))
    rows = tuple(
        row if len(row.cells) == count else Row(row.cells + (Cell(()),) * (count - len(row.cells)), row.id) for row in node.rows
    )
    return columns, rows


def _cell(width: int, content: str, tone: str = "", span: int = 1) -> str:
    grid = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{tones()[tone_key(tone)].fondo}"/>' if tone else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{grid}{fill}</w:tcPr>{content}</w:tc>'


def _header_row(columns: Sequence[Column], widths: Sequence[int], ctx: Context, id: str) -> str:
    style = ctx.style("TableHead")
    cells = []
    for index, (column, width) in enumerate(zip(columns, widths, strict=True)):
        content = write_inlines(column.title, ctx) if has_words(column.title) else text_run(_NO_TITLE)
        if id and index == 0:
            content = _anchored(content, ctx, id, plain_text(column.title))
        cells.append(_cell(width, paragraph(style, content)))
    return f'<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{"".join(cells)}</w:tr>'


def _row(row: Row, columns: Sequence[Column], widths: Sequence[int], ctx: Context) -> str:
    cells = []
    for index, (cell, column, width) in enumerate(zip(row.cells, columns, widths, strict=True)):
        content = write_inlines(cell.inlines, ctx)
        if row.id and index == 0:
            content = _anchored(content, ctx, row.id, plain_text(cell.inlines))
        role = "RowHead" if cell.header else _ALIGNED.get(column.align, "TableText")
        if cell.tone:
            role = f"ToneText:{tone_key(cell.tone)}"
        cells.append(_cell(width, paragraph(ctx.style(role), content), cell.tone))
    return f'<w:tr><w:trPr><w:cantSplit/></w:trPr>{"".join(cells)}</w:tr>'


def _empty_row(widths: Sequence[int], ctx: Context) -> str:
    content = paragraph(ctx.style("TableText"), text_run("Sin registros."))
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_cell(sum(widths), content, span=len(widths))}</w:tr>"


def _anchored(content: str, ctx: Context, id: str, text: str) -> str:
    number, mark = ctx.next_bookmark()
    ctx.anchor(ctx.address(id), mark, " ".join(clean(text).split()))
    return bookmark(number, mark, content)


# -------------------------------------------------------------------------------------------------- widths
def column_widths(columns: Sequence[Column], rows: Sequence[Row], width: int, size_pt: float) -> list[int]:
    """Twips of each column, adding up to `width`: by weight where given, else by what the cells hold."""
    if any(column.weight > 0 for column in columns):
        given = [column.weight for column in columns if column.weight > 0]
        shares = [float(column.weight or sum(given) / len(given)) for column in columns]
        return _to_width(shares, width)
    least, wished = _needs(columns, rows, size_pt)
    if sum(wished) <= width:
        return _to_width(wished, width)
    if sum(least) >= width:
        return _to_width(least, width)
    return _to_width(_by_height(least, rows[:_LOOKED_AT], width, size_pt), width)


def _by_height(least: Sequence[float], rows: Sequence[Row], width: int, size_pt: float) -> list[float]:
    """What is left over goes, bit by bit, to the column that makes the rows tall."""
    area = size_pt * 20 * 0.5
    lengths = [[len(plain_text(cell.inlines)) * area for cell in row.cells] for row in rows]
    widths = list(least)
    bit = (width - sum(least)) / _BITS
    for _ in range(_BITS):
        gain = [0.0] * len(widths)
        for row in lengths:
            tall = [length / max(1.0, given - _CELL_MARGINS) for length, given in zip(row, widths, strict=True)]
            most = max(tall)
            gain[tall.index(most)] += most
        widths[gain.index(max(gain))] += bit
    return widths


def least_width(node: Table, size_pt: float) -> float:
    """Twips below which a word of some column would be cut."""
    columns, rows = _squared(node)
    return sum(_needs(columns, rows, size_pt)[0])


def _needs(columns: Sequence[Column], rows: Sequence[Row], size_pt: float) -> tuple[list[float], list[float]]:
    """Per column: the width of its longest word and the width that its cells would like."""
    character = size_pt * 20 * 0.575
    least, wished = [], []
    for index, column in enumerate(columns):
        texts = [plain_text(row.cells[index].inlines) for row in rows]
        title = plain_text(column.title)
        bold = _BOLD if any(row.cells[index].header or row.cells[index].tone for row in rows) else 1.0
        word = max(_longest_word(title) * _BOLD, 2, *(_longest_word(text) * bold for text in texts))
        line = max(len(title) * 0.7, *(min(len(text), _LONGEST_LINE) for text in texts), word) if texts else len(title)
        prose = sum(len(text) for text in texts) / max(1, len(texts))
        least.append(min(word, 24) * character + _CELL_MARGINS)
        wished.append((max(line, word) + max(0.0, prose - _LONGEST_LINE) ** 0.5 * 2) * character + _CELL_MARGINS)
    return least, wished


def _longest_word(text: str) -> float:
    """Of as many letters of usual width; a thin letter is half of one, a fat one a third more."""
    words = [part for word in text.split() for part in _parts(word)]
    longest = max(words, key=len, default="")[:60]
    return len(longest) - 0.5 * len(_THIN.findall(longest)) + 0.35 * len(_FAT.findall(longest))


def _parts(word: str) -> list[str]:
    """Where Word may break it: after a hyphen or a bar, but a code («R-SC-03») is kept in one line."""
    return [word] if len(word) <= _CODE else word.replace("-", "- ").replace("/", "/ ").split()


def _to_width(shares: Sequence[float], width: int) -> list[int]:
    total = sum(shares) or 1.0
    widths = [max(1, int(share * width / total)) for share in shares]
    widths[-1] += width - sum(widths)
    return widths
