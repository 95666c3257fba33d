"""Figures of a manual: a drawing that would be too small to read on one page goes in several, each told and numbered."""

from __future__ import annotations

import io
import re
import zipfile

from lxml import etree

from generator.diagnostics import Diagnostics
from generator.doctree import nodes as n
from generator.doctree.manual import Manual
from generator.drawing.flujo import PasoDelFlujo, draw_flujo
from generator.writers.docx.profile import read_profile
from generator.writers.docx.writer import write_docx

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def with_chart(steps: int) -> etree._Element:
    drawing = draw_flujo(tuple(PasoDelFlujo(f"a{i}", "Revisar el expediente y sus anexos", "Profesional") for i in range(steps)), titulo="Flujograma")
    figure = n.Figure(drawing, "Flujograma de la revisión.", (n.Text("Flujograma"),), "flujo", (n.Text("Elaboración propia."),))
    manual = Manual("M", (n.Section("/uno", "Página uno", (figure, n.Paragraph((n.CrossRef("uno#flujo"),)))),))
    data = write_docx(manual, read_profile("ntc1486_2008"), images=lambda _: b"", diagnostics=Diagnostics())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def test_a_long_flow_chart_goes_in_parts_of_legible_size() -> None:
    body = with_chart(40)
    told = [str(node.get("descr")) for node in body.iter(f"{WP}docPr")]
    assert len(told) > 2 and told == [f"Flujograma de la revisión. (parte {at} de {len(told)})" for at in range(1, len(told) + 1)]
    words = "".join(body.itertext())
    assert all(f"Flujograma (parte {at} de {len(told)})" in words for at in range(1, len(told) + 1)) and words.count("Fuente: Elaboración propia.") == 1
    widths = {int(str(node.get("cx"))) for node in body.iter(f"{WP}extent")}
    assert min(widths) >= 0.92 * max(widths), "las partes van del mismo tamaño"
    assert re.search(r"REF \S+ \\h.{0,40}Figura 1", words), "una remisión a la figura lleva a la primera parte"


def test_a_short_flow_chart_is_one_figure() -> None:
    assert [node.get("descr") for node in with_chart(5).iter(f"{WP}docPr")] == ["Flujograma de la revisión."]
