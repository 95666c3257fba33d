"""Pages: every section once, titles that cannot be markup, unchanged documents not rendered again, drawings in the HTML."""

from generator.diagnostics import Diagnostics
from generator.doctree import nodes as n
from generator.writers.pages import PageRenderer, inline_drawings

SECTIONS = (n.Section("a", "A", (n.Paragraph((n.Text("uno"),)),), (n.Section("c", "C"),)), n.Section("b", "B"))
DEFAULT = "{{ doc.front_matter }}\n# {{ doc.title }}\n{% for s in doc.sections %}\n{{ s | md }}\n{% endfor %}"


def document(title: str = "T") -> n.Document:
    return n.Document("politicas/x", "politica", title, SECTIONS)


def test_headings_are_numbered_by_levels() -> None:
    (page,) = PageRenderer({"_default.md.j2": DEFAULT}).render([document()], Diagnostics())
    assert [line for line in page.markdown.split("\n") if line.startswith("##")] == ["## 1. A { #a }", "### 1.1 C { #c }", "## 2. B { #b }"]


def test_a_section_that_the_template_forgets_or_repeats_is_reported() -> None:
    diagnostics = Diagnostics()
    PageRenderer({"politica.md.j2": '{{ doc.section("a") | md }}{{ doc.section("a") | md }}'}).render([document()], diagnostics)
    assert {(d.code, d.message.split(" de la página")[0]) for d in diagnostics} == {
        ("P03", "La plantilla repite la sección «a»"), ("P03", "La plantilla olvida la sección «b»")}


def test_a_broken_template_is_one_message_and_not_an_exception() -> None:
    diagnostics = Diagnostics()
    assert PageRenderer({"_default.md.j2": "{{ doc.nada }}"}).render([document()], diagnostics) == ()
    assert [d.code for d in diagnostics] == ["T01"]


def test_a_hostile_title_is_text_everywhere() -> None:
    (page,) = PageRenderer({"_default.md.j2": DEFAULT}).render([document("</title><script>x</script> {{ 7*7 }}")], Diagnostics())
    assert "<script" not in page.markdown and "49" not in page.markdown


def test_what_did_not_change_is_the_same_page_object() -> None:
    renderer = PageRenderer({"_default.md.j2": DEFAULT})
    (first,), (second,) = renderer.render([document()], Diagnostics()), renderer.render([document()], Diagnostics())
    (third,) = renderer.render([document("Otro")], Diagnostics())
    assert first is second and third.title == "Otro"


def test_a_drawing_takes_the_place_of_its_picture_with_links_of_the_page() -> None:
    html = '<p><img alt="x" class="dibujo" src="../dibujos/modelo.svg" /></p>'
    svg = '<svg><a href="mipg:politicas/x#y">X</a></svg>'
    assert inline_drawings(html, {"modelo": svg}, lambda address: f"/{address}") == '<p><svg><a href="/politicas/x#y">X</a></svg></p>'
