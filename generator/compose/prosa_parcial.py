"""Floor 3: the mistakes of prose in a model that has other errors, and so is not composed: they are said in the same run.

Of links, only the page is looked at: the sections of a page are known when it is composed. A page that a broken file may give is not missed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
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


def check_prose(modelo: Modelo, texts: Mapping[str, str], broken: Collection[str], diagnostics: Diagnostics) -> None:
    """Read every prose of what was loaded. `broken`: files of the model with errors."""
    pages = set(known_pages(modelo))
    lost = {name for file in broken for name in (PurePosixPath(file).stem, *ID_LINE.findall(texts.get(file, "")))}
    legible = all(file in texts for file in broken)
    for value in _proses(modelo):
        for block in read_prose(value.text, value.pos, diagnostics):
            for link in find_nodes(block, n.CrossRef):
                target = settle_address(link.target, _entity(value.pos.file))
                page = target.split("#")[0]
                if legible and page and page not in pages and lost.isdisjoint(page.split("/")):
                    report_dead_link(link, target, pages, diagnostics)


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
