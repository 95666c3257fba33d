"""Floor 2: is a file a picture that opens whole? Bytes in, a sentence out. Sizes are judged by the header, before anything is decoded."""

from __future__ import annotations

import io
import warnings

from PIL import Image

SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".webp")
MAX_PIXELS = 40_000_000


def picture_problem(data: bytes) -> str:
    """Why the bytes are no sound picture; empty when they are."""
    if not data:
        return "está vacía (0 bytes)"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=["PNG", "JPEG", "GIF", "WEBP"]) as image:
                if image.width * image.height > MAX_PIXELS:
                    return f"mide {image.width} × {image.height} píxeles y el máximo es de 40 millones en total"
                image.load()
    except Image.DecompressionBombError:
        return "tiene más píxeles de los que se admiten (40 millones)"
    except Exception:  # Pillow raises many kinds for damaged bytes; all mean the same to the editor
        return "está dañada o incompleta: no se puede leer"
    return ""
