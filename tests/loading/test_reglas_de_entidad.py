"""Each rule of an entity's management system speaks where it is broken, as hard as the entity wants."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.diagnostics import Diagnostics, Severity
from generator.loading.checks import check_modelo
from generator.loading.loader import load_modelo

MINIMAL = Path(__file__).parents[1] / "minimal_model"
AVE = Path("model/entidades/ejemplo")
PROCEDURE, PROCESS, RISKS = "procedimientos/prestamo-de-expedientes.yml", "procesos/gestion-documental.yml", "riesgos/archivo.yml"


def _checked(root: Path) -> Diagnostics:
    diagnostics = Diagnostics()
    loaded = load_modelo(root, diagnostics)
    assert loaded.partial is not None
    check_modelo(loaded.partial, None, diagnostics, loaded.texts, loaded.incomplete(diagnostics))
    return diagnostics


BROKEN = [
    (PROCEDURE, "codigo: GD-P-001", "codigo: GD-P-1", "G01"),
    (PROCEDURE, "codigo: GD-P-001", "codigo: GD-F-001", "G02"),
    (PROCEDURE, 'version: "1.0"\nfecha', 'version: "2.0"\nfecha', "G03"),
    (PROCEDURE, "aprobo:\n  - cargo: secretario-general\n    fecha: 2024-03-15\n", "", "G04"),
    (PROCEDURE, "va_a: entregar-el-expediente", "va_a: entregar", "G05"),
    (PROCEDURE, "va_a: entregar-el-expediente", "va_a: fin", "G06"),
    (PROCEDURE, "    registros:\n      - nombre: Ficha de préstamo\n        formato: ficha-de-prestamo\n", "", "G07"),
    (RISKS, "opcion: reducir-mitigar", "opcion: reducir", "G10"),
    (RISKS, "    exposicion: 120\n", "", "G11"),
    (RISKS, "    causa_raiz: no se revisan los préstamos vencidos\n", "", "G12"),
    ("indicadores.yml", "formula: (A / B) * 100", "formula: (A / C) * 100", "G20"),
    (PROCEDURE, "codigo: GD-P-001", "codigo: AC-P-001", "G01"),
    (PROCEDURE, "codigo: GD-P-001", "codigo: GD-C-009", "G01"),
    (PROCEDURE, "estado: vigente", "estado: vigente\nproxima_revision: 2023-01-01", "G08"),
    (PROCEDURE, "aprobo:\n", "elaboro:\n  - cargo: profesional-de-archivo\n    fecha: 2024-04-01\naprobo:\n", "G08"),
    ("indicadores.yml", "        hasta: 90\n", "        hasta: 95\n", "G21"),
    ("indicadores.yml", "        hasta: 90\n", "        hasta: 85\n", "G21"),
    ("indicadores.yml", "        hasta: 90\n", "        hasta: 60\n", "G21"),
    ("indicadores.yml", "          B: 50", "          C: 50", "G22"),
    ("indicadores.yml", "          B: 50\n", "", "G22"),
    ("indicadores.yml", "    serie:\n", "    serie:\n      - periodo: 2024-T1\n        valor: 91\n", "G22"),
    ("indicadores.yml", "tendencia: creciente", "desde_linea_base: sí\n    tendencia: creciente", "G27"),
    (PROCESS, "politicas:\n  - gestion-documental\n", "", "G30"),
    ("entidad.yml", "dependencias:\n", "reglas:\n  - regla: G99\n    severidad: aviso\ndependencias:\n", "G90"),
]


@pytest.mark.parametrize(("file", "words", "instead", "code"), BROKEN, ids=[f"{row[3]}-{n}" for n, row in enumerate(BROKEN)])
def test_a_broken_rule_is_an_error_in_its_file(tmp_path: Path, file: str, words: str, instead: str, code: str) -> None:
    root = Path(shutil.copytree(MINIMAL, tmp_path / "p"))
    path = root / AVE / file
    text = path.read_text("utf-8")
    assert words in text
    path.write_text(text.replace(words, instead, 1), "utf-8")
    found = list(_checked(root))
    assert code in {d.code for d in found} and {d.code for d in found} <= {code, "G06"}
    assert all(d.severity is Severity.ERROR for d in found)


INDICATORS, TREATED = "indicadores.yml", "    tratamiento:\n      opcion: reducir-mitigar\n      justificacion: El control reduce la probabilidad.\n"
ACTIONS = "      acciones:\n        - accion: Capacitar a las dependencias en el préstamo de documentos.\n          responsable: profesional-de-archivo\n          inicio: 2024-06-01\n          fin: 2024-09-30\n"
DOUBTFUL = [
    (PROCEDURE, "estado: vigente", "estado: vigente\nreemplazado_por: ficha-de-prestamo", "G09"),
    (RISKS, TREATED + ACTIONS, TREATED, "G14"),
    (RISKS, TREATED, "    declarado: {probabilidad: baja, impacto: leve, zona_inherente: alto, zona: bajo}\n" + TREATED, "G15"),
    (RISKS, "        procedimiento: prestamo-de-expedientes\n", "        documentacion: Documentado\n", "G16"),
    (RISKS, "        procedimiento: prestamo-de-expedientes\n", "        causas: [no se revisan los préstamos]\n        procedimiento: prestamo-de-expedientes\n", "G17"),
    (INDICATORS, "periodo: 2024-T1", "periodo: 2024-13", "G23"),
    (INDICATORS, "periodo: 2024-T1", "periodo: 2024-01", "G23"),
    (INDICATORS, "periodo: 2024-T1", "periodo: 2024-T1\n        fecha: 2023-12-30", "G23"),
    (INDICATORS, "    fuente:", "    vigente_desde: 2025-01-01\n    fuente:", "G23"),
    (INDICATORS, '      - periodo: "2024"\n', '      - periodo: "2024"\n        valor: 90\n      - periodo: Cuatrienio\n', "G23"),
    (INDICATORS, "periodo: 2024-T1", "periodo: 2024-T1\n        valor: 91", "G24"),
    (INDICATORS, "          B: 50", "          B: 0", "G25"),
    (INDICATORS, "tendencia: creciente", "tendencia: decreciente", "G26"),
    (INDICATORS, "        valor: 90", "        valor: 60", "G26"),
    ("planes.yml", "    avance: 75.5\n", "    avance: 75.5\n    publicado: 2024-02-01\n", "G35"),
]


@pytest.mark.parametrize(("file", "words", "instead", "code"), DOUBTFUL, ids=[f"{row[3]}-{n}" for n, row in enumerate(DOUBTFUL)])
def test_a_doubtful_fact_is_a_warning_on_its_line_until_the_entity_makes_it_an_error(tmp_path: Path, file: str, words: str, instead: str, code: str) -> None:
    root = Path(shutil.copytree(MINIMAL, tmp_path / "p"))
    path, entity = root / AVE / file, root / AVE / "entidad.yml"
    text = path.read_text("utf-8")
    assert words in text
    path.write_text(text.replace(words, instead, 1), "utf-8")
    found = list(_checked(root))
    assert {(d.code, d.severity) for d in found} == {(code, Severity.WARNING)} and {Path(d.pos.file).name for d in found} == {Path(file).name}
    entity.write_text(entity.read_text("utf-8") + f"reglas:\n  - regla: {code}\n    severidad: error\n", "utf-8")
    assert {(d.code, d.severity) for d in _checked(root)} == {(code, Severity.ERROR)}


def test_who_answers_for_an_activity_is_of_its_dependencia_or_of_one_above_or_below(tmp_path: Path) -> None:
    root = Path(shutil.copytree(MINIMAL, tmp_path / "p"))
    procedure, entity = root / AVE / PROCEDURE, root / AVE / "entidad.yml"
    text = procedure.read_text("utf-8")
    entity.write_text(entity.read_text("utf-8").replace("cargos:\n", "  - {id: hacienda, nombre: Secretaría de Hacienda, superior: despacho}\ncargos:\n", 1), "utf-8")
    procedure.write_text(text.replace("    pregunta:", "    dependencia: despacho\n    pregunta:"), "utf-8")
    assert list(_checked(root)) == []
    procedure.write_text(text.replace("    pregunta:", "    dependencia: hacienda\n    pregunta:"), "utf-8")
    assert [(d.code, d.severity) for d in _checked(root)] == [("G32", Severity.WARNING)]


def test_a_value_written_with_fewer_decimals_and_a_division_by_zero_with_its_reason_are_admitted(tmp_path: Path) -> None:
    root = Path(shutil.copytree(MINIMAL, tmp_path / "p"))
    path = root / AVE / INDICATORS
    text = path.read_text("utf-8").replace("A: 45", "A: 2").replace("B: 50", "B: 3")
    for written in ("66.7", "66.6", "66.67"):
        path.write_text(text.replace("periodo: 2024-T1", f"periodo: 2024-T1\n        valor: {written}"), "utf-8")
        assert list(_checked(root)) == []
    path.write_text(text.replace("B: 3", "B: 0").replace("periodo: 2024-T1", "periodo: 2024-T1\n        analisis: No hubo solicitudes."), "utf-8")
    assert list(_checked(root)) == []


def test_a_risk_is_accepted_only_in_the_zones_of_the_guide(tmp_path: Path) -> None:
    root = Path(shutil.copytree(MINIMAL, tmp_path / "p"))
    guide, risks = root / "model/riesgo/v6.yml", root / AVE / RISKS
    guide.write_text(guide.read_text("utf-8").replace("    nunca_en:\n      - corrupcion\n", "    zonas_admitidas: [bajo]\n"), "utf-8")
    risks.write_text(risks.read_text("utf-8").replace("opcion: reducir-mitigar", "opcion: aceptar", 1), "utf-8")
    (only,) = _checked(root)
    assert only.code == "G14" and only.severity is Severity.WARNING and "«Moderado»" in only.message and "«Bajo»" in only.message


def test_a_row_of_a_matrix_has_a_cell_for_each_column(tmp_path: Path) -> None:
    root = Path(shutil.copytree(MINIMAL, tmp_path / "p"))
    matrix = root / AVE / "matrices/partes.yml"
    matrix.parent.mkdir()
    matrix.write_text("nombre: Partes\ncolumnas: [Quién, Qué]\nfilas:\n  - celdas: [Ana, Leer]\n  - celdas: [Luis]\n", "utf-8")
    (only,) = _checked(root)
    assert (only.code, only.severity, only.pos.line) == ("G33", Severity.ERROR, 5)


def test_the_weights_of_a_plan_add_up_to_a_hundred(tmp_path: Path) -> None:
    root = Path(shutil.copytree(MINIMAL, tmp_path / "p"))
    document = root / AVE / "documentos/ficha-de-prestamo.yml"
    text = document.read_text("utf-8")
    actions = "acciones:\n  - {accion: Uno., responsable: secretario-general, peso: 33.3}\n  - {accion: Dos., responsable: secretario-general, peso: 33.3}\n"
    document.write_text(text + actions + "  - {accion: Tres., responsable: secretario-general, peso: 33.3}\n", "utf-8")
    assert list(_checked(root)) == []
    document.write_text(text + actions, "utf-8")
    assert [(d.code, d.severity) for d in _checked(root)] == [("G34", Severity.WARNING)]


TWICE = [
    ("politicas.yml", "politicas:\n", "politicas:\n  - politica: gestion-documental\n"),
    (RISKS, "  - id: deterioro-de-documentos\n", "    codigo: R1\n  - id: deterioro-de-documentos\n    codigo: R1\n"),
    (INDICATORS, '      - periodo: "2024"\n', '      - periodo: "2024"\n        valor: 80\n      - periodo: "2024"\n'),
]


@pytest.mark.parametrize(("file", "words", "instead"), TWICE, ids=[row[0] for row in TWICE])
def test_what_can_only_be_said_once_is_not_said_twice(tmp_path: Path, file: str, words: str, instead: str) -> None:
    root = Path(shutil.copytree(MINIMAL, tmp_path / "p"))
    path = root / AVE / file
    path.write_text(path.read_text("utf-8").replace(words, instead, 1), "utf-8")
    assert [(d.code, d.severity) for d in _checked(root)] == [("G36", Severity.ERROR)]


def test_a_risk_of_corruption_is_never_accepted(tmp_path: Path) -> None:
    root = Path(shutil.copytree(MINIMAL, tmp_path / "p"))
    path = root / AVE / RISKS
    text = path.read_text("utf-8").replace("clase: gestion", "clase: corrupcion", 1).replace("opcion: reducir-mitigar", "opcion: aceptar", 1)
    path.write_text(text, "utf-8")
    assert "G10" in {d.code for d in _checked(root)}


def test_an_output_without_client_is_a_warning_until_the_entity_says_otherwise(tmp_path: Path) -> None:
    root = Path(shutil.copytree(MINIMAL, tmp_path / "p"))
    path, entity = root / AVE / PROCESS, root / AVE / "entidad.yml"
    path.write_text(path.read_text("utf-8").replace("        clientes:\n          - externo: Ciudadanía\n", ""), "utf-8")
    assert [(d.code, d.severity) for d in _checked(root)] == [("G31", Severity.WARNING)]
    entity.write_text(entity.read_text("utf-8") + "reglas:\n  - regla: G31\n    severidad: error\n", "utf-8")
    assert [(d.code, d.severity) for d in _checked(root)] == [("G31", Severity.ERROR)]


def test_a_value_that_is_missing_or_one_too_many_is_a_warning(tmp_path: Path) -> None:
    root = Path(shutil.copytree(MINIMAL, tmp_path / "p"))
    entity = root / AVE / "entidad.yml"
    text = entity.read_text("utf-8")
    entity.write_text(text.replace("  - nombre: Justicia\n", "  - nombre: Cercanía\n"), "utf-8")
    assert [(d.code, d.severity) for d in _checked(root)] == [("G40", Severity.WARNING)]
    extra = "".join(f"  - nombre: {name}\n    descripcion: Propio.\n" for name in ("Cercanía", "Servicio", "Alegría"))
    entity.write_text(text.replace("dependencias:\n", extra + "dependencias:\n", 1), "utf-8")
    (only,) = _checked(root)
    assert only.code == "G40" and "Alegría" in only.message


def test_an_inherited_code_and_the_sigla_of_the_process_above_are_admitted(tmp_path: Path) -> None:
    root = Path(shutil.copytree(MINIMAL, tmp_path / "p"))
    procedure, entity = root / AVE / PROCEDURE, root / AVE / "entidad.yml"
    text = procedure.read_text("utf-8")
    sigla = next(line for line in (root / AVE / "procesos/gestion-administrativa.yml").read_text("utf-8").splitlines() if line.startswith("sigla:")).split()[1]
    procedure.write_text(text.replace("codigo: GD-P-001", f"codigo: {sigla}-P-009"), "utf-8")
    assert list(_checked(root)) == []
    procedure.write_text(text.replace("codigo: GD-P-001", "codigo: PR-7"), "utf-8")
    entity.write_text(entity.read_text("utf-8").replace("codificacion:\n", "codificacion:\n  excepciones: [PR-7]\n"), "utf-8")
    assert list(_checked(root)) == []


CODES = [
    ("{PROCESO}{TIPO}{NN}", "GDP01"), ("{TIPO}.{N}", "P.1"), ("{TIPO} - {PROCESO} - {NNN}", "P - GD - 001"), ("{TIPO_PROCESO}-{PROCESO}-{SUBPROCESO}-{TIPO}-{NN}", "A-GD-GD-P-01"),
    ("1D-{PROCESO}-{TIPO}{NNN}", "1D-GD-P008"),
]


@pytest.mark.parametrize(("template", "code"), CODES, ids=[code for _, code in CODES])
def test_the_codes_that_entities_use_follow_the_template_of_their_type(tmp_path: Path, template: str, code: str) -> None:
    root = Path(shutil.copytree(MINIMAL, tmp_path / "p"))
    procedure, entity = root / AVE / PROCEDURE, root / AVE / "entidad.yml"
    text, given = procedure.read_text("utf-8"), entity.read_text("utf-8")
    entity.write_text(given.replace("  - id: procedimiento\n", f'  - id: procedimiento\n    plantilla: "{template}"\n', 1), "utf-8")
    procedure.write_text(text.replace("codigo: GD-P-001", f"codigo: {code}"), "utf-8")
    assert list(_checked(root)) == []
    procedure.write_text(text.replace("codigo: GD-P-001", f"codigo: {code.replace('P', 'X')}"), "utf-8")
    (only,) = _checked(root)
    assert only.code == "G01" and "«X»" in only.message and "«P»" in only.message


def test_a_process_whose_sigla_has_points_or_small_letters_gives_them_to_its_codes(tmp_path: Path) -> None:
    root = Path(shutil.copytree(MINIMAL, tmp_path / "p"))
    process = root / AVE / PROCESS
    process.write_text(process.read_text("utf-8").replace("sigla: GD\n", "sigla: Ges01.02\n"), "utf-8")
    for path in (*(root / AVE).glob("*/*.yml"),):
        path.write_text(path.read_text("utf-8").replace("codigo: GD-", "codigo: Ges01.02-"), "utf-8")
    assert list(_checked(root)) == []


def test_a_dependencia_may_answer_where_no_cargo_is_named(tmp_path: Path) -> None:
    root = Path(shutil.copytree(MINIMAL, tmp_path / "p"))
    procedure = root / AVE / PROCEDURE
    text = procedure.read_text("utf-8")
    procedure.write_text(text.replace("responsable: profesional-de-archivo", "responsable: despacho"), "utf-8")
    assert list(_checked(root)) == []
    procedure.write_text(text.replace("responsable: profesional-de-archivo", "responsable: despacio"), "utf-8")
    (only,) = _checked(root)
    assert only.code == "R01" and "«despacho»" in only.message


def test_the_results_of_the_measurement_of_an_entity_are_read(tmp_path: Path) -> None:
    root = Path(shutil.copytree(MINIMAL, tmp_path / "p"))
    entity = root / AVE / "entidad.yml"
    entity.write_text(entity.read_text("utf-8") + 'resultados: [{vigencia: 2023, instrumento: FURAG, valor: "88.4"}]\n', "utf-8")
    assert list(_checked(root)) == []


def test_one_consecutive_for_the_whole_entity_is_not_repeated(tmp_path: Path) -> None:
    root = Path(shutil.copytree(MINIMAL, tmp_path / "p"))
    entity = root / AVE / "entidad.yml"
    entity.write_text(entity.read_text("utf-8").replace("codificacion:\n", "codificacion:\n  separado: no\n"), "utf-8")
    assert {d.code for d in _checked(root)} == {"G02"}


def test_the_contacts_that_an_entity_declares_as_its_own_are_not_personal_data(tmp_path: Path) -> None:
    root = Path(shutil.copytree(MINIMAL, tmp_path / "p"))
    entity, document = root / AVE / "entidad.yml", root / AVE / "documentos/ficha-de-prestamo.yml"
    document.write_text(document.read_text("utf-8").replace("Se llena una ficha", "Escriba a villaejemplo@gmail.com o llame al 310 555 01 02. Se llena una ficha"), "utf-8")
    assert [d.code for d in _checked(root)] == ["D02", "D02"]
    text = entity.read_text("utf-8").replace("sedes:\n", "correo: villaejemplo@gmail.com\nsedes:\n").replace("    direccion:", "    telefono: +57 3105550102\n    direccion:")
    entity.write_text(text, "utf-8")
    assert list(_checked(root)) == []
