"""Floor 3: numbered titles of tables and figures (SEQ fields) and the source line below them."""

from __future__ import annotations

from generator.doctree.nodes import Inline
from generator.writers.docx.context import Context, Entry
from generator.writers.docx.inlines import write_inlines, write_quiet
from generator.writers.docx.oxml import bookmark, clean, field, paragraph, text_run
from generator.writers.docx.plaintext import plain_text


def has_words(inlines: tuple[Inline, ...]) -> bool:
    return bool(clean(plain_text(inlines)).strip())


def write_caption(label: str, inlines: tuple[Inline, ...], ctx: Context, id: str, ends: bool = False) -> str:
    """«Tabla 3. Título». The bookmark holds the label and the number, so that REF says «Tabla 3». `ends`: nothing of the object comes after it."""
    entries = ctx.captions[label]
    name = f"{label} {len(entries) + 1}"
    number, mark = ctx.next_bookmark()
    ctx.anchor(ctx.address(id), mark, name)
    text = " ".join(clean(plain_text(inlines)).split())
    entries.append(Entry(1, "", f"{name}. {text}", mark))
    counted = text_run(f"{label} ") + field(f"SEQ {label} \\* ARABIC", str(len(entries)))
    content = bookmark(number, mark, counted) + text_run(". ") + write_quiet(inlines, ctx)
    return paragraph(ctx.style("Caption"), content, '<w:keepNext w:val="0"/>' if ends else "")


def write_source(inlines: tuple[Inline, ...], ctx: Context) -> str:
    """«Fuente: …», with the word added when the text does not bring it."""
    if not has_words(inlines):
        return ""
    lead = "" if plain_text(inlines).lstrip().casefold().startswith(("fuente", "nota")) else "Fuente: "
    return paragraph(ctx.style("Source"), text_run(lead) + write_inlines(inlines, ctx))
