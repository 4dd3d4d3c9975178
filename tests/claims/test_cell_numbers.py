"""The number that a table's cell states, and where."""

from __future__ import annotations

import pytest

from addin.audit.tables.cell_numbers import cell_number


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("5", "5"),
        (" 5次 ", "5次"),
        ("约5次", "约5次"),
        ("全年20次", "20次"),
        ("召开5次", "5次"),
        ("支部共召开5次。", "5次"),
        ("5次；", "5次"),
        ("5次（13、20、26日）", "5次"),
        ("（含扩大会）5次", "5次"),
        ("两个小组共6次", "6次"),
        ("全部3个党支部合计6次", "6次"),
        ("整改完成4项", "4项"),
        ("收缴300元", "300元"),
        ("93.3%", "93.3%"),
        ("合5次", "5次"),
        ("5次，含植树", "5次"),
        ("7次，含补开1次", "7次"),
        ("3次；照片齐", "3次"),
        ("4次，均在会议室", "4次"),
        ("六次，其中书记主持2次", "六次"),
    ],
)
def test_a_cell_states_one_number_among_words_that_name_nothing(cell: str, found: str) -> None:
    its = cell_number(cell)
    assert its is not None
    assert cell[its.start : its.end] == found


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "—",
        "召开会议",
        "5（+2）",
        "6（8）",
        "6(8次)",
        "5次、3次",
        "各2次",
        "每月1次",
        "其中书记1次",
        "比上年多3次",
        "计划4次",
        "差2次",
        "植树5次",
        "5次植树",
        "两个小组各3次",
        "会5次议",
        "5次，每月1次",
        "5次，各支部",
        "5次，计划",
        "5次，待开展",
        "1月3次，2月4次",
        "5次；补课2次",
    ],
)
def test_a_cell_that_says_more_or_states_several_has_no_number(cell: str) -> None:
    assert cell_number(cell) is None
