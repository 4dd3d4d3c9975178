"""Texts that open with the type, 支委会：研究……, beside a day, below one, or after it in a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from addin.ledger.catalogue import Catalogue
from addin.ledger.forms.cells import filled_cells, lone_cells, owners, title_cells, title_text
from addin.ledger.forms.form import Cell, Field, Found, Record
from addin.ledger.forms.texts.activity_text import (
    DATE,
    REMARK,
    TITLE,
    TYPE,
    WEEKDAY,
    activities_in,
    clean_lines,
)
from addin.ledger.forms.texts.paragraphs import names_type, paragraphs, tells_heads, unread
from addin.ledger.forms.texts.usually_said import with_blanks
from addin.ledger.grid import Grid, Value
from addin.ledger.tables.sheet_names import month_told
from addin.ledger.values.dates import DateContext, parse_when
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import shown, standing

_LEAST_RECORDS = 2
_LONGEST_DAY = 30
_FIRST_ROWS = 3
_NEARLY_ALL = 4  # times as many paragraphs read as not
_LONGEST_HEADING = 12
_DAY_NUMBER = pattern(r"[\d一二三四五六七八九十廿卅]\s*[日号]|[./]")
_OF_MUCH_ELSE = pattern(r"日志|日记|大事记|[周月年]报|周记|工作纪实|日程|值班|简报|动态")
_OF_MEMBERS = pattern(r"党员|支部|支委|党小组|党课|党日|学习|开会")
_OWN_MONTH = pattern(r"^(?:\d{4}\s*[年./\-]\s*)?(\d{1,2})\s*[月./\-]")
_AROUND_MONTH = pattern(
    r"^\s*(?:[(【\[■◆●□▲★*]|(?:\d{1,2}|[一二三四五六七八九十]{1,3})[、.)]|第[一二三四五六七八九十]+部分)+[:]?\s*|[】\])]\s*$"
)
_NUMBER = pattern(r"\d|[一二三四五六七八九十元]|[同次当翌]日|次日")


def read_text(grid: Grid, catalogue: Catalogue, above: str) -> Found | None:
    """Read a sheet of texts; None where fewer than two of them open with a type and have a day."""
    reader = _Reader(grid, catalogue)
    records = list(reader.records())
    passed = reader.passed_over(f"{grid.sheet} {title_text(grid, _FIRST_ROWS, above)}")
    records = [r for r in records if not any(r is other for other in passed)]
    speaking = [r for r in records if any(f.heading in (TITLE, REMARK) for f in r.fields)]
    if len(records) < _LEAST_RECORDS or len(speaking) * 2 < len(records):
        return None  # types without a word about them are a list's column
    first = min(f.cell[0] for record in records for f in record.fields)
    cells = reader.used | frozenset(lone_cells(grid)) | reader.headings(first)
    return Found(
        "text",
        with_blanks(records),
        frozenset(cells) & filled_cells(grid),
        max(first - 1, 0),
        title_text(grid, first, above),
    )


class _Reader:
    def __init__(self, grid: Grid, catalogue: Catalogue) -> None:
        self.grid = grid
        self.catalogue = catalogue
        self.under: Mapping[Cell, Cell] = owners(grid)
        self.used: set[Cell] = set()
        self.unread: list[tuple[Record, str]] = []
        self.paragraphs = 0  # of those that are read
        self.headed: int | None = None

    def records(self) -> Iterator[Record]:
        month: int | None = None
        above: Cell | None = None
        for r, row in enumerate(self.grid.rows):
            texts = standing(row)
            if len(texts) == 1 and (m := _month_heading(texts[0][1])):
                self.headed, month, above = m, m, None
            elif len(texts) == 1 and (m := month_told(shown(texts[0][1]))):
                month, above = self.headed or m, None
            day = self._day_left(r, month)
            if len(texts) == 1 and day is not None:
                above = day  # a day alone is of the lines below it
            found = list(self._in_row(r, texts, day or above, month))
            if found and day is not None:
                self.used |= {(r, c) for c, _ in texts}
            if len(texts) == 1:
                month = self.headed or _last_month(found) or month
            yield from found

    def _day_left(self, row: int, month: int | None) -> Cell | None:
        """Return the first cell of a row that is a day and nothing else."""
        for c in range(min(4, len(self.grid.rows[row]))):
            cell = self.under.get((row, c), (row, c))
            if is_day(self.grid.value(*cell), month):
                return cell
        return None

    def _in_row(
        self, row: int, texts: list[tuple[int, Value]], day: Cell | None, month: int | None
    ) -> Iterator[Record]:
        for c, value in texts:
            if not isinstance(value, str) or (row, c) == day:
                continue
            if len(texts) == 1:
                yield from self._in_paragraphs(value, (row, c), day, month)
            else:
                yield from self._in_text(value, (row, c), day, month)

    def _in_paragraphs(
        self, text: str, cell: Cell, day: Cell | None, month: int | None
    ) -> Iterator[Record]:
        """Yield what a cell alone in its row says, and what of it has to be asked about."""
        for part, its_month in paragraphs(text, month, self.catalogue):
            found = list(self._in_text(part, cell, day, its_month))
            if not found and day is None:
                found = list(self._in_sentence(part, cell, its_month))
            self.paragraphs += bool(found)
            if not found and (one := unread(part, its_month, self.catalogue)):
                said = {**one, TYPE: None}
                fields = tuple(Field(key, its, cell, None, True) for key, its in said.items())
                found = [Record(fields, self._month_of(one[DATE], its_month))]
                self.unread.append((found[0], part))
            yield from found

    def _in_sentence(self, text: str, cell: Cell, month: int | None) -> Iterator[Record]:
        """Yield what a paragraph says in a sentence that opens with neither day nor type."""
        from addin.ledger.forms.texts.free_sentences import (  # noqa: PLC0415 - seldom needed
            free_sentence,
        )

        if one := free_sentence(text, month, self.catalogue):
            self.used.add(cell)
            fields = (Field(key, its, cell, None, True) for key, its in one.items())
            yield Record(tuple(fields), self._month_of(one[DATE], month))

    def _month_of(self, day: str, month: int | None) -> int | None:
        """Return the month that a record belongs to: none that only a line before it told."""
        its = _own_month(day)
        return month if self.headed or its is None or its == month else None

    def _in_text(
        self, text: str, cell: Cell, day: Cell | None, month: int | None
    ) -> Iterator[Record]:
        for one in activities_in(text, self.catalogue, month, dated=day is not None):
            if DATE not in one and day is None:
                continue
            self.used |= {cell, *([day] if day else [])}
            weekday = one.pop(WEEKDAY, "")
            fields = [Field(key, its, cell, None, True) for key, its in one.items()]
            if DATE not in one and day is not None:
                fields.insert(0, self._beside(day, weekday, cell))
            yield Record(tuple(fields), self._month_of(one.get(DATE, ""), month))

    def passed_over(self, title: str) -> list[Record]:
        """Return the records of paragraphs that are not read and need not be asked about.

        Where most paragraphs are activities there are none; else those that neither name a type
        nor tell who came. In a diary of much else both are needed, and where nearly all is read one
        of them, or a word of the branch or its members.
        """
        much_else = _OF_MUCH_ELSE.search(title) is not None
        if self.paragraphs >= 2 * len(self.unread) and not much_else:
            return []
        mostly_read = self.paragraphs >= _NEARLY_ALL * len(self.unread)
        least = 2 if much_else and not mostly_read else 1
        told = (
            names_type(text, self.catalogue)
            + tells_heads(text)
            + (mostly_read and _OF_MEMBERS.search(text) is not None)
            for _, text in self.unread
        )
        return [record for (record, _), n in zip(self.unread, told, strict=True) if n < least]

    def _beside(self, day: Cell, weekday: str, text: Cell) -> Field:
        """Return the day beside a text, with the weekday that the text says of it."""
        value = self.grid.value(*day)
        if not weekday:
            return Field(DATE, value, day)
        return Field(DATE, f"{shown(value)}（{weekday}）", text, None, True)

    def headings(self, first: int) -> set[Cell]:
        """Return the cells of the row right above the first record, and of the titles above it."""
        heads = {(first - 1, c) for c, _ in standing(self.grid.rows[first - 1])} if first else set()
        return heads | set(title_cells(self.grid, first))


def _own_month(day: Value) -> int | None:
    m = _OWN_MONTH.match(day) if isinstance(day, str) else None
    return int(m[1]) if m else None


def _last_month(records: list[Record]) -> int | None:
    """Return the month of the last day that a line says, which days below it are of too."""
    days = [f.value for record in records for f in record.fields if f.heading == DATE]
    return next(filter(None, map(_own_month, reversed(days))), None)


def _month_heading(value: Value) -> int | None:
    """Return the month of a line that is the heading of one: 一、七月, 【3月份】."""
    text = clean_lines(value) if isinstance(value, str) else ""
    if not text or len(text) > _LONGEST_HEADING or _DAY_NUMBER.search(text):
        return None
    return month_told(_AROUND_MONTH.sub("", text).replace("元月", "1月"))


def is_day(value: Value, month: int | None = None) -> bool:
    """Return whether a cell is a day and nothing else; 2月30日 is meant as one."""
    if isinstance(value, str) and (len(value) > _LONGEST_DAY or not _NUMBER.search(value)):
        return False
    if isinstance(value, str) and (digits := value.strip()).isdecimal() and len(digits) < 8:
        return False  # a number, and not 20220305
    if value is None or isinstance(value, bool | int):
        return False
    if isinstance(value, float) and value.is_integer() and value < 20000:
        return False
    reading = parse_when(value, DateContext(2000, month=month))
    asked = {p.kind for p in reading.problems}
    if reading.value is None:
        return "date-impossible" in asked
    return reading.value.exact or "date-vague" not in asked
