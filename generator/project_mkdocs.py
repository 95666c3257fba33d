"""Floor 4: what MkDocs says in English of the settings and of the pages written by hand → diagnostics in their file, by cause.

Most of it is found before by `mipg validar`; what is left is of MkDocs alone: its settings, its plugins and its themes.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from generator.diagnostics import Diagnostics, SourcePos
from generator.loading.suggest import quote
from generator.loading.text import position

SETTINGS = "mkdocs.yml"
WARNING = re.compile(r"^(?:WARNING|ERROR)\s+-\s+(.*)$")


class Said(NamedTuple):
    """A sentence of MkDocs and ours: its groups are the key of the settings or the page, and what is looked for there."""

    pattern: str
    code: str
    message: str
    help: str


SAID = (
    Said(r"Config value '(?P<key>\w+)': Required configuration not provided", "A06", "Falta el ajuste «{key}», que es obligatorio.", "Agregue la línea «{key}: …»."),
    Said(r"Config value '(?P<key>[\w.]+)': Unrecognised configuration name: (?P<word>\w+)", "A06", "«{word}» no es un ajuste de MkDocs.", "Corrija el nombre o borre la línea."),
    Said(r"Config value 'docs_dir': The path '(?P<path>.*?)' isn't an existing directory", "A06", "No existe la carpeta de las páginas escritas a mano: «{path}».", "Cree la carpeta «content», o corrija «docs_dir»."),
    Said(r"Config value 'plugins': The \"(?P<word>.*?)\" plugin is not installed", "A06", "El complemento «{word}» no está instalado.", "Corrija el nombre, o bórrelo de «plugins»."),
    Said(r"Config value 'markdown_extensions': Failed to load extension '(?P<word>.*?)'", "A06", "No existe la extensión de Markdown «{word}».", "Corrija el nombre, o bórrela de «markdown_extensions»."),
    Said(r"Config value 'theme': Unrecognised theme name: '(?P<word>.*?)'", "A06", "No existe el tema «{word}».", "Escriba «name: material»."),
    Said(r"Config value '(?P<key>[\w.]+)': Expected type: .*? but received", "A06", "El valor de «{key}» no es de la clase que el ajuste admite.", "Vea el ajuste en la documentación de MkDocs; «sí» y «no» se escriben aquí «true» y «false»."),
    Said(r"Config value '(?P<key>[\w.]+)': ", "A06", "El valor de «{key}» no se admite.", "Corrija el valor o borre la línea."),
    Said(r"A reference to '(?P<word>.*?)' is included in the 'nav' configuration, which is not found", "A06", "La página «{word}» del menú («nav») no existe.", "Corrija la ruta o borre la línea."),
    Said(r"The following pages exist in the docs directory, but are not included in the \"nav\" configuration", "A06", "Hay páginas escritas a mano que no están en el menú.",
         "Póngalas en «nav», o en «not_in_nav» si no van en el menú."),
    Said(r"Doc file '(?P<page>.*?)' contains an absolute link '(?P<word>.*?)'", "P12", "El enlace «{word}» empieza en la raíz del servidor, y el sitio puede estar en una carpeta.", "Escriba la ruta desde la carpeta de esta página."),
    Said(r"Doc file '(?P<page>.*?)' contains (?:a|an unrecognized relative) link '(?P<word>.*?)'", "P12", "El enlace «{word}» no lleva a ninguna página, archivo o sección.", "Corrija la ruta, que se escribe desde la carpeta de esta página."),
    Said(r"Error building page '(?P<page>.*?)': '(?P<word>.*?)' not found in search paths", "A06", "La página pide la plantilla «{word}», que no existe.", "Borre «template» del encabezado de la página."),
)
"""In order: the first that fits speaks."""


def explain(output: str, root: Path) -> Diagnostics:
    """Each warning of MkDocs as a diagnostic; one that is not known says so, with its words."""
    diagnostics = Diagnostics()
    sentences = [match[1] for line in output.splitlines() if (match := WARNING.match(line.strip()))]
    for sentence in sentences or [" ".join(output.split()[-40:])]:
        _explain(sentence, root, diagnostics)
    return diagnostics


def _explain(sentence: str, root: Path, diagnostics: Diagnostics) -> None:
    for said in SAID:
        if found := re.match(said.pattern, sentence):
            words = found.groupdict()
            file = f"content/{words['page']}" if "page" in words else SETTINGS
            pos = _place(root, file, words.get("word") or words.get("key") or "docs_dir")
            diagnostics.error(said.code, pos, said.message.format(**words), said.help.format(**words))
            return
    diagnostics.error("A06", SourcePos(SETTINGS), f"MkDocs no pudo construir el sitio. Dijo, en inglés: {quote(sentence)}.", "Revise mkdocs.yml y las páginas de «content».")


def _place(root: Path, file: str, word: str) -> SourcePos:
    """Where a word is in a file; its start when it is not there, or there is no such file."""
    path = root / file
    text = path.read_text("utf-8", "replace") if path.is_file() else ""
    found = re.search(rf"^(?P<key>{re.escape(word)}):", text, re.M) or re.search(re.escape(word), text)
    return position(text, found.start(), file, len(word)) if found else SourcePos(file)
