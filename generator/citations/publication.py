"""Floor 2: one publication, the site over all its pages or one manual: the same letters of years everywhere in it.

Which part does what: apa6-es.csl with citeproc-py (engine.py) writes each entry of the list, once; order.py sorts the
list in Spanish and gives the letters; names.py and readings.py say how the text names each source; intext.py writes the
citations. A citation becomes nodes: `Cite.children` are `CrossRef` to `options.target` («#ref-CLAVE», since each page
has its own «Referencias» with entries anchored `ref-CLAVE`) whose `tip` is the entry in plain text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from generator.citations.bibtex import Bibliography, Source
from generator.citations.engine import EntryWriter
from generator.citations.entry_csl import entry_csl
from generator.citations.intext import Mentions, TextWriter
from generator.citations.marks import inlines, without_marks
from generator.citations.options import CitationOptions
from generator.citations.order import list_key
from generator.citations.readings import read_sources
from generator.doctree.manual import Manual
from generator.doctree.nodes import Cite, Document, Inline, ReferenceEntry, ReferenceList
from generator.doctree.walk import find_nodes, rewrite

D = TypeVar("D", Document, Manual)


class Publication:
    """Decides the letters of years for all its sources and writes each entry once."""

    def __init__(self, bibliography: Bibliography, documents_or_keys: Iterable[Document | Manual | str] = (),
                 options: CitationOptions | None = None) -> None:
        """`options`: without them, those of the project, which the bibliography brings."""
        options = options or bibliography.options
        self.bibliography, self.options = bibliography, options
        known = (key for item in documents_or_keys for key in ((item,) if isinstance(item, str) else cited_keys(item)))
        sources = (bibliography[key] for key in dict.fromkeys(known) if key in bibliography)
        self._order: tuple[Source, ...] = tuple(sorted(sources, key=lambda source: list_key(source, options)))
        self._rank = {source.key: position for position, source in enumerate(self._order)}
        self._readings = read_sources(self._order, options)
        self._writer = EntryWriter(options.conjuncion)
        self._text = TextWriter(self._readings, self._rank, options, self.plain_entry)
        self._marked: dict[str, str] = {}
        self._plain: dict[str, str] = {}

    @property
    def keys(self) -> tuple[str, ...]:
        """Its sources in the order of the list."""
        return tuple(source.key for source in self._order)

    # -- entries
    def _entry(self, key: str) -> str:
        if key not in self._marked:
            reading = self._readings[key]
            self._marked[key] = self._writer.write(entry_csl(reading.source, reading.suffix, self.options))
        return self._marked[key]

    def entry(self, key: str) -> tuple[Inline, ...]:
        """The entry of the list as nodes."""
        return inlines(self._entry(key))

    def plain_entry(self, key: str) -> str:
        """The entry without italics or links: a tooltip."""
        if key not in self._plain:
            self._plain[key] = without_marks(self._entry(key))
        return self._plain[key]

    # -- citations
    def write_cite(self, cite: Cite, mentions: Mentions) -> Cite:
        """The citation filled; `mentions` remembers what its document has already named."""
        return replace(cite, children=self._text.write(cite, mentions))

    def citing(self) -> Citing:
        """What fills the citations of one page, as whoever walks it meets them."""
        return Citing(self)

    def cite_document(self, document: D) -> D:
        """The same page or manual with every `Cite.children` filled, first and later mentions counted in it."""
        return rewrite(document, Citing(self).fill, Cite)

    # -- lists
    def reference_list(self, document: Document | Manual, cited_in: Mapping[str, Sequence[str]] | None = None) -> ReferenceList:
        """The sources that a page or a manual cites."""
        return self.full_list(cited_keys(document), cited_in)

    def full_list(self, keys: Iterable[str] | None = None, cited_in: Mapping[str, Sequence[str]] | None = None) -> ReferenceList:
        """The entries of some sources of the publication (all by default) in the order of the list."""
        wanted = set(self._rank if keys is None else keys)
        places = cited_in or {}
        return ReferenceList(tuple(ReferenceEntry(key, self.entry(key), tuple(places.get(key, ()))) for key in self.keys if key in wanted))


class Citing:
    """The citations of one document, filled in order: first and later mentions are counted in it, and the keys remembered."""

    def __init__(self, publication: Publication) -> None:
        self._publication, self._mentions = publication, Mentions()
        self._keys: dict[str, None] = {}

    def fill(self, cite: Cite) -> Cite:
        self._keys.update((item.key, None) for item in cite.items)
        return self._publication.write_cite(cite, self._mentions)

    def references(self) -> ReferenceList:
        """The sources cited so far."""
        return self._publication.full_list(self._keys)


def cited_keys(document: Document | Manual) -> tuple[str, ...]:
    """The keys that a document cites, in order of first mention."""
    return tuple(dict.fromkeys(item.key for cite in find_nodes(document, Cite) for item in cite.items))
