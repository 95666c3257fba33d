"""Floor 3: how wide words are, by the widths of Arial, which Liberation Sans and Arimo share. Other letters of the same kind differ little."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import combining, east_asian_width

_THOUSANDTHS = {
    191: "'", 222: "ijl‘’", 278: "ftI!,./:;[\\] íÍ", 333: "r()-`¡·“”{}", 355: "\"•", 370: "ºª", 390: "*°", 469: "^", 500: "cksvxyzJ",
    556: "0123456789abdeghnopquL#$?_áéóúñü«»–", 584: "+<=>~", 611: "FTZ¿", 667: "ABEKPSVXY&ÁÉ", 722: "wCDHNRUÚÑÜ", 778: "GOQÓ", 833: "mM",
    889: "%", 944: "W", 1000: "—…@",
}


class _Ems(dict[str, float]):
    def __missing__(self, letter: str) -> float:
        return 0.0 if combining(letter) else 1.0 if east_asian_width(letter) in "WF" else 0.667


_EMS = _Ems({letter: width / 1000 for width, letters in _THOUSANDTHS.items() for letter in letters})


def ems(text: str) -> float:
    """The width of a text in one line, as times the size of the letter."""
    return sum(map(_EMS.__getitem__, text))


@lru_cache(maxsize=16384)
def longest_word(text: str) -> float:
    """The width of the longest part of a text that no line end can break."""
    return max((ems(part) for word in text.split(" ") for part in _parts(word)), default=0.0)


_CODE = 12


def _parts(word: str) -> list[str]:
    """Where Word may break it: after a hyphen; but a code («R-SC-03») is kept in one line."""
    return [word] if len(word) <= _CODE else word.replace("-", "- ").split(" ")
