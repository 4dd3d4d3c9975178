"""Sheets about people that are no lists: steps of admission down, talks person by person."""

from __future__ import annotations

from addin.all_sheets.counting import tally
from ledgers import H1, codes, findings, ledger

HELD = "日期|活动类型|主题|主持人|实到人数\n2022-3-5|支委会|研究|张三|5"

STEPS_DOWN = """
发展党员情况一览
姓名 | 钱多 | 孙少 | 李平
申请入党时间 | 2020-3-1 | 2019-9-15 | 2021-10-8
确定积极分子时间 | 2020-12-1 | 2020-3-20 |
确定发展对象时间 | | 2021-4-10 |
入党时间 | | 2021-6-20 |
"""

TALKS = """
2022年上半年谈心谈话情况
谈话人 | 王强 | 赵敏 | 周伟
张三 | 2022-3-1 | 2022-4-2 |
李四 | | 2022-5-6 | 2022-6-7
"""


def figures(**sheets: str) -> dict[str, object]:
    assert H1 is not None
    return {s.key: s.value for s in tally(ledger(HELD, **sheets), H1).figures}


def test_steps_down_and_persons_across_are_admissions() -> None:
    book = ledger(HELD, 发展党员=STEPS_DOWN)
    (read,) = [r for r in book.reading if r.sheet == "发展党员"]
    assert (read.form, read.kind, read.records, read.explained) == ("columns", "发展党员", 3, 1.0)
    held = figures(发展党员=STEPS_DOWN)
    assert held["发展党员.积极分子"] == 1
    assert held["发展党员.预备党员"] == 1
    assert held["发展党员.申请人"] == 1


def test_a_step_in_the_wrong_order_is_found_at_its_cell() -> None:
    table = STEPS_DOWN.replace("2021-4-10", "2019-4-10")
    cells = {f.cell for f in findings(HELD, 发展党员=table) if f.sheet == "发展党员"}
    assert "C5" in cells or "C4" in cells  # 发展对象 before 积极分子
    assert all(cell is None or cell[0] in "BCD" for cell in cells)


def test_talks_person_by_person_are_counted() -> None:
    book = ledger(HELD, 谈心谈话=TALKS)
    (read,) = [r for r in book.reading if r.sheet == "谈心谈话"]
    assert (read.form, read.kind, read.records) == ("crosstab", "谈心谈话", 4)
    assert figures(谈心谈话=TALKS)["谈心谈话"] == 4


def test_attendance_of_persons_is_no_table_of_talks() -> None:
    table = TALKS.replace("2022年上半年谈心谈话情况", "2022年值班表").replace("谈话人", "带班")
    assert {r.kind for r in ledger(HELD, 值班=table).reading if r.sheet == "值班"} == {""}


def test_a_talk_on_no_day_is_asked_about() -> None:
    assert "L003" in codes(HELD, 谈心谈话=TALKS.replace("2022-4-2", "2022-2-30"))
