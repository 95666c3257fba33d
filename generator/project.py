"""Floor 4: the only place that wires the floors together: a folder of a project in, a validated site out. Knows neither MkDocs nor argparse."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from generator.citations import publication as citations
from generator.citations.bibtex import Bibliography, read_bibliography
from generator.citations.options import CitationOptions
from generator.collecting import without_collecting
from generator.compose.fuentes import read_fuentes
from generator.compose.manual import Ejemplar, compose_manuals, offer_manuals
from generator.compose.nav import NavGroup, compose_nav
from generator.compose.profile import PageProfile, read_profile
from generator.compose.prosa_parcial import Unread, check_prose
from generator.compose.site import Publication, compose_site
from generator.diagnostics import Diagnostics, SourcePos
from generator.doctree.nodes import Document
from generator.domain.modelo import Modelo
from generator.loading.checks import check_modelo
from generator.loading.content import check_links
from generator.loading.loader import Loaded, load_modelo, read_file
from generator.loading.yaml_nodes import check_syntax
from generator.project_content import check_content_citations, cite_content, written_pages
from generator.project_exports import find_entidad, offer_exports, picture_files, site_files
from generator.project_kept import KeptManuals, KeptWorkbooks
from generator.project_manuals import check_recipes, check_templates
from generator.project_review import review
from generator.project_sources import source_downloads, source_files, warn_sources
from generator.writers.pages import Page, PageRenderer

BIBLIOGRAPHY = "references.bib"
SETTINGS = "mkdocs.yml"
HOOK = "plugin.py"
WATCHED = ("model", BIBLIOGRAPHY)
"""What the live preview watches, besides content/."""
ENTRY_KEY = re.compile(r"^\s*(?:@\w+\s*[{(]?\s*([^,\s{}()]+)|\w+\s*\{\s*([^,\s{}()]+)\s*,\s*$)", re.M)
TEMPLATES = Path(__file__).parent / "templates" / "pages"
PAGE_PROFILE = Path(__file__).parent / "profiles" / "pagina.json"


@dataclass(slots=True)
class Project:
    """A project read: its model and sources, and the text of each file for the messages. `modelo` is None after an error; `partial` is what
    could be read."""

    root: Path
    modelo: Modelo | None
    bibliography: Bibliography
    texts: Mapping[str, str]
    partial: Modelo | None = None

    def read_line(self, file: str, line: int) -> str | None:
        """A line of a file that was read, for a message."""
        lines = self.texts.get(file, "").split("\n")
        return lines[line - 1] if 0 < line <= len(lines) else None


@dataclass(frozen=True)
class Site:
    """Everything that a builder of sites needs: pages, navigation, drawings by name, and files to download by path."""

    pages: tuple[Page, ...]
    nav: tuple[NavGroup, ...]
    drawings: Mapping[str, str]
    files: Mapping[str, bytes] = field(default_factory=dict)
    content: Mapping[str, str] = field(default_factory=dict)
    """The pages written by hand that cite something, with their citations filled: path below content/ → Markdown."""

    @cached_property
    def paths(self) -> Mapping[str, str]:
        """Address → path of its page."""
        return {page.address: page.path for page in self.pages}

    @property
    def media(self) -> Mapping[str, bytes]:
        """What is published as it is: drawings and downloads, by path."""
        return {f"dibujos/{name}.svg": svg.encode() for name, svg in self.drawings.items()} | dict(self.files)


@without_collecting()
def load_project(root: Path, diagnostics: Diagnostics, entidad: str = "") -> Project:
    """Read and check a project. Writes nothing; every mistake is in `diagnostics`. `entidad`: keep only that one (folder or sigla)."""
    loaded = load_modelo(root, diagnostics)
    _check_settings(root, loaded, diagnostics)
    bibliography = _bibliography(root, loaded, diagnostics)
    known = _known_keys(bibliography, loaded, diagnostics)
    if loaded.partial is not None:
        check_modelo(loaded.partial, known, diagnostics, loaded.texts, loaded.incomplete(diagnostics))
        check_templates(root, [system.entidad for system in loaded.partial.entidades if system.entidad], diagnostics)
        check_recipes(root, loaded.partial.manuales, diagnostics)
    if known is not None:
        check_content_citations(loaded.texts, known, diagnostics)
    if diagnostics.errors and loaded.partial is not None:
        broken = {d.pos.file for d in diagnostics.errors if d.pos.file.startswith("model/")}
        check_prose(loaded.partial, Unread.of(loaded.partial, loaded.texts, broken), diagnostics)
    modelo = None if diagnostics.errors else loaded.modelo
    if modelo and modelo.publicacion:
        options = CitationOptions(modelo.publicacion.estilo_normas.value, modelo.publicacion.conjuncion.value)
        bibliography = replace(bibliography, options=options)
    return Project(root, only_entidad(modelo, entidad) if modelo and entidad else modelo, bibliography, loaded.texts, loaded.partial)


def _check_settings(root: Path, loaded: Loaded, diagnostics: Diagnostics) -> None:
    """The settings of the site, when the project has its own, are YAML and have our hook; the rest of what they say is for MkDocs."""
    path = root / SETTINGS
    if path.exists() or path.is_symlink():
        text = read_file(root, path, diagnostics, loaded)
        if text is not None:
            before = len(diagnostics.errors)
            check_syntax(text, SETTINGS, diagnostics)
            if len(diagnostics.errors) == before and HOOK not in text and "INHERIT" not in text:
                diagnostics.error("A06", SourcePos(SETTINGS), "Falta «hooks» con «generator/plugin.py»: el sitio se publicaría sin las páginas del modelo.",
                                  "Agregue «hooks:» y, debajo y con dos espacios, «- generator/plugin.py».")


def only_entidad(modelo: Modelo, ident: str) -> Modelo:
    """The model with one of its entities, or with none when there is no such one; recipes made for another go too."""
    chosen = find_entidad(modelo, ident)
    kept = (chosen,) if chosen else ()
    manuals = tuple(r for r in modelo.manuales if r.entidad is None or any(r.entidad.id == s.id for s in kept))
    return replace(modelo, entidades=kept, manuales=manuals)


def _bibliography(root: Path, loaded: Loaded, diagnostics: Diagnostics) -> Bibliography:
    path = root / BIBLIOGRAPHY
    if not path.exists():
        diagnostics.error("A04", SourcePos(BIBLIOGRAPHY), f"Falta el archivo «{BIBLIOGRAPHY}», que es obligatorio.", "Cree el archivo con las fuentes que cita el modelo.")
        return read_bibliography("", BIBLIOGRAPHY, Diagnostics())
    text = read_file(root, path, diagnostics, loaded, yaml=False)
    if text is not None and not text.strip():
        diagnostics.error("E01", SourcePos(BIBLIOGRAPHY), f"El archivo «{BIBLIOGRAPHY}» está vacío.", "Escriba las fuentes que cita el modelo.")
    before = len(diagnostics.errors)
    found = read_bibliography(text or "", BIBLIOGRAPHY, diagnostics)
    if text and text.strip() and not found.sources and len(diagnostics.errors) == before:
        diagnostics.error("E01", SourcePos(BIBLIOGRAPHY), f"El archivo «{BIBLIOGRAPHY}» no tiene ninguna entrada («@tipo{{clave, …}}»).", "Escriba las fuentes que cita el modelo.")
    return found


def _known_keys(bibliography: Bibliography, loaded: Loaded, diagnostics: Diagnostics) -> set[str] | None:
    """Keys that may be cited. An entry with a mistake in it is still a source; without the file, or with an entry whose key is not, nothing is known."""
    if any(d.code == "B04" for d in diagnostics.errors):
        return None
    keys = {*bibliography.sources, *(found[1] or found[2] for found in ENTRY_KEY.finditer(loaded.texts.get(BIBLIOGRAPHY, "")))}
    return keys or None


class SiteBuilder:
    """Builds the site of a project, again and again: what did not change is not rendered again."""

    def __init__(self, manuals: bool = False) -> None:
        """`manuals`: with the Word files to download; without them the pages are the same, and quicker."""
        self.manuals = manuals
        self.profile: PageProfile = read_profile(json.loads(PAGE_PROFILE.read_text("utf-8")))
        self.renderer = self._renderer(_templates())
        self._kept = KeptManuals()
        self._workbooks = KeptWorkbooks()

    def _renderer(self, templates: Mapping[str, str]) -> PageRenderer:
        return PageRenderer(templates, self.profile.levels if self.profile.numbered else 0)

    @without_collecting()
    def build(self, project: Project, diagnostics: Diagnostics) -> Site | None:
        """The site, or None when an error stops it."""
        if project.modelo is None:
            return None
        documents = self.compose(project, diagnostics)
        warn_sources(documents, project.texts, project.bibliography, diagnostics)
        manuals = compose_manuals(project.modelo, documents, project.bibliography, diagnostics)
        if self.manuals:
            documents = offer_exports(offer_manuals(documents, manuals), project.modelo)
        templates = _templates()
        if templates != self.renderer.templates:
            self.renderer = self._renderer(templates)
        pages = self.renderer.render(documents, diagnostics)
        if diagnostics.errors:
            return None
        drawings = {drawing.name: drawing.svg for page in pages for drawing in page.drawings}
        content = cite_content(project.texts, self._publication(project))
        return Site(pages, compose_nav(documents), drawings, self._files(project, manuals, diagnostics), content)

    def review(self, project: Project, diagnostics: Diagnostics) -> None:
        """After an error: what else is wrong, in the pages that can be composed."""
        if project.partial is not None:
            review(project.partial, project.texts, project.bibliography, written_pages(project.texts), _content_files(project.root), self.profile,
                   self.renderer, diagnostics)

    def _publication(self, project: Project) -> citations.Publication:
        return citations.Publication(project.bibliography, project.bibliography.sources)

    @without_collecting()
    def compose(self, project: Project, diagnostics: Diagnostics) -> tuple[Document, ...]:
        """Every page of the project, before it is written in any format."""
        assert project.modelo is not None
        fuentes = read_fuentes(project.bibliography.sources.values())
        cited = self._publication(project)
        publication = Publication(cited.citing, cited.entry, cited.keys)
        return compose_site(project.modelo, fuentes, self.profile, diagnostics, publication=publication, downloads=source_downloads(),
                            by_hand=written_pages(project.texts))

    def _files(self, project: Project, manuals: tuple[Ejemplar, ...], diagnostics: Diagnostics) -> Mapping[str, bytes]:
        """The sources and the data to download; the manuals, with the page numbers that an earlier build measured."""
        assert project.modelo is not None
        keys = self._publication(project).keys
        pictures = picture_files(project.root, project.modelo)
        made = self._kept.write(project.root, manuals, project.bibliography, pictures, diagnostics) if self.manuals else {}
        return {**made, **site_files(project.modelo, project.bibliography, self._workbooks.write), **pictures, **source_files(project.bibliography, keys)}


def _templates() -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted(TEMPLATES.glob("*.j2"))}


def read_more(project: Project, diagnostics: Diagnostics) -> Project:
    """The project with the text of the files that the diagnostics speak of, for their lines."""
    files = {item.pos.file for item in diagnostics} - project.texts.keys()
    read = {file: (project.root / file).read_text("utf-8", "replace") for file in files if (project.root / file).is_file()}
    return replace(project, texts={**project.texts, **read})


def validate(root: Path, diagnostics: Diagnostics, entidad: str = "") -> Project:
    """The whole pipeline without writing: what `mipg validar` runs."""
    project = load_project(root, diagnostics, entidad)
    builder = SiteBuilder()
    site = builder.build(project, diagnostics)
    if site is None:
        builder.review(project, diagnostics)
    else:
        check_content_links(project, site, diagnostics)
    return project


def _content_files(root: Path) -> set[str]:
    folder = root / "content"
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def check_content_links(project: Project, site: Site, diagnostics: Diagnostics) -> None:
    """Links and pictures of the pages written by hand."""
    files = _content_files(project.root) | set(site.files)
    pages = {name.removeprefix("content/"): text for name, text in project.texts.items() if name.startswith("content/")}
    check_links(pages, files, {page.path: page.markdown for page in site.pages}, diagnostics)


def count_records(modelo: Modelo) -> list[tuple[str, int]]:
    """What was read, for the summary: (its name, in singular or plural; how many)."""
    counts = (
        ("dimensión", "dimensiones", modelo.dimensiones), ("política", "políticas", modelo.politicas), ("plan", "planes", modelo.planes.planes),
        ("instrumento", "instrumentos", modelo.instrumentos.instrumentos), ("término", "términos", modelo.glosario.terminos),
        ("entidad", "entidades", modelo.entidades),
    )
    return [(one if len(records) == 1 else many, len(records)) for one, many, records in counts if records]


def write_pages(site: Site, out: Path) -> int:
    """Write the generated Markdown, drawings and downloads below a folder, for any other builder of sites. How many files."""
    files: dict[str, bytes] = {page.path: page.markdown.encode() for page in site.pages} | dict(site.media)
    for path, data in files.items():
        target = out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return len(files)

