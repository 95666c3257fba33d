"""The floors of the house: what a module may import, and the one door of each library from outside."""

from __future__ import annotations

import ast
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
GENERATOR = ROOT / "generator"
FLOORS: dict[str, int] = {
    "generator": 0, "generator.codes": 0, "generator.collecting": 0, "generator.diagnostics": 0, "generator.reporting": 0,
    "generator.domain": 1, "generator.doctree": 1,
    "generator.loading": 2, "generator.citations": 2,
    "generator.compose": 3, "generator.writers": 3, "generator.drawing": 3,
    "generator.render_docx": 4, "generator.publish": 4, "generator.preview": 4, "generator.project": 4, "generator.project_": 4,
    "generator.plugin": 5, "generator.cli": 5, "generator.__main__": 5,
}
SAME_FLOOR = {("generator.compose", "generator.drawing"), ("generator.reporting", "generator.diagnostics"), ("generator.reporting", "generator.codes")}
"""A part of the house may use another of its own floor only here; on floors 4 and 5, freely."""
DOORS: dict[str, tuple[str, ...]] = {
    "yaml": ("generator.loading",), "citeproc": ("generator.citations",), "markdown": ("generator.doctree.prose_parser",),
    "jinja2": ("generator.writers.pages",), "docx": ("generator.writers.docx",), "mkdocs": ("generator.plugin",),
    "openpyxl": ("generator.writers.sheets",), "markupsafe": ("generator.project_nav",), "nh3": ("generator.project_html",), "resvg_py": ("generator.writers.docx",),
    "PIL": ("generator.loading.images", "generator.writers.docx", "generator.drawing"),
    "lxml": ("generator.writers.docx", "generator.citations"),
}
STANDARD_WITH_ONE_DOOR = {"argparse": ("generator.cli", "generator.__main__"), "subprocess": ("generator.publish", "generator.render_docx")}


def _name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {_name(path): path for path in sorted(GENERATOR.rglob("*.py"))}


@cache
def _nodes(module: str) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(ast.parse(MODULES[module].read_text("utf-8"))))


@cache
def _imports(module: str) -> tuple[tuple[str, int], ...]:
    """Every module that the file names in an import, with its line."""
    found: list[tuple[str, int]] = []
    for node in _nodes(module):
        if isinstance(node, ast.Import):
            found += ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}:{node.lineno}: relative import"
            found += ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)
    return tuple(found)


def _calls(module: str) -> list[ast.Call]:
    return [node for node in _nodes(module) if isinstance(node, ast.Call)]


def _part(module: str) -> str:
    """The row of FLOORS that a module belongs to: the longest that fits."""
    fits = [name for name in FLOORS if module == name or module.startswith(f"{name}.") or (name.endswith("_") and module.startswith(name))]
    return max(fits, key=len)


def _forbidden(module: str, imported: str) -> bool:
    mine, other = _part(module), _part(imported)
    if mine == other or FLOORS[other] < FLOORS[mine]:
        return imported.startswith("generator.domain") and mine in ("generator.writers", "generator.drawing")
    return not (FLOORS[mine] == FLOORS[other] >= 4 or (mine, other) in SAME_FLOOR)


def test_each_module_has_a_floor_of_its_own() -> None:
    assert [module for module in MODULES if module != "generator" and _part(module) == "generator"] == []


@pytest.mark.parametrize("module", MODULES)
def test_imports_only_go_down(module: str) -> None:
    inside = [(name, line) for name, line in _imports(module) if name.split(".")[0] == "generator"]
    assert [f"{name} (line {line})" for name, line in inside if _forbidden(module, name)] == []


@pytest.mark.parametrize("library", [*DOORS, *STANDARD_WITH_ONE_DOOR])
def test_a_library_has_one_door(library: str) -> None:
    doors = {**DOORS, **STANDARD_WITH_ONE_DOOR}[library]
    users = {module for module in MODULES if any(name.split(".")[0] == library for name, _ in _imports(module))}
    assert users, f"nobody uses {library}"
    assert {module for module in users if not any(module == door or module.startswith(f"{door}.") for door in doors)} == set()


def test_every_library_from_outside_has_its_door() -> None:
    named = {name.split(".")[0] for module in MODULES for name, _ in _imports(module)}
    assert named - sys.stdlib_module_names - {"generator"} == set(DOORS)


MIDDLE = [module for module in MODULES if FLOORS[_part(module)] < 4]
CLOCKS = {"datetime.now", "datetime.utcnow", "date.today", "time.time", "random.random", "os.environ.get", "os.getenv"}
DISK = {"read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "unlink", "rglob", "glob", "iterdir", "rename"}


def test_below_the_project_nothing_asks_the_clock_chance_or_the_environment() -> None:
    assert [f"{module}:{call.lineno}" for module in MIDDLE for call in _calls(module) if ast.unparse(call.func) in CLOCKS] == []


def test_below_the_project_only_the_loader_touches_the_disk() -> None:
    """The others are given texts and bytes; what the package itself carries is theirs to read."""
    found = [
        f"{module}:{call.lineno} {ast.unparse(call.func)}" for module in MIDDLE if module != "generator.loading.loader" for call in _calls(module)
        if (getattr(call.func, "attr", "") in DISK or getattr(call.func, "id", "") == "open") and "resources.files('generator')" not in ast.unparse(call)
    ]
    assert found == []
