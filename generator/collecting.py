"""Floor 0: Python's search for unused cycles waits while a project is read or built: what is made then is kept, so it would find nothing."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Also a decorator. What was made counts as old at the end, without being walked; a later search still frees what is no longer used."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.freeze()
            gc.unfreeze()
            gc.enable()
