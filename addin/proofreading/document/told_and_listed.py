"""How many points a text says there are, and how many it lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from addin.ledger.values.numerals import from_han, to_han
from addin.ledger.values.patterns import pattern
from addin.proofreading.document.enumerations import points
from addin.proofreading.document.passages import matched
from addin.proofreading.document.structure import Part
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import PRACTICE, Case, TextRule

_UNIT = "个?方面|点|项|条|件|大|种|类|步|个"
_STATED = pattern(
    rf"(?<![第\d〇一二三四五六七八九十百千万]|[年月])“?(?P<n>[两二三四五六七八九十]|\d{{1,2}})(?P<unit>{_UNIT})”?"
    r"(?P<rest>[^，。；：:、\d]{0,14})(?P<end>[：:。]|，(?=一[是要])|$)"
)
_POINTS_TOLD = pattern("(?:要求|意见|措施|建议|举措|做法|打算|问题|不足|短板|差距|任务|工作)$")
_DOCUMENTS = pattern("制度|文件|办法|规定|方案|清单|意见|条例|规则|机制")
_IS_A_REST = pattern("(?:还|尚|仍|其余|剩余|剩下|另外?)(?:有|剩)?$")
_NOT = pattern("未|没有|尚|^[^“]*”.")
_LEADS = pattern(
    r"(?:以下|如下|下列|下面|主要(?:有|是|存在|表现)|表现[在为]|存在|从|重点(?:抓|做)好|抓好|做好|突出|分|有)[^，。；：]{0,10}$"
)


def as_many_as_said(case: Case) -> Iterator[Hit]:
    """说有几个方面，下面列的不是几个。

    “以下三个方面”后面要有三条，“四点措施”后面要有四条。

    错：从以下三个方面抓好整改：一是……二是……
    对：从以下两个方面抓好整改：一是……二是……
    """
    prose = case.structure.prose
    for at, part in enumerate(prose):
        for m in _STATED.finditer(part.text):
            said = 2 if m["n"] == "两" else from_han(m["n"]) or int(m["n"])
            listed = _listed_behind(part, m, prose[at + 1 :])
            if listed > 1 and listed != said:
                new = "两" if listed == 2 else str(listed) if m["n"].isdigit() else to_han(listed)
                args = {"said": f"{m['n']}{m['unit']}", "listed": listed}
                yield Hit(matched(part, m, "n"), args, new)


def _listed_behind(part: Part, m: re.Match[str], following: Sequence[Part]) -> int:
    """Return how many points a place announces; 0 where it is not sure that it announces any."""
    if (
        _begun_before(part, m)
        or _IS_A_REST.search(part.text[: m.start()])
        or _NOT.search(m["rest"])
    ):
        return 0
    behind = part.text[m.end("end") :].lstrip()
    if counted := _counted(m, part.text, behind):
        return counted
    announces = bool(_LEADS.search(part.text[: m.start()]))
    if m["end"] == "。":
        announces |= bool(_POINTS_TOLD.search(m["rest"])) and behind.startswith("一是")
    else:
        announces |= behind.startswith(("一是", "一要", "第一，", "其一，"))
    return _listed(part, m, following) if announces else 0


def _counted(m: re.Match[str], text: str, behind: str) -> int:
    """Return how many are listed in the sentence behind a colon in a form that is sure; else 0."""
    if m["end"] not in ("：", ":"):
        return 0
    titles = _titles(behind) if _DOCUMENTS.search(m["rest"]) else 0
    return titles or _repeated(m, text) or _inline(behind)


def _begun_before(part: Part, m: re.Match[str]) -> bool:
    """Whether the place is inside a row of points, whose next may not be of its own."""
    return any(p.match.start() < m.start() for p in points(part))


def _repeated(m: re.Match[str], text: str) -> int:
    """Return how many clauses behind begin with the word counted: 三个坚持：坚持…，坚持…."""
    word = m["rest"].strip("“”") if m["unit"] in "个大" else ""
    sentence = text[m.end("end") :].split("。", maxsplit=1)[0]
    clauses = re.split("[、，；]", sentence)
    alike = [c.startswith(word) for c in clauses] if word else []
    alike = alike if all(alike) else [c.endswith(word) and c != word for c in clauses]
    plain = len(word) == 2 and len(clauses) > 1
    return len(clauses) if plain and all(alike) else 0


_INLINE = (
    re.compile(r"[（(](?P<n>\d{1,2})[）)]"),
    re.compile(r"(?P<n>[①②③④⑤⑥⑦⑧⑨⑩])"),
    re.compile(r"(?:^|(?<=[。；：\s]))(?P<n>\d{1,2})[.．、](?!\d)"),
)


def _inline(text: str) -> int:
    """Return how many numbers, from 1 on, stand in a text that begins with the first of them."""
    for mark in _INLINE:
        numbers = [_value(m["n"]) for m in mark.finditer(text)]
        if mark.match(text) and numbers[:1] == [1]:
            return _run(numbers) if _run(numbers) == len(numbers) else 0
    return 0


def _titles(text: str) -> int:
    """Return how many titles in book-title marks a sentence consists of."""
    m = re.match(r"(?:《[^《》]+》[、和及，]?)+(?=[。；]|$|等)", text)
    return m.group().count("《") if m and not text[m.end() :].startswith("等") else 0


def _value(number: str) -> int:
    return int(number) if number.isdecimal() else "①②③④⑤⑥⑦⑧⑨⑩".index(number) + 1


def _listed(part: Part, m: re.Match[str], following: Sequence[Part]) -> int:
    """Return how many points follow a place: in its paragraph, else in the paragraphs below."""
    rest = [p for p in points(part) if p.match.start() >= m.end() - 1]
    if rest and rest[0].number == 1:
        run = _run([p.number for p in rest if p.kind == rest[0].kind])
        below = [p.number for q in following for p in list(points(q))[:1] if p.at_start]
        return _run([*range(1, run + 1), *below]) if len(rest) == run else run
    sentence = part.text[m.end() :].split("。")[0]
    if m["end"] == "：" and sentence.strip():
        return sentence.count("；") + 1
    return 0 if part.text[m.end() :].strip() else _listed_below(following)


def _run(numbers: Sequence[int]) -> int:
    """Return how far numbers go from 1 on without a gap."""
    length = 0
    for number in numbers:
        if number != length + 1:
            break
        length = number
    return length


def _listed_below(following: Sequence[Part]) -> int:
    first = following[0] if following else None
    if first is None:
        return 0
    if first.heading is not None and first.heading.number == 1:
        level = first.heading.level
        numbers = []
        for p in following:
            if p.heading is not None and p.heading.level < level:
                break
            if p.heading is not None and p.heading.level == level and p.heading.number:
                numbers.append(p.heading.number)
        return len(numbers)
    if not any(p.number == 1 and p.at_start for p in points(first)):
        return 0
    numbers = []
    for p in following:
        if p.heading is not None:
            break
        numbers += [point.number for point in list(points(p))[:1] if point.at_start]
    inside = [p.number for p in points(first)]
    return _run(numbers) if len(numbers) > 1 else _run(inside)


RULES = (TextRule("W045", "error", "说是{said}，下面列了{listed}条", as_many_as_said, PRACTICE),)
