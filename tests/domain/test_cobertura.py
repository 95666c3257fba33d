"""Coverage of MIPG in the sample entity: what it says of each policy is what the records hold."""

from __future__ import annotations

import pytest

from generator.diagnostics import Diagnostics
from generator.domain.cobertura import ASPECTOS, Cobertura, medir_cobertura
from generator.project import load_project
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def cobertura() -> Cobertura:
    modelo = load_project(ROOT, Diagnostics()).modelo
    assert modelo is not None
    return medir_cobertura(modelo, next(s for s in modelo.entidades if s.id == "ejemplo"))


def _of(cobertura: Cobertura, ident: str) -> tuple[str, ...]:
    return next(c.falta for c in cobertura.politicas if c.politica.id == ident)


def test_the_deliberate_gaps_of_the_sample_are_found(cobertura: Cobertura) -> None:
    assert _of(cobertura, "integridad") == ("indicadores",)
    assert set(_of(cobertura, "gestion-del-conocimiento-y-la-innovacion")) == {key for key, _, _ in ASPECTOS} - {"responsable"}
    assert _of(cobertura, "servicio-al-ciudadano") == ()


def test_percentages_come_from_what_is_missing(cobertura: Cobertura) -> None:
    for c in cobertura.politicas:
        assert c.porcentaje == 100 * (7 - len(c.falta)) // 7
    total = sum(7 - len(c.falta) for c in cobertura.politicas if c.aplica)
    assert cobertura.porcentaje == 100 * total // (7 * sum(c.aplica for c in cobertura.politicas))


def test_every_policy_is_in_its_dimension_once(cobertura: Cobertura) -> None:
    inside = [c.politica.id for d in cobertura.dimensiones for c in d.politicas]
    assert sorted(inside) == sorted(c.politica.id for c in cobertura.politicas)
    assert len(inside) == 19
