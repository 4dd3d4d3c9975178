"""The forms in which offices write dates: each is a day, days, a month, or a question.

What is read is written here as ``3-5`` (a day of 2022), ``3-5..3-6`` (one activity over days),
``3-5 and 3-12`` (counted once, and asked whether it was two), ``3?`` (in March, the day is asked
for) or ``?`` (asked for, and not counted). Clock times stand behind the day.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from addin.ledger.grid import Value
from addin.ledger.values.dates import DateContext, When, parse_when
from addin.ledger.values.days.day_lists import listed_days

IN_2022 = DateContext(2022)
IN_MARCH = DateContext(2022, month=3)

WRITTEN_OUT = {
    "2022.3.5上": "3-5",
    "2022年3月5日下": "3-5",
    "2022-3-5 夜": "3-5",
    "2022.3.5上、下": "3-5",
    "2022年3月上旬（5日）": "3-5",
    "2022年3月下旬（28日）": "3-28",
    "2022年3月中旬15日": "3-15",
    "2022年3月底（30日）": "3-30",
    "2022年3月第二周（8日）": "3-8",
    "2022年3月5日": "3-5",
    "2022年03月05日": "3-5",
    "2022年3月5号": "3-5",
    "2022年3月5": "3-5",
    "2022 年 3 月 5 日": "3-5",
    "2022-3-5": "3-5",
    "2022/03/05": "3-5",
    "2022.3.5": "3-5",
    "2022.3.5.": "3-5",
    "2022。3。5": "3-5",
    "2022·3·5": "3-5",
    r"2022\3\5": "3-5",
    "2022 3 5": "3-5",
    "2022，3，5": "3-5",
    "2022年3.5": "3-5",
    "20220305": "3-5",
    "２０２２年３月５日": "3-5",
    "２０２２．３．５": "3-5",
    "二〇二二年三月五日": "3-5",
    "二○二二年三月十五日": "3-15",
    "2022年元月5日": "1-5",
    "2022年\n3月5日": "3-5",
    "2022‐03‐05": "3-5",
    "2022—3—5": "3-5",
}
WITHOUT_YEAR = {
    "3月5日": "3-5",
    "3月5号": "3-5",
    "3月5": "3-5",
    "三月五日": "3-5",
    "三月廿五日": "3-25",
    "三月卅日": "3-30",
    "十一月二十一日": "11-21",
    "元月十日": "1-10",
    "3月5日凌晨": "3-5",
    "3月5日 深夜": "3-5",
    "3月5日午休": "3-5",
    "3月5日 下班后": "3-5",
    "3月5日收工后": "3-5",
    "3.5": "3-5",
    "3·5": "3-5",
    "03.05": "3-5",
    "3/5": "3-5",
    "3-5": "3-5",
    "0305": "3-5",
    "1105": "11-5",
    "22.3.5": "3-5",
    "22.12.22": "12-22",
    "22年3月5日": "3-5",
    "3/25/2022": "3-25",
    "5-Mar-22": "3-5",
    "Mar 5, 2022": "3-5",
    "220305": "3-5",
}
WITH_REMARKS = {
    "2022年3月5日（星期六）": "3-5",
    "2022年3月5日 周六": "3-5",
    "2022年3月5日（周六）下午": "3-5",
    "2022年3月5日【周六】": "3-5",
    "2022年3月5日 上午": "3-5",
    "2022年3月5日全天": "3-5",
    "3月5日上、下午": "3-5",
    "4月5日清明": "4-5",
    "7月1日（建党101周年）": "7-1",
    "2022年3月5日（周六上午）": "3-5",
    "3月2日（补）": "3-2",
    "3月2日(补开)": "3-2",
    "3月2日补": "3-2",
    "（补）3月2日": "3-2",
    "3月8日（妇女节）": "3-8",
    "3月8日 妇女节": "3-8",
    "7月1日建党节": "7-1",
    "3月5日（学雷锋日）": "3-5",
    "3月5日（农历二月初三）": "3-5",
    "3月5日（第二次）": "3-5",
    "3月5日（共3天）": "3-5",
    "3月5日（301会议室）": "3-5",
    "（3月5日）": "3-5",
    "时间：2022年3月5日": "3-5",
    "①2月5日": "2-5",
    "于3月5日召开": "3-5",
    "3月5日上午开展": "3-5",
    "3月5日（六）": "3-5",
    "3月5日（周六）（补）": "3-5",
    "3月5日（线上）": "3-5",
    "3月5日（一次）": "3-5",
    "3月5日，周六": "3-5",
    "周六3月5日": "3-5",
    "3月5日（已召开）": "3-5",
}
WITH_CLOCK_TIMES = {
    "2022/3/5 14:30": "3-5 14:30",
    "2022-03-05T14:30:00": "3-5 14:30",
    "2022-03-05T14:30:00+08:00": "3-5 14:30",
    "2022-03-05 02:30 PM": "3-5 14:30",
    "3/25/2022 2:30:00 PM": "3-25 14:30",
    "2022年3月5日14时30分": "3-5 14:30",
    "2022年3月5日９：００": "3-5 09:00",
    "2022年3月5日下午两点半": "3-5 14:30",
    "三月五日上午九点": "3-5 09:00",
    "2022年3月5日星期六十点": "3-5 10:00",
    "2022年3月5日（14:30）": "3-5 14:30",
    "2022年3月5日（9:00—11:00）": "3-5 09:00-11:00",
    "2022年3月5日\n9:00-11:00": "3-5 09:00-11:00",
    "3月5日晚上七点半": "3-5 19:30",
    "3月5日 8:00-12:00 14:00-18:00": "3-5 08:00-18:00",
    "3月5日（下午2：30）": "3-5 14:30",
    "2022年1月10日下午2:30-4:00": "1-10 14:30-16:00",
    "2022年2月18日晚7:00-8:30": "2-18 19:00-20:30",
    "2022年3月20日 下午3点半—5点": "3-20 15:30-17:00",
    "3月5日下午2-4点": "3-5 14:00-16:00",
    "3月5日9至11时": "3-5 09:00-11:00",
    "3月5日上午9:00-11:00、下午2:00-4:00": "3-5 09:00-16:00",
    "2022年3月5日9:00至2022年3月5日11:00": "3-5 09:00-11:00",
    "2022年3月5日09:00-2022年3月5日11:00": "3-5 09:00-11:00",
}
DAYS_IN_A_ROW = {
    "2022年3月5日—6日": "3-5..3-6",
    "2022年3月5日至3月6日": "3-5..3-6",
    "2022.03.05-06": "3-5..3-6",
    "2022.3.5-2022.3.6": "3-5..3-6",
    "2022-3-5 - 2022-3-6": "3-5..3-6",
    "2022/3/5-3/6": "3-5..3-6",
    "3月5-6日": "3-5..3-6",
    "3月5-3月6日": "3-5..3-6",
    "3月5日一6日": "3-5..3-6",
    "3月5日至6日（共2天）": "3-5..3-6",
    "自3月5日至3月6日两天": "3-5..3-6",
    "3.5-3.6": "3-5..3-6",
    "3.5-6": "3-5..3-6",
    "三月五日至六日": "3-5..3-6",
    "2月28日—3月2日": "2-28..3-2",
    "3月5日9:00至6日17:00": "3-5..3-6 09:00",
}
LISTED = {
    "2月7、14日": "2-7 and 2-14",
    "2月7日、14日": "2-7 and 2-14",
    "2月7日和14日": "2-7 and 2-14",
    "2月7、14、21日": "2-7 and 2-14 and 2-21",
    "二月七、十四、二十一日": "2-7 and 2-14 and 2-21",
    "3月5日\n3月12日": "3-5 and 3-12",
    "3.5/3.12": "3-5 and 3-12",
    "3.5、3.12、3.19": "3-5 and 3-12 and 3-19",
    "2022-3-5；2022-3-12": "3-5 and 3-12",
    "3月5日（周六）、12日（周六）": "3-5 and 3-12",
    "3月5日、4月2日": "3-5 and 4-2",
    "22.3.5、3.12": "3-5 and 3-12",
    "3月12日、5日": "3-12 and 3-5",
    "①2月5日②3月12日": "2-5 and 3-12",
    "3月5日（上午）、3月12日（下午）": "3-5 and 3-12",
    "3月5日9:00、3月12日14:30": "3-5 and 3-12",
}
SURE_TO_THE_MONTH = {
    "2022年3月": "3?",
    "2022.03": "3?",
    "202203": "3?",
    "3月": "3?",
    "3月份": "3?",
    "22年3月": "3?",
    "元月": "1?",
    "三月": "3?",
    "3月上旬": "3?",
    "2022年3月下旬": "3?",
    "3月初": "3?",
    "3月底": "3?",
    "3月中下旬": "3?",
    "3月上半月": "3?",
    "4月第二周": "4?",
    "4月份第2周周五": "4?",
    "4月第二个星期五": "4?",
    "4月最后一周": "4?",
    "5月每周五": "5?",
    "5月每周五下午3点": "5? 15:00",
    "5月每天": "5?",
    "2月上旬、下旬": "2?",
    "6月下旬某日": "6?",
    "3月第1周、第3周": "3?",
    "3月第一、三周": "3?",
    "3月逢周五": "3?",
    "3月的周五": "3?",
    "6月—日": "6?",
    "3月某日": "3?",
    "2022年3月  日": "3?",
    "3月__日": "3?",
    "12月下旬（周五）": "12?",
}
ASKED = (
    *("待定", "春节前", "五一前夕", "年初", "一季度", "第一季度", "上半年", "2022", "2022年", "3"),
    *(
        "正月初八",
        "腊月廿三",
        "三月初五",
        "农历三月初五",
        "三月廿三",
        "二月十五（农历）",
        "周五",
        "每周五",
        "下旬",
    ),
    *("5日", "7、14、21日", "5-6日", "3-5日", "3-5月", "3—5月", "2022.3-5", "3月、4月"),
    *(
        "3月5日?",
        "5/3？",
        "3月5日前",
        "3月5日左右",
        "约3月5日",
        "3月5日起",
        "3月待定",
        "3月上旬（25日）",
        "3月上旬（拟5日）",
        "3月5日或6日",
    ),
    *("3月5日（取消）", "3月5日（改期至3月12日）", "3月5日（原定3月1日）", "3月5日（3月12日补）"),
    *(
        "3月5日（2次）",
        "3月5日（暂定）",
        "3月5日（未开）",
        "3月5日改端午节",
        "每月15日",
        "3月5日起每周六",
        "2月7、9-10",
        "3月14、5日",
        "3月5日 12",
    ),
    *(
        "3/5/2022",
        "05/03/22",
        "12-03-22",
        "Mar-22",
        "111",
        "210305",
        "2022-03-05T16:00:00Z",
        "2O22年3月5日",
    ),
    *("2022年2月30日", "4月31日", "13月5日", "2022-13-01", "22.3", "2022年3月8日—6日"),
)
"""None of these is sure, even to the month."""

READ = (
    WRITTEN_OUT
    | WITHOUT_YEAR
    | WITH_REMARKS
    | WITH_CLOCK_TIMES
    | DAYS_IN_A_ROW
    | LISTED
    | SURE_TO_THE_MONTH
    | dict.fromkeys(ASKED, "?")
)


def _written(when: When | None, days: tuple[str, ...] = ()) -> str:
    if when is None:
        return "?"
    first, last = (f"{d.month}-{d.day}" for d in (when.first, when.last))
    if days:
        text = " and ".join(days)
    elif not when.exact:
        text = f"{when.first.month}?"
    else:
        text = first if first == last else f"{first}..{last}"
    clock = f" {when.start:%H:%M}" if when.start else ""
    return text + clock + (f"-{when.end:%H:%M}" if when.end else "")


def as_read(typed: Value, context: DateContext = IN_2022) -> str:
    reading = parse_when(typed, context)
    listed: tuple[str, ...] = ()
    if any(p.kind == "date-two" for p in reading.problems):
        assert isinstance(typed, str)
        listed = tuple(_written(parse_when(d, context).value) for d in listed_days(typed))
    return _written(reading.value, listed)


@pytest.mark.parametrize(("typed", "meant"), READ.items())
def test_a_form_is_read_as_a_colleague_reads_it(typed: str, meant: str) -> None:
    assert as_read(typed) == meant


@pytest.mark.parametrize(
    "typed", [*WRITTEN_OUT, *(t for t in DAYS_IN_A_ROW if t.startswith("2022"))]
)
def test_what_is_written_out_is_not_asked_about(typed: str) -> None:
    assert parse_when(typed, IN_2022).problems == ()


@pytest.mark.parametrize("typed", [*LISTED, *SURE_TO_THE_MONTH, *ASKED])
def test_what_is_not_sure_is_asked_about(typed: str) -> None:
    kinds = {p.kind for p in parse_when(typed, IN_2022).problems}
    assert kinds - {"date-no-year-written"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    {
        "5": "3-5",
        "5日": "3-5",
        "5号上午": "3-5",
        "5-6日": "3-5..3-6",
        "5日至6日": "3-5..3-6",
        "7、14日": "3-7..3-14",
        "3-5": "3-5",
        "3.5": "3-5",
        "4.2": "4-2",
        "下旬": "3?",
        "第二周": "3?",
        "每周五": "3?",
        "本月底": "3?",
        "本月5日": "3-5",
        "5-6": "?",
        "7、14": "?",
        "32日": "?",
    }.items(),
)
def test_a_sheet_of_a_month_tells_the_month_of_a_day(typed: str, meant: str) -> None:
    when = parse_when(typed, IN_MARCH).value
    assert _written(when) == meant


@pytest.mark.parametrize(
    ("number", "meant"),
    [
        (44625.0, "3-5"),
        (20220305.0, "3-5"),
        (220305.0, "3-5"),
        (202203.0, "3?"),
        (3.5, "3-5"),
        (3.05, "3-5"),
        (3.1, "3?"),
        (305.0, "3-5"),
        (1105.0, "11-5"),
        (111.0, "?"),  # 11 January or 1 November
        (4.0, "?"),
        (2022.0, "?"),
        (0.5, "?"),
        (-305.0, "?"),
        (1e300, "?"),
    ],
)
def test_a_number_is_a_day_where_it_can_be_but_one(number: float, meant: str) -> None:
    assert as_read(number) == meant


@pytest.mark.parametrize(
    ("stored", "typed", "meant"),
    [
        (timedelta(days=3.5), "3.5", "3-5"),
        (timedelta(days=3.05), "3.05", "3-5"),
        (timedelta(days=3.1), "3.1", "3?"),
        (timedelta(days=4), "4", "?"),
        (date(1900, 10, 31), "305", "3-5"),
        (datetime(1905, 7, 14), "2022", "?"),
    ],
)
def test_a_number_typed_into_a_cell_of_dates_is_asked_about_as_it_was_typed(
    stored: Value, typed: str, meant: str
) -> None:
    reading = parse_when(stored, IN_2022)
    assert _written(reading.value) == meant
    assert [p.args["typed"] for p in reading.problems] == [typed]


def test_in_a_workbook_of_1904_a_number_counts_from_there() -> None:
    typed = parse_when(date(1904, 11, 1), DateContext(2022, date1904=True))
    assert _written(typed.value) == "3-5"


def test_a_year_typed_into_a_cell_of_birthdays_is_asked_about() -> None:
    reading = parse_when(date(1905, 6, 7), DateContext())  # as Excel shows 1985
    assert reading.value is None
    assert [p.args["typed"] for p in reading.problems] == ["1985"]


def test_a_birthday_of_long_ago_is_one() -> None:
    assert parse_when(date(1955, 5, 11), IN_2022).value == When(
        date(1955, 5, 11), date(1955, 5, 11)
    )
    assert parse_when(date(1921, 7, 23), DateContext()).value == When(
        date(1921, 7, 23), date(1921, 7, 23)
    )


@pytest.mark.parametrize(
    ("typed", "proposed"),
    {
        "3月5日": "2022年3月5日",
        "三月五日": "2022年3月5日",
        "0305": "2022年3月5日",
        "3月2日（补）": "2022年3月2日（补）",
        "3月5日上午9:00": "2022年3月5日上午9:00",
        "3月5日—6日": "2022年3月5日—6日",
        "3.5-3.6": "2022年3月5日—6日",
        "2月28日至3月2日": "2022年2月28日—3月2日",
        "3月5日至7日上午": "2022年3月5日至7日上午",
        "3.5 14:30": "2022.3.5 14:30",
        "2月7、14日": None,
        "周六3月5日": None,
        "（补）3月5日": None,
    }.items(),
)
def test_a_proposal_adds_the_year_and_takes_nothing_away(typed: str, proposed: str | None) -> None:
    problems = [p for p in parse_when(typed, IN_2022).problems if p.kind != "date-two"]
    assert [p.suggestion for p in problems] == [proposed]


@pytest.mark.parametrize(
    ("typed", "month", "days"),
    [
        ("2月7、14、21日", None, ("2月7日", "2月14日", "2月21日")),
        ("2022年12月30日、2023年1月6日", None, ("2022年12月30日", "2023年1月6日")),
        ("2022年3月5日、12日", None, ("2022年3月5日", "2022年3月12日")),
        ("2月7日、14-15日", None, ("2月7日", "2月14日—15日")),
        ("7、14日", 3, ("3月7日", "3月14日")),
        ("7、14日", None, ()),
        ("3月5日", None, ()),
        ("3月5日—6日", None, ()),
        ("3月5日、3月5日", None, ()),
        ("2022，3，5", None, ()),
    ],
)
def test_a_list_of_days_is_told_apart(typed: str, month: int | None, days: tuple[str, ...]) -> None:
    assert listed_days(typed, month) == days


@pytest.mark.parametrize(
    "piece", ["3月", "日", "、", "第1周", "-", "_", "9:00", "（", "周一、", "3月5日、"]
)
def test_a_long_text_is_given_up_at_once(piece: str) -> None:
    assert as_read(f"3月{piece * 70}年") == "?"


# --- Laws ---------------------------------------------------------------------------------------

FORMS = (
    *("{y}年{m}月{d}日", "{y}-{m}-{d}", "{y}/{m:02}/{d:02}", "{y}.{m}.{d}", "{y}{m:02}{d:02}"),
    *("{y} 年 {m} 月 {d} 日", "{y}年{m}月{d}日（补）", "{y}年{m}月{d}日下午", "{y}·{m}·{d}"),
    *("{y}-{m:02}-{d:02}T09:00:00", "{y}年{m}月{d}号上午9:00-11:00", "时间：{y}年{m}月{d}日"),
)
DAYS = st.dates(date(1980, 1, 1), date(2079, 12, 31))


@given(DAYS, st.sampled_from(FORMS))
def test_a_day_written_in_any_form_reads_back(day: date, form: str) -> None:
    typed = form.format(y=day.year, m=day.month, d=day.day)
    when = parse_when(typed, DateContext()).value
    assert when is not None
    assert (when.first, when.last, when.exact) == (day, day, True)


@given(DAYS, st.integers(1, 40))
def test_days_in_a_row_read_back(first: date, more: int) -> None:
    last = first + timedelta(days=more)
    when = parse_when(f"{first}至{last}", DateContext()).value
    assert when == When(first, last)


@given(st.sets(st.integers(1, 28), min_size=2, max_size=6), st.sampled_from("、，;和"))
def test_a_list_of_days_reads_back(days: set[int], separator: str) -> None:
    typed = "3月" + separator.join(map(str, sorted(days))) + "日"
    assert listed_days(typed) == tuple(f"3月{d}日" for d in sorted(days))


WORDS = ("2022", "22", "上午", "下午", "9:00", "元月", "12", "31")
PIECES = st.sampled_from((*WORDS, *"年月日号35-/.、，至—~（）点半周六第每旬初底补十三五\n？约前"))


@given(
    st.lists(PIECES, max_size=9).map("".join), st.sampled_from([IN_2022, IN_MARCH, DateContext()])
)
@example("2022年3月十三日", IN_2022)
def test_no_text_is_too_odd_and_a_day_that_is_read_was_written(
    typed: str, context: DateContext
) -> None:
    when = parse_when(typed, context).value
    if when is None or not when.exact:
        return
    digits = _digits(typed)
    for day in (when.first, when.last):
        assert any(str(day.day) in d or f"{day.day:02}" in d for d in digits), typed


def _digits(typed: str) -> set[str]:
    han = {"十": "10", "三": "3", "五": "5", "六": "6"}
    plain = "".join(han.get(c, c) for c in typed)
    teens = typed.replace("十三", "13").replace("十五", "15").replace("十六", "16")
    tens = teens.replace("三十", "30").replace("五十", "50").replace("六十", "60")
    return {typed, plain, teens, tens}
