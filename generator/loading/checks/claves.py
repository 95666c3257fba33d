"""Floor 2: every key that the model cites is in references.bib, in fields and in prose."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import SourcePos
from generator.doctree.citesyntax import find_citations
from generator.domain.fields import Clave, Prose, Registro, model_fields
from generator.domain.hints import field_types
from generator.loading.checks import Context, check
from generator.loading.resolve import model_records, walk_records
from generator.loading.suggest import did_you_mean, quote


def prose_position(prose: Prose, offset: int) -> SourcePos:
    """Where in its file a character of the prose is."""
    line = prose.text.count("\n", 0, offset)
    column = prose.pos.column + offset if not line else prose.indent + offset - prose.text.rfind("\n", 0, offset)
    return SourcePos(prose.pos.file, prose.pos.line + line, column)


@check("R06")
def check_claves(context: Context) -> None:
    if context.claves is None:
        return
    for record in walk_records(model_records(context.modelo)):
        for key, pos in _cited(record):
            if key not in context.claves:
                context.diagnostics.error("R06", pos, f"La clave de cita {quote(key)} no existe en references.bib.{did_you_mean(key, context.claves)}",
                                          "Corrija la clave o agregue la fuente a la bibliografía.")


def _cited(record: Registro) -> Iterator[tuple[str, SourcePos]]:
    hints = field_types(type(record))
    for spec in model_fields(type(record)):
        value, hint = getattr(record, spec.name), hints[spec.name]
        if isinstance(value, Prose) and "@" in value.text:
            for start, end, cite in find_citations(value.text):
                for item in cite.items:
                    yield item.key, prose_position(value, max(start, value.text.find(item.key, start, end)))
        elif hint is Clave and value:
            yield value, record.at(spec.name)
        elif hint == tuple[Clave, ...]:
            yield from ((key, record.at(f"{spec.name}.{n}")) for n, key in enumerate(value or ()))
