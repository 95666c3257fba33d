"""Floor 3: the kinds of chapter of a manual. A new kind is a function under `@chapter("nombre")` in a module of this folder."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from generator.compose.chapters.registry import CHAPTERS, Chapter


@cache
def chapter_kinds() -> dict[str, Chapter]:
    """Every registered kind by name."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return dict(sorted(CHAPTERS.items()))
