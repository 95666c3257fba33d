"""Any tree that prose can hold, written as Markdown and read again, is the same tree."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.diagnostics import Diagnostics, SourcePos
from generator.doctree import nodes as n
from generator.doctree.prose import read_prose
from generator.writers.markdown import Writing, take_notes, write_markdown

LETTERS = st.sampled_from([*"abcñéAZ019", *"*_`[](){}#+-!.|<>&@:;~^=$\"'/\\%,?•", "**", "1.", "a)", "[x]", "![", "](", "<b>", "&lt;", "&#42;", "{{", "!!!", "---", "~~~", "http://", "mipg:"])
WORDS = st.lists(LETTERS, min_size=1, max_size=6).map("".join).filter(lambda word: bool(word.strip()))
TEXT = st.lists(WORDS, min_size=1, max_size=4).map(" ".join).filter(lambda text: not text.startswith(("Tabla: ", "Fuente: "))).map(n.Text)
CODE = st.text("abc*_<>&|x[]", min_size=1, max_size=6).map(n.Code)
URL = st.sampled_from(["https://a.co", "https://a.co/x?y=1&z=2", "mailto:a@b.co"])
TARGET = st.sampled_from(["politicas/integridad", "politicas/integridad#proposito"])


def _line(inline: st.SearchStrategy[n.Inline]) -> st.SearchStrategy[tuple[n.Inline, ...]]:
    """Inlines with words between them, as an editor writes: two marks do not touch."""
    return st.lists(inline, min_size=0, max_size=3).map(lambda marks: tuple(part for mark in marks for part in (n.Text("y "), mark, n.Text(" o")))[:-1] or (n.Text("z"),)).map(_merged)


def _merged(parts: tuple[n.Inline, ...]) -> tuple[n.Inline, ...]:
    found: list[n.Inline] = []
    for part in parts:
        if isinstance(part, n.Text) and found and isinstance(found[-1], n.Text):
            found[-1] = n.Text(found[-1].text + part.text)
        else:
            found.append(part)
    return tuple(found)


PLAIN = TEXT.map(lambda text: (text,))
INNER = st.one_of(TEXT, CODE)
INLINE: st.SearchStrategy[n.Inline] = st.one_of(TEXT, CODE, PLAIN.map(n.Emph), PLAIN.map(n.Strong), st.builds(n.Link, URL, PLAIN), st.builds(n.CrossRef, TARGET, PLAIN), st.just(n.LineBreak()))
LINE = st.one_of(PLAIN, _line(INLINE))
PARAGRAPH = LINE.map(n.Paragraph)
NOTED = LINE.map(lambda line: n.Paragraph(_merged((*line, n.Text(" w"), n.Footnote((n.Text("nota"),))))))
CELL = LINE.map(n.Cell)
ALIGN = st.sampled_from(["left", "center", "right"])
TABLE = st.integers(1, 12).flatmap(lambda width: st.builds(
    n.Table, st.tuples(*[st.builds(n.Column, LINE, ALIGN)] * width), st.lists(st.tuples(*[CELL] * width).map(n.Row), min_size=1, max_size=3).map(tuple)))


def _containers(blocks: st.SearchStrategy[n.Block]) -> st.SearchStrategy[n.Block]:
    item = st.tuples(PARAGRAPH, blocks) | st.tuples(PARAGRAPH)
    several = st.lists(item, min_size=1, max_size=3).map(tuple)
    return st.one_of(several.map(n.BulletList), st.builds(n.OrderedList, several, st.integers(1, 20)), st.tuples(PARAGRAPH).map(n.Quote),
                     st.builds(n.Admonition, st.sampled_from(["note", "warning", "danger"]), PLAIN, st.tuples(blocks)))


BLOCK = st.recursive(PARAGRAPH, _containers, max_leaves=4) | NOTED | TABLE | st.builds(n.Heading, st.integers(1, 3), LINE)
APART = st.builds(n.Heading, st.just(2), st.just((n.Text("Título"),)))


@settings(max_examples=400, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(BLOCK)
def test_any_tree_written_and_read_again_is_the_same(block: n.Block) -> None:
    writing = Writing(link=lambda target, page: f"mipg:{target}", depth=0)
    text = write_markdown((block, n.Paragraph((n.Text("Fin"),))), writing)
    notes = take_notes(writing)
    again = read_prose(f"{text}\n\n{notes}", SourcePos("x"), Diagnostics())
    assert again == (block, n.Paragraph((n.Text("Fin"),)))
