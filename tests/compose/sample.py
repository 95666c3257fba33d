"""A whole model made from the declarations of the records: each text is a word that appears nowhere else."""

from __future__ import annotations

import types
from enum import Enum
from itertools import count
from typing import Any, Union, get_args, get_origin

from generator.domain.fields import Identificador, Prose, Ref, Registro, model_fields
from generator.domain.hints import field_types
from generator.domain.modelo import LUGARES, Modelo
from generator.domain.riesgo import FilaDelMapa, NivelDeProbabilidad, Zona

SKIP = {"manuales"}


class Maker:
    """`words`: every word that was written in a field that a page must show, with where it was."""

    def __init__(self) -> None:
        self.numbers = count(1)
        self.words: dict[str, str] = {}
        self.made: dict[type, list[Any]] = {}
        self.refs: list[tuple[Ref[Any], type]] = []

    def modelo(self) -> Modelo:
        values: dict[str, Any] = {}
        for lugar in LUGARES:
            if lugar.atributo in SKIP:
                continue
            values[lugar.atributo] = (self.record(lugar.tipo),) if lugar.varios else self.record(lugar.tipo)
        for ref, kind in self.refs:
            target = self.made[kind][0]
            ref.id = target.id
            ref.resolve(target)
        return Modelo(**values)

    def record(self, kind: type) -> Any:
        hints = field_types(kind)
        shown = kind.__name__ != "Pendiente"
        values = {f.name: self.value(hints[f.name], f"{kind.__name__}.{f.name}", f.metadata, shown) for f in model_fields(kind)
                  if f.name != "pendientes"}
        if kind is FilaDelMapa:
            values = {"probabilidad": self.made[NivelDeProbabilidad][-1].id, "zonas": (self.made[Zona][-1].id,)}
        made = kind(**values)
        self.made.setdefault(kind, []).append(made)
        return made

    def word(self, where: str, shown: bool = True) -> str:
        word = f"zumo{next(self.numbers)}q"
        if shown:
            self.words[word] = where
        return word

    def value(self, hint: Any, where: str, metadata: Any, shown: bool) -> Any:
        origin, args = get_origin(hint), get_args(hint)
        if origin in (Union, types.UnionType):
            return self.value(next(a for a in args if a is not type(None)), where, metadata, shown)
        if origin is tuple:
            return (self.value(args[0], where, metadata, shown),)
        if origin is Ref:
            ref: Ref[Any] = Ref("")
            self.refs.append((ref, (get_args(args[0]) or args)[0]))
            return ref
        if isinstance(hint, type) and issubclass(hint, Registro):
            return self.record(hint)
        return self.scalar(hint, where, metadata, shown)

    def scalar(self, hint: Any, where: str, metadata: Any, shown: bool) -> Any:
        if hint is Prose:
            return Prose(f"Frase {self.word(where)}.")
        if hint is Identificador:
            return f"id-{next(self.numbers)}"
        if isinstance(hint, type) and issubclass(hint, Enum):
            return next(iter(hint))
        if hint is bool:
            return True
        if hint is int:
            return int(metadata["minimo"] or 1)
        named = not metadata["patron"] and where.split(".")[1] not in ("id", "tono", "atributo", "reduce", "relacion")
        return self.word(where, shown and named and (not metadata["oculto"] or where.endswith(".nombre")))


def sample() -> tuple[Modelo, dict[str, str]]:
    maker = Maker()
    return maker.modelo(), maker.words
