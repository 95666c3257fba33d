"""Every free text of a project with markup of all kinds in it, as someone who wants to run something on the site would write it."""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Union, get_args, get_origin

import yaml

from generator.domain.entidad.sistema import ENTIDAD_LUGARES
from generator.domain.fields import Prose, Registro, model_fields
from generator.domain.hints import field_types
from generator.domain.lugar import Lugar
from generator.domain.modelo import LUGARES

TEXT = ("""<script>window.ejecutado=1;alert(1)</script>"><img src=x onerror="window.ejecutado=1;alert(2)"> {{7*7}} {% raw %} """
        """[x](javascript:alert(1)) &amp; `c` | *e* _s_ \\ ${7} '>""")
PROSE = "Zarpa `<script>window.ejecutado=1</script>` {{7*7}} {% raw %} &lt;b&gt; \\<img src=x onerror=window.ejecutado=1\\>"
WITH_MEANING = ("atributo", "campo", "codigo", "formula", "plantilla", "sigla", "siguiente", "simbolo", "va_a")
"""Texts that other data name, or that a rule reads: markup there is an error of the model."""


def spoil(root: Path) -> int:
    """How many texts were spoilt."""
    count = 0
    entities = [folder for folder in (root / "model" / "entidades").iterdir() if folder.is_dir()]
    for path, kind in [*_files(LUGARES, root / "model"), *(found for folder in entities for found in _files(ENTIDAD_LUGARES, folder))]:
        said: list[str] = []
        spoilt = _spoilt(yaml.load(path.read_text("utf-8"), yaml.BaseLoader), kind, {}, "", said)
        path.write_text(yaml.safe_dump(spoilt, allow_unicode=True, width=10**6, sort_keys=False, default_style='"'), "utf-8")
        count += len(said)
    return count


def _files(places: Iterable[Lugar], folder: Path) -> Iterator[tuple[Path, type]]:
    for place in places:
        for pattern in place.patron.split("|"):
            yield from ((path, place.tipo) for path in sorted(folder.glob(pattern)))


def _spoilt(value: Any, kind: Any, metadata: Any, name: str, said: list[str]) -> Any:
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _spoilt(value, next(one for one in inner if one is not type(None)), metadata, name, said)
    if origin is tuple and isinstance(value, list):
        return [_spoilt(item, inner[0], metadata, name, said) for item in value]
    if isinstance(kind, type) and issubclass(kind, Registro) and isinstance(value, dict):
        hints, fields = field_types(kind), {f.name: f.metadata for f in model_fields(kind)}
        return {key: _spoilt(held, hints[key], fields[key], key, said) if key in fields else held for key, held in value.items()}
    if not isinstance(value, str) or kind not in (str, Prose) or name in WITH_MEANING or metadata.get("patron"):
        return value
    said.append(name)
    return f"{value.rstrip()} {PROSE if kind is Prose else TEXT}"
