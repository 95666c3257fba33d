"""Floor 3: from the place of a page in the pile to the number printed on it, which may not start at one."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PAGE_COUNT = "_total"
"""Key of a mapping of pages with how many pages the document has."""
FIRST_NUMBERED = "_RefInicio"
"""Bookmark of the first page that shows its number."""

_ROOM = "_sitio"
MEASURING: Mapping[str, int] = MappingProxyType({_ROOM: 88})
"""Pages to measure with: a number in every place, so that lines end where they will when the real ones are known."""


def page_of(pages: Mapping[str, str], bookmark: str) -> str:
    """The number to print for a bookmark; empty when it is not known."""
    return pages.get(bookmark) or pages.get(_ROOM, "")


def printed_numbers(pages: Mapping[str, int], first: int) -> dict[str, str]:
    """Bookmark -> number as printed, when the first numbered page says `first`."""
    shift = first - pages[FIRST_NUMBERED] if first > 1 and FIRST_NUMBERED in pages else 0
    return {name: str(page if name == PAGE_COUNT else page + shift) for name, page in pages.items()}
