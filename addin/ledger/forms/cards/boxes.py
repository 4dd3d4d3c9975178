"""Boxes to be ticked, ☑支委会 □党课: before their options or behind them, in a cell or several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from addin.ledger.forms.form import Cell
from addin.ledger.grid import Value
from addin.ledger.values.patterns import pattern
from addin.ledger.values.traditional import half_width

_CHOSEN = "☑☒✓✔√■●◉▣☉⊙\uf0fe\uf0fd\uf0fc\uf052\uf053\uf050"
_ALL = f"{_CHOSEN}☐□○◯▢❏\uf06f\uf071\uf072\uf0a8\uf0a3"  # Word's own are of a symbol font
_TICKS = frozenset((*_CHOSEN, "V", "v"))
_BOX = pattern(f"[{_ALL}]")
_IN_BRACKETS = pattern(rf"[(\[【]\s*([{_ALL}VvＶ×]?)\s*[)\]】]")
_NAME = rf"[^{_ALL}\s、,，;；/]+"
_BEFORE = pattern(rf"([{_ALL}])\s*((?:[^{_ALL}\s、,，;；/]\s+)*(?:其[他它][^{_ALL}]*|{_NAME})?)")
_BEHIND = pattern(rf"((?:[^{_ALL}\s、,，;；/]\s+)*{_NAME})\s*([{_ALL}])")
_OTHER = pattern(r"^其[他它](?:类型?|活动|会议)?[:(_\s]*|[)_\s、,;。/]+$")
_SPACE = pattern(r"\s+")


class Option(Struct, frozen=True):
    """An option beside a box, whether it is ticked, and its cell."""

    name: str
    chosen: bool
    cell: Cell


def has_boxes(text: str) -> bool:
    """Return whether there are boxes in a text."""
    return _BOX.search(text) is not None


def is_ticked(value: Value) -> bool:
    """Return whether a cell holds a tick and nothing else."""
    return isinstance(value, str) and half_width(value).strip(" ()") in _TICKS


def ticked_in(options: Sequence[Option]) -> tuple[str, Cell] | None:
    """Return the options that are ticked, joined by 暨, and the first one's cell; None of none."""
    if not options:
        return None
    chosen = [o for o in options if o.chosen]
    return "暨".join(o.name for o in chosen), (chosen or options)[0].cell


def options_in(texts: Iterable[tuple[Cell, str]]) -> list[Option]:
    """Return the options of a row of cells; 其他：警示教育 is what is written behind 其他."""
    text, starts = "", list[tuple[int, Cell]]()
    for cell, its in texts:
        starts.append((len(text), cell))
        text += _plain(its) + "  "
    behind = _are_behind(text)
    found = (_BEHIND if behind else _BEFORE).finditer(text)
    pairs = [(m, m[2], m[1]) if behind else (m, m[1], m[2]) for m in found]
    return [
        Option(shown, box in _CHOSEN, [c for start, c in starts if start <= m.start()][-1])
        for m, box, name in pairs
        if (shown := _named(name))
    ]


def _plain(text: str) -> str:
    """Return a text with (√) and (  ) as boxes."""
    return _IN_BRACKETS.sub(lambda m: "□" if m[1] in ("", "×") else "☑", half_width(text)).strip()


def _are_behind(text: str) -> bool:
    """Return whether each box is behind its option: the first thing is none, the last is one."""
    plain = text.strip()
    first = _BOX.search(plain)
    if first is None or first.start() == 0:
        return False
    if _BOX.fullmatch(plain[-1]):
        return True
    beside = plain[first.start() - 1 : first.start() + 2 : 2]
    return not beside[0].isspace() and beside[0] not in ":：" and beside[1:].isspace()


def _named(name: str) -> str:
    """Return an option's name: 党 课 without its spaces, of 其他：警示教育 what it is."""
    text = _OTHER.sub("", name).strip() if name.startswith(("其他", "其它")) else name
    return _SPACE.sub("", text or name).strip("()（）:：")
