"""Floor 2: the only place of loading that touches the disk: finds the model's files, reads them, and gives the resolved model."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.diagnostics import Diagnostics, SourcePos
from generator.domain.entidad.sistema import ENTIDAD_LUGARES, SistemaDeGestion
from generator.domain.fields import Registro
from generator.domain.lugar import Lugar
from generator.domain.modelo import LUGARES, Modelo
from generator.loading.decode import decode_record
from generator.loading.resolve import Index, build_index, check_hierarchy, resolve
from generator.loading.suggest import quote
from generator.loading.text import read_text
from generator.loading.yaml_nodes import read_yaml

MAX_BYTES = 20_000_000
ORDER = {"dimensiones": "numero", "politicas": "numero_base"}


@dataclass(slots=True)
class Loaded:
    """What loading gives: the model (None when an error stops it), the text of each file for messages, and how many were read."""

    modelo: Modelo | None = None
    texts: dict[str, str] = field(default_factory=dict)


def load_modelo(root: Path, diagnostics: Diagnostics) -> Loaded:
    """Read `root`/model. Every error of the run is in `diagnostics`."""
    loaded = Loaded()
    folder = root / "model"
    if not folder.is_dir():
        diagnostics.error("A01", SourcePos("model"), "No existe la carpeta «model» del proyecto.", "Ejecute el comando en la carpeta del proyecto o use --raiz.")
        return loaded
    with _paused_gc():
        values = _load_places(root, folder, LUGARES, loaded, diagnostics)
        entities = [_load_places(root, path, ENTIDAD_LUGARES, loaded, diagnostics, path.name) for path in _entity_folders(folder)]
        _unexpected(root, folder, loaded, diagnostics)
        _resolve_all(values, entities, diagnostics)
    if not diagnostics.errors:
        systems = tuple(SistemaDeGestion(**entity) for entity in entities)
        loaded.modelo = Modelo(**_ordered(values), entidades=systems)
    return loaded


def read_file(root: Path, path: Path, diagnostics: Diagnostics, loaded: Loaded, yaml: bool = True) -> str | None:
    """The text of one file of the project, checked; None with the reason said."""
    file = path.relative_to(root).as_posix()
    try:
        if not path.is_file():
            raise OSError("not a regular file")
        if not path.resolve().is_relative_to(root.resolve()):
            diagnostics.error("S03", SourcePos(file), "El archivo es un enlace que lleva fuera del proyecto.", "Copie el archivo dentro del proyecto.")
            return None
        if path.stat().st_size > MAX_BYTES:
            diagnostics.error("A03", SourcePos(file), "El archivo pasa de 20 MB.", "Divídalo en archivos más pequeños.")
            return None
        data = path.read_bytes()
    except OSError:
        diagnostics.error("A02", SourcePos(file), "El archivo no se puede leer.", "Revise que sea un archivo normal y sus permisos.")
        return None
    text = read_text(data, file, diagnostics, yaml)
    loaded.texts[file] = text if text is not None else data.decode("utf-8", "replace")
    return text


def _load_places(root: Path, folder: Path, places: tuple[Lugar, ...], loaded: Loaded, diagnostics: Diagnostics, ident: str = "") -> dict[str, Any]:
    return {place.atributo: _load_place(root, folder, place, loaded, diagnostics, ident) for place in places}


def _load_place(root: Path, folder: Path, place: Lugar, loaded: Loaded, diagnostics: Diagnostics, ident: str) -> Any:
    paths = [path for pattern in place.patron.split("|") for path in sorted(folder.glob(pattern))]
    if not paths and not place.opcional:
        pos = SourcePos((folder / place.patron).relative_to(root).as_posix())
        diagnostics.error("A04", pos, f"Falta el archivo «{pos.file}», que es obligatorio.", "Cree el archivo.")
        diagnostics.broken_files.add(pos.file)
    records = [record for path in paths if (record := _load_record(root, path, place, loaded, diagnostics, ident)) is not None]
    if place.unir:
        return tuple(item for record in records for item in getattr(record, place.unir))
    if place.varios:
        return tuple(records)
    return records[0] if records else None


def _load_record(root: Path, path: Path, place: Lugar, loaded: Loaded, diagnostics: Diagnostics, ident: str) -> Registro | None:
    file = path.relative_to(root).as_posix()
    before = len(diagnostics.errors)
    text = read_file(root, path, diagnostics, loaded)
    node = read_yaml(text, file, diagnostics) if text is not None else None
    name = path.stem if place.varios else ident
    record: Registro | None = decode_record(place.tipo, node, diagnostics, {"id": name} if name else {})
    if record is not None and name and getattr(record, "id", name) != name:
        diagnostics.error("R05", record.at("id"), f"El identificador {quote(record.id)} no es el nombre del archivo o carpeta ({quote(name)}).",  # type: ignore[attr-defined]
                          "Borre la clave «id» o cambie el nombre.")
    if len(diagnostics.errors) > before:
        diagnostics.broken_files.add(file)
    return record


def _entity_folders(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / "entidades").glob("*") if path.is_dir())


def _resolve_all(values: dict[str, Any], entities: list[dict[str, Any]], diagnostics: Diagnostics) -> None:
    reference = _flat(values)
    systems = [_flat(entity) for entity in entities]
    index = build_index(reference, diagnostics)
    for system in systems:
        for record in system:
            if type(record).__name__ == "Entidad":
                index.records.setdefault(type(record), {})[record.id] = record  # type: ignore[attr-defined]
    resolve(reference, index, diagnostics)
    for system in systems:
        own: Index = build_index(system, diagnostics, index)
        resolve(system, own, diagnostics)
        check_hierarchy(system, diagnostics)


def _flat(values: dict[str, Any]) -> list[Registro]:
    return [item for value in values.values() for item in (value if isinstance(value, tuple) else (value,)) if item is not None]


def _ordered(values: dict[str, Any]) -> dict[str, Any]:
    for name, key in ORDER.items():
        values[name] = tuple(sorted(values[name], key=lambda r, k=key: (getattr(r, k) or 99, r.id)))  # type: ignore[misc]
    return values


def _unexpected(root: Path, folder: Path, loaded: Loaded, diagnostics: Diagnostics) -> None:
    for path in sorted(folder.rglob("*")):
        file = path.relative_to(root).as_posix()
        if path.is_dir() or file in loaded.texts or path.name.startswith(".") or file in diagnostics.broken_files:
            continue
        if path.suffix.lower() in (".yml", ".yaml"):
            diagnostics.warning("A05", SourcePos(file), "Este archivo no corresponde a ningún lugar del modelo y no se lee.", "Revise el nombre (termina en .yml) y la carpeta.")


@contextmanager
def _paused_gc() -> Iterator[None]:
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
