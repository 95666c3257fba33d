"""Floor 5: MkDocs events → project. A file of `hooks:`, so that a fresh clone builds with the locked packages alone.

MkDocs puts this file's folder on the import path; it is taken off again, since its modules would hide others, and the root is put last.
"""

from __future__ import annotations

import logging
import os
import sys
from functools import partial
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:] = [path for path in sys.path if Path(path or ".").resolve() != HERE] + [str(HERE.parent)]

from mkdocs.exceptions import PluginError  # noqa: E402
from mkdocs.structure.files import File, Files  # noqa: E402

from generator.diagnostics import Diagnostics, Severity  # noqa: E402
from generator.preview import Preview  # noqa: E402
from generator.project import TEMPLATES, WATCHED, Site, SiteBuilder, load_project  # noqa: E402
from generator.project_html import finish_html, notice_html  # noqa: E402
from generator.project_nav import link_from, narrow_nav, write_nav  # noqa: E402
from generator.reporting import render_text  # noqa: E402

log = logging.getLogger("mkdocs.plugins.mipg")
WARNING = logging.INFO if os.environ.get("MIPG_AVISOS") == "dichos" else logging.WARNING  # already said by who called: no reason to stop


class State:
    """What one run of MkDocs remembers between events and rebuilds."""

    builder: SiteBuilder
    site: Site | None = None
    preview: Preview | None = None
    notice = ""


def on_startup(command: str, dirty: bool, **_: Any) -> None:
    State.builder, State.site, State.preview = SiteBuilder(manuals=True), None, Preview() if command == "serve" else None


def on_config(config: Any, **_: Any) -> Any:
    root = Path(os.environ.get("MIPG_RAIZ") or Path(config.config_file_path).parent).resolve()
    config.watch.extend(str(path) for path in (*(root / name for name in WATCHED), TEMPLATES) if path.exists())
    if State.preview:
        config.extra["csp"] = ""
    diagnostics = Diagnostics()
    project = load_project(root, diagnostics, os.environ.get("MIPG_ENTIDAD", ""))
    site = State.builder.build(project, diagnostics)
    for item in diagnostics:
        log.log(logging.ERROR if item.severity is Severity.ERROR else WARNING, render_text([item], project.read_line).strip())
    State.notice = notice_html(diagnostics) if diagnostics.errors else ""
    State.site = site or (State.site if State.preview else None)
    if State.site is None:
        raise PluginError("El modelo tiene errores: no se publicó nada.")
    if not config.nav:
        config.nav = write_nav(State.site.nav, State.site.paths)
    return config


def on_files(files: Files, config: Any, **_: Any) -> Files:
    assert State.site is not None
    for page in State.site.pages:
        file = File.generated(config, page.path, content=page.markdown)
        file.edit_uri = f"../{page.edit_path}" if page.edit_path else None
        files.append(file)
    for path, text in State.site.content.items():
        files.src_uris[path].content_string = text
    for path, data in State.site.media.items():
        files.append(File.generated(config, path, content=data))
    if State.preview:
        State.preview.start(files.src_uris)
    return files


def on_pre_page(page: Any, **_: Any) -> Any:
    if State.preview:
        State.preview.remember(page)
    return page


def on_page_context(context: Any, nav: Any, **_: Any) -> Any:
    return {**context, "nav": narrow_nav(nav)}


def on_post_build(**_: Any) -> None:
    if State.preview:
        log.info("Páginas convertidas en esta construcción: %d", State.preview.rendered)


def on_page_content(html: str, page: Any, files: Files, **_: Any) -> str:
    assert State.site is not None
    href = partial(link_from, page, files, State.site.paths)
    return State.notice + finish_html(html, State.site.drawings, href, page.file.generated_by is not None)
