"""Each way in which a text is not YAML, in the smallest file that shows it: one code, at its place, in Spanish."""

from __future__ import annotations

import re

import pytest
import yaml

from generator.diagnostics import Diagnostics
from generator.domain.entidad.desempeno import ArchivoDePlanes
from generator.domain.fields import Pendiente
from generator.loading.decode import decode_record
from generator.loading.text import read_text
from generator.loading.yaml_causes import explain
from generator.loading.yaml_nodes import read_yaml

ENGLISH = re.compile(r"\b(expected|found|while|mapping|scalar|block|token|character|line|column)\b")

SYNTAX = [
    ("Y01", "a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> otra\n", 2, 1),
    ("Y02", "a:\n\tb: 1\n", 2, 1),
    ("Y02", "a:\n  -\tuno\n", 2, 4),
    ("Y03", "a:\n\u00a0\u00a0b: 1\n", 2, 1),
    ("Y10", "a: *x\n", 1, 4),
    ("Y10", "a: * x\n", 1, 4),
    ("Y10", "a: &x 1\n", 1, 4),
    ("Y10", "a:\n  <<: {b: 1}\n", 2, 3),
    ("Y11", "a: !x 1\n", 1, 4),
    ("Y11", "a: !<x 1\n", 1, 4),
    ("Y11", "a: !!str 1\n", 1, 4),
    ("Y12", "a: 1\n---\nb: 2\n", 2, 1),
    ("Y12", "a: 1\n...\nb: 2\n", 2, 1),
    ("Y13", "a: uno #dos\n", 1, 8),
    ("Y14", "? [a]\n: 1\n", 1, 3),
    ("Y14", "a: ? b\n", 1, 4),
    ("Y15", "a: " + "[" * 40, 1, 33),
    ("Y16", "a: 1\na: 2\n", 2, 1),
    ("Y20", "a: uno: dos\n", 1, 7),
    ("Y20", "a:\n  Un texto\n  Requisitos: dos\n", 3, 13),
    ("Y21", 'a: "uno\nb: dos\n', 1, 4),
    ("Y21", 'a: "uno\nb: "dos"\n', 1, 4),
    ("Y21", "a: 'uno\nb: dos\nc: 'tres'\n", 1, 4),
    ("Y21", "a: 'l'agua'\n", 1, 7),
    ("Y21", 'a: "uno" dos\n', 1, 10),
    ("Y21", 'a: "uno\n---\n', 1, 4),
    ("Y22", 'a: "C:\\Mis"\n', 1, 7),
    ("Y22", 'a: "x \\u20"\n', 1, 7),
    ("Y22", 'a: "x \\ud83d"\n', 1, 7),
    ("Y23", "a: @uno\n", 1, 4),
    ("Y23", "a: ,uno\n", 1, 4),
    ("Y23", "a: [uno] dos\n", 1, 4),
    ("Y23", "a: {uno} dos\n", 1, 4),
    ("Y23", "a: {{ uno }}\n", 1, 4),
    ("Y23", "%uno\na: 1\n", 1, 1),
    ("Y23", "%TAG ! x\na: 1\n", 1, 1),
    ("Y24", "a: [uno\n", 1, 4),
    ("Y24", "a: [uno\nb: dos\n", 1, 4),
    ("Y24", "a: {b: 1\nc: 2\n", 1, 4),
    ("Y24", "a: {b: 1 c: 2}\n", 1, 11),
    ("Y24", "a: [uno, , dos]\n", 1, 10),
    ("Y24", '{"a": "1"', 1, 1),
    ("Y25", "a: 1\nb\nc: 2\n", 2, 1),
    ("Y25", "a: 1\nb:\u00a02\nc: 3\n", 2, 2),
    ("Y25", "a: 1\nb： 2\nc: 3\n", 2, 2),
    ("Y25", "a: 1\nb = 2\nc: 3\n", 2, 3),
    ("Y28", "a:\n  * uno\n", 2, 3),
    ("E01", "---\n", 1, 1),
    ("E01", "# nada\n", 1, 1),
    ("Y25", "a: 1\nb:2\nc: 3\n", 2, 2),
    ("Y25", "a: 1\n: 2\n", 2, 1),
    ("Y26", "a:\n  - uno\n - dos\n", 3, 2),
    ("Y26", "a:\n  - uno\n    - dos\n", 3, 5),
    ("Y26", "a:\n  b: 1\n c: 2\n", 3, 2),
    ("Y26", "a: 1\n  b: 2\n", 2, 3),
    ("Y26", "a:\n  b: 1\nc: 2\n  d: 3\n", 3, 1),
    ("Y26", "a: - uno\n", 1, 4),
    ("Y26", "a: |\nuno\nb: 1\n", 2, 1),
    ("Y26", "a: |9\n  uno\nb: 1\n", 2, 3),
    ("Y27", "a: |x\n  uno\n", 1, 5),
    ("Y27", "a: > 5 días\n", 1, 6),
    ("Y27", "a: |0\n  uno\n", 1, 5),
    ("Y28", "a:\n  - uno\n  -dos\nb: 1\n", 3, 3),
    ("C02", "a: uno\u200bdos\n", 1, 7),
    ("C02", 'a: "uno \\u202e dos"\n', 1, 9),
    ("C02", 'a: "uno \\0"\n', 1, 9),
    ("C03", "a: GestiÃ³n\n", 1, 9),
    ("E01", "# nada\n", 1, 1),
]


@pytest.mark.parametrize(("code", "text", "line", "column"), SYNTAX, ids=[f"{row[0]}-{n}" for n, row in enumerate(SYNTAX)])
def test_a_text_that_is_not_yaml_is_one_message_at_its_place(code: str, text: str, line: int, column: int) -> None:
    diagnostics = Diagnostics()
    read = read_text(text.encode(), "x.yml", diagnostics)
    if read is not None:
        read_yaml(read, "x.yml", diagnostics)
    (only,) = diagnostics
    assert (only.code, only.pos.line, only.pos.column) == (code, line, column)
    assert not ENGLISH.search(f"{only.message} {only.help}") and only.help


def test_a_cause_that_is_not_known_is_still_a_message_in_spanish() -> None:
    diagnostics = Diagnostics()
    explain(yaml.YAMLError("something new"), "a: 1\n", "x.yml", None, diagnostics)
    (only,) = diagnostics
    assert (only.code, only.pos.line) == ("Y29", 1) and "something" not in only.message


SHAPE = [
    ("E02", Pendiente, "- a\n"), ("E03", Pendiente, "campo: a\n"), ("E04", Pendiente, "campo: a\nmotivo: b\notra: c\n"), ("E05", Pendiente, "campo:\nmotivo: b\n"),
    ("E05", Pendiente, "campo: ~\nmotivo: b\n"), ("E05", Pendiente, "campo: a\nmotivo: null\n"), ("E04", Pendiente, "campo: a\nmotivo: b\n'': c\n"),
    ("E06", Pendiente, "campo: [a]\nmotivo: b\n"), ("E07", ArchivoDePlanes, "planes: a\n"), ("E07", ArchivoDePlanes, "planes:\n  -a\n  - b\n"), ("E05", ArchivoDePlanes, "planes:\n  - \n"),
]


@pytest.mark.parametrize(("code", "kind", "text"), SHAPE, ids=[f"{row[0]}-{n}" for n, row in enumerate(SHAPE)])
def test_a_shape_that_does_not_fit_is_one_message(code: str, kind: type, text: str) -> None:
    diagnostics = Diagnostics()
    decode_record(kind, read_yaml(text, "x.yml", diagnostics), diagnostics)
    assert [d.code for d in diagnostics] == [code]
