"""Floor 1: visiting and rewriting the tree without naming each node: any field that holds nodes is visited, as a reader meets them.

The declared types of the fields say which nodes may hold which: who looks for tables never enters a paragraph.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from operator import is_not
from typing import Any, TypeVar, cast, get_args, get_type_hints, overload

from generator.doctree import nodes as n

NodeType = TypeVar("NodeType")
Other = TypeVar("Other")
Routes = Mapping[type, tuple[str, ...]]

_READING_ORDER = {
    "Document": ("lead", "sections", "downloads"),
    "Manual": ("introduction", "chapters", "conclusions", "glossary", "references", "annexes"),
    "Table": ("caption", "columns", "rows", "source"),
    "Figure": ("image", "caption", "source", "details"),
}
"""Where a reader meets the fields in another order than that of their declaration."""


# ------------------------------------------------------------------------------------------- what holds what
def _holders(kind: type) -> Mapping[str, frozenset[type]]:
    hints = get_type_hints(kind)
    names = _READING_ORDER.get(kind.__name__) or tuple(f.name for f in fields(kind) if f.name not in ("pos", "control", "cover"))
    return {name: found for name in names if (found := frozenset(_classes(hints[name])))}


holders = cast("Callable[[type], Mapping[str, frozenset[type]]]", cache(_holders))
"""The fields of a node that hold others, in reading order, and the kinds of these."""


def _classes(hint: Any) -> Iterator[type]:
    """The nodes that a declared type names, at any depth: those of `tuple[tuple[Block, ...], ...]`."""
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint
    for inner in get_args(hint):
        yield from _classes(inner)


@cache
def _below(kind: type) -> frozenset[type]:
    """Every kind of node that may be below one of this kind."""
    found: set[type] = set()
    waiting = [kind]
    while waiting:
        fresh = {held for kinds in holders(waiting.pop()).values() for held in kinds} - found
        found |= fresh
        waiting += fresh
    return frozenset(found)


def _find_routes(root: type, wanted: frozenset[type]) -> Routes:
    """For each kind of node below `root` that is wanted or may hold one that is: the fields to enter. Without `wanted`, all."""
    def leads(kind: type) -> bool:
        return not wanted or kind in wanted or not wanted.isdisjoint(_below(kind))

    if not is_dataclass(root):
        return {}
    return {kind: tuple(name for name, held in holders(kind).items() if any(map(leads, held)))
            for kind in {root, *_below(root)} if leads(kind)} | {tuple: ()}


_routes = cast("Callable[[type, frozenset[type]], Routes]", cache(_find_routes))


# -------------------------------------------------------------------------------------------------- visiting
def iter_nodes(node: Any) -> list[Any]:
    """The node and everything below it, in reading order."""
    return find_nodes(node)


@overload
def find_nodes(node: Any, kind: type[NodeType], /) -> list[NodeType]: ...
@overload
def find_nodes(node: Any, kind: type[NodeType], other: type[Other], /) -> list[NodeType | Other]: ...
@overload
def find_nodes(node: Any, *kinds: type) -> list[Any]: ...


def find_nodes(node: Any, *kinds: type) -> list[Any]:
    """The nodes of these kinds (without them, all) in a node, or in a tuple of nodes, in reading order."""
    found: list[Any] = []
    for tree in node if type(node) is tuple else (node,):
        if type(tree) is tuple:
            found += find_nodes(tree, *kinds)
        else:
            _gather(tree, _routes(type(tree), frozenset(kinds)), kinds, found)
    return found


def _gather(tree: Any, routes: Routes, kinds: tuple[type, ...], found: list[Any]) -> None:
    wanted = kinds or routes

    def enter(items: tuple[Any, ...]) -> None:
        for item in items:
            kind = type(item)
            if kind is tuple:
                enter(item)
                continue
            names = routes.get(kind)
            if names is None:
                continue
            if kind in wanted:
                found.append(item)
            for name in names:
                held = getattr(item, name)
                if held:
                    enter(held if type(held) is tuple else (held,))

    enter((tree,))


def children(node: Any) -> list[Any]:
    """The nodes directly below a node, or those of a tuple, in reading order."""
    if type(node) is not tuple:
        held = [getattr(node, name) for name in holders(type(node))]
        return [item for value in held if value for item in (children(value) if type(value) is tuple else (value,))]
    if not any(type(item) is tuple for item in node):
        return list(node)
    return [inner for item in node for inner in (children(item) if type(item) is tuple else (item,))]


# ------------------------------------------------------------------------------------------------- rewriting
def rewrite(node: NodeType, change: Callable[[Any], Any], *kinds: type) -> NodeType:
    """The same tree with `change` applied to each node of these kinds (without them, to all), children first, in reading order. What does not
    change stays the same object. A tuple of nodes is a tree too."""
    made: NodeType = _rewrite(node, change, frozenset(kinds))
    return made


def _rewrite(tree: Any, change: Callable[[Any], Any], wanted: frozenset[type]) -> Any:
    if type(tree) is tuple:
        made = [_rewrite(item, change, wanted) for item in tree]
        return tuple(made) if any(map(is_not, made, tree)) else tree
    routes = _routes(type(tree), wanted)
    changing = wanted or routes.keys()

    def visit(value: Any) -> Any:
        kind = type(value)
        changed: dict[str, Any] | None = None
        for name in routes[kind]:
            old = getattr(value, name)
            if not old:
                continue
            new = visit_items(old) if type(old) is tuple else visit(old) if type(old) in routes else old
            if new is not old:
                changed = changed or {}
                changed[name] = new
        made = replace(value, **changed) if changed else value
        return change(made) if kind in changing else made

    def visit_items(items: tuple[Any, ...]) -> tuple[Any, ...]:
        """Most hold nothing that changes: no other tuple is made until something does."""
        made: list[Any] | None = None
        for at, item in enumerate(items):
            kind = type(item)
            if kind not in routes:
                continue
            new = visit_items(item) if kind is tuple else visit(item)
            if new is not item:
                made = made or [*items]
                made[at] = new
        return tuple(made) if made else items

    return visit(tree) if type(tree) in routes else tree


def plain_text(node: Any) -> str:
    """The words of inlines or blocks, for a title, a summary or a search."""
    if isinstance(node, (n.Text, n.Code, n.Badge)):
        return node.text
    if isinstance(node, n.LineBreak):
        return " "
    return "".join(plain_text(child) for child in children(node)) if type(node) is tuple or is_dataclass(node) else ""
