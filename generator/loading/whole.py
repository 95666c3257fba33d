"""Floor 2: what can be trusted of an entity when some of its files have mistakes: rules look at that, so that one run tells all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, NamedTuple

from generator.diagnostics import Diagnostics
from generator.domain.entidad.organizacion import Entidad
from generator.domain.entidad.sistema import SistemaDeGestion
from generator.domain.fields import Registro
from generator.domain.modelo import Modelo
from generator.loading.resolve import refs_of, walk_records

END = 10**9
RULING = ("sigla", "codificacion", "tipos_de_documento", "codigos_retirados", "reglas", "guia_de_riesgo", "clases_de_riesgo")
"""Keys of an entity on which the rules of everything else depend."""
OF_A_VALUE = ("E05", "E08", "E09", "E10", "E11", "E12", "E13", "E14", "E15", "E17", "R06", "I01", "I02", "S01", "S02")
"""Codes of mistakes in one value, which leave the other keys as they are."""


class Fault(NamedTuple):
    """Where an error is in its file, and its code."""

    line: int
    code: str


Faults = Mapping[str, Sequence[Fault]]
"""File → its errors."""


def faults_of(diagnostics: Diagnostics) -> dict[str, list[Fault]]:
    """Where the errors are that have been said until now."""
    found: dict[str, list[Fault]] = {}
    for item in diagnostics.errors:
        found.setdefault(item.pos.file, []).append(Fault(item.pos.line, item.code))
    return found


def whole_part(system: SistemaDeGestion, faults: Faults) -> SistemaDeGestion:
    """The system without the records that have an error, or a reference whose target could not be read."""
    return replace(system, **_whole_lists(system, faults, False)) if faults else system


def whole_model(modelo: Modelo, faults: Faults) -> Modelo:
    """The model without the records that have an error, nor those that lead to them. A part that is one record may still lack values."""
    systems = [system for system in modelo.entidades if is_whole(system, faults)]
    return replace(modelo, entidades=tuple(replace(system, **_whole_lists(system, faults, True)) for system in systems),
                   **_whole_lists(modelo, faults, True, ("politicas", "dimensiones", "guias_de_riesgo")))


def is_whole(system: SistemaDeGestion, faults: Faults) -> bool:
    """Is the record of the entity itself without errors, or without any that others feel?"""
    entity = system.entidad
    return entity is not None and resolved(entity) and all(_is_mild(entity, fault) for fault in faults.get(entity.pos.file, ()))


def _is_mild(entity: Entidad, fault: Fault) -> bool:
    """Is the error in the value of a key on which nothing else depends?"""
    before = [(pos.line, key) for key, pos in entity.lugares.items() if pos.line <= fault.line and "." not in key]
    return fault.code in OF_A_VALUE and bool(before) and max(before)[1] not in RULING


def _whole_lists(holder: Any, faults: Faults, closed: bool, names: Sequence[str] = ()) -> dict[str, Any]:
    """Each list of records of a system or a model without those that have a fault; `closed`: nor those that lead to one of them."""
    found = {spec.name: getattr(holder, spec.name) for spec in fields(holder) if spec.name in names or not names}
    lists: dict[str, tuple[Registro, ...]] = {name: listed for name, listed in found.items() if isinstance(listed, tuple)}
    records = [record for listed in lists.values() for record in listed]
    broken = {id(record) for record in _with_fault(records, faults)}
    while closed and (more := {id(record) for record in records if id(record) not in broken and _leads_to(record, broken)}):
        broken |= more
    broken |= {id(record) for record in records if not resolved(record)}
    return {name: tuple(record for record in listed if id(record) not in broken) for name, listed in lists.items()}


def _with_fault(records: Sequence[Registro], faults: Faults) -> Iterator[Registro]:
    """The records with an error between their first line and that of the next one in their file."""
    by_file: dict[str, list[Registro]] = {}
    for record in records:
        if record.pos.file in faults:
            by_file.setdefault(record.pos.file, []).append(record)
    for file, listed in by_file.items():
        ordered = sorted(listed, key=lambda record: record.pos.line)
        ends = [*(record.pos.line for record in ordered[1:]), END]
        yield from (record for record, end in zip(ordered, ends, strict=True) if any(record.pos.line <= fault.line < end for fault in faults[file]))


def _leads_to(record: Registro, broken: set[int]) -> bool:
    return any(id(ref._target) in broken for inner in walk_records([record]) for ref in refs_of(inner))


def resolved(record: Registro) -> bool:
    """Does every reference of the record have its target?"""
    return all(ref._target is not None for inner in walk_records([record]) for ref in refs_of(inner))
