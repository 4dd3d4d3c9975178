"""The claims that tables make: a number where a row's name meets a column's, or beside its name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from addin.audit.branch_words import Branches
from addin.audit.claim import Claim, When
from addin.audit.lexicon import Lexicon
from addin.audit.period_words import times
from addin.audit.table_headings import Table, tables_of
from addin.audit.table_numbers import meant, names_of
from addin.ledger.period import Period
from addin.ledger.record import replace
from addin.report.prose import Paragraph, Stretch

_SOURCES = {"指标", "数值", "所在行"}  # the heads of our own list of sources
_A_LIST = re.compile(r"日期|时间|主持|主题(?!党日|教育)|议题|地点|主讲|姓名|记录人")
_PLANNED = re.compile(
    r"计划|安排|目标|任务数|指标值|要求|标准|分值|得分|序号|备注|说明|电话|应[开召完]|缺少|缺额|差额|少开|欠"
)
_A_PLAN = re.compile(r"计划|安排|打算")


def table_claims(
    paragraphs: Iterable[Paragraph],
    words: Lexicon,
    period: Period,
    branches: Branches | None = None,
) -> Iterator[Claim]:
    """Yield the claims of numbers that stand alone in a table's cell."""
    known = branches or Branches()
    for table in tables_of(paragraphs):
        heads = {t for (r, _), t in table.cells.items() if r < max(1, table.first_data_row)}
        if heads >= _SOURCES or any(_A_LIST.search(h) for h in heads):
            continue
        if _A_PLAN.search(_own_title(table.caption)):
            continue
        for place in sorted(table.numbers):
            if claim := _claim(table, place, words, period, known):
                yield claim


def _own_title(caption: str) -> str:
    """Return the end of what stands before a table: the part of it that is about the table."""
    return re.split("[。；，;,]", caption.rstrip("。：: \u3000"))[-1]


def named_in_rows(paragraphs: Iterable[Paragraph]) -> dict[int, str]:
    """Return what stands at the head of the row that a paragraph of a table stands in."""
    heads: dict[tuple[int, int], str] = {}
    found = {}
    for p in (p for p in paragraphs if p.cell is not None):
        row = (p.cell.table, p.cell.row) if p.cell else (0, 0)
        if row in heads:
            found[p.number] = heads[row]
        elif re.search("[\u4e00-\u9fff]{2}", p.text):
            heads[row] = p.text
    return found


def is_list_of_sources(paragraphs: Iterable[Paragraph]) -> frozenset[int]:
    """Return the paragraphs of our own lists of sources, whose numbers claim nothing."""
    found: set[int] = set()
    for _, group in groupby(
        (p for p in paragraphs if p.cell), key=lambda p: p.cell.table if p.cell else -1
    ):
        rows = list(group)
        if {p.text.strip() for p in rows if p.cell and p.cell.row == 0} >= _SOURCES:
            found.update(p.number for p in rows)
    return frozenset(found)


def _claim(
    table: Table, place: tuple[int, int], words: Lexicon, period: Period, branches: Branches
) -> Claim | None:
    paragraph, number = table.numbers[place]
    names = names_of(table, place, branches)
    if _PLANNED.search(names.head):
        return None
    found = meant(table, place, names, words)
    if found is None:
        return None
    unit = found.unit
    stated = number if number.unit not in ("", "次") or unit == "次" else replace(number, unit=unit)
    stated = replace(
        stated, kind=found.kind, unit=unit if stated.unit in ("", "次") else stated.unit
    )
    when = _when(f"{names.label} {names.head}", table.caption, period)
    stretch = Stretch(paragraph.number, stated.start, stated.end)
    text = paragraph.text[stated.start : stated.end]
    return Claim(
        stretch,
        text,
        stated,
        found.name,
        found.keys,
        when,
        found.loose,
        found.sums,
        names.body,
        found.otherwise,
    )


def _when(names: str, caption: str, period: Period) -> When | None:
    for text in (names, caption):
        if told := list(times(text, period)):
            return told[-1].when
    return None
