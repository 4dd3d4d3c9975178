"""What clerks write around a date, 3月8日（妇女节）, told apart from what changes the day."""

from __future__ import annotations

import re
import unicodedata

from addin.ledger.values.days.clock_times import without_clock
from addin.ledger.values.numerals import han_to_arabic
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import clean
from addin.ledger.values.traditional import simplified

_LABEL = pattern(r"^(?:活动|会议|召开|开展|学习)?(?:时间|日期)\s*[:]\s*")
_FRAME = pattern(r"^[自从于](?=\d|[一二三四五六七八九十元])")
_HELD = pattern(r"(?<=[日号午晚])\s*(?:召开|举行|开展|举办|学习)$")
_MAY_BE_REMARK = pattern(r"[(\[【〔「时期补节念天旦宵明午秋庆阳自从于召举开学]")
_BRACKETS = pattern(r"\s*[(\[【〔「]([^()\[\]【】〔〕「」]*)[)\]】〕」]")
_ONE_NUMERAL = pattern(r"[一二三四五六日天]")  # (六): a weekday, or the first part; the day stays
_LUNAR = pattern(r"(?:农历|阴历|旧历).+|除夕|春节|[正腊冬]月")
_DOUBT = pattern(
    r"[或拟没未]|[农阴旧]历|原[定为计\d]|改[为期至到在\d]|推[迟至到]|延[期后至到迟]|顺延|缓开|暂[定缓]|待[定补开召办确]"
    r"|大约|约\d|左右|前后|以[前后]|[日号月][前后]|计划|预[计定]|取消|(?<![\d第])(?:[2-9]|\d\d+)\s*[次场](?!会)"
)
_DIGIT = pattern(r"\d")
_NO_DAY = pattern(
    r"第\s*\d+\s*[次期讲课批组场届]|1\s*[次场]|\d+\s*(?:楼|室|层|号?会议室)|共?\s*\d+\s*(?:[天人]|周年)"
)
_OCCASION = pattern(
    r"(?<=[日号])\s*(?:补[开记录课学会]?|,?\s*共?[\d一二两三四五六七八九十]+天"
    r"|[^\W\d_或前后至到和及与改延推原拟取未没待]{1,8}(?:节|纪念日)|元旦|元宵|清明|端午|中秋|国庆|重阳)$"
)
_WEEKDAY = pattern(r"\s*\(?\s*(?:星期|周|礼拜)([一二三四五六日天])\s*\)?")
_TO = pattern(r"\s*(?:—+|–|―|至|到)\s*")
_ONE_FOR_DASH = pattern(r"(?<=[日号])\s*一\s*(?=\d)")  # 9月18日一19日
_ALIKE = str.maketrans("。·•・\\‐‑‒−", "..../----")
_TWENTY = pattern(r"[廿卅](?=[一二三四五六七八九]?[日号])")  # 三月廿三 is of the lunar calendar
_NUMBERING = pattern(r"[①-⒛]\s*")  # half-width, ①2月5日 would be 12月5日


def half_width(raw: str) -> str:
    """Return a date's text in half-width form, points and spaces made alike."""
    text = clean(raw)
    if not text.isascii():
        text = clean(simplified(unicodedata.normalize("NFKC", _NUMBERING.sub(";", text))))
        if "廿" in text or "卅" in text:
            text = _TWENTY.sub(lambda m: "二十" if m[0] == "廿" else "三十", text)
    return text.translate(_ALIKE).strip(".,;、")


def without_remarks(text: str) -> str:
    """Return a date without its label, its remarks in brackets and the occasion that it names.

    A remark that may change the day, （改为3月8日）（取消）, stays, and the date is unread for it.
    """
    if _MAY_BE_REMARK.search(text):
        text = _FRAME.sub("", _LABEL.sub("", text))
        if m := _BRACKETS.fullmatch(text):
            text = m[1].strip()
        text = _BRACKETS.sub(_remark_kept, text)
        text = _OCCASION.sub("", _HELD.sub("", text)).strip()
    return text.replace("元月", "1月")


def says_more(text: str) -> bool:
    """Return whether a remark in brackets is none of the date's own, as a weekday is."""
    return any(_remark_kept(m) == "" for m in _BRACKETS.finditer(half_width(text)))


def _remark_kept(m: re.Match[str]) -> str:
    """Return what stays of a remark: its weekday, its clock time, or all of it where it asks."""
    remark = m[1]
    said = han_to_arabic(one_dash(_WEEKDAY.sub("", remark))).strip()
    if not said or without_clock(f"|{said}")[0] == "|":
        return f" {remark}"
    if _LUNAR.search(remark) or _ONE_NUMERAL.fullmatch(remark):
        return ""
    asks = _DOUBT.search(said) or _DIGIT.search(_NO_DAY.sub("", said))
    return m.group() if asks else ""


def without_weekday(text: str) -> tuple[str, list[str]]:
    """Split a text into what is not a weekday and the weekdays that it names."""
    written = _WEEKDAY.findall(text)
    return (_WEEKDAY.sub("", text).strip(" ,/、") if written else text), written


def one_dash(text: str) -> str:
    """Return a text with ~ for every 至, 到 or long dash."""
    return _TO.sub("~", _ONE_FOR_DASH.sub("~", text) if "一" in text else text)
