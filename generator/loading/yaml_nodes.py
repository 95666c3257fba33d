"""Floor 2: YAML text → nodes with their places. All scalars stay text: the schema decides the type, never YAML.

libyaml's events are read one by one; what an editor never needs (tags, anchors, aliases, several documents) is refused.
Messages are ours, by cause: the library's own text is never shown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.diagnostics import Diagnostics, Note, SourcePos
from generator.loading.text import BAD_CHAR, position

MAX_DEPTH = 30
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Scalar:
    """A text. `block`: it was written with `|` or `>`; `plain`: without quotes. `pos` is where the value starts. `source` is the text line
    by line as written, when YAML joins its lines: prose keeps it, so that paragraphs and positions are those of the file."""

    text: str
    pos: SourcePos
    block: bool = False
    plain: bool = True
    indent: int = 0
    source: str | None = None


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
    key: tuple[str, SourcePos] | None = None
    skip: set[str] = field(default_factory=set)


class RefusedError(Exception):
    """Reading stops here; the reason is already said."""


def read_yaml(text: str, file: str, diagnostics: Diagnostics) -> Node | None:
    """The root node of a file. None when it is empty or cannot be read; the reasons are in `diagnostics`."""
    reader = _Reader(text, file, diagnostics)
    try:
        for event in yaml.parse(text, Loader=LOADER):
            reader.take(event)
    except yaml.YAMLError as exc:
        _explain(exc, text, file, diagnostics)
        return None
    except RefusedError:
        return None
    if reader.root is None:
        diagnostics.error("E01", SourcePos(file), "El archivo está vacío.", "Escriba las claves obligatorias o borre el archivo.")
    return reader.root


class _Reader:
    def __init__(self, text: str, file: str, diagnostics: Diagnostics) -> None:
        self.text, self.file, self.diagnostics = text, file, diagnostics
        self.lines = text.split("\n")
        self.stack: list[_Frame] = []
        self.root: Node | None = None
        self.documents = 0

    def take(self, event: Any) -> None:
        name = type(event).__name__
        handler = getattr(self, f"on_{name}", None)
        if handler:
            handler(event)

    def pos(self, mark: Any, length: int = 1) -> SourcePos:
        return SourcePos(self.file, mark.line + 1, mark.column + 1, max(1, length))

    def refuse(self, code: str, mark: Any, message: str, help_: str) -> None:
        self.diagnostics.error(code, self.pos(mark), message, help_)
        raise RefusedError

    def guard(self, event: Any) -> None:
        if event.anchor:
            self.refuse("Y10", event.start_mark, "No se admiten anclas ni alias (& y *).", "Escriba el valor completo; si es un texto que empieza con & o *, póngalo entre comillas.")
        tag = getattr(event, "tag", None)
        if tag and not str(tag).startswith("tag:yaml.org,2002:str"):
            self.refuse("Y11", event.start_mark, "No se admiten etiquetas que empiezan con «!»: la etiqueta no está permitida.", "Escriba el valor entre comillas si «!» es parte del texto.")

    def on_DocumentStartEvent(self, event: Any) -> None:  # noqa: N802
        self.documents += 1
        if self.documents > 1:
            self.refuse("Y12", event.start_mark, "El archivo tiene más de un documento YAML («---»).", "Deje un solo documento por archivo.")

    def on_AliasEvent(self, event: Any) -> None:  # noqa: N802
        self.refuse("Y10", event.start_mark, "«*» inicia un alias de YAML, y no se admiten alias.", "Si es un texto que empieza con asterisco (*), póngalo entre comillas.")

    def on_ScalarEvent(self, event: Any) -> None:  # noqa: N802
        self.guard(event)
        if event.style == '"' and BAD_CHAR.search(event.value):
            self.report_escape(event)
        if self.expects_key():
            self.stack[-1].key = (event.value, self.pos(event.start_mark, len(event.value)))
            return
        self.warn_truncated(event)
        self.add(self.scalar(event))

    def report_escape(self, event: Any) -> None:
        """A character that no text may have, written as an escape: the reading of the file did not see it."""
        found = BAD_CHAR.search(event.value)
        assert found is not None
        self.diagnostics.error("C02", self.pos(event.start_mark), f"El texto tiene, escrito como un escape («\\…»), el carácter U+{ord(found[0]):04X}, que no se ve.",
                               "Borre el escape, o use comillas simples si la barra es parte del texto.")

    def scalar(self, event: Any) -> Scalar:
        mark = event.start_mark
        if event.style in ("|", ">"):
            line = mark.line + 1
            while line < len(self.lines) and not self.lines[line].strip():
                line += 1
            content = self.lines[line] if line < len(self.lines) else ""
            indent = len(content) - len(content.lstrip(" "))
            source = self.joined(event, line, event.end_mark.line, indent) if event.style == ">" else None
            return Scalar(event.value, SourcePos(self.file, mark.line + 1, mark.column + 1), True, False, indent, source)
        plain = not event.style
        start = mark.column + (0 if plain else 1)
        if event.end_mark.line == mark.line:
            return Scalar(event.value, self.pos(mark, event.end_mark.column - mark.column), False, plain, start)
        following = [text for text in self.lines[mark.line + 1:event.end_mark.line + 1] if text.strip()]
        indent = min((len(text) - len(text.lstrip(" ")) for text in following), default=0)
        return Scalar(event.value, self.pos(mark), False, plain, indent, self.flow_source(event, start, indent))

    def joined(self, event: Any, first: int, last: int, indent: int) -> str:
        """The lines of a folded text, without their indent."""
        return "\n".join(text[indent:] for text in self.lines[first:last]).rstrip("\n") + "\n"

    def flow_source(self, event: Any, start: int, indent: int) -> str | None:
        """The lines of a text without a block mark; None when it has escapes, whose places would not agree."""
        mark, end = event.start_mark, event.end_mark
        first, *others = self.lines[mark.line:end.line + 1]
        others[-1] = others[-1][:end.column - (1 if event.style else 0)]
        source = "\n".join([first[start:], *(text[indent:] for text in others)])
        return None if event.style and ("\\" in source or "''" in source) else source.rstrip()

    def warn_truncated(self, event: Any) -> None:
        if event.style or not event.value or event.start_mark.line != event.end_mark.line:
            return
        rest = self.lines[event.end_mark.line][event.end_mark.column:] if event.end_mark.line < len(self.lines) else ""
        if re.match(r"\s*#\S", rest):
            pos = SourcePos(self.file, event.end_mark.line + 1, event.end_mark.column + rest.index("#") + 1)
            self.diagnostics.warning("Y13", pos, "Lo que sigue a « #» se toma como comentario y se pierde.",
                                     "Si la almohadilla (#) es parte del texto, ponga todo el valor entre comillas.")

    def on_SequenceStartEvent(self, event: Any) -> None:  # noqa: N802
        self.open(event, Sequence([], self.pos(event.start_mark)))

    def on_MappingStartEvent(self, event: Any) -> None:  # noqa: N802
        self.open(event, Mapping({}, self.pos(event.start_mark)))

    def open(self, event: yaml.NodeEvent, node: Sequence | Mapping) -> None:
        self.guard(event)
        if self.expects_key():
            self.refuse("Y14", event.start_mark, "Una clave tiene que ser un texto simple, no una lista ni un mapa.", "Escriba «clave: valor».")
        if len(self.stack) >= MAX_DEPTH:
            self.refuse("Y15", event.start_mark, f"Hay demasiados niveles anidados (más de {MAX_DEPTH}).", "Revise la sangría o los corchetes.")
        self.add(node)
        self.stack.append(_Frame(node))

    def on_SequenceEndEvent(self, event: Any) -> None:  # noqa: N802
        self.stack.pop()

    on_MappingEndEvent = on_SequenceEndEvent  # noqa: N815

    def expects_key(self) -> bool:
        return bool(self.stack) and isinstance(self.stack[-1].node, Mapping) and self.stack[-1].key is None

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


CAUSES: tuple[tuple[str, str, str, str], ...] = (
    ("mapping values are not allowed", "Y20", "Hay un «: » (dos puntos y espacio) dentro de un texto sin comillas, o falta «|» en un texto de varias líneas.",
     "Ponga el valor entre comillas, o use «|» con el texto debajo y con más sangría."),
    ("found unexpected end of stream", "Y21", "Hay una comilla sin cerrar.", "Cierre la comilla al final del valor."),
    ("found unknown escape character", "Y22", "La barra invertida (\\) dentro de comillas dobles inicia un escape que no existe.",
     "Use comillas simples, o escriba la barra dos veces (\\\\)."),
    ("found invalid", "Y22", "Hay un escape de carácter que no es válido en Unicode.", "Use comillas simples o escriba el carácter."),
    ("invalid Unicode character", "Y22", "Hay un carácter Unicode suplente (sustituto) suelto que no se puede escribir.", "Borre el escape «\\u…»."),
    ("found character that cannot start any token", "Y23", "El valor empieza con un carácter reservado («{char}») sin comillas.",
     "Ponga el valor entre comillas."),
    ("did not find expected ',' or ']'", "Y24", "Hay una lista entre corchetes sin cerrar: falta «]».", "Cierre el corchete o use guiones, uno por línea."),
    ("did not find expected ',' or '}'", "Y24", "Hay un mapa entre llaves sin cerrar: falta «}».", "Cierre la llave o escriba una clave por línea."),
    ("did not find expected alphabetic or numeric character", "Y10", "«*» o «&» inician un alias o un ancla de YAML, que no se admiten.",
     "Si el texto empieza con asterisco (*) o &, ponga el valor entre comillas."),
    ("could not find expected ':'", "Y25", "Faltan los dos puntos («:») y un espacio después de la clave; puede que la línea esté incompleta.",
     "Escriba «clave: valor», con un espacio después de los dos puntos."),
    ("did not find expected key", "Y26", "La sangría no corresponde: esta línea no está alineada con sus hermanas, o hay una comilla de más.",
     "Alinee la clave con las demás del mismo bloque (espacios al inicio)."),
    ("did not find expected '-' indicator", "Y26", "La sangría no corresponde: se esperaba otro elemento de la lista («- »).", "Alinee los guiones de la lista."),
    ("block sequence entries are not allowed", "Y26", "La sangría de la lista no corresponde: el guion no va en este lugar.", "Ponga cada «- » en su propia línea, con dos espacios más que la clave."),
    ("expected <document start>", "Y26", "La sangría no corresponde: esta línea no pertenece a ningún bloque.", "Alinee la clave con las demás."),
    ("did not find expected node content", "Y24", "Falta un valor, o hay corchetes o llaves sin cerrar.", "Complete el valor."),
    ("control characters are not allowed", "C02", "Hay un carácter de control que no se ve.", "Borre el carácter."),
    ("exceeded max", "Y15", "Hay demasiados niveles anidados.", "Revise los corchetes."),
)


def _explain(exc: yaml.YAMLError, text: str, file: str, diagnostics: Diagnostics) -> None:
    problem = str(getattr(exc, "problem", "") or getattr(exc, "reason", "") or exc)
    context = str(getattr(exc, "context", "") or "")
    mark = getattr(exc, "problem_mark", None)
    start = getattr(exc, "context_mark", None)
    cause = next((c for c in CAUSES if c[0] in problem), None)
    code, message, help_ = cause[1:] if cause else ("Y29", "La sintaxis YAML no se entiende en este punto.", "Revise la sangría, las comillas y los dos puntos.")
    if start is not None and (code == "Y21" or (cause is None and "quoted scalar" in context)):
        mark = start or mark
    index = _index(text, mark)
    char = text[index:index + 1]
    if code == "Y26" and _quote_before(text, index):
        code, message, help_ = "Y21", "Hay una comilla sin cerrar, o texto después de cerrarla.", "Cierre la comilla al final del valor."
    index = _colon(text, index) if code == "Y20" else index
    diagnostics.error(code, position(text, min(index, len(text)), file), message.replace("{char}", char), help_)


def _index(text: str, mark: Any) -> int:
    if mark is None:
        return 0
    lines = text.split("\n")
    line = min(mark.line, len(lines) - 1)
    return sum(len(previous) + 1 for previous in lines[:line]) + min(mark.column, len(lines[line]))


def _colon(text: str, index: int) -> int:
    """Where the second «: » of the line is: libyaml points just after it."""
    start = text.rfind("\n", 0, index) + 1
    found = text.rfind(":", start, index + 1)
    return found if found >= start else index


def _quote_before(text: str, index: int) -> bool:
    start = text.rfind("\n", 0, max(0, index - 1)) + 1
    return text[start:index].count('"') % 2 == 1
