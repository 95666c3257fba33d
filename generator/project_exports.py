"""Floor 4: the files that an entity takes to its spreadsheets and that other systems read: XLSX, CSV, JSON, and the model with its schema."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.citations.bibtex import Bibliography
from generator.compose.datos import data_schema, model_data
from generator.compose.exports import compose_exports
from generator.doctree.nodes import Document, Download, Text
from generator.doctree.sheets import Sheet
from generator.domain.entidad.sistema import SistemaDeGestion
from generator.domain.modelo import Modelo
from generator.loading.loader import model_pictures
from generator.writers.markdown import picture_path
from generator.writers.sheets import write_csv, write_json, write_xlsx

MODEL_FILE = "datos/modelo.json"
SCHEMA_FILE = "datos/modelo.schema.json"


WriteWorkbook = Callable[[tuple[Sheet, ...], str], bytes]


def export_files(modelo: Modelo, sistema: SistemaDeGestion, bibliography: Bibliography, write: WriteWorkbook = write_xlsx) -> dict[str, bytes]:
    """Path → bytes: one workbook with every sheet, and each sheet as CSV and JSON. `write`: what writes the workbook."""
    sheets = compose_exports(modelo, sistema, bibliography.sources)
    files = {f"{sistema.id}.xlsx": write(sheets, sistema.entidad.nombre)}
    for sheet in sheets:
        files[f"{sheet.name}.csv"] = write_csv(sheet).encode()
        files[f"{sheet.name}.json"] = write_json(sheet).encode()
    return files


def model_files(modelo: Modelo) -> dict[str, bytes]:
    """The whole model, computed figures included, and its schema."""
    return {MODEL_FILE: _json(model_data(modelo)), SCHEMA_FILE: _json(data_schema())}


def site_files(modelo: Modelo, bibliography: Bibliography, write: WriteWorkbook = write_xlsx) -> dict[str, bytes]:
    """What a site publishes besides its pages: the data of the model, and the spreadsheets of each entity in its folder."""
    files = model_files(modelo)
    for sistema in modelo.entidades:
        files |= {f"entidades/{sistema.id}/datos/{name}": data for name, data in export_files(modelo, sistema, bibliography, write).items()}
    return files


def picture_files(root: Path, modelo: Modelo) -> dict[str, bytes]:
    """The pictures that the model names, where the pages look for them."""
    return {picture_path(path): (root / path).read_bytes() for path in model_pictures(modelo)}


def offer_exports(documents: tuple[Document, ...], modelo: Modelo) -> tuple[Document, ...]:
    """The page of each entity with a link to its workbook."""
    offered = {f"entidades/{s.id}": Download(f"entidades/{s.id}/datos/{s.id}.xlsx", (Text("Riesgos, indicadores, documentos y cobertura (Excel)"),))
               for s in modelo.entidades}
    return tuple(replace(d, downloads=(*d.downloads, offered[d.address])) if d.address in offered else d for d in documents)


def find_entidad(modelo: Modelo, ident: str) -> SistemaDeGestion | None:
    """An entity by its folder or its sigla, without case."""
    wanted = ident.casefold()
    return next((s for s in modelo.entidades if wanted in (s.id.casefold(), s.entidad.sigla.casefold())), None)


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
