"""Floor 1: Markdown of an editor → nodes, read by Python-Markdown with the extensions of the site (`EXTENSIONS`).

Raw HTML is text: whoever writes `<b>` sees `<b>`, and is told. What cannot be shown in both page and manual (code, remote images, links
that are neither http(s), mailto nor `mipg:`) is a diagnostic, never dropped. A paragraph «Tabla: …» above a table is its title, and one
«Fuente: …» below a table or a picture its source.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element

from generator.diagnostics import Diagnostics, SourcePos
from generator.doctree import nodes as n
from generator.doctree.prose_lines import KINDS, Problem, line_problems
from generator.doctree.prose_parser import parse
from generator.doctree.walk import find_nodes, rewrite

EXTENSIONS: tuple[str, ...] = ("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc", "pymdownx.superfences")
"""The extensions of mkdocs.yml; a test holds the two together."""
SAFE_URL = re.compile(r"(https?://[^\s]+|mailto:[^\s]+)", re.I)
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]+:|//", re.I)
PLAIN = re.compile(r"(?!\?\?\?)[^•▪●\\`*_{}\[\]()#+\-!|<>&@:~^=$\n]+")
STASHED = re.compile("\x02(\\d+)\x03")
LINE_END = re.compile(r"[ \t]*\n[ \t]*")
ALIGN = re.compile(r"text-align: (\w+)")


def read_prose(text: str, pos: SourcePos, diagnostics: Diagnostics) -> tuple[n.Block, ...]:
    """The blocks of a text. `pos`: where it begins, for messages."""
    blocks, problems = _read(text)
    for problem in problems:
        report = diagnostics.warning if problem.warning else diagnostics.error
        report(problem.code, pos.inside(text, problem.offset, problem.length), problem.message, problem.help)
    return tuple(rewrite(block, lambda link: _positioned(link, text, pos), n.CrossRef) for block in blocks) if "mipg:" in text else blocks


def _positioned(link: n.CrossRef, text: str, pos: SourcePos) -> n.CrossRef:
    """Trees are kept by their text; where each link stands depends on the file that holds it."""
    written = f"mipg:{link.target}"
    return replace(link, pos=pos.inside(text, max(0, text.find(written)), len(written)))


def prose_pictures(text: str, pos: SourcePos) -> Iterator[tuple[str, SourcePos]]:
    """The paths of the pictures of the project that a text shows, and where each is."""
    last = 0
    for block in _read(text)[0]:
        for figure in find_nodes(block, n.Figure):
            path = figure.image.path if isinstance(figure.image, n.ImageFile) else ""
            if path and not ELSEWHERE.match(path):
                last = max(text.find(path, last), last)
                yield path, pos.inside(text, last, len(path))


@lru_cache(maxsize=50_000)
def _read(text: str) -> tuple[tuple[n.Block, ...], tuple[Problem, ...]]:
    if PLAIN.fullmatch(text.strip()):
        return (n.Paragraph((n.Text(text.strip()),)),), ()
    reader = _Reader(text)
    blocks = reader.blocks(reader.root)
    reader.check_notes()
    return blocks, tuple(sorted((*line_problems(text), *reader.problems), key=lambda problem: problem.offset))


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.problems: list[Problem] = []
        self.root, self.cites = parse(text)
        self.notes: dict[str, Element] = {note.get("name", ""): note for note in self.root.iter("nota")}
        self.called: set[str] = set()

    def problem(self, shown: str, message: str, help_: str, code: str = "P01", pattern: str = "") -> None:
        """`shown`: how the mistake looks in the text, or a `pattern` of it; the search goes on after the one before."""
        start = self.problems[-1].offset + 1 if self.problems else 0
        found = re.compile(pattern or re.escape(shown.split("\n")[0]), re.M).search(self.text, start)
        at, end = found.span() if found else (0, 1)
        self.problems.append(Problem(code, at, max(1, end - at), message, help_))

    def check_notes(self) -> None:
        """Every footnote is called somewhere."""
        for name in self.notes:
            if name not in self.called:
                self.problem(f"[^{name}]:", f"Ningún lugar del texto llama la nota «[^{name}]».", f"Escriba «[^{name}]» donde va la llamada, o borre la nota.")

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
        return _captioned(found)

    def paragraph(self, element: Element) -> n.Block:
        picture = element[0] if len(element) == 1 and element[0].tag == "img" and not (element.text or element[0].tail or "").strip() else None
        return self.figure(picture) if picture is not None else n.Paragraph(self.inlines(element))

    def figure(self, picture: Element) -> n.Block:
        """A picture in a paragraph of its own. Its file is checked by the loader."""
        path, alt = _clean(picture.get("src", "")), _clean(picture.get("alt", ""))
        title = _clean(picture.get("title", "")) or alt
        if ELSEWHERE.match(path):
            self.problem(path, f"La imagen «{path[:60]}» está en otro sitio, y el manual no la tendría.", "Guárdela en la carpeta del proyecto y escriba su ruta: content/img/mapa.png.")
        elif not alt:
            self.problem("![](", "La imagen no tiene descripción, que es lo que lee quien no la ve.", "Escríbala entre los corchetes: ![Mapa de procesos](content/img/mapa.png).")
        return n.Figure(n.ImageFile(path), alt, (n.Text(title),) if title else ())

    def heading(self, element: Element) -> n.Block:
        return n.Heading(int(element.tag[1]), self.inlines(element))

    def items(self, element: Element) -> tuple[tuple[n.Block, ...], ...]:
        return tuple(self.blocks(_task(item)) for item in element)

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
        kind = KINDS.get(classes[1].lower(), "note") if len(classes) > 1 else "note"
        title = element.find("p[@class='admonition-title']")
        if title is not None:
            element.remove(title)
        heading = self.inlines(title) if title is not None else ()
        return n.Admonition(kind, heading, self.blocks(element))

    def code_block(self, element: Element) -> n.Block | None:
        shown = "".join(element.itertext()).strip()
        self.problem(shown, "Hay un bloque de código, que no se puede mostrar en página y manual.", "Quite la sangría de cuatro espacios o las comillas invertidas.")
        return None

    def rule(self, element: Element) -> n.Block | None:
        self.problem("", "Hay una línea horizontal, que no se admite en la prosa.", "Bórrela; si separa temas, use un título («## Tema»).", pattern=r"^ {0,3}([-*_])(?: *\1){2,} *$")
        return None

    def note(self, element: Element) -> n.Block | None:
        """Shown where it is called."""
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
        if child.tag == "llamada":
            return self.note_call(child.get("name", ""))
        return self.inlines(child)

    def link(self, child: Element) -> tuple[n.Inline, ...]:
        url, inside = _clean(child.get("href", "")), self.inlines(child)
        if url.startswith("mipg:"):
            return (n.CrossRef(url.removeprefix("mipg:"), inside),)
        if SAFE_URL.fullmatch(url):
            return (n.Link(url, inside),)
        self.problem(_restored(child.get("href", "")) or "]()", f"El enlace «{url[:60]}» no se admite.", "Use http, https, mailto o «mipg:» y la dirección de la página.", "S01")
        return inside

    def image(self, child: Element) -> tuple[n.Inline, ...]:
        self.problem("![" + _restored(child.get("alt", "")), "Hay una imagen dentro de un párrafo.", "Póngala en una línea propia, con una línea vacía antes y otra después.")
        return ()

    def note_call(self, name: str) -> tuple[n.Inline, ...]:
        self.called.add(name)
        note = self.notes.get(name)
        if note is None:
            self.problem(f"[^{name}]", f"La nota «[^{name}]» no tiene texto.", f"Escríbalo al final, en una línea propia: «[^{name}]: texto de la nota».")
            return (n.Text(f"[^{name}]"),)
        return (n.Footnote(self.inlines(note[0])),)


BLOCKS: dict[str, Callable[[_Reader, Element], n.Block | None]] = {
    "p": _Reader.paragraph,
    "nota": _Reader.note,
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


def _task(item: Element) -> Element:
    """«[ ] …» and «[x] …» at the start of an item are boxes."""
    holder = item[0] if not (item.text or "").strip() and len(item) and item[0].tag == "p" else item
    found = re.match(r"\s*\[([ xX])\] ", holder.text or "")
    if found:
        holder.text = ("☐ " if found[1] == " " else "☑ ") + (holder.text or "")[found.end():]
    return item


def _captioned(blocks: list[n.Block]) -> tuple[n.Block, ...]:
    """The paragraphs that are the title or the source of a table or a picture, put in it."""
    found: list[n.Block] = []
    for block in blocks:
        last = found[-1] if found else None
        source, title = _after("Fuente: ", block), _after("Tabla: ", last)
        if isinstance(block, n.Table) and title:
            found[-1] = replace(block, caption=title)
        elif source and isinstance(last, (n.Table, n.Figure)) and last.caption and not last.source:
            found[-1] = replace(last, source=source)
        else:
            found.append(block)
    return tuple(found)


def _after(word: str, block: n.Block | None) -> tuple[n.Inline, ...]:
    """The inlines of a paragraph that begins with a word, without it."""
    if not isinstance(block, n.Paragraph) or not block.inlines:
        return ()
    first = block.inlines[0]
    if not isinstance(first, n.Text) or not first.text.startswith(word):
        return ()
    rest = (n.Text(first.text.removeprefix(word)), *block.inlines[1:])
    return rest if rest[0] != n.Text("") else rest[1:]


def _align(cell: Element) -> str:
    found = ALIGN.search(cell.get("style", ""))
    return found[1] if found else "left"


def _restored(text: str) -> str:
    """Markdown keeps each escaped character as its number until the end. A line end is a space, whatever the indent of the next line."""
    return STASHED.sub(lambda m: chr(int(m[1])), LINE_END.sub(" ", text))


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
