"""How norms read, in the list and in the text."""

from __future__ import annotations

import pytest

from generator.citations.groups import cite_groups
from generator.citations.options import CitationOptions

BIB = """@legislation{acuerdo, title = {Acuerdo 1 de 2024}, author = {{Archivo General de la Nación}}, shortauthor = {AGN}, date = {2024-02-29}, number = {1}, type = {Acuerdo}}
@legislation{otro, title = {Acuerdo 6 de 2014}, author = {{Archivo General de la Nación}}, shortauthor = {AGN}, date = {2014-10-15}, number = {6}, type = {Acuerdo}}
@legislation{res, title = {Resolución 193 de 2016}, author = {{Contaduría General de la Nación}}, date = {2016-05-05}, number = {193}, type = {Resolución}}
@legislation{ley, title = {Por la cual se dictan normas}, author = {{Congreso de la República de Colombia}}, date = {1993-11-29}, number = {87}, type = {Ley}}
"""


def cited(*keys: str, style: str = "titulo", **more: str) -> list[str]:
    groups = {"d": [{"id": f"c{at}", "mode": "parenthetical", "items": [{"id": key, **more}]} for at, key in enumerate(keys)]}
    found = cite_groups(BIB, groups, CitationOptions(estilo_normas=style))
    return [found[f"c{at}"] for at in range(len(keys))]


def test_numbers_that_repeat_between_bodies_show_the_body_and_then_its_acronym() -> None:
    assert cited("acuerdo", "otro", "acuerdo") == [
        "(Acuerdo 1 de 2024 del Archivo General de la Nación [AGN])", "(Acuerdo 6 de 2014 del AGN)", "(Acuerdo 1 de 2024 del AGN)"]


def test_the_article_agrees_with_the_body() -> None:
    assert cited("res") == ["(Resolución 193 de 2016 de la Contaduría General de la Nación)"]


def test_a_law_goes_alone_and_its_year_is_not_repeated() -> None:
    assert cited("ley", label="article-locator", locator="2") == ["(Ley 87 de 1993, art. 2)"]


def test_by_issuer_when_the_publication_says_so() -> None:
    assert cited("ley", style="emisor") == ["(Congreso de la República de Colombia, 1993)"]


@pytest.mark.parametrize("key", ["acuerdo", "res", "ley"])
@pytest.mark.parametrize("style", ["titulo", "emisor"])
def test_the_citation_begins_as_its_entry(key: str, style: str) -> None:
    groups = {"d": [{"id": "c", "items": [{"id": key}]}]}
    found = cite_groups(BIB, groups, CitationOptions(estilo_normas=style))
    start = found["c"].strip("()").split(" [")[0].split(",")[0]
    assert found[key].startswith(start)


@pytest.mark.parametrize(("locator", "shown"), [("iv-vi", "pp. iv–vi"), ("4-A", "p. 4-A"), ("3,5", "pp. 3, 5"), ("2.2.22.3.8", "p. 2.2.22.3.8")])
def test_a_range_of_pages_is_plural(locator: str, shown: str) -> None:
    assert cited("ley", label="page", locator=locator) == [f"(Ley 87 de 1993, {shown})"]


@pytest.mark.parametrize(("label", "locator", "shown"), [
    ("volume", "2, p. 30", "vol. 2, p. 30"), ("article-locator", "3 y 5", "arts. 3 y 5"), ("article-locator", "2, num. 3, lit. c", "art. 2, num. 3, lit. c"),
    ("chapter", "3-5", "caps. 3–5"), ("page", "3-5, 8", "pp. 3–5, 8")])
def test_a_place_is_plural_when_it_names_several_and_not_when_it_is_narrowed(label: str, locator: str, shown: str) -> None:
    assert cited("ley", label=label, locator=locator) == [f"(Ley 87 de 1993, {shown})"]
