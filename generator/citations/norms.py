"""Floor 2: how Colombia names a norm: «Ley 87 de 1993», «Resolución 193 de 2016 de la Contaduría General de la Nación». Pure text, no entries."""

from __future__ import annotations

import re

NOMBRES = {
    "ley": "Ley", "ley estatutaria": "Ley", "ley orgánica": "Ley", "decreto": "Decreto", "decreto ley": "Decreto Ley",
    "decreto legislativo": "Decreto Legislativo", "resolución": "Resolución", "acuerdo": "Acuerdo", "circular": "Circular",
    "circular externa": "Circular Externa", "circular conjunta": "Circular Conjunta", "directiva": "Directiva",
    "directiva presidencial": "Directiva Presidencial", "ordenanza": "Ordenanza", "acto legislativo": "Acto Legislativo",
    "concepto": "Concepto", "sentencia": "Sentencia", "auto": "Auto", "proyecto de ley": "Proyecto de Ley",
    "proyecto de acto legislativo": "Proyecto de Acto Legislativo",
}
"""The word that names each class; a class that is not here keeps its own word."""

CON_EMISOR = frozenset({"Resolución", "Acuerdo", "Circular", "Circular Externa", "Circular Conjunta", "Directiva", "Ordenanza"})
"""Their numbers repeat from one body to another: the name always shows who issued it."""

POR_NUMERO = frozenset({"CONPES", "Norma técnica", "Guía técnica"})
"""Classes that have authors, as any report, but are known by their number."""

_MASCULINE = frozenset({"Archivo", "Banco", "Comité", "Concejo", "Congreso", "Consejo", "Departamento", "Fondo", "Gobierno", "Instituto",
                        "Ministerio", "Ministro", "Municipio", "Presidente", "Servicio", "Tribunal"})
_FEMININE = frozenset({"Agencia", "Alcaldía", "Asamblea", "Auditoría", "Comisión", "Contaduría", "Contraloría", "Corporación", "Corte", "Defensoría",
                       "Dirección", "Fiscalía", "Gobernación", "Oficina", "Presidencia", "Procuraduría", "Registraduría", "Secretaría",
                       "Superintendencia", "Unidad", "Universidad", "Veeduría"})
"""How the first word of a body takes its article; any other goes without one."""

SIN_NUMERO_ABREVIADO = frozenset({"documento conpes", "conpes", "concepto", "norma interna", "documento"})
"""Genres whose number follows without «n.º»: «Documento CONPES 3854»."""

_WORD = "|".join(sorted({*NOMBRES.values()}, key=len, reverse=True))
NAME = re.compile(rf"(?:{_WORD})(?:\s+\w+)?\s+(?:n\.?\s?[º°]\s?)?[\w.\-]*\d[\w.\-]*\s+de(?:l)?\s+\d{{4}}(?:\s+(?:Senado|Cámara))?", re.IGNORECASE)
_RULING = re.compile(r"(?:Sentencia|Auto)\s+(?:n\.?\s?[º°]\s?)?(?:[\w\-]+\s)?[\w.\-]*\d[\w\-]*", re.IGNORECASE)
_COURT_FILE = re.compile(r"\d{5}-[\d-]+")
BARE_NAME = re.compile(
    r"\b(Ley(?:\s+[Ee]statutaria|\s+[Oo]rgánica)?|Decreto(?:[\s-]+[Ll]ey|\s+[Ll]egislativo)?|Resolución|Acuerdo|Circular(?:\s+[Ee]xterna)?|Acto\s+Legislativo"
    r"|Sentencia|CONPES)\s+(?:n\.?\s?[º°]\s?|No\.\s?)?((?:[A-Z]{1,3}-)?\d[\d.\-]*)(?:\s+del?\s+(\d{4}))?")


def norm_name(clase: str, numero: str, anio: str) -> str:
    """«Ley 87 de 1993»; without a year, «Resolución 193». The number of a court file brings its own year."""
    word = NOMBRES.get(clase.lower(), clase)
    dated = anio and not numero.endswith(anio) and not _COURT_FILE.fullmatch(numero)
    return " ".join(part for part in (word, numero, f"de {anio}" if dated else "") if part)


def known_name(clase: str, numero: str, anio: str) -> str:
    """How people call what its author and year do not tell apart: «CONPES 3854 de 2016», «NTC 1486:2008». Empty for any other class."""
    if not numero or clase not in POR_NUMERO:
        return ""
    if clase == "CONPES":
        return norm_name(clase, numero, anio)
    return numero if ":" in numero or not anio else f"{numero}:{anio}"


def shown_name(title: str) -> str:
    """The name with which a full title begins: «Ley 87 de 1993» of «Ley 87 de 1993, por la cual…», «Sentencia SL1234-2019»."""
    match = NAME.match(title) or _RULING.match(title)
    return match[0] if match else ""


def full_title(name: str, title: str) -> str:
    """«Ley 87 de 1993, por la cual se…»: the official title after the name, in lower case when it goes on the sentence."""
    if not title or not name:
        return title or name
    if title.lower().startswith(name.lower()):
        return title
    if re.match(r"(?:Por|Mediante|Que|Sobre)\b", title):
        return f"{name}, {title[0].lower()}{title[1:]}"
    return f"{name}. {title}"


def shows_issuer(name: str) -> bool:
    """Whether a norm of this name is never shown without its issuer."""
    return class_word(name).title() in CON_EMISOR


def class_word(name: str) -> str:
    """«Circular Externa» of «Circular Externa 5 de 2012»."""
    word = re.match(r"[^\W\d_]+(?: [^\W\d_]+)?(?= [\w.\-]*\d)", name)
    return word[0] if word else ""


def says_year(name: str, anio: str) -> bool:
    """Whether the name holds its year, so that it is not said again: «Ley 87 de 1993», «Sentencia SL1234-2019»."""
    return bool(re.search(rf"(?:\bdel? |-){anio}\b", name)) if anio else False


def of_issuer(issuer: str, shown: str = "") -> str:
    """« del Archivo General de la Nación», « de la Contaduría…», « del AGN»: with the article that the body takes."""
    word = issuer.split(" ", 1)[0]
    article = "del" if word in _MASCULINE else "de la" if word in _FEMININE else "de"
    return f" {article} {shown or issuer}"


def comparable(clase: str, numero: str, anio: str) -> tuple[str, str, str]:
    """What makes two mentions the same norm: «Decreto Ley 019 de 2012» is «Decreto 19 de 2012»."""
    word = re.split(r"[\s-]+", NOMBRES.get(clase.lower(), clase))[0].lower()
    return word, re.sub(r"(?<!\d)0+(?=\d)", "", numero.strip(".-").replace(".", "")).upper(), anio
