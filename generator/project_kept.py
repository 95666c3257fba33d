"""Floor 4: the manuals and the workbooks of a live preview: at each save, only those whose content changed are written again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from generator.citations.bibtex import Bibliography
from generator.citations.publication import cited_keys
from generator.compose.manual import Ejemplar
from generator.diagnostics import Diagnostics, SourcePos
from generator.doctree.sheets import Sheet
from generator.project_manuals import write_manuals
from generator.writers.sheets import write_xlsx


@dataclass(slots=True)
class KeptManuals:
    """Each manual of the last build, with all that its bytes were made of."""

    _made_of: dict[str, Any] = field(default_factory=dict)
    _files: dict[str, bytes] = field(default_factory=dict)

    def write(self, root: Path, manuals: tuple[Ejemplar, ...], bibliography: Bibliography, pictures: Mapping[str, bytes],
              diagnostics: Diagnostics) -> Mapping[str, bytes]:
        """Path → bytes of every manual. One that is equal to that of the last build keeps its bytes."""
        made_of = {made.path: (made, _template(root, made), _sources(made, bibliography), pictures) for made in manuals}
        fresh = [made for made in manuals if made.path not in self._files or self._made_of[made.path] != made_of[made.path]]
        kept = {path: data for path, data in self._files.items() if path in made_of}
        files = kept | write_manuals(root, fresh, bibliography, diagnostics).files if fresh else kept
        if not diagnostics.errors:
            self._files, self._made_of = files, made_of
        return {made.path: files[made.path] for made in manuals if made.path in files}


@dataclass(slots=True)
class KeptWorkbooks:
    """The workbook of each entity of the last build, with all that it says: to write one takes longer than to compose its pages."""

    _known: dict[str, tuple[str, bytes]] = field(default_factory=dict)

    def write(self, sheets: tuple[Sheet, ...], title: str) -> bytes:
        said = repr(sheets)  # also what tells apart values that are equal: 1, 1.0 and True
        known = self._known.get(title)
        if known is None or known[0] != said:
            known = self._known[title] = (said, write_xlsx(sheets, title))
        return known[1]


def _template(root: Path, made: Ejemplar) -> bytes:
    path = root / made.template
    return path.read_bytes() if made.template and path.is_file() else b""


def _sources(made: Ejemplar, bibliography: Bibliography) -> tuple[Any, ...]:
    """The sources that it cites, wherever they are in their file, and how they are cited."""
    cited = (bibliography[key] for key in cited_keys(made.manual) if key in bibliography)
    return bibliography.options, tuple(replace(source, pos=SourcePos("")) for source in cited)
