"""Floor 3: an entity's own Word template: its headers with their fields filled, its cover, its sample text dropped."""

from __future__ import annotations

from generator.doctree.manual import Manual
from generator.writers.docx.package import Package


def own_cover(package: Package, manual: Manual) -> tuple[str, frozenset[str]]:
    return "", frozenset()


def own_headers(package: Package, manual: Manual) -> dict[str, str]:
    return {}
