"""A pattern is compiled with its first use, and is then a pattern like any other."""

from __future__ import annotations

import re

import pytest

from addin.ledger.values.patterns import Seldom, pattern


def test_a_pattern_is_compiled_with_its_first_use_alone() -> None:
    broken = pattern("(")
    with pytest.raises(re.error):
        broken.search("text")


def test_all_that_a_pattern_can_do_can_be_asked_of_it() -> None:
    month = pattern(r"(\d+)月")
    assert month.fullmatch("3月")
    assert [m[1] for m in month.finditer("3月、4月")] == ["3", "4"]
    assert month.sub("春", "3月") == "春"
    assert month.pattern == r"(\d+)月"
    assert pattern(rb"a+").findall(b"aab a") == [b"aa", b"a"]
    assert pattern("word", re.I).search("A WORD")


def test_what_a_pattern_lacks_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError):
        pattern("a").letters  # noqa: B018  # type: ignore[attr-defined]


def test_a_pattern_seldom_needed_is_not_compiled_for_texts_without_its_words() -> None:
    broken = Seldom("(", ("书记", "主任"))
    assert broken.sub("", "张三") == "张三"
    with pytest.raises(re.error):
        broken.sub("", "张三主任")
    assert Seldom("书记|主任", ("书记", "主任")).sub("", "张三书记") == "张三"
    assert broken.search("张三") is None
    assert list(broken.finditer("张三")) == []
    titles = Seldom("书记|主任", ("书记", "主任"))
    assert [m[0] for m in titles.finditer("书记张三、主任李四")] == ["书记", "主任"]
    assert titles.search("主任李四")
