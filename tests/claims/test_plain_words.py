"""Words beside a number that say what it counts, and words that only lead to it."""

from __future__ import annotations

import pytest

from addin.audit.text.plain_words import leads, may_say_more, says_more


@pytest.mark.parametrize(
    "words",
    [
        *("", "共", "数来数去是", "也攒下了", "最终停留在", "照样开了", "硬是办了", "由上半年的"),
        *("登记簿上有", "下半年又陆续安排了", "致使第四季度仅有", "满打满算", "拢共凑了", "次数是"),
    ],
)
def test_words_that_only_lead_to_a_number(words: str) -> None:
    assert not may_say_more(words)


@pytest.mark.parametrize(
    "words",
    [
        *("一口气办了", "到讲", "其中到讲", "一人讲", "他们开了", "较去年同期的", "前", "对讲了"),
        *("雷打不动地开了", "跟讲"),
    ],
)
def test_words_that_may_say_more(words: str) -> None:
    assert may_say_more(words)
    assert not says_more(words)


@pytest.mark.parametrize(
    "words",
    [
        *("走访", "检查", "督导", "慰问", "缺席", "没开", "应开", "其他", "平均"),
        *("青年团员开了", "以廉洁为题讲了", "组织生活会", "中心组"),
        "一年来大家一起克服了重重困难想方设法坚持下来一共开了足足有",  # longer than any lead
    ],
)
def test_words_that_say_more(words: str) -> None:
    assert says_more(words)


@pytest.mark.parametrize(
    ("words", "found"),
    [("攒下了", True), ("登记簿上有", True), ("又", False), ("都有", False), ("走访", False)],
)
def test_words_that_something_came_to_a_number(words: str, found: bool) -> None:
    assert leads(words) is found
