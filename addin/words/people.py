"""Names of persons in a text, by their surnames and by what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from addin.ledger.shipped.data_set import DataSet, twice
from addin.ledger.values.names import has_surname
from addin.words.segmentation import Word, frequency, words_of

_MARKS = set("、，。；：（）“”/ 　\t\n")
_LIST = set("、（）/ 　\t\n和等")
_COMMON = 2000  # a word that is counted more often is no given name


DUTIES = DataSet(
    sources=(Path(__file__).with_name("people.toml"),),
    form={"duties": str},
    read=lambda data: frozenset(data["duties"].split()),
    check=lambda those: twice("职务", sorted(those)),
)


@cache
def _duties() -> frozenset[str]:
    return DUTIES.load()


@lru_cache(maxsize=4096)
def people(text: str, names: frozenset[str] = frozenset()) -> tuple[tuple[int, int], ...]:
    """Return where names of persons stand that the dictionary does not have.

    ``names`` are words wherever they stand.
    """
    return tuple(_people(text, words_of(text, names).every))


def _people(text: str, every: tuple[Word, ...]) -> Iterator[tuple[int, int]]:
    for at, word in enumerate(every):
        if not (word.alone and has_surname(word.text)):
            continue
        end = _end(every, at)
        if end > word.end and _beside(text, every, at, end):
            yield word.start, end


def _end(every: tuple[Word, ...], at: int) -> int:
    """Return where a name ends that begins with a word: one or two characters behind it."""
    end = every[at].end
    for its in every[at + 1 : at + 3]:
        long = its.end - every[at].end
        rare = its.alone or (len(its.text) == 2 and frequency(its.text) < _COMMON)
        if its.start != end or long > 2 or not rare:
            break
        end = its.end
    return end


def _beside(text: str, every: tuple[Word, ...], at: int, end: int) -> bool:
    """Return whether a title, or a mark of a list, stands on either side."""
    start = every[at].start
    before = every[at - 1].text if at and every[at - 1].end == start else ""
    after = next((w.text for w in every[at + 1 : at + 4] if w.start == end), "")
    marks = set(text[start - 1 : start] if start else "") | set(text[end : end + 1])
    return bool({before, after} & _duties() or marks & _LIST)
