"""Floor 2: why a text is not YAML: the error of the library → a code, a place and a sentence of ours. Never shows the library's own text.

A rule looks at what the library could not read and at the lines around: the cause is often before the place where reading stopped.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml

from generator.diagnostics import Diagnostics, SourcePos

NAME = re.compile(r" *(?:- +)*([a-z][a-z0-9_]*):(?: |$)")
"""A line that is a key of the model: text has capitals, accents or blanks before its colon."""
ODD_COLON = re.compile(r" *(?:- +)*[\w-]+ ?(:[\u00a0\u2007\u202f\u3000]|[\uff1a\ufe55\ua789\u2236]|=(?= ))")
"""A key with what looks like the colon and its space, and is not."""
HEADER = re.compile(r"(?:^|[:-]) +[|>]([-+0-9]*)(?: +#.*)?$")


@dataclass(frozen=True, slots=True)
class Closed:
    """The last text between quotes or list between brackets that was closed, and the mark that opened it. Lines and columns from 0."""

    start: tuple[int, int]
    end: tuple[int, int]
    opener: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Where reading stopped and what was being read. Lines and columns from 0."""

    problem: str
    context: str
    lines: list[str]
    line: int
    column: int
    start: tuple[int, int] | None
    closed: Closed | None

    @property
    def char(self) -> str:
        return self.lines[self.line][self.column:self.column + 1]

    @property
    def text(self) -> str:
        return self.lines[self.line]

    def above(self, line: int) -> int:
        """The nearest line above that is not blank; -1 when there is none."""
        return next((number for number in range(line - 1, -1, -1) if self.lines[number].strip()), -1)


@dataclass(frozen=True, slots=True)
class Cause:
    code: str
    message: str
    help: str
    at: tuple[int, int] | None = None
    """The place, when it is not where reading stopped."""


Rule = Callable[[Fault], Cause | None]


def explain(exc: yaml.YAMLError, text: str, file: str, closed: Closed | None, diagnostics: Diagnostics) -> None:
    """Say why a text could not be read."""
    fault = _fault(exc, text, closed)
    cause = next((cause for words, rule in RULES if words in fault.problem and (cause := rule(fault))), UNKNOWN)
    line, column = cause.at or (fault.line, fault.column)
    diagnostics.error(cause.code, SourcePos(file, line + 1, column + 1), cause.message, cause.help)


def _fault(exc: yaml.YAMLError, text: str, closed: Closed | None) -> Fault:
    lines = text.split("\n")
    def clamp(mark: Any) -> tuple[int, int]:
        if mark.line >= len(lines):
            return len(lines) - 1, len(lines[-1])
        return mark.line, min(mark.column, len(lines[mark.line]))
    mark, start = getattr(exc, "problem_mark", None), getattr(exc, "context_mark", None)
    problem = str(getattr(exc, "problem", "") or getattr(exc, "reason", "") or exc)
    return Fault(problem, str(getattr(exc, "context", "") or ""), lines, *(clamp(mark) if mark else (0, 0)), clamp(start) if start else None, closed)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


# ----------------------------------------------------------------------------------------------- rules
def _after_closing(fault: Fault) -> Cause | None:
    """Something follows a closing quote or bracket: the value should have been quoted as a whole."""
    last = fault.closed
    if last is None or last.end[0] != fault.line or fault.text[last.end[1]:fault.column].strip() or not fault.char:
        return None
    at = last.start
    if last.opener == "[":
        opener = fault.lines[at[0]][at[1]:at[1] + 1]
        return Cause("Y23", f"El valor empieza con un carácter reservado («{opener}») sin comillas, y sigue texto después de cerrarlo.", "Ponga todo el valor entre comillas.", at)
    if last.end[0] > at[0]:
        return Cause("Y21", "Hay una comilla sin cerrar.", "Cierre la comilla al final del valor.", at)
    other = "'" if last.opener == '"' else '"'
    return Cause("Y21", f"Hay texto después de la comilla ({last.opener}) que cierra el valor.",
                 f"Ponga todo el valor entre comillas; si el texto lleva {last.opener}, use {other} para encerrarlo.", (fault.line, fault.column))


def _tab(fault: Fault) -> Cause | None:
    return Cause("Y02", "Hay un tabulador donde YAML solo admite espacios.", "Reemplace el tabulador por un espacio.") if fault.char == "\t" or "tab character" in fault.problem else None


def _no_name(fault: Fault) -> Cause | None:
    return Cause("Y25", "Falta el nombre de la clave antes de los dos puntos («:»).", "Escriba «clave: valor».") if fault.char == ":" and not fault.text[:fault.column].strip(" -") else None


def _block_indent(fault: Fault) -> Cause | None:
    """The text below «|» or «>» is not where its mark says."""
    line = fault.start[0] if fault.start and "simple key" in fault.context else fault.line
    above = fault.above(line)
    found = HEADER.search(fault.lines[above]) if above >= 0 else None
    if found is None or (re.search("[0-9]", found[1]) is None and _indent(fault.lines[line]) > _indent(fault.lines[above])):
        return None
    return Cause("Y26", "El texto que va debajo de «|» o «>» no tiene la sangría que le corresponde.", "Deje «|» sin cifras al final de la línea, y el texto debajo con dos espacios más que la clave.",
                 (line, _indent(fault.lines[line])))


def _sibling(fault: Fault) -> Cause:
    if fault.char == "-" and fault.text[fault.column:fault.column + 2].strip() == "-":
        return Cause("Y26", "La sangría no corresponde: este guion no está alineado con los de ninguna lista.", "Alinee los guiones de la lista (espacios al inicio).")
    return Cause("Y26", "La sangría no corresponde: esta línea no está alineada con sus hermanas.", "Alinee la clave con las demás del mismo bloque (espacios al inicio).")


def _extra_indent(fault: Fault) -> Cause | None:
    """A key with more blanks than the one above, or below one with fewer than it should have."""
    key, above = NAME.match(fault.text), fault.above(fault.line)
    if key is None or key.end(1) != fault.column or above < 0 or not NAME.match(fault.lines[above]):
        return None
    before = fault.above(above)
    own = _indent(fault.text)
    if before >= 0 and _indent(fault.lines[above]) < own == _indent(fault.lines[before]):
        return Cause("Y26", "La sangría no corresponde: esta línea no está alineada con las de arriba y abajo.", "Alinee la clave con las demás del mismo bloque (espacios al inicio).",
                     (above, _indent(fault.lines[above])))
    return Cause("Y26", f"La sangría no corresponde: la clave «{key[1]}» tiene más espacios que la de arriba, que ya tiene su valor.",
                 "Alinee la clave con las demás del mismo bloque (espacios al inicio).", (fault.line, own))


def _colon(fault: Fault) -> Cause:
    found = fault.text.rfind(":", 0, fault.column + 1)
    return Cause("Y20", "Hay un «: » (dos puntos y espacio) dentro de un texto sin comillas, o falta «|» en un texto de varias líneas.",
                 "Ponga el valor entre comillas, o use «|» con el texto debajo y con más sangría.", (fault.line, found if found >= 0 else fault.column))


def _no_colon(fault: Fault) -> Cause:
    """The line that reads as a key and has no colon: where it starts, not where reading stopped."""
    line, column = fault.start or (fault.line, fault.column)
    text = fault.lines[line]
    if odd := ODD_COLON.match(text):
        what = f"un espacio duro (U+{ord(odd[1][1]):04X})" if odd[1][0] == ":" else f"otro signo («{odd[1]}»)"
        where = "Después de los dos puntos hay" if odd[1][0] == ":" else "En lugar de los dos puntos hay"
        return Cause("Y25", f"{where} {what}.", "Bórrelo y escriba «: » con el teclado: dos puntos y un espacio.", (line, odd.start(1)))
    if re.match(r" *-\S", text):
        return Cause("Y28", "Falta un espacio después del guion («-»).", "Escriba «- elemento».", (line, _indent(text)))
    if joined := re.match(r" *(?:- +)*\w+(:)\S", text):
        return Cause("Y25", "Falta un espacio después de los dos puntos («:»).", "Escriba «clave: valor».", (line, joined.start(1)))
    return Cause("Y25", "Faltan los dos puntos («:») y un espacio después de la clave; puede que la línea esté incompleta.",
                 "Escriba «clave: valor»; si la línea sigue el texto de la de arriba, use «|» y dele más sangría.", (line, column))


def _flow(fault: Fault) -> Cause:
    """A list or a map of one line: it lacks a comma when its end is in the line, and its end when it is not."""
    closer, name, kind = ("]", "el corchete", "una lista entre corchetes") if "']'" in fault.problem else ("}", "la llave", "un mapa entre llaves")
    if closer in fault.text[fault.column:]:
        return Cause("Y24", f"Falta una coma entre los elementos de {kind}, o hay un carácter que necesita comillas.", "Separe los elementos con comas, o escriba uno por línea.")
    return Cause("Y24", f"Hay {kind} sin cerrar: falta «{closer}».", f"Cierre {name}, o escriba un elemento por línea.", fault.start)


def _no_content(fault: Fault) -> Cause:
    if "flow" not in fault.context and fault.char in ("]", "}", ","):
        return _reserved(fault)
    if fault.char in ("]", "}", ","):
        return Cause("Y24", "Sobra una coma o falta un elemento en la lista entre corchetes.", "Deje una sola coma entre los elementos.")
    return Cause("Y24", "Falta un valor, o hay corchetes o llaves sin cerrar.", "Complete el valor.", fault.start if "flow" in fault.context else None)


def _reserved(fault: Fault) -> Cause:
    return Cause("Y23", f"El valor empieza con un carácter reservado («{fault.char}») sin comillas.", "Ponga el valor entre comillas.")


def _escape(fault: Fault) -> Cause:
    found = fault.text.rfind("\\", 0, fault.column + 1)
    at = (fault.line, found if found >= 0 else fault.column)
    if "unknown escape" in fault.problem:
        return Cause("Y22", "La barra invertida (\\) dentro de comillas dobles inicia un escape que no existe.", "Use comillas simples, o escriba la barra dos veces (\\\\).", at)
    return Cause("Y22", "Hay un escape de carácter que no es válido en Unicode.", "Use comillas simples o escriba el carácter.", at)


def _bullet(fault: Fault) -> Cause | None:
    line, column = fault.start or (fault.line, fault.column)
    if not re.match(r" *\* ", fault.lines[line]) or _indent(fault.lines[line]) != column:
        return None
    return Cause("Y28", "En YAML un elemento de lista empieza con un guion («-»), no con un asterisco («*»).", "Escriba «- elemento».", (line, column))


def _second_document(fault: Fault) -> Cause | None:
    above = fault.above(fault.line)
    if above >= 0 and fault.lines[above].rstrip() == "...":
        return Cause("Y12", "«...» termina el documento, y hay más texto debajo.", "Borre la línea «...».", (above, 0))
    first = next((number for number, line in enumerate(fault.lines) if line.startswith("%")), None)
    return None if first is None else Cause("Y23", "La línea empieza con «%», que YAML reserva.", "Borre la línea, o ponga el valor entre comillas.", (first, 0))


def _at_start(code: str, message: str, help_: str) -> Rule:
    return lambda fault: Cause(code, message, help_, fault.start)


def _here(code: str, message: str, help_: str) -> Rule:
    return lambda fault: Cause(code, message, help_)


_DIRECTIVE = _at_start("Y23", "La línea empieza con «%», que YAML reserva.", "Borre la línea, o ponga el valor entre comillas.")
_HEADER = _here("Y27", "Después de «|» o «>» hay algo en la misma línea.", "Escriba el texto en la línea de abajo, con más sangría; si «|» o «>» es parte del texto, ponga el valor entre comillas.")
_TAG = _at_start("Y11", "No se admiten etiquetas que empiezan con «!».", "Escriba el valor entre comillas si «!» es parte del texto.")
UNKNOWN = Cause("Y29", "La sintaxis YAML no se entiende en este punto.", "Revise la sangría, las comillas y los dos puntos.")

RULES: tuple[tuple[str, Rule], ...] = (
    ("did not find expected", _after_closing), ("expected <document start>", _after_closing),
    ("did not find expected", _no_name),
    ("did not find expected key", _block_indent), ("could not find expected ':'", _block_indent),
    ("mapping values are not allowed", _extra_indent), ("mapping values are not allowed", _colon),
    ("found unexpected", _at_start("Y21", "Hay una comilla sin cerrar.", "Cierre la comilla al final del valor.")),
    ("found unknown escape", _escape), ("found invalid", _escape), ("hexdecimal", _escape), ("invalid Unicode character", _escape),
    ("found character that cannot start any token", _tab), ("tab character", _tab),
    ("found character that cannot start any token", _reserved),
    ("did not find expected ',' or", _flow),
    ("did not find expected node content", _no_content),
    ("did not find expected alphabetic or numeric character", _bullet),
    ("did not find expected alphabetic or numeric character", _at_start("Y10", "«*» o «&» inician un alias o un ancla de YAML, que no se admiten.", "Si el texto empieza con asterisco (*) o &, ponga el valor entre comillas.")),
    ("could not find expected ':'", _no_colon),
    ("expected <document start>", _second_document),
    ("did not find expected key", _sibling), ("did not find expected '-' indicator", _sibling), ("expected <document start>", _sibling),
    ("block sequence entries are not allowed", _here("Y26", "La sangría de la lista no corresponde: el guion no va en este lugar.", "Ponga cada «- » en su propia línea, con dos espacios más que la clave; si el guion es parte del texto, ponga el valor entre comillas.")),
    ("mapping keys are not allowed", _here("Y14", "«?» inicia una clave de varias líneas, que no se admite.", "Escriba «clave: valor», o ponga el texto entre comillas.")),
    ("comment or line break", _HEADER), ("indentation indicator", _HEADER),
    ("directive", _DIRECTIVE), ("YAML document", _DIRECTIVE), ("version number", _DIRECTIVE), ("digit", _DIRECTIVE),
    ("tag", _TAG), ("'!'", _TAG), ("URI", _TAG), ("'>'", _TAG), ("whitespace", _TAG),
    ("control characters are not allowed", _here("C02", "Hay un carácter de control que no se ve.", "Borre el carácter.")),
    ("exceeded max", _here("Y15", "Hay demasiados niveles anidados.", "Revise los corchetes.")),
)
