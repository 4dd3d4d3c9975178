"""Numbers of meetings that are of the year before, or of the next."""

from __future__ import annotations

import pytest

from addin.audit.times.yearly_meetings import OF_WHICH_YEAR
from addin.ledger.period import parse_period
from claims.reports import judged, ledger

OTHERS = [f"{y}年{m}月8日|主题党日|学习|张三|9|9||" for y in (2025, 2026) for m in range(1, 13)]
MEETINGS = """
    2026年2月10日 | 2025年度组织生活会 | 2025 | 1 | unverifiable
    2026年2月10日 | 2025年度组织生活会 | 2025 | 0 | match
    2026年2月10日 | 2025年度组织生活会 | 2025 | 2 | mismatch
    2026年2月10日 | 2025年度组织生活会 | 2026 | 1 | match
    2026年2月10日 | 2025年度组织生活会 | 2026 | 0 | unverifiable
    2026年2月10日 | 2025年度组织生活会 | 2026 | 2 | mismatch
    2026年2月10日 | 专题组织生活会     | 2025 | 1 | unverifiable
    2026年2月10日 | 专题组织生活会     | 2026 | 0 | mismatch
    2026年4月10日 | 专题组织生活会     | 2025 | 1 | mismatch
    2026年2月10日 | 2026年度组织生活会 | 2025 | 1 | mismatch
    2025年12月9日 | 专题组织生活会     | 2025 | 1 | match
    2025年12月9日 | 专题组织生活会     | 2025 | 2 | mismatch
"""
"""A meeting, the report's year, how many it states, and the verdict."""


def _rows() -> list[list[str]]:
    return [[c.strip() for c in line.split("|")] for line in MEETINGS.strip().splitlines()]


@pytest.mark.parametrize("row", _rows(), ids=" ".join)
def test_a_number_is_wrong_only_if_neither_reading_gives_it(row: list[str]) -> None:
    day, topic, year, number, verdict = row
    month = int(day[5:].split("月")[0])
    at = (12 if day.startswith("2026") else 0) + month
    rows = [*OTHERS[:at], f"{day}|组织生活会|{topic}|张三|9|9||", *OTHERS[at:]]
    checked = ledger(*rows, period=parse_period(year), 参数="")
    (found,) = judged(checked, f"{year}年召开组织生活会{number}次。")
    assert found.verdict.value == verdict
    if verdict == "unverifiable":
        assert found.reason == OF_WHICH_YEAR.format("组织生活会")
