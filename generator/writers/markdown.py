"""Floor 3: document tree → Markdown of the page. One short function per node; an unknown node raises.

Text is always escaped: nothing that an editor writes becomes HTML, an attribute list or a template. Knows nothing of the domain.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache, singledispatch
from html import escape
from itertools import groupby
from textwrap import shorten

from generator.doctree import nodes as n
from generator.doctree.walk import plain_text
from generator.writers.conventions import Conventions, page_conventions

NAME = 60
"""How much of an entry says which one it is."""
_SPECIAL = re.compile(r"[\\`*_{}\[\]]")
_MARKUP = re.compile(r"[\\`*_{}\[\]\"<>&|@~]")
_ENTITIES = {"<": "&lt;", "&": "&amp;", "|": "&#124;", "@": "&#64;", "~": "&#126;"}
_ENTITY = re.compile(r"[<|@~]|&(?=[#\w])")
_UNSAFE = re.compile(r"[\\`*_{}\[\]<|@~&\n]")
"""What those two change, and ends of line: most texts have none."""
_TONE = re.compile(r"[a-z]+(?:[-_][a-z]+)*")
_LINE_START = re.compile(r"^(\s*)([#>+\-!:=•▪●]|\d+(?=[.)])|[a-zñ](?=\) )|[ivx]{2,4}(?=\) ))")


def relative_link(target: str, page: str) -> str:
    """The link from a page to an address: `politicas/x#y` from `dimensiones/z` is `../politicas/x.md#y`."""
    address, _, anchor = target.partition("#")
    place = f"#{anchor}" if anchor else ""
    if not address or address == page:
        return place or posixpath.basename(path_of(page))
    return relative_path(path_of(address), page) + place


def relative_path(path: str, page: str) -> str:
    """The way from a page to a file of the site."""
    steps, here = path.split("/"), path_of(page).split("/")[:-1]
    shared, most = 0, min(len(steps) - 1, len(here))
    while shared < most and steps[shared] == here[shared]:
        shared += 1
    return "/".join([".."] * (len(here) - shared) + steps[shared:])


def path_of(address: str) -> str:
    """The file of an address. Folders («dimensiones», «politicas») have their own page in `index.md`."""
    return f"{address}/index.md" if address in FOLDERS else f"{address or 'index'}.md"


FOLDERS = frozenset({"dimensiones", "politicas"})


@dataclass(slots=True)
class Writing:
    """What one page remembers while it is written: where it is, and how many tables, figures and citations of each source it has had."""

    page: str = ""
    link: Callable[[str, str], str] = relative_link
    depth: int = 1
    counts: dict[str, int] = field(default_factory=dict)
    drawings: list[n.Drawing] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    cites: dict[str, int] = field(default_factory=dict)
    conventions: Conventions = field(default_factory=page_conventions)

    def caption(self, kind: str, title: str) -> str:
        self.counts[kind] = self.counts.get(kind, 0) + 1
        return f"{self.conventions.labels[kind]} {self.counts[kind]}. {title}"


def picture_path(path: str) -> str:
    """Where a site publishes a picture of the project: pictures beside the model are not pages, and those of content/ keep their folder."""
    return f"imagenes/{path.removeprefix('content/')}"


def write_markdown(blocks: Iterable[n.Block], writing: Writing | None = None) -> str:
    """The blocks as Markdown, each one apart from the next by an empty line."""
    state = writing or Writing()
    return "\n\n".join(text for block in blocks if (text := write_block(block, state)))


def write_inlines(inlines: Iterable[n.Inline], writing: Writing) -> str:
    return "".join([escape_text(i.text) if type(i) is n.Text else write_inline(i, writing) for i in inlines])


def take_notes(writing: Writing) -> str:
    """The footnotes that the text so far asked for."""
    written = "\n".join(f"[^{index}]: {text}" for index, text in enumerate(writing.notes, 1))
    writing.notes.clear()
    return written


def escape_text(text: str) -> str:
    """Text that Markdown shows as it is."""
    if not _UNSAFE.search(text):
        return text
    marked = _ENTITY.sub(lambda m: _ENTITIES[m[0]], text.replace("\n", " "))
    return _SPECIAL.sub(lambda m: "\\" + m[0], marked)


def _line(text: str) -> str:
    """A line that does not begin a list, a heading or any other block."""
    found = _LINE_START.match(text)
    if not found:
        return text.lstrip()
    head = found[2]
    safe = f"&#{ord(head)};" if head in ":=•▪●" else (head + "\\" if head.isalnum() else "\\" + head)
    return safe + text[found.end():]


def _attributes(*parts: str) -> str:
    known = [part for part in parts if part]
    return "{ " + " ".join(known) + " }" if known else ""


def _indented(text: str, prefix: str = "    ") -> str:
    return "\n".join(prefix + line if line else line for line in text.split("\n"))


# ----------------------------------------------------------------------------------------------- inlines
@singledispatch
def write_inline(node: object, w: Writing) -> str:
    raise TypeError(f"inline without a writer: {type(node).__name__}")


@write_inline.register
def _(node: n.Text, w: Writing) -> str:
    return escape_text(node.text)


def _marked(mark: str, node: n.Emph | n.Strong, w: Writing) -> str:
    """Blanks stay outside the marks: «** x**» would not be bold."""
    inner = write_inlines(node.children, w)
    core = inner.strip()
    return inner.replace(core, f"{mark}{core}{mark}", 1) if core else inner


@write_inline.register
def _(node: n.Emph, w: Writing) -> str:
    return _marked("*", node, w)


@write_inline.register
def _(node: n.Strong, w: Writing) -> str:
    return _marked("**", node, w)


@write_inline.register
def _(node: n.Code, w: Writing) -> str:
    longest = max((len(run) for run in re.findall("`+", node.text)), default=0)
    fence, pad = "`" * (longest + 1), " " if node.text[:1] == "`" or node.text[-1:] == "`" else ""
    return f"{fence}{pad}{node.text}{pad}{fence}"


@write_inline.register
def _(node: n.LineBreak, w: Writing) -> str:
    return "<br>"


@write_inline.register
def _(node: n.Badge, w: Writing) -> str:
    return f"**{escape_text(node.text)}**" + _attributes(".rotulo", _tone(node.tone))


def _tone(tone: str) -> str:
    """The class of a tone. A tone is a word, and anything else is none."""
    return f".tono-{tone}" if _TONE.fullmatch(tone) else ""


def _link(text: str, url: str, tip: str = "") -> str:
    quoted = re.sub(r"[ ()<>\"]", lambda m: f"%{ord(m[0]):02X}", url)
    title = f' "{_title(tip)}"' if tip else ""
    return f"[{text}]({quoted}{title})"


def _title(text: str) -> str:
    return escape(" ".join(text.split())).replace("|", "&#124;").replace("\\", "&#92;").replace("`", "&#96;")


@write_inline.register
def _(node: n.Link, w: Writing) -> str:
    return _link(write_inlines(node.children, w), node.url)


@write_inline.register
def _(node: n.CrossRef, w: Writing) -> str:
    return _link(write_inlines(node.children, w) or escape_text(node.target), w.link(node.target, w.page), node.tip)


@write_inline.register
def _(node: n.Download, w: Writing) -> str:
    return _link(write_inlines(node.children, w), relative_path(node.path, w.page))


@write_inline.register
def _(node: n.Cite, w: Writing) -> str:
    return "".join(_cited(child, w) for child in node.children) if node.children else _raw_cite(node)


def _cited(node: n.Inline, w: Writing) -> str:
    """A part of a citation. What leads to an entry of the page has the id to which the entry leads back."""
    written = write_inline(node, w)
    key = node.target.partition("#ref-")[2] if isinstance(node, n.CrossRef) else ""
    if not key:
        return written
    w.cites[key] = w.cites.get(key, 0) + 1
    return written + _attributes(f"#cita-{key}-{w.cites[key]}")


def _raw_cite(node: n.Cite) -> str:
    """Before the citations pass: Pandoc's own syntax, so that a tree can be read back."""
    parts = [f"{item.prefix} @{item.key}".strip() + (f", {item.label and item.label + ' '}{item.locator}" if item.locator else "") + item.suffix
             for item in node.items]
    text = "; ".join(parts)
    return text if node.mode in {"narrative", "name"} and len(node.items) == 1 else f"[{'-' if node.mode == 'suppress-author' else ''}{text}]"


@write_inline.register
def _(node: n.Footnote, w: Writing) -> str:
    w.notes.append(write_inlines(node.children, w))
    return f"[^{len(w.notes)}]"


# ------------------------------------------------------------------------------------------------ blocks
@singledispatch
def write_block(node: object, w: Writing) -> str:
    raise TypeError(f"block without a writer: {type(node).__name__}")


@write_block.register
def _(node: n.Paragraph, w: Writing) -> str:
    return _line(write_inlines(node.inlines, w))


@write_block.register
def _(node: n.Heading, w: Writing) -> str:
    return f"{'#' * min(6, w.depth + node.level)} {write_inlines(node.inlines, w)} {_attributes(node.id and '#' + node.id)}".rstrip()


def _items(items: Iterable[tuple[str, tuple[n.Block, ...]]], w: Writing) -> str:
    texts = [(mark, write_markdown(blocks, w)) for mark, blocks in items]
    gap = "\n\n" if any("\n\n" in text for _, text in texts) else "\n"
    return gap.join(f"{mark:<4}{_indented(text).lstrip()}" for mark, text in texts)


@write_block.register
def _(node: n.BulletList, w: Writing) -> str:
    return _items((("-", item) for item in node.items), w)


@write_block.register
def _(node: n.OrderedList, w: Writing) -> str:
    return _items(((f"{number}.", item) for number, item in enumerate(node.items, node.start)), w)


@write_block.register
def _(node: n.DefinitionList, w: Writing) -> str:
    return "\n\n".join(
        f"{_line(write_inlines(item.term, w))} {_attributes(item.id and '#' + item.id)}".rstrip()
        + "\n:   " + _indented(write_markdown(item.blocks, w)).lstrip() for item in node.items)


@write_block.register
def _(node: n.Quote, w: Writing) -> str:
    return "\n".join(f"> {line}".rstrip() for line in write_markdown(node.blocks, w).split("\n"))


@write_block.register
def _(node: n.Admonition, w: Writing) -> str:
    title = write_inlines(node.title, w).replace('"', "&quot;")
    return f'!!! {node.kind} "{title}"\n\n{_indented(write_markdown(node.blocks, w))}'


@write_block.register
def _(node: n.ReferenceList, w: Writing) -> str:
    return "\n\n".join(
        f"{_line(write_inlines(entry.inlines, w))}{_ways_back(entry, w)}\n{_attributes('#ref-' + entry.key, '.referencia')}" for entry in node.entries)


def _ways_back(entry: n.ReferenceEntry, w: Writing) -> str:
    """Links from an entry to each place of the page that cites it: «↩», or «↩ 1 2 3». The search passes them by."""
    count = w.cites.get(entry.key, 0)
    if not count:
        return ""
    name = _short_name(plain_text(tuple(inline for inline in entry.inlines if not isinstance(inline, n.CrossRef))))
    links = (f"[{number if count > 1 else '↩'}](#cita-{entry.key}-{number})" + _attributes(f'aria-label="Volver a la cita {number} de {name}"')
             for number in range(1, count + 1))
    return f' <span class="vueltas" data-search-exclude>{"↩ " if count > 1 else ""}{" ".join(links)}</span>'


@lru_cache(1000)
def _short_name(words: str) -> str:
    """Enough of an entry to tell which one it is; the same ones are in many pages."""
    return shorten(_MARKUP.sub("", words), NAME, placeholder="…").rstrip(" .")


# ------------------------------------------------------------------------------------ tables and figures
_RULES = {"left": "---", "center": ":---:", "right": "---:"}


@write_block.register
def _(node: n.Table, w: Writing) -> str:
    caption = w.caption("table", write_inlines(node.caption, w)) if node.caption else ""
    lines = [_row(write_inlines(column.title, w) or "&nbsp;" for column in node.columns), _row(_RULES[c.align] for c in node.columns)]
    lines += [_row(_cell(cell, row.id if index == 0 else "", w) for index, cell in enumerate(row.cells)) for row in node.rows]
    table = "\n".join(lines)
    if not (caption or node.source or node.filters or node.id):
        return table
    return _framed("table", table, caption, node, w, "filtrable" if node.filters else "")


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _cell(cell: n.Cell, row_id: str, w: Writing) -> str:
    text = _bold(cell.inlines, w) if cell.header else write_inlines(cell.inlines, w)
    return f"{text} {_attributes(row_id and '#' + row_id, _tone(cell.tone))}".strip()


def _bold(inlines: tuple[n.Inline, ...], w: Writing) -> str:
    """In bold, what is not already: marks inside marks would be read as text."""
    runs = groupby(inlines, key=lambda inline: isinstance(inline, (n.Badge, n.Strong)))
    return "".join(write_inlines(run, w) if marked else write_inline(n.Strong(tuple(run)), w) for marked, run in runs)


def _framed(kind: str, content: str, caption: str, node: n.Table | n.Figure, w: Writing, look: str = "") -> str:
    """A figure of HTML around Markdown, with its title above or below as the conventions say, and its source last."""
    opening = "<figure markdown=\"block\"" + (f' id="{escape(node.id)}"' if node.id else "") + (f' class="{look}"' if look else "") + ">"
    title = f'<figcaption markdown="span">{caption}</figcaption>' if caption else ""
    source = write_inlines(node.source, w)
    credit = f"{w.conventions.source}: {source}\n{{ .fuente }}" if source else ""
    body = (title, content, credit) if w.conventions.above[kind] else (content, title, credit)
    return "\n\n".join([opening, *(part for part in body if part), "</figure>"])


@write_block.register
def _(node: n.Figure, w: Writing) -> str:
    caption = w.caption("figure", write_inlines(node.caption, w)) if node.caption else ""
    if isinstance(node.image, n.Drawing):
        w.drawings.append(node.image)
        path, look = f"dibujos/{node.image.name}.svg", " " + _attributes(".dibujo")
    else:
        path, look = picture_path(node.image.path), ""
    picture = f"![{escape_text(node.alt)}]({relative_path(path, w.page)}){look.strip()}"
    if node.details:
        inside = write_markdown(node.details, w)
        picture += f'\n\n<details markdown="block">\n\n<summary>Datos de la figura</summary>\n\n{inside}\n\n</details>'
    return _framed("figure", picture, caption, node, w)
