"""Floor 3: the looks of the drawings. A tone is a name; the colours here are the printed ones (paper, DOCX).

The site recolours the same names, light and dark, in its style sheet (classes `dib-*`); an attribute always yields to a class.
"""

from __future__ import annotations

from dataclasses import dataclass

INK = "#1f2933"
SOFT = "#4a5763"
LINE = "#66727f"
PAPER = "#ffffff"


@dataclass(frozen=True, slots=True)
class Tone:
    """Fill, border and text; every pair of text over fill has a contrast of at least 4.5 to 1."""

    fill: str
    stroke: str
    text: str


TONES: dict[str, Tone] = {
    "papel": Tone(PAPER, "#66727f", INK),
    "neutro": Tone("#f3f5f7", "#66727f", INK),
    "acento": Tone("#e4edf8", "#1f5a99", "#123a66"),
    "fuerte": Tone("#1f4e82", "#163a61", "#ffffff"),
    "planear": Tone("#e4edf8", "#1f5a99", "#123a66"),
    "hacer": Tone("#e3f1ee", "#1d6f61", "#0f463d"),
    "verificar": Tone("#f5ecdd", "#8a5a10", "#553706"),
    "transversal": Tone("#efe9f6", "#674a97", "#3f2b63"),
    "bajo": Tone("#d3ebd8", "#1f6b37", "#11421f"),
    "moderado": Tone("#fcf0b5", "#7d6200", "#4a3900"),
    "alto": Tone("#fbd4ae", "#9c4a00", "#5c2b00"),
    "extremo": Tone("#f2b6b3", "#94211c", "#5e0d0a"),
    "sobresaliente": Tone("#d6e6fa", "#1f5a99", "#123a66"),
}

_ALIASES = {
    "verde": "bajo", "amarillo": "moderado", "naranja": "alto", "rojo": "extremo", "azul": "sobresaliente", "gris": "neutro",
    "success": "bajo", "warning": "moderado", "danger": "extremo", "bueno": "bajo", "aceptable": "moderado", "critico": "extremo",
}


def tone_name(name: str) -> str:
    """A tone that exists: the name itself, the one it stands for, or «neutro»."""
    known = _ALIASES.get(name, name)
    return known if known in TONES else "neutro"


def tone(name: str) -> Tone:
    return TONES[tone_name(name)]
