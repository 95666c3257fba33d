"""The page numbers that other builds measured: whatever happens to their file, it is as if it were not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.render_docx import STORE, load_store, save_store
from generator.writers.docx.pages import Measured

MEASURED = {"a1": Measured({"alcance": 3, "objeto": 2}), "b2": Measured({"objeto": 1})}


def test_what_is_saved_is_read(tmp_path: Path) -> None:
    save_store(tmp_path, MEASURED)
    assert load_store(tmp_path) == MEASURED
    assert [path.name for path in (tmp_path / STORE).parent.iterdir()] == [STORE.name]


@pytest.mark.parametrize("damage", [
    lambda data: b"", lambda data: b"[]", lambda data: b"\xff\xfe\x00", lambda data: data.replace(b'"version": ', b'"version": 9'), lambda data: data.replace(b":3", b':"x"'),
    lambda data: b"[" * 100_000, *(lambda data, end=end: data[:end] for end in range(1, 60, 7)),
])
def test_a_damaged_store_is_an_empty_one(tmp_path: Path, damage: object) -> None:
    save_store(tmp_path, MEASURED)
    path = tmp_path / STORE
    path.write_bytes(damage(path.read_bytes()))  # type: ignore[operator]
    assert load_store(tmp_path) == {}
    save_store(tmp_path, MEASURED)
    assert load_store(tmp_path) == MEASURED
