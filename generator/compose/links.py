"""Floor 3: what binds the pages together: links that resolve, who uses what, and the terms of the glossary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import partial
from typing import Any

from generator.diagnostics import Diagnostics
from generator.doctree import nodes as n
from generator.doctree.walk import find_nodes, iter_nodes, plain_text, rewrite

_CLOSED = (n.Heading, n.Link, n.CrossRef, n.Cite, n.Download, n.Code, n.Footnote, n.ReferenceList, n.Figure, n.Column, n.Badge)
TIP = 220


# ------------------------------------------------------------------------------------------------ places
def places(documents: Iterable[n.Document]) -> dict[str, str]:
    """Every address that a link may have, with the title that stands for it."""
    found: dict[str, str] = {}
    for document in documents:
        found[document.address] = document.title
        for node in iter_nodes(document):
            ident = getattr(node, "id", "") or (node.key if isinstance(node, n.ReferenceEntry) else "")
            if ident:
                found.setdefault(f"{document.address}#{ident}", _title(node) or document.title)
    return found


def _title(node: Any) -> str:
    if isinstance(node, n.Section):
        return node.title
    if isinstance(node, n.Row):
        return plain_text(node.cells[0])
    return plain_text(getattr(node, "term", ()) or getattr(node, "caption", ()) or getattr(node, "inlines", ()))


def resolve_links(documents: tuple[n.Document, ...], diagnostics: Diagnostics, known: Mapping[str, str] | None = None) -> tuple[n.Document, ...]:
    """Titles for the links without text; a link that leads nowhere becomes its text and is reported."""
    titles = {**(known or {}), **places(documents)}

    def change(node: Any, page: str) -> Any:
        if not isinstance(node, n.CrossRef):
            return node
        target = f"{page}{node.target}" if node.target.startswith("#") else node.target
        if target in titles:
            return node if node.children else replace(node, children=(n.Text(titles[target]),))
        diagnostics.error("P02", node.pos, f"El enlace «mipg:{node.target}» no lleva a ninguna página ni sección.",
                          "Corrija la dirección: la página y, después de «#», la sección.")
        return n.Text(plain_text(node) or node.target)

    return tuple(rewrite(document, partial(change, page=document.address)) for document in documents)


# ------------------------------------------------------------------------------------------------- usage
def used_in(documents: Iterable[n.Document]) -> dict[str, tuple[str, ...]]:
    """For each address or cited key («@clave»), the pages that name it, in order."""
    found: dict[str, dict[str, None]] = {}
    for document in documents:
        for node in iter_nodes(document):
            for key in _named(node):
                if key.split("#")[0] != document.address:
                    found.setdefault(key, {})[document.address] = None
    return {key: tuple(pages) for key, pages in found.items()}


def _named(node: Any) -> Iterator[str]:
    if isinstance(node, n.CrossRef):
        yield node.target
    elif isinstance(node, n.Cite):
        yield from (f"@{item.key}" for item in node.items)


def page_links(addresses: Iterable[str], titles: Mapping[str, str]) -> tuple[n.Inline, ...]:
    """«Integridad, Control interno»: links to pages, apart by commas."""
    known = [address for address in addresses if address in titles]
    return tuple(i for at, address in enumerate(known)
                 for i in ((n.Text(", ") if at else n.Text("")), n.CrossRef(address, (n.Text(titles[address]),))) if i != n.Text(""))


# ---------------------------------------------------------------------------------------------- glossary
@dataclass(frozen=True, slots=True)
class Term:
    """An entry of the glossary: its address, the forms that are linked, and the words of its tooltip."""

    address: str
    forms: tuple[str, ...]
    definition: str


class Glossary:
    """Finds the terms in a text, longest first, on word boundaries; acronyms keep their capitals."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.by_form = {self._key(form): term for term in terms for form in term.forms}
        forms = sorted({form for term in self.by_form.values() for form in term.forms}, key=len, reverse=True)
        parts = [re.escape(form) if form.isupper() else f"(?i:{re.escape(form)})" for form in forms]
        self.pattern = re.compile(r"(?<!\w)(?:" + "|".join(parts) + r")(?!\w)") if parts else None

    @staticmethod
    def _key(form: str) -> str:
        return form if form.isupper() else form.lower()

    def term(self, written: str) -> Term:
        return self.by_form.get(written) or self.by_form[written.lower()]

    def link(self, document: n.Document) -> n.Document:
        """The first use of each term in the page leads to the glossary. Tables that are filtered have links enough of their own."""
        seen: set[str] = set()
        lead = self._link(document.lead, seen, document.address)
        return replace(document, lead=lead, sections=tuple(self._section(s, seen, document.address) for s in document.sections))

    def _section(self, section: n.Section, seen: set[str], page: str) -> n.Section:
        blocks = self._link(section.blocks, seen, page)
        return replace(section, blocks=blocks, sections=tuple(self._section(s, seen, page) for s in section.sections))

    def _link(self, node: Any, seen: set[str], page: str) -> Any:
        if isinstance(node, tuple):
            return tuple(made for item in node for made in self._linked(item, seen, page))
        if not is_dataclass(node) or isinstance(node, _CLOSED) or _is_plain(node):
            return node
        names = [f.name for f in fields(node) if isinstance(getattr(node, f.name), tuple) and f.name not in ("caption", "term", "title", "columns")]
        return replace(node, **{name: self._link(getattr(node, name), seen, page) for name in names})  # type: ignore[type-var]

    def _linked(self, item: Any, seen: set[str], page: str) -> tuple[Any, ...]:
        return self._split(item.text, seen, page) if isinstance(item, n.Text) else (self._link(item, seen, page),)

    def _split(self, text: str, seen: set[str], page: str) -> tuple[n.Inline, ...]:
        made: list[n.Inline] = []
        end = 0
        for match in self.pattern.finditer(text) if self.pattern else ():
            term = self.term(match[0])
            if term.address in seen or term.address.split("#")[0] == page:
                continue
            seen.add(term.address)
            made += [*([n.Text(text[end:match.start()])] if match.start() > end else []),
                     n.CrossRef(term.address, (n.Text(match[0]),), term.definition)]
            end = match.end()
        return (*made, n.Text(text[end:])) if end < len(text) or not made else tuple(made)


def _is_plain(node: Any) -> bool:
    """Tables to filter and the cells that name a row take no links to the glossary."""
    return (isinstance(node, n.Table) and node.filters) or (isinstance(node, n.Cell) and node.header)


def terms_used(document: n.Document, page: str) -> tuple[str, ...]:
    """Addresses of the glossary that a page leads to, without repeats."""
    return tuple(dict.fromkeys(link.target for link in find_nodes(document, n.CrossRef) if link.target.startswith(f"{page}#")))
