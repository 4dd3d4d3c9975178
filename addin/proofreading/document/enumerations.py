"""Points listed in a text, 一是…二是…, in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from addin.ledger.values.numerals import from_han, to_han
from addin.ledger.values.patterns import pattern
from addin.proofreading.document.passages import matched, quotations, within
from addin.proofreading.document.structure import Part
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import PRACTICE, Case, TextRule

_N = "[一二三四五六七八九十]{1,3}"
_POINT = pattern(
    rf"(?P<edge>^\s*|[，。；：、！？”）,;:]\s*)(?:(?P<n>{_N})(?P<kind>是|要)|(?P<kind1>其|第)(?P<n1>{_N})(?=，))"
)
_OTHER_BEGINNING = pattern(r"首先|第一|其一|一方面|一个是|一来|(?<![统唯专单万合归划如之])一[是要]")


class _Row(Struct):
    """A row of points: how far it has come, and where its last point stands."""

    kind: str
    last: int
    at_start: bool
    part: Part
    match: re.Match[str]
    single: bool = True


class Point(Struct, frozen=True):
    """A point of a paragraph: 是, 要, 其 or 第 and its number; whether it begins the paragraph."""

    kind: str
    number: int
    at_start: bool
    part: Part
    match: re.Match[str]


def points(part: Part) -> Iterator[Point]:
    """Yield the points of a paragraph: 一是, 二要, 其三, 第四 at the beginning of a clause."""
    quoted = quotations(part.text)
    for m in _POINT.finditer(part.text):
        number = from_han(m["n"] or m["n1"])
        if number and not within(quoted, m.start("n" if m["n"] else "n1"), m.end()):
            at_start = not part.text[: m.start()].strip() and not m["edge"].strip()
            yield Point(m["kind"] or m["kind1"], number, at_start, part, m)


def in_order(case: Case) -> Iterator[Hit]:
    """“一是”“二是”的次序不连续。

    分条说的话从“一是”起，一条接一条。跳了、重了，或者只有“一是”，多半丢了一条或没有重排。

    错：一是抓学习。三是抓作风。
    对：一是抓学习。二是抓作风。
    """
    rows: list[_Row] = []
    for part in case.structure.prose:
        if part.heading is not None:
            yield from _lonely(rows)
            rows = []
        for point in points(part):
            yield from _take(point, rows)
    yield from _lonely(rows)


def _take(point: Point, rows: list[_Row]) -> Iterator[Hit]:
    if point.number == 1:
        rows.append(_Row(point.kind, 1, point.at_start, point.part, point.match))
        return
    row = _row_of(point, rows)
    if row is not None and row.last == point.number - 1:
        yield from _lonely(rows[rows.index(row) + 1 :])
        del rows[rows.index(row) + 1 :]
    elif (point.kind in "是要" or row is not None) and not _begun_otherwise(point, row):
        due = to_han(row.last + 1) if row else "一"
        yield _misnumbered(point, due)
    if row is None:
        row = _Row(point.kind, 0, point.at_start, point.part, point.match)
        rows.append(row)
    row.last, row.single = point.number, False


def _begun_otherwise(point: Point, row: _Row | None) -> bool:
    """Whether a row of which no 一是 was found began with other words: 首先, 有一是."""
    before = point.part.text[: point.match.start()]
    behind = row is not None and row.part is point.part
    return not behind and bool(_OTHER_BEGINNING.search(before))


def _misnumbered(point: Point, due: str) -> Hit:
    text = point.match.group()[len(point.match["edge"]) :]
    number = point.match["n"] or point.match["n1"]
    where = matched(point.part, point.match, "n" if point.match["n"] else "n1")
    return Hit(where, {"now": text, "due": text.replace(number, due)}, due)


def _row_of(point: Point, rows: Sequence[_Row]) -> _Row | None:
    """Return the row that a point goes on with, or, out of order, the one it should belong to."""
    alike = [r for r in reversed(rows) if r.kind == point.kind]
    near = [
        r
        for r in alike
        if r.at_start == point.at_start and (point.at_start or r.part is point.part)
    ]
    fitting = [r for r in (*near, *alike) if r.last == point.number - 1]
    return next(iter((*fitting, *near, *alike)), None)


def _lonely(rows: Sequence[_Row]) -> Iterator[Hit]:
    for row in rows:
        if row.single and row.kind == "是":
            where = matched(row.part, row.match, "n" if row.match["n"] else "n1")
            yield Hit(where, {"now": "一是", "due": "二是"}, severity="warning")


RULES = (
    TextRule(
        "W044", "error", "这里是“{now}”，应当有“{due}”：次序不连续，或丢了一条", in_order, PRACTICE
    ),
)
