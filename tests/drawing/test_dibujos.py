"""Drawings: well formed, escaped, the same each time, and with everything they were given."""

import re
from itertools import pairwise
from xml.etree import ElementTree

from PIL import ImageFont

from generator.drawing.calor import Celda, Marca, draw_mapa_de_calor
from generator.drawing.cuts import SHEET
from generator.drawing.flujo import PasoDelFlujo, RamaDelFlujo, draw_flujo
from generator.drawing.fonts import FONT_FILES, text_width, wrap
from generator.drawing.linea_de_tiempo import HitoDeLinea, draw_linea_de_tiempo
from generator.drawing.mapa_de_procesos import Banda, ProcesoDelMapa, draw_mapa_de_procesos
from generator.drawing.serie import draw_semaforo

HOSTILE = '<script>alert("1")</script> & \x00 «ñ»'


def test_the_width_table_agrees_with_the_font_files() -> None:
    for path, bold in zip(FONT_FILES, (False, True), strict=True):
        font = ImageFont.truetype(str(path), 2048)
        for character in "aÁñWi.—€ 0":
            assert abs(text_width(character, 2048, bold) - font.getlength(character)) <= 1


def test_wrapping_keeps_every_character_and_the_width() -> None:
    lines = wrap("procedimiento " + "x" * 90, 100, 12)
    assert "".join(lines).replace(" ", "") == "procedimiento" + "x" * 90
    assert all(text_width(line, 12) <= 100 for line in lines)


def test_a_flow_chart_of_hundreds_of_odd_steps_draws_each_step_and_branch() -> None:
    steps = tuple(PasoDelFlujo(f"a{i}", f"{HOSTILE} paso{i}", "Cargo", i % 3 == 0, "¿Sí?", (
        RamaDelFlujo(f"adelante{i}", f"a{i * 7 % 300}"), RamaDelFlujo(f"fin{i}", "fin"), RamaDelFlujo(f"nada{i}", "no-existe"))) for i in range(300))
    svg = draw_flujo(steps, titulo=HOSTILE).svg
    words = " ".join(ElementTree.fromstring(svg).itertext())
    assert all(f"paso{i}" in words and f"adelante{i}" in words and f"fin{i}" in words for i in range(300))
    assert "<script" not in svg and svg == draw_flujo(steps, titulo=HOSTILE).svg


def test_a_flow_chart_says_each_phase_once_and_where_what_was_opened_at_once_meets() -> None:
    ways = (RamaDelFlujo("uno", "b"), RamaDelFlujo("dos", "c"))
    steps = (PasoDelFlujo("a", "Abrir", ramas=ways, paralelo=True, fase="Diseño"), PasoDelFlujo("b", "Uno", siguiente="d", fase="Diseño"),
             PasoDelFlujo("c", "Dos", fase="Cierre"), PasoDelFlujo("d", "Juntar", fase="Cierre", espera="1"))
    svg = draw_flujo(steps, titulo="Flujo").svg
    shown = [text for element in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text") for text in [" ".join("".join(element.itertext()).split())]]
    assert [shown.count(words) for words in ("Diseño", "Cierre", "Cuando terminan todos")] == [1, 1, 1]
    assert "Cuando terminan los caminos de 1: 4. Juntar" in svg


def test_a_heat_map_links_each_risk_and_names_each_zone() -> None:
    cells = ((Celda("Alto", "alto"), Celda("Extremo", "extremo")),)
    svg = draw_mapa_de_calor(("Alta",), ("Leve", "Mayor"), cells, (Marca("R1", HOSTILE, "riesgos/uno", 0, 1),)).svg
    ElementTree.fromstring(svg)
    assert 'href="mipg:riesgos/uno"' in svg and ">Alto<" in svg and ">Extremo<" in svg


def limits(svg: str) -> tuple[float, float]:
    """Top and bottom of what is seen."""
    _, top, _, height = map(float, ElementTree.fromstring(svg).attrib["viewBox"].split())
    return top, top + height


def shapes(svg: str) -> list[tuple[float, float]]:
    """Top and bottom of each box."""
    boxes = (node.attrib for node in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}rect") if "dib-forma" in node.attrib["class"])
    return [(float(box["y"]), float(box["y"]) + float(box["height"])) for box in boxes]


def test_a_long_flow_chart_has_pieces_for_printed_pages_that_cut_no_box() -> None:
    steps = tuple(PasoDelFlujo(f"a{i}", f"Revisar el expediente paso{i}, con su lista de verificación", "Cargo", i % 7 == 0, "¿Cumple?" if i % 5 == 4 else "", (
        RamaDelFlujo("Sí, sin observaciones", f"a{i + 1}"), RamaDelFlujo("No", f"a{i - 3}")) if i % 5 == 4 else ()) for i in range(60))
    drawing = draw_flujo(steps, titulo="Flujograma")
    seen = [limits(piece) for piece in drawing.pieces]
    assert all(abs(a[1] - b[0]) < 0.1 for a, b in pairwise([(0, 0), *seen, (limits(drawing.svg)[1],) * 2]))
    assert all(bottom - top <= SHEET for top, bottom in seen)
    for piece, (top, bottom) in zip(drawing.pieces, seen, strict=True):
        assert all(top < start and end < bottom for start, end in shapes(piece))
    assert sum(len(shapes(piece)) for piece in drawing.pieces) == len(shapes(drawing.svg))
    assert not draw_flujo(steps[:4], titulo="Flujograma").pieces


def letters(svg: str) -> list[tuple[float, float]]:
    """Top and bottom of each line of text."""
    lines = [node.attrib for node in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}tspan")]
    return [(float(line["y"]) - 9, float(line["y"]) + 3) for line in lines]


def test_the_pieces_of_a_flow_chart_cut_no_phase() -> None:
    steps = tuple(PasoDelFlujo(f"a{i}", f"Revisar el paso{i}", "Cargo", pregunta="¿Cumple?", fase=f"Fase {i // 2} de revisión de los documentos que entregó la dependencia",
                               espera="1" if i % 3 else "", ramas=(RamaDelFlujo("Sí, sin observaciones de ninguna clase", f"a{i + 1}"), RamaDelFlujo("No", f"a{i - 3}")))
                  for i in range(60))
    for piece in draw_flujo(steps, titulo="Flujograma").pieces:
        assert not any(start < edge < end for edge in limits(piece) for start, end in letters(piece))


def test_a_light_has_as_many_levels_as_its_indicator() -> None:
    lights = draw_semaforo("verde", texto="Verde", niveles=("rojo", "naranja", "amarillo", "verde", "azul")).svg
    assert lights.count("<circle") == 5 and draw_semaforo("verde", texto="Verde").svg.count("<circle") == 3


def test_a_large_map_of_processes_has_pieces_with_each_process_once() -> None:
    bands = tuple(Banda(kind, "acento", tuple(ProcesoDelMapa(f"{kind[:2]}{i:02}", "Gestión de los asuntos del territorio", "") for i in range(13)))
                  for kind in ("Estratégicos", "Misionales", "Apoyo"))
    pieces = draw_mapa_de_procesos(bands, entrada="Necesidades", salida="Satisfacción").pieces
    words = [" ".join(ElementTree.fromstring(piece).itertext()) for piece in pieces]
    assert len(pieces) > 1 and all(limits(piece)[1] <= SHEET + 30 and "Necesidades" in said for piece, said in zip(pieces, words, strict=True))
    assert all(sum(said.count(process.codigo) for said in words) == 1 for band in bands for process in band.procesos)


def test_a_long_time_line_has_pieces_that_begin_with_a_year() -> None:
    line = tuple(HitoDeLinea(str(1990 + at // 2), f"Hito {at} con las palabras que hacen falta para que ocupe más de un renglón del dibujo") for at in range(30))
    pieces = draw_linea_de_tiempo(line, titulo="Línea").pieces
    said = [" ".join(ElementTree.fromstring(piece).itertext()) for piece in pieces]
    assert len(pieces) > 1 and all(sum(f"Hito {at} " in one for one in said) == 1 for at in range(30))
    assert all(str(1990 + int(re.search(r"Hito (\d+) ", one)[1]) // 2) in one for one in said)  # type: ignore[index]
    assert not draw_linea_de_tiempo(line[:4], titulo="Línea").pieces
