"""`mipg citar`: a `.bib` and its groups of citations in, JSON out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.__main__ import main

BIB = """@legislation{uno-ley, title = {Ley 87 de 1993}, author = {{Congreso de la República de Colombia}}, date = {1993-11-29}, number = {87}}
@book{uno-libro, author = {Ruiz, Ana and Ibáñez, Luis}, title = {El control & la gestión}, date = {2015}, publisher = {Aguas Claras}}
"""
GROUPS = [{"id": "c1", "mode": "parenthetical", "items": [{"id": "uno-libro", "label": "page", "locator": "3-5"}]}]


def answer(tmp_path: Path, capsys: pytest.CaptureFixture[str], groups: object, *options: str, bib: str = BIB) -> tuple[int, str]:
    (tmp_path / "uno.bib").write_text(bib, "utf-8")
    (tmp_path / "grupos.json").write_text(groups if isinstance(groups, str) else json.dumps(groups), "utf-8")
    code = main(["citar", str(tmp_path / "uno.bib"), str(tmp_path / "grupos.json"), *options])
    return code, capsys.readouterr().out


def test_entries_by_key_citations_by_id_and_the_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = answer(tmp_path, capsys, {"uno": GROUPS}, "--estilo-normas", "emisor")
    found = json.loads(out)
    assert code == 0
    assert found["c1"] == "(Ruiz e Ibáñez, 2015, pp. 3–5)"
    assert found["uno-order"] == "uno-ley uno-libro"
    assert found["uno-ley"].startswith("Congreso de la República de Colombia. (1993, 29 de noviembre).")


def test_other_documents_of_the_file_are_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = [{"id": "d1", "items": [{"id": "dos-libro"}]}]
    _, out = answer(tmp_path, capsys, {"uno": GROUPS, "dos": other})
    assert set(json.loads(out)) == {"c1", "uno-ley", "uno-libro", "uno-order"}


def test_a_list_is_the_only_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out = answer(tmp_path, capsys, GROUPS)
    assert json.loads(out)["uno-order"] == "uno-ley uno-libro"


def test_html_keeps_italics_and_escapes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out = answer(tmp_path, capsys, GROUPS, "--html")
    assert "<i>El control &amp; la gestión</i>" in json.loads(out)["uno-libro"]


@pytest.mark.parametrize("groups", ["{", "3", '{"uno": 1}', '{"uno": [{"items": [{}]}]}'])
def test_what_is_not_a_file_of_groups_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], groups: str) -> None:
    assert answer(tmp_path, capsys, groups) == (2, "")


def test_a_broken_source_is_told_and_the_rest_is_cited(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = answer(tmp_path, capsys, GROUPS, bib=BIB + "@book{roto, title = {Sin cerrar")
    assert code == 1
    assert json.loads(out)["c1"] == "(Ruiz e Ibáñez, 2015, pp. 3–5)"
