"""Topic tags: the campaigns and meetings of 2019 to 2026, their days, and what is no tag."""

from __future__ import annotations

from datetime import date

import pytest

from addin.ledger.catalogue import CATALOGUE, catalogue
from addin.ledger.values.tags import parse_tags


@pytest.mark.parametrize(
    ("typed", "tags"),
    [
        ("党纪学习教育", ("党纪学习教育",)),
        ("开展党纪学习教育", ("党纪学习教育",)),
        ("深入贯彻中央八项规定精神学习教育", ("中央八项规定精神学习教育",)),
        ("八项规定学习教育", ("中央八项规定精神学习教育",)),
        ("树立和践行正确政绩观学习教育", ("正确政绩观学习教育",)),
        ("主题教育", ("主题教育",)),
        ("“不忘初心、牢记使命”主题教育", ("主题教育",)),
        ("学习贯彻习近平新时代中国特色社会主义思想主题教育", ("主题教育",)),
        ("党的二十大", ("二十大",)),
        ("党的二十大精神", ("二十大",)),
        ("学习贯彻党的二十大精神", ("二十大",)),
        ("党的二十届三中全会精神", ("二十届三中全会",)),
        ("党的二十大和二十届二中、三中全会精神", ("二十大", "二十届二中全会", "二十届三中全会")),
        ("党的二十大和二十届三中全会精神", ("二十大", "二十届三中全会")),
        ("党的二十大和二十届历次全会精神", ("二十届历次全会",)),
        ("第二批主题教育、廉政", ("主题教育", "廉政")),
        ("《习近平谈治国理政》（第四卷）", ("习近平谈治国理政",)),
        ("集中治理党内政治生活庸俗化交易化问题", ("两化",)),
        ("习近平党建思想、廉政", ("习近平党建思想", "廉政")),
        ("全国两会精神", ("全国两会",)),
    ],
)
def test_tags_by_their_names(typed: str, tags: tuple[str, ...]) -> None:
    reading = parse_tags(typed, catalogue())
    assert (reading.value, reading.problems) == (tags, ())


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "党建学习教育",
            "党性学习教育",
            "党章学习教育",
            "党规学习教育",
            "安全学习教育",
            "国史学习教育",
        ),
        *("二十届六中全会", "二十届二中", "十九届三中全会", "二十一大", "十八大", "三中全会"),
        *("作风教育", "主题团日", "群众路线教育", "文化", "党建"),
    ],
)
def test_an_unknown_tag_gets_no_proposal_of_another_campaign(typed: str) -> None:
    (problem,) = parse_tags(typed, catalogue()).problems
    assert (problem.kind, problem.suggestion) == ("tag-unknown", None)


@pytest.mark.parametrize(
    ("typed", "proposal"),
    [("党史学习教肓", "党史学习教育"), ("第一议提", "第一议题"), ("廉洁", "廉政")],
)
def test_a_slip_of_a_tag_is_proposed(typed: str, proposal: str) -> None:
    assert [p.suggestion for p in parse_tags(typed, catalogue()).problems] == [proposal]


def test_every_known_tag_is_another_than_every_other() -> None:
    names = [t.name for t in catalogue().tags]
    for name in names:
        assert parse_tags(name, catalogue()).value == (name,)


def test_of_two_campaigns_with_one_short_name_the_day_tells_which() -> None:
    its = next(t for t in catalogue().tags if t.name == "主题教育")
    assert its.title_on(date(2019, 12, 31)) == "“不忘初心、牢记使命”主题教育"
    assert its.title_on(date(2023, 6, 30)) == "学习贯彻习近平新时代中国特色社会主义思想主题教育"
    assert [its.is_about_in(year) for year in (2019, 2020, 2022, 2023, 2024)] == [
        True, True, False, True, True,
    ]  # fmt: skip


def test_every_day_of_a_campaign_has_its_source() -> None:
    for t in catalogue().tags:
        for c in t.campaigns:
            assert c.first is not None and c.source
            assert c.last is None or c.first <= c.last
    assert not list(CATALOGUE.check(catalogue()))
