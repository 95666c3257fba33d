"""The page of a risk explains each figure with the numbers of the guide, and shows what the entity published beside it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from generator.compose.profile import read_profile
from generator.compose.site import compose_site
from generator.diagnostics import Diagnostics
from generator.doctree import nodes as n
from generator.doctree.walk import find_nodes, plain_text
from generator.loading.loader import load_modelo

ROOT = Path(__file__).parents[2]
PROFILE = read_profile(json.loads((ROOT / "generator/profiles/pagina.json").read_text(encoding="utf-8")))
RISKS = "model/entidades/ejemplo/riesgos/archivo.yml"


def pages(root: Path) -> dict[str, n.Document]:
    diagnostics = Diagnostics()
    modelo = load_modelo(root, diagnostics).modelo
    assert modelo is not None
    return {document.address: document for document in compose_site(modelo, (), PROFILE, diagnostics)}


def rows(document: n.Document, table: str) -> list[list[str]]:
    found = next(t for t in find_nodes(document, n.Table) if t.id == table)
    return [[plain_text(cell) for cell in row.cells] for row in found.rows]


def test_each_step_says_the_bounds_and_the_weights_that_it_uses(tmp_path: Path) -> None:
    root = Path(shutil.copytree(ROOT / "tests/minimal_model", tmp_path / "p"))
    path = root / RISKS
    given = "    declarado: {probabilidad: baja, impacto: leve, zona: bajo, razon: Mapa de 2023.}\n    tratamiento:\n"
    path.write_text(path.read_text("utf-8").replace("    tratamiento:\n", given, 1), "utf-8")
    page = pages(root)["entidades/ejemplo/riesgos/perdida-de-expedientes"]
    steps = {row[0]: row[1:] for row in rows(page, "tabla-valoracion")}
    assert steps["Probabilidad inherente"] == ["La actividad se ejecuta 120 veces al año: nivel media, de 25 a 500.", "60 % (Media)"]
    assert steps["Control 1"] == ["Profesional de archivo verifica. Actúa sobre la probabilidad; su eficiencia: preventivo 25 % + manual 15 % = 40 %.",
                                  "60 % − 60 % × 40 % = 36 %"]
    assert rows(page, "tabla-declarado") == [["Probabilidad residual", "Baja", "Baja"], ["Impacto residual", "Leve", "Menor"], ["Zona residual", "Bajo", "Moderado"]]
    assert "Mapa de 2023." in plain_text(page)


def test_the_processes_go_in_the_order_of_the_entity_each_before_its_subprocesses(tmp_path: Path) -> None:
    root = Path(shutil.copytree(ROOT / "tests/minimal_model", tmp_path / "p"))
    process = root / "model/entidades/ejemplo/procesos"
    path = process / "gestion-administrativa.yml"
    path.write_text(path.read_text("utf-8") + "\norden: 1\n", "utf-8")
    modelo = load_modelo(root, Diagnostics()).modelo
    assert modelo is not None
    ids = [p.id for p in modelo.entidades[0].procesos]
    assert ids[0] == "gestion-administrativa" and len(ids) == len(list(process.glob("*.yml")))
    for p in modelo.entidades[0].procesos:
        assert not p.subproceso_de or ids.index(p.subproceso_de.id) < ids.index(p.id)
