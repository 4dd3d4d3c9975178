"""The labels of cards and record forms, and the values beside, below or behind them."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice

from msgspec import Struct

from addin.ledger.catalogue import SheetKind
from addin.ledger.forms.cards.boxes import has_boxes, options_in, ticked_in
from addin.ledger.forms.cells import owners
from addin.ledger.forms.form import Cell
from addin.ledger.grid import Grid, Value
from addin.ledger.tables.clock_columns import START
from addin.ledger.tables.rows.data_rows import DATE, PLACE
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import clean, heading_key, is_blank, standing
from addin.ledger.values.time_and_place import is_time_and_place

_BLANK_DAY = pattern(r"年\s+月\s+日.*")  # printed beside a signature, to be filled in
_LONGEST_LABEL = 16
_COLON = pattern(r"\s*:\s*")
_IN_CELL = pattern(r"[^:;,。\n\r]+$")
_WORD = pattern(r"(?:^|(?<=[\s\d()人名次]))[^\s\d()]")
_NUMBERED = pattern(r"^\s*(?:\(?(?:\d{1,2}|[一二三四五六七八九十])[)、.．]|[①-⑩])\s*")
_REMARK = pattern(r"(?<=.)\s*[(（](?![^()（）]*(?:签|章))[^()（）]*[)）]$")
FROM_UNTIL = pattern(r"(?:会议|活动)?(?:时间)?起[止讫至](?:时间|时刻|时点|钟点)?")
_UNDERLINE = pattern(r"_+")
HEADS_OF = pattern(r"(应到|实到)会?(?:人员|同志)")
_BOTH = pattern(r"\s*(?:[/／、或]|兼|(?<=人)[及和])\s*")
_ONE_IN_BRACKETS = pattern(r"(.{2,3})[(（](.{2,3})[)）](人?)")  # 主持（主讲）人
_PEOPLE = frozenset({"主持人", "主讲人", "记录人"})
_FREE = frozenset({"主要内容", "决议"})
BOTH_HEADS = pattern(
    r"应[到参]会?(?:人数)?[及和与、/]?实[到参]会?(?:人数)?|实[到参]会?(?:人数)?[及和与、/]?应[到参]会?(?:人数)?"
    r"|(?:到会|出席|参会|出勤)(?:人数|人员)?情况"
)


class Label(Struct, frozen=True):
    """A label, the column that it is a heading of, its cell, and the text behind it in the cell."""

    cell: Cell
    text: str
    key: str
    inside: str | None = None

    @property
    def name(self) -> str:
        """The text for comparing labels: another card has the same ones again."""
        return heading_key(self.text)

    @property
    def plain(self) -> str:
        """The text without its number, and without a remark in brackets: 议题（主题）."""
        return _REMARK.sub("", _NUMBERED.sub("", self.text))

    @property
    def numberless(self) -> str:
        """The text without its number."""
        return _NUMBERED.sub("", self.text)


class LabelledSheet(Struct, frozen=True, dict=True):
    """A sheet as labels and values."""

    grid: Grid
    kind: SheetKind

    @cached_property
    def labels(self) -> tuple[Label, ...]:
        """All labels, from top to bottom and from left to right.

        A content may open like a label, 主讲人：韩梅; it is one where no other cell has that label.
        会议室 right of 地点 is a place, 年 月 日 right of 时间 a blank.
        """
        plain = [x for x in self._found if x.inside is None]
        contents = {self._beside(x.cell) for x in plain if x.key in _FREE}
        values = {(self._beside(x.cell), x.key) for x in plain}
        printed = {x.key for x in self._found if x.cell not in contents}
        return tuple(
            x
            for x in self._found
            if not (x.cell in contents and x.inside is not None and x.key in printed)
            and not (x.inside is None and (x.cell, x.key) in values)
        )

    @cached_property
    def _found(self) -> tuple[Label, ...]:
        """Everything that looks like a label."""
        return tuple(
            label
            for r, row in enumerate(self.grid.rows)
            for c, value in standing(row)
            if isinstance(value, str)
            for label in labels_in((r, c), value, self.kind)
        )

    @cached_property
    def label_cells(self) -> frozenset[Cell]:
        """The cells with a label in them."""
        return frozenset(label.cell for label in self.labels)

    @cached_property
    def under(self) -> Mapping[Cell, Cell]:
        """For each cell under a merged range, the cell that holds its value."""
        return owners(self.grid)

    def right_of(self, cell: Cell) -> int:
        """Return the column right of a cell, or of the merged range that begins in it."""
        return self._merged.get(cell, cell)[1] + 1

    @cached_property
    def _merged(self) -> Mapping[Cell, Cell]:
        """The last cell of each merged range, by its first."""
        return {(m.top, m.left): (m.bottom, m.right) for m in self.grid.merges}

    def value(self, label: Label) -> tuple[Value, Cell]:
        """Return the value of a label that has none in its own cell, and its cell.

        It is right of the label, else below it where another label is beside it.
        """
        row, column = label.cell
        beside = row, self.right_of(label.cell)
        owner = self._beside(label.cell)
        is_value = owner not in self.label_cells or (label.key in _FREE and owner in self._inside)
        if is_value and not is_blank(self.grid.value(*owner)):
            return self.grid.value(*owner), owner
        below = self.under.get((row + 1, column), (row + 1, column))
        heads = owner in self.label_cells or (
            is_blank(self.grid.value(*owner)) and self._ends(label)
        )
        if heads and below not in self.label_cells and below != label.cell:
            return self.grid.value(*below), below
        own = owner in self.label_cells or row in self._rows_with_values or self._has_room(label)
        return None, label.cell if own else beside

    def _has_room(self, label: Label) -> bool:
        """Return whether a label, 主持人：, is among such as have their values in their cells."""
        return label.text.endswith((":", "：")) and label.cell[1] in self._columns_with_values

    @cached_property
    def _columns_with_values(self) -> frozenset[int]:
        """The columns in which most labels have their values behind them in their own cells."""
        every = Counter(x.cell[1] for x in self.labels)
        inside = Counter(x.cell[1] for x in self.labels if x.inside is not None)
        return frozenset(c for c, n in inside.items() if n * 2 > every[c])

    def _beside(self, cell: Cell) -> Cell:
        """Return the cell right of one, or the owner of the merged range that it is under."""
        beside = cell[0], self.right_of(cell)
        return self.under.get(beside, beside)

    @cached_property
    def _inside(self) -> frozenset[Cell]:
        """The cells that hold labels and their values."""
        return frozenset(label.cell for label in self.labels if label.inside)

    def _ends(self, label: Label) -> bool:
        """Return whether a label is the last of a row of labels, each with its value below it."""
        row = label.cell[0]
        columns = [c for c, _ in standing(self.grid.rows[row])]
        return (
            len(columns) > 1
            and all((row, c) in self.label_cells for c in columns)
            and not any((row + 1, c) in self.label_cells for c in columns)
            and row not in self._rows_with_values
        )

    @cached_property
    def _rows_with_values(self) -> frozenset[int]:
        """The rows in which a label has its value behind it in its own cell."""
        return frozenset(label.cell[0] for label in self.labels if label.inside)

    @cached_property
    def box_cells(self) -> frozenset[Cell]:
        """The cells with boxes to be ticked."""
        return frozenset(
            (r, c)
            for r, row in enumerate(self.grid.rows)
            for c, value in standing(row)
            if isinstance(value, str) and has_boxes(value)
        )

    def ticked(self, label: Label) -> tuple[str, Cell] | None:
        """Return the options ticked behind a label or right of it, ☑支委会 □党课, joined by 暨.

        None where there are no boxes.
        """
        own = [(label.cell, label.inside)] if label.inside else []
        beside = [part for row in self._rows_of(label) for part in self._options_beside(label, row)]
        if label.inside and not has_boxes(label.inside):
            return None
        return ticked_in(options_in([*own, *beside]))

    def _rows_of(self, label: Label) -> range:
        """Return the rows of a label's cell: options may fill several beside a merged one."""
        row = label.cell[0]
        last = self._merged.get(label.cell, label.cell)[0]
        return range(row, min(last + 1, len(self.grid.rows)))

    def _options_beside(self, label: Label, row: int) -> list[tuple[Cell, str]]:
        """Return the texts right of a label up to the next one, where they begin with options."""
        found: list[tuple[Cell, str]] = []
        for c in range(self.right_of(label.cell), len(self.grid.rows[row])):
            if (row, c) in self.label_cells:
                break
            if isinstance(value := self.grid.value(row, c), str) and not is_blank(value):
                found.append(((row, c), value))
        return found if any(has_boxes(text) for _, text in found[:2]) else []


def labels_in(cell: Cell, text: str, kind: SheetKind) -> Iterator[Label]:
    """Yield the label that a cell is, or those that it holds with their values."""
    if _BLANK_DAY.fullmatch(text.strip()):
        return
    plain = clean(text)
    if len(plain) <= _LONGEST_LABEL and (key := label_key(plain, kind)):
        yield Label(cell, plain, key)
        return
    normal = _UNDERLINE.sub(" ", unicodedata.normalize("NFKC", text))
    found = list(_labels_with_colons(normal, kind))
    if not found or normal[: found[0].start].strip(" \n\r\t("):
        return
    ends = [m.start for m in found[1:]] + [len(normal)]
    for m, end in zip(found, ends, strict=True):
        yield Label(cell, m.text, m.key, normal[m.end : end].strip(" \n\r\t;,。"))


class _InText(Struct, frozen=True):
    """A label in a text: where it begins, where its value does, its text, its column."""

    start: int
    end: int
    text: str
    key: str


def _labels_with_colons(text: str, kind: SheetKind) -> Iterator[_InText]:
    """Yield the labels in a text: before each colon the longest heading that begins a word."""
    for colon in _COLON.finditer(text):
        end = colon.start()
        if before := _IN_CELL.search(text, max(0, end - _LONGEST_LABEL), end):
            starts = (before.start() + m.start() for m in _WORD.finditer(before[0]))
            labels = ((start, clean(text[start:end])) for start in starts)
            yield from islice(
                (
                    _InText(start, colon.end(), label, key)
                    for start, label in labels
                    if (key := label_key(label, kind))
                ),
                1,
            )


def label_key(text: str, kind: SheetKind) -> str:
    """Return the column that a text is a heading of; empty where it is none."""
    plain = _NUMBERED.sub("", text)
    for its in (plain, _REMARK.sub("", plain)):
        if key := kind.headings.get(heading_key(its), ""):
            return key
    known = len(plain) <= _LONGEST_LABEL and PLACE in kind.headings.values()
    return _key_in_other_words(plain, kind) if known else ""


def _key_in_other_words(plain: str, kind: SheetKind) -> str:
    """Return the column that a label of activities is of, of which there is no such heading."""
    if is_time_and_place(plain):
        return DATE
    heading = heading_key(plain)
    for words, key in ((FROM_UNTIL, START), (BOTH_HEADS, "实到人数")):
        if words.fullmatch(heading):
            return key
    if len(both := people_of(plain, kind)) > 1:
        return label_key(both[0], kind)
    m = HEADS_OF.fullmatch(heading)
    return f"{m[1]}人数" if m else ""


def people_of(text: str, kind: SheetKind) -> list[str]:
    """Return the labels in one for several people, 主持人/记录人; none where it is not so."""
    if m := _ONE_IN_BRACKETS.fullmatch(text):
        text = f"{m[1]}/{m[2]}{m[3]}"
    parts = _BOTH.split(text)
    if len(parts) < 2 or not all(kind.headings.get(heading_key(p)) in _PEOPLE for p in parts):
        return []
    return parts


def distinct(labels: Sequence[Label]) -> int:
    """Return how many different columns some labels are headings of."""
    return len({label.key for label in labels})
