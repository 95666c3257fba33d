"""Floor 5: MkDocs events → project. A file of `hooks:`, so that a fresh clone builds with the locked packages alone.

MkDocs puts this file's folder on the import path; it is taken off again, since its modules would hide others, and the root is put last.
"""

from __future__ import annotations

import logging
import os
import sys
from html import escape
from pathlib import Path, PurePosixPath
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:] = [path for path in sys.path if Path(path or ".").resolve() != HERE] + [str(HERE.parent)]

from mkdocs.exceptions import PluginError  # noqa: E402
from mkdocs.structure.files import File, Files  # noqa: E402

from generator.diagnostics import Diagnostics, Severity  # noqa: E402
from generator.project import WATCHED, NavGroup, Project, Site, SiteBuilder, load_project  # noqa: E402
from generator.project_html import finish_html, notice_html  # noqa: E402
from generator.reporting import render_text  # noqa: E402

log = logging.getLogger("mkdocs.plugins.mipg")


class State:
    """What one run of MkDocs remembers between events and rebuilds."""

    builder: SiteBuilder
    site: Site | None = None
    serving = False
    notice = ""


def on_startup(command: str, dirty: bool, **_: Any) -> None:
    State.builder, State.site, State.serving = SiteBuilder(manuals=True), None, command == "serve"


def on_config(config: Any, **_: Any) -> Any:
    root = _root(config)
    config.watch.extend(str(root / name) for name in WATCHED if (root / name).exists())
    if State.serving:
        config.extra["csp"] = ""
    diagnostics = Diagnostics()
    project = load_project(root, diagnostics)
    site = State.builder.build(project, diagnostics)
    _report(diagnostics, project)
    State.notice = notice_html(diagnostics) if diagnostics.errors else ""
    State.site = site or (State.site if State.serving else None)
    if State.site is None:
        raise PluginError("El modelo tiene errores: no se publicó nada.")
    if not config.nav:
        config.nav = _nav(State.site)
    return config


def on_files(files: Files, config: Any, **_: Any) -> Files:
    assert State.site is not None
    for page in State.site.pages:
        file = File.generated(config, page.path, content=page.markdown)
        file.edit_uri = f"../{page.edit_path}" if page.edit_path else None
        files.append(file)
    for path, data in State.site.files.items():
        files.append(File.generated(config, path, content=data))
    for name, svg in State.site.drawings.items():
        files.append(File.generated(config, f"dibujos/{name}.svg", content=svg))
    return files


def on_page_content(html: str, page: Any, config: Any, files: Files, **_: Any) -> str:
    assert State.site is not None
    generated = page.file.src_uri in {made.path for made in State.site.pages}

    def href(address: str) -> str:
        path, _, anchor = address.partition("#")
        target = files.get_file_from_path(_path(State.site, path))
        return (target.url_relative_to(page.file) if target else "") + (f"#{anchor}" if anchor else "")

    return State.notice + finish_html(html, State.site.drawings, href, generated)


def _root(config: Any) -> Path:
    return Path(os.environ.get("MIPG_RAIZ") or Path(config.config_file_path).parent).resolve()


def _path(site: Site | None, address: str) -> str:
    return next((page.path for page in (site.pages if site else ()) if page.address == address), str(PurePosixPath(address or "index").with_suffix(".md")))


def _nav(site: Site) -> list[Any]:
    """MkDocs' form of the navigation. The theme prints titles without escaping them."""
    return [_group(site, group) for group in site.nav]


def _group(site: Site, group: NavGroup) -> dict[str, Any]:
    pages = [{escape(title, quote=False): _path(site, address)} for title, address in group.items]
    return {escape(group.title, quote=False): [*pages, *(_group(site, inner) for inner in group.groups)]}


def _report(diagnostics: Diagnostics, project: Project) -> None:
    for item in diagnostics:
        level = logging.ERROR if item.severity is Severity.ERROR else logging.WARNING
        log.log(level, render_text([item], project.read_line).strip())
