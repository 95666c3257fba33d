"""Cross-references inside a manual: REF fields when they say the target's own words, links when they say others, words when it is not there."""

from __future__ import annotations

import io
import re
import zipfile

from generator.diagnostics import Diagnostics
from generator.doctree import nodes as n
from generator.doctree.manual import Manual
from generator.writers.docx.profile import read_profile
from generator.writers.docx.writer import write_docx


def body(*inlines: n.Inline) -> str:
    """The document of two pages whose first refers to the second."""
    first = n.Section("/uno", "Página uno", (n.Paragraph(inlines),))
    data = write_docx(Manual("M", (first, n.Section("/dos", "Página dos", (), (n.Section("sub", "Subtítulo", (n.Paragraph((n.Text("Fin."),)),)),)))),
                      read_profile("ntc1486_2008"), images=lambda _: b"", diagnostics=Diagnostics())
    return zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()


def bookmarked(xml: str, text: str) -> str:
    """The bookmark of the heading that says `text`."""
    return next(name for name, inside in re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]+)"/>(.*?)<w:bookmarkEnd', xml, re.DOTALL) if f">{text}<" in inside)


def test_a_reference_with_the_words_of_its_target_is_a_field() -> None:
    xml = body(n.CrossRef("dos", (n.Text("Página dos"),)))
    assert f"REF {bookmarked(xml, 'Página dos')} " in xml.replace("PAGEREF", "")


def test_a_reference_without_words_takes_those_of_its_target() -> None:
    xml = body(n.CrossRef("dos#sub"))
    assert f"REF {bookmarked(xml, 'Subtítulo')} " in xml.replace("PAGEREF", "")


def test_other_words_stay_as_they_are_and_lead_to_the_target() -> None:
    xml = body(n.CrossRef("dos#sub", (n.Text("lo que sigue"),)))
    link = re.search(r'<w:hyperlink w:anchor="([^"]+)"[^>]*>(?:(?!</w:hyperlink>).)*lo que sigue', xml)
    assert link is not None and link[1] == bookmarked(xml, "Subtítulo")


def test_what_the_manual_does_not_hold_is_said_without_a_link() -> None:
    xml = body(n.CrossRef("tres", (n.Text("otra página"),)))
    assert "otra página" in xml
    assert not re.search(r"<w:hyperlink[^>]*>(?:(?!</w:hyperlink>).)*otra página", xml)
