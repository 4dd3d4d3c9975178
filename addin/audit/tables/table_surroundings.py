"""What a table's headings say of a cell: its time, its branch, and what is counted in its row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec import Struct

from addin.audit.claim import Body, When
from addin.audit.parts.group_words import A_GROUP
from addin.audit.subjects.branch_words import Branches
from addin.audit.tables.table_headings import Table, tables_of
from addin.audit.times.period_words import times
from addin.ledger.period import Period
from addin.report.prose import Paragraph

TOTAL = re.compile(r"^(?:合计|总计|共计|小计|总数|累计|合计数|全年合计)$")
_A_YEAR = re.compile(
    r"^\D{0,2}((?:20\d\d|二[〇○零][〇○零一二三四五六七八九]{2})年|今年|本年|去年|上一?年|前年)度?(?!.*(?:半年|季度?|月))\D{0,4}$"
)
_HAS_YEAR = re.compile(r"20\d\d|二[〇○零]|[今去上前本]年")
OF_THE_ROW = ("当月", "本月", "当季", "当季度", "本季度")  # 当月活动数 beside 7月
_A_NAME = re.compile("[\u4e00-\u9fff]{2}")


class Beside(Struct, frozen=True):
    """What the headings of a cell say: ``name`` is the text at the head of its row.

    ``head``: that of its column, where the row is only that of a time, a branch, a 党小组 or all
    together. ``group``: that 党小组.
    """

    name: str = ""
    head: str = ""
    group: str = ""
    when: When | None = None
    body: Body | None = None


def surroundings(
    paragraphs: Iterable[Paragraph], branches: Branches, period: Period
) -> dict[int, Beside]:
    """Return what the headings say of each paragraph that is in a table, by its number."""
    read = list(paragraphs)
    tables = {t.number: t for t in tables_of(read)}
    return {
        p.number: _beside(tables[p.cell.table], (p.cell.row, p.cell.column), branches, period)
        for p in read
        if p.cell is not None
    }


def _beside(table: Table, place: tuple[int, int], branches: Branches, period: Period) -> Beside:
    labels = table.words_of(*place)
    heads = _heads(table, place)
    nearest = labels if heads else labels[::-1]  # names and what was done side by side
    name = next((t for t in nearest if _A_NAME.search(t)), "")
    body = next((b for t in (*labels, *heads) if (b := branches.in_cell(t))), None)
    when = time_of(" ".join(labels), " ".join(heads), table.caption, period)
    only = all(branches.in_cell(t) or TOTAL.match(t) or _last_of(t, period) for t in labels)
    group = next((t for t in labels[:2] if A_GROUP.fullmatch(t)), "")
    head = "".join(heads) if only or group else ""
    return Beside(name, head, group, when if when and not _is_a_day(when) else None, body)


def _heads(table: Table, place: tuple[int, int]) -> list[str]:
    """Return what stands above a cell; in the first row of a table without bare numbers."""
    if place[0] < max(1, table.first_data_row):
        return []
    return table.heads_of_words(place[1])


def _is_a_day(when: When) -> bool:
    return when.period is not None and when.period.start == when.period.end


def time_of(label: str, head: str, caption: str, period: Period) -> When | None:
    """Return the time that a row and a column name together, or else the words above the table.

    A month without a year is of the year that the other heading, or the caption, names alone.
    Of two times that are parts of each other the narrower is meant.
    """
    years = [y for text in (label, head) for y in _year_alone(text)]
    parts = [t for text in (label, head) if not _A_YEAR.match(text) for t in _last(text, period)]
    above = list(_last(re.split("[。；;]", caption.rstrip("。；;：: "))[-1], period))
    if not parts:
        named = [t for y in years for t in _last(y, period)]
        return next(iter([*named, *above]), None)
    year = next(iter([*years, *_year_of(above)]), "")
    told = [t for t in parts if t.period or t.words not in OF_THE_ROW] or parts
    within = [_in_year(t, year, period) for t in told]
    return _narrowest(within)


def _year_alone(text: str) -> Iterator[str]:
    if m := _A_YEAR.match(text.strip()):
        yield m[1]


def _year_of(above: list[When]) -> Iterator[str]:
    """Yield the year of a caption's time, where that is one year."""
    for its in above:
        if its.period and its.period.start.year == its.period.end.year:
            yield f"{its.period.start.year}年"


def _last(text: str, period: Period) -> Iterator[When]:
    if told := list(times(text, period)):
        yield told[-1].when


def _in_year(when: When, year: str, period: Period) -> When:
    if not year or _HAS_YEAR.search(when.words):
        return when
    found = next(_last(f"{year}{when.words}", period), when)
    return When(when.words, found.period)


def _narrowest(found: list[When]) -> When:
    """Return the time that all the others cover; an unknown one where there is none such."""
    spans = [t.period for t in found if t.period]
    inner = min(spans, key=lambda p: (p.end - p.start, p.start), default=None)
    if inner is None or len(spans) < len(found) or not all(p.covers(inner) for p in spans):
        return When("".join(t.words for t in found), None)
    return next(t for t in found if t.period == inner)


def total_time(table: Table, place: tuple[int, int], caption: str, period: Period) -> When | None:
    """Return the time that a total's parts come to, where its rows or columns are times.

    None where they are none: the total is then of the time that the table is of.
    """
    row, column = place
    heads = " ".join(table.heads(column))
    if TOTAL.match("".join(table.words_of(row, column)[:1])):
        labels = [" ".join(table.words_of(r, column)) for r in table.rows if r < row]
        return _together(
            [time_of(t, heads, caption, period) for t in labels if _last_of(t, period)], len(labels)
        )
    if TOTAL.match(heads):
        label = " ".join(table.words_of(row, column))
        others = [" ".join(table.heads(c)) for c in table.columns if c < column]
        return _together(
            [time_of(label, t, caption, period) for t in others if _last_of(t, period)], len(others)
        )
    return None


def _last_of(text: str, period: Period) -> list[When]:
    return list(_last(text, period))


def _together(found: list[When | None], of: int) -> When | None:
    """Return times that follow one another as one; unknown where they leave gaps or overlap.

    The total may be that of the whole period as well: months without a row had nothing.
    """
    spans = sorted(t.period for t in found if t and t.period)
    if not found:
        return None
    joined = len(spans) == len(found) == of and all(
        (b.start - a.end).days == 1 for a, b in pairwise(spans)
    )
    return When("合计", Period(spans[0].start, spans[-1].end) if joined else None, near=False)


def total_body(table: Table, place: tuple[int, int], branches: Branches) -> Body | None:
    """Return the branches that a total is of, where its rows or columns are some of them only."""
    row, column = place
    if TOTAL.match("".join(table.words_of(row, column)[:1])):
        named = [table.words_of(r, column) for r in table.rows if r < row]
    elif TOTAL.match("".join(table.heads(column))):
        named = [table.heads(c) for c in table.columns if c < column]
    else:
        return None
    found = [b for texts in named for t in texts if (b := branches.in_cell(t))]
    names = list(dict.fromkeys(b.name for b in found))
    if not names or set(names) >= set(branches.names):
        return None
    return Body("" if "" in names else names[0], "表中各支部", False, tuple(names[1:]))
