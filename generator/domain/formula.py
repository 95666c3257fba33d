"""Floor 1: the formula of an indicator. Arithmetic over named variables, nothing else: it is data of an editor, never code.

Grammar: numbers («100», «0,5» or «0.5»; never with a separator of thousands), symbols, + - * / × x ÷ ^, parentheses and brackets, and the
functions suma, promedio, min, max and abs. What comes before «=» is the name of the result. Division by zero has no value.
"""

from __future__ import annotations

import ast
import operator
import re
import unicodedata
from collections.abc import Callable, Mapping
from decimal import Decimal, DecimalException

OPERATORS: dict[type, Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv, ast.Pow: operator.pow,
}
FUNCTIONS: dict[str, Callable[[list[Decimal]], Decimal]] = {
    "suma": lambda values: sum(values, Decimal(0)), "promedio": lambda values: sum(values, Decimal(0)) / len(values),
    "min": min, "max": max, "abs": lambda values: abs(values[0]),
}
SIGNS = str.maketrans({"×": "*", "·": "*", "∗": "*", "÷": "/", "−": "-", "–": "-", "[": "(", "{": "(", "]": ")", "}": ")", ";": ",", "%": None})
LETTER_X = re.compile(r"(?<=[\w)])\s+[xX]\s+(?=[\w(])|(?<=\))\s*[xX]\s*(?=[\d(])")
"""An x that stands between two values, where only an operator fits."""
GROUPED = re.compile(r"(?<![\w.,])[1-9]\d{0,2}(?:[.,]\d{3})+(?![\w.,])")
RESULT = re.compile(r"^[^=+*/()]*=(?!=)")
NAME = re.compile(r"[^\W\d_]\w*")
MAX_LENGTH = 500
MAX_EXPONENT = 10


class FormulaError(ValueError):
    """The formula cannot be read; the message says why, in Spanish."""


def parse_formula(text: str) -> ast.expr:
    """The tree of a formula. Raises `FormulaError`."""
    if len(text) > MAX_LENGTH:
        raise FormulaError("es demasiado larga")
    if grouped := GROUPED.search(text):
        plain = re.sub(r"[.,]", "", grouped[0])
        raise FormulaError(f"lleva «{grouped[0]}», que puede leerse de dos maneras: los miles se escriben sin separador ({plain})")
    clean = LETTER_X.sub(" * ", RESULT.sub("", text).translate(SIGNS)).replace("^", "**").strip()
    try:
        tree = ast.parse(_decimal_points(clean), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as exc:
        raise FormulaError("no se entiende: revise paréntesis y operadores") from exc
    _refuse_other_nodes(tree)
    return tree


def symbols(text: str) -> frozenset[str]:
    """The variables that a formula names. Raises `FormulaError`."""
    tree = parse_formula(text)
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    return frozenset(node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and id(node) not in called)


def evaluate(text: str, values: Mapping[str, Decimal]) -> Decimal | None:
    """The value of a formula, or None when a variable is missing or it divides by zero. Raises `FormulaError`."""
    known = {unicodedata.normalize("NFKC", name): value for name, value in values.items()}
    try:
        return _value(parse_formula(text), known)
    except (KeyError, DecimalException, ZeroDivisionError, OverflowError):
        return None


def in_words(text: str, names: Mapping[str, str]) -> str:
    """The formula with the name of each variable in the place of its symbol."""
    return NAME.sub(lambda found: names.get(found[0], found[0]), text).replace("*", "×")


def _decimal_points(text: str) -> str:
    return "".join("." if char == "," and text[n - 1:n].isdigit() and text[n + 1:n + 2].isdigit() else char
                   for n, char in enumerate(text))


def _refuse_other_nodes(tree: ast.expr) -> None:
    allowed = (ast.BinOp, ast.UnaryOp, ast.Constant, ast.Name, ast.Load, ast.USub, ast.UAdd, *OPERATORS)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id.lower() in FUNCTIONS and node.args and not node.keywords:
            continue
        if not isinstance(node, allowed) or (isinstance(node, ast.Constant) and (
                isinstance(node.value, bool) or not isinstance(node.value, int | float))):
            raise FormulaError(f"solo admite números, símbolos de variables, paréntesis, + - * / ^ y las funciones {', '.join(FUNCTIONS)}")


def _value(node: ast.expr, values: Mapping[str, Decimal]) -> Decimal:
    if isinstance(node, ast.Constant):
        return Decimal(str(node.value))
    if isinstance(node, ast.Name):
        return values[node.id]
    if isinstance(node, ast.Call):
        assert isinstance(node.func, ast.Name)
        return FUNCTIONS[node.func.id.lower()]([_value(arg, values) for arg in node.args])
    if isinstance(node, ast.UnaryOp):
        inner = _value(node.operand, values)
        return -inner if isinstance(node.op, ast.USub) else inner
    assert isinstance(node, ast.BinOp)
    left, right = _value(node.left, values), _value(node.right, values)
    if isinstance(node.op, ast.Pow) and abs(right) > MAX_EXPONENT:
        raise FormulaError(f"el exponente no puede pasar de {MAX_EXPONENT}")
    return OPERATORS[type(node.op)](left, right)
