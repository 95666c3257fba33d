"""Floor 1: Pandoc's citation syntax in prose -> `Cite`. Pure text: knows neither Markdown nor the sources.

How the reader of prose uses it (an inline processor of Python-Markdown, or any other scan):

- `CITATION_START` is a cheap regular expression for «a citation may begin here»; for every hit call
  `match_citation(text, match.start(), pos_of)`. It answers `(Cite, end)` or None (an e-mail address, `[texto](url)`,
  `\\@`, a bracket without `@clave`); on None go on one character later.
- `pos_of(offset)` gives the `SourcePos` of an offset of that text; without it positions stay `NOWHERE`.
- `find_citations(text)` walks a whole text.

Understood: `[@clave]`, `[@clave, art. 3]`, `[@clave, arts. 2-5, num. 3]`, `[véase @a, pp. 3-5; @b]`, `[-@clave]`,
`@clave`, `-@clave`, `@clave [p. 4]`, `[@{clave rara}]`, `[@clave, {libro I, parte 2}, entre otros]`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from generator.diagnostics import SourcePos
from generator.doctree.nodes import NOWHERE, Cite, CiteItem

PosOf = Callable[[int], SourcePos]


@dataclass(frozen=True, slots=True)
class LocatorLabel:
    """A kind of place in a source: how it is printed and every word an author may write for it."""

    name: str
    singular: str
    plural: str
    words: str


LOCATOR_LABELS: tuple[LocatorLabel, ...] = (
    LocatorLabel("page", "p.", "pp.", "p. pp. pg. pgs. pág. págs. pag. pags. página páginas"),
    LocatorLabel("article-locator", "art.", "arts.", "art. arts. artículo artículos articulo articulos"),
    LocatorLabel("chapter", "cap.", "caps.", "cap. caps. capítulo capítulos capitulo capitulos"),
    LocatorLabel("numeral", "num.", "nums.", "num. nums. núm. núms. numeral numerales"),
    LocatorLabel("literal", "lit.", "lits.", "lit. lits. literal literales"),
    LocatorLabel("paragraph", "párr.", "párrs.", "párr. párrs. parr. parrs. párrafo párrafos"),
    LocatorLabel("paragrafo", "par.", "pars.", "par. pars. parág. parágrafo parágrafos paragrafo paragrafos"),
    LocatorLabel("inciso", "inc.", "incs.", "inc. incs. inciso incisos"),
    LocatorLabel("section", "sec.", "secs.", "sec. secs. sección secciones seccion § §§"),
    LocatorLabel("title-locator", "tít.", "títs.", "tít. títs. tit. título títulos"),
    LocatorLabel("part", "parte", "partes", "parte partes pt. pts."),
    LocatorLabel("book", "libro", "libros", "libro libros lib. libs."),
    LocatorLabel("volume", "vol.", "vols.", "vol. vols. volumen volúmenes"),
    LocatorLabel("tomo", "t.", "ts.", "t. ts. tomo tomos"),
    LocatorLabel("appendix", "anexo", "anexos", "anexo anexos apéndice apéndices"),
    LocatorLabel("figure", "fig.", "figs.", "fig. figs. figura figuras"),
    LocatorLabel("table", "tabla", "tablas", "tabla tablas"),
    LocatorLabel("note", "nota", "notas", "nota notas"),
    LocatorLabel("folio", "fol.", "fols.", "fol. fols. folio folios"),
    LocatorLabel("line", "lín.", "líns.", "lín. líns. línea líneas"),
    LocatorLabel("column", "col.", "cols.", "col. cols. columna columnas"),
    LocatorLabel("fundamento", "fund.", "funds.", "fund. funds. fundamento fundamentos"),
    LocatorLabel("considerando", "cons.", "cons.", "cons. considerando considerandos"),
)
LABELS = {label.name: label for label in LOCATOR_LABELS}
LABEL_OF_WORD = {word: label for label in LOCATOR_LABELS for word in label.words.split()}

CITATION_START = re.compile(r"\[(?=[^\]\n]*(?:\n[^\]\n]+)*@)|(?<![\w.+\\/@-])-?@(?=[\w{])")
# An «@» after a letter, a digit or the punctuation of addresses is an e-mail; after «\» it is escaped.
_KEY = r"(?:\{(?P<braced>[^{}\s][^{}\n]*)\}|(?P<key>\w+(?:[:.#$%&\-+?<>~/]\w+)*))"
_CITE = re.compile(rf"(?<![\w.+\\/@])(?<![\w]-)(?P<minus>-?)@{_KEY}")

_NUMBER = r"[A-Za-z]{0,3}-?\d\w*(?:[.:/]\w+)*[º°ª]?(?:-[A-Z]\b)?(?:\s+bis\b)?"
_ROMAN = r"(?:[ivxlcdm]+|[IVXLCDM]+)\b"
_TOKEN = rf"(?:{_NUMBER}|(?:{_ROMAN}|[A-Za-zñ]\b\)?|únic[oa]\b)(?!\.\s*\w))"  # «p. 30» of «vol. 2, p. 30» is another label
_SEPARATOR = r"(?:\s*[-–—]{1,2}\s*|\s+(?:y|e|a|&)\s+|\s*,\s*(?:y\s+)?)"
_VALUE = re.compile(rf"{_TOKEN}(?:{_SEPARATOR}{_TOKEN})*")
_BARE_VALUE = re.compile(rf"(?:{_NUMBER}|{_ROMAN})(?:{_SEPARATOR}(?:{_NUMBER}|{_ROMAN}))*(?=\s*(?:,|$))")
_LABEL = re.compile(
    "(?:" + "|".join(re.escape(word) for word in sorted(LABEL_OF_WORD, key=len, reverse=True)) + r")(?<=[\w.§])(?!\w)\s*",
    re.IGNORECASE)
_NARROWED = re.compile(", (?:" + "|".join(re.escape(shown) for label in LOCATOR_LABELS for shown in (label.singular, label.plural)) + ") ")
_LINK_TEXT = re.compile(r"\[[^\[\]]*\](?=[(\[{])")
_RANGE = re.compile(r"\d\s*[-–—]+\s*\d|\b[ivxlcdm]+\s*[-–—]+\s*[ivxlcdm]+\b|\w\s+[ye&a]\s+\w|\w\)?,\s*\w", re.IGNORECASE)


def find_citations(text: str, pos_of: PosOf | None = None) -> Iterator[tuple[int, int, Cite]]:
    """Every citation of a text as (start, end, Cite), from left to right."""
    index = 0
    while start := CITATION_START.search(text, index):
        found = match_citation(text, start.start(), pos_of)
        index = start.start() + 1
        if found:
            yield start.start(), found[1], found[0]
            index = found[1]
        elif link := _LINK_TEXT.match(text, start.start()):
            index = link.end()


def match_citation(text: str, index: int, pos_of: PosOf | None = None) -> tuple[Cite, int] | None:
    """The citation that begins exactly at `index`, and the offset after it; None when there is none."""
    if text.startswith("[", index):
        return _match_bracketed(text, index, pos_of)
    return _match_bare(text, index, pos_of)


def _match_bracketed(text: str, index: int, pos_of: PosOf | None) -> tuple[Cite, int] | None:
    end = _closing_bracket(text, index)
    if end is None or (index and text[index - 1] in "\\!") or text.startswith(("(", "[", "{"), end + 1):
        return None
    found = [(_CITE.search(text, start, stop), start, stop) for start, stop in _pieces(text, index + 1, end)]
    if not found or any(match is None for match, _, _ in found):
        return None
    items = tuple(_item(text, match, start, stop, pos_of) for match, start, stop in found if match)
    first = found[0][0]
    mode = "suppress-author" if first and first["minus"] else "parenthetical"
    return Cite(items, mode), end + 1


def _match_bare(text: str, index: int, pos_of: PosOf | None) -> tuple[Cite, int] | None:
    match = _CITE.match(text, index)
    if not match:
        return None
    mode, end = ("suppress-author" if match["minus"] else "narrative"), match.end()
    locator = re.compile(r"\s?\[").match(text, end)
    close = _closing_bracket(text, locator.end() - 1) if locator else None
    if locator is None or close is None or text.startswith(("(", "[", "{"), close + 1):
        return Cite((_item(text, match, index, end, pos_of),), mode), end
    pieces = _pieces(text, locator.end(), close, lone_first=True)
    if _CITE.search(text, *pieces[0]):  # «@a [@b]»: two citations, not one
        return Cite((_item(text, match, index, end, pos_of),), mode), end
    first = _item(text, match, index, end, pos_of, ", " + text[slice(*pieces[0])].strip())
    rest = [(_CITE.search(text, start, stop), start, stop) for start, stop in pieces[1:]]
    others = tuple(_item(text, found, start, stop, pos_of) for found, start, stop in rest if found)
    return Cite((first, *others), mode), close + 1


def _closing_bracket(text: str, index: int) -> int | None:
    """Offset of the «]» that closes the bracket at `index`, or None; a blank line ends the search."""
    depth = 0
    for match in re.compile(r"\\.|\[|\]|\n[ \t]*\n").finditer(text, index):
        if match[0] == "[":
            depth += 1
        elif match[0] == "]":
            depth -= 1
            if not depth:
                return match.start()
        elif match[0][0] == "\n":
            break
    return None


def _pieces(text: str, start: int, end: int, lone_first: bool = False) -> list[tuple[int, int]]:
    """The parts between semicolons; one without a key belongs to its neighbour («[@a; y otros]»).

    `lone_first`: the first part is the place of a key that stands before the bracket."""
    cuts = [start - 1, *(at for at in _semicolons(text, start, end)), end]
    pieces: list[tuple[int, int]] = []
    for before, after in pairwise(cuts):
        piece = (before + 1, after)
        keyed = bool(pieces) and (bool(_CITE.search(text, *pieces[-1])) or (lone_first and len(pieces) == 1))
        if pieces and not (keyed and _CITE.search(text, *piece)):
            pieces[-1] = (pieces[-1][0], after)
        else:
            pieces.append(piece)
    return pieces


def _semicolons(text: str, start: int, end: int) -> Iterator[int]:
    """Offsets of the semicolons that are outside braces."""
    depth = 0
    for match in re.compile(r"[{};]").finditer(text, start, end):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if match[0] == ";" and depth <= 0:
            yield match.start()


def _item(text: str, match: re.Match[str], start: int, stop: int, pos_of: PosOf | None, tail: str | None = None) -> CiteItem:
    """One source: what comes before the key is its prefix, what follows its locator and its suffix."""
    group = "braced" if match["braced"] else "key"
    pos = pos_of(match.start(group)) if pos_of else NOWHERE
    if pos_of:
        pos = SourcePos(pos.file, pos.line, pos.column, len(match[group]))
    label, locator, suffix = split_locator(text[match.end():stop] if tail is None else tail)
    prefix = " ".join(text[start:match.start()].split())
    return CiteItem(match[group], locator, label, prefix, suffix, pos)


def split_locator(tail: str) -> tuple[str, str, str]:
    """«, arts. 2-5, num. 3, entre otros» -> («article-locator», «2-5, num. 3», «, entre otros»)."""
    tail = " ".join(tail.split()) if not tail[:1].isspace() else " " + " ".join(tail.split())
    lead = re.compile(r"\s*,?\s*").match(tail)
    body = tail[lead.end():] if lead else tail
    if body.startswith("{") and "}" in body:
        inner, _, rest = body[1:].partition("}")
        label, locator, suffix = split_locator(inner)
        return label or "page", (locator + suffix) or inner, rest.rstrip()
    labelled = _labelled(body)
    if labelled:
        return labelled
    bare = _BARE_VALUE.match(body)
    if bare:
        return "page", _clean(bare[0]), body[bare.end():].rstrip()
    return "", "", tail.rstrip()


def _labelled(body: str) -> tuple[str, str, str] | None:
    """A label with its value, and the further ones that narrow it («art. 2, num. 3, lit. a»)."""
    name, written, end = "", "", 0
    while True:
        comma = re.compile(r"\s*,?\s*(?:de la|del)?\s*").match(body, end) if name else None
        at = comma.end() if comma else end
        label = _LABEL.match(body, at)
        value = _VALUE.match(body, label.end()) if label else None
        if label is None or value is None:
            return (name, written, body[end:].rstrip()) if name else None
        kind = LABEL_OF_WORD[label[0].strip().lower()]
        clean = _clean(value[0])
        written += f", {printed_label(kind.name, clean)} {clean}" if name else clean
        name, end = name or kind.name, value.end()


def _clean(value: str) -> str:
    return " ".join(value.split())


def printed_label(name: str, value: str) -> str:
    """«p.» or «pp.»: the label of a place, plural when the value names several."""
    label = LABELS.get(name)
    if label is None:
        return name
    return label.plural if is_plural(value) else label.singular


def is_plural(value: str) -> bool:
    """«3-5», «3, 7», «2 y 4» are several; «2.2.22.3.8», «4-A» and «2, num. 3» are one."""
    return bool(_RANGE.search(_NARROWED.split(value, maxsplit=1)[0]))
