"""The table of figures: each is made, shown and tried; none that is not declared is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

import addin
from addin.all_sheets.counting import tally
from addin.all_sheets.kinds import FAMILIES, KINDS, Kind
from addin.audit.figure_words.lexicon import lexicon
from addin.ledger.catalogue import catalogue
from addin.ledger.record import replace
from addin.report.language.traced import Traced, Values
from addin.report.values.context import context
from addin.report.values.figure_fields import figure_key, item_fields, merged
from addin.report.values.sources import Figures
from addin.statistics.figure_check import table_problems
from addin.statistics.figure_table import figure, figure_table
from addin.statistics.figures import (
    Figure,
    FigureTable,
    FigureWord,
    Group,
    Members,
    UndeclaredFigure,
    placeholders_pattern,
)
from addin.statistics.statistic import Statistic, count
from figure_ledgers import exercising, sample
from ledgers import H1

ROOT = Path(addin.__file__).parent
MEMBERS = Members(catalogue())
DECLARED = figure_table().figures
PATHS = [path for f in DECLARED for path in f.fields]


def made() -> Iterator[tuple[Statistic, Members]]:
    for book, period in exercising():
        counted, members = tally(book, period), Members(book.catalogue)
        yield from ((s, members) for s in counted.figures)
        yield from ((c.statistic, members) for c in counted.calendar)


def test_every_declared_figure_is_made_of_some_ledger_and_no_other() -> None:
    found = {figure_table().named(s.key, members).key for s, members in made()}
    assert found == {f.key for f in DECLARED}, "give it rows in figure_ledgers.py or the sample"


def test_every_kind_of_sheet_is_counted_and_checked() -> None:
    folders = {path.parent.name for path in (ROOT / "sheets").glob("*/columns.toml")}
    rooms = [kind.figures.__module__.split(".")[-2] for kind in KINDS]
    assert sorted(rooms) == sorted(folders), "give it a line in KINDS of addin/all_sheets/kinds.py"
    ruled = {rule.check.__module__.split(".")[-2] for its in FAMILIES.values() for rule in its}
    assert folders <= ruled, "give its rules a line in FAMILIES of addin/all_sheets/kinds.py"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.records.name)
def test_every_kind_of_sheet_has_a_ledger_that_is_read(kind: Kind) -> None:
    assert any(book.of(kind.records) for book, _ in exercising())


def test_every_figure_is_shown_by_a_field_that_some_ledger_fills() -> None:
    shown = {p for book, period in exercising() for p in filled(context(book, tally(book, period)))}
    forms = {path: placeholders_pattern(path) for path in PATHS}
    assert [p for p, form in forms.items() if not any(map(form.fullmatch, shown))] == []


@pytest.mark.parametrize("path", PATHS)
def test_a_field_leads_back_to_its_figure(path: str) -> None:
    members = {"type": "党课", "tag": "两化", "month": "2022-03", "source": "巡察", "kind": "网站"}
    (its,) = (f for f in DECLARED if path in f.fields)
    assert figure_key(path.format_map(members)) == its.key.format_map(members)


def test_what_is_no_field_of_a_figure_has_no_key() -> None:
    assert [figure_key(p) for p in ("单位.全称", "统计表[党课].说明", "次数")] == [None] * 3


def filled(values: Values, prefix: str = "") -> Iterator[str]:
    for name, below in values.items():
        if isinstance(below, Traced):
            if below.value is not None:
                yield prefix + name
        elif isinstance(below, Mapping):
            yield from filled(below, f"{prefix}{name}.")
        else:
            for item in below:
                yield from filled(item.values, f"{prefix}{name}[{item.id}].")


def test_the_table_has_no_fault() -> None:
    assert list(table_problems(figure_table(), catalogue())) == []


def test_of_words_for_the_same_text_those_of_a_kind_of_sheet_come_first() -> None:
    """已完成 is of 整改 where the sentence speaks of it, though it also names 责任清单."""
    words = [set(w.keys.get("things", ())) for w in figure_table().words]
    order = [words.index({key}) for key in ("整改完成", "学习计划完成数")]
    assert order == sorted(order)
    assert figure_table().words[-1].of_type  # attendance at whatever was counted before


def test_every_word_means_figures_of_the_table() -> None:
    keys = {k for w in lexicon(catalogue()).words for its in w.keys.values() for k in its}
    assert keys
    for key in keys:
        figure_table().named(key, MEMBERS)


@pytest.mark.parametrize(
    "ask",
    [
        lambda: figure("党员总计"),
        lambda: Statistic("党员总计", 1),
        lambda: Statistic("次数.{type}", 1, type="党课"),
        lambda: Statistic("应开.{type}", 1),
        lambda: Statistic("应开.{type}", 1, tag="两化"),
        lambda: Statistic("应开.{type}", 1, type=""),
        lambda: Statistic("党员总数", 1, type="党课"),
        lambda: count("阵地.网站", ()),
        lambda: figure_table().named("参加人次.党客", MEMBERS),
        lambda: figure_table().named("专题学习.两划", MEMBERS),
        lambda: figure_table().named("政治生日党员.三月", MEMBERS),
    ],
)
def test_what_is_not_declared_is_an_error(ask: Any) -> None:
    with pytest.raises(UndeclaredFigure):
        ask()


@pytest.mark.parametrize(
    ("key", "family"),
    [
        ("党员总数", "党员总数"),
        ("党课", "{type}"),
        ("参加人次.党课", "参加人次.{type}"),
        ("参加人次.现场教学", "参加人次.现场教学"),
        ("党组会.第一议题", "党组会.第一议题"),
        ("党课.第一议题", "{type}.{tag}"),
        ("党课.2022-03", "{type}.{month}"),
        ("阵地.网站", "阵地.{kind}"),
        ("整改完成率.巡察", "整改完成率.{source}"),
    ],
)
def test_a_key_belongs_to_one_declared_figure(key: str, family: str) -> None:
    assert figure_table().named(key, MEMBERS) is figure(family)


def test_an_absent_figure_is_nought_or_unknown_as_declared() -> None:
    assert H1 is not None
    empty = Figures(replace(tally(sample(), H1), others={}), catalogue())
    assert empty.get("现场教学") == Traced(0)
    assert empty.get("书记讲党课") == Traced(None)
    assert empty.get("学时") == Traced(None)
    for key, members in (("书记讲课", {}), ("参加人次.{type}", {"type": "党客"})):
        with pytest.raises(UndeclaredFigure):
            empty.get(key, **members)
    with pytest.raises(KeyError):
        item_fields("统计")


def test_figures_are_shown_group_by_group_whatever_their_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert H1 is not None
    from addin.statistics import tally as module  # noqa: PLC0415

    right, found = tally(sample(), H1), module._others
    groups = {f.group for f in DECLARED}

    def mixed(*args: Any) -> list[Statistic]:
        figures = found(*args)
        return [s for g in sorted(groups, reverse=True) for s in figures if s.figure.group == g]

    monkeypatch.setattr(module, "_others", mixed)
    assert list(tally(sample(), H1).others) == list(right.others)
    assert list(tally(sample(), H1).institutions) == list(right.institutions)


def test_a_group_that_is_not_listed_is_shown_last() -> None:
    listed = Figure(key="甲", unit="次", group="先")
    other = Figure(key="乙", unit="次", group="后")
    table = FigureTable(figures=(other, listed), groups=(Group(name="先"),))
    assert sorted(table.figures, key=table.place) == [listed, other]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (
            Figure(key="党员总数", unit="名", fields={"党员数": "注"}),
            "指标“党员总数”写了两次",
        ),
        (Figure(key="甲", unit="名", fields={"支部数": "注"}), "模板字段“支部数”写了两次"),
        (Figure(key="甲", unit="名"), "“甲”没有模板字段"),
        (Figure(key="甲.{name}", unit="名", fields={"甲.{name}": "注"}), "不认识的占位名"),
        (Figure(key="甲.{tag}", unit="名", fields={"甲.{type}": "注"}), "的占位名不同"),
        (Figure(key="甲", unit="名", fields={"甲": ""}), "没有说明"),
        (Figure(key="甲", unit="名", fields={"甲": ""}, stated=True), "不是参数表里的数字"),
        (FigureWord(words=("甲",)), "没有指标"),
        (FigureWord(words=("甲",), times=("党客",)), "指标“党客”不存在"),
        (FigureWord(words=("甲",), times=("党课",), otherwise=("甲",)), "指标“甲”不存在"),
    ],
)
def test_a_fault_in_the_table_is_named(wrong: Figure | FigureWord, said: str) -> None:
    right = figure_table()
    figures = (*right.figures, *([wrong] if isinstance(wrong, Figure) else []))
    words = (*right.words, *([wrong] if isinstance(wrong, FigureWord) else []))
    (problem,) = table_problems(
        FigureTable(figures=figures, words=words, groups=right.groups), catalogue()
    )
    assert said in problem


def test_a_group_is_declared_once() -> None:
    right = figure_table()
    table = FigureTable(figures=right.figures, groups=(*right.groups, Group(name="党费")))
    assert list(table_problems(table, catalogue())) == ["指标组“党费”写了两次"]


def test_figures_are_equal_by_key_value_and_rows() -> None:
    one = Statistic("党员总数", 5, ("党员名册!2",))
    assert one == Statistic("党员总数", 5, ("党员名册!2",))
    others = (Statistic("正式党员", 5, ("党员名册!2",)), Statistic("党员总数", 6, ("党员名册!2",)))
    assert one not in (*others, Statistic("党员总数", 5), 5)


def test_a_field_is_declared_in_one_place() -> None:
    with pytest.raises(ValueError, match="支部数"):
        merged({"支部数": 1}, {"支部数": 2})
