"""Floor 3: headings: which style, which number, which place in the contents. Word counts; we only foresee the count.

The number is never typed in the heading; it is kept for the contents, whose stored lines must say it.
"""

from __future__ import annotations

from generator.doctree.nodes import Inline
from generator.writers.docx.context import Context, Entry
from generator.writers.docx.inlines import write_quiet
from generator.writers.docx.oxml import bookmark, clean, paragraph
from generator.writers.docx.plaintext import plain_text, untyped_numbers

MAX_LEVEL = 4
"""NTC 1075: four figures at most. Deeper divisions keep a title, without number and out of the contents."""

_ROLE = {"numbered": "Heading{}", "plain": "PlainHeading{}", "annex": "AnnexHeading{}"}


def write_heading(inlines: tuple[Inline, ...], ctx: Context, depth: int, id: str, kind: str) -> str:
    """A heading at `depth` (1: chapter); no level is skipped. Empty title: nothing."""
    inlines = untyped_numbers(inlines)
    text = " ".join(clean(plain_text(inlines)).split())
    if not text:
        return ""
    level = max(1, min(depth, ctx.heading_level + 1, MAX_LEVEL + 1))
    ctx.heading_level = level
    number, name = ctx.next_bookmark("_Toc")
    role = _ROLE[kind].format(level) if level <= MAX_LEVEL else "MinorHeading"
    content = write_quiet(inlines, ctx)
    ctx.anchor(ctx.address(id), name, text)
    if level <= MAX_LEVEL:
        entry = Entry(level, _label(ctx, kind, level), text, name)
        ctx.outline.append(entry)
        if kind == "annex" and level == 1:
            ctx.annexes.append(entry)
    return paragraph(ctx.style(role), bookmark(number, name, content))


def _label(ctx: Context, kind: str, level: int) -> str:
    """The number that Word will show: the same counting as the lists of numbering.py."""
    if kind == "plain":
        return ""
    counters = ctx.counters.setdefault(kind, [0] * MAX_LEVEL)
    counters[level - 1] += 1
    counters[level:] = [0] * (MAX_LEVEL - level)
    numbers = [str(max(1, n)) for n in counters[:level]]
    if kind == "numbered":
        return f"{numbers[0]}." if level == 1 else ".".join(numbers)
    numbers[0] = _letters(max(1, counters[0]))
    return f"Anexo {numbers[0]}." if level == 1 else ".".join(numbers)


def _letters(number: int) -> str:
    """A, B, … Z, AA, BB: as Word counts with letters."""
    return chr(65 + (number - 1) % 26) * ((number - 1) // 26 + 1)
