"""Rules about a date that something beside it contradicts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from addin.checks.finding import Hit
from addin.checks.ledger_rule import Case, Rule, at
from addin.ledger.period import chinese_date, period_in_title
from addin.ledger.records.activity import Activity
from addin.ledger.tables.rows.data_rows import DATE, WEEKDAY
from addin.ledger.tables.sheet_names import month_told
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded

_WHOLE_YEAR = range(12)
_WEEK = "一二三四五六日"
_A_WEEKDAY = pattern(r"(?:星期|周|礼拜)?([一二三四五六日天])")
_CLOSING = (")", "）")
_LEAST_IN_BRACKETS = 4


def weekday_contradicts(case: Case) -> Iterator[Hit]:
    """日期与星期不符。

    日期后面、“星期”一栏写的星期和日历对不上，两者必有一处写错。活动按日期计数，请对照会议记录核对。
    括号里只有一个字的（3.5（六）），同一张表上别处都与日历相符时才提醒。

    错：2022年3月5日（周五）
    对：2022年3月5日（周六）
    """
    yield from case.problems("date-weekday")
    bare: dict[str, list[Activity]] = {}
    for a in case.activities:
        if a.when is None or not a.when.exact:
            continue
        said = _weekday(a.row.text(WEEKDAY)) if WEEKDAY in a.row.columns else ""
        if not _agrees(a, said):
            yield _contradiction(a, said)
        elif _in_brackets(a):
            bare.setdefault(a.row.sheet, []).append(a)
    for rows in bare.values():
        wrong = [a for a in rows if not _agrees(a, _in_brackets(a))]
        if len(rows) >= _LEAST_IN_BRACKETS and len(wrong) * 4 <= len(rows):
            yield from (_contradiction(a, _in_brackets(a)) for a in wrong)


def _weekday(text: str) -> str:
    """Return the weekday that a text is and nothing else, as one character; empty where none."""
    m = _A_WEEKDAY.fullmatch(folded(text))
    return m[1].replace("天", "日") if m else ""


def _in_brackets(activity: Activity) -> str:
    """Return the one character in brackets behind a date, if it may be a weekday: 3.5（六）."""
    text = activity.row.value(DATE)
    if not isinstance(text, str) or text[-1:] not in _CLOSING:
        return ""
    plain = folded(text)
    return _weekday(plain[-2]) if plain[-3:-2] == "(" else ""


def _agrees(activity: Activity, said: str) -> bool:
    return not (said and activity.when) or _WEEK[activity.when.first.weekday()] == said


def _contradiction(activity: Activity, said: str) -> Hit:
    day = activity.when.first if activity.when else date.min
    right = f"星期{_WEEK[day.weekday()]}"
    return at(activity.row, DATE, day=chinese_date(day), weekday=right, written=f"星期{said}")


def month_contradicts(case: Case) -> Iterator[Hit]:
    """日期与所在的月份不符。

    这一行登记在某个月（季度、半年）的工作表或月份标题下面，日期却是别的月份。同一处的其他行都在那个
    时段时才提醒。活动按日期计数。

    错：工作表“3月”里写 2022年4月15日
    对：2022年3月15日，或移到“4月”
    """
    titles = {t.sheet: t.title for t in reversed(case.tables)}
    by_place: dict[tuple[str, tuple[int, ...]], list[Activity]] = {}
    for a in case.activities:
        months = _months_told(a.row.month, a.row.sheet, titles.get(a.row.sheet, ""))
        if months and a.when and a.when.exact and a.within(case.period):
            by_place.setdefault((a.row.sheet, months), []).append(a)
    for (_, months), rows in by_place.items():
        others = [a for a in rows if not _touches(a, months)]
        if len(others) * 3 <= len(rows):
            for a in others:
                yield at(a.row, DATE, span=_span(months))


def written_in_another_box(case: Case) -> Iterator[Hit]:
    """月历里写的日期与所在的格子不符。

    月历上这一格是某一天，格里的文字却写着另一天，两者必有一处写错。活动按文字里写明的日期计数。

    错：9月12日的格里写“党小组会 9月11日 16:00”
    对：写在9月11日的格里，或改成“党小组会 16:00”
    """
    return case.problems("date-other-box")


@lru_cache(64)  # the rows of a sheet, one after another
def _months_told(month: int | None, sheet: str, title: str) -> tuple[int, ...]:
    """Return the months that a band, a sheet's name or its title confines a row to; or none."""
    if told := month or month_told(sheet):
        return (told,)
    for text in (sheet, title):
        period = period_in_title(text) or period_in_title(f"2000年{text}")
        months = tuple(m.start.month for m in period.months()) if period else ()
        if 0 < len(months) < len(_WHOLE_YEAR):
            return months
    return ()


def _span(months: tuple[int, ...]) -> str:
    return f"{months[0]}月" if len(months) == 1 else f"{months[0]}—{months[-1]}月"


def _touches(activity: Activity, months: tuple[int, ...]) -> bool:
    when = activity.when
    return when is not None and bool({when.first.month, when.last.month} & set(months))


RULES = (
    Rule("L060", "warning", "{day}是{weekday}，这里写的是{written}；请核对", weekday_contradicts),
    Rule(
        "L061",
        "warning",
        "这一行记在{span}里，日期却不在{span}；按日期计数，请核对",
        month_contradicts,
    ),
    Rule(
        "L066",
        "warning",
        "这里写的是{value}，却在{box}的格里；按写明的日期计数，请核对",
        written_in_another_box,
    ),
)
