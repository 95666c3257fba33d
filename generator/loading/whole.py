"""Floor 2: what can be trusted of an entity when some of its files have mistakes: rules look at that, so that one run tells all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from generator.diagnostics import Diagnostics
from generator.domain.entidad.sistema import SistemaDeGestion
from generator.domain.fields import Registro
from generator.loading.resolve import refs_of, walk_records

END = 10**9
Faults = Mapping[str, Sequence[int]]
"""File → the lines that have an error."""


def faults_of(diagnostics: Diagnostics) -> dict[str, list[int]]:
    """Where the errors are that have been said until now."""
    found: dict[str, list[int]] = {}
    for item in diagnostics.errors:
        found.setdefault(item.pos.file, []).append(item.pos.line)
    return found


def whole_part(system: SistemaDeGestion, faults: Faults) -> SistemaDeGestion:
    """The system without the records that have an error, or a reference whose target could not be read."""
    if not faults:
        return system
    lists: dict[str, tuple[Registro, ...]] = {spec.name: getattr(system, spec.name) for spec in fields(system) if spec.name != "entidad"}
    records = [record for listed in lists.values() for record in listed]
    broken = {id(record) for record in _with_fault(records, faults)} | {id(record) for record in records if not resolved(record)}
    kept: dict[str, Any] = {name: tuple(record for record in listed if id(record) not in broken) for name, listed in lists.items()}
    return replace(system, **kept)


def _with_fault(records: Sequence[Registro], faults: Faults) -> Iterator[Registro]:
    """The records with an error between their first line and that of the next one in their file."""
    by_file: dict[str, list[Registro]] = {}
    for record in records:
        if record.pos.file in faults:
            by_file.setdefault(record.pos.file, []).append(record)
    for file, listed in by_file.items():
        ordered = sorted(listed, key=lambda record: record.pos.line)
        ends = [*(record.pos.line for record in ordered[1:]), END]
        yield from (record for record, end in zip(ordered, ends, strict=True) if any(record.pos.line <= line < end for line in faults[file]))


def resolved(record: Registro) -> bool:
    """Does every reference of the record have its target?"""
    return all(ref._target is not None for inner in walk_records([record]) for ref in refs_of(inner))
