"""Floor 3: parts of a publication made one by one: of a model with mistakes, those that cannot be made are left out, and the rest is looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")
Lost = Callable[[str], bool]
"""May the page or section of this address be of what could not be read?"""


def made(makers: Iterable[Callable[[], T]], whole: bool) -> tuple[T, ...]:
    """What each maker gives. `whole`: the model has no mistakes, so every one must give something."""
    found = []
    for make in makers:
        try:
            found.append(make())
        except (LookupError, AttributeError, TypeError, ValueError):  # it needs what was not read, which has been told
            if whole:
                raise
    return tuple(found)


def nothing_lost(_: str) -> bool:
    """Of a whole model, nothing is."""
    return False
