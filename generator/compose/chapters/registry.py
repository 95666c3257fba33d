"""Floor 3: what a kind of chapter is given and how it registers. It must not know any kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.citations.bibtex import Source
from generator.compose.made import Lost, nothing_lost
from generator.diagnostics import Diagnostics
from generator.doctree import nodes as n
from generator.domain.entidad.sistema import SistemaDeGestion
from generator.domain.manual import Capitulo
from generator.domain.modelo import Modelo


@dataclass(frozen=True, slots=True)
class Material:
    """What the chapters of one manual are made of. `documents`: the pages, by address. `page`: the one that the manual is of.
    `lost`: pages that may be of what could not be read."""

    modelo: Modelo
    documents: Mapping[str, n.Document]
    sources: Mapping[str, Source]
    diagnostics: Diagnostics
    sistema: SistemaDeGestion | None = None
    page: n.Document | None = None
    control: n.Control = n.Control()
    lost: Lost = nothing_lost

    @property
    def base(self) -> str:
        """The address of the first page of the entity; empty without one."""
        return f"entidades/{self.sistema.id}" if self.sistema else ""

    def address_of(self, record: Any) -> str:
        """The address of the page of a record; empty when it has none."""
        ident, pages = getattr(record, "id", ""), self.of_kind(getattr(record, "kind", "-"))
        return next((page.address for page in pages if page.address.rsplit("/", 1)[-1] == ident), "")

    def of_kind(self, kind: str) -> tuple[n.Document, ...]:
        """The pages of one kind, those of the entity of the manual or those of the reference, in order."""
        entity = self.sistema.id if self.sistema else ""
        return tuple(d for d in self.documents.values() if d.kind == kind and d.entity in ("", entity))


Chapter = Callable[[Capitulo, Material], tuple[n.Section, ...]]
CHAPTERS: dict[str, Chapter] = {}
"""Filled once, when the modules of this folder are imported."""


def chapter(name: str) -> Callable[[Chapter], Chapter]:
    """Register a kind of chapter under the name that recipes use."""
    def register(make: Chapter) -> Chapter:
        assert name not in CHAPTERS, f"two kinds of chapter are called «{name}»"
        CHAPTERS[name] = make
        return make

    return register


def named(value: Any, default: str) -> str:
    """The title that the recipe gives, or the usual one."""
    return str(value.titulo) or default
