"""Floor 4: the page of every bookmark of a manual, by rendering it with LibreOffice when there is one, and the store that remembers them.

The store is `.cache/paginas.json` below the project: a build without LibreOffice reuses what another one measured.
"""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from generator.writers.docx.pages import Measured, read_store, write_store

STORE = Path(".cache") / "paginas.json"
PROGRAMS = ("soffice", "libreoffice")
FILTER = 'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
SECONDS = 60
"""For each manual of a batch, besides the start of the program."""
AT_ONCE = 2


def find_libreoffice() -> str:
    """The program; empty when it is not installed."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), "")


def render_pdfs(program: str, manuals: Sequence[bytes]) -> list[bytes]:
    """The PDF of each manual, in their order; empty for one that could not be made. Two batches at once when there are several."""
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(AT_ONCE) as pool:
        place = Path(folder)
        for at, data in enumerate(manuals):
            (place / f"{at}.docx").write_bytes(data)
        names = [f"{at}.docx" for at in sorted(range(len(manuals)), key=lambda at: -len(manuals[at]))]
        batches = [names[start::AT_ONCE] for start in range(AT_ONCE)]
        list(pool.map(lambda batch: _convert(program, place, batch), [batch for batch in batches if batch]))
        made = [place / f"{at}.pdf" for at in range(len(manuals))]
        return [path.read_bytes() if path.exists() else b"" for path in made]


def _convert(program: str, place: Path, names: Sequence[str]) -> None:
    """One run of LibreOffice, with a user profile of its own, thrown away after."""
    profile = (place / f"perfil-{names[0]}").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", FILTER, "--outdir", str(place)]
    with contextlib.suppress(subprocess.TimeoutExpired):
        subprocess.run([*command, *(str(place / name) for name in names)], capture_output=True, timeout=SECONDS * (len(names) + 1), check=False)


def load_store(root: Path) -> dict[str, Measured]:
    """What other builds measured; nothing when it cannot be read."""
    try:
        return read_store((root / STORE).read_text("utf-8", "replace"))
    except OSError:
        return {}


def save_store(root: Path, store: Mapping[str, Measured]) -> None:
    """Remember it. Where it cannot be written, the manuals are as good: only the next build measures again."""
    path = root / STORE
    fresh = path.with_suffix(".nuevo")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(write_store(store), "utf-8")
        fresh.replace(path)
