"""Floor 4: the files that an entity takes to its spreadsheets and that other systems read: XLSX, CSV, JSON, and the model with its schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from generator.compose.datos import coverage_data, data_schema, model_data
from generator.compose.exports import compose_exports
from generator.domain.entidad.sistema import SistemaDeGestion
from generator.project import Project
from generator.writers.sheets import write_csv, write_json, write_xlsx

MODEL_FILE = "datos/modelo.json"
SCHEMA_FILE = "datos/modelo.schema.json"


def export_files(project: Project, sistema: SistemaDeGestion) -> dict[str, bytes]:
    """Path → bytes: one workbook with every sheet, and each sheet as CSV and JSON."""
    assert project.modelo is not None
    sheets = compose_exports(project.modelo, sistema, project.bibliography.sources)
    files = {f"{sistema.id}.xlsx": write_xlsx(sheets, sistema.entidad.nombre)}
    for sheet in sheets:
        files[f"{sheet.name}.csv"] = write_csv(sheet).encode()
        files[f"{sheet.name}.json"] = write_json(sheet).encode()
    return files


def model_files(project: Project) -> dict[str, bytes]:
    """The whole model, computed figures included, and its schema."""
    assert project.modelo is not None
    return {MODEL_FILE: _json(model_data(project.modelo)), SCHEMA_FILE: _json(data_schema())}


def find_entidad(project: Project, ident: str) -> SistemaDeGestion | None:
    """An entity by its folder or its sigla, without case."""
    assert project.modelo is not None
    wanted = ident.casefold()
    return next((s for s in project.modelo.entidades if wanted in (s.id.casefold(), s.entidad.sigla.casefold())), None)


def coverage(project: Project, sistema: SistemaDeGestion) -> dict[str, Any]:
    """Coverage of MIPG as plain data."""
    assert project.modelo is not None
    return coverage_data(project.modelo, sistema)


def write_files(files: dict[str, bytes], out: Path) -> None:
    """Write each file beside its place and rename it: a file is never seen half written."""
    for name, data in files.items():
        target = out / name
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = target.with_name(f".{target.name}.nuevo")
        fresh.write_bytes(data)
        fresh.replace(target)


def _json(data: Any) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
