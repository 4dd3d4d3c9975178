"""What a value becomes when it is entered, and when COM reads it: Excel's Chinese locale."""

from __future__ import annotations

import datetime as dt
import math
import re
from decimal import Decimal
from typing import Any

from .cells import CELL_ERRORS, CellError, NotCalculated, Value
from .com import refused
from .pywin32 import TimeType

LONGEST = 32_767
DATE, DATE_TIME, CHINESE_DATE, MONTH_DAY = (
    "yyyy/m/d",
    "yyyy/m/d h:mm",
    'yyyy"年"m"月"d"日"',
    'm"月"d"日"',
)
_EPOCH = dt.datetime(1899, 12, 30)
_1904 = 1462  # days by which the 1904 system is behind

_NUMBER = re.compile(r"[+-]?((\d{1,3}(,\d{3})+|\d+)(\.\d*)?|\.\d+)([eE][+-]?\d+)?$", re.ASCII)
_YMD = re.compile(r"(\d{4}|\d{2})([-/])(\d{1,2})\2(\d{1,2})(?: +(\d{1,2}):(\d{2})(?::(\d{2}))?)?$")
_CHINESE = re.compile(r"(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?$")
_CHINESE_MONTH_DAY = re.compile(r"(\d{1,2})月(\d{1,2})日$")
_MONTH_DAY = re.compile(r"(\d{1,2})[-/](\d{1,2})$")
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?$")
_CURRENCY = re.compile(r"[¥￥$€£]")


def serial(moment: dt.datetime, date1904: bool = False) -> float:
    """Days since the book's beginning of time."""
    days = (moment.replace(tzinfo=None) - _EPOCH) / dt.timedelta(days=1)
    return days - _1904 * date1904


def moment(days: float, date1904: bool = False) -> dt.datetime:
    """The moment of a serial number, to the second as Excel shows it."""
    seconds = round((days + _1904 * date1904) * 86_400, 3)
    return _EPOCH + dt.timedelta(seconds=seconds)


def is_date_format(number_format: str) -> bool:
    """Whether cells of this number format are delivered as dates."""
    first = number_format.split(";", maxsplit=1)[0]
    plain = re.sub(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]', "", first, flags=re.IGNORECASE)
    if plain.lower() in ("general", "@", "standard"):
        return False
    return bool(re.search(r"[ymdhs年月日]", plain, re.IGNORECASE))


def is_currency_format(number_format: str) -> bool:
    return bool(_CURRENCY.search(number_format)) and not is_date_format(number_format)


def delivered(value: Value, number_format: str, date1904: bool = False) -> Any:
    """A cell's value as COM delivers it through `Range.Value`."""
    if isinstance(value, NotCalculated):
        raise NotImplementedError(f"no calculation engine for {value.formula}")
    if isinstance(value, CellError):
        return value.code
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return value
    if is_date_format(number_format) and 0 <= value + _1904 * date1904 < 2_958_466:
        when = moment(value, date1904)
        return TimeType(*when.timetuple()[:6], when.microsecond, tzinfo=dt.UTC)
    if is_currency_format(number_format):
        return Decimal(str(round(value, 4)))
    return float(value)


class Entry:
    """What an entered value becomes: value or formula, and perhaps a number format."""

    def __init__(
        self,
        value: Value = None,
        number_format: str | None = None,
        formula: str | None = None,
        prefix: bool = False,
    ) -> None:
        self.value, self.number_format = value, number_format
        self.formula, self.prefix = formula, prefix


def entered(value: Any, number_format: str = "General", date1904: bool = False) -> Entry:
    """What a cell of this number format makes of a value that COM hands over."""
    if value is None or value == "":
        return Entry()
    if isinstance(value, bool):
        return Entry(str(value).upper() if number_format == "@" else value)
    if isinstance(value, (dt.datetime, dt.date)):
        return _entered_moment(value, number_format, date1904)
    if isinstance(value, (int, float, Decimal)):
        return _entered_number(value, number_format)
    if isinstance(value, str):
        return _entered_text(value, number_format, date1904)
    raise TypeError(
        f"Objects of type '{type(value).__name__}' can not be converted to a COM VARIANT"
    )


def _entered_moment(value: dt.date, number_format: str, date1904: bool) -> Entry:
    when = (
        value if isinstance(value, dt.datetime) else dt.datetime(value.year, value.month, value.day)
    )
    has_time = when.time() != dt.time()
    if number_format == "@":
        shown = f"{when.year}/{when.month}/{when.day}"
        return Entry(f"{shown} {when:%H:%M:%S}" if has_time else shown)
    found = (DATE_TIME if has_time else DATE) if number_format == "General" else None
    return Entry(serial(when, date1904), found)


def _entered_number(value: float | Decimal, number_format: str) -> Entry:
    if not math.isfinite(value):
        return Entry(CellError("#NUM!"))
    if isinstance(value, int) and value in CELL_ERRORS.values():
        return Entry(float(value))
    number = digits15(str(value))
    if number_format == "@":
        return Entry(f"{number:.15g}")
    return Entry(
        number, "¥#,##0.00" if isinstance(value, Decimal) and number_format == "General" else None
    )


def digits15(text: str) -> float:
    """A number as Excel keeps it: 15 significant digits, the rest zero."""
    number = Decimal(text)
    if number == 0:
        return 0.0
    digits = number.as_tuple()
    if len(digits.digits) <= 15:
        return float(number)
    exponent = int(digits.exponent) + len(digits.digits) - 15
    return float(Decimal((digits.sign, digits.digits[:15], exponent)))


def _entered_text(text: str, number_format: str, date1904: bool) -> Entry:
    if len(text) > LONGEST:
        raise refused("单元格中的文本超过 32,767 个字符。")
    if text.startswith("'"):
        return Entry(text[1:] or None, prefix=True)
    if number_format == "@":
        return Entry(text)
    if text.startswith("=") and len(text) > 1:
        return Entry(formula=text)
    if text[0] in "+-" and len(text) > 1 and not _NUMBER.match(text.strip()):
        return Entry(formula="=" + text.removeprefix("+")) if _is_sum(text) else Entry(text)
    return _read(text.strip(), number_format, date1904) or Entry(text)


def _is_sum(text: str) -> bool:
    return bool(re.fullmatch(r"[+-][\w$.()+*/^ -]+", text, re.ASCII)) and not text.startswith("--")


def _read(text: str, number_format: str, date1904: bool) -> Entry | None:
    if text.upper() in ("TRUE", "FALSE"):
        return Entry(text.upper() == "TRUE")
    if text.upper() in CELL_ERRORS:
        return Entry(CellError(text.upper()))
    return _read_number(text, number_format) or _read_date(text, number_format, date1904)


def _read_number(text: str, number_format: str) -> Entry | None:
    general = number_format == "General"
    body = text.removesuffix("%")
    if _NUMBER.match(body):
        number = digits15(body.replace(",", ""))
        if body != text:
            shown = "0.00%" if "." in body else "0%"
            return Entry(number / 100, shown if general else None)
        shown = "#,##0" if "," in body else "0.00E+00" if "e" in body.lower() else None
        return Entry(number, shown if general else None)
    if text[:1] in "¥￥" and _NUMBER.match(text[1:]):
        return Entry(digits15(text[1:].replace(",", "")), "¥#,##0.00" if general else None)
    return None


def _read_date(text: str, number_format: str, date1904: bool) -> Entry | None:
    try:
        found = _date_in(text)
    except ValueError:  # 2025-02-30 stays text
        return None
    if found is None:
        return None
    when, shown = found
    value = when if isinstance(when, float) else serial(when, date1904)
    return Entry(value, shown if number_format == "General" else None)


def _date_in(text: str) -> tuple[dt.datetime | float, str] | None:
    this_year = dt.date.today().year
    if match := _YMD.match(text):
        year = int(match[1]) + (0 if len(match[1]) == 4 else 2000 if int(match[1]) < 30 else 1900)
        time = [int(part or 0) for part in match.groups()[4:]]
        when = dt.datetime(year, int(match[3]), int(match[4]), *time)
        return when, DATE_TIME if match[5] else DATE
    if match := _CHINESE.match(text):
        shown = CHINESE_DATE if match[3] else 'yyyy"年"m"月"'
        return dt.datetime(int(match[1]), int(match[2]), int(match[3] or 1)), shown
    if match := _CHINESE_MONTH_DAY.match(text) or _MONTH_DAY.match(text):
        return dt.datetime(this_year, int(match[1]), int(match[2])), MONTH_DAY
    if match := _TIME.match(text):
        hours, minutes, seconds = (int(part or 0) for part in match.groups())
        if minutes > 59 or seconds > 59:
            return None
        return (hours * 3600 + minutes * 60 + seconds) / 86_400, "h:mm:ss" if match[3] else "h:mm"
    return None
