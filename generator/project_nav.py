"""Floor 4: the navigation of a site as a builder of sites takes it: titles and paths, nested.

The theme prints titles without escaping them, and escapes them in the names of the links of the foot: a `Markup` is right in both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from pathlib import PurePosixPath
from typing import Any

from markupsafe import escape

from generator.compose.nav import NavGroup

MANY, BESIDE = 40, 8
"""Of a longer list in the menu of a page: how many are shown at each side of where the page is."""


def write_nav(groups: Sequence[NavGroup], paths: Mapping[str, str]) -> list[Any]:
    """`paths`: address → path of its page. A page written by hand is at the path of its address."""
    return [_single(group, paths) if len(group.items) == 1 and not group.groups else _group(group, paths) for group in groups]


def path_at(address: str, paths: Mapping[str, str]) -> str:
    """The path of the page of an address."""
    return paths.get(address) or PurePosixPath(address or "index").with_suffix(".md").as_posix()


def link_from(page: Any, files: Any, paths: Mapping[str, str], address: str) -> str:
    """The link from a page of the builder to an address; only its place when there is no such page."""
    path, _, anchor = address.partition("#")
    target = files.get_file_from_path(path_at(path, paths))
    return (target.url_relative_to(page.file) if target else "") + (f"#{anchor}" if anchor else "")


def _single(group: NavGroup, paths: Mapping[str, str]) -> dict[str, Any]:
    """A page alone needs no group around it: the home page is then at the top, above all the others."""
    return {escape(group.title): path_at(group.items[0][1], paths)}


def _group(group: NavGroup, paths: Mapping[str, str]) -> dict[str, Any]:
    pages = [{escape(title): path_at(address, paths)} for title, address in group.items]
    return {escape(group.title): [*pages, *(_group(inner, paths) for inner in group.groups)]}


def narrow_nav(nav: Any) -> Any:
    """The menu as a page shows it: all of it would make every page as long as the site, and the theme walks it for each. `nav`: that of the
    builder, which keeps the whole for the order of the pages."""
    made = copy(nav)
    made.items = [_narrow(item) for item in nav.items]
    return made


def _narrow(item: Any) -> Any:
    """Of a group that is closed, the first page, to which it leads; of an open one, what is near the page, after the page that gathers them all."""
    if not item.is_section:
        return item
    made = copy(item)
    made.children = [_narrow(child) for child in (_near(item.children) if item.active else item.children[:1])]
    return made


def _near(children: Sequence[Any]) -> Sequence[Any]:
    if len(children) <= MANY:
        return children
    at = next((number for number, child in enumerate(children) if child.active), 0)
    start = min(max(1, at - BESIDE), len(children) - 2 * BESIDE - 1)
    return [children[0], *children[start:start + 2 * BESIDE + 1]]
