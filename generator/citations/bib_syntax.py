"""Floor 2: the text of a `.bib` -> raw entries with positions. Syntax only: no type or field has a meaning here.

It never raises and always ends: an entry cannot reach beyond the next line that starts with `@type{`, so an unclosed
brace costs one field and not the file. Every problem is reported once, at its place, and reading goes on.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from generator.citations.near import did_you_mean, near, quote
from generator.diagnostics import Diagnostics, SourcePos

MONTHS = {name: str(number) for number, name in
          enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)}

_ENTRY = re.compile(r"@[ \t]*([^\W\d_]\w*)\s*([{(])")
_LINE_ENTRY = re.compile(r"^[ \t]*@[ \t]*[^\W\d_]\w*\s*[{(]", re.MULTILINE)
_LOST_AT = re.compile(r"^[ \t]*([^\W\d_]+)\s*\{\s*([\w:.+/-]+)\s*,[ \t]*$", re.MULTILINE)
_LOST_BRACE = re.compile(r"^[ \t]*@([^\W\d_]+)[ \t]+([\w:.+/-]+)[ \t]*,[ \t]*$", re.MULTILINE)
_SPACE = re.compile(r"(?:\s+|(?m:^)[ \t]*%[^\n]*|(?<=[,{}\"\s])%[^\n]*)*")
_KEY = re.compile(r"[^\s,;{}()\"=#%]*")
_SPACED_KEY = re.compile(r"[ \t]+[^\s,;{}()\"=#%]+(?:[ \t]+[^\s,;{}()\"=#%]+)*(?=[ \t]*,)")
_NAME = re.compile(r"[^\W\d](?:[\w:+./-]*[\w+/-])?")
_NAME_EQUALS = re.compile(r"[^\W\d][\w:+./-]*\s*=")
_BARE = re.compile(r"[^\s,#{}()\"=]+")
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_QUOTE = re.compile(r"\\.|[{}\"]", re.DOTALL)
_NEXT_FIELD = re.compile(r",?[ \t]*\n[ \t]*[^\W\d][\w:+./-]*[ \t]*=[ \t]*[{\"\w]")
_AFTER_ENTRY = re.compile(r"\s*,?\s*[^\W\d][\w-]*\s*=\s*[{\"\w]")


@dataclass(frozen=True, slots=True)
class RawField:
    name: str
    value: str
    pos: SourcePos
    value_pos: SourcePos
    broken: bool = False
    """It has no value, and that has been told."""


@dataclass(frozen=True, slots=True)
class RawEntry:
    kind: str
    key: str
    pos: SourcePos
    key_pos: SourcePos
    fields: tuple[RawField, ...]


def read_entries(text: str, file: str, diagnostics: Diagnostics) -> list[RawEntry]:
    """The entries of a file in its order, with the abbreviations of `@string` already in their place."""
    return _Scanner(text, file, diagnostics).entries()


@dataclass(slots=True)
class _Scanner:
    text: str
    file: str
    diagnostics: Diagnostics
    starts: list[int] = field(default_factory=list)
    strings: dict[str, str] = field(default_factory=lambda: dict(MONTHS))
    entry: str = ""
    limit: int = 0
    open_value: bool = False
    """A value of the entry is not closed, which has been told."""

    def __post_init__(self) -> None:
        self.starts = [0, *(m.end() for m in re.finditer("\n", self.text))]

    # -- places and messages
    def pos(self, index: int, length: int = 1) -> SourcePos:
        line = bisect_right(self.starts, index)
        return SourcePos(self.file, line, index - self.starts[line - 1] + 1, max(length, 1))

    def error(self, code: str, index: int, message: str, help: str, length: int = 1) -> None:
        self.diagnostics.error(code, self.pos(index, length), message, help)

    @property
    def where(self) -> str:
        return f"en la entrada {quote(self.entry)}" if self.entry else "en una entrada sin clave"

    def skip(self, index: int) -> int:
        space = _SPACE.match(self.text, index, self.limit)
        return space.end() if space else index

    # -- the file
    def entries(self) -> list[RawEntry]:
        found: list[RawEntry] = []
        index = 0
        while match := _ENTRY.search(self.text, index):
            self.between(index, match.start())
            line = self.text[self.starts[bisect_right(self.starts, match.start()) - 1]:match.start()]
            if "%" in line or line[-1:].isalnum():  # a comment, or an address
                index = match.end()
                continue
            following = _LINE_ENTRY.search(self.text, match.end())
            self.limit = following.start() if following else len(self.text)
            index = self.one(match, found)
        self.between(index, len(self.text))
        return found

    def between(self, start: int, end: int) -> None:
        """What lies between entries is a comment, unless it is an entry that lost a sign."""
        for pattern, what, example in ((_LOST_AT, "la arroba «@»", "@{0}{{{1},"), (_LOST_BRACE, "la llave «{»", "@{0}{{{1},")):
            for match in pattern.finditer(self.text, start, end):
                self.error("B09", match.start(1), f"Falta {what} al inicio de la entrada {quote(match[2])}.",
                           f"Escriba «{example.format(match[1], match[2])}».", len(match[1]))

    def one(self, match: re.Match[str], found: list[RawEntry]) -> int:
        kind, close, self.open_value = match[1].lower(), "}" if match[2] == "{" else ")", False
        if kind in {"comment", "preamble"}:
            end = self.closing(match.end() - 1) if match[2] == "{" else None
            return (end or match.end()) + 1
        if kind == "string":
            self.entry = "@string"
            fields, end = self.fields(match.end(), close, match.start())
            self.strings |= {item.name: item.value for item in fields}
            return end
        key = _KEY.match(self.text, self.skip(match.end()), self.limit)
        key_start, key_end = (key.start(), key.end()) if key else (match.end(), match.end())
        self.entry, index = self.text[key_start:key_end], self.skip(key_end)
        if not self.entry or self.text.startswith("=", index):
            self.entry = ""
            self.error("B04", match.start(), f"La entrada «@{match[1]}» no tiene clave.",
                       f"Escriba una clave después de la llave: «@{match[1]}{{clave,».", match.end() - match.start())
            index = index if self.text.startswith(",", index) else key_start
        elif spaced := _SPACED_KEY.match(self.text, key_end, self.limit):
            whole = self.entry + spaced[0]
            self.entry, index = "_".join(whole.split()), spaced.end()
            self.error("B04", key_start, f"La clave {quote(whole)} tiene espacios: una clave es una sola palabra.", f"Escriba «{self.entry},».", len(whole))
        elif not self.text.startswith((",", ";", close), index) and index < self.limit:
            self.error("B03", key_end, f"Falta la coma después de la clave {quote(self.entry)}.", f"Escriba «{self.entry},».")
        fields, end = self.fields(index, close, match.start())
        if self.entry:
            found.append(RawEntry(kind, self.entry, self.pos(match.start(), match.end() - match.start()),
                                  self.pos(key_start, len(self.entry)), tuple(fields)))
        return end

    # -- an entry
    def fields(self, index: int, close: str, start: int) -> tuple[list[RawField], int]:
        found: list[RawField] = []
        while True:
            index = self.skip(index)
            if index >= self.limit and self.open_value:
                return found, self.limit
            if index >= self.limit:
                broken = found[-1].value_pos if found and "\n" in found[-1].value else self.pos(start)
                self.diagnostics.error("B02", broken, f"Falta la llave que cierra: algo quedó sin cerrar {self.where}.",
                                       "Escriba «}» donde termina el campo, y otra al final de la entrada.")
                return found, self.limit
            sign = self.text[index]
            if sign == close:
                if not _AFTER_ENTRY.match(self.text, index + 1, self.limit):
                    return found, self.closed(index + 1, close)
                self.error("B02", index, f"Sobra una llave «{close}» {self.where}: cierra la entrada antes de tiempo.", "Borre la llave.")
                index += 1
            elif sign in "})" and not self.text[index + 1:self.limit].strip():
                self.error("B02", index, f"Se cierra con «{sign}» lo que se abrió con otro signo {self.where}.", f"Escriba «{close}».")
                return found, self.limit
            elif sign == ";":
                self.error("B03", index, f"Hay un punto y coma donde va una coma {self.where}.", "Escriba «,».")
                index += 1
            elif sign == ",":
                index += 1
            else:
                index = self.field(index, close, found)

    def closed(self, index: int, close: str) -> int:
        """Where the file goes on after an entry; a second closing sign is told, since another one may lack it."""
        extra = re.compile(rf"\s*{re.escape(close)}").match(self.text, index, self.limit)
        if extra:
            self.error("B02", extra.end() - 1, f"Sobra una llave «{close}» después de la entrada {quote(self.entry)}.", "Borre la llave.")
        return extra.end() if extra else index

    def field(self, index: int, close: str, found: list[RawField]) -> int:
        name = _NAME.match(self.text, index, self.limit)
        if not name:
            return self.unclear(index)
        at = self.skip(name.end())
        if self.text.startswith("=", at) and at < self.limit:
            at = self.skip(at + 1)
            if self.text.startswith("=", at):
                self.error("B05", at, f"Sobra un signo igual después de {quote(name[0])} {self.where}.", f"Escriba «{name[0]} = {{…}}».")
                at = self.skip(at + 1)
        elif self.text.startswith(":", at) and at < self.limit:
            self.error("B05", at, f"Hay dos puntos donde va el signo igual, después de {quote(name[0])} {self.where}.", f"Escriba «{name[0]} = {{…}}».")
            at = self.skip(at + 1)
        elif self.text.startswith(("{", '"'), at) and at < self.limit:
            self.error("B05", name.end(), f"Falta el signo igual después de {quote(name[0])} {self.where}.", f"Escriba «{name[0]} = {{…}}».")
        else:
            return self.unclear(index, len(name[0]))
        value, end = self.value(at, name[0], close)
        found.append(RawField(name[0].lower(), value, self.pos(index, len(name[0])), self.pos(at, max(end - at, 1)), end == at))
        after = self.skip(end)
        if after < self.limit and self.text[after] not in "," + close and _NAME_EQUALS.match(self.text, after, self.limit):
            self.error("B03", end, f"Falta una coma después de {quote(name[0])} {self.where}.", "Escriba «,» al final del campo.")
        return after

    def unclear(self, index: int, length: int = 1) -> int:
        """Something that is neither a field nor the end: said once, and reading goes on in the next line."""
        end = self.text.find("\n", index, self.limit)
        end = self.limit if end < 0 else end
        self.error("B01", index, f"No se entiende {quote(self.text[index:end].strip())} {self.where}.",
                   "Un campo se escribe «nombre = {valor},».", length)
        return end

    # -- a value
    def value(self, index: int, name: str, close: str) -> tuple[str, int]:
        parts: list[str] = []
        while True:
            part, index = self.part(index, name, close)
            parts.append(part)
            after = self.skip(index)
            if not self.text.startswith("#", after) or after >= self.limit:
                return "".join(parts), index
            index = self.skip(after + 1)

    def part(self, index: int, name: str, close: str) -> tuple[str, int]:
        opening = self.text[index] if index < self.limit else ""
        if opening in {"{", '"'}:
            end = self.closing(index)
            if end is not None and not self.swallowed(index, end):
                return self.text[index + 1:end], end + 1
            return self.unclosed(index, name)
        bare = _BARE.match(self.text, index, self.limit)
        if not bare:
            self.error("B06", index, f"El campo {quote(name)} no tiene valor {self.where}.", f"Escriba «{name} = {{valor}},» o borre el campo.")
            return "", index
        return self.bare(bare, name, close)

    def closing(self, index: int) -> int | None:
        """Where the brace or the quotation mark that opens at `index` closes."""
        quoted = self.text[index] == '"'
        depth = 0
        for match in (_QUOTE if quoted else _BRACE).finditer(self.text, index + quoted, self.limit):
            depth += {"{": 1, "}": -1}.get(match[0], 0)
            if (quoted and match[0] == '"' and depth <= 0) or (not quoted and depth == 0 and match[0] == "}"):
                return match.start()
        return None

    def swallowed(self, index: int, end: int) -> bool:
        """A value that holds other fields and leaves nothing to close its entry took their brace."""
        return bool(_NEXT_FIELD.search(self.text, index, end)) and self.skip(end + 1) >= self.limit

    def unclosed(self, index: int, name: str) -> tuple[str, int]:
        sign = "comilla" if self.text[index] == '"' else "llave"
        self.error("B02", index, f"La {sign} que abre {quote(name)} no se cierra {self.where}: falta cerrarla.",
                   f"Escriba «{'}' if sign == 'llave' else '“'}» al final del valor.".replace("“", '"'))
        self.open_value = True
        following = _NEXT_FIELD.search(self.text, index, self.limit)
        line = self.text.find("\n", index, self.limit)
        end = following.start() if following else (self.limit if line < 0 else line)
        return self.text[index + 1:end].rstrip(" ,\t"), end

    def bare(self, bare: re.Match[str], name: str, close: str) -> tuple[str, int]:
        """A number, an abbreviation, or a text that lost its braces."""
        line = re.compile(r"[^,\n{}#]*").match(self.text, bare.start(), self.limit)
        whole = line[0].rstrip() if line else bare[0]
        if whole[0] in "“«‘”" or (" " in whole and not _NAME_EQUALS.search(whole)):
            inner = whole.strip("“”«»‘’")
            self.error("B08", bare.start(), f"El valor de {quote(name)} va entre llaves {self.where}.", f"Escriba «{name} = {{{inner}}},».", len(whole))
            return inner, bare.start() + len(whole)
        if bare[0].lower() in self.strings:
            return self.strings[bare[0].lower()], bare.end()
        if not re.fullmatch(r"[\d–/.-]+", bare[0]):
            self.error("B07", bare.start(), f"La abreviatura {quote(bare[0])} no está definida {self.where}.{did_you_mean(near(bare[0], self.strings))}",
                       f"Si es un texto, escriba «{name} = {{{bare[0]}}},».", len(bare[0]))
        return bare[0], bare.end()
