"""The repository's own model is read without a mistake of form, and a broken file is told where it is broken."""

from pathlib import Path

import pytest

from generator.diagnostics import Diagnostics
from generator.domain.modelo import LUGARES
from generator.loading.decode import decode_record
from generator.loading.text import read_text
from generator.loading.yaml_nodes import read_yaml

MODEL = Path(__file__).parents[2] / "model"
FILES = [(path, place) for place in LUGARES for path in sorted(MODEL.glob(place.patron))]


def _decode(data: bytes, kind: type, extra: dict[str, str]) -> Diagnostics:
    diagnostics = Diagnostics()
    text = read_text(data, "x.yml", diagnostics)
    if text is not None:
        decode_record(kind, read_yaml(text, "x.yml", diagnostics), diagnostics, extra)
    return diagnostics


@pytest.mark.parametrize(("path", "place"), FILES, ids=[path.stem for path, _ in FILES])
def test_the_own_model_has_no_mistakes_of_form(path: Path, place: object) -> None:
    assert [d.message for d in _decode(path.read_bytes(), place.tipo, {"id": path.stem})] == []  # type: ignore[attr-defined]


@pytest.mark.parametrize(("damage", "code", "line"), [
    (lambda t: t.replace("nombre:", "nombr:", 1), "E04", None),
    (lambda t: t + "\nnombre: Otro\n", "Y16", None),
    (lambda t: t + "\n\tx: 1\n", "Y02", None),
    (lambda t: "x: &a 1\n" + t, "Y10", 1),
    (lambda t: "x: !!python/object 1\n" + t, "Y11", 1),
    (lambda t: "x: \u202e\n" + t, "C02", 1),
    (lambda t: "- uno\n- dos\n", "E02", 1),
])
def test_damage_is_one_message_with_its_place(damage: object, code: str, line: int | None) -> None:
    path, place = next(found for found in FILES if found[0].stem == "integridad")
    found = list(_decode(damage(path.read_text("utf-8")).encode(), place.tipo, {"id": "integridad"}))  # type: ignore[operator]
    assert [d.code for d in found] == [code]
    assert line is None or found[0].pos.line == line


def test_windows_encoding_is_refused_with_its_place() -> None:
    found = list(_decode("nombre: Gestión\n".encode("cp1252"), LUGARES[0].tipo, {}))
    assert [(d.code, d.pos.line, d.pos.column) for d in found] == [("C01", 1, 14)]
