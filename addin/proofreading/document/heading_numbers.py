"""Numbers of headings: continuous, nested, and in the standard's forms."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from addin.checks.finding import Severity
from addin.ledger.values.numerals import to_han
from addin.proofreading.document.headings import Heading
from addin.proofreading.document.passages import stretch
from addin.proofreading.document.structure import Part
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import FORMAT, Case, TextRule

_HAN_LEVELS = (1, 2)
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

    错：一、工作情况　三、存在的问题
    对：一、工作情况　二、存在的问题
    """
    come: dict[int, set[int]] = {}  # how far each level has come; after a slip, either reading
    previous = -1
    for part, heading, number in _numbered(case):
        level = heading.level
        come = {k: v for k, v in come.items() if k <= level}
        due = min(come.get(level, {0})) + 1
        expected = {n + 1 for n in come.get(level, {0})}
        restarts = number == 1 and level > 2 and part.number > previous + 1
        come[level] = {number}
        if number not in expected and not restarts:
            yield _wrong_number(part, heading, number, due)
            come[level].add(due)
        previous = part.number


def _wrong_number(part: Part, heading: Heading, number: int, due: int) -> Hit:
    mark = part.text[: heading.start].rstrip()
    said = _said(heading.level, due)
    place = stretch(part, len(mark) - len(mark.lstrip()), len(mark))
    new = mark.strip().replace(_said(heading.level, number), said, 1)
    return Hit(place, {"due": said}, new)


def nesting(case: Case) -> Iterator[Hit]:
    """小标题的层次跳了一级。

    层次依次是“一、”“（一）”“1.”“（1）”，一级一级往下；一处用了“（一）”，别处直接到“一是”，层次也不整齐。

    错：一、工作情况　1.抓学习
    对：一、工作情况　（一）抓学习
    """
    above = 0
    for part, heading, number in _numbered(case):
        if number == 1 and heading.level > above + 1 and not heading.item:
            due, now = _NAMES[above + 1], _NAMES[heading.level]
            yield Hit(stretch(part, 0, heading.start), {"due": due, "now": now})
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

    错：（一）、加强组织领导
    对：（一）加强组织领导
    """
    for part, heading, number in _numbered(case):
        mark = part.text[: heading.start].strip()
        said = _said(heading.level, number)
        right = (f"{said}、", f"（{said}）", f"{said}.", f"（{said}）")[heading.level - 1]
        usual = mark.replace("(", "（").replace(")", "）").replace("．", ".").replace(" ", "")
        if usual != right:
            start = part.text.index(mark)
            place = stretch(part, start, start + len(mark))
            severity: Severity | None = "info" if usual == f"{said}、" else None
            yield Hit(place, suggestion=right, severity=severity, safe=severity is None)


def heading_stops(case: Case) -> Iterator[Hit]:
    """独占一行的小标题末尾有句号。

    小标题独占一行的，末尾不加句号；后面接着写正文的，才用句号隔开。

    错：（二）抓实作风建设，树立良好形象。
    对：（二）抓实作风建设，树立良好形象
    """
    for part, following in pairwise([*case.structure.prose, None]):
        heading = part.heading if part else None
        if part is None or heading is None or heading.run_in or heading.level not in _HAN_LEVELS:
            continue
        leads = following is not None and (
            following.heading is None or following.heading.level > heading.level
        )
        if heading.stop and (leads or heading.level == 1 or _is_odd(part, case)):
            yield Hit(stretch(part, heading.end, heading.end + 1), suggestion="", safe=True)


def _is_odd(part: Part, case: Case) -> bool:
    """Whether a heading has a full stop and most of its level have none."""
    level = part.heading.level if part.heading else 0
    others = [
        p.heading.stop for p in case.structure.headings if p.heading and p.heading.level == level
    ]
    return others.count(True) * 2 < len(others)


RULES = (
    TextRule("W040", "error", "序号“{text}”不连续，这里应当是“{due}”", continuous, FORMAT),
    TextRule("W041", "info", "层次跳了一级：这里用了{now}，应先用{due}", nesting, FORMAT),
    TextRule("W042", "warning", "序号“{text}”的写法不规范", forms, FORMAT),
    TextRule("W043", "warning", "独占一行的小标题末尾不加句号", heading_stops, FORMAT),
)
