"""Floor 5: the command line. Subcommands are the modules of generator/cli that have a NAME; a new one is one new file."""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import sys
import tempfile
import traceback
from pathlib import Path
from types import ModuleType

import generator.cli
from generator.cli.common import DISK, INTERNAL, USAGE
from generator.publish import BusyError
from generator.reporting import disk_sentence

SPANISH = {
    "usage: ": "uso: ", "positional arguments": "argumentos", "options": "opciones", "show this help message and exit": "muestra esta ayuda",
    "the following arguments are required: %s": "falta: %s", "unrecognized arguments: %s": "no se reconoce: %s",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s", "expected one argument": "falta su valor",
    "invalid choice: %(value)r (choose from %(choices)s)": "«%(value)s» no es una opción; elija entre: %(choices)s",
    "invalid %(type)s value: %(value)r": "«%(value)s» no es un valor válido", "%(prog)s: error: %(message)s\n": "%(message)s\nVea la ayuda con --help.\n",
}


def main(arguments: list[str] | None = None) -> int:
    """Run a command; the exit code is what it returns."""
    argparse._ = lambda text: SPANISH.get(text, text)  # type: ignore[attr-defined]
    parser = argparse.ArgumentParser(prog="mipg", description="Documentación del Modelo Integrado de Planeación y Gestión (MIPG).")
    choices = parser.add_subparsers(title="órdenes", metavar="ORDEN", dest="orden")
    for module in _commands():
        sub = choices.add_parser(module.NAME, help=module.HELP, description=module.HELP[:1].upper() + module.HELP[1:] + ".")
        module.add_arguments(sub)
        sub.set_defaults(run=module.run)
    args = parser.parse_args(arguments)
    if not args.orden:
        parser.print_help()
        return USAGE
    return _guarded(args)


def _guarded(args: argparse.Namespace) -> int:
    try:
        return int(args.run(args))
    except BusyError as busy:
        print(f"Otra construcción está escribiendo {busy}. Espere a que termine y vuelva a intentarlo.")
        return DISK
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as problem:
        print(disk_sentence(problem))
        return DISK
    except KeyboardInterrupt:
        return INTERNAL
    except Exception:
        report = Path(tempfile.gettempdir()) / "mipg-informe-de-fallo.txt"
        report.write_text(traceback.format_exc(), "utf-8")
        print(f"error[X01] El generador falló por un defecto propio. El detalle quedó en {report}; envíelo a quien lo mantiene.")
        return INTERNAL


def _commands() -> list[ModuleType]:
    found = [importlib.import_module(f"generator.cli.{module.name}") for module in pkgutil.iter_modules(generator.cli.__path__)]
    return [module for module in found if hasattr(module, "NAME")]


if __name__ == "__main__":
    sys.exit(main())
