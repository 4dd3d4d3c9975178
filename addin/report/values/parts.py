"""The parts of a report's period, earlier ones, branches and types, each with figures of its own.

They are counted when a template asks for one: 各月[4], 各季[2], 各支部['一支部'], 各类型['党课'].
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from addin.all_sheets.counting import counted_by_sheets, is_of_branch, tally
from addin.ledger.catalogue import Catalogue
from addin.ledger.ledger import Ledger
from addin.ledger.period import Period, quarter
from addin.report.language.field import Each, Field, Tree
from addin.report.language.traced import Item, LazyItems, LazyValues, Traced, Values
from addin.report.values.figure_fields import (
    Shown,
    item_fields,
    merged,
    shown_fields,
    shown_notes,
    tree_of,
)
from addin.report.values.period_names import short_name, year_before
from addin.report.values.sources import Figures
from addin.statistics.tally import Tally

MONTHS, QUARTERS, HALVES = "各月", "各季", "各半年"
BRANCHES, TYPES = "各支部", "各类型"
LAST, YEAR_BEFORE = "上期", "上年同期"
_SPANS = {MONTHS: "月", QUARTERS: "季度", HALVES: "半年"}
_FIRST = 1  # a clerk counts from one: 各月[1] is the first month of the period


def part_fields(catalogue: Catalogue) -> Tree:
    """Return the lists of parts, each with the fields of one."""
    figures = shown_notes(catalogue)
    months = Each("报告期里的各个月", _of_span(figures))
    return {
        MONTHS: Each(
            "报告期里的各个月，从报告期的第一个月数起：各月[4] 是第4个月", _of_span(figures)
        ),
        QUARTERS: Each("报告期里的各个季度，从报告期的第一个季度数起", _of_span(figures)),
        HALVES: Each("报告期里的各个半年，从报告期的第一个半年数起", _of_span(figures)),
        BRANCHES: Each(
            "各个支部，也可以按名字写：各支部['一支部']；只有一个支部的就是它",
            merged({"名称": Field("支部的名称"), MONTHS: months}, figures),
        ),
        TYPES: Each(
            "有记录的，和应开而没有记录的活动类型，也可以按名字写：各类型['党课']",
            {"名称": Field("活动类型"), MONTHS: _months_of_type(), **item_fields("统计表")},
        ),
        LAST: _of_span(figures),
        YEAR_BEFORE: _of_span(figures),
    }


def _of_span(figures: Mapping[str, Any]) -> dict[str, Any]:
    named = {
        "名称": Field("2022年4月、2022年第二季度、2022年上半年"),
        "简称": Field("4月、二季度、上半年"),
        "月份": Field("几月，如 4；不是一个月的为空"),
        "开始": Field("第一天"),
        "结束": Field("最后一天"),
    }
    return merged(named, figures)


def _months_of_type() -> Each:
    named = {"名称": Field("如 2022年4月"), "简称": Field("如 4月"), "月份": Field("如 4")}
    return Each("这一类活动的各个月", {**named, **item_fields("逐月次数")})


def part_values(ledger: Ledger, counted: Tally) -> Values:
    """Return the parts of a tally's period, its branches and its types."""
    period, until = counted.period, _reached(counted)
    spans = {name: _spans(ledger, period, unit, until) for name, unit in _SPANS.items()}
    earlier = {LAST: period.preceding(), YEAR_BEFORE: year_before(period)}
    return {
        **spans,
        BRANCHES: _branches(ledger, counted),
        TYPES: _types(ledger, counted),
        **{name: _earlier(ledger, span) for name, span in earlier.items()},
    }


# --- Parts of the period --------------------------------------------------------------------------


def _reached(counted: Tally) -> date:
    """Return the day up to which the ledger has got: what follows is not known."""
    return counted.owed.reached.end if counted.owed else counted.period.end


def _spans(ledger: Ledger, period: Period, unit: str, until: date) -> LazyItems:
    return LazyItems(lambda: [_span(ledger, its, until) for its in period.spans(unit)], _FIRST)


def _span(ledger: Ledger, span: Period, until: date) -> Item:
    def values() -> Values:
        if span.start > until:  # not begun yet: its figures are unknown, and not nought
            return merged(_named(span), _unknown(ledger))
        return merged(_named(span), _figures(ledger, tally(ledger, span)))

    return Item(span.code, LazyValues(values))


def _earlier(ledger: Ledger, span: Period) -> Values:
    """Return the figures of an earlier period; none is known where the ledger was not kept then."""

    def values() -> Values:
        if not _is_kept_for(ledger, span):
            return merged(_named(span), _unknown(ledger))
        return merged(_named(span), _figures(ledger, tally(ledger, span)))

    return LazyValues(values)


def _is_kept_for(ledger: Ledger, span: Period) -> bool:
    """Return whether two months or more of each quarter that a time touches have activities."""
    months = {(d.year, d.month) for d in (a.when.first for a in ledger.activities if a.when)}
    touched = [q for y in span.years_touched() for n in (1, 2, 3, 4)
               if (q := quarter(y, n)).overlaps(span)]  # fmt: skip
    return all(
        sum((m.start.year, m.start.month) in months for m in q.months()) > 1 for q in touched
    )


def _named(span: Period) -> dict[str, Traced]:
    is_month = len(span.months()) == 1
    return {
        "名称": Traced(span.title),
        "简称": Traced(short_name(span)),
        "月份": Traced(span.start.month if is_month else None),
        "开始": Traced(span.start),
        "结束": Traced(span.end),
    }


def _unknown(ledger: Ledger) -> dict[str, Any]:
    return tree_of((s.names, Traced(None)) for s in shown_fields(ledger.catalogue))


def _figures(ledger: Ledger, counted: Tally) -> dict[str, Any]:
    """Return the figures of a tally: what a ledger does not tell apart is unknown of a branch."""
    told = Figures(counted, ledger.catalogue)
    if ledger.whole is None:
        return told.tree()
    rostered = bool(ledger.members)
    elsewhere = counted_by_sheets(ledger.whole, counted.period)

    def figure(s: Shown) -> Traced:
        is_known = is_of_branch(s.figure, rostered) and s.members.get("type") not in elsewhere
        return told.of(s.figure, s.members) if is_known else Traced(None)

    return tree_of((s.names, figure(s)) for s in shown_fields(ledger.catalogue))


# --- Branches -------------------------------------------------------------------------------------


def _branches(ledger: Ledger, counted: Tally) -> LazyItems:
    """Return the branches; of a ledger that tells none apart the one that it is of."""

    def named(name: str) -> Item | None:
        known = ledger.branch_names.of(name)
        return next((i for i in listed if i.id in known), None) if len(known) == 1 else None

    def found() -> Sequence[Item]:
        several = ledger.by_branch
        if several:
            return [_branch(name, its, counted) for name, its in several.items()]
        return [_only_branch(ledger, counted)]

    listed = LazyItems(found, _FIRST, named)
    return listed


def _branch(name: str, ledger: Ledger, whole: Tally) -> Item:
    return Item(name, LazyValues(lambda: _of_branch(name, ledger, whole)))


def _of_branch(name: str, ledger: Ledger, whole: Tally) -> Values:
    return merged(_beside(name, ledger, whole), _figures(ledger, tally(ledger, whole.period)))


def _only_branch(ledger: Ledger, counted: Tally) -> Item:
    """Return the one branch that a ledger is of."""
    stated = ledger.settings.text("单位简称") or ledger.settings.text("单位全称")
    name = next(iter(ledger.branches), None) or stated or "本支部"

    def values() -> Values:
        return merged(_beside(name, ledger, counted), _figures(ledger, counted))

    return Item(name, LazyValues(values))


def _beside(name: str, ledger: Ledger, whole: Tally) -> dict[str, Any]:
    months = _spans(ledger, whole.period, _SPANS[MONTHS], _reached(whole))
    return {"名称": Traced(name), MONTHS: months}


# --- Types ----------------------------------------------------------------------------------------


def _types(ledger: Ledger, counted: Tally) -> LazyItems:
    """Return the types that were held or due; by name any that the ledger knows."""
    figures = Figures(counted, ledger.catalogue)

    def named(name: str) -> Item | None:
        return (
            _type(name, figures, counted.period) if name in ledger.catalogue.type_order() else None
        )

    shown = [duty.type for duty in counted.duties]
    return LazyItems(
        lambda: [_type(name, figures, counted.period) for name in shown], _FIRST, named
    )


def _type(name: str, figures: Figures, period: Period) -> Item:
    def values() -> Values:
        months = LazyItems(lambda: [_month(name, m, figures) for m in period.months()], _FIRST)
        return {"名称": Traced(name), **figures.of_item("统计表", type=name), MONTHS: months}

    return Item(name, LazyValues(values))


def _month(name: str, month: Period, figures: Figures) -> Item:
    named = _named(month)
    counted = figures.of_item("逐月次数", type=name, month=month.code)
    return Item(month.code, {k: named[k] for k in ("名称", "简称", "月份")} | counted)
