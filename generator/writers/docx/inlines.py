"""Floor 3: inlines -> runs of WordprocessingML, one short function per node. A node without one raises.

Looks are character styles by role; `Format` only says which words are strong, emphasised or code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import singledispatch

from generator.doctree.nodes import (
    Badge,
    Cite,
    Code,
    CrossRef,
    Download,
    Emph,
    Footnote,
    Inline,
    LineBreak,
    Link,
    Strong,
    Text,
)
from generator.writers.docx.context import Context, Pending
from generator.writers.docx.oxml import clean, field, glued, hyperlink, paragraph, text_run
from generator.writers.docx.pagenumbers import page_of
from generator.writers.docx.plaintext import plain_text, target_words
from generator.writers.docx.profile import tone_key

_URL = re.compile(r"^(?:https?://[^\x00-\x20<>\"\\]+|mailto:[^\x00-\x20<>\"\\]+@[^\x00-\x20<>\"\\]+)$", re.IGNORECASE)
_URL_MAX = 2000


@dataclass(frozen=True, slots=True)
class Format:
    """How the words around are written. `role` is the character style that rules them, if any."""

    strong: bool = False
    emph: bool = False
    role: str = ""


PLAIN = Format()
_ROLES = {(True, False): "Strong", (False, True): "Emphasis", (True, True): "IntenseEmphasis"}


def run_properties(ctx: Context, fmt: Format) -> str:
    if fmt is PLAIN:
        return ""
    role = fmt.role or _ROLES.get((fmt.strong, fmt.emph), "")
    style = f'<w:rStyle w:val="{ctx.style(role)}"/>' if role else ""
    if not fmt.role:
        return style
    return style + ("<w:b/><w:bCs/>" if fmt.strong else "") + ("<w:i/><w:iCs/>" if fmt.emph else "")


def write_inlines(inlines: Iterable[Inline], ctx: Context, fmt: Format = PLAIN) -> str:
    return "".join([write_inline(node, ctx, fmt) for node in inlines])


def write_quiet(inlines: Iterable[Inline], ctx: Context, fmt: Format = PLAIN) -> str:
    """The words alone, without links or references: for headings, captions and the inside of a link."""
    ctx.quiet += 1
    try:
        return write_inlines(inlines, ctx, fmt)
    finally:
        ctx.quiet -= 1


@singledispatch
def write_inline(node: Inline, ctx: Context, fmt: Format) -> str:
    raise TypeError(f"el escritor de Word no conoce el nodo {type(node).__name__}")


@write_inline.register
def _text(node: Text, ctx: Context, fmt: Format) -> str:
    return text_run(glued(node.text), run_properties(ctx, fmt))


@write_inline.register
def _emph(node: Emph, ctx: Context, fmt: Format) -> str:
    return write_inlines(node.children, ctx, replace(fmt, emph=True))


@write_inline.register
def _strong(node: Strong, ctx: Context, fmt: Format) -> str:
    return write_inlines(node.children, ctx, replace(fmt, strong=True))


@write_inline.register
def _code(node: Code, ctx: Context, fmt: Format) -> str:
    return text_run(node.text, run_properties(ctx, replace(fmt, role="Code")))


@write_inline.register
def _badge(node: Badge, ctx: Context, fmt: Format) -> str:
    return text_run(node.text, run_properties(ctx, Format(role=f"Tone:{tone_key(node.tone)}")))


@write_inline.register
def _line_break(node: LineBreak, ctx: Context, fmt: Format) -> str:
    return text_run(" ") if ctx.quiet else "<w:r><w:br/></w:r>"


@write_inline.register
def _link(node: Link, ctx: Context, fmt: Format) -> str:
    children = node.children if clean(plain_text(node.children)).strip() else (Text(node.url),)
    url = clean(node.url).strip()
    if ctx.quiet or not is_safe_url(url):
        return write_quiet(children, ctx, fmt)
    words = write_quiet(children, ctx, replace(fmt, role="Hyperlink"))
    return f'<w:hyperlink r:id="{ctx.link_id(url)}" w:history="1">{words}</w:hyperlink>' if words else ""


def is_safe_url(url: str) -> bool:
    """Only http, https and mailto, written whole: nothing that Word could read as another kind of address."""
    return len(url) <= _URL_MAX and _URL.match(url) is not None


@write_inline.register
def _crossref(node: CrossRef, ctx: Context, fmt: Format) -> str:
    words = write_quiet(node.children, ctx, fmt)
    fallback = target_words(node)
    properties = run_properties(ctx, fmt)
    if ctx.quiet:
        return words or text_run(fallback, properties)
    target = f"{ctx.page}{node.target}" if node.target.startswith("#") else node.target.strip("/")
    return _deferred(target, words, fallback, node.tip, ctx, properties)


@write_inline.register
def _download(node: Download, ctx: Context, fmt: Format) -> str:
    # A file of the site is not inside the manual: its words are.
    return write_quiet(node.children, ctx, fmt)


@write_inline.register
def _cite(node: Cite, ctx: Context, fmt: Format) -> str:
    if ctx.quiet or len(node.items) != 1 or any(isinstance(child, CrossRef | Link | Footnote) for child in node.children):
        return write_inlines(node.children, ctx, fmt)
    return _deferred(f"{ctx.references_address}#{node.items[0].key}", write_quiet(node.children, ctx, fmt), "", "", ctx)


def _deferred(target: str, words: str, fallback: str, tip: str, ctx: Context, properties: str = "") -> str:
    """A token in place of the reference: what it points to may come later in the manual."""
    ctx.pending.append(Pending(target, words, fallback, tip, properties))
    return f"\x00{len(ctx.pending) - 1}\x00"


@write_inline.register
def _footnote(node: Footnote, ctx: Context, fmt: Format) -> str:
    if not clean(plain_text(node.children)).strip():
        return ""
    if ctx.link_id is ctx.note_link_id:  # a note inside a note: its words, in brackets
        return text_run(" (") + write_inlines(node.children, ctx) + text_run(")")
    quiet, link_id = ctx.quiet, ctx.link_id
    ctx.quiet, ctx.link_id = 0, ctx.note_link_id
    try:
        body = write_inlines(node.children, ctx)
    finally:
        ctx.quiet, ctx.link_id = quiet, link_id
    number = len(ctx.notes) + 1
    mark = f'<w:rPr><w:rStyle w:val="{ctx.style("FootnoteReference")}"/></w:rPr>'
    note = paragraph(ctx.style("FootnoteText"), f"<w:r>{mark}<w:footnoteRef/></w:r>{text_run(' ')}{body}")
    ctx.notes.append(f'<w:footnote w:id="{number}">{note}</w:footnote>')
    return f'<w:r>{mark}<w:footnoteReference w:id="{number}"/></w:r>'


# ------------------------------------------------------------------------------ references, once all is written
_TOKEN = re.compile("\x00(\\d+)\x00")


def resolve_references(xml: str, ctx: Context, pages: Mapping[str, str]) -> str:
    """Every reference held in `xml`, now that all the targets of the manual are known."""
    return _TOKEN.sub(lambda match: _resolved(ctx.pending[int(match[1])], ctx, pages), xml)


def _resolved(reference: Pending, ctx: Context, pages: Mapping[str, str]) -> str:
    anchor = ctx.anchors.get(reference.target)
    if anchor is None:
        return reference.content or text_run(reference.fallback, reference.properties)
    page = page_of(pages, anchor.bookmark) if ctx.profile.pagina_en_remisiones else ""
    tail = text_run(" (pág. ") + field(f"PAGEREF {anchor.bookmark} \\h", page) + text_run(")") if page else ""
    if anchor.text and reference.content == text_run(anchor.text, reference.properties):  # the words of the target: they follow it
        return field(f"REF {anchor.bookmark} \\h \\* MERGEFORMAT", anchor.text, reference.properties) + tail
    if reference.content:
        return hyperlink(anchor.bookmark, reference.content, reference.tip) + tail
    if not anchor.text:
        if not reference.fallback:
            return ""
        return hyperlink(anchor.bookmark, text_run(reference.fallback, reference.properties), reference.tip) + tail
    return field(f"REF {anchor.bookmark} \\h", anchor.text, reference.properties) + tail
