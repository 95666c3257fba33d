"""Floor 3: the flow chart of a procedure: one column to read down, what jumps ahead at the right, what goes back at the left.

Text lives in the column alone and lines of jumps beside it, so no line ever crosses a text. A jump without a free lane
has no line: its label says where it goes, as all of them do.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from generator.doctree.nodes import Drawing
from generator.drawing import svg
from generator.drawing.cuts import share_out
from generator.drawing.fonts import text_height, wrap

FIN = "fin"
_COLUMN = 264.0
_SIZE = 13.5
_SMALL = 11.5
_STEP = 22.0
_LANE = 13.0
_LANES = 5
_CHIP = 116.0
_BAR = 24.0


@dataclass(frozen=True, slots=True)
class RamaDelFlujo:
    """A way out of a decision: to a step by its id, to «fin», or to another procedure (its name and address)."""

    respuesta: str
    destino: str = ""
    procedimiento: str = ""
    direccion: str = ""


@dataclass(frozen=True, slots=True)
class PasoDelFlujo:
    """A step. Without branches it goes on to `siguiente`, or to the one below."""

    id: str
    nombre: str
    responsable: str = ""
    control: bool = False
    pregunta: str = ""
    ramas: tuple[RamaDelFlujo, ...] = ()
    siguiente: str = ""
    direccion: str = ""
    numero: str = ""
    """As the document numbers it; its place without it."""
    paralelo: bool = False
    """Its branches are followed at the same time."""
    subproceso: str = ""
    """The procedure by which it is done."""
    fase: str = ""
    """The part of the procedure that it belongs to: said over its first step."""
    espera: str = ""
    """The step that opened the ways that meet here, as the document numbers it: it begins when all of them end."""


@dataclass(frozen=True, slots=True)
class _Jump:
    """From the side of a label to the side of a box. `back`: by the left."""

    y: float
    target: int
    back: bool


@dataclass(frozen=True, slots=True)
class _Cut:
    """A height that crosses no text, over the head of an arrow; `before` and `after`: how many parts there were on each side of it."""

    y: float
    before: int
    after: int


@dataclass(slots=True)
class _Sheet:
    """What is drawn so far, with x = 0 at the middle of the column."""

    y: float = 10.0
    parts: list[str] = field(default_factory=list)
    jumps: list[_Jump] = field(default_factory=list)
    entries: dict[int, float] = field(default_factory=dict)
    """The height at which each step (by its place) is entered from a side."""
    labels: dict[str, str] = field(default_factory=dict)
    """How each step is called where a way leads to it."""
    end: float = 56.0
    """Half the width of the last terminal."""
    cuts: list[_Cut] = field(default_factory=list)


def draw_flujo(pasos: tuple[PasoDelFlujo, ...], *, titulo: str, inicio: str = "Inicio", fin: str = "Fin", name: str = "flujo") -> Drawing:
    """`titulo` names the procedure. Steps are numbered by their place."""
    places = {paso.id: index for index, paso in enumerate(pasos)} | {FIN: len(pasos)}
    sheet = _Sheet(labels={paso.id: paso.numero or str(index) for index, paso in enumerate(pasos, 1)} | {FIN: "Fin"})
    _terminal(sheet, inicio)
    goes_on, label = True, ""
    for index, paso in enumerate(pasos):
        starts = paso.fase if not index or pasos[index - 1].fase != paso.fase else ""
        _descend(sheet, goes_on, label, starts)
        sheet.entries[index] = sheet.y + (_BAR / 2 if paso.espera else 16)
        if paso.espera:
            _meet(sheet)
        _activity(sheet, index, paso)
        goes_on, label = _exits(sheet, index, paso, places)
    _descend(sheet, goes_on, label)
    sheet.entries[len(pasos)] = sheet.y + 16
    _terminal(sheet, fin)
    lanes, widths = _route(sheet)
    left = _COLUMN / 2 + widths[0]
    width, height, told = left + _COLUMN / 2 + widths[1], sheet.y + 10, _describe(pasos, sheet.labels)
    body = _moved([*lanes, *sheet.parts], left)
    return svg.drawing(name, (width, height), titulo, told, [body], "flujo", _pieces(sheet, lanes, left, (width, height), titulo))


def _moved(parts: list[str], left: float) -> str:
    return svg.element("g", "".join(parts), transform=f"translate({svg.number(left)} 0)")


def _pieces(sheet: _Sheet, lanes: list[str], left: float, size: svg.Point, title: str) -> tuple[str, ...]:
    """One drawing for each printed page, none when one is enough. Lines that go on in another piece reach the edge."""
    shares = share_out([cut.y for cut in sheet.cuts], size[1])
    at = {cut.y: cut for cut in sheet.cuts}
    first, last = _Cut(0, 0, 0), _Cut(size[1], len(sheet.parts), len(sheet.parts))
    return tuple(
        svg.whole((size[0], bottom - top), title, "", [_moved([*lanes, *sheet.parts[at.get(top, first).before:at.get(bottom, last).after]], left)], "flujo", top)
        for top, bottom in shares
    ) if len(shares) > 1 else ()


def _terminal(sheet: _Sheet, words: str) -> None:
    """«Inicio», «Fin», or the event that starts or ends the procedure."""
    lines = wrap(words, _COLUMN - 40, _SIZE, bold=True)
    height, wide = text_height(len(lines), _SIZE) + 16, len(lines) > 1 or len(words) > 12
    width = _COLUMN if wide else 112.0
    sheet.end = width / 2
    sheet.parts.append(svg.box((-width / 2, sheet.y), (width, height), "fuerte", radius=16))
    sheet.parts.append(svg.tone_text(lines, (0, sheet.y + 8), _SIZE, "fuerte", bold=True))
    sheet.y += height


def _descend(sheet: _Sheet, goes_on: bool, label: str, phase: str = "") -> None:
    """The arrow to what is below, with the answer that leads there at its right and the phase that starts there at its left; a bare gap
    when nothing does."""
    lines, started = (wrap(words, _COLUMN / 2 - 12, _SMALL, bold=True) for words in (label, phase))
    said = text_height(len(started), _SMALL) + 4 if started else 0.0
    height = max(_STEP, text_height(len(lines), _SMALL) + 12 + said, said + 8)
    before = len(sheet.parts)
    if goes_on:
        sheet.parts.append(svg.arrow(((0, sheet.y), (0, sheet.y + height - 1))))
        sheet.parts.append(svg.text(lines, (7, sheet.y + 2), _SMALL, bold=True, anchor="start") if lines else "")
    sheet.y += height
    sheet.cuts.append(_Cut(sheet.y - max(10, said + 2), before, len(sheet.parts)))
    if started:  # after the cut: what is below it begins with its phase
        sheet.parts.append(svg.text(started, (-_COLUMN / 2, sheet.y - said), _SMALL, bold=True, anchor="start"))


def _activity(sheet: _Sheet, index: int, paso: PasoDelFlujo) -> None:
    name = wrap(f"{paso.numero or index + 1}. {paso.nombre}", _COLUMN - 28, _SIZE, bold=True)
    who = wrap(f"{paso.responsable}. Según: {paso.subproceso}" if paso.subproceso else paso.responsable, _COLUMN - 28, _SMALL)
    look = "moderado" if paso.control else "acento"
    who_top = sheet.y + 9 + text_height(len(name), _SIZE)
    mark_top = who_top + text_height(len(who), _SMALL) + 2
    height = mark_top - sheet.y + (text_height(1, _SMALL) + 8 if paso.control else 6)
    parts = [
        svg.box((-_COLUMN / 2, sheet.y), (_COLUMN, height), look, radius=4, border=2.5 if paso.control else 1.5),
        svg.tone_text(name, (0, sheet.y + 8), _SIZE, look, bold=True), svg.tone_text(who, (0, who_top), _SMALL, look),
    ]
    if paso.subproceso:
        parts += [svg.line(((side * (_COLUMN / 2 - 7), sheet.y), (side * (_COLUMN / 2 - 7), sheet.y + height))) for side in (-1, 1)]
    if paso.control:
        y = mark_top + text_height(1, _SMALL) / 2
        parts.append(svg.polygon(((-62, y), (-56, y - 6), (-50, y), (-56, y + 6)), "fuerte", border=1))
        parts.append(svg.tone_text(("Punto de control",), (-44, mark_top), _SMALL, look, bold=True, anchor="start"))
    sheet.parts.append(svg.link(paso.direccion, f"Actividad {paso.numero or index + 1}: {paso.nombre}", parts))
    sheet.y += height


def _exits(sheet: _Sheet, index: int, paso: PasoDelFlujo, places: dict[str, int]) -> tuple[bool, str]:
    """Draw the decision and the labels of what does not go on below. Tell whether something does, and its answer."""
    branches = paso.ramas or ((RamaDelFlujo("", paso.siguiente),) if paso.siguiente else ())
    if not branches:
        return True, ""
    if paso.paralelo:
        _fork(sheet, paso.pregunta or "Al mismo tiempo")
    elif paso.pregunta or paso.ramas:
        _decision(sheet, paso.pregunta or "¿Cuál es el caso?")
    below = [r for r in branches if not r.procedimiento and places.get(r.destino) == index + 1]
    away = [r for r in branches if r not in below]
    backs = [r for r in away if not r.procedimiento and places.get(r.destino, index + 1) <= index]
    aheads = [r for r in away if r not in backs]
    for row in range(max(len(backs), len(aheads))):
        pair = [(r[row], side) for r, side in ((backs, -1), (aheads, 1)) if row < len(r)]
        last = row + 1 == max(len(backs), len(aheads)) and not below
        _chips(sheet, pair, places, last)
    return bool(below), " / ".join(r.respuesta for r in below)


def _decision(sheet: _Sheet, question: str) -> None:
    sheet.parts.append(svg.line(((0, sheet.y), (0, sheet.y + 14))))
    sheet.y += 14
    lines = wrap(question, 136, _SMALL + 0.5)
    height = text_height(len(lines), _SMALL + 0.5)
    # A text of width w fits in a diamond of width W and height H when w/W + h/H <= 1.
    half = (height + 8) / (1 - 140 / _COLUMN) / 2
    middle = sheet.y + half
    sheet.parts.append(svg.polygon(((0, sheet.y), (_COLUMN / 2, middle), (0, middle + half), (-_COLUMN / 2, middle)), "papel"))
    sheet.parts.append(svg.text(lines, (0, middle - height / 2), _SMALL + 0.5))
    sheet.y += 2 * half


def _fork(sheet: _Sheet, words: str) -> None:
    """A bar from which several ways leave at once."""
    lines = wrap(words, _COLUMN - 40, _SMALL + 0.5, bold=True)
    height = text_height(len(lines), _SMALL + 0.5) + 8
    sheet.parts.append(svg.line(((0, sheet.y), (0, sheet.y + 14))))
    sheet.parts.append(svg.box((-_COLUMN / 2, sheet.y + 14), (_COLUMN, height), "fuerte", radius=2))
    sheet.parts.append(svg.tone_text(lines, (0, sheet.y + 18), _SMALL + 0.5, "fuerte", bold=True))
    sheet.y += 14 + height


def _meet(sheet: _Sheet) -> None:
    """A bar where the ways that left at once meet: what is below waits for all of them."""
    sheet.parts.append(svg.box((-_COLUMN / 2, sheet.y), (_COLUMN, _BAR), "fuerte", radius=2))
    sheet.parts.append(svg.tone_text(("Cuando terminan todos",), (0, sheet.y + 4), _SMALL + 0.5, "fuerte", bold=True))
    sheet.y += _BAR
    sheet.parts.append(svg.arrow(((0, sheet.y), (0, sheet.y + 17))))
    sheet.y += 18


def _destination(branch: RamaDelFlujo, labels: dict[str, str]) -> str:
    return branch.procedimiento or labels.get(branch.destino, branch.destino)


def _chips(sheet: _Sheet, pair: list[tuple[RamaDelFlujo, int]], places: dict[str, int], last: bool) -> None:
    """Up to one label on each side of the trunk, with the line that leaves from it."""
    texts = [wrap(f"{r.respuesta} →\u00a0{_destination(r, sheet.labels)}".strip(), _CHIP - 12, _SMALL, bold=True) for r, _ in pair]
    height = max(text_height(len(lines), _SMALL) for lines in texts) + 8
    top = sheet.y + 7
    middle = top + height / 2
    sheet.parts.append(svg.line(((0, sheet.y), (0, middle if last else top + height))))
    for (branch, side), lines in zip(pair, texts, strict=True):
        left = side * (_COLUMN / 2 - _CHIP / 2) - _CHIP / 2
        sheet.parts.append(svg.line(((0, middle), (side * (_COLUMN / 2 - _CHIP), middle))))
        sheet.parts.append(svg.link(branch.direccion, f"Continúa en {branch.procedimiento}", (
            svg.box((left, top), (_CHIP, height), "neutro", radius=9, border=1.2, dashed=bool(branch.procedimiento)),
            svg.tone_text(lines, (left + _CHIP / 2, middle - text_height(len(lines), _SMALL) / 2), _SMALL, "neutro", bold=True),
        )))
        if not branch.procedimiento and branch.destino in places:
            sheet.jumps.append(_Jump(middle, places[branch.destino], side < 0))
    sheet.y = top + height


def _route(sheet: _Sheet) -> tuple[list[str], tuple[float, float]]:
    """The lines of the jumps, those to the same step sharing one, and how much room each side takes."""
    drawn: list[str] = []
    widths = []
    for side, back in ((-1, True), (1, False)):
        lanes: list[list[tuple[float, float]]] = []
        groups = {j.target: sorted(o.y for o in sheet.jumps if o.back is back and o.target == j.target) for j in sheet.jumps if j.back is back}
        spans = {target: (min(*ys, sheet.entries[target]), max(*ys, sheet.entries[target])) for target, ys in groups.items()}
        for target in sorted(groups, key=lambda t: (spans[t][1] - spans[t][0], t)):
            lane = next((i for i, taken in enumerate(lanes) if _free(taken, spans[target])), len(lanes))
            if lane >= _LANES:
                continue
            lanes.extend([[]] if lane == len(lanes) else [])
            lanes[lane].append(spans[target])
            drawn.extend(_jump_lines(side, lane, groups[target], sheet.entries[target], sheet.end if target == len(sheet.entries) - 1 else _COLUMN / 2))
        widths.append(12 + _LANE * len(lanes))
    return drawn, (widths[0], widths[1])


def _free(taken: list[tuple[float, float]], span: tuple[float, float]) -> bool:
    return all(span[1] + 4 < start or end + 4 < span[0] for start, end in taken)


def _jump_lines(side: int, lane: int, sources: list[float], entry: float, edge: float) -> list[str]:
    x = side * (_COLUMN / 2 + 10 + _LANE * lane)
    point: Callable[[float], svg.Point] = lambda y: (side * _COLUMN / 2, y)  # noqa: E731
    first = max(sources, key=lambda y: abs(y - entry))
    rest = [svg.line((point(y), (x, y))) for y in sources if y != first]
    return [svg.arrow((point(first), (x, first), (x, entry), (side * edge, entry))), *rest]


def _describe(pasos: tuple[PasoDelFlujo, ...], labels: dict[str, str]) -> str:
    """The chart in words, step by step."""
    said = []
    for index, paso in enumerate(pasos):
        ways = "; ".join(f"{r.respuesta}: {_destination(r, labels)}" for r in paso.ramas)
        starts = f"{paso.fase}: " if paso.fase and (not index or pasos[index - 1].fase != paso.fase) else ""
        waits = f"Cuando terminan los caminos de {paso.espera}: " if paso.espera else ""
        said.append(f"{starts}{waits}{paso.numero or index + 1}. {paso.nombre}" + (f" ({paso.responsable})" if paso.responsable else "")
                    + (f". Según el procedimiento {paso.subproceso}" if paso.subproceso else "") + (". Punto de control" if paso.control else "")
                    + (". Al mismo tiempo" if paso.paralelo else "")
                    + (f". {paso.pregunta} {ways}" if ways else "") + ".")
    return " ".join(said)
