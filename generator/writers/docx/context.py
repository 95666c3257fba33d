"""Floor 3: what the writing of one manual remembers: ids handed out, notes, links, anchors and the headings seen.

One `Context` per manual, made by writer.py and thrown away with it. It holds no XML of its own making.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from generator.diagnostics import Diagnostics, SourcePos
from generator.doctree.nodes import NOWHERE
from generator.writers.docx.profile import Profile


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that a cross-reference can reach: its bookmark and the text that REF repeats."""

    bookmark: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents or of a list: numbered heading, caption or annex."""

    level: int
    label: str
    text: str
    bookmark: str


@dataclass(frozen=True, slots=True)
class Pending:
    """A cross-reference written before its target is known; `content` is the XML of its own words, if it has any."""

    target: str
    content: str
    fallback: str
    tip: str
    properties: str


@dataclass(slots=True)
class Context:
    """The state of one writing."""

    profile: Profile
    styles: Mapping[str, str]
    """Role -> id of the style in this package."""
    images: Callable[[str], bytes]
    diagnostics: Diagnostics
    link_id: Callable[[str], str]
    """External address -> relationship id in the part that is being written."""
    add_image: Callable[[bytes, str], str]
    """Bytes and extension -> relationship id of the document part."""
    note_link_id: Callable[[str], str]
    references_address: str = "referencias"
    width: int = 0
    """Width of the text in twips, where we are."""
    indent: int = 0
    """Left indent in twips, where we are."""
    page: str = ""
    """Address of the page whose sections are being written."""
    pos: SourcePos = NOWHERE
    body_role: str = "BodyText"
    list_depth: int = 0
    quiet: int = 0
    """Above zero, links and references are written as their words alone: inside another link, heading or caption."""
    heading_kind: str = "numbered"
    heading_level: int = 0
    counters: dict[str, list[int]] = field(default_factory=dict)
    outline: list[Entry] = field(default_factory=list)
    captions: dict[str, list[Entry]] = field(default_factory=lambda: {"Tabla": [], "Figura": []})
    annexes: list[Entry] = field(default_factory=list)
    anchors: dict[str, Anchor] = field(default_factory=dict)
    pending: list[Pending] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    list_starts: list[int] = field(default_factory=list)
    """Start value of each ordered list, in order: each has a numbering instance of its own."""
    bookmarks: int = 0
    drawings: int = 0

    def style(self, role: str) -> str:
        return self.styles[role]

    def next_bookmark(self, prefix: str = "_Ref") -> tuple[int, str]:
        self.bookmarks += 1
        return self.bookmarks, f"{prefix}{self.bookmarks:08d}"

    def address(self, id: str) -> str:
        """Full address of an id of the page being written; empty id: none."""
        if id.startswith("/"):
            return id[1:]
        return f"{self.page}#{id}" if id else ""

    def anchor(self, address: str, bookmark: str, text: str) -> None:
        """The first place with an address keeps it: a section shown twice is reached where it comes first."""
        if address:
            self.anchors.setdefault(address, Anchor(bookmark, text))
