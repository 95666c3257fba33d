"""Floor 3: contents and lists, filled when written: each is a TOC field with its lines stored, pages too when known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.writers.docx.context import Context, Entry
from generator.writers.docx.metrics import ems
from generator.writers.docx.oxml import field, hyperlink, paragraph, text_run, twips
from generator.writers.docx.pagenumbers import page_of
from generator.writers.docx.sections import text_width
from generator.writers.docx.styles import TOC_STOPS_CM
from generator.writers.docx.words import (
    CONTENIDO,
    LISTA_DE_ANEXOS,
    LISTA_DE_FIGURAS,
    LISTA_DE_TABLAS,
    PAGINA,
    SIN_FIGURAS,
    SIN_TABLAS,
)

ANNEXES_BOOKMARK = "Anexos_del_documento"
_TAB = "<w:r><w:tab/></w:r>"
_LONG, _NUMBER_CM = 20, 1.0
_DIGIT, _DIGITS = "\u00a0\u00a0", 3
"""Two spaces take what a digit does: with room for three in every line, lines end at one place whatever their number says."""


def write_contents(ctx: Context, pages: Mapping[str, str], first: bool, levels: int = 4) -> str:
    """CONTENIDO, down to `levels`, and the lists of tables, figures and annexes. `first`: nothing comes before on its page."""
    shown = [entry for entry in ctx.outline if entry.level <= levels]
    parts = [
        _list(ctx, CONTENIDO, f'TOC \\o "1-{levels}" \\h \\z \\u', shown, pages, fresh=not first),
        _list(ctx, LISTA_DE_TABLAS, 'TOC \\h \\z \\c "Tabla"', ctx.captions["Tabla"], pages, SIN_TABLAS),
        _list(ctx, LISTA_DE_FIGURAS, 'TOC \\h \\z \\c "Figura"', ctx.captions["Figura"], pages, SIN_FIGURAS),
    ]
    if ctx.annexes:
        instruction = f'TOC \\b {ANNEXES_BOOKMARK} \\o "1-1" \\h \\z \\u'
        parts.append(_list(ctx, LISTA_DE_ANEXOS, instruction, ctx.annexes, pages))
    return "".join(parts)


def _list(
    ctx: Context, title: str, instruction: str, entries: Sequence[Entry], pages: Mapping[str, str], none: str = "",
    fresh: bool = True,
) -> str:
    # A list without entries stays on the page of the one before: a page for a sentence is a waste. So do all where chapters do too.
    # A long one starts a page in any case.
    own_page = fresh and (ctx.profile.capitulo_hoja_nueva and (entries or title == CONTENIDO) or title != CONTENIDO and len(entries) > _LONG)
    heading = "TOCHeadingBreak" if own_page else "TOCHeading" if title == CONTENIDO and not fresh else "TOCHeadingNext"
    head = paragraph(ctx.style(heading), text_run(title))
    if entries:
        head += paragraph(ctx.style("TOCPage"), text_run(PAGINA))
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    is_contents = "\\o" in instruction
    if not entries:
        return head + paragraph(ctx.style("Separator"), begin + end) + (paragraph(ctx.style("BodyText"), text_run(none)) if none else "")
    lines = []
    for index, entry in enumerate(entries):
        line = _line(entry, pages, _words(entry, ctx, is_contents))
        content = (begin if index == 0 else "") + line + (end if index == len(entries) - 1 else "")
        lines.append(paragraph(ctx.style(f"TOC{entry.level}" if is_contents else "TOF"), content))
    return head + "".join(lines)


def _fits(entry: Entry) -> bool:
    """Whether the number ends before the tab stop of its text; past it, a tab would jump to the page number."""
    return len(entry.label) * 0.22 < TOC_STOPS_CM[entry.level - 1][1] - 0.1


def _words(entry: Entry, ctx: Context, is_contents: bool) -> str:
    """The words of a line, its last one on a line of its own when they leave no room for the leader and the number."""
    profile = ctx.profile
    capitals = is_contents and (entry.level == 1 and profile.capitulo_mayusculas or entry.level == 2 and profile.division_mayusculas)
    em, start = profile.tamano_pt * 20, twips(TOC_STOPS_CM[entry.level - 1][0])  # that of the lists is that of the first level
    room, filled, wide = text_width(profile, "preliminares") - start, 0.0 if entry.label else -float(start), 0.0
    for word in entry.text.split(" "):
        wide = ems((word.upper() if capitals else word) + " ") * em
        filled = wide if filled + wide > room else filled + wide
    first, _, last = entry.text.rpartition(" ")
    if first and wide < filled and filled > room - twips(_NUMBER_CM):
        return text_run(f"{first} ") + "<w:r><w:br/></w:r>" + text_run(last)
    return text_run(entry.text)


def _line(entry: Entry, pages: Mapping[str, str], words: str) -> str:
    gap = _TAB if _fits(entry) else text_run(" ")
    label = text_run(entry.label) + gap if entry.label else ""
    page = page_of(pages, entry.bookmark)
    room = _DIGIT * (_DIGITS - len(page))
    tail = _TAB + text_run(room) + field(f"PAGEREF {entry.bookmark} \\h", page) if page else ""
    return hyperlink(entry.bookmark, label + words + tail)
