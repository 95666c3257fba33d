"""Entries, citations and order of a list, read one by one: tests/citations/casos (every source in it is invented).

`esperado.json` is {norm style: {id: HTML}}. After a change that is meant, write it again with `python -m tests.citations.test_casos` and
read what changed.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.citations.groups import cite_groups
from generator.citations.options import CitationOptions
from generator.diagnostics import Diagnostics

CASES = Path(__file__).parent / "casos"
EXPECTED = CASES / "esperado.json"
STYLES = ("titulo", "emisor")


def written(style: str) -> dict[str, str]:
    groups = json.loads((CASES / "grupos.json").read_text("utf-8"))
    found = Diagnostics()
    texts = cite_groups((CASES / "fuentes.bib").read_text("utf-8"), groups, CitationOptions(estilo_normas=style), html=True, diagnostics=found)
    assert not found.errors
    return texts


@pytest.mark.parametrize("style", STYLES)
def test_every_case_reads_as_it_was_approved(style: str) -> None:
    expected = json.loads(EXPECTED.read_text("utf-8"))[style]
    texts = written(style)
    assert {key: (texts.get(key), text) for key, text in expected.items() if texts.get(key) != text} == {}
    assert set(texts) == set(expected)


@pytest.mark.parametrize("style", STYLES)
def test_html_is_the_text_with_its_italics_and_nothing_else(style: str) -> None:
    assert "&lt;b&gt;hoy&lt;/b&gt;" in written(style)["latex"]


if __name__ == "__main__":
    EXPECTED.write_text(json.dumps({style: written(style) for style in STYLES}, ensure_ascii=False, indent=1) + "\n", "utf-8")
