"""Floor 1: the document tree. Both writers (Markdown pages, DOCX manuals) read these and nothing else.

All nodes are frozen and hashable; sequences are tuples. An `address` is the site's own name for a page
(«politicas/gestion-documental»), with «#section-id» for a place in it; it is the target of a `CrossRef`, the
path of the page and the seed of a Word bookmark. Facts reach the tree already written out as text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Union

from generator.diagnostics import SourcePos

NOWHERE = SourcePos("", 0, 0)


# ----------------------------------------------------------------------------------------------- inlines
@dataclass(frozen=True, slots=True)
class Text:
    text: str


@dataclass(frozen=True, slots=True)
class Emph:
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Code:
    text: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A forced line break; in a table cell it separates the lines of the cell."""


@dataclass(frozen=True, slots=True)
class Badge:
    """A short coloured word («Alto», «Pendiente de cotejo»). `tone` is a key of the looks, never a colour."""

    text: str
    tone: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link out of the publication: only http, https or mailto."""

    url: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class CrossRef:
    """A link to another page or section. Without children it shows the target's title. `tip` is a tooltip."""

    target: str
    children: tuple[Inline, ...] = ()
    tip: str = ""
    pos: SourcePos = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Download:
    """A link to a file that the build makes (a manual, a spreadsheet): its path in the site."""

    path: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class CiteItem:
    """One source in a citation. `label` is a CSL locator label («page», «article-locator», …) or empty."""

    key: str
    locator: str = ""
    label: str = ""
    prefix: str = ""
    suffix: str = ""
    pos: SourcePos = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Cite:
    """A citation. `mode`: «parenthetical», «narrative», «suppress-author» or «name» (a table or a list: a norm by the name
    that people know). `children` is what the citations pass wrote for it; empty before that pass."""

    items: tuple[CiteItem, ...]
    mode: str = "parenthetical"
    children: tuple[Inline, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Footnote:
    children: tuple[Inline, ...]


Inline = Union[Text, Emph, Strong, Code, LineBreak, Badge, Link, CrossRef, Download, Cite, Footnote]


# ------------------------------------------------------------------------------------------------ blocks
@dataclass(frozen=True, slots=True)
class Paragraph:
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside prose: `level` counts from 1 below the section that holds it."""

    level: int
    inlines: tuple[Inline, ...]
    id: str = ""


@dataclass(frozen=True, slots=True)
class BulletList:
    items: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class OrderedList:
    items: tuple[tuple[Block, ...], ...]
    start: int = 1


@dataclass(frozen=True, slots=True)
class DefinitionItem:
    term: tuple[Inline, ...]
    blocks: tuple[Block, ...]
    id: str = ""


@dataclass(frozen=True, slots=True)
class DefinitionList:
    items: tuple[DefinitionItem, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. `align`: «left», «center» or «right»; `weight` is its share of the width (0: by content)."""

    title: tuple[Inline, ...]
    align: str = "left"
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """`tone` colours the cell by a key of the looks; `header` makes it a row header."""

    inlines: tuple[Inline, ...]
    tone: str = ""
    header: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    id: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """`caption` empty: a table without number or title (layout, control of changes). `source` is the line below it.
    `wide` asks for a landscape page in a manual; `filters` makes the page's reader able to filter and sort it."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: tuple[Inline, ...] = ()
    id: str = ""
    source: tuple[Inline, ...] = ()
    wide: bool = False
    filters: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """An SVG that the build drew. Links in it are `href="mipg:ADDRESS"`, resolved by each writer.

    `pieces`: the same drawing in SVGs that fit a printed page each, when the whole would be too small to read on one."""

    name: str
    svg: str
    pieces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImageFile:
    """A picture of the project: path relative to its root, already checked by the loader."""

    path: str


@dataclass(frozen=True, slots=True)
class Figure:
    """`alt` says in words what it shows. `details` holds its data as a table, the alternative to seeing it."""

    image: Drawing | ImageFile
    alt: str
    caption: tuple[Inline, ...] = ()
    id: str = ""
    source: tuple[Inline, ...] = ()
    details: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Admonition:
    """`kind`: «note», «warning», «pending», «danger», «success»."""

    kind: str
    title: tuple[Inline, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class ReferenceEntry:
    """An entry of the list of references; `cited_in` are addresses of pages that cite it."""

    key: str
    inlines: tuple[Inline, ...]
    cited_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReferenceList:
    entries: tuple[ReferenceEntry, ...]


Block = Union[Paragraph, Heading, BulletList, OrderedList, DefinitionList, Quote, Table, Figure, Admonition, ReferenceList]


# -------------------------------------------------------------------------------------------- containers
@dataclass(frozen=True, slots=True)
class Section:
    """A titled part. `id` is the key of the field that it shows. `part` is its place among the parts of an
    NTC document («objeto», «alcance», «definiciones», «referencias-normativas», «desarrollo», «referencias»).
    `pending` is why the fact is not yet checked against its source; empty when it is. `folded`: one of many alike, that a page shows
    closed under its title; a manual prints it whole."""

    id: str
    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    part: str = "desarrollo"
    numbered: bool = True
    pending: str = ""
    folded: bool = False
    pos: SourcePos = field(default=NOWHERE, compare=False)


PLACES = (Section, Heading, DefinitionItem, Table, Row, Figure)
"""What has an id, to which a link may lead."""


@dataclass(frozen=True, slots=True)
class Change:
    """A line of the control of changes. `fecha` is ISO."""

    version: str
    fecha: str
    descripcion: str
    solicito: str = ""


@dataclass(frozen=True, slots=True)
class Approval:
    """Elaboró, revisó or aprobó: always a cargo, never a person. `fecha` is ISO or empty."""

    accion: str
    cargo: str
    fecha: str = ""


@dataclass(frozen=True, slots=True)
class Control:
    """The document-control block. Empty strings are not shown."""

    codigo: str = ""
    version: str = ""
    fecha: str = ""
    estado: str = ""
    proceso: str = ""
    entidad: str = ""
    cambios: tuple[Change, ...] = ()
    aprobaciones: tuple[Approval, ...] = ()
    acto: str = ""
    """The act that adopted it."""
    revision: str = ""
    """When it is reviewed next; ISO."""


@dataclass(frozen=True, slots=True)
class Document:
    """A page, or the body of a manual. `lead` comes before the first section. `crumbs` are the addresses above it."""

    address: str
    kind: str
    title: str
    sections: tuple[Section, ...] = ()
    lead: tuple[Block, ...] = ()
    summary: str = ""
    control: Control = Control()
    nav_title: str = ""
    entity: str = ""
    """Id of the entity that the page belongs to; empty for the MIPG reference."""
    downloads: tuple[Download, ...] = ()
    pos: SourcePos = field(default=NOWHERE, compare=False)
