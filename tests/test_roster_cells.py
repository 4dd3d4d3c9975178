"""What clerks write into the cells of a roster and of the sheets beside it."""

from __future__ import annotations

from datetime import date

import pytest

from addin.ledger.values.joining import is_on_probation, joined_and_confirmed
from ledgers import findings, ledger

HELD = """
日期|活动类型|主题|主持人|实到人数
2022-3-5|支委会|研究|苏山|3
2022-4-6|主题党日|植树|苏山|9
2022-5-7|党员大会|讨论|苏山|9
"""


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2020.6（预备）→2021.6转正", ("2020.6", "2021.6")),
        ("2020.6（2021.6转正）", ("2020.6", "2021.6")),
        ("2020年6月入党，2021年6月转正", ("2020年6月", "2021年6月")),
        ("2020.6.1接收为预备党员，2021.6.1按期转正", ("2020.6.1", "2021.6.1")),
        ("2020-06-01（转正2021-06-01）", ("2020-06-01", "2021-06-01")),
        ("2020年6月入党", ("2020年6月", "")),
        ("预备（2020.6）", ("2020.6", "")),
        ("2020年10月转入", ("", "")),
        ("2020.6/2021.6", ("", "")),
        ("转业后入党", ("", "")),
    ],
)
def test_joined_and_confirmed_in_one_cell(cell: str, expected: tuple[str, str]) -> None:
    assert joined_and_confirmed(cell) == expected


def test_who_is_on_probation() -> None:
    assert is_on_probation("2020.6（预备）")
    assert not is_on_probation("2020.6（预备）→2021.6转正")
    assert not is_on_probation("2020.6")


ROSTER = """
姓名|职务|入党|备注
苏山|书记|1999.7|
卫川|预备党员|2021.9|2021年10月由外单位转入
方原|科员|2020.6（预备）→2021.6转正|
"""


def test_a_roster_tells_these_things_in_other_cells() -> None:
    read = {m.name: m for m in ledger(HELD, 党员=ROSTER).members}
    assert read["卫川"].category == "预备党员"
    assert read["卫川"].moved_in == date(2021, 10, 1)
    assert read["方原"].joined == date(2020, 6, 1)
    assert read["方原"].confirmed == date(2021, 6, 1)
    assert not [f for f in findings(HELD, 党员=ROSTER) if f.sheet == "党员" and f.code == "L002"]


def test_a_remark_tells_the_joining_where_no_column_does() -> None:
    table = "姓名|职务|备注\n苏山|书记|\n卫川|干事|2022.4.1接收为预备党员"
    (new,) = [m for m in ledger(HELD, 党员名册=table).members if m.name == "卫川"]
    assert (new.joined, new.category) == (date(2022, 4, 1), "预备党员")


def test_no_duty_is_no_mistake() -> None:
    table = "序号|姓名|性别|党内职务\n1|苏山|男|书记\n2|卫川|男|党员\n3|方原|女|普通党员\n4|戴平|女|青年委员"
    assert "L030" not in {f.code for f in findings(HELD, 党员名册=table)}
    duties = {m.name: m.duty for m in ledger(HELD, 党员名册=table).members}
    assert duties == {"苏山": "书记", "卫川": None, "方原": None, "戴平": "委员"}


DUES = """
姓名|1月|2月|3月|4月|5月|6月
苏山|20|20|20|20|20|20
卫川||||30|30|30
其余7人|140|140|140|140|140|140
"""


def test_dues_without_a_year_are_of_the_year_of_the_activities() -> None:
    found = [f for f in findings(HELD, None, 党费=DUES) if f.severity != "info"]
    assert "D10" not in {f.code for f in found}
    assert "L034" not in {f.code for f in found}


def test_dues_beside_activities_of_two_years_are_asked_about() -> None:
    held = HELD + "2021-3-5|支委会|研究|苏山|3\n2021-4-5|支委会|研究|苏山|3"
    assert "D10" in {f.code for f in findings(held, None, 党费=DUES)}


def test_who_begins_to_pay_later_may_have_moved_in() -> None:
    roster = "姓名|党员类别|入党日期\n苏山|正式党员|1999-7-1\n卫川|正式党员|2010-7-1"
    found = {f.severity for f in findings(HELD, 党员名册=roster, 党费=DUES) if f.code == "D07"}
    assert found == {"info"}
    owing = DUES.replace("卫川||||30", "卫川|||0|30")
    found = {f.severity for f in findings(HELD, 党员名册=roster, 党费=owing) if f.code == "D07"}
    assert found == {"warning"}
