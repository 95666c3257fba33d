"""Floor 4: building with MkDocs as a separate process into a folder beside, and putting it in place at once.

MkDocs empties its folder before it builds: a failure there would leave nothing. A lock keeps two builds apart.
"""

from __future__ import annotations

import ctypes
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from generator.diagnostics import Diagnostics
from generator.project_mkdocs import explain

OWN_ROOT = Path(__file__).resolve().parents[1]
EXCHANGE = 2
AT_FDCWD = -100


class BusyError(Exception):
    """Another build is writing the same site."""


def run_mkdocs(root: Path, arguments: list[str], capture: bool = False, entidad: str = "") -> subprocess.CompletedProcess[str]:
    """Run MkDocs on a project. One without mkdocs.yml gets the settings of this one."""
    environment = os.environ | {"MIPG_RAIZ": str(root.resolve()), "MIPG_ENTIDAD": entidad, "MIPG_AVISOS": "dichos" if capture else "", "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(OWN_ROOT)}
    with _config(root.resolve()) as config:
        command = [sys.executable, "-m", "mkdocs", arguments[0], "-f", str(config), *arguments[1:]]
        return subprocess.run(command, env=environment, capture_output=capture, text=True, check=False)


def build_aside(root: Path, out: Path, entidad: str = "") -> Diagnostics:
    """Build the site of a project and swap it for what was in `out`. What went wrong, if anything did.
    `entidad`: with only that one of its entities.

    Raises `BusyError` and `OSError` (disk full, no permission)."""
    out = out.resolve()
    out.parent.mkdir(parents=True, exist_ok=True)
    with _locked(out):
        _clean(out)
        fresh = Path(tempfile.mkdtemp(prefix=f".{out.name}.nuevo-", dir=out.parent))
        try:
            done = run_mkdocs(root, ["build", "--strict", "--site-dir", str(fresh / "sitio")], capture=True, entidad=entidad)
            if done.returncode:
                _raise_disk(done.stdout + done.stderr)
                return explain(done.stdout + done.stderr, root)
            (fresh / "sitio").chmod(0o755)
            _swap(fresh / "sitio", out)
            return Diagnostics()
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


def _raise_disk(output: str) -> None:
    """What the system refused to MkDocs, raised as if it had been refused here."""
    found = re.findall(r"^(?:OSError|PermissionError|\w+Error): \[Errno (\d+)\] .*?(?:: '(?:.*' -> ')?(.*?)')?$", output, re.M)
    if found:
        raise OSError(int(found[-1][0]), "MkDocs", found[-1][1])


def _clean(out: Path) -> None:
    """Remove what a build that was killed left. One that was between two renames left the last good site aside."""
    for old in out.parent.glob(f".{out.name}.nuevo-*"):
        if not out.exists() and (old / "anterior").is_dir():
            (old / "anterior").rename(out)
        shutil.rmtree(old, ignore_errors=True)


def _swap(fresh: Path, out: Path) -> None:
    """Put the new folder in the place of the old one: in one step where the system can, else with the shortest gap."""
    if not out.exists():
        fresh.rename(out)
        return
    if not _exchange(fresh, out):
        aside = fresh.with_name("anterior")
        out.rename(aside)
        try:
            fresh.rename(out)
        except OSError:
            aside.rename(out)
            raise


def _exchange(one: Path, other: Path) -> bool:
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    return bool(rename(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), EXCHANGE) == 0)


@contextmanager
def _config(root: Path) -> Iterator[Path]:
    own = root / "mkdocs.yml"
    if own.exists():
        yield own
        return
    with tempfile.TemporaryDirectory() as folder:
        docs = root / "content"
        if not docs.is_dir():
            docs = Path(folder) / "content"
            docs.mkdir()
        settings: dict[str, Any] = {
            "INHERIT": str(OWN_ROOT / "mkdocs.yml"), "docs_dir": str(docs), "hooks": [str(OWN_ROOT / "generator" / "plugin.py")],
            "theme": {"custom_dir": str(OWN_ROOT / "overrides")}, "not_in_nav": "*.md\n",
        }
        path = Path(folder) / "mkdocs.yml"
        path.write_text(json.dumps(settings), "utf-8")
        yield path


@contextmanager
def _locked(out: Path) -> Iterator[None]:
    """The system lets go of the lock when whoever has it ends, however it ends."""
    lock = out.parent / f".{out.name}.bloqueo"
    handle = _take(lock)
    if handle is None:
        raise BusyError(str(out))
    try:
        yield
    finally:
        with suppress(OSError):  # Windows does not delete what is open
            lock.unlink()
        os.close(handle)


def _take(lock: Path) -> int | None:
    """The lock, open and ours; None when another build has it."""
    while True:
        handle = os.open(lock, os.O_CREAT | os.O_RDWR)
        try:
            _hold(handle)
        except OSError:
            os.close(handle)
            return None
        if lock.exists() and os.stat(lock).st_ino == os.fstat(handle).st_ino:
            return handle
        os.close(handle)


def _hold(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
