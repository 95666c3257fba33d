"""Floor 3: blocks -> paragraphs and tables, one short function per node. A node without one raises.

Looks are paragraph styles by role. Headings of a chapter and the turns of the paper are in chapters.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import singledispatch

from generator.doctree.nodes import (
    Admonition,
    Block,
    BulletList,
    DefinitionItem,
    DefinitionList,
    Figure,
    Heading,
    OrderedList,
    Paragraph,
    Quote,
    ReferenceEntry,
    ReferenceList,
    Strong,
    Table,
)
from generator.writers.docx.captions import has_words
from generator.writers.docx.context import Context
from generator.writers.docx.figures import write_figure
from generator.writers.docx.headings import write_heading
from generator.writers.docx.inlines import Format, write_inlines
from generator.writers.docx.numbering import BULLETS_NUM, FIRST_ORDERED_NUM, MAX_LIST_LEVEL, list_indent
from generator.writers.docx.oxml import bookmark, clean, held, paragraph, text_run
from generator.writers.docx.plaintext import plain_text
from generator.writers.docx.tableparts import column_parts, upright
from generator.writers.docx.tables import write_table

_NO_TEXT = "—"
_KINDS = ("note", "warning", "pending", "danger", "success")
_BOX_MARGINS = 300
_SHORT_ENTRY = 4
_ANNOUNCED = (BulletList, OrderedList, Table, Quote)


def write_blocks(blocks: Iterable[Block], ctx: Context) -> str:
    found = tuple(blocks)
    return "".join([write_leading(block, following, ctx) for block, following in zip(found, (*found[1:], None), strict=False)])


def write_leading(block: Block, following: Block | None, ctx: Context) -> str:
    """A block, on the page of what follows when it is only its announcement: «Fuentes.», «Los pasos son:»."""
    xml = write_block(block, ctx)
    return held(xml) if isinstance(block, Paragraph) and isinstance(following, _ANNOUNCED) and _announces(block) else xml


def _announces(node: Paragraph) -> bool:
    return plain_text(node.inlines).rstrip().endswith(":") or all(isinstance(inline, Strong) for inline in node.inlines)


@singledispatch
def write_block(node: Block, ctx: Context) -> str:
    raise TypeError(f"el escritor de Word no conoce el nodo {type(node).__name__}")


@write_block.register
def _paragraph(node: Paragraph, ctx: Context) -> str:
    content = write_inlines(node.inlines, ctx)
    if not content or not has_words(node.inlines):
        return ""
    if ctx.list_depth:
        return paragraph(ctx.style(f"ListContinue{min(ctx.list_depth, MAX_LIST_LEVEL)}"), content)
    return paragraph(ctx.style(ctx.body_role), content)


@write_block.register
def _heading(node: Heading, ctx: Context) -> str:
    # Inside a list or a box a heading would break the outline: it is a strong line there.
    if not has_words(node.inlines):
        return ""
    return paragraph(ctx.style("BoxTitle"), write_inlines(node.inlines, ctx))


@write_block.register
def _bullets(node: BulletList, ctx: Context) -> str:
    items = tuple(item for item in node.items if _is_seen(item))
    return _list_items(items, ctx, BULLETS_NUM, "ListBullet")


@write_block.register
def _ordered(node: OrderedList, ctx: Context) -> str:
    if not node.items:
        return ""
    ctx.list_starts.append(max(0, min(node.start, 32000)))
    return _list_items(node.items, ctx, FIRST_ORDERED_NUM + len(ctx.list_starts) - 1, "ListNumber")


def _is_seen(blocks: tuple[Block, ...]) -> bool:
    """Whether a list item would show anything at all."""
    return any(not isinstance(block, Paragraph) or has_words(block.inlines) for block in blocks)


def _list_items(items: tuple[tuple[Block, ...], ...], ctx: Context, number: int, role: str) -> str:
    inside = ctx.list_depth + (ctx.body_role == "DefinitionMore")  # below the text of its entry
    level = min(inside, MAX_LIST_LEVEL - 1)
    numbering = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    indent = ctx.indent
    ctx.list_depth += 1
    ctx.indent = min(list_indent(level), max(0, ctx.width - 2000))
    written = []
    for place, item in enumerate(items, 1):
        first, rest = _first_paragraph(item)
        content = write_inlines(first.inlines, ctx) if first else text_run(_NO_TEXT)
        ends = level == 0 and place == len(items) and not rest
        line = paragraph(ctx.style(role + "Last" if ends else role), content, numbering)
        written.append(held(line) if place in (1, len(items) - 1) and place < len(items) else line)  # none is alone on a page
        written.append(write_blocks(rest, ctx))
    ctx.list_depth -= 1
    ctx.indent = indent
    return "".join(written)


def _first_paragraph(item: tuple[Block, ...]) -> tuple[Paragraph | None, tuple[Block, ...]]:
    if item and isinstance(item[0], Paragraph) and has_words(item[0].inlines):
        return item[0], item[1:]
    return None, item


@write_block.register
def _definitions(node: DefinitionList, ctx: Context) -> str:
    return "".join([_definition(item, ctx) for item in node.items])


def _definition(item: DefinitionItem, ctx: Context) -> str:
    """«TÉRMINO: definición», as a glossary of NTC 1486 has it."""
    term = write_inlines(item.term, ctx, Format(role="Term")) or text_run(_NO_TEXT)
    if item.id:
        number, mark = ctx.next_bookmark()
        ctx.anchor(ctx.address(item.id), mark, " ".join(clean(plain_text(item.term)).split()))
        term = bookmark(number, mark, term)
    first, rest = _first_paragraph(item.blocks)
    whole = len(rest) <= _SHORT_ENTRY and all(isinstance(block, Paragraph) for block in rest)  # an entry of few lines is not parted
    content = term + text_run(": ") + (write_inlines(first.inlines, ctx) if first else "")
    with body(ctx, "DefinitionMore"):
        head = paragraph(ctx.style("Definition"), content)
        if not whole:
            return head + write_blocks(rest, ctx)
        lines = [head, *(write_block(block, ctx) for block in rest)]
        return "".join([*map(held, lines[:-1]), lines[-1]])


@write_block.register
def _quote(node: Quote, ctx: Context) -> str:
    with body(ctx, "Quote"):
        return write_blocks(node.blocks, ctx)


@write_block.register
def _table(node: Table, ctx: Context) -> str:
    width = ctx.width - ctx.indent
    with body(ctx, ctx.body_role):
        return "".join([write_table(part, ctx) for part in column_parts(upright(node, width, ctx.profile), width, ctx.profile)])


@write_block.register
def _figure(node: Figure, ctx: Context) -> str:
    details = write_blocks(node.details, ctx) if ctx.profile.datos_de_figura else ""
    return write_figure(node, ctx) + details


@write_block.register
def _admonition(node: Admonition, ctx: Context) -> str:
    """A box of one cell: whatever it holds, lists and tables too, stays inside."""
    kind = node.kind if node.kind in _KINDS else "note"
    width, indent = ctx.width - ctx.indent, ctx.indent
    ctx.width, ctx.indent = max(1500, width - _BOX_MARGINS), 0
    with body(ctx, "BoxText"):
        title = paragraph(ctx.style("BoxTitle"), write_inlines(node.title, ctx)) if has_words(node.title) else ""
        content = title + write_blocks(node.blocks, ctx)
    ctx.width, ctx.indent = width + indent, indent
    if not content:
        return ""
    if content.endswith("</w:tbl>"):
        content += paragraph(ctx.style("Separator"), "")
    place = f'<w:tblInd w:w="{indent}" w:type="dxa"/>' if indent else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{ctx.style(f"Box:{kind}")}"/><w:tblW w:w="{width}" w:type="dxa"/>{place}'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid><w:tr><w:tc><w:tcPr>'
        f'<w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc></w:tr></w:tbl>{paragraph(ctx.style("Separator"), "")}'
    )


@write_block.register
def _references(node: ReferenceList, ctx: Context) -> str:
    return "".join([write_reference(entry, ctx) for entry in node.entries])


def write_reference(entry: ReferenceEntry, ctx: Context) -> str:
    """An entry with hanging indent; its bookmark is where its citations lead."""
    if not has_words(entry.inlines):
        return ""
    number, mark = ctx.next_bookmark()
    ctx.anchor(ctx.address(entry.key), mark, " ".join(clean(plain_text(entry.inlines)).split()))
    return paragraph(ctx.style("Bibliography"), bookmark(number, mark, write_inlines(entry.inlines, ctx)))


@contextmanager
def body(ctx: Context, role: str) -> Iterator[None]:
    """Paragraphs inside take the style `role`, out of any list that holds them."""
    previous, depth = ctx.body_role, ctx.list_depth
    ctx.body_role, ctx.list_depth = role, 0
    try:
        yield
    finally:
        ctx.body_role, ctx.list_depth = previous, depth


def write_prose_heading(node: Heading, ctx: Context, depth: int, kind: str) -> str:
    return write_heading(node.inlines, ctx, depth + node.level, node.id, kind)
