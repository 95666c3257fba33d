"""Floor 2: citeproc-py (pinned at 0.11.1) writes an entry of the list with apa6-es.csl. The only door to that library.

The style is parsed once for each conjunction, with the elements of elements.py. References are built without the readers
of the library, which lower-case keys, drop fields and take `<span class="nocase">` for markup. No class of it is
replaced or registered: another style read in the same process has its own elements.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from citeproc import DATES, NAMES, VARIABLES, Citation, CitationItem, CitationStylesBibliography
from citeproc.source import BibliographySource, Date, Name, Reference
from citeproc.string import String
from lxml import etree

from generator.citations.elements import parser, settle
from generator.citations.marks import AND, MarkingFormatter, tidy
from generator.citations.specialize import layout_for

STYLE = Path(__file__).with_name("apa6-es.csl")
_CSL = "{http://purl.org/net/xbiblio/csl}"
_KEY = "fuente"


@dataclass(frozen=True, slots=True)
class _Style:
    """What the library asks of a style: its root."""

    root: Any


class EntryWriter:
    """Writes entries one by one. `write` answers text with marks (see marks.py)."""

    def __init__(self, conjuncion: str) -> None:
        self._conjuncion = conjuncion
        self._style = _style(conjuncion)

    def write(self, csl: Mapping[str, Any]) -> str:
        source = BibliographySource()
        reference = _reference(csl)
        source.add(reference)
        bibliography = CitationStylesBibliography(self._style, source, MarkingFormatter)
        item = CitationItem(_KEY)
        bibliography.register(Citation([item]))
        written = _layout(self._conjuncion, csl["type"], frozenset(reference)).render_bibliography([item])
        return tidy(str(written[0]), self._conjuncion) if written else ""


@lru_cache(maxsize=4)
def _style(conjuncion: str) -> _Style:
    """The parsed style: its «and» becomes a mark, since «y» or «e» depends on the name that follows."""
    root: Any = etree.parse(str(STYLE), parser()).getroot()
    root.set_locale_list(root.get("default-locale"), validate=False)
    for term in root.iter(f"{_CSL}term"):
        if term.get("name") == "and":
            term.text = AND
    for name in root.iter(f"{_CSL}name"):
        inverted = name.get("name-as-sort-order") == "all"
        name.set("delimiter-precedes-last", "never" if conjuncion == "y" else "always" if inverted else "contextual")
    settle(root)
    return _Style(root)


@lru_cache(maxsize=512)
def _layout(conjuncion: str, csl_type: str, fields: frozenset[str]) -> Any:
    variables = frozenset(name.replace("_", "-") for name in fields)
    return layout_for(_style(conjuncion).root.bibliography.layout, csl_type, variables)


def _reference(csl: Mapping[str, Any]) -> Reference:
    values: dict[str, Any] = {}
    for variable, value in csl.items():
        name = variable.replace("-", "_")
        if name == "type" or name not in VARIABLES or not value:
            continue
        if name in NAMES:
            values[name] = [Name(**part) for part in value]
        elif name in DATES:
            values[name] = Date(**dict(zip(("year", "month", "day"), value["date-parts"][0], strict=False)))
        else:
            values[name] = String(value)
    reference = Reference(_KEY, csl["type"], **values)
    reference.update({name.replace("_", "-"): values[name] for name in ("container_author",) if name in values})  # its `names` looks it up so
    return reference
