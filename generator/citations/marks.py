"""Floor 2: text with marks -> inlines of the document tree. The marks are private characters that no source may hold.

citeproc-py writes plain strings; with this formatter italics and addresses come out between marks, so nothing that an
editor writes («<script>», «*») can turn into markup: escaping belongs to each writer.
"""

from __future__ import annotations

import re

from generator.doctree.nodes import Emph, Inline, Link, Text

ITALIC, ITALIC_END, ADDRESS, ADDRESS_END, AND = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
MARKS = re.compile("[\ue000-\ue01f]")

_TOKEN = re.compile(f"{ITALIC}([^{ITALIC_END}]*){ITALIC_END}|{ADDRESS}([^{ADDRESS_END}]*){ADDRESS_END}")
_FINAL = re.compile(f"(?:([.?!…])((?:{ITALIC_END}|[”’»])+)|([?!])())\\.(?=\\s|$)")
_I_SOUND = re.compile(r"[\ue000-\ue003“«¿¡\"]*h?[iíìï](?![aeouáéóú])", re.IGNORECASE)


class MarkingFormatter:
    """What citeproc-py asks of an output format."""

    @staticmethod
    def preformat(text: object) -> str:
        return str(text)

    @staticmethod
    def Italic(text: object) -> str:  # noqa: N802 (the name that citeproc-py calls)
        return f"{ITALIC}{text}{ITALIC_END}" if str(text) else ""

    Oblique = Italic
    Bold = Light = Underline = Superscript = Subscript = SmallCaps = preformat


def without_marks(text: str) -> str:
    return MARKS.sub("", text)


def conjunction(following: str, conjuncion: str = "y") -> str:
    """«y», or «e» before an i sound («e Ibáñez», but «y Hierro»)."""
    return "e" if conjuncion == "y" and _I_SOUND.match(following) else conjuncion


def tidy(marked: str, conjuncion: str) -> str:
    """The entry as it is printed: one full stop where two meet through italics, «y» or «e», no empty pairs."""
    while AND in marked:
        before, _, after = marked.partition(AND)
        marked = before + conjunction(after.lstrip(), conjuncion) + after
    marked = re.sub(rf"{ITALIC}\s*{ITALIC_END}|\(\s*\)|\[\s*\]", "", _FINAL.sub(r"\1\2\3", marked))
    marked = re.sub(rf"{ITALIC}(\[[^\]]*\]){ITALIC_END}", r"\1", marked)  # a description is not a title
    marked = re.sub(r"\((\[ca\. [^\]]*\])\)", r"\1", marked)
    return re.sub(r"[ \t\n]+", " ", marked).strip()


def inlines(marked: str) -> tuple[Inline, ...]:
    """Text, emphasis and links."""
    nodes: list[Inline] = []
    last = 0
    for match in _TOKEN.finditer(marked):
        nodes.append(Text(without_marks(marked[last:match.start()])))
        last = match.end()
        if match[2] is not None:
            address = without_marks(match[2])
            nodes.append(Link(address, (Text(address),)))
        else:
            nodes.append(Emph((Text(without_marks(match[1])),)))
    nodes.append(Text(without_marks(marked[last:])))
    return tuple(node for node in nodes if not (isinstance(node, Text) and not node.text))
