"""Floor 2: bytes of a file → text that can be trusted, or diagnostics that say where it cannot. Knows nothing of YAML."""

from __future__ import annotations

import re
import unicodedata
from itertools import islice

from generator.diagnostics import Diagnostics, SourcePos

BAD_CHAR = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd\ud800-\udfff]")
BIDI = range(0x202A, 0x202F)
CONFLICT = re.compile(r"^(<{7} |={7}$|>{7} )", re.M)
NBSP_INDENT = re.compile("^[ ]*([\u00a0\u2007\u202f]+)", re.M)
TAB_INDENT = re.compile(r"^ *(\t)", re.M)
SUSPECT = re.compile("[\t\u00a0\u2007\u202f]|[<=>]{7}")
"""A character of one of those three, wherever it is: nearly every file has none."""
BLOCK_HEADER = re.compile(r"(?:^|[:-]) +[|>][-+0-9]*(?: +#.*)?$")
MAX_REPORTS, MAX_HITS = 20, 500
MOJIBAKE = re.compile("Ã[\u0080-\u00bf\u2018-\u2122]|Â[\u00a0-\u00bf]|â€")


def read_text(data: bytes, file: str, diagnostics: Diagnostics, yaml: bool = True) -> str | None:
    """Decode a file as UTF-8 in NFC with `\\n` line ends. None when it cannot be read; the reasons are in `diagnostics`."""
    wide = _wide(data)
    if wide:
        diagnostics.error("C01", SourcePos(file), f"El archivo está en codificación {wide}, no en UTF-8.",
                          "Ábralo en su editor y guárdelo con codificación UTF-8.", line_text="")
        return None
    try:
        text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as exc:
        _not_utf8(data, exc.start, file, diagnostics)
        return None
    text = re.sub("\r\n?|\x85|\u2028|\u2029", "\n", text)
    before = len(diagnostics.errors)
    _characters(text, file, diagnostics)
    if yaml:
        _known_causes(text, file, diagnostics)
    return unicodedata.normalize("NFC", text) if len(diagnostics.errors) == before else None


def _wide(data: bytes) -> str:
    """UTF-32 or UTF-16, with its mark or, without it, by the zeros between the letters; empty for anything else."""
    if data[:4] in (b"\xff\xfe\0\0", b"\0\0\xfe\xff"):
        return "UTF-32"
    start = data[:400]
    halves = (start[0::2].count(0), start[1::2].count(0))
    return "UTF-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") or max(halves) * 5 > len(start) + 10 and min(halves) * 10 < max(halves) else ""


def position(text: str, index: int, file: str, length: int = 1) -> SourcePos:
    """The place of a character of the text."""
    return SourcePos(file, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index), length)


def _not_utf8(data: bytes, start: int, file: str, diagnostics: Diagnostics) -> None:
    before = data[:start].decode("utf-8", "replace")
    guess = data[start:start + 1].decode("cp1252", "replace")
    pos = position(before, len(before), file)
    line = data.splitlines()[pos.line - 1].decode("cp1252", "replace")
    diagnostics.error("C01", pos, f"El archivo no está en codificación UTF-8: parece Windows-1252 (aquí dice «{guess}»).",
                      "Ábralo en su editor y guárdelo con codificación UTF-8.", line_text=line)


def _characters(text: str, file: str, diagnostics: Diagnostics) -> None:
    lines: set[int] = set()
    for found in BAD_CHAR.finditer(text):
        pos, code = position(text, found.start(), file), ord(found[0])
        if pos.line in lines or len(lines) == MAX_REPORTS:
            continue
        lines.add(pos.line)
        kind = "de dirección (invierte el texto)" if code in BIDI else "de control" if code < 0x80 else "invisible"
        word = BAD_CHAR.sub("", _word(text, found.start()))
        hint = f" ¿Quiso decir «{word}»?" if word and kind == "invisible" else ""
        diagnostics.error("C02", pos, f"Hay un carácter {kind} U+{code:04X} que no se ve.{hint}", "Borre el carácter; suele venir de copiar y pegar.")
    for found in () if lines else MOJIBAKE.finditer(text):
        start = re.search(r"[^\s\"']*$", text[:found.start()])
        rest = text[start.start() if start else found.start():].split("\n", 1)[0]
        fixed = _repair(rest.rstrip(" \"'")) or _repair(rest.split()[0])
        hint = f" ¿Quiso decir «{fixed[:60]}»?" if fixed else ""
        diagnostics.error("C03", position(text, found.start(), file), f"Las tildes están dañadas por una doble codificación («{found[0]}»).{hint}",
                          "Escriba de nuevo las palabras con tilde y guarde en UTF-8.")
        return


def _word(text: str, index: int) -> str:
    """The run of letters, digits and hyphens around a character."""
    before = re.search(r"[\w-]*$", text[max(0, index - 60):index])
    after = re.match(r"[\w-]*", text[index + 1:index + 61])
    return (before[0] if before else "") + (after[0] if after else "")


def _repair(word: str) -> str:
    try:
        return word.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return ""


def _known_causes(text: str, file: str, diagnostics: Diagnostics) -> None:
    if not SUSPECT.search(text):
        return
    causes = (
        (CONFLICT, "Y01", "Hay marcas de un conflicto de fusión de Git.", "Deje una de las dos versiones y borre las líneas <<<<<<<, ======= y >>>>>>>."),
        (TAB_INDENT, "Y02", "La sangría tiene un tabulador; YAML solo admite espacios.", "Reemplace el tabulador por espacios."),
        (NBSP_INDENT, "Y03", "La sangría tiene espacios duros (U+00A0), que no valen como espacios.", "Borre la sangría y escríbala con la barra espaciadora."),
    )
    for pattern, code, message, help_ in causes:
        found = next((hit for hit in islice(pattern.finditer(text), MAX_HITS) if not _in_block(text, hit.start())), None)
        if found:
            start = found.start(found.lastindex or 0)
            diagnostics.error(code, position(text, start, file), message, help_)
            return


def _in_block(text: str, line_start: int) -> bool:
    """Is the line that starts there part of a text written with «|» or «>»? What looks like a bad indent is then content."""
    lines = text[:line_start].split("\n")[:-1]
    line = text[line_start:].split("\n", 1)[0]
    indent = len(line) - len(line.lstrip(" "))
    for above in reversed(lines):
        if not above.strip():
            continue
        depth = len(above) - len(above.lstrip(" "))
        if depth >= indent and indent > 0 and not BLOCK_HEADER.search(above):
            continue
        opened = re.match(r" *(?:- +)*", above)
        return bool(BLOCK_HEADER.search(above)) and indent > (opened.end() if opened and ":" in above else depth)
    return False
