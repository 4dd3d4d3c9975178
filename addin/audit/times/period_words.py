"""The times that a report speaks of, as periods: 一季度, 截至5月底, 3月以来, 6月后, 2021年."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache

from msgspec import Struct

from addin.audit.claim import When
from addin.audit.times.listed_parts import LISTED_PARTS, listed_parts
from addin.audit.times.period_parts import PART, TO, YEAR, number, part_of_year, year_told
from addin.audit.times.rest_of_quarters import rest_of_quarters
from addin.ledger.period import Period, month, quarter, year
from addin.ledger.record import replace

_SINCE = (
    r"以来|至今|迄今|到现在|开始(?=[，,、]|召开|开展|先后)"
    r"|起(?=[，,、 　]|先后|累计|共|已|开展|召开|组织|讲|每)"
)
_AFTER = r"[之以]?后(?=[，,、 　]|先后|又|共|累计|再|还|支|召开|开展|组织|讲|党)"
_BEFORE = r"[之以]?前(?!后)"
_TIME = re.compile(
    rf"(?P<till>截至|截止到?|截止|(?:到|(?<![^，,。；;：:、（(\s])至)(?=(?:今年)?[\d一二三四五六七八九十]{{1,3}}月[底末]))?(?P<year>{YEAR})?(?:的(?={PART}))?(?P<part>{PART})?"
    rf"(?P<bound>(?P<since>{_SINCE})|(?P<after>{_AFTER})|(?P<before>{_BEFORE})|(?P<same>同期))?"
)
_OTHERS = re.compile(
    r"报告期内?|期间内|截至目前|截至日前|目前|年内|一年来|半年来|本月|当月|上个?月|本季度|上个?季度|上期|本期"
    r"|最?近(?:的)?(?P<months>[两二三四五六七八九十\d]{1,2})个月(?:以?来)?|最?近半年(?:以?来)?"
    r"|(?<![年度\d前头后每满])(?:(?:最近|近|这)(?P<years>[两三四五2-5])年(?:以?来|间|里)?"
    r"|(?P<these>[两三四五2-5])年(?:以?来|间|里|(?=分别|依次|累计|[一总合]?共|合计|总计|均|都|各|[加合]起来)))"
    r"|近(?:几|\d)年来?|(?:[两三四五几]|\d)年多?来|四个季度|(?:各个?|每个?|按|分)(?:季度|月)(?=[^。；;\d]{0,20}(?:分别|依次)[^。；;，,\d]{0,6}[\d一二两三四五六七八九十])|上、?下(?:两个)?半年|近期|往年|历年|以往|此前"
)
# An event whose day nobody knows here: 换届以来, 三中全会闭幕后.
_EVENT = re.compile(
    r"(?<![^，,。；;：:、\s（(])(?:[^，,。；;：:、\s（()）]{2,24}?"
    r"(?:(?<!长期)(?<!一直)(?<!年)(?<!月)以来|(?:召开|闭幕|启动|换届|结束|成立|上任|到任|任职|印发|部署)[之以]?后)"
    r"|[^，,。；;：:、\s（()）]{0,24}?(?:教育|整顿|整治|行动|攻坚|会战|防汛|汛期|疫情|换届|巡[察视]|整改|创建|集训)"
    r"(?:活动|工作)?(?:开展)?期间)"
)


_FEAST = re.compile(
    r"“?(?:七一|八一|五一|十一|五四|元旦|春节|清明|端午|中秋|国庆|重阳)”?(?:节|假期)?(?:[之以]?[前后]|前后|前夕|期间)"
)
# 一月一清, 一月多议, 一月两学: every month.
_PER_MONTH = re.compile(r"[一多]|[两二三四几](?=[议学会课查报讲谈题评更训考清])")
_ALREADY = re.compile(r"[，,]?[^，,。；;]{0,8}?(?:已|累计)")


class Time(Struct, frozen=True):
    """A time at ``text[start:end]``."""

    start: int
    end: int
    when: When


_UNTIL = re.compile(r"截至|截止到?|[到至]")
_THE_YEAR = re.compile(rf"(?:{YEAR})(?:以来)?|全年|年内")
_LASTED = re.compile(r"(?:份|[一直]{2}|[抓干持延开进推贯忙学][续展行进穿]?)*[到至]")
_BEGAN = re.compile(r"份?(?:起|开始|以来|启动)[^，,。；;]{0,16}[，,]")
_MAY_SPEAK = re.compile("[年月季期前后往来两]")  # no time is without one of these
_SHORT = 200  # characters of a text that is kept with its times
_JOINED = re.compile(rf"\s*起?{TO}\s*")


def times(text: str, period: Period, year_spoken: int = 0) -> Sequence[Time]:
    """Return the times that a text speaks of; a year that is not said is the period's.

    ``year_spoken``: the year from which 去年 and 今年 count, 0 for the period's.
    """
    read = _read_once if len(text) <= _SHORT else _read
    return read(text, period, year_spoken or period.end.year)


def _read(text: str, period: Period, spoken: int) -> tuple[Time, ...]:
    if not _MAY_SPEAK.search(text):
        return ()
    found = list(_joined(_single(text, period, spoken), text))
    events = [_since_event(m, found, period) for m in _EVENT.finditer(text)]
    events += [Time(m.start(), m.end(), When(m[0], None)) for m in _FEAST.finditer(text)]
    for start, end, quarters in rest_of_quarters(text, [(t.end, t.when.period) for t in found]):
        whole = Period(quarters[0].start, quarters[-1].end) if quarters else None
        events.append(Time(start, end, When(text[start:end], whole, parts=quarters)))
    taken = [_explained(e, found, text) for e in events if e is not None]
    others = [t for t in found if not any(e.start <= t.start and t.end <= e.end for e in taken)]
    return tuple(sorted([*others, *taken], key=lambda t: t.start))


# Titles and heads are asked for at every paragraph and cell below them.
_read_once = lru_cache(maxsize=4096)(_read)


def _explained(event: Time, known: Sequence[Time], text: str) -> Time:
    """Return an event with the time that a bracket gives for it: 教育期间（3月至7月）."""
    inside = [t for t in known if text[event.end : t.start] in ("（", "(")]
    own = inside[0] if inside else None
    if event.when.period or own is None or text[own.end : own.end + 1] not in ("）", ")"):
        return event
    return replace(event, when=replace(own.when, words=event.when.words))


def _since_event(m: re.Match[str], known: list[Time], period: Period) -> Time | None:
    """Return the time since an event: from its month on, where the words name one."""
    inside = [t for t in known if m.start() <= t.start and t.end <= m.end()]
    if inside and inside[-1].end == m.end():
        return None  # the time itself has the word: 3月以来
    begun = inside[-1].when.period if inside and not m[0].endswith("期间") else None
    since = _since_month(begun, period) if begun else None
    return Time(m.start(), m.end(), When(m[0].lstrip("自从"), since))


def _since_month(begun: Period, period: Period) -> Period | None:
    """Return the time from a month on; of an event on a day only the day itself is known."""
    is_month = begun.covers(month(begun.end.year, begun.end.month))
    return _until_the_end(begun.start, period) if is_month else None


def _joined(single: Iterator[Time], text: str) -> Iterator[Time]:
    """Yield times, those joined by 至 as one."""
    last: Time | None = None
    for its in single:
        if last and _are_joined(last, its, text):
            last = Time(last.start, its.end, When(text[last.start : its.end], _span(last, its)))
            continue
        if last and (so_far := _year_so_far(last, its, text)):
            last = so_far
            continue
        if last:
            yield last
        last = (last and _begun_and_lasting(last, its, text)) or its
    if last:
        yield last


def _year_so_far(first: Time, last: Time, text: str) -> Time | None:
    """Return a year up to a day of it as one time: 截至9月底，今年; 今年以来，截至9月底."""
    if text[first.end : last.start] not in ("", "，", ","):
        return None
    till, year_ = (first, last) if _UNTIL.match(first.when.words) else (last, first)
    until = till.when.period
    if not (until and _UNTIL.match(till.when.words) and _THE_YEAR.fullmatch(year_.when.words)):
        return None
    if not year_.when.period or year_.when.period.end.year != until.end.year:
        return None
    so_far = Period(date(until.end.year, 1, 1), until.end)
    return Time(first.start, last.end, When(text[first.start : last.end], so_far))


def _begun_and_lasting(first: Time, last: Time, text: str) -> Time | None:
    """Return a time up to a month as one that may count from when something began.

    3月起启动学习教育，至6月底: from January or from March on.
    """
    if not (_UNTIL.match(last.when.words) and _BEGAN.fullmatch(text[first.end : last.start])):
        return None
    since = _span(first, last)
    if last.when.others:
        return None
    words = text[first.start : first.end] + text[last.start : last.end]
    when = replace(last.when, others=(since,)) if since else When("", None)  # 9月起, 至6月底
    return Time(last.start, last.end, replace(when, words=words))


def _are_joined(first: Time, last: Time, text: str) -> bool:
    between = text[first.end : last.start]
    if re.search("[从自由]$", text[: first.start]) and _LASTED.fullmatch(between):
        return True
    return bool(_JOINED.fullmatch(between)) or (not between and text[last.start] in "到至")


def _span(first: Time, last: Time) -> Period | None:
    start, end = first.when.period, last.when.period
    return Period(start.start, end.end) if start and end and start.start <= end.end else None


def _single(text: str, period: Period, spoken: int) -> Iterator[Time]:
    at = 0
    while at < len(text):
        other, told = _OTHERS.match(text, at), _TIME.match(text, at)
        listed = LISTED_PARTS.match(text, at)
        if listed and _is_time(text, listed) and (when := listed_parts(listed, period, spoken)):
            yield Time(at, listed.end(), when)
            at = listed.end()
        elif other:
            yield Time(at, other.end(), _relative(other, period))
            at = other.end()
        elif told and (told["year"] or told["part"]) and _is_time(text, told):
            yield Time(at, told.end(), _told(told, period, spoken))
            at = told.end()
        else:
            at += 1


def _is_time(text: str, m: re.Match[str]) -> bool:
    """Whether it is a time and not a part of another number: 12月 in 2012月, 三月 in 十三月."""
    before = text[m.start() - 1 : m.start()]
    if m[0] in ("一月", "一季度") and _PER_MONTH.match(text, m.end()):
        return False
    return not (before and (before.isdigit() or before in "第十零〇每")) and m[0] != "半年"


def _told(m: re.Match[str], period: Period, spoken: int) -> When:
    whole = _whole(m, period, spoken)
    if whole is None:
        return When(m[0], None)
    if m["before"]:
        return _before(m, whole, period) if m["part"] else When(m[0], None)
    found = _bounded(m, whole, period)
    open_ = m["till"] or not (m["part"] or m["bound"])
    return _since_january(m, found) if open_ and found else When(m[0], found)


def _since_january(m: re.Match[str], found: Period) -> When:
    """Return a time that a report of a later part of a year may count from January or not.

    今年 and 截至9月底 mean that year so far, or only what the report is about; 今年已 the former.
    """
    so_far = Period(date(found.end.year, 1, 1), found.end)
    if so_far == found:
        return When(m[0], found)
    sure = not m["till"] and _ALREADY.match(m.string, m.end())
    return When(m[0], so_far) if sure else When(m[0], found, others=(so_far,))


def _bounded(m: re.Match[str], whole: Period, period: Period) -> Period | None:
    """Return the time that words bound by another one: 6月后, 6月以来, 截至6月底, 去年同期."""
    ended = bool(m["part"]) and m["part"].endswith(("底", "末"))
    if m["after"]:
        return _until_the_end(whole.end + timedelta(days=1), period)
    if m["since"]:
        return _until_the_end(whole.end if ended else whole.start, period)
    if m["same"] and not m["part"]:
        return in_year(period, whole.start.year)
    if m["till"] or (ended and _ALREADY.match(m.string, m.end())):
        return Period(_first_day(whole, period), whole.end)
    return whole


def _first_day(whole: Period, period: Period) -> date:
    """Return the day from which a time is counted that ends with another one."""
    return period.start if period.start <= whole.start else date(whole.start.year, 1, 1)


def _whole(m: re.Match[str], period: Period, spoken: int) -> Period | None:
    """Return the year or the part of one that is named, whatever says since or until."""
    y = year_told(m["year"], spoken) if m["year"] else period.end.year
    if y is None:
        return None
    part = m["part"]
    if part in ("年底", "年末") and period.end == year(y).end:
        return period  # the day on which it ends
    if part == "年初":
        return Period(date(y, 1, 1), period.end) if y <= period.end.year else None
    if part and part not in ("全年", "年底", "年末"):
        return part_of_year(y, part)
    return year(y) if part or m["since"] else _year_as_told(y, period)


def _until_the_end(start: date, period: Period) -> Period | None:
    return Period(start, period.end) if start <= period.end else None


def _before(m: re.Match[str], whole: Period, period: Period) -> When:
    """Return the time before another one; whether that belongs to it the words leave open."""
    first = _first_day(whole, period)
    until = Period(first, whole.end)
    if m["part"].endswith(("底", "末")) or whole.start == first:
        return When(m[0], until)
    short = Period(first, whole.start - timedelta(days=1))
    return When(m[0], short, others=(until,))


def in_year(period: Period, y: int) -> Period | None:
    """Return the same days of another year."""
    shift = y - period.end.year
    try:
        start = period.start.replace(year=period.start.year + shift)
        end = (period.end + timedelta(days=1)).replace(
            year=(period.end + timedelta(days=1)).year + shift
        )
    except ValueError:
        return None
    return Period(start, end - timedelta(days=1))


def _year_as_told(y: int, period: Period) -> Period:
    """Return 今年 as a report means it: the part of the year that it is about."""
    return period if period.start.year == period.end.year == y else year(y)


def _relative(m: re.Match[str], period: Period) -> When:
    words = m[0]
    if m["months"] or "近半年" in words:
        return _last_months(words, 6 if "半年" in words else number(m["months"]), period)
    if many := m["years"] or m["these"]:
        return _last_years(words, number(many), period)
    if words in _EACH_PART:
        return _in_parts(words, period if len(period.quarters()) > 1 else year(period.end.year))
    if words.endswith(("四个季度", "半年")):
        return _in_parts(words, year(period.end.year))
    return When(words, _relative_period(words, period))


_EACH_PART = frozenset(
    f"{each}{part}" for each in ("各", "各个", "每", "每个", "按", "分") for part in ("季度", "月")
)


def _in_parts(words: str, whole: Period) -> When:
    """Return a year as its months, quarters or halves, of which each may have its own number."""
    parts = whole.quarters() if words.endswith("季度") else whole.halves()
    parts = whole.months() if words.endswith("月") else parts
    return When(words, whole, parts=tuple(parts))


def _last_months(words: str, n: int, period: Period) -> When:
    """Return the last months of a period; whether its last month is one of them is left open."""
    ends = [_month_from(period.end, back) for back in (0, 1)]
    spans = [Period(_month_from(end.start, n - 1).start, end.end) for end in ends]
    return When(words, spans[0], others=(spans[1],))


def _last_years(words: str, n: int, period: Period) -> When:
    """Return the last years of a report that ends with one; else nobody knows where they begin."""
    whole = Period(year(period.end.year - n + 1).start, period.end)
    if period.end != year(period.end.year).end:
        return When(words, None)
    return When(words, whole, parts=tuple(whole.years()))


def _month_from(day: date, back: int) -> Period:
    index = day.year * 12 + day.month - 1 - back
    return month(index // 12, index % 12 + 1)


_WHOLE = frozenset(
    ("报告期", "报告期内", "期间内", "截至目前", "截至日前", "目前", "半年来", "本期")
)


def _relative_period(words: str, period: Period) -> Period | None:
    if words == "一年来":
        return year(period.end.year)
    if words == "年内":
        return _year_as_told(period.end.year, period)
    if words in _WHOLE:
        return period
    return _month_or_quarter(words, period)


def _month_or_quarter(words: str, period: Period) -> Period | None:
    """Return the month or quarter of a report that is of one, or the one before it."""
    its = words.startswith(("本", "当"))
    if words.endswith("月") and period == month(period.start.year, period.start.month):
        return period if its else _month_from(period.start, 1)
    if words.endswith("季度") and period in period.quarters():
        return period if its else _quarter_before(period)
    return None


def _quarter_before(period: Period) -> Period:
    last = period.start - timedelta(days=1)
    return quarter(last.year, last.month // 3)
