"""Whatever the sources are: no two read the same in the text, and nothing empty or marked up leaks into what is printed."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.citations.groups import cite_groups
from generator.citations.options import CitationOptions

PEOPLE = st.lists(st.sampled_from(["Gómez, Ana", "Gómez, Luis", "Ibáñez, Eva", "Ñungo, Iván", "Nieto, Sol", "{Archivo General}"]), min_size=0, max_size=7, unique=True)
BOOK = st.fixed_dictionaries({
    "author": PEOPLE.map(" and ".join), "title": st.sampled_from(["Control interno", "Archivos & gestión", "Ética <b>pública</b>"]),
    "date": st.sampled_from(["", "2015", "2016-05-03"]), "publisher": st.sampled_from(["", "Aguas Claras"]),
})
STRAY = re.compile(r", ,|\.\.|None|\(\s*,|\(\)|, \)|[\ue000-\uf8ff]|  ")


def bib(books: list[dict[str, str]]) -> str:
    return "".join(f"@book{{k{at}, {', '.join(f'{name} = {{{value}}}' for name, value in book.items() if value)}}}\n" for at, book in enumerate(books))


@settings(max_examples=15, deadline=None)
@given(st.lists(BOOK, min_size=2, max_size=6), st.sampled_from(["titulo", "emisor"]))
def test_citations_are_unique_and_clean(books: list[dict[str, str]], style: str) -> None:
    clusters = [{"id": f"c{turn}-{at}", "items": [{"id": f"k{at}"}]} for turn in (1, 2) for at in range(len(books))]
    found = cite_groups(bib(books), {"d": clusters}, CitationOptions(estilo_normas=style))
    later = [found[f"c2-{at}"] for at in range(len(books))]
    assert len(set(later)) == len(books)
    assert not [text for text in found.values() if STRAY.search(text)]
