"""Activities counted by the bare word 活动: all of them, where nothing says of what kind."""

from __future__ import annotations

import pytest

from addin.audit.figure_words.possible_figures import UNCLEAR
from claims.reports import claims


@pytest.mark.parametrize(
    ("text", "loose"),
    [
        ("四个支部硬是办了70场活动。", ""),
        ("7至12月入账活动27次。", ""),
        ("台账共有49条记录。", ""),
        ("台账记载的活动总量为28次。", ""),
        ("4月份便落实3项活动。", UNCLEAR),
        ("下半年又陆续开展活动12次。", UNCLEAR),
        ("党的建设扎实，三季度一下子冲到30次。", UNCLEAR),
    ],
)
def test_all_activities_are_counted(text: str, loose: str) -> None:
    (its,) = claims(text)
    assert ("活动总数" in its.keys, its.loose) == (True, loose)


@pytest.mark.parametrize(
    "text",
    [
        "开展文体活动5次。",
        "围绕防汛开展活动5次。",
        "青年团员活动5次。",
        "信访记录5条。",
        "提出活动建议5条。",
        "活动室5个。",
    ],
)
def test_activities_of_some_kind_are_not_all(text: str) -> None:
    assert all("活动总数" not in its.keys for its in claims(text))
