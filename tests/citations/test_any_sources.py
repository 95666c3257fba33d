"""Whatever the sources are: no two read the same in the text, the list is in order with its letters, and nothing empty or marked up leaks."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.citations.groups import cite_groups
from generator.citations.options import CitationOptions

Fields = dict[str, str]
PEOPLE = st.lists(st.sampled_from(["Gómez, Ana", "Gómez, Luis", "Ibáñez, Eva", "Ñame, Iván", "Nieto, Sol", "Gordillo, Luz", "{Archivo General}"]), min_size=0, max_size=7, unique=True)
TITLES = st.sampled_from(["Control interno", "Archivos & gestión", "Ética <b>pública</b>", "¿Qué es?", "Ñame"])
DATES = st.sampled_from(["", "2015", "2016-05-03"])
MAYBE = st.sampled_from(["", "7"])
BOOK = st.fixed_dictionaries({
    "kind": st.just("book"), "author": PEOPLE.map(" and ".join), "title": TITLES, "date": DATES, "publisher": st.sampled_from(["", "Aguas Claras"]),
    "edition": MAYBE, "location": st.sampled_from(["", "Bogotá"])})
ARTICLE = st.fixed_dictionaries({
    "kind": st.just("article"), "author": PEOPLE.map(" and ".join), "title": TITLES, "date": DATES, "journaltitle": st.sampled_from(["", "Revista"]),
    "volume": MAYBE, "number": MAYBE, "pages": st.sampled_from(["", "1--9"]), "doi": st.sampled_from(["", "10.1000/x"])})
PAGE = st.fixed_dictionaries({
    "kind": st.sampled_from(["online", "report"]), "author": st.sampled_from(["", "{Archivo General}", "{Departamento de Planeación}"]), "title": TITLES, "date": DATES,
    "shortauthor": st.sampled_from(["", "AG"]), "url": st.sampled_from(["", "https://ejemplo.gov.co/a_b"]), "institution": st.sampled_from(["", "Congreso"])})
LAW = st.fixed_dictionaries({
    "kind": st.just("legislation"), "author": st.sampled_from(["", "{Congreso}", "{Archivo General}"]), "type": st.sampled_from(["Ley", "Resolución", "Decreto ley"]),
    "number": st.sampled_from(["1", "02", "10"]), "date": st.sampled_from(["2015", "2015-05-03"]), "diario": st.sampled_from(["", "49.500"]),
    "title": st.sampled_from(["", "Por la cual se ordena <i>algo</i>", "Ñame"]), "cotejo": st.just("por cotejar")})
SOURCES = st.lists(st.one_of(BOOK, ARTICLE, PAGE, LAW), min_size=2, max_size=8)
STYLES = st.sampled_from(["titulo", "emisor"])
STRAY = re.compile(r"[?!…][”»’]?\.|,\s*[,.;:)\]]|(?<!\.)\.\s*\.(?!\.)|[;:]\s*[,.;:)]|None|[(\[]\s*[,.;)\]]|\s[,.;)]|[\ue000-\uf8ff]|\s\s|^\s|\s$|[,;(]$")
ORDER = {letter: position for position, letter in enumerate("abcdefghijklmnñopqrstuvwxyz", 1)}


def bib(sources: list[Fields]) -> str:
    return "".join(f"@{source['kind']}{{k{at}, {', '.join(f'{n} = {{{v}}}' for n, v in source.items() if v and n != 'kind')}}}\n"
                   for at, source in enumerate(sources))


def cited(sources: list[Fields], style: str, html: bool = False) -> tuple[dict[str, str], list[str], dict[str, str], dict[str, str]]:
    """Entries by key, the keys in the order of the list, and the first and the later citation of each."""
    keys = [f"k{at}" for at in range(len(sources))]
    clusters = [{"id": f"{turn}-{key}", "items": [{"id": key}]} for turn in (1, 2) for key in keys]
    found = cite_groups(bib(sources), {"d": clusters}, CitationOptions(estilo_normas=style), html=html)
    first, later = ({key: found[f"{turn}-{key}"] for key in keys} for turn in (1, 2))
    return {key: found[key] for key in keys}, found["d-order"].split(), first, later


def spanish(text: str) -> list[list[int]]:
    """The words of a heading as a Spanish dictionary sorts them: numbers first and by their value, accents apart, ñ after n."""
    plain = text.casefold().translate(str.maketrans("áéíóúü", "aeiouu"))
    return [[0, int(word)] if word.isdigit() else [ORDER[letter] for letter in word] for word in re.findall(r"\d+|[a-zñ]+", plain)]


@settings(max_examples=25, deadline=None)
@given(SOURCES, STYLES)
def test_no_two_sources_read_the_same(sources: list[Fields], style: str) -> None:
    _, _, first, later = cited(sources, style)
    assert len(set(later.values())) == len(set(first.values())) == len(sources)


@settings(max_examples=25, deadline=None)
@given(SOURCES, STYLES)
def test_what_is_empty_leaves_no_trace(sources: list[Fields], style: str) -> None:
    entries, _, first, later = cited(sources, style)
    texts = [re.sub(r"https?://\S+", "URL", text).replace("s. f.", "s f").replace("s. l.", "s l") for found in (entries, first, later) for text in found.values()]
    assert not [text for text in texts if STRAY.search(text)]


@settings(max_examples=25, deadline=None)
@given(SOURCES, STYLES)
def test_the_list_is_in_order(sources: list[Fields], style: str) -> None:
    entries, order, _, _ = cited(sources, style)
    headings = [re.split(r"[,.(\[]| del ", re.sub(r"<[^>]*>|[“”]", " ", entries[key]))[0] for key in order]
    assert sorted(order) == sorted(entries)
    assert headings == sorted(headings, key=spanish)


@settings(max_examples=25, deadline=None)
@given(SOURCES, STYLES)
def test_the_letters_of_the_years_follow_the_list(sources: list[Fields], style: str) -> None:
    entries, order, first, later = cited(sources, style)
    letters: dict[str, list[str]] = {}
    for key in order:
        if dated := re.match(r"(.*?\((?:\d{4}|s\. f\.-))([a-z])[,)]", entries[key]):
            letters.setdefault(dated[1], []).append(dated[2])
            assert all(re.search(rf"(?:\d{{4}}|s\. f\.-){dated[2]}\)", text) for text in (first[key], later[key]))
    assert all(found == sorted(set(found)) for found in letters.values())


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="<>&\"'*_[]()`|~^=áñ k", max_size=20).map(lambda t: f"T{t}z"), st.sampled_from(["title", "publisher", "author"]))
def test_what_is_typed_never_becomes_markup(typed: str, where: str) -> None:
    book = {"kind": "book", "author": "", "title": "Control", "date": "2001", "publisher": "Casa"} | {where: f"{{{typed}}}"}
    entries, _, first, _ = cited([book], "titulo", html=True)
    for text in (entries["k0"], first["k0"]) if where != "publisher" else (entries["k0"],):
        assert set(re.findall(r"<[^>]*>", text)) <= {"<i>", "</i>"}
        plain = unescape(re.sub(r"</?i>", "", text))
        assert all(plain.count(sign) == typed.count(sign) for sign in "<>&*_|=")
