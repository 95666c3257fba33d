"""The series of an indicator: targets, compliance, lights at their very bounds, the year so far, and where it goes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from generator.domain.entidad.desempeno import Acumulacion, Base, Frecuencia, Indicador, LineaBase, Medida, Meta, Nivel, Rango, Tendencia, Variable
from generator.domain.fields import Prose, Ref
from generator.domain.motor_de_indicadores import leer_serie

RANGOS = (Rango(nivel=Nivel.VERDE, desde=Decimal(90)), Rango(nivel=Nivel.AMARILLO, desde=Decimal(70), hasta=Decimal(90)), Rango(nivel=Nivel.ROJO, hasta=Decimal(70)))


def indicador(*valores: tuple[str, str], **cambios: Any) -> Indicador:
    campos: dict[str, Any] = dict(
        id="i", nombre="I", proceso=Ref("p"), objetivo=Prose("x"), tipo="Eficacia", formula="A", variables=(Variable(simbolo="A", nombre="A"),), unidad="%",
        metas=(Meta(periodo="2025", valor=Decimal(80)),), tendencia=Tendencia.CRECIENTE, rangos=RANGOS, fuente="x", responsable_de_medir=Ref("c"),
        frecuencia_de_medicion=Frecuencia.MENSUAL, frecuencia_de_reporte=Frecuencia.ANUAL, responsable_de_analizar=Ref("c"),
        serie=tuple(Medida(periodo=p, valor=Decimal(v)) for p, v in valores))
    return Indicador(**(campos | cambios))


@pytest.mark.parametrize(("valor", "nivel"), [("69.99", "rojo"), ("70", "amarillo"), ("89.9", "amarillo"), ("90", "verde"), ("250", "verde")])
def test_a_light_starts_at_its_lower_bound(valor: str, nivel: str) -> None:
    assert leer_serie(indicador(("2025-01", valor))).lecturas[0].nivel == nivel


def test_a_bound_that_is_included_is_of_the_range_that_it_ends() -> None:
    rangos = (Rango(nivel=Nivel.ROJO, desde=Decimal(10)), Rango(nivel=Nivel.VERDE, hasta=Decimal(10), hasta_incluido=True))
    assert [x.nivel for x in leer_serie(indicador(("2025-01", "10"), ("2025-02", "10.1"), rangos=rangos)).lecturas] == [Nivel.VERDE, Nivel.ROJO]


def test_the_semaforo_may_be_read_on_how_much_of_the_target_is_reached() -> None:
    (only,) = leer_serie(indicador(("2025-01", "72"), base_de_rangos=Base.CUMPLIMIENTO)).lecturas
    assert (only.cumplimiento, only.nivel) == (90, Nivel.VERDE)


def test_where_less_is_better_the_target_is_over_the_value() -> None:
    (only,) = leer_serie(indicador(("2025-01", "100"), tendencia=Tendencia.DECRECIENTE)).lecturas
    assert only.cumplimiento == 80


def test_the_target_of_a_period_is_that_of_the_shortest_that_holds_it() -> None:
    metas = tuple(Meta(periodo=p, valor=Decimal(v)) for p, v in (("2025", 80), ("2025-S1", 40), ("2025-02", 7)))
    read = leer_serie(indicador(("2025-01", "1"), ("2025-02", "1"), ("2025-T3", "1"), ("2024-12", "1"), metas=metas))
    assert [(x.medida.periodo, x.meta) for x in read.lecturas] == [("2024-12", None), ("2025-01", 40), ("2025-02", 7), ("2025-T3", 80)]


@pytest.mark.parametrize(("como", "valores"), [(Acumulacion.SUMA, [10, 30, 5]), (Acumulacion.PROMEDIO, [10, 15, 5]), (Acumulacion.ULTIMO, [10, 20, 5]),
                                               (Acumulacion.NO_ACUMULA, [None, None, None])])
def test_the_year_so_far(como: Acumulacion, valores: list[int | None]) -> None:
    read = leer_serie(indicador(("2024-11", "10"), ("2024-12", "20"), ("2025-01", "5"), acumulacion=como))
    assert [x.acumulado for x in read.lecturas] == valores


def test_what_adds_up_is_compared_with_the_target_of_the_year_as_it_adds_up() -> None:
    metas = (Meta(periodo="2024-2025", valor=Decimal(200)), Meta(periodo="2025", valor=Decimal(100)), Meta(periodo="2025-T4", valor=Decimal(20)))
    read = leer_serie(indicador(("2024-T4", "30"), ("2025-T1", "20"), ("2025-T2", "40"), ("2025-T4", "10"), metas=metas, acumulacion=Acumulacion.SUMA, base_de_rangos=Base.CUMPLIMIENTO))
    assert [x.cumplimiento for x in read.lecturas] == [15, 20, 60, 50]
    assert [x.nivel for x in read.lecturas] == [Nivel.ROJO] * 4


def test_the_rate_of_the_year_is_that_of_the_sums_of_its_variables() -> None:
    serie = tuple(Medida(periodo=p, variables={"A": Decimal(a), "B": Decimal(b)}) for p, a, b in (("2025-01", 1, 2), ("2025-02", 9, 10), ("2025-03", 0, 0)))
    variables = tuple(Variable(simbolo=s, nombre=s) for s in "AB")
    read = leer_serie(indicador(formula="A / B * 100", variables=variables, serie=serie, acumulacion=Acumulacion.VARIABLES))
    assert [x.valor for x in read.lecturas] == [50, 90, None]
    assert [round(x.acumulado, 1) if x.acumulado else None for x in read.lecturas] == [50, Decimal("83.3"), None]


@pytest.mark.parametrize(("base", "meta", "valor", "cumplimiento"), [("20", "10", "15", 50), ("20", "10", "10", 100), ("20", "10", "22", -20), ("40", "80", "50", 25),
                                                                    ("10", "10", "10", 100), ("10", "10", "9", None)])
def test_what_is_reached_may_count_from_the_baseline(base: str, meta: str, valor: str, cumplimiento: int | None) -> None:
    (only,) = leer_serie(indicador(("2025-01", valor), metas=(Meta(periodo="2025", valor=Decimal(meta)),), linea_base=LineaBase(valor=Decimal(base)), desde_linea_base=True,
                                   tendencia=Tendencia.DECRECIENTE)).lecturas
    assert only.cumplimiento == cumplimiento


def test_a_zero_reaches_whole_the_target_of_what_should_fall() -> None:
    (only,) = leer_serie(indicador(("2025-01", "0"), tendencia=Tendencia.DECRECIENTE, base_de_rangos=Base.CUMPLIMIENTO)).lecturas
    assert (only.cumplimiento, only.nivel) == (100, Nivel.VERDE)


@pytest.mark.parametrize(("tendencia", "antes", "ahora", "marcha"), [
    (Tendencia.CRECIENTE, "1", "2", "mejora"), (Tendencia.DECRECIENTE, "1", "2", "empeora"), (Tendencia.CRECIENTE, "2", "2", "estable"),
    (Tendencia.MANTENER, "70", "79", "mejora"), (Tendencia.MANTENER, "79", "90", "empeora"), (Tendencia.MANTENER, "75", "85", "estable"),
])
def test_where_it_goes(tendencia: Tendencia, antes: str, ahora: str, marcha: str) -> None:
    assert leer_serie(indicador(("2025-01", antes), ("2025-02", ahora), tendencia=tendencia)).marcha == marcha


def test_what_divides_by_zero_has_no_value_nor_light() -> None:
    medida = Medida(periodo="2025", variables={"A": Decimal(0)})
    read = leer_serie(indicador(formula="1 / A", serie=(medida,)))
    assert (read.lecturas[0].valor, read.lecturas[0].rango, read.ultima) == (None, None, None)
