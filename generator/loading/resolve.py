"""Floor 2: ids → records. Each `Ref` gets its target; ids that repeat or lead nowhere are reported, once, with both places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, get_args, get_origin

from generator.diagnostics import Diagnostics, Note, SourcePos
from generator.domain.entidad.documental import DocumentoControlado, Procedimiento, Proceso
from generator.domain.entidad.gestion_riesgo import Control
from generator.domain.fields import Ref, Registro, model_fields
from generator.domain.hints import field_types
from generator.loading.suggest import did_you_mean, quote

LOCAL = (Control,)
"""Kinds whose ids are unique only inside the record that holds them."""
KIND_NAMES = {"politica": "política", "dimension": "dimensión", "tramite": "trámite", "medicion": "medición", "termino": "término", "linea": "línea",
              "guia_de_riesgo": "guía de riesgo", "politica_en_entidad": "política de la entidad", "objetivo_estrategico": "objetivo estratégico"}
"""How people write the kinds whose name has an accent or more."""
DOCUMENTS = (Procedimiento, DocumentoControlado, Proceso)
"""What `Ref[object]` may point at: any controlled document of the entity."""


def kinds_of(expected: Any) -> tuple[Any, ...]:
    """The kinds that a reference may name, the first one first: `Ref[Cargo | Dependencia]` is a cargo, or else a dependencia."""
    return DOCUMENTS if expected is object else get_args(expected) or (expected,)


ID_LINE = re.compile(r"^[^\w\n]*id: *[\"']?([\w-]+)", re.M)
SHAPE = {"E01", "E02", "E05", "E06", "E07"}
"""Codes after which a whole list or block was not read."""


@dataclass(slots=True)
class Gaps:
    """What broken files would have held: the kinds of record that may be missing, and ids that are written in them."""

    unread: set[type] = field(default_factory=set)
    lost: set[str] = field(default_factory=set)

    def add_file(self, kind: type, ident: str, text: str | None, codes: set[str]) -> None:
        """Account for a file of one kind of record that was not read whole, because of errors with these codes."""
        written = ID_LINE.findall(text or "")
        self.lost.update([ident, *written])
        if not written or codes & SHAPE:
            self.unread |= kinds_inside(kind) - ({kind} if ident else set())


@cache
def kinds_inside(kind: Any) -> frozenset[type]:
    """The kinds with ids that a file of this kind may hold, itself included."""
    found: set[type] = set()
    pending = [kind]
    while pending:
        one = pending.pop()
        if one in found:
            continue
        found.add(one)
        pending += [inner for hint in field_types(one).values() for inner in _records_of(hint)]
    return frozenset(k for k in found if hasattr(k, "kind"))


def _kind(record: Registro) -> Any:
    """Its class, as what a cache takes."""
    return type(record)


@cache
def _holders(kind: Any) -> tuple[tuple[str, str], ...]:
    """The fields of a kind that hold records, with their titles."""
    hints = field_types(kind)
    return tuple((spec.name, spec.metadata["title"]) for spec in model_fields(kind) if _records_of(hints[spec.name]))


@cache
def _ref_fields(kind: Any) -> tuple[tuple[str, str, Any], ...]:
    """The fields of a kind that name other records: name, title and the kind that is named."""
    hints = field_types(kind)
    named = ((spec.name, spec.metadata["title"], _expected(hints[spec.name])) for spec in model_fields(kind))
    return tuple(field for field in named if field[2] is not None)


def _records_of(hint: Any) -> list[type]:
    if isinstance(hint, type) and issubclass(hint, Registro):
        return [hint]
    return [] if get_origin(hint) is Ref else [kind for inner in get_args(hint) for kind in _records_of(inner)]


@dataclass(slots=True)
class Index:
    """Records by type and id. `parent`: the reference model, where an entity's own ids are not found."""

    records: dict[type, dict[str, Registro]] = field(default_factory=dict)
    parent: Index | None = None
    unread: set[type] = field(default_factory=set)
    """Kinds of which some record could not be read: what names one of them may be right."""
    lost: set[str] = field(default_factory=set)
    """Ids that are written in the files that could not be read."""

    def may_have(self, kind: Any, ident: str) -> bool:
        """Could a record that was not read be the one that is meant?"""
        here = ident in self.lost or not self.unread.isdisjoint(kinds_of(kind))
        return here or (self.parent is not None and self.parent.may_have(kind, ident))

    def find(self, kind: Any, ident: str) -> Registro | None:
        for one in kinds_of(kind):
            found = self.records.get(one, {}).get(ident)
            if found is not None:
                return found
        return self.parent.find(kind, ident) if self.parent else None

    def ids(self, kind: Any) -> list[str]:
        own = [i for one in kinds_of(kind) for i in self.records.get(one, {})]
        return own + (self.parent.ids(kind) if self.parent else [])

    def of_other_kind(self, ident: str) -> str:
        for kind, records in self.records.items():
            if ident in records:
                name: str = getattr(kind, "kind", "")
                return KIND_NAMES.get(name, name.replace("_", " "))
        return self.parent.of_other_kind(ident) if self.parent else ""


def build_index(roots: list[Registro], diagnostics: Diagnostics, parent: Index | None = None, gaps: Gaps | None = None) -> Index:
    """Index every record that has an id and a kind; report ids that repeat."""
    gaps = gaps or Gaps()
    index = Index(parent=parent, unread=set(gaps.unread), lost=gaps.lost)
    for record in walk_records(roots):
        _unique_inside(record, diagnostics)
        if not hasattr(type(record), "kind") or not hasattr(record, "id") or type(record) in LOCAL:
            continue
        ident = getattr(record, "id", None)
        if ident is None:
            index.unread.add(type(record))
            continue
        same = index.records.setdefault(type(record), {})
        if ident in same:
            diagnostics.error("R02", record.at("id"), f"El identificador {quote(ident)} está repetido.", "Cambie uno de los dos.",
                              (Note("el primero está en", same[ident].at("id")),))
            continue
        same[ident] = record
    return index


def _unique_inside(record: Registro, diagnostics: Diagnostics) -> None:
    """Ids of records that are known only inside their own: activities of a procedure, controls of a risk, levels of a scale."""
    for name, title in _holders(_kind(record)):
        seen: dict[str, Registro] = {}
        for item in _inner(getattr(record, name)):
            ident = getattr(item, "id", None)
            if ident is None or (hasattr(type(item), "kind") and type(item) not in LOCAL):
                continue
            first = seen.setdefault(ident, item)
            if first is not item:
                diagnostics.error("R02", item.at("id"), f"El identificador {quote(ident)} está repetido en «{title}».", "Cambie uno de los dos.",
                                  (Note("el primero está en", first.at("id")),))


def resolve(roots: list[Registro], index: Index, diagnostics: Diagnostics) -> set[Any]:
    """Give each reference its target. References to what a broken file would hold are not reported; those to one thing that is not, together.
    The kinds of which something is missing, and nothing looks like it."""
    missing: dict[tuple[Any, str], list[tuple[SourcePos, str, Any]]] = {}
    for record in walk_records(roots):
        for name, title, kind in _ref_fields(_kind(record)):
            value = getattr(record, name)
            for ref in _refs_in(value):
                if _resolve_one(ref, kind, record, title, index, diagnostics):
                    missing.setdefault((kinds_of(kind)[0], ref.id), []).append((ref.pos, title, kind))
            if isinstance(value, tuple) and len(value) > 1:
                _unique_refs(value, title, diagnostics)
    return {first for (first, ident), named in missing.items() if not _report_missing(ident, named, index, diagnostics)}


def _unique_refs(refs: tuple[Ref[Any], ...], title: str, diagnostics: Diagnostics) -> None:
    seen: dict[str, Ref[Any]] = {}
    for ref in refs:
        first = seen.setdefault(ref.id, ref)
        if first is not ref:
            diagnostics.error("R07", ref.pos, f"{quote(ref.id)} está repetido en la lista «{title}».", "Deje uno solo.", (Note("el primero está en", first.pos),))


def _resolve_one(ref: Ref[Any], kind: Any, owner: Registro, title: str, index: Index, diagnostics: Diagnostics) -> bool:
    """Is what it names missing?"""
    found = index.find(kind, ref.id)
    if found is owner:
        diagnostics.error("R03", ref.pos, f"{quote(ref.id)} se señala a sí mismo en «{title}».", "Escriba otro identificador o borre la línea.")
        return False
    if found is not None:
        ref.resolve(found)
        return False
    return not index.may_have(kind, ref.id)


def _report_missing(ident: str, found: list[tuple[SourcePos, str, Any]], index: Index, diagnostics: Diagnostics) -> bool:
    """One message for what is named and does not exist, with every place that names it. Does something else look like it?"""
    named = sorted((pos, title) for pos, title, _ in found)
    names = index.ids(max((kind for _, _, kind in found), key=lambda kind: len(kinds_of(kind))))
    hint = did_you_mean(ident, names)
    other = "" if hint else index.of_other_kind(ident)
    why = f" Hay un registro con ese identificador, pero es de otra clase ({other})." if other else hint
    known = "" if hint else ", ".join(names[:12]) + ("…" if len(names) > 12 else "")
    (pos, title), *more = named
    where = f" y en {len(more)} {'lugar más' if len(more) == 1 else 'lugares más'}" if more else ""
    diagnostics.error("R01", pos, f"No existe {quote(ident)}, que se nombra en «{title}»{where}.{why}",
                      f"Corrija el identificador o cree el registro.{f' Existen: {known}.' if known else ''}", tuple(Note("también se nombra en", place) for place, _ in more))
    return bool(hint)


def check_hierarchy(roots: list[Registro], diagnostics: Diagnostics) -> None:
    """Records that hang from others (superior, subproceso_de) may not hang from themselves, however far."""
    for record in walk_records(roots):
        for name in ("superior", "subproceso_de", "subserie_de"):
            chain = _chain(record, name)
            if chain:
                pos: SourcePos = getattr(record, name).pos
                ids = " → ".join(str(getattr(one, "id", "")) for one in [*chain, record])
                diagnostics.error("R04", pos, f"Hay una dependencia circular: {ids}.", "Rompa el ciclo: uno de ellos no debe depender de otro.",
                                  tuple(Note("sigue en", getattr(one, name).pos) for one in chain[1:]))
                return


def _chain(record: Registro, name: str) -> list[Registro]:
    """The records of the cycle that starts and ends in this one; empty when there is none."""
    seen, ref = [record], getattr(record, name, None)
    while ref is not None and ref._target is not None and len(seen) < 1000:
        if ref.target is record:
            return seen
        seen.append(ref.target)
        ref = getattr(ref.target, name, None)
    return []


def _expected(hint: Any) -> Any:
    if get_origin(hint) is Ref:
        return get_args(hint)[0]
    for inner in get_args(hint):
        found = _expected(inner)
        if found is not None:
            return found
    return None


def refs_of(record: Registro) -> Iterator[Ref[Any]]:
    """The references that a record has of its own, not those of the records inside it."""
    for name, _, _ in _ref_fields(_kind(record)):
        yield from _refs_in(getattr(record, name))


def _refs_in(value: Any) -> Iterator[Ref[Any]]:
    if isinstance(value, Ref):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _refs_in(item)


def walk_records(roots: list[Registro]) -> Iterator[Registro]:
    pending = list(reversed(roots))
    while pending:
        record = pending.pop()
        yield record
        holders = _holders(_kind(record))
        if holders:
            pending += reversed([item for name, _ in holders for item in _inner(getattr(record, name))])


def model_records(value: Any) -> list[Registro]:
    """The records at the top of the whole model: of each of its parts, and of each entity's system, which is itself a set of them."""
    if isinstance(value, Registro):
        return [value]
    if isinstance(value, tuple):
        return [record for item in value for record in model_records(item)]
    return [record for name in getattr(type(value), "__dataclass_fields__", {}) for record in model_records(getattr(value, name))]


def _inner(value: Any) -> list[Registro]:
    if not value:
        return []
    if isinstance(value, Registro):
        return [value]
    return [item for item in value if isinstance(item, Registro)] if isinstance(value, tuple) else []
