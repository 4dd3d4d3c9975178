"""A text that is one activity: 支委会：研究防火值班（主持：韩梅；应到5人，实到5人）."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from addin.ledger.catalogue import Catalogue
from addin.ledger.forms.texts.days_in_text import (
    HALF_DAY,
    HAN_HOUR,
    day_behind,
    opening_day,
    weekday_in,
)
from addin.ledger.forms.texts.heads_in_sentences import heads, heads_first, labels_first
from addin.ledger.forms.texts.heads_in_text import heads_in
from addin.ledger.forms.texts.sentences import before_types
from addin.ledger.values.activity_types.off_words import (
    without_off,
    without_off_behind,
    without_preparation,
)
from addin.ledger.values.activity_types.types import parse_types, types_named
from addin.ledger.values.activity_types.uncounted_types import is_slip
from addin.ledger.values.dates import DateContext
from addin.ledger.values.days.clock_times import is_clock
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import clean, folded, heading_key

DATE, TYPE, TITLE = "日期", "活动类型", "主题"
GROUP = "党小组"
REMARK, CAME = "备注", "实到人数"
WEEKDAY, START = "星期", "开始时间"
_LONGEST_TYPE = 24
_TOO_SHORT = 2  # 调研, 学习: in a text without more these are anything
NUMBERING = pattern(
    r"^\s*(?:\(?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)、]|\d{1,2}\.(?!\d)|[①-⑳●◆■·*-])\s*"
)
_SECOND = pattern(r"^\s*\(?[2二](?:[)、]|\.(?!\d))")
_CIRCLED = pattern(r"[①-⑳]")
_HOUR = rf"(?:{HALF_DAY}?\s*\d{{1,2}}\s*[:时点]|{HALF_DAY}\s*{HAN_HOUR})"
_MINUTES = (
    r"\s*(?:\d{1,2}(?:分(?![级校享组部公店局会馆管场厅支区]))?"
    r"|半|[一三]刻|[一二三四五六七八九十]{1,3}分)?"
)
CLOCK = pattern(rf"^\s*({_HOUR}{_MINUTES}(?:\s*[-~—–至到]+\s*{_HOUR}{_MINUTES})?(?:开始|起)?)\s*")
_FRAME = pattern(
    r"^(?:(?:我|本|局|机关)?(?:党)?支部)?(?:集中|认真)?(?:组织)?(?:召开|开展|举行|举办)了?(?:全体党员)?"
)
_REMARK = pattern(r"^\s*\([^()\d]{1,12}\)")
_AFTER = pattern(r"^[ :,;。—\-\n]+")
_HALVES = pattern(r"\n|[;。,](?=\s*(?:上午|下午|晚上)[:,、\s])")
_HALF_DAY = pattern(r"^\s*(?:上午|下午|晚上)(?:[:,、\s]\s*|(?=召开|开展|组织|举行))")
_TYPE_IN_BRACKETS = pattern(r"^[【〔\[]([^【】〔〕\[\]]{2,24})[】〕\]]")
_AFTER_TYPE = pattern(r"[:,;。(\s]|—|--|-|(?=在[^,;。]{1,30}?(?:召开|举行|进行|开展))")
_MAY_BE_TYPE = pattern(rf"([^:,;。(\s\d—\-]{{3,{_LONGEST_TYPE}}})(?=[:,;。(\s\d—\-]|$)")
_PIECE = pattern(r"[;,。()\n]+|(?<=[人名])、|\s{2,}|(?<=[人名\d])\s*(?=应到|实到|请假|缺席)")
_PIECE_KEPT = pattern(r"[;,、]+")  # goes with the detail behind it
_HAN = pattern(r"[\u4e00-\u9fff]")
_IN_BRACKETS = pattern(r"^\(([^()]*)\)$")
_FULL_WIDTH = str.maketrans(",;:()?!", "，；：（）？！")
_EMPTY = pattern(r"\([;,。、\s]*\)|(?<=\()[;,。、\s]+|[;,、\s]+(?=\))|^[;,。、\s]+|[;,、\s]+$")
_LABELLED = pattern(r"^([^\d:]{2,8}):\s*(.+)$")
_NAMED = pattern(r"^(主持|主讲|记录|授课|领学)人?\s*([\u4e00-\u9fff·]{2,4})$")
_BY = pattern(r"^(?:会议|活动)?由?([\u4e00-\u9fff·]{2,3})(?:同志)?(主持|主讲|授课|讲课)$")
_NO_NAME = frozenset(
    {"书记", "领导", "专家", "教授", "支书", "委员", "集体", "党员", "自己", "分别"}
)
_LEAVE = pattern(r"(?:请假|缺席)(?:人员)?:\s*((?:[^;。()\n\d]|\([^()]*\)){2,})")
_DETAILS = frozenset(
    {"主持人", "主讲人", "记录人", "地点", "应到人数", "实到人数", "参加人员", "请假人员",
     "列席人员", "学时", "形式", "决议", "备注", "开始时间", "结束时间", "党支部", "缺席人数"}
)  # fmt: skip
_ANY_YEAR = DateContext(2000)


Described = dict[str, str]
"""What a text says of an activity, by column."""


def described(
    text: str, catalogue: Catalogue, month: int | None = None, *, dated: bool = False
) -> Described | None:
    """Return what a text says of one activity; None where it does not open with a type.

    A day or a time of day may stand before the type: 3月5日 支委会：…, 9:00 党课：….
    ``dated``: its day is known from elsewhere, so that 3/5 is no day but how many came; what it
    says of the weekday is then under ``WEEKDAY``.
    """
    plain, off = without_off(NUMBERING.sub("", clean_lines(text)))
    plain, preparing = without_preparation(plain)
    found: Described = {REMARK: off or preparing} if off or preparing else {}
    day, rest = opening_day(plain, month)
    if day:
        found[DATE] = day
    clock, rest = opening_clock(rest)
    names, rest, off = _type_opening(rest.lstrip(" :,、"), catalogue)
    if not names and day:
        names, rest, group = type_in_sentence(rest, catalogue)
        found |= {GROUP: group} if group else {}
    if not names:
        return None
    rest, preparing = without_preparation(rest)
    if off or preparing:
        found.setdefault(REMARK, off or preparing)
    found[TYPE] = "暨".join(names)
    if not day:
        day, rest = day_behind(rest, month, dated)
        found |= {DATE: day} if day else {}
    if dated and not day:
        weekday, rest = weekday_in(rest)
        found |= {WEEKDAY: weekday} if weekday else {}
    behind, rest = opening_clock(rest)
    if is_clock(clock := clock or behind):
        found[START] = clock
    rest = rest.lstrip(" :,、")
    if day and rest[:1].isdigit() and "谈心谈话" not in names:
        rest = heads_first(rest)
    return _with_details(found, rest, catalogue, dated=dated or bool(day))


def opening_clock(text: str) -> tuple[str, str]:
    """Return the clock time that a text opens with, behind a remark in brackets, and the rest."""
    remark = _REMARK.match(text)
    for at in (0, remark.end() if remark else 0):
        if m := CLOCK.match(text[at:]):
            return m[1].removesuffix("开始").removesuffix(
                "起"
            ), f"{text[:at]}{text[at + m.end() :]}"
    return "", text


def details(text: str, catalogue: Catalogue, *, dated: bool = False) -> Described:
    """Return what a text without a type says: a topic, and who, where and how many in it."""
    return _with_details({}, clean_lines(text), catalogue, dated=dated)


def clean_lines(text: str) -> str:
    """Return a text in half-width form, its lines apart."""
    plain = _CIRCLED.sub(lambda m: f"({ord(m[0]) - ord('①') + 1})", text)
    normal = unicodedata.normalize("NFKC", plain)
    return "\n".join(filter(None, (clean(line) for line in re.split(r"[\r\n]+", normal))))


def opening_type(text: str, catalogue: Catalogue) -> tuple[tuple[str, ...], str]:
    """Return the types that a text opens with, and what follows them; none where it does not."""
    if m := _TYPE_IN_BRACKETS.match(text):
        text = f"{m[1]}:{text[m.end() :].lstrip(' :')}"
    ends = [m.start() for m in _AFTER_TYPE.finditer(text, 0, _LONGEST_TYPE)] + [len(text)]
    for end in ends:
        head = _FRAME.sub("", folded(text[:end]))
        if 0 < len(head) <= _LONGEST_TYPE and (names := _types(head, catalogue)):
            return names, _AFTER.sub("", text[end:])
    return _misspelt(text, catalogue)


def type_in_sentence(text: str, catalogue: Catalogue) -> tuple[tuple[str, ...], str, str]:
    """Return the types of 第一党小组在老槐树下开党小组会，谈体会, the rest, and the group."""
    for rest, group in before_types(text):
        names, after = opening_type(rest, catalogue)
        if names:
            return names, after, group
    return (), text, ""


def _misspelt(text: str, catalogue: Catalogue) -> tuple[tuple[str, ...], str]:
    """Return what a text opens with, or is, where it may be a type's slip: 主题党曰：慰问.

    It is asked about as it would be in a list's column, and not passed over.
    """
    m = _MAY_BE_TYPE.match(text)
    name = _FRAME.sub("", folded(m[1])) if m else ""
    if m is None or not is_slip(name, catalogue):
        return (), text
    return (name,), _AFTER.sub("", text[m.end() :])


def _type_opening(text: str, catalogue: Catalogue) -> tuple[tuple[str, ...], str, str]:
    """Return the types that a text opens with, the rest, and 取消 where it follows at once."""
    names, rest = opening_type(text, catalogue)
    if names:
        return names, rest, ""
    plain, off = without_off_behind(text)
    return (*opening_type(plain, catalogue), off) if off else ((), text, "")


def _types(head: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the types that a head names; 书记韩梅讲党课 is one in other words, 调研 none."""
    if names := types_named(head, catalogue):
        return names if len(head) > _TOO_SHORT or head in names else ()
    read = parse_types(head, catalogue).value if head.endswith("党课") else None
    return read.names if read else ()


def _with_details(found: Described, rest: str, catalogue: Catalogue, *, dated: bool) -> Described:
    """Return what is found with the details in a text; what is none of them is the topic."""
    headings = catalogue.sheet("活动台账").headings
    both, rest = heads_in(rest, dated) if "/" in rest else ("", rest)
    if both:
        found[CAME] = both
    rest, off = without_off(rest)
    if off:
        found.setdefault(REMARK, off)
    if m := _LEAVE.search(rest):
        found["请假人员"] = m[1].strip(" ,、")
        rest = f"{rest[: m.start()]}{rest[m.end() :]}"
    rest = labels_first(rest)
    topic: list[str] = []
    end = 0
    for start, piece in _pieces(rest):
        if detail := _detail(piece, headings):
            found.setdefault(*detail)
            topic.append(_PIECE_KEPT.sub("", rest[end:start]))
        else:
            topic.append(rest[end : start + len(piece)])
        end = start + len(piece)
    if text := _as_topic("".join([*topic, rest[end:]])):
        found[TITLE] = text
    return found


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield the pieces of a text between punctuation, each with where it begins."""
    begin = 0
    for m in [*_PIECE.finditer(text), None]:
        end = m.start() if m else len(text)
        piece = text[begin:end].strip()
        if piece:
            yield text.index(piece, begin), piece
        begin = m.end() if m else len(text)


def _as_topic(text: str) -> str:
    """Return what is left of a text without its details, with punctuation as it is written."""
    while text != (cut := _EMPTY.sub("", text)):
        text = cut
    lines = "，".join(filter(None, (line.strip(" ,;、。") for line in text.split("\n"))))
    lines = _IN_BRACKETS.sub(r"\1", lines)
    return lines.translate(_FULL_WIDTH) if _HAN.search(lines) else lines


def _detail(piece: str, headings: Mapping[str, str]) -> tuple[str, str] | None:
    if its := heads(piece):
        return its
    if m := _NAMED.match(piece):
        key = headings.get(heading_key(m[1]), f"{m[1].removesuffix('人')}人")
        return (key, m[2]) if key in _DETAILS else None
    if (m := _BY.match(piece)) and m[1] not in _NO_NAME:
        return "主持人" if m[2] == "主持" else "主讲人", m[1]
    if m := _LABELLED.match(piece):
        key = headings.get(heading_key(m[1]), "")
        return (key, m[2].strip()) if key in _DETAILS else None
    return None


def activities_in(
    text: str, catalogue: Catalogue, month: int | None = None, *, dated: bool = False
) -> Iterator[Described]:
    """Yield the activities of a cell, one or more lines each; a line without a type goes on.

    Numbered lines below one that is not are its agenda, but 2. and no 1. is the second activity.
    ``dated``: the day is known from elsewhere.
    """
    begun: list[str] = []
    for line in _HALVES.split(clean_lines(text)):
        goes_on = bool(begun) and _is_agenda(line, begun, catalogue, month)
        if _HALF_DAY.match(line) or (begun and not goes_on and described(line, catalogue, month)):
            yield from _one(begun, catalogue, month, dated)
            begun = [_HALF_DAY.sub("", line)]
        elif begun or line:
            begun.append(line)
    yield from _one(begun, catalogue, month, dated)


def _is_agenda(line: str, begun: Sequence[str], catalogue: Catalogue, month: int | None) -> bool:
    first = begun[0]
    numbered = NUMBERING.match(line) is not None and NUMBERING.match(first) is None
    if numbered and _SECOND.match(line) and not any(map(NUMBERING.match, begun)):
        return False
    return numbered and described(first, catalogue, month) is not None


def _one(
    lines: list[str], catalogue: Catalogue, month: int | None, dated: bool
) -> Iterator[Described]:
    found = described("\n".join(lines), catalogue, month, dated=dated) if lines else None
    if found:
        yield _with_agenda(found, lines[1:], catalogue)


def _with_agenda(found: Described, lines: list[str], catalogue: Catalogue) -> Described:
    """Return an activity with the types that lines of its agenda open with, in brackets.

    党员大会（党课）: whether the second was held too is asked about.
    """
    opened = (opening_type(NUMBERING.sub("", line), catalogue)[0] for line in lines)
    others = dict.fromkeys(n for names in opened for n in names if n not in found[TYPE])
    return {**found, TYPE: f"{found[TYPE]}（{'、'.join(others)}）"} if others else found
