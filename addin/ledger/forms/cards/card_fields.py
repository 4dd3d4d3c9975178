"""The fields of one card: its labels with their values, and what only its title states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from addin.ledger.catalogue import Catalogue, SheetKind
from addin.ledger.forms.cards.blank_forms import is_printed
from addin.ledger.forms.cards.boxes import has_boxes, is_ticked, options_in, ticked_in
from addin.ledger.forms.cards.labels import (
    FROM_UNTIL,
    HEADS_OF,
    Label,
    LabelledSheet,
    label_key,
    people_of,
)
from addin.ledger.forms.form import Cell, Field
from addin.ledger.grid import Value
from addin.ledger.record import replace
from addin.ledger.tables.rows.data_rows import DATE, NUMBER, TYPE
from addin.ledger.tables.sheet_names import bare, type_told
from addin.ledger.values.activity_types.types import types_named
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded, heading_key, is_blank, shown, standing
from addin.ledger.values.time_and_place import is_time_and_place, time_and_place

Card = Sequence[Label]

_TITLE_ROWS = 3  # rows above a card in which its title may be
_LEAST_PIECES = 2
_BESIDE = pattern(r"[/／、,，;；\s]+")
_LEAST_TYPES = 2  # beside one another: not one type, but all that there may be
_WHO_SPOKE = {"主持人", "主讲人"}
_CLOCKS = ("开始时间", "结束时间")
_WITH_DAY = pattern(r"\s*\d{4}\s*[年./\-]\s*\d{1,2}\s*[月./\-]\s*\d{1,2}\s*日?\s*")
_PIECE = pattern(r"\d{0,4}[年月日号]?|星期?[一二三四五六日天]|[上下]午|\d{1,2}[:时]\d{0,2}分?")
_DAY = pattern(r"(?:\d{4}年)?\d{1,2}月\d{1,2}[日号]?.*")
_PRESENT = "实到人数"
_HEADS = ("应到人数", _PRESENT)
_NAMES = pattern(r"^[\u4e00-\u9fff·]{2,4}(?:[、,，\s]+[\u4e00-\u9fff·]{2,4})+")
_CONTENT, _ATTENDEES = "主要内容", "参加人员"
_BOTH_HEADS = pattern(r"应[到参]\D{0,6}(\d+).*?实[到参]\D{0,6}(\d+)")


def fields_of(sheet: LabelledSheet, card: Card, catalogue: Catalogue) -> list[Field]:
    """Return the fields of a card, with the type of its title where no label is for it."""
    fields = [f for label in card for f in _fields(sheet, label, catalogue)]
    if DATE not in {label.key for label in card}:
        fields = [_dated(f, sheet.kind) for f in fields]
    if TYPE in {label.key for label in card}:
        return fields
    if named := _named_type(fields, catalogue):
        return [replace(f, heading=TYPE) if f is named else f for f in fields]
    told = type_above(sheet, card, catalogue)
    return [*fields, told] if told else fields


def _dated(field: Field, kind: SheetKind) -> Field:
    """Return 开始时间 with a day in it as the day, and what ends it without the day."""
    key, value = label_key(field.heading, kind), field.value
    if key not in _CLOCKS or not isinstance(value, str) or not (m := _WITH_DAY.match(value)):
        return field
    if key == _CLOCKS[0]:
        return replace(field, heading=DATE, part=True)
    return replace(field, value=value[m.end() :] or None, part=True)


def _named_type(fields: Sequence[Field], catalogue: Catalogue) -> Field | None:
    """Return the field 活动名称 whose value is no name but a type."""
    return next(
        (
            f
            for f in fields
            if heading_key(f.heading).endswith("名称")
            and isinstance(f.value, str)
            and types_named(folded(f.value), catalogue)
        ),
        None,
    )


def _fields(sheet: LabelledSheet, label: Label, catalogue: Catalogue) -> Iterator[Field]:
    """Yield the field of a label; of boxes to be ticked, what is ticked."""
    if label.key == TYPE and (
        boxes := sheet.ticked(label) or _ticked_below(sheet, label, catalogue)
    ):
        yield Field(label.text, boxes[0] or None, boxes[1], label.cell, True)
    elif label.inside is not None:
        yield from _values(sheet, label, label.inside or None, label.cell, True)
    elif label.key == DATE and (day := _day_in_cells(sheet, label)):
        yield Field(label.plain, day[0], day[1], label.cell, True)
    else:
        value, cell = sheet.value(label)
        more = _further_lines(sheet, label, cell) if label.key == _CONTENT and value else []
        text = "\n".join([shown(value), *more]) if more else value
        yield from _values(sheet, label, text, cell, bool(more))


def _values(
    sheet: LabelledSheet, label: Label, value: Value, cell: Cell, part: bool
) -> Iterator[Field]:
    """Yield a field; 应到12人，实到11人 under 参会人员 is heads, and no names."""
    if is_printed(value):
        value = None
    if both := people_of(label.numberless, sheet.kind):
        one_for_both = {label_key(text, sheet.kind) for text in both} == _WHO_SPOKE
        yield from _people(label, both, value, cell, one_for_both=one_for_both)
        return
    heads = _BOTH_HEADS.search(folded(value)) if isinstance(value, str) else None
    if heads and label.key == _ATTENDEES:
        yield Field("应到人数", heads[1], cell, label.cell, True)
        yield Field("实到人数", heads[2], cell, label.cell, True)
    elif label.key in _HEADS and isinstance(value, str) and _NAMES.search(value):
        if label.key == _PRESENT:  # 实到人员：韩梅、罗刚 is who came; who was due has no column
            yield Field(_ATTENDEES, value, cell, label.cell, part)
    elif any(p.fullmatch(heading_key(label.plain)) for p in (HEADS_OF, FROM_UNTIL)):
        yield Field(label.key, value, cell, label.cell, part)
    elif (
        isinstance(value, str) and is_time_and_place(label.text) and (cut := time_and_place(value))
    ):
        yield Field("日期", cut[0], cell, label.cell, True)
        yield Field("地点", cut[1] or None, cell, label.cell, True)
    else:
        yield Field(label.plain, value, cell, label.cell, part)


def _people(
    label: Label, both: Sequence[str], value: Value, cell: Cell, *, one_for_both: bool
) -> Iterator[Field]:
    """Yield the people under one label, 主持人/记录人：韩梅/罗刚.

    One name alone is the first's; under 主持（主讲）人 it is who did both.
    """
    names = [n.strip() for n in _BESIDE.split(shown(value))] if value else []
    alone = [value] * len(both) if one_for_both else [value]
    each = names if len(names) == len(both) else alone
    for heading, name in zip(both, each, strict=False):
        yield Field(heading, name, cell, label.cell, True)


def _ticked_below(
    sheet: LabelledSheet, label: Label, catalogue: Catalogue
) -> tuple[str, Cell] | None:
    """Return the types, a cell each right of a label, that have a tick below them."""
    row, first = label.cell[0], sheet.right_of(label.cell)
    beside = standing(sheet.grid.rows[row][first:])
    columns = range(first, len(sheet.grid.rows[row]))
    until = next((c for c in columns if (row, c) in sheet.label_cells), columns.stop)
    named = {
        first + i: v
        for i, v in beside
        if first + i < until and isinstance(v, str) and types_named(folded(v), catalogue)
    }
    if len(named) < _LEAST_TYPES:
        return None
    chosen = [c for c in named if is_ticked(sheet.grid.value(row + 1, c))]
    return "暨".join(named[c] for c in chosen), (row, (chosen or [first])[0])


def _day_in_cells(sheet: LabelledSheet, label: Label) -> tuple[str | None, Cell] | None:
    """Return the day written in several cells, 2023 | 年 | 3 | 月 | 8 | 日, and the first one."""
    row, texts = label.cell[0], list[str]()
    first = sheet.right_of(label.cell)
    for c in range(first, len(sheet.grid.rows[row])):
        if (row, c) in sheet.label_cells:
            break
        texts.append(folded(shown(sheet.grid.value(row, c))))
    if len(list(filter(None, texts))) < _LEAST_PIECES or not all(map(_PIECE.fullmatch, texts)):
        return None
    text = "".join(texts)
    return (text if _DAY.fullmatch(text) else None), (row, first)


def _further_lines(sheet: LabelledSheet, label: Label, cell: Cell) -> list[str]:
    """Return the lines below a content's first one, in its column and beside no other label."""
    lines = []
    for r in range(cell[0] + 1, len(sheet.grid.rows)):
        texts = standing(sheet.grid.rows[r])
        if not texts or texts[0][0] < cell[1] or cell[1] == label.cell[1]:
            break
        if (r, cell[1]) in sheet.label_cells or is_blank(value := sheet.grid.value(r, cell[1])):
            break
        lines.append(shown(value))
    return lines


def type_above(sheet: LabelledSheet, card: Card, catalogue: Catalogue) -> Field | None:
    """Return the type that the title right above a card states, or the sheet's name."""
    for cell, text in _above(sheet, card):
        if has_boxes(text) and (ticked := ticked_in(options_in([(cell, text)]))):
            return Field(TYPE, ticked[0] or None, cell, None, True)
        if name := type_told("", text, catalogue):
            return Field(TYPE, name, cell, None, True)
    name = type_told(sheet.grid.sheet, "", catalogue)
    return Field(TYPE, name, card[0].cell, None, True) if name else None


def title_above(sheet: LabelledSheet, card: Card) -> Field | None:
    """Return what the title right above a card calls it, to be asked about as a type."""
    for cell, text in _above(sheet, card):
        if name := bare(text):
            return Field(TYPE, name, cell, None, True)
    return None


def title_of(sheet: LabelledSheet, card: Card) -> str:
    """Return the text right above a card; the sheet's name where there is none."""
    return next((text for _, text in _above(sheet, card)), sheet.grid.sheet)


def void_above(sheet: LabelledSheet, card: Card) -> Field | None:
    """Return a number that says 作废 where the title of a card itself does: 第04号（作废）."""
    left = min(label.cell[1] for label in card)
    for cell, text in _above(sheet, card):
        if cell[1] == left and "作废" in text:
            return Field(NUMBER, "作废", cell, None, True)
    return None


def _above(sheet: LabelledSheet, card: Card) -> Iterator[tuple[Cell, str]]:
    """Yield the texts right above a card, the nearest row first."""
    top = card[0].cell[0]
    for r in range(top - 1, max(-1, top - 1 - _TITLE_ROWS), -1):
        texts = standing(sheet.grid.rows[r])
        if len(texts) > 2 or any((r, c) in sheet.label_cells for c, _ in texts):
            return
        yield from (((r, c), value) for c, value in texts if isinstance(value, str))
