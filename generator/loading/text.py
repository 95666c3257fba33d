"""Floor 2: bytes of a file → text that can be trusted, or diagnostics that say where it cannot. Knows nothing of YAML."""

from __future__ import annotations

import re
import unicodedata
from itertools import islice

from generator.diagnostics import Diagnostics, SourcePos

BAD_CHAR = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u061c\u180e\u3164\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd\ud800-\udfff]")
BIDI = {0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}
LOST = 0xFFFD
KINDS = ((BIDI, "de dirección, que invierte el texto"), (range(0x80), "de control, que no se ve"), ((LOST,), "dañado"), (range(0x110000), "invisible"))
"""Characters → how they are called: the first that holds one."""
NOT_TEXT = {b"PK\x03\x04": "un documento de Word o de Excel, o un archivo comprimido", b"\xd0\xcf\x11\xe0": "un documento de Word o de Excel de los antiguos",
            b"%PDF": "un PDF", b"\x1f\x8b": "un archivo comprimido", b"\x89PNG": "una imagen", b"\xff\xd8\xff": "una imagen"}
"""How files that are not text begin."""
SPANISH = "áéíóúñüÁÉÍÓÚÑÜ¿¡«»"
CONFLICT = re.compile(r"^(<{7} |={7}$|>{7} )", re.M)
NBSP_INDENT = re.compile("^[ ]*([\u00a0\u2007\u202f]+)", re.M)
TAB_INDENT = re.compile(r"^ *(\t)", re.M)
BLOCK_HEADER = re.compile(r"(?:^|[:-]) +[|>][-+0-9]*(?: +#.*)?$")
MAX_REPORTS, MAX_HITS = 20, 500
DOUBTFUL = ("\u3164", "\ufffd", "Ã", "Â", "â€", "<<<<<<<", "=======", ">>>>>>>")
"""What can be printed and yet may be wrong: a blank letter, a lost one, accents encoded twice, marks of Git."""
MOJIBAKE = re.compile("Ã[\u0080-\u00bf\u2018-\u2122]|Â[\u00a0-\u00bf]|â€")


def read_text(data: bytes, file: str, diagnostics: Diagnostics, yaml: bool = True) -> str | None:
    """Decode a file as UTF-8 in NFC with `\\n` line ends. None when it cannot be read; the reasons are in `diagnostics`.

    The other separators of lines are blanks: editors of text show them inside a line."""
    other = next((what for start, what in NOT_TEXT.items() if data.startswith(start)), "")
    if other:
        diagnostics.error("C01", SourcePos(file), f"El archivo no es de texto: parece {other}.", "Guárdelo como texto sin formato, con codificación UTF-8.", line_text="")
        return None
    wide = _wide(data)
    if wide:
        diagnostics.error("C01", SourcePos(file), f"El archivo está en codificación {wide}, no en UTF-8.",
                          "Ábralo en su editor y guárdelo con codificación UTF-8.", line_text="")
        return None
    try:
        text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as exc:
        _not_utf8(data, exc, file, diagnostics)
        return None
    if _is_plain(text):
        return unicodedata.normalize("NFC", text)
    text = re.sub("[\x85\u2028\u2029]", " ", re.sub("\r\n?", "\n", text))
    before = len(diagnostics.errors)
    _characters(text, file, diagnostics)
    if yaml:
        _known_causes(text, file, diagnostics)
    return unicodedata.normalize("NFC", text) if len(diagnostics.errors) == before else None


def _is_plain(text: str) -> bool:
    """Has it nothing but what is printed and ends of line? Nearly every file: what is looked for below is not there."""
    return text.replace("\n", "").isprintable() and not any(mark in text for mark in DOUBTFUL)


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


def _not_utf8(data: bytes, exc: UnicodeDecodeError, file: str, diagnostics: Diagnostics) -> None:
    before = data[:exc.start].decode("utf-8", "replace")
    pos = position(before, len(before), file)
    encoding, name = max((("cp1252", "Windows-1252"), ("cp850", "CP850, la de MS-DOS")), key=lambda one: _letters(data, one[0]))
    line = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")[pos.line - 1].decode(encoding, "replace")
    if exc.reason == "unexpected end of data":
        diagnostics.error("C01", pos, "El archivo está cortado: su última letra está incompleta.", "Recupere el archivo completo y guárdelo con codificación UTF-8.", line_text=line)
        return
    guess = data[exc.start:exc.start + 1].decode(encoding, "replace")
    diagnostics.error("C01", pos, f"El archivo no está en codificación UTF-8: parece {name} (aquí dice «{guess}»).",
                      "Ábralo en su editor y guárdelo con codificación UTF-8.", line_text=line)


def _letters(data: bytes, encoding: str) -> int:
    """How much Spanish there is in some bytes, read in an encoding."""
    return sum(letter in SPANISH for letter in data[:100_000].decode(encoding, "replace"))


def _characters(text: str, file: str, diagnostics: Diagnostics) -> None:
    lines: set[int] = set()
    for found in BAD_CHAR.finditer(text):
        pos, code = position(text, found.start(), file), ord(found[0])
        if pos.line in lines or len(lines) == MAX_REPORTS or text[found.start() - 1:found.start() + 1] == "Ã\u00ad":
            continue
        lines.add(pos.line)
        kind = next(words for known, words in KINDS if code in known)
        word = BAD_CHAR.sub("", _word(text, found.start()))
        hint = f" ¿Quiso decir «{word}»?" if word and kind == "invisible" else ""
        diagnostics.error("C02", pos, f"Hay un carácter {kind}: U+{code:04X}.{hint}",
                          "Escriba de nuevo la letra que se perdió." if code == LOST else "Borre el carácter; suele venir de copiar y pegar.")
    for found in () if lines else MOJIBAKE.finditer(text):
        start = re.search(r"[^\s\"']*$", text[:found.start()])
        rest = text[start.start() if start else found.start():].split("\n", 1)[0]
        fixed = (_repair(rest.rstrip(" \"'")) or _repair(rest.split()[0])).rstrip(".,;:)")
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
