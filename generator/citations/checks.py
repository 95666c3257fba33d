"""Floor 2: what is wrong between the documents and the bibliography: unknown keys, sources that nobody cites, and norms
named in the prose that lead nowhere. Reports; changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.citations.bibtex import Bibliography, Source
from generator.citations.near import quote
from generator.citations.norms import BARE_NAME, comparable
from generator.diagnostics import Diagnostics, SourcePos
from generator.doctree.manual import Manual
from generator.doctree.nodes import (
    NOWHERE,
    Cite,
    Code,
    CrossRef,
    DefinitionItem,
    Document,
    Download,
    Heading,
    Link,
    Paragraph,
    ReferenceList,
    Row,
    Section,
    Text,
)
from generator.doctree.walk import children, find_nodes

Norm = tuple[str, str, str]
Documents = Iterable[Document | Manual]
_BLOCKS = (Paragraph, Heading, Row, DefinitionItem)
_REACHES = (Cite, Link, CrossRef, Download, Code)
"""Text inside these leads somewhere already, or is not prose."""


def check_uncited(documents: Documents, bibliography: Bibliography, diagnostics: Diagnostics, other_keys: Iterable[str] = ()) -> None:
    """A warning for every source that no document cites; `other_keys` are used elsewhere (a normograma)."""
    cited = {item.key for document in documents for cite in find_nodes(document, Cite) for item in cite.items} | set(other_keys)
    for source in bibliography.sources.values():
        if source.key not in cited:
            diagnostics.warning("B20", source.pos, f"Ninguna página cita la fuente {quote(source.key)}.", "Cítela o borre la entrada.")


def check_bare_norms(documents: Documents, bibliography: Bibliography, diagnostics: Diagnostics) -> None:
    """A warning for every norm named in a paragraph, row or definition that has no citation of it."""
    known = _known_norms(bibliography)
    for document in documents:
        seen: set[tuple[SourcePos, str]] = set()
        for block, pos in _blocks(document, _place(document)):
            words: list[str] = []
            _gather_prose(block, words)
            for name, norm in bare_norms(" ".join(words)):
                source = known.get(norm)
                if source is None or (pos, source.key) in seen or any(item.key == source.key for cite in find_nodes(block, Cite) for item in cite.items):
                    continue
                seen.add((pos, source.key))
                diagnostics.warning("B21", pos, f"Se nombra la norma {quote(name)} sin citarla.", f"Agregue la cita: «[@{source.key}]».")


def bare_norms(text: str) -> Iterator[tuple[str, Norm]]:
    """The norms that a text names, as written and as they are compared."""
    for match in BARE_NAME.finditer(text):
        clase, numero, anio = match[1], match[2].rstrip(".-"), match[3] or ""
        if anio or clase == "CONPES":
            yield match[0], comparable("Documento" if clase == "CONPES" else clase, numero, "" if clase == "CONPES" else anio)


def _known_norms(bibliography: Bibliography) -> dict[Norm, Source]:
    """Each norm by what makes it the same; a name that two sources share tells neither."""
    known: dict[Norm, Source | None] = {}
    for source in bibliography.sources.values():
        for name, norm in bare_norms(source.nombre):
            known[norm] = None if norm in known or not name else source
        if source.clase == "CONPES":
            known[comparable("Documento", source.numero, "")] = source
    return {norm: source for norm, source in known.items() if source}


def _blocks(node: Any, pos: SourcePos) -> Iterator[tuple[Any, SourcePos]]:
    """The smallest blocks that hold prose, with the place of the section where they are."""
    if isinstance(node, _BLOCKS):
        yield node, pos
    elif not isinstance(node, ReferenceList):
        here = node.pos if isinstance(node, Section) and node.pos != NOWHERE else pos
        for child in children(node):
            yield from _blocks(child, here)


def _gather_prose(node: Any, words: list[str]) -> None:
    for child in children(node):
        kind = type(child)
        if kind is Text:
            words.append(child.text)
        elif kind not in _REACHES:
            _gather_prose(child, words)


def _place(document: Document | Manual) -> SourcePos:
    pos = getattr(document, "pos", NOWHERE)
    return pos if pos != NOWHERE else SourcePos(document.address)
