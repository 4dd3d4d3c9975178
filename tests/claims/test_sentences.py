"""Texts in sentences, the words around a number, and the word for what a number counts."""

from __future__ import annotations

import pytest

from addin.audit.figure_words.counted_word import gap, last_listed, linked_words, nearest
from addin.audit.text.clauses import rest, sentences
from addin.audit.text.distribution import Sharing, sharing
from claims.reports import WORDS


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("甲。乙；丙;丁！戊!己？庚?辛\n壬", [(0, "甲。"), (2, "乙；"), (4, "丙;"), (6, "丁！"),
                                     (8, "戊!"), (10, "己？"), (12, "庚?"), (14, "辛\n"), (16, "壬")]),
        ("。；甲", [(2, "甲")]),
        ("", []),
    ],
)  # fmt: skip
def test_a_text_is_read_sentence_by_sentence(text: str, found: list[tuple[int, str]]) -> None:
    assert [(s.start, s.text) for s in sentences(text)] == found


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("甲" * 200 + "，" + "乙" * 298 + "。", [500]),
        ("甲" * 200 + "，" + "乙" * 299 + "。", [201, 300]),
        ("甲" * 200 + "、" + "乙" * 299 + "。", [201, 300]),
        ("甲" * 200 + "、" + "乙" * 98 + "，" + "丙" * 200 + "。", [300, 201]),
        ("甲" * 200 + "，" + "乙" * 98 + "、" + "丙" * 200 + "。", [300, 201]),
        ("甲" * 500 + "。", [500, 1]),
        ("，" + "甲" * 500 + "。", [1, 500, 1]),
        (("甲" * 200 + "，" + "乙" * 98 + "。") * 3, [300, 300, 300]),
        (("甲" * 199 + "，" + "乙" * 200) * 3 + "。", [200, 400, 400, 201]),
    ],
)
def test_an_endless_sentence_is_cut_at_its_last_comma(text: str, lengths: list[int]) -> None:
    found = list(sentences(text))
    assert [len(s.text) for s in found] == lengths
    assert "".join(s.text for s in found) == text
    assert [s.start for s in found] == [sum(lengths[:i]) for i in range(len(lengths))]


@pytest.mark.parametrize(
    ("text", "around"),
    [
        ("党员大会召开6次。", [("党员大会召开", "")]),
        ("党员大会6次，支委会12次", [("党员大会", ""), ("支委会", "")]),
        ("开展6次党员大会、12次支委会", [("开展", "党员大会"), ("党员大会、", "支委会")]),
        ("党课6次（讲座）和答疑2次", [("党课", ""), ("（讲座）和答疑", "")]),
        ("党课6次(讲座)", [("党课", "")]),
        ("活动，讲了6次，大家满意", [("讲了", "")]),
        ("活动,讲了6次,大家满意", [("讲了", "")]),
        ("活动\t讲了6次\t大家满意", [("讲了", "")]),
    ],
)
def test_the_words_around_a_number_end_at_a_stop_or_a_number(
    text: str, around: list[tuple[str, str]]
) -> None:
    (sentence,) = sentences(text)
    found = [(sentence.words(c.left), sentence.words(c.right)) for c in sentence.counted]
    assert found == around


def test_numbers_inside_names_count_nothing() -> None:
    text = "周明等3名同志讲党课2次"
    (its,) = sentences(text, lambda _text: [(0, 7)])
    assert [c.quantity.number for c in its.counted] == [2]
    (all_,) = sentences(text)
    assert [c.quantity.number for c in all_.counted] == [3, 2]


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("共召开", ""),
        ("2022年3月份", ""),
        ("十二月底", ""),
        ("一季度至三季度", ""),
        ("3月、5月", ""),
        ("第4季度", ""),
        ("第5季度", "第5季度"),
        ("每个季度", ""),
        ("每半年", ""),
        ("（“累计”）", ""),
        ("加在一起", ""),
        ("组织慰问老人", "慰问老人"),
        ("年度研讨", "度研讨"),
        ("植树", "植树"),
    ],
)
def test_fillers_say_nothing_and_other_words_do(words: str, left: str) -> None:
    assert rest(words) == left


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("党员大会召开6次", "党员大会"),
        ("6次党员大会", "党员大会"),
        ("开展6次党员大会", "党员大会"),
        ("发展3名党员", "发展3名党员"),
        ("党课6次支委会", "党课"),
        ("党课内容丰富6次支委会", "支委会"),  # right behind it
        ("党课内容丰富6次热烈的支委会", "党课"),
        ("党课内容丰富多彩形式新颖很受欢迎6次热烈的支委会", "党课"),
        ("党课内容丰富多彩形式新颖很受欢迎6次", "党课"),
        ("召开6次热烈的支委会", "支委会"),
        ("支委会和党课内容丰富多彩形式新颖很受欢迎6次", "党课"),
        ("慰问老人6次热烈的支委会", None),
        ("植树6次", None),
        ("支委会参加5人次", "支委会"),  # 参加 only says what was done
        ("植树参加5人次", "参加"),
        ("学习研讨参加5人次", "参加"),  # both may mean anything
        ("主题党日组织生活6次", "主题党日"),
        # Of people a word in the 12 characters before the number, else one behind it.
        ("发展党员工作抓得很紧很实很有成效2名乡镇预备党员", "发展党员"),
        ("预备党员培养工作抓得很紧很实发展党员很有成效2名乡镇预备党员", "发展党员"),
        ("发展党员工作抓得很紧很实很有成效了2名乡镇预备党员", "预备党员"),
    ],
)
def test_the_word_nearest_to_a_number_is_what_it_counts(text: str, word: str | None) -> None:
    (sentence,) = sentences(text)
    (counted,) = sentence.counted
    found = nearest(sentence, counted, WORDS)
    assert (found and found.text) == (word and word.replace("3名", ""))
    if found and word:
        assert text[found.start : found.end] == word


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("党员大会、支委会、党课6次", ["党员大会", "支委会", "党课"]),
        ("6次党课", ["党课"]),
        ("党员大会和支委会6次", ["党员大会", "支委会"]),
        ("党员大会以及支委会6次", ["党员大会", "支委会"]),
        ("召开党员大会，讲授党课6次", ["讲授党课"]),
        ("召开党员大会、开展了主题党日6次", ["党员大会", "主题党日"]),
        ("党员大会、植树、党课6次", ["党课"]),
        ("党员大会植树支委会、党课6次", ["支委会", "党课"]),
    ],
)
def test_words_linked_by_and_share_a_number(text: str, words: list[str]) -> None:
    (sentence,) = sentences(text)
    (counted,) = sentence.counted
    mention = nearest(sentence, counted, WORDS)
    assert mention
    assert [m.text for m in linked_words(mention, sentence, counted, WORDS)] == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("党员大会、支委会、党课", ["党员大会", "支委会", "党课"]),
        ("党员大会植树，支委会与党课", ["支委会", "党课"]),
        ("党员大会植树党课", ["党课"]),
    ],
)
def test_the_last_list_of_a_text_ends_with_its_last_word(text: str, words: list[str]) -> None:
    assert [m.text for m in last_listed(WORDS.mentions(text, "times"), text)] == words


@pytest.mark.parametrize(
    ("text", "between"),
    [
        ("党员大会先后召开6次", "先后召开"),
        ("党员大会6次", ""),
        ("6次党员大会很热烈", "党员大会很热烈"),
        ("6次党员大会很热烈，好", "党员大会很热烈"),
    ],
)
def test_between_a_word_and_its_number_or_behind_the_number(text: str, between: str) -> None:
    (sentence,) = sentences(text)
    (counted,) = sentence.counted
    mention = nearest(sentence, counted, WORDS)
    assert mention
    assert gap(mention, sentence, counted) == between


@pytest.mark.parametrize(
    ("behind", "found"),
    [
        ("每人#", "each"),
        ("每支部#", "each"),
        ("每个支部#", "each"),
        ("都是#", "each"),
        ("首都#", "all"),
        ("都市#", "all"),
        ("各项#", "all"),
        ("各种#", "all"),
        ("各级#", "all"),
        ("各支部#", "all"),
        ("各党#", "all"),
        ("各单位#", "all"),
        ("各方面#", "all"),
        ("各自#", "all"),
        ("各位#", "all"),
        ("各有合计#", "all"),
        ("各有总计#", "all"),
        ("各有累计#", "all"),
        ("各有，合起来#", "all"),
        ("各有，加起来#", "all"),
        ("共有，各#", "each"),
        ("分别3次，#", "1"),
        ("依次#", "0"),
        ("各分别3次，4次，#", "2"),
    ],
)
def test_words_behind_a_list_share_its_number_out(behind: str, found: str) -> None:
    text = f"各{behind}"
    at = text.index("#")
    numbers = [i for i, c in enumerate(text) if c.isdigit()] + [at, at + 5]
    expected = {"each": Sharing(each=True), "all": Sharing()}.get(found)
    assert sharing(text, 1, at, numbers) == (expected or Sharing(place=int(found)))
