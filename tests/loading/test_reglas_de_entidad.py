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
    (PROCESS, "politicas:\n  - gestion-documental\n", "", "G30"),
]


@pytest.mark.parametrize(("file", "words", "instead", "code"), BROKEN, ids=[row[3] for row in BROKEN])
def test_a_broken_rule_is_an_error_in_its_file(tmp_path: Path, file: str, words: str, instead: str, code: str) -> None:
    root = Path(shutil.copytree(MINIMAL, tmp_path / "p"))
    path = root / AVE / file
    text = path.read_text("utf-8")
    assert words in text
    path.write_text(text.replace(words, instead, 1), "utf-8")
    found = list(_checked(root))
    assert code in {d.code for d in found} and {d.code for d in found} <= {code, "G06"}
    assert all(d.severity is Severity.ERROR for d in found)


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
