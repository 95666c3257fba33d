"""The layout made for one shape of source writes what the whole style writes."""

from __future__ import annotations

from pathlib import Path

import pytest
from citeproc import CitationStylesStyle, model
from lxml import etree

from generator.citations import engine
from generator.citations.bibtex import read_bibliography
from generator.citations.entry_csl import entry_csl
from generator.citations.options import CitationOptions
from generator.diagnostics import Diagnostics

CSL = "{http://purl.org/net/xbiblio/csl}"
SOURCES = read_bibliography((Path(__file__).parent / "casos" / "fuentes.bib").read_text("utf-8"), "fuentes.bib", Diagnostics()).sources


@pytest.mark.parametrize("style", ["titulo", "emisor"])
def test_every_kind_of_source_reads_the_same_with_the_whole_style(style: str, monkeypatch: pytest.MonkeyPatch) -> None:
    entries = {key: entry_csl(source, "", CitationOptions(estilo_normas=style)) for key, source in SOURCES.items()}
    writer = engine.EntryWriter("y")
    quick = {key: writer.write(csl) for key, csl in entries.items()}
    whole = engine._style("y").root.bibliography.layout
    monkeypatch.setattr(engine, "_layout", lambda *_: whole)
    assert {key: writer.write(csl) for key, csl in entries.items()} == quick


def test_the_style_keeps_to_what_the_special_layouts_understand() -> None:
    root = etree.parse(str(engine.STYLE)).getroot()
    assert [macro.get("name") for macro in root.iter(f"{CSL}macro") if len(macro) != 1] == []
    assert [dict(call.attrib) for call in root.iter(f"{CSL}text") if call.get("macro") and len(call.attrib) > 1] == []


def test_another_style_read_in_the_same_process_keeps_the_elements_of_the_library() -> None:
    names = CitationStylesStyle(str(engine.STYLE), validate=False).root.iter(f"{CSL}name")
    assert {type(name) for name in names} == {model.Name}
