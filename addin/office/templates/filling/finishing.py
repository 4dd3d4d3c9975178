"""The last touch to a part that has been filled: red where something is left open, whole tables."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from typing import Any

from addin.ledger.values.patterns import pattern
from addin.office.templates.filling.open_places import BEHIND_COLOUR, RED
from addin.office.templates.filling.value_marks import STAND_IN
from addin.office.templates.filling.word_elements import SPACE, element, w
from addin.office.templates.finishing.tables import drop_tables
from addin.office.templates.finishing.whole import Touched
from addin.report.language.filters import OPEN_PLACE, TICKED, UNTICKED, is_open

_BEHIND = frozenset(map(w, BEHIND_COLOUR))
_COLOUR, _COUNT = pattern(r"[0-9A-Fa-f]{6}|auto"), pattern("[1-9][0-9]*")

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
# These hold at least one paragraph.
_HOLDERS = tuple(map(w, ("hdr", "ftr", "footnote", "endnote", "txbxContent")))


def finish(root: Any, touched: Touched | None = None) -> int:
    """Put back the stand-ins and colour what is left open red; return how many places there are.

    ``touched``: what is to be done to the whole document then.
    """
    touched = touched or Touched()
    drop_tables(root)
    touched.lists.renumber(root)
    _complete_tables(root)
    _mend_cells(root)
    keep_paragraphs(root)
    touched.pictures.place(root)
    _set_checkboxes(root)
    missing = 0
    for text in list(root.iter(w("t"))):
        if text.text and STAND_IN in text.text:
            text.text = text.text.replace(STAND_IN, "_")
        if text.text and OPEN_PLACE.search(text.text):
            missing += _redden(text)
    return missing


def keep_paragraphs(root: Any) -> None:
    """Leave an empty paragraph in headers, footers, notes and boxes that were emptied."""
    for its in root.iter(*_HOLDERS):
        if its.find(f".//{w('p')}") is None:
            its.append(element("p"))


def _set_checkboxes(root: Any) -> None:
    """Let a checkbox control say what stands in it: ☑ is ticked, ☐ is not."""
    for box in root.iter(f"{_W14}checkbox"):
        control = next(box.iterancestors(w("sdt")))
        said = "".join(t.text or "" for t in control.iter(w("t"))).strip()
        checked = box.find(f"{_W14}checked")
        if checked is not None and said in (TICKED, UNTICKED):
            checked.set(f"{_W14}val", "1" if said == TICKED else "0")


def _complete_tables(root: Any) -> None:
    """Keep tables valid where conditions took all of a row, a table or a cell."""
    for row in list(root.iter(w("tr"))):
        if row.find(f".//{w('tc')}") is None:
            row.getparent().remove(row)
    for table in list(root.iter(w("tbl"))):
        if table.find(w("tr")) is None:
            table.getparent().remove(table)
    for cell in root.iter(w("tc")):
        if not len(cell) or cell[-1].tag != w("p"):
            cell.append(element("p"))


def _mend_cells(root: Any) -> None:
    """Take out colours and spans that are none, with which Word does not open the document."""
    for shade in root.iter(w("shd")):
        if (fill := shade.get(w("fill"))) is not None:
            bare = fill.removeprefix("#")
            shade.set(w("fill"), bare if _COLOUR.fullmatch(bare) else "auto")
    for span in list(root.iter(w("gridSpan"))):
        if not _COUNT.fullmatch(span.get(w("val"), "")):
            span.getparent().remove(span)


def _redden(text: Any) -> int:
    """Split a run around each （待补充） or （待核实） and colour that part."""
    run = text.getparent()
    pieces = [p for p in OPEN_PLACE.split(text.text) if p]
    if run.tag != w("r") or len(run.findall(w("t"))) != 1:
        return sum(map(is_open, pieces))
    for number, piece in enumerate(pieces):
        part = copy.deepcopy(run)
        own = part.find(w("t"))
        own.text = piece
        own.set(SPACE, "preserve")
        if number:
            _remove(part, own.itersiblings(preceding=True))
        if number < len(pieces) - 1:
            _remove(part, own.itersiblings())
        if is_open(piece):
            _colour(part)
        run.addprevious(part)
    run.getparent().remove(run)
    return sum(map(is_open, pieces))


def _remove(run: Any, elements: Iterable[Any]) -> None:
    """Take elements out of a run, all but its look."""
    for its in [its for its in elements if its.tag != w("rPr")]:
        run.remove(its)


def _colour(run: Any) -> None:
    properties = run.find(w("rPr"))
    if properties is None:
        properties = element("rPr")
        run.insert(0, properties)
    colour = properties.find(w("color"))
    if colour is None:
        colour = element("color")
        at = next((n for n, its in enumerate(properties) if its.tag in _BEHIND), len(properties))
        properties.insert(at, colour)
    colour.set(w("val"), RED)
