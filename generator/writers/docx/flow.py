"""Floor 3: the body as it grows: stretches of XML on upright or landscape paper, joined at the end into sections.

A heading waits for what follows it, so that it goes to the same page as a wide table below it. A few lines of text between
landscape pages stay on them: a page for a sentence is a waste.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil

from generator.writers.docx.context import Context
from generator.writers.docx.oxml import paragraph

_SHORT, _LINE = 16, 95
"""Lines of text that may go on a landscape page instead of one of their own, and the letters of each."""


@dataclass(slots=True)
class Stretch:
    """What follows on the same paper. `fresh`: its first heading starts a page whatever comes before."""

    wide: bool
    fresh: bool = False
    pieces: list[str] = field(default_factory=list)

    def is_short(self) -> bool:
        """A few lines of text, without tables or figures, whose width is that of the paper they were written for."""
        xml = "".join(self.pieces)
        if "<w:tbl>" in xml or "<w:drawing>" in xml:
            return False
        texts = (re.sub(r"<[^>]+>", "", part) for part in xml.split("</w:p>"))
        return sum(1 + ceil(len(text) / _LINE) for text in texts) <= _SHORT


@dataclass(slots=True)
class Flow:
    """`section(kind)` gives the w:sectPr of a kind of section; `kind` is the one being filled when upright."""

    ctx: Context
    section: Callable[[str], str]
    widths: dict[str, int]
    kind: str = "cuerpo"
    stretches: list[Stretch] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    fresh: bool = False

    def turn(self, wide: bool) -> None:
        """The paper for the next block, and the headings that waited for it."""
        if self.fresh or not self.stretches or wide != self.stretches[-1].wide:
            self.stretches.append(Stretch(wide, self.fresh))
        self.ctx.width = self.widths[self._name(wide)]
        self.stretches[-1].pieces += self.headings
        self.headings, self.fresh = [], False

    def add(self, xml: str) -> None:
        """More on the paper of what came last."""
        if self.headings or not self.stretches:
            self.turn(bool(self.stretches) and self.stretches[-1].wide and not self.fresh)
        if xml:
            self.stretches[-1].pieces.append(xml)

    def heading(self, xml: str, fresh: bool = False) -> None:
        if xml:
            self.headings.append(xml)
        self.fresh = self.fresh or fresh

    def written(self, closed: bool = False) -> str:
        """All of it. Its last section is open unless `closed`: the last one of a document is not held by a paragraph."""
        self.add("")
        self._settle()
        parts = []
        for stretch, following in zip(self.stretches, [*self.stretches[1:], None], strict=True):
            xml = "".join(stretch.pieces)
            ends = closed if following is None else following.wide != stretch.wide
            parts.append(self._close(xml, self.last_section(stretch)) if ends else xml)
        return "".join(parts)

    def last_section(self, stretch: Stretch | None = None) -> str:
        return self.section(self._name((stretch or self.stretches[-1]).wide))

    def _name(self, wide: bool) -> str:
        return "apaisado" if wide else self.kind

    def _settle(self) -> None:
        """Short upright stretches beside a landscape one of their own chapter go on its paper."""
        for before, stretch, after in zip([None, *self.stretches], self.stretches, [*self.stretches[1:], None], strict=False):
            leads = after is not None and after.wide and not after.fresh
            trails = before is not None and before.wide and not stretch.fresh and (after is None or after.fresh)
            if not stretch.wide and (leads or trails) and stretch.is_short():
                stretch.wide = True

    def _close(self, xml: str, section: str) -> str:
        """The section ends in its last paragraph, or in a small one when it ends with a table."""
        start = xml.rfind("<w:p><w:pPr>")
        if start <= xml.rfind("</w:tbl>"):
            return xml + paragraph(self.ctx.style("Separator"), "", section)
        at = xml.index("</w:pPr>", start)
        return f"{xml[:at]}{section}{xml[at:]}"
