"""Floor 1: the lines of a Markdown text as an editor writes them → as Python-Markdown wants them, and what in them cannot be published.

Python-Markdown asks for an empty line before a list or a table and for four blanks in a nested list; without them it joins the lines
in silence. Other readers of Markdown, and editors, do not. Knows nothing of nodes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """What cannot be published, or will not look as it was meant (`warning`), and where in the text."""

    code: str
    offset: int
    length: int
    message: str
    help: str
    warning: bool = False


ITEM = re.compile(r"( *)([-*+•▪●]|\d{1,9}[.)])( +)(?=\S)")
BULLETS = "•▪●"
DELIMITER = re.compile(r" {0,3}\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(?!.*`)|( {0,3}~{3,})")
CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)", re.S)
ESCAPED = re.compile(r"\\.")
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
LETTERED = re.compile(r"(?:[a-zñ]|[ivx]{2,4})\) ")
KINDS = {"note": "note", "warning": "warning", "pending": "pending", "danger": "danger", "success": "success", "tip": "note", "info": "note", "important": "warning",
         "nota": "note", "aviso": "warning", "advertencia": "warning", "pendiente": "pending", "peligro": "danger", "logro": "success"}
"""The word after «!!!», also in Spanish → the kind of the box."""
ADMONITION = re.compile(r" *!!! *([\w-]*)")


def prepare(text: str) -> str:
    """The text as Python-Markdown reads it as it was meant. Fences and comments are blank: they are problems."""
    lines = _blank(text).strip("\n").split("\n")
    made: list[str] = []
    stack: list[tuple[int, int, int]] = []  # of each list or box: blanks before its mark, before its text, and before its mark as written here
    for number, line in enumerate(lines):
        line = re.sub(r"(?<!\\)((?:\\\\)*)\\$", r"\1  ", line)
        indent = len(line) - len(line.lstrip(" "))
        item = ITEM.match(line)
        if not line.strip():
            made.append("")
            continue
        blank_above = bool(made) and not made[-1].strip()
        if item:
            while stack and indent < min(stack[-1][1], stack[-1][0] + 2):
                stack.pop()
            out = stack[-1][2] + 4 if stack else indent
            if not stack and made and not blank_above and (not item[2][0].isdigit() or item[2][:-1] == "1") and not ITEM.match(made[-1]):
                made.append("")
            mark = "-" if item[2] in BULLETS else item[2].replace(")", ".")
            stack.append((indent, item.end(), out))
            made.append(f"{' ' * out}{mark:<3} {line[item.end():]}")
            continue
        while blank_above and stack and indent < min(stack[-1][1], stack[-1][0] + 2):
            stack.pop()
        if stack and indent >= min(stack[-1][1], stack[-1][0] + 2):
            line = " " * (stack[-1][2] + 4 + max(0, indent - stack[-1][1])) + line.lstrip(" ")
        if made and not blank_above and _breaks(lines, number):
            made.append("")
        made.append(line)
        if ADMONITION.match(line):
            stack.append((indent, indent + 4, len(line) - len(line.lstrip(" "))))
    return "\n".join(made)


def _breaks(lines: list[str], number: int) -> bool:
    """Does a table, or a letter with its bracket, begin here, below a line of text?"""
    line = lines[number]
    if LETTERED.match(line.lstrip()):
        return True
    return _opens_table(lines, number) and "|" not in lines[number - 1]


def _opens_table(lines: list[str], number: int) -> bool:
    return "|" in lines[number] and number + 1 < len(lines) and "|" in lines[number + 1] and bool(DELIMITER.match(lines[number + 1]))


def _blank(text: str) -> str:
    """The text with its fences and comments as blanks."""
    for start, end, _ in sorted((*_fences(text), *((m.start(), m.end(), "") for m in COMMENT.finditer(mask(text))))):
        text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
    return text


def mask(text: str) -> str:
    """The text with its code and its escaped characters as blanks: what is left is markup."""
    shown = ESCAPED.sub("  ", text) if "\\" in text else text
    return CODE.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), shown) if "`" in shown else shown


def _fences(text: str) -> Iterator[tuple[int, int, str]]:
    """Each fence: where it begins and ends, and its mark."""
    offset, opened, start = 0, "", 0
    for line in text.split("\n"):
        found = FENCE.match(line)
        mark = (found[1] or found[2]).strip() if found else ""
        if mark and not opened:
            opened, start = mark, offset + line.index(mark)
        elif opened and mark.startswith(opened) and not line.strip().strip(opened[0]):
            yield start, offset + len(line), opened
            opened = ""
        offset += len(line) + 1
    if opened:
        yield start, len(text), opened


# -------------------------------------------------------------------------------------------- problems
_NOT_HERE = "no se admite en la prosa"
_AS_IT_IS = "se verá tal cual"
MARKS: tuple[tuple[str, str, str, str], ...] = (
    (r"^ *(\?\?\?\+?|===|:::|--8<--)(?= )", "P01", f"«{{}}» {_NOT_HERE}.", "Use un recuadro: «!!! note \"Título\"», con el texto debajo y cuatro espacios de sangría."),
    (r"^ *(\*\[[^\]]+\]:)", "P01", f"La abreviatura «{{}}» {_NOT_HERE}.", "Agregue el término al glosario del modelo."),
    (r"(<(?:a|b|i|u|s|em|strong|sub|sup|small|mark|del|ins|span|font|center|p|div|table|tr|td|th|ul|ol|li|img|hr|h[1-6]|code|pre|blockquote|details|summary|iframe|script|style|svg)\b[^<>\n]*>)",
     "P04", f"La etiqueta HTML «{{}}» {_AS_IT_IS}.", "Use Markdown: **negrilla**, *cursiva*, listas y tablas; los exponentes, con su carácter (m²)."),
    (r"(\{:? *[.#][\w-][^{}\n]*\}|\{: [^{}\n]*\})", "P05", f"«{{}}» {_AS_IT_IS}: la prosa no lleva atributos.", "Bórrelo."),
    (r"(?<![~\w])(~~[^~\s][^~\n]*~~|==[^=\s][^=\n]*==)", "P05", f"«{{}}» {_AS_IT_IS}: aquí no se tacha ni se resalta.", "Use **negrilla** o *cursiva*."),
    (r"(?<=\w)(\^[\w+-]+\^|~[\w+-]+~)", "P05", f"«{{}}» {_AS_IT_IS}.", "Escriba el exponente o el subíndice con su carácter: m², H₂O."),
    (r"(?<![\w:])(:[a-z][a-z_]{2,}:)(?![\w:])", "P05", f"«{{}}» {_AS_IT_IS}.", "Escriba el emoji, o bórrelo."),
    (r"(\[[^\]\n]+\]\s+\((?:https?|mipg|mailto):[^)\s]*\))", "P05", f"«{{}}» no es un enlace: {_AS_IT_IS}.", "Quite el espacio que hay entre «]» y «(»."),
    (r"(\[[^\[\]\n]+\]\((?:https?|mipg|mailto):[^()\s]*)(?=\s|\Z)(?!\s+[\"'])", "P05", f"«{{}}» no es un enlace: le falta el paréntesis del final, y {_AS_IT_IS}.", "Cierre el paréntesis: «[texto](dirección)»."),
    (r"(\[[^\[\]\n()]+\((?:https?|mipg|mailto):[^)\s]*\))(?![^\[\n]*\])", "P05", f"«{{}}» no es un enlace: le falta el corchete del texto, y {_AS_IT_IS}.", "Cierre el corchete: «[texto](dirección)»."),
    (r"(?<![\]\w])(\[[^\[\]\n@^]+\]\[([^\[\]\n@]*)\])(?![\s\S]*^ {0,3}\[\2\]:)", "P05", f"«{{}}» no es un enlace: {_AS_IT_IS}.", "Escriba la dirección en el mismo lugar: «[texto](dirección)»."),
    (r"(\[\[[^\[\]\n]+\]\])", "P05", f"«{{}}» no es un enlace: {_AS_IT_IS}.", "Escriba «[texto](mipg:dirección)»."),
    (r"(`)", "P05", f"Hay una comilla invertida («{{}}») sin pareja, que {_AS_IT_IS}.", "Ciérrela, o bórrela."),
    (r"(\[-?@\s[^\]\n]*\]?|\[\s*-?@[\w:{}.-]+[^\]\[\n]*(?=[^\]\[]*(?:\[|\Z)))", "P05", "«{}» no es una cita completa.", "Escriba «[@clave, art. 3]»: sin espacio después de «@» y con el corchete cerrado."),
    (r"(\[-?@[\w:.-]+,\s*-?@[\w:.-]+)(?=[^\]\[]*\])", "P05", "«{}» no son dos citas: las fuentes de una misma cita no se separan con coma.", "Sepárelas con punto y coma: «[@una; @otra]»."),
)


_MARKED = re.compile(r"[`<|^{~=?]|\*\*|!!|--8|:[:a-z]|\][\s(\[]|\[\[|\((?:https?|mipg|mailto):|@|\*\[")
"""Some character of those that the marks below have."""


def line_problems(text: str) -> Iterator[Problem]:
    """What the lines of the text have that cannot be published as it was meant."""
    if not _MARKED.search(text):
        return
    for start, _, mark in _fences(text):
        yield Problem("P01", start, len(mark), "Hay un bloque de código, que no se puede mostrar en página y manual.", "Escriba el texto sin «```»; una palabra de código va entre comillas invertidas: `así`.")
    shown = mask(_blank(text))
    for comment in COMMENT.finditer(mask(text)):
        yield Problem("P01", comment.start(), 4, "Hay un comentario HTML («<!--»), que no se admite en la prosa.", "Bórrelo, o escríbalo como comentario de YAML, con «#», fuera del texto.")
    for pattern, code, message, help_ in MARKS:
        for found in re.finditer(pattern, shown, re.M):
            yield Problem(code, found.start(1), found.end(1) - found.start(1), message.format(found[1] if len(found[1]) <= 40 else f"{found[1][:39]}…"), help_, code != "P01")
    for part in re.finditer(r"(?:[^\n]+\n?)+", shown):
        bold = [mark.start() for mark in re.finditer(r"(?<!\*)\*\*(?!\*)", part[0])]
        if len(bold) % 2:
            yield Problem("P05", part.start() + bold[-1], 2, "Hay un «**» sin pareja, que se verá tal cual.", "Cierre la negrilla con «**», sin espacios por dentro.", True)
    yield from _admonitions(shown)
    yield from _tables(shown)


def _admonitions(text: str) -> Iterator[Problem]:
    for found in re.finditer(ADMONITION.pattern, text, re.M):
        if found[1].lower() not in KINDS:
            yield Problem("P01", found.start(1), max(1, len(found[1])), f"«{found[1]}» no es una clase de recuadro.", f"Clases: {', '.join(KINDS)}.")


def _tables(text: str) -> Iterator[Problem]:
    """Rows with more cells than the table has columns, and rows without a table."""
    offset, columns, loose = 0, 0, 0
    lines = text.split("\n")
    for number, line in enumerate(lines):
        framed = bool(re.match(r" *\|.*\| *$", line))
        if _opens_table(lines, number):
            columns, loose = _cells(line), 0
        elif not line.strip() or "|" not in line:
            columns, loose = 0, 0
        elif columns and _cells(line) > columns:
            cells = _cells(line)
            yield Problem("P01", offset + len(line) - len(line.lstrip()), len(line.strip()), f"Esta fila tiene {cells} celdas y la tabla {columns} {'columna' if columns == 1 else 'columnas'}.",
                          "Quite la celda que sobra, o agregue la columna; una barra que es texto se escribe «\\|».")
        elif framed and not columns:
            loose += 1
            if loose == 2:
                before = offset - len(lines[number - 1]) - 1
                yield Problem("P01", before + len(lines[number - 1]) - len(lines[number - 1].lstrip()), len(lines[number - 1].strip()),
                              "Estas líneas parecen una tabla, y les falta la línea de guiones.", "Escriba debajo de los títulos una línea «|---|---|», con un tramo por columna.")
        offset += len(line) + 1


def _cells(line: str) -> int:
    return len(line.strip().removeprefix("|").removesuffix("|").split("|"))
