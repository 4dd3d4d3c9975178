"""The branches of a ledger, however the clerk spells them, and which of them a cell names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from addin.ledger.tables.sheet_names import has_no_name
from addin.ledger.values.numerals import HAN_NUMBER, from_han, to_han
from addin.ledger.values.patterns import pattern

# Bodies above the branches: what 支部工作条例 asks of a branch is not asked of them.
_ABOVE = pattern(r".*(?:党组|党委|党工委|总支部?)(?:委员会|会)?$")
_END = r"(?=[、,;/+&和与及暨]|$)"
_BODY = pattern(rf".+?(?:支部(?:委员会)?|(?:总支|党组|党委|党工委)(?:委员会)?{_END})")
_TAIL = pattern(r"(?:党?支部|党?总支)(?:委员会)?$")
_ALL = pattern(
    r"(?:全体|所有|全部|所属|下属|各个?|每个)+(?:基层)?(?:党?支部|党组织)"
    r"|(?P<number>\d+|[二两三四五六七八九十]+)个党?支部(?:联合|共同)?"
)
_STRONG = "、,;/+&"
_BETWEEN = pattern(rf"[{_STRONG}和与及暨]+")
_FIRST = pattern(rf"[{_STRONG}]+[与及暨]?|[和与及暨]")
_NUMERAL = pattern(rf"第?(\d+|{HAN_NUMBER})")
_UNIT = pattern(rf"(.+?)第?(?:\d+|{HAN_NUMBER})(?:党?支部)")
_RANGE = pattern(rf"第?(\d+|{HAN_NUMBER})(?:党?支部)?(?:至|到|~|-|—)第?(\d+|{HAN_NUMBER})(党?支部)")
_REMARK = pattern(r"\([^()]*\)|(?:联合|共同)(?:开展|举办|组织|召开)?$|^(?:联合|共同)")
_NAMED_BESIDE = pattern(r"\(([^()]*支部[^()]*)\)")
_JOINT_WORDS = pattern(
    r"联合|共同|两个|几个|[\d一二三四五六七八九十](?:至|到|~|-|—)第?[\d一二三四五六七八九十]"
)
_UNITED = pattern(r"(?!.*支部.*联合)(?:[^、,;/+&\s()]{1,16}联合党?|联合党)支部(?:委员会)?")
_BODIES = ("支部", "总支", "党组", "党委", "工委")
_OF_SEVERAL = frozenset("、,;/+&和与及暨()至到~-—联合共同两几全所下各每个")  # of most names none
_LOOSE = pattern(r"^(?:中共|中国共产党)|委员会$|党(?=支部|总支)|第(?=[\d一二三四五六七八九十百])")
_DIGITS = pattern(r"\d+")
_NUMBER = "0123456789零〇一二三四五六七八九十百"


class BranchNames:
    """The branches that a ledger tells apart, each under one name; ``of`` reads a cell.

    ``names``: in their order, as first written. ``spellings``: all that the activities write for
    each. ``alike``: pairs of names of which one ends like the other and may be the same branch.
    """

    def __init__(self, cells: Iterable[str], roster: Iterable[str] = ()) -> None:
        """Take the cells of the activities, blank ones too, and the branches of the roster."""
        self._by_core: dict[str, str] = {}
        self._read: dict[str, tuple[str, ...]] = {}
        self.spellings: dict[str, list[str]] = {}
        distinct = [c for c in dict.fromkeys(cells) if c and not has_no_name(c)]
        joint = [c for c in distinct if _is_joint(c)]
        for cell in distinct:
            if cell not in joint:
                self._add(cell)
        for cell in joint:
            self._read[cell] = self._named_together(cell)
        self.told = tuple(self._by_core.values())
        self.rostered = self._of_roster([r for r in dict.fromkeys(roster) if r])
        self.names = tuple(dict.fromkeys(self._by_core.values()))
        self.alike = tuple(self._pairs())

    def of(self, cell: str) -> tuple[str, ...]:
        """Return the branches that a cell names; empty where it does not say which."""
        if cell not in self._read:
            name = self._by_core.get(_core(cell))
            self._read[cell] = (name,) if name else self._named_together(cell)
        return self._read[cell]

    @property
    def owing(self) -> tuple[str, ...]:
        """The branches without the bodies above them; those alone where there are no others."""
        return tuple(n for n in self.names if not is_above(n)) or self.names

    def like(self, name: str) -> tuple[str, ...]:
        """Return the names that may mean the same branch as a name."""
        return tuple(b if a == name else a for a, b in self.alike if name in (a, b))

    def _add(self, name: str) -> str:
        kept = self._by_core.setdefault(_core(name), name)
        its = self.spellings.setdefault(kept, [])
        if name not in its:
            its.append(name)
        return kept

    def _named_together(self, cell: str) -> tuple[str, ...]:
        """Return the branches of a joint activity: those listed, or all of them."""
        text = _without_remark(cell)
        if m := _ALL.fullmatch(text):
            every = tuple(n for n in self._by_core.values() if not is_above(n))
            number = m["number"]
            return every if not number or _value(number) == len(every) else ()
        if has_no_name(text):
            return ()
        named = [one for part in _parts(text) for one in self._listed(part)]
        return tuple(dict.fromkeys(map(self._add, named))) if all(named) else ()

    def _listed(self, part: str) -> Iterator[str]:
        """Yield the branches of 第一、第二党支部, 一至三支部; a blank where one is not clear."""
        if m := _RANGE.fullmatch(part):
            first, last = _value(m[1]), _value(m[2])
            if first and last and first < last:
                yield from (f"第{to_han(n)}{m[3]}" for n in range(first, last + 1))
                return
        pieces = [p for p in _BETWEEN.split(part) if p]
        tail = _TAIL.search(part)
        whole = [p if _TAIL.search(p) or tail is None else p + tail[0] for p in pieces]
        if "第" in part:
            whole = [f"第{p}" if p[0] in _NUMBER else p for p in whole]
        whole = [*whole[:1], *(self._with_unit(name, whole[0]) for name in whole[1:])]
        if len(whole) > 1 and all(map(self._clear, whole)):
            yield from whole
        else:
            one = len(pieces) == 1 or (tail and not set(_STRONG) & set(part))
            yield part if one and not _unnamed(part) else ""

    def _with_unit(self, name: str, first: str) -> str:
        """Return 第二党支部 behind 机关第一 as 机关第二党支部, where that one is known."""
        unit = _UNIT.match(first)
        longer = f"{unit[1]}{name}" if unit else name
        return longer if _core(longer) in self._by_core else name

    def _clear(self, name: str) -> bool:
        numbered = _NUMERAL.fullmatch(_TAIL.sub("", name))
        return numbered is not None or _core(name) in self._by_core

    def _of_roster(self, names: Sequence[str]) -> tuple[str, ...]:
        """Return the names of the roster's branches; one that is told otherwise keeps that name."""
        told = list(self._by_core)
        cores = [_core(n) for n in names]
        found = []
        for name, core in zip(names, cores, strict=True):
            near = [t for t in told if t not in cores and _ends_like(t, core)]
            rivals = [c for c in cores if near and c not in told and _ends_like(near[0], c)]
            if core not in self._by_core and len(near) == 1 and rivals == [core]:
                self._by_core[core] = self._by_core[near[0]]
            found.append(self._by_core.setdefault(core, name))
        return tuple(dict.fromkeys(found))

    def _pairs(self) -> Iterator[tuple[str, str]]:
        known = {name: core for core, name in reversed(self._by_core.items())}
        for i, one in enumerate(self.names):
            for other in self.names[i + 1 :]:
                apart = one in self.rostered and other in self.rostered
                if not apart and _ends_like(known[one], known[other]):
                    yield one, other


def is_above(name: str) -> bool:
    """Return whether a body stands above the branches: 机关党委, 党总支."""
    return _ABOVE.fullmatch(name) is not None


def _is_joint(cell: str) -> bool:
    """Return whether a cell is of several branches, or not clear; 物业联合党支部 is one."""
    one = sum(map(cell.count, _BODIES)) <= 1 and _OF_SEVERAL.isdisjoint(cell)
    if one or _UNITED.fullmatch(cell):
        return False
    text = _without_remark(cell)
    return text != cell or bool(
        _BETWEEN.search(text)
        or _RANGE.fullmatch(text)
        or _ALL.fullmatch(text)
        or len(_parts(text)) > 1
        or _JOINT_WORDS.search(text)
    )


def _without_remark(cell: str) -> str:
    """Return a cell without 联合 and what stands in brackets, but for branches named there."""
    text = _NAMED_BESIDE.sub(r"、\1", cell)
    return _REMARK.sub("", text)


def _unnamed(part: str) -> bool:
    if _UNITED.fullmatch(part):
        return False
    return has_no_name(part) or _JOINT_WORDS.search(part) is not None


def _parts(text: str) -> list[str]:
    """Return a text cut behind each body that it names: 第一党支部、第二党支部."""
    ends = [m.end() for m in _BODY.finditer(text)] or [len(text)]
    starts = [0, *ends[:-1]]
    ends[-1] = len(text)
    parts = [text[a:b] for a, b in zip(starts, ends, strict=True)]
    rest = (p[m.end() :] if (m := _FIRST.match(p)) else p for p in parts[1:])
    return [p for p in (parts[0].strip(_STRONG), *rest) if p]


def _ends_like(one: str, other: str) -> bool:
    """Return whether one core ends with the other; 十一支部 does not end with 一支部."""
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    if not shorter or longer == shorter or not longer.endswith(shorter):
        return False
    before = longer[-len(shorter) - 1]
    return not (before in _NUMBER and shorter[0] in _NUMBER)


def same_branch(one: str, other: str) -> bool:
    """Return whether two names are the same but for what only some clerks write."""
    return one == other or _core(one) == _core(other)


def _core(name: str) -> str:
    """Return a name without what one clerk writes and another leaves out: 一支部."""
    bare = _LOOSE.sub("", _LOOSE.sub("", name))
    return _DIGITS.sub(lambda m: to_han(int(m[0])), bare) if _has_digit(bare) else bare


_has_digit: Callable[[str], object] = _DIGITS.search


def _value(numeral: str) -> int | None:
    return int(numeral) if numeral.isdigit() else from_han(numeral)
