"""Activities of a crosstab that are of a further type as well: 组织生活会（含民主评议）, 兼党课.

And cells that only point to the one in another row: 见学习教育栏.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from addin.ledger.catalogue import Catalogue
from addin.ledger.forms.crosstabs.crosstab_axes import Axes
from addin.ledger.forms.form import Cell, Record
from addin.ledger.forms.roles import Role
from addin.ledger.forms.texts.activity_text import DATE, TITLE, TYPE, opening_type
from addin.ledger.grid import Grid
from addin.ledger.record import replace
from addin.ledger.values.activity_types.types import parse_types
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded, shown

_BESIDE = pattern(
    r"(?:同时|一并|一起|套开|穿插|暨|兼(?:作|做|有)?|并)(?:作为|召开|开展|进行|举行|上|讲)?了?"
)
_ABOUT = pattern(r"研究|部署|布置|准备|筹备|传达|通报|安排|商[量定]|讨论|通知|征求|动员|总结|汇报")
_ENDS = pattern(r"[)、]")
_ELSEWHERE = pattern(
    r"(?:详?见|记[入在]|登记?在)[“\"]?[\u4e00-\u9fff]{2,10}[”\"]?(?:[一]?[栏行项列格])"
)

ByCell = dict[Cell, list[Record]]


def with_further_types(axes: Axes, by_cell: ByCell, catalogue: Catalogue) -> ByCell:
    """Return the records, those of a further type with both: as the heading or the cell says.

    A heading says so of the only record below it, or of those that name the type. Where several
    are and none does, it is asked.
    """
    found = {at: [_as_told(r, catalogue) for r in its] for at, its in by_cell.items()}
    for cells, further in _headed(axes, by_cell, catalogue):
        records = [r for at in cells for r in found[at]]
        naming = [r for r in records if _names(r, further, catalogue)]
        both = naming or (records if len(records) == 1 else [])
        joined = "暨" if both else ""
        for at in cells:
            found[at] = [
                _with(r, further, joined) if _among(r, both or records) else r for r in found[at]
            ]
    return found


def _headed(
    axes: Axes, by_cell: ByCell, catalogue: Catalogue
) -> Iterator[tuple[list[Cell], tuple[str, ...]]]:
    """Yield the cells below each heading that names a further type, and those types."""
    headings: dict[str, tuple[list[Cell], Role]] = {}
    for at in by_cell:
        roles = {**axes.down[at[0]], **axes.across[at[1]]}
        if (its := roles.get("type")) and "(" in folded(its.said):
            headings.setdefault(its.said, ([], its))[0].append(at)
    for said, (cells, its) in headings.items():
        read = parse_types(said, catalogue).value
        further = tuple(n for n in (read.names if read else ()) if n not in its.text.split("暨"))
        if further:
            yield cells, further


def _as_told(record: Record, catalogue: Catalogue) -> Record:
    """Return a record of a further type where its own words say so: 报告会（兼党课）."""
    own = _value(record, TYPE).split("暨")
    text = folded(_value(record, TITLE))
    told: list[str] = []
    for m in _BESIDE.finditer(text):
        if not _ABOUT.search(text, 0, m.start()):
            names, _ = opening_type(_ENDS.split(text[m.end() :], maxsplit=1)[0], catalogue)
            told += [n for n in names if n in catalogue.type_order() and n not in (*own, *told)]
    return _with(record, tuple(told), "暨") if told and own != [""] else record


def pointing(grid: Grid, axes: Axes, by_cell: ByCell) -> tuple[ByCell, ByCell]:
    """Return the records without those that only point to one of the day in another row, which is
    of both types; and the pointing ones without their day, for the sums.
    """
    found, pointers = dict(by_cell), ByCell()
    for at, its in by_cell.items():
        value = grid.value(*at)
        if len(its) != 1 or not isinstance(value, str) or not _ELSEWHERE.search(folded(value)):
            continue
        others = list(_of_its_day(at, its[0], found, axes))
        if len(others) == 1:
            other, n = others[0]
            merged = _with(found[other][n], tuple(_value(its[0], TYPE).split("暨")), "暨")
            found[other] = [*found[other][:n], merged, *found[other][n + 1 :]]
            found[at], pointers[at] = [], [_without_day(its[0])]
    return found, pointers


def _of_its_day(
    at: Cell, record: Record, by_cell: ByCell, axes: Axes
) -> Iterator[tuple[Cell, int]]:
    """Yield where the records of the same month and day, of another type, are."""
    month = {**axes.down[at[0]], **axes.across[at[1]]}.get("month")
    for other, its in by_cell.items():
        if other == at or {**axes.down[other[0]], **axes.across[other[1]]}.get("month") != month:
            continue
        for n, r in enumerate(its):
            if _day(r) and _day(r) == _day(record):
                yield other, n


_DAY = pattern(r"(?:\d{1,2}月)?(\d{1,2})[日号]")


def _day(record: Record) -> str:
    m = _DAY.match(folded(_value(record, DATE)))
    return m[1].lstrip("0") if m else ""


def _without_day(record: Record) -> Record:
    first = replace(record.fields[0], value=None)
    return replace(record, fields=(first, *record.fields[1:]))


def _names(record: Record, types: Sequence[str], catalogue: Catalogue) -> bool:
    """Return whether a record's own words name one of some types."""
    text = folded("".join(shown(f.value) for f in record.fields if f.heading != TYPE))
    known: Mapping[str, str] = catalogue.type_names
    return any(name in text for name, its in known.items() if its in types)


def _with(record: Record, further: Sequence[str], joined: str) -> Record:
    """Return a record of further types; with them in brackets where it is not known."""

    def of_both(value: object) -> str:
        own = str(value or "").split("暨")
        added = [n for n in further if n not in own]
        if joined:
            return joined.join([*filter(None, own), *added])
        return f"{'暨'.join(own)}（{'、'.join(added)}）" if added else "暨".join(own)

    fields = tuple(
        replace(f, value=of_both(f.value), part=True) if f.heading == TYPE else f
        for f in record.fields
    )
    return replace(record, fields=fields)


def _among(record: Record, records: Sequence[Record]) -> bool:
    return any(record is other for other in records)


def _value(record: Record, heading: str) -> str:
    return next((shown(f.value) for f in record.fields if f.heading == heading), "")
