"""What an editor writes comes out as the nodes that the page and the manual show, and hostile text stays text."""

import re
from pathlib import Path

import pytest

from generator.diagnostics import Diagnostics, SourcePos
from generator.doctree import nodes as n
from generator.doctree.prose import EXTENSIONS, read_prose
from generator.writers.markdown import Writing, write_markdown

POS = SourcePos("model/x.yml", 10, 3)


def read(text: str) -> tuple[n.Block, ...]:
    return read_prose(text, POS, Diagnostics())


def again(blocks: tuple[n.Block, ...]) -> tuple[n.Block, ...]:
    return read(write_markdown(blocks, Writing(link=lambda target, page: f"mipg:{target}")))


def t(text: str) -> tuple[n.Inline, ...]:
    return (n.Text(text),)


TREES: list[tuple[n.Block, ...]] = [
    (n.Paragraph(t("Llano, con tildes: ñandú.")), n.Paragraph(t("Otro."))),
    (n.Paragraph((n.Text("Una "), n.Strong(t("negrilla")), n.Text(" y una "), n.Emph(t("cursiva")), n.Text("."))),),
    (n.Paragraph((n.CrossRef("politicas/integridad#proposito", t("Integridad")), n.Text(" y "), n.Link("https://a.co/x?y=1&z=2", t("fuera")))),),
    (n.BulletList(((n.Paragraph(t("uno")),), (n.Paragraph(t("dos")), n.BulletList(((n.Paragraph(t("dentro")),),))))),),
    (n.OrderedList(((n.Paragraph(t("a")),), (n.Paragraph(t("b")),)), 3),),
    (n.Table((n.Column(t("A")), n.Column(t("B"), "right")), (n.Row((n.Cell(t("1 | 2")), n.Cell((n.Text("x"), n.LineBreak(), n.Text("y"))))),)),),
    (n.Quote((n.Paragraph(t("citado")),)),),
    (n.Admonition("warning", t("Cuidado"), (n.Paragraph(t("lea")),)),),
    (n.DefinitionList((n.DefinitionItem(t("Término"), (n.Paragraph(t("definición")),)),)),),
    (n.Paragraph((n.Text("El campo "), n.Code("a_b*c<d>&amp;"), n.Text("."))),),
]

HOSTILE = ["<script>alert(1)</script>", "&lt;b&gt; &amp;lt;", "{{ 7*7 }} {% if x", "a_b_c *d* **e** `f`", "[x](y) ![z](w)", "# no", "- no", "1. no",
           "> no", "!!! note", "::: x", "a@b.co y @clave", "~~~", "x { .y }", "\\* \\\\", "| a | b |", "=cmd|' /C calc'!A1", "+ no"]


@pytest.mark.parametrize("tree", TREES)
def test_a_tree_written_and_read_again_is_the_same(tree: tuple[n.Block, ...]) -> None:
    assert again(tree) == tree


@pytest.mark.parametrize("text", HOSTILE)
def test_text_that_looks_like_markup_stays_text(text: str) -> None:
    tree: tuple[n.Block, ...] = (n.Paragraph(t(text)), n.BulletList(((n.Paragraph(t(text)),),)), n.Table((n.Column(t("c")),), (n.Row((n.Cell(t(text)),)),)))
    assert again(tree) == tree


@pytest.mark.parametrize("text", ["Antes <script>alert(1)</script> después.", "Fórmula {{ 7*7 }} literal.", "Escriba {% if plazo > 5 y {# nota."])
def test_active_content_in_prose_is_literal(text: str) -> None:
    assert read(text) == (n.Paragraph(t(text)),)


def test_a_javascript_link_is_no_link() -> None:
    diagnostics = Diagnostics()
    (paragraph,) = read_prose("Vea el [trámite](javascript:alert(1)).", POS, diagnostics)
    assert isinstance(paragraph, n.Paragraph) and not any(isinstance(i, n.Link) for i in paragraph.inlines)
    assert [d.code for d in diagnostics] == ["S01"]


def test_code_and_remote_images_are_told_at_their_line() -> None:
    diagnostics = Diagnostics()
    read_prose("Texto.\n\n![pixel](http://x.invalid/p.png)\n\n    código", POS, diagnostics)
    assert [d.pos.line for d in diagnostics] == [12, 14]


def test_the_extensions_of_prose_are_those_of_the_site() -> None:
    settings = (Path(__file__).parent.parent.parent / "mkdocs.yml").read_text(encoding="utf-8")
    block = settings.split("markdown_extensions:")[1]
    names = re.findall(r"^  - ([\w.]+)", block, re.M)
    assert set(names) == set(EXTENSIONS)


def test_a_link_knows_its_line_and_column() -> None:
    (_, paragraph) = read_prose("Uno.\n\nVea [aquí](mipg:politicas/x).", POS, Diagnostics())
    assert isinstance(paragraph, n.Paragraph) and isinstance(paragraph.inlines[1], n.CrossRef)
    assert paragraph.inlines[1].pos == SourcePos("model/x.yml", 12, 14, 16)


def test_the_indent_of_a_continued_line_is_not_text() -> None:
    assert read("- Los riesgos de\n    corrupción **no\n    se** aceptan.") == (
        n.BulletList(((n.Paragraph((n.Text("Los riesgos de corrupción "), n.Strong(t("no se")), n.Text(" aceptan."))),),)),)
