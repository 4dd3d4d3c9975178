"""What a row below a header is: a record, or a band, totals, a repeated header, a signature."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from addin.ledger.catalogue import Catalogue
from addin.ledger.grid import Grid, Value
from addin.ledger.tables.date_columns import date_parts
from addin.ledger.tables.headings.header_blocks import row_texts
from addin.ledger.tables.looks.legend_words import is_legend
from addin.ledger.tables.rows.bands import Band, read_band
from addin.ledger.tables.rows.counted_types import counts_types_in_cells
from addin.ledger.tables.rows.data_rows import ACTIVITIES, DATE, NUMBER, TYPE, Header
from addin.ledger.tables.rows.note_rows import is_caption, is_note
from addin.ledger.tables.rows.roster_bands import read_roster_band
from addin.ledger.tables.sheet_names import bare, is_body
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import clean, folded, shown, standing

_SPAN = (
    r"(?:[本全](?:月|页|季度?|年|半年|期|表)|(?:\d{1,2}月?[-—~至])?\d{1,2}月份?|[上下]半年"
    r"|第?[一二三四1-4]季度?|[Qq][1-4])?"
)
TOTALS = pattern(
    rf"[(【]?{_SPAN}(?:合计|小计|总计|共计|累计|总数)"
    r"|汇总|Total|总共|共\d+次"
)
SIGNATURE = pattern(
    r"(?:(?:填报|填表|制表|审核|复核|经办|编制|登记|记录|联系)(?:人|日期|时间|单位|电话)?|单位"
    r"|(?:单位|部门)?负责人|.{0,6}(?:支部|总支|党委|党组)(?:副)?书记|注|备注|说明|填[写表报]说明|图例|颜色说明|附注|温馨提示)"
    r"(?:\(?(?:签字|签名|签章|盖章|公章)\)?)?(?:[:\s]|$)"
)
_PAGE = pattern(
    r"[-—–·]*第\d+页(?:[,/(]?共\d+页\)?)?[-—–·]*|.{0,40}(?:\(续表?\d*\)|续表\d*)|-?\d+-"
    r"|\(?(?:承|接|续|转|过)[上下前次]页\)?"
)
_BAND = pattern(
    r"(?:(?:\d{4}年)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?|第?[一二三四1-4]季度|[上下]半年)(?:活动|记录|工作)?"
)
_HINT = pattern(
    r"(?:必填|选填|非必填|可不填)(?:项|\(.*\))?|(?:填写)?(?:示例|样例|范例|举例|例)[:：]?"
)
_IS_SUM = pattern(rf"[(【]?{_SPAN}(?:合计|小计|总计|共计|累计)[)】]?[:]?")
_EXAMPLE = pattern(
    r"\(?(?:填[写报表]|参考)?(?:示例|样例|范例|举例|例子?)\d*[:：]?\)?"
    r"|\(?(?:此|本|该|这)?(?:一?行)?(?:为|是|仅为)?(?:填[写报表])?(?:示例|样例|范例)(?:行|数据)?"
    r"(?:[,;。(].{0,20})?\)?"
    r"|\(?(?:示例|样例|范例)[):：].*"
)
_FIRST_NUMBERS = frozenset({"1", "甲", "A"})
_LETTERS = ("甲乙丙丁戊己庚辛壬癸", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_BRANCH = "党支部"
_ROSTER = "党员名册"
_FEW = 2
_WITH_NOTE = 5  # a number, a year, a month, a day and the note

Texts = Sequence[tuple[int, Value]]
"""The filled cells of a row, each with its column."""


class RowRoles(Struct, frozen=True):
    """What tells what the rows below a header are.

    ``content``: the columns that make a row more than a number; ``needed``: those that make it a
    record; ``wide``: the rows with a range merged over three columns or more; ``lines``: the rows
    of the header, with those above it that only span its columns; ``titles``: the texts above it;
    ``told``: the columns of the day and of the number.
    """

    header: Header
    catalogue: Catalogue
    content: frozenset[int]
    needed: tuple[int, ...]
    wide: frozenset[int]
    lines: tuple[Mapping[int, str], ...]
    titles: frozenset[str]
    told: frozenset[int]

    def is_empty(self, texts: Texts) -> bool:
        """Return whether nothing is filled but a number."""
        return all(i not in self.content for i, _ in texts)

    def is_record(self, texts: Texts) -> bool:
        """Return whether the cells that make a row a record are all filled."""
        filled = {i for i, _ in texts}
        return bool(self.needed) and filled.issuperset(self.needed)

    def _is_record_behind_first(self, texts: Texts) -> bool:
        return texts[0][0] not in self.needed and self.is_record(texts)

    def is_apart(self, texts: Texts, row: int, below_signature: bool) -> bool:
        """Return whether a filled row is none of the records."""
        if below_signature and len(texts) <= _FEW and self._of_activities:
            return True
        if self._is_sum(texts) or self._counts_types(texts) or _is_example(texts):
            return True
        if not self._is_record_behind_first(texts) and (
            self._sums(texts) or self._signs(texts) or self._explains_colours(texts)
        ):
            return True
        if row == self.header.bottom + 1 and _explains(texts):
            return True
        if self._of_activities and len(texts) <= _WITH_NOTE and self._is_remark(texts):
            return True
        return self._is_line_alone(texts, row) or self._repeats_header(texts)

    def _is_remark(self, texts: Texts) -> bool:
        return is_note(texts, self.told) or is_caption(texts, self.told, self.catalogue)

    def is_totals(self, texts: Texts) -> bool:
        """Return whether a row sums others up."""
        if self._is_sum(texts) or self._counts_types(texts):
            return True
        return self._sums(texts) and not self._is_record_behind_first(texts)

    def is_signature(self, texts: Texts) -> bool:
        """Return whether a row says who signs, on which day, or what is to be noted."""
        return self._signs(texts) and not self._is_record_behind_first(texts)

    def _counts_types(self, texts: Texts) -> bool:
        if type(texts[0][1]) is not str or not self._of_activities:
            return False
        return counts_types_in_cells([v for _, v in texts], self.catalogue)

    def _is_sum(self, texts: Texts) -> bool:
        """Return whether a row begins with 小计, whatever else it says: 小计, 2月, 支委会, 1."""
        first = texts[0][1]
        return isinstance(first, str) and "计" in first and bool(_IS_SUM.fullmatch(folded(first)))

    def _sums(self, texts: Texts) -> bool:
        return TOTALS.match(folded(shown(texts[0][1]))) is not None

    def _signs(self, texts: Texts) -> bool:
        first = clean(unicodedata.normalize("NFKC", shown(texts[0][1])))
        if SIGNATURE.match(first):
            return True
        return len(texts) == _FEW and self._is_signed_by_body(texts, first)

    def _explains_colours(self, texts: Texts) -> bool:
        """Return whether a row is a legend; a lone 取消 among remarks is none."""
        columns = self.header.columns
        remarked = texts[0][0] in columns.values() and texts[0][0] != columns.get(DATE)
        return is_legend([v for _, v in texts], may_be_word=not remarked)

    def band(self, texts: Texts, row: int) -> Band | None:
        """Return what a row tells of those below it, None where it is no band.

        A value typed in its own column is none.
        """
        if len(texts) != 1 or self.header.kind.name not in (ACTIVITIES, _ROSTER):
            return None
        index, text = texts[0]
        if not self._of_activities:
            return read_roster_band(text) if isinstance(text, str) else None
        own = {self.header.columns.get(TYPE), self.header.columns.get(_BRANCH)}
        if not isinstance(text, str) or (index in own and row not in self.wide):
            return None
        return read_band(text, self.catalogue)

    def title_band(self, texts: Texts) -> Band | None:
        """Return what a title row alone in its row tells of the table below it."""
        if len(texts) != 1 or not isinstance(texts[0][1], str):
            return None
        if not self._of_activities:
            of_roster = self.header.kind.name == _ROSTER
            return read_roster_band(texts[0][1]) if of_roster else None
        return read_band(texts[0][1], self.catalogue)

    @property
    def _of_activities(self) -> bool:
        return self.header.kind.name == ACTIVITIES

    def _is_signed_by_body(self, texts: Texts, first: str) -> bool:
        """Return whether a row is a branch and a day, not in the columns of either."""
        columns = self.header.columns
        if not self._of_activities or texts[0][0] == columns.get(_BRANCH):
            return False
        return texts[1][0] != columns.get(TYPE) and is_body(bare(first))

    def _is_line_alone(self, texts: Texts, row: int) -> bool:
        """Return whether a row's only text is a band, a page's number or a title."""
        if len(texts) != 1:
            return False
        text = folded(shown(texts[0][1]))
        if row in self.wide or _BAND.fullmatch(text) or _PAGE.fullmatch(text):
            return True
        return text in self.titles or self.band(texts, row) is not None

    def _repeats_header(self, texts: Texts) -> bool:
        return any(_repeats(texts, line) for line in self.lines)


def row_roles(grid: Grid, header: Header, catalogue: Catalogue) -> RowRoles:
    """Return what tells what the rows below a header are."""
    columns = header.columns
    above = range(header.begin or 0, header.top)
    return RowRoles(
        header,
        catalogue,
        content=frozenset(i for key, i in columns.items() if key != NUMBER),
        needed=needed_columns(header),
        wide=frozenset(m.top for m in grid.merges if m.right - m.left >= 2),
        lines=tuple(_lines(grid, header)),
        titles=frozenset(folded(v) for r in above for v in grid.rows[r] if isinstance(v, str)),
        told=frozenset({columns[k] for k in (NUMBER, DATE) if k in columns})
        | frozenset(date_parts(header.texts).values()),
    )


def _lines(grid: Grid, header: Header) -> Iterator[dict[int, str]]:
    """Yield the rows of a header, and of those above it that have several texts."""
    for r in range(header.begin or 0, header.bottom + 1):
        texts = row_texts(grid, r)
        if r >= header.top or len(texts) >= _FEW:
            yield texts


def needed_columns(header: Header) -> tuple[int, ...]:
    """Return the columns without which a row is no record."""
    return tuple(header.columns[k] for k in header.kind.identified_by if k in header.columns)


def has_record(grid: Grid, header: Header, end: int) -> bool:
    """Return whether a whole record is between a header and a row."""
    needed = set(needed_columns(header))
    rows = range(header.bottom + 1, end)
    return bool(needed) and any(needed <= {i for i, _ in standing(grid.rows[r])} for r in rows)


def _repeats(texts: Texts, line: Mapping[int, str]) -> bool:
    """Return whether half of a row, at least two cells or all of it, is a row of the header.

    Then one of the first half of its cells is, too: of most rows none is.
    """
    first = texts[: len(texts) // 2 + 1]
    if not [i for i, v in first if type(v) is str and v[:1] in line.get(i, "")]:
        return False
    same = sum(i in line and isinstance(v, str) and _says(v, line[i]) for i, v in texts)
    return (same >= 2 and same * 2 >= len(texts)) or same == len(texts) == len(line)


def _says(text: str, heading: str) -> bool:
    return heading[:1] in text and clean(text) == heading


def _is_example(texts: Texts) -> bool:
    """Return whether a row shows how rows are to be filled in: 示例 before it, or as its topic."""
    maybe = [v for _, v in texts if type(v) is str and "例" in v]
    return any(_EXAMPLE.fullmatch(folded(v)) for v in maybe)


def _explains(texts: Texts) -> bool:
    """Return whether the row below a header numbers its columns or says how to fill them in."""
    words = [folded(shown(v)).strip("()") for _, v in texts]
    return _HINT.fullmatch(words[0]) is not None or _numbers_columns(words)


def _numbers_columns(words: Sequence[str]) -> bool:
    """Return whether cells are 1, 2, 3 or 甲, 乙, 1, 2 in their order, as official forms have."""
    if len(words) < 3 or words[0] not in _FIRST_NUMBERS:
        return False
    figures = [w for w in words if w.isdigit()]
    letters = "".join(w for w in words if not w.isdigit())
    counted = figures == [str(n) for n in range(1, len(figures) + 1)]
    return counted and any(known.startswith(letters) for known in _LETTERS)
