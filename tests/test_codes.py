"""The table of codes and the code agree: each code that is reported can be explained. That each one is reported is seen by tests/emitted.py."""

from __future__ import annotations

import re
from pathlib import Path

from generator.codes import CODES

GENERATOR = Path(__file__).parent.parent / "generator"
LOADING = [*GENERATOR.joinpath("loading").rglob("*.py")]


def test_each_code_that_loading_reports_is_in_the_table() -> None:
    used = {code for path in LOADING for code in re.findall(r'"([ACYERMSDGPI]\d\d)"', path.read_text(encoding="utf-8"))}
    assert used and used <= set(CODES)


def test_each_code_of_the_table_is_used_and_each_one_used_is_in_the_table() -> None:
    used = {code for path in GENERATOR.rglob("*.py") if path.name != "codes.py" for code in re.findall(r"[\"[]([ACYERBMGPISDTX]\d\d)[\"\]]", path.read_text(encoding="utf-8"))}
    assert used == set(CODES)


def test_each_code_says_what_it_is_why_it_matters_and_what_to_do() -> None:
    for code, entry in CODES.items():
        assert entry.titulo and entry.explicacion.endswith(".") and entry.remedio.endswith("."), code
