"""Floor 3: titles of tables and figures that a manual of many pages repeats: each says of which page it is. No kind of chapter lives here."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

from generator.doctree import nodes as n
from generator.doctree.manual import Manual
from generator.doctree.walk import find_nodes, plain_text, rewrite


def tell_apart(manual: Manual) -> Manual:
    """«Datos de la política» twenty times is no list of tables: «Datos de la política: Integridad» is."""
    parts = (*manual.chapters, *manual.annexes)
    times = Counter(plain_text(node.caption) for part in parts for node in find_nodes(part, n.Table, n.Figure))
    repeated = {title for title, count in times.items() if title and count > 1}
    if not repeated:
        return manual
    return replace(manual, chapters=tuple(_named(s, "", repeated) for s in manual.chapters), annexes=tuple(_named(s, "", repeated) for s in manual.annexes))


def _named(section: n.Section, page: str, repeated: set[str]) -> n.Section:
    page = section.title if section.id.startswith("/") else page
    inside = tuple(_named(child, page, repeated) for child in section.sections)
    return replace(section, blocks=rewrite(section.blocks, lambda node: _told(node, page, repeated), n.Table, n.Figure) if page else section.blocks, sections=inside)


def _told(node: Any, page: str, repeated: set[str]) -> Any:
    if isinstance(node, n.Table | n.Figure) and plain_text(node.caption) in repeated:
        return replace(node, caption=(*node.caption, n.Text(f": {page}")))
    return node
