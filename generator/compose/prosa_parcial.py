"""Floor 3: the mistakes of prose in a model that has other errors, and so is not composed: they are said in the same run.

Of links, only the page is looked at: the sections of a page are known when it is composed. A page that a broken file may give is not missed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
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
from generator.domain.fields import Prose, Registro, model_fields
from generator.domain.hints import field_types
from generator.domain.modelo import Modelo
from generator.loading.resolve import ID_LINE, model_records, walk_records

GATHERING = ("", "dimensiones", "politicas", "glosario", "matriz", "normograma", "bibliografia", "pendientes")
"""Pages of the reference that gather what others hold."""
OF_ENTITY = ("cambios", "cobertura", "listado-maestro", "normograma", "planes", *ENTITY_PAGE.values(), *ENTITY_PLACE.values())
"""Pages that an entity may have besides those of its records."""


def check_prose(modelo: Modelo, texts: Mapping[str, str], broken: Collection[str], diagnostics: Diagnostics) -> None:
    """Read every prose of what was loaded. `broken`: files of the model with errors."""
    pages = set(known_pages(modelo))
    lost = {name for file in broken for name in (PurePosixPath(file).stem, *ID_LINE.findall(texts.get(file, "")))}
    legible = all(file in texts for file in broken)
    for entity, value in _proses(modelo):
        for block in read_prose(value.text, value.pos, diagnostics):
            for link in find_nodes(block, n.CrossRef):
                target = settle_address(link.target, entity)
                page = target.split("#")[0]
                if legible and page and page not in pages and lost.isdisjoint(page.split("/")):
                    report_dead_link(link, target, pages, diagnostics)


def known_pages(modelo: Modelo) -> Iterator[str]:
    """The addresses of the pages that the loaded records give."""
    yield from (*GATHERING, *(page.address for page in PAGINAS))
    for entity, record in _records(modelo):
        yield settle_address(address_of(record), entity).split("#")[0]
    for system in modelo.entidades:
        yield from (f"{base_of(system.id)}/{name}" for name in OF_ENTITY)


def _records(modelo: Modelo) -> Iterator[tuple[str, Registro]]:
    """Each record, with the entity that holds it."""
    own: Iterable[tuple[str, Any]] = ((name, getattr(modelo, name)) for name in type(modelo).__dataclass_fields__ if name != "entidades")
    for entity, value in (*(("", value) for _, value in own), *((system.id, system) for system in modelo.entidades)):
        yield from ((entity, record) for record in walk_records(model_records(value)))


def _proses(modelo: Modelo) -> Iterator[tuple[str, Prose]]:
    for entity, record in _records(modelo):
        kind: Any = type(record)
        yield from ((entity, value) for name in _prose_fields(kind) if (value := getattr(record, name)))


@cache
def _prose_fields(kind: Any) -> tuple[str, ...]:
    hints = field_types(kind)
    return tuple(spec.name for spec in model_fields(kind) if hints[spec.name] in (Prose, Prose | None))
