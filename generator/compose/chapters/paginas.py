"""Floor 3: chapters that hold pages: the very sections of the site, under a section whose id is the address of the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.compose.chapters.registry import Material, chapter, named
from generator.compose.inlines import pending_note
from generator.diagnostics import Diagnostics
from generator.doctree import nodes as n
from generator.doctree.prose import read_prose
from generator.doctree.walk import find_nodes
from generator.domain.manual import Capitulo
from generator.loading.suggest import did_you_mean, quote

ENTITY = "{entidad}"
_OF_SITE = ("menciones", "consulta")
"""Sections that only lead to other pages of the site."""
_OF_ENTITY = {"proceso", "procedimiento", "documento", "riesgo", "indicador", "matriz"}


def own_sections(document: n.Document) -> tuple[n.Section, ...]:
    """The sections of a page without what a manual has once for all: its references, its glossary and who links to the page."""
    return tuple(s for s in document.sections if s.part != "referencias" and s.id not in _OF_SITE and not _is_glossary(s))


def _is_glossary(section: n.Section) -> bool:
    """Whether a section repeats entries of the glossary (the record's own definitions do not link to it)."""
    terms = [item.term for item in find_nodes(section, n.DefinitionItem)]
    return bool(terms) and all(t and isinstance(t[0], n.CrossRef) and t[0].target.startswith("glosario#") for t in terms)


def page_section(document: n.Document, only: tuple[str, ...] = (), title: str = "") -> n.Section:
    """A whole page as a section; `only` these of its sections when given."""
    sections = own_sections(document)
    chosen = tuple(s for s in sections if s.id in only) if only else sections
    return n.Section(f"/{document.address}", title or document.title, () if only else document.lead, chosen, pos=document.pos)


def find_page(capitulo: Capitulo, material: Material) -> n.Document | None:
    """The page that a chapter names with `de`, or else the one that the manual is of. Reports one that does not exist."""
    if not capitulo.de:
        if material.page is None:
            material.diagnostics.error("T24", capitulo.at("tipo"), f"El capítulo «{capitulo.tipo}» no dice de qué página se toma.",
                                       "Agregue «de: …» con la dirección de una página del sitio, por ejemplo «de: politicas/integridad».")
        return material.page
    if ENTITY in capitulo.de and material.base not in material.documents:
        return None
    address = capitulo.de.replace(ENTITY, material.base)
    address = "" if address == "inicio" else address
    if address not in material.documents and ENTITY not in capitulo.de and not material.lost(address):
        _unknown_page(capitulo, filter(None, material.documents), material.diagnostics)
    return material.documents.get(address)


def _chosen(capitulo: Capitulo, document: n.Document, material: Material) -> None:
    """The sections that a chapter asks of a page are there, when the recipe itself says which page it is."""
    known = [section.id for section in own_sections(document)]
    for at, name in enumerate(capitulo.secciones if capitulo.de and ENTITY not in capitulo.de else ()):
        if name not in known and not material.lost(f"{document.address}#{name}"):
            material.diagnostics.error("T24", capitulo.at(f"secciones.{at}"), f"La página «{capitulo.de}» no tiene la sección {quote(name)}.{did_you_mean(name, known)}",
                                       f"Secciones: {', '.join(known)}.")


def _unknown_page(capitulo: Capitulo, known: Iterable[str], diagnostics: Diagnostics) -> None:
    diagnostics.error("T22", capitulo.at("de"), f"No existe la página «{capitulo.de}» de la que se toma el capítulo.{did_you_mean(capitulo.de, known)}",
                      "Escriba la dirección de una página del sitio, por ejemplo «politicas/integridad».")


@chapter("pagina")
def _page(capitulo: Capitulo, material: Material) -> tuple[n.Section, ...]:
    """One page as one chapter."""
    document = find_page(capitulo, material)
    if document is None:
        return ()
    _chosen(capitulo, document, material)
    section = page_section(document, capitulo.secciones, capitulo.titulo)
    return (as_list(section) if capitulo.en_lista else section,)


def as_list(section: n.Section) -> n.Section:
    """The divisions of a section as entries of a list: a catalogue of many short records without a line each in the contents.

    One that holds others is a list of its own, and one that is a table stays as it is."""
    blocks, kept = list(section.blocks), []
    for child in section.sections:
        if child.sections or not child.title or any(isinstance(block, n.Table) for block in child.blocks):
            kept.append(as_list(child) if child.sections else child)
            continue
        doubt = (n.Paragraph(pending_note(child.pending)),) if child.pending else ()
        blocks.append(n.DefinitionList((n.DefinitionItem((n.Text(child.title),), (*child.blocks, *doubt), child.id),)))
    return replace(section, blocks=tuple(blocks), sections=tuple(kept))


@chapter("secciones")
def _sections(capitulo: Capitulo, material: Material) -> tuple[n.Section, ...]:
    """Each section of a page as a chapter."""
    document = find_page(capitulo, material)
    if document is None:
        return ()
    _chosen(capitulo, document, material)
    found = tuple(s for s in own_sections(document) if not capitulo.secciones or s.id in capitulo.secciones)
    if document is material.page:  # its control of changes and its signatures go among the preliminaries of the manual
        return tuple(s for s in found if s.part != "control")
    return tuple(replace(s, id=f"/{document.address}") for s in found)


@chapter("dimensiones")
def _dimensions(capitulo: Capitulo, material: Material) -> tuple[n.Section, ...]:
    """Every dimension, one below another."""
    return _gathered(capitulo, material, "dimension", "Dimensiones", "dimensiones")


@chapter("politicas")
def _policies(capitulo: Capitulo, material: Material) -> tuple[n.Section, ...]:
    """Every policy."""
    return _gathered(capitulo, material, "politica", "Políticas de gestión y desempeño institucional", "politicas")


@chapter("registros")
def _records(capitulo: Capitulo, material: Material) -> tuple[n.Section, ...]:
    """Every page of one kind of record of the entity: `de` says which («proceso», «procedimiento», «indicador»…)."""
    if capitulo.de not in _OF_ENTITY:
        material.diagnostics.error("T22", capitulo.at("de"), f"«{capitulo.de}» no es una clase de registro de una entidad.",
                                   f"Elija entre: {', '.join(sorted(_OF_ENTITY))}.")
        return ()
    return _gathered(capitulo, material, capitulo.de, f"{capitulo.de.capitalize()}s") if material.sistema else ()


def _gathered(capitulo: Capitulo, material: Material, kind: str, title: str, index: str = "") -> tuple[n.Section, ...]:
    """The pages of a kind under what the page that lists them says first."""
    found, listed = material.of_kind(kind), material.documents.get(index) if index else None
    pages = found if index else tuple(page for page in found if page.entity)
    if not pages:
        return ()
    inside = tuple(page_section(d, capitulo.secciones) for d in pages)
    blocks = _text(capitulo, material)
    if listed is None:
        return (n.Section(f"capitulo-{kind}", named(capitulo, title), blocks, inside),)
    own = () if capitulo.secciones else own_sections(listed)
    return (n.Section(f"/{index}", named(capitulo, title), (*blocks, *listed.lead), (*own, *inside)),)


@chapter("texto")
def _prose(capitulo: Capitulo, material: Material) -> tuple[n.Section, ...]:
    """What the recipe itself says."""
    if not capitulo.texto:
        material.diagnostics.error("T24", capitulo.at("tipo"), "El capítulo «texto» no tiene texto.", "Agregue «texto: |» con lo que dice el capítulo, o bórrelo.")
    blocks = _text(capitulo, material)
    return (n.Section(f"capitulo-{len(capitulo.titulo)}-{capitulo.pos.line}", named(capitulo, "Presentación"), blocks, pos=capitulo.pos),) if blocks else ()


def _text(capitulo: Capitulo, material: Material) -> tuple[n.Block, ...]:
    return read_prose(capitulo.texto.text, capitulo.texto.pos, material.diagnostics) if capitulo.texto else ()
