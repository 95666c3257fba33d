"""Floor 3: the page of every bookmark, read from a PDF rendering, and the store that keeps them for other builds.

Pure: bytes and text in and out. Who renders (LibreOffice) and who reads or writes the store is outside.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.writers.docx.pagenumbers import PAGE_COUNT

_STORE_VERSION = 2
_OBJECT = re.compile(rb"(?:^|[\r\n])(\d+) 0 obj\b(.*?)endobj", re.DOTALL)
_DESTINATION = re.compile(rb"/([!-.0-~]+)\s*\[\s*(\d+) 0 R\s*/XYZ")
_FONT = re.compile(rb"/BaseFont\s*/(?:[A-Z]{6}\+)?([^\s/<>\[\]()]+)")
_ALIKE = {
    "arial": ("liberationsans", "arimo"), "courier new": ("liberationmono", "cousine"),
    "times new roman": ("liberationserif", "tinos"), "calibri": ("carlito",), "cambria": ("caladea",),
}
"""Fonts drawn with the same widths as another: lines and pages end at the same places."""


@dataclass(frozen=True, slots=True)
class Substitution:
    """A font that the rendering did not have. `same_widths`: the pages can be trusted all the same."""

    asked: str
    used: str
    same_widths: bool

    def message(self) -> str:
        if self.same_widths:
            return (
                f"«{self.asked}» no está instalada y se usó «{self.used}», de las mismas medidas: "
                "los números de página no cambian."
            )
        return f"«{self.asked}» no está instalada y se usó «{self.used}»: en Word los números de página pueden variar."


@dataclass(frozen=True, slots=True)
class Measured:
    """What a rendering told of a document: the page of each bookmark, and the fonts that it did not have."""

    pages: Mapping[str, int]
    fonts: tuple[Substitution, ...] = ()


def measure_pdf(pdf: bytes, asked: tuple[str, ...]) -> Measured:
    return Measured(pages_from_pdf(pdf), tuple(substitutions(pdf, asked)))


def pages_from_pdf(pdf: bytes) -> dict[str, int]:
    """Bookmark -> page, from 1, and how many pages there are. Reads what LibreOffice writes with
    ExportBookmarksToPDFDestination: one named destination for each bookmark."""
    objects = {int(number): body for number, body in _OBJECT.findall(pdf)}
    order = {page: n for n, page in enumerate(_page_objects(objects), 1)}
    found = {PAGE_COUNT: len(order)}
    root = next((body for body in objects.values() if b"/Type/Catalog" in body), b"")
    named = re.search(rb"/Dests (\d+) 0 R", root)
    for name, page in _DESTINATION.findall(objects.get(int(named[1]), b"")) if named else ():
        if int(page) in order:
            found[_name(name)] = order[int(page)]
    return found


def _name(raw: bytes) -> str:
    """The bookmark of a PDF name. LibreOffice writes the underscore that opens ours as «5F», without the «#» of PDF."""
    return re.sub(r"^#?5F", "_", raw.decode("latin-1"))


def _page_objects(objects: Mapping[int, bytes]) -> list[int]:
    """The page objects in reading order, through the tree of pages."""
    root = next((n for n, body in objects.items() if b"/Type/Pages" in body and b"/Parent" not in body), None)
    pages: list[int] = []
    waiting = [root] if root is not None else []
    while waiting:
        number = waiting.pop(0)
        kids = re.search(rb"/Kids\s*\[([^\]]*)\]", objects.get(number, b""))
        if kids:
            waiting = [int(n) for n in re.findall(rb"(\d+) 0 R", kids[1])] + waiting
        else:
            pages.append(number)
    return pages


def substitutions(pdf: bytes, asked: tuple[str, ...]) -> list[Substitution]:
    """Which of the fonts asked for the rendering replaced, and by what."""
    used = sorted({name.decode("latin-1").split("-")[0].split(",")[0] for name in _FONT.findall(pdf)})
    flat = {name.casefold(): name for name in used}
    found = []
    for font in asked:
        key = font.casefold()
        if any(name.startswith(key.replace(" ", "")) for name in flat):
            continue
        alike = next((flat[name] for name in _ALIKE.get(key, ()) if name in flat), "")
        if alike:
            found.append(Substitution(font, alike, True))
        elif key not in ("courier new",) and used:  # a font that no word uses is not in the PDF
            found.append(Substitution(font, used[0], False))
    return found


# --------------------------------------------------------------------------------------------------- store
def content_key(measured: bytes) -> str:
    """What the pages depend on: the file written with the pages MEASURING, before the real numbers are known."""
    return hashlib.sha256(measured).hexdigest()


def read_store(text: str) -> dict[str, Measured]:
    """Key -> what was measured, from the text of the store. A damaged store, or one of another version, is an empty one."""
    try:
        data = json.loads(text)
        if data["version"] != _STORE_VERSION:
            return {}
        return {str(key): Measured({str(name): int(page) for name, page in known["paginas"].items()},
                                   tuple(Substitution(str(asked), str(used), bool(same)) for asked, used, same in known["fuentes"]))
                for key, known in data["manuales"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def write_store(store: Mapping[str, Measured]) -> str:
    """The text of the store: one line a document, in order, so that a change is easy to review."""
    lines = ",\n".join(f"  {json.dumps(key)}: {json.dumps(_stored(store[key]), separators=(',', ':'))}" for key in sorted(store))
    return f'{{"version": {_STORE_VERSION}, "manuales": {{\n{lines}\n}}}}\n'


def _stored(known: Measured) -> dict[str, object]:
    return {"fuentes": [[font.asked, font.used, font.same_widths] for font in known.fonts], "paginas": dict(sorted(known.pages.items()))}
