"""Numbers of a Party body's work that no ledger keeps: claims, but never verified."""

from __future__ import annotations

import pytest

from claims.reports import claims, ledger, told

LEDGER = ledger()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("党组织慰问企业25家", "党组织慰问企业25家"),
        ("党组织开展红色家访三次", "党组织开展红色家访三次"),
        ("党组织宣讲惠及三十人次", "党组织宣讲惠及三十人次"),
        ("党组织服务群众25人次", "党组织服务群众25人次"),  # only of homes it is others' business
        # A rate has its name before it.
        ("党建满意率98%", "党建满意率98%"),
        ("党建满意率达到98%", "党建满意率达到98%"),
        ("党建占比98%", "党建占比98%"),
        ("党建满意率约98%", "党建满意率约98%"),
        # Things that are counted one by one: in digits, or more than one of those with a measure.
        ("收集党建意见3个", "收集党建意见3个"),
        ("收集党建意见3项", "收集党建意见3项"),
        ("收集党建意见3条", "收集党建意见3条"),
        ("党组织收集心得体会两篇", "党组织收集心得体会两篇"),
        # What was set up is a state, unless it is a post of members.
        ("设立党员先锋岗5个", "设立党员先锋岗5个"),
        ("设立5个党员先锋岗", "设立5个"),
        # The name is before the number, or behind it; sums and the like are no part of it.
        ("同时收集心得体会12篇", "收集心得体会12篇"),
        ("共12篇心得体会", "共12篇心得体会"),
        ("共观看8场红色电影", "观看8场红色电影"),
    ],
)
def test_what_no_ledger_keeps_is_not_verified(text: str, words: str) -> None:
    ((found, _, verdict),) = told(LEDGER, text)
    assert (found, verdict) == (words, "unverifiable")


@pytest.mark.parametrize(
    "text",
    [
        "党组织服务困难户25户",
        "党组织服务企业25家",
        "社区服务群众25人次",
        "党组织开展红色家访一次",
        "党建得分98分",
        "党建检查得分98分",
        "党组织宣讲20小时",
        "党建意见中采纳98%",
        "党组织收集心得体会一篇",
        "收集党建意见三个",
        "收集党建意见3种",
        "收集党建意见3类",
        "党组织设立兴趣小组5个",
        "党组织分为5个小组",
        "道路养护12件",
        "党建展板12个",
    ],
)
def test_what_a_bureau_does_or_has_is_no_claim(text: str) -> None:
    assert claims(text) == []
