"""Floor 3: from the place of a page in the pile to the number printed on it, which may not start at one."""

from __future__ import annotations

from collections.abc import Mapping

PAGE_COUNT = "_total"
"""Key of a mapping of pages with how many pages the document has."""
FIRST_NUMBERED = "_RefInicio"
"""Bookmark of the first page that shows its number."""


def printed_numbers(pages: Mapping[str, int], first: int) -> dict[str, str]:
    """Bookmark -> number as printed, when the first numbered page says `first`."""
    shift = first - pages[FIRST_NUMBERED] if first > 1 and FIRST_NUMBERED in pages else 0
    return {name: str(page if name == PAGE_COUNT else page + shift) for name, page in pages.items()}
