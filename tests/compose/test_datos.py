"""The published data of the model: what it holds agrees with its schema, and with what the engines compute."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from generator.compose.datos import data_schema, model_data
from generator.compose.exports import compose_exports
from generator.diagnostics import Diagnostics
from generator.domain.motor_de_riesgo import Valoracion, valorar
from generator.project import Project, load_project
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def own() -> Project:
    project = load_project(ROOT, Diagnostics())
    assert project.modelo is not None
    return project


def test_the_data_agrees_with_its_schema(own: Project) -> None:
    assert own.modelo is not None
    data = json.loads(json.dumps(model_data(own.modelo)))
    errors = [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in Draft202012Validator(data_schema()).iter_errors(data)]
    assert errors == []


def test_the_schema_refuses_what_the_model_does_not_have(own: Project) -> None:
    assert own.modelo is not None
    data = json.loads(json.dumps(model_data(own.modelo)))
    data["politicas"][0]["desconocida"] = 1
    assert not Draft202012Validator(data_schema()).is_valid(data)


def test_computed_figures_are_those_of_the_engine(own: Project) -> None:
    assert own.modelo is not None
    for sistema, data in zip(own.modelo.entidades, model_data(own.modelo)["entidades"], strict=True):
        for riesgo in sistema.riesgos:
            valoracion = valorar(riesgo, sistema.entidad)
            assert isinstance(valoracion, Valoracion), riesgo.id
            computed = data["calculado"]["riesgos"][riesgo.id]
            assert computed["residual"]["probabilidad"] == float(valoracion.residual.probabilidad)
            assert computed["residual"]["zona"] == valoracion.residual.zona.id  # type: ignore[union-attr]


def test_each_sheet_has_a_value_per_column(own: Project) -> None:
    assert own.modelo is not None
    for sistema in own.modelo.entidades:
        for sheet in compose_exports(own.modelo, sistema, own.bibliography.sources):
            assert all(len(row) == len(sheet.columns) for row in sheet.rows), sheet.name
            assert len({column.key for column in sheet.columns}) == len(sheet.columns), sheet.name
