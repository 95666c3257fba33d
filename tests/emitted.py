"""A plugin of pytest: when the whole suite runs, each code of the table must have been reported by some test."""

from __future__ import annotations

from typing import Any

import pytest

from generator.codes import CODES
from generator.diagnostics import Diagnostic

EMITTED: set[str] = set()
OUTSIDE = {"X01"}
"""Printed by the command line itself, not by a stage: tests/cli/test_cli.py sees it."""


def pytest_configure(config: pytest.Config) -> None:
    make = Diagnostic.__init__

    def recorded(self: Diagnostic, code: str, *rest: Any, **named: Any) -> None:
        EMITTED.add(code)
        make(self, code, *rest, **named)

    Diagnostic.__init__ = recorded  # type: ignore[method-assign]


def is_whole(config: pytest.Config) -> bool:
    """Do all the tests run?"""
    option = config.option
    partial = option.keyword, option.markexpr, option.ignore, option.deselect, getattr(option, "lf", False), option.collectonly, option.maxfail
    return not any(partial) and list(config.args) == config.getini("testpaths")


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    EMITTED.update(getattr(node, "workeroutput", {}).get("codes", ()))


def pytest_sessionfinish(session: pytest.Session) -> None:
    worker = getattr(session.config, "workeroutput", None)
    if worker is not None:
        worker["codes"] = sorted(EMITTED)
    elif is_whole(session.config) and not session.testsfailed and (silent := sorted(set(CODES) - OUTSIDE - EMITTED)):
        print(f"\nNinguna prueba produce estos códigos de generator/codes.py: {', '.join(silent)}.")
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
