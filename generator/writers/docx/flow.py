"""Floor 3: the body as it grows: pieces of XML in order, and the turns of the paper to landscape and back.

A heading waits for what follows it, so that it goes to the same page as a wide table below it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from generator.writers.docx.context import Context
from generator.writers.docx.oxml import paragraph


@dataclass(slots=True)
class Flow:
    """`section(kind)` gives the w:sectPr of a kind of section; `kind` is the one being filled when upright."""

    ctx: Context
    section: Callable[[str], str]
    widths: dict[str, int]
    kind: str = "cuerpo"
    wide: bool = False
    pieces: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)

    def turn(self, wide: bool) -> None:
        """The paper for the next block; what was written so far stays on its own."""
        if wide != self.wide:
            if self.pieces:
                self.close()
            self.wide = wide
        self.ctx.width = self.widths["apaisado" if wide else self.kind]
        self.pieces += self.headings
        self.headings.clear()

    def add(self, xml: str) -> None:
        if xml:
            self.pieces.append(xml)

    def heading(self, xml: str) -> None:
        if xml:
            self.headings.append(xml)

    def current(self) -> str:
        return "apaisado" if self.wide else self.kind

    def close(self) -> None:
        """End the section in its last paragraph, or in a small one when it ends with a table."""
        section = self.section(self.current())
        last = self.pieces[-1]
        start = last.rfind("<w:p><w:pPr>")
        if last.endswith("</w:p>") and start > last.rfind("</w:tbl>"):
            at = last.index("</w:pPr>", start)
            self.pieces[-1] = f"{last[:at]}{section}{last[at:]}"
        else:
            self.pieces.append(paragraph(self.ctx.style("Separator"), "", section))

    def finish(self) -> None:
        self.pieces += self.headings
        self.headings.clear()
