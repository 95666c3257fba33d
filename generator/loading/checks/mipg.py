"""Floor 2: rules of MIPG itself: how many of each thing there are, their numbers, and relations that go both ways."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from typing import Any

from generator.diagnostics import Note, SourcePos
from generator.domain.fields import model_fields
from generator.loading.checks import Context, check
from generator.loading.suggest import did_you_mean, quote


def _numbers(context: Context, code: str, records: Iterable[Any], key: str, total: int, what: str) -> None:
    """The numbers from 1 to `total`, each once."""
    seen: dict[int, Any] = {}
    last, repeated = None, False
    listed = list(records)
    missing = [str(n) for n in range(1, total + 1) if n not in {getattr(record, key) for record in listed}]
    for record in listed:
        last = record
        number = getattr(record, key)
        if number is None:
            continue
        if number in seen:
            repeated = True
            hint = f" Falta el {missing[0]}." if len(missing) == 1 else f" Faltan: {', '.join(missing)}." if missing else ""
            context.diagnostics.error(code, record.at(key), f"El número {number} está repetido entre {what}.{hint}", "Cada número se usa una sola vez.",
                                      (Note("el primero está en", seen[number].at(key)),))
        seen.setdefault(number, record)
    if missing and last is not None and not repeated:
        files = {record.pos.file for record in listed}
        pos = last.pos if len(files) == 1 else SourcePos(posixpath.dirname(last.pos.file))
        context.diagnostics.error(code, pos, f"Faltan números entre {what}: {', '.join(missing)}.", f"Deben estar del 1 al {total}.")


@check("M01", "dimensiones")
def check_dimensiones(context: Context) -> None:
    _numbers(context, "M01", context.modelo.dimensiones, "numero", 7, "las siete dimensiones")


@check("M02", "politicas")
def check_numero_base(context: Context) -> None:
    _numbers(context, "M02", context.modelo.politicas, "numero_base", 18, "las políticas del documento base")


@check("M03")
def check_symmetric(context: Context) -> None:
    for politica in context.modelo.politicas:
        for ref in politica.relacionadas or ():
            if ref._target is None or {politica.pos.file, ref.target.pos.file} & context.faults.keys():
                continue
            if politica.id not in {back.id for back in ref.target.relacionadas}:
                context.diagnostics.error("M03", ref.pos, f"«{politica.id}» nombra a «{ref.id}» como relacionada, pero no al revés.",
                                          f"Agregue «{politica.id}» a las relacionadas de «{ref.id}».")


@check("M09")
def check_other_dimensions(context: Context) -> None:
    for politica in context.modelo.politicas:
        for ref in politica.dimensiones_relacionadas or ():
            if politica.dimension and ref.id == politica.dimension.id:
                context.diagnostics.error("M09", ref.pos, f"«{ref.id}» ya es la dimensión principal de «{politica.id}»: no es además una relacionada.",
                                          "Bórrela de «dimensiones_relacionadas».", (Note("la principal está en", politica.dimension.pos),))


@check("M04", "mipg", "planes", "meci")
def check_catalogues(context: Context) -> None:
    modelo = context.modelo
    for records, total, what in (
        (modelo.mipg.objetivos, 5, "objetivos"), (modelo.mipg.principios, 6, "principios"), (modelo.planes.planes, 12, "planes del Decreto 612"),
        (modelo.meci.componentes, 5, "componentes del MECI"),
    ):
        _numbers(context, "M04", records, "numero", total, f"los {total} {what}")
    for parent, key, total in ((modelo.mipg, "enfoques", 6), (modelo.mipg, "valores", 5)):
        if len(getattr(parent, key)) != total:
            context.diagnostics.error("M04", parent.at(key), f"«{key}» debe tener {total} elementos y tiene {len(getattr(parent, key))}.", "Complete la lista.")


@check("M06")
def check_pending(context: Context) -> None:
    """A pending note speaks of a key that its record has."""
    for record in context.records:
        names = [spec.name for spec in model_fields(type(record))]
        for note in getattr(record, "pendientes", None) or ():
            if note.campo and note.campo not in names:
                context.diagnostics.error("M06", note.at("campo"), f"El pendiente habla de {quote(note.campo)}, que no es una clave de este registro.{did_you_mean(note.campo, names)}",
                                          "Escriba el nombre de la clave, por ejemplo «lider_nacional».")
