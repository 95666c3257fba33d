"""Tables of a manual: no row is left alone at the foot or the head of a page."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from generator.diagnostics import Diagnostics
from generator.doctree import nodes as n
from generator.doctree.manual import Manual
from generator.writers.docx.profile import read_profile
from generator.writers.docx.writer import write_docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def rows(count: int) -> list[etree._Element]:
    """The rows of a table, its head apart."""
    table = n.Table((n.Column((n.Text("Uno"),)), n.Column((n.Text("Dos"),))),
                    tuple(n.Row((n.Cell((n.Text(f"Fila {at}"),), header=True), n.Cell((n.Text("dato"),)))) for at in range(count)), (n.Text("Datos"),), "t")
    data = write_docx(Manual("M", (n.Section("/uno", "Uno", (table,)),)), read_profile("ntc1486_2008"), images=lambda _: b"", diagnostics=Diagnostics())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    return [row for row in body.iter(f"{W}tr") if "Fila" in "".join(row.itertext())]


def test_the_first_row_stays_with_the_second_and_the_last_with_the_one_before() -> None:
    held = [all(p.find(f"{W}pPr/{W}keepNext") is not None for p in row.iter(f"{W}p")) for row in rows(6)]
    assert held == [True, False, False, False, True, False]
    assert [row.find(f".//{W}keepNext") for row in rows(1)] == [None]
