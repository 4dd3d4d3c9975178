"""Records that are written over two rows are one record."""

from __future__ import annotations

import pytest

from addin.ledger.records.activity import Activity
from ledgers import ledger
from test_header_rows import book, found

HEAD = "序号|日期|活动类型|主题|主持人|参加人员|实到人数"


def topics(table: str) -> list[tuple[int, str]]:
    return [(a.row.number, a.topic) for a in book(table).activities]


def test_an_agenda_goes_on_where_there_is_no_number() -> None:
    table = f"""
    {HEAD}
    1|2022-3-5|支委会|1.研究评优；|石磊|石磊、万芳、|3
    '|||2.讨论预算||段勇|
    2|2022-3-9|主题党日|植树|石磊||20
    """
    assert topics(table) == [(2, "1.研究评优；2.讨论预算"), (4, "植树")]
    assert book(table).activities[0].row.text("参加人员") == "石磊、万芳、段勇"
    assert {f.code for f in found(table) if f.cell} == set()
    assert [f.key for f in found(table) if f.code == "L065"] == ["第3行"]


def test_an_agenda_goes_on_counting_where_no_row_has_a_number() -> None:
    table = """
    日期|活动类型|主题|主持人|实到人数
    2022-3-5|支委会|一、研究评优|石磊|5
    '||二、讨论预算||
    '||三、审议名单||
    2022-3-9|主题党日|植树|石磊|20
    """
    assert topics(table) == [(2, "一、研究评优；二、讨论预算；三、审议名单"), (5, "植树")]


def test_merged_cells_hold_the_items_of_an_agenda_together() -> None:
    table = f"""
    {HEAD}
    1|2022-3-5|支委会|研究评优|石磊||5
    ^|^|^|讨论预算|^|^|^
    2|2022-3-9|主题党日|植树|石磊||20
    """
    assert len(topics(table)) == 2
    assert "L301" not in {f.code for f in found(table)}


@pytest.mark.parametrize(
    "table",
    [
        # A row with a chair and a number of its own is a meeting of its own.
        f"{HEAD}\n1|2022-3-5|党员大会|选举|石磊||20\n^|^|^|选举|万芳||18",
        # So may be one that shares no more than the day and the type.
        "日期|活动类型|主题\n2022-3-5|支委会|研究评优\n^|^|讨论预算",
        "日期|活动类型|主题|主持人\n2022-3-5|党员大会|选举|石磊\n^|支委会|研究|石磊",
    ],
)
def test_what_may_be_a_meeting_of_its_own_stays_one(table: str) -> None:
    assert len(topics(table)) == 2


@pytest.mark.parametrize(
    "table",
    [
        # Nothing says that it goes on: somebody may have forgotten the day.
        "日期|活动类型|主题\n2022-3-5|支委会|研究评优\n'||讨论预算\n2022-3-9|党课|学习",
        f"{HEAD}\n1|2022-3-5|支委会|研究评优|石磊||5\n2|||讨论预算|||",
        f"{HEAD}\n1|2022-3-5|支委会|研究评优|石磊||5\n'|||讨论预算|万芳||4",
        f"{HEAD}\n1|2022-3-5|支委会|研究评优|石磊||5\n'||||||\n'|||讨论预算|||",
    ],
)
def test_a_row_that_does_not_surely_go_on_is_asked_about(table: str) -> None:
    assert {f.code for f in found(table)} & {"L001", "L002"}
    activities: tuple[Activity, ...] = book(table).activities
    assert len([a for a in activities if a.when]) <= 2


ITEMS = "序号|会议日期|会议类型|议题|汇报人|结论"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("1|2022-1-10|支委会|发展党员|甲一|同意", "2|||经费|乙二|同意", "3|||评优|甲一|同意"), 1),
        (("1|2022-1-10|支委会|发展党员|甲一|同意", "2|2022-1-10|支委会|经费|乙二|缓议"), 1),
        (("1|2022-1-10|支委会|发展党员|甲一|同意", "2|2022-2-10|支委会|经费|乙二|缓议"), 2),
        (("1|2022-1-10|支委会|发展党员|甲一|同意", "2|2022-1-10|党员大会|经费|乙二|缓议"), 2),
    ],
)
def test_items_of_an_agenda_are_one_meeting(rows: tuple[str, ...], expected: int) -> None:
    assert len(ledger("\n".join((ITEMS, *rows))).activities) == expected


def test_rows_with_a_chair_are_meetings() -> None:
    table = (
        "日期|活动类型|议题|主持人|结论\n2022-1-10|支委会|研究|甲一|\n2022-1-10|支委会|评优|甲一|"
    )
    assert len(ledger(table).activities) == 2
