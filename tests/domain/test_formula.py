"""The formula of an indicator is arithmetic over its variables, and nothing else."""

from decimal import Decimal

import pytest

from generator.domain.formula import FormulaError, evaluate, in_words, symbols


@pytest.mark.parametrize(("formula", "valor"), [
    ("(A / B) * 100", "75"), ("A × 100 ÷ B", "75"), ("(A/B)*100 %", "75"), ("A - B", "-1"), ("2 ^ A", "8"), ("A * 0,5", "1.5"),
    ("-A + 10", "7"),
])
def test_value(formula: str, valor: str) -> None:
    assert evaluate(formula, {"A": Decimal(3), "B": Decimal(4)}) == Decimal(valor)


def test_symbols_are_the_variables_that_it_names() -> None:
    assert symbols("(atendidas / recibidas) * 100") == {"atendidas", "recibidas"}


@pytest.mark.parametrize("formula", ["A / B", "A / (B - B)", "A + C"])
def test_no_value_when_a_variable_is_missing_or_it_divides_by_zero(formula: str) -> None:
    assert evaluate(formula, {"A": Decimal(1), "B": Decimal(0)}) is None


@pytest.mark.parametrize("formula", ["__import__('os')", "A.__class__", "A if B else 1", "'a' * 9", "(A", "True", "A[0]", "2 ^ 99999", "",
                                     "lambda: 1"])
def test_anything_else_is_refused(formula: str) -> None:
    with pytest.raises(FormulaError):
        evaluate(formula, {"A": Decimal(1), "B": Decimal(2)})


@pytest.mark.parametrize(("formula", "valor"), [
    ("(A / B) x 100", "75"), ("(A/B)x100", "75"), ("[(A / B)] * 100%", "75"), ("Cobertura = (A / B) * 100", "75"), ("A − 1", "2"),
    ("promedio(A; B)", "3.5"), ("suma(A, B) / 2", "3.5"), ("MAX(A; 10)", "10"), ("{A + B} · 2", "14"), ("0,125 * B", "0.5"),
])
def test_formulas_as_entities_write_them(formula: str, valor: str) -> None:
    assert evaluate(formula, {"A": Decimal(3), "B": Decimal(4)}) == Decimal(valor)


def test_a_symbol_may_have_accents() -> None:
    assert evaluate("(atención / peticiones_año) * 100", {"atención": Decimal(1), "peticiones_año": Decimal(4)}) == 25


@pytest.mark.parametrize("formula", ["A / 1.000", "(A / B) * 100.000", "A / 1,000"])
def test_a_separator_of_thousands_is_refused_and_never_taken_for_decimals(formula: str) -> None:
    with pytest.raises(FormulaError, match="dos maneras"):
        symbols(formula)


def test_in_words_each_symbol_is_its_name() -> None:
    assert in_words("(A / B) * 100", {"A": "Atendidas", "B": "Recibidas"}) == "(Atendidas / Recibidas) × 100"
