"""A row that could not be read is said at its cell, and is not called missing as well."""

import pytest

from ledgers import findings

HEADER = "日期|活动类型|主题|主持人|应到人数|实到人数"


def committees(**of_month: str) -> str:
    """Six months of 支委会, a month's row replaced by another."""
    rows = [f"2022年{m}月8日|支委会|研究第{m}件事|张三|5|5" for m in range(1, 7)]
    for month, row in of_month.items():
        rows[int(month[1:]) - 1] = row
    return "\n".join([HEADER, *(r for r in rows if r)])


def absent(table: str) -> list[str | None]:
    return [f.when for f in findings(table) if f.code == "F02"]


def test_a_month_without_a_row_is_missing() -> None:
    assert absent(committees(_4="")) == ["2022-04"]


@pytest.mark.parametrize(
    "row",
    [
        "2022年4月31日|支委会|研究|张三|5|5",
        "四月某日|支委会|研究|张三|5|5",
        "春节前|支委会|研究|张三|5|5",
        "'|支委会|研究|张三|5|5",
        "2002年4月8日|支委会|研究|张三|5|5",
        "2021年4月8日|支委会|研究|张三|5|5",  # last year's among this year's
        "2022年4月8日|支委汇|研究|张三|5|5",
        "2022年4月8日||四月份支委会|张三|5|5",
        "2022年4月8日||支委会议：研究灌渠清淤|张三|5|5",
        "2022年4月8日|—|召开支部委员会，定采茶队名单|张三|5|5",
    ],
)
def test_a_row_that_could_be_the_missing_one_takes_its_place(row: str) -> None:
    table = committees(_4=row)
    assert absent(table) == []
    assert [f for f in findings(table) if f.cell in ("A5", "B5") and f.severity != "info"]


@pytest.mark.parametrize(
    "row",
    [
        "2022年5月32日|支委会|研究|张三|5|5",  # of May, which has its own
        "2022年4月31日|党课|研究|张三|5|5",
        "2022年4月8日|党课|研究|张三|5|5",
        "2022年4月8日|其他活动|研究|张三|5|5",
        "2022年4月8日||四月份党员大会|张三|5|5",
        "2021年5月8日|支委会|研究|张三|5|5",
    ],
)
def test_a_row_that_cannot_be_the_missing_one_does_not(row: str) -> None:
    assert absent(committees(_4=row)) == ["2022-04"]


def test_a_row_of_a_class_of_activities_is_mentioned() -> None:
    (found,) = [
        f for f in findings(committees(_4="2022年4月8日|三会一课|研究|张三|5|5")) if f.code == "F02"
    ]
    assert found.when == "2022-04"
    assert "第5行" in found.message


def test_a_row_of_a_class_is_mentioned_for_types_of_that_class_alone() -> None:
    """三会一课 may be a 支委会 in April; a 主题党日 it is not."""
    found = findings(committees(_4="2022年4月8日|三会一课|研究|张三|5|5"))
    messages = [f.message for f in found if f.key == "主题党日" and f.when == "2022-04"]
    assert messages and not any("第5行" in m for m in messages)


def test_one_row_does_not_stand_for_two_months_but_is_mentioned() -> None:
    table = committees(_3="待定|支委会|研究|张三|5|5", _4="")
    found = [f for f in findings(table) if f.code == "F02"]
    assert [f.when for f in found] == ["2022-03", "2022-04"]
    assert all("第4行" in f.message for f in found)


@pytest.mark.parametrize(("rows", "named"), [(2, "第5、6行"), (6, "第5、6、7、8、9等行")])
def test_the_rows_that_may_be_it_are_named_five_at_most(rows: int, named: str) -> None:
    april = "\n".join(f"2022年4月{8 + n}日|三会一课|研究{n}|张三|5|5" for n in range(rows))
    (found,) = [f for f in findings(committees(_4=april)) if f.code == "F02"]
    assert f"（{named}的日期或类型没有读出，可能是它）" in found.message


@pytest.mark.parametrize(
    ("sheet", "content"),
    [
        ("安全例会", "例会内容"),
        ("班前会", "会议内容"),
        ("Sheet2", "生产调度例会内容"),
        ("行政办公会", "议题"),
        ("安全培训", "学习内容"),
    ],
)
def test_meetings_of_the_administration_leave_no_absence_open(sheet: str, content: str) -> None:
    rows = f"日期|{content}|人数\n2022年4月5日|冰雪路段|40\n2022年5月5日|充电桩|41"
    found = findings(committees(_4=""), **{sheet: rows})
    assert [f.when for f in found if f.code == "F02"] == ["2022-04"]
    assert "L055" not in {f.code for f in found}


def test_a_sheet_of_meetings_named_no_further_leaves_it_open() -> None:
    rows = "日期|会议内容|人数\n2022年4月5日|研究灌渠|5\n2022年5月5日|研究秋收|5"
    found = findings(committees(_4=""), 会议记录=rows)
    assert [f.when for f in found if f.code == "F02"] == []
