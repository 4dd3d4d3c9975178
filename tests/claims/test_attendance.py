"""How many came, and to what: to what was named or counted before, or to several kinds."""

from __future__ import annotations

import pytest

from addin.audit.figure_words.possible_figures import UNCLEAR
from claims.reports import Line, claims, ledger, verdicts


@pytest.mark.parametrize(
    ("text", "keys", "loose"),
    [
        # Of all activities only where words say so.
        ("总体到会率95%。", ("到会率",), ""),
        ("到会率95%。", ("到会率",), UNCLEAR),
        ("参加60人次，学习党史。", ("参加人次",), UNCLEAR),
        # Of what the sentence before counted, or of all.
        ("党课3次。到会率95%。", ("到会率.党课", "到会率"), UNCLEAR),
        ("党课3次。参加60人次。", ("参加人次.党课", "参加人次"), UNCLEAR),
        ("作风检查4次，到会率95%。", ("到会率",), UNCLEAR),  # heads of it are not counted
        ("党课3次。3月2次、作风检查4次，到会率95%。", ("到会率",), UNCLEAR),
        ("三会一课9次，到会率95%。", ("到会率",), UNCLEAR),
        # Of the type that its own words name, or that was counted alone.
        ("支委会到会率95%。", ("到会率.支委会",), ""),
        ("党课3次、支委会到会率95%。", ("到会率.支委会",), ""),
        ("党课3次，到会率95%。", ("到会率.党课",), ""),
        ("党课3次，支委会2次，到会率95%。", ("到会率.支委会",), ""),
        ("中心组参加60人次。", ("参加人次.中心组学习",), ""),
        ("支委会3次、各类活动9次，到会率95%。", ("到会率",), ""),
        ("各类活动9次，到会率95%。", ("到会率",), ""),
        # Of several kinds, of which nobody says which.
        ("党课3次、支委会2次，到会率95%。", ("到会率.支委会", "到会率.党课", "到会率"), UNCLEAR),
        ("支委会6次，其中3月2次，到会率95%。", ("到会率.支委会", "到会率"), UNCLEAR),
        ("支委会3次、三会一课9次，到会率95%。", ("到会率.支委会", "到会率"), UNCLEAR),
        ("各类活动9次、支委会3次，到会率95%。", ("到会率.支委会", "到会率"), UNCLEAR),
        # Meetings are no type of activity, and talks have no rate.
        ("各类会议9次，到会率95%。", ("到会率",), UNCLEAR),
        ("各类会议到会率95%。", ("到会率",), UNCLEAR),
        ("谈心谈话3次，到会率95%。", ("到会率.谈心谈话",), ""),
        ("培训3次，到会率95%。", ("到会率",), UNCLEAR),
        ("培训3次，参加60人次。", ("培训人次",), ""),
        ("满意的招聘会到会率95%。", ("到会率",), UNCLEAR),
    ],
)  # fmt: skip
def test_who_came_came_to_what_words_say(text: str, keys: tuple[str, ...], loose: str) -> None:
    *_, its = claims(text)
    assert (its.keys, its.loose) == (keys, loose)


@pytest.mark.parametrize(
    "text", ["党课3次。参加义诊60人次。", "参加义诊60人次。", "招聘会参加60人次。"]
)
def test_who_came_to_what_is_no_work_of_the_party_is_no_claim(text: str) -> None:
    assert [c.keys for c in claims(text) if c.stated.kind == "heads"] == []


# 支委会 3 (14 of 15 came), 主题党日 2 (37 of 40).
LEDGER = ledger()


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (["主题党日", "2次，37人次参加"], ["match", "match"]),
        (["主题党日", "2次，36人次参加"], ["match", "mismatch"]),
        (["主题党日", "支委会3次，36人次参加"], ["match", "mismatch"]),
        (["工作情况", "支委会3次。36人次参加"], ["match", "unverifiable"]),
        (["主题党日", "支委会3次。36人次参加"], ["match", "unverifiable"]),
    ],
)
def test_a_cell_is_about_the_type_that_heads_its_row(row: list[str], found: list[str]) -> None:
    table: Line = [["项目", "情况"], row]
    assert verdicts(LEDGER, table) == found
