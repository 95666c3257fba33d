"""Floor 3: sections into the flow: headings by depth, the reason why a fact is pending, blocks, wide tables turned."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.doctree.nodes import NOWHERE, Block, Heading, Section, Table, Text
from generator.writers.docx.blocks import write_leading, write_prose_heading
from generator.writers.docx.flow import Flow
from generator.writers.docx.headings import write_heading
from generator.writers.docx.oxml import clean, paragraph, text_run
from generator.writers.docx.tableparts import upright
from generator.writers.docx.tables import turns

_TYPED_ANNEX = re.compile(r"^\s*anexo\s+(?:[A-Z]|\d+)\s*[.:)–—-]\s*", re.IGNORECASE)


def write_chapter(section: Section, flow: Flow, kind: str = "numbered") -> None:
    """A chapter, an annex or a part without number, with all that it holds."""
    flow.ctx.heading_level = 0
    if kind == "annex":
        section = replace(section, title=_TYPED_ANNEX.sub("", section.title) or section.title)
    write_section(section, flow, 1, kind)


def write_section(section: Section, flow: Flow, depth: int, kind: str) -> None:
    ctx = flow.ctx
    page, pos = ctx.page, ctx.pos
    if section.id.startswith("/"):
        ctx.page = section.id[1:]
    if section.pos != NOWHERE:
        ctx.pos = section.pos
    kind = kind if section.numbered else "plain"
    flow.heading(write_heading((Text(section.title),), ctx, depth, section.id, kind), depth == 1 and ctx.profile.capitulo_hoja_nueva)
    if clean(section.pending).strip():
        _text(flow, paragraph(ctx.style("Pending"), text_run(f"Pendiente de cotejo: {section.pending}")))
    for block, following in zip(section.blocks, (*section.blocks[1:], None), strict=False):
        _block(block, following, flow, depth, kind)
    for child in section.sections:
        write_section(child, flow, depth + 1, kind)
    ctx.page, ctx.pos = page, pos


def _block(block: Block, following: Block | None, flow: Flow, depth: int, kind: str) -> None:
    if isinstance(block, Heading):
        flow.heading(write_prose_heading(block, flow.ctx, depth, kind))
        return
    flow.turn(_is_wide(block, flow))
    flow.add(write_leading(block, following, flow.ctx))


def _text(flow: Flow, xml: str) -> None:
    flow.turn(False)
    flow.add(xml)


def _is_wide(block: Block, flow: Flow) -> bool:
    width, profile = flow.widths[flow.kind], flow.ctx.profile
    return isinstance(block, Table) and turns(upright(block, width, profile), width, profile)
