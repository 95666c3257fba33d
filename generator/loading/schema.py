"""Floor 2: JSON Schema (draft 7, which editors know) of each file of the model, from the declarations that the loader itself reads.

A schema helps while one writes: it completes keys, shows what each is for and underlines the slips. What it cannot know (that an id
exists, that numbers are complete) is said by `mipg validar`. It refuses nothing that the loader admits. Knows nothing of the disk.
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import MISSING, Field, dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Union, get_args, get_origin

from generator.domain.entidad.sistema import ENTIDAD_LUGARES
from generator.domain.fields import Correo, Hora, Identificador, Ref, Registro, Url, model_fields
from generator.domain.hints import field_types
from generator.domain.lugar import Lugar
from generator.domain.modelo import LUGARES

ANY_SCALAR = ["string", "number", "boolean"]
"""A text may look like a number or a yes to an editor: the loader reads it by its declared type."""
INTEGER, NUMBER = r"^\s*[+-]?[0-9]{1,18}\s*$", r"^\s*[+-]?[0-9]{1,18}(\.[0-9]{1,18})?\s*$"
SCALARS: dict[Any, dict[str, Any]] = {
    int: {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": INTEGER}]},
    Decimal: {"anyOf": [{"type": "number"}, {"type": "string", "pattern": NUMBER}]},
    bool: {"enum": [True, False, "sí", "no", "Sí", "No", "si", "Si", "SÍ", "SI", "NO", "true", "false", "True", "False"]},
    date: {"type": "string", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    Hora: {"type": "string", "pattern": r"^([01]?[0-9]|2[0-3]):[0-5][0-9]$"},
    Url: {"type": "string", "pattern": r"^\s*https?://"},
    Correo: {"type": "string", "pattern": "@"},
    Identificador: {"type": ["string", "integer"], "pattern": r"^[a-z0-9]+(-[a-z0-9]+)*$"},
}


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the model for the editor: its name, the files it is for (below the project), and what kind of record they hold."""

    name: str
    patterns: tuple[str, ...]
    kind: type
    named: bool
    """The id is the name of the file or folder: it need not be written."""


def places() -> Iterator[Place]:
    """Every place of the reference model and of an entity."""
    for lugar in LUGARES:
        yield _place(lugar, "model", lugar.atributo, lugar.varios)
    for lugar in ENTIDAD_LUGARES:
        name = "entidad" if lugar.atributo == "entidad" else f"entidad-{lugar.atributo}"
        yield _place(lugar, "model/entidades/*", name, lugar.varios or lugar.atributo == "entidad")


def _place(lugar: Lugar, folder: str, name: str, named: bool) -> Place:
    return Place(name.replace("_", "-"), tuple(f"{folder}/{pattern}" for pattern in lugar.patron.split("|")), lugar.tipo, named)


def place_schema(place: Place) -> dict[str, Any]:
    """The schema of the files of a place."""
    defs: dict[str, Any] = {}
    _record(place.kind, defs)
    root = defs.pop(place.kind.__name__) if not _mentions_itself(place.kind) else dict(defs[place.kind.__name__])
    if place.named:
        root = root | {"required": [key for key in root["required"] if key != "id"]}
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": ", ".join(place.patterns), **root, "definitions": defs}


def _mentions_itself(kind: type) -> bool:
    return any(kind in inner_records(hint) for hint in field_types(kind).values())


def inner_records(hint: Any) -> list[type]:
    """The kinds of record that a value of this type holds inside it: not those that it only names."""
    if get_origin(hint) is Ref:
        return []
    if isinstance(hint, type) and issubclass(hint, Registro):
        return [hint]
    return [kind for inner in get_args(hint) for kind in inner_records(inner)]


def _record(kind: type, defs: dict[str, Any]) -> dict[str, Any]:
    """A reference to the schema of a kind of record, which is added to `defs`. A kind with one required key may be just its value."""
    required = [f.name for f in model_fields(kind) if f.default is MISSING]
    if kind.__name__ not in defs:
        defs[kind.__name__] = {}
        hints = field_types(kind)
        properties = {f.name: _field(f, hints[f.name], defs) for f in model_fields(kind)}
        defs[kind.__name__] = {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
    ref = {"$ref": f"#/definitions/{kind.__name__}"}
    return {"anyOf": [ref, {"type": ANY_SCALAR}]} if len(required) == 1 else ref


def _field(spec: Field[Any], hint: Any, defs: dict[str, Any]) -> dict[str, Any]:
    about = {"title": spec.metadata["title"]}
    if spec.metadata["help"]:
        about["description"] = spec.metadata["help"]
    return about | _bounded(_type(hint, defs), spec)


def _bounded(schema: dict[str, Any], spec: Field[Any]) -> dict[str, Any]:
    """The declared bounds, where an editor can check them."""
    low, high, pattern = (spec.metadata[key] for key in ("minimo", "maximo", "patron"))
    if "anyOf" in schema and schema["anyOf"][0].get("type") in ("integer", "number"):
        bounds = {key: value for key, value in (("minimum", low), ("maximum", high)) if value is not None}
        return {"anyOf": [schema["anyOf"][0] | bounds, *schema["anyOf"][1:]]}
    return schema | {"pattern": f"^(?:{pattern})$"} if pattern and "type" in schema else schema


def _type(hint: Any, defs: dict[str, Any]) -> dict[str, Any]:
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _type(next(a for a in args if a is not type(None)), defs)
    if origin is tuple:
        return {"type": "array", "items": _type(args[0], defs)}
    if origin is Ref:
        return {"type": ["string", "integer"]}
    if origin is not None:
        return {"type": "object", "additionalProperties": _type(args[1], defs)}
    if isinstance(hint, type) and issubclass(hint, Registro):
        return _record(hint, defs)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {"enum": [member.value for member in hint]}
    return dict(SCALARS.get(hint, {"type": ANY_SCALAR}))
