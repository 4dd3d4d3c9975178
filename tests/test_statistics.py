"""Figures and the rows behind them. Expected values are counted by hand from the tables."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addin.all_sheets.counting import tally
from addin.ledger.period import Period, parse_period
from addin.statistics.statistic import Statistic
from addin.statistics.tally import Tally
from ledgers import ledger

HEADER = "日期|活动类型|主题|形式|主持人|主讲人|应到人数|实到人数|参加人员|请假人员|学时|主题标签"
TABLE = f"""
{HEADER}
2022年1月6日|支委会|研究计划||张三||5|5|||
2022年1月20日|支部党员大会暨主题党日|部署工作||张三||4|3|||
2022年2月10日|支委会|研究发展||张三||5|4|||
2022年3月3日|党课|学党史||张三|李四|4|4|全体党员||1.5|党史学习教育
2022年3月10日|专题学习|治理两化||张三||4|2|张三、李四||2|两化、廉政
2022年5月12日|主题党日|参观纪念馆|现场教学|张三||4|4|||2|
2022年7月1日|主题党日|庆七一||张三||4|4|||
"""
ROSTER = """
姓名|党员类别|党内职务|入党日期|转正日期|转入日期|转出日期
张三|正式党员|书记|2010年7月1日|2011年7月1日||
李四|正式党员|组织委员|2010年7月1日|2011年7月1日||
王五|正式党员|宣传委员|2010年7月1日|2011年7月1日||
赵六|预备党员||2021年12月1日|||
钱七|正式党员||2010年7月1日|2011年7月1日||2022年1月5日
"""


def counted(code: str = "2022H1", table: str = TABLE, **others: str) -> Tally:
    period = parse_period(code)
    assert period is not None
    return tally(ledger(table, **{"党员名册": ROSTER, **others}), period)


def figures(**options: str) -> dict[str, Statistic]:
    return {s.key: s for s in counted(**options).figures}


def rows(*numbers: int) -> tuple[str, ...]:
    return tuple(f"活动台账!{n}" for n in numbers)


@pytest.mark.parametrize(
    ("key", "value", "unit", "behind"),
    [
        ("活动总数", 6, "次", rows(2, 3, 4, 5, 6, 7)),
        ("支委会", 2, "次", rows(2, 4)),
        ("党员大会", 1, "次", rows(3)),
        ("主题党日", 2, "次", rows(3, 7)),
        ("专题学习", 1, "次", rows(6)),
        ("专题学习.两化", 1, "次", rows(6)),
        ("标签.党史学习教育", 1, "次", rows(5)),
        ("参加人次", 22, "人次", rows(2, 3, 4, 5, 6, 7)),
        ("参加人次.主题党日", 7, "人次", rows(3, 7)),
        ("到会率", Decimal("84.6"), "%", rows(2, 3, 4, 5, 6, 7)),  # 22 of 26
        ("到会率.支委会", Decimal("90.0"), "%", rows(2, 4)),
        ("学时", Decimal("5.5"), "学时", rows(5, 6, 7)),
        ("人均学时", Decimal("4.5"), "学时", rows(5, 6, 7)),  # 1.5*4/4 + 2*2/4 + 2*4/4
        ("现场教学", 1, "次", rows(7)),
        ("应开.支委会", 6, "次", ()),
        ("缺少.支委会", 4, "次", rows(2, 4)),
    ],
)
def test_figures(key: str, value: int | Decimal, unit: str, behind: tuple[str, ...]) -> None:
    found = figures()[key]
    assert (found.value, found.unit, found.rows) == (value, unit, behind)


def test_members_are_those_on_the_roster_at_the_end() -> None:
    found = figures()
    assert [found[k].value for k in ("党员总数", "正式党员", "预备党员")] == [4, 3, 1]
    assert found["预备党员"].rows == ("党员名册!5",)


def test_a_total_can_be_enough_while_a_month_is_empty() -> None:
    """Two of 主题党日 a month in three months are six, yet three months have none."""
    days = [f"2022年{m}月{d}日|主题党日|学习||张三||4|4||||" for m in (1, 2, 3) for d in (10, 20)]
    (duty,) = [d for d in counted(table="\n".join([HEADER, *days])).duties if d.type == "主题党日"]
    assert (
        duty.held.value,
        duty.required and duty.required.value,
        duty.gap and duty.gap.value,
    ) == (6, 6, 0)
    assert [span.code for span in duty.empty] == ["2022-04", "2022-05", "2022-06"]


def test_the_calendar_adds_up_to_the_counts() -> None:
    found = counted()
    for name, figure in found.types.items():
        cells = [c.statistic for c in found.calendar if c.type == name]
        assert len(cells) == 6
        assert sum(c.value for c in cells) == figure.value
        assert tuple(r for c in cells for r in c.rows) == figure.rows


def test_by_parameter_a_double_activity_counts_only_in_its_first_type() -> None:
    found = figures(参数="键|值\n合并计数口径|只计主类型")
    assert (found["党员大会"].value, found["主题党日"].value) == (1, 1)


def test_a_micro_lecture_is_no_lecture_unless_the_parameter_says_so() -> None:
    table = f"{HEADER}\n2022年3月3日|微党课|学党史||张三|李四|4|4||||"
    assert "党课" not in figures(table=table)
    assert figures(table=table, 参数="键|值\n微党课计入党课|是")["党课"].value == 1


def test_a_vague_head_count_and_an_impossible_one_stay_out_of_the_rate() -> None:
    table = f"""
    {HEADER}
    2022年3月3日|党员大会|甲||张三||4|3||||
    2022年3月4日|党员大会|乙||张三||4|20余人||||
    2022年3月5日|党员大会|丙||张三||4|5||||
    """
    found = figures(table=table)
    assert found["参加人次"].value == 8
    assert found["到会率"] == Statistic("到会率", Decimal("75.0"), rows(2))


def test_a_month_without_a_day_counts_for_its_month() -> None:
    assert figures(table=f"{HEADER}\n2022年3月|支委会|甲||张三||5|5||||")["支委会"].value == 1


def test_everyone_is_the_roster_of_the_day() -> None:
    table = f"{HEADER}\n2022年1月4日|党员大会|甲||张三||全体党员|全体党员||||\n2022年2月4日|党员大会|甲||张三||全体党员|全体党员||||"
    assert figures(table=table)["参加人次.党员大会"].value == 5 + 4


MONTHS = st.lists(
    st.tuples(
        st.integers(1, 12),
        st.integers(1, 28),
        st.sampled_from(["党员大会", "支委会", "党课", "党员大会暨主题党日"]),
        st.integers(1, 30),
    ),
    min_size=1,
    max_size=20,
)


@given(MONTHS, st.randoms())
def test_shuffled_rows_change_places_but_no_figure(
    entries: list[tuple[int, int, str, int]], random
) -> None:  # type: ignore[no-untyped-def]
    def table(lines: list[tuple[int, int, str, int]]) -> str:
        return "\n".join(
            [HEADER, *(f"2022年{m}月{d}日|{t}|甲||张三||30|{n}||||" for m, d, t, n in lines)]
        )

    shuffled = list(entries)
    random.shuffle(shuffled)
    one, other = counted("2022", table(entries)), counted("2022", table(shuffled))
    assert [(s.key, s.value) for s in one.figures] == [(s.key, s.value) for s in other.figures]


@given(MONTHS)
def test_every_count_is_the_number_of_its_rows(entries: list[tuple[int, int, str, int]]) -> None:
    table = "\n".join(
        [HEADER, *(f"2022年{m}月{d}日|{t}|甲||张三||30|{n}||||" for m, d, t, n in entries)]
    )
    found = counted("2022", table)
    for figure in (found.activities, *found.types.values()):
        assert figure.value == len(figure.rows) == len(set(figure.rows))
    halves = [
        tally(ledger(table, 党员名册=ROSTER), Period(*span)).types
        for span in [(p.start, p.end) for p in found.period.halves()]
    ]
    for name, figure in found.types.items():
        assert figure.value == sum(h[name].value for h in halves if name in h)
