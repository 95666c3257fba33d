"""How much CPU a manual of 50 pages takes to write (70 titles, 30 tables, 10 figures, 60 cross-references), ours against pandoc, same content."""

from __future__ import annotations

import io
import resource
import shutil
import subprocess
import tempfile
import time
import zlib
from pathlib import Path
from statistics import median

from generator.diagnostics import Diagnostics
from generator.doctree import nodes as n
from generator.doctree.manual import Manual
from generator.doctree.walk import iter_nodes, plain_text
from generator.writers.docx.profile import read_profile
from generator.writers.docx.writer import write_docx

CHAPTERS, DIVISIONS, ROWS, TIMES = 10, 6, 12, 7
WORDS = ("La entidad revisa cada año sus procesos, deja constancia de lo que encuentra y decide qué cambia, con responsables y fechas que "
         "cualquiera puede verificar en el listado maestro de documentos del sistema de gestión. ") * 4


def picture() -> bytes:
    """A PNG of 600 by 300 points."""
    rows = b"".join(b"\0" + bytes((at, 90, 160)) * 600 for at in [row % 250 for row in range(300)])

    def part(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    size = (600).to_bytes(4, "big") + (300).to_bytes(4, "big") + b"\x08\x02\0\0\0"
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", size) + part(b"IDAT", zlib.compress(rows)) + part(b"IEND", b"")


def manual() -> Manual:
    return Manual("Manual de prueba", tuple(n.Section(f"c{at}", f"Capítulo {at}", _text(at, 0), tuple(_division(at, of) for of in range(DIVISIONS)))
                                            for at in range(CHAPTERS)))


def _division(chapter: int, at: int) -> n.Section:
    blocks: tuple[n.Block, ...] = _text(chapter, at + 1)
    if at < 3:
        blocks += (_table(f"t{chapter}-{at}"),)
    if at == 3:
        blocks += (n.Figure(n.ImageFile("f.png"), "Gráfica de ejemplo", (n.Text(f"Figura del capítulo {chapter}"),), f"f{chapter}"),)
    return n.Section(f"c{chapter}-{at}", f"División {at} del capítulo {chapter}", blocks)


def _text(chapter: int, at: int) -> tuple[n.Block, ...]:
    seen = n.Paragraph((n.Text("Véase "), n.CrossRef(f"#c{(chapter + 1) % CHAPTERS}-{(at - 1) % DIVISIONS}", (n.Text("esa división"),)), n.Text(".")))
    return (n.Paragraph((n.Text(WORDS),)), n.Paragraph((n.Text(WORDS),)), *((seen,) if at else ()))


def _table(ident: str) -> n.Table:
    columns = tuple(n.Column((n.Text(title),)) for title in ("Actividad", "Responsable", "Registro", "Plazo"))
    row = n.Row(tuple(n.Cell((n.Text(words),)) for words in ("Revisar el procedimiento y su registro", "Líder del proceso", "Acta de revisión", "Treinta días")))
    return n.Table(columns, (row,) * ROWS, (n.Text(f"Tabla {ident}"),), ident)


def markdown(book: Manual) -> str:
    """The same content, as pandoc reads it."""
    out = io.StringIO()
    for chapter in book.chapters:
        for level, section in ((1, chapter), *((2, division) for division in chapter.sections)):
            out.write(f"{'#' * level} {section.title} {{#{section.id}}}\n\n")
            for block in section.blocks:
                out.write(_written(block) + "\n\n")
    return out.getvalue()


def _written(block: n.Block) -> str:
    if isinstance(block, n.Table):
        lines = [[plain_text(c.title) for c in block.columns], ["---"] * 4, *([plain_text(c.inlines) for c in row.cells] for row in block.rows)]
        return "\n".join("| " + " | ".join(line) + " |" for line in lines) + f"\n\n: {plain_text(block.caption)}"
    if isinstance(block, n.Figure):
        return f"![{plain_text(block.caption)}](f.png)"
    assert isinstance(block, n.Paragraph)
    return "".join(f"[{plain_text(i.children)}]({i.target})" if isinstance(i, n.CrossRef) else plain_text(i) for i in block.inlines)


def ours(book: Manual, image: bytes) -> tuple[float, float]:
    """CPU of the first writing of a process, and the median of the next ones."""
    taken = []
    for _ in range(TIMES):
        started, diagnostics = time.process_time(), Diagnostics()
        write_docx(book, read_profile("ntc1486_2008"), images=lambda _: image, diagnostics=diagnostics)
        taken.append(time.process_time() - started)
        assert not diagnostics.errors
    return taken[0], median(taken[1:])


def pandoc(book: Manual, image: bytes) -> float:
    taken = []
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "f.png").write_bytes(image)
        (Path(folder) / "m.md").write_text(markdown(book), "utf-8")
        for _ in range(3):
            before = _children()
            subprocess.run(["pandoc", "m.md", "--toc", "--number-sections", "-o", "m.docx"], cwd=folder, check=True)
            taken.append(_children() - before)
    return median(taken)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    book, image = manual(), picture()
    kinds = [type(node) for chapter in book.chapters for node in iter_nodes(chapter)]
    print(", ".join(f"{kinds.count(kind)} {name}" for kind, name in
                    ((n.Section, "títulos"), (n.Table, "tablas"), (n.Figure, "figuras"), (n.CrossRef, "remisiones"))) + ":", end=" ")
    first, mine = ours(book, image)
    theirs = pandoc(book, image) if shutil.which("pandoc") else 0.0
    print(f"{mine:.3f} s de procesador (la primera vez {first:.3f} s)" + (f"; pandoc, {theirs:.3f} s ({mine / theirs:.0%})." if theirs else "."))
