"""Floor 3: the mistakes of prose in a model that has other errors, and so is not composed: they are said in the same run.

Of links, the page is looked at; its sections, when it could be composed. A page that a broken file may give is not missed.
What is wrong in the pages that can be composed is told by `generator/project_review.py`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from generator.compose.direcciones import ENTITY_PAGE, ENTITY_PLACE, address_of, base_of, settle_address
from generator.compose.links import report_dead_link
from generator.compose.pages import PAGINAS
from generator.diagnostics import Diagnostics
from generator.doctree import nodes as n
from generator.doctree.prose import read_prose
from generator.doctree.walk import find_nodes
from generator.domain.fields import Prose, model_fields
from generator.domain.hints import field_types
from generator.domain.modelo import Modelo
from generator.loading.resolve import ID_LINE, model_records, walk_records

GATHERING = ("", "dimensiones", "politicas", "glosario", "matriz", "normograma", "bibliografia", "pendientes")
"""Pages of the reference that gather what others hold."""
OF_ENTITY = ("cambios", "cobertura", "listado-maestro", "normograma", "planes", *ENTITY_PAGE.values(), *ENTITY_PLACE.values())
"""Pages that an entity may have besides those of its records."""
PUT_LAST = ("referencias", "definiciones", "menciones")
"""Sections that a page has once everything is read."""


@dataclass(frozen=True, slots=True)
class Unread:
    """What may be of the files that could not be read. `pages`: addresses of the records that could; `names`: those written in the others;
    `halves`: pages that lack what is in the others; `anything`: one of the others could not even be opened."""

    pages: frozenset[str]
    names: frozenset[str]
    halves: frozenset[str]
    anything: bool

    @classmethod
    def of(cls, modelo: Modelo, texts: Mapping[str, str], broken: Collection[str]) -> Unread:
        """`broken`: files of the model with errors."""
        names = {name for file in broken for name in (PurePosixPath(file).stem, *ID_LINE.findall(texts.get(file, "")))}
        halves = {page.address for page in PAGINAS if page.source.replace("_", "-") in names}
        halves |= {"control-de-riesgo" for file in broken if file.startswith("model/riesgo/")} | {base_of(_entity(file)) for file in broken if file.endswith("/entidad.yml")}
        return cls(frozenset(known_pages(modelo)), frozenset(names), frozenset(halves), any(file not in texts for file in broken))

    def may_have(self, address: str) -> bool:
        """A page: of a record that was not composed, or of what was not read. A section: of what was not read, or one that is put when all is."""
        page, _, section = address.partition("#")
        names = {*page.split("/"), section, section.partition("_")[2], section.removeprefix("ref-")}
        return self.anything or page in self.halves or not self.names.isdisjoint(names) or section in PUT_LAST or (not section and page in self.pages)


def check_prose(modelo: Modelo, unread: Unread, diagnostics: Diagnostics, shown: Collection[str] = ()) -> None:
    """Read every prose of what was loaded. `shown`: the addresses of the pages that could be composed and of their sections."""
    for value in _proses(modelo):
        for block in read_prose(value.text, value.pos, diagnostics):
            for link in find_nodes(block, n.CrossRef):
                target = settle_address(link.target, _entity(value.pos.file))
                page = target.split("#")[0]
                if page and target not in shown and not unread.may_have(target if page in shown else page):
                    report_dead_link(link, target, shown or unread.pages, diagnostics)


def known_pages(modelo: Modelo) -> Iterator[str]:
    """The addresses of the pages that the loaded records give."""
    yield from (*GATHERING, *(page.address for page in PAGINAS))
    entities = set()
    for record in walk_records(model_records(modelo)):
        entity = _entity(record.pos.file)
        entities.add(entity)
        yield settle_address(address_of(record), entity).split("#")[0]
    for entity in entities - {""}:
        yield from (base_of(entity), *(f"{base_of(entity)}/{name}" for name in OF_ENTITY))


def _entity(file: str) -> str:
    """The entity whose folder holds the file: it is known even when its own record could not be read."""
    found = re.match(r"model/entidades/([^/]+)/", file)
    return found[1] if found else ""


def _proses(modelo: Modelo) -> Iterator[Prose]:
    for record in walk_records(model_records(modelo)):
        kind: Any = type(record)
        yield from (value for name in _prose_fields(kind) if (value := getattr(record, name)))


@cache
def _prose_fields(kind: Any) -> tuple[str, ...]:
    hints = field_types(kind)
    return tuple(spec.name for spec in model_fields(kind) if hints[spec.name] in (Prose, Prose | None))
