"""Records that go on in the next row: a second line of the agenda, or of the names."""

from __future__ import annotations

from collections.abc import Collection

from addin.ledger.grid import Value
from addin.ledger.record import replace
from addin.ledger.tables.rows.data_rows import ACTIVITIES, NUMBER, Header, Row
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import clean, is_blank, shown

_NAMES = frozenset({"参加人员", "列席人员", "请假人员"})
_TEXTS = frozenset({"主题", "主要内容", "决议", "佐证材料", "备注"}) | _NAMES
_MEETINGS = frozenset({"主持人", "实到人数", "应到人数", "记录人"})
_OF_ITEM = pattern(
    r"汇报人|汇报(?:部门|人员|科室)|提[请出议]人|结论|审议(?:结果|意见)|研究结果|承办人"
)
_FIRST = pattern(r"\s*[(（]?(?:[1一]\s*[)）、.．:：]|[1一][)）]|[①⑴])")
_FURTHER = pattern(r"\s*[(（]?(?:(?:[2-9]|1\d|[二三四五六七八九十])\s*[)）、.．:：]|[②-⑳]|[⑵-⒇])")
_ENDS = tuple("、，,；;。.：:")


def goes_on(above: Row, row: Row, header: Header, filled: Collection[int]) -> bool:
    """Return whether a row, with its filled columns, belongs to the record right above it.

    It holds texts and nothing else, and what makes a record is merged with that above; or it is
    blank, and the number is too, or the text goes on counting: 2. below 1.
    """
    if header.kind.name != ACTIVITIES or row.number != above.number + len(above.lines) + 1:
        return False
    own = {key for key, i in header.columns.items() if i in filled}
    if not own or not own <= _TEXTS:
        return False
    needed = [key for key in header.kind.identified_by if key in header.columns]
    if _are_merged(above, row, needed):
        return True
    return all(is_blank(row.value(key)) for key in needed) and _is_begun(above, row, own)


def lists_items(header: Header) -> bool:
    """Return whether a list has one row an item of an agenda: 议题, 汇报人, and nobody's chair."""
    columns = header.columns
    if header.kind.name != ACTIVITIES or not _MEETINGS.isdisjoint(columns):
        return False
    topic = header.texts.get(columns.get("主题", -1), "")
    return "议题" in topic and any(_OF_ITEM.fullmatch(t.strip()) for t in header.texts.values())


def is_next_item(above: Row, row: Row, header: Header) -> bool:
    """Return whether a row of a list of items is of the same meeting as the one above."""
    needed = [key for key in header.kind.identified_by if key in header.columns]
    alike = all(is_blank(row.value(k)) or row.text(k) == above.text(k) for k in needed)
    return alike and not is_blank(row.value("主题")) and not is_blank(above.value("日期"))


def joined(above: Row, row: Row, header: Header, filled: Collection[int]) -> Row:
    """Return a record with the texts of the row that it goes on in."""
    own = {key: i for key, i in header.columns.items() if i in filled and key in _TEXTS}
    texts = {key: _after(key, above.value(key), row.values[i]) for key, i in own.items()}
    return replace(above, filled={**above.filled, **texts}, lines=(*above.lines, row.number))


def _are_merged(above: Row, row: Row, needed: Collection[str]) -> bool:
    """Return whether a row shares all that makes a record, and more, with the one above: two
    meetings of a day may be under one date and type."""
    shared = {key for key, cell in row.merged.items() if cell == above.address(key)}
    return shared.issuperset(needed) and len(shared) > len(needed)


def _is_begun(above: Row, row: Row, own: Collection[str]) -> bool:
    """Return whether a record that has begun above may go on in a row."""
    begun = [key for key in own if not is_blank(above.value(key))]
    if not begun or is_blank(above.value("日期")):
        return False
    if NUMBER in row.columns:
        return is_blank(row.value(NUMBER)) and not is_blank(above.value(NUMBER))
    return any(_counts_on(above.text(key), row.text(key)) for key in begun)


def _counts_on(above: str, text: str) -> bool:
    return bool(_FIRST.match(above) and _FURTHER.match(text))


def _after(key: str, above: Value, value: Value) -> str:
    first, then = clean(shown(above)), clean(shown(value))
    if not first or first.endswith(_ENDS):
        return first + then
    return first + ("、" if key in _NAMES else "；" if _FURTHER.match(then) else "") + then
