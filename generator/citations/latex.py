"""Floor 2: LaTeX of a bibliography -> Unicode text (NFC). `{\\~n}`, `\\'{\\i}`, `{\\"u}` and «ñ í ü» read alike.

Pure text: knows nothing of entries. A command that is not known loses its backslash and is told to the caller.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

COMBINING = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328", "b": "\u0331",
}
SYMBOLS = {
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "aa": "å", "AA": "Å",
    "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "textquestiondown": "¿", "textexclamdown": "¡",
    "textordfeminine": "ª", "textordmasculine": "º", "textdegree": "°", "guillemotleft": "«", "guillemotright": "»",
    "textquotedblleft": "“", "textquotedblright": "”", "textquoteleft": "‘", "textquoteright": "’", "textendash": "–",
    "textemdash": "—", "ldots": "…", "dots": "…", "textellipsis": "…", "S": "§", "P": "¶", "copyright": "©",
    "textregistered": "®", "texttrademark": "™", "euro": "€", "pounds": "£", "textbackslash": "\\", "textasciitilde": "~",
    "textasciicircum": "^", "textunderscore": "_", "textless": "<", "textgreater": ">", "textbar": "|", "slash": "/",
    "newline": " ", "quad": " ", "qquad": " ", "TeX": "TeX", "LaTeX": "LaTeX",
}
WRAPPERS = frozenset(
    ["textit", "textbf", "textsc", "texttt", "textrm", "textsf", "textup", "textnormal", "textmd", "emph", "mkbibemph", "mkbibquote", "enquote", "url", "nolinkurl", "mbox", "text", "uppercase", "lowercase", "textsuperscript", "textsubscript", "underline", "it", "bf", "sc", "em", "rm", "sf", "tt", "itshape", "bfseries", "scshape", "upshape", "protect", "relax", "noopsort", "NoCaseChange"])

_LETTER = r"(?:\\[ij](?![A-Za-z])|[^\W\d_])"
_ACCENT = re.compile(rf"\\([`'^~=.\"])\s*(?:\{{\s*({_LETTER})\s*\}}|({_LETTER})\s*)")
_WORD_ACCENT = re.compile(rf"\\([uvHckrdb])(?:\s*\{{\s*({_LETTER})\s*\}}|\s+({_LETTER}))")
_HREF = re.compile(r"\\href\s*\{[^{}]*\}")
_COMMAND = re.compile(r"\\([A-Za-z]+)\*?(?:\s+|(?=[^A-Za-z])|$)")
_ESCAPED = re.compile(r"\\([&%$#_{}\s,;:!/\-\\@~^])")
_SPECIAL = re.compile(r"[^\w,.:;()¿?¡!«»“”/º°ª -]|  |--")
_MATH = re.compile(r"(?<![\\$])\$(?=\S)([^$\n]*)(?<=[^\s\\])\$(?!\d)")
_DASHES = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"))
_STRAIGHT = re.compile(r'"([^"]*)"')
_BRACES = re.compile(r"[{}]")
_LITERAL = {"{": "\ue010", "}": "\ue011", "~": "\ue012", "-": "", "/": "", "!": "", ",": "\u00a0", "\\": " "}
_RESTORE = {0xE010: "{", 0xE011: "}", 0xE012: "~"}
_PRIVATE = re.compile("[\ue000-\ue01f\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff]")


def decode(raw: str, unknown: Callable[[str], None] | None = None) -> str:
    """The text that a reader sees, in one line. `unknown` hears each command that is not understood."""
    if not _SPECIAL.search(raw):
        return unicodedata.normalize("NFC", raw).strip()
    text = _MATH.sub(r"\1", _PRIVATE.sub("", raw))
    if "\\" in text:
        text = _commands(text, unknown)
    for written, shown in _DASHES:
        text = text.replace(written, shown)
    text = _BRACES.sub("", text.replace("~", "\u00a0"))
    text = _STRAIGHT.sub(r"“\1”", text).replace("`", "‘").replace("'", "’")
    return unicodedata.normalize("NFC", re.sub(r"[ \t\r\n]+", " ", text.translate(_RESTORE))).strip()


def decode_verbatim(raw: str) -> str:
    """An address or an identifier: only what BibTeX escapes is undone."""
    text = _PRIVATE.sub("", raw).strip()
    wrapped = re.fullmatch(r"\\(?:url|nolinkurl|path)\s*\{(.*)\}", text, re.DOTALL)
    text = wrapped[1] if wrapped else text
    text = re.sub(r"\\(?:textasciitilde|~)\s*(?:\{\})?", "~", text)
    return re.sub(r"\s+", "", re.sub(r"\\([&%$#_{}~^])", r"\1", text)).strip("{}")


def _commands(text: str, unknown: Callable[[str], None] | None) -> str:
    text = _ACCENT.sub(_compose, text)
    text = _WORD_ACCENT.sub(_compose, text)
    text = _HREF.sub("", text)
    text = _ESCAPED.sub(lambda m: _LITERAL.get(m[1], m[1]), text)
    return _COMMAND.sub(lambda m: _command(m[1], unknown), text).replace("\\", "")


def _compose(match: re.Match[str]) -> str:
    letter = (match[2] or match[3]).lstrip("\\")
    return unicodedata.normalize("NFC", letter + COMBINING[match[1]])


def _command(name: str, unknown: Callable[[str], None] | None) -> str:
    if name in SYMBOLS:
        return SYMBOLS[name]
    if name not in WRAPPERS and unknown:
        unknown(name)
    return "" if name in WRAPPERS else name + " "
