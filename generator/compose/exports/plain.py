"""Floor 3: small turns of phrase that every sheet needs: prose as plain text, lists in one cell, names of references."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from generator.domain.fields import Prose, Ref

CITE = re.compile(r"\s*\[[^\[\]]*@[^\[\]]*\]")
LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
MARKS = re.compile(r"(\*\*|__|(?<!\w)[*_]|[*_](?!\w)|`)")


def plain(prose: Prose | None) -> str:
    """Prose without its marks and citations, one paragraph per line: a spreadsheet has neither links nor a list of references."""
    if prose is None:
        return ""
    text = LINK.sub(r"\1", CITE.sub("", prose.text))
    paragraphs = re.split(r"\n\s*\n", MARKS.sub("", text).strip())
    return "\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def names(refs: Iterable[Ref[Any]]) -> str:
    """The names of several references, one per line."""
    return "\n".join(name(ref) for ref in refs)


def name(ref: Ref[Any] | None) -> str:
    """The name of what a reference points at; empty when there is none."""
    return "" if ref is None else str(getattr(ref.target, "nombre", ref.id))


def lines(parts: Iterable[str]) -> str:
    return "\n".join(part for part in parts if part)
