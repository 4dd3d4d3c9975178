"""Corrections that cannot be wrong: the same thing, written the way the program writes it.

No finding is one of these. A finding is a question to the clerk, and whatever is proposed there is
for her to decide; a cell for which something is proposed is left to her altogether. A correction is the opposite: the cell was understood without a question, and
what is put in its place is read as exactly the same (``_same`` holds every one to that). So a new
kind of finding never needs to say whether its proposal is safe, and ``check`` reports no more than
before: text that was understood silently is no finding.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from msgspec import Struct

from addin.checks.finding import Finding
from addin.ledger.catalogue import Column
from addin.ledger.grid import Value
from addin.ledger.ledger import Ledger
from addin.ledger.tables.table import Row, Table
from addin.ledger.values.activity_types.types import says_only_types
from addin.ledger.values.dates import DateContext, parse_when
from addin.ledger.values.numerals import HAN_NUMBER, from_han, han_to_arabic, to_han
from addin.ledger.values.parsers import Context, parse_cell
from addin.ledger.values.problems import Reading
from addin.ledger.values.text import clean, folded, is_blank, shown

Written = str | float | date

DAY = "文本改为日期"
NUMBER = "文本改为数字"
HALF_WIDTH = "全角改为半角"
SPACES = "去掉多余的空格"
SYNONYM = "改为规范的类型名称"


class Correction(Struct, frozen=True):
    """A cell, what stands in it, and the same thing written properly; ``why`` is one of the above.

    ``private``: people's names, which are not printed where anybody may look on.
    """

    sheet: str
    cell: str
    old: str
    new: Written
    why: str
    private: bool = False


_Rewriting = tuple[Written, str] | None


def corrections(ledger: Ledger, findings: Iterable[Finding] = ()) -> tuple[Correction, ...]:
    """Return the safe corrections of a ledger: sheet by sheet, from top to bottom.

    ``findings``: what the rules say of it. A date whose year looks wrong is not touched.
    """
    asked = {(f.sheet, f.cell) for f in findings if f.suggestion}
    context = Context(ledger.catalogue, DateContext())
    own_words = frozenset(w for _, words in ledger.settings.words.synonyms for w in words)
    all_of_them = (
        found
        for table in ledger.tables
        for row in table.rows
        for key in sorted(row.columns, key=lambda k: row.columns[k])
        if (column := _column(ledger, table, row, key)) is not None
        if (found := _correction(row, key, column, context, own_words)) is not None
        and (found.sheet, found.cell) not in asked
    )
    return tuple({(c.sheet, c.cell): c for c in all_of_them}.values())  # a day may be of several


def _column(ledger: Ledger, table: Table, row: Row, key: str) -> Column | None:
    """Return how a cell is read; None for one that is empty or holds what stands above it."""
    if key in row.filled or is_blank(row.value(key)):
        return None
    if table.kind.name != "参数":
        return table.kind.column(key)
    named = clean(row.text("键"))
    its = next((p for p in ledger.catalogue.parameters if p.key == named), None)
    return Column(key=key, type=its.type, allowed=its.allowed) if its and key == "值" else None


def _correction(
    row: Row, key: str, column: Column, context: Context, own_words: frozenset[str]
) -> Correction | None:
    value, cell = row.value(key), row.address(key)
    rewrite = _REWRITINGS.get(column.type)
    if rewrite is None or cell is None or _is_own_word(value, column, own_words):
        return None
    rewritten = rewrite(value, column, context)
    if rewritten is None or not _same(value, rewritten[0], column, context):
        return None
    private = column.type in ("names", "person")
    return Correction(row.sheet, cell, shown(value), *rewritten, private)


def _is_own_word(value: Value, column: Column, own_words: frozenset[str]) -> bool:
    """Return whether a type is written in the unit's own word, which its 参数 sheet explains."""
    return column.type == "types" and isinstance(value, str) and folded(value) in own_words


def _same(old: Value, new: Written, column: Column, context: Context) -> bool:
    """Return whether both are read without a question about them, and alike."""
    before, after = (parse_cell(v, column, context) for v in (old, new))
    return before == Reading(after.value) and before.value is not None and new != old


# --- Dates ----------------------------------------------------------------------------------

_FIRST_SURE_DAY = date(1904, 1, 2)  # before March 1900, and before 1904, calendars of Excel differ
_ONLY_A_DAY = re.compile(r"[\d年月日号./\-\s]+?(?:\s+0?0:00(?::00)?)?")
_WEEKDAY = re.compile(r"\s*\(?\s*(?:星期|周|礼拜)\s*([一二三四五六日天])\s*\)?")
_NUMBERING = re.compile("[①-⒛]")  # its half-width form is a digit
_WEEKDAYS = "一二三四五六日"


def _day(value: Value, _column: Column, _context: Context) -> _Rewriting:
    """Rewrite a text, or 20220305, that says one whole day and nothing else."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = value if isinstance(value, str) else _eight_digits(value)
    if text is None:
        return None
    reading = parse_when(text, DateContext())
    when = reading.value
    if when is None or reading.problems or not when.exact or when.start or when.first != when.last:
        return None
    return (when.first, DAY) if _says_only(text, when.first) else None


def _eight_digits(number: float) -> str | None:
    digits = shown(float(number))
    return digits if re.fullmatch(r"(?:19|20)\d{6}", digits) else None


def _says_only(text: str, day: date) -> bool:
    """Return whether nothing stands beside the day that is lost with the text, or denies it."""
    if _NUMBERING.search(text):
        return False
    plain = clean(unicodedata.normalize("NFKC", clean(text))).replace("。", ".")
    if (its := _WEEKDAY.search(plain)) and _WEEKDAYS.index(its[1].replace("天", "日")) != (
        day.weekday()
    ):
        return False
    plain = han_to_arabic(_WEEKDAY.sub("", plain))
    return bool(_ONLY_A_DAY.fullmatch(plain)) and day >= _FIRST_SURE_DAY


# --- Numbers and clock times ------------------------------------------------------------------

_PLAIN_COUNT = re.compile(rf"(?P<digits>0|[1-9]\d{{0,6}})[人名位]?|(?P<han>{HAN_NUMBER})[人名位]?")
_PLAIN_HOURS = re.compile(r"(?:0|[1-9]\d{0,4})(?:\.\d{1,2})?")


def _count(value: Value, _column: Column, _context: Context) -> _Rewriting:
    """Rewrite ２３, 23人 and 二十三人; not 一二人, which may be one or two."""
    if not isinstance(value, str) or not (m := _PLAIN_COUNT.fullmatch(folded(value))):
        return None
    number = int(m["digits"]) if m["digits"] else from_han(m["han"])
    if number is None or (m["han"] and to_han(number) != m["han"]):
        return None
    return float(number), NUMBER


def _hours(value: Value, _column: Column, _context: Context) -> _Rewriting:
    if not isinstance(value, str) or not _PLAIN_HOURS.fullmatch(folded(value)):
        return None
    return float(folded(value)), NUMBER


def _clock(value: Value, _column: Column, _context: Context) -> _Rewriting:
    """Rewrite ９：００ as 9:00, which stays a text."""
    if not isinstance(value, str):
        return None
    return clean(unicodedata.normalize("NFKC", value)), HALF_WIDTH


# --- Names and words --------------------------------------------------------------------------

_HAN = r"[\u3400-\u9fff]"
_SPACED_NAME = re.compile(rf"(?<!{_HAN})({_HAN}) ({_HAN})(?!{_HAN})")
_AT_A_SEPARATOR = re.compile(r" ?([、，,；;]) ?")


def _names(value: Value, _column: Column, _context: Context) -> _Rewriting:
    """Rewrite 张 三 、李四 as 张三、李四; a space between two names is all that parts them."""
    if not isinstance(value, str) or "\n" in value or "\r" in value:
        return None
    text = _AT_A_SEPARATOR.sub(r"\1", clean(value))
    return _SPACED_NAME.sub(r"\1\2", text), SPACES


def _choice(value: Value, column: Column, _context: Context) -> _Rewriting:
    if not isinstance(value, str) or folded(value) not in column.allowed:
        return None
    return folded(value), SPACES


_TELLING = "书记"  # 书记讲党课 says who lectured, which is counted


def _types(value: Value, column: Column, context: Context) -> _Rewriting:
    """Rewrite a synonym by the type's name; what says more than that, or has a remark, stays."""
    if not isinstance(value, str):
        return None
    text = folded(value)
    types = parse_cell(value, column, context).value
    if types is None or not types.names or types.remark or _TELLING in text:
        return None
    name = "暨".join(types.names)
    if _is_canonical(text, types.names, context):
        spaceless = re.sub(r"\s", "", clean(value))
        return spaceless, SPACES
    return (name, SYNONYM) if says_only_types(text, context.catalogue) else None


def _is_canonical(text: str, names: tuple[str, ...], context: Context) -> bool:
    """Return whether a text is made of canonical names and separators alone."""
    for part in (*sorted(names, key=len, reverse=True), *context.catalogue.activity.separators):
        text = text.replace(part, "")
    return not text


_REWRITINGS: dict[str, Callable[[Value, Column, Context], _Rewriting]] = {
    "attendance": _count,
    "choice": _choice,
    "hours": _hours,
    "int": _count,
    "month": _day,
    "names": _names,
    "person": _names,
    "time": _clock,
    "types": _types,
    "when": _day,
}


def serial(day: date, date1904: bool) -> int:
    """Return the number by which a workbook keeps a day."""
    return (day - (date(1904, 1, 1) if date1904 else date(1899, 12, 30))) // timedelta(days=1)
