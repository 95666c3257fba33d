"""Floor 5: `mipg esquema`: what an editor of texts needs to help while the model is written, and its reference."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from generator.cli.common import OK, add_out
from generator.loading.reference import write_reference
from generator.loading.schema import place_schema, places

NAME = "esquema"
HELP = "escribe los esquemas del modelo para los editores de texto, y la referencia de todas sus claves"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_out(parser, "esquemas")


def run(args: argparse.Namespace) -> int:
    found = list(places())
    files = {f"{place.name}.schema.json": _json(place_schema(place)) for place in found}
    files["vscode-settings.json"] = _json({"yaml.schemas": {f"./{args.salida.name}/{place.name}.schema.json": list(place.patterns) for place in found}})
    files["referencia.md"] = write_reference()
    _write(args.salida, files)
    print(f"Se escribieron {len(found)} esquemas, «vscode-settings.json» y «referencia.md» en {args.salida}.")
    return OK


def _write(folder: Path, files: dict[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
