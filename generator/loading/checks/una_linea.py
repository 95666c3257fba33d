"""Floor 2: data of one line are shown as they are written, in titles, menus and tables: a citation or a mark of Markdown in them is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from generator.diagnostics import SourcePos
from generator.domain.fields import Registro, model_fields
from generator.domain.hints import field_types
from generator.loading.checks import Context, check
from generator.loading.suggest import quote

CITE = re.compile(r"\[-?@[^\]\s]+[^\]]*\]")
MARKS = re.compile(r"!?\[[^\]]+\]\([^)\s]+\)|\*\*[^*\s](?:[^*]*[^*\s])?\*\*|(?<![\w*])\*[^*\s](?:[^*]*[^*\s])?\*(?![\w*])")


@check("P05")
def check_one_line(context: Context) -> None:
    for record in context.records:
        for value, pos in _lines(record):
            for pattern, what, remedy in _PATTERNS:
                found = pattern.search(value)
                if found:
                    context.diagnostics.warning("P05", pos, f"{what} {quote(found[0])} se verá tal cual: este dato es de una sola línea y no lleva marcas.", remedy)


_PATTERNS = (
    (CITE, "La cita", "Bórrela de aquí y cite la fuente en un campo de texto (como el propósito o la descripción) o en «normas»."),
    (MARKS, "La marca", "Escriba solo las palabras; los enlaces y las negrillas van en los campos de texto."),
)


def _lines(record: Registro) -> Iterator[tuple[str, SourcePos]]:
    kind: Any = type(record)
    for name, single in _text_fields(kind):
        value = getattr(record, name)
        if single and value and ("[" in value or "*" in value):
            yield value, record.at(name)
        elif value and not single:
            yield from ((item, record.at(f"{name}.{number}")) for number, item in enumerate(value) if item and ("[" in item or "*" in item))


@cache
def _text_fields(kind: Any) -> tuple[tuple[str, bool], ...]:
    """The fields of a kind that are texts of one line, and whether each is a single one."""
    hints = field_types(kind)
    return tuple((spec.name, hints[spec.name] in (str, str | None)) for spec in model_fields(kind) if hints[spec.name] in (str, str | None, tuple[str, ...]))
