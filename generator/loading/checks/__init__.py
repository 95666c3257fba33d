"""Floor 2: the rules of the model, one family per file. A rule is a function under `@check("M01", …)`; the package is walked to find them."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.diagnostics import Diagnostics
from generator.domain.entidad.gestion_riesgo import Riesgo
from generator.domain.entidad.organizacion import Entidad
from generator.domain.fields import Registro
from generator.domain.modelo import Modelo
from generator.domain.motor_de_riesgo import SinValorar, Valoracion, valorar
from generator.loading.resolve import model_records, walk_records
from generator.loading.whole import Faults, faults_of


@dataclass(frozen=True)
class Context:
    """What a rule may look at. `claves`: keys of references.bib; None when it could not be read. `texts`: each file as it is written.
    `incomplete`: parts of the model with errors, «politicas» or «entidades/<sigla>». `faults`: file → lines with errors, before the rules."""

    modelo: Modelo
    claves: Collection[str] | None
    diagnostics: Diagnostics
    texts: Mapping[str, str] = field(default_factory=dict)
    incomplete: Collection[str] = ()
    faults: Faults = field(default_factory=dict)
    _valued: dict[int, Valoracion | SinValorar] = field(default_factory=dict)

    @cached_property
    def records(self) -> tuple[Registro, ...]:
        """Every record of the model, those inside others too."""
        return tuple(walk_records(model_records(self.modelo)))

    def value(self, risk: Riesgo, entity: Entidad) -> Valoracion | SinValorar:
        """A risk valued: several rules ask for it."""
        if id(risk) not in self._valued:
            self._valued[id(risk)] = valorar(risk, entity)
        return self._valued[id(risk)]


Rule = Callable[[Context], None]
REGISTRY: dict[str, tuple[tuple[str, ...], Rule]] = {}


def check(code: str, *needs: str) -> Callable[[Rule], Rule]:
    """Register a rule under the code of what it reports. `needs`: the parts of the model that must be whole for it to make sense."""
    def register(rule: Rule) -> Rule:
        REGISTRY[code] = (needs, rule)
        return rule
    return register


def check_modelo(modelo: Modelo, claves: Collection[str] | None, diagnostics: Diagnostics, texts: Mapping[str, str] | None = None,
                 incomplete: Collection[str] = ()) -> None:
    """Apply every rule whose parts of the model are whole."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    context = Context(modelo, claves, diagnostics, texts or {}, incomplete, faults_of(diagnostics))
    for _, (needs, rule) in sorted(REGISTRY.items()):
        if not set(needs) & set(incomplete):
            rule(context)
