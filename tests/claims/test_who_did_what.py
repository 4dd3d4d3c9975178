"""Deeds told with their circumstances, people told with their posts, and bodies that are not ours."""

from __future__ import annotations

import pytest

from claims.reports import ledger, verdicts

_ROWS = (
    "2022年1月8日|支委会|研究计划|沈一舟|5|5||",
    "2022年2月8日|支委会|研究经费|沈一舟|5|5||",
    "2022年3月4日|党员大会|审议计划|沈一舟|20|19||",
    "2022年4月1日|党课|讲历史|高远|20|17||高远",
    "2022年5月1日|党课|讲党章|沈一舟|20|17||沈一舟",
    "2022年6月3日|党课|讲纪律|沈一舟|20|17||沈一舟",
    "2022年6月9日|专题学习|学习文件|沈一舟|20|17||",
)
_TALKS = "日期|谈话人|谈话对象\n2022-2-1|沈一舟|高远\n2022-3-1|高远|白露"
_PROBLEMS = "问题编号|来源|问题|完成情况\n1|上级反馈|记录简单|已完成\n2|自查|归档不齐|已完成\n3|自查|标识陈旧|正在整改"
_STAGES = (
    "姓名|当前阶段|申请书日期|确定积极分子日期|确定发展对象日期|支部大会日期\n"
    "白露|预备党员|2020-1-10|2020-7-12|2022-2-14|2022-5-26\n"
    "谷雨|发展对象|2020-5-6|2021-1-12|2022-3-12|"
)
LEDGER = ledger(*_ROWS, 谈心谈话=_TALKS, 整改台账=_PROBLEMS, 发展党员=_STAGES)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("沈一舟以普通党员身份到支部授课2次。", ["match"]),
        ("沈一舟以普通党员身份到支部授课3次。", ["mismatch"]),
        ("高远结合安全生产讲了1次。", ["match"]),
        ("高远结合安全生产讲了2次。", ["mismatch"]),
        ("高远为党员干部讲了1次。", ["match"]),
        ("高远结合工作写了2篇，拍了3次。", []),
        ("党组书记、局长沈一舟讲党课2次。", ["match"]),
        ("党组书记、局长沈一舟讲党课3次。", ["mismatch"]),
        ("党组成员、副局长高远讲党课2次。", ["mismatch"]),
        ("沈一舟讲党课2次，二季度为2次。", ["match", "match"]),
        ("沈一舟讲党课2次，二季度为4次。", ["match", "mismatch"]),
        ("党组书记带头，其他同志讲党课4次。", ["unverifiable"]),
    ],
)
def test_what_somebody_did_is_read_with_posts_and_circumstances(
    text: str, found: list[str]
) -> None:
    assert verdicts(LEDGER, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("城西分行上半年召开支委会9次。", ["unverifiable"]),
        ("差距也有，柳河厂今年共开展主题党日9次。", ["unverifiable"]),
        ("而白桥学校全年召开党员大会7次。", ["unverifiable"]),
        ("云州市测试局上半年召开支委会3次。", ["mismatch"]),
        ("测试局上半年召开支委会3次。", ["mismatch"]),
        ("我局上半年召开支委会3次。", ["mismatch"]),
        ("到云湖纪念馆开展党员大会2次。", ["unverifiable"]),
    ],
)
def test_an_institution_of_another_name_is_another_body(text: str, found: list[str]) -> None:
    assert verdicts(LEDGER, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("对照“每季度至少召开一次”的规定，上半年召开支委会2次。", ["match"]),
        ("按照每月至少召开1次的要求，上半年召开支委会4次。", ["mismatch"]),
        ("按照每月至少召开1次的要求，计划召开支委会4次。", []),
        ("要求每月至少召开支委会4次。", []),
        ("支委会2次、党员大会1次、党课3次。其中，一季度支委会3次。", ["match"] * 3 + ["mismatch"]),
        ("支委会一个月没落，到6月底正好2次。", ["match"]),
        ("支委会一个月没落，到6月底正好3次。", ["mismatch"]),
        ("咱们专题学习2次。", ["mismatch"]),
        ("班子成员开展谈心谈话2人次。", ["match"]),
        ("班子成员开展谈心谈话3人次。", ["unverifiable"]),
        ("学习教育期间（2月至3月），召开支委会1次；上半年专题学习1次。支委会2次。", ["match"] * 3),
    ],
)
def test_words_that_only_lead_to_a_number_leave_it_sure(text: str, found: list[str]) -> None:
    assert verdicts(LEDGER, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("上级反馈的问题1条，加上自查摆出来的，总共3条。", ["match", "match"]),
        ("上级反馈的问题1条，加上自查摆出来的，总共4条。", ["match", "mismatch"]),
        ("上级反馈的问题1条，加上群众送来的锦旗，总共4条。", ["match"]),
        ("对上级反馈和自查发现的问题建立台账，共列问题3个。", ["match"]),
        ("对上级反馈和自查发现的问题建立台账，共列问题4个。", ["mismatch"]),
    ],
)
def test_problems_of_all_sources_are_added_up(text: str, found: list[str]) -> None:
    assert verdicts(LEDGER, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("现有发展对象1名。", ["match"]),
        ("现有发展对象2名。", ["mismatch"]),
        ("现有预备党员1名、发展对象2名。", ["match", "mismatch"]),
        ("今年新确定发展对象2名。", ["match"]),
        ("培养发展对象2名。", ["match"]),
    ],
)
def test_what_there_is_now_is_no_number_of_those_who_came_to_be(
    text: str, found: list[str]
) -> None:
    assert verdicts(LEDGER, text) == found


def test_a_roster_alone_confirms_who_was_admitted_and_never_contradicts_it() -> None:
    roster = "姓名|性别|党员类别\n沈一舟|男|正式党员\n白露|女|预备党员"
    only = ledger(*_ROWS, 党员名册=roster)
    assert verdicts(only, "上半年接收预备党员1名。") == ["match"]
    assert verdicts(only, "上半年接收预备党员2名。") == ["unverifiable"]
