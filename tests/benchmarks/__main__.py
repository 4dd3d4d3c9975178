"""``python -m tests.benchmarks``: measures everything and writes the table into the README.

``--quick``: small sizes, once, nothing written: whether it runs. ``--only filling`` (or starting,
documents, clicking, reading, rolling): some of it, printed and not written.
"""

from __future__ import annotations

import argparse
import compileall
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks import clicking, documents, filling, reading, rolling, starting
from tests.benchmarks.measuring import Figure
from tests.benchmarks.table import README, line, put_into, table

_PARTS = ("starting", "filling", "documents", "clicking", "reading", "rolling")


def measured(parts: list[str], folder: Path, quick: bool) -> Iterator[Figure]:
    """Yield the figures of some parts, one after the other."""
    if "starting" in parts:
        yield from starting.figures(folder, 1 if quick else 15)
    if "filling" in parts:
        yield from filling.figures(folder, (5,) if quick else tuple(filling.SIZES), npm=not quick)
    if "documents" in parts:
        yield from documents.figures(folder, *(((1, 2), 1) if quick else ()))
    if "clicking" in parts:
        yield from clicking.figures()
    if "reading" in parts:
        yield from reading.figures(folder, (20, 60) if quick else reading.SIZES, 1 if quick else 3)
    if "rolling" in parts:
        yield from rolling.figures(folder, (2, 3) if quick else rolling.SIZES, 5 if quick else 300)


def main(argv: list[str] | None = None) -> int:
    """Measure, print, and write the table; return how many targets were missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", choices=_PARTS, action="append")
    options = parser.parse_args(argv)
    addin = Path(__file__).parents[2] / "addin"
    parts = options.only or list(_PARTS)
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as folder:
        compileall.compile_dir(str(addin), quiet=1)  # as pip does when it installs
        for figure in measured(parts, Path(folder), options.quick):
            print(line(figure), flush=True)
            figures.append(figure)
    if not options.quick and not options.only:
        text = README.read_text(encoding="utf-8")
        README.write_text(put_into(text, table(figures)), encoding="utf-8")
    return sum(1 for figure in figures if figure.met is False)


if __name__ == "__main__":
    main()
