"""Floor 2: the value of one field -> CSL. Dates, names and addresses; what cannot be read is told through `Problem`.

Pure functions: each answers what it could make and the problems that it saw, without knowing entries or files.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from typing import Any

from generator.citations.bib_schema import EDITIONS
from generator.citations.latex import decode

Problem = tuple[str, str, str]
"""Code, sentence and help; the caller knows where it is and in which entry."""

MONTHS = ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre")
MONTH_NUMBERS = {name: n for n, name in enumerate(MONTHS, 1)} | {name[:3]: n for n, name in enumerate(MONTHS, 1)} | {
    name: n for n, name in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)} | {"setiembre": 9}
NO_DATE = re.compile(r"(?:s\.?\s?[/.]?\s?f\.?|sin fecha|n\.?\s?d\.?|\[s\.\s?f\.\])", re.IGNORECASE)
IN_PRESS = re.compile(r"(?:en prensa|in press|forthcoming|en edición)", re.IGNORECASE)
_ISO = re.compile(r"(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_LOOSE = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
_SPANISH = re.compile(r"(?:(\d{1,2})\s+de\s+)?([^\W\d_]+)\s+(?:de\s+|del\s+)?(\d{4})", re.IGNORECASE)
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_CIRCA = re.compile(r"(?:ca?\.?|circa|hacia)\s+|^\[|\]$|[~?%]$", re.IGNORECASE)
DATE_HELP = "Escriba año, año-mes o año-mes-día: «2018-05-03»; sin fecha, deje el campo por fuera."
_SEVERAL = re.compile(r";|\s\\?&\s|,.*\s[ye]\s|^[^,]*\s[ye]\s+[^\s,]+\s")
"""Two people in the place of one: «Pérez, Ana y Gómez, Luis»; not «Ortega y Gasset, José»."""
_INSTITUTION = re.compile(
    r"\b(?:Departamento|Ministerio|Instituto|Alcaldía|Gobernación|Universidad|Congreso|Presidencia|Agencia|Consejo|Corte|Contraloría|"
    r"Procuraduría|Contaduría|Archivo|Secretaría|Superintendencia|Unidad|Comisión|Comité|Escuela|Organización|Banco|Asamblea|Veeduría|"
    r"Fundación|Corporación|Asociación|República|Gobierno|Dirección|Oficina|Academia|Association|Organization|Institute|University)\b")


# ------------------------------------------------------------------------------------------------ dates
def read_date(raw: str) -> tuple[dict[str, Any] | None, list[Problem]]:
    """«2018-05», «2010/2012», «1990~», «s. f.» -> a CSL date, None (without date), or a problem."""
    text = decode(raw.replace("~", r"\~")).replace("–", "/").strip()
    if not text or NO_DATE.fullmatch(text):
        return None, []
    bare, circa = _CIRCA.sub("", text).strip(), bool(_CIRCA.search(text))
    parts: list[list[int]] = []
    for side in bare.split("/") if re.fullmatch(r"-?\d{4}[\d-]*/[\d.-]*", bare) else [bare]:
        numbers, problem = _one_date(side, text)
        if problem:
            return ({"date-parts": [numbers]} if numbers else None), [problem]
        if numbers:
            parts.append(numbers)
    if len(parts) == 2 and parts[1] < parts[0]:
        return {"date-parts": [parts[0]]}, [("B14", f"El intervalo «{text}» termina antes de empezar.", DATE_HELP)]
    value: dict[str, Any] = {"date-parts": parts} | ({"circa": True} if circa else {})
    return (value if parts else None), []


def _one_date(side: str, whole: str) -> tuple[list[int], Problem | None]:
    if side in {"", ".."}:
        return [], None
    iso = _ISO.fullmatch(side)
    if iso:
        numbers = [int(part) for part in iso.groups() if part]
        problem = impossible(numbers)
        return (numbers[:1] if problem else numbers), (("B14", f"La fecha «{whole}» no existe: {problem}.", DATE_HELP) if problem else None)
    numbers = _guess(side)
    hint = "-".join(f"{n:02d}" for n in numbers)
    if numbers and not impossible(numbers):
        return numbers, ("B14", f"La fecha «{whole}» no está en forma año-mes-día. ¿Quiso decir «{hint}»?", DATE_HELP)
    return [], ("B14", f"La fecha «{whole}» no es válida.", DATE_HELP)


def _guess(text: str) -> list[int]:
    if loose := _LOOSE.fullmatch(text):
        return [int(part) for part in loose.groups() if part]
    if spanish := _SPANISH.fullmatch(text):
        month = MONTH_NUMBERS.get(spanish[2].lower(), 0)
        return [int(spanish[3]), month, *([int(spanish[1])] if spanish[1] else [])] if month else []
    if day_first := _DAY_FIRST.fullmatch(text):
        return [int(day_first[3]), int(day_first[2]), int(day_first[1])]
    year = re.fullmatch(r"(\d{4})[a-z]", text)
    return [int(year[1])] if year else []


def impossible(numbers: list[int]) -> str:
    """Why a year, month and day cannot be; empty when they can."""
    if len(numbers) > 1 and not 1 <= numbers[1] <= 12:
        return f"no hay mes {numbers[1]}"
    if len(numbers) > 2 and not 1 <= numbers[2] <= calendar.monthrange(max(numbers[0], 1), numbers[1])[1]:
        return f"{MONTHS[numbers[1] - 1]} de {numbers[0]} no tiene día {numbers[2]}"
    return ""


def read_month(raw: str) -> int | None:
    text = decode(raw).strip(" .").lower()
    number = int(text) if text.isdigit() else MONTH_NUMBERS.get(text, MONTH_NUMBERS.get(text[:3], 0))
    return number if 1 <= number <= 12 else None


def read_edition(raw: str) -> str:
    """«6», «6.ª edición», «Segunda», «2nd» -> the number; anything else stays as it is written."""
    text = decode(raw)
    number = re.fullmatch(r"(\d+)\s*(?:\.?\s?[ªºa]|da|ra|ta|ma|va|na|nd|rd|th|st)?\.?\s*(?:ed\.?|edición|edition)?", text, re.IGNORECASE)
    if number:
        return number[1]
    word = re.sub(r"\s+(?:ed\.?|edición)$", "", text, flags=re.IGNORECASE).lower()
    return EDITIONS.get(word, text)


# ------------------------------------------------------------------------------------------------ names
def read_names(raw: str) -> tuple[list[dict[str, str]], list[Problem]]:
    """The authors between «and», each as CSL: family and given, particle, or the literal of an institution."""
    names: list[dict[str, str]] = []
    problems: list[Problem] = []
    for part in split_outside(raw, r"(?:^|\s+)and(?=\s|$)"):
        written = part.strip()
        if not written:
            problems.append(("B19", f"Sobra un «and» en «{decode(raw)[:60]}».", "Escriba «and» solo entre dos autores."))
        if not written or written.lower() == "others":
            continue
        name, problem = _name(written)
        if problem:
            problems.append(problem)
        if name:
            names.append(name)
    return names, problems


def split_outside(text: str, separator: str) -> list[str]:
    """Splits where the separator is outside braces."""
    parts, depth, last = [], 0, 0
    for match in re.finditer(rf"\\.|[{{}}]|{separator}", text, re.IGNORECASE | re.DOTALL):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth == 0 and match[0] not in {"{", "}"} and match[0][0] != "\\":
            parts.append(text[last:match.start()])
            last = match.end()
    return [*parts, text[last:]]


def _name(written: str) -> tuple[dict[str, str], Problem | None]:
    if _is_braced(written):
        literal = decode(written)
        return ({"literal": literal} if literal else {}), None
    parts = [decode(part) for part in split_outside(written, ",")]
    if len(parts) > 3 or _SEVERAL.search(written):
        return {"literal": decode(written)}, ("B19", f"No se entienden los autores «{decode(written)[:60]}».", "Separe cada autor con « and »: «Pérez, Ana and Gómez, Luis».")
    if len(parts) == 1:
        return _natural(written, parts[0])
    family, given, suffix = parts[0], parts[-1], parts[1] if len(parts) == 3 else ""
    particle, family = _particle(family)
    if not given:
        return {"literal": parts[0]}, None
    return _filled(family=family, given=given, suffix=suffix) | ({"non-dropping-particle": particle} if particle else {}), None


def _natural(written: str, text: str) -> tuple[dict[str, str], Problem | None]:
    """«Ludwig van Beethoven», «José Ortega y Gasset»: the last word is the family name, with the particle or the «Ortega y» before it."""
    if _INSTITUTION.search(text):
        return {"literal": text}, ("B19", f"El autor institucional «{text[:60]}» va entre llaves dobles.", f"Escriba «{{{{{text}}}}}»: así no se parte como un nombre de persona.")
    words = [decode(word) for word in split_outside(written, r"\s+") if word]
    if len(words) == 1:
        return ({"literal": words[0]} if words[0] else {}), None
    first = next((i - (word in {"y", "e"}) for i, word in enumerate(words[:-1]) if i and word[:1].islower()), len(words) - 1)
    particle, family = _particle(" ".join(words[first:]))
    return _filled(family=family, given=" ".join(words[:first])) | ({"non-dropping-particle": particle} if particle else {}), None


def _particle(family: str) -> tuple[str, str]:
    words = family.split()
    count = next((i for i, word in enumerate(words) if not word[:1].islower()), 0)
    return " ".join(words[:count]), " ".join(words[count:])


def _filled(**parts: str) -> dict[str, str]:
    return {key: value for key, value in parts.items() if value}


def _is_braced(text: str) -> bool:
    if not (text.startswith("{") and text.endswith("}")):
        return False
    depth = 0
    for index, sign in _braces(text):
        depth += sign
        if depth == 0 and index < len(text) - 1:
            return False
    return True


def _braces(text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"\\.|[{}]", text, re.DOTALL):
        if match[0] in {"{", "}"}:
            yield match.start(), 1 if match[0] == "{" else -1


# -------------------------------------------------------------------------------------------- addresses
def read_url(text: str) -> tuple[str, list[Problem]]:
    if not text or re.fullmatch(r"https?://[^\s<>\"]+\.?[^\s<>\"]+", text):
        return text, []
    help = "Copie la dirección completa desde el navegador: «https://…»."
    if re.fullmatch(r"(?:www\.)[\w.-]+[^\s<>\"]*", text):
        return "https://" + text, [("B17", f"A la dirección «{text[:60]}» le falta «https://».", help)]
    return "", [("B17", f"La dirección «{text[:60]}» no es de una página: solo se admiten http y https.", help)]


def read_doi(text: str) -> tuple[str, list[Problem]]:
    doi = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", text, flags=re.IGNORECASE)
    if not doi or re.fullmatch(r"10\.\d{4,9}/[^\s<>\"]+", doi):
        return doi, []
    return "", [("B17", f"El DOI «{text[:60]}» no es válido.", "Un DOI empieza por «10.»: «10.15446/innovar.v22n44».")]
