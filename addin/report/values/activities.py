"""Every activity of the period, for templates that list them: 活动.

What is private stays so: of talks no subject, no matter and no name can be reached.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, time

from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.ledger.records.activity import Activity
from addin.ledger.tables.rows.data_rows import ACTIVITIES
from addin.report.language.field import Field
from addin.report.language.traced import Item, Traced, Value, id_of, numbered
from addin.statistics.statistic import percent, plain

PRIVATE_TYPES = frozenset({"谈心谈话"})
"""Types whose topic, contents and people are nobody else's business."""
WITHHELD = "（从略）"
"""What stands for a private text."""
_OUTCOMES = ("成效", "活动成效", "取得成效", "学习成效", "效果", "活动效果")
_Place = tuple[str, int, int, int]
_AND = "暨"  # between the types of a row that is of two

FIELDS: Mapping[str, Field] = {
    "序": Field("第几次，按日期排，从1起"),
    "日期": Field("哪一天，用 |日期 写成 2022年7月8日；只记了月份的为空"),
    "月份": Field("几月，如 4"),
    "时间": Field("如 14:30—16:00；没有记的为空"),
    "类型": Field("活动类型；一行两种类型的如 党员大会暨主题党日"),
    "主题": Field("台账里的主题"),
    "内容": Field("台账里的主要内容"),
    "形式": Field("台账里的形式"),
    "地点": Field("台账里的地点"),
    "主持人": Field("台账里的主持人"),
    "主讲人": Field("台账里的主讲人"),
    "记录人": Field("台账里的记录人"),
    "应到": Field("应到人数"),
    "实到": Field("实到人数"),
    "请假": Field("请假、缺席的人数"),
    "请假人员": Field("请假、缺席的人"),
    "参加人员": Field("台账里的参加人员"),
    "列席人员": Field("台账里的列席人员"),
    "到会率": Field("实到占应到的百分比，后面要自己写%"),
    "学时": Field("台账里的学时"),
    "支部": Field("哪个支部的"),
    "标签": Field("主题标签，几个的用顿号连好"),
    "成效": Field("台账里的“成效”一栏，没有这一栏的是“决议”"),
    "备注": Field("台账里的备注"),
}
"""The fields of an activity; the office's own columns come beside, by their headings."""


def own_columns(ledger: Ledger) -> dict[str, Field]:
    """Return the columns that the office added to its sheets of activities, by heading."""
    tables = [t for t in ledger.tables if t.kind.name == ACTIVITIES]
    headings = dict.fromkeys(name for t in tables for name in t.own)
    return {name: Field("本单位在台账里自加的一栏") for name in headings if name not in FIELDS}


def activity_items(ledger: Ledger, period: Period) -> tuple[Item, ...]:
    """Return the activities of a period in the order of their days."""
    own = _own_values(ledger)
    found = sorted(ledger.within(period), key=_order)
    return numbered(_item(n, a, own) for n, a in enumerate(found, 1))


def _order(a: Activity) -> tuple[date, time]:
    return (a.when.first if a.when else date.max), a.start or time.max


def _own_values(ledger: Ledger) -> Mapping[_Place, Mapping[str, Value]]:
    """Return what stands in the office's own columns, by the place of the row."""
    headings = own_columns(ledger)
    blank = dict.fromkeys(headings)
    found: dict[_Place, dict[str, Value]] = {}
    for table in (t for t in ledger.tables if t.own and t.kind.name == ACTIVITIES):
        for row in table.rows:
            said = {h: row.own_text(at) or None for h, at in table.own.items()}
            outcome = next((said[h] for h in _OUTCOMES if said.get(h)), None)
            named = {h: text for h, text in said.items() if h in headings}
            found[row.place] = {**blank, **named, **({_OUTCOMES[0]: outcome} if outcome else {})}
    return found


def _item(number: int, a: Activity, own: Mapping[_Place, Mapping[str, Value]]) -> Item:
    said = {"序": number, **dict(_told(a)), **dict(_texts(a)), **_withheld(a, own)}
    rows = (a.row.ref,)
    values = {name: Traced(value, rows) for name, value in said.items()}
    day = a.when.first if a.when else ""
    what = id_of(f"{said['类型']}{a.topic}{a.branch}")
    return Item(f"{day}{what}", values, _facts(a))


def _withheld(a: Activity, own: Mapping[_Place, Mapping[str, Value]]) -> Mapping[str, Value]:
    """Return what the office's own columns say of an activity; of a talk nothing."""
    its = own.get(a.row.place, {})
    return {h: value and WITHHELD for h, value in its.items()} if _is_private(a) else its


def _is_private(a: Activity) -> bool:
    return not PRIVATE_TYPES.isdisjoint(a.type_names)


def _facts(a: Activity) -> Mapping[str, tuple[str, ...]]:
    return {
        "类型": a.type_names,
        "标签": a.tags,
        "月份": (f"{a.when.first:%Y-%m}",) if a.when else (),
        "支部": (a.branch,) if a.branch else (),
    }


def _told(a: Activity) -> Iterator[tuple[str, Value]]:
    """Yield what is no text of a cell: days, numbers, names of types, tags and branches."""
    exact = a.when is not None and a.when.exact
    yield "日期", a.when.first if a.when and exact else None
    yield "月份", a.when.first.month if a.when else None
    yield "时间", _hours(a) or None
    yield "类型", _AND.join(a.type_names) or None
    yield "应到", a.due
    yield "实到", a.present
    yield "请假", a.away
    rated = a.due and a.present is not None and a.present <= a.due
    yield "到会率", plain(percent(a.present or 0, a.due or 1)) if rated else None
    yield "学时", plain(a.hours) if a.hours is not None else None
    yield "支部", a.branch or None
    yield "标签", "、".join(a.tags) or None


def _hours(a: Activity) -> str:
    times = [f"{t:%H:%M}" for t in (a.start, a.end) if t]
    return "—".join(dict.fromkeys(times))


def _texts(a: Activity) -> Iterator[tuple[str, Value]]:
    """Yield what cells say; of a talk nothing but that it is left out."""
    private = _is_private(a)
    columns = {
        "内容": "主要内容", "形式": "形式", "地点": "地点", "主持人": "主持人", "主讲人": "主讲人",
        "记录人": "记录人", "请假人员": "请假人员", "参加人员": "参加人员", "列席人员": "列席人员",
        "成效": "决议", "备注": "备注",
    }  # fmt: skip
    texts = {"主题": a.topic, **{name: a.row.text(column) for name, column in columns.items()}}
    for name, text in texts.items():
        said = text.strip() or None
        yield name, WITHHELD if said and private and name not in ("形式", "地点") else said
