"""Where the parts of a document stand: addressee, list of annexes, signature, annexes, imprint."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, takewhile

from addin.layout.aspects import WIDE_SPACE, typed_indent
from addin.layout.elements import ANNEX_MARK, COPIES, PRINTED, ROLES, SIGNED, Unit
from addin.layout.layout_rule import LayoutCase, LayoutRule
from addin.ledger.values.numerals import from_han
from addin.ledger.values.patterns import pattern
from addin.proofreading.document.structure import Part, Role
from addin.proofreading.text_finding import Hit
from addin.report.prose import Stretch

_HALF_A_LINE, _ONE_LINE = 0.4, 1.75  # lines: the least that is one, and the most
_USUAL_PITCH = 28.95  # points
_ENOUGH = 0.5  # characters that a blank of one may lack
_LEFT_HALF = 192.0  # points: what is set in by fewer begins in the left half of the page
_NUMBER = r"\d{1,4}|[一二三四五六七八九十〇○零元]{1,4}"
_DATE = pattern(rf"(?P<y>{_NUMBER})\s*年\s*(?P<m>{_NUMBER})\s*月\s*(?P<d>{_NUMBER})\s*日")
_PLAIN_DATE = pattern(r"(?:20|19)\d\d年(?:[1-9]|1[0-2])月(?:[1-9]|[12]\d|3[01])日")
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_STOPS = "。；;，,、."


def no_gap_above_addressee(case: LayoutCase) -> Iterator[Hit]:
    """标题与主送机关之间没有空一行。

    主送机关编排在标题下空一行的位置，居左顶格。不空、空了两三行都不合适。

    错：标题的下一行就是主送机关
    对：标题之下空一行，再写主送机关
    """
    for part in case.structure.of(Role.ADDRESSEE):
        if off := _gap_off(case, part):
            yield _at(part, found=off)


def annex_note_place(case: LayoutCase) -> Iterator[Hit]:
    """附件说明的位置不对。

    附件说明在正文下空一行、左空二字编排“附件”二字，后标全角冒号和附件名称。

    错：“附件：”顶格写，或紧接正文
    对：正文下空一行，左空二字写“附件：”
    """
    for part in case.structure.of(Role.ANNEX_NOTE)[:1]:
        look = case.looks.paragraphs.get(part.number)
        if look is None:
            continue
        begins = look.left + look.first + typed_indent(part.text)
        if abs(begins - 2) > 0.3:
            yield _at(part, found=f"左空{begins:.1f}".removesuffix(".0") + "字")
        elif off := _gap_off(case, part):
            yield _at(part, severity_info=True, found=f"与正文之间{off}")


def signature_place(case: LayoutCase) -> Iterator[Hit]:
    """署名、成文日期没有排在右侧。

    不加盖印章的，署名居右空二字，成文日期在署名下一行；加盖印章的，成文日期右空四字，署名以成文日期
    为准居中。两种情形都在右侧，右边至少空二字。

    错：署名靠左；成文日期顶着右边
    对：署名右空二字，成文日期右空四字
    """
    for unit in case.of(*SIGNED):
        yield from _signed(unit)


def _signed(unit: Unit) -> Iterator[Hit]:
    text, look = unit.part.text, unit.look
    behind = look.right + typed_indent(text[::-1])
    if look.align == "right":
        if behind < 2 - _ENOUGH:
            found = f"右边只空{behind:.1f}".removesuffix(".0") + "字" if behind else "顶着右边"
            yield _at(unit.part, severity_info=True, element=unit.element, found=found)
    elif (look.left + max(look.first, 0) + typed_indent(text)) * _size(unit) < _LEFT_HALF:
        found = "居中" if look.align == "center" else "靠左"
        yield _at(unit.part, element=unit.element, found=f"是{found}的")


def signature_apart(case: LayoutCase) -> Iterator[Hit]:
    """署名紧接着正文。

    发文机关署名在正文（或附件说明）下空一行编排，与正文分开；加盖印章的，印章也要有地方落。

    错：“特此报告。”的下一行就是署名
    对：正文之下空一行，再写署名
    """
    for part in case.structure.of(Role.SIGNATURE, Role.DATE)[:1]:
        if off := _gap_off(case, part):
            yield _at(part, element=ROLES[part.role], found=off)


def date_below_signature(case: LayoutCase) -> Iterator[Hit]:
    """署名与成文日期之间空了行。

    成文日期在发文机关署名的下一行编排，中间不空行。

    错：署名之下空一行，再写成文日期
    对：署名的下一行就是成文日期
    """
    for before, part in pairwise(case.structure.written):
        if before.role is Role.SIGNATURE and part.role is Role.DATE:
            between = _blanks_above(case, part)
            if between:
                yield _at(part, found=f"空了{between}行")


def _size(unit: Unit) -> float:
    return unit.look.letters[0].points if unit.look.letters else 0


def date_form(case: LayoutCase) -> Iterator[Hit]:
    """成文日期的写法不对。

    成文日期用阿拉伯数字，年、月、日标全，年份标全称，月、日不编虚位（1不写成01）。

    错：2023年07月08日；二〇二三年七月八日
    对：2023年7月8日
    """
    for part in case.structure.of(Role.DATE):
        text = part.text.strip()
        m = _DATE.search(text)
        if m and not _PLAIN_DATE.fullmatch(text.strip("（）()")):
            at = part.text.index(m.group())
            right = _rewritten(m)
            where = Stretch(part.number, at, at + len(m.group()))
            yield Hit(where, suggestion=right, safe=right is not None)


def _rewritten(m: re.Match[str]) -> str | None:
    """Return a date in Arabic numerals, None where it is no date that could be one."""
    year = m["y"].translate(_DIGITS)
    month, day = _value(m["m"]), _value(m["d"])
    if len(year) != 4 or month is None or day is None:
        return None
    return f"{year}年{month}月{day}日"


def _value(words: str) -> int | None:
    return int(words) if words.isdecimal() else from_han(words)


def annex_on_own_page(case: LayoutCase) -> Iterator[Hit]:
    """附件没有另起一面。

    附件另面编排，与正文一起装订；“附件”二字和顺序号用三号黑体顶格编排在版心左上角第一行。

    错：成文日期下面接着排附件
    对：附件前分页
    """
    for unit in case.of(ANNEX_MARK):
        if not unit.look.new_page:
            yield _at(unit.part)


def imprint_place(case: LayoutCase) -> Iterator[Hit]:
    """抄送、印发的左右没有空一字。

    抄送机关左右各空一字，回行时与冒号后的首字对齐；印发机关左空一字，印发日期右空一字。

    错：“抄送：”顶格写
    对：“抄送：”左空一字
    """
    for unit in case.of(COPIES, PRINTED):
        begins = unit.look.left + unit.look.first + typed_indent(unit.part.text)
        if abs(begins - 1) > _ENOUGH and unit.look.align not in ("center", "right"):
            found = f"空{begins:.1f}".removesuffix(".0") + "字" if begins > 0.1 else "顶格"
            yield _at(unit.part, element=unit.element, found=found)


def copies_stop(case: LayoutCase) -> Iterator[Hit]:
    """抄送机关之后没有句号。

    最后一个抄送机关名称后标句号；同一层级的机关之间用逗号或顿号。

    错：抄送：市委组织部，市直属机关工委
    对：抄送：市委组织部，市直属机关工委。
    """
    for unit in case.of(COPIES):
        text = unit.part.text.rstrip()
        if not text.endswith("。"):
            where = Stretch(unit.part.number, len(text) - 1, len(text))
            yield Hit(where, suggestion=f"{text[-1]}。", safe=text[-1] not in _STOPS)


def apart(case: LayoutCase) -> tuple[Part, ...]:
    """Return the addressee and the first line of the signature: each has a free line above it."""
    of = case.structure.of
    return (*of(Role.ADDRESSEE), *of(Role.SIGNATURE, Role.DATE)[:1])


def gap_due(case: LayoutCase, part: Part) -> float | None:
    """Return the space in points that a paragraph needs above it; None where it is right."""
    if not _gap_off(case, part):
        return None
    above = _above(case, part)
    look = case.looks.paragraphs.get(above.number) if above else None
    behind = look.after if look else 0.0
    return 0.0 if _blanks_above(case, part) else max(0.0, _pitch(case) - behind)


def _gap_off(case: LayoutCase, part: Part) -> str:
    """Say how far a paragraph is from the text above it, where that is not about one line.

    A signature may be farther off, for a seal.
    """
    lines = _lines_above(case, part)
    if lines is None or _HALF_A_LINE <= lines <= _ONE_LINE:
        return ""
    if lines < _HALF_A_LINE:
        return "没有空行"
    return "" if part.role in (Role.SIGNATURE, Role.DATE) else f"空了约{lines:.0f}行"


def _lines_above(case: LayoutCase, part: Part) -> float | None:
    """Return how many lines are free above a paragraph; None at the top of a page."""
    look, above = case.looks.paragraphs.get(part.number), _above(case, part)
    if look is None or look.new_page or above is None or above.role is Role.TABLE:
        return None
    before = case.looks.paragraphs.get(above.number)
    space = look.before + (before.after if before else 0)
    return _blanks_above(case, part) + space / _pitch(case)


def _pitch(case: LayoutCase) -> float:
    return case.profile.line.right if case.profile.line else _USUAL_PITCH


def _above(case: LayoutCase, part: Part) -> Part | None:
    """Return what stands above a paragraph and the blank ones over it."""
    at = case.structure.parts.index(part) - _blanks_above(case, part)
    return case.structure.parts[at - 1] if at else None


def _blanks_above(case: LayoutCase, part: Part) -> int:
    """Return how many blank paragraphs stand right above another; a picture is not blank."""
    above = case.structure.parts[: case.structure.parts.index(part)]
    looks = case.looks.paragraphs
    blank = (
        p.role is Role.BLANK and p.number in looks and not looks[p.number].holds_object
        for p in reversed(above)
    )
    return sum(1 for _ in takewhile(bool, blank))


def _at(part: Part, *, severity_info: bool = False, **args: str) -> Hit:
    end = len(part.text.rstrip(" " + WIDE_SPACE))
    return Hit(Stretch(part.number, 0, end), args, severity="info" if severity_info else None)


RULES = (
    LayoutRule("Y041", "info", "标题之下宜空一行再写主送机关，这里{found}", no_gap_above_addressee),
    LayoutRule(
        "Y042", "warning", "附件说明应在正文下空一行、左空二字，这里{found}", annex_note_place
    ),
    LayoutRule(
        "Y043", "warning", "{element}应排在右侧、右边空二至四字，这里{found}", signature_place
    ),
    LayoutRule(
        "Y044",
        "warning",
        "成文日期应用阿拉伯数字，年份写全，月、日前不加0，不写成“{text}”",
        date_form,
        arranged=False,
    ),
    LayoutRule("Y045", "warning", "附件应另起一面，“{text}”前要分页", annex_on_own_page),
    LayoutRule("Y046", "info", "{element}左右应各空一字，这里{found}", imprint_place),
    LayoutRule("Y047", "warning", "抄送机关写完要加句号", copies_stop, arranged=False),
    LayoutRule("Y048", "info", "{element}宜与正文空一行，这里{found}", signature_apart),
    LayoutRule(
        "Y049",
        "info",
        "成文日期宜写在署名的下一行，这里{found}",
        date_below_signature,
        arranged=False,
    ),
)

WORDED = tuple(rule for rule in RULES if rule.check in (date_form, copies_stop))
"""The rules that look at words, and so at any document."""
