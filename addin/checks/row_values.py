"""Rules about one row: what must be filled in, and what must fit together in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date

from addin.checks.finding import Hit, Severity
from addin.checks.ledger_rule import Case, Rule, at
from addin.ledger.catalogue import Column
from addin.ledger.grid import column_letters
from addin.ledger.period import chinese_date
from addin.ledger.record import replace
from addin.ledger.records.activity import Activity
from addin.ledger.records.heads import OF_A_FEW
from addin.ledger.tables.rows.totals import by_sheet
from addin.ledger.tables.table import Table
from addin.ledger.topic_tags import tags_in
from addin.ledger.values.activity_types.types import types_named
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded, is_blank, is_unfilled

_OF_VOTES = "有表决权"
TOPIC, TYPE = "主题", "活动类型"
_MAKING_A_ROW = ("when", "types", "person")
_ROWS_OF_A_LIST = 4  # of fewer, each is worth a word


def required_blank(case: Case) -> Iterator[Hit]:
    """必填项没有填。

    活动台账每行必须有日期、活动类型、主题、主持人、实到人数；党课还要有主讲人，党员大会、支委会、
    民主生活会还要有应到人数，有表决的还要有有表决权的应到、实到人数。谈心谈话、党建调研没有主持人，也不记到会人数；
    政治生日可以没有主持人。报告期以后的行还没有填全的，不提醒。组织生活会、民主评议这样类型已经说明内容的，主题空着只作提示。
    一列（日期、类型、姓名除外）从头到尾都空着的，在表头提醒一次，不逐行说。

    错：党课一行，主讲人空着
    对：党课一行，主讲人 张三
    """
    activities = {a.row.place: a for a in case.activities}
    skipped = {r.again.row.place for r in case.repeats}
    skipped |= {n.activity.row.place for n in (*case.ledger.called_off, *case.ledger.unclear)}
    skipped |= {m.row.place for m in case.ledger.roster.others}
    skipped |= case.later
    telling = {t.name for t in case.ledger.catalogue.activity.types if t.tells_topic}
    for table in case.tables:
        if table.kind.name == "参数":
            continue
        needed = [c for c in table.kind.columns if _may_be_needed(c)]
        blank = _blank_throughout(table, needed)
        yield from (_at_heading(table, key) for key in blank)
        needed = [c for c in needed if c.key not in blank]
        without = {t.name: t.without for t in case.ledger.catalogue.activity.types if t.without}
        known: dict[tuple[tuple[str, ...], bool] | None, list[tuple[str, str]]] = {}
        for row in table.rows:
            place = row.place
            if place in skipped:
                continue
            activity = activities.get(place)
            shown = activity.row if activity else row
            told = (activity.type_names, activity.voted) if activity else None
            if told not in known:  # rows of the same types need the same
                known[told] = _reasons(_fitting(needed, activity, without), activity)
            for column, reason in known[told]:
                if column not in row.columns or not is_unfilled(shown.value(column)):
                    continue
                if not _told_elsewhere(column, activity):
                    hit = at(shown, column, column=column, reason=reason)
                    told_by_type = column == TOPIC and _says_all(activity, telling)
                    yield replace(hit, severity="info") if told_by_type else hit


def _told_elsewhere(column: str, activity: Activity | None) -> bool:
    """Return whether another cell of a row, as its remark, tells what one of heads leaves blank."""
    if activity is None:
        return False
    if column == TOPIC:  # 党员大会暨“两优一先”表彰
        return bool(activity.types and activity.types.remark and "暨" in activity.row.text(TYPE))
    told = {"实到人数": activity.present, "应到人数": activity.due}
    return told.get(column) is not None


def _says_all(activity: Activity | None, telling: Set[str]) -> bool:
    """Return whether the types of an activity say what it was about."""
    names = activity.type_names if activity else ()
    return bool(names) and telling >= set(names)


def _blank_throughout(table: Table, needed: Iterable[Column]) -> list[str]:
    """Return the needed columns of a list that no row fills in, but for those that make a row."""
    if table.form != "list" or len(table.rows) < _ROWS_OF_A_LIST:
        return []
    found = (c.key for c in needed if c.required and c.type not in _MAKING_A_ROW)
    return [
        key
        for key in found
        if key in table.columns and all(is_unfilled(row.value(key)) for row in table.rows)
    ]


def _at_heading(table: Table, column: str) -> Hit:
    cell = f"{column_letters(table.columns[column])}{table.header}"
    args: dict[str, object] = {"column": column, "reason": f"（{len(table.rows)}行都空着）"}
    return Hit(table.sheet, cell, "", args, severity="warning")


def _may_be_needed(column: Column) -> bool:
    return bool(column.required or column.required_for or column.key.startswith(_OF_VOTES))


def _fitting(
    columns: Sequence[Column], activity: Activity | None, without: Mapping[str, Sequence[str]]
) -> Sequence[Column]:
    """Return the columns but for those that all types of an activity leave blank."""
    names = activity.type_names if activity else ()
    if not names or any(name not in without for name in names):
        return columns
    return [c for c in columns if any(c.key not in without[name] for name in names)]


def _reasons(columns: Iterable[Column], activity: Activity | None) -> list[tuple[str, str]]:
    """Return the columns that must be filled in a row, each with the reason."""
    found = ((c.key, _why_needed(c, activity)) for c in columns)
    return [(key, reason) for key, reason in found if reason is not None]


def _why_needed(column: Column, activity: Activity | None) -> str | None:
    """Return why a cell must be filled, as a clause; empty if always, None if it need not be."""
    if column.required:
        return ""
    if activity is None:
        return None
    if kinds := [t for t in activity.type_names if t in column.required_for]:
        return f"（{kinds[0]}须填）"
    return "（有表决须填）" if activity.voted and column.key.startswith(_OF_VOTES) else None


WITHOUT_COLUMNS = ("crosstab", "calendar", "text")  # forms that have no place for it


def column_missing(case: Case) -> Iterator[Hit]:
    """缺少必填的列。

    活动台账没有这一列，相应的检查和统计就做不了。加上这一列，或确认本单位不登记这一项。

    错：表头没有“实到人数”
    对：表头有“实到人数”
    """
    counted = by_sheet(case.activities)
    on_cards: set[str] = set()
    for table in case.tables:
        if table.kind.name != "活动台账" or table.form in WITHOUT_COLUMNS:
            continue
        for column in table.kind.columns:
            if table.form == "cards" and column.key in on_cards:
                continue  # one form, filled in on many sheets
            if column.key == "实到人数" and _tells_heads(counted.get(table.sheet, ())):
                continue
            if table.kind.instead.get(column.key) in table.columns:
                continue
            if column.required and column.key not in {*table.columns, *table.implied}:
                needed = column.key in table.kind.identified_by  # without it nothing is counted
                args: dict[str, object] = {"column": column.key}
                severity: Severity = "error" if needed else "warning"
                on_cards |= {column.key} if table.form == "cards" else set()
                yield Hit(table.sheet, None, "", args, key=column.key, severity=severity)


def _tells_heads(activities: Sequence[Activity]) -> bool:
    """Return whether rows tell how many came without a column for it."""
    return any(a.derived for a in activities) or (
        bool(activities) and all(a.present is not None for a in activities)
    )


FORMAL = ("三会一课", "组织生活")  # a topic may well be named after a study or a campaign


def type_of_topic(case: Case) -> Iterator[Hit]:
    """主题写的是另一类活动。

    类型和主题各说一类，不知道该计哪一类；现按类型计数。两类都开了的，类型请写成“甲暨乙”。

    错：活动类型 党员大会，主题 主题党日活动：重温入党誓词
    对：活动类型 党员大会暨主题党日
    """
    groups = {t.name: t.group for t in case.ledger.catalogue.activity.types}
    for a in case.activities:
        if not a.types or not a.types.names or not a.topic:
            continue
        lead = re.split(r"[:：—,，、。（(“《]", a.topic, maxsplit=1)[0]
        named = [t for t in types_named(folded(lead), case.ledger.catalogue) if groups[t] in FORMAL]
        if named and not set(named) & set(a.types.names):
            yield at(
                a.row,
                "主题",
                None,
                type="暨".join(a.types.names),
                other=named[0],
                both="暨".join((a.types.names[0], named[0])),
            )


def tag_missing(case: Case) -> Iterator[Hit]:
    """专题学习没有主题标签。

    没有标签，就不知道是哪个专题的学习，“某某专题学习N次”无从统计。

    错：专题学习，主题标签空着
    对：专题学习，主题标签 两化
    """
    needing = {t.name for t in case.ledger.catalogue.activity.types if t.needs_tag}
    for a in case.activities:
        if (
            a.row.place not in case.later
            and set(a.type_names) & needing
            and "主题标签" in a.row.columns
            and is_blank(a.row.value("主题标签"))
        ):
            yield at(a.row, "主题标签", _tag_in(a, case))


def _tag_in(activity: Activity, case: Case) -> str | None:
    """Return the tags that the topic names, as a proposal."""
    tags = case.ledger.catalogue.tags
    return "、".join(tags_in(activity.topic, _last_day(activity), tags)) or None


def _last_day(activity: Activity) -> date | None:
    return activity.when.last if activity.when else None


def tag_ahead_of_time(case: Case) -> Iterator[Hit]:
    """主题标签比活动的日期早。

    标签所说的专项教育、会议在活动那天还没有开始，多半是标签或日期写错了。

    错：2022年3月5日的学习，主题标签 党纪学习教育（2024年4月起）
    对：主题标签 党史学习教育
    """
    tags = {t.name: t for t in case.ledger.catalogue.tags if t.campaigns}
    for a in case.activities:
        for name in a.tags:
            tag = tags.get(name)
            if tag and tag.is_ahead_of(_last_day(a)):
                first = min(c.first for c in tag.campaigns if c.first)
                title = min(tag.campaigns, key=lambda c: c.first or date.max).name
                yield at(a.row, "主题标签", tag=name, title=title, first=chinese_date(first))


def ends_before_start(case: Case) -> Iterator[Hit]:
    """结束时间早于开始时间。

    上下午写反，或钟点写错。

    错：开始 15:00，结束 9:30
    对：开始 9:30，结束 15:00
    """
    for a in case.activities:
        if a.start and a.end and a.end <= a.start and a.when and a.when.first == a.when.last:
            written = (c for c in ("结束时间", "开始时间") if not is_blank(a.row.value(c)))
            yield at(a.row, next(written, "日期"), start=f"{a.start:%H:%M}", end=f"{a.end:%H:%M}")


def hours_implausible(case: Case) -> Iterator[Hit]:
    """学时不合常理。

    一次活动的学时应大于0，一天不超过24；多半是把分钟写成了小时。

    错：90（本意是90分钟）
    对：1.5
    """
    for a in case.activities:
        days = (a.when.last - a.when.first).days + 1 if a.when and a.when.exact else 1
        if a.hours is not None and not 0 < a.hours <= 24 * days:
            yield at(a.row, "学时")


PLACEHOLDER = pattern(
    r"[*＊×✕]{1,}(?=次|人|项|名|场|万元|会|活动|开展|精神)|[*＊]{2,}|[XxＸ×]{2,}|_{2,}|\{\{|待补充|待定(?!点)|待填"
    r"|(?<![一二三四五六七八九十])[〇○]{2,}(?![一二三四五六七八九年])"
)


def placeholder(case: Case) -> Iterator[Hit]:
    """留有没填的空。

    模板里的“XX”“***”“待补充”没有换成实际内容。

    错：学习XX精神
    对：学习党的十九届六中全会精神
    """
    for a in case.activities:
        for column in ("主题", "主要内容", "地点", "决议"):
            if column in a.row.columns and (m := PLACEHOLDER.search(a.row.text(column))):
                yield at(a.row, column, blank=m.group())


_ALL = pattern(r"全体|全部|全员|全勤|全到|[均都]到会")


def everyone_without_roster(case: Case) -> Iterator[Hit]:
    """写了“全体党员”“全体支委”，不知道是多少人。

    没有写应到人数，工作簿里又没有党员名册的，不知道全体是多少人，没有计入人次。支委会、党小组会的全体不是
    全体党员，有名册也不知道。

    错：实到人数 全体党员（没有名册）
    对：实到人数 23
    """
    for a in case.activities:
        few = not OF_A_FEW.isdisjoint(a.type_names)
        unknown = a.when and a.present is None and (few or not case.ledger.members)
        if unknown and _ALL.search(a.row.text("实到人数")):
            why = "没有写应到人数" if few else "没有党员名册"
            yield at(a.row, "实到人数", why=why)


def rows_hidden(case: Case) -> Iterator[Hit]:
    """有隐藏的行、列或工作表。

    隐藏或筛选掉的行同样读取、同样计数；隐藏的列、工作表同样读取。不该计数的，请删去。隐藏的工作表名称里有
    旧稿、草稿、备份、模板、历史之类的，不读取。

    错：第8行隐藏着，不知道算没算
    对：取消隐藏，核对后保留或删去
    """
    yield from _sheets_hidden(case)
    for table in case.tables:
        if table.hidden:
            rows = "、".join(map(str, table.hidden[:10])) + ("等" if len(table.hidden) > 10 else "")
            what = f"{len(table.hidden)}行隐藏着（第{rows}行），已照常计数"
            yield Hit(table.sheet, None, "", {"what": what}, key="隐藏行")
        if table.hidden_columns:
            columns = "、".join(table.hidden_columns)
            what = f"{len(table.hidden_columns)}列隐藏着（{columns}列），已照常读取"
            yield Hit(table.sheet, None, "", {"what": what}, key="隐藏列")


def _sheets_hidden(case: Case) -> Iterator[Hit]:
    read = {t.sheet: len(t.rows) for t in case.tables if t.rows and t.kind.name != "参数"}
    for sheet in (s for s in case.ledger.hidden if s in read):
        what = f"一张隐藏的工作表“{sheet}”，里面的{read[sheet]}行已照常读取、计数"
        yield Hit(sheet, None, "", {"what": what}, key="隐藏表")
    for sheet in case.ledger.drafts:
        what = f"一张隐藏的工作表“{sheet}”，看名称不是正式的，没有读取；要计数的请取消隐藏、改名"
        yield Hit(sheet, None, "", {"what": what}, key="隐藏表")


RULES = (
    Rule("L001", "error", "{column}没有填{reason}；请补上", required_blank),
    Rule(
        "L039",
        "warning",
        "没有“{column}”这一列，相应的检查和统计做不了；请加上这一列",
        column_missing,
    ),
    Rule(
        "L012",
        "warning",
        "类型是{type}，主题写的却是{other}；现按{type}计数。两类都开了的，类型请写成“{both}”",
        type_of_topic,
    ),
    Rule(
        "L013", "warning", "专题学习没有主题标签，不知道是哪个专题；请从下拉列表里选", tag_missing
    ),
    Rule(
        "L082",
        "warning",
        "标签“{tag}”说的{title}从{first}开始，这次活动在它之前；请核对标签和日期",
        tag_ahead_of_time,
    ),
    Rule("L023", "error", "结束时间{end}不晚于开始时间{start}；请核对", ends_before_start),
    Rule(
        "L024", "warning", "学时{value}不合常理，是不是把分钟写成了小时；请核对", hours_implausible
    ),
    Rule("L027", "warning", "有没填的空“{blank}”；请换成实际内容", placeholder),
    Rule(
        "L037",
        "warning",
        "{why}，不知道全体是多少人，没有计入人次；请填人数",
        everyone_without_roster,
    ),
    Rule("L044", "info", "有{what}；不该计数的请删去", rows_hidden),
)
