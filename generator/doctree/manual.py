"""Floor 1: a manual before it is written: the same sections as the pages, in the order of an ICONTEC document.

Compose builds it and the DOCX writer reads it; it knows nothing of Word, fonts or paper.

How a cross-reference finds its target: a `Section` that holds a whole page has that page's address as its id,
with a leading «/» («/politicas/gestion-documental»). Every id below it (section, heading, table, row, figure)
is then a place in that page, so `CrossRef("politicas/gestion-documental#proposito")` lands in the manual when the
manual holds that page, and becomes plain text when it does not. Ids outside any such section belong to the
manual's own `address`. A target that starts with «#» is sought in the page that holds the reference.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.doctree.nodes import Control, DefinitionList, ReferenceList, Section


@dataclass(frozen=True, slots=True)
class Cover:
    """What the portada says. Empty strings are not shown. `logo` is a path relative to the project's root."""

    entidad: str = ""
    dependencia: str = ""
    ciudad: str = ""
    anio: str = ""
    logo: str = ""
    logo_alt: str = ""
    clase: str = ""
    """What kind of document it is, in words: «Manual del sistema de gestión»."""
    autor: str = ""
    """Who answers for it: a cargo or a dependencia, never a person."""


@dataclass(frozen=True, slots=True)
class Manual:
    """Everything a writer needs. `profile` names a file of generator/profiles; `kind` is the recipe's kind."""

    title: str
    chapters: tuple[Section, ...]
    kind: str = "manual"
    address: str = ""
    subtitle: str = ""
    profile: str = "ntc1486_2008"
    control: Control = Control()
    cover: Cover = Cover()
    introduction: Section | None = None
    conclusions: Section | None = None
    glossary: DefinitionList | None = None
    glossary_address: str = "glosario"
    """Page whose entries the glossary holds: `CrossRef("glosario#riesgo")` lands on the entry with id «riesgo»."""
    references: ReferenceList = ReferenceList(())
    references_address: str = "referencias"
    """Page of the list of references: `CrossRef("referencias#clave")` and each `Cite` land on the entry."""
    annexes: tuple[Section, ...] = ()
    subject: str = ""
    keywords: tuple[str, ...] = ()
    language: str = "es-CO"
    contents_levels: int = 4
    """How many levels of titles the contents show."""
    notice: str = ""
    """Notice of the footer; empty: the profile's own."""
