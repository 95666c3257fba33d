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


LAW = st.fixed_dictionaries({
    "author": st.sampled_from(["", "{Congreso}", "{Archivo General}"]), "type": st.sampled_from(["Ley", "Resolución", "Decreto ley"]),
    "number": st.sampled_from(["1", "02", "10"]), "date": st.sampled_from(["2015", "2015-05-03"]),
    "title": st.sampled_from(["", "Por la cual se ordena <i>algo</i>", "Ñame"]), "cotejo": st.just("por cotejar"),
})
ORDER = {letter: position for position, letter in enumerate("abcdefghijklmnñopqrstuvwxyz")}


def spanish(text: str) -> list[int]:
    """The letters of a heading as a Spanish dictionary sorts them."""
    plain = text.casefold().translate(str.maketrans("áéíóúü", "aeiouu"))
    return [ORDER[letter] for letter in plain if letter in ORDER]


@settings(max_examples=15, deadline=None)
@given(st.lists(st.one_of(BOOK, LAW), min_size=2, max_size=7), st.sampled_from(["titulo", "emisor"]))
def test_the_list_is_in_order_and_its_letters_follow_it(sources: list[dict[str, str]], style: str) -> None:
    text = "".join(f"@{'legislation' if 'number' in source else 'book'}{{k{at}, {', '.join(f'{n} = {{{v}}}' for n, v in source.items() if v)}}}\n"
                   for at, source in enumerate(sources))
    found = cite_groups(text, {"d": [{"id": f"c{at}", "items": [{"id": f"k{at}"}]} for at in range(len(sources))]}, CitationOptions(estilo_normas=style))
    entries = [found[key] for key in found["d-order"].split()]
    surnames = [entry.split(",")[0] for entry in entries if re.match(r"(Gómez|Ibáñez|Nieto|Ñungo),", entry)]
    assert surnames == sorted(surnames, key=spanish)
    letters: dict[str, list[str]] = {}
    for entry in entries:
        if dated := re.match(r"(.*?\. \((?:\d{4}|s\. f\.-))([a-z])[,)]", entry):
            letters.setdefault(dated[1], []).append(dated[2])
    assert all(found == sorted(set(found)) for found in letters.values())
    assert not [entry for entry in found.values() if STRAY.search(entry)]


@settings(max_examples=15, deadline=None)
@given(st.text(alphabet="<>&\"'*_[]()`|#~^=áñ k", max_size=20).map(lambda t: f"T{t.replace('#', '')}z"))
def test_what_is_typed_in_a_title_never_becomes_markup(title: str) -> None:
    plain = title.replace("\\", "")
    found = cite_groups(f"@book{{k, author = {{Ruiz, Ana}}, title = {{{plain}}}, date = {{2001}}}}", {"d": [{"id": "c", "items": [{"id": "k"}]}]},
                        CitationOptions(), html=True)
    assert set(re.findall(r"</?(\w+)", found["k"])) <= {"i"}
    assert found["k"].count("<") == 2 and "&lt;" * plain.count("<") in "".join(re.findall("&lt;", found["k"]))
