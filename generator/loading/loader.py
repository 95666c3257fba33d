"""Floor 2: the only place of loading that touches the disk: finds the model's files, reads them, and gives the resolved model."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from generator.diagnostics import Diagnostics, Severity, SourcePos
from generator.doctree.prose import prose_pictures
from generator.domain.entidad.organizacion import Entidad
from generator.domain.entidad.sistema import ENTIDAD_LUGARES, SistemaDeGestion, en_orden
from generator.domain.fields import Identificador, Imagen, Prose, Registro
from generator.domain.hints import field_types
from generator.domain.lugar import Lugar
from generator.domain.modelo import LUGARES, Modelo
from generator.loading.content import check_page
from generator.loading.decode import decode_record
from generator.loading.images import SUFFIXES, picture_problem
from generator.loading.resolve import ID_LINE, Gaps, build_index, check_hierarchy, model_records, resolve, walk_records
from generator.loading.scalars import read_scalar
from generator.loading.suggest import quote
from generator.loading.text import read_text
from generator.loading.yaml_nodes import read_yaml

OTHER_SUFFIX = re.compile(r"(?i:\.ya?ml\.txt|\.yaml)$|(?!\.yml$)(?i:\.yml)$")
BESIDE = (*SUFFIXES, ".docx", ".docm", ".dotx", ".doc")
"""What records name: pictures and templates of Word."""
KEPT = re.compile(r"(?i:readme|l[eé]eme|desktop\.ini|thumbs\.db)")
"""Files that are for whoever looks at the folder."""
MAX_BYTES = 20_000_000
ORDER = {"dimensiones": "numero", "politicas": "numero_base"}


@dataclass(slots=True)
class Loaded:
    """What loading gives: the model (None when an error stops it), the text of each file for messages, and how many were read."""

    modelo: Modelo | None = None
    texts: dict[str, str] = field(default_factory=dict)
    partial: Modelo | None = None
    """What could be read, for the rules that do not need the rest: a record may lack values, and a part may be None."""
    plain: set[str] = field(default_factory=set)
    """Folders that are reached without any link."""
    places: dict[str, str] = field(default_factory=dict)
    """Which part of the whole each file gives: «politicas», or «entidades/<sigla>»."""
    unfound: set[Any] = field(default_factory=set)
    """Kinds of record that others name and of which one is not there: what counts them would say it again."""

    def incomplete(self, diagnostics: Diagnostics) -> set[str]:
        """The parts that have an error: rules that need them wait."""
        broken = {d.pos.file for d in diagnostics.errors}
        return {part for file, part in self.places.items() if file in broken} | {place.atributo for place in LUGARES if place.tipo in self.unfound}


def load_modelo(root: Path, diagnostics: Diagnostics) -> Loaded:
    """Read `root`/model. Every error of the run is in `diagnostics`."""
    loaded = Loaded()
    folder = root / "model"
    if not folder.is_dir():
        diagnostics.error("A01", SourcePos("model"), "No existe la carpeta «model» del proyecto.", "Ejecute la orden en la carpeta del proyecto o use --raiz.")
        return loaded
    reader = _Reader(root, loaded, diagnostics)
    reference = reader.read_part(folder, LUGARES)
    entities = [reader.read_part(path, ENTIDAD_LUGARES, path.name) for path in _entity_folders(folder)]
    unread = _unexpected(root, folder, loaded, diagnostics)
    for part in (reference, *entities):
        part.gaps.lost.update(unread)
    _read_content(root, loaded, diagnostics)
    _check_pictures(root, [*_flat(reference.values), *(item for entity in entities for item in _flat(entity.values))], diagnostics)
    loaded.unfound = _resolve_all(reference, entities, diagnostics)
    systems = tuple(SistemaDeGestion(**entity.values | {"procesos": en_orden(entity.values["procesos"])}) for entity in entities)
    loaded.partial = Modelo(**_ordered(reference.values), entidades=systems)
    if not diagnostics.errors:
        loaded.modelo = loaded.partial
    return loaded


def read_file(root: Path, path: Path, diagnostics: Diagnostics, loaded: Loaded, yaml: bool = True) -> str | None:
    """The text of one file of the project, checked; None with the reason said."""
    file = path.relative_to(root).as_posix()
    data = read_bytes(root, path, diagnostics, plain=loaded.plain)
    if data is None:
        return None
    text = read_text(data, file, diagnostics, yaml)
    loaded.texts[file] = text if text is not None else data.decode("utf-8", "replace")
    return text


def read_bytes(root: Path, path: Path, diagnostics: Diagnostics, pos: SourcePos | None = None, plain: set[str] | None = None) -> bytes | None:
    """The bytes of a file of the project, or None with the reason said: at `pos`, when another place names the file. `plain`: folders that are
    known to be reached without links, more of which are added."""
    try:
        problem = _unreadable(root, path, plain)
        if problem is None:
            return path.read_bytes()
    except OSError:
        problem = ("A02", "no se puede leer: falta el permiso de lectura.", "Revise los permisos del archivo.")
    code, sentence, help_ = problem
    file = path.relative_to(root).as_posix()
    diagnostics.error(code, pos or SourcePos(file), f"El archivo {quote(file)} {sentence}", help_)
    return None


def _unreadable(root: Path, path: Path, plain: set[str] | None) -> tuple[str, str, str] | None:
    found = path.lstat()
    linked = stat.S_ISLNK(found.st_mode)
    if linked and not path.exists():
        return "A02", "es un enlace simbólico en bucle o roto: lleva a algo que no existe.", "Bórrelo y copie el archivo en su lugar."
    if linked:
        found = path.stat()
    if stat.S_ISDIR(found.st_mode):
        return "A02", "es una carpeta y debe ser un archivo.", "Cambie el nombre de la carpeta o bórrela, y cree el archivo."
    if not stat.S_ISREG(found.st_mode):
        return "A02", "no es un archivo normal (es una tubería o un dispositivo).", "Bórrelo y cree un archivo normal."
    if (linked or _through_links(root, path, plain if plain is not None else set())) and not path.resolve().is_relative_to(root.resolve()):
        return "S03", "es un enlace que lleva fuera del proyecto.", "Copie el archivo dentro del proyecto."
    if found.st_size > MAX_BYTES:
        return "A03", "pasa de 20 MB.", "Divídalo en archivos más pequeños."
    return None


def _through_links(root: Path, path: Path, plain: set[str]) -> bool:
    """Does any step from the root to the folder of the file leave its own?"""
    folder = os.path.dirname(path)
    if folder not in plain:
        steps = path.relative_to(root).parts[:-1]
        if ".." in steps or any(os.path.islink(root.joinpath(*steps[:n])) for n in range(1, len(steps) + 1)):
            return True
        plain.add(folder)
    return False


@dataclass(slots=True)
class _Part:
    """The reference model or one entity: its values by attribute, and what its broken files would have held."""

    values: dict[str, Any]
    gaps: Gaps


@dataclass(slots=True)
class _Reader:
    root: Path
    loaded: Loaded
    diagnostics: Diagnostics

    def read_part(self, folder: Path, places: tuple[Lugar, ...], ident: str = "") -> _Part:
        part = _Part({}, Gaps())
        for place in places:
            part.values[place.atributo] = self.read_place(folder, place, ident, part.gaps)
        return part

    def read_place(self, folder: Path, place: Lugar, ident: str, gaps: Gaps) -> Any:
        folders = {(folder / pattern).parent for pattern in place.patron.split("|")}
        linked = [path for path in sorted(folders) if path.is_symlink()]
        for path in linked:
            _refuse_link(self.root, path, self.diagnostics)
            gaps.add_file(place.tipo, "", None, set())
        paths = [] if linked else [path for pattern in place.patron.split("|") for path in sorted(folder.glob(pattern))]
        if not paths and not linked and not place.opcional:
            pos = SourcePos((folder / place.patron).relative_to(self.root).as_posix())
            what = f"No hay ningún archivo «{pos.file}», y debe haber al menos uno." if place.varios else f"Falta el archivo «{pos.file}», que es obligatorio."
            self.diagnostics.error("A04", pos, what, "Cree el archivo.")
            self.loaded.places[pos.file] = f"entidades/{ident}" if ident else place.atributo
            gaps.add_file(place.tipo, "", None, set())
        records = [record for path in paths if (record := self.read_record(path, place, ident, gaps)) is not None]
        if place.unir:
            return tuple(item for record in records for item in getattr(record, place.unir) or ())
        if place.varios:
            return tuple(records)
        return records[0] if records else None

    def read_record(self, path: Path, place: Lugar, ident: str, gaps: Gaps) -> Registro | None:
        file, diagnostics = path.relative_to(self.root).as_posix(), self.diagnostics
        self.loaded.places[file] = f"entidades/{ident}" if ident else place.atributo
        before = len(diagnostics.items)
        text = read_file(self.root, path, diagnostics, self.loaded)
        node = read_yaml(text, file, diagnostics) if text is not None else None
        name = path.stem if place.varios else ident
        record: Registro | None = decode_record(place.tipo, node, diagnostics, {"id": name} if name else {})
        if record is not None and name:
            record = self.named(record, name, "archivo" if place.varios else "carpeta", gaps)
        codes = {item.code for item in diagnostics.items[before:] if item.severity is Severity.ERROR}
        if codes:
            gaps.add_file(place.tipo, path.stem if place.varios else "", self.loaded.texts.get(file), codes)
        return record


    def named(self, record: Registro, name: str, what: str, gaps: Gaps) -> Registro:
        """The record, known by the name of its file or folder: what others may call it by."""
        found: str | None = getattr(record, "id", None)
        if found == name and "id" not in record.lugares:
            problem = read_scalar(Identificador, name)[1]
            if problem:
                self.diagnostics.error(problem[0], SourcePos(record.pos.file), f"El nombre de {'este' if what == 'archivo' else 'esta'} {what}, {quote(name)}, {problem[1]}",
                                       f"El nombre es el identificador. {problem[2]}")
        if found in (None, name):
            return record
        self.diagnostics.error("R05", record.at("id"), f"El identificador {quote(str(found))} no es el nombre del archivo o carpeta ({quote(name)}).",
                               "Borre la clave «id» o cambie el nombre.")
        gaps.lost.add(str(found))
        return replace(record, id=name)  # type: ignore[call-arg]


def _refuse_link(root: Path, path: Path, diagnostics: Diagnostics) -> None:
    diagnostics.error("S03", SourcePos(path.relative_to(root).as_posix()), "Esta carpeta es un enlace simbólico: puede formar un bucle o llevar fuera del proyecto.",
                      "Bórrelo y copie la carpeta.")


def _read_content(root: Path, loaded: Loaded, diagnostics: Diagnostics) -> None:
    """Pages written by hand and the pictures beside them."""
    for folder, names, files in os.walk(root / "content"):
        for path in (Path(folder, name) for name in sorted(names)):
            if path.is_symlink():
                _refuse_link(root, path, diagnostics)
        for path in (Path(folder, name) for name in sorted(files)):
            if path.suffix == ".md":
                text = read_file(root, path, diagnostics, loaded, yaml=False)
                if text is not None:
                    check_page(text, path.relative_to(root).as_posix(), diagnostics)
            elif path.suffix.lower() in SUFFIXES:
                _check_picture(root, path, SourcePos(path.relative_to(root).as_posix()), diagnostics)


def _check_pictures(root: Path, records: list[Registro], diagnostics: Diagnostics) -> None:
    """Pictures that the model names; those of content/ are looked at with their folder."""
    for value, pos in _pictures(records):
        problem = read_scalar(Imagen, value)[1]
        if problem:
            diagnostics.error(problem[0], pos, f"{quote(value)} {problem[1]}", problem[2])
            continue
        path = root / value
        if not path.exists() and not path.is_symlink():
            diagnostics.error("I01", pos, f"No existe la imagen {quote(value)}.", "La ruta se escribe desde la carpeta del proyecto.")
        elif path.suffix.lower() not in SUFFIXES and not path.is_dir():
            diagnostics.error("I02", pos, f"El archivo {quote(value)} no es una imagen de las que se admiten: PNG, JPG, GIF o WebP.", "Guárdela como PNG o JPG.")
        elif not value.startswith("content/") or not path.is_file():
            _check_picture(root, path, pos, diagnostics)


def model_pictures(modelo: Modelo) -> list[str]:
    """The paths of the pictures that the model names, in order, once each."""
    return list(dict.fromkeys(path for path, _ in _pictures(model_records(modelo))))


def _pictures(records: list[Registro]) -> Iterator[tuple[str, SourcePos]]:
    for record in walk_records(records):
        kind: Any = type(record)
        for name in _fields_of(kind, Imagen):
            if getattr(record, name):
                yield getattr(record, name), record.at(name)
        for name in _fields_of(kind, Prose):
            prose = getattr(record, name)
            if prose and "![" in prose.text:
                yield from prose_pictures(prose.text, prose.pos)


@cache
def _fields_of(kind: Any, value: Any) -> tuple[str, ...]:
    return tuple(name for name, hint in field_types(kind).items() if hint in (value, value | None))


def _check_picture(root: Path, path: Path, pos: SourcePos, diagnostics: Diagnostics) -> None:
    data = read_bytes(root, path, diagnostics, pos)
    problem = picture_problem(data) if data is not None and path.suffix.lower() in SUFFIXES else ""
    if problem:
        diagnostics.error("I02", pos, f"La imagen {quote(path.relative_to(root).as_posix())} {problem}.", "Guárdela de nuevo como PNG o JPG.")


def _entity_folders(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / "entidades").glob("*") if path.is_dir() and not path.is_symlink())


def _resolve_all(reference: _Part, entities: list[_Part], diagnostics: Diagnostics) -> set[Any]:
    """Of what kinds something is missing."""
    records = _flat(reference.values)
    systems = [_flat(entity.values) for entity in entities]
    index = build_index(records, diagnostics, gaps=reference.gaps)
    for system in systems:
        for record in system:
            if isinstance(record, Entidad) and record.id:
                index.records.setdefault(Entidad, {})[record.id] = record
    unfound = resolve(records, index, diagnostics)
    for entity, system in zip(entities, systems, strict=True):
        unfound |= resolve(system, build_index(system, diagnostics, index, entity.gaps), diagnostics)
        check_hierarchy(system, diagnostics)
    return unfound


def _flat(values: dict[str, Any]) -> list[Registro]:
    return [item for value in values.values() for item in (value if isinstance(value, tuple) else (value,)) if item is not None]


def _ordered(values: dict[str, Any]) -> dict[str, Any]:
    for name, key in ORDER.items():
        values[name] = tuple(sorted(values[name], key=lambda r, k=key: (getattr(r, k) or 99, str(r.id))))  # type: ignore[misc]
    return values


def _unexpected(root: Path, folder: Path, loaded: Loaded, diagnostics: Diagnostics) -> set[str]:
    """Say which files and links nobody reads; the names of those that should have been, since others may call what is in them."""
    names: set[str] = set()
    for path in sorted(folder.rglob("*")):
        file = path.relative_to(root).as_posix()
        if path.is_symlink() and path.is_dir():
            _refuse_link(root, path, diagnostics)
        if path.is_dir() and not path.is_symlink() and file not in loaded.places and not any(path.iterdir()):
            _warn_empty(file, diagnostics)
        if path.is_dir() or file in loaded.texts or path.name.startswith(".") or file in loaded.places:
            continue
        if found := OTHER_SUFFIX.search(path.name):
            names.update([stem := path.name[:found.start()], *ID_LINE.findall((read_bytes(root, path, Diagnostics()) or b"").decode("utf-8", "replace"))])
            loaded.places[file] = "/".join(path.relative_to(folder).parts[:2]) if file.startswith("model/entidades/") else path.relative_to(folder).parts[0]
            diagnostics.error("A05", SourcePos(file), f"Este archivo termina en «{found[0]}» y no se lee: los del modelo terminan en «.yml».", f"Cámbiele el nombre a «{stem}.yml».")
        elif path.suffix == ".yml":
            diagnostics.warning("A05", SourcePos(file), "Este archivo no corresponde a ningún lugar del modelo y no se lee.", "Revise el nombre (termina en .yml) y la carpeta.")
        elif path.suffix.lower() not in BESIDE and not KEPT.match(path.name):
            diagnostics.warning("A05", SourcePos(file), "Este archivo no se lee ni se publica: en «model» solo se leen los que terminan en «.yml».",
                                "Pase su contenido a un archivo .yml; si es una página escrita a mano, llévelo a «content»; si sobra, bórrelo.")
    return names


def _warn_empty(file: str, diagnostics: Diagnostics) -> None:
    if not any(d.pos.file.startswith(f"{file}/") for d in diagnostics.errors):
        diagnostics.warning("A05", SourcePos(file), "Esta carpeta está vacía: de ella no se lee nada.", "Ponga en ella los archivos .yml que debe tener, o bórrela.")
