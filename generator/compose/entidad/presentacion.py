"""Floor 3: the entity's own format of its documents: its titles of sections and their order. The facts stay the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from generator.compose.inlines import text
from generator.doctree import nodes as n
from generator.doctree.walk import rewrite
from generator.domain.entidad.organizacion import Entidad, Presentacion


def present(sections: list[n.Section], record: Any, entity: Entidad) -> list[n.Section]:
    """The sections of a record as the entity titles and orders them: what it says of its kind, and of its type of document over that."""
    kinds = (record.kind, record.tipo.id) if record.kind == "documento" else (record.kind,)
    for kind in kinds:
        for given in entity.presentacion_de_documentos:
            if given.clase == kind:
                sections = _ordered([_titled(s, given.titulos or {}) for s in sections], given)
    return sections


def _ordered(sections: list[n.Section], given: Presentacion) -> list[n.Section]:
    place = {key: at for at, key in enumerate(given.orden)}
    return sorted(sections, key=lambda s: place.get(s.id, len(place))) if place else sections


def _titled(section: n.Section, titles: Mapping[str, str]) -> n.Section:
    """A section with its title; the facts of one line are rows of the table of data, each with the key of its fact."""
    def change(node: Any) -> Any:
        return replace(node, cells=(replace(node.cells[0], inlines=text(titles[node.id])), *node.cells[1:])) if isinstance(node, n.Row) and node.id in titles else node

    title = titles.get(section.id, section.title)
    blocks = rewrite(section.blocks, change) if section.id == "datos" else tuple(_captioned(b, section.title, title) for b in section.blocks)
    return replace(section, title=title, blocks=blocks)


def _captioned(block: n.Block, before: str, title: str) -> n.Block:
    """A table that repeats the title of its section in its caption."""
    return replace(block, caption=text(title)) if isinstance(block, n.Table) and block.caption == text(before) else block
