"""Synthetic projects as large as one asks: the smallest complete model, with as many copies of an entity as it takes."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

ROOT = Path(__file__).parents[2]
MINIMAL = ROOT / "tests" / "minimal_model"


def write_project(root: Path, entities: int, sample: Path = MINIMAL / "model" / "entidades" / "ejemplo") -> None:
    """A project below `root` with that many copies of an entity, each with its own id, name and acronym."""
    shutil.copytree(MINIMAL, root, dirs_exist_ok=True)
    shutil.rmtree(root / "model" / "entidades")
    source = ROOT if sample.is_relative_to(ROOT / "model") else MINIMAL
    if source is ROOT:
        for name in ("model", "content"):
            shutil.copytree(ROOT / name, root / name, dirs_exist_ok=True)
        shutil.copy(ROOT / "references.bib", root)
        shutil.rmtree(root / "model" / "entidades")
    for at in range(1, entities + 1):
        folder = root / "model" / "entidades" / f"entidad-{at:04d}"
        shutil.copytree(sample, folder)
        record = folder / "entidad.yml"
        text = re.sub(r"^sigla: .*$", f"sigla: E{at:04d}", record.read_text("utf-8"), count=1, flags=re.M)
        record.write_text(re.sub(r"^nombre: .*$", f"nombre: Entidad sintética {at}", text, count=1, flags=re.M), "utf-8")
