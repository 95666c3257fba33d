"""Floor 0: how diagnostics look: text with the line and a caret, JSON, GitHub annotations, and SARIF. Knows nothing of where they come from."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import quote

from generator.codes import CODES
from generator.diagnostics import Diagnostic, Diagnostics, Note, Severity, SourcePos

ReadLine = Callable[[str, int], str | None]
"""Gives a line of a file of the project (from 1), or None when there is none."""

COLOURS = {Severity.ERROR: "\x1b[31;1m", Severity.WARNING: "\x1b[33;1m"}
RESET = "\x1b[0m"
MAX_LINE = 160
MAX_NOTES = 12
"""Places that a text shows after a message; the others are counted."""


def render_text(diagnostics: Iterable[Diagnostic], read_line: ReadLine, color: bool = False) -> str:
    """Each diagnostic with its line, caret, notes and help, and the closing count. Empty when there is nothing to say."""
    items = list(diagnostics)
    if not items:
        return ""
    return "\n".join([*(_one(item, read_line, color) for item in items), closing_count(items)])


def closing_count(items: Iterable[Diagnostic]) -> str:
    """«1 error y 2 avisos.»"""
    listed = list(items)
    errors = sum(d.severity is Severity.ERROR for d in listed)
    warnings = len(listed) - errors
    return f"{errors} {'error' if errors == 1 else 'errores'} y {warnings} {'aviso' if warnings == 1 else 'avisos'}."


def render_json(diagnostics: Diagnostics) -> str:
    """A list of objects for other programs."""
    return json.dumps([
        {"codigo": d.code, "severidad": str(d.severity), "mensaje": printable(d.message), "archivo": d.pos.file, "linea": d.pos.line,
         "columna": d.pos.column, "longitud": d.pos.length, "ayuda": printable(d.help),
         "notas": [{"mensaje": printable(n.message), "archivo": n.pos.file, "linea": n.pos.line, "columna": n.pos.column} for n in d.notes]}
        for d in diagnostics
    ], ensure_ascii=False, indent=2)


def render_github(diagnostics: Diagnostics) -> str:
    """Annotations of GitHub Actions, one per line."""
    words = {Severity.ERROR: "error", Severity.WARNING: "warning"}
    return "\n".join(
        f"::{words[d.severity]} file={_property(d.pos.file)},line={d.pos.line},col={d.pos.column},title={d.code}::"
        f"{_message(' '.join((d.message, *filter(None, (d.help, '; '.join(map(_note, d.notes)))))))}"
        for d in diagnostics
    )


def render_sarif(diagnostics: Diagnostics) -> str:
    """SARIF 2.1.0, which editors and code hosts show beside each line."""
    used = sorted({d.code for d in diagnostics})
    rules = [{"id": code, "shortDescription": {"text": CODES[code].titulo}, "fullDescription": {"text": CODES[code].explicacion},
              "help": {"text": CODES[code].remedio}} for code in used]
    return json.dumps({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
        "runs": [{"tool": {"driver": {"name": "mipg", "language": "es-CO", "rules": rules}}, "columnKind": "unicodeCodePoints",
                  "results": [_sarif_result(d, used.index(d.code)) for d in diagnostics]}],
    }, ensure_ascii=False, indent=2)


def _sarif_result(d: Diagnostic, rule: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": d.code, "ruleIndex": rule, "level": "error" if d.severity is Severity.ERROR else "warning",
        "message": {"text": printable(f"{d.message} {d.help}".rstrip())}, "locations": [_sarif_place(d.pos)],
    }
    if d.notes:
        result["relatedLocations"] = [_sarif_place(n.pos) | {"message": {"text": printable(n.message)}} for n in d.notes]
    return result


def _sarif_place(pos: SourcePos) -> dict[str, Any]:
    region = {"startLine": max(1, pos.line), "startColumn": max(1, pos.column), "endColumn": max(1, pos.column) + max(1, pos.length)}
    return {"physicalLocation": {"artifactLocation": {"uri": quote(pos.file)}, "region": region}}


DISK = {1: "falta el permiso", 13: "falta el permiso", 17: "ya existe un archivo con ese nombre", 20: "una parte de la ruta es un archivo y no una carpeta", 21: "es una carpeta",
        27: "el archivo pasa del tamaño que el sistema admite", 28: "el disco está lleno", 30: "el disco es de solo lectura", 36: "el nombre es demasiado largo", 122: "se acabó la cuota de disco"}
"""What the numbers of the system mean."""


def disk_sentence(problem: OSError, name: str = "") -> str:
    """Why a file could not be read or written, in one sentence, and what to do."""
    why = DISK.get(problem.errno or 0, f"código {problem.errno}")
    return f"No se pudo leer o escribir «{printable(str(name or problem.filename or ''))}»: {why}. Revise el espacio en disco y los permisos, y vuelva a intentarlo."


def printable(text: str) -> str:
    """Control, direction and invisible characters as U+XXXX, so that a terminal shows them and obeys none."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(f"U+{ord(c):04X}" if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") else c for c in text)


def _note(note: Note) -> str:
    return f"{printable(note.message)} {printable(note.pos.file)}:{note.pos.line}:{note.pos.column}"


def _one(item: Diagnostic, read_line: ReadLine, color: bool) -> str:
    head = f"{item.severity}[{item.code}]"
    if color:
        head = f"{COLOURS[item.severity]}{head}{RESET}"
    lines = [f"{head} {printable(item.pos.file)}:{item.pos.line}:{item.pos.column}  {printable(item.message)}"]
    source = item.line_text if item.line_text is not None else read_line(item.pos.file, item.pos.line)
    if source and source.strip():
        lines += _excerpt(source, item)
    lines += [f"       nota: {_note(n)}" for n in item.notes[:MAX_NOTES]]
    if len(item.notes) > MAX_NOTES:
        lines.append(f"       nota: y en {len(item.notes) - MAX_NOTES} más.")
    if item.help:
        lines.append(f"       ayuda: {printable(item.help)}  (más: mipg explicar {item.code})")
    return "\n".join(lines)


def _excerpt(source: str, item: Diagnostic) -> list[str]:
    number = str(item.pos.line).rjust(6)
    start = max(0, item.pos.column - 1)
    first = max(0, start - MAX_LINE // 2) if len(source) > MAX_LINE else 0
    shown = source[first:first + MAX_LINE].rstrip("\r\n")
    before = _flat(source[first:start])
    marked = _flat(source[start:start + min(item.pos.length, max(1, len(shown) - (start - first)))])
    return [f"{number} | {_flat(shown)}", f"{' ' * 6} | {' ' * _width(before)}{'^' * max(1, _width(marked))}"]


def _flat(text: str) -> str:
    return printable(text.replace("\t", "    "))


def _width(text: str) -> int:
    """Columns of a terminal: wide characters take two, combining marks none."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _message(text: str) -> str:
    return printable(text).replace("%", "%25")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
