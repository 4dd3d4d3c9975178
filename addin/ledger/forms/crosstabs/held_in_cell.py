"""What a cell of a crosstab says was held: days with topics, one a line, or a tick."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from addin.ledger.catalogue import Catalogue
from addin.ledger.forms.crosstabs.notes_in_cell import is_ticked, is_unclear, says_none, ticks
from addin.ledger.forms.texts.activity_text import (
    CLOCK,
    DATE,
    GROUP,
    TITLE,
    TYPE,
    WEEKDAY,
    described,
    details,
    opening_type,
)
from addin.ledger.forms.texts.days_in_text import opening_day
from addin.ledger.grid import Value
from addin.ledger.values.dates import DateContext
from addin.ledger.values.days.day_lists import listed_days
from addin.ledger.values.days.parts_of_month import with_its_day
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import clean
from addin.ledger.values.time_and_place import time_and_place

_LINES = pattern(r"[\n\r]+|[；;](?=\s*(?:\d{1,2}\s*[月./日号]|[①-⑩(（]?\d{1,2}[)）、]))")
_NUMBERING = pattern(r"^\s*(?:\(?\d{1,2}[)、]|\d{1,2}\.(?!\d)|[①-⑩])\s*")
_OPENS_LIST = pattern(r"\s*(\d{1,2})、\s*\d{1,2}\s*[、日号]")
_LIKE_A_DAY = pattern(r"\s*(?:\d{4}\s*[年./\-]\s*)?\d{1,2}\s*[月./\-]\s*\d{1,2}\s*[日号]?(?!\d)")
_DAY_OF_MONTH = pattern(r"\s*\d{1,2}\s*[日号]")
_GOES_ON = pattern(r"[~\-—–至到及和与、日号]|\d")  # 3月5日—6日 is not 3月5日
_HEADS_NEXT = pattern(r"\d{1,3}人?/\d{1,3}人?(?=$|[\s,;(])")  # 7日 15/16
_DAY_AND_HEADS = pattern(r"[^/]*[日号]\s*\d{1,3}人?/\d{1,3}人?(?:$|[\s,;(])")
_A_DAY_FIRST = r"(1[3-9]|2\d|3[01])/(0?[1-9]|1[0-2])(?![\d/人名])"
_DAY_FIRST = pattern(_A_DAY_FIRST)
_DAYS_FIRST = pattern(rf"{_A_DAY_FIRST}(?:[、,\s]+{_A_DAY_FIRST})*")
_BEFORE_TOPIC = pattern(r"^[\s:：,，、—\-]+")
_TICK_BESIDE = pattern(r"^[√✓✔☑]\s*|\s*[√✓✔☑]$")
_HOW_OFTEN = pattern(r"^共?\d{1,2}次\s*[:,]?|[(,]?\s*共?\d{1,2}次\)?$")
_IN_BRACKETS = pattern(r"^\(([^()]*)\)$")
Held = dict[str, Value]
"""One activity of a cell: its values by column."""


def held(value: Value, month: int | None, type_name: str, catalogue: Catalogue) -> Iterator[Held]:
    """Yield what a cell says was held; nothing for a number, a dash or a cross.

    ``month``: the one that its row or column is of. ``type_name``: the type that they are of,
    empty where the cell has to say it.
    """
    if isinstance(value, date) or (
        isinstance(value, float) and not value.is_integer() and 1 < value < 13
    ):
        if type_name:
            yield {DATE: value, TYPE: type_name}  # 3.5 is a day, 2 is how often
        return
    if not isinstance(value, str) or says_none(value):
        return
    if times := ticks(value):
        if month and type_name:
            for _ in range(times):
                yield {DATE: f"{month}月", TYPE: type_name}
        return
    if type_name and is_unclear(value):
        yield {DATE: value, TYPE: type_name}
        return
    if (
        month
        and type_name
        and "组" in value
        and (its := _of_groups(value, month, type_name, catalogue))
    ):
        yield from its
        return
    ticked = month is not None and is_ticked(value)
    for one in _in_lines(value, month, type_name, catalogue):
        yield {**one, DATE: f"{month}月"} if ticked and one[DATE] is None else one


def _of_groups(text: str, month: int, type_name: str, catalogue: Catalogue) -> list[Held]:
    """Return the activities of a cell that says the day of each group: 一组9日；二组10日.

    Where several groups have a day together, how many meetings there were is a question.
    """
    from addin.ledger.forms.crosstabs.groups_in_cell import (  # noqa: PLC0415 - seldom needed
        days_of_groups,
        is_joint,
    )

    if is_joint(text):
        return [{DATE: None, TYPE: type_name, TITLE: clean(text)}]
    return [
        {**_one([its], month, type_name, catalogue), GROUP: group}
        for group, its in days_of_groups(text)
    ]


def _in_lines(text: str, month: int | None, type_name: str, catalogue: Catalogue) -> Iterator[Held]:
    """Yield the activities of a text: each begins in a line with a day or a type and goes on."""
    found: list[list[str]] = []
    for line in filter(None, _plain_lines(text, month)):
        if not _DAY_AND_HEADS.match(line) and (
            days := listed_days(line, month) or _days(line, month)
        ):
            found += [[day] for day in days]
        elif not found or _begins(line, month, type_name, catalogue):
            found.append([line])
        else:
            found[-1].append(line)
    for lines in found:
        one = _one(lines, month, type_name, catalogue)
        if one.get(TYPE):
            yield one


def _plain_lines(text: str, month: int | None) -> Iterator[str]:
    lines = [line for line in _LINES.split(text) if line.strip()]
    return (_plain(line, n if len(lines) > 1 else None, month) for n, line in enumerate(lines, 1))


def _begins(line: str, month: int | None, type_name: str, catalogue: Catalogue) -> bool:
    day, rest = _cut(line, month)
    return bool(day) or _opens_with_type(rest, type_name, catalogue)


def _opens_with_type(text: str, type_name: str, catalogue: Catalogue) -> bool:
    """Return whether a text opens with its type: where the table states one, with that as well.

    党课 that opens a text below 主题党日 is what was done.
    """
    names, _ = opening_type(text, catalogue)
    return bool(names) and (not type_name or bool(set(names) & set(type_name.split("暨"))))


def _plain(line: str, number: int | None, month: int | None) -> str:
    """Return a line in half-width form without its number, a tick or brackets around it.

    ``number``: the one that it would have, of several; 7、14日 begins with a day. ``month``: the
    one that its column is of, so that 30/5 is meant as a day of it.
    """
    text = unicodedata.normalize("NFKC", line)
    day = _OPENS_LIST.match(text)
    if day is None or int(day[1]) == number:
        text = _NUMBERING.sub("", text)
    text = with_its_day(clean(text))
    if month and "/" in text:
        text = _month_first(text, month)
    text = _HOW_OFTEN.sub("", _TICK_BESIDE.sub("", text))
    return _IN_BRACKETS.sub(r"\1", text.strip())


def _month_first(text: str, month: int) -> str:
    """Return a text with 5月30日 for the 30/5 that it opens with, below May."""
    m = _DAYS_FIRST.match(text)
    days = list(_DAY_FIRST.finditer(m[0])) if m else []
    if m is None or any(int(its[2]) != month for its in days):
        return text
    return "、".join(f"{month}月{its[1]}日" for its in days) + text[m.end() :]


def _one(lines: list[str], month: int | None, type_name: str, catalogue: Catalogue) -> Held:
    """Return the activity of some lines; the day is None where they do not open with one."""
    day, rest = _cut(lines[0], month)
    text = "\n".join([rest, *lines[1:]])
    dated = bool(day)
    opens = _opens_with_type(rest, type_name, catalogue)
    its = described(text, catalogue, dated=dated) if opens else None
    its = its or details(text, catalogue, dated=dated)
    if weekday := its.pop(WEEKDAY, ""):
        day = f"{day}（{weekday}）"
    return {DATE: day or None, TYPE: type_name, **its}


def _cut(text: str, month: int | None) -> tuple[str, str]:
    """Return the day that a line opens with, its time of day included, and the rest."""
    day, rest = opening_day(text, month)
    if day and (clock := CLOCK.match(rest)):
        return f"{day} {clock[1].rstrip()}", _BEFORE_TOPIC.sub("", rest[clock.end() :])
    goes_on = _GOES_ON.match(rest) and not (day.endswith(("日", "号")) and _HEADS_NEXT.match(rest))
    if not day or goes_on:
        parts = time_and_place(text, DateContext(2000, month=month)) or _no_day(text, month)
        return (parts[0], _BEFORE_TOPIC.sub("", parts[1])) if parts else ("", text)
    return day, _BEFORE_TOPIC.sub("", rest)


def _days(text: str, month: int | None) -> list[str]:
    """Return the days of a line that lists several and says nothing else: 1.6、2.10、3月9日."""
    parts = [p for p in re.split(r"[、,，\s]+", text) if p]
    alike = _LIKE_A_DAY.fullmatch
    if len(parts) > 1 and all(alike(p) or (month and _DAY_OF_MONTH.fullmatch(p)) for p in parts):
        return parts
    return []


def _no_day(text: str, month: int | None) -> tuple[str, str] | None:
    """Return 2月30日, or 30日 below February, and what follows it: meant as a day, to be asked
    about."""
    if m := _LIKE_A_DAY.match(text):
        return m[0], text[m.end() :]
    m = _DAY_OF_MONTH.match(text) if month else None
    return (f"{month}月{m[0].strip()}", text[m.end() :]) if m else None
