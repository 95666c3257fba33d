"""Floor 3: the font of every drawing: where its files are, how wide a text is, and how it breaks into lines."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from generator.drawing.widths import BOLD, REGULAR

FONTS_DIR = Path(__file__).resolve().parents[1] / "assets" / "fonts"
"""Folder of the bundled family (Liberation Sans, SIL OFL 1.1), for whoever rasterizes a drawing."""
FONT_FILES = (FONTS_DIR / "LiberationSans-Regular.ttf", FONTS_DIR / "LiberationSans-Bold.ttf")
FONT_FAMILY = "Liberation Sans, Arimo, Arial, Helvetica, sans-serif"

LINE_HEIGHT = 1.25
_EM = 2048
_OTHER = 1400
_WIDTHS = {
    bold: {character: width for width, characters in table.items() for character in characters}
    for bold, table in ((False, REGULAR), (True, BOLD))
}


def text_width(text: str, size: float, bold: bool = False) -> float:
    """How wide the text is drawn at that size, in the same unit."""
    known = _WIDTHS[bold]
    return sum(known[c] if c in known else _unknown_width(c) for c in text) * size / _EM


def _unknown_width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    return _EM if unicodedata.east_asian_width(character) in "WF" or ord(character) > 0x2190 else _OTHER


def wrap(text: str, width: float, size: float, bold: bool = False) -> tuple[str, ...]:
    """The text in lines no wider than `width`. Nothing is lost: a word that does not fit is cut in pieces."""
    lines: list[str] = []
    for word in re.split(r"[ \t\r\n]+", text.strip(" \t\r\n").replace(" %", "\u00a0%")):  # a no-break space does not break
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(joined, size, bold) <= width:
            lines[-1] = joined
        else:
            lines.extend(_pieces(word, width, size, bold))
    return tuple(line for line in lines if line)


def _pieces(word: str, width: float, size: float, bold: bool) -> list[str]:
    """A word as it fits: whole, cut after a hyphen or a slash, or cut wherever the line ends."""
    if text_width(word, size, bold) <= width:
        return [word]
    pieces = [""]
    for character in word:
        # A combining mark stays with its letter, and every piece has at least one character.
        if pieces[-1] and not unicodedata.combining(character) and text_width(pieces[-1] + character, size, bold) > width:
            kept, rest = _cut(pieces[-1])
            pieces[-1:] = [kept, rest]
        pieces[-1] += character
    return [piece for piece in pieces if piece]


def _cut(piece: str) -> tuple[str, str]:
    """Prefer to end a line after a mark where people expect a break, when it leaves at least half of the line."""
    at = max(piece.rfind(mark) for mark in "-/_.") + 1
    return (piece[:at], piece[at:]) if at > len(piece) // 2 else (piece, "")


def text_height(lines: int, size: float) -> float:
    return lines * size * LINE_HEIGHT
