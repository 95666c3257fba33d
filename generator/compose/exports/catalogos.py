"""Floor 3: the catalogues of an entity, its procedures' activities, and its matrices as sheets: a column for each field that some record fills."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import Field
from datetime import date
from decimal import Decimal
from enum import Enum
from types import UnionType
from typing import Any, Union, get_args, get_origin

from generator.citations.bibtex import Source
from generator.compose.exports.plain import lines, name, plain
from generator.compose.inlines import word
from generator.doctree.sheets import Sheet, SheetColumn, Value
from generator.domain.celdas import leer_columna
from generator.domain.entidad.catalogos import Matriz
from generator.domain.entidad.sistema import SistemaDeGestion
from generator.domain.fields import Prose, Ref, Registro, model_fields
from generator.domain.hints import field_types
from generator.domain.modelo import Modelo

FORMATS = {int: "integer", Decimal: "decimal", date: "date"}
WIDTHS = {"integer": 12, "decimal": 14, "percent": 14, "date": 12}


def record_sheet(ident: str, title: str, records: tuple[Registro, ...], before: tuple[tuple[SheetColumn, tuple[Value, ...]], ...] = ()) -> Sheet:
    """A row per record. `before`: columns that come first, with their values."""
    kind = type(records[0])
    hints = field_types(kind)
    shown = [f for f in model_fields(kind) if f.name != "id"]
    grid = [[typed(getattr(r, f.name)) for f in shown] for r in records]
    used = [at for at in range(len(shown)) if any(row[at] not in (None, "") for row in grid)]
    columns = (*(column for column, _ in before), *(_column(shown[at], hints) for at in used))
    firsts = list(zip(*(values for _, values in before), strict=True)) if before else [() for _ in records]
    return Sheet(ident, title, columns, tuple((*first, *(row[at] for at in used)) for first, row in zip(firsts, grid, strict=True)))


def _column(field: Field[Any], hints: Mapping[str, Any]) -> SheetColumn:
    hint = hints[field.name]
    kind = next((a for a in get_args(hint) if a is not type(None)), hint) if get_origin(hint) in (Union, UnionType) else hint
    form = FORMATS.get(kind, "text")
    return SheetColumn(field.name, str(field.metadata["title"]), form, WIDTHS.get(form, 32))


def typed(value: Any) -> Value:
    """A value as a cell holds it: numbers and dates as they are, the rest as plain text."""
    if value is None or isinstance(value, bool | int | Decimal | date):
        return value
    if isinstance(value, Enum):
        return word(value)
    return _text(value)


def _text(value: Any) -> str:
    if isinstance(value, Prose):
        return plain(value)
    if isinstance(value, Ref):
        return name(value)
    if isinstance(value, tuple):
        return lines(str(typed(item)) for item in value)
    if isinstance(value, Registro):
        parts = [(str(f.metadata["title"]), typed(getattr(value, f.name))) for f in model_fields(type(value)) if f.name != "id"]
        (_, first), *others = [(label, str(part).replace("\n", ", ")) for label, part in parts if part not in (None, "", False)] or [("", "")]
        return f"{first}: {others[0][1]}" if len(others) == 1 else "; ".join((first, *(f"{label}: {part}" for label, part in others)))
    return str(value)


def _catalogue(attribute: str, ident: str, title: str) -> Callable[[Modelo, SistemaDeGestion, Mapping[str, Source]], tuple[Sheet, ...]]:
    def make(modelo: Modelo, sistema: SistemaDeGestion, sources: Mapping[str, Source]) -> tuple[Sheet, ...]:
        records = getattr(sistema, attribute)
        return (record_sheet(ident, title, records),) if records else ()

    return make


def activities_sheet(modelo: Modelo, sistema: SistemaDeGestion, sources: Mapping[str, Source]) -> tuple[Sheet, ...]:
    """Every activity of every procedure, in order."""
    found = [(p, a, str(at)) for p in sistema.procedimientos for at, a in enumerate(p.actividades, 1)]
    if not found:
        return ()
    before = (_given("codigo", "Código", 16, (p.codigo for p, _, _ in found)), _given("procedimiento_nombre", "Procedimiento", 36, (p.nombre for p, _, _ in found)),
              _given("orden", "Orden", 8, (at for _, _, at in found)))
    return (record_sheet("actividades", "Actividades de los procedimientos", tuple(a for _, a, _ in found), before),)


def _given(key: str, title: str, width: int, values: Iterable[str]) -> tuple[SheetColumn, tuple[Value, ...]]:
    return SheetColumn(key, title, width=width), tuple(values)


def actions_sheet(modelo: Modelo, sistema: SistemaDeGestion, sources: Mapping[str, Source]) -> tuple[Sheet, ...]:
    """The actions of plans, of other documents, of gaps and of measurements; those of risks have a sheet of their own."""
    found = [*((d.tipo.target.nombre, d.nombre, a) for d in sistema.documentos for a in d.acciones),
             *(("Plan institucional", f"{p.plan.target.nombre} ({p.vigencia})", a) for p in sistema.planes for a in p.acciones),
             *(("Brecha de una política", p.politica.target.nombre, a) for p in sistema.politicas for gap in p.brechas for a in gap.acciones),
             *(("Medición de un indicador", f"{i.nombre} ({m.periodo})", a) for i in sistema.indicadores for m in i.serie for a in m.acciones)]
    if not found:
        return ()
    before = (_given("de", "De", 24, (kind for kind, _, _ in found)), _given("de_nombre", "Plan, política o indicador", 40, (whose for _, whose, _ in found)))
    return (record_sheet("acciones-de-planes", "Acciones de planes y mejoras", tuple(a for _, _, a in found), before),)


def matrices_sheets(modelo: Modelo, sistema: SistemaDeGestion, sources: Mapping[str, Source]) -> tuple[Sheet, ...]:
    """Each matrix with the columns that the entity gives it."""
    return tuple(_matrix(m) for m in sistema.matrices)


def _matrix(m: Matriz) -> Sheet:
    said = [[plain(row.celdas[at].texto) if at < len(row.celdas) else "" for row in m.filas] for at in range(len(m.columnas))]
    read = [leer_columna(texts) for texts in said]
    columns = tuple(SheetColumn(f"columna_{at}", title, form, WIDTHS.get(form, 30)) for at, (title, (form, _)) in enumerate(zip(m.columnas, read, strict=True), 1))
    return Sheet(f"matriz-{m.id}", m.nombre, columns, tuple(zip(*(values for _, values in read), strict=True)))


MANY = (
    activities_sheet, actions_sheet, _catalogue("tramites", "tramites", "Trámites y servicios"), _catalogue("grupos", "grupos-de-valor", "Grupos de valor y de interés"),
    _catalogue("series", "retencion-documental", "Retención documental"), _catalogue("activos", "activos-de-informacion", "Activos de información"),
    _catalogue("externos", "documentos-externos", "Documentos externos"), matrices_sheets,
)
