"""The annexes: those that the list names against those that follow."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from addin.checks.finding import Severity
from addin.ledger.values.numerals import from_han
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded
from addin.proofreading.document.passages import each, matched, quotations, stretch, within
from addin.proofreading.document.structure import Part, Role
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import FORMAT, Case, TextRule
from addin.report.prose import Stretch

_LISTED = pattern(
    r"(?:^\s*附\s*件?\s*(?P<own>[\d一二三四五六七八九十]{0,3})\s*(?:[:：]|(?<=[\d一二三四五六七八九十])\s*))?\s*(?:(?P<n>\d{1,2})\s*[.．、])?\s*(?P<name>.+)"
)
_MARK = pattern(r"\s*附\s*件\s*[:：]?\s*(?P<n>[\d一二三四五六七八九十]{0,2})\s*[:：]?\s*")
_MENTIONED = pattern(r"附件\s*(?P<n>\d{1,2}|[一二三四五六七八九十])(?!\s*[项份个])")
_STOP = pattern(r"[。；;，,]\s*$")


class _Annex(Struct, frozen=True):
    number: int
    name: str
    part: Part
    named: Part | None = None


def _listed(case: Case) -> list[_Annex]:
    found: list[_Annex] = []
    for part in case.structure.of(Role.ANNEX_NOTE):
        m = _LISTED.match(part.paragraph.as_seen)
        if m and not _MARK.fullmatch(part.text):
            own = m["n"] or m["own"] or ""
            number = int(own) if own.isdigit() else from_han(own) or len(found) + 1
            found.append(_Annex(number, _STOP.sub("", m["name"]), part))
    return found


def _attached(case: Case) -> list[_Annex]:
    found: list[_Annex] = []
    parts = case.structure.of(Role.ANNEX)
    for at, part in enumerate(parts):
        m = _MARK.fullmatch(part.text)
        if m:
            named = parts[at + 1] if at + 1 < len(parts) else None
            number = (from_han(m["n"]) if not m["n"].isdigit() else int(m["n"])) if m["n"] else None
            found.append(_Annex(number or len(found) + 1, named.text if named else "", part, named))
    return found


def numbered(case: Case) -> Iterator[Hit]:
    """附件的序号和正文后的附件说明对不上。

    附件说明列几个，后面就附几个，序号从1起连续，次序相同；正文里写“见附件3”的，要有附件3。

    错：附件：1.统计表　2.问题清单……（后面只有附件1、附件3）
    对：附件：1.统计表　2.问题清单……（后面有附件1、附件2）
    """
    listed, attached = _listed(case), _attached(case)
    for found in (listed, attached):
        for due, its in enumerate(found, 1):
            if its.number != due:
                yield Hit(_place(its.part), {"why": f"序号不连续，这里应当是{due}"})
                break
    if attached and listed and len(attached) != len(listed):
        more = max(listed, attached, key=len)[min(len(listed), len(attached))]
        args = {"why": f"附件说明列了{len(listed)}个，后面附了{len(attached)}个"}
        yield Hit(_place(more.part), args)
    elif attached and not listed:
        yield Hit(_place(attached[0].part), {"why": "正文后没有附件说明"}, severity="warning")
    yield from _mentioned(case, max((a.number for a in (*listed, *attached)), default=0))


def _mentioned(case: Case, last: int) -> Iterator[Hit]:
    """Find annexes that the text speaks of and that there are not; once each, or once for all."""
    found: dict[int, Hit] = {}
    for part, m in each(_MENTIONED, case.structure.prose):
        number = int(m["n"]) if m["n"].isdigit() else from_han(m["n"]) or 0
        if number > last and not within(quotations(part.text), *m.span()):
            severity: Severity | None = None if last else "warning"
            hit = Hit(matched(part, m), {"why": "没有列出这个附件"}, severity=severity)
            found.setdefault(number, hit)
    yield from found.values() if last else list(found.values())[:1]


def named_alike(case: Case) -> Iterator[Hit]:
    """附件的标题和附件说明里的名称不一样。

    附件说明里写什么名称，附件的标题就是什么。

    错：附件说明“党建活动统计表”，附件标题“党建活动情况表”
    对：附件说明“党建活动统计表”，附件标题“党建活动统计表”
    """
    for said, its in zip(_listed(case), _attached(case), strict=False):
        if its.named is None or len(folded(its.name)) > 60:
            continue
        name, title = (re.sub("[《》。]", "", folded(a.name)) for a in (said, its))
        if name.startswith(title) and name[len(title) :] in folded(_below(case, its.named)):
            continue  # the title goes on in the next line
        if name != title and not title.startswith(name) and name not in title:
            yield Hit(stretch(its.named, 0, len(its.named.text)), {"name": said.name.strip()})


def _below(case: Case, part: Part) -> str:
    """Return the text of the annex's paragraph below a part."""
    parts = case.structure.of(Role.ANNEX)
    return next((p.text for p in parts if p.number > part.number and p.text.strip()), "")


def stops(case: Case) -> Iterator[Hit]:
    """附件名称后面有标点。

    附件说明里，附件名称后面不加标点。

    错：附件：党建活动统计表。
    对：附件：党建活动统计表
    """
    for part, m in each(_STOP, case.structure.of(Role.ANNEX_NOTE)):
        yield Hit(matched(part, m), suggestion="", safe=True)


def _place(part: Part) -> Stretch:
    return stretch(part, 0, len(part.text))


RULES = (
    TextRule("W048", "error", "“{text}”：{why}", numbered, FORMAT),
    TextRule(
        "W049", "warning", "附件标题“{text}”和附件说明里的“{name}”不一样", named_alike, FORMAT
    ),
    TextRule("W050", "warning", "附件名称后面不加标点", stops, FORMAT),
)
