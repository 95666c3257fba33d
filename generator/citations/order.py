"""Floor 2: the order of the list of references and the letters of its years, for one publication. Pure.

By what the entry begins with, then year (without date first, in press last), then title. The letters follow that order:
any two sources that could read the same in the text, in full or shortened, get one each.
"""

from __future__ import annotations

import string
from collections.abc import Iterable, Mapping
from typing import Any

from generator.citations.bibtex import Source
from generator.citations.collation import sort_key, title_key
from generator.citations.entry_csl import goes_by_name, printed_title, year_text
from generator.citations.names import Person, heading_names
from generator.citations.options import CitationOptions

Key = tuple[tuple[str, ...], tuple[int, int], str, str]


def heading_of(source: Source, options: CitationOptions) -> tuple[Person, ...]:
    """The names with which the entry begins; none for a norm that goes by its name."""
    return () if goes_by_name(source, options) else heading_names(source.csl)


def list_key(source: Source, options: CitationOptions) -> Key:
    people = heading_of(source, options)
    title = title_key(printed_title(source, options))
    heading = tuple(part for person in people for part in (sort_key(person.family), sort_key(person.initials))) or (title,)
    return heading, _year(source.csl), title, source.key


def _year(csl: Mapping[str, Any]) -> tuple[int, int]:
    issued = csl.get("issued")
    if issued:
        return 1, int(issued["date-parts"][0][0])
    return (2, 0) if csl.get("status") else (0, 0)


def year_suffixes(ordered: Iterable[Source], forms: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Letters for the sources that share a year and any form of who they name. `ordered`: as in the list.

    `forms`: key -> every way in which its author or title can be written in a citation."""
    sources = list(ordered)
    leader: dict[str, str] = {source.key: source.key for source in sources}

    def find(key: str) -> str:
        while leader[key] != key:
            leader[key] = leader[leader[key]]
            key = leader[key]
        return key

    first: dict[tuple[str, str], str] = {}
    for source in sources:
        for form in forms[source.key]:
            other = first.setdefault((form.casefold(), year_text(source.csl)), source.key)
            leader[find(source.key)] = find(other)
    groups: dict[str, list[str]] = {}
    for source in sources:
        groups.setdefault(find(source.key), []).append(source.key)
    return {key: letters(position) for group in groups.values() if len(group) > 1 for position, key in enumerate(group)}


def letters(position: int) -> str:
    """0 -> «a», 25 -> «z», 26 -> «aa»."""
    text = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        text = string.ascii_lowercase[rest] + text
    return text
