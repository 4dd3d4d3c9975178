"""The words of a report for its period, and its whole dates, as the fields that print them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from addin.audit.backwards.substitution import Facts, Substitution, printing
from addin.audit.text.intentions import Section, is_planned
from addin.report.language.expression import Expression, Path, path
from addin.report.language.keys import Applied, Name
from addin.report.prose import Paragraph, Stretch
from addin.report.values.parts import LAST, YEAR_BEFORE

_TIME = re.compile(
    r"(?P<day>\d{4}年\d{1,2}月\d{1,2}[日号])"
    r"|(?P<month>\d{4}年\d{1,2}月)"
    r"|(?P<range>\d{4}年(?=\s*\d))"
    r"|(?P<part>\d{4}年(?:[上下]半年|第?[一二三四]季度))"
    r"|(?P<year>\d{4}年)"
    r"|(?P<half>[上下]半年)|(?P<quarter>第?[一二三四]季度)"
)
_MEANT = {"half": "半年", "quarter": "季度"}
_BEFORE_NORM = re.compile(r"(?:每个?|各|按|逐|前|[一二三四至、和及—-])$")
_QUOTED = re.compile(r"《[^》]*》|“[^”]*”")
_UNTIL = re.compile(r"(?:截至|截止(?:到|至)?|至|到)$")
_SINCE = re.compile(r"^(?:至|到|—|-|起|以来)")
_EARLIER = ("期间.上期", "上年同期.名称")
_PERIOD, _SHORT = "期间.名称", "期间.简称"
_OF_A_DAY = re.compile(r"\d{1,2}[日号]")
_ALONE = 6  # characters beside the date of a line that is a date
SIGNED = "日期原样留下；在参数里填好“成文日期”后，可以改成 {{ 成文日期|日期 }}"
A_DAY = "日期原样留下，换一期要改"
OTHER_TIME = "“{}”是别的时段，原样留下，换一期要改"


def times_back(
    paragraph: Paragraph, section: Section, figures: Sequence[Substitution], facts: Facts
) -> Iterator[Substitution]:
    """Yield what becomes of each time that a paragraph names.

    ``figures``: those of the paragraph. An earlier period is named anew only where it has some.
    """
    earlier = any(_is_earlier(its) for its in figures)
    quoted = [m.span() for m in _QUOTED.finditer(paragraph.text)]
    for m in _TIME.finditer(paragraph.text):
        if any(start <= m.start() and m.end() <= end for start, end in quoted):
            continue
        made = _Time(paragraph, section, m, facts, earlier).back()
        if made is not None:
            yield made


def _is_earlier(its: Substitution) -> bool:
    """Whether a field shows a figure of an earlier period."""
    first = its.expression.paths[0].steps[0] if its.tag and its.expression else None
    return isinstance(first, Name) and first.name in (LAST, YEAR_BEFORE)


class _Time:
    """A time in a paragraph's text, and what is known where it is read."""

    def __init__(
        self, paragraph: Paragraph, section: Section, m: re.Match[str], facts: Facts, earlier: bool
    ) -> None:
        self._earlier = earlier
        self._text, self._m, self._facts = paragraph.text, m, facts
        self._stretch = Stretch(paragraph.number, m.start(), m.end())
        self._before, self._behind = m.string[: m.start()], m.string[m.end() :]
        self._cell = paragraph.cell is not None
        plan = section.plan is not None and section.plan <= m.start()
        self._planned = plan or is_planned(self._text, m.start())

    def back(self) -> Substitution | None:
        kind = self._m.lastgroup
        if kind == "day":
            return self._of_day()
        if kind == "part":
            return self._of_part()
        if kind == "year":
            return self._of_year()
        if kind in _MEANT:
            return self._of_short_name(_MEANT[kind])
        return self._month() if kind == "month" else self._stays(A_DAY)

    def _of_day(self) -> Substitution:
        """A whole date is one thing: that of signing, or an end of the period where it is one."""
        if len(self._text.strip()) - len(self._m.group()) <= _ALONE and not self._cell:
            return self._by("成文日期", "日期") or self._stays(SIGNED, quiet=False)
        found = self._by("期间.结束", "日期") if _UNTIL.search(self._before) else None
        found = found or (self._by("期间.开始", "日期") if _SINCE.search(self._behind) else None)
        return found or self._stays(A_DAY)

    def _of_part(self) -> Substitution:
        for field in (_PERIOD, "期间.下期", *(_EARLIER if self._earlier else ())):
            if made := self._by(field):
                return made
        return self._stays(OTHER_TIME, quiet=False)

    def _month(self) -> Substitution:
        """A month with its year is the period's name or the time of something held."""
        return (self._by(_PERIOD) if self._kind == "月" else None) or self._stays(A_DAY)

    def _of_year(self) -> Substitution:
        own = self._printing(Expression((path("期间.年份"),)), "年")
        if own.tag:
            return own
        before = self._printing(Expression((path("期间.年份"),), -1), "年")
        if before.tag and self._earlier:
            return before
        after = self._printing(Expression((path("期间.年份"),), 1), "年")
        if after.tag and self._planned and self._kind == "年":
            return after
        return self._stays(OTHER_TIME, quiet=False)

    def _of_short_name(self, kind: str) -> Substitution | None:
        """The period's own short name where it is told what was, the next one's anywhere."""
        if self._kind != kind or _BEFORE_NORM.search(self._before):
            return None
        own = None if self._planned else self._by(_SHORT)
        found = own or self._by("期间.下期简称")
        found = found or (self._by("期间.上期简称") if self._earlier else None)
        if found is None and self._m.group().startswith("第"):
            shorter = Stretch(self._stretch.paragraph, self._stretch.start + 1, self._stretch.end)
            made = printing(shorter, self._m.group()[1:], Expression((path(_SHORT),)), self._facts)
            return made if made.tag and not self._planned else None
        return found

    @property
    def _kind(self) -> str:
        return str(self._value("期间.种类"))

    def _value(self, field: str) -> object:
        its = path(field).at(self._facts.values)
        return its.value if its else None

    def _by(self, field: str, *filters: str) -> Substitution | None:
        if self._value(field) is None:
            return None
        its = Expression((path(field),), 0, tuple(map(Applied, filters)))
        made = self._printing(its)
        return made if made.tag else None

    def _printing(self, its: Expression, behind: str = "") -> Substitution:
        return printing(self._stretch, self._m.group(), its, self._facts, behind=behind)

    def _stays(self, note: str, *, quiet: bool = True) -> Substitution:
        words = note.replace("{}", self._m.group(), 1) if note is OTHER_TIME else note
        return Substitution(self._stretch, self._m.group(), note=words, quiet=quiet)


def part_names_back(
    paragraph: Paragraph, parts: Mapping[int, Path], facts: Facts
) -> Iterator[Substitution]:
    """Yield the names of parts of the period before the figures of those parts: 二季度, 4月.

    ``parts``: the parts, by where the figures are. With its year a part has its full name.
    """
    text = paragraph.text
    for at, part in sorted(parts.items()):
        for field in ("名称", "简称"):
            its = Expression((Path((*part.steps, Name(field))),))
            name = its.text(facts.values) or ""
            start = _named_before(text, name, at)
            if start >= 0:
                stretch = Stretch(paragraph.number, start, start + len(name))
                yield printing(stretch, name, its, facts)
                break


def _named_before(text: str, name: str, at: int) -> int:
    """Return where a name is last read before a place, as a word of its own; -1 where it is not."""
    start = text.rfind(name, 0, at) if name else -1
    while start >= 0:
        end = start + len(name)
        if not text[start - 1 : start].isdigit() and not _OF_A_DAY.match(text, end):
            return start
        start = text.rfind(name, 0, start)
    return -1
