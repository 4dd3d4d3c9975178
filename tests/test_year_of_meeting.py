"""组织生活会 and 民主评议党员 count for the year that they are of, also when held in the next."""

from __future__ import annotations

from datetime import date

import pytest

from addin.all_sheets.counting import tally
from addin.all_sheets.reading import read_ledger
from addin.ledger.catalogue import catalogue
from addin.ledger.period import parse_period
from addin.report.values.wording import gap_words
from rule_cases.case import RuleCase
from test_rules import found, sheets

HEADINGS = "日期 | 活动类型 | 主题 | 主要内容"
OTHERS = [f"{y}-{m}-8 | 主题党日 | 学习 |" for y in (2025, 2026) for m in range(1, 13)]


def two_years(*meetings: str) -> str:
    """Return a ledger of 2025 and 2026 with some meetings, by their days."""
    rows = sorted((*OTHERS, *meetings), key=_day)
    return "\n".join((HEADINGS, *rows))


def _day(row: str) -> date:
    year, month, day = map(int, row.split("|", maxsplit=1)[0].strip().split("-"))
    return date(year, month, day)


CREDITED = """
    2025-12-20 | 组织生活会         | 专题组织生活会                   |        | 2025
    2026-2-10  | 组织生活会         | 2025年度组织生活会               |        | 2025
    2026-2-10  | 2025年度组织生活会 |                                  |        | 2025
    2026-2-10  | 组织生活会         | 二〇二五年度专题组织生活会       |        | 2025
    2026-3-31  | 组织生活会         | 上一年度组织生活会               |        | 2025
    2026-4-20  | 组织生活会         | 补开2025年度组织生活会           |        | 2025
    2026-2-10  | 组织生活会         | 组织生活会         | 召开2025年度组织生活会 | 2025
    2026-2-10  | 组织生活会         | 本年度组织生活会                 |        | 2026
    2026-1-10  | 组织生活会         | 2026年度组织生活会               |        | 2026
    2026-12-9  | 组织生活会         | 组织生活会 | 通报2025年度组织生活会整改情况 | 2026
    2026-12-9  | 组织生活会         | 通报上年度组织生活会情况，查摆问题 |      | 2026
    2026-4-1   | 组织生活会         | 专题组织生活会                   |        | 2026
    2026-2-10  | 组织生活会         | 主题教育专题组织生活会           |        | 2025 2026
    2026-3-31  | 组织生活会         | 2月25日延至今日召开的组织生活会  |        | 2025 2026
"""
"""A meeting, and the years that do not lack one: of January to March unsaid, it may be of either."""


def _rows() -> list[list[str]]:
    return [[c.strip() for c in line.split("|")] for line in CREDITED.strip().splitlines()]


def _short(code: str, text: str) -> set[str]:
    return {
        str(f.when)
        for year in ("2025", "2026")
        for f in found(RuleCase(code, "warning", "", period=year), text)
    }


@pytest.mark.parametrize("row", _rows(), ids=lambda row: " ".join(row[:3]))
def test_a_meeting_counts_for_the_year_that_it_is_of(row: list[str]) -> None:
    *cells, years = row
    assert {"2025", "2026"} - _short("F06", two_years(" | ".join(cells))) == set(years.split())


def test_appraisal_is_credited_alike() -> None:
    held = "2026-2-10 | 组织生活会暨民主评议党员 | 2025年度组织生活会和民主评议党员 |"
    assert _short("F07", two_years(held)) == {"2026"}


def test_a_meeting_without_a_year_is_the_last_years_where_that_lacks_one() -> None:
    both = (f"2026-{day} | 组织生活会 | 专题组织生活会 |" for day in ("2-10", "12-9"))
    assert _short("F06", two_years(*both)) == set()


def test_the_finding_names_the_meeting_of_another_year() -> None:
    text = two_years("2026-2-10 | 组织生活会 | 2025年度组织生活会 |")
    (finding,) = found(RuleCase("F06", "warning", "", period="2026"), text)
    assert "未见记录（2026年2月10日的是2025年度的）" in finding.message


@pytest.mark.parametrize(("year", "held", "gap"), [(2025, 0, 0), (2026, 1, 1)])
def test_times_go_by_the_day_and_gaps_by_the_year(year: int, held: int, gap: int) -> None:
    text = two_years("2026-2-10 | 组织生活会 | 2025年度组织生活会 |")
    its = tally(read_ledger("台账.xlsx", sheets(text), catalogue(), year), parse_period(str(year)))
    duty = next(d for d in its.duties if d.type == "组织生活会")
    assert (duty.held.value, duty.gap and duty.gap.value) == (held, gap)
    if gap:
        assert gap_words(duty) == "组织生活会召开1次，2026年度的未见记录"
