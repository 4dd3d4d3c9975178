"""Words that narrow or move a number and that its meaning has no place for: nothing is wrong then.

Each line has the words, and the same number without them, which the ledger contradicts.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from addin.workflows import Checked, check_grids
from addin.workflows.input_and_output import LedgerInput
from claims.reports import judged, verdicts
from ledgers import grid

_HEADER = "日期|党支部|活动类型|主题|主持人|主讲人|应到人数|实到人数"
_ROWS = (
    "2022年1月7日|梨园党支部|支委会|研究计划|程立夏||5|5",
    "2022年2月8日|梨园党支部|支委会|研究党费|程立夏||5|5",
    "2022年2月9日|竹溪党支部|支委会|研究计划|陆谷雨||3|3",
    "2022年3月4日|梨园党支部|党员大会|审议计划|程立夏||20|19",
    "2022年4月15日|竹溪党支部|主题党日|清扫河道|陆谷雨||12|9",
    "2022年5月15日|竹溪党支部|主题党日|植树|陆谷雨||12|9",
    "2022年6月15日|梨园党支部|党课|讲党史|程立夏|程立夏|20|19",
)
_MEMBERS = "姓名|性别|党员类别|党支部|党员状态\n程立夏|男|正式党员|梨园党支部|在册\n陆谷雨|女|正式党员|竹溪党支部|在册"


def _ledger() -> Checked:
    settings = "键|值\n单位全称|云州市测试局\n报告期起|2022-1-1\n报告期止|2022-6-30"
    sheets = [
        grid("\n".join((_HEADER, *_ROWS))),
        grid(settings, "参数"),
        grid(_MEMBERS, "党员名册"),
    ]
    return check_grids(LedgerInput(Path("活动台账.xlsx")), sheets)


LEDGER = _ledger()


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("主题党日开展3次。", "mismatch"),
        ("主题党日除端午前后的外开展3次。", "unverifiable"),
        ("校外主题党日开展3次。", "unverifiable"),
        ("主题党日3次由陆谷雨主持。", "unverifiable"),
        ("寒假开展主题党日3次。", "unverifiable"),
        ("主题党日到会率99%。", "mismatch"),
        ("学生党员主题党日到会率99%。", "unverifiable"),
        ("年轻党员组织生活到会率60%。", "unverifiable"),
        ("组织生活到会率60%。", "mismatch"),
        ("各类活动开展9次。", "mismatch"),
        ("支委会召开7次，不含加开的。", "mismatch"),
        ("不含加开的支委会召开7次。", "unverifiable"),
        ("党员9名。", "mismatch"),
        ("慰问老同志12名，其中党员9名。", "unverifiable"),
        ("党员2名，其中女党员2名。", "mismatch"),
        ("上半年梨园党支部支委会3次。", "mismatch"),
        ("2022年上半年支委会4次。", "mismatch"),
    ],
)
def test_a_number_is_wrong_only_where_all_that_narrows_it_is_read(text: str, verdict: str) -> None:
    assert verdicts(LEDGER, text)[-1] == verdict


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("支委会、党员大会分别召开4次和2次。", ["mismatch", "mismatch"]),
        ("梨园、竹溪两个支部分别召开支委会3次、2次。", ["mismatch", "mismatch"]),
        ("一季度、二季度分别召开支委会4次和1次。", ["mismatch", "mismatch"]),
        ("支委会、党员大会、主题党日分别召开4次、2次。", ["unverifiable", "unverifiable"]),
    ],
)
def test_a_list_needs_as_many_numbers_as_it_has_names(text: str, found: list[str]) -> None:
    assert verdicts(LEDGER, text) == found


def test_what_agrees_stays_and_what_does_not_says_which_words_are_unread() -> None:
    assert verdicts(LEDGER, "校外主题党日开展2次。") == ["match"]
    (its,) = judged(LEDGER, "校外主题党日开展3次。")
    assert its.reason == "这句话里的“校外”可能限定了这个数，核对不了"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("两个支部共召开支委会三次，其中1月1次，1月、2月各1次。", ["match"] * 3 + ["mismatch"]),
        ("两个支部共召开支委会三次，其中3月2次。", ["match", "mismatch"]),
        ("两个支部共召开支委会4次，各2次。", ["mismatch", "match", "mismatch"]),
        ("各支部均召开支委会2次。", ["match", "mismatch"]),
        ("梨园党支部很稳。党员大会和支委会合计3次，党课1次。", ["match", "match"]),
        ("梨园党支部支委会2次，竹溪党支部支委会1次，合计3次。", ["match"] * 3),
        ("梨园党支部很稳。支委会2次；党员大会1次；支部共计4次。", ["match"] * 3),
        ("梨园党支部很稳。支委会2次；党员大会1次；共计5次。", ["match", "match", "mismatch"]),
        ("梨园党支部副书记程立夏讲党课1次。", ["match"]),
        ("梨园党支部副书记程立夏讲党课2次。", ["mismatch"]),
    ],
)
def test_each_and_in_all_are_of_those_that_the_words_say(text: str, found: list[str]) -> None:
    assert verdicts(LEDGER, text) == found
