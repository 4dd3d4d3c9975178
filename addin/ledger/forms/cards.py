"""Cards and record forms: a label, its value beside it; stacked, side by side, or one a sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from addin.ledger.catalogue import Catalogue
from addin.ledger.forms.cells import filled_cells, title_text
from addin.ledger.forms.form import Cell, Field, Found, Record
from addin.ledger.forms.labels import Label, LabelledSheet, distinct
from addin.ledger.grid import Grid
from addin.ledger.tables.data_rows import ACTIVITIES, TYPE
from addin.ledger.tables.sheet_names import type_told
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded, is_unfilled, shown, standing

_LEAST_LABELS = 4
_NUMBER = r"[\d一二三四五六七八九十]+"
_TITLE = pattern(
    r"(?:(?:登记|记录|情况|活动|签到|汇报|会议|备案|纪实)[表卡簿单页]|记录|纪要)"
    rf"(?:\(?{_NUMBER}\)?)?$|^(?:第?{_NUMBER}[次期张号]|\(?{_NUMBER}[)、.])"
)
_LONGEST_TITLE = 40
_TITLE_ROWS = 3  # rows above a card in which its title may be

Card = Sequence[Label]


def read_cards(grid: Grid, catalogue: Catalogue, above: str) -> Found | None:
    """Read the cards of a sheet; None where fewer than four different labels are on it."""
    sheet = LabelledSheet(grid, catalogue.sheet(ACTIVITIES))
    if distinct(sheet.labels) < _LEAST_LABELS:
        return None
    titles = _title_rows(sheet)
    cards = [card for band in _bands(sheet.labels) for card in _cards(band, titles)]
    cards = [card for card in cards if distinct(card) >= _LEAST_LABELS - 1]
    if not cards:
        return None
    filled = (_record(sheet, card, catalogue) for card in cards)
    records = sorted((r for r in filled if _says_anything(r)), key=lambda r: r.fields[0].cell)
    if not records:
        return None
    first = min(card[0].cell[0] for card in cards)
    used = {f.cell for record in records for f in record.fields}
    cells = used | sheet.label_cells | _around(grid, cards)
    title = title_text(grid, first, above)
    return Found("cards", tuple(records), filled_cells(grid) & cells, first, title)


def _bands(labels: Sequence[Label]) -> list[list[Label]]:
    """Return the labels of cards side by side apart, from left to right.

    A band begins in a column whose labels repeat those of the first column in the same rows.
    """
    first = min(label.cell[1] for label in labels)
    leading = {label.cell[0]: label.key for label in labels if label.cell[1] == first}
    again = Counter(
        c
        for label in labels
        if (c := label.cell[1]) > first and leading.get(label.cell[0]) == label.key
    )
    starts = sorted(c for c, n in again.items() if n * 2 >= max(again.values()))
    return [
        [label for label in labels if left <= label.cell[1] < right]
        for left, right in zip([0, *starts], [*starts, 1 << 20], strict=True)
    ]


def _cards(labels: Sequence[Label], titles: Sequence[int]) -> list[list[Label]]:
    """Return the labels of stacked cards apart: each begins below a title, or where a label comes
    again."""
    found: list[list[Label]] = []
    for label in labels:
        last = found[-1] if found else []
        if not last or label.key in {x.key for x in last} or _between(last[-1], label, titles):
            begun = [x for x in last if x.cell[0] == label.cell[0] and x.key != label.key]
            if begun and len(begun) < len(last):
                del last[-len(begun) :]
            else:
                begun = []
            found.append(begun)
        found[-1].append(label)
    return found


def _between(last: Label, label: Label, titles: Sequence[int]) -> bool:
    return any(last.cell[0] < top <= label.cell[0] for top in titles)


def _title_rows(sheet: LabelledSheet) -> list[int]:
    """Return the rows that hold a title and nothing else: 支委会会议记录, 活动登记表（2）."""
    found = []
    for r, row in enumerate(sheet.grid.rows):
        texts = standing(row)
        if len(texts) == 1 and (r, texts[0][0]) not in sheet.label_cells:
            text = folded(shown(texts[0][1]))
            if len(text) <= _LONGEST_TITLE and _TITLE.search(text):
                found.append(r)
    return found


def _record(sheet: LabelledSheet, card: Card, catalogue: Catalogue) -> Record:
    fields = [field for label in card for field in _fields(sheet, label)]
    if TYPE not in {label.key for label in card} and (told := _type_above(sheet, card, catalogue)):
        fields.append(told)
    return Record(tuple(fields))


def _says_anything(record: Record) -> bool:
    """Return whether a card is filled in, and no form kept blank."""
    return any(not is_unfilled(f.value) for f in record.fields if f.label is not None)


def _fields(sheet: LabelledSheet, label: Label) -> Iterator[Field]:
    """Yield the field of a label; of boxes to be ticked, what is ticked."""
    if label.inside is not None:
        yield Field(label.text, label.inside or None, label.cell, label.cell, True)
    elif label.key == TYPE and (boxes := sheet.ticked(label)):
        yield Field(label.text, boxes[0] or None, boxes[1], label.cell, True)
    else:
        yield Field(label.text, *sheet.value(label), label.cell)


def _type_above(sheet: LabelledSheet, card: Card, catalogue: Catalogue) -> Field | None:
    """Return the type that the title right above a card states, or the sheet's name."""
    top = card[0].cell[0]
    for r in range(top - 1, max(-1, top - 1 - _TITLE_ROWS), -1):
        texts = standing(sheet.grid.rows[r])
        if len(texts) > 2:
            break
        for c, value in texts:
            if isinstance(value, str) and (name := type_told("", value, catalogue)):
                return Field(TYPE, name, (r, c), None, True)
    name = type_told(sheet.grid.sheet, "", catalogue)
    return Field(TYPE, name, card[0].cell, None, True) if name else None


def _around(grid: Grid, cards: Sequence[Card]) -> set[Cell]:
    """Return the cells of titles and remarks around the cards: one or two in a row."""
    rows = {label.cell[0] for card in cards for label in card}
    others = ((r, standing(row)) for r, row in enumerate(grid.rows) if r not in rows)
    return {(r, c) for r, texts in others if len(texts) <= 2 for c, _ in texts}
