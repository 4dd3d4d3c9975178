"""A row that is several activities, parted: what is of all of them, and what is of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from addin.ledger.records.occasion import Read
from addin.ledger.tables.rows.data_rows import DATE, Row
from addin.ledger.values.dates import When
from addin.ledger.values.durations import parse_hours
from addin.ledger.values.heads.counts import parse_attendance, parse_int
from addin.ledger.values.heads.heads_of_each import is_of_each, said_of_each, what_of_all
from addin.ledger.values.problems import CellProblem, Problem, Reading

_PARSERS: Mapping[str, Callable[[str], Reading[Any]]] = {
    **dict.fromkeys(("实到人数", "应到人数"), parse_attendance),
    "学时": parse_hours,
    **dict.fromkeys(("有表决权应到", "有表决权实到", "赞成", "反对", "弃权"), parse_int),
}
_OF_ALL_TIMES = (*_PARSERS, "请假人员", "请假人数", "缺席人数")
_PRESENT = "实到人数"
_ASKED_ABOUT = ("实到人数", "应到人数", "学时")


def each_occasion(
    row: Row,
    values: dict[str, Any],
    days: Sequence[When],
    problems: Iterable[CellProblem],
    heading: str = "",
) -> Read:
    """Return an activity a day, with the heads and hours that its cells say of each.

    Of one number for all of them it is not known of which it is: that is asked, unless the
    ``heading`` of the heads says that they are of each time: 每次参加人数.
    """
    if len(days) == 1:
        return Read(({**values, DATE: days[0]},), list(problems))
    its = _of_each(row, len(days), heading)
    shared = {**values, **{key: None for key in _OF_ALL_TIMES if key in values}}
    found = tuple(
        {**shared, DATE: day, **{key: said[n] for key, said in its.items()}}
        for n, day in enumerate(days)
    )
    left = [p for p in problems if p.column not in its]
    key = next((k for k in _ASKED_ABOUT if values.get(k) is not None and k not in its), None)
    if key is None:
        return Read(found, left)
    said = what_of_all(row.text(key), heading if key == _PRESENT else "")
    args: dict[str, object] = {"column": key, "count": len(days), "said": said}
    return Read(found, [*left, problem_at(row, key, "heads-of-several", args)])


def lists_heads(row: Row, occasions: int) -> bool:
    """Return whether the cell of those present says how many they were at each of so many."""
    return _PRESENT in _of_each(row, occasions)


def _of_each(row: Row, occasions: int, heading: str = "") -> dict[str, list[Any]]:
    """Return the values that columns give for each occasion, where all of them are read."""
    found: dict[str, list[Any]] = {}
    for key, parse in _PARSERS.items():
        each = key == _PRESENT and is_of_each(heading)
        if not each and not isinstance(row.value(key), str):
            continue
        said = said_of_each(row.text(key), occasions, each=each)
        values = [parse(part).value for part in said]
        if values and None not in values:
            found[key] = values
    return found


def problem_at(row: Row, column: str, kind: str, args: dict[str, object]) -> CellProblem:
    """Return a problem at a column's cell of a row."""
    problem = Problem(kind, None, args)
    return CellProblem(row.sheet, row.address(column), column, row.text(column), problem)
