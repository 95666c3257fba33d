"""Floor 1: visiting and rewriting the tree without naming each node: any field that holds nodes is visited, in order."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar, cast

from generator.doctree import nodes as n

NodeType = TypeVar("NodeType")


@cache
def _names(kind: Hashable) -> tuple[str, ...]:
    return tuple(f.name for f in fields(cast("type[Any]", kind)) if f.name not in ("pos", "control"))


def _children(node: Any) -> Iterator[Any]:
    for name in _names(cast(Hashable, type(node))):
        yield from _flat(getattr(node, name))


def _flat(value: Any) -> Iterator[Any]:
    """The items of a list are tuples of blocks: tuples inside tuples."""
    if isinstance(value, tuple):
        for item in value:
            yield from _flat(item)
    elif is_dataclass(value):
        yield value


def iter_nodes(node: Any) -> Iterator[Any]:
    """The node and everything below it, in reading order."""
    if not is_dataclass(node):
        return
    yield node
    for child in _children(node):
        yield from iter_nodes(child)


def find_nodes(node: Any, kind: type[NodeType]) -> Iterator[NodeType]:
    return (found for found in iter_nodes(node) if isinstance(found, kind))


def rewrite(node: NodeType, change: Callable[[Any], Any]) -> NodeType:
    """The same tree with `change` applied to each node, children first. What does not change stays the same object."""
    if isinstance(node, tuple):
        made = tuple(rewrite(item, change) for item in node)
        return made if any(new is not old for new, old in zip(made, node, strict=True)) else node  # type: ignore[return-value]
    if not is_dataclass(node):
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
