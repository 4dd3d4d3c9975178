"""Numbers of headings: continuous, nested, and in the standard's forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from addin.ledger.values.numerals import to_han
from addin.ledger.values.patterns import pattern
from addin.proofreading.document.headings import Heading
from addin.proofreading.document.passages import stretch
from addin.proofreading.document.structure import Part
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import FORMAT, Case, TextRule
from addin.report.prose import Stretch

_HAN_LEVELS = (1, 2)
_LEADS_IN = pattern(r"[：:]\s*$|^\s*第[一二三四五六七八九十百\d]+[章节条款]|^\s*附\s*件")
_CLAUSES = pattern("[，；、：]")
_PLAINLY_A_TITLE = 16  # characters without a comma
_LONGEST_TITLE = 30
_NAMES = {1: "“一、”", 2: "“（一）”", 3: "“1.”", 4: "“（1）”"}


def _numbered(case: Case) -> list[tuple[Part, Heading, int]]:
    return [
        (p, p.heading, p.heading.number)
        for p in case.structure.headings
        if p.heading is not None and p.heading.number is not None
    ]


def _said(level: int, number: int) -> str:
    return to_han(number) if level in _HAN_LEVELS else str(number)


def continuous(case: Case) -> Iterator[Hit]:
    """小标题的序号不连续。

    同一级的序号从一开始，一个接一个；跳号、重号，多半是增删段落后没有重排，或者丢了一段。
    一组序号只提示一次，改好第一处，后面的一并核对。

    错：一、工作情况　三、存在的问题
    对：一、工作情况　二、存在的问题
    """
    come: dict[int, set[int]] = {}  # how far each level has come; after a slip, either reading
    last: dict[int, int] = {}  # the number before, of any list of the level
    told: set[int] = set()  # the levels whose list has its finding
    before = dict(pairwise(p.number for p in case.structure.parts if p.text.strip()))
    before = {later: earlier for earlier, later in before.items()}
    previous = -1
    those = _numbered(case)
    for n, (part, heading, number) in enumerate(those):
        level = heading.level
        come = {k: v for k, v in come.items() if k <= level}
        told = {k for k in told if k <= level and k in come}
        expected = {n + 1 for n in come.get(level, {0})}
        due = min(expected)
        above = before.get(part.number, -1)
        led_in = above != previous and bool(_LEADS_IN.search(case.by_number[above].text))
        complete = max(come.get(level, {0})) > 1
        anew = led_in or (complete and _goes_on_from_one(those[n + 1 :], level))
        restarts = number == 1 and above != previous and (level > 2 or anew)
        goes_on = level > 1 and level not in come and number == last.get(level, 0) + 1
        come[level] = {number}
        if number not in expected and not restarts and not goes_on:
            if level not in told:
                yield _wrong_number(part, heading, number, due)
            told.add(level)
            come[level].add(due)
        elif restarts:
            told.discard(level)
        last[level], previous = number, part.number


def _goes_on_from_one(following: Sequence[tuple[Part, Heading, int]], level: int) -> bool:
    """Whether a list begins with a 一: its level's next number is 二."""
    alike = (number for _, heading, number in following if heading.level <= level)
    return next(alike, 0) == 2


def _wrong_number(part: Part, heading: Heading, number: int, due: int) -> Hit:
    said = _said(heading.level, due)
    place, mark = _mark(part, heading)
    if heading.counted:
        return Hit(place, {"text": mark, "due": said}, severity="warning")
    return Hit(place, {"due": said}, mark.replace(_said(heading.level, number), said, 1))


def _mark(part: Part, heading: Heading) -> tuple[Stretch, str]:
    """Return where a heading's number is and how it reads; one that Word counts is nowhere."""
    if heading.counted:
        return stretch(part, 0, len(part.text)), part.paragraph.mark
    mark = part.text[: heading.start].strip()
    start = part.text.index(mark)
    return stretch(part, start, start + len(mark)), mark


def nesting(case: Case) -> Iterator[Hit]:
    """小标题的层次跳了一级。

    层次依次是“一、”“（一）”“1.”“（1）”，一级一级往下。一处用了“（一）”，别处直接到“一是”，层次也不整齐。

    错：一、工作情况　1.抓学习
    对：一、工作情况　（一）抓学习
    """
    above = 0
    for part, heading, number in _numbered(case):
        sentence = heading.item or (heading.stop and not heading.run_in)
        if number == 1 and heading.level > above + 1 and not sentence:
            due, now = _NAMES[above + 1], _NAMES[heading.level]
            yield Hit(_mark(part, heading)[0], {"due": due, "now": now})
        above = heading.level
    yield from _without_second_level(case)


def _without_second_level(case: Case) -> Iterator[Hit]:
    """Find sections that go from 一、 to 一是 where others have （一） between them."""
    tops: list[tuple[Part, list[Part]]] = []
    for part in case.structure.prose:
        if part.heading is not None and part.heading.level == 1:
            tops.append((part, []))
        elif tops:
            tops[-1][1].append(part)
    has_second = [any(p.heading and p.heading.level == 2 for p in below) for _, below in tops]
    if not any(has_second):
        return
    for (_, below), second in zip(tops, has_second, strict=True):
        told = [p for p in below if p.text.lstrip().startswith(("一是", "二是"))]
        introduced = (
            any(p.text.rstrip().endswith("：") for p in below[: below.index(told[0])])
            if told
            else True
        )
        if not second and len(told) > 1 and not introduced:
            place = stretch(told[0], 0, told[0].text.index("是") + 1)
            yield Hit(place, {"due": "“（一）”", "now": "“一是”"})


def forms(case: Case) -> Iterator[Hit]:
    """序号的写法不规范。

    一级“一、”，二级“（一）”，三级“1.”，四级“（1）”：括号后面不加顿号，阿拉伯数字后面用点不用顿号。
    一组序号写法相同的，只在第一处提示，改的时候一并改。

    错：（一）、加强组织领导
    对：（一）加强组织领导
    """
    for group in _lists(case):
        wrong = [(p, h, right) for p, h, n in group if (right := _right_form(p, h, n))]
        for mild in (False, True):
            those = [its for its in wrong if _is_mild(*its) is mild]
            if those:
                yield _wrong_form(those, mild)


def _lists(case: Case) -> Iterator[list[tuple[Part, Heading, int]]]:
    """Yield the numbered headings of one level below one heading."""
    groups: dict[int, list[tuple[Part, Heading, int]]] = {}
    for part, heading, number in _numbered(case):
        for level in [k for k in groups if k > heading.level]:
            yield groups.pop(level)
        if number == 1 and heading.level in groups:
            yield groups.pop(heading.level)
        groups.setdefault(heading.level, []).append((part, heading, number))
    yield from groups.values()


def _right_form(part: Part, heading: Heading, number: int) -> str | None:
    """Return how a number is to be written, None where it is."""
    _, mark = _mark(part, heading)
    said = _said(heading.level, number)
    right = (f"{said}、", f"（{said}）", f"{said}.", f"（{said}）")[heading.level - 1]
    usual = mark.replace("(", "（").replace(")", "）").replace("．", ".").replace(" ", "")
    return right if usual != right else None


def _is_mild(part: Part, heading: Heading, right: str) -> bool:
    """Whether a number is a digit with 、 where a point is due."""
    return _mark(part, heading)[1].replace(" ", "") == right.replace(".", "、") != right


def _wrong_form(those: Sequence[tuple[Part, Heading, str]], mild: bool) -> Hit:
    found = [(*_mark(part, heading), right) for part, heading, right in those]
    (place, mark, right), *others = found
    if those[0][1].counted:
        return Hit(place, {"text": mark, "more": ""}, severity="info")
    further = tuple((where, new) for where, _, new in others)
    more = f"，这一组共{len(found)}处" if others else ""
    return Hit(place, {"more": more}, right, not mild, "info" if mild else None, further=further)


def heading_stops(case: Case) -> Iterator[Hit]:
    """独占一行的小标题末尾有句号。

    独占一行的小标题是标题，末尾不加句号；后面接着写正文的，才用句号隔开。编了号的一条一条的话是
    完整的句子，句号照用。

    错：（二）抓实作风建设，树立良好形象。
    对：（二）抓实作风建设，树立良好形象
    """
    stops: dict[int, list[bool]] = {}
    for its in case.structure.headings:
        if its.heading and not its.heading.run_in:
            stops.setdefault(its.heading.level, []).append(its.heading.stop)
    for part, following in pairwise([*case.structure.prose, None]):
        heading = part.heading if part else None
        if part is None or heading is None or heading.run_in or not heading.stop:
            continue
        words = heading.words(part.text)
        if heading.level in _HAN_LEVELS and _is_title(heading, words, following, stops):
            safe = len(words) <= _PLAINLY_A_TITLE and not _CLAUSES.search(words)
            place = stretch(part, heading.end, heading.end + 1)
            yield Hit(place, suggestion="", safe=safe)


def _is_title(
    heading: Heading, words: str, following: Part | None, stops: dict[int, list[bool]]
) -> bool:
    """Whether what a full stop ends is a title: it leads, is short, and most of its level are."""
    leads = following is not None and (
        following.heading is None or following.heading.level > heading.level
    )
    others = stops[heading.level]
    titles = others.count(False) > others.count(True) - 1  # itself apart
    plain = len(words) <= _PLAINLY_A_TITLE and not _CLAUSES.search(words)
    clauses = len(_CLAUSES.findall(words)) + 1
    short = len(words) <= _LONGEST_TITLE and clauses < 3 and not re.search(r"\d", words)
    return short and ((titles and (leads or plain)) or (plain and heading.level == 1 and leads))


RULES = (
    TextRule("W040", "error", "序号“{text}”不连续，这里应当是“{due}”", continuous, FORMAT),
    TextRule("W041", "info", "层次跳了一级：这里用了{now}，应先用{due}", nesting, FORMAT),
    TextRule("W042", "warning", "序号“{text}”的写法不规范{more}", forms, FORMAT),
    TextRule("W043", "warning", "独占一行的小标题末尾不加句号", heading_stops, FORMAT),
)
