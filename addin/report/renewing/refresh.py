"""What is to become of each value of a report when its ledger has gone on: decided, and told."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from msgspec import Struct

from addin.ledger.values.patterns import pattern
from addin.report.language.filters import FILTERS, applied, is_open, printed
from addin.report.language.keys import without_printing
from addin.report.language.traced import Traced

_NUMBER = pattern(r"\d+(?:[.,]\d+)*")
_PART = pattern(r"[+-]?(?:\[[^\]]*\]|[^+\-\[])+")


class Fate(Enum):
    """What became of a value, or of an item of a list."""

    SAME = "未变"
    RENEWED = "已更新"
    KEPT = "手工改过，未动"
    DELETED = "报告里已删去"
    ADDED = "新增"
    REMOVED = "已去掉"
    LEFT = "没有处理"
    DOUBTED = "没有更新"
    STALE = "标记已去掉，没有更新"


class Outcome(Struct, frozen=True):
    """A value's fate: what was written then, what stands there, what the ledger says now."""

    fate: Fate
    key: str
    written: str | None = None
    there: str | None = None
    now: str | None = None
    why: str = ""

    @property
    def sentence(self) -> str:
        """Say it for a clerk."""
        name = f"“{self.key}”"
        if self.fate is Fate.RENEWED:
            return f"已更新 {name}：{self.there} → {self.now}{self._why()}{self._hint()}"
        if self.fate is Fate.KEPT:
            then = f"生成时为{self.written}，" if self.written is not None else ""
            gone = self.now is None
            now = "台账里已没有这一项" if gone else f"台账现为{self.now}"
            return f"手工改过，没有动 {name}：{then}报告里现为{self.there}，{now}{self._why()}"
        if self.fate is Fate.DOUBTED:
            return f"没有更新 {name}：报告里现为{self.there}，{self._today()}{self._why()}"
        if self.fate is Fate.STALE:
            same = "与台账一致，但以后" if self.there == self.now else f"{self._today()}，"
            return f"标记已去掉 {name}：报告里还写着{self.there}，{same}不再随台账更新，请自己核对"
        if self.fate is Fate.DELETED:
            now = f"，台账现为{self.now}" if self.now is not None else ""
            places = f"，{self.why}" if self.why else ""
            return f"报告里已删去 {name}（生成时为{self.written}{now}{places}），没有再添"
        return f"{self.fate.value} {name}{f'：{self.now}' if self.now else ''}{self._why()}"

    def _why(self) -> str:
        return f"（{self.why}）" if self.why else ""

    def _today(self) -> str:
        return "台账里没有这一项" if self.now is None else f"台账现为{self.now}"

    def _hint(self) -> str:
        return "（这一句请再看看是否还通顺）" if self.now == "0" or is_open(self.now or "") else ""


def text_of(key: str, values: Mapping[str, Traced]) -> str | None:
    """Return what a key's value reads like now; None where there is no such field any more."""
    if key.startswith("="):
        return _sum(key[1:], values)
    path, printing = without_printing(key)
    if path not in values or any(its.name not in FILTERS for its in printing):
        return None
    value: object = values[path].value
    try:
        for its in printing:
            value = applied(its.name, value, its.arguments)
    except (ValueError, TypeError):  # a key that somebody else wrote
        return None
    return printed(value)


def rows_of(key: str, values: Mapping[str, Traced]) -> tuple[str, ...]:
    """Return the rows behind a key's value."""
    paths = [p.strip("+-") for p in _PART.findall(key[1:])] if key.startswith("=") else [key]
    found = (values.get(without_printing(p)[0]) for p in paths)
    return tuple(dict.fromkeys(row for its in found if its for row in its.rows))


def _sum(source: str, values: Mapping[str, Traced]) -> str | None:
    total: int | object = 0
    for part in _PART.findall(source):
        name = part.lstrip("+-")
        value = int(name) if name.isdigit() else values[name].value if name in values else None
        if not isinstance(value, int) or not isinstance(total, int):
            return None
        total += -value if part.startswith("-") else value
    return str(total)


def decide(
    key: str, written: str | None, there: str, now: str | None, earlier: str = ""
) -> Outcome:
    """Decide on one value: renewed where nobody touched it, kept where somebody did.

    ``written`` is None where the document has forgotten it; then a figure is renewed where the
    new one has the same form, and a text is left to the clerk. ``earlier``: what the text is,
    where a renewal has left it there.
    """
    if not there:
        return Outcome(Fate.DELETED, key, written, there, now)
    if now is None:
        return Outcome(Fate.LEFT, key, written, there, why="不是台账里的一项数据，没有更新")
    if there == now:
        return Outcome(Fate.SAME, key, written, there, now)
    if earlier:
        return Outcome(Fate.RENEWED, key, written, there, now, earlier)
    if there == written or is_open(there) or (written is None and _alike(there, now)):
        return Outcome(Fate.RENEWED, key, written, there, now)
    return Outcome(Fate.KEPT, key, written, there, now)


def _alike(there: str, now: str) -> bool:
    """Whether two texts differ in their numbers alone."""
    return bool(_NUMBER.search(there)) and _NUMBER.sub("0", there) == _NUMBER.sub("0", now)
