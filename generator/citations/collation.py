"""Floor 2: Spanish order: accents ignored, ñ after n, numbers by their value, a title without its first article.

Word by word and «nothing precedes something» (APA 6, 6.25): «Brown, J.» goes before «Browning». Pure text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LIGATURES = str.maketrans({"æ": "ae", "œ": "oe", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
_ARTICLE = re.compile(r"^(?:el|la|los|las|lo|un|una|unos|unas|the|an?|le|les|l’|l'|il|o|os|as|der|die|das)(?:\s+|(?<=['’]))(?=\S)", re.IGNORECASE)
_ALPHABETIC = re.compile(r"^[^\w]+")
_ENYE = "n\u007f"  # after every letter and digit, so that «nz» goes before «ñ»


@lru_cache(maxsize=8192)
def sort_key(text: str) -> str:
    """A key that the plain comparison of strings sorts as Spanish does."""
    folded = unicodedata.normalize("NFC", text).casefold().translate(_LIGATURES).replace("ñ", _ENYE)
    plain = "".join(c for c in unicodedata.normalize("NFD", folded) if not unicodedata.combining(c))
    words = re.sub(r"[^\w\u007f]+", " ", plain.replace("n\u007f", _ENYE)).split()
    return " ".join(re.sub(r"\d+", lambda m: f"{int(m[0]):012d}" if len(m[0]) < 12 else m[0], word) for word in words)


def title_key(title: str) -> str:
    """A title sorts by its first word that is not an article: «El archivo» under A."""
    return sort_key(_ARTICLE.sub("", _ALPHABETIC.sub("", title)))
