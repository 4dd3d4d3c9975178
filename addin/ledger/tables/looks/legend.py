"""What a sheet says that its colours and strokes mean: 黄色为计划, 灰色表示取消, 划线的为已办结."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field

from addin.ledger.grid import Formats, Grid
from addin.ledger.tables.looks.colours import words_for
from addin.ledger.tables.looks.legend_words import COLOUR, MEANS, PLACE, SWATCH, may_explain_colours
from addin.ledger.tables.table import Table
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded, is_blank, shown

_NOT_HELD = pattern(
    r"(?<![超非])计划(?!外|以外|之外)|取消|延期|推迟|改期|暂缓|草稿|停办"
    r"|拟[召开举办定]|[未没待](?:有|能)?[召开举办实完]"
)
_HELD = pattern(
    r"已经?(?:召开|开展|完成|举行|举办|结束|归档|办结|落实|上报|核对|录入)|(?<!未)完成|补[开办]"
)
_COLOUR_FIRST = pattern(
    rf"({COLOUR}){PLACE}{{0,4}}{MEANS}?([^,;。、()\s红粉橙橘黄绿青蓝紫灰黑]{{2,12}}(?:、已?补[开办])?)"
)
_COLOUR_LAST = pattern(
    rf"([^,;。、:()\s]{{2,12}}?)[已均都的]?(?:[用以]|[标涂填](?:[为成]|色为|充为?|记为|注为)?)"
    rf"[浅深淡亮]?({COLOUR})(?!色?字)"
)
_STROKE = pattern(
    r"(?:删除线|划线|划去|划掉|划除|横线)[^,;。]{0,8}?(?:为|表示|代表|是|指|即)(.{2,10})"
)
_IS_SWATCH = pattern(SWATCH)
_LETTERS = pattern(rf"{COLOUR}(?:色)?字")
_LONGEST = 120


class Legend(Struct, frozen=True):
    """``off``: fills of rows that were not held, each with the words that say so.

    ``strokes_mean_done``: a row struck out was dealt with, and not called off.
    """

    off: Mapping[str, str] = field(default_factory=dict)
    strokes_mean_done: bool = False


def find_legend(grid: Grid, formats: Formats, tables: Sequence[Table]) -> Legend:
    """Return what a sheet says of its fills and strokes; nothing where it says nothing."""
    texts = [
        folded(value)
        for r, row in enumerate(grid.rows)
        for c, value in enumerate(row)
        if isinstance(value, str) and _may_say(value) and not _in_tables(tables, r, c)
    ]
    used = set(formats.fills.values())
    off = {**_told(texts, used), **dict(_swatches(grid, formats, tables))} if used else {}
    strokes = (m[1] for t in texts if (m := _STROKE.search(t)))
    return Legend(off, any(_HELD.search(s) and not _NOT_HELD.search(s) for s in strokes))


def _may_say(text: str) -> bool:
    return may_explain_colours(text) or (len(text) <= _LONGEST and _STROKE.search(text) is not None)


def _told(texts: Sequence[str], used: set[str]) -> dict[str, str]:
    """Return the fills that sentences explain as not held; none that two of them may mean."""
    said: dict[str, str] = {}
    for text in (t for t in texts if not _LETTERS.search(t)):
        said |= {m[1]: m[2] for m in _COLOUR_FIRST.finditer(text)}
        said |= {m[2]: m[1] for m in _COLOUR_LAST.finditer(text)}
    found: dict[str, str] = {}
    for fill in used:
        meanings = [said[word] for word in words_for(fill) & said.keys()]
        if meanings and all(_says_off(m) for m in meanings):
            found[fill] = meanings[0]
    return found


def _says_off(words: str) -> bool:
    return _NOT_HELD.search(words) is not None and not _HELD.search(words)


def _swatches(grid: Grid, formats: Formats, tables: Sequence[Table]) -> Iterator[tuple[str, str]]:
    """Yield the fills of cells outside the tables that hold, or stand beside, a word for it."""
    for (row, column), fill in formats.fills.items():
        text = grid.value(row, column)
        word = folded(shown(grid.value(row, column + 1) if is_blank(text) else text))
        if _IS_SWATCH.fullmatch(word) and not _in_tables(tables, row, column):
            yield fill, word


def _in_tables(tables: Sequence[Table], row: int, column: int) -> bool:
    """Return whether a cell is in one of the rows of the tables, headers included."""
    return any(_covers(t, row, column) for t in tables)


def _covers(table: Table, row: int, column: int) -> bool:
    across = table.columns.values()
    last = max((r.number for r in table.rows), default=table.header)
    inside = min(across, default=0) <= column <= max(across, default=0)
    return table.header - 1 <= row < last and inside
