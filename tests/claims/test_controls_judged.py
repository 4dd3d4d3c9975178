"""All that is said of a control that is judged, and what is left to the words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from addin.audit.claim import Claim, Judged
from addin.audit.controls.control_claims import Settled, known, settled
from addin.audit.controls.tied_controls import OTHER_SCOPE, Text, Tie, Ties, names_figure
from addin.audit.sentences.claim_finder import find_claims
from addin.audit.text.quantity import quantities
from addin.audit.text.seen_number import INVISIBLE, TOUCHED
from addin.ledger.period import parse_period
from addin.report.language.traced import Traced
from addin.report.prose import Stretch
from addin.report.renewing.control_memory import Memory
from addin.report.renewing.control_places import Own
from addin.report.renewing.provenance import Written
from addin.report.renewing.refresh import text_of
from addin.statistics.statistic import Statistic
from claims.reports import WORDS
from claims.test_control_words import FORGOTTEN, WROTE, Line, memory, text, tied, ties

H1 = parse_period("2022H1")
VALUES = {
    "次数.支委会": Traced(3, ("活动台账!2",)),
    "次数.党员大会": Traced(2, ("活动台账!4",)),
    "人次.支委会": Traced(14),
    "比率.甲": Traced(Decimal("93.3")),
    "单位": Traced("5"),
    "待定": Traced("〔待填〕"),
    "统计表[支委会].次数": Traced("3"),
    "统计表[支委会].到会率": Traced("93.3%"),
    "统计表[支委会].整率": Traced("95%"),
    "统计表[支委会].细率": Traced("95.0%"),
    "统计表[支委会].备注": Traced("三次"),
}
FIGURES = [Statistic("{type}", 3, type="支委会")]


def settle(remembered: Memory, *lines: Line) -> Settled:
    its = text(*lines)
    claims = list(find_claims(its.paragraphs, WORDS, H1))
    read = Ties(its, remembered, lambda: claims, H1)
    return settled(claims, read, its.paragraphs, known(VALUES, FIGURES, remembered))


def judged(remembered: Memory, *lines: Line) -> Judged:
    (its,) = settle(remembered, *lines).judged
    return its


def test_a_control_is_judged_with_its_words_its_value_and_its_rows() -> None:
    its = judged(WROTE, "支部召开支委会[次数.支委会=4]次。")
    assert (its.text, its.stretch) == ("支委会4次", Stretch(0, 4, 9))
    assert (its.key, its.stated, its.unit, its.actual) == ("支委会", 4, "次", 3)
    assert its.rows == ("活动台账!2",)


def test_a_control_without_words_is_judged_as_it_is() -> None:
    its = judged(WROTE, "见附件[次数.支委会=4]。")
    assert (its.text, its.stretch) == ("4", Stretch(0, 3, 4))
    assert (its.stated, its.unit, its.actual, its.rows) == (4, "次", None, ())
    other = judged(WROTE, "见附件[人次.支委会=4]。")
    assert (other.key, other.unit) == ("参加人次.支委会", "")


def test_a_control_at_anothers_place_has_that_ones_rows() -> None:
    its = judged(WROTE, "共[次数.支委会=3]次。")
    assert (its.key, its.actual, its.rows) == ("党员大会", 2, ("活动台账!4",))


@pytest.mark.parametrize(
    ("line", "stated", "actual", "verdict", "reason"),
    [
        # Touched: what is seen is wrong, or may be right, or cannot be known.
        ("见附件1[人次.支委会=3]", 13, 14, "mismatch", ""),
        ("见附件1[人次.支委会=4]", 4, None, "unverifiable", TOUCHED),
        ("见附件1[次数.党课=3]", 3, None, "unverifiable", TOUCHED),
        # What nobody sees in a number.
        ("支部召开支委会[次数.支委会=1\u200b3]次。", 0, None, "unverifiable", INVISIBLE),
    ],
)
def test_what_is_seen_of_a_control_counts(
    line: str, stated: int, actual: int | None, verdict: str, reason: str
) -> None:
    its = judged(WROTE, line)
    assert (its.stated, its.actual, its.verdict.value) == (stated, actual, verdict)
    assert its.reason == reason


@pytest.mark.parametrize("holds", ["", "若干", "若干\u200b"])
def test_a_control_without_a_number_claims_nothing(holds: str) -> None:
    assert settle(WROTE, f"支部召开支委会[次数.支委会={holds}]次。").judged == []


@pytest.mark.parametrize(
    ("key", "holds", "actual", "verdict"),
    [
        ("统计表[支委会].次数", "3", 3, "match"),
        ("统计表[支委会].次数", "4", 3, "mismatch"),
        ("统计表[支委会].到会率", "93.3%", Decimal("93.3"), "match"),
        ("统计表[支委会].整率", "95%", 95, "match"),
        ("统计表[支委会].整率", "94%", 95, "mismatch"),
        ("统计表[支委会].细率", "95.0%", Decimal("95.0"), "match"),
        ("次数.支委会+次数.党员大会", "5", 5, "match"),
        ("次数.支委会+次数.党员大会", "6", 5, "mismatch"),
        ("比率.甲", "９３.３", Decimal("93.3"), "match"),
        # A text is no number, and neither is what is not yet filled in.
        ("统计表[支委会].备注", "3", None, ""),
        ("单位", "5", None, ""),
        ("待定", "3", None, ""),
        ("没有的", "3", None, ""),
    ],
)  # fmt: skip
def test_a_value_is_a_number_or_none(
    key: str, holds: str, actual: int | Decimal | None, verdict: str
) -> None:
    source = "=" + key if "+" in key else key
    own = Own(0, 1, 1 + len(holds), source, holds)
    places = memory("达[x=1]，较好。").written or {}
    remembered = Memory({source: places["x"]}, lambda k: text_of(k, VALUES))
    its = Text(text(f"达{holds}，较好。").paragraphs, [own])
    read = Ties(its, remembered, list, H1)
    found = settled([], read, its.paragraphs, known(VALUES, (), remembered)).judged
    assert [(j.actual, j.verdict.value) for j in found] == ([(actual, verdict)] if verdict else [])
    assert all(type(j.actual) is type(actual) for j in found)


def test_what_was_there_before_a_renewal_is_said_where_the_number_is_wrong() -> None:
    was = memory("支部召开支委会[次数.支委会=3]次。").written or {}
    old = was["次数.支委会"]
    written = {"次数.支委会": Written(old.text, at=old.at, was=("2",))}
    remembered = Memory(written, lambda key: text_of(key, VALUES))
    wrong, right = (judged(remembered, f"支部召开支委会[次数.支委会={n}]次。") for n in (2, 3))
    assert (wrong.verdict.value, "更新前的数" in wrong.reason) == ("mismatch", True)
    assert (right.verdict.value, right.reason) == ("match", "")


def test_only_the_claims_of_controls_are_settled() -> None:
    its = settle(WROTE, "支部召开支委会[次数.支委会=3]次，讲党课2次。")
    assert [c.text for c in its.left] == ["讲党课2次"]
    assert [j.text for j in its.judged] == ["支委会3次"]
    assert its.doubts == {}


def test_words_beside_a_touched_control_are_doubted() -> None:
    its = settle(
        WROTE,
        "情况如下。",
        "支部召开支委会\u200b[次数.支委会=3]次，支委会参加1[人次.支委会=4]人次。",
    )
    touched = settle(WROTE, "情况如下。", "支部召开支委会1[次数.支委会=3]次。")
    assert touched.doubts == {(1, 7): TOUCHED}
    assert [c.text for c in touched.left] == ["支委会13次"]
    assert (1, 7) not in its.doubts  # what nobody sees is judged by itself
    other = settle(WROTE, "一季度召开支委会[次数.支委会=3]次。")
    assert (other.doubts, [c.text for c in other.left]) == ({}, ["支委会3次"])


def test_a_control_is_inside_the_claim_of_its_own_number() -> None:
    its = text("支部召开支委会[次数.支委会=3]次、党员大会[次数.党员大会=2]次。")
    read = ties(its, WROTE)
    assert [[c.text for c in read.inside(o)] for o in its.owned] == [["支委会3次"], ["党员大会2次"]]


def test_what_is_all_as_it_was_written_needs_no_words() -> None:
    was = "一季度召开支委会[次数.支委会=3]次。"
    remembered = memory(was)
    assert tied(remembered, was) == [("key", "")]
    assert tied(remembered, f"新加一句。{was}") == [("words", OTHER_SCOPE)]
    touched = memory("情况见附件1[次数.支委会=3]。")
    assert tied(touched, "新加一句。情况见附件1[次数.支委会=3]。") == [("key", "")]


def test_a_control_holds_where_its_key_says_what_it_is() -> None:
    own = Own(0, 0, 1, "次数.支委会", "3")
    holds = [Tie(own, by, own.key, why).holds for by in ("key", "words") for why in ("", "x")]
    assert holds == [True, False, False, False]


def _claim(
    keys: tuple[str, ...], sums: tuple[str, ...] = (), otherwise: tuple[str, ...] = ()
) -> Claim:
    (stated,) = quantities("3次")
    return Claim(Stretch(0, 0, 2), "3次", stated, "会议", keys, sums=sums, otherwise=otherwise)


@pytest.mark.parametrize(
    ("key", "claim", "named"),
    [
        ("次数.支委会", _claim(("支委会",)), True),
        ("次数.支委会", _claim(("支委会", "党课")), True),
        ("次数.支委会", _claim(("党课", "支委会")), False),
        ("次数.支委会", _claim(("党课",), otherwise=("支委会",)), False),
        ("次数.支委会", _claim((), otherwise=("支委会",)), True),
        ("次数.支委会", _claim(()), False),
        ("=次数.支委会+次数.党员大会", _claim((), ("支委会", "党员大会")), True),
        ("=次数.支委会+次数.党员大会", _claim((), ("党员大会", "支委会")), True),
        ("=次数.支委会+次数.党员大会", _claim((), ("支委会",)), False),
        ("=次数.支委会+次数.党员大会", _claim(("支委会",)), False),
        ("=次数.支委会-次数.党员大会+2", _claim((), ("支委会", "党员大会")), True),
    ],
)
def test_a_claim_names_the_figure_that_it_is_of_first(key: str, claim: Claim, named: bool) -> None:
    assert names_figure(claim, key) is named


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("支委会情况：[次数.支委会=3]", ("key", "")),
        ("支委会、党员大会情况：[次数.支委会+次数.党员大会=5]", ("key", "")),
        ("支委会情况：[次数.支委会+次数.党员大会=5]", ("nothing", None)),
    ],
)
def test_a_forgotten_reports_controls_are_known_by_all_of_their_names(
    line: str, expected: tuple[str, str | None]
) -> None:
    (by, why) = tied(FORGOTTEN, line)[0]
    assert by == expected[0]
    assert expected[1] is None or why == expected[1]


@pytest.mark.parametrize(
    ("head", "keys", "held"),
    [
        ("次数", ["表[甲].次数"], True),
        ("次数", ["表[甲].次数", "表[甲].人次"], False),  # one of them is another column's
        ("次数、人次", ["表[甲].次数", "表[甲].人次"], True),
        ("次数", ["表[甲].次数", "表[乙].次数"], False),  # two items in one row
        ("人次", ["表[甲].次数"], False),
        ("支委会", ["次数.支委会"], False),  # no item at all
    ],
)
def test_a_control_in_a_table_is_known_by_its_head_and_its_only_item(
    head: str, keys: list[str], held: bool
) -> None:
    its = text([["类型", head], ["甲", "3" * len(keys)]])
    owned = [Own(3, n, n + 1, key, "3", 3) for n, key in enumerate(keys)]
    found = ties(Text(its.paragraphs, owned), FORGOTTEN)
    assert all(found._is_labelled(own) for own in owned) is held
