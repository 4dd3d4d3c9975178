"""Characters of a word that are swapped, doubled or lost are found, and like ones that are meant not."""

from __future__ import annotations

from datetime import date

import pytest

from addin.proofreading.wording.all_misspellings import wording_slips

pytest.importorskip("rjieba")


def _found(text: str) -> dict[str, str | None]:
    return {text[s.start : s.end]: s.right for s in wording_slips(text, date(2025, 12, 31))}


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("各支部工作规化范水平有了提高。", "规化范", "规范化"),
        ("整改任务实落到位。", "实落", "落实"),
        ("层层压实任责。", "任责", "责任"),
        ("各项工作正在在推进。", "正在在", "正在"),
        ("认真做做好服务。", "做做好", "做好"),
        ("制度不断断完善。", "不断断", "不断"),
        ("逐条原原本学习。", "原原本", "原原本本"),
        ("扎扎实开展学习。", "扎扎实", "扎扎实实"),
        ("深入学贯彻会议精神。", "学", "学习"),
        ("切加强领导。", "切", "切实"),
        ("做到警钟长名。", "警钟长名", "警钟长鸣"),
        ("商鞅徒木立信。", "徒木立信", "徙木立信"),
        ("谨防亡羊补劳。", "亡羊补劳", "亡羊补牢"),
    ],
)
def test_misplaced_characters_are_found(text: str, wrong: str, right: str) -> None:
    assert _found(text).get(wrong) == right


@pytest.mark.parametrize(
    "text",
    [
        "第一党支部部署工作，县委委员、学院院长参加。",
        "天天向上，人人争先，一户户走访，一台台设备到位。",
        "市水务局局长到会，协会会长发言，处处体现为民服务。",
        "党员员工代表、工会会员、党组组织成员、基层层面的各方面面临困难。",
        "作决策、促改革、保落实，抓环境、优生态、补短板。",
        "实现“十五五”良好开局，建成千千瓦级电站，内科科室主任到会。",
        "贯彻党的十九届六中全会精神。",
        "办实事、解难题，救治了77位患者。",
        "规划司司长、办公厅厅长到会，中央宣传部部署工作，卒中中心揭牌。",
        "以服务为目的的培训，一张张笑脸，不搞团团伙伙，急匆匆赶来。",
        "可以以书面方式提出，来说说心里话，两国国旗升起，面骨骨折。",
    ],
)
def test_like_characters_that_are_meant_are_left(text: str) -> None:
    assert _found(text) == {}
