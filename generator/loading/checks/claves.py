"""Floor 2: every key that the model cites is in references.bib, in fields and in prose."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from generator.diagnostics import SourcePos
from generator.doctree.citesyntax import find_citations
from generator.domain.fields import Clave, Prose, Registro, model_fields
from generator.domain.hints import field_types
from generator.loading.checks import Context, check
from generator.loading.suggest import did_you_mean, quote


@check("R06")
def check_claves(context: Context) -> None:
    if context.claves is None:
        return
    for record in context.records:
        for key, pos in _cited(record):
            if key not in context.claves:
                context.diagnostics.error("R06", pos, f"La clave de cita {quote(key)} no existe en references.bib.{did_you_mean(key, context.claves)}",
                                          "Corrija la clave o agregue la fuente a la bibliografía.")


def _cited(record: Registro) -> Iterator[tuple[str, SourcePos]]:
    kind: Any = type(record)
    for name, one_key in _citing_fields(kind):
        value = getattr(record, name)
        if isinstance(value, Prose):
            for start, end, cite in find_citations(value.text) if "@" in value.text else ():
                for item in cite.items:
                    yield item.key, value.pos.inside(value.text, max(start, value.text.find(item.key, start, end)), len(item.key))
        elif one_key and value:
            yield value, record.at(name)
        elif value:
            yield from ((key, record.at(f"{name}.{n}")) for n, key in enumerate(value))


@cache
def _citing_fields(kind: Any) -> tuple[tuple[str, bool], ...]:
    """The fields of a kind that may cite, and whether each is one key."""
    hints = field_types(kind)
    return tuple((spec.name, hints[spec.name] is Clave) for spec in model_fields(kind)
                 if hints[spec.name] in (Prose, Prose | None, Clave, tuple[Clave, ...]))
