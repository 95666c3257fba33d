"""Floor 3: where a drawing taller than a printed page is cut, so that each piece can be read."""

from __future__ import annotations

from collections.abc import Sequence

SHEET = 700.0
"""Pixels of height that a printed page takes with its letters at 8 points or more."""


def share_out(cuts: Sequence[float], height: float, sheet: float = SHEET) -> list[tuple[float, float]]:
    """Top and bottom of each piece: as few as the sheet allows, of heights as even as the safe `cuts` let them be.

    One piece when it all fits; what has no cut for more than a sheet stays whole."""
    count = len(_filled(cuts, height, sheet))
    low, high = height / count, max(sheet, height / count)
    while high - low > 1:
        middle = (low + high) / 2
        low, high = (low, middle) if len(_filled(cuts, height, middle)) <= count else (middle, high)
    return _filled(cuts, height, high)


def _filled(cuts: Sequence[float], height: float, sheet: float) -> list[tuple[float, float]]:
    """Each piece as tall as a sheet takes."""
    pieces, top, last = [], 0.0, 0.0
    for cut in (*cuts, height):
        if cut - top > sheet and last > top:
            pieces.append((top, last))
            top = last
        last = cut
    return [*pieces, (top, height)]
