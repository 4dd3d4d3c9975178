"""Headings of who was due, who came and who was away, in the many words of clerks."""

from __future__ import annotations

from collections.abc import Mapping

from addin.ledger.catalogue import SheetKind
from addin.ledger.grid import Grid
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded, is_unfilled, shown

BOTH_HEADS = pattern(
    r"应到.*实到|实到.*应到|^(?:(?:参会|到会|出席|参加)?人数|党员)?[应实][、/或]?[实应](?:到|参加|出席)?(?:[假缺请]假?)?$"
    r"|(?:^|人数)(?:(?:到会?|出席|参[会加])(?:人数)?应(?:到会?|出席|参[会加])"
    r"|应(?:到会?|出席|参[会加])(?:人数)?(?:到会|出席|参[会加]))(?:人数)?$"
    r"|(?:到会|出席|参会|参加|出勤|签到|出缺[席勤])(?:人数|人员)?情况$"
)
DUE, PRESENT, ON_LEAVE, LEAVES, MISSING = "应到人数", "实到人数", "请假人员", "请假人数", "缺席人数"
_NUMBER = pattern(r"\d{1,4}(?:\.0)?[人名位]?")
_LOOKED_AT = 40  # rows below a heading
_HEADS = pattern(
    r"(?P<whose>应|实际?)(?:到会?|出席|参加|参会|参与|与会|出勤|签到)(?:会议)?(?:的?党员|人员)?(?:人数|人次|数)?"
)
_WHOSE = {"应": DUE, "实": PRESENT, "实际": PRESENT}
_ABOVE = pattern(
    r"(?:人数|人次|(?:到会|出席|参会|参加|与会|参与|出勤|签到|考勤|出缺[席勤])(?:人员|党员|人数)?(?:情况)?)$"
)
_SHORT = {
    "应": DUE,
    **dict.fromkeys(("实", "到", "到会", "出席", "参会", "参加", "与会", "出勤"), PRESENT),
    **dict.fromkeys(("假", "请"), LEAVES),
    **dict.fromkeys(("缺", "欠"), MISSING),
    "列": "列席人数",
}


def heads_asked(key: str) -> str:
    """Return the column that a heading asks for, where it says 应 or 实: 应参会党员数; else it."""
    if key == "到会":
        return PRESENT
    heads = _HEADS.fullmatch(key) if key[:1] in _WHOSE else None
    return _WHOSE[heads["whose"]] if heads else key


def is_short(text: str) -> bool:
    """Return whether a text is a word for heads under a heading of attendance: 应, 实, 假."""
    return text in _SHORT


def short_heads(text: str, above: str) -> str | None:
    """Return the column that such a word means under a heading of attendance: 实 under 参会情况."""
    return _SHORT.get(text) if _ABOVE.search(above) else None


def with_leave_told_apart(
    grid: Grid, kind: SheetKind, row: int, known: Mapping[int, str | None]
) -> Mapping[int, str | None]:
    """Return what headings are known as: of 请假 and 请假人员 one is the number, one the names."""
    for key, by_number in ((ON_LEAVE, True), (MISSING, False)):
        its = [i for i, column in known.items() if column == key]
        other = LEAVES if by_number else ON_LEAVE
        if len(its) < 2 or other in known.values() or other not in kind.headings:
            continue
        moved = [i for i in its if _holds_numbers(grid, row, i) == by_number]
        if len(moved) == 1:
            known = {**known, moved[0]: other}
    return known


def _holds_numbers(grid: Grid, header: int, column: int) -> bool:
    """Return whether most of what stands below a heading are numbers."""
    below = range(header + 1, min(header + 1 + _LOOKED_AT, len(grid.rows)))
    values = [v for row in below if not is_unfilled(v := grid.value(row, column))]
    return sum(_NUMBER.fullmatch(folded(shown(v))) is not None for v in values) * 2 > len(values)
