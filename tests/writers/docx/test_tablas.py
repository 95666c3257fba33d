"""Tables of a manual: no row is left alone at the foot or the head of a page."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree

from generator.diagnostics import Diagnostics
from generator.doctree import nodes as n
from generator.doctree.manual import Manual
from generator.writers.docx.profile import read_profile
from generator.writers.docx.writer import write_docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def written(*blocks: n.Block) -> etree._Element:
    """The body of a manual of one chapter with these blocks."""
    data = write_docx(Manual("M", (n.Section("/uno", "Uno", blocks),)), read_profile("ntc1486_2008"), images=lambda _: b"", diagnostics=Diagnostics())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def rows(count: int) -> list[etree._Element]:
    """The rows of a table, its head apart."""
    table = n.Table((n.Column((n.Text("Uno"),)), n.Column((n.Text("Dos"),))),
                    tuple(n.Row((n.Cell((n.Text(f"Fila {at}"),), header=True), n.Cell((n.Text("dato"),)))) for at in range(count)), (n.Text("Datos"),), "t")
    body = written(table)
    return [row for row in body.iter(f"{W}tr") if "Fila" in "".join(row.itertext())]


def test_the_first_row_stays_with_the_second_and_the_last_with_the_one_before() -> None:
    held = [all(p.find(f"{W}pPr/{W}keepNext") is not None for p in row.iter(f"{W}p")) for row in rows(6)]
    assert held == [True, False, False, False, True, False]
    assert [row.find(f".//{W}keepNext") for row in rows(1)] == [None]


def test_what_announces_a_list_stays_with_it_and_no_item_is_alone() -> None:
    def paragraph(*inlines: n.Inline) -> n.Paragraph:
        return n.Paragraph(inlines)

    items = n.BulletList(tuple((paragraph(n.Text(f"Punto {at}")),) for at in range(4)))
    body = written(paragraph(n.Strong((n.Text("Fuentes."),))), items, paragraph(n.Text("Los pasos son:")), items, paragraph(n.Text("Nada más.")), items)
    held = {"".join(p.itertext()): p.find(f"{W}pPr/{W}keepNext") is not None for p in body.iter(f"{W}p")}
    assert {name: held[name] for name in ("Fuentes.", "Los pasos son:", "Nada más.")} == {"Fuentes.": True, "Los pasos son:": True, "Nada más.": False}
    assert [held[f"Punto {at}"] for at in range(4)] == [True, False, True, False]


def test_tall_rows_are_not_held_together_and_a_percentage_is_one_word() -> None:
    prose = "Lo que se hace en esta actividad, contado con todas sus palabras. " * 12
    table = n.Table((n.Column((n.Text("Uno"),)), n.Column((n.Text("Dos"),))), tuple(n.Row((n.Cell((n.Text("97,5 %"),)), n.Cell((n.Text(prose),)))) for _ in range(3)))
    rows = [row for row in written(table).iter(f"{W}tr") if "97,5\u00a0%" in "".join(row.itertext())]
    assert len(rows) == 3 and [row.find(f".//{W}keepNext") for row in rows] == [None] * 3


def test_the_glossary_starts_the_text_where_chapters_follow_one_another() -> None:
    glossary = n.DefinitionList((n.DefinitionItem((n.Text("Archivo"),), (n.Paragraph((n.Text("Conjunto de documentos."),)),), "archivo"),))
    manual = Manual("M", (n.Section("/uno", "Uno", (n.Paragraph((n.Text("Texto."),)),)),), glossary=glossary)
    after = {}
    for profile in ("ntc1486_2008", "documento_controlado"):
        data = write_docx(manual, read_profile(profile), images=lambda _: b"", diagnostics=Diagnostics())
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            body = etree.fromstring(archive.read("word/document.xml"))[0]
        first = next(at for at, node in enumerate(body) if "Conjunto de documentos" in "".join(node.itertext()))
        after[profile] = sum(1 for node in body[first:] for _ in node.iter(f"{W}sectPr"))
    assert after == {"ntc1486_2008": 2, "documento_controlado": 1}


def test_a_matrix_that_no_page_takes_goes_in_parts_that_say_of_what_each_row_is() -> None:
    table = n.Table(tuple(n.Column((n.Text(f"Columna {at}"),)) for at in range(40)),
                    tuple(n.Row(tuple(n.Cell((n.Text(f"dato {row}-{at}"),)) for at in range(40)), f"fila-{row}") for row in range(3)), (n.Text("Matriz"),), "m", wide=True)
    body = written(table)
    parts = list(body.iter(f"{W}tbl"))[-3:]
    said = ["".join(part.itertext()) for part in parts]
    assert all(f"dato {row}-0" in one for one in said for row in range(3)) and all(sum(f"dato 1-{at}" in one for one in said) == 1 for at in range(10, 40))
    assert "Matriz (parte 1 de 3)" in "".join(body.itertext())
    assert all(int(width.get(f"{W}w")) > 900 for part in parts for width in part.iter(f"{W}gridCol"))


def test_a_cell_taller_than_a_page_goes_in_several_rows_without_losing_a_word() -> None:
    prose = "".join(f"Esta es la frase {at} de una celda que nadie debió escribir así. " for at in range(120))
    table = n.Table((n.Column((n.Text("Uno"),)), n.Column((n.Text("Dos"),))), (n.Row((n.Cell((n.Text("Título"),), header=True), n.Cell((n.Text(prose),))), "una"),))
    rows = [row for row in written(table).iter(f"{W}tr") if "frase" in "".join(row.itertext())]
    assert len(rows) > 3 and "".join("".join(row.itertext()) for row in rows).removeprefix("Título").split() == prose.split()
    assert [row.find(f".//{W}vMerge").get(f"{W}val") for row in rows] == ["restart", *["continue"] * (len(rows) - 1)]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


@pytest.mark.parametrize(("count", "wide", "turned"), [(2, False, True), (2, True, False), (5, False, False)])
def test_few_records_of_many_columns_go_side_by_side_on_an_upright_page(count: int, wide: bool, turned: bool) -> None:
    columns = tuple(n.Column((n.Text(f"Característica{at}"),)) for at in range(10))
    rows = tuple(n.Row((n.Cell((n.Text(f"Control {row}"),), header=True), *(n.Cell((n.Text(f"dato {row}-{at}"),)) for at in range(9)))) for row in range(count))
    body = written(n.Table(columns, rows, (n.Text("Controles"),), "c", wide=wide))
    table = list(body.iter(f"{W}tbl"))[-1]
    assert len(table.findall(f"{W}tblGrid/{W}gridCol")) == (count + 1 if turned else 10)
    assert (body.find(f".//{W}pgSz[@{W}orient]") is None) == turned
    assert all(f"dato {row}-{at}" in "".join(table.itertext()) for row in range(count) for at in range(9))


def test_a_line_of_the_contents_leaves_room_for_its_number() -> None:
    """A title that fills its line would leave the leader and the number alone on the next one."""
    data = write_docx(Manual("M", (n.Section("/uno", "Uno", (), (n.Section("a", "Gestión presupuestal y eficiencia del gasto público"), n.Section("b", "Otro"))),)),
                      read_profile("ntc1486_2008"), images=lambda _: b"", pages={"x": 1}, diagnostics=Diagnostics())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    line = next(p for p in body.iter(f"{W}p") if "presupuestal" in "".join(p.itertext()) and p.find(f".//{W}hyperlink") is not None)
    assert "".join(line.find(f".//{W}br").getparent().getnext().itertext()) == "público"
