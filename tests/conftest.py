"""What several tests share: the repository's own site, built once as its users build it, and a copy of the project to damage."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
pytest_plugins = ("tests.emitted",)


def mipg(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run the command line as a user does."""
    return subprocess.run([sys.executable, "-m", "generator", *arguments], cwd=cwd, capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this repository."""
    out = tmp_path_factory.mktemp("sitio") / "site"
    done = mipg("construir", "--salida", str(out))
    assert done.returncode == 0, done.stdout + done.stderr
    return out


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of this repository's data, to damage: model, sources and hand-written pages."""
    root = tmp_path / "proyecto"
    for name in ("model", "content"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "references.bib", root)
    return root
