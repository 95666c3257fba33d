"""The table of codes and the code agree: each code that is reported can be explained."""

from __future__ import annotations

import re
from pathlib import Path

from generator.codes import CODES

GENERATOR = Path(__file__).parent.parent / "generator"
LOADING = [*GENERATOR.joinpath("loading").rglob("*.py")]


def test_each_code_that_loading_reports_is_in_the_table() -> None:
    used = {code for path in LOADING for code in re.findall(r'"([ACYERMSDGPI]\d\d)"', path.read_text(encoding="utf-8"))}
    assert used and used <= set(CODES)
