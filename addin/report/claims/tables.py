"""The claims that tables make: a number where a row's name meets a column's, or beside its name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from addin.ledger.period import Period
from addin.report.claims.claim import Claim, When
from addin.report.claims.clauses import rest
from addin.report.claims.means import NARROWER
from addin.report.claims.quantity import Kind, Quantity, bare_number
from addin.report.claims.times import times
from addin.report.claims.words import Lexicon
from addin.report.prose import Paragraph, Stretch

_SOURCES = {"指标", "数值", "所在行"}  # the heads of our own list of sources
_A_LIST = re.compile(r"日期|时间|主持|主题(?!党日|教育)|议题|地点|主讲|姓名|记录人")
_PLANNED = re.compile(
    r"计划|安排|目标|任务数|指标值|要求|标准|分值|得分|序号|备注|说明|应到|电话|应[开召完]|缺少|缺额|差额|少开|欠"
)
_TOTAL = re.compile(r"^(?:合计|总计|共计|小计|总数|累计)$")
_UNIT = re.compile(
    r"[（(/／](?:单位[:：])?(人次|场次|学时|课时|小时|次|场|期|名|人|个|项|篇|份|元|万元|%|％)[）)]?"
)
_A_UNIT = re.compile("人次|场次|学时|次|场|期|名|人|个|项|篇|份|元|%|％")
_KINDS_OF_NAMES: tuple[tuple[Kind, str], ...] = (
    ("times", "次"),
    ("people", "名"),
    ("things", "个"),
)
_HEADS: tuple[tuple[re.Pattern[str], Kind, str], ...] = (
    (re.compile(r"率|占比|比例"), "rate", "%"),
    (re.compile("人次|参加人员|(?:参[加与会]|到会|实到|覆盖)(?:党员)?人?数?$"), "heads", "人次"),
    (re.compile(r"学时|课时|小时"), "hours", "学时"),
    (re.compile(r"金额|党费|元"), "money", "元"),
    (re.compile(r"人数|名数"), "people", "名"),
    (re.compile("次|期数|召开|开展|完成|实际|实开|已开|数量|数$|情况|合计|总计"), "times", "次"),
)  # fmt: skip


@dataclass(frozen=True)
class _Table:
    """A table's cells by row and column, and the paragraph that each number stands in."""

    cells: Mapping[tuple[int, int], str]
    numbers: Mapping[tuple[int, int], tuple[Paragraph, Quantity]]
    caption: str

    @property
    def first_data_row(self) -> int:
        """The first row with a number that is not only counting the rows."""
        return min((r for (r, c) in self.numbers if not self._counts_rows(c)), default=0)

    def _counts_rows(self, column: int) -> bool:
        head = self.cells.get((0, column), "")
        return head in ("序号", "序", "编号")

    def head(self, column: int) -> str:
        """Return what stands above a column, in all rows of heads."""
        rows = range(self.first_data_row)
        found = [self._at_or_before(r, column) for r in rows]
        return "".join(dict.fromkeys(t for t in found if t))

    def _at_or_before(self, row: int, column: int) -> str:
        own = [c for (r, c) in self.cells if r == row and c <= column]
        return self.cells[row, max(own)] if own else ""

    def unit_of(self, place: tuple[int, int]) -> tuple[Kind, str] | None:
        """Return the unit that stands in a cell of its own in the row of a number."""
        row = [t for (r, c), t in self.cells.items() if r == place[0] and c < place[1]]
        unit = next((bare_number(f"1{t}") for t in row if _A_UNIT.fullmatch(t)), None)
        return (unit.kind, unit.unit) if unit else None

    def label(self, row: int, column: int) -> str:
        """Return the name of a row: its first words that are no number."""
        found = [
            (c, text)
            for (r, c), text in self.cells.items()
            if r == row and c < column and text and (r, c) not in self.numbers
        ]
        return min(found)[1] if found else ""


def table_claims(
    paragraphs: Iterable[Paragraph], words: Lexicon, period: Period
) -> Iterator[Claim]:
    """Yield the claims of numbers that stand alone in a table's cell."""
    for table in _tables(paragraphs):
        heads = {t for (r, _), t in table.cells.items() if r < max(1, table.first_data_row)}
        if heads >= _SOURCES or any(_A_LIST.search(h) for h in heads):
            continue
        if re.search(r"计划|安排|打算", table.caption):
            continue
        for place in sorted(table.numbers):
            if claim := _claim(table, place, words, period):
                yield claim


def named_in_rows(paragraphs: Iterable[Paragraph]) -> dict[int, str]:
    """Return what stands at the head of the row that a paragraph of a table stands in."""
    heads: dict[tuple[int, int], str] = {}
    found = {}
    for p in (p for p in paragraphs if p.cell is not None):
        row = (p.cell.table, p.cell.row) if p.cell else (0, 0)
        if row in heads:
            found[p.number] = heads[row]
        elif re.search("[\u4e00-\u9fff]{2}", p.text):
            heads[row] = p.text
    return found


def is_list_of_sources(paragraphs: Iterable[Paragraph]) -> frozenset[int]:
    """Return the paragraphs of our own lists of sources, whose numbers claim nothing."""
    found: set[int] = set()
    for _, group in groupby(
        (p for p in paragraphs if p.cell), key=lambda p: p.cell.table if p.cell else -1
    ):
        rows = list(group)
        if {p.text.strip() for p in rows if p.cell and p.cell.row == 0} >= _SOURCES:
            found.update(p.number for p in rows)
    return frozenset(found)


def _tables(paragraphs: Iterable[Paragraph]) -> Iterator[_Table]:
    caption, last = "", None
    cells: dict[tuple[int, int], str] = {}
    numbers: dict[tuple[int, int], tuple[Paragraph, Quantity]] = {}
    for p in [*paragraphs, Paragraph(-1, "")]:
        if last is not None and (p.cell is None or p.cell.table != last):
            yield _Table(cells, numbers, caption)
            cells, numbers, last = {}, {}, None
        if p.cell is None:
            caption = p.text if p.text.strip() else caption
            continue
        last, place = p.cell.table, (p.cell.row, p.cell.column)
        cells[place] = cells.get(place, "") + p.text.strip()
        if number := bare_number(p.text):
            numbers[place] = (p, number)


def _claim(table: _Table, place: tuple[int, int], words: Lexicon, period: Period) -> Claim | None:
    paragraph, number = table.numbers[place]
    row, column = place
    label, head = table.label(row, column), table.head(column)
    if _PLANNED.search(head):
        return None
    found = _meant(table, place, label, head, words)
    if found is None:
        return None
    name, keys, unit, kind, loose = found
    stated = number if number.unit not in ("", "次") or unit == "次" else replace(number, unit=unit)
    stated = replace(stated, kind=kind, unit=unit if stated.unit in ("", "次") else stated.unit)
    when = _when(f"{label} {head}", table.caption, period)
    stretch = Stretch(paragraph.number, stated.start, stated.end)
    text = paragraph.text[stated.start : stated.end]
    return Claim(stretch, text, stated, name, keys, when, loose)


def _when(names: str, caption: str, period: Period) -> When | None:
    for text in (names, caption):
        if told := list(times(text, period)):
            return told[-1].when
    return None


_Meant = tuple[str, tuple[str, ...], str, Kind, str]


def _meant(
    table: _Table, place: tuple[int, int], label: str, head: str, words: Lexicon
) -> _Meant | None:
    _, number = table.numbers[place]
    own = _own_unit(table.cells[place], number) or table.unit_of(place)
    told = own or _kind(head) or (("times", "次") if _is_time(head) else None)
    if label and told and not _named(words, head, told[0], strict=True):
        return _of_row(label, *told, words)
    beside = table.cells.get((place[0], place[1] - 1), "")
    for kind, unit in [told] if told else _KINDS_OF_NAMES:
        if meant := _named(words, head, kind):
            name, keys, loose = meant
            several = len({r for (r, c) in table.numbers if c == place[1]}) > 1
            narrower = several and label and rest(label) and not _is_time(label)
            return name, keys, unit, kind, NARROWER if narrower else loose
        if beside and (meant := _named(words, beside, kind)):
            return meant[0], meant[1], unit, kind, meant[2]
    return None


def _own_unit(text: str, number: Quantity) -> tuple[Kind, str] | None:
    """Return the kind and unit that stand in the cell itself."""
    return (number.kind, number.unit) if text.rstrip().endswith(number.unit or "\0") else None


def _is_time(label: str) -> bool:
    return bool(re.search(r"\d+月|[一二三四五六七八九十]+月|季度|半年", label))


def _kind(head: str) -> tuple[Kind, str] | None:
    if m := _UNIT.search(head):
        told = bare_number(f"1{m[1]}")
        return (told.kind, told.unit) if told else None
    return next(((kind, unit) for p, kind, unit in _HEADS if p.search(head)), None)


def _of_row(label: str, kind: Kind, unit: str, words: Lexicon) -> _Meant | None:
    if _TOTAL.match(label):
        total = {"times": "活动总数", "heads": "参加人次", "rate": "到会率"}.get(kind)
        return (label, (total,), unit, kind, NARROWER) if total else None
    asked: Kind = "heads" if kind in ("rate", "people") else kind
    meant = _named(words, label, kind) or _named(words, label, asked)
    if meant is None:
        known = re.search(r"[\u4e00-\u9fff]{2}", label) and kind in ("times", "heads")
        return (label, (), unit, kind, "") if known and not _is_time(label) else None
    name, keys, loose = meant
    if kind == "rate" and keys[0].startswith("参加人次"):
        keys = tuple(k.replace("参加人次", "到会率") for k in keys)
    return name, keys, unit, kind, loose


def _named(
    words: Lexicon, text: str, kind: Kind, strict: bool = False
) -> tuple[str, tuple[str, ...], str] | None:
    """Return the figure that a cell's words name; loose where they say more than its name."""
    found = [m for m in words.mentions(text, kind) if not m.word.of_type]
    if not found:
        return None
    m = max(found, key=lambda m: m.end - m.start)
    more = rest(_UNIT.sub("", text[: m.start] + text[m.end :]))
    more = re.sub(r"[/／\d.．:：]|[一二三四五六七八九十]、|次|场|名|数", "", more)
    if strict and more:
        return None
    return m.text, m.word.keys[kind], NARROWER if more and not _is_time(text) else ""
