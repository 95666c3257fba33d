"""Floor 2: near names of the bibliography: «¿Quiso decir «title»?». Pure text, no sources here."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable

CUTOFF = 0.72


def fold(text: str) -> str:
    """What a person takes for the same name: no accents, case, spaces, hyphens or underscores."""
    return re.sub(r"[^a-z0-9]", "", unicodedata.normalize("NFKD", text.casefold()))


def near(word: str, known: Iterable[str]) -> list[str]:
    """The known names that look like the word, the nearest first, at most two."""
    options = list(dict.fromkeys(known))
    exact = [name for name in options if fold(name) == fold(word)]
    return exact[:2] or difflib.get_close_matches(word, options, n=2, cutoff=CUTOFF)


def did_you_mean(found: Iterable[str]) -> str:
    """« ¿Quiso decir «x»?», or nothing."""
    names = " o ".join(f"«{name}»" for name in found)
    return f" ¿Quiso decir {names}?" if names else ""


def quote(text: str) -> str:
    """What the editor wrote, between «», at most 60 characters, control characters as U+XXXX."""
    shown = "".join(c if c.isprintable() else f"U+{ord(c):04X}" for c in text)
    return f"«{shown[:59]}…»" if len(shown) > 60 else f"«{shown}»"
