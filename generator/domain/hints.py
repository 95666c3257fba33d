"""Floor 1: the resolved type of each field of a record. Records name each other across files, so names are looked up
first in the record's own file, then in all of them."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from functools import cache
from typing import Any, get_type_hints

import generator.domain


@cache
def all_records() -> dict[str, Any]:
    """Every public name of the domain's modules, by name."""
    found: dict[str, Any] = {}
    for module in pkgutil.walk_packages(generator.domain.__path__, "generator.domain."):
        found |= {k: v for k, v in vars(importlib.import_module(module.name)).items() if not k.startswith("_") and isinstance(v, type)}
    return found


@cache
def _field_types(record: Any) -> dict[str, Any]:
    return get_type_hints(record, localns=all_records() | vars(sys.modules[record.__module__]))


def field_types(record: type) -> dict[str, Any]:
    """The type of each field of a record, with every forward name resolved."""
    return _field_types(record)
