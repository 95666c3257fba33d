"""The store of pages: what one build measured is what another reads, with the fonts that were lacking; what is damaged counts as nothing."""

from __future__ import annotations

import pytest

from generator.writers.docx.pages import Measured, Substitution, read_store, write_store


def test_pages_and_lacking_fonts_come_back_as_they_were_stored() -> None:
    store = {"a": Measured({"_Ref1": 3, "_total": 9}, (Substitution("Arial", "DejaVuSans", False),)), "b": Measured({"_total": 1})}
    assert read_store(write_store(store)) == store


@pytest.mark.parametrize("text", ["", "[]", "{", '{"version": 1, "paginas": {"a": {"_total": 2}}}', '{"version": 2, "manuales": {"a": {}}}'])
def test_a_damaged_store_or_an_old_one_is_empty(text: str) -> None:
    assert read_store(text) == {}
