"""Floor 1: the formula of an indicator. Arithmetic over named variables, nothing else: it is data of an editor, never code.

Grammar: numbers («100», «0,5» or «0.5»), symbols, + - * / × ÷ ^, parentheses. Division by zero has no value.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping
from decimal import Decimal, DecimalException

OPERATORS: dict[type, Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv, ast.Pow: operator.pow,
}
MAX_LENGTH = 500
MAX_EXPONENT = 10


class FormulaError(ValueError):
    """The formula cannot be read; the message says why, in Spanish."""


def parse_formula(text: str) -> ast.expr:
    """The tree of a formula. Raises `FormulaError`."""
    if len(text) > MAX_LENGTH:
        raise FormulaError("es demasiado larga")
    clean = text.replace("×", "*").replace("÷", "/").replace("^", "**").replace("%", "").strip()
    clean = _decimal_points(clean)
    try:
        tree = ast.parse(clean, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as exc:
        raise FormulaError("no se entiende: revise paréntesis y operadores") from exc
    _refuse_other_nodes(tree)
    return tree


def symbols(text: str) -> frozenset[str]:
    """The variables that a formula names. Raises `FormulaError`."""
    return frozenset(node.id for node in ast.walk(parse_formula(text)) if isinstance(node, ast.Name))


def evaluate(text: str, values: Mapping[str, Decimal]) -> Decimal | None:
    """The value of a formula, or None when a variable is missing or it divides by zero. Raises `FormulaError`."""
    try:
        return _value(parse_formula(text), values)
    except (KeyError, DecimalException, ZeroDivisionError, OverflowError):
        return None


def _decimal_points(text: str) -> str:
    return "".join("." if char == "," and text[n - 1:n].isdigit() and text[n + 1:n + 2].isdigit() else char
                   for n, char in enumerate(text))


def _refuse_other_nodes(tree: ast.expr) -> None:
    allowed = (ast.BinOp, ast.UnaryOp, ast.Constant, ast.Name, ast.Load, ast.USub, ast.UAdd, *OPERATORS)
    for node in ast.walk(tree):
        if not isinstance(node, allowed) or (isinstance(node, ast.Constant) and (
                isinstance(node.value, bool) or not isinstance(node.value, int | float))):
            raise FormulaError("solo admite números, símbolos de variables, paréntesis y + - * / ^")


def _value(node: ast.expr, values: Mapping[str, Decimal]) -> Decimal:
    if isinstance(node, ast.Constant):
        return Decimal(str(node.value))
    if isinstance(node, ast.Name):
        return values[node.id]
    if isinstance(node, ast.UnaryOp):
        inner = _value(node.operand, values)
        return -inner if isinstance(node.op, ast.USub) else inner
    assert isinstance(node, ast.BinOp)
    left, right = _value(node.left, values), _value(node.right, values)
    if isinstance(node.op, ast.Pow) and abs(right) > MAX_EXPONENT:
        raise FormulaError(f"el exponente no puede pasar de {MAX_EXPONENT}")
    return OPERATORS[type(node.op)](left, right)
