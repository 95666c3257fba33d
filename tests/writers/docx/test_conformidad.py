"""What any manual must hold to be signed and sent as it is: a filled contents, headings in order, alternative text, live links, styles alone.

Each rule looks at the finished file, whatever wrote it; it runs on a manual of each kind of the repository.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
DIRECT = ("rFonts", "sz", "color", "jc", "spacing", "ind")


@dataclass(frozen=True)
class Word:
    """A finished manual: its parts as trees."""

    name: str
    data: bytes

    @cached_property
    def parts(self) -> dict[str, etree._Element]:
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            return {name: etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith((".xml", ".rels"))}

    @property
    def body(self) -> etree._Element:
        return self.parts["word/document.xml"][0]

    @cached_property
    def levels(self) -> dict[str, int]:
        """Style -> level of outline, its own or of the style that it is based on."""
        styles = {str(s.get(f"{W}styleId")): s for s in self.parts["word/styles.xml"].iter(f"{W}style")}
        own = {id: int(str(level.get(f"{W}val"))) + 1 for id, s in styles.items() if (level := s.find(f"{W}pPr/{W}outlineLvl")) is not None}
        bases = {id: str(base.get(f"{W}val")) for id, s in styles.items() if (base := s.find(f"{W}basedOn")) is not None}
        return {id: own.get(id) or own[bases[id]] for id in styles if id in own or bases.get(id) in own}

    def headings(self) -> list[tuple[int, etree._Element]]:
        return [(self.levels[style_of(p)], p) for p in self.body.iter(f"{W}p") if style_of(p) in self.levels]

    def fields(self) -> list[str]:
        return [(node.text or "").strip() for part in self.parts.values() for node in part.iter(f"{W}instrText")]

    def bookmarks(self) -> list[str]:
        return [str(node.get(f"{W}name")) for node in self.body.iter(f"{W}bookmarkStart")]


def style_of(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return str(style.get(f"{W}val")) if style is not None else ""


def text_of(node: etree._Element) -> str:
    return "".join(t.text or "" for t in node.iter(f"{W}t"))


def contents(word: Word) -> list[str]:
    """The bookmarks that the lines of the contents lead to."""
    return [str(link.get(f"{W}anchor")) for p in word.body.iter(f"{W}p") if re.fullmatch(r"TDC\d", style_of(p)) for link in p.iter(f"{W}hyperlink")]


def contents_are_the_headings(word: Word) -> Iterator[str]:
    code = next(code for code in word.fields() if code.startswith("TOC \\o"))
    deepest = int(code.split("-")[1][0])
    marks = [p.find(f"{W}bookmarkStart").get(f"{W}name") for level, p in word.headings() if level <= deepest]
    if contents(word)[: len(marks)] != marks:
        yield f"el contenido tiene {len(contents(word))} líneas y hay {len(marks)} títulos"


def headings_do_not_skip(word: Word) -> Iterator[str]:
    levels = [0, *(level for level, _ in word.headings())]
    yield from (f"nivel {after} después de {before}" for before, after in pairwise(levels) if after > before + 1)
    yield from ("título vacío" for _, p in word.headings() if not text_of(p).strip())


def pictures_are_told(word: Word) -> Iterator[str]:
    for name, part in word.parts.items():
        yield from (f"{name}: imagen sin texto alternativo" for node in part.iter(DRAWN) if len((node.get("descr") or "").strip()) < 5)


def nothing_asks_to_be_updated(word: Word) -> Iterator[str]:
    if next(word.parts["word/settings.xml"].iter(f"{W}updateFields"), None) is not None:
        yield "updateFields"
    yield from ("campo por actualizar" for node in word.body.iter(f"{W}fldChar") if node.get(f"{W}dirty"))


def sections_have_header_and_footer(word: Word) -> Iterator[str]:
    for at, section in enumerate(word.body.iter(f"{W}sectPr")):
        for kind in ("header", "footer"):
            if not any(node.get(f"{W}type") == "default" for node in section.iter(f"{W}{kind}Reference")):
                yield f"sección {at} sin {kind}"


def references_resolve(word: Word) -> Iterator[str]:
    marks = word.bookmarks()
    yield from (f"marcador repetido: {name}" for name in set(marks) if marks.count(name) > 1)
    asked = {str(link.get(f"{W}anchor")) for link in word.body.iter(f"{W}hyperlink") if link.get(f"{W}anchor")}
    asked |= {code.split()[1] for code in word.fields() if code.startswith(("REF ", "PAGEREF "))}
    yield from (f"no existe el marcador {name}" for name in sorted(asked - set(marks)))


def tables_repeat_their_head(word: Word) -> Iterator[str]:
    for table in word.body.iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        headed = style_is(table, "TablaManualMIPG")
        if headed and rows[0].find(f"{W}trPr/{W}tblHeader") is None:
            yield f"tabla sin encabezado que se repite: {text_of(rows[0])[:40]}"
        if headed and any(row.find(f"{W}trPr/{W}cantSplit") is None for row in rows):
            yield f"fila que se parte: {text_of(rows[0])[:40]}"


def style_is(table: etree._Element, id: str) -> bool:
    style = table.find(f"{W}tblPr/{W}tblStyle")
    return style is not None and style.get(f"{W}val") == id


def properties_are_filled(word: Word) -> Iterator[str]:
    filled = {etree.QName(node).localname for node in word.parts["docProps/core.xml"] if (node.text or "").strip()}
    yield from (f"propiedad vacía: {name}" for name in ("title", "subject", "creator", "language") if name not in filled)
    languages = {node.get(f"{W}val") for node in word.parts["word/styles.xml"].iter(f"{W}lang")}
    if languages != {"es-CO"}:
        yield f"idiomas de los estilos: {languages}"


def looks_come_from_styles(word: Word) -> Iterator[str]:
    for paragraph in word.body.iter(f"{W}p"):
        for properties in (*paragraph.findall(f"{W}pPr"), *paragraph.iter(f"{W}rPr")):
            yield from (f"{local} en «{text_of(paragraph)[:40]}»" for local in DIRECT if properties.find(f"{W}{local}") is not None)


RULES: tuple[Callable[[Word], Iterator[str]], ...] = (
    contents_are_the_headings, headings_do_not_skip, pictures_are_told, nothing_asks_to_be_updated, sections_have_header_and_footer, references_resolve,
    tables_repeat_their_head, properties_are_filled, looks_come_from_styles,
)


@pytest.fixture(scope="module")
def manuals(own_site: Path) -> list[Word]:
    """One manual of each recipe: the first of its folder."""
    first: dict[Path, Path] = {}
    for path in sorted((own_site / "manuales").rglob("*.docx")):
        alike = not any(beside.is_dir() for beside in path.parent.iterdir())
        first.setdefault(path.parent if alike else path, path)
    assert len(first) > 9
    return [Word(path.stem, path.read_bytes()) for path in first.values()]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_kind_of_manual_follows(rule: Callable[[Word], Iterator[str]], manuals: list[Word]) -> None:
    assert {word.name: found for word in manuals if (found := list(rule(word))[:5])} == {}
