"""Floor 3: tables: header rows that repeat, rows that do not split, tones, titles. Their widths are in widths.py."""

from __future__ import annotations

from collections.abc import Sequence

from generator.doctree.nodes import Cell, Column, Table
from generator.writers.docx.captions import has_words, write_caption, write_source
from generator.writers.docx.context import Context
from generator.writers.docx.inlines import write_inlines
from generator.writers.docx.oxml import attr, bookmark, clean, paragraph, text_run
from generator.writers.docx.plaintext import plain_text
from generator.writers.docx.profile import Profile, tone_key, tones
from generator.writers.docx.styles import SMALL
from generator.writers.docx.tableparts import row_pieces
from generator.writers.docx.widths import column_widths, letter_size, measure, squared, wants_landscape

_NO_TITLE = "–"
_HOLDS = "<w:keepNext/>"
"""On every paragraph of a row, keeps it on the page of the next one."""
_LOW = 6
"""Lines of a row that is not much of a page."""
_ALIGNED = {"left": "TableText", "center": "TableTextCenter", "right": "TableTextRight"}


def write_table(node: Table, ctx: Context) -> str:
    """Title above, table, source below. Without title it takes the style of the tables that need none."""
    columns, rows = squared(node)
    if not columns:
        return ""
    width, found = ctx.width - ctx.indent, measure(columns, rows)
    size, small = letter_size(found, width, ctx.profile)
    widths, suffix = column_widths(found, [column.weight for column in columns], width, size), SMALL if small else ""
    titled = has_words(node.caption)
    caption = write_caption("Tabla", node.caption, ctx, node.id) if titled else ""
    headed = any(has_words(column.title) for column in columns)
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    anchor_id = "" if titled else node.id
    head = _header_row(columns, widths, ctx, anchor_id, suffix) if headed else ""
    tall = found.rows_tall(widths, size)
    held = _held(tall)
    body = "".join([
        _row(pieces, "" if place else row.id, columns, widths, ctx, suffix, _HOLDS if at in held else "")
        for at, row in enumerate(rows) for place, pieces in enumerate(row_pieces(row, tall[at], found, widths, size))
    ])
    body = body or _empty_row(widths, ctx)
    properties = _table_properties(node, ctx, width, headed, titled)
    source = write_source(node.source, ctx)
    end = source or paragraph(ctx.style("Separator"), "")
    return f"{caption}<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{head}{body}</w:tbl>{end}"


def _held(tall: Sequence[int]) -> set[int]:
    """The rows that stay with the next: neither the first one nor the last is left alone on a page, unless that would empty much of it."""
    pairs = {0, len(tall) - 2} if len(tall) > 1 else set()
    return {at for at in pairs if max(tall[at], tall[at + 1]) <= _LOW}


def turns(node: Table, width: int, profile: Profile) -> bool:
    """Whether the table goes on landscape pages; `width`: of the text of an upright one."""
    columns, rows = squared(node)
    return bool(columns) and wants_landscape(measure(columns, rows), [column.weight for column in columns], node.wide, width, profile)


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


def _cell(width: int, content: str, tone: str = "", span: int = 1, joined: str = "") -> str:
    grid = f'<w:gridSpan w:val="{span}"/>' if span > 1 else f'<w:vMerge w:val="{joined}"/>' if joined else ""
    fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{tones()[tone_key(tone)].fondo}"/>' if tone else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{grid}{fill}</w:tcPr>{content}</w:tc>'


def _header_row(columns: Sequence[Column], widths: Sequence[int], ctx: Context, id: str, suffix: str) -> str:
    style = ctx.style("TableHead" + suffix)
    cells = []
    for index, (column, width) in enumerate(zip(columns, widths, strict=True)):
        content = write_inlines(column.title, ctx) if has_words(column.title) else text_run(_NO_TITLE)
        if id and index == 0:
            content = _anchored(content, ctx, id, plain_text(column.title))
        cells.append(_cell(width, paragraph(style, content)))
    return f'<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{"".join(cells)}</w:tr>'


def _row(
    pieces: Sequence[tuple[Cell, str]], id: str, columns: Sequence[Column], widths: Sequence[int], ctx: Context, suffix: str, holds: str,
) -> str:
    """A row, or a piece of one too tall: each cell with how it is joined to the one below."""
    cells = []
    for index, ((cell, joined), column, width) in enumerate(zip(pieces, columns, widths, strict=True)):
        content = write_inlines(cell.inlines, ctx)
        if id and index == 0:
            content = _anchored(content, ctx, id, plain_text(cell.inlines))
        role = "RowHead" if cell.header and len(columns) > 1 else _ALIGNED.get(column.align, "TableText")
        if cell.tone:
            role = f"ToneText:{tone_key(cell.tone)}"
        cells.append(_cell(width, paragraph(ctx.style(role + suffix), content, holds), cell.tone, joined=joined))
    return f'<w:tr><w:trPr><w:cantSplit/></w:trPr>{"".join(cells)}</w:tr>'


def _empty_row(widths: Sequence[int], ctx: Context) -> str:
    content = paragraph(ctx.style("TableText"), text_run("Sin registros."))
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_cell(sum(widths), content, span=len(widths))}</w:tr>"


def _anchored(content: str, ctx: Context, id: str, text: str) -> str:
    number, mark = ctx.next_bookmark()
    ctx.anchor(ctx.address(id), mark, " ".join(clean(text).split()))
    return bookmark(number, mark, content)
