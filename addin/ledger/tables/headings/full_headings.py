"""What a column of a header of several rows is headed: its lowest text with those above it."""

from __future__ import annotations

from collections.abc import Iterator

from addin.ledger.catalogue import SheetKind
from addin.ledger.tables.headings.attendance_headings import heads_asked, short_heads
from addin.ledger.tables.headings.header_blocks import Heading
from addin.ledger.tables.headings.month_headings import is_month
from addin.ledger.values.month_columns import with_quarters_named
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded, heading_key

_GENERAL = pattern(r"(?:基本)?(?:情况|信息|安排|部分|方面|栏)$")
_ANOTHER = pattern(
    r"计划|预[计定]|拟|安排|下[次步周月]|上[次周月年]|整改|未|(?<!出)缺|请假|列席|非党员|群众|积极分子|团员"
    r"|填[报表写]|上报|报送|审[核批]|发布|印发|考核|检查|督[查导]|月|季|半年|\d年"
)
_IN_HEADS = pattern(r"\((?:人|名|人数|人次)\)$")
_DIVIDED = ("日期", "活动类型")  # into 年, 月, 日; into the types, to be ticked


def lookup_key(text: str) -> str:
    """Return a heading as it is looked up; 出席（人） asks for a number: 出席人数.

    Who was due and who came is said in many words: 应参会党员数, 实出席.
    """
    plain = with_quarters_named(folded(text))
    m = _IN_HEADS.search(plain)
    if m is not None:
        return f"{heading_key(plain[: m.start()]).removesuffix('人数').removesuffix('人员')}人数"
    return heads_asked(heading_key(plain))


def full_heading(heading: Heading, kind: SheetKind) -> str:
    """Return a column's heading as a kind of sheet knows it: 1月应缴 for 应缴 under 1月.

    应到 under 人数 is 应到人数, 时间 under 会议情况 is 会议时间. A text alone is enough unless what
    is above makes another thing of it: 时间 under 计划.
    """
    known = next((text for text in _joined(heading) if lookup_key(text) in kind.headings), None)
    if known is not None or not heading.above:
        return known or heading.text
    above = heading.above[0]
    short = short_heads(heading_key(heading.text), heading_key(above))
    if short in kind.headings and not _is_another(above):
        return short
    if is_month(above) and is_month(heading.text):
        return heading.text  # 1月 under 一季度
    column = kind.headings.get(lookup_key(above))
    another = _is_another(above)
    if column in _DIVIDED or (lookup_key(heading.text) in kind.headings and not another):
        return heading.text
    return above + heading.text if another or column else heading.text


def _is_another(above: str) -> bool:
    """Return whether what stands above a heading makes another thing of it: 计划, 群众."""
    return _ANOTHER.search(folded(above)) is not None


def _joined(heading: Heading) -> Iterator[str]:
    """Yield what a text and those above it may say together, the nearest first."""
    for above in heading.above:
        yield above + heading.text
        yield _GENERAL.sub("", folded(above)) + heading.text
        yield heading.text + above
