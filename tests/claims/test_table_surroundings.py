"""What a table's headings say of a cell, and what its totals are of."""

from __future__ import annotations

import pytest

from addin.audit.claim import Body, When
from addin.audit.subjects.branch_words import Branches
from addin.audit.tables.table_headings import Table, tables_of
from addin.audit.tables.table_surroundings import (
    Beside,
    surroundings,
    total_body,
    total_time,
)
from addin.ledger.period import parse_period
from claims.reports import paragraphs

H1 = parse_period("2022H1")
BRANCHES = Branches(("一支部", "二支部", "三支部"))
Place = tuple[int, int]


def _rows(text: str) -> list[list[str]]:
    return [[c.strip() for c in line.split("|")] for line in text.split(" / ")]


def _table(text: str) -> Table:
    (table,) = tables_of(paragraphs("情况", _rows(text)))
    return table


def _beside(text: str, place: Place) -> Beside:
    """Return what is said of a cell of a table under the words 上半年情况."""
    rows = _rows(text)
    number = 1 + sum(len(row) for row in rows[: place[0]]) + place[1]
    return surroundings(paragraphs("上半年情况", rows), BRANCHES, H1)[number]


WORDS = "月份|支委会情况 / 1月|已召开 / 合计|已召开 / 张三|已召开 / 3月4日|已召开 / 一支部|已召开"
NUMBERS = "支部|二支部|备注 / 支委会|召开会议|好 / 党课|3|好"


@pytest.mark.parametrize(
    ("text", "place", "name", "head", "code", "branch"),
    [
        # A row of a time, of all together or of a branch leaves it to its column's head.
        (WORDS, (1, 1), "", "支委会情况", "2022-01", None),
        (WORDS, (2, 1), "合计", "支委会情况", "2022H1", None),
        (WORDS, (5, 1), "一支部", "支委会情况", "2022H1", "一支部"),
        (WORDS, (3, 1), "张三", "", "2022H1", None),
        # A single day is that of an activity, and no time of others.
        (WORDS, (4, 1), "", "支委会情况", None, None),
        # The first row is the heads themselves.
        (WORDS, (0, 1), "月份", "", "2022H1", None),
        (NUMBERS, (1, 1), "支委会", "", "2022H1", None),
        (NUMBERS, (2, 1), "党课", "", "2022H1", "二支部"),
        ("项目|1月 / 支委会|3", (1, 1), "支委会", "", "2022-01", None),
    ],
)  # fmt: skip
def test_what_the_headings_say_of_a_cell(
    *, text: str, place: Place, name: str, head: str, code: str | None, branch: str | None
) -> None:
    its = _beside(text, place)
    assert (its.name, its.head) == (name, head)
    assert (its.when and its.when.period) == (parse_period(code) if code else None)
    assert (its.body and its.body.name) == branch


def test_only_cells_have_headings() -> None:
    assert surroundings(paragraphs("甲", "乙"), BRANCHES, H1) == {}


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("月份|支委会 / 1月|1 / 2月|1 / 合计|2", (3, 1), "2022-01-01..2022-02-28"),
        ("月份|支委会 / 2月|1 / 1月|1 / 合计|2", (3, 1), "2022-01-01..2022-02-28"),
        ("月份|支委会 / 1月|1 / 3月|1 / 合计|2", (3, 1), ""),
        ("月份|支委会 / 1月|1 / 3月|1 / 4月|1 / 合计|2", (4, 1), ""),
        ("月份|支委会 / 一季度|1 / 3月|1 / 合计|2", (3, 1), ""),
        ("月份|支委会 / 1月|1 / 13月|1 / 合计|2", (3, 1), ""),
        ("月份|支委会 / 1月|1 / 其他|1 / 合计|2", (3, 1), ""),
        ("月份|支委会 / 1月|1 / 合计|2 / 2月|1", (2, 1), "2022-01"),  # of what is above it
        ("项目|1月|2月|合计 / 支委会|1|1|2", (1, 3), "2022-01-01..2022-02-28"),
        ("项目|1月|3月|合计 / 支委会|1|1|2", (1, 3), ""),
        ("项目|1月|其他|合计 / 支委会|1|1|2", (1, 3), ""),
        ("项目|1月|合计|2月 / 支委会|1|1|2", (1, 2), "2022-01"),
        # None of a total's parts is a time, or it is no total.
        ("项目|次数 / 支委会|1 / 合计|1", (2, 1), None),
        ("项目|支委会|合计 / 甲组|1|1", (1, 2), None),
        ("月份|支委会 / 1月|1 / 2月|1", (2, 1), None),
    ],
)
def test_a_total_is_of_the_times_that_follow_one_another(
    text: str, place: Place, code: str | None
) -> None:
    period = parse_period(code) if code else None
    expected = None if code is None else When("合计", period, near=False)
    assert total_time(_table(text), place, "情况", H1) == expected


@pytest.mark.parametrize(
    ("text", "place", "names"),
    [
        ("支部|支委会 / 一支部|1 / 二支部|1 / 合计|2", (3, 1), ["一支部", "二支部"]),
        ("支部|支委会 / 二支部|1 / 合计|1", (2, 1), ["二支部"]),
        ("支部|支委会 / 一支部|1 / 第九党支部|1 / 合计|2", (3, 1), [""]),
        ("支部|支委会 / 一支部|1 / 合计|2 / 二支部|1", (2, 1), ["一支部"]),
        ("项目|一支部|二支部|合计 / 支委会|1|1|2", (1, 3), ["一支部", "二支部"]),
        ("项目|一支部|合计|二支部 / 支委会|1|1|2", (1, 2), ["一支部"]),
        # All of them, none of them, or no total.
        ("支部|支委会 / 一支部|1 / 二支部|1 / 三支部|1 / 合计|3", (4, 1), None),
        ("项目|一支部|二支部|三支部|合计 / 支委会|1|1|1|3", (1, 4), None),
        ("项目|次数 / 支委会|1 / 合计|1", (2, 1), None),
        ("支部|支委会 / 一支部|1 / 二支部|1", (2, 1), None),
    ],
)
def test_a_total_of_some_branches_is_no_total_of_all(
    text: str, place: Place, names: list[str] | None
) -> None:
    its = total_body(_table(text), place, BRANCHES)
    if names is None:
        assert its is None
        return
    assert its is not None
    assert (its.name, its.words, its.near) == (names[0], "表中各支部", False)
    assert not its.name or its == Body(names[0], "表中各支部", False, tuple(names[1:]))
