"""Floor 4: the manuals of a project as Word files: their templates checked, their pages measured, each written in its place at once.

It must not know MkDocs nor argparse; the reading of the project is in project.py.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from generator.citations.bibtex import Bibliography
from generator.compose.manual import Ejemplar, cite_manual
from generator.diagnostics import Diagnostics, SourcePos
from generator.doctree.manual import Manual
from generator.domain.entidad.organizacion import Entidad
from generator.domain.manual import Receta
from generator.loading.suggest import did_you_mean
from generator.render_docx import load_store, render_pdfs, save_store
from generator.reporting import disk_sentence
from generator.writers.docx.pagenumbers import MEASURING
from generator.writers.docx.pages import Measured, content_key, measure_pdf
from generator.writers.docx.profile import PROFILE_NAMES, read_profile
from generator.writers.docx.security import check_template
from generator.writers.docx.starter import starting_template
from generator.writers.docx.writer import write_docx

MANY = 24
"""From how many manuals on it pays to write them in two processes."""
PROCESSES = 2
Pages = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Trabajo:
    """A manual ready to be written, with its citations and the bytes of its template."""

    path: str
    manual: Manual
    template: bytes | None = None


@dataclass(slots=True)
class Resultado:
    """What a build of manuals made. `files`: path -> bytes. `unnumbered`: how many have no page numbers in their contents."""

    files: dict[str, bytes] = field(default_factory=dict)
    unnumbered: int = 0
    fonts: set[str] = field(default_factory=set)
    failed: list[str] = field(default_factory=list)
    """A sentence for each file that could not be saved."""


def write_manuals(root: Path, manuals: Iterable[Ejemplar], bibliography: Bibliography, diagnostics: Diagnostics, *,
                  program: str = "", whole: bool = False) -> Resultado:
    """The bytes of each manual. `program`: LibreOffice, to know the pages; without it, those that the store remembers.
    `whole`: they are all the manuals, so what the store has of others is old."""
    jobs = _jobs(root, manuals, bibliography, diagnostics)
    if diagnostics.errors:
        return Resultado()
    store = load_store(root)
    if not program and not store:  # nothing can be known of the pages: they are written once
        files = dict(zip((job.path for job in jobs), _write_all(root, jobs, [None] * len(jobs), diagnostics), strict=True))
        return Resultado(files, len(jobs))
    measured = _write_all(root, jobs, [MEASURING] * len(jobs), Diagnostics())
    found = Resultado()
    pages = _pages(jobs, measured, store, program, found)
    keys = {content_key(data) for data in measured}
    kept = {key: known for key, known in store.items() if key in keys or not whole}
    if program and kept != load_store(root):
        save_store(root, kept)
    found.files = dict(zip((job.path for job in jobs), _write_all(root, jobs, pages, diagnostics), strict=True))
    found.unnumbered = sum(1 for known in pages if known is None)
    return found


def _pages(jobs: Sequence[Trabajo], measured: Sequence[bytes], store: dict[str, Measured], program: str,
           found: Resultado) -> list[Pages | None]:
    """The pages of each manual: remembered, or measured now and remembered. None where they cannot be known."""
    keys = [content_key(data) for data in measured]
    missing = [at for at, key in enumerate(keys) if key not in store] if program else []
    for at, pdf in zip(missing, render_pdfs(program, [measured[at] for at in missing]) if missing else [], strict=True):
        if pdf:
            profile = read_profile(jobs[at].manual.profile)
            store[keys[at]] = measure_pdf(pdf, (profile.fuente, profile.fuente_codigo))
    known = [store.get(key) for key in keys]
    found.fonts |= {font.message() for each in known if each for font in each.fonts}
    return [each.pages if each else None for each in known]


# ------------------------------------------------------------------------------------------------- writing
def _jobs(root: Path, manuals: Iterable[Ejemplar], bibliography: Bibliography, diagnostics: Diagnostics) -> list[Trabajo]:
    read: dict[str, bytes | None] = {}
    jobs = []
    for made in manuals:
        if made.manual.profile not in PROFILE_NAMES:
            diagnostics.error("T23", made.pos, f"No existe el perfil «{made.manual.profile}».", f"Elija entre: {', '.join(PROFILE_NAMES)}.")
            continue
        if made.template and made.template not in read:
            read[made.template] = _template(root, made.template, made.pos, diagnostics)
        jobs.append(Trabajo(made.path, cite_manual(made.manual, bibliography), read.get(made.template)))
    return jobs


def check_recipes(root: Path, recipes: Iterable[Receta], diagnostics: Diagnostics) -> None:
    """The profile and the Word template that each recipe names are there and safe."""
    recipes = tuple(recipes)
    for recipe in recipes:
        if recipe.plantilla:
            _template(root, recipe.plantilla, recipe.at("plantilla"), diagnostics)
    check_profiles(recipes, diagnostics)


def check_templates(root: Path, entities: Iterable[Entidad], diagnostics: Diagnostics) -> None:
    """The profile and the Word template that each entity names are there and safe, whether or not a manual is written now."""
    for entity in entities:
        if entity.plantilla:
            _template(root, f"model/entidades/{entity.id}/{entity.plantilla}", entity.at("plantilla"), diagnostics)
    check_profiles(entities, diagnostics)


def check_profiles(records: Iterable[Entidad | Receta], diagnostics: Diagnostics) -> None:
    """The profile that an entity or a recipe of a manual names is one of ours."""
    for record in records:
        if record.perfil and record.perfil not in PROFILE_NAMES:
            diagnostics.error("T23", record.at("perfil"), f"No existe el perfil «{record.perfil}».{did_you_mean(record.perfil, PROFILE_NAMES)}", f"Elija entre: {', '.join(PROFILE_NAMES)}.")


def _template(root: Path, path: str, pos: SourcePos, diagnostics: Diagnostics) -> bytes | None:
    """An entity's own .docx, refused with every reason when it is not safe."""
    file = (root / path).resolve()
    if not file.is_relative_to(root.resolve()) or not file.is_file():
        diagnostics.error("T23", pos, f"No existe la plantilla de Word «{path}» dentro del proyecto.", "Escriba el nombre de un .docx de la carpeta de la entidad.")
        return None
    data = file.read_bytes()
    return data if check_template(data, pos, diagnostics) else None


def _write_all(root: Path, jobs: Sequence[Trabajo], pages: Sequence[Pages | None], diagnostics: Diagnostics) -> list[bytes]:
    if len(jobs) < MANY:
        made = [_write(root, job, known) for job, known in zip(jobs, pages, strict=True)]
    else:
        with ProcessPoolExecutor(PROCESSES) as pool:
            made = list(pool.map(partial(_write, root), jobs, [dict(p) if p is not None else None for p in pages], chunksize=4))
    for _, found in made:
        diagnostics.items += found.items
    return [data for data, _ in made]


def _write(root: Path, job: Trabajo, pages: Pages | None) -> tuple[bytes, Diagnostics]:
    diagnostics = Diagnostics()
    data = write_docx(job.manual, read_profile(job.manual.profile), images=_reader(root), template=job.template, pages=pages, diagnostics=diagnostics)
    return data, diagnostics


def _reader(root: Path) -> Callable[[str], bytes]:
    """Reads pictures, only from inside the project."""
    base = root.resolve()

    def read(path: str) -> bytes:
        file = (base / path).resolve()
        return file.read_bytes() if file.is_relative_to(base) and file.is_file() else b""

    return read


# -------------------------------------------------------------------------------------------------- saving
def save_manuals(found: Resultado, out: Path) -> list[Path]:
    """Save each one beside its place and rename it. One that cannot be saved is told in `failed`, and the others are saved."""
    saved = []
    for path, data in found.files.items():
        target = out / path.partition("/")[2]
        problem = _save(target, data)
        if problem:
            found.failed.append(problem)
        else:
            saved.append(target)
    return saved


def save_template(root: Path, entity: Entidad, target: Path) -> str:
    """Write an entity's starting template. Empty when it was saved; otherwise a sentence. `BadImageError` when the logo cannot go in."""
    logo = _reader(root)(entity.logo) if entity.logo else None
    return _save(target, starting_template(read_profile(entity.perfil), entidad=entity.nombre, logo=logo))


def _save(target: Path, data: bytes) -> str:
    """Empty when it was saved; otherwise a sentence."""
    if _is_open(target):
        return f"«{target}» está abierto en otro programa: quedó como estaba. Ciérrelo y vuelva a intentarlo."
    fresh = target.with_name(f".{target.name}.nuevo")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with fresh.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(target)
    except PermissionError:
        fresh.unlink(missing_ok=True)
        return f"No se pudo escribir «{target}»: está abierto en otro programa o no tiene permiso. Ciérrelo y vuelva a intentarlo."
    except OSError as error:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        return disk_sentence(error, str(target))
    return ""


def _is_open(target: Path) -> bool:
    """Whether Word («~$nual.docx») or LibreOffice left beside it the mark of an open file."""
    marks = (f"~${target.name[2:]}", f".~lock.{target.name}#")
    return any((target.parent / mark).exists() for mark in marks)
