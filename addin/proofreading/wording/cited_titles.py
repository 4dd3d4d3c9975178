"""Titles of documents and books, cited to the letter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from addin.ledger.shipped.data_set import DataSet, twice
from addin.ledger.values.patterns import pattern
from addin.words.segmentation import is_word

_CITED = pattern(r"《([^《》\n]{4,60})》")
_ISSUER = pattern(
    r"^(?:中共中央、国务院|中共中央办公厅、国务院办公厅|中共中央办公厅|中共中央组织部|中共中央|国务院)(?:印发|关于印发)?"
)
_TRIAL = pattern(
    r"[（(](?:试行|修订|暂行|修订版|修正案|草案|20\d\d年?.{0,8}|第[一二三四五]卷)[）)]$|第[一二三四五]卷$"
)
_LAW = pattern("中华人民共和国.+法")
_MOST_EDITS = 2
_SHORTEST, _LONG = 7, 10
_LETTERS_PER_EDIT = 6  # the fewer letters a title has, the more it must agree


@cache
def titles() -> tuple[str, ...]:
    """Return the titles known, as they are written."""
    return TITLES.load()


TITLES: DataSet[tuple[str, ...]] = DataSet(
    sources=(Path(__file__).with_name("cited_titles.toml"),),
    form={"titles": tuple[str, ...]},
    read=lambda data: tuple(data["titles"]),
    check=lambda those: twice("文件名称", those),
)


@cache
def _bare() -> dict[str, str]:
    return {bare(title): title for title in titles()}


def bare(title: str) -> str:
    """Return a title without its issuer and the mark of a trial."""
    return _TRIAL.sub("", _ISSUER.sub("", title))


@lru_cache(maxsize=1024)  # a report cites the same documents again and again
def meant(cited: str) -> str | None:
    """Return the title that was meant by one that differs in a letter or two, None for none."""
    its = bare(cited)
    if its in _bare() or f"关于{its}" in _bare() or len(its) < _SHORTEST:
        return None
    letters = set(its)
    for known, title in _bare().items():
        if len(letters & set(title)) < len(letters) - 3:
            continue
        if sorted(its) == sorted(known):
            return title  # its words swapped: 党员发展 for 发展党员
        if len(its) == len(known) >= _LONG and _letters_apart(its, known) == 1:
            return title  # one letter is another, and may stand elsewhere: 党纪处分 for 纪律处分
        most = min(_MOST_EDITS, len(known) // _LETTERS_PER_EDIT)
        whole = _ISSUER.sub("", cited)
        if _is_another(its, known):
            continue
        if edits(its, known, most) <= most or (
            known != title and edits(whole, title, most) <= most
        ):
            return title
    return None


def _letters_apart(a: str, b: str) -> int:
    return sum((Counter(a) - Counter(b)).values())


def _is_another(cited: str, known: str) -> bool:
    """Return whether two laws differ in a whole word: 国家安全法 is not 网络安全法."""
    if len(cited) != len(known) or not all(_LAW.fullmatch(its) for its in (cited, known)):
        return False
    places = [n for n, (a, b) in enumerate(zip(cited, known, strict=True)) if a != b]
    first, last = places[0], places[-1] + 1
    return last - first == len(places) > 1 and is_word(cited[first:last])


def edits(a: str, b: str, most: int) -> int:
    """Return how many letters have to be added, lost or changed to make b of a; over ``most``: more."""
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        before, row = row, [i]
        for j, other in enumerate(b, 1):
            row.append(min(before[j - 1] + (letter != other), before[j] + 1, row[-1] + 1))
        if min(row) > most:
            return most + 1
    return row[-1]


def misquoted(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield titles in book-title marks that differ from a known one: start, end, what is right."""
    for m in _CITED.finditer(text):
        if title := meant(m[1]):
            issuer = _ISSUER.match(m[1])
            yield m.start(), m.end(), f"《{issuer.group() if issuer else ''}{title}》"
