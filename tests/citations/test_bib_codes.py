"""What is wrong in a .bib, in the smallest entry that shows it: its code, and the entry is still a source."""

from __future__ import annotations

import pytest

from generator.citations.bibtex import read_bibliography
from generator.diagnostics import Diagnostics

ENTRIES = [
    ("B01", "@misc{a,\n  title = {A},\n  !!\n  year = {2018},\n}"),
    ("B06", "@misc{a, title={A}, year={}}"),
    ("B07", "@misc{a, title={A}, month=enero, year=2018}"),
    ("B08", "@misc{a, title=Dos palabras, year=2018}"),
    ("B16", "@article{a, title={A}, year=2018}"),
    ("B22", "@legislation{a, title={A}, type={Ley}, number={1}}"),
    ("B22", "@phdthesis{a, title={A}, school={B}, year=2018}"),
    ("B18", "@misc{a, title={\\desconocida{A}}, year=2018}"),
    ("B19", "@misc{a, title={A}, author={Ministerio del Trabajo y de la Protección Social}, year=2018}"),
]


@pytest.mark.parametrize(("code", "entry"), ENTRIES, ids=[f"{row[0]}-{n}" for n, row in enumerate(ENTRIES)])
def test_a_slip_in_an_entry_is_said_with_its_code(code: str, entry: str) -> None:
    diagnostics = Diagnostics()
    read = read_bibliography(entry, "x.bib", diagnostics)
    assert [d.code for d in diagnostics] == [code]
    assert "a" in read.sources
