"""Points told off in a text: 一是…二是…, and how many it says there are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from addin.ledger.values.numerals import from_han, to_han
from addin.proofreading.document.passages import matched, quotations, within
from addin.proofreading.document.structure import Part
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import PRACTICE, Case, TextRule

_N = "[一二三四五六七八九十]{1,3}"
_POINT = re.compile(
    rf"(?P<edge>^\s*|[，。；：、！？”）,;:]\s*)(?:(?P<n>{_N})(?P<kind>是|要)|(?P<kind1>其|第)(?P<n1>{_N})(?=，))"
)
_STATED = re.compile(
    r"(?P<n>[两二三四五六七八九十]|\d{1,2})(?P<unit>个?方面|点|项|条|个问题|个不足|个环节|个重点)"
    r"(?P<rest>[^，。；：:]{0,14})(?P<end>[：:。]|，(?=一是)|$)"
)
_LEADS = re.compile(
    r"(?:以下|如下|下列|下面|主要(?:有|是|存在|表现)|表现[在为]|存在|从|重点(?:抓|做)好|抓好|做好|突出|分|有)[^，。；：]{0,10}$"
)
_OTHER_BEGINNING = re.compile(
    r"首先|第一|其一|一方面|一个是|一来|(?<![统唯专单万合归划如之])一[是要]"
)
_INLINE = re.compile(r"[（(](\d{1,2})[）)]|([①②③④⑤⑥⑦⑧⑨⑩])")


class _Row(Struct):
    """A row of points: how far it has come, and where its last point stands."""

    kind: str
    last: int
    at_start: bool
    part: Part
    match: re.Match[str]
    single: bool = True


class _Point(Struct, frozen=True):
    kind: str
    number: int
    at_start: bool
    part: Part
    match: re.Match[str]


def points(part: Part) -> Iterator[_Point]:
    """Yield the points of a paragraph: 一是, 二要, 其三, 第四 at the beginning of a clause."""
    quoted = quotations(part.text)
    for m in _POINT.finditer(part.text):
        number = from_han(m["n"] or m["n1"])
        if number and not within(quoted, m.start("n" if m["n"] else "n1"), m.end()):
            at_start = not part.text[: m.start()].strip() and not m["edge"].strip()
            yield _Point(m["kind"] or m["kind1"], number, at_start, part, m)


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


def _take(point: _Point, rows: list[_Row]) -> Iterator[Hit]:
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


def _begun_otherwise(point: _Point, row: _Row | None) -> bool:
    """Whether a row of which no 一是 was found began with other words: 首先, 有一是."""
    before = point.part.text[: point.match.start()]
    behind = row is not None and row.part is point.part
    return not behind and bool(_OTHER_BEGINNING.search(before))


def _misnumbered(point: _Point, due: str) -> Hit:
    text = point.match.group()[len(point.match["edge"]) :]
    number = point.match["n"] or point.match["n1"]
    where = matched(point.part, point.match, "n" if point.match["n"] else "n1")
    return Hit(where, {"now": text, "due": text.replace(number, due)}, due)


def _row_of(point: _Point, rows: Sequence[_Row]) -> _Row | None:
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


def as_many_as_said(case: Case) -> Iterator[Hit]:
    """说有几个方面，下面列的不是几个。

    “以下三个方面”后面要有三条，“四点措施”后面要有四条。

    错：从以下三个方面抓好整改：一是……二是……
    对：从以下两个方面抓好整改：一是……二是……
    """
    prose = case.structure.prose
    for at, part in enumerate(prose):
        for m in _STATED.finditer(part.text):
            if not _LEADS.search(part.text[: m.start()]):
                continue
            said = 2 if m["n"] == "两" else from_han(m["n"]) or int(m["n"])
            listed = _listed(part, m, prose[at + 1 :])
            if listed > 1 and listed != said:
                new = "两" if listed == 2 else str(listed) if m["n"].isdigit() else to_han(listed)
                args = {"said": f"{m['n']}{m['unit']}", "listed": listed}
                yield Hit(matched(part, m, "n"), args, new)


def _listed(part: Part, m: re.Match[str], following: Sequence[Part]) -> int:
    """Return how many points follow a place: in its paragraph, else in the paragraphs below."""
    rest = [p for p in points(part) if p.match.start() >= m.end() - 1]
    if rest and rest[0].number == 1:
        run = _run([p.number for p in rest if p.kind == rest[0].kind])
        below = [p.number for q in following for p in list(points(q))[:1] if p.at_start]
        return _run([*range(1, run + 1), *below]) if len(rest) == run else run
    sentence = part.text[m.end() :].split("。")[0]
    if m["end"] == "：" and sentence.strip():
        return sentence.count("；") + 1
    return 0 if part.text[m.end() :].strip() else _listed_below(following)


def _run(numbers: Sequence[int]) -> int:
    """Return how far numbers go from 1 on without a gap."""
    length = 0
    for number in numbers:
        if number != length + 1:
            break
        length = number
    return length


def _listed_below(following: Sequence[Part]) -> int:
    first = following[0] if following else None
    if first is None:
        return 0
    if first.heading is not None and first.heading.number == 1:
        level = first.heading.level
        numbers = []
        for p in following:
            if p.heading is not None and p.heading.level < level:
                break
            if p.heading is not None and p.heading.level == level and p.heading.number:
                numbers.append(p.heading.number)
        return len(numbers)
    if not any(p.number == 1 and p.at_start for p in points(first)):
        return 0
    numbers = []
    for p in following:
        if p.heading is not None:
            break
        numbers += [point.number for point in list(points(p))[:1] if point.at_start]
    inside = [p.number for p in points(first)]
    return _run(numbers) if len(numbers) > 1 else _run(inside)


RULES = (
    TextRule(
        "W044", "error", "这里是“{now}”，应当有“{due}”：次序不连续，或丢了一条", in_order, PRACTICE
    ),
    TextRule("W045", "error", "说是{said}，下面列了{listed}条", as_many_as_said, PRACTICE),
)
