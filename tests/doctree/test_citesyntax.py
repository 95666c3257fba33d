"""Pandoc's citation syntax: what is a citation, what is not, and where its parts are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import SourcePos
from generator.doctree.citesyntax import find_citations, match_citation, printed_label, split_locator
from generator.doctree.nodes import Cite, CiteItem


def cites(text: str) -> list[Cite]:
    return [cite for _, _, cite in find_citations(text)]


@pytest.mark.parametrize(("text", "expected"), [
    ("[@ley87_1993, art. 3]", Cite((CiteItem("ley87_1993", "3", "article-locator"),))),
    ("[véase @a, pp. 3-5; @b]", Cite((CiteItem("a", "3-5", "page", "véase"), CiteItem("b")))),
    ("@clave [p. 4]", Cite((CiteItem("clave", "4", "page"),), "narrative")),
    ("@clave.", Cite((CiteItem("clave"),), "narrative")),
    ("(@clave)", Cite((CiteItem("clave"),), "narrative")),
    ("[-@clave]", Cite((CiteItem("clave"),), "suppress-author")),
    ("[@a, entre otros]", Cite((CiteItem("a", suffix=", entre otros"),))),
    ("[@a; y otros]", Cite((CiteItem("a", suffix="; y otros"),))),
    ("[@a, arts. 2-5, num. 3, lit. b]", Cite((CiteItem("a", "2-5, num. 3, lit. b", "article-locator"),))),
    ("[@a, artículo 2.2.22.3.8 parágrafo 1]", Cite((CiteItem("a", "2.2.22.3.8, par. 1", "article-locator"),))),
    ("[@a, 33]", Cite((CiteItem("a", "33", "page"),))),
    ("[@a, {libro I, parte 2}, etc.]", Cite((CiteItem("a", "I, parte 2", "book", suffix=", etc."),))),
    ("[@a, cap. II]", Cite((CiteItem("a", "II", "chapter"),))),
    ("[@{clave con, coma}]", Cite((CiteItem("clave con, coma"),))),
    ("@a [art. 3; @b, p. 2]", Cite((CiteItem("a", "3", "article-locator"), CiteItem("b", "2", "page")), "narrative")),
    ("[@a, parte resolutiva]", Cite((CiteItem("a", suffix=", parte resolutiva"),))),
    ("[@a,\nart. 3]", Cite((CiteItem("a", "3", "article-locator"),))),
])
def test_reads(text: str, expected: Cite) -> None:
    assert cites(text) == [expected]


@pytest.mark.parametrize("text", [
    "Escriba a juan.perez@funcionpublica.gov.co", "[escriba a juan@x.gov.co]", "[texto @a](https://x.gov.co)", r"\@a",
    "[sin clave]", "a @ b", "![figura @a](x.png)", "mailto:x-@y.co",
])
def test_is_not_a_citation(text: str) -> None:
    assert cites(text) == []


def test_two_citations_side_by_side_stay_two() -> None:
    assert [c.mode for c in cites("@a [@b]")] == ["narrative", "parenthetical"]


def test_end_is_just_after_the_citation() -> None:
    text = "según @clave [p. 4], que"
    found = match_citation(text, 6)
    assert found is not None and text[found[1]:] == ", que"


def test_position_is_that_of_the_key() -> None:
    found = match_citation("véase [@ley87, art. 3]", 6, lambda offset: SourcePos("f.yml", 4, offset + 1))
    assert found is not None and found[0].items[0].pos == SourcePos("f.yml", 4, 9, 5)


@pytest.mark.parametrize(("label", "value", "printed"), [
    ("page", "3-5", "pp."), ("page", "3, 7", "pp."), ("page", "A4", "p."), ("article-locator", "2.2.22.3.8", "art."),
    ("article-locator", "4-A", "art."), ("article-locator", "2 y 4", "arts."), ("article-locator", "2, num. 3", "art."),
    ("article-locator", "2-5, num. 3", "arts."), ("numeral", "1", "num."), ("paragraph", "4", "párr."),
])
def test_plural_of_the_label(label: str, value: str, printed: str) -> None:
    assert printed_label(label, value) == printed


@given(st.text(alphabet="[]@;, {}-ab1.\\(\n art", max_size=60))
def test_any_text_is_read_and_progress_is_made(text: str) -> None:
    ends = [0]
    for start, end, cite in find_citations(text):
        assert ends[-1] <= start < end <= len(text) and cite.items
        assert all(item.key and item.key in text for item in cite.items)
        ends.append(end)


@given(st.sampled_from(["art.", "p.", "cap.", "num."]), st.integers(1, 999), st.sampled_from(["", ", entre otros", " y ss."]))
def test_locator_and_suffix_keep_everything_that_was_written(label: str, number: int, suffix: str) -> None:
    name, locator, rest = split_locator(f", {label} {number}{suffix}")
    assert printed_label(name, locator) == label and locator == str(number) and rest == suffix
