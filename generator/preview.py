"""Floor 4: what a live preview remembers, so that a page which did not change is not turned into HTML again at each save.

It must not import MkDocs: it asks the pages that the adapter hands it. A page is as it was when its Markdown is the same and so are the
files of the site, to which its links lead.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Rendered:
    """What rendering leaves in a page. `links`: file → anchor → link; the files are named, since each build makes them anew."""

    markdown: str
    content: str
    toc: Any
    title: str | None
    anchors: set[str]
    links: dict[str, dict[str, str]] | None


@dataclass(slots=True)
class Preview:
    """The pages of the last build, by path."""

    rendered: int = 0
    """How many were turned into HTML in this build."""
    _files: frozenset[str] = frozenset()
    _known: dict[str, Rendered] = field(default_factory=dict)

    def start(self, files: Iterable[str]) -> None:
        """A build begins. With other files, links may lead elsewhere: nothing is kept."""
        found = frozenset(files)
        if found != self._files:
            self._known.clear()
        self._files, self.rendered = found, 0

    def remember(self, page: Any) -> None:
        """From now on, this page is rendered only when it changed."""
        render = page.render

        def render_once(config: Any, files: Any) -> None:
            known = self._known.get(page.file.src_uri)
            if known is None or known.markdown != page.markdown:
                render(config, files)
                self.rendered += 1
                self._known[page.file.src_uri] = _read(page)
            else:
                _restore(page, known, files)

        page.render = render_once


def _read(page: Any) -> Rendered:
    links = page.links_to_anchors
    named = None if links is None else {file.src_uri: anchors for file, anchors in links.items()}
    return Rendered(page.markdown, page.content, page.toc, page._title_from_render, page.present_anchor_ids, named)


def _restore(page: Any, known: Rendered, files: Any) -> None:
    page.content, page.toc, page._title_from_render, page.present_anchor_ids = known.content, known.toc, known.title, known.anchors
    if known.links is not None:
        page.links_to_anchors = {files.get_file_from_path(path): anchors for path, anchors in known.links.items()}
