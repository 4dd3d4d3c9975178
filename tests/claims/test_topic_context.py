"""Numbers behind words for a topic, which may be of its rows or of all."""

from __future__ import annotations

import pytest

from claims.reports import ledger, verdicts

HEADER = "日期|活动类型|主题|主持人|应到人数|实到人数|主讲人|主题标签|地点"
LEDGER = ledger(
    "2022年1月7日|党课|清廉从业|张三|20|20|张三|清廉机关|会议室",
    "2022年2月7日|党课|红线与底线|张三|20|20|李四|清廉机关|会议室",
    "2022年2月8日|党课|业务本领|张三|20|20|李四||会议室",
    "2022年2月9日|党课|清廉家风|张三|20|20|李四||会议室",
    "2022年3月7日|警示教育|观看警示片|张三|20|20||清廉机关|会议室",
    "2022年3月9日|警示教育|参观廉政馆|张三|20|20||清廉机关|市廉政文化馆",
    "2022年4月7日|主题党日|河边捡垃圾|张三|20|20||志愿服务|河边",
    "2022年4月8日|主题党日|清廉书屋|张三|20|20||清廉机关|会议室",
    "2022年5月8日|主题党日|社区义诊|张三|20|20||志愿服务|桥东社区",
    "2022年5月9日|主题党日|读书|张三|20|20|||会议室",
    "2022年6月9日|党员大会|半年小结|张三|20|20|||会议室",
    header=HEADER,
    整改台账="来源|问题|整改措施|责任人|整改时限|完成情况\n"
    "巡察|一|改|张三|2022-6-30|已完成\n巡察|二|改|张三|2022-6-30|整改中\n"
    "上级反馈|三|改|张三|2022-6-30|已完成\n自查|四|改|张三|2022-6-30|已完成\n"
    "自查|五|改|张三|2022-6-30|已完成\n自查|六|改|张三|2022-6-30|整改中",
)
M, W, U = "match", "mismatch", "unverifiable"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("清廉主题的党课讲了2堂。", [M]),
        ("清廉主题的党课讲了3堂。", [M]),  # with the one that only its title says
        ("以清廉机关为题的各类活动5次：党课2次，警示教育2次，主题党日1次。", [M, M, M, M]),
        ("贴着“清廉机关”标签的活动5次：党课2堂，警示教育两次，另有主题党日1次。", [M, M, M, M]),
        ("标签为清廉机关的各类活动共5次（党课2次、警示教育2次、主题党日1次）。", [M, M, M, M]),
        ("“清廉机关”标签下的活动共6次。", [W]),
        ("“志愿服务”标签的活动共2次，其中主题党日2次。", [M, M]),
        ("“志愿服务”标签的活动共2次：主题党日3次。", [M, W]),
        ("“志愿服务”标签的活动共2次：主题党日4次。", [M, M]),
    ],
)
def test_parts_of_a_topic_s_total_are_of_the_topic(text: str, found: list[str]) -> None:
    assert verdicts(LEDGER, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“清廉机关”标签的活动抓得实。党课2堂，警示教育3次。", [M, W]),
        ("“清廉机关”标签的活动5次：参观市廉政文化馆警示教育1次，主题党日1次。", [M, W, M]),
        ("清廉家风很受欢迎。党课1堂。", [W]),
        ("以建设清廉机关为主题，集中开展教育。讲党课2堂，警示教育2次。", [M, M]),
        ("紧扣清廉机关开展教育。党课4堂，主题党日3次。", [M, W]),
        ("清廉机关建设抓在日常。围绕这个主题，党课2堂。", [M]),
        ("清廉机关建设抓在日常。党课2堂。", [U]),
        ("清廉机关建设抓在日常。党课4堂，警示教育3次。", [M, W]),
        ("党课2堂。清廉机关建设抓在日常。", [W]),
        ("围绕业务讨论得很热烈。党课3堂。", [W]),
    ],
)
def test_a_topic_goes_on_in_its_paragraph(text: str, found: list[str]) -> None:
    assert verdicts(LEDGER, text) == found


@pytest.mark.parametrize(
    ("headline", "text", "found"),
    [
        ("清廉机关：把规矩立起来", "党课2堂。", [U]),
        ("◆清廉机关篇", "围绕这一主题，党课2堂，警示教育3次。", [M, W]),
        ("把规矩立起来", "党课2堂。", [W]),
    ],
)
def test_a_headline_may_name_the_topic(headline: str, text: str, found: list[str]) -> None:
    assert verdicts(LEDGER, headline, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("巡察和上级反馈两类问题合起来3个，完成了2个。", [M, M]),
        ("巡察、上级反馈发现问题3个，已整改4个。", [M, M]),
        ("巡察、上级反馈发现问题3个，已整改3个。", [M, W]),
        ("巡察、上级反馈和自查的问题6个，完成整改4个。", [M, M]),
        ("巡察和自查发现问题5个，未完成2个。", [M, M]),
        ("巡察、上级反馈的问题建立台账，共列问题6个，完成2个。", [M, W]),
    ],
)
def test_how_many_are_done_may_be_of_the_sources_before(text: str, found: list[str]) -> None:
    assert verdicts(LEDGER, text) == found
