"""Numbers of two times held against each other: 由4次增至6次, 比去年同期多2次, 上年的1次."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import timedelta

from msgspec import Struct

from addin.audit.claim import Difference, When
from addin.audit.text.clauses import SUM_WORDS, TIME_WORDS
from addin.audit.text.quantity import Quantity
from addin.audit.times.period_words import Time, in_year
from addin.ledger.period import Period
from addin.ledger.record import replace

_UP = "增加|增长|增多|净增|上升|提高|提升|多出|(?<!新)(?<!递)增|(?<![至最许不众大很诸更繁])多"
_DOWN = "减少|下降|降低|缩减|(?<!精)减|(?<![至不缺最减])少"
_DID = "开展|召开|组织|举办|举行|完成|讲授|安排|讲|开|搞|办|上|学|谈|过"
_DIFFERENCE = re.compile(rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))了?(?:{_DID})?了?\s*$")
# The same with the word for what is counted in between: 较上年增加党课1次.
_AND_NOUN = re.compile(
    rf"(?:(?P<up>增加了?|(?<![至最许不众大很诸更繁])多(?:{_DID})了?)|(?P<down>减少了?|(?<![至不缺最减])少(?:{_DID})了?))"
    r"[^，,。；;、\d到至为成]{2,12}$"
)
_REACHED = re.compile(
    r"(?:增加|增长|提高|上升|提升|扩大|减少|下降|降低|压减|增|升|减|降|多|少)(?:到了?|至|为|成)\s*$"
)
_COMPARE = r"相?较于?之?|相?比较?(?:起|于|之)?|对比|超过|高于|多于|少于|低于"
_WITH = "与|同|跟|和"
_BEFORE_BASE = re.compile(rf"(?:(?P<compare>{_COMPARE})|(?P<with>{_WITH}))\s*$")
_BEHIND_BASE = re.compile(
    r"[^，,。；;]{0,14}?(?:相比之?下?|比较|对比|比起来|持平|相当|一样多|(?<!评)比(?=[，,]))"
)
_COMPARING = re.compile(
    r"相比之?下?|相对比|对比|比起来|(?:明显|大幅|有所|略有|又|均|都)(?=增|多|减|少|提|下降|上升)"
    r"|(?:与之|大体|大致|基本|总体|略有?|稍有?|有所)*(?:增多|增加|减少|上升|下降|提高|持平|相当|相同|一致|一样|平稳|稳定|接近|相近|变化不大|多|少)了?(?:一些|不少)?(?=[，,。；;]|$)|(?:增加|增长|提高|上升|提升|减少|下降|降低|增|减|降)(?:到|至|为)"
)
_AHEAD = re.compile(r"(?:相比之?下?|比较|对比|比)[，,]")
_LINKED = re.compile(r"\s*(?:、|和|及|与|以及)\s*")
_EXCEEDING = re.compile("超过|高于|多于|少于|低于")
_FROM = re.compile(r"(?:由|从)\s*$")
_FORMERLY = re.compile(r"(?:由|从)(?:原来|原先|过去|此前)?的?\s*$")
_CHANGES = re.compile(
    r"[^，,。；;]{0,10}?(?:增|提[高升]|上升|扩大|减|降|下降|变[为成]|到|至)[^，,。；;]{0,12}?\d*"
)
_PLAIN_TIME = re.compile(TIME_WORDS)
_ONLY_COMPARE = (_DIFFERENCE, _REACHED)
_COMPARED = ("times", "heads", "money")
BLANK = "\u3000"
_OF_IT = re.compile(rf"的?(?:{SUM_WORDS}|数|总数|总次数|次数|实际|实有|实开)*的?\s*$")
# The same with the word for what is counted: 与上年的主题党日25次相比, 较上年党课5次有所增加.
_OF_IT_NAMED = re.compile(r"的?[^，,。；;：:、\d]{0,12}")
_TOLD_OTHERWISE = re.compile("相比|比较|对比|相较|增|减|升|降|提高|多|少|到|至|分别|共|累计|为")
_IS_COMPARED = re.compile(
    r"[^，,。；;\d]{0,4}?(?:相比|对比|比起来|比较|(?=[，,]比)|有所|略有|明显|大幅|下降|减少|增加|增长|上升|提高|[多少增减]了?[\d一二三四五六七八九十两])"
)
_ALONE = re.compile(r"(?P<year>同比)|(?P<last>环比)")
_UNTOLD = When("原来", None)


class Base(Struct, frozen=True):
    """A time that others are compared with, with all of its words at ``text[start:end]``."""

    start: int
    end: int
    when: When
    time: Time | None = None


class Comparisons(Struct, frozen=True):
    """What a sentence compares: ``bases`` in order, ``period``: what the report is about."""

    text: str
    bases: tuple[Base, ...]
    times: tuple[Time, ...]
    numbers: tuple[Quantity, ...]
    period: Period

    def spoken(self) -> list[Time]:
        """Return the times that are no bases: those that numbers can be of."""
        based = [b.time for b in self.bases]
        return [t for t in self.times if t not in based]

    def base_number(self, q: Quantity) -> When | None:
        """Return the time of a number that another is compared with: 上年的3次, 由3次增至4次."""
        for base in self.bases:
            if self._exceeds(q):
                return None
            if base.time and base.time.end <= q.start and self._is_of(base.time, q):
                return self._as_base(base.when, base.start)
        if _FORMERLY.search(self.text[: q.start]) and _CHANGES.match(self.text[q.end :]):
            base_before = self._base_before(q.start)
            return self._as_base(base_before.when, q.start) if base_before else _UNTOLD
        return None

    def difference(self, q: Quantity, before: Sequence[When | None] = ()) -> Difference | None:
        """Return between which times a number is the difference.

        ``before``: the times of the numbers before it. None where no other time is known.
        """
        told = self._told(q)
        base = self._base_before(q.start)
        if told is None:
            return None
        if base:
            return Difference(self._as_base(base.when, q.start), bool(told["down"]))
        now = self._now(q.start)
        others = [w for w in before if w and w.period != now]
        if not others:
            return None
        # 下半年6次，而上半年为4次，增加2次: it grew from the earlier one to the later one
        later = others[-1].period is not None and others[-1].period.start > now.start
        return Difference(others[-1], bool(told["down"]) != later)

    def is_difference(self, q: Quantity) -> bool:
        """Whether words say how many more or fewer, whatever they are compared with."""
        return q.kind in _COMPARED and (bool(self._told(q)) or self._exceeds(q))

    def _told(self, q: Quantity) -> re.Match[str] | None:
        """Return the words by which a number is a difference, its own or those of the one before.

        增加1次和2次 are two differences.
        """
        if told := _difference(self.text[: q.start]):
            return told
        before = [n for n in self.numbers if n.end <= q.start]
        linked = before and _LINKED.fullmatch(self.text[before[-1].end : q.start])
        return self._told(before[-1]) if linked else None

    def _exceeds(self, q: Quantity) -> bool:
        """Whether a number says by how much another time is exceeded: 超过去年1次."""
        based = [b for b in self.bases if b.time and b.time.end == q.start]
        return any(_EXCEEDING.match(self.text[b.start :]) for b in based)

    def is_shared_out(self, q: Quantity) -> bool:
        """Whether 分别 gives a difference to each of what a clause before named."""
        clause = re.split("[，,；;]", self.plain()[: q.start])[-1]
        return "分别" in clause and not clause.replace("分别", "").strip()

    def plain(self) -> str:
        """Return the text with words that only compare as blanks, of the same length."""
        found = [(b.start, b.end) for b in self.bases]
        found += [m.span() for m in _COMPARING.finditer(self.text)] if self.bases else []
        found += [(t.start, t.end) for t in self.times if not _PLAIN_TIME.fullmatch(t.when.words)]
        for q in self.numbers:
            before = self.text[: q.start]
            found += [m.span() for p in _ONLY_COMPARE if (m := p.search(before))]
            changes = _CHANGES.match(self.text[q.end :])
            found += [m.span() for m in [_FORMERLY.search(before)] if m and changes]
        text = self.text
        for start, end in found:
            text = text[:start] + BLANK * (end - start) + text[end:]
        return text

    def _is_of(self, time: Time, q: Quantity) -> bool:
        return bool(_OF_IT.fullmatch(self.text[time.end : q.start])) or self._is_named(time, q)

    def _is_named(self, time: Time, q: Quantity) -> bool:
        """Whether a number of a base follows the word for it: 与上年的主题党日25次相比."""
        between, behind = self.text[time.end : q.start], self.text[q.end :]
        if _OF_IT.fullmatch(between) or not _OF_IT_NAMED.fullmatch(between):
            return False
        return not _TOLD_OTHERWISE.search(between) and bool(_IS_COMPARED.match(behind))

    def looks_ahead(self, q: Quantity) -> bool:
        """Whether a number that others are compared with comes before the word for it."""
        named = any(self._is_named(b.time, q) for b in self.bases if b.time)
        return bool(_AHEAD.match(self.text[q.end :])) and not named

    def _base_before(self, at: int) -> Base | None:
        return next((b for b in reversed(self.bases) if b.start < at), None)

    def _as_base(self, when: When, at: int) -> When:
        """Return a base as it is meant beside the time that is compared with it.

        去年同期 is the same part of that year; 去年 may be, or may be all of it.
        """
        now = self._now(at)
        if when.period is None:
            return when
        same = in_year(now, when.period.end.year)
        if when.words.endswith("同期"):
            return replace(when, period=same)
        is_year = when.period in when.period.years()
        shorter = now.start.year == now.end.year and now not in now.years()
        if is_year and shorter and same and when.period.start.year < now.start.year:
            return replace(when, others=(same,))
        return when

    def _now(self, at: int) -> Period:
        own = [t.when.period for t in self.spoken() if t.end <= at and t.when.period]
        return own[-1] if own else self.period


def comparisons(
    text: str, times: Sequence[Time], numbers: Iterable[Quantity], period: Period
) -> Comparisons:
    """Return what a sentence compares; ``period``: what the report is about."""
    bases = [b for t in times if (b := _base(text, t))]
    for m in _ALONE.finditer(text):
        when = _shifted(m, period)
        bases.append(Base(m.start(), m.end(), when))
    bases.sort(key=lambda b: b.start)
    return Comparisons(text, tuple(bases), tuple(times), tuple(numbers), period)


def _base(text: str, time: Time) -> Base | None:
    """Return a time as a base, where words before or behind it compare with it."""
    before, behind = text[: time.start], text[time.end :]
    m = _BEFORE_BASE.search(before)
    if m and m["compare"]:
        return Base(m.start(), time.end, time.when, time)
    compared = _BEHIND_BASE.match(behind)
    if m and compared:
        end = time.end + (compared.end() if not re.search(r"\d|次", compared[0]) else 0)
        return Base(m.start(), end, time.when, time)
    if (source := _FROM.search(before)) and _CHANGES.search(behind):
        follows = re.match(r"的?\s*[\d一二三四五六七八九十两]+\s*[次场期堂人元]", behind)
        return Base(source.start(), time.end, time.when, time) if follows else None
    return None


def reaches(before: str) -> bool:
    """Whether words before a number say what another one grew or shrank to: 增加到3次."""
    return bool(_REACHED.search(before))


def _difference(before: str) -> re.Match[str] | None:
    """Return the words by which a number is a difference, where it is one."""
    return _DIFFERENCE.search(before) or _AND_NOUN.search(before)


def _shifted(m: re.Match[str], period: Period) -> When:
    if m["year"]:
        return When(m[0], in_year(period, period.end.year - 1))
    return When(m[0], _just_before(period))


def _just_before(period: Period) -> Period | None:
    """Return the month, quarter, half or year before one."""
    day = period.start - timedelta(days=1)
    around = Period(day.replace(month=1, day=1), day.replace(month=12, day=31))
    for spans in (Period.years, Period.halves, Period.quarters, Period.months):
        if period in spans(period):
            return next((s for s in spans(around) if day in s), None)
    return None
