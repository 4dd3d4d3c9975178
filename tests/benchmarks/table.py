"""The table of figures, printed and written into the README between its marks."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterable
from pathlib import Path

from tests.benchmarks.measuring import Figure

BEGIN, END = "<!-- figures of python -m tests.benchmarks -->", "<!-- end of the figures -->"
README = Path(__file__).parents[2] / "README.md"


def line(figure: Figure) -> str:
    """Return a figure as a line of the table."""
    said = "—" if figure.ratio is None else f"{figure.ratio:.3g}"
    target = "" if figure.target is None else f"≤ {figure.target:g}"
    met = {True: "met", False: "**missed**", None: figure.note}[figure.met]
    return f"| {figure.what} | {figure.against} | {said} | {target} | {met} |"


def table(figures: Iterable[Figure]) -> str:
    """Return the table as Markdown."""
    python = f"Python {platform.python_version()}, {sys.platform}, {platform.machine()}"
    lines = [
        f"Ratios of CPU time (user and system), each measured in turn with what it is held against; "
        f"medians. {python}.",
        "",
        "| what | in the time of | ratio | target | |",
        "| --- | --- | --- | --- | --- |",
        *map(line, figures),
    ]
    return "\n".join(lines)


def put_into(text: str, figures: str) -> str:
    """Return a text with the table between its marks; raises ValueError where there are none."""
    begin, end = text.index(BEGIN) + len(BEGIN), text.index(END)
    return f"{text[:begin]}\n{figures}\n{text[end:]}"
