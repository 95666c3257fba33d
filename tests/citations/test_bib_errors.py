"""The reader of references.bib: every problem once, at its line and column, and reading goes on."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.citations.bibtex import read_bibliography
from generator.diagnostics import Diagnostics

GOOD = "@book{bien, author = {Ruiz, Ana}, title = {Obra}, date = {2001}, publisher = {Casa}}\n"
BROKEN = [
    ("@book{a\n  title = {T},\n}\n", "B03", 1, 8),
    ("@book{a,\n  title = {T}\n  date = {2001},\n}\n", "B03", 2, 14),
    ("@book{a,\n  title = {T,\n  date = {2001},\n}\n", "B02", 2, 11),
    ("@book{a,\n  title {T},\n}\n", "B05", 2, 8),
    ("@book{,\n  title = {T},\n}\n", "B04", 1, 1),
    ("@boook{a, title = {T}}\n", "B10", 1, 1),
    ("@book{a,\n  title = {T},\n  title = {U},\n}\n", "B11", 3, 3),
    ("@book{a, title = {T}}\n\n@book{A, title = {U}}\n", "B12", 3, 7),
    ("@book{a,\n  titel = {T},\n  title = {T},\n}\n", "B13", 2, 3),
    ("@book{a,\n  title = {T},\n  date  = {2001-13-40},\n}\n", "B14", 3, 11),
    ("@book{a,\n  date = {2001},\n}\n", "B15", 1, 1),
    ("@online{a,\n  title = {T},\n  url = {javascript:alert(1)},\n}\n", "B17", 3, 9),
    ("book{a,\n  title = {T},\n}\n", "B09", 1, 1),
    ("@book a,\n  title = {T},\n}\n", "B09", 1, 2),
    ("@book{mi clave,\n  title = {T},\n}\n", "B04", 1, 7),
    ("@book{a; title = {T}}\n", "B03", 1, 8),
    ("@book{a, title = {T} date = {2001}}\n", "B03", 1, 21),
    ("@book{a,\n  title = {T};\n  date = {2001},\n}\n", "B03", 2, 14),
    ("@book{a,\n  title: {T},\n}\n", "B05", 2, 8),
    ("@book{a,\n  title == {T},\n}\n", "B05", 2, 10),
    ("@book{a,\n  title = {T}},\n  date = {2001},\n}\n", "B02", 2, 14),
    ("@book{a,\n  title = {T},\n}}\n", "B02", 3, 2),
    ("@book{a,\n  title = {T},\n  date = {2001\n}\n", "B02", 3, 10),
    ("@book{a,\n  title = {T},\n  date = {2001},\n", "B02", 1, 1),
    ('@book{a,\n  title = "T,\n  date = {2001},\n}\n', "B02", 2, 11),
    ("@book(a,\n  title = {T}}\n", "B02", 2, 14),
    ("@book{a,\n  title = {T})\n", "B02", 2, 14),
    ("@book{a,\n  title = “T”,\n}\n", "B08", 2, 11),
    ("@book{a,\n  title = {T},\n  date = ,\n}\n", "B06", 3, 10),
    ("@book{a,\n  titulo = {T},\n}\n", "B13", 2, 3),
    ("@libro{a, title = {T}}\n", "B10", 1, 1),
    ("@book{a,\n  title = {T},\n  year = {MMXX},\n}\n", "B14", 3, 10),
    ("@book{a,\n  title = {T},\n  year = 2001,\n  month = {13},\n}\n", "B14", 4, 11),
    ("@book{a,\n  title = {T},\n  year = 2001, month = feb,\n  day = {31},\n}\n", "B14", 4, 9),
    ("@book{a,\n  title = {T},\n  date = {2005/2001},\n}\n", "B14", 3, 10),
    ("@online{a,\n  title = {T},\n  url = {https://a.co/b c},\n}\n", "B17", 3, 9),
    ("@book{a,\n  title = {T},\n  doi = {11.1/x},\n}\n", "B17", 3, 9),
    ("@book{a,\n  author = {Pérez, Ana y Gómez, Luis},\n  title = {T},\n}\n", "B19", 2, 12),
    ("@book{a,\n  author = {Pérez, Ana; Gómez, Luis},\n  title = {T},\n}\n", "B19", 2, 12),
    ("@book{a,\n  author = {Ana Pérez y Luis Gómez},\n  title = {T},\n}\n", "B19", 2, 12),
    ("@book{a,\n  author = {Pérez, Ana and},\n  title = {T},\n}\n", "B19", 2, 12),
]


def read(text: str) -> tuple[set[str], Diagnostics]:
    found = Diagnostics()
    return set(read_bibliography(text, "f.bib", found).sources), found


@pytest.mark.parametrize(("text", "code", "line", "column"), BROKEN, ids=[case[1] + "-" + str(at) for at, case in enumerate(BROKEN)])
def test_a_problem_is_told_once_where_it_is_and_the_next_entry_is_read(text: str, code: str, line: int, column: int) -> None:
    keys, found = read(text + "\n" + GOOD)
    assert [(d.code, d.pos.line, d.pos.column) for d in found] == [(code, line, column)]
    assert "bien" in keys


def test_surnames_with_y_and_institutions_are_one_author() -> None:
    text = "@book{a, author = {Ortega y Gasset, José and Santiago Ramón y Cajal and {Pérez & Cía.} and others}, title = {T}}"
    found = Diagnostics()
    names = read_bibliography(text, "f.bib", found)["a"].csl["author"]
    assert ([name.get("family") or name["literal"] for name in names], list(found)) == (["Ortega y Gasset", "Ramón y Cajal", "Pérez & Cía."], [])


def test_what_is_written_in_latex_reads_as_in_utf8() -> None:
    text = r"@book{a, author = {Mu{\~n}oz, Jos{\'e} and {\'I}ba{\~n}ez, Mar{\'\i}a}, title = {Dise{\~n}o \& gesti{\'o}n}, date = {2001}}"
    found = Diagnostics()
    csl = read_bibliography(text, "f.bib", found)["a"].csl
    assert (csl["title"], [name["family"] for name in csl["author"]], csl["author"][1]["given"]) == ("Diseño & gestión", ["Muñoz", "Íbañez"], "María")
    assert not found.errors


def test_an_address_keeps_its_signs() -> None:
    assert read_bibliography("@online{a, title={T}, url={https://a.co/x?i=1&j=%20_~b#c}}", "f.bib", Diagnostics())["a"].url == "https://a.co/x?i=1&j=%20_~b#c"


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="@book{}(),=\"\\%#\n title a1ñ", max_size=120), st.integers(0, len(GOOD)))
def test_no_text_breaks_the_reader(noise: str, cut: int) -> None:
    _, found = read(GOOD[:cut] + noise + GOOD[cut:])
    lines = (GOOD[:cut] + noise + GOOD[cut:]).split("\n")
    assert all(1 <= d.pos.line <= len(lines) and d.pos.column >= 1 for d in found)
