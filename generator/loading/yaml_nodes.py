"""Floor 2: YAML text → nodes with their places. All scalars stay text: the schema decides the type, never YAML.

libyaml's events are read one by one; what an editor never needs (tags, anchors, aliases, several documents) is refused.
Messages are ours, by cause: the library's own text is never shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml

from generator.diagnostics import Diagnostics, Note, SourcePos
from generator.loading.text import BAD_CHAR
from generator.loading.yaml_causes import Closed, explain

MAX_DEPTH = 30
COMMENT = re.compile(r"\s*#\S")
NEW_KEY = re.compile(r" *(?:- +)*[\w-]+:(?: |$)")
ESCAPE = re.compile(r"\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\n *|.)")
NAMED = {"0": "\0", "a": "\a", "b": "\b", "e": "\x1b", "v": "\v", "f": "\f", "n": "\n", "t": "\t", "r": "\n", "N": "\n", "_": "\u00a0", "L": "\n", "P": "\n", "\n": ""}
"""What a letter after a backslash says; at the end of a line, nothing."""
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Scalar:
    """A text. `block`: it was written with `|` or `>`; `plain`: without quotes. `pos` is where the value starts. `source` is the text line
    by line, when YAML joins its lines: prose keeps it, so that paragraphs and positions are those of the file. `raw` is what was written,
    when it has escapes."""

    text: str
    pos: SourcePos
    block: bool = False
    plain: bool = True
    indent: int = 0
    source: str | None = None
    raw: str = ""


@dataclass(slots=True)
class Sequence:
    items: list[Node]
    pos: SourcePos


@dataclass(slots=True)
class Mapping:
    entries: dict[str, tuple[SourcePos, Node]]
    pos: SourcePos


Node = Scalar | Sequence | Mapping


@dataclass(slots=True)
class _Frame:
    node: Sequence | Mapping
    start: Any
    key: tuple[str, SourcePos] | None = None


class RefusedError(Exception):
    """Reading stops here; the reason is already said."""


def read_yaml(text: str, file: str, diagnostics: Diagnostics) -> Node | None:
    """The root node of a file. None when it is empty or cannot be read; the reasons are in `diagnostics`."""
    reader = _Reader(text, file, diagnostics)
    try:
        for event in iter(LOADER(text).get_event, None):
            HANDLERS[type(event)](reader, event)
    except yaml.YAMLError as exc:
        explain(exc, text, file, reader.closed, diagnostics)
        return None
    except RefusedError:
        return None
    if reader.root is None or (isinstance(reader.root, Scalar) and not reader.root.text.strip()):
        diagnostics.error("E01", SourcePos(file), "El archivo está vacío.", "Escriba las claves obligatorias o borre el archivo.")
        return None
    return reader.root


def check_syntax(text: str, file: str, diagnostics: Diagnostics) -> None:
    """Say why a YAML text cannot be read, whatever its tags and anchors mean: for files that are not of the model."""
    try:
        for _ in iter(LOADER(text).get_event, None):
            pass
    except yaml.YAMLError as exc:
        explain(exc, text, file, None, diagnostics)


class _Reader:
    def __init__(self, text: str, file: str, diagnostics: Diagnostics) -> None:
        self.text, self.file, self.diagnostics = text, file, diagnostics
        self.lines = text.split("\n")
        self.has_comments = "#" in text
        self.stack: list[_Frame] = []
        self.root: Node | None = None
        self.documents = 0
        self.closed: Closed | None = None

    def skip(self, event: Any) -> None:
        """The beginning and the end of the stream, and the end of the document, say nothing."""

    def pos(self, mark: Any, length: int = 1) -> SourcePos:
        return SourcePos(self.file, mark.line + 1, mark.column + 1, length or 1)

    def refuse(self, code: str, mark: Any, message: str, help_: str) -> None:
        self.diagnostics.error(code, self.pos(mark), message, help_)
        raise RefusedError

    def guard(self, event: Any) -> None:
        if event.anchor:
            self.refuse("Y10", event.start_mark, "No se admiten anclas ni alias (& y *).", "Escriba el valor completo; si es un texto que empieza con & o *, póngalo entre comillas.")
        if event.tag:
            self.refuse("Y11", event.start_mark, "No se admiten etiquetas de YAML, que empiezan con «!».", "Escriba el valor entre comillas si «!» es parte del texto.")

    def on_document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self.refuse("Y12", event.start_mark, "El archivo tiene más de un documento YAML («---»).", "Deje un solo documento por archivo.")

    def on_alias(self, event: Any) -> None:
        self.refuse("Y10", event.start_mark, "«*» inicia un alias de YAML, y no se admiten alias.", "Si es un texto que empieza con asterisco (*), póngalo entre comillas.")

    def on_scalar(self, event: Any) -> None:
        self.guard(event)
        if event.style in ('"', "'"):
            self.check_quoted(event)
        if self.expects_key():
            self.check_key(event)
            self.stack[-1].key = (event.value, self.pos(event.start_mark, len(event.value)))
            return
        if self.has_comments:
            self.warn_truncated(event)
        self.add(self.scalar(event))

    def check_key(self, event: Any) -> None:
        if event.value == "<<" and not event.style:
            self.refuse("Y10", event.start_mark, "«<<» fusiona las claves de otro bloque, y no se admite.", "Escriba las claves completas.")

    def check_quoted(self, event: Any) -> None:
        """A text between quotes: it ends in its own block, and no escape hides a character that no text may have."""
        self.closed = Closed(_place(event.start_mark), _place(event.end_mark), event.style)
        outer = self.indent()
        for number in range(event.start_mark.line + 1, event.end_mark.line + 1):
            line = self.lines[number]
            if line.strip() and len(line) - len(line.lstrip(" ")) <= outer and NEW_KEY.match(line):
                self.refuse("Y21", event.start_mark, "Hay una comilla sin cerrar: el texto seguiría en las claves de abajo.", "Cierre la comilla al final del valor.")
        found = BAD_CHAR.search(event.value) if event.style == '"' else None
        if found:
            self.diagnostics.error("C02", self.escape_of(event, found[0]), f"El texto tiene, escrito como un escape («\\…»), el carácter U+{ord(found[0]):04X}, que no se ve.",
                                   "Borre el escape, o use comillas simples si la barra es parte del texto.")

    def indent(self) -> int:
        """The blanks before the key or the dash that is being read."""
        if not self.stack:
            return -1
        frame = self.stack[-1]
        return (frame.key[1] if frame.key else frame.node.pos).column - 1

    def escape_of(self, event: Any, char: str) -> SourcePos:
        """Where the escape of a character is; the start of the text when it has other forms."""
        mark = event.start_mark
        for number in range(mark.line, event.end_mark.line + 1):
            for found in ESCAPE.finditer(self.lines[number], mark.column if number == mark.line else 0):
                if _said(found) == char:
                    return SourcePos(self.file, number + 1, found.start() + 1, len(found[0]))
        return self.pos(mark)

    def scalar(self, event: Any) -> Scalar:
        mark, end = event.start_mark, event.end_mark
        if not event.style and mark.line == end.line:
            return Scalar(event.value, self.pos(mark, end.column - mark.column), indent=mark.column)
        if event.style in ("|", ">"):
            first = line = mark.line + 1
            while line < len(self.lines) and not self.lines[line].strip():
                line += 1
            content = self.lines[line] if line < len(self.lines) else ""
            indent = len(content) - len(content.lstrip(" "))
            source = self.joined(event, first, event.end_mark.line, indent) if event.style == ">" else None
            return Scalar(event.value, SourcePos(self.file, mark.line + 1, mark.column + 1), True, False, indent, source)
        plain = not event.style
        start = mark.column + (0 if plain else 1)
        if end.line == mark.line:
            written = self.lines[mark.line][start:end.column - 1]
            return Scalar(event.value, self.pos(mark, end.column - mark.column), False, plain, start, None, written if written != event.value else "")
        following = [text for text in self.lines[mark.line + 1:event.end_mark.line + 1] if text.strip()]
        indent = min((len(text) - len(text.lstrip(" ")) for text in following), default=0)
        if plain and not event.value.startswith("-"):
            self.check_dashes(event)
        written = self.flow_source(event, start, indent)
        said = _unescaped(written, event.style)
        return Scalar(event.value, self.pos(mark), False, plain, indent, said, written if said != written else "")

    def check_dashes(self, event: Any) -> None:
        """A dash in the lines that follow a text belongs to it: YAML would join all in one text."""
        for number in range(event.start_mark.line + 1, event.end_mark.line + 1):
            if found := re.match(r" *(- )", self.lines[number]):
                self.diagnostics.error("Y26", SourcePos(self.file, number + 1, found.start(1) + 1), "Este guion tiene más sangría que el texto de arriba: no empieza otro elemento, y se uniría a ese texto.",
                                       "Alinee los guiones de la lista; si es una lista dentro de un texto, use «|» y una línea vacía antes de ella.")
                return

    def joined(self, event: Any, first: int, last: int, indent: int) -> str:
        """The lines of a folded text, without their indent."""
        return "\n".join(text[indent:] for text in self.lines[first:last]).rstrip("\n") + "\n"

    def flow_source(self, event: Any, start: int, indent: int) -> str:
        """The lines of a text without a block mark, as they are written."""
        mark, end = event.start_mark, event.end_mark
        first, *others = self.lines[mark.line:end.line + 1]
        others[-1] = others[-1][:end.column - (1 if event.style else 0)]
        return "\n".join([first[start:], *(text[indent:] for text in others)]).rstrip()

    def warn_truncated(self, event: Any) -> None:
        if event.style or not event.value or event.start_mark.line != event.end_mark.line:
            return
        rest = self.lines[event.end_mark.line][event.end_mark.column:] if event.end_mark.line < len(self.lines) else ""
        if rest and COMMENT.match(rest):
            pos = SourcePos(self.file, event.end_mark.line + 1, event.end_mark.column + rest.index("#") + 1)
            self.diagnostics.warning("Y13", pos, "Lo que sigue a « #» se toma como comentario y se pierde.",
                                     "Si la almohadilla (#) es parte del texto, ponga todo el valor entre comillas.")

    def on_sequence(self, event: Any) -> None:
        self.open(event, Sequence([], self.pos(event.start_mark)))

    def on_mapping(self, event: Any) -> None:
        self.open(event, Mapping({}, self.pos(event.start_mark)))

    def open(self, event: yaml.NodeEvent, node: Sequence | Mapping) -> None:
        self.guard(event)
        if self.expects_key():
            if isinstance(node, Mapping) and self.lines[node.pos.line - 1][node.pos.column - 2:node.pos.column] == "{{":
                self.refuse("Y23", self.stack[-1].start, "El valor empieza con un carácter reservado («{») sin comillas.", "Ponga el valor entre comillas.")
            self.refuse("Y14", event.start_mark, "Una clave tiene que ser un texto simple, no una lista ni un grupo de claves.", "Escriba «clave: valor».")
        if len(self.stack) >= MAX_DEPTH:
            self.refuse("Y15", event.start_mark, f"Hay demasiados niveles anidados (más de {MAX_DEPTH}).", "Revise la sangría o los corchetes.")
        self.add(node)
        self.stack.append(_Frame(node, event.start_mark))

    def on_end(self, event: Any) -> None:
        node = self.stack.pop().node
        if event.end_mark.index != event.start_mark.index:
            self.closed = Closed((node.pos.line - 1, node.pos.column - 1), _place(event.end_mark), "[")

    def expects_key(self) -> bool:
        if not self.stack:
            return False
        frame = self.stack[-1]
        return frame.key is None and type(frame.node) is Mapping

    def add(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        frame = self.stack[-1]
        if isinstance(frame.node, Sequence):
            frame.node.items.append(node)
            return
        assert frame.key is not None
        key, pos = frame.key
        frame.key = None
        if key in frame.node.entries:
            first = frame.node.entries[key][0]
            self.diagnostics.error("Y16", pos, f"La clave «{key}» está repetida en el mismo bloque.",
                                   "Deje una sola: la segunda borraría la primera.", (Note("la primera está en", first),))
            return
        frame.node.entries[key] = (pos, node)


HANDLERS: dict[type, Callable[[_Reader, Any], None]] = {
    yaml.DocumentStartEvent: _Reader.on_document, yaml.AliasEvent: _Reader.on_alias, yaml.ScalarEvent: _Reader.on_scalar,
    yaml.SequenceStartEvent: _Reader.on_sequence, yaml.MappingStartEvent: _Reader.on_mapping,
    yaml.SequenceEndEvent: _Reader.on_end, yaml.MappingEndEvent: _Reader.on_end,
    yaml.StreamStartEvent: _Reader.skip, yaml.StreamEndEvent: _Reader.skip, yaml.DocumentEndEvent: _Reader.skip,
}


def _unescaped(source: str, style: str | None) -> str:
    """What a text between quotes says, line by line."""
    if style == "'":
        return source.replace("''", "'")
    return ESCAPE.sub(_said, source) if style == '"' else source


def _said(match: re.Match[str]) -> str:
    name, digits = match[1][:1], match[1][1:].strip()
    return chr(int(digits, 16)) if digits else NAMED.get(name, name)


def _place(mark: Any) -> tuple[int, int]:
    return mark.line, mark.column
