"""Set phrases written with one letter lost, added, changed or swapped with the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from addin.words.lexicon import Lexicon
from addin.words.sounds import alike

Slip = Literal["少字", "多字", "错字", "颠倒"]

_LONG = 6  # from this length on, what differs in one letter is the same phrase
_STOPS = set("，。、；：！？“”‘’（）()《》〈〉【】[]…—－-–·,.;:!?\"' \u3000\t\n/%％*＊×")
_LOOSE = set("的地得和与及暨并、，之")
_FUNCTION_WORDS = set("的地得了着和与及等在是为以并而、")
# Letters of one kind: one for the other is another thing, not a slip.
_KINDS = (
    set("一二三四五六七八九十百千万两零〇0123456789０１２３４５６７８９"),
    set("上下左右前后中内外东西南北"),
    set("省市县区州旗乡镇村街局厅部委办院校所站处科室社会厂司队组"),
    set("我你他她它本该各全某"),
    set("年月日季度周"),
    set("党团工妇"),
)


class NearForm(Struct, frozen=True):
    """A stretch of a text that should read ``right``; ``sure``: it can be nothing else."""

    start: int
    end: int
    right: str
    slip: Slip
    sure: bool


class Edit(Struct, frozen=True):
    """How a text departs from a phrase: after ``at`` letters; it takes up ``length`` letters."""

    at: int
    length: int
    slip: Slip


def one_edit(phrase: str, text: str) -> Edit | None:
    """Return the single edit by which a text begins with a phrase; None for none, or for more.

    A last letter that is lost cannot be told from one that is changed: it is lost where a phrase
    ends in a stop, or goes on.
    """
    n = len(phrase)
    at = next((i for i in range(n) if text[i : i + 1] != phrase[i]), n)
    if at == n:
        return None
    rest, there = phrase[at:], text[at : at + n - at + 1]
    if at + 1 < n and there[:2] == rest[1::-1] and there[2 : n - at] == rest[2:]:
        return Edit(at, n, "颠倒")
    if there and there[0] not in _STOPS and there[1 : n - at] == rest[1:]:
        lost = at == n - 1 and _goes_on(text[n : n + 1]) and not alike(rest, there[0])
        return Edit(at, n - 1, "少字") if lost else Edit(at, n, "错字")
    if there.startswith(rest[1:]):
        return Edit(at, n - 1, "少字")
    return Edit(at, n + 1, "多字") if there[1:].startswith(rest) else None


def _goes_on(following: str) -> bool:
    return bool(following) and following not in _STOPS


class _Anchor(Struct, frozen=True):
    """What is half of some phrases: these by the two letters of the other half that are next to it.

    ``behind``: it is the second half. Under no letter: phrases that are looked at whatever is there.
    """

    behind: bool
    phrases: dict[str, list[str]]

    def may_go_on(self, text: str, start: int, end: int) -> Iterator[str]:
        """Yield phrases whose other half, with a slip in it, may be beside a place of this one.

        Whatever single slip is in that half, one of its two letters is among the two there.
        """
        there = text[max(0, start - 2) : start] if self.behind else text[end : end + 2]
        for letter in ("", *there):
            yield from self.phrases.get(letter, ())


def _anchors(phrases: Iterable[str]) -> Iterator[tuple[str, _Anchor]]:
    """Yield the halves of phrases that have two letters or more."""
    found: dict[tuple[str, bool], _Anchor] = {}
    for phrase in phrases:
        for half, behind, beside in _halves(phrase):
            anchor = found.setdefault((half, behind), _Anchor(behind, {}))
            for letter in beside if len(beside) > 1 else ("",):
                anchor.phrases.setdefault(letter, []).append(phrase)
    yield from ((half, anchor) for (half, _), anchor in found.items() if len(half) > 1)


def _halves(phrase: str) -> Iterator[tuple[str, bool, str]]:
    """Yield a phrase's halves, whether each is the second, and the letters of the other beside it.

    And the phrase with the letters at its middle swapped, which are in both halves.
    """
    n = len(phrase) // 2
    yield phrase[:n], False, phrase[n : n + 2]
    yield phrase[n:], True, phrase[max(0, n - 2) : n]
    across = phrase[: n - 1] + phrase[n] + phrase[n - 1] + phrase[n + 1 :]
    if across != phrase:
        yield across, False, ""


class PhraseIndex:
    """Phrases, found in a text by the half of each that no single edit can touch."""

    def __init__(
        self,
        phrases: Iterable[str],
        allowed: Iterable[str] = (),
        collocations: Iterable[str] = (),
    ) -> None:
        """Index ``phrases`` and, for letters that sound or look alike only, ``collocations``."""
        self._collocations = frozenset(collocations)
        every = dict.fromkeys([*phrases, *self._collocations])
        self.right_places = lru_cache(maxsize=4)(self._right_places)
        self._known = Lexicon((phrase, None) for phrase in [*every, *allowed])
        self._anchors = Lexicon(_anchors(every))

    def near_forms(
        self, text: str, inside: Callable[[int], bool] = lambda _: False
    ) -> Iterator[NearForm]:
        """Yield the places of a text where a phrase has a slip in it, each place once.

        ``inside``: whether a place lies inside a word; no phrase begins or ends there.
        """
        right = self.right_places(text)
        seen: dict[tuple[int, int], NearForm] = {}
        for start, half, anchor in self._anchors.found(text):
            for phrase in anchor.may_go_on(text, start, start + len(half)):
                found = _slip(text, start, half, phrase, anchor.behind)
                if (
                    found
                    and self._counts(found.form)
                    and not (inside(found.form.start) or inside(found.form.end))
                    and not any(found.lies_in(a, b) for a, b in right)
                ):
                    _keep(seen, found.form)
        yield from sorted(seen.values(), key=lambda f: (f.start, f.end))

    def _counts(self, form: NearForm) -> bool:
        return form.right not in self._collocations or (form.sure and form.slip == "错字")

    def _right_places(self, text: str) -> list[tuple[int, int]]:
        """Return where a text has a phrase as it should be."""
        return [(start, start + len(phrase)) for start, phrase, _ in self._known.found(text)]


def _keep(seen: dict[tuple[int, int], NearForm], form: NearForm) -> None:
    """Keep of forms that overlap the longest: the phrase that explains most of the text."""
    clash = [k for k in seen if k[0] < form.end and form.start < k[1]]
    if all(len(seen[k].right) < len(form.right) for k in clash):
        for k in clash:
            del seen[k]
        seen[form.start, form.end] = form


class _Found(Struct, frozen=True):
    """A form found, with the place of its slip: the letter, or the gap before it where one is lost."""

    form: NearForm
    place: int

    def lies_in(self, first: int, last: int) -> bool:
        """Return whether its slip lies in something that is right as it stands."""
        if self.form.slip != "少字":
            return first <= self.place < last
        edge = {self.form.start: first, self.form.end: last}.get(self.place)
        return first < self.place < last or self.place == edge


def _slip(text: str, at: int, anchor: str, phrase: str, behind: bool) -> _Found | None:
    """Return the slip in a phrase one of whose halves stands at a place of a text."""
    n = len(phrase)
    if len(anchor) == n:
        return _Found(NearForm(at, at + n, phrase, "颠倒", True), at + n // 2 - 1)
    end = at + len(anchor)
    edit = (
        one_edit(phrase[::-1], text[max(0, end - n - 2) : end][::-1])
        if behind
        else one_edit(phrase, text[at : at + n + 2])
    )
    if edit is None:
        return None
    start = end - edit.length if behind else at
    index = n - 1 - edit.at if behind else edit.at  # of the letter in the phrase
    place = end - edit.at - 1 if behind else at + edit.at  # of what stands for it in the text
    if edit.slip == "少字":
        outside = text[start - 1 : start] if index == 0 else text[start + n - 1 : start + n]
        sure, place = _surely_lost(phrase, index, outside), place + behind
    else:
        there = text[place] if place >= 0 else ""
        sure = _surely_changed(there, phrase, index, edit)
    if sure is None:
        return None
    return _Found(NearForm(start, start + edit.length, phrase, edit.slip, sure), place)


def _surely_lost(phrase: str, index: int, outside: str) -> bool | None:
    """Return whether a letter is surely lost, None where the phrase may well be another.

    Of a short phrase only where it stands by itself: 关键数 may go on, 关键数据.
    """
    if phrase[index] in _LOOSE or phrase[index] in _STOPS:
        return None
    if len(phrase) < _LONG and outside and outside not in _STOPS | _FUNCTION_WORDS:
        return None
    return len(phrase) >= _LONG


def _surely_changed(there: str, phrase: str, index: int, edit: Edit) -> bool | None:
    """Return whether a letter is surely wrong, None where it may well be meant."""
    wrong = phrase[index]
    if edit.slip == "颠倒":
        return True
    if there in _LOOSE | _STOPS:
        return None
    if edit.slip == "多字":
        return True if there in phrase else None
    if wrong in _LOOSE | _STOPS or any(there in k and wrong in k for k in _KINDS):
        return None
    if alike(there, wrong):
        return True
    return False if len(phrase) >= _LONG and 2 <= index <= len(phrase) - 3 else None
