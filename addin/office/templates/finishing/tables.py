"""Tables whose rows come from loops: their heads repeat, and they go where all loops are empty.

A table goes as a whole where every row but its head comes from a loop, each of these loops had
nothing to repeat, and none has an {%tr else %} of its own. The head is the rows before the first
loop: at most three, and no field in them unless they are marked as a head.
"""

from __future__ import annotations

import copy
from typing import Any

from addin.ledger.values.patterns import pattern
from addin.office.templates.filling.value_marks import NOTHING
from addin.office.templates.filling.word_elements import SPACE, element, w
from addin.office.templates.finishing.loops import rows_between_loops, text_of

_NOTHING = pattern(f"{NOTHING}(\\d+){NOTHING}")
_OF_CELLS = pattern(r"\{%\s*(?:cellbg|colspan|[vh]m)\s")
_LONGEST_HEAD = 3


def mark_tables(body: Any) -> None:
    """Let heads repeat on every page, and put a mark into loops for when they are empty."""
    for table in list(body.iter(w("tbl"))):
        rows = list(rows_between_loops(table))
        if any(tag == "for" for _, tag in rows):
            _mark(rows)


def give_cells_properties(body: Any) -> None:
    """Give cells with a tag for their own look the properties that docxtpl writes it into.

    It looks for something in them; without, a colour or span would be lost and nobody told.
    """
    for cell in body.iter(w("tc")):
        properties = cell.find(w("tcPr"))
        if (properties is None or not len(properties)) and _OF_CELLS.search(text_of(cell)):
            width = cell.get_or_add_tcPr().get_or_add_tcW()
            width.set(w("w"), "0")
            width.set(w("type"), "auto")


def _mark(rows: list[tuple[Any, str]]) -> None:
    first = next(n for n, (_, tag) in enumerate(rows) if tag == "for")
    head = [row for row, _ in rows[:first]]
    if not _is_head(head, [tag for _, tag in rows[:first]]):
        return
    if head and not any(map(_repeats, head)):
        for row in head:
            _repeat(row)
    ends = _ends(rows[first:])
    for end in ends:
        end.addprevious(_otherwise(end, len(ends)))


def _is_head(head: list[Any], tags: list[str]) -> bool:
    return (
        len(head) <= _LONGEST_HEAD
        and not any(tags)
        and all(_repeats(row) or _is_static(row) for row in head)
    )


def _is_static(row: Any) -> bool:
    text = text_of(row)
    return bool(text.strip()) and not ("{{" in text or "{%" in text)


def _repeats(row: Any) -> bool:
    return row.find(f"{w('trPr')}/{w('tblHeader')}") is not None


def _repeat(row: Any) -> None:
    row.get_or_add_trPr().append(element("tblHeader"))


def _ends(rows: list[tuple[Any, str]]) -> list[Any]:
    """Return the rows that end the loops; none where a row is outside of them."""
    depth, ends = 0, []
    for row, tag in rows:
        if tag == "for":
            depth += 1
        elif tag == "endfor":
            depth -= 1
            if depth == 0:
                ends.append(row)
        elif depth == 0 or (depth == 1 and tag == "other" and "else" in text_of(row)):
            return []
    return ends if depth == 0 else []


def _otherwise(end: Any, loops: int) -> Any:
    """Return a row {%tr else %} with the mark behind it, made of the row that ends a loop."""
    row = copy.deepcopy(end)
    texts = list(row.iter(w("t")))
    for text in texts:
        text.text = ""
    texts[0].text = "{%tr else %}"
    texts[0].set(SPACE, "preserve")
    row.tail = f"{NOTHING}{loops}{NOTHING}"
    return row


def drop_tables(root: Any) -> None:
    """Take out the tables whose every loop was empty, and the marks of all."""
    for table in list(root.iter(w("tbl"))):
        marks: list[str] = []
        for its in (table, *table):
            own = its.text if its is table else its.tail
            if own and NOTHING in own:
                marks += _NOTHING.findall(own)
                _clear(its, is_table=its is table)
        if marks and len(marks) == int(marks[0]):
            _drop(table)


def _clear(its: Any, *, is_table: bool) -> None:
    if is_table:
        its.text = _NOTHING.sub("", its.text)
    else:
        its.tail = _NOTHING.sub("", its.tail)


def _drop(table: Any) -> None:
    """Take a table out; its tail, which may hold marks, stays."""
    before, tail = table.getprevious(), table.tail
    parent = table.getparent()
    parent.remove(table)
    if tail and before is not None:
        before.tail = (before.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail
