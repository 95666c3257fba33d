"""No bytes make the reading fall: whatever a file holds, there is a value or a reason why not."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.citations.bibtex import read_bibliography
from generator.diagnostics import Diagnostics
from generator.loading.content import check_page
from generator.loading.decode import decode_record
from generator.loading.images import picture_problem
from generator.loading.schema import places
from generator.loading.text import read_text
from generator.loading.yaml_nodes import read_yaml

MINIMAL = Path(__file__).parents[1] / "minimal_model"
FILES = [(place.kind, path.read_bytes()) for place in places() for pattern in place.patterns for path in sorted(MINIMAL.glob(pattern)) if path.stat().st_size < 6000]
SOURCES = (MINIMAL / "references.bib").read_bytes()[:4000]
PICTURE = (MINIMAL / "content/img/escudo.png").read_bytes()
PIECES = st.sampled_from([b"", b"\0", b"\xff", b"\xc3", b"\t", b"\r", b"\xef\xbb\xbf", b": ", b"- ", b"{", b"[", b"}", b"\"", b"'", b"|\n", b"&a ", b"*a", b"!!x ", b"---\n", b"%YAML 9\n", b"@", b"\\", b"\n\n  ",
                          b"\xe2\x80\xae", "\ud7ff".encode(), b"<<: ", b"? "]) | st.binary(max_size=3)
DAMAGE = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 6), PIECES), min_size=1, max_size=4)
BOUNDED = settings(max_examples=120, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def _damaged(data: bytes, damage: list[tuple[float, int, bytes]]) -> bytes:
    for where, cut, piece in damage:
        at = int(where * len(data))
        data = data[:at] + piece + data[at + cut:]
    return data


@BOUNDED
@given(st.sampled_from(FILES), DAMAGE)
def test_a_damaged_file_of_the_model_gives_a_record_or_a_reason(file: tuple[type, bytes], damage: list[tuple[float, int, bytes]]) -> None:
    diagnostics = Diagnostics()
    text = read_text(_damaged(file[1], damage), "x.yml", diagnostics)
    node = read_yaml(text, "x.yml", diagnostics) if text is not None else None
    record = decode_record(file[0], node, diagnostics, {"id": "x"})
    assert record is not None or diagnostics.errors
    assert all(d.pos.line >= 1 and d.pos.column >= 1 for d in diagnostics)


@BOUNDED
@given(DAMAGE)
def test_a_damaged_bibliography_is_read_as_far_as_it_goes(damage: list[tuple[float, int, bytes]]) -> None:
    diagnostics = Diagnostics()
    text = read_text(_damaged(SOURCES, damage), "x.bib", diagnostics, yaml=False)
    if text is not None:
        read_bibliography(text, "x.bib", diagnostics)
    assert all(d.pos.line >= 1 and d.pos.column >= 1 for d in diagnostics)


@BOUNDED
@given(st.binary(max_size=200))
def test_any_bytes_are_a_page_or_a_reason(data: bytes) -> None:
    diagnostics = Diagnostics()
    text = read_text(b"---\n" + data, "x.md", diagnostics, yaml=False)
    if text is None:
        assert diagnostics.errors
    else:
        check_page(text, "x.md", diagnostics)


@BOUNDED
@given(DAMAGE)
def test_a_damaged_picture_is_a_sentence(damage: list[tuple[float, int, bytes]]) -> None:
    assert isinstance(picture_problem(_damaged(PICTURE, damage)), str)
