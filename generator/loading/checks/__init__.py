"""Floor 2: the rules of the model, one family per file. A rule is a function under `@check("M01")`; the package is walked to find them."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Collection
from dataclasses import dataclass

from generator.diagnostics import Diagnostics
from generator.domain.modelo import Modelo


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may look at. `claves`: keys of references.bib."""

    modelo: Modelo
    claves: Collection[str]
    diagnostics: Diagnostics


Rule = Callable[[Context], None]
REGISTRY: dict[str, Rule] = {}


def check(code: str) -> Callable[[Rule], Rule]:
    """Register a rule under the code of what it reports."""
    def register(rule: Rule) -> Rule:
        REGISTRY[code] = rule
        return rule
    return register


def check_modelo(modelo: Modelo, claves: Collection[str], diagnostics: Diagnostics) -> None:
    """Apply every rule to a model that loaded without errors."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    context = Context(modelo, claves, diagnostics)
    for _, rule in sorted(REGISTRY.items()):
        rule(context)
