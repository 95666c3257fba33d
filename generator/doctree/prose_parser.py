"""Floor 1: Python-Markdown set up for the prose of the model: text → elements. Raw HTML is text; citations and footnotes are elements of ours."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element, SubElement

import markdown
from markdown.blockprocessors import BlockProcessor
from markdown.inlinepatterns import InlineProcessor

from generator.doctree import nodes as n
from generator.doctree.citesyntax import CITATION_START, match_citation
from generator.doctree.prose_lines import prepare

PROSE_EXTENSIONS = ("admonition", "def_list", "tables", "sane_lists")
Handled = tuple[Element | None, int | None, int | None]


class _Break(InlineProcessor):
    """`<br>`: the one tag that is not text, because a table cell has no other way to break a line."""

    def handleMatch(self, m: re.Match[str], data: str) -> Handled:  # type: ignore[override]  # noqa: N802
        return Element("br"), m.start(0), m.end(0)


class _Address(InlineProcessor):
    """`<https://…>`: a link that shows its address."""

    def handleMatch(self, m: re.Match[str], data: str) -> Handled:  # type: ignore[override]  # noqa: N802
        element = Element("a", href=m[1])
        element.text = m[1]
        return element, m.start(0), m.end(0)


class _Cites(InlineProcessor):
    """Leaves a placeholder element for each citation; what it is stays in `found`."""

    def __init__(self) -> None:
        super().__init__(CITATION_START.pattern)
        self.found: list[n.Cite] = []

    def handleMatch(self, m: re.Match[str], data: str) -> Handled:  # type: ignore[override]  # noqa: N802
        match = match_citation(data, m.start(0))
        if match is None:
            return None, None, None
        cite, end = match
        self.found.append(cite)
        element = Element("cite")
        element.set("number", str(len(self.found) - 1))
        return element, m.start(0), end


class _Notes(BlockProcessor):
    """`[^1]: text`: an element with the text of the note, which the reader puts where the note is called."""

    START = re.compile(r"(?:^|\n) {0,3}\[\^([^\]\s]+)\]:[ \t]*")

    def test(self, parent: Element, block: str) -> bool:
        return self.START.match(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        parts = self.START.split(blocks.pop(0))
        for name, text in zip(parts[1::2], parts[2::2], strict=True):
            note = SubElement(parent, "nota", name=name)
            SubElement(note, "p").text = re.sub(r"\n *", "\n", text.strip())


class _NoteCall(InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> Handled:  # type: ignore[override]  # noqa: N802
        return Element("llamada", name=m[1]), m.start(0), m.end(0)


class _Parser:
    """Setting it up costs more than reading a paragraph: it is reused."""

    def __init__(self) -> None:
        self.cites = _Cites()
        self.md = markdown.Markdown(extensions=list(PROSE_EXTENSIONS))
        self.md.preprocessors.deregister("html_block")
        for pattern in ("html", "entity", "autolink", "automail"):
            self.md.inlinePatterns.deregister(pattern)
        self.md.parser.blockprocessors.register(_Notes(self.md.parser), "notas", 17)
        self.md.inlinePatterns.register(_NoteCall(r"\[\^([^\]\s]+)\](?!\()"), "llamadas", 176)
        self.md.inlinePatterns.register(self.cites, "cites", 175)
        self.md.inlinePatterns.register(_Break(r"<br ?/?>"), "break", 90)
        self.md.inlinePatterns.register(_Address(r"<((?:https?://|mailto:)[^\s<>]+)>"), "direcciones", 120)

    def parse(self, text: str) -> tuple[Any, list[n.Cite]]:
        """The elements of a text, and what each of its citations is."""
        self.md.reset()
        self.cites.found = []
        lines = prepare(text).split("\n")
        for processor in self.md.preprocessors:
            lines = processor.run(lines)
        root: Any = self.md.parser.parseDocument(lines).getroot()
        self.md.treeprocessors["inline"].run(root)
        return root, self.cites.found


@lru_cache(maxsize=1)
def _parser() -> _Parser:
    return _Parser()


def parse(text: str) -> tuple[Any, list[n.Cite]]:
    """The elements of a text, and what each of its citations is."""
    return _parser().parse(text)
