"""Lists of the branch's people that tell little but names, by group below each other or in a cell.

That they are the roster is presumed of the sheet's name; see ``presumed_rosters``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from addin.ledger.catalogue import Catalogue, SheetKind
from addin.ledger.forms.cells import filled_cells, lone_cells, title_text
from addin.ledger.forms.form import Cell, Field, Found, Record
from addin.ledger.grid import Grid, Value
from addin.ledger.record import replace
from addin.ledger.tables.headings.headers import HEADER_SEARCH_ROWS
from addin.ledger.tables.headings.month_headings import heading_text
from addin.ledger.tables.kind_of_sheet import is_of_another_kind
from addin.ledger.tables.sheet_names import without_year
from addin.ledger.values.names import has_surname, parse_names
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import clean, folded, heading_key, is_unfilled, shown, standing

ROSTER = "党员名册"
_PERSON = "姓名"
_WHOSE = r"(?:全体|在册|现有|本|我|党?支部|社员|职工|教职工|教工|员工)*"
_LISTED = (
    r"(?:花?名[册单]|名录|分组|小组|编组|组成|划分|信息|情况|一览|总?表"
    r"|底册|底数|基本|人员|成员|及)*"
)
_OF_MEMBERS = pattern(rf"{_WHOSE}党员{_LISTED}|党小组{_LISTED}")
_OF_PEOPLE = pattern(rf"{_WHOSE}(?:人员|成员|小组|分组|班组|班次|队员)?{_LISTED}")
_NOT_A_ROSTER = pattern(
    r"签[到名字收]|考[勤核]|出勤|值[班日守]|[缴交应实]费|金额|得分|积分|成绩|申请|递交|考察|日期$|次数|票|意见|测评|√"
)
_OF_AN_OCCASION = pattern(
    r"签[到名]|[参到]会|参加|出席|报名|参赛|获奖|表彰|慰问|培训|参观|观影|体检|志愿|值[班守]|突击队|服务队|联系|帮扶|轮流|排班"
    r"|申请|积极分子|发展对象|生日|党费|捐款|群众|职工名"
)
_NAME = pattern(r"[\u3400-\u9fff]{2,4}(?:·[\u3400-\u9fff]+)*(?:\([^()]{1,12}\))?")
_GROUP = pattern(
    r".{0,6}[组班队部室所站科村股岗处系](?:\([^()]{1,8}\))?|第[一二三四五六七八九十\d]+.{0,4}"
)
_LEADER = pattern(r"(?:副?组长|召集人|负责人|班长|小计|合计|共)[^\u3400-\u9fff]?.*")
_LEADERS_COLUMN = pattern(r"(?:小|党小)?组长(?:姓名)?|召集人|负责人|副组长")
_OF_ALL = pattern(r"(?:小组|组内|本组)?(?:成员|党员|人员|组员|名单)(?:名单|姓名|构成)?|姓名")
_OF_WHOM = pattern(r"^[^、,;:]{1,12}?(?:\(?共?\d+人?\)?)?:|\(?共?\d+[人名]\)?$")
_BETWEEN = pattern(r"[、,;/]|\s+(?=[\u3400-\u9fff]{2})")
_MARK = {"√", "✓", "✔", "×", "○", "●", "△"}
_LEAST_PEOPLE = 3
_NEARLY_ALL = 0.85


def read_roster(grid: Grid, catalogue: Catalogue, above: str = "") -> Found | None:
    """Read a sheet that is called a list of members, or of people; None where it is none."""
    kind = catalogue.sheet(ROSTER)
    name = without_year(folded(grid.sheet)).strip("()-_ ")
    if not name or not (_OF_MEMBERS.fullmatch(name) or _OF_PEOPLE.fullmatch(name)):
        return None
    if is_of_another_kind(grid, kind):
        return None
    ways = (_by_heading, _by_group, _in_cells, _names_alone)
    found = next(filter(None, (way(grid, kind, above) for way in ways)), None)
    return None if found and _OF_AN_OCCASION.search(found.title) else found


def _by_heading(grid: Grid, kind: SheetKind, above: str) -> Found | None:
    """Read a list below headings, and what stands beside it under the same headings."""
    for top in range(min(len(grid.rows), HEADER_SEARCH_ROWS)):
        texts = {c: clean(heading_text(v)) for c, v in standing(grid.rows[top])}
        named = [c for c, t in texts.items() if kind.headings.get(heading_key(t)) == _PERSON]
        if not named:
            continue
        if len(texts) < 2 or any(_NOT_A_ROSTER.search(folded(t)) for t in texts.values()):
            return None
        told = {c: t for c, t in texts.items() if not _is_some_group(t, kind)}
        blocks = _blocks(told, named)
        records = [r for its in blocks for r in _people(grid, top, its)]
        if not _all_names(grid, top, named) or _is_ticked(records):
            return None
        known = {(r, c) for r in range(top, len(grid.rows)) for c in texts.keys() - told.keys()}
        return _found(grid, records, known | {(top, c) for c in texts}, top, above)
    return None


def _is_some_group(heading: str, kind: SheetKind) -> bool:
    """Return whether a heading, 班组, is of a group that need not be one of the Party's."""
    return heading.endswith("组") and heading_key(heading) not in kind.headings


def _blocks(texts: Mapping[int, str], named: Sequence[int]) -> Iterator[dict[int, str]]:
    """Yield the columns of each list of several side by side: each begins as the first does."""
    first = min(texts)
    begin = [c - (named[0] - first) for c in named]
    begin = [b if texts.get(b) == texts[first] else c for b, c in zip(begin, named, strict=True)]
    for at, end in zip(begin, [*begin[1:], max(texts) + 1], strict=True):
        yield {c: t for c, t in texts.items() if at <= c < end}


def _people(grid: Grid, top: int, columns: Mapping[int, str]) -> Iterator[Record]:
    name = next(c for c, t in columns.items() if heading_key(t).endswith(("姓名", "名字")))
    for r in range(top + 1, len(grid.rows)):
        if _is_name(grid.value(r, name)):
            yield Record(
                tuple(
                    Field(_PERSON if c == name else t, grid.value(r, c), (r, c), (top, c))
                    for c, t in columns.items()
                )
            )


def _all_names(grid: Grid, top: int, named: Collection[int]) -> bool:
    """Return whether nearly all that is below the headings of names is one."""
    cells = [grid.value(r, c) for r in range(top + 1, len(grid.rows)) for c in named]
    filled = [v for v in cells if not is_unfilled(v)]
    names = sum(map(_is_name, filled))
    return names >= max(_LEAST_PEOPLE, len(filled) * _NEARLY_ALL)


def _is_ticked(records: Sequence[Record]) -> bool:
    """Return whether a list is ticked off, as one of who came is."""
    marks = sum(shown(f.value).strip() in _MARK for r in records for f in r.fields)
    return marks * 2 >= len(records)


def _by_group(grid: Grid, _kind: SheetKind, above: str) -> Found | None:
    """Read names below the names of their groups, a column a group."""
    for top in range(min(len(grid.rows), HEADER_SEARCH_ROWS)):
        groups = dict(standing(grid.rows[top]))
        if len(groups) < 2:
            continue
        if not all(_is_group(v) for v in groups.values()):
            return None
        cells = {(r, c): grid.value(r, c) for r in range(top + 1, len(grid.rows)) for c in groups}
        filled = {at: v for at, v in cells.items() if not is_unfilled(v) and not _leads(v)}
        names = {at: v for at, v in filled.items() if _is_name(v)}
        if len(names) < max(_LEAST_PEOPLE, len(filled) * _NEARLY_ALL):
            return None
        records = [
            Record((Field(_PERSON, v, at, (top, at[1])),))
            for at, v in sorted(names.items(), key=lambda its: its[0][::-1])
        ]
        known = {(top, c) for c in groups} | {at for at, v in cells.items() if _leads(v)}
        found = _found(grid, records, known, top, above)
        named = " ".join(shown(v) for v in groups.values())
        return replace(found, title=f"{found.title} {named}".strip())
    return None


def _in_cells(grid: Grid, _kind: SheetKind, above: str) -> Found | None:
    """Read the names of each group in one cell: 第一党小组 | 张三、李四、王五."""
    for top in range(min(len(grid.rows), HEADER_SEARCH_ROWS)):
        texts = {c: folded(heading_text(v)) for c, v in standing(grid.rows[top])}
        lists = [c for c, t in texts.items() if _OF_ALL.fullmatch(t)]
        if len(texts) < 2 or len(lists) != 1:
            continue
        if any(map(_NOT_A_ROSTER.search, texts.values())):
            return None
        leaders = [c for c, t in texts.items() if _LEADERS_COLUMN.fullmatch(t)]
        records = list(_listed(grid, top, lists[0], leaders))
        if len(records) < _LEAST_PEOPLE or len(records) == len({r.fields[0].cell for r in records}):
            return None  # no cell holds several
        below = {(r, c) for r in range(top, len(grid.rows)) for c in texts}
        return _found(grid, records, below, top, above)
    return None


def _names_alone(grid: Grid, _kind: SheetKind, above: str) -> Found | None:
    """Read names without headings, one or several a cell: 第一党小组：张三（组长）、李四."""
    texts = {(r, c): v for r, row in enumerate(grid.rows) for c, v in standing(row)}
    lists = {at: names for at, v in texts.items() if (names := _names_in(v))}
    first = min(lists, default=None)
    if first is None:
        return None
    others = [v for at, v in texts.items() if at[0] >= first[0] and at not in lists]
    strange = [v for v in others if not _is_group(v) and not _leads(v) and not _is_number(v)]
    records = [
        Record((Field(_PERSON, name, at, at, part=len(names) > 1),))
        for at, names in lists.items()
        for name in names
    ]
    if len(records) < _LEAST_PEOPLE or len(strange) > len(records) * (1 - _NEARLY_ALL):
        return None
    return _found(grid, records, texts, first[0], above)


def _names_in(value: Value) -> tuple[str, ...]:
    """Return the names of a cell that holds nothing else than names, behind a group's."""
    if not isinstance(value, str):
        return ()
    text = _OF_WHOM.sub("", folded(value)).rstrip("。.;,、")
    parts = [p for p in _BETWEEN.split(text) if p]
    people = parse_names(text).value if parts and all(map(_is_name, parts)) else None
    known = people is not None and len(people.names) == len(parts) and not people.groups
    alone = len(parts) == 1 and (_is_group(text) or not has_surname(text))
    return people.names if known and people and not alone else ()


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float) or (isinstance(value, str) and value.strip().isdigit())


def _listed(grid: Grid, top: int, column: int, leaders: Collection[int]) -> Iterator[Record]:
    """Yield everybody once: those of a group's list, and its leader who may not be in it."""
    told: set[str] = set()
    for r in range(top + 1, len(grid.rows)):
        for c in (column, *leaders):
            people = parse_names(grid.value(r, c)).value if grid.value(r, c) else None
            if people is None or people.groups or people.total:
                continue
            for name in (n for n in people.names if n not in told):
                told.add(name)
                yield Record((Field(_PERSON, name, (r, c), (top, c), part=True),))


def _found(
    grid: Grid, records: Sequence[Record], known: Collection[Cell], top: int, above: str
) -> Found:
    read = {f.cell for r in records for f in r.fields}
    held = filled_cells(grid) & (read | set(known) | set(lone_cells(grid)))
    return Found("names", tuple(records), held, top, title_text(grid, top, above), ROSTER)


def _is_name(value: Value) -> bool:
    return isinstance(value, str) and _NAME.fullmatch(folded(value)) is not None


def _is_group(value: Value) -> bool:
    return isinstance(value, str) and _GROUP.fullmatch(folded(value)) is not None


def _leads(value: Value) -> bool:
    return isinstance(value, str) and _LEADER.fullmatch(folded(value)) is not None
