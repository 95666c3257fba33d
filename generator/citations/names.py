"""Floor 2: who a citation names in the text: surnames, «et al.», initials against confusion. Pure text.

citeproc-py has no et-al-subsequent, no disambiguation and no «e»: those rules of APA 6 are here, one function each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.citations.marks import conjunction

CHAPTERS = frozenset({"chapter", "entry-encyclopedia", "paper-conference"})
"""A part without author begins with its own title, never with the editor of the whole."""


@dataclass(frozen=True, slots=True)
class Person:
    """A name as it is printed: `family` with its particles, or the whole name of an institution."""

    family: str
    given: str = ""
    institution: bool = False

    @property
    def initials(self) -> str:
        return initials(self.given)


def heading_names(csl: Mapping[str, Any]) -> tuple[Person, ...]:
    """Authors; without them editors, translators, or who published a report: what the entry begins with. Empty: the title."""
    names = csl.get("author") or ()
    if not names and csl["type"] not in CHAPTERS:
        names = csl.get("editor") or csl.get("translator") or ()
        if not names and csl["type"] == "report" and csl.get("publisher"):
            names = ({"literal": csl["publisher"]},)
    return tuple(map(_person, names))


def _person(name: Mapping[str, str]) -> Person:
    if "literal" in name:
        return Person(name["literal"], institution=True)
    family = " ".join(part for part in (name.get("dropping-particle"), name.get("non-dropping-particle"), name.get("family")) if part)
    return Person(family, name.get("given", ""), not name.get("given"))


def initials(given: str) -> str:
    """«María del Pilar» -> «M. del P.»; «Jean-Paul» -> «J.-P.»."""
    def word(part: str) -> str:
        return part if part[:1].islower() else "-".join(f"{piece[0]}." for piece in part.split("-") if piece)
    return " ".join(word(part) for part in given.replace(".", " ").split())


def join_names(names: Iterable[str], conjuncion: str, comma: bool = False) -> str:
    """«A», «A y B», «A, B y C», «A e Ibáñez». `comma`: the one before the last of three («A, B, & C»)."""
    listed = list(names)
    if len(listed) < 2:
        return "".join(listed)
    word = conjunction(listed[-1], conjuncion)
    before = ", " if comma and len(listed) > 2 else " "
    return f"{', '.join(listed[:-1])}{before}{word} {listed[-1]}"


def shortened(names: tuple[str, ...], shown: int, conjuncion: str, comma: bool = False) -> str:
    """«A et al.», «A, B, et al.»; «et al.» never stands for one person."""
    if shown >= len(names) - 1 or len(names) < 3:
        return join_names(names, conjuncion, comma)
    return f"{', '.join(names[:shown])}{',' if shown > 1 else ''} et al."


def names_needed(works: Mapping[str, tuple[tuple[str, ...], str]]) -> dict[str, int]:
    """How many names each work shows before «et al.» so that no other work of that year reads the same.

    `works`: key -> (printed names, year)."""
    groups: dict[tuple[str, str], list[tuple[str, ...]]] = defaultdict(list)
    for names, year in works.values():
        if len(names) > 2:
            groups[names[0], year].append(names)
    needed: dict[str, int] = {}
    for key, (names, year) in works.items():
        rivals = {other for other in groups.get((names[0], year) if names else ("", ""), ()) if other != names}
        needed[key] = next((count for count in range(1, len(names) + 1) if not any(other[:count] == names[:count] for other in rivals)), len(names))
    return needed


def given_needed(people: Iterable[Person]) -> dict[Person, str]:
    """What goes before the surname of each first author who shares it with another: «A. Gómez», «Javier Gómez»."""
    by_family: dict[str, list[Person]] = defaultdict(list)
    for person in dict.fromkeys(people):
        if not person.institution:
            by_family[person.family].append(person)
    shown: dict[Person, str] = {}
    for namesakes in by_family.values():
        if len({_identity(person, namesakes) for person in namesakes}) < 2:
            continue
        for person in namesakes:
            same = {_identity(other, namesakes) for other in namesakes if other.initials == person.initials}
            shown[person] = person.given if len(same) > 1 else person.initials
    return shown


def _identity(person: Person, namesakes: list[Person]) -> str:
    """«Gómez, J.» is «Gómez, Javier» when there is only one Javier to be."""
    full = {other.given for other in namesakes if other.initials == person.initials and other.given != other.initials}
    return next(iter(full)) if person.given == person.initials and len(full) == 1 else person.given
