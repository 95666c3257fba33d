"""Floor 2: what the rules of an entity share: which systems are whole, and the severity that each entity gives to a rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from generator.diagnostics import Note, SourcePos
from generator.domain.entidad.organizacion import Severidad
from generator.domain.entidad.sistema import SistemaDeGestion
from generator.loading.checks import Context


class Report(Protocol):
    """Reports under the code of a rule, as hard as the entity wants."""

    def __call__(self, pos: SourcePos, message: str, help: str, notes: tuple[Note, ...] = ()) -> None: ...


def systems(context: Context, code: str, hard: bool = True) -> Iterator[tuple[SistemaDeGestion, Report]]:
    """Each entity that was read whole. `hard`: the rule is an error unless the entity says otherwise."""
    for system in context.modelo.entidades:
        own = {f"entidades/{part.split('/')[2]}" for part in (system.entidad.pos.file,)} if system.entidad else set()
        if not own or own & set(context.incomplete):
            continue
        given = {ajuste.regla: ajuste.severidad for ajuste in system.entidad.reglas}.get(code, Severidad.ERROR if hard else Severidad.AVISO)
        add = context.diagnostics.error if given is Severidad.ERROR else context.diagnostics.warning

        def report(pos: SourcePos, message: str, help: str, notes: tuple[Note, ...] = (), add: object = add) -> None:
            add(code, pos, message, help, notes)  # type: ignore[operator]

        yield system, report
