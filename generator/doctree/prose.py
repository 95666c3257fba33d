"""Floor 1: Markdown of an editor → nodes, read by Python-Markdown with the extensions of the site (`EXTENSIONS`).

Raw HTML is text: whoever writes `<b>` sees `<b>`. What cannot be shown in both page and manual (fenced code, remote images,
links that are neither http(s), mailto nor `mipg:`) is a diagnostic, never dropped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element

import markdown
from markdown.inlinepatterns import InlineProcessor

from generator.diagnostics import Diagnostics, SourcePos
from generator.doctree import nodes as n
from generator.doctree.citesyntax import CITATION_START, match_citation
from generator.doctree.walk import rewrite

EXTENSIONS: tuple[str, ...] = ("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc", "pymdownx.superfences")
"""The extensions of mkdocs.yml; a test holds the two together."""
PROSE_EXTENSIONS = ("admonition", "def_list", "tables", "sane_lists")
SAFE_URL = re.compile(r"(https?://[^\s]+|mailto:[^\s]+)", re.I)
PLAIN = re.compile(r"[^\\`*_{}\[\]()#+\-!|<>&@:~^=$\n]+")
STASHED = re.compile("\x02(\\d+)\x03")
ALIGN = re.compile(r"text-align: (\w+)")


@dataclass(frozen=True, slots=True)
class Problem:
    """What cannot be published, and where in the text."""

    code: str
    offset: int
    length: int
    message: str
    help: str


class _Break(InlineProcessor):
    """`<br>`: the one tag that is not text, because a table cell has no other way to break a line."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:  # type: ignore[override]  # noqa: N802
        return Element("br"), m.start(0), m.end(0)


class _Cites(InlineProcessor):
    """Leaves a placeholder element for each citation; what it is stays in `found`."""

    def __init__(self) -> None:
        super().__init__(CITATION_START.pattern)
        self.found: list[n.Cite] = []

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:  # type: ignore[override]  # noqa: N802
        match = match_citation(data, m.start(0))
        if match is None:
            return None, None, None
        cite, end = match
        self.found.append(cite)
        element = Element("cite")
        element.set("number", str(len(self.found) - 1))
        return element, m.start(0), end


def read_prose(text: str, pos: SourcePos, diagnostics: Diagnostics) -> tuple[n.Block, ...]:
    """The blocks of a text. `pos`: where it begins, for messages."""
    blocks, problems = _read(text)
    for problem in problems:
        diagnostics.error(problem.code, pos.inside(text, problem.offset, problem.length), problem.message, problem.help)
    return tuple(rewrite(block, lambda link: _positioned(link, text, pos), n.CrossRef) for block in blocks) if "mipg:" in text else blocks


def _positioned(link: n.CrossRef, text: str, pos: SourcePos) -> n.CrossRef:
    """Trees are kept by their text; where each link stands depends on the file that holds it."""
    written = f"mipg:{link.target}"
    return replace(link, pos=pos.inside(text, max(0, text.find(written)), len(written)))


def read_inlines(text: str, pos: SourcePos, diagnostics: Diagnostics) -> tuple[n.Inline, ...]:
    """The inlines of a text of one paragraph."""
    blocks = read_prose(text, pos, diagnostics)
    return tuple(inline for block in blocks for inline in getattr(block, "inlines", (n.Text(text),)))


@lru_cache(maxsize=50_000)
def _read(text: str) -> tuple[tuple[n.Block, ...], tuple[Problem, ...]]:
    if PLAIN.fullmatch(text.strip()):
        return (n.Paragraph((n.Text(text.strip()),)),), ()
    reader = _Reader(text)
    return reader.blocks(reader.root), tuple(reader.problems)


class _Parser:
    """Python-Markdown with the extensions of prose. Setting it up costs more than reading a paragraph: it is reused."""

    def __init__(self) -> None:
        self.cites = _Cites()
        self.md = markdown.Markdown(extensions=list(PROSE_EXTENSIONS))
        self.md.preprocessors.deregister("html_block")
        for pattern in ("html", "entity", "autolink", "automail"):
            self.md.inlinePatterns.deregister(pattern)
        self.md.inlinePatterns.register(self.cites, "cites", 175)
        self.md.inlinePatterns.register(_Break(r"<br ?/?>"), "break", 90)

    def parse(self, text: str) -> tuple[Any, list[n.Cite]]:
        """The elements of a text, and what each of its citations is."""
        self.md.reset()
        self.cites.found = []
        lines = text.strip("\n").split("\n")
        for processor in self.md.preprocessors:
            lines = processor.run(lines)
        root: Any = self.md.parser.parseDocument(lines).getroot()
        self.md.treeprocessors["inline"].run(root)
        return root, self.cites.found


@lru_cache(maxsize=1)
def _parser() -> _Parser:
    return _Parser()


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.problems: list[Problem] = []
        self.root, self.cites = _parser().parse(text)

    def problem(self, shown: str, message: str, help_: str, code: str = "P01") -> None:
        """`shown`: how the mistake looks in the text; the search goes on after the one before."""
        line = shown.split("\n")[0]
        index = self.text.find(line, self.problems[-1].offset + 1 if self.problems else 0)
        self.problems.append(Problem(code, max(0, index), len(line) or 1, message, help_))

    # ------------------------------------------------------------------------------------------ blocks
    def blocks(self, parent: Element) -> tuple[n.Block, ...]:
        found: list[n.Block] = []
        loose = self.inlines(parent, own_text_only=True) if parent.tag in ("li", "dd", "blockquote") else ()
        if loose:
            found.append(n.Paragraph(loose))
        for child in parent:
            maker: Callable[[_Reader, Element], n.Block | None] | None = BLOCKS.get(child.tag)
            block = maker(self, child) if maker else None
            if block is not None:
                found.append(block)
        return tuple(found)

    def heading(self, element: Element) -> n.Block:
        return n.Heading(int(element.tag[1]), self.inlines(element))

    def items(self, element: Element) -> tuple[tuple[n.Block, ...], ...]:
        return tuple(self.blocks(item) for item in element)

    def definitions(self, element: Element) -> n.Block:
        found: list[n.DefinitionItem] = []
        for child in element:
            if child.tag == "dt":
                found.append(n.DefinitionItem(self.inlines(child), ()))
            else:
                found[-1] = n.DefinitionItem(found[-1].term, found[-1].blocks + self.blocks(child))
        return n.DefinitionList(tuple(found))

    def table(self, element: Element) -> n.Block:
        heads = list(element.iter("th"))
        columns = tuple(n.Column(self.inlines(th), _align(th)) for th in heads)
        rows = tuple(n.Row(tuple(n.Cell(self.inlines(td)) for td in tr)) for tr in element.iter("tr") if tr.find("td") is not None)
        return n.Table(columns, rows)

    def division(self, element: Element) -> n.Block | None:
        classes = element.get("class", "").split()
        kind = classes[1] if len(classes) > 1 else "note"
        title = element.find("p[@class='admonition-title']")
        if title is not None:
            element.remove(title)
        heading = self.inlines(title) if title is not None else ()
        return n.Admonition(kind if kind in ("note", "warning", "pending", "danger", "success") else "note", heading, self.blocks(element))

    def code_block(self, element: Element) -> n.Block | None:
        shown = "".join(element.itertext()).strip()
        self.problem(shown, "Hay un bloque de código, que no se puede mostrar en página y manual.", "Quite la sangría de cuatro espacios o las comillas invertidas.")
        return None

    def rule(self, element: Element) -> n.Block | None:
        self.problem("---", "Hay una línea horizontal («---»), que no se admite en la prosa.", "Borre la línea.")
        return None

    # ----------------------------------------------------------------------------------------- inlines
    def inlines(self, element: Element, own_text_only: bool = False) -> tuple[n.Inline, ...]:
        return _joined(self._inlines(element, own_text_only))

    def _inlines(self, element: Element, skip_blocks: bool) -> Iterator[n.Inline]:
        if element.text and element.text.strip("\n"):
            yield n.Text(_clean(element.text))
        for child in element:
            if child.tag in BLOCKS:
                if not skip_blocks:
                    yield from self._inlines(child, False)
                continue
            yield from self.inline(child)
            if child.tail:
                yield n.Text(_clean(child.tail))

    def inline(self, child: Element) -> tuple[n.Inline, ...]:
        if child.tag == "em":
            return (n.Emph(self.inlines(child)),)
        if child.tag == "strong":
            return (n.Strong(self.inlines(child)),)
        if child.tag == "code":
            return (n.Code(unescape(_restored("".join(child.itertext())))),)
        if child.tag == "br":
            return (n.LineBreak(),)
        if child.tag == "cite":
            return (self.cites[int(child.get("number", "0"))],)
        if child.tag == "a":
            return self.link(child)
        if child.tag == "img":
            return self.image(child)
        return self.inlines(child)

    def link(self, child: Element) -> tuple[n.Inline, ...]:
        url, inside = _clean(child.get("href", "")), self.inlines(child)
        if url.startswith("mipg:"):
            return (n.CrossRef(url.removeprefix("mipg:"), inside),)
        if SAFE_URL.fullmatch(url):
            return (n.Link(url, inside),)
        self.problem(child.get("href", ""), f"El enlace «{url[:60]}» no se admite.", "Use http, https, mailto o «mipg:» y la dirección de la página.", "S01")
        return inside

    def image(self, child: Element) -> tuple[n.Inline, ...]:
        alt = child.get("alt", "")
        self.problem("![" + alt, "Hay una imagen dentro del texto, y aquí no se admiten imágenes.", "Use el campo «imagen» del registro, con su descripción.")
        return ()


BLOCKS: dict[str, Callable[[_Reader, Element], n.Block | None]] = {
    "p": lambda r, e: n.Paragraph(r.inlines(e)),
    **{f"h{level}": _Reader.heading for level in range(1, 7)},
    "ul": lambda r, e: n.BulletList(r.items(e)),
    "ol": lambda r, e: n.OrderedList(r.items(e), int(e.get("start", "1"))),
    "dl": _Reader.definitions,
    "table": _Reader.table,
    "div": _Reader.division,
    "blockquote": lambda r, e: n.Quote(r.blocks(e)),
    "pre": _Reader.code_block,
    "hr": _Reader.rule,
}


def _align(cell: Element) -> str:
    found = ALIGN.search(cell.get("style", ""))
    return found[1] if found else "left"


def _restored(text: str) -> str:
    """Markdown keeps each escaped character as its number until the end."""
    return STASHED.sub(lambda m: chr(int(m[1])), text).replace("\n", " ")


def _clean(text: str) -> str:
    return _restored(unescape(text))


def _joined(inlines: Any) -> tuple[n.Inline, ...]:
    """Neighbouring texts as one, without blanks at the two ends."""
    found: list[n.Inline] = []
    for inline in inlines:
        if isinstance(inline, n.Text) and found and isinstance(found[-1], n.Text):
            found[-1] = n.Text(found[-1].text + inline.text)
        else:
            found.append(inline)
    if found and isinstance(found[0], n.Text):
        found[0] = n.Text(found[0].text.lstrip())
    if found and isinstance(found[-1], n.Text):
        found[-1] = n.Text(found[-1].text.rstrip())
    return tuple(inline for inline in found if inline != n.Text(""))
