"""Floor 1: visiting and rewriting the tree without naming each node: any field that holds nodes is visited, in order."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from operator import is_not
from typing import Any, TypeVar, cast

from generator.doctree import nodes as n

NodeType = TypeVar("NodeType")


@cache
def _names(kind: Hashable) -> tuple[str, ...]:
    return tuple(f.name for f in fields(cast("type[Any]", kind)) if f.name not in ("pos", "control"))


_is_node = cast("Callable[[Any], bool]", cache(is_dataclass))
"""Whether objects of this type are nodes."""


def _children(node: Any) -> list[Any]:
    """The items of a list are tuples of blocks: tuples inside tuples."""
    found: list[Any] = []
    for name in _names(cast(Hashable, type(node))):
        _collect(getattr(node, name), found)
    return found


def _collect(value: Any, found: list[Any]) -> None:
    if type(value) is tuple:
        for item in value:
            _collect(item, found)
    elif _is_node(type(value)):
        found.append(value)


def iter_nodes(node: Any) -> Iterator[Any]:
    """The node and everything below it, in reading order. A stack and not a recursion: the tree is walked many times."""
    waiting = [node] if _is_node(type(node)) else []
    while waiting:
        current = waiting.pop()
        yield current
        waiting += reversed(_children(current))


def find_nodes(node: Any, kind: type[NodeType]) -> Iterator[NodeType]:
    return (found for found in iter_nodes(node) if isinstance(found, kind))


def rewrite(node: NodeType, change: Callable[[Any], Any]) -> NodeType:
    """The same tree with `change` applied to each node, children first. What does not change stays the same object."""
    if isinstance(node, tuple):
        made = tuple(rewrite(item, change) for item in node)
        return made if any(map(is_not, made, node)) else node  # type: ignore[return-value]
    if not _is_node(type(node)):
        return node
    changed: dict[str, Any] = {}
    for name in _names(cast(Hashable, type(node))):
        value = getattr(node, name)
        if (new := rewrite(value, change)) is not value:
            changed[name] = new
    return change(replace(node, **changed) if changed else node)  # type: ignore[type-var]


def plain_text(node: Any) -> str:
    """The words of inlines or blocks, for a title, a summary or a search."""
    if isinstance(node, tuple):
        return "".join(plain_text(item) for item in node)
    if isinstance(node, (n.Text, n.Code, n.Badge)):
        return node.text
    if isinstance(node, n.LineBreak):
        return " "
    return "".join(plain_text(child) for child in _children(node)) if is_dataclass(node) else ""
