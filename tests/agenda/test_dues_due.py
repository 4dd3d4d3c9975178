"""Party dues of the month or quarter: numbers of rows, no names and no sums."""

from __future__ import annotations

from due_ledgers import due_on, told

PAID = """
姓名 | 年月 | 应缴 | 实缴
张三 | 2022年4月 | 30 | 30
李四 | 2022年4月 | 20 | 20
张三 | 2022年5月 | 30 | 30
李四 | 2022年5月 | 20 |
王五 | 2022年5月 | 20 |
"""


def test_who_has_not_paid_this_month() -> None:
    (due,) = (d for d in due_on("2022-05-20", 党费收缴=PAID) if d.rule == "D07")
    assert (due.words, due.by.isoformat()) == ("收缴2022年5月党费（未见缴纳的2行）", "2022-05-31")
    assert due.rows == ("党费收缴!5", "党费收缴!6")
    assert not any(word in due.words for word in ("李四", "王五", "20元"))


def test_a_month_paid_in_full_is_done() -> None:
    assert told(due_on("2022-04-20", 党费收缴=PAID), "D07") == []


def test_what_was_paid_later_than_the_day_is_open() -> None:
    table = "姓名|年月|应缴|实缴|缴纳日期\n张三|2022年4月|30|30|2022-4-25\n李四|2022年4月|30|30|2022-4-20"
    assert told(due_on("2022-04-20", 党费收缴=table), "D07") == [
        ("收缴2022年4月党费（未见缴纳的1行）", "2022-04-30", "")
    ]


def test_a_month_entered_of_which_nobody_has_paid() -> None:
    entered = (
        PAID
        + "张三 | 2022年6月 | 30 |\n李四 | 2022年6月 | 20 | 免缴\n王五 | 2022年6月 | 20 | 未缴\n"
    )
    (due,) = (d for d in due_on("2022-06-02", 党费收缴=entered) if d.rule == "D07")
    assert due.words == "收缴2022年6月党费（未见缴纳的2行）"
    assert due.rows == ("党费收缴!7", "党费收缴!9")


def test_the_next_month_is_due_as_a_whole() -> None:
    settled = PAID.replace("20 |\n", "20 | 20\n")
    assert told(due_on("2022-06-02", 党费收缴=settled), "D07") == [
        ("收缴2022年6月党费", "2022-06-30", "")
    ]


def test_of_a_sheet_that_ends_earlier_nothing_is_known() -> None:
    assert told(due_on("2022-08-02", 党费收缴=PAID), "D07") == []


def test_by_the_quarter() -> None:
    table = """
    姓名 | 第一季度 | 第二季度 | 第三季度 | 第四季度
    张三 | 90 | 90 | |
    李四 | 60 | | |
    """
    (due,) = (d for d in due_on("2022-05-20", 党费收缴=table) if d.rule == "D07")
    assert (due.words, due.by.isoformat()) == (
        "收缴2022年第二季度党费（未见缴纳的1行）",
        "2022-06-30",
    )


def test_without_a_sheet_of_dues_none_are_due() -> None:
    assert told(due_on("2022-05-20"), "D07", "D08") == []


def test_what_was_collected_is_published_once_a_year() -> None:
    settings = "键|值\n党费公布日期|"
    assert told(due_on("2022-05-20", 党费收缴=PAID, 参数=settings), "D08") == [
        ("向党员公布党费收支情况", "2022-12-31", "")
    ]
    second_half = PAID.replace("年4月", "年7月").replace("年5月", "年8月")
    found = due_on("2022-08-20", period="2022H2", 党费收缴=second_half, 参数=settings)
    assert told(found, "D08") == []  # it may have been published before
    two_years = PAID.replace("张三 | 2022年4月", "张三 | 2021年12月")
    assert told(due_on("2022-05-20", 党费收缴=two_years, 参数=settings), "D08") != []
    done = settings + "2022-5-10"
    assert told(due_on("2022-05-20", 党费收缴=PAID, 参数=done), "D08") == []
