"""Tables whose rows are the items of a list, in its order: they become one row in a loop."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from addin.audit.backwards.substitution import Facts, Substitution
from addin.report.language.expression import Expression, Path, Pick, path
from addin.report.language.keys import Applied, Name
from addin.report.language.traced import Item, picked
from addin.report.prose import Paragraph, Stretch
from addin.report.values.parts import BRANCHES, HALVES, MONTHS, QUARTERS, TYPES

_LISTS = {
    MONTHS: "月",
    QUARTERS: "季",
    HALVES: "半年",
    BRANCHES: "支部",
    TYPES: "类",
    "统计表": "类",
}
_NAMES = ("简称", "名称", "类型")
_NONE = ("—", "-", "－", "――", "/", "0", "")
_FEWEST = 2  # rows


class Cell(Struct, frozen=True):
    """What a cell of a loop's row says: a stretch of its paragraph and what takes its place."""

    stretch: Stretch
    tag: str


class Loop(Struct, frozen=True):
    """Rows of a table that become one in a loop.

    ``rows``: of the table, the first and the last. ``opening``, ``closing``: the loop's tags.
    ``cells``: what the first row says then. ``fields``: what they print.
    """

    table: int
    rows: tuple[int, int]
    opening: str
    closing: str
    cells: tuple[Cell, ...]
    fields: tuple[Substitution, ...]


def loops_back(
    paragraphs: Sequence[Paragraph], found: Sequence[Substitution], facts: Facts
) -> Iterator[Loop]:
    """Yield the loops of a report's tables; what becomes of cells is in ``found``."""
    tables: dict[int, dict[int, list[Paragraph]]] = defaultdict(lambda: defaultdict(list))
    for p in paragraphs:
        if p.cell is not None:
            tables[p.cell.table][p.cell.row].append(p)
    by_paragraph: dict[int, list[Substitution]] = defaultdict(list)
    for its in found:
        by_paragraph[its.stretch.paragraph].append(its)
    for number, rows in tables.items():
        for name in _LISTS:
            made = _Table(number, rows, by_paragraph, name, facts).loop()
            if made is not None:
                yield made
                break


class _Table:
    """A table, and a list that its rows may be the items of."""

    def __init__(
        self,
        number: int,
        rows: Mapping[int, Sequence[Paragraph]],
        found: Mapping[int, Sequence[Substitution]],
        name: str,
        facts: Facts,
    ) -> None:
        self._number, self._rows, self._found, self._facts = number, rows, found, facts
        self._name = name
        self._items: Sequence[Item] = ()

    def loop(self) -> Loop | None:
        """Return the loop; None where the rows are not all of the list's items in their order."""
        items = {row: item for row in self._rows if (item := self._item_of(row))}
        listed = self._facts.values.get(self._name)
        if len(items) < _FEWEST or not isinstance(listed, Sequence):
            return None
        self._items = list(listed)
        in_a_row = all(b == a + 1 for a, b in pairwise(items))
        if not in_a_row or [i.id for i in items.values()] != [i.id for i in self._items]:
            return None
        return self._made(list(items), list(items.values()))

    def _item_of(self, row: int) -> Item | None:
        """Return the item that all figures of a row are of."""
        found = [its for p in self._rows[row] for its in self._found[p.number] if its.tag]
        picks = {pick.wanted for its in found if (pick := self._pick(its))}
        listed = self._facts.values.get(self._name)
        if not isinstance(listed, Sequence):
            return None
        if not found:
            return self._named(row, listed)
        return picked(listed, picks.pop()) if len(picks) == 1 else None

    def _named(self, row: int, listed: Sequence[Item]) -> Item | None:
        """Return the item whose name a row without a figure begins with: a month of dashes."""
        texts = [p.text.strip() for p in self._rows[row]][:2]
        names = [Expression((path(name),)) for name in _NAMES]
        return next(
            (i for i in listed for n in names if _printed(n, i) in filter(None, texts)), None
        )

    def _pick(self, its: Substitution) -> Pick | None:
        way = self._way(its)
        return way.steps[1] if way and isinstance(way.steps[1], Pick) else None

    def _way(self, its: Substitution) -> Path | None:
        """Return the path of a figure by the list."""
        ways = [*(its.expression.paths if its.expression else ()), *_by_key(its, self._facts)]
        if its.expression and len(its.expression.paths) > 1:
            return None
        return next((w for w in ways if len(w.steps) > 2 and w.steps[0] == Name(self._name)), None)

    def _made(self, rows: Sequence[int], items: Sequence[Item]) -> Loop | None:
        columns = [self._rows[row] for row in rows]
        if len({len(c) for c in columns}) != 1:
            return None
        cells: list[Cell] = []
        for same in zip(*columns, strict=True):
            cell = self._cell(same, items)
            if cell is None:
                return None
            if cell.tag != same[0].text:
                cells.append(cell)
        var = _LISTS[self._name]
        fields = tuple(its for row in columns for p in row for its in self._found[p.number])
        rest = rows[0], rows[-1]
        opening = f"{{%tr for {var} in {self._name} %}}"
        return Loop(self._number, rest, opening, "{%tr endfor %}", tuple(cells), fields)

    def _cell(self, same: Sequence[Paragraph], items: Sequence[Item]) -> Cell | None:
        """Return what the cells of a column say in a loop; None where nothing says all of them."""
        texts = [p.text.strip() for p in same]
        whole = _stretch(same[0])
        rests = {way.steps[2:] for p in same for its in self._found[p.number]
                 if its.tag and (way := self._way(its))}  # fmt: skip
        if len(rests) == 1 and (tag := self._figure(Path(rests.pop()), texts, items)):
            return Cell(whole, tag)
        if len(set(texts)) == 1:
            return (
                None
                if any(its.tag for p in same for its in self._found[p.number])
                else Cell(whole, same[0].text)
            )
        for name in _NAMES:
            if [_printed(Expression((path(name),)), i) for i in items] == texts:
                return Cell(whole, f"{{{{ {_LISTS[self._name]}.{name} }}}}")
        if texts == [str(n) for n in range(1, len(texts) + 1)]:
            return Cell(whole, "{{ loop.index }}")
        return None

    def _figure(self, rest: Path, texts: Sequence[str], items: Sequence[Item]) -> str | None:
        """Return the tag that prints a figure of each item, and a dash where there is none."""
        var = _LISTS[self._name]
        instead = next((t for t in texts if t in _NONE and t != "0"), None)
        ways = [(), *(((Applied("无则", (instead,)),),) if instead is not None else ())]
        for filters in ways:
            its = Expression((rest,), 0, filters)
            if [_printed(its, item) for item in items] == list(texts):
                return f"{{{{ {var}.{its.source} }}}}"
        return None


def _by_key(its: Substitution, facts: Facts) -> Iterator[Path]:
    """Yield the further paths of a figure: those of lists' items that show it."""
    if its.key.startswith("统计表["):
        yield path(its.key.partition("|")[0])
    elif its.key:
        yield from facts.paths.of(its.key, facts.period)


def _printed(its: Expression, item: Item) -> str:
    return its.text(item.values) or ""


def _stretch(paragraph: Paragraph) -> Stretch:
    text = paragraph.text
    start = len(text) - len(text.lstrip())
    return Stretch(paragraph.number, start, start + len(text.strip()))


def without_loops(found: Sequence[Substitution], loops: Sequence[Loop]) -> list[Substitution]:
    """Return what becomes of a report outside its loops' rows."""
    inside = {id(its) for loop in loops for its in loop.fields}
    return [its for its in found if id(its) not in inside]
