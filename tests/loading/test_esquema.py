"""The schemas for editors agree with the loader: they admit every file of the model, and they see the slips that can be seen in one file."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

import generator.domain
from generator.domain.fields import Registro, model_fields
from generator.loading.reference import write_reference
from generator.loading.schema import Place, place_schema, places

ROOT = Path(__file__).parents[2]
PLACES = {place.name: place for place in places()}
FILES = [(place, path) for root in (ROOT, ROOT / "tests/minimal_model") for place in PLACES.values() for pattern in place.patterns for path in sorted(root.glob(pattern))]


def _as_text(value: Any) -> Any:
    """Dates as an editor of YAML 1.2 sees them."""
    if isinstance(value, dict):
        return {key: _as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_text(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def _mistakes(place: Place, text: str) -> list[str]:
    validator = Draft7Validator(place_schema(place))
    readings = (_as_text(yaml.load(text, Loader=yaml.CSafeLoader)), yaml.load(text, Loader=yaml.CBaseLoader))
    return [error.message for data in readings for error in validator.iter_errors(data)]


@pytest.mark.parametrize(("place", "path"), FILES, ids=[str(path.relative_to(ROOT)) for _, path in FILES])
def test_each_file_of_the_model_follows_its_schema(place: Place, path: Path) -> None:
    assert _mistakes(place, path.read_text("utf-8")) == []


@pytest.mark.parametrize("name", PLACES)
def test_each_schema_is_one(name: str) -> None:
    Draft7Validator.check_schema(place_schema(PLACES[name]))


@pytest.mark.parametrize(("words", "instead"), [
    ("numero_base: 4", "numero_base: cuatro"), ("numero_base: 4", "numero_base: 40"), ("nombre:", "nombr:"), ("ventanilla: ", "ventanilla: x"),
])
def test_a_slip_is_seen(words: str, instead: str) -> None:
    text = (ROOT / "model/politicas/integridad.yml").read_text("utf-8")
    assert words in text
    assert _mistakes(PLACES["politicas"], text.replace(words, instead, 1))


def test_the_reference_has_every_key_of_every_file() -> None:
    text = write_reference()
    for place in PLACES.values():
        assert all(pattern in text for pattern in place.patterns)
        assert all(f"`{spec.name}`" in text and spec.metadata["title"] in text for spec in model_fields(place.kind))


def test_the_name_of_each_record_is_its_own() -> None:
    """The schemas and the published data call each definition by it."""
    kinds = {kind for module in pkgutil.walk_packages(generator.domain.__path__, "generator.domain.") for kind in vars(importlib.import_module(module.name)).values()
             if isinstance(kind, type) and issubclass(kind, Registro)}
    names = Counter(kind.__name__ for kind in kinds)
    assert len(names) > 80 and [name for name, times in names.items() if times > 1] == []
