"""Pages: every section once, titles that cannot be markup, unchanged documents not rendered again, drawings in the HTML."""

import re

import markdown

from generator.diagnostics import Diagnostics
from generator.doctree import nodes as n
from generator.writers.conventions import read_conventions
from generator.writers.markdown import Writing, write_markdown
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


def test_a_folded_section_is_closed_under_its_title_and_keeps_its_address() -> None:
    body = n.Section("f", "Una de muchas", (n.Paragraph((n.Text("cuerpo"),)),), (n.Section("g", "Dentro"),), folded=True)
    (page,) = PageRenderer({"_default.md.j2": DEFAULT}).render([n.Document("x", "x", "T", (body,))], Diagnostics())
    html = markdown.markdown(page.markdown.partition("# T")[2], extensions=["attr_list", "md_in_html"])
    assert re.search(r'<summary>\s*<h2 id="f">1. Una de muchas</h2>\s*</summary>\s*<p>cuerpo</p>\s*<h3 id="g">1.1 Dentro</h3>\s*</details>', html)


def test_a_tone_that_is_not_a_word_is_no_attribute() -> None:
    hostile = "alto <img src=x onerror=alert(1)>"
    shown = n.Table((n.Column((n.Text("Zona"),)),), (n.Row((n.Cell((n.Text("Alto"),), hostile),)),))
    assert "<img" not in write_markdown((shown, n.Paragraph((n.Badge("Alto", hostile),))), Writing())


def test_a_list_alone_on_its_page_has_no_heading_of_its_own_and_keeps_its_address() -> None:
    listed = n.Table((n.Column((n.Text("Qué"),)),), (n.Row((n.Cell((n.Text("Uno"),)),)),), (n.Text("Procesos"),), "tabla-procesos")
    alone, other = n.Section("lista", "Lista", (listed,)), n.Section("nota", "Nota", (n.Paragraph((n.Text("Otra."),)),))
    renderer = PageRenderer({"_default.md.j2": DEFAULT})
    first, second = renderer.render([n.Document("p", "x", "Procesos", (alone,)), n.Document("q", "x", "Procesos", (alone, other))], Diagnostics())
    assert "## " not in first.markdown and 'id="lista"' in first.markdown
    assert "## 1. Lista { #lista }" in second.markdown


def test_a_badge_in_the_cell_that_names_a_row_is_not_written_as_marks() -> None:
    cell = n.Cell((n.Text("Serie "), n.Badge("Pendiente", "pending"), n.Text(" falta")), header=True)
    table = n.Table((n.Column((n.Text("A"),)),), (n.Row((cell,)),))
    (page,) = PageRenderer({"_default.md.j2": DEFAULT}).render([n.Document("x", "x", "T", (n.Section("a", "A", (table,)),))], Diagnostics())
    html = markdown.markdown(page.markdown, extensions=["attr_list", "tables"])
    assert '<strong>Serie</strong> <strong class="rotulo tono-pending">Pendiente</strong> <strong>falta</strong>' in html


def test_the_profile_says_where_titles_go_and_what_the_control_block_shows() -> None:
    framed = {"tabla": {"rotulo": "Cuadro", "titulo": "abajo"}, "figura": {"rotulo": "Figura", "titulo": "arriba"}, "fuente": "Tomado de",
              "control": {"campos": [{"campo": "estado", "titulo": "Situación"}]}}
    made = write_markdown((n.Table((n.Column((n.Text("A"),)),), (), (n.Text("T"),), source=(n.Text("S"),)),), Writing(conventions=read_conventions(framed)))
    assert made.index("| A |") < made.index("Cuadro 1. T") < made.index("Tomado de: S")
    assert read_conventions(framed).control == (("estado", "Situación"),)


def test_a_page_without_a_code_has_no_control_block() -> None:
    template = {"_default.md.j2": "{{ doc.control }}"}
    for code, shown in (("", False), ("X-01", True)):
        (page,) = PageRenderer(template).render([n.Document("x", "x", "T", control=n.Control(code, entidad="Alcaldía"))], Diagnostics())
        assert ("Alcaldía" in page.markdown) is shown


def test_an_entry_leads_back_to_each_place_that_cites_it() -> None:
    def cite(key: str, words: str) -> n.Paragraph:
        return n.Paragraph((n.Cite((n.CiteItem(key),), children=(n.Text("("), n.CrossRef(f"#ref-{key}", (n.Text(words),)), n.Text(")"))),))

    entries = (n.ReferenceEntry("a", (n.Text('Ruiz, A. (2001). *Uno* {de} "dos".'), n.CrossRef("bibliografia#ref-a", (n.Text("[bibliografía]"),)))),
               n.ReferenceEntry("b", (n.Text("Paz, S. (2002)."),)), n.ReferenceEntry("c", (n.Text("Sin citar."),)))
    text = write_markdown((cite("a", "Ruiz, 2001"), cite("b", "Paz, 2002"), cite("a", "Ruiz, 2001"), n.ReferenceList(entries)))
    html = markdown.markdown(text, extensions=["attr_list", "md_in_html"])
    assert re.findall(r'id="(cita-[^"]+)"', html) == ["cita-a-1", "cita-b-1", "cita-a-2"]
    backs = re.findall(r'<a aria-label="([^"]+)" href="#(cita-[^"]+)">([^<]+)</a>', html)
    assert backs == [("Volver a la cita 1 de Ruiz, A. (2001). Uno de dos", "cita-a-1", "1"), ("Volver a la cita 2 de Ruiz, A. (2001). Uno de dos", "cita-a-2", "2"),
                     ("Volver a la cita 1 de Paz, S. (2002)", "cita-b-1", "↩")]
