"""Floor 2: how each source of a publication is named in the text: names, acronym or title, and its year.

Computed once for all the sources of a publication, since each depends on the others: initials, names before «et al.»,
letters of years, acronyms that two bodies share.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.citations.bibtex import Source
from generator.citations.entry_csl import goes_by_name, issuer_of, year_text
from generator.citations.marks import ITALIC, ITALIC_END
from generator.citations.names import CHAPTERS, Person, given_needed, names_needed, shortened
from generator.citations.norms import says_year, shown_name, shows_issuer
from generator.citations.options import CitationOptions
from generator.citations.order import heading_of, year_suffixes

_QUOTED = frozenset({"article-journal", "article-magazine", "article-newspaper", "webpage", "post-weblog"}) | CHAPTERS
_INNER_QUOTES = str.maketrans("“”«»", "‘’‘’")
ALL_NAMES = 6
"""From six authors on, «et al.» already in the first citation; up to five all are named once."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One source as the text names it. `title` (with marks) stands when nobody heads the entry."""

    source: Source
    people: tuple[Person, ...]
    printed: tuple[str, ...]
    shown: int
    title: str
    issuer: str
    sigla: str
    year: str
    suffix: str = ""

    @property
    def institution(self) -> str:
        """The body whose acronym is explained the first time."""
        return (self.people[0].family if self.people else self.issuer) if self.sigla else ""

    def names(self, first: bool, conjuncion: str, comma: bool) -> str:
        """The authors on their first mention in a document, or on a later one."""
        shown = len(self.printed) if first and len(self.printed) < ALL_NAMES else self.shown
        return shortened(self.printed, shown, conjuncion, comma)


def read_sources(ordered: Iterable[Source], options: CitationOptions) -> dict[str, Reading]:
    """The reading of every source; `ordered` is the order of the list, which the letters of years follow."""
    sources = list(ordered)
    people = {source.key: heading_of(source, options) for source in sources}
    given = given_needed(names[0] for names in people.values() if names)
    printed = {key: tuple(_printed(person, given if not index else {}) for index, person in enumerate(names)) for key, names in people.items()}
    needed = names_needed({source.key: (printed[source.key], year_text(source.csl)) for source in sources})
    siglas = _siglas(sources, people)
    readings = {source.key: _reading(source, people[source.key], printed[source.key], needed[source.key], siglas, options) for source in sources}
    suffixes = year_suffixes(sources, {key: _forms(reading, options) for key, reading in readings.items()})
    return {key: _dated(reading, suffixes.get(key, ""), options) for key, reading in readings.items()}


def _printed(person: Person, given: dict[Person, str]) -> str:
    return f"{given[person]} {person.family}" if person in given else person.family


def _siglas(sources: list[Source], people: dict[str, tuple[Person, ...]]) -> dict[str, str]:
    """Body -> acronym, when only that body has it."""
    owners: dict[str, set[str]] = defaultdict(set)
    for source in sources:
        body = issuer_of(source) if not people[source.key] else people[source.key][0].family
        if source.sigla and len(people[source.key]) < 2:
            owners[source.sigla].add(body)
    taken = Counter(person.family for names in people.values() for person in names)
    return {next(iter(bodies)): sigla for sigla, bodies in owners.items() if len(bodies) == 1 and not taken[sigla] and sigla not in bodies}


def _reading(source: Source, people: tuple[Person, ...], printed: tuple[str, ...], shown: int, siglas: dict[str, str], options: CitationOptions) -> Reading:
    title, issuer = ("", "") if people else _title(source, options)
    body = people[0].family if len(people) == 1 and people[0].institution else issuer
    return Reading(source, people, printed, shown, title, issuer, siglas.get(body, ""), year_text(source.csl))


def _title(source: Source, options: CitationOptions) -> tuple[str, str]:
    """What stands for an author: the name of a norm, a title between quotation marks, or one in italics."""
    csl = source.csl
    short = str(csl.get("title-short") or csl["title"])
    if csl["type"] == "legislation":
        name = source.nombre or shown_name(str(csl["title"])) or short
        return name, issuer_of(source) if goes_by_name(source, options) and shows_issuer(name) else ""
    quoted = csl["type"] in _QUOTED - {"paper-conference"} or (csl["type"] == "paper-conference" and "container-title" in csl)
    inner = short.translate(_INNER_QUOTES)
    return (f"“{inner}”" if quoted else f"{ITALIC}{short}{ITALIC_END}"), ""


def _forms(reading: Reading, options: CitationOptions) -> set[str]:
    """Every way in which the text may name the source: no two sources of a year may share one."""
    if not reading.people:
        return {f"{reading.title} [{reading.issuer}]", f"{reading.title} [{reading.sigla or reading.issuer}]"}
    case = f" {reading.source.nombre}" if _is_case(reading, options) else ""
    names = {reading.names(True, "y", False), reading.names(False, "y", False), reading.sigla or reading.names(False, "y", False)}
    return {name + case for name in names}


def _is_case(reading: Reading, options: CitationOptions) -> bool:
    return options.estilo_normas == "titulo" and reading.source.csl["type"] == "legal_case" and bool(reading.source.nombre)


def _dated(reading: Reading, suffix: str, options: CitationOptions) -> Reading:
    """The year as it is printed: with its letter, with that of the original, or nothing when the name says it."""
    source = reading.source
    year = year_text(source.csl, suffix)
    original = source.csl.get("original-date")
    if original:
        year = f"{year_text({'issued': original})}/{year}"
    if source.csl["type"] == "legislation" and not reading.people and not suffix and (says_year(reading.title, source.anio) or not source.anio):
        year = "" if source.anio or source.nombre else year
    if _is_case(reading, options):
        year = source.nombre if not suffix and (says_year(source.nombre, source.anio) or not source.anio) else f"{source.nombre}, {year}"
    return replace(reading, year=year, suffix=suffix)
