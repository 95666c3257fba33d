"""Floor 2: a citation of the text -> inlines: order, first mention, acronyms, collapsed years, narrative form.

What stock citeproc-py lacks for APA 6. Every part links to its entry and carries it as a tooltip.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from generator.citations.entry_csl import issuer_of
from generator.citations.marks import inlines
from generator.citations.norms import of_issuer, shows_issuer
from generator.citations.options import CitationOptions
from generator.citations.readings import Reading
from generator.doctree.citesyntax import printed_label
from generator.doctree.nodes import Cite, CiteItem, CrossRef, Inline, Text

_RANGE = re.compile(r"(?<=\d)\s*[-–—]{1,2}\s*(?=\d)|(?<=[ivxlcdm])[-–—]{1,2}(?=[ivxlcdm]+\b)")
_SECOND_HAND = re.compile(r"\s*(?:citad[oa]s?|tomad[oa]s?|como se cit[óa])\b", re.IGNORECASE)
"""What has been read in another work goes with it: «(Weber, 1922, citado en Ospina, 2010)»."""


@dataclass(slots=True)
class Mentions:
    """What a document has already mentioned. One for each page, or one for a whole manual."""

    works: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class TextWriter:
    """Writes the citations of one publication. `rank` is the order of the list; `tip`, the entry as plain text."""

    readings: Mapping[str, Reading]
    rank: Mapping[str, int]
    options: CitationOptions
    tip: Callable[[str], str]

    def write(self, cite: Cite, mentions: Mentions) -> tuple[Inline, ...]:
        if cite.mode == "name" and (name := self._known(cite.items[0], mentions)):
            return (self._link(cite.items[0].key, name),)
        if cite.mode in {"narrative", "name"}:
            return self._narrative(cite.items, mentions)
        body = self._cluster(self._arranged(cite.items), mentions, cite.mode == "suppress-author")
        return merged([Text("("), *body, Text(")")])

    # -- the parts of a parenthesis
    def _arranged(self, items: tuple[CiteItem, ...]) -> list[CiteItem]:
        """In the order of the list; what «véase» introduces stays where it was written, with what follows it."""
        runs: list[list[CiteItem]] = []
        for item in joined(items):
            if not runs or item.prefix.strip():
                runs.append([])
            runs[-1].append(item)
        return [item for run in runs for item in self._sorted(run)]

    def _sorted(self, run: list[CiteItem]) -> list[CiteItem]:
        pinned, rest = (run[:1], run[1:]) if run[0].prefix.strip() else ([], run)
        return [*pinned, *sorted(rest, key=lambda item: self.rank.get(item.key, len(self.rank)))]

    def _cluster(self, items: Iterable[CiteItem], mentions: Mentions, suppress: bool = False,
                 after: tuple[Reading, CiteItem] | None = None) -> list[Inline]:
        """`after`: what the sentence has just named, whose other years go without its name."""
        nodes: list[Inline] = []
        previous = after
        for index, item in enumerate(items):
            reading = self.readings.get(item.key)
            same = bool(reading and previous and collapses(previous[0], reading) and not item.prefix.strip())
            hidden = same or (suppress and not index)
            who = "" if hidden or reading is None else self._who(reading, mentions)
            if nodes or after:
                near = same and previous and not (previous[1].locator or previous[1].suffix)
                nodes.append(Text(", " if near or _SECOND_HAND.match(item.prefix) else "; "))
            nodes.extend(self._part(item, reading, who, hidden))
            if reading:
                mentions.works.add(item.key)
                previous = (reading, item)
        return nodes

    def _part(self, item: CiteItem, reading: Reading | None, who: str, hidden: bool) -> list[Inline]:
        prefix, suffix = affixes(item)
        if reading is None:
            return [Text(f"{prefix}¿{item.key}?{suffix}")]
        year = reading.year or (reading.source.anio if hidden and not item.locator else "")
        shown = ", ".join(part for part in (who, year, locator(item)) if part)
        return [Text(prefix), self._link(item.key, shown), Text(suffix)]

    def _link(self, key: str, marked: str) -> CrossRef:
        return CrossRef(self.options.target.format(key=key), inlines(marked), self.tip(key))

    # -- who
    def _who(self, reading: Reading, mentions: Mentions, narrative: bool = False) -> str:
        """The names or the title; the acronym of a body is explained the first time that the document names it."""
        known = reading.institution in mentions.bodies
        if reading.institution:
            mentions.bodies.add(reading.institution)
        if not reading.people:
            return reading.title + _of_issuer(reading, known, explained=not narrative)
        if reading.sigla:
            return reading.sigla if known else reading.printed[0] if narrative else f"{reading.printed[0]} [{reading.sigla}]"
        conjuncion = "y" if narrative else self.options.conjuncion
        return reading.names(reading.source.key not in mentions.works, conjuncion, conjuncion == "&")

    def _known(self, item: CiteItem, mentions: Mentions) -> str:
        """A norm by the name that people look for; empty for what has none, or whose own reading is already that name."""
        reading = self.readings.get(item.key)
        if reading is None or not reading.people or not reading.source.conocida:
            return ""
        name, sigla = reading.source.conocida, reading.sigla if reading.institution in mentions.bodies else ""
        issuer = of_issuer(body, sigla) if shows_issuer(name) and (body := issuer_of(reading.source)) else ""
        return ", ".join(part for part in (name + issuer, locator(item)) if part)

    # -- in the sentence
    def _narrative(self, items: tuple[CiteItem, ...], mentions: Mentions) -> tuple[Inline, ...]:
        items = self._same_author_first(items)
        first, reading = items[0], self.readings.get(items[0].key)
        prefix, suffix = affixes(first)
        if reading is None:
            return (Text(f"{prefix}¿{first.key}?{suffix}"),)
        explained = reading.sigla if reading.institution not in mentions.bodies else ""
        who = self._who(reading, mentions, narrative=True)
        mentions.works.add(first.key)
        inner = ", ".join(part for part in (explained, reading.year, locator(first)) if part)
        others = self._cluster(items[1:], mentions, after=(reading, first) if inner else None)
        if not others:
            shown = f"{who} ({inner}{suffix})" if inner or suffix.strip() else who
            return merged([Text(prefix), self._link(first.key, shown.replace("(, ", "("))])
        opened = self._link(first.key, f"{who} ({inner}")
        return merged([Text(prefix), opened, Text(suffix), *others, Text(")")])

    def _same_author_first(self, items: tuple[CiteItem, ...]) -> tuple[CiteItem, ...]:
        """«Pérez (2012a, 2015; Gómez, 2011)»: the years of who the sentence names, in order, before anything else."""
        reading = self.readings.get(items[0].key)
        readings = [self.readings.get(item.key) for item in items]
        own = [item for item, other in zip(items, readings, strict=True) if reading and other and collapses(reading, other) and not item.prefix]
        if len(own) < 2 or items[0] not in own:
            return items
        return (*self._sorted(own), *(item for item in items if item not in own))


def collapses(before: Reading, after: Reading) -> bool:
    """«(Pérez, 2012a, 2012b)»: the same people, and both show a year."""
    return bool(after.people) and before.people == after.people and bool(before.year and after.year)


def _of_issuer(reading: Reading, known: bool, explained: bool) -> str:
    """« del Archivo General de la Nación [AGN]» the first time (in the sentence, «(AGN)» follows it); « del AGN» after."""
    if not reading.issuer:
        return ""
    if known and reading.sigla:
        return of_issuer(reading.issuer, reading.sigla)
    return of_issuer(reading.issuer) + (f" [{reading.sigla}]" if reading.sigla and explained else "")


def locator(item: CiteItem) -> str:
    """«art. 2», «pp. 3–5»."""
    if not item.locator:
        return ""
    shown = re.sub(r",(?=\S)", ", ", _RANGE.sub("–", item.locator))
    return f"{printed_label(item.label or 'page', item.locator)} {shown}".strip()


def joined(items: Iterable[CiteItem]) -> list[CiteItem]:
    """«[@a, p. 3; @a, p. 9]» is «pp. 3, 9»: a source cited twice in a row is named once."""
    result: list[CiteItem] = []
    for item in items:
        before = result[-1] if result else None
        if before and before.key == item.key and not before.suffix and not item.prefix and (before.label == item.label or not before.locator):
            places = ", ".join(dict.fromkeys(place for place in (before.locator, item.locator) if place))
            result[-1] = replace(item, prefix=before.prefix, locator=places)
        else:
            result.append(item)
    return result


def affixes(item: CiteItem) -> tuple[str, str]:
    """Prefix and suffix with the blank that each needs."""
    prefix = f"{item.prefix.strip()} " if item.prefix.strip() else ""
    suffix = item.suffix.rstrip()
    return prefix, f" {suffix}" if suffix[:1].isalnum() else suffix


def merged(nodes: Iterable[Inline]) -> tuple[Inline, ...]:
    """Neighbouring texts as one, without empty ones."""
    result: list[Inline] = []
    for node in nodes:
        if isinstance(node, Text) and result and isinstance(result[-1], Text):
            result[-1] = Text(result[-1].text + node.text)
        elif not (isinstance(node, Text) and not node.text):
            result.append(node)
    return tuple(result)
