"""Claims against small ledgers: by the same statistics, for the time that is spoken of."""

from __future__ import annotations

from decimal import Decimal

import pytest

from addin.audit.text.quantity import quantities
from addin.audit.verdicts.verdicts import agree
from addin.ledger.period import parse_period
from claims.reports import ROWS, judged, ledger, told, verdicts

LEDGER = ledger()


def test_a_claim_agrees_with_the_ledger_or_not_and_tells_the_rows() -> None:
    right, wrong = judged(LEDGER, "召开党员大会2次、支委会4次。")
    assert (right.verdict.value, right.actual, right.rows) == (
        "match",
        2,
        ("活动台账!4", "活动台账!10"),
    )
    assert (wrong.verdict.value, wrong.stated, wrong.actual) == ("mismatch", 4, 3)
    assert wrong.rows == ("活动台账!2", "活动台账!3", "活动台账!5")


def test_the_place_of_a_claim_is_that_of_its_words() -> None:
    (its,) = judged(LEDGER, "上半年，支部召开党员大会2次。")
    text = "上半年，支部召开党员大会2次。"
    assert text[its.stretch.start : its.stretch.end] == its.text == "党员大会2次"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("一季度召开支委会2次", "match"),
        ("一季度召开支委会3次", "mismatch"),
        ("截至5月底，主题党日开展1次", "match"),
        ("6月份召开党员大会1次", "match"),
        ("6月召开支委会1次", "mismatch"),
        ("2022年3月4日，召开党员大会1次", "match"),
        ("一季度召开支委会2次；二季度召开1次", "match"),
        ("主题党日、支委会三次，其中支委会到会率为93.3%", "match"),
        ("支委会前后开了三次", "match"),
        ("中心组方面，前后学了四次", "unverifiable"),
        ("去年召开支委会3次", "unverifiable"),
        ("下半年召开支委会3次", "unverifiable"),
        ("全年召开支委会3次", "unverifiable"),
        ("2021年召开支委会3次", "unverifiable"),
    ],
)
def test_another_time_is_counted_where_the_ledger_is_kept_for_it(text: str, verdict: str) -> None:
    assert verdicts(LEDGER, text)[-1] == verdict


def test_a_claim_of_another_time_says_which() -> None:
    (its,) = judged(LEDGER, "去年召开支委会3次")
    assert its.reason == "“去年”不在台账的期间（2022年上半年）之内"
    assert its.actual is None


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("主题党日参加37人次", "match"),
        ("开展主题党日2次，参加37人次", "match"),
        ("开展主题党日2次，参加38人次", "mismatch"),
        ("主题党日到会率92.5%", "match"),
        ("主题党日到会率92%", "unmatched"),
        ("主题党日到会率为93%", "match"),
        ("共开展各类活动9次，参加127人次", "match"),
        ("开展主题党日20余次", "unverifiable"),
        ("开展谈心谈话8次", "unverifiable"),
        ("志愿服务6场次", "unverifiable"),
        ("三会一课共开展6次", "match"),
        ("党员大会、支委会共5次", "match"),
        ("党员大会、支委会共6次", "mismatch"),
        ("书记讲党课1次", "unverifiable"),  # nothing says who is secretary
        ("集中治理党内政治生活庸俗化交易化问题专题学习1次", "match"),
        ("安全生产专题学习3次", "unverifiable"),
        ("慰问困难党员2名", "unverifiable"),
    ],
)
def test_every_kind_of_figure_is_held_against_its_own(text: str, verdict: str) -> None:
    found = verdicts(LEDGER, text)[-1]
    assert found == ("mismatch" if verdict == "unmatched" else verdict)


@pytest.mark.parametrize(
    ("stated", "actual", "same"),
    [
        ("95.6%", Decimal("95.6"), True),
        ("96%", Decimal("95.6"), True),
        ("95%", Decimal("95.6"), False),
        ("95.58%", Decimal("95.6"), True),
        ("1.2万元", Decimal("12340.50"), True),
        ("1.3万元", Decimal("12340.50"), False),
        ("12,340元", Decimal("12340.25"), True),
        ("12340.25元", Decimal("12340.25"), True),
        ("12340.2元", Decimal("12340.25"), False),
        ("6次", 6, True),
        ("6次", 5, False),
        ("6.0次", 6, True),
        ("6.4次", 6, False),
        ("1.2万人次", 12300, True),
    ],
)
def test_numbers_agree_at_the_precision_in_which_they_are_stated(
    stated: str, actual: int | Decimal, same: bool
) -> None:
    (quantity,) = quantities(stated)
    assert agree(quantity, actual) is same


def test_the_reports_title_tells_what_it_is_about() -> None:
    year = ledger(*ROWS, "2022年8月3日|支委会|研究八月工作|张三|5|5||",
                  参数="键|值\n单位全称|测试局\n报告期起|2022-1-1\n报告期止|2022-12-31")  # fmt: skip
    half = ("2022年上半年党建工作总结", "召开支委会3次。")
    whole = ("2022年度党建工作总结", "召开支委会4次。")
    assert verdicts(year, *half) == verdicts(year, *whole) == ["match"]
    assert verdicts(LEDGER, *whole) == ["unverifiable"]
    assert verdicts(LEDGER, "2021年上半年党建工作总结", "召开支委会3次。") == ["unverifiable"]


def test_a_period_that_was_asked_for_holds_whatever_the_title_says() -> None:
    quarter = ledger(period=parse_period("2022Q1"))
    assert verdicts(quarter, "2022年上半年党建工作总结", "召开支委会2次。") == ["match"]


def test_what_is_a_part_of_another_kind_is_not_called_wrong() -> None:
    found = told(LEDGER, "召开党员大会2次，其中专题学习5次。")
    assert found[1] == ("专题学习5次", "专题学习", "unverifiable")


def test_a_period_that_was_asked_for_and_that_the_ledger_is_not_kept_for_proves_nothing() -> None:
    (its,) = judged(ledger(period=parse_period("2020")), "召开支委会3次。")
    assert its.verdict.value == "unverifiable"
    assert "不在台账的期间（2022年上半年）之内" in its.reason


def test_what_was_due_is_no_count_of_what_was_held() -> None:
    found = told(LEDGER, "支委会应开6次，只召开3次；支委会应开5次。")
    assert [v for _, _, v in found] == ["match", "match", "mismatch"]
    assert found[0][1] == "应开.支委会"


def test_the_quarter_before_is_another_time_than_the_reports() -> None:
    quarter = ledger(period=parse_period("2022Q2"))
    (its,) = judged(quarter, "上个季度，召开支委会2次。")
    assert (its.verdict.value, its.actual) == ("match", 2)  # the ledger is kept for it as well


def test_figures_that_know_no_time_are_not_compared_with_a_part_of_the_period() -> None:
    stated = ledger(
        参数="键|值\n单位全称|测试局\n报告期起|2022-1-1\n报告期止|2022-6-30\n作风检查次数|4"
    )
    assert verdicts(stated, "开展作风检查4次") == ["match"]
    assert verdicts(stated, "一季度开展作风检查4次") == ["unverifiable"]


def test_where_the_roster_leaves_open_who_is_on_probation_nothing_else_decides() -> None:
    """People on their way into the Party are not the branch's members."""
    checked = ledger(
        党员名册="姓名|入党日期\n张三|1998-6-1\n李四|2006-6-1",
        发展党员="姓名|当前阶段|申请书日期\n甲一|预备党员|2019-1-1",
    )
    text = ["党员2名", "预备党员2名", "预备党员1名"]
    assert [verdicts(checked, line)[-1] for line in text] == ["match", "unverifiable", "match"]
    unknown = ledger(党员名册="姓名|入党日期\n张三|1998-6-1\n李四|2006-6-1")
    assert verdicts(unknown, "正式党员2名") == ["unverifiable"]


def test_a_lecture_of_an_unknown_secretary_is_no_mismatch() -> None:
    rows = (
        "2022年4月1日|党课|讲党课|张三|20|17||李四",
        "2022年6月1日|党课|讲党课|张三|20|17||王五",
    )
    assert verdicts(ledger(*rows), "书记讲党课1次") == ["unverifiable"]
