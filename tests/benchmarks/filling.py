"""Filling a template in a running process: against docxtpl, the engines of npm, and the limit.

Every engine opens its template and takes plain values each time; ours reads what it keeps of a
template from its cache folder, as every run of the program does.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from math import isnan
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from docxtpl import DocxTemplate

from addin.office.templates import word_template
from addin.office.templates.filling.zip_members import (
    members_of,
    package_of,
    replaced,
    unpacked,
)
from addin.office.templates.word_template import fill
from addin.report.language.traced import Traced, Values, items
from tests.benchmarks.letters import COLUMNS, SYNTAXES, TREE, values, write_template
from tests.benchmarks.measuring import Figure, Timed, in_turn, ratio, timed
from tests.benchmarks.npm import ENGINES, installed, started

_BODY = "word/document.xml"
SIZES = {50: 0.06, 500: None, 5_000: 0.12, 20_000: 0.08}
TRACED = {50: 0.12, 500: 0.30, 5_000: 0.35}
_RUNS = {50: 21, 500: 9, 5_000: 5, 20_000: 3}


def figures(
    folder: Path, sizes: tuple[int, ...] = tuple(SIZES), npm: bool = True
) -> Iterator[Figure]:
    """Yield every figure of filling; ``folder``: where files are made."""
    where, reason = installed() if npm else (None, "not asked for")
    for rows in sizes:
        with ExitStack() as running:
            sides = _sides(folder, rows, where, running)
            times = in_turn(sides, _RUNS.get(rows, 1))
        ended = {name for name, its in times.items() if any(map(isnan, its))}
        yield from _figures(rows, {n: its for n, its in times.items() if n not in ended})
        for name in sorted(ended):
            what = f"filling a template, {rows:,} table rows"
            yield Figure(what, name, None, note="skipped: the engine ended")
    if where is None:
        yield Figure("engines of npm", "docxtpl", None, note=f"skipped: {reason}")


def _sides(folder: Path, rows: int, npm: Path | None, running: ExitStack) -> dict[str, Timed]:
    told = values(rows)
    template = write_template(folder / "docxtpl.docx", SYNTAXES["docxtpl"])
    target = folder / "filled.docx"
    sides = {
        "docxtpl": timed(lambda: by_docxtpl(template, told, target), target),
        "ours": timed(lambda: by_ours(template, told, target, traced=False), target),
        "limit": timed(limit(template, told, target), target),
    }
    if rows in TRACED:
        sides["traced"] = timed(lambda: by_ours(template, told, target, traced=True), target)
    data = folder / "values.json"
    data.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    for name, syntax in ENGINES.items() if npm else ():
        assert npm is not None
        its = write_template(folder / f"{name}.docx", SYNTAXES[syntax])
        engine = running.enter_context(started(npm, name, its, folder / f"{name}-filled.docx"))
        sides[name] = partial(engine.fill, data)
    return sides


def _figures(rows: int, times: dict[str, list[float]]) -> Iterator[Figure]:
    what = f"filling a template, {rows:,} table rows"
    yield Figure(what, "docxtpl", ratio(times["ours"], times["docxtpl"]), SIZES.get(rows))
    if "carbone" in times:
        yield Figure(what, "carbone", ratio(times["ours"], times["carbone"]), 1.0)
    for name in ("docxtemplater", "easy-template-x", "docx-templates"):
        if name in times:
            yield Figure(what, name, ratio(times["ours"], times[name]))
    yield Figure(
        what,
        "the limit: joining strings, and packing them as ours are",
        ratio(times["ours"], times["limit"]),
    )
    if "traced" in times:
        traced = f"the same, every value traced in a content control, {rows:,} rows"
        yield Figure(
            traced, "docxtpl, plain", ratio(times["traced"], times["docxtpl"]), TRACED[rows]
        )


def as_values(told: dict[str, Any]) -> Values:
    """Return plain values as a report's values, items known by their place."""
    return {
        name: items((str(n), {k: Traced(v) for k, v in item.items()}) for n, item in enumerate(its))
        if isinstance(its, list)
        else Traced(its)
        for name, its in told.items()
    }


def by_ours(template: Path, told: dict[str, Any], target: Path, *, traced: bool) -> None:
    """Fill a template with plain values, from what the cache folder keeps of it."""
    word_template._ready.cache_clear()
    fill(template, as_values(told), TREE, target, traced=traced)


def by_docxtpl(template: Path, told: dict[str, Any], target: Path) -> None:
    """Fill a template as docxtpl's own manual says, with what belongs into XML escaped."""
    document = DocxTemplate(template)
    document.render(told, autoescape=True)
    document.save(target)


def limit(template: Path, told: dict[str, Any], target: Path) -> Callable[[], None]:
    """Return what writes the same document by nothing but joining strings, and packing the body.

    All other parts are copied as they are packed already.
    """
    one = {**told, "rows": [{c: f"%{c}%" for c in COLUMNS}]}
    by_docxtpl(template, one, target)
    members = members_of(target.read_bytes())
    body = unpacked(next(m for m in members if m.name == _BODY)).decode()
    start = body.rfind("<w:tr>", 0, body.index("%a%"))
    end = body.index("</w:tr>", start) + len("</w:tr>")
    pattern = body[start:end].replace("%", "%%")
    for letter in COLUMNS:
        pattern = pattern.replace(f"%%{letter}%%", "%s")

    def write() -> None:
        filled = [pattern % tuple(map(escape, row.values())) for row in told["rows"]]
        content = "".join((body[:start], *filled, body[end:])).encode()
        target.write_bytes(package_of(replaced(members, {_BODY: content})))

    return write
