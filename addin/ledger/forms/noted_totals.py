"""Notes on a form's sheet that say how often each type was held: 本月完成：支委会1次、党课1次."""

from __future__ import annotations

import re
from collections.abc import Iterator

from addin.ledger.catalogue import Catalogue
from addin.ledger.forms.cells import lone_cells
from addin.ledger.forms.form import Found
from addin.ledger.grid import Grid
from addin.ledger.tables.data_rows import Row
from addin.ledger.values.numerals import HAN_NUMBER
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded
from addin.ledger.values.types import types_named

_LABEL = pattern(
    r"(?:备?注|说明):(?=[^:]*\d次[,、;])|(?:备?注|说明|统计|小结)?:?[^:,、;]{0,16}?(?:[本当全]月|[本全]季度?|[全本]年|年度|\d{1,2}月|[上下]半年|合计|小计|总计|统计|汇总|完成|小结)"
    r"[^:,、;\d]{0,6}?(?::|(?=共|召开|开展|举行))|(?:共|合计|小计|总计)(?:计|召开|开展)*:?"
)
_PIECE = pattern(
    rf"(?:其中|共|共计|合计|总计|组织|召开|开展|举行|举办|完成)*(?:(?:各类|各项|党建|组织生活)*(?:活动|会议))?([^\d]*?)(?:共|共计|召开|开展)?(?:\d+|{HAN_NUMBER})(?:场次|次|场)"
)
_ASKED_FOR = pattern(r"应|要求|不少于|至少|每|计划|目标|标准|上[月年季]|去年|拟|下[月半季]")
_OF_MONTH = pattern(r"[本当全\d]月")
_MAY_BE = pattern(r"[\d一二三四五六七八九十两][场次]")


def noted_totals(grid: Grid, found: Found, catalogue: Catalogue) -> Iterator[Row]:
    """Yield the lines of a sheet, none of a record, that count its activities by type."""
    used = {f.cell for record in found.records for f in record.fields}
    months = {record.month for record in found.records}
    for r, c in lone_cells(grid):
        value = grid.value(r, c)
        if r <= found.header or (r, c) in used or not isinstance(value, str):
            continue
        if _MAY_BE.search(value) and _counts_types(folded(value), len(months) == 1, catalogue):
            yield Row(grid.sheet, r + 1, [*[None] * c, value], {})


def counts_types(text: str, catalogue: Catalogue) -> bool:
    """Return whether a text only says how often each type was held."""
    return bool(_MAY_BE.search(text)) and _counts_types(folded(text), True, catalogue)


def _counts_types(text: str, one_month: bool, catalogue: Catalogue) -> bool:
    """Return whether a line is such a total; of a month only where the form is of one month."""
    if _ASKED_FOR.search(text) or (not one_month and _OF_MONTH.search(text)):
        return False
    label = _LABEL.match(text)
    pieces = [p for p in re.split(r"[、,;。和及]", text[label.end() if label else 0 :]) if p]
    names = [m[1] if (m := _PIECE.fullmatch(p)) else None for p in pieces]
    typed = [name for name in names if name and types_named(name, catalogue)]
    known = all(name is not None and (not name or name in typed) for name in names)
    return known and bool(names) and (len(typed) > 1 or label is not None)
