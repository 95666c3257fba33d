"""Floor 2: the elements of citeproc-py that look their surroundings up at every name and text, with the answers at hand.

The library searches the tree with XPath for each option of a name (some fifteen times an entry), for the layout around a
text and for each term. In one style none of that ever changes. `settle` writes the options on each `name`; the classes
below read them there. They are plain subclasses, known only to `parser()`; nothing in the library is replaced.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from citeproc import model
from lxml import etree

from generator.citations.marks import MarkingFormatter

_NAMESPACE = "http://purl.org/net/xbiblio/csl"
_OPTIONS = ("and", "delimiter-precedes-et-al", "delimiter-precedes-last", "et-al-min", "et-al-use-first", "et-al-subsequent-min",
            "et-al-subsequent-use-first", "et-al-use-last", "initialize-with", "initialize-with-hyphen", "name-as-sort-order", "sort-separator",
            "demote-non-dropping-particle")
_INHERITED = {"form": "name-form", "delimiter": "name-delimiter"} | {option: option for option in _OPTIONS}


class _Settled:
    """What an element asks of its surroundings, without searching."""

    def get_formatter(self) -> Any:
        return MarkingFormatter

    def get_layout(self) -> Any:
        return next(self.iterancestors(f"{{{_NAMESPACE}}}layout"))  # type: ignore[attr-defined]

    def get_single_term(self, name: str, form: str | None = None) -> Any:
        return _term(self.get_root(), name, form, False)  # type: ignore[attr-defined]

    def get_plural_term(self, name: str, form: str | None = None) -> Any:
        return _term(self.get_root(), name, form, True)  # type: ignore[attr-defined]


class Name(_Settled, model.Name):
    def get_option(self, name: str, context: Any = None, sort_options: Any = None) -> Any:
        value = self.get(name)
        if name in {"initialize-with-hyphen", "et-al-use-last"}:
            return value == "true"
        return int(value) if name.startswith("et-al") else value

    def et_al(self) -> Any:
        return self.get_single_term("et-al")


class Names(_Settled, model.Names):
    def get_parent_delimiter(self, context: Any = None) -> str:
        return ""


class Text(_Settled, model.Text):
    pass


class Label(_Settled, model.Label):
    pass


class Group(_Settled, model.Group):
    pass


def parser() -> etree.XMLParser:
    """A reader of styles with the elements of the library, and those of here in the place of theirs."""
    lookup = etree.ElementNamespaceClassLookup()
    namespace = lookup.get_namespace(_NAMESPACE)
    namespace[None] = model.CitationStylesElement
    for kind in (*model.CitationStylesElement.__subclasses__(), Name, Names, Text, Label, Group):
        namespace[kind.__name__.replace("_", "-").lower()] = kind
    reader = etree.XMLParser(remove_comments=True, no_network=True)
    reader.set_element_class_lookup(lookup)
    return reader


def settle(root: Any) -> None:
    """Every name of the list of references says all its options itself."""
    bibliography = root.bibliography
    for name in root.iter(f"{{{_NAMESPACE}}}name"):
        for option, inherited in _INHERITED.items():
            value = bibliography.get_option(inherited)
            if name.get(option) is None and value is not None:
                name.set(option, str(value))


@lru_cache(maxsize=256)
def _term(root: Any, name: str, form: str | None, plural: bool) -> Any:
    return root.get_plural_term(name, form) if plural else root.get_single_term(name, form)
