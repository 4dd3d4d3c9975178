"""The shorter forms of branches' names: 机关一支部, 执法支队, 监测站 for 环境监测站党支部."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from addin.ledger.values.numerals import from_han, to_han

NUMERAL = r"[一二三四五六七八九十\d]{1,3}"
NO_NUMBER = "(?<![统同唯专每某另之单\\d第])"  # 统一支部活动, 每一党支部
_DROPPED = re.compile(r"中共|第|党?总?支部(?:委员会)?$|党总支$")
_UNIT = re.compile(r"^.{2,}?(?:局|委|院|厅|校|办|公司|中心)(?=.{2,}$)")
_KIND = re.compile(r"(?:中心|车间|大队|支队|[科室股站队所部组班段处])$")
_LEAST = 2  # characters of a form that names a branch without 支部


def called(names: Sequence[str]) -> dict[str, str]:
    """Return branches by the shortest forms of their names that mean no other."""
    shared = _shared([_core(n) for n in names])
    return _unique({name: _forms(name, shared) for name in names})


def called_alone(names: Sequence[str]) -> dict[str, str]:
    """Return branches by the forms that name one without 支部: the ends of its short names."""
    shared = _shared([_core(n) for n in names])
    found = {name: set(_ends(_forms(name, shared))) for name in names}
    return {form: name for form, name in _unique(found).items() if not re.search(NUMERAL, form)}


def called_before_branch(names: Sequence[str]) -> dict[str, str]:
    """Return branches by the further forms that name one before 支部: 管护支部 for 河道管护站."""
    shared = _shared([_core(n) for n in names])
    forms = {name: _forms(name, shared) for name in names}
    found = {n: {*its, *(_KIND.sub("", f) for f in its)} for n, its in forms.items()}
    unique = _unique({n: set(_ends(its)) for n, its in found.items()})
    return {form: n for form, n in unique.items() if not re.search(NUMERAL, form)}


def loosely(core: str) -> str:
    """Return a short form as a pattern: 第 before a numeral, which may be in digits, or not."""

    def numeral(m: re.Match[str]) -> str:
        number = int(m[0]) if m[0].isdigit() else from_han(m[0])
        return m[0] if number is None else f"第?(?:{to_han(number)}|{number})"

    alone = NO_NUMBER if re.fullmatch(NUMERAL, core) else ""
    return alone + re.sub(NUMERAL, numeral, re.escape(core))


def _unique(forms: dict[str, set[str]]) -> dict[str, str]:
    """Return names by those of their forms that no other name has."""
    found: dict[str, list[str]] = {}
    for name, its in forms.items():
        for form in its:
            found.setdefault(form, []).append(name)
    return {form: own[0] for form, own in found.items() if len(own) == 1}


def _forms(name: str, shared: int) -> set[str]:
    core = _core(name)
    number = re.search(f"{NUMERAL}$", core)
    return {core, _UNIT.sub("", core), core[shared:], number[0] if number else ""} - {""}


def _ends(forms: set[str]) -> Iterator[str]:
    for form in forms:
        yield from (form[i:] for i in range(len(form) - _LEAST + 1))
        yield from (form[:i] for i in range(_LEAST, len(form)))


def _shared(names: Sequence[str]) -> int:
    """Return how many characters all names begin with alike."""
    alike = takewhile(lambda letters: len(set(letters)) == 1, zip(*names, strict=False))
    return sum(1 for _ in alike)


def _core(name: str) -> str:
    return _DROPPED.sub("", name)
