"""Floor 1: how a record declares its fields, and the value types that YAML texts are decoded into.

A record is a frozen keyword-only dataclass that inherits `Registro`. Each field is declared with `labelled("Título")`; the label
is what pages, manuals, messages and the editor's schema show. Type and default decide how it is decoded and
whether it may be missing: no default = required. Decoding itself lives in `generator/loading/decode.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, field, fields
from functools import cache
from typing import Any, Generic, NewType, TypeVar

from generator.diagnostics import SourcePos

NOWHERE = SourcePos("", 0, 0)

Url = NewType("Url", str)
"""A web address: http or https."""
Correo = NewType("Correo", str)
"""An institutional e-mail address."""
Clave = NewType("Clave", str)
"""A key of references.bib."""
Imagen = NewType("Imagen", str)
"""Path of a picture, relative to the project, inside it."""
Identificador = NewType("Identificador", str)
"""An official name in lower case without accents, words joined by hyphens: «gestion-documental»."""
Hora = NewType("Hora", str)
"""A time of day, «08:00»; never a number."""


def labelled(title: str, *, default: Any = MISSING, help: str = "", part: str = "desarrollo",
             minimo: float | None = None, maximo: float | None = None, patron: str = "",
             oculto: bool = False) -> Any:
    """Declare a field of a record.

    `title`: what people read. `default`: what it is when the YAML lacks it (absent: it is required). `help`: one sentence for
    the editor, in Spanish, shown in the schema and in messages. `part`: the part of an NTC document where its section goes.
    `minimo`/`maximo`: bounds of a number (or of a list's length). `patron`: a regular expression that a text must match whole.
    `oculto`: it has no section of its own (title, order, numbers that the page shows elsewhere).
    """
    metadata = {"title": title, "help": help, "part": part, "minimo": minimo, "maximo": maximo, "patron": patron, "oculto": oculto}
    if default is MISSING:
        return field(metadata=metadata)
    return field(default=default, metadata=metadata)


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown of an editor. It may hold citations `[@clave, art. 3]` and links `[texto](mipg:politicas/integridad)`.

    `pos` is the place of the first character of `text`; it knows where each of the others is."""

    text: str
    pos: SourcePos = field(default=NOWHERE, compare=False)

    def __bool__(self) -> bool:
        return bool(self.text.strip())


T = TypeVar("T")


@dataclass(slots=True)
class Ref(Generic[T]):
    """A mention of another record by its id. The resolver sets `target` once; before that, asking for it is a bug."""

    id: str
    pos: SourcePos = field(default=NOWHERE, compare=False)
    _target: T | None = field(default=None, compare=False, repr=False)

    @property
    def target(self) -> T:
        if self._target is None:
            raise LookupError(f"reference not resolved: {self.id}")
        return self._target

    def resolve(self, target: T) -> None:
        self._target = target

    def __hash__(self) -> int:
        return hash(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Registro:
    """What every record has besides its own fields: where it is written, and where each of its keys is."""

    pos: SourcePos = field(default=NOWHERE, compare=False, repr=False)
    lugares: Mapping[str, SourcePos] = field(default_factory=dict, compare=False, repr=False)
    """Position of the value of each key that the file has."""

    def at(self, key: str) -> SourcePos:
        """The place of a key's value, or of the record when the file does not have it."""
        return self.lugares.get(key, self.pos)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pendiente(Registro):
    """A field of a record whose fact is not yet checked against its source («pendiente de cotejo»)."""

    campo: str = labelled("Campo", help="Clave del registro que está pendiente, por ejemplo «lider_nacional».")
    motivo: str = labelled("Motivo", help="Qué falta cotejar y contra qué fuente.")


@cache
def _model_fields(record: Any) -> tuple[Field[Any], ...]:
    return tuple(f for f in fields(record) if "title" in f.metadata)


def model_fields(record: type) -> tuple[Field[Any], ...]:
    """The declared fields of a record type, in order: those made with `labelled`."""
    return _model_fields(record)
