"""Cards and record forms: a label, its value beside it; stacked, side by side, or one a sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from addin.ledger.catalogue import Catalogue
from addin.ledger.forms.cards.blank_forms import is_example, says_anything
from addin.ledger.forms.cards.card_fields import Card, fields_of, title_above, title_of, void_above
from addin.ledger.forms.cards.labels import Label, LabelledSheet, distinct, label_key
from addin.ledger.forms.cells import filled_cells, title_text
from addin.ledger.forms.form import Cell, Found, Record
from addin.ledger.grid import Grid
from addin.ledger.tables.rows.data_rows import ACTIVITIES, TYPE
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded, shown, standing

_LEAST_LABELS = 4
_NUMBER = r"[\d一二三四五六七八九十]+"
_TITLE = pattern(
    r"(?:(?:登记|记录|情况|活动|签到|汇报|会议|备案|纪实)[表卡簿单页]|记录|纪要)"
    rf"(?:\(?{_NUMBER}\)?)?$|^(?:第?{_NUMBER}[次期张号]|\(?{_NUMBER}[)、.])"
)
_LONGEST_TITLE = 40
_BOX = pattern(
    r"(?:参会|参加|到会|与会|出席|人员|党员)*签[到名].*|.*(?:审核|审批|审查|核实|领导|支部|总支|党委|上级|单位)意见"
    r"|.*\(?(?:签字|签名|签章|盖章)\)?:?.*|附件.*|.*(?:照片|图片|影像|留影).*|备注|说明|编号|序号|年度|单位|填报单位"
)  # what forms hold besides what is read of them


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
    records = sorted(_records(sheet, cards, catalogue), key=lambda r: r.fields[0].cell)
    if not records:
        return None
    first = min(card[0].cell[0] for card in cards)
    used = {f.cell for record in records for f in record.fields}
    cells = used | sheet.label_cells | _around(sheet, cards)
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
    starts = sorted(c for c, n in again.items() if n > 1 and n * 2 >= max(again.values()))
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
        if not last or label.name in {x.name for x in last} or _between(last[-1], label, titles):
            begun = [x for x in last if x.cell[0] == label.cell[0] and x.name != label.name]
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


def _records(sheet: LabelledSheet, cards: Iterable[Card], catalogue: Catalogue) -> Iterator[Record]:
    """Yield the records of the cards that are filled in.

    Where the titles of some state their type, another's title is asked about as a type.
    """
    filled = [(card, fields_of(sheet, card, catalogue)) for card in cards]
    by_title = any(f.heading == TYPE and f.label is None for _, fields in filled for f in fields)
    for card, fields in filled:
        by_column = [(label_key(f.heading, sheet.kind), f) for f in fields]
        if not says_anything(by_column) or is_example(title_of(sheet, card)):
            continue
        untyped = by_title and TYPE not in {f.heading for f in fields}
        untyped = untyped and TYPE not in {label.key for label in card}
        title = title_above(sheet, card) if untyped else None
        void = void_above(sheet, card)
        yield Record((*fields, *(more for more in (title, void) if more)))


def _around(sheet: LabelledSheet, cards: Sequence[Card]) -> set[Cell]:
    """Return the cells of titles, remarks and boxes around the cards' labels.

    They are one or two in a row, or right of a text such as 签到 or 审核意见.
    """
    grid = sheet.grid
    rows = {label.cell[0] for card in cards for label in card}
    found: set[Cell] = set(sheet.box_cells)
    for r, row in enumerate(grid.rows):
        texts = standing(row)
        first = folded(shown(texts[0][1])) if texts else ""
        if (r not in rows and len(texts) <= 2) or (first and _BOX.fullmatch(first)):
            found |= {(r, c) for c, _ in texts}
    return found
