"""What MkDocs says in English is told in Spanish, in the file and at the line that must be mended."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.project_mkdocs import explain

SETTINGS = "site_name: x\ndocs_dir: contenido\nplugins:\n  - noexiste\nmarkdown_extensions:\n  - abbrr\nsite_nombre: x\nuse_directory_urls: tal vez\nnav:\n  - Inicio: no.md\n"
SAID = [
    ("ERROR   -  Config value 'site_nombre': Unrecognised configuration name: site_nombre", "A06", 7),
    ("ERROR   -  Config value 'site_name': Required configuration not provided.", "A06", 1),
    ("ERROR   -  Config value 'docs_dir': The path '/x/contenido' isn't an existing directory.", "A06", 2),
    ("ERROR   -  Config value 'plugins': The \"noexiste\" plugin is not installed", "A06", 4),
    ("ERROR   -  Config value 'markdown_extensions': Failed to load extension 'abbrr'.", "A06", 6),
    ("ERROR   -  Config value 'theme': Unrecognised theme name: 'otro'. The available installed themes are: mkdocs", "A06", 1),
    ("ERROR   -  Config value 'use_directory_urls': Expected type: <class 'bool'> but received: <class 'str'>", "A06", 8),
    ("ERROR   -  Config value 'nav': Something else", "A06", 9),
    ("WARNING -  A reference to 'no.md' is included in the 'nav' configuration, which is not found in the documentation files.", "A06", 10),
    ("WARNING -  Doc file 'ayuda.md' contains an absolute link '/politicas/', it was left as is.", "P12", 3),
    ("WARNING -  Doc file 'ayuda.md' contains a link 'no.md', but the target is not found among documentation files.", "P12", 4),
    ("ERROR   -  Error building page 'ayuda.md': 'no.html' not found in search paths: '/x'", "A06", 1),
    ("Something that nobody knows", "A06", 1),
]


@pytest.mark.parametrize(("sentence", "code", "line"), SAID)
def test_a_sentence_of_mkdocs_is_a_diagnostic_of_ours(tmp_path: Path, sentence: str, code: str, line: int) -> None:
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    (tmp_path / "content").mkdir()
    (tmp_path / "content/ayuda.md").write_text("template: no.html\n\n[x](/politicas/)\n[y](no.md)\n", "utf-8")
    (only,) = explain(f"INFO    -  Building\n{sentence}\n", tmp_path)
    assert (only.code, only.pos.line) == (code, line) and only.help
    assert ("Something" in only.message) == (sentence.startswith("Something"))
