"""In ledgers of any layout one planted fault is found at its cell, and nothing else is said; what
only looks odd raises no alarm."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from addin.all_sheets.checking import check_ledger
from addin.all_sheets.reading import read_ledger
from addin.ledger.catalogue import catalogue
from addin.ledger.grid import CellError, Grid, Value, a1
from addin.ledger.record import replace
from addin.ledger.scope import find_scope
from addin.ledger.tables.table import find_table
from layouts import LAYOUTS, Record
from ledgers import H1

FAULTS: tuple[tuple[str, Value, str], ...] = (
    ("日期", "2022年2月30日", "L003"),
    ("日期", "春节前", "L002"),
    ("日期", "2022年3月", "L004"),
    ("日期", "2002年3月5日", "L005"),
    ("日期", "2023年3月7日", "L402"),
    ("日期", None, "L001"),
    ("活动类型", "支委汇", "L010"),
    ("活动类型", "三会一课", "L011"),
    ("活动类型", CellError("#N/A"), "L026"),
    ("主题", None, "L001"),
    ("主题", "学习XX精神", "L027"),
    ("主持人", None, "L001"),
    ("主持人", 12.0, "L041"),
    ("实到人数", "20余人", "L021"),
    ("实到人数", "见签到表", "L020"),
    ("实到人数", CellError("#REF!"), "L026"),
    ("请假人员", "王五、王五", "L028"),
)
SAME_CELL_TOO = {"L103", "L104"}  # a fault in 请假人员 may leave an absence unexplained as well

TYPES = {
    "支委会": ("支部委员会", "支委会议", " 支 委 会\u00a0", "第1次支委会"),
    "党员大会": ("支部党员大会", "支部大会", "党员\u200b大会", "召开党员大会"),
    "主题党日": ("主题党日活动", "3月份主题党日", "主题　党日", "“主题党日”"),
    "党小组会": ("小组会", "党小组会议", "党小组\n会"),
}


@st.composite
def contents(draw: st.DrawFn) -> list[Record]:
    """Records of the first half-year: every topic is another, dates in order."""
    days = st.dates(date(2022, 1, 4), date(2022, 6, 30))
    found = sorted(draw(st.lists(days, min_size=4, max_size=12)))
    records: list[Record] = []
    for n, day in enumerate(found):
        kind = draw(st.sampled_from(sorted(TYPES)))
        due = draw(st.integers(3, 60))
        present = draw(st.integers(max(1, due - 2), due))
        absent = "、".join(("李四（出差）", "赵六（病假）")[: due - present]) or None
        topic = f"研究第{n + 1}号议题及落实安排"
        records.append((day, kind, topic, "张三", float(due), float(present), absent))
    return records


def places(grids: Sequence[Grid]) -> set[tuple[str, str, str]]:
    """Return the findings that stand at a cell."""
    book = read_ledger("台账.xlsx", grids, catalogue(), 2022)
    return {(f.code, f.sheet, f.cell) for f in check_ledger(book, find_scope(book, H1)) if f.cell}


def planted(
    grids: Sequence[Grid], topic: str, column: str, value: Value
) -> tuple[list[Grid], str, str] | None:
    """Return the workbook with a value put into a record's cell, and where that is."""
    for n, grid in enumerate(grids):
        table = find_table(grid, catalogue())
        for row in table.rows if table else ():
            if row.value("主题") != topic or column not in row.columns or column in row.merged:
                continue
            rows = [list(r) for r in grid.rows]
            r, c = row.number - 1, row.columns[column]
            rows[r][c] = value
            changed = [*grids[:n], replace(grid, rows=rows), *grids[n + 1 :]]
            return changed, grid.sheet, a1(r, c)
    return None


@settings(max_examples=150, suppress_health_check=[HealthCheck.filter_too_much])
@given(contents(), st.sampled_from(sorted(LAYOUTS)), st.sampled_from(FAULTS), st.data())
def test_one_planted_fault_is_found_at_its_cell(
    records: list[Record], layout: str, fault: tuple[str, Value, str], data: st.DataObject
) -> None:
    column, value, code = fault
    assume(layout != "merged_dates" or len({r[0] for r in records}) < len(records))
    grids = LAYOUTS[layout](records)
    record = data.draw(st.sampled_from(records))
    found = planted(grids, str(record[2]), column, value)
    assume(found is not None and not (layout == "heads_in_one_column" and column == "实到人数"))
    assert found is not None
    changed, sheet, cell = found
    before, after = places(grids), places(changed)
    new = {p for p in after - before if not (p[2] == cell and p[0] in SAME_CELL_TOO)}
    assert new == {(code, sheet, cell)}


def odd_forms(record: Record) -> list[tuple[str, Value]]:
    """Return other ways to write a record's cells that mean the same."""
    day, kind, _, _, due, present, _ = record
    assert isinstance(day, date)
    han = "〇一二三四五六七八九"
    dates: list[Value] = [
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}。{day.month}。{day.day}。",
        f"{day.year}年{day.month}月{day.day}日（星期{'一二三四五六日'[day.weekday()]}）",
        f"{day.year}-{day.month}-{day.day} 00:00:00",
        f"{''.join(han[int(c)] for c in str(day.year))}年{day.month}月{day.day}日",
        f"{day.year}年{day.month}月{day.day}日上午9:00",
        f"\ufeff{day.year}/{day.month:02}/{day.day:02}\n",
        float((day - date(1899, 12, 30)).days),
        float(f"{day.year}{day.month:02}{day.day:02}"),
    ]
    heads = (("应到人数", due), ("实到人数", present))
    numbers = [
        (c, f) for c, n in heads for v in [int(float(str(n)))] for f in (f"{v}人", f"{v} 名", f"'{v}"[1:])
    ]  # fmt: skip
    people: list[Value] = ["张 三", "张三（支部书记）", "张三同志", "\u3000张三 "]
    return [
        *(("日期", d) for d in dates),
        *(("活动类型", t) for t in TYPES[str(kind)]),
        *numbers,
        *(("主持人", p) for p in people),
    ]


@settings(max_examples=150, suppress_health_check=[HealthCheck.filter_too_much])
@given(contents(), st.sampled_from(sorted(LAYOUTS)), st.data())
def test_what_only_looks_odd_raises_no_alarm(
    records: list[Record], layout: str, data: st.DataObject
) -> None:
    grids = LAYOUTS[layout](records) if layout != "merged_dates" else LAYOUTS["plain"](records)
    record = data.draw(st.sampled_from(records))
    column, value = data.draw(st.sampled_from(odd_forms(record)))
    found = planted(grids, str(record[2]), column, value)
    assume(found is not None and layout != "heads_in_one_column")
    assert found is not None
    assert places(found[0]) - places(grids) == set()
