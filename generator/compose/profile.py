"""Floor 3: the documentation conventions of a page (NTC order of parts, numbering, document control), decoded from their file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator.doctree.nodes import Control, Document, Section

GENERAL = "Generalidades"
"""Name of the first subdivision of a part that has others."""


@dataclass(frozen=True, slots=True)
class PageProfile:
    """`parts`: id and title, in order; a part without title is not a division of its own."""

    parts: tuple[tuple[str, str], ...]
    numbered: bool = True
    levels: int = 3
    control: Control = Control()
    prefix: str = "MIPG"
    codes: Mapping[str, str] | None = None

    def code(self, kind: str, number: int) -> str:
        return f"{self.prefix}-{(self.codes or {}).get(kind, 'REF')}-{number:02d}"


def read_profile(data: Mapping[str, Any]) -> PageProfile:
    """The profile from what its JSON holds."""
    control = data["control"]
    return PageProfile(
        tuple((part["id"], part["titulo"]) for part in data["partes"]), data["numerar"], data["niveles_numerados"],
        Control(version=control["version"], fecha=control["fecha"], estado=control["estado"]), control["prefijo"], data["codigos"],
    )


def arrange(document: Document, profile: PageProfile) -> Document:
    """The sections in the order of the parts. A part with several sections is one division that holds them; with one, the
    division is that section under the part's title, so that no division has a single subdivision (NTC 1075)."""
    arranged: list[Section] = []
    known = {ident for ident, _ in profile.parts}
    for ident, title in profile.parts:
        inside = [s for s in document.sections if s.part == ident or (ident == "desarrollo" and s.part not in known)]
        if not title or not inside:
            arranged += inside
        elif len(inside) == 1:
            arranged.append(replace(inside[0], title=title if inside[0].title == document.title else _joint(title, inside[0].title)))
        else:
            arranged.append(Section(f"parte-{ident}", title, (), tuple(replace(s, title=_inside(title, s.title)) for s in inside), ident))
    return replace(document, sections=tuple(arranged))


def _inside(part: str, title: str) -> str:
    """Below «Alcance», «Alcance: desde» is «Desde», and «Alcance» itself is what is general."""
    if title.lower() == part.lower():
        return GENERAL
    rest = title.removeprefix(f"{part}: ")
    return rest if rest == title else rest[:1].upper() + rest[1:]


def _joint(part: str, title: str) -> str:
    """«Objeto» and «Propósito» are «Objeto y propósito»; «Referencias normativas» already says «Normas»."""
    known = {word[:5].lower() for word in part.split()}
    if any(word[:5].lower() in known for word in title.split()):
        return part
    return f"{part}: {title}" if title[:1] == "¿" else f"{part} {_and(title)}"


def _and(title: str) -> str:
    """The title after «y» («e» before the sound of an i): its first letter small, unless it is an acronym."""
    said = title if title[1:2].isupper() else title[:1].lower() + title[1:]
    return f"{'e' if re.match(r'h?[ií](?![aeou])', said, re.I) else 'y'} {said}"
