"""Floor 3: documents → pages of Markdown, through a Jinja template for each kind. The one door to jinja2.

A template receives only `doc` and says where each section goes; it never sees the model. A section that it forgets, or prints twice, is
reported. Numbers of headings follow NTC 1075: 1, 1.1, 1.1.1.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from html import escape, unescape
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined, TemplateError, pass_context
from jinja2.runtime import Context

from generator.diagnostics import Diagnostics, SourcePos
from generator.doctree import nodes as n
from generator.doctree.walk import find_nodes
from generator.writers.markdown import Writing, escape_text, path_of, take_notes, write_inlines, write_markdown

MONTHS = ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre")
DEFAULT = "_default.md.j2"
WIDE = 7
PENDING = "Pendiente de cotejo"
_IMG = re.compile(r'<img\b[^>]*\bsrc="[^"]*dibujos/([^"/]+)\.svg"[^>]*/?>')
_MIPG = re.compile(r'href="mipg:([^"]*)"')
_BLANKS = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Page:
    """A page to publish. `drawings`: those that it shows. `edit_path`: the file that an editor opens to change it."""

    address: str
    path: str
    markdown: str
    title: str
    nav_title: str
    edit_path: str = ""
    drawings: tuple[n.Drawing, ...] = ()


@dataclass(slots=True)
class View:
    """What a template sees of a document."""

    document: n.Document
    writing: Writing
    numbers: Mapping[int, str]
    printed: list[str] = field(default_factory=list)

    @property
    def title(self) -> str:
        return escape_text(self.document.title)

    @property
    def lead(self) -> tuple[n.Block, ...]:
        return self.document.lead

    @property
    def sections(self) -> tuple[n.Section, ...]:
        return self.document.sections

    def section(self, ident: str) -> n.Section:
        return next(section for section in self.document.sections if section.id == ident)

    @property
    def front_matter(self) -> str:
        """Values as JSON strings, which YAML reads too. The theme prints them without escaping: they are escaped here."""
        pairs = {"title": self.document.title, "description": self.document.summary}
        lines = [f"{key}: {json.dumps(escape(value), ensure_ascii=False)}" for key, value in pairs.items() if value]
        hidden = ["navigation", "toc"] if self.document.kind == "inicio" else ["toc"] if self._is_wide else []
        if hidden:
            lines.append(f"hide: [{', '.join(hidden)}]")
        if self.document.entity:
            lines.append("search: {boost: 0.15}")  # a search for a policy leads to the reference before any entity's use of it
        if self.document.control.codigo:
            lines.append(f"tags: {json.dumps([escape(self.document.control.codigo)], ensure_ascii=False)}")  # found by its code
        return "\n".join(["---", *lines, "---"])

    @property
    def _is_wide(self) -> bool:
        """It holds a list to filter of so many columns that it needs the room of the contents at the side."""
        return any(table.filters and len(table.columns) >= WIDE for table in find_nodes(self.document, n.Table))

    @property
    def is_controlled(self) -> bool:
        """A document of an entity: its code and its version open it."""
        return bool(self.document.entity)

    @property
    def is_alone(self) -> bool:
        """One list and its references: the title of the page and that of the list are enough, and one division is not numbered (NTC 1075)."""
        numbered = [section for section in self.document.sections if section.numbered]
        first = numbered[0].blocks[:1] if numbered else ()
        return len(numbered) == 1 and not numbered[0].sections and bool(first) and isinstance(first[0], n.Table) and bool(first[0].caption)

    @property
    def downloads(self) -> str:
        items = tuple((n.Paragraph((download,)),) for download in self.document.downloads)
        head = n.Paragraph((n.Strong((n.Text("Para descargar"),)),))
        return write_markdown((head, n.BulletList(items)), self.writing) if items else ""

    @property
    def control(self) -> str:
        """The document-control block. A page without a code is not a controlled document."""
        control = replace(self.document.control, fecha=written_date(self.document.control.fecha))
        shown = [(label, value) for key, label in self.writing.conventions.control if (value := getattr(control, key))]
        if not control.codigo:
            return ""
        rows = (n.Row(tuple(n.Cell((n.Text(value),)) for _, value in shown)),)
        table = n.Table(tuple(n.Column((n.Text(label),)) for label, _ in shown), rows)
        return f'<div class="control" markdown="block">\n\n{write_markdown((table,), self.writing)}\n\n</div>'


def written_date(iso: str) -> str:
    """«2017-09-11» → «11 de septiembre de 2017»; what is not a date stays as it is."""
    found = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", iso)
    return f"{int(found[3])} de {MONTHS[int(found[2]) - 1]} de {found[1]}" if found and 1 <= int(found[2]) <= 12 else iso


def heading_numbers(sections: Iterable[n.Section], levels: int, before: str = "") -> dict[int, str]:
    """Number of each section object, by its identity; without one when it is not numbered or is too deep."""
    numbers: dict[int, str] = {}
    count = 0
    for section in sections:
        if not section.numbered or before.count(".") >= levels:
            continue
        count += 1
        number = f"{before}{count}"
        numbers[id(section)] = number if before else f"{number}."
        numbers |= heading_numbers(section.sections, levels, f"{number}.")
    return numbers


def write_section(section: n.Section, view: View, level: int = 2) -> str:
    """Heading, what it says, its warning of pending fact, and the sections below it."""
    view.writing.depth = level
    number = view.numbers.get(id(section), "")
    head = f"{'#' * min(level, 6)} {number + ' ' if number else ''}{escape_text(section.title)} {{ #{section.id} }}"
    if view.is_alone and section.numbered:
        head = f'<span id="{section.id}"></span>'
    parts = [head, write_markdown(section.blocks, view.writing)]
    if section.pending:
        note = n.Admonition("pending", (n.Text(PENDING),), (n.Paragraph((n.Text(section.pending),)),))
        parts.append(write_markdown((note,), view.writing))
    parts.append(take_notes(view.writing))
    parts += [write_section(inner, view, level + 1) for inner in section.sections]
    title, *body = (part for part in parts if part)
    if section.folded and body:
        title, body = _closed_title(title), [*body, "</details>"]
    return "\n\n".join((title, *body))


def _closed_title(title: str) -> str:
    return f'<details class="plegada" markdown="block">\n<summary markdown="block">\n\n{title}\n\n</summary>'


@pass_context
def _md(context: Context, value: Any) -> str:
    """The filter of the templates: a section, blocks or inlines as Markdown."""
    view: View = context["doc"]
    if isinstance(value, n.Section):
        view.printed.append(value.id)
        return write_section(value, view)
    if value and isinstance(value[0], (n.Text, n.Emph, n.Strong, n.CrossRef)):
        return write_inlines(value, view.writing)
    view.writing.depth = 1
    return write_markdown(value, view.writing)


@dataclass
class PageRenderer:
    """Renders documents; what did not change since the last time is not rendered again.

    `templates`: name → text of each file of templates/pages. `levels`: how many levels of headings are numbered (0: none)."""

    templates: Mapping[str, str]
    levels: int = 3
    _done: dict[str, tuple[n.Document, Page]] = field(default_factory=dict)

    @cached_property
    def _environment(self) -> Environment:
        environment = Environment(loader=DictLoader(self.templates), undefined=StrictUndefined, autoescape=False, trim_blocks=True)  # noqa: S701
        environment.filters["md"] = _md
        return environment

    def render(self, documents: Iterable[n.Document], diagnostics: Diagnostics) -> tuple[Page, ...]:
        return tuple(page for document in documents if (page := self._page(document, diagnostics)))

    def _page(self, document: n.Document, diagnostics: Diagnostics) -> Page | None:
        known = self._done.get(document.address)
        if known and known[0] == document:
            return known[1]
        page = self._render(document, diagnostics)
        if page:
            self._done[document.address] = (document, page)
        return page

    def _render(self, document: n.Document, diagnostics: Diagnostics) -> Page | None:
        view = View(document, Writing(page=document.address), heading_numbers(document.sections, self.levels))
        name = f"{document.kind}.md.j2" if f"{document.kind}.md.j2" in self.templates else DEFAULT
        try:
            text = self._environment.get_template(name).render(doc=view)
        except (TemplateError, StopIteration, AttributeError, TypeError) as problem:
            diagnostics.error("T01", SourcePos(f"generator/templates/pages/{name}", getattr(problem, "lineno", 1) or 1),
                              f"La plantilla no se pudo aplicar a la página «{document.address}».", f"Revise esa línea de la plantilla: {problem}")
            return None
        self._check(document, view, name, diagnostics)
        return Page(document.address, path_of(document.address), _BLANKS.sub("\n\n", text).strip() + "\n", document.title,
                    document.nav_title or document.title, document.pos.file, tuple(view.writing.drawings))

    def _check(self, document: n.Document, view: View, name: str, diagnostics: Diagnostics) -> None:
        for section in document.sections:
            times = view.printed.count(section.id)
            if times != 1:
                what = "olvida" if not times else "repite"
                diagnostics.error("P03", SourcePos(f"generator/templates/pages/{name}"),
                                  f"La plantilla {what} la sección «{section.id}» de la página «{document.address}».",
                                  "Escriba cada sección una vez, o recorra doc.sections.")


def inline_drawings(html: str, drawings: Mapping[str, str], href: Callable[[str], str]) -> str:
    """Each picture of a drawing becomes the drawing itself, with its links pointing where `href` says."""
    def change(match: re.Match[str]) -> str:
        svg = drawings.get(unescape(match[1]))
        return _MIPG.sub(lambda m: f'href="{escape(href(unescape(m[1])))}"', svg) if svg else match[0]

    return _IMG.sub(change, html)
