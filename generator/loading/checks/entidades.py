"""Floor 2: what the rules of an entity share: what of a system is whole, and the severity that each entity gives to a rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from generator.diagnostics import Note, SourcePos
from generator.domain.entidad.organizacion import Severidad
from generator.domain.entidad.sistema import SistemaDeGestion
from generator.loading.checks import Context
from generator.loading.whole import is_whole, whole_part


class Report(Protocol):
    """Reports under the code of a rule, as hard as the entity wants."""

    def __call__(self, pos: SourcePos, message: str, help: str, notes: tuple[Note, ...] = ()) -> None: ...


def systems(context: Context, code: str, hard: bool = True) -> Iterator[tuple[SistemaDeGestion, Report]]:
    """Each entity whose own record is whole, with the records that have no error. `hard`: the rule is an error unless the entity says otherwise."""
    for system in context.modelo.entidades:
        if not is_whole(system, context.faults):
            continue
        given = {ajuste.regla: ajuste.severidad for ajuste in system.entidad.reglas}.get(code, Severidad.ERROR if hard else Severidad.AVISO)
        add = context.diagnostics.error if given is Severidad.ERROR else context.diagnostics.warning

        def report(pos: SourcePos, message: str, help: str, notes: tuple[Note, ...] = (), add: object = add) -> None:
            add(code, pos, message, help, notes)  # type: ignore[operator]

        yield whole_part(system, context.faults), report
