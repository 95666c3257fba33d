"""Floor 0: what is said to the editor when something is wrong, and where.

A stage never raises for a mistake of the editor: it adds a `Diagnostic` to a `Diagnostics` and
returns what it could make. Exceptions are for our own bugs and for missing tools. The meaning of each
code is in `generator/codes.py`; how a diagnostic looks (text, JSON, GitHub) is in `generator/reporting.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

_WORD = re.compile(r"[\w:./#-]+")


class Severity(StrEnum):
    """The word that opens a printed diagnostic."""

    ERROR = "error"
    WARNING = "aviso"


class SourcePos(NamedTuple):
    """A place in a file: path relative to the project with «/», line and column from 1 (in characters).

    `length` is how many characters of that line are meant, for the caret. Where a text begins whose first line has another indent than the
    rest, or that is written with escapes: `indent` is the blanks before each of the lines that follow (-1: that of the first), and `raw`, the
    text as written, when it differs from what it says. A tuple: there is one for each value of the model.
    """

    file: str
    line: int = 1
    column: int = 1
    length: int = 1
    indent: int = -1
    raw: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"

    def inside(self, text: str, offset: int, length: int = 1) -> SourcePos:
        """The place of a character of the text that begins here."""
        if self.raw:
            text, offset = self.raw, _same_word(text, offset, self.raw)
        line, column = text.count("\n", 0, offset), offset - (text.rfind("\n", 0, offset) + 1)
        before = self.column - 1 if self.indent < 0 or not line else self.indent
        return SourcePos(self.file, self.line + line, before + column + 1, length)


def _same_word(text: str, offset: int, raw: str) -> int:
    """Where the word at that place of the text is in the text as written: escapes are of marks, never of letters."""
    word = _WORD.search(text, offset)
    found = list(re.finditer(re.escape(word[0]), raw)) if word else []
    if not word or not found:
        return 0
    number = len(re.findall(re.escape(word[0]), text[:word.start()]))
    return found[min(number, len(found) - 1)].start() - (word.start() - offset)


@dataclass(frozen=True, slots=True)
class Note:
    """A second place that explains the first: «la primera está en…»."""

    message: str
    pos: SourcePos


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One mistake, said once: code, sentence, place and how to mend it."""

    code: str
    severity: Severity
    message: str
    pos: SourcePos
    help: str = ""
    notes: tuple[Note, ...] = ()
    line_text: str | None = None

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        return (self.pos.file, self.pos.line, self.pos.column, self.code, self.message)


@dataclass(slots=True)
class Diagnostics:
    """The collector that every stage fills. Iterates sorted by file, line and column, without repeats."""

    items: list[Diagnostic] = field(default_factory=list)
    broken_files: set[str] = field(default_factory=set)
    """Files that could not be read: their consequences elsewhere are not reported."""

    def error(self, code: str, pos: SourcePos, message: str, help: str = "",
              notes: tuple[Note, ...] = (), line_text: str | None = None) -> None:
        self.items.append(Diagnostic(code, Severity.ERROR, message, pos, help, notes, line_text))

    def warning(self, code: str, pos: SourcePos, message: str, help: str = "",
                notes: tuple[Note, ...] = (), line_text: str | None = None) -> None:
        self.items.append(Diagnostic(code, Severity.WARNING, message, pos, help, notes, line_text))

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(sorted(dict.fromkeys(self.items), key=lambda d: d.sort_key))

    def __len__(self) -> int:
        return len(dict.fromkeys(self.items))

    @property
    def errors(self) -> list[Diagnostic]:
        return [d for d in self if d.severity is Severity.ERROR]

    @property
    def warnings(self) -> list[Diagnostic]:
        return [d for d in self if d.severity is Severity.WARNING]
