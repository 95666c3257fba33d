"""Floor 2: near names: «¿quiso decir…?». At most two, and none when nothing is near."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable

CUTOFF = 0.72


def fold(text: str) -> str:
    """What a person sees as the same name: no accents, case, spaces, hyphens or invisible marks."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[^a-z0-9]", "", decomposed)


def _last_part(word: str) -> str:
    """«talento-humano», of «dimensiones/talento-humano.yml»."""
    return word.rsplit("/", 1)[-1].removesuffix(".yml").removesuffix(".yaml")


def near(word: str, known: Iterable[str]) -> list[str]:
    """The known names that look like the word, the nearest first."""
    options = list(dict.fromkeys(known))
    exact = [name for name in options if fold(name) == fold(word)] or [name for name in options if fold(name) == fold(_last_part(word))]
    if exact:
        return exact[:2]
    close = difflib.get_close_matches(word, options, n=2, cutoff=CUTOFF)
    if close or " " not in word.strip():
        return close
    folded = {fold(name): name for name in reversed(options)}  # «Ley 594 de 2000», of «ley594_2000»
    return [folded[name] for name in difflib.get_close_matches(fold(word), folded, n=2, cutoff=CUTOFF)]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """« ¿Quiso decir «x»?», or nothing."""
    found = near(word, known)
    return " ¿Quiso decir " + " o ".join(f"«{name}»" for name in found) + "?" if found else ""


def quote(text: str) -> str:
    """What the editor wrote, between «», at most 60 characters, control characters as U+XXXX."""
    shown = "".join(c if c.isprintable() else f"U+{ord(c):04X}" for c in text)
    return f"«{shown[:59]}…»" if len(shown) > 60 else f"«{shown}»"
