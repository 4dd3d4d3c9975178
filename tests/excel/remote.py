"""The same book on xlwings' own remote engine, which reads a picture of it and queues actions.

The engine belongs to xlwings' PRO part and is used here under its
noncommercial licence, for tests only.
"""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import Any

import xlwings

from .addresses import address
from .cells import Area, CellError, NotCalculated, SheetState
from .coercion import is_date_format, moment
from .formulas import value_of
from .loading import load

_VISIBILITY = {-1: "Visible", 0: "Hidden", 2: "VeryHidden"}


def remote_book(path: Path | str, client: str = "Office.js") -> xlwings.Book:
    """Open a file on the remote engine; what the code did is in `book.json()["actions"]`.

    The other engine stays active: this one is reached through the book alone.
    """
    _engine()
    return xlwings.Book(json=as_json(Path(path), client))


def _engine() -> None:
    os.environ["XLWINGS_LICENSE_KEY"] = "noncommercial"
    if "remote" not in xlwings.engines.engines_by_name:
        from xlwings.pro import _xlremote  # noqa: PLC0415  (needs the key above)

        xlwings.engines.add(xlwings.Engine(impl=_xlremote.engine))
    apps = xlwings.engines["remote"].impl.apps
    while len(apps):
        apps[0].kill()
    apps.add()


def as_json(path: Path, client: str) -> dict[str, Any]:
    """A file as xlwings' JavaScript module would send it."""
    state = load(path)
    sheets = [_sheet(state, sheet) for sheet in state.sheets]
    return {
        "client": client,
        "version": xlwings.__version__,
        "book": {
            "name": state.name,
            "active_sheet_index": state.active,
            "selection": "A1",
            "calculation": "Automatic",
        },
        "names": [_name(state, name, refers_to) for name, refers_to in state.names.items()],
        "sheets": sheets,
    }


def _sheet(state: Any, sheet: SheetState) -> dict[str, Any]:
    used = sheet.used()
    rows = [
        [_value(state, sheet, (row, column)) for column in range(1, used.right + 1)]
        for row in range(1, used.bottom + 1)
    ]
    return {
        "name": sheet.name,
        "visibility": _VISIBILITY[sheet.visible],
        "values": rows,
        "used_range_address": address(used),
        "pictures": [],
        "shapes": [],
        "charts": [],
        "tables": [],
        "pivot_tables": [],
        "notes": [
            {"address": address(Area(*spot, *spot)), "text": note.text, "author": note.author}
            for spot, note in sheet.notes.items()
        ],
        "print_area": sheet.page.get("PrintArea"),
        "show_gridlines": sheet.window.get("DisplayGridlines", True),
    }


def _value(state: Any, sheet: SheetState, spot: tuple[int, int]) -> Any:
    """JavaScript's values: dates as ISO text with a Z, errors as text, blanks as ""."""
    cell = sheet.cells.get(spot)
    value = value_of(state, sheet, cell) if cell else None
    if value is None or isinstance(value, NotCalculated):
        return ""
    if isinstance(value, CellError):
        return value.text
    if isinstance(value, float) and is_date_format(cell.style.number_format) and value >= 0:
        when: dt.datetime = moment(value, state.date1904)
        return f"{when:%Y-%m-%dT%H:%M:%S}.000Z"
    return value


def _name(state: Any, name: str, refers_to: str) -> dict[str, Any]:
    sheet, _, cells = refers_to.removeprefix("=").rpartition("!")
    names = [s.name for s in state.sheets]
    plain = sheet.strip("'").replace("''", "'")
    return {
        "name": name,
        "sheet_index": names.index(plain) if plain in names else None,
        "address": cells.replace("$", ""),
        "scope_sheet_name": None,
        "scope_sheet_index": None,
        "book_scope": True,
        "refers_to": refers_to,
    }
