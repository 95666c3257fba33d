"""Floor 3: what a page says only for whoever reads it on a screen, out of a manual: who uses each thing and the jumps to its own sections.

No kind of chapter lives here."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from generator.compose.links import USERS, without_usage
from generator.doctree import nodes as n
from generator.doctree.manual import Manual
from generator.doctree.walk import plain_text, rewrite


def printed(manual: Manual) -> Manual:
    """In a manual the contents lead to each thing, and the pages of other manuals are not in it."""
    return replace(manual, chapters=rewrite(manual.chapters, _printed, n.Section, n.DefinitionItem, n.Table),
                   annexes=rewrite(manual.annexes, _printed, n.Section, n.DefinitionItem, n.Table))


def _printed(node: Any) -> Any:
    if isinstance(node, n.Table):
        return _without_users(node)
    kept = tuple(block for block in without_usage(node.blocks) if not _is_jumps(block))
    return node if len(kept) == len(node.blocks) else replace(node, blocks=kept)


def _without_users(table: n.Table) -> n.Table:
    """The last column, when it tells which pages use each row, is left out."""
    if len(table.columns) < 2 or plain_text(table.columns[-1].title) != USERS:
        return table
    rows = tuple(replace(row, cells=row.cells[:len(table.columns) - 1]) for row in table.rows)
    return replace(table, columns=table.columns[:-1], rows=rows)


def _is_jumps(block: n.Block) -> bool:
    """«Leyes (46) · Decretos (50)»: nothing but links to places of the same page."""
    if not isinstance(block, n.Paragraph) or len(block.inlines) < 2:
        return False
    return all(isinstance(i, n.CrossRef) and i.target.startswith("#") or i == n.Text(" · ") for i in block.inlines)
