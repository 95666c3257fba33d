"""Floor 3: inlines as plain text, for contents, lists, measures and titles. It must say what the written runs say."""

from __future__ import annotations

import re
from collections.abc import Iterable
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
from generator.writers.docx.oxml import clean

_TYPED_NUMBER = re.compile(r"^\s*(?:\d+(?:\.\d+)*[.)]|\d+(?:\.\d+)+|[IVXLC]+[.)])\s+(?=\S)")


def plain_text(inlines: Iterable[Inline]) -> str:
    return "".join([node.text if type(node) is Text else _plain(node) for node in inlines])


def untyped_number(text: str) -> str:
    """A title without a number typed by hand: Word numbers the headings."""
    return _TYPED_NUMBER.sub("", text)


def untyped_numbers(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    if inlines and isinstance(inlines[0], Text):
        return (Text(untyped_number(inlines[0].text)), *inlines[1:])
    return inlines


def target_words(node: CrossRef) -> str:
    """What is read of a reference that has no words and no target here: its tip, else its address in words."""
    last = re.split(r"[/#]", node.target.strip("/#"))[-1].replace("-", " ").replace("_", " ")
    return clean(node.tip).strip() or last[:1].upper() + last[1:] or node.target


@singledispatch
def _plain(node: Inline) -> str:
    raise TypeError(f"el escritor de Word no conoce el nodo {type(node).__name__}")


@_plain.register(Text)
@_plain.register(Code)
@_plain.register(Badge)
def _words(node: Text | Code | Badge) -> str:
    return node.text


@_plain.register(Emph)
@_plain.register(Strong)
@_plain.register(Download)
@_plain.register(Cite)
def _children(node: Emph | Strong | Download | Cite) -> str:
    return plain_text(node.children)


@_plain.register
def _link(node: Link) -> str:
    return plain_text(node.children) or node.url


@_plain.register
def _crossref(node: CrossRef) -> str:
    return plain_text(node.children) or target_words(node)


@_plain.register
def _line_break(node: LineBreak) -> str:
    return " "


@_plain.register
def _footnote(node: Footnote) -> str:
    return ""
