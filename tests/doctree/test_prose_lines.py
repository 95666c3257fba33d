"""Whatever Markdown an editor writes either reaches the page and the manual as it was meant, or is told at its place."""

from __future__ import annotations

import pytest

from generator.diagnostics import Diagnostics, SourcePos
from generator.doctree import nodes as n
from generator.doctree.prose import prose_pictures, read_prose

POS = SourcePos("model/x.yml", 10, 3)


def read(text: str) -> tuple[n.Block, ...]:
    diagnostics = Diagnostics()
    blocks = read_prose(text, POS, diagnostics)
    assert list(diagnostics) == []
    return blocks


def p(text: str) -> n.Paragraph:
    return n.Paragraph((n.Text(text),))


def items(*texts: str) -> tuple[tuple[n.Block, ...], ...]:
    return tuple((p(text),) for text in texts)


MEANT: list[tuple[str, tuple[n.Block, ...]]] = [
    ("Lleva:\n- uno\n- dos", (p("Lleva:"), n.BulletList(items("uno", "dos")))),
    ("- uno\n  - dos\n    - tres\n- cuatro", (n.BulletList(((p("uno"), n.BulletList(((p("dos"), n.BulletList(items("tres"))),))), (p("cuatro"),))),)),
    ("1. uno\n   - dos\n2. tres", (n.OrderedList(((p("uno"), n.BulletList(items("dos"))), (p("tres"),))),)),
    ("1) uno\n2) dos", (n.OrderedList(items("uno", "dos")),)),
    ("• uno\n• dos", (n.BulletList(items("uno", "dos")),)),
    ("a) uno\nb) dos", (p("a) uno"), p("b) dos"))),
    ("- [ ] uno\n- [x] dos", (n.BulletList(items("☐ uno", "☑ dos")),)),
    ("uno\\\ndos", (n.Paragraph((n.Text("uno"), n.LineBreak(), n.Text("dos"))),)),
    ("<https://a.co>", (n.Paragraph((n.Link("https://a.co", (n.Text("https://a.co"),)),)),)),
    ("!!! peligro \"Ojo\"\n    texto", (n.Admonition("danger", (n.Text("Ojo"),), (p("texto"),)),)),
    ("Ver.[^a]\n\n[^a]: La *nota*.", (n.Paragraph((n.Text("Ver."), n.Footnote((n.Text("La "), n.Emph((n.Text("nota"),)), n.Text("."))))),)),
    ("![Mapa](content/m.png \"Mapa de procesos\")\n\nFuente: elaboración propia.",
     (n.Figure(n.ImageFile("content/m.png"), "Mapa", (n.Text("Mapa de procesos"),), source=(n.Text("elaboración propia."),)),)),
    ("Tabla: Plazos\n\nA | B\n--|--\n1 | 2\n\nFuente: la ley.",
     (n.Table((n.Column((n.Text("A"),)), n.Column((n.Text("B"),))), (n.Row((n.Cell((n.Text("1"),)), n.Cell((n.Text("2"),)))),), (n.Text("Plazos"),), source=(n.Text("la ley."),)),)),
    ("Los plazos:\n| A |\n|---|\n| 1 |", (p("Los plazos:"), n.Table((n.Column((n.Text("A"),)),), (n.Row((n.Cell((n.Text("1"),)),)),)))),
]


@pytest.mark.parametrize(("text", "blocks"), MEANT, ids=[text[:12].replace("\n", " ") for text, _ in MEANT])
def test_markdown_is_what_it_was_meant_to_be(text: str, blocks: tuple[n.Block, ...]) -> None:
    assert read(text) == blocks


TOLD = [
    ("P01", "a\n\n```\nb\n```", 12, 3), ("P01", "a\n\n~~~py\n- b\n~~~", 12, 3), ("P01", "a\n\n***\n\nb", 12, 3), ("P01", "a <!-- b --> c", 10, 5),
    ("P01", "| a | b |\n| 1 | 2 |", 10, 3), ("P01", "| a | b |\n|---|---|\n| 1 | 2 | 3 |", 12, 3), ("P01", "!!! cosa \"x\"\n    b", 10, 7),
    ("P01", "??? note \"x\"", 10, 3), ("P01", "*[MIPG]: Modelo", 10, 3), ("P01", "--8<-- \"x\"", 10, 3), ("P01", "Ver.[^a]", 10, 7), ("P01", "Ver.\n\n[^a]: nota", 12, 3),
    ("P01", "![m](https://a.co/m.png)", 10, 8), ("P01", "![](content/m.png)", 10, 3), ("P01", "Vea ![m](content/m.png) aquí", 10, 7),
    ("P04", "un <b>x</b>", 10, 6), ("P05", "H~2~O", 10, 4), ("P05", "a ~~b~~", 10, 5), ("P05", "a ==b==", 10, 5), ("P05", "x { .y }", 10, 5), ("P05", "a :smile:", 10, 5),
    ("P05", "a [b](https://b.co c", 10, 5), ("P05", "a [b(https://b.co) c", 10, 5), ("P05", "a [b][1]", 10, 5), ("P05", "a [[b]]", 10, 5), ("P05", "a `b", 10, 5),
    ("P05", "[a] (https://b.co)", 10, 3), ("P05", "a [@ clave]", 10, 5), ("P05", "a [@clave, p. 3", 10, 5), ("P05", "a **b", 10, 5), ("S01", "a [b]()", 10, 7),
]


@pytest.mark.parametrize(("code", "text", "line", "column"), TOLD, ids=[f"{row[0]}-{at}" for at, row in enumerate(TOLD)])
def test_what_does_not_fit_is_told_once_at_its_place(code: str, text: str, line: int, column: int) -> None:
    diagnostics = Diagnostics()
    read_prose(text, POS, diagnostics)
    (only,) = diagnostics
    assert (only.code, only.pos.line, only.pos.column) == (code, line, column) and only.help


@pytest.mark.parametrize("text", ["5 < 8 y `**x` y \\*\\*", "contacto@entidad.gov.co", "De 8:00:00 a 9:00", "a ~ b = c", "¿Y [esto] (aquello)?", "2020. Fin", "`[@x` y `<b>`"])
def test_plain_text_is_not_taken_for_marks(text: str) -> None:
    assert len(read(text)) == 1


def test_the_pictures_of_a_text_are_known_with_their_places() -> None:
    found = list(prose_pictures("Uno.\n\n![Mapa](content/m.png)\n\n![Otro](https://a.co/b.png)", POS))
    assert found == [("content/m.png", SourcePos("model/x.yml", 12, 11, 13))]
