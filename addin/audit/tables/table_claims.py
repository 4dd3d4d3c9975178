"""The claims that tables make: a number where a row's name meets a column's, or beside its name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from addin.audit.claim import Claim, When
from addin.audit.figure_words.lexicon import Lexicon
from addin.audit.figure_words.possible_figures import NARROWER
from addin.audit.parts.group_words import MEETING, MEETS
from addin.audit.subjects.subjects import Subjects
from addin.audit.tables.table_headings import Table, tables_of
from addin.audit.tables.table_numbers import Meant, meant, names_of
from addin.audit.tables.table_surroundings import time_of, total_body, total_time
from addin.audit.text.quantity import Quantity, bare_number
from addin.audit.times.period_words import times
from addin.ledger.period import Period
from addin.ledger.record import replace
from addin.report.prose import Paragraph, Stretch

_SOURCES = {"指标", "数值", "所在行"}  # the heads of our own list of sources
_A_LIST = re.compile(r"日期|时间|主持|主题(?!党日|教育)|议题|地点|主讲|姓名|记录人")
_PLANNED = re.compile(
    r"计划|安排|目标|任务数|指标值|要求|标准|分值|得分|序号|备注|说明|电话|应[开召完]|缺少|缺额|差额|少开|欠|增减|增加|减少|增长|增幅|同比|环比|相差|(?:比|较)[上去]"
)
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_A_PLAN = re.compile(r"计划|安排|打算")


def table_claims(
    paragraphs: Iterable[Paragraph],
    words: Lexicon,
    period: Period,
    subjects: Subjects,
) -> Iterator[Claim]:
    """Yield the claims of numbers that stand alone in a table's cell."""
    for table in tables_of(paragraphs):
        heads = {t for (r, _), t in table.cells.items() if r < max(1, table.first_data_row)}
        if heads >= _SOURCES or any(_A_LIST.search(h) for h in heads):
            continue
        if _A_PLAN.search(_own_title(table.caption)):
            continue
        for place in sorted(table.numbers):
            if claim := _claim(table, place, words, period, subjects):
                yield claim


def _own_title(caption: str) -> str:
    """Return the end of what stands before a table: the part of it that is about the table."""
    return re.split("[。；，;,]", caption.rstrip("。：: \u3000"))[-1]


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
    table: Table, place: tuple[int, int], words: Lexicon, period: Period, subjects: Subjects
) -> Claim | None:
    paragraph, number = table.numbers[place]
    branches = subjects.branches
    names = names_of(table, place, branches)
    if _PLANNED.search(names.head) or _says_itself(table.cells[place], number, words):
        return None
    found = meant(table, place, names, words)
    group = subjects.group_of(table.words_of(*place))
    if group and _is_of_meetings(found, names.head):
        found = Meant(MEETING, (MEETING,), "次", "times")
    elif group:
        group = None
    if found is None:
        return None
    stated = replace(number, kind=found.kind, unit=number.unit or found.unit)
    total = total_time(table, place, table.caption, period)
    gaps = total is not None and total.period is None
    when = total if total and not gaps else _time_of(table, place, period)
    body = names.body or total_body(table, place, branches)
    stretch = Stretch(paragraph.number, stated.start, stated.end)
    text = paragraph.text[stated.start : stated.end]
    return Claim(
        stretch,
        text,
        stated,
        found.name,
        found.keys,
        when,
        found.loose or (NARROWER if gaps else ""),
        found.sums,
        body,
        found.otherwise,
        group,
    )


def _is_of_meetings(found: Meant | None, head: str) -> bool:
    """Whether a number beside a 党小组 counts its meetings: by its head, or by 召开会议 there."""
    if found is not None and found.keys[:1] == (MEETING,):
        return True
    return (found is None or not found.keys) and bool(MEETS.search(head))


def _time_of(table: Table, place: tuple[int, int], period: Period) -> When | None:
    labels, heads = table.words_of(*place), table.heads(place[1])
    own = _BRACKETS.sub("", table.cells[place])
    told = [t.when.period for t in times(own, period)]
    narrows = all(p is not None and p != period and period.covers(p) for p in told)
    if told and narrows and not any(list(times(label, period)) for label in labels):
        labels = [*labels, own]  # 上半年1次 in a cell
    return time_of(" ".join(labels), " ".join(heads), table.caption, period)


def _says_itself(text: str, number: Quantity, words: Lexicon) -> bool:
    """Whether a cell names what it counts, so that it is read as a sentence: 整改完成3项."""
    if bare_number(text):
        return False
    found = words.mentions(text, number.kind)
    return any(not (m.word.weak or m.word.of_type or m.word.total) for m in found)
