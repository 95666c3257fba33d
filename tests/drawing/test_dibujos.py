"""Drawings: well formed, escaped, the same each time, and with everything they were given."""

from xml.etree import ElementTree

from PIL import ImageFont

from generator.drawing.calor import Celda, Marca, draw_mapa_de_calor
from generator.drawing.flujo import PasoDelFlujo, RamaDelFlujo, draw_flujo
from generator.drawing.fonts import FONT_FILES, text_width, wrap

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


def test_a_heat_map_links_each_risk_and_names_each_zone() -> None:
    cells = ((Celda("Alto", "alto"), Celda("Extremo", "extremo")),)
    svg = draw_mapa_de_calor(("Alta",), ("Leve", "Mayor"), cells, (Marca("R1", HOSTILE, "riesgos/uno", 0, 1),)).svg
    ElementTree.fromstring(svg)
    assert 'href="mipg:riesgos/uno"' in svg and ">Alto<" in svg and ">Extremo<" in svg
