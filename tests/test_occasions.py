"""The activities of a row: several days in a cell with 次数 beside it, and 同日 or 次日."""

from __future__ import annotations

import pytest

from ledgers import codes, findings, ledger


def days(table: str) -> list[str]:
    """Return each activity as its row and day, 2: 2-7; ? behind a month."""
    held = ledger(table).activities
    return [f"{a.row.number}: {_day(a.when)}" for a in held]


def _day(when: object) -> str:
    if when is None:
        return "?"
    first, last, exact = when.first, when.last, when.exact  # type: ignore[attr-defined]
    if not exact:
        return f"{first.month}?"
    return f"{first.month}-{first.day}" + ("" if first == last else f"..{last.month}-{last.day}")


@pytest.mark.parametrize(
    ("day", "times", "held"),
    [
        ("2月7、14、21日", "3", ["2-7", "2-14", "2-21"]),
        ("2月7日、14日", "2次", ["2-7", "2-14"]),
        ("二月七、十四日", "两次", ["2-7", "2-14"]),
        ("3.5/3.12", "2", ["3-5", "3-12"]),
        ("3月5日 3月12日", "2", ["3-5", "3-12"]),
        ("2022年3月5日（周六）、12日（周六）", "2", ["3-5", "3-12"]),
        ("3月12日、5日", "2", ["3-12", "3-5"]),
        ("3月5日、4月2日、5月7日", "3", ["3-5", "4-2", "5-7"]),
        ("3月21日—23日", "3", ["3-21", "3-22", "3-23"]),
        ("2月7日、14-15日", "2", ["2-7", "2-14..2-15"]),
        # once, over several days
        ("3月5、6日", "1", ["3-5..3-6"]),
        ("3月5日—6日", "1", ["3-5..3-6"]),
        # days that come again, as often as the calendar has them
        ("5月每周五", "4", ["5-6", "5-13", "5-20", "5-27"]),
        ("每周二、四（5月）", "9", [f"5-{d}" for d in (3, 5, 10, 12, 17, 19, 24, 26, 31)]),
        ("每周五晚7:00（5月16日—6月5日）", "3", ["5-20", "5-27", "6-3"]),
        ("每月15日（1—4月）", "4次", ["1-15", "2-15", "3-15", "4-15"]),
        ("3、4、5月每月第一个周五", "3", ["3-4", "4-1", "5-6"]),
        ("1至3月每月最后一个星期五", "3", ["1-28", "2-25", "3-25"]),
        ("每月一次（1—3月）", "3", ["1?", "2?", "3?"]),
        ("上半年每季度1次", "2", ["1?", "4?"]),
        # sure to the month, and so often in it
        ("5月每周五", "3", ["5?"] * 3),
        ("4月第二周", "1", ["4?"]),
        ("4月", "2", ["4?", "4?"]),
        # of two minds: the days that are listed, so often as is said, or once; and asked
        ("2月7、14日", "3", ["2-7", "2-14"]),
        ("每周五（3月—4月）", "8", ["3?"] * 8),
        ("3月7日", "2", ["3-7"]),
        ("3月21日—25日", "3", ["3-21..3-25"]),
        # no number of times
        ("2月7、14日", "第2次", ["2-7..2-14"]),
        ("2月7、14日", "", ["2-7..2-14"]),
        ("2月7、14日", "0", ["2-7..2-14"]),
        ("2月30、31日", "2", ["?"]),
    ],
)
def test_a_row_is_as_many_activities_as_its_days_and_times_agree_on(
    day: str, times: str, held: list[str]
) -> None:
    table = f"""
        日期  | 活动类型 | 主题 | 次数
        3月1日 | 党员大会 | 年初安排 | 1
        3月2日 | 党课     | 讲家风   | 1
        {day} | 支委会   | 研究春灌 | {times}
    """
    assert days(table)[2:] == [f"4: {d}" for d in held]


def test_each_activity_of_a_row_counts_with_the_row_behind_it() -> None:
    book = ledger(
        """
        日期           | 活动类型 | 主题       | 参加人数 | 次数
        2月7、14、21日 | 支委会   | 学一号文件 | 15       | 3
        3月2日         | 支委会   | 研究春灌   | 5        | 1
        """
    )
    assert [a.row.ref for a in book.by_type["支委会"]] == ["活动台账!2"] * 3 + ["活动台账!3"]
    assert [a.present for a in book.activities] == [None, None, None, 5]


def test_what_is_asked_about_a_row_of_several_days_is_asked_once() -> None:
    found = findings(
        """
        日期           | 活动类型 | 主题       | 主持人 | 参加人数 | 次数
        2月7、14、21日 | 支委会   | 学一号文件 |        | 15       | 3
        """
    )
    at = [(f.code, f.cell, f.value) for f in found if f.cell]
    assert sorted(at) == [
        ("L001", "D2", ""),
        ("L006", "A2", "2月7、14、21日"),
        ("L091", "E2", "15"),
    ]


def test_several_days_without_times_are_counted_once_and_asked_about() -> None:
    table = """
        日期           | 活动类型 | 主题
        2月7、14、21日 | 支委会   | 学一号文件
    """
    assert days(table) == ["2: 2-7..2-21"]
    asked = [f.message for f in findings(table) if f.code == "L007"]
    assert asked == [
        "一行里写了三个日期，按一次活动计数；若是三次活动请分成三行，或加一列“次数”写明"
    ]


def test_a_column_that_only_numbers_the_meetings_says_nothing_of_their_number() -> None:
    table = """
        日期   | 活动类型 | 主题 | 次数
        2月7日 | 支委会   | 甲   | 1
        3月7日 | 支委会   | 乙   | 2
        4月    | 支委会   | 丙   | 3
    """
    assert days(table) == ["2: 2-7", "3: 3-7", "4: 4?"]
    assert "L092" not in codes(table)


def test_a_small_table_of_times_under_a_ledger_stays_one() -> None:
    table = """
        日期   | 活动类型 | 主题
        3月7日 | 支委会   | 研究春灌
               |          |
        类型   | 次数     |
        支委会 | 1        |
    """
    assert days(table) == ["2: 3-7"]


@pytest.mark.parametrize(
    ("day", "held"),
    {
        "同日": "2-28",
        "当天": "2-28",
        "同日下午": "2-28",
        "次日": "3-1",
        "翌日": "3-1",
        "第二天上午9:00": "3-1",
        "同上": "2-28",
    }.items(),
)
def test_a_day_may_be_told_by_the_row_above(day: str, held: str) -> None:
    table = f"""
        日期          | 活动类型 | 主题
        2022年2月28日 | 支委会   | 研究春灌
        {day}         | 党员大会 | 通报春灌
    """
    assert days(table)[1] == f"3: {held}"
    assert "L002" not in codes(table)


@pytest.mark.parametrize("above", ["待定", "2月", "2月7、14日"])
def test_the_day_of_a_row_above_that_is_not_sure_tells_nothing(above: str) -> None:
    table = f"""
        日期    | 活动类型 | 主题
        {above} | 支委会   | 研究春灌
        同日    | 党员大会 | 通报春灌
    """
    assert days(table)[1] == "3: ?"
    assert "L002" in codes(table)


def test_the_day_after_follows_the_last_of_the_days_above() -> None:
    table = """
        日期     | 活动类型 | 主题     | 次数
        2月7、14日 | 支委会 | 研究春灌 | 2
        次日     | 党员大会 | 通报春灌 | 1
    """
    assert days(table) == ["2: 2-7", "2: 2-14", "3: 2-15"]


def test_a_day_in_a_column_of_its_own_may_be_several_or_a_part_of_the_month() -> None:
    table = """
        年   | 月 | 日         | 活动类型 | 主题 | 次数
        2022 | 3  | 5、12、19  | 支委会   | 甲   | 3
        2022 | 3  | 21-22      | 支委会   | 乙   | 1
        2022 | 4  | 下旬       | 支委会   | 丙   | 1
        2022 | 5  | 每周五     | 支委会   | 丁   | 4
    """
    assert days(table) == [
        *("2: 3-5", "2: 3-12", "2: 3-19", "3: 3-21..3-22", "4: 4?"),
        *("5: 5-6", "5: 5-13", "5: 5-20", "5: 5-27"),
    ]
    asked = [(f.code, f.value) for f in findings(table) if f.code in ("L004", "L093")]
    assert asked == [("L093", "2022年4月下旬")]


@pytest.mark.parametrize(
    ("said", "heads"),
    [
        ("48、46、45", [48, 46, 45]),
        ("48人，46人，45人", [48, 46, 45]),
        ("48 46 45", [48, 46, 45]),
        ("48/46/45", [48, 46, 45]),
        ("①48②46③45", [48, 46, 45]),
        ("第一次48人；第二次46人；第三次45人", [48, 46, 45]),
        ("2月7日48人、14日46人、21日45人", [48, 46, 45]),
        ("每次16", [16, 16, 16]),
        ("每次均为16人", [16, 16, 16]),
        ("各16人", [16, 16, 16]),
        ("应到50人，实到48人；应到50人，实到46人；应到50人，实到45人", [48, 46, 45]),
        # of all of them, of two of them, vague, of kinds of people
        ("共139人次", [None] * 3),
        ("48", [None] * 3),
        ("48、46", [None] * 3),
        ("每次约16人", [None] * 3),
        ("党员12、群众5、其他3", [None] * 3),
    ],
)
def test_the_heads_of_each_occasion(said: str, heads: list[int | None]) -> None:
    table = f"""
        日期           | 活动类型 | 主题       | 主持人 | 参加人数 | 次数
        2月7、14、21日 | 党员大会 | 学一号文件 | 张三   | {said}   | 3
        3月2日         | 党员大会 | 研究春灌   | 张三   | 48       | 1
    """
    assert [a.present for a in ledger(table).activities] == [*heads, 48]
    at_heads = {f.code for f in findings(table) if f.cell == "E2"}
    assert bool(at_heads) == (None in heads)


def test_a_sum_of_heads_is_not_called_unclear() -> None:
    table = """
        日期       | 活动类型 | 主题       | 参加人数 | 次数
        2月7、14日 | 支委会   | 学一号文件 | 共96人次 | 2
    """
    (said,) = [f.message for f in findings(table) if f.code == "L091"]
    assert said.startswith("这一行是2次活动，实到人数共96人次是几次合计的，不知道每次多少")


def test_as_many_heads_as_days_are_as_many_activities() -> None:
    table = """
        日期       | 活动类型 | 主题       | 参加人数
        2月7、14日 | 支委会   | 学一号文件 | 5、4
        3月7、14日 | 支委会   | 学一号文件 | 每次5人
        4月7、14日 | 支委会   | 学一号文件 | 5
        5月7—8日   | 支委会   | 学一号文件 | 5、4
    """
    assert days(table) == ["2: 2-7", "2: 2-14", "3: 3-7", "3: 3-14", "4: 4-7..4-14", "5: 5-7..5-8"]
    assert [f.cell for f in findings(table) if f.code == "L007"] == ["A4"]


def test_a_list_of_days_that_says_how_often_needs_no_column() -> None:
    table = """
        日期                    | 活动类型 | 主题
        2月7日、14日，共2次     | 支委会   | 学一号文件
        3月7日、14日（两次）    | 支委会   | 学一号文件
        4月7日、14日等3次       | 支委会   | 学一号文件
        5月7日、14日，共3次     | 支委会   | 学一号文件
        6月7日（第一次）、14日（第二次） | 支委会 | 学一号文件
    """
    assert days(table) == ["2: 2-7", "2: 2-14", "3: 3-7", "3: 3-14", "4: ?", "5: ?", "6: 6-7..6-14"]


@pytest.mark.parametrize(
    "text",
    [
        "2月：7、14日，3月：5日",
        "2月（7、14日）；3月5日",
        "第一次2月7日，第二次2月14日，第三次3月5日",
        "第一次：2月7日；第二次：14日；第三次：3月5日",
        "分别于2月7日、14日和3月5日",
        "2/7 2/14 3/5",
        "2-7、2-14、3-5",
    ],
)
def test_lists_of_days_are_written_in_many_ways(text: str) -> None:
    table = f"""
        日期   | 活动类型 | 主题       | 次数
        {text} | 支委会   | 学一号文件 | 3
        6月6日 | 支委会   | 研究       | 1
    """
    assert days(table)[:3] == ["2: 2-7", "2: 2-14", "2: 3-5"]


@pytest.mark.parametrize(
    ("heading", "heads", "said"),
    [
        ("每次参加人数", [48, 48], ""),
        ("参加人数（每次）", [48, 48], ""),
        ("累计参加人次", [None] * 2, "是几次合计的"),
        ("平均参加人数", [None] * 2, "是平均数"),
        ("参加人数", [None] * 2, "看不出是合计还是每次的"),
    ],
)
def test_a_heading_may_say_of_what_the_heads_are(
    heading: str, heads: list[int | None], said: str
) -> None:
    table = f"""
        日期       | 活动类型 | 主题       | {heading} | 次数
        2月7、14日 | 支委会   | 学一号文件 | 48        | 2
        3月7日     | 支委会   | 学一号文件 | 48        | 2
    """
    assert [a.present for a in ledger(table).activities] == [*heads, 48]
    found = [f.message for f in findings(table) if f.code == "L091"]
    assert len(found) == bool(said) and all(said in message for message in found)


def test_the_total_of_times_is_that_of_its_cells() -> None:
    table = """
        日期          | 活动类型 | 主题       | 次数
        2月7、14日    | 支委会   | 学一号文件 | 2
        3月7、8、14日 | 党课     | 学一号文件 | 4
        合计          |          |            | {total}
    """
    assert "L054" not in codes(table.format(total=6))
    assert "L054" not in codes(table.format(total="6次"))
    assert "L054" in codes(table.format(total=7))
    assert "L054" in codes(table.format(total="7次"))


def test_days_that_lie_weeks_apart_are_several_activities() -> None:
    table = """
        日期                 | 活动类型 | 主题
        1月12日、4月18日     | 党员大会 | 部署
        1月30日、2月1日      | 支委会   | 研究
        3月5、12、26日       | 支委会   | 研究
        5月25日、5月6日      | 支委会   | 研究
    """
    assert days(table) == [
        *("2: 1-12", "2: 4-18", "3: 1-30..2-1", "4: 3-5..3-26", "5: 5-25", "5: 5-6"),
    ]


def test_two_numbers_in_a_cell_of_heads_are_not_one() -> None:
    table = """
        日期     | 活动类型 | 主题       | 参加人数
        2月7日   | 支委会   | 学一号文件 | 48 46
        2月14日  | 支委会   | 学一号文件 | 党员骨干12人
    """
    assert [a.present for a in ledger(table).activities] == [None, 12]
    assert [f.cell for f in findings(table) if f.code == "L020"] == ["D2"]


def test_days_that_differ_from_times_say_how_they_were_counted() -> None:
    table = """
        日期              | 活动类型 | 主题       | 次数
        2月7、14日        | 支委会   | 学一号文件 | 3
        每周五（3月—4月） | 党课     | 讲家风     | 8
        3月7日            | 党员大会 | 研究春灌   | 2
    """
    said = [(f.cell, f.message[:-4]) for f in findings(table) if f.code == "L092"]
    assert said == [
        ("D2", "日期写的是2天，次数是3，对不上，按2次活动计数"),
        ("D3", "日期写的是9天，次数是8，对不上，按8次活动计数"),
        ("D4", "日期写的是1天，次数是2，对不上，按1次活动计数"),
    ]


# --- A column of clock times beside the one of the day ------------------------------------------


@pytest.mark.parametrize(
    ("headings", "cells"),
    [
        ("会议日期 | 会议时间", "2022-3-7 | 09:00 - 10:30"),
        ("会议时间 | 会议日期", "9:00—10:30 | 2022-3-7"),
        ("日期 | 时间", "2022-3-7 | 9点至10点半"),
        ("活动日期 | 开展时间", "2022-3-7 | 上午9:00-10:30"),
        ("日期 | 会议具体时间", "2022-3-7 | 0900-1030"),
        ("日期 | 开始时间 | 结束时间", "2022-3-7 | 9:00 | 10:30"),
        ("日期 | 时段", "2022-3-7 | 9:00~10:30"),
        ("年 | 月 | 日 | 时间", "2022 | 3 | 7 | 9:00-10:30"),
    ],
)
def test_clock_times_beside_the_day_are_start_and_end(headings: str, cells: str) -> None:
    table = f"""
        {headings} | 活动类型 | 主题     | 主持人 | 应到人数 | 实到人数
        {cells}    | 支委会   | 研究春灌 | 张三   | 5        | 5
    """
    (held,) = ledger(table).activities
    assert (_day(held.when), f"{held.start:%H:%M}", f"{held.end:%H:%M}") == (
        "3-7",
        "09:00",
        "10:30",
    )
    assert not {"L002", "L023", "L035", "L042"} & codes(table)


def test_a_second_column_of_days_is_asked_about_as_before() -> None:
    table = """
        会议日期 | 会议时间 | 活动类型 | 主题
        2022-3-7 | 2022-3-8 | 支委会   | 研究春灌
    """
    assert days(table) == ["2: 3-7"]
    assert "L042" in codes(table)


def test_parts_of_the_day_beside_the_day_are_no_second_day() -> None:
    table = """
        会议日期 | 会议时间 | 活动类型 | 主题
        2022-3-7 | 上午     | 支委会   | 研究春灌
        2022-3-8 | 下午     | 党课     | 讲家风
    """
    assert days(table) == ["2: 3-7", "3: 3-8"]
    assert not {"L035", "L042"} & codes(table)


def test_one_slip_among_clock_times_is_asked_about_at_its_cell() -> None:
    table = """
        会议日期  | 会议时间   | 活动类型 | 主题
        2022-3-7  | 9:00-10:30 | 支委会   | 研究春灌
        2022-3-8  | 另行通知   | 党课     | 讲家风
        2022-3-9  | 14:30      | 党员大会 | 通报春灌
    """
    assert [(f.code, f.cell) for f in findings(table) if f.code == "L035"] == [("L035", "B3")]


def test_afternoon_holds_for_the_end_of_a_span() -> None:
    table = """
        时间                           | 活动类型 | 主题 | 主持人 | 应到人数 | 实到人数
        2022年1月10日下午2:30-4:00     | 支委会   | 研究 | 张三   | 5        | 5
        2022年2月18日晚7:00-8:30       | 支委会   | 研究 | 张三   | 5        | 5
        2022年3月20日 下午3点半—5点    | 支委会   | 研究 | 张三   | 5        | 5
        2022年4月20日 9:00-8:30        | 支委会   | 研究 | 张三   | 5        | 5
    """
    ends = [f"{a.end:%H:%M}" for a in ledger(table).activities if a.end]
    assert ends == ["16:00", "20:30", "17:00", "08:30"]
    assert [f.cell for f in findings(table) if f.code == "L023"] == ["A5"]
