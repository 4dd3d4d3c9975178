"""How often each type was held, as totals say it in words, beside what the rows come to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from addin.ledger.catalogue import Catalogue
from addin.ledger.grid import Value, a1
from addin.ledger.records.activity import Activity
from addin.ledger.tables.rows.data_rows import TYPE, Row
from addin.ledger.tables.rows.discrepancy import Discrepancy, cell_of, times_written
from addin.ledger.tables.table import Table
from addin.ledger.values.activity_types.types import types_named
from addin.ledger.values.heads.counts import parse_times
from addin.ledger.values.numerals import HAN_NUMBER, from_han
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import clean, distance, folded, is_unfilled, shown

_TIMES = pattern(
    rf"([^\d,，。;；、()（）:：]*?(?:\([^()\d]*\))?)[:：]?(?:共|召开|开展)*(\d+|{HAN_NUMBER})(?:场次|次|场)"
)
_BARE_TIMES = pattern(r"([^\d\s,，。;；、()（）:：]+)[:：]?(\d+)")
_BEFORE = pattern(
    r"^(?:其中|[全本当]?(?:年度?|月份?|季度?|期|表|页)|[上下]?半年|第?[一二三四]季度|截至|截止|累计|总?共计?|合计|总计|小计"
    r"|[一今]年|年内|来|召开|开展|举行|举办|组织(?!生活)|进行|各类|各项|有|开(?!展))+"
)
_IN_BRACKETS = pattern(rf"\((共?(?:\d+|{HAN_NUMBER})(?:场次|次|场))\)")  # 支委会（2次）
_LABEL = pattern(r"^[^\d\s]{0,4}\d?[^\d\s]{0,4}(?:合计|小计|总计|共计)[:：\s]*")
_SPLIT = pattern(r"[\s,，;；、。]+")
_BRACKET = pattern(r"\(([^()]*)\)$")
_WITH = pattern(r"^(?:含|包括|其中|兼|与|及|和|暨)")
_LECTURES = {"党课": "微党课"}  # a kind of it that has a name of its own
_OF_ALL = pattern(r"(?:党内|党建|党务)?(?:组织生活|活动|会议|次数|记录)?")

Pairs = Sequence[tuple[int, str, int]]
"""The columns of numbers, the types that stand before them, and the numbers."""


def in_pairs(row: Row, catalogue: Catalogue) -> Pairs:
    """Return what a row such as 小计 | 支委会 | 3 | 党课 | 1 says; empty of other rows."""
    cells = [(i, v) for i, v in enumerate(row.values) if not is_unfilled(v)][1:]
    if len(cells) < 4 or len(cells) % 2:
        return []
    found: list[tuple[int, str, int]] = []
    for (_, name), (i, number) in zip(cells[::2], cells[1::2], strict=True):
        types = types_named(folded(shown(name)), catalogue)
        times = parse_times(number).value
        if not types or times is None:
            return []
        found.append((i, types[0], times))
    return found


def of_pairs(row: Row, spans: Sequence[Sequence[Activity]], pairs: Pairs) -> Iterator[Discrepancy]:
    """Compare the numbers of such a row with how often each type was held."""
    for index, name, stated in pairs:
        counted = [n for span in spans for n in possible(name, span)]
        if stated not in counted:
            cell = a1(row.number - 1, index)
            yield Discrepancy(row, cell, shown(row.values[index]), name, stated, counted[0])


def times(
    row: Row, spans: Sequence[Sequence[Activity]], catalogue: Catalogue
) -> Iterator[Discrepancy]:
    """Compare 共计12次, and 党员大会3次 beside it."""
    seen_all = False
    for index, value in enumerate(row.values):
        for name, number in _stated_times(value, catalogue):
            bare, beside = _BEFORE.sub("", name), ""
            if bracket := _BRACKET.search(bare):  # 组织生活会（民主评议）
                bare, beside = bare[: bracket.start()], _BEFORE.sub("", bracket[1])
            types = types_named(bare, catalogue)
            if not types and (seen_all or beside or not _OF_ALL.fullmatch(bare)):
                continue  # 志愿服务3次: of what is not counted here
            if beside and not _tells_types(beside, catalogue):
                continue  # 支委会（扩大）1次: of some of them
            seen_all = seen_all or not types
            counted = [n for s in spans for n in possible(types[0] if types else "", s)]
            if not types:
                counted += [n for n in map(times_written, spans) if n is not None]
            stated = int(number) if number.isdigit() else from_han(number) or 0
            if stated not in counted:
                cell = cell_of(row, index)
                what = types[0] if types else "次数"
                yield Discrepancy(row, cell, shown(value), what, stated, counted[0])


def _stated_times(value: Value, catalogue: Catalogue) -> list[tuple[str, str]]:
    """Return how often a text says that each type was held: 党课3次, or 支委会6 党课3 and no more
    than that."""
    if not isinstance(value, str):
        return []
    text = _IN_BRACKETS.sub(r"\1", folded(value)) if "次" in value or "场" in value else ""
    if found := _TIMES.findall(text):
        return found
    plain = _LABEL.sub("", clean(value))
    pieces = [_BARE_TIMES.fullmatch(p) for p in _SPLIT.split(plain) if p]
    named = [(m[1], m[2]) for m in pieces if m and types_named(folded(m[1]), catalogue)]
    return named if len(named) == len(pieces) else []


def possible(type_name: str, span: Sequence[Activity]) -> list[int]:
    """Return what a number of times may be: that of the rows of a type, or of all where it is "".

    The likeliest comes first. Rows whose type cannot be read may be of it, or not.
    """
    if not type_name:
        return [len(span)]
    sure = sum(type_name in a.type_names for a in span)
    unread = sum(a.types is None and _may_be(a.row.text(TYPE), type_name) for a in span)
    kin = _LECTURES.get(type_name)
    kindred = sum(kin in a.type_names and type_name not in a.type_names for a in span)
    return list(range(sure, sure + unread + kindred + 1))


def _may_be(written: str, type_name: str) -> bool:
    """Return whether a cell that names no type may mean one: it is blank, or nearly its name."""
    text = folded(written)
    return not text or "三会" in text or distance(text, type_name, 2) <= 2


def _tells_types(text: str, catalogue: Catalogue) -> bool:
    """Return whether words in brackets are the types that were held as well."""
    plain = _WITH.sub("", text)
    return bool(types_named(plain, catalogue)) or plain in ("民主评议", "评议")


def counts_that_differ(
    table: Table, own: Sequence[Activity], whole: Sequence[Activity]
) -> Iterator[Discrepancy]:
    """Yield the figures below a list that differ from its rows and from those of the book."""
    for c in table.counts:
        what = "" if c.what == "次数" else c.what
        counted = possible(what, own)
        if c.stated not in (*counted, *possible(what, whole)):
            row = Row(table.sheet, c.row + 1, (), {})
            cell, text = a1(c.row, c.column), str(c.stated)
            yield Discrepancy(row, cell, text, c.what, c.stated, counted[0])
