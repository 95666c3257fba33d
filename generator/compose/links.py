"""Floor 3: what binds the pages together: links that resolve, who uses what, and the terms of the glossary."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any

from generator.compose.direcciones import settle_address
from generator.compose.made import Lost, nothing_lost
from generator.diagnostics import Diagnostics
from generator.doctree import nodes as n
from generator.doctree.walk import find_nodes, holders, plain_text, rewrite
from generator.loading.suggest import near, quote

_CLOSED = (n.Heading, n.Link, n.CrossRef, n.Cite, n.Download, n.Code, n.Footnote, n.ReferenceList, n.Figure, n.Column, n.Badge, n.Text)
_TITLES = ("caption", "term", "title", "columns")
"""Fields that name something: the glossary puts no link in them."""


# ------------------------------------------------------------------------------------------------ places
def places(documents: Iterable[n.Document]) -> dict[str, str]:
    """Every address that a link may have, with the title that stands for it."""
    found: dict[str, str] = {}
    for document in documents:
        found[document.address] = document.title
        for node in find_nodes(document, *n.PLACES, n.ReferenceEntry):
            ident = node.key if isinstance(node, n.ReferenceEntry) else node.id
            if ident:
                found.setdefault(f"{document.address}#{ident}", _title(node) or document.title)
    return found


def _title(node: Any) -> str:
    if isinstance(node, n.Section):
        return node.title
    if isinstance(node, n.Row):
        return plain_text(node.cells[0])
    return plain_text(getattr(node, "term", ()) or getattr(node, "caption", ()) or getattr(node, "inlines", ()))


Fill = Callable[[n.Cite], n.Cite]


def resolve_links(documents: tuple[n.Document, ...], diagnostics: Diagnostics, known: Mapping[str, str] | None = None,
                  lost: Lost = nothing_lost, citing: Callable[[n.Document], Fill] | None = None) -> tuple[n.Document, ...]:
    """Each link to the address of its entity, and with the title of its place when it has no text; one that leads nowhere becomes its text and
    is reported, unless it may be to something that was `lost`. `citing`: what fills the citations of a page, which are met in the same walk."""
    titles = {**(known or {}), **places(documents)}

    def change(node: n.CrossRef | n.Cite, document: n.Document, fill: Fill | None) -> n.Inline:
        if isinstance(node, n.Cite):
            return fill(node) if fill else node
        target = settle_address(node.target, document.entity)
        place = f"{document.address}{target}" if target.startswith("#") else target
        if place in titles:
            return node if node.children and target == node.target else replace(node, target=target, children=node.children or (n.Text(titles[place]),))
        if not lost(place if place.split("#")[0] in titles else place.split("#")[0]):
            report_dead_link(node, place, titles, diagnostics)
        return n.Text(plain_text(node) or target)

    return tuple(rewrite(document, partial(change, document=document, fill=citing(document) if citing else None), n.CrossRef, n.Cite) for document in documents)


def report_dead_link(link: n.CrossRef, target: str, known: Iterable[str], diagnostics: Diagnostics) -> None:
    """A link to a page or a section that there is not, with what is near. `target`: the whole address of where it leads."""
    page, _, section = target.partition("#")
    addresses = sorted(set(known))
    if section and page in addresses:
        what, found = f"no lleva a ninguna sección de la página «{page}»", _near_name(section, [a for a in addresses if a.startswith(f"{page}#")], "#")
    else:
        what, found = "no lleva a ninguna página", _near_name(page, [a for a in addresses if a and "#" not in a], "/")
    hint = " ¿Quiso decir " + " o ".join(quote(f"mipg:{address}") for address in found) + "?" if found else ""
    diagnostics.error("P02", link.pos, f"El enlace {quote(f'mipg:{link.target}')} {what}.{hint}", "Corrija la dirección: la página y, después de «#», la sección.")


def _near_name(wanted: str, addresses: list[str], mark: str) -> list[str]:
    """The addresses whose last part is near the last part of what is wanted; those that share the rest of it go first."""
    folder, _, name = wanted.rpartition(mark)
    beside = [a for a in addresses if a.rpartition(mark)[0] == folder] if folder else []
    for options in (beside, addresses):
        names = {a.rpartition(mark)[2]: a for a in reversed(options)}
        if found := near(name, names):
            return [names[one] for one in found]
    return []


# ------------------------------------------------------------------------------------------------- usage
def used_in(documents: Iterable[n.Document]) -> dict[str, tuple[str, ...]]:
    """For each address or cited key («@clave»), the pages that name it, in order."""
    found: dict[str, dict[str, None]] = {}
    for document in documents:
        for node in find_nodes(document, n.CrossRef, n.Cite):
            for key in _named(node, document.entity):
                if key.split("#")[0] != document.address:
                    found.setdefault(key, {})[document.address] = None
    return {key: tuple(pages) for key, pages in found.items()}


def _named(node: n.CrossRef | n.Cite, entity: str) -> tuple[str, ...]:
    return (settle_address(node.target, entity),) if isinstance(node, n.CrossRef) else tuple(f"@{item.key}" for item in node.items)


MANY_PAGES = 50
"""How many pages a list of those that lead to a place has at most: with many entities it would never end."""


def page_links(addresses: Iterable[str], titles: Mapping[str, str]) -> tuple[n.Inline, ...]:
    """«Integridad, Control interno»: links to pages, apart by commas."""
    known = [address for address in addresses if address in titles]
    links = tuple(i for at, address in enumerate(known[:MANY_PAGES])
                  for i in ((n.Text(", ") if at else n.Text("")), n.CrossRef(address, (n.Text(titles[address]),))) if i != n.Text(""))
    return (*links, n.Text(f" y {more_pages(known)}")) if len(known) > MANY_PAGES else links


def more_pages(known: Sequence[str]) -> str:
    """«12 páginas más»: those that a list leaves out."""
    rest = len(known) - MANY_PAGES
    return "1 página más" if rest == 1 else f"{rest} páginas más"


USERS = "La usan"
"""Title of the column that tells which pages use each row."""
_USED_IN = n.Strong((n.Text("Se usa en:"),))


def usage_note(users: tuple[n.Inline, ...]) -> n.Paragraph:
    """«Se usa en: …», under what other pages lead to."""
    return n.Paragraph((_USED_IN, n.Text(" "), *users, n.Text(".")))


def without_usage(blocks: tuple[n.Block, ...]) -> tuple[n.Block, ...]:
    """The blocks without that note: in a manual the contents are for that."""
    return tuple(b for b in blocks if not (isinstance(b, n.Paragraph) and b.inlines[:1] == (_USED_IN,)))


# ---------------------------------------------------------------------------------------------- glossary
@dataclass(frozen=True, slots=True)
class Term:
    """An entry of the glossary: its address, the forms that are linked, and the words of its tooltip.

    `phrases`: longer wordings where a form says another thing, and is left as it is."""

    address: str
    forms: tuple[str, ...]
    definition: str
    phrases: tuple[str, ...] = ()


class Glossary:
    """Finds the terms in a text, longest first, on word boundaries; acronyms keep their capitals."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.by_form = {self._key(form): term for term in terms for form in term.forms}
        found = tuple(self.by_form.values())
        forms = sorted({form for term in found for form in (*term.forms, *term.phrases)}, key=len, reverse=True)
        self.pattern = re.compile(rf"(?<!\w)(?:{_alternatives(forms)})(?!\w)") if forms else None

    @staticmethod
    def _key(form: str) -> str:
        return form if form.isupper() else form.lower()

    def term(self, written: str) -> Term | None:
        """The term of a form; none for a phrase that says another thing."""
        return self.by_form.get(written) or self.by_form.get(written.lower())

    def link(self, document: n.Document) -> n.Document:
        """The first use of each term in the page leads to the glossary. Tables that are filtered have links enough of their own."""
        seen: set[str] = set()
        lead, sections = (self._linked(part, seen, document.address) for part in (document.lead, document.sections))
        return replace(document, lead=lead, sections=sections)

    def _linked(self, items: tuple[Any, ...], seen: set[str], page: str) -> tuple[Any, ...]:
        """The same nodes with their links; without any, the very same tuple."""
        made: list[Any] | None = None
        for at, item in enumerate(items):
            new = self._split(item, seen, page) if type(item) is n.Text else self._inside(item, seen, page)
            if new and made is None:
                made = [*items[:at]]
            if made is not None:
                made += new or (item,)
        return items if made is None else tuple(made)

    def _inside(self, node: Any, seen: set[str], page: str) -> tuple[Any, ...]:
        """A node with the links of what it holds; nothing when there are none."""
        if type(node) is tuple:
            linked = self._linked(node, seen, page)
            return () if linked is node else (linked,)
        if _is_plain(node):
            return ()
        changed: dict[str, Any] = {}
        kind: Any = type(node)
        for name in _open_fields(kind):
            old = getattr(node, name)
            if not old:
                continue
            items = old if type(old) is tuple else (old,)
            new = self._linked(items, seen, page)
            if new is not items:
                changed[name] = new if items is old else new[0]
        return (replace(node, **changed),) if changed else ()

    def _split(self, node: n.Text, seen: set[str], page: str) -> tuple[n.Inline, ...]:
        """A text cut where its terms are; nothing when it has none."""
        text = node.text
        made: list[n.Inline] = []
        end = 0
        for match in self.pattern.finditer(text) if self.pattern else ():
            term = self.term(match[0])
            if term is None or term.address in seen or term.address.split("#")[0] == page:
                continue
            seen.add(term.address)
            made += [*([n.Text(text[end:match.start()])] if match.start() > end else []),
                     n.CrossRef(term.address, (n.Text(match[0]),), term.definition)]
            end = match.end()
        return (*made, n.Text(text[end:])) if made and end < len(text) else tuple(made)


@cache
def _open_fields(kind: Any) -> tuple[str, ...]:
    """The fields of a kind of node where the glossary may put links."""
    return () if issubclass(kind, _CLOSED) else tuple(name for name in holders(kind) if name not in _TITLES)


def _alternatives(forms: Iterable[str]) -> str:
    """An expression of all the forms, those of each initial together: of most words, only the initial is looked at."""
    by_initial: dict[str, list[str]] = {}
    for form in forms:
        by_initial.setdefault(form[:1].lower(), []).append(re.escape(form) if form.isupper() else f"(?i:{re.escape(form)})")
    return "|".join(f"(?=[{re.escape(initial + initial.upper())}])(?:{'|'.join(parts)})" for initial, parts in by_initial.items())


def _is_plain(node: Any) -> bool:
    """Tables to filter and the cells that name a row take no links to the glossary."""
    return (isinstance(node, n.Table) and node.filters) or (isinstance(node, n.Cell) and node.header)


def terms_used(document: n.Document, page: str) -> tuple[str, ...]:
    """Addresses of the glossary that a page leads to, without repeats."""
    return tuple(dict.fromkeys(link.target for link in find_nodes(document, n.CrossRef) if link.target.startswith(f"{page}#")))
