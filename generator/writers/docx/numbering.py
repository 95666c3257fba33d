"""Floor 3: the lists of Word: headings, annexes, bullets and ordered lists, and one instance for each ordered list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.writers.docx.profile import Profile

FIRST_ID = 9001
HEADINGS_NUM, ANNEXES_NUM, BULLETS_NUM, FIRST_ORDERED_NUM = 9001, 9002, 9003, 9004
"""Ids of our own, far from those that an entity's template may bring."""
MAX_LIST_LEVEL = 9
_ABSTRACT = {"headings": 9001, "annexes": 9002, "bullets": 9003, "ordered": 9004}
_BULLETS = ("•", "–", "▪")
_STEP = 425
_NO_INDENT = '<w:ind w:left="0" w:firstLine="0"/>'


def list_indent(level: int) -> int:
    """Left indent, in twips, of the text of a list item."""
    return _STEP * (level + 1)


def abstract_numbers(profile: Profile, styles: Mapping[str, str]) -> str:
    """The four w:abstractNum."""
    return (
        _abstract("headings", [_heading_level(n, styles) for n in range(MAX_LIST_LEVEL)])
        + _abstract("annexes", [_annex_level(n, styles) for n in range(MAX_LIST_LEVEL)])
        + _abstract("bullets", [_bullet_level(n) for n in range(MAX_LIST_LEVEL)])
        + _abstract("ordered", [_ordered_level(n, profile.lista_ordenada) for n in range(MAX_LIST_LEVEL)])
    )


def numbers(list_starts: Sequence[int]) -> str:
    """The w:num: headings, annexes, bullets and each ordered list, which starts where it must."""
    fixed = "".join(
        f'<w:num w:numId="{num}"><w:abstractNumId w:val="{_ABSTRACT[key]}"/></w:num>'
        for key, num in (("headings", HEADINGS_NUM), ("annexes", ANNEXES_NUM), ("bullets", BULLETS_NUM))
    )
    return fixed + "".join(
        f'<w:num w:numId="{FIRST_ORDERED_NUM + n}"><w:abstractNumId w:val="{_ABSTRACT["ordered"]}"/>'
        + "".join(
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>' for level in range(MAX_LIST_LEVEL)
        )
        + "</w:num>"
        for n, start in enumerate(list_starts)
    )


def _abstract(key: str, levels: list[str]) -> str:
    number = _ABSTRACT[key]
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="4D49{number:04X}"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="5047{number:04X}"/>{"".join(levels)}</w:abstractNum>'
    )


def _level(n: int, fmt: str, text: str, *, style: str = "", space: bool = False, indent: str = "", run: str = "") -> str:
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    suffix = '<w:suff w:val="space"/>' if space else ""
    return (
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{fmt}"/>{linked}{suffix}<w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr>{indent or _NO_INDENT}</w:pPr>{run}</w:lvl>'
    )


def _heading_level(n: int, styles: Mapping[str, str]) -> str:
    text = ".".join(f"%{i + 1}" for i in range(n + 1)) + ("." if n == 0 else "")
    return _level(n, "decimal", text, style=styles.get(f"Heading{n + 1}", ""), space=True)


def _annex_level(n: int, styles: Mapping[str, str]) -> str:
    text = "Anexo %1." if n == 0 else ".".join(f"%{i + 1}" for i in range(n + 1))
    return _level(n, "decimal" if n else "upperLetter", text, style=styles.get(f"AnnexHeading{n + 1}", ""), space=True)


def _bullet_level(n: int) -> str:
    indent = f'<w:ind w:left="{list_indent(n)}" w:hanging="{_STEP}"/>'
    run = '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:hint="default"/></w:rPr>'
    return _level(n, "bullet", _BULLETS[n % len(_BULLETS)], indent=indent, run=run)


def _ordered_level(n: int, formats: Sequence[str]) -> str:
    indent = f'<w:ind w:left="{list_indent(n)}" w:hanging="{_STEP}"/>'
    return _level(n, formats[n % len(formats)], f"%{n + 1}." if n % len(formats) == 0 else f"%{n + 1})", indent=indent)
