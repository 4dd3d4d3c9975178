"""Words that make a number that of a part, of one activity, or of people who did something."""

from __future__ import annotations

import pytest

from addin.audit.figure_words.possible_figures import NARROWER, OTHERS_TOO, STORY
from claims.reports import claims


def _last(text: str) -> tuple[str, str]:
    """Return the first figure of the last number and why only agreement says something."""
    its = claims(text)[-1]
    return its.keys[0] if its.keys else "+".join(its.sums), its.loose


@pytest.mark.parametrize(
    ("text", "loose"),
    [
        ("支委会6次。", ""),
        ("支委会热烈召开6次。", NARROWER),
        ("召开支委会3次研究预算。", NARROWER),
        ("召开支委会3次，研究预算。", ""),
        ("召开3次支委会研究预算。", NARROWER),
        ("召开3次支委会，研究预算。", ""),
        ("召开3次支委会很热烈。", ""),
        ("召开支委会3次很热烈。", ""),
        ("召开其他支委会3次。", NARROWER),
        ("召开专项支委会3次。", NARROWER),
        ("联合召开支委会3次。", NARROWER),
        ("召开一次支委会。", STORY),
        ("召开两次支委会。", ""),
        ("召开一次支委会，研究预算。", STORY),
        ("召开1次支委会，研究预算。", STORY),
        ("召开1次支委会，会上研究预算。", STORY),
        ("召开2次支委会，研究预算。", ""),
        ("召开1次支委会，热烈讨论。", ""),
        ("召开支委会1次，研究预算。", ""),
        ("共召开1次支委会，研究预算。", ""),
        ("只召开一次支委会。", ""),
        ("召开扩大支委会6次。", NARROWER),
        ("漏记了1次支委会。", NARROWER),
        ("曾有1次支委会。", NARROWER),
        ("共有1次支委会。", ""),
        ("青年党员参加支委会6人次。", NARROWER),
    ],
)
def test_words_around_a_meeting_may_mean_some_of_them(text: str, loose: str) -> None:
    key, found = _last(text)
    assert (key.removeprefix("参加人次."), found) == ("支委会", loose)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("困难党员3名。", ("党员总数", NARROWER)),
        ("现有党员3名。", ("党员总数", "")),
        ("积极分子3名。", ("发展党员.积极分子", "")),
        ("新确定入党申请人2名、积极分子3名。", ("新确定积极分子", "")),
        ("党员3名。", ("党员总数", "")),
        ("8名党员。", ("党员总数", "")),
        ("8名党员，下沉一线。", ("党员总数", "")),
        ("安排2名积极分子写材料。", ("发展党员.积极分子", "")),
        ("发展2名积极分子参加培训。", ("新确定积极分子", "")),
        ("党组会9次，其中专题学习4次。", ("专题学习", NARROWER)),
        ("党组会9次，包括专题学习4次。", ("专题学习", NARROWER)),
        ("党组会9次，其中党组会4次。", ("党组会", "")),
        ("各类活动20次，其中党组会9次，其中专题学习4次。", ("专题学习", NARROWER)),
        ("其中，党员大会5次，支委会10次。", ("支委会", "")),
        ("党组会9次（其中党课2次），专题学习4次。", ("专题学习", "")),
        ("党组会9次，其中党课2次，专题学习4次。", ("专题学习", NARROWER)),
        ("党组会9次，其中机关支部专题学习4次。", ("专题学习", "")),
        ("各类活动9次，其中党课4次。", ("党课", "")),
        ("各类活动9次，其中专题学习4次。", ("专题学习", "")),
        ("党组会9次，其中党课4次。", ("党课", NARROWER)),
        ("委员会2次。", ("支委会", OTHERS_TOO)),
        ("支部委员会6次，委员会2次。", ("支委会", "")),
        ("党员大会6次，委员会2次。", ("支委会", OTHERS_TOO)),
        ("人均学习20学时。", ("人均学时", "")),
        ("党课3次，学习20学时。", ("学时.党课", "")),
        ("25名党员足额交纳党费。", ("党费.缴纳人数", "")),
        ("5个问题已整改3个。", ("整改完成", "")),
        ("整改问题36个。", ("整改问题", "")),
        ("支委之间、党员之间谈心谈话8次。", ("谈心谈话", "")),
        ("中心组集中学习12次。", ("中心组学习", "")),
        # Those to whom something is lacking are some of them.
        ("党员3名没有交纳党费。", ("党员总数", NARROWER)),
        ("问题5个未整改。", ("整改问题", NARROWER)),
        ("党费1200元未缴纳。", ("党费.实缴合计", NARROWER)),
        ("谈心谈话8次没有记录。", ("谈心谈话", NARROWER)),
        ("谈心谈话8次，没有记录。", ("谈心谈话", "")),
        ("谈心谈话8次无一漏记。", ("谈心谈话", "")),
    ],
)
def test_a_number_is_of_the_whole_or_of_a_part(text: str, found: tuple[str, str]) -> None:
    assert _last(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "8名党员下沉一线。",
        "17名党员到会。",
        "17名党员都到会。",
        "举办读书班1期，支部4名党员参加。",
        "安排2名积极分子参加培训。",
        "选派2名积极分子赴党校。",
        "党课应召开12次。",
        "党课平均3次。",
        "党课场均20人次。",
        "3个党支部开展志愿服务。",
        "志愿服务类6次。",
        "围绕党课开展6次。",
        "双重组织生活开展5次。",  # counted in people, and no sum of activities
        "参加双重组织生活5次。",
        "民生问题36个。",
        "整改扬尘点位64处。",
    ],
)
def test_a_number_that_is_no_figure_means_none(text: str) -> None:
    assert [c.keys for c in claims(text) if c.keys] in ([], [("应召开.党课",)])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("党员大会、支委会4次、12次。", ["党员大会", "支委会"]),
        ("党员大会、支委会4次和12次。", ["党员大会", "支委会"]),
        ("党员大会、支委会、党课分别召开4次、12次和3次。", ["党员大会", "支委会", "党课"]),
        ("党员大会、支委会、党课分别召开4次、慰问12次和3次。", ["党员大会"]),
        ("支委会6次、党课、主题党日各2次。", ["支委会", "党课", "主题党日"]),
        ("支委会、党课共6次。", ["支委会+党课"]),
        ("共召开支委会、党课6次。", ["支委会+党课"]),
        ("共在机关召开支委会、党课6次。", ["党课"]),
        ("召开支委会、党课6次。", ["党课"]),
        ("党课2次，参加20人次，慰问3次，10人次。", ["党课", "参加人次.党课"]),
        ("党课2次，慰问3次，10人次。", ["党课"]),  # who came then came to something else
        ("党课2次，慰问2次，10人次。", ["党课", "参加人次.党课"]),
        ("收缴党费1200元，帮扶300元，共1500元。", ["党费.实缴合计"]),  # a sum of both
    ],
)
def test_several_words_share_numbers(text: str, found: list[str]) -> None:
    keys = ["+".join(c.sums) or (c.keys[0] if c.keys else "") for c in claims(text)]
    assert [key for key in keys if key] == found
