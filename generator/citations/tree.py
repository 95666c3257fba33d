"""Floor 2: the citations of a document tree, in reading order: finding them and filling them. Knows no source.

It works on any node, on a `Document` and on a `Manual`: both are frozen dataclasses made of tuples and nodes.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from generator.doctree.nodes import Cite

T = TypeVar("T")

_READING_ORDER = {
    "Document": ("lead", "sections"),
    "Manual": ("introduction", "chapters", "conclusions", "glossary", "annexes"),
    "Table": ("caption", "columns", "rows", "source"),
    "Figure": ("caption", "source", "details"),
    "Section": ("blocks", "sections"),
}
"""Where a reader meets them in another order than the fields are declared, or where a field holds no prose."""


def _parts(kind: type[Any]) -> tuple[str, ...]:
    """The fields of a node that may hold citations (a dataclass lists them in `__match_args__`)."""
    return _READING_ORDER.get(kind.__name__) or tuple(getattr(kind, "__match_args__", ()))


def iter_cites(node: Any) -> Iterator[Cite]:
    """Every citation below a node."""
    if isinstance(node, Cite):
        yield node
    elif isinstance(node, tuple):
        for item in node:
            yield from iter_cites(item)
    elif not isinstance(node, str | int | None):
        for name in _parts(type(node)):
            yield from iter_cites(getattr(node, name))


def map_cites(node: T, fill: Callable[[Cite], Cite]) -> T:
    """The same node with every citation filled, one after another; what has none is the very same object."""
    result: Any = _mapped(node, fill)
    return result


def _mapped(node: Any, fill: Callable[[Cite], Cite]) -> Any:
    if isinstance(node, Cite):
        return fill(node)
    if isinstance(node, tuple):
        items = [_mapped(item, fill) for item in node]
        return tuple(items) if any(new is not old for new, old in zip(items, node, strict=True)) else node
    if isinstance(node, str | int | None):
        return node
    changes = {}
    for name in _parts(type(node)):
        old = getattr(node, name)
        new = _mapped(old, fill)
        if new is not old:
            changes[name] = new
    return dataclasses.replace(node, **changes) if changes else node


def children(node: Any) -> Iterator[Any]:
    """The nodes and texts directly below a node, in reading order."""
    if isinstance(node, tuple):
        yield from node
    elif not isinstance(node, str | int | None):
        yield from (getattr(node, name) for name in _parts(type(node)))
