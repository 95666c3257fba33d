"""Floor 4: the navigation of a site as a builder of sites takes it: titles and paths, nested. The theme prints titles without escaping them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import PurePosixPath
from typing import Any

from generator.compose.nav import NavGroup


def write_nav(groups: Sequence[NavGroup], paths: Mapping[str, str]) -> list[Any]:
    """`paths`: address → path of its page. A page written by hand is at the path of its address."""
    return [_single(group, paths) if len(group.items) == 1 and not group.groups else _group(group, paths) for group in groups]


def path_at(address: str, paths: Mapping[str, str]) -> str:
    """The path of the page of an address."""
    return paths.get(address) or PurePosixPath(address or "index").with_suffix(".md").as_posix()


def _single(group: NavGroup, paths: Mapping[str, str]) -> dict[str, Any]:
    """A page alone needs no group around it: the home page is then at the top, above all the others."""
    return {escape(group.title, quote=False): path_at(group.items[0][1], paths)}


def _group(group: NavGroup, paths: Mapping[str, str]) -> dict[str, Any]:
    pages = [{escape(title, quote=False): path_at(address, paths)} for title, address in group.items]
    return {escape(group.title, quote=False): [*pages, *(_group(inner, paths) for inner in group.groups)]}
