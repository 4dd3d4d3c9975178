"""Numerals that count nothing, and what is planned or prescribed, are no claims."""

from __future__ import annotations

import pytest

from claims.reports import stated


@pytest.mark.parametrize(
    "text",
    [
        "增强“四个意识”，做到两个维护，用好四种形态，纠治四风，落实三会一课和一岗双责。",
        "学习党的十九届六中全会精神、第二十次全国代表大会精神，第一议题传达学习。",
        "第12次主题党日、第2期培训班、第三届职工代表大会如期举行。",
        "根据《通知》（云组发〔2022〕3号）第五条，2022年3月15日14时30分在301会议室召开会议。",
        "一是提高认识。二是压实责任。（三）强化监督。4.抓好落实。",
        "坚持“1+3+N”机制，打造“一核三化”品牌，落实“五个一”要求。",
        "学习《党课十讲》《支部工作100问》。",
        "值班电话0531-88888888，24小时值班，共印20份，第3页。",
        "成立由1名书记、2名副书记组成的领导小组。",
        "党员大会应到25人，每缺1次扣2分。",
        "一次活动兼有两种类型的，在每种类型中各计一次，在活动总数中只计一次。",
        "通过这次会议，大家再次认为，一次活动就是一次洗礼。",
        "主题党日增加2次，党课减少了1次，多讲党课1次，支委会到会率提高5个百分点。",
        "现就3个党支部全年组织生活情况报告如下。",
        "20名党员下沉一线，千名党员进社区。",
    ],
)
def test_numerals_that_count_nothing(text: str) -> None:
    assert stated(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "每月至少召开1次支委会，每季度召开1次党员大会。",
        "支委会每月召开1次，党课每半年不少于1次。",
        "计划召开党员大会4次、支委会12次，讲党课4次。",
        "支委会研究计划召开党员大会2次。",
        "拟于9月份举办培训班1期。",
        "下半年，我局将开展主题党日6次；召开支委会6次。",
        "确保主题党日每月1次，力争发展党员2名。",
        "要求每名班子成员至少联系1个支部，撰写调研报告1篇。",
        "下一步，组织专题学习2次。完成培训1期。",
        "2023年工作打算：召开党员大会4次；讲党课4次。",
    ],
)
def test_what_is_to_be_is_no_claim(text: str) -> None:
    assert stated(text) == []


def test_a_section_of_plans_claims_nothing_up_to_the_next_heading_of_its_rank() -> None:
    found = stated(
        "一、工作情况",
        "召开党员大会2次。",
        "二、下一步工作计划",
        "（一）抓好学习",
        "组织专题学习4次。",
        "三、其他情况",
        "召开支委会5次。",
    )
    assert [key for _, _, key in found] == ["党员大会", "支委会"]


def test_a_plan_that_came_true_is_a_claim() -> None:
    assert stated("按照每月至少1次的要求，全年共召开支委会12次。") == [("支委会12次", 12, "支委会")]


def test_shortcomings_claim_only_what_a_ledger_keeps() -> None:
    found = stated("二、存在的问题", "支委会只召开5次，撰写信息2篇。")
    assert [key for _, _, key in found] == ["支委会"]


@pytest.mark.parametrize(
    "text",
    [
        "开展社会面核酸检测30万人次，接种疫苗12.6万剂次，义诊服务群众800余人次。",
        "受理案件200件，办结率98%，开展安全检查150次，处置突发事件3起。",
        "招商引资项目12个，到位资金3亿元，新增就业岗位1200个，解决民生问题36个。",
        "举办招聘会3场，参加企业200家、参与人员3000人次；健康讲座8场，听课800人次。",
        "召开党员大会。举办招聘会3场，参加3000人次。",
        "办理人大建议18件、政协提案9件；举办体育赛事16场，培训教师3500人次。",
    ],
)
def test_what_a_bureau_does_beside_the_partys_work_is_no_claim(text: str) -> None:
    assert stated(text) == []


def test_what_the_party_does_is_a_claim_though_no_ledger_keeps_it() -> None:
    found = stated("开展志愿服务4次，参与60人次；撰写心得体会45篇；廉政谈话15人次。")
    assert [number for _, number, _ in found] == [4, 60, 45, 15]
