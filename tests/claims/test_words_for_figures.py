"""The words for figures in a text, and what numbers no ledger keeps are called."""

from __future__ import annotations

import pytest

from addin.audit.figure_words.lexicon import Lexicon, lexicon
from addin.audit.figure_words.outside_ledger import clause, concerns_party, stranger
from addin.audit.figure_words.possible_figures import meant, together
from addin.audit.figure_words.problem_words import (
    is_about_problems,
    names_its_source,
    of_source,
)
from addin.audit.text.clauses import is_only_timed, sentences
from addin.audit.text.quantity import Kind
from addin.audit.text.uncounted_numerals import SET_PHRASES, is_silent, silent_places
from addin.ledger.catalogue import catalogue
from claims.reports import WORDS


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("召开党员大会、支委会", "times", [("党员大会", "党员大会"), ("支委会", "支委会")]),
        ("支委会会议", "times", [("支委会会议", "支委会")]),
        ("支委会活动", "times", [("支委会活动", "支委会")]),
        ("支部委员会", "times", [("支部委员会", "支委会")]),  # and not 委员会 in it
        ("中心组", "times", [("中心组", "中心组学习")]),
        ("中心组成员", "times", []),
        ("大会6", "times", [("大会", "党员大会")]),
        ("职工大会6", "times", []),
        ("大会很好", "times", []),
        ("讲党课", "times", [("讲党课", "党课")]),
        ("讲授党课", "times", [("讲授党课", "党课")]),
        ("讲了专题党课", "times", [("讲了专题党课", "党课")]),
        ("上了党课", "times", [("上了党课", "党课")]),
        ("上专题党课", "times", [("上专题党课", "党课")]),
        ("组织支委会《党课》", "times", [("支委会", "支委会")]),
        ("《党课》", "times", []),  # a title
        ("《党课", "times", []),  # one that a number cuts
        ("三会一课", "times", [("三会一课", "")]),
        ("“三会一课”活动", "times", [("“三会一课”活动", "")]),
        ("三会一课", "heads", []),
        ("各类会议", "times", [("各类会议", "")]),
        ("各类会议", "hours", []),
        ("观看警示教育片", "times", [("观看警示教育片", "警示教育")]),
        ("《习近平谈治国理政》学习", "times", [("《习近平谈治国理政》学习", "")]),
        ("植树", "times", []),
    ],
)
def test_words_of_a_text(text: str, kind: Kind, found: list[tuple[str, str]]) -> None:
    its = WORDS.mentions(text, kind)
    assert [(m.text, m.word.type) for m in its] == found
    assert [text[m.start : m.end] for m in its] == [words for words, _ in found]


@pytest.mark.parametrize(
    ("text", "weak"),
    [
        ("支委会", False),
        ("委员会", True),
        ("支部会", True),
        ("学习研讨", True),
        ("党课", False),
        ("集中学习", True),
    ],
)
def test_some_names_often_mean_something_else(text: str, weak: bool) -> None:
    (its,) = WORDS.mentions(text, "times")
    assert its.word.weak is weak


@pytest.mark.parametrize(
    ("text", "kind", "keys"),
    [
        ("支委会", "times", ("支委会",)),
        ("支委会", "heads", ("参加人次.支委会",)),
        ("支委会", "hours", ("学时.支委会",)),
        ("谈心谈话", "heads", ("谈心谈话", "参加人次.谈心谈话")),
        ("集中学习", "times", ("专题学习",)),
        ("各类会议", "times", ()),
        ("三会一课", "times", ()),  # their sum
    ],
)
def test_a_word_means_figures_by_the_kind_of_number(
    text: str, kind: Kind, keys: tuple[str, ...]
) -> None:
    (its,) = WORDS.mentions(text, kind)
    assert its.word.figures(kind) == keys


def test_the_meetings_of_a_group_are_meant_together() -> None:
    (its,) = WORDS.mentions("三会一课", "times")
    assert set(its.word.sums) == {"党员大会", "支委会", "党小组会", "党课"}
    means = meant(its, ("党课",))
    assert (means.keys, means.sums) == ((), its.word.sums)
    lone = meant(WORDS.mentions("党课", "times")[0], ("党课",))
    assert (lone.keys, lone.sums, lone.type) == (("党课",), (), "党课")


def test_words_together_mean_the_sum_of_their_figures() -> None:
    text = "召开党员大会、支委会、党员大会"
    its = together(WORDS.mentions(text, "times"), "times", text)
    assert (its.name, its.sums, its.keys) == (text[2:], ("党员大会", "支委会"), ())
    assert (its.start, its.end) == (2, len(text))


def test_a_word_for_several_stands_for_its_figures_in_a_sum() -> None:
    text = "三会一课、主题党日"
    its = together(WORDS.mentions(text, "times"), "times", text)
    assert set(its.sums) == {"党员大会", "支委会", "党小组会", "党课", "主题党日"}


def test_a_word_for_another_topic_of_the_catalogue() -> None:
    tag = next(t for t in catalogue().tags if len(t.name) > 2)
    words = lexicon(catalogue())
    (its,) = words.mentions(f"{tag.name}活动", "times")
    assert its.word.keys == {"times": (f"标签.{tag.name}",)}
    assert its.word.weak
    assert isinstance(words, Lexicon)
    assert "支委会" in words.types


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("党组织慰问群众25户", "党组织慰问群众25户"),
        ("党组织服务群众25户", None),
        ("道路养护12件", None),
        ("很好。党建满意率98%", "党建满意率98%"),
        ("满意率98%", None),
        ("党建98%", None),
        ("党建满意率百分之九十八", "党建满意率百分之九十八"),
        ("走访党员12人次", "走访党员12人次"),
        ("党员12人次", "党员12人次"),  # so counted is only what was done
        ("党员12人", None),
        ("走访党员12人", "走访党员12人"),
        ("党员走访近12次", "党员走访近12次"),
        ("党建近12次", "党建近12次"),
        ("党建12次", None),
        ("走访12名党员", "走访12名党员"),
        ("走访党员三人", "走访党员三人"),
        ("走访党员一人", None),
        ("党组织捐款三百元", None),
        ("党组织现有心得12篇", None),
        ("党组织现有党员先锋岗12个", "党组织现有党员先锋岗12个"),
    ],
)
def test_what_no_ledger_keeps_has_a_name(text: str, found: str | None) -> None:
    sentence = list(sentences(text))[-1]
    (counted,) = sentence.counted
    its = stranger(sentence, counted)
    assert (sentence.text[its[1] : its[2]] if its else None) == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("党组织走访12次的座谈会", "党组织走访"),
        ("走访12场的党员座谈会", "走访党员座谈会"),
        ("收集12篇党员心得", "收集党员心得"),
        ("党建慰问12户", "党建慰问"),
    ],
)
def test_what_is_counted_has_a_name_before_or_behind(text: str, name: str) -> None:
    (sentence,) = sentences(text)
    its = stranger(sentence, sentence.counted[0])
    assert its
    assert its[0] == name


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("很好，走访党员12人次，好", "走访党员12人次"),
        ("走访党员12人次", "走访党员12人次"),
        ("很好、走访党员12人次、好", "很好、走访党员12人次"),
    ],
)
def test_a_number_has_its_clause(text: str, found: str) -> None:
    (sentence,) = sentences(text)
    assert clause(sentence, sentence.counted[0]) == found


def test_the_partys_own_work_is_known_by_its_words() -> None:
    assert concerns_party("党建很好")
    assert not concerns_party("植树很好")


_P = "整改问题"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("巡察反馈", (f"{_P}.巡察", _P)),
        ("上级反馈", (f"{_P}.上级", _P)),
        ("工委反馈", (f"{_P}.上级", _P)),
        ("工委很好", (_P,)),
        ("自查、巡察发现", (f"{_P}.自查、巡察", _P)),
        ("自查很好，巡察反馈", (f"{_P}.巡察", _P)),
        ("自查后巡察反馈", (f"{_P}.巡察", _P)),
        ("巡察反馈很好，整改", (f"{_P}.巡察", _P)),
        ("巡察反馈很好，一共整改", (_P,)),
        ("自查、巡察发现，整改", (_P,)),
        ("自查很好，巡察很好，整改", (_P, f"{_P}.巡察")),
        ("巡察很好，巡察很好，整改", (f"{_P}.巡察", _P)),
        ("述职点评及自查", (f"{_P}.自查、其他", _P)),
        ("台账里述职点评及自查", (_P,)),
        ("很好", (_P,)),
    ],
)
def test_problems_are_those_of_a_source(said: str, found: tuple[str, ...]) -> None:
    assert of_source((_P,), said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("巡察反馈", "巡察"),
        ("自查、巡察发现", "自查、巡察"),
        ("述职点评及自查", "自查、其他"),
        ("巡察很好，整改", "巡察"),
    ],
)
def test_the_first_figure_is_that_of_the_source(said: str, found: str) -> None:
    done = "整改完成"
    assert of_source((_P, done), said) == (f"{_P}.{found}", _P, done)
    assert of_source((done, _P), said) == (f"{done}.{found}", done, _P)


def test_other_figures_have_no_source() -> None:
    assert of_source(("党课",), "巡察反馈") == ("党课",)
    assert of_source((), "巡察反馈") == ()
    assert is_about_problems((f"{_P}.巡察",))
    assert is_about_problems((_P, "党课"))
    assert not is_about_problems(("党课", _P))
    assert not is_about_problems(())


@pytest.mark.parametrize(
    ("time", "text", "found"),
    [
        ("2023年", "2023年度组织生活会查摆", True),
        ("2023年", "2023年查摆", False),
        ("2022年", "2023年度组织生活会查摆", False),
        ("", "组织生活会查摆", False),
    ],
)
def test_a_time_may_only_name_the_source(time: str, text: str, found: bool) -> None:
    assert names_its_source(time, text) is found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("上半年", True),
        ("上半年、下半年各", True),
        ("3月召开", True),
        ("上半年累计", False),  # a sum
        ("召开", False),
        ("", False),
        ("上半年植树", False),
    ],
)
def test_words_that_only_tell_a_time(words: str, found: bool) -> None:
    assert is_only_timed(words) is found


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("三会一课", ["三会一课"]),
        ("第3次", ["第3次"]),
        ("第二、三季度", ["第二、三季度"]),
        ("2023年", ["2023年"]),
        ("〔2023〕12号", ["〔2023〕12号"]),
        ("“学好3门课”", ["“学好3门课”"]),
        ("党课3次", []),
    ],
)
def test_some_numerals_count_nothing(text: str, silent: list[str]) -> None:
    spans = silent_places(text)
    longest = {text[a:b] for a, b in spans}
    assert longest >= set(silent)
    assert bool(spans) is bool(silent)


def test_phrases_and_patterns_count_nothing() -> None:
    phrases, *patterns = SET_PHRASES.load()
    assert phrases.findall("两学一做、学了2次") == ["两学一做"]
    assert any(p.fullmatch("第3次") for p in patterns)
    assert any(p.fullmatch("第十二次") for p in patterns)
    assert not any(p.fullmatch("3次") for p in patterns)


@pytest.mark.parametrize(
    ("at", "found"),
    [((0, 2), False), ((0, 3), True), ((3, 4), True), ((4, 6), True), ((5, 6), False)],
)
def test_a_number_is_silent_in_such_a_stretch(at: tuple[int, int], found: bool) -> None:
    assert is_silent(*at, [(9, 12), (2, 5)]) is found
