"""The smallest project, damaged one way at a time: one code, at one place, and nothing about the rest."""

from __future__ import annotations

import posixpath
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.diagnostics import Diagnostics
from generator.project import SiteBuilder, load_project, validate

MINIMAL = Path(__file__).parents[1] / "minimal_model"
AVE = "model/entidades/ejemplo"
Case = tuple[str, str, str, list[tuple[str, str, int]]]


def found(root: Path) -> list[tuple[str, str, int]]:
    diagnostics = Diagnostics()
    validate(root, diagnostics)
    return [(d.code, Path(d.pos.file).name, d.pos.line) for d in diagnostics]


@pytest.fixture
def minimal(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MINIMAL, tmp_path / "p"))


def line_of(path: Path, words: str) -> int:
    return path.read_text("utf-8").split(words)[0].count("\n") + 1


def test_the_smallest_project_is_good(minimal: Path) -> None:
    assert found(minimal) == []


REPLACED: list[tuple[str, str, str, str]] = [
    # file, words, instead, code
    (f"{AVE}/riesgos/archivo.yml", "afectacion: reputacional", "afectacion: reputaciona", "E08"),
    (f"{AVE}/riesgos/archivo.yml", "exposicion: 120", "exposicion: muchas", "E11"),
    (f"{AVE}/riesgos/archivo.yml", "2024-05-10", "2024-02-30", "E13"),
    (f"{AVE}/riesgos/archivo.yml", "id: deterioro-de-documentos", "id: Deterioro de documentos", "E16"),
    (f"{AVE}/riesgos/archivo.yml", "nombre: Deterioro de documentos", f"nombre: {'largo ' * 300}", "E17"),
    (f"{AVE}/riesgos/archivo.yml", "id: acceso-sin-permiso", "id: deterioro-de-documentos", "R02"),
    (f"{AVE}/riesgos/archivo.yml", "proceso: gestion-documental", "proceso: gestion-documentl", "R01"),
    (f"{AVE}/riesgos/archivo.yml", "factor: Procesos", "factr: Procesos", "E04"),
    (f"{AVE}/entidad.yml", "secretaria@villaejemplo.gov.co", "secretaria", "E15"),
    (f"{AVE}/entidad.yml", "https://www.villaejemplo.gov.co", "javascript:alert(1)", "S01"),
    (f"{AVE}/entidad.yml", "content/img/escudo.png", "../../etc/passwd", "S02"),
    (f"{AVE}/entidad.yml", "content/img/escudo.png", "content/img/escud.png", "I01"),
    (f"{AVE}/entidad.yml", 'abre: "08:00"', "abre: temprano", "E14"),
    (f"{AVE}/politicas.yml", "aplica: sí", "aplica: quizás", "E12"),
    (f"{AVE}/procesos/gestion-documental.yml", "id: gestion-documental", "id: gestion-de-documentos", "R05"),
    (f"{AVE}/procesos/gestion-documental.yml", "subproceso_de: gestion-administrativa", "subproceso_de: gestion-documental", "R03"),
    (f"{AVE}/documentos/ficha-de-prestamo.yml", "Se llena una ficha", "C.C. 1.020.304.050. Se llena una ficha", "D01"),
    (f"{AVE}/documentos/ficha-de-prestamo.yml", "Se llena una ficha", "Escriba a alguien@gmail.com. Se llena una ficha", "D02"),
    ("model/dimensiones/control-interno.yml", "numero: 7", "numero: 8", "E10"),
    ("model/politicas/integridad.yml", "fuente: ley2016_2020", "fuente: ley2016_2021", "R06"),
    ("model/politicas/integridad.yml", "[@codigo_integridad]", "[@codigo_integrida]", "R06"),
    ("model/politicas/integridad.yml", "nombre: Integridad", "pendientes: [{campo: lider, motivo: Falta la fuente.}]\nnombre: Integridad", "M06"),
    ("model/riesgo/v6.yml", "desde: 25\n", "desde: 30\n", "M07"),
    ("model/riesgo/v6.yml", "desde_smlmv: 50\n", "desde_smlmv: 60\n", "M07"),
    ("model/riesgo/v6.yml", "    - desde: 6\n", "    - desde: 7\n", "M07"),
    ("model/riesgo/v6.yml", "impacto: catastrofico", "impacto: enorme", "M07"),
    (f"{AVE}/entidad.yml", "plantilla: plantilla.docx", "plantilla: plantila.docx", "T23"),
    ("model/politicas/integridad.yml", "numero_base: 4", "relacionadas: [control-interno]\nnumero_base: 4", "M03"),
    ("model/politicas/integridad.yml", "numero_base: 4", "dimensiones_relacionadas: [talento-humano]\nnumero_base: 4", "M09"),
    (f"{AVE}/entidad.yml", "codigo_dane: ", "codigo_dane: x", "E09"),
    (f"{AVE}/documentos/ficha-de-prestamo.yml", "Se llena una ficha", "[guía](mipg:no/existe). Se llena una ficha", "P02"),
    (f"{AVE}/documentos/ficha-de-prestamo.yml", "Se llena una ficha", "![foto](x.png) Se llena una ficha", "P01"),
    ("model/politicas/integridad.yml", "proposito: |\n  La política busca", "proposito: |\n  La Ley 594 de 2000 y la política buscan", "B21"),
    (f"{AVE}/riesgos/archivo.yml", "nombre: Deterioro de documentos", 'nombre: "Deterioro\\0 de documentos"', "C02"),
    (f"{AVE}/riesgos/archivo.yml", "exposicion: 120", f"exposicion: {'9' * 5000}", "E11"),
    (f"{AVE}/riesgos/archivo.yml", "exposicion: 120", "exposicion: ١٢٠", "E11"),
    (f"{AVE}/entidad.yml", "secretaria@villaejemplo.gov.co", "'javascript:alert(1)@x.co'", "E15"),
    (f"{AVE}/entidad.yml", "content/img/escudo.png", "content/img", "A02"),
    (f"{AVE}/entidad.yml", "content/img/escudo.png", "content/guia.md", "I02"),
    (f"{AVE}/entidad.yml", "plantilla: \"{PROCESO}-{TIPO}-{NNN}\"", "plantilla: \"{PROCESO}-{CLASE}-{NNN}\"", "G01"),
    (f"{AVE}/riesgos/archivo.yml", "nombre: Deterioro de documentos", "nombre: “Deterioro de documentos”", "Y30"),
    (f"{AVE}/riesgos/archivo.yml", "nombre: Deterioro de documentos", 'nombre: Deterioro de documentos"', "Y30"),
    ("model/dimensiones/control-interno.yml", "  - Los estándares de conducta", "  - Los estándares: de conducta", "Y20"),
    (f"{AVE}/normograma.yml", "fuente: ley594_2000", "fuente: Ley 594 de 2000", "R06"),
    (f"{AVE}/riesgos/archivo.yml", "nombre: Deterioro de documentos", "name: Deterioro de documentos", "E04"),
    (f"{AVE}/riesgos/archivo.yml", "nombre: Deterioro de documentos", "nombre: null", "E05"),
    (f"{AVE}/riesgos/archivo.yml", "2024-05-10", "3024-05-10", "E13"),
    (f"{AVE}/riesgos/archivo.yml", "tipo: preventivo", "tipo: preventiva", "G11"),
    (f"{AVE}/riesgos/archivo.yml", "factor: Procesos", "factor: Proceso", "G13"),
    (f"{AVE}/riesgos/archivo.yml", "fin: 2024-09-30", "fin: 2023-09-30", "G08"),
    (f"{AVE}/entidad.yml", 'cierra: "16:30"', 'cierra: "06:30"', "G08"),
    (f"{AVE}/entidad.yml", "https://www.villaejemplo.gov.co", "https://banco.co@malo.co/", "S01"),
    ("model/politicas/integridad.yml", "  - codigo-de-integridad\n", "  - codigo-de-integridad\n  - codigo-de-integridad\n", "R07"),
    (f"{AVE}/documentos/ficha-de-prestamo.yml", "  Se llena una ficha", "  ![Foto](content/img/nada.png)\n\n  Se llena una ficha", "I01"),
    (f"{AVE}/documentos/ficha-de-prestamo.yml", "  Se llena una ficha", "  ![Foto](../../etc/foto.png)\n\n  Se llena una ficha", "S02"),
    ("content/ayuda.md", "(guia.md)", "(javascript:alert)", "S01"),
    ("content/ayuda.md", "(guia.md)", "(gia.md)", "P12"),
    ("content/ayuda.md", "guia.md#pasos", "guia.md#paso", "P13"),
    ("content/ayuda.md", "title: Ayuda", "title: Ayuda: más", "P10"),
    ("content/ayuda.md", "(guia.md)", "(/guia/)", "P12"),
    ("content/ayuda.md", "(guia.md)", "(mipg:politicas/integridd)", "P12"),
    ("content/ayuda.md", "(guia.md)", "(mipg:politicas/integridad#propositoo)", "P13"),
    ("content/ayuda.md", "Antes de escribir", "[g]: gia.md\n\nAntes de [escribir][g]", "P12"),
    ("content/guia.md", "## Pasos", "```\n## Pasos", "P11"),
]


@pytest.mark.parametrize(("file", "words", "instead", "code"), REPLACED, ids=[f"{row[3]}-{n}" for n, row in enumerate(REPLACED)])
def test_one_damage_is_one_message_on_its_line(minimal: Path, file: str, words: str, instead: str, code: str) -> None:
    path = minimal / file
    text = path.read_text("utf-8")
    assert words in text
    line = line_of(path, words) + (words.endswith("\n") and instead.startswith(words))
    path.write_text(text.replace(words, instead, 1), "utf-8")
    got = found(minimal)
    assert {one[0] for one in got} == {code} and {one[1] for one in got} == {path.name}
    assert line in {one[2] for one in got}


@pytest.mark.parametrize(("file", "words", "instead", "code"), [
    ("model/dimensiones/control-interno.yml", "numero: 7", "numero: 6", "M01"),
    ("model/politicas/integridad.yml", "numero_base: 4", "numero_base: 5", "M02"),
])
def test_a_repeated_number_is_said_once_with_both_places_and_the_one_that_is_free(minimal: Path, file: str, words: str, instead: str, code: str) -> None:
    path = minimal / file
    path.write_text(path.read_text("utf-8").replace(words, instead, 1), "utf-8")
    diagnostics = Diagnostics()
    validate(minimal, diagnostics)
    (only,) = diagnostics
    assert only.code == code and words.split()[-1] in only.message
    assert path.name in {Path(place.file).name for place in (only.pos, *(n.pos for n in only.notes))}


BESIDE = [
    # what is wrong in another file than the risks: file, words, instead, code
    (f"{AVE}/procedimientos/prestamo-de-expedientes.yml", 'version: "1.0"\nfecha', 'version: "2.0"\nfecha', "G03"),
    (f"{AVE}/procedimientos/prestamo-de-expedientes.yml", "va_a: entregar-el-expediente", "va_a: entregar-expediente", "G05"),
    (f"{AVE}/indicadores.yml", "formula: (A / B) * 100", "formula: (A / C) * 100", "G20"),
    (f"{AVE}/riesgos/atencion.yml", "opcion: reducir-mitigar", "opcion: reducir", "G10"),
    (f"{AVE}/procesos/correspondencia.yml", "politicas:\n  - gestion-documental\n", "", "G30"),
    ("model/politicas/integridad.yml", "numero_base: 4", "relacionadas: [control-interno]\nnumero_base: 4", "M03"),
]


@pytest.mark.parametrize(("file", "words", "instead", "code"), BESIDE, ids=[row[3] for row in BESIDE])
@pytest.mark.parametrize("name", ["risk", "process", "unit", "policy"])
def test_a_rule_that_is_broken_is_told_beside_the_mistakes_of_other_files(minimal: Path, file: str, words: str, instead: str, code: str, name: str) -> None:
    path = minimal / file
    text = path.read_text("utf-8")
    assert words in text
    path.write_text(text.replace(words, instead, 1), "utf-8")
    other, old, new, also = {
        "risk": (f"{AVE}/riesgos/archivo.yml", "exposicion: 120", "exposicion: muchas", "E11"),
        "process": (f"{AVE}/procesos/atencion-al-ciudadano.yml", "tipo: ", "tipo: otro", "E08"),
        "unit": (f"{AVE}/documentos/solicitud-de-consulta.yml", "proceso: gestion-documental", "proceso: gestion-documentl", "R01"),
        "policy": ("model/politicas/talento-humano.yml", "nombre: Talento", "nombre: [Talento", "Y24"),
    }[name]
    broken = minimal / other
    assert old in broken.read_text("utf-8")
    broken.write_text(broken.read_text("utf-8").replace(old, new, 1), "utf-8")
    assert sorted(one[0] for one in found(minimal)) == sorted([code, also])


def test_what_many_name_and_is_not_there_is_said_once_with_every_place(minimal: Path) -> None:
    path = minimal / AVE / "entidad.yml"
    path.write_text(path.read_text("utf-8").replace("id: profesional-de-archivo", "id: profesional-del-archivo"), "utf-8")
    diagnostics = Diagnostics()
    validate(minimal, diagnostics)
    (only,) = diagnostics
    named = sum(one.read_text("utf-8").count(": profesional-de-archivo\n") for one in (minimal / AVE).rglob("*.yml"))
    assert only.code == "R01" and "¿Quiso decir «profesional-del-archivo»?" in only.message
    assert len({only.pos, *(note.pos for note in only.notes)}) == named > 9


@pytest.mark.parametrize(("words", "instead", "code"), [("@legislation{ley80_1993,", "@legislation{", "B04"), ("@legislation{ley80_1993,", "@legislation{ley 80 1993,", "B04"),
                                                        ("  date        = {1993-10-28},\n", "", "B22")])
def test_an_entry_that_lost_something_is_said_once(minimal: Path, words: str, instead: str, code: str) -> None:
    path = minimal / "references.bib"
    text = path.read_text("utf-8")
    assert words in text
    path.write_text(text.replace(words, instead, 1), "utf-8")
    assert [one[0] for one in found(minimal)] == [code]


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _loop(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.name)


@pytest.mark.parametrize(("given", "line"), [
    ("clase: procesos", 1), ("clase: proceso\n    titulos: {objetivoo: Propósito}", 2), ("clase: formato\n    orden: [campos, vigencias]", 2),
    ("clase: procedimiento\n    titulos: {objetivo: Propósito, actividades: Pasos, datos: Ficha, responsable: Líder}\n    orden: [alcance, objetivo]", 0),
])
def test_the_own_format_of_what_is_not_there_is_told(minimal: Path, given: str, line: int) -> None:
    path = minimal / AVE / "entidad.yml"
    text = path.read_text("utf-8")
    path.write_text(f"{text}presentacion_de_documentos:\n  - {given}\n", "utf-8")
    assert found(minimal) == ([("G41", "entidad.yml", text.count("\n") + 1 + line)] if line else [])


FILES: list[tuple[str, Callable[[Path], object], str]] = [
    (f"{AVE}/riesgos/archivo.yml", _folder, "A02"),
    (f"{AVE}/riesgos/archivo.yml", lambda p: p.write_bytes(b"# " + b"x" * 20_000_001), "A03"),
    ("references.bib", lambda p: p.write_text(p.read_text("utf-8") + "\n@misc{zz, title = {A}, year = {2018}}\n"), "B20"),
    (f"{AVE}/riesgos/archivo.yml", _loop, "A02"),
    (f"{AVE}/riesgos/archivo.yml", lambda p: p.write_text(""), "E01"),
    (f"{AVE}/riesgos/archivo.yml", lambda p: p.write_text("- uno\n"), "E02"),
    (f"{AVE}/procesos/gestion-documental.yml", lambda p: p.write_bytes(p.read_bytes()[:200] + b"\xf3\n"), "C01"),
    (f"{AVE}/procesos/gestion-documental.yml", lambda p: p.write_text("nombre: [sin cerrar\n"), "Y24"),
    ("model/glosario.yml", lambda p: p.unlink(), "A04"),
    (f"{AVE}/riesgos/archivo.yml", lambda p: p.write_text(p.read_text("utf-8"), "utf-16"), "C01"),
    (f"{AVE}/riesgos/archivo.yml", lambda p: p.write_text(p.read_text("utf-8"), "utf-16-be"), "C01"),
    (f"{AVE}/riesgos/archivo.yml", lambda p: p.write_text("x: " + "[" * 5000), "Y15"),
    ("references.bib", lambda p: p.write_text(p.read_text("utf-8"), "utf-16"), "C01"),
    ("references.bib", lambda p: p.write_text(""), "E01"),
    ("references.bib", lambda p: p.write_text("Ley 87 de 1993\n"), "E01"),
    ("references.bib", lambda p: p.write_text(p.read_text("utf-8") + "\n@misc{x, title = {Sin"), "B02"),
    (f"{AVE}/riesgos/archivo.yml", lambda p: p.write_bytes(b"PK\x03\x04" + bytes(300)), "C01"),
    (f"{AVE}/riesgos/archivo.yml", lambda p: p.write_text(p.read_text("utf-8"), "cp850"), "C01"),
    (f"{AVE}/riesgos/archivo.yml", lambda p: p.write_text(p.read_text("utf-8").replace("ó", "o\u00ad", 1), "utf-8"), "C02"),
    ("mkdocs.yml", lambda p: p.write_text("site_name: [x\n"), "Y24"),
    ("mkdocs.yml", lambda p: p.write_text("site_name: x\n"), "A06"),
    ("content/meci.md", lambda p: p.write_text("# MECI\n"), "P14"),
    ("content/img/escudo.png", lambda p: p.write_bytes(b""), "I02"),
    ("content/img/escudo.png", lambda p: p.write_bytes(p.read_bytes()[:120]), "I02"),
]


@pytest.mark.parametrize(("file", "damage", "code"), FILES, ids=[f"{row[2]}-{n}" for n, row in enumerate(FILES)])
def test_a_broken_file_says_only_what_is_wrong_with_it(minimal: Path, file: str, damage: Callable[[Path], object], code: str) -> None:
    damage(minimal / file)
    assert [(one[0], one[1]) for one in found(minimal)] == [(code, Path(file).name)]


def test_mistakes_that_have_nothing_to_do_with_a_broken_file_are_said_too(minimal: Path) -> None:
    (minimal / AVE / "procesos/correspondencia.yml").write_text("nombre: [sin cerrar\n")
    risks = minimal / AVE / "riesgos/atencion.yml"
    risks.write_text(risks.read_text("utf-8").replace("proceso: atencion-al-ciudadano", "proceso: atencion-al-cudadano"), "utf-8")
    policy = minimal / "model/politicas/integridad.yml"
    policy.write_text(policy.read_text("utf-8").replace("fuente: ley2016_2020", "fuente: ley9999_2020"), "utf-8")
    assert [one[0] for one in found(minimal)] == ["Y24", "R01", "R06"]


PROSE = [
    # instead of «Se llena una ficha», code
    ("Va <!-- nota --> así.", "P01"), ("[guía](mipg:politicas/integridd).", "P02"), ("[guía](mipg:~/procesos/correspondenci).", "P02"), ("Va <b>así</b>.", "P04"),
    ("[guía](javascript:alert)", "S01"), ("Según ley87_1993]", ""), ("[guía](mipg:politicas/integridad#propositos).", "P02"),
]


@pytest.mark.parametrize(("words", "code"), PROSE, ids=[f"{code}-{n}" for n, (_, code) in enumerate(PROSE)])
def test_mistakes_of_prose_are_said_together_with_those_that_stop_the_rest(minimal: Path, words: str, code: str) -> None:
    path = minimal / AVE / "documentos/ficha-de-prestamo.yml"
    path.write_text(path.read_text("utf-8").replace("Se llena una ficha", f"{words} Se llena una ficha"), "utf-8")
    said = [code] if code else []
    other = minimal / AVE / "riesgos/archivo.yml"
    other.write_text(other.read_text("utf-8").replace("exposicion: 120", "exposicion: muchas", 1), "utf-8")
    assert [one[0] for one in found(minimal)] == [*said, "E11"]


def test_a_link_to_what_a_broken_file_may_hold_is_not_missed(minimal: Path) -> None:
    path = minimal / AVE / "documentos/ficha-de-prestamo.yml"
    path.write_text(path.read_text("utf-8").replace("Se llena una ficha", "[r](mipg:~/riesgos/acceso-sin-permiso) [c](mipg:~/procesos/correspondencia) Se llena una ficha"), "utf-8")
    assert found(minimal) == []
    for count, name in enumerate(("entidad", "riesgos/archivo", "procesos/correspondencia"), 1):
        broken = minimal / AVE / f"{name}.yml"
        broken.write_text(f"{broken.read_text('utf-8')}otra: [sin cerrar\n", "utf-8")
        assert [one[0] for one in found(minimal)] == ["Y24"] * count


def test_a_link_that_leads_nowhere_suggests_what_is_near(minimal: Path) -> None:
    path = minimal / AVE / "documentos/ficha-de-prestamo.yml"
    good = path.read_text("utf-8")
    for wrong, right in (("politicas/integridd", "politicas/integridad"), ("politica/integridad", "politicas/integridad"),
                         ("politicas/integridad#proposit", "politicas/integridad#proposito"), ("~/procesos/corespondencia", "entidades/ejemplo/procesos/correspondencia")):
        path.write_text(good.replace("Se llena una ficha", f"[guía](mipg:{wrong}). Se llena una ficha"), "utf-8")
        diagnostics = Diagnostics()
        validate(minimal, diagnostics)
        assert [(d.code, f"¿Quiso decir «mipg:{right}»?" in d.message) for d in diagnostics] == [("P02", True)], wrong


@pytest.mark.parametrize("words", ["[@ley87_1993, @ley2016_2020].", "[@ley87_1993. Sigue.\n\n  Otro [enlace](mipg:politicas/integridad)."])
def test_a_citation_that_would_be_shown_as_text_is_told(minimal: Path, words: str) -> None:
    path = minimal / "model/politicas/integridad.yml"
    path.write_text(path.read_text("utf-8").replace("proposito: |\n", f"proposito: |\n  {words}\n\n", 1), "utf-8")
    assert found(minimal) == [("P05", path.name, line_of(path, words))]


def test_an_entry_that_lost_its_sign_is_said_once_and_its_citations_are_good(minimal: Path) -> None:
    path = minimal / "references.bib"
    text = path.read_text("utf-8")
    sign = re.search(r"@(\w+\{ley2016_2020,)", text)
    assert sign
    path.write_text(text.replace(sign[0], sign[1]), "utf-8")
    assert [one[0] for one in found(minimal)] == ["B09"]


def test_a_recipe_with_a_profile_that_does_not_exist_is_said_without_writing_it(minimal: Path) -> None:
    path = minimal / "model/manuales/fichas.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text("clase: Ficha de política\npor_cada: politica\nperfil: documento_controladoo\ncapitulos:\n  - tipo: secciones\n", "utf-8")
    assert found(minimal) == [("T23", "fichas.yml", 3)]


RECIPES = [
    # chapters of a recipe, code, line of the recipe
    ("  - tipo: paginaa\n    de: meci", "T20", 3), ("  - tipo: página\n    de: meci", "E16", 3), ("  - de: meci", "E03", 3), ("  - tipo: pagina\n    de: mecii", "T22", 4),
    ("  - tipo: pagina", "T24", 3), ("  - tipo: texto", "T24", 3), ("  - tipo: pagina\n    de: meci\n    secciones: [normass]", "T24", 5),
    ("  - tipo: registros\n    de: procesos", "T22", 4), ("  - tipo: pagina\n    de: meci\n    secciones: [normas]", "", 0),
    ("  - tipo: pagina\n    de: meci\nplantilla: otra.docx", "T23", 5),
]


@pytest.mark.parametrize(("chapters", "code", "line"), RECIPES)
def test_a_chapter_that_would_be_missing_is_said_once(minimal: Path, chapters: str, code: str, line: int) -> None:
    path = minimal / "model/manuales/propio.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"clase: Manual\ncapitulos:\n{chapters}\n", "utf-8")
    assert found(minimal) == ([(code, path.name, line)] if code else [])


def test_a_recipe_without_chapters_is_said(minimal: Path) -> None:
    path = minimal / "model/manuales/propio.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text("clase: Manual\ncapitulos: []\n", "utf-8")
    assert found(minimal) == [("T24", path.name, 2)]


ONE_LINE = [("Ficha de préstamo [@ley87_1993]", "P05"), ("Ficha de **préstamo**", "P05"), ("Ficha [de préstamo](mipg:politicas/integridad)", "P05"),
            ("Ficha de préstamo [interna]", ""), ("Ficha 2 * 3 * 4", "")]


@pytest.mark.parametrize(("name", "code"), ONE_LINE)
def test_marks_in_a_datum_of_one_line_are_told(minimal: Path, name: str, code: str) -> None:
    path = minimal / AVE / "documentos/ficha-de-prestamo.yml"
    path.write_text(re.sub(r"(?m)^nombre: .*", f"nombre: {name}", path.read_text("utf-8"), count=1), "utf-8")
    assert found(minimal) == ([(code, path.name, line_of(path, name))] if code else [])


@pytest.mark.parametrize(("name", "code"), [("notas.txt", "A05"), ("procesos/otro.md", "A05"), ("riesgos/archivo.yml~", "A05"), ("README.md", ""), (".oculto", ""), ("riesgos/mapa.PNG", "")])
def test_a_file_of_the_model_that_is_not_read_is_told(minimal: Path, name: str, code: str) -> None:
    (minimal / AVE / name).write_text("nombre: Otro\n", "utf-8")
    assert [one[:2] for one in found(minimal)] == ([(code, Path(name).name)] if code else [])


def test_an_empty_folder_of_the_model_is_told_once(minimal: Path) -> None:
    (minimal / AVE / "planes").mkdir()
    (minimal / "model/entidades/otra").mkdir()
    assert [one[:2] for one in found(minimal)] == [("A05", "planes"), ("A04", "entidad.yml"), ("A04", "*.yml")]


def test_a_cycle_names_every_place(minimal: Path) -> None:
    for one, other in (("gestion-documental", "atencion-al-ciudadano"), ("atencion-al-ciudadano", "gestion-documental")):
        path = minimal / AVE / f"procesos/{one}.yml"
        path.write_text(path.read_text("utf-8").replace("subproceso_de: gestion-administrativa", f"subproceso_de: {other}"), "utf-8")
    diagnostics = Diagnostics()
    validate(minimal, diagnostics)
    assert [d.code for d in diagnostics] == ["R04"]
    assert {Path(place.file).stem for d in diagnostics for place in (d.pos, *(n.pos for n in d.notes))} == {"gestion-documental", "atencion-al-ciudadano"}


def test_pictures_of_the_model_are_published_where_its_pages_look_for_them(minimal: Path) -> None:
    """Also those that are not below content/."""
    (minimal / AVE / "logo.png").write_bytes((minimal / "content/img/escudo.png").read_bytes())
    entity = minimal / AVE / "entidad.yml"
    entity.write_text(entity.read_text("utf-8").replace("content/img/escudo.png", f"{AVE}/logo.png"), "utf-8")
    diagnostics = Diagnostics()
    site = SiteBuilder().build(load_project(minimal, diagnostics), diagnostics)
    assert site is not None
    page = next(page for page in site.pages if page.path == "entidades/ejemplo.md")
    link = re.search(r"!\[[^\]]*\]\(([^)]*logo\.png)\)", page.markdown)
    assert link and site.files[posixpath.normpath(f"entidades/{link[1]}")] == (minimal / AVE / "logo.png").read_bytes()


MOVED = [
    (f"{AVE}/riesgos/archivo.yml", f"{AVE}/riesgos/archivo.YML", "A05"),
    (f"{AVE}/procesos/gestion-documental.yml", f"{AVE}/procesos/gestion-documental.yaml", "A05"),
    (f"{AVE}/procedimientos/prestamo-de-expedientes.yml", f"{AVE}/procedimientos/prestamo-de-expedientes.yaml", "A05"),
    (f"{AVE}/riesgos/archivo.yml", f"{AVE}/riesgos/archivo.yml.txt", "A05"),
    (f"{AVE}/documentos/ficha-de-prestamo.yml", f"{AVE}/documentos/ficha-de-prestamo.yaml", "A05"),
    (f"{AVE}/documentos/ficha-de-prestamo.yml", f"{AVE}/documentos/Ficha de préstamo.yml", "R05"),
    (AVE, "model/entidades/Mi Entidad", "E16"),
    (AVE, "model/entidades/nul", "E16"),
]


@pytest.mark.parametrize(("old", "new", "code"), MOVED, ids=[row[1].rsplit("/", 1)[-1] for row in MOVED])
def test_a_name_that_does_not_do_is_said_once(minimal: Path, old: str, new: str, code: str) -> None:
    (minimal / old).rename(minimal / new)
    assert [one[0] for one in found(minimal)] == [code]


@pytest.mark.parametrize("place", [AVE, f"{AVE}/riesgos", f"{AVE}/procedimientos"])
def test_a_folder_that_is_a_link_is_refused_and_not_followed(minimal: Path, tmp_path: Path, place: str) -> None:
    shutil.move(minimal / place, tmp_path / "fuera")
    (minimal / place).symlink_to(tmp_path / "fuera")
    assert [one[:2] for one in found(minimal)] == [("S03", Path(place).name)]


def test_a_folder_without_model_is_said_once(tmp_path: Path) -> None:
    (tmp_path / "references.bib").write_text("@misc{a, title = {A}, year = {2018}}")
    assert [one[:2] for one in found(tmp_path)] == [("A01", "model")]


def test_a_catalogue_that_lacks_one_is_said(minimal: Path) -> None:
    path = minimal / "model/mipg.yml"
    text = path.read_text("utf-8")
    numbered = re.search(r"numero: 5\n", text)
    assert numbered
    path.write_text(text.replace("numero: 5\n", "numero: 4\n", 1), "utf-8")
    assert [one[0] for one in found(minimal)] == ["M04"]


@pytest.mark.parametrize(("row", "code"), [("      - moderado\n      - moderado", "M08"), ("      - moderado", "M05"), ("      - bajo\n      - enorme", "M05")])
def test_a_heat_map_that_is_not_the_one_of_the_guide_is_said_once(minimal: Path, row: str, code: str) -> None:
    path = minimal / "model/riesgo/v6.yml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("      - bajo\n      - moderado", row, 1), "utf-8")
    assert [one[0] for one in found(minimal)] == [code]
