"""Floor 2: nodes → records, by declared type. One walk reports every error; a misspelt key silences the missing one it explains.

A record with a mistake keeps what could be read of it (None where a value is missing or wrong), so that its references and citations
are still checked; no model is made of it.
"""

from __future__ import annotations

import re
import types
from collections.abc import Callable
from collections.abc import Mapping as MappingType
from dataclasses import MISSING, Field, dataclass
from enum import StrEnum
from functools import cache, partial
from typing import Any, Union, get_args, get_origin

from generator.diagnostics import Diagnostics, SourcePos
from generator.domain.fields import Prose, Ref, Registro, model_fields
from generator.domain.hints import field_types
from generator.loading.scalars import READERS, read_scalar
from generator.loading.suggest import did_you_mean, near, quote
from generator.loading.yaml_nodes import Mapping, Node, Scalar, Sequence

MAX_TEXT = 1000
"""Characters of a text of one line."""
CURLY = {"“": "”", "‘": "’", "”": "”", "„": "“"}
BULLETS = "–—−•▪●·‣*"
NULLS = ("~", "null", "Null", "NULL")
Reader = Callable[[Field[Any], Node, Diagnostics], Any]
BAD = object()
"""What a value that could not be decoded becomes; its reason is already said."""


def decode_record(kind: type[Registro], node: Node | None, diagnostics: Diagnostics, extra: MappingType[str, Any] | None = None) -> Any:
    """A record from a node, or None when the node is no mapping. `extra`: values that the file does not carry."""
    if node is None:
        return None
    if isinstance(node, Scalar) and node.text.strip() and (scalar_key := _only_required(kind)):
        node = Mapping({scalar_key: (node.pos, node)}, node.pos)
    if isinstance(node, Mapping) and (text := _text_with_colon(kind, node)):
        diagnostics.error("Y20", text, "Hay un «: » (dos puntos y espacio) dentro de un texto sin comillas: lo que va antes se leería como una clave.",
                          "Ponga todo el texto entre comillas, o use «|» con el texto debajo y con más sangría.")
        return None
    if not isinstance(node, Mapping):
        what = "una lista" if isinstance(node, Sequence) else "un texto"
        diagnostics.error("E02", node.pos, f"Se esperaba una estructura de claves («clave: valor») y hay {what}.",
                          f"Claves: {', '.join(f.name for f in model_fields(kind))}.")
        return None
    return _record(kind, node, diagnostics, extra or {})


def _text_with_colon(kind: type[Registro], node: Mapping) -> SourcePos | None:
    """Where the colon is of a text that was read as a key: no key has blanks or capitals. Only where a text alone would do."""
    if len(node.entries) != 1 or not _only_required(kind):
        return None
    ((key, (pos, _)),) = node.entries.items()
    known = [f.name for f in model_fields(kind)]
    return pos._replace(column=pos.column + len(key), length=1) if re.search(r"[\sA-ZÁÉÍÓÚÑ]", key) and not near(key, known) else None


@dataclass(frozen=True, slots=True)
class _Slot:
    """How a field is read: chosen once for each kind of record."""

    spec: Field[Any]
    read: Reader
    optional: bool

    @property
    def required(self) -> bool:
        return self.spec.default is MISSING


def _record(kind: type[Registro], node: Mapping, diagnostics: Diagnostics, extra: MappingType[str, Any]) -> Any:
    same: Any = kind  # for mypy, a class of records is no key of a cache
    slots, entries = _slots(same), node.entries
    given = {name: value for name, value in extra.items() if name in slots and name not in entries}
    missing = [name for name in _required(same) if name not in entries and name not in given]
    explained = set() if entries.keys() <= slots.keys() else _unknown_keys(node, list(slots), missing, diagnostics)
    values: dict[str, Any] = {**given, **dict.fromkeys(missing)}
    for name, (pos, value) in entries.items():
        slot = slots.get(name)
        if slot is None:
            continue
        read = _field(slot, pos, value, diagnostics)
        if read is not BAD:
            values[name] = read
        elif slot.required:
            values[name] = None
    for name in missing:
        if name not in explained:
            spec = slots[name].spec
            diagnostics.error("E03", node.pos, f"Falta la clave obligatoria «{name}» ({spec.metadata['title']}).",
                              f"Agregue «{name}: …» en este bloque. {spec.metadata['help']}".rstrip())
    return kind(**values, pos=node.pos, lugares=_places(node))


@cache
def _slots(kind: Any) -> MappingType[str, _Slot]:
    hints = field_types(kind)
    unwrapped = ((spec, *_unwrap(hints[spec.name])) for spec in model_fields(kind))
    return {spec.name: _Slot(spec, _reader(inner), optional) for spec, inner, optional in unwrapped}


@cache
def _required(kind: Any) -> tuple[str, ...]:
    return tuple(name for name, slot in _slots(kind).items() if slot.required)


def _places(node: Mapping) -> dict[str, SourcePos]:
    """Where each value is; an item of a list of texts is «clave.0»."""
    found: dict[str, SourcePos] = {}
    for key, (_, value) in node.entries.items():
        found[key] = value.pos
        if isinstance(value, Sequence):
            found.update((f"{key}.{n}", item.pos) for n, item in enumerate(value.items) if isinstance(item, Scalar))
    return found


def _only_required(kind: Any) -> str:
    required = _required(kind)
    return required[0] if len(required) == 1 else ""


def _unknown_keys(node: Mapping, known: list[str], missing: list[str], diagnostics: Diagnostics) -> set[str]:
    """Report keys that do not exist; the missing keys that they explain are returned: one that looks like it, or the only one that lacks."""
    explained: set[str] = set()
    unknown = [key for key in node.entries if key not in known]
    for key in unknown:
        pos = node.entries[key][0]
        if not key.strip():
            diagnostics.error("E04", pos, "Hay una clave sin nombre.", "Escriba su nombre antes de los dos puntos, o borre la línea.")
            continue
        free = [name for name in known if name not in node.entries]
        meant = near(key, free)[:1] or (missing if len(missing) == len(unknown) == 1 else [])
        explained.update(meant)
        hint = did_you_mean(key, free) or did_you_mean(key, known) or (f" Falta «{meant[0]}»: ¿es esta?" if meant else "")
        help_ = "Corrija el nombre de la clave." if hint else f"Bórrela o corrija su nombre. Claves válidas: {', '.join(known)}."
        diagnostics.error("E04", pos, f"No se reconoce la clave {quote(key)}: no existe aquí.{hint}", help_)
    return explained


def _field(slot: _Slot, key_pos: SourcePos, node: Node, diagnostics: Diagnostics) -> Any:
    spec = slot.spec
    if type(node) is Scalar and _is_empty(node) and (node.plain or not slot.optional):
        if (slot.optional or not slot.required) and not node.plain:
            return spec.default
        diagnostics.error("E05", key_pos, f"La clave «{spec.name}» está vacía, sin valor.", "Escriba el valor, o borre la clave si no es obligatoria.")
        return BAD
    return slot.read(spec, node, diagnostics)


def _is_empty(node: Scalar) -> bool:
    """Nothing, or the words that YAML has for nothing, without quotes."""
    return not node.text.strip() or (node.plain and node.text in NULLS)


def _unwrap(hint: Any) -> tuple[Any, bool]:
    if get_origin(hint) in (Union, types.UnionType):
        args = [a for a in get_args(hint) if a is not type(None)]
        return args[0], True
    return hint, False


@cache
def _reader(kind: Any) -> Reader:
    """What reads a value of a declared type: chosen once for each type."""
    origin, args = get_origin(kind), get_args(kind)
    if origin is tuple:
        return partial(_list, _reader(args[0]))
    if isinstance(kind, type) and issubclass(kind, Registro):
        return partial(_inner_record, kind)
    if origin not in (None, Ref):
        return partial(_map, _reader(args[1]))
    if origin is Ref:
        return partial(_text, _ref)
    if kind is Prose:
        return partial(_text, _prose)
    if issubclass(getattr(kind, "__supertype__", kind), StrEnum):
        return partial(_text, partial(_enum, kind))
    return partial(_text, partial(_scalar, kind))


def _inner_record(kind: type[Registro], spec: Field[Any], node: Node, diagnostics: Diagnostics) -> Any:
    value = decode_record(kind, node, diagnostics)
    return BAD if value is None else value


def _text(read: Callable[[Field[Any], Scalar, Diagnostics], Any], spec: Field[Any], node: Node, diagnostics: Diagnostics) -> Any:
    """A value that is one text: read by its own type."""
    if isinstance(node, Scalar):
        return read(spec, node, diagnostics)
    what = "una lista" if isinstance(node, Sequence) else "un mapa de claves"
    diagnostics.error("E06", node.pos, f"«{spec.name}» debe ser un texto y hay {what}.", "Escriba un solo valor; si el texto lleva « : » o corchetes, entre comillas.")
    return BAD


def _ref(_spec: Field[Any], node: Scalar, _diagnostics: Diagnostics) -> Ref[Any]:
    return Ref(node.text, node.pos)


def _list(read: Reader, spec: Field[Any], node: Node, diagnostics: Diagnostics) -> Any:
    if not isinstance(node, Sequence):
        what = "un mapa de claves" if isinstance(node, Mapping) else "un solo valor"
        why = _why_no_item(node.text) if isinstance(node, Scalar) else ""
        diagnostics.error("E07", node.pos, f"«{spec.name}» debe ser una lista y hay {what}{why}.", "Escriba cada elemento en su línea, con un guion y un espacio: «- elemento».")
        return BAD
    values = []
    for element in node.items:
        if isinstance(element, Scalar) and _is_empty(element):
            diagnostics.error("E05", element.pos, f"Hay un elemento vacío en la lista «{spec.name}».", "Escriba el elemento o borre el guion.")
            continue
        value = read(spec, element, diagnostics)
        if value is not BAD:
            values.append(value)
    return tuple(values)


def _why_no_item(text: str) -> str:
    if text.startswith("-"):
        return ": falta un espacio después del guion"
    return f": los elementos empiezan con un guion («-»), no con «{text[0]}»" if text[0] in BULLETS and text[1:2] == " " else ""


def _map(read: Reader, spec: Field[Any], node: Node, diagnostics: Diagnostics) -> Any:
    if not isinstance(node, Mapping):
        diagnostics.error("E02", node.pos, f"«{spec.name}» debe ser un mapa de claves y valores.", "Escriba «clave: valor», una por línea.")
        return BAD
    values = {key: read(spec, value, diagnostics) for key, (_, value) in node.entries.items()}
    return {key: value for key, value in values.items() if value is not BAD}


def _warn_quotes(node: Scalar, diagnostics: Diagnostics) -> None:
    """Quotation marks that enclose nothing: those of Word around the whole text, or one at its end that nobody opened."""
    text = node.text
    if not node.plain or node.source is not None or len(text) < 2:
        return
    if CURLY.get(text[0]) == text[-1] and text.count(text[0]) == 1:
        diagnostics.warning("Y30", node.pos, f"Las comillas tipográficas {text[0]}{text[-1]} no encierran el valor: serían parte del texto.",
                            'Use comillas rectas ("…") o ninguna; si son parte del texto, encierre todo entre comillas rectas.')
    elif text[-1] == '"' and text.count('"') == 1 and not text[-2].isdigit():
        diagnostics.warning("Y30", node.pos._replace(column=node.pos.column + len(text) - 1, length=1), 'Hay una comilla (") al final del valor que no se abrió al inicio: sería parte del texto.',
                            "Abra la comilla al inicio del valor, o bórrela.")


def _prose(_spec: Field[Any], node: Scalar, diagnostics: Diagnostics) -> Prose:
    _warn_quotes(node, diagnostics)
    text, pos = node.text if node.source is None else node.source, node.pos
    if not node.block:
        return Prose(text, SourcePos(pos.file, pos.line, pos.column + (0 if node.plain else 1), pos.length, node.indent, node.raw))
    return Prose(text, SourcePos(pos.file, pos.line + 1, node.indent + 1))


@cache
def _options(kind: Any) -> dict[str, Any]:
    return {member.value: member for member in kind}


def _enum(kind: Any, spec: Field[Any], node: Scalar, diagnostics: Diagnostics) -> Any:
    options = _options(kind)
    if node.text in options:
        return options[node.text]
    diagnostics.error("E08", node.pos, f"{quote(node.text)} no es un valor válido de «{spec.name}».{did_you_mean(node.text, options)}", f"Debe ser uno de: {', '.join(options)}.")
    return BAD


def _scalar(kind: Any, spec: Field[Any], node: Scalar, diagnostics: Diagnostics) -> Any:
    if kind is str:
        _warn_quotes(node, diagnostics)
    value, problem = read_scalar(kind if kind in READERS else getattr(kind, "__supertype__", kind), node.text)
    if kind is str and len(node.text) > MAX_TEXT:
        problem = ("E17", f"es demasiado largo para «{spec.name}»: tiene {len(node.text)} caracteres y el máximo es {MAX_TEXT}.",
                   "Deje aquí una frase corta y lleve el resto a un campo de varias líneas.")
    if problem is None and spec.metadata["patron"] and not re.fullmatch(spec.metadata["patron"], node.text):
        problem = ("E09", f"no tiene la forma esperada en «{spec.name}».", spec.metadata["help"] or f"Forma: {spec.metadata['patron']}.")
    low, high = spec.metadata["minimo"], spec.metadata["maximo"]
    if problem is None and not isinstance(value, str | bool) and (low is not None and value < low or high is not None and value > high):
        bounds = " y ".join(part for part in (f"mínimo {low}" if low is not None else "", f"máximo {high}" if high is not None else "") if part)
        problem = ("E10", f"está fuera de los límites de «{spec.name}».", f"Límites: {bounds}.")
    if problem is None:
        return value
    code, sentence, help_ = problem
    diagnostics.error(code, node.pos, f"{quote(node.text)} {sentence}", help_)
    return BAD
