"""Floor 2: the reference of the model for editors, in Markdown: each file, its keys, what each holds and whether it may be missing."""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import MISSING, Field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Union, get_args, get_origin

from generator.domain.fields import Clave, Correo, Hora, Identificador, Imagen, Prose, Ref, Registro, Url, model_fields
from generator.domain.hints import field_types
from generator.loading.schema import Place, inner_records, places

NAMES: dict[Any, str] = {
    str: "texto de una línea", int: "número entero", Decimal: "número", bool: "sí o no", date: "fecha (2024-03-15)", Hora: "hora (08:30)", Prose: "prosa en Markdown",
    Url: "dirección web", Correo: "correo", Clave: "clave de references.bib", Imagen: "ruta de una imagen", Identificador: "identificador",
}
INTRODUCTION = """# Referencia del modelo

Todo lo que se puede escribir en los archivos de `model/`, tal como lo lee el generador. Las claves en **negrita** son obligatorias.
Donde se espera una parte que tiene una sola clave obligatoria, basta escribir su valor.
"""


def write_reference() -> str:
    """The whole reference: first the files, in their order; then the parts that they share."""
    found = list(places())
    roots = [place.kind for place in found]
    parts = [kind for kind in _parts(roots) if kind not in roots]
    sections = [INTRODUCTION, "## Archivos\n", *(_place(place) for place in found), "## Partes\n", *(_part(kind) for kind in parts)]
    return "\n".join(sections)


def _parts(roots: list[type]) -> list[type]:
    """Every kind of record inside others, in the order in which a reader meets them."""
    seen: dict[type, None] = {}
    pending = list(reversed(roots))
    while pending:
        kind = pending.pop()
        if kind not in seen:
            seen[kind] = None
            pending += reversed([inner for hint in field_types(kind).values() for inner in inner_records(hint)])
    return list(seen)


def _place(place: Place) -> str:
    files = " o ".join(f"`{pattern}`" for pattern in place.patterns)
    note = "\nEl nombre del archivo o de la carpeta es el identificador: «id» se puede omitir.\n" if place.named else ""
    return f"### {files}\n{note}\n{_table(place.kind)}\n"


def _part(kind: type) -> str:
    return f"### {kind.__name__}\n\n{_table(kind)}\n"


def _table(kind: type) -> str:
    hints = field_types(kind)
    return "\n".join(["| Clave | Qué es | Qué se escribe |", "|---|---|---|", *(_row(f, hints[f.name]) for f in model_fields(kind))])


def _row(spec: Field[Any], hint: Any) -> str:
    key = f"**`{spec.name}`**" if spec.default is MISSING else f"`{spec.name}`"
    about = ". ".join(part.rstrip(".") for part in (spec.metadata["title"], spec.metadata["help"]) if part)
    return f"| {key} | {_cell(about)} | {_cell('; '.join([_type(hint), *_bounds(spec)]))} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").replace("{", "\\{")


def _bounds(spec: Field[Any]) -> Iterator[str]:
    for key, words in (("minimo", "mínimo"), ("maximo", "máximo")):
        if spec.metadata[key] is not None:
            yield f"{words} {spec.metadata[key]}"


def _type(hint: Any) -> str:
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _type(next(a for a in args if a is not type(None)))
    if origin is tuple:
        return f"lista de: {_type(args[0])}"
    if origin is Ref:
        return "identificador de un documento" if args[0] is object else f"identificador de {' o '.join(_link(kind) for kind in get_args(args[0]) or args)}"
    if origin is not None:
        return f"claves libres con: {_type(args[1])}"
    if isinstance(hint, type) and issubclass(hint, Registro):
        return _link(hint)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return "uno de: " + ", ".join(f"`{member.value}`" for member in hint)
    return NAMES.get(hint, NAMES[str])


def _link(kind: type) -> str:
    """A part by its name, linked to its table when it has one of its own."""
    shared = kind not in {place.kind for place in places()}
    return f"[{kind.__name__}](#{kind.__name__.lower()})" if shared else f"`{getattr(kind, 'kind', kind.__name__)}`"
