"""Floor 3: the chapters of the manual of a management system: one for each dimension of MIPG, with what the entity has for its policies."""

from __future__ import annotations

from dataclasses import replace

from generator.compose.chapters.registry import Material, chapter
from generator.doctree import nodes as n
from generator.domain.dimension import Dimension
from generator.domain.manual import Capitulo

_PURPOSE = ("proposito",)


@chapter("dimensiones-de-entidad")
def _dimensions(capitulo: Capitulo, material: Material) -> tuple[n.Section, ...]:
    """A chapter per dimension: its purpose in MIPG, and each of its policies as the coverage page of the entity says it."""
    covered = material.documents.get(f"{material.base}/cobertura") if material.sistema else None
    if covered is None:
        return ()
    policies = {inner.id: inner for section in covered.sections for inner in section.sections}
    return tuple(_dimension(d, policies, material) for d in material.modelo.dimensiones)


def _dimension(dimension: Dimension, policies: dict[str, n.Section], material: Material) -> n.Section:
    page = material.documents.get(f"dimensiones/{dimension.id}")
    purpose = tuple(s for part in page.sections for s in (part, *part.sections) if s.id in _PURPOSE) if page else ()
    own = (policies.get(f"politica-{p.id}") for p in material.modelo.politicas if p.dimension.id == dimension.id)
    return n.Section(f"dimension-{dimension.id}", f"Dimensión de {dimension.nombre}", (), (*purpose, *(_policy(section) for section in own if section)))


def _policy(section: n.Section) -> n.Section:
    """Without the line that only leads to the page of the policy in the site."""
    return replace(section, blocks=tuple(b for b in section.blocks if not (isinstance(b, n.Paragraph) and any(
        isinstance(i, n.CrossRef) and i.target.startswith("politicas/") for i in b.inlines))))
