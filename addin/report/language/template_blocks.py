"""The blocks of a template matched by their tags: each fault at the tag that lacks its other half.

Jinja reports a block that is not closed where the template ends, or where the next one ends. Here
every opening is paired with its end, and a template with faults is mended as it was probably
meant, so that the names in it can be checked at the same time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct

from addin.report.language.template_problem import TemplateProblem
from addin.report.language.template_tags import Tag

ENDS: Mapping[str, str] = MappingProxyType(
    {"for": "endfor", "if": "endif", "with": "endwith", "filter": "endfilter", "raw": "endraw"}
)
_OPENINGS = {end: word for word, end in ENDS.items()}
_BETWEEN = ("else", "elif")


class Blocks(Struct):
    """A part's tags as Jinja reads them, one a line, mended; what is wrong with the blocks."""

    sources: list[str]
    problems: list[TemplateProblem]


def blocks_of(tags: Sequence[Tag]) -> Blocks:
    """Pair the blocks of a part's tags."""
    return _Pairing(tags).paired()


class _Pairing:
    """The tags of a part, read from the first to the last."""

    def __init__(self, tags: Sequence[Tag]) -> None:
        self._tags = tags
        self._open: list[int] = []
        self._with_else: set[int] = set()
        self._crossed: list[str] = []
        self._done = Blocks([t.source for t in tags], [])

    def paired(self) -> Blocks:
        for i, tag in enumerate(self._tags):
            if self._is_raw and tag.word != "endraw":
                self._done.sources[i] = ""
            elif tag.word in ENDS:
                self._open.append(i)
            elif tag.word in _BETWEEN:
                self._between(i)
                self._refuse_more(tag)
            elif tag.word in _OPENINGS:
                self._end(i)
                self._refuse_more(tag)
        for opening in self._open:
            self._unclosed(opening)
        if self._open:
            self._done.sources[-1] += self._ends(self._open)
        return self._done

    @property
    def _is_raw(self) -> bool:
        return bool(self._open) and self._tags[self._open[-1]].word == "raw"

    def _between(self, i: int) -> None:
        """Check an else or elif: in a block that may have one, before its only else."""
        tag, block = self._tags[i], self._open[-1] if self._open else None
        word = self._tags[block].word if block is not None else ""
        if word != "if" and (word != "for" or tag.word == "elif"):
            self._drop(i, f"{tag.text} 前面没有与它成对的 {_written(tag, 'if')}")
        elif block in self._with_else:
            self._drop(i, f"{self._tags[block or 0].text} 已经有一个 {{% else %}} 了")
        elif tag.word == "else" and block is not None:
            self._with_else.add(block)

    def _refuse_more(self, tag: Tag) -> None:
        """Report what stands behind a word that has to stand alone."""
        if tag.word in ("elif", tag.body) or tag.torn:
            return
        meant = tag.text.replace("else if", "elif", 1)
        message = f"标签写法有误（{tag.word} 后面不能有别的字）"
        suggestion = meant if meant != tag.text else None
        self._done.problems.append(tag.problem("T009", message, suggestion))

    def _end(self, i: int) -> None:
        tag = self._tags[i]
        at = self._opening_of(tag)
        if at is None:
            self._end_of_none(i)
            return
        opening, inside = self._tags[self._open[at]], self._open[at + 1 :]
        for its in inside:
            self._unended(its, i)
        if opening.prefix != tag.prefix and not tag.torn and not opening.torn:
            message = (
                f"{opening.text} 与 {tag.text} 成对，开头的写法要一样（都写p、都写tr，或都不写）"
            )
            self._done.problems.append(tag.problem("T011", message))
        self._done.sources[i] = self._ends(self._open[at:])
        del self._open[at:]

    def _opening_of(self, tag: Tag) -> int | None:
        """Return which open block a tag ends: the innermost of its kind, of its prefix if any."""
        word = _OPENINGS[tag.word]
        same = [n for n, i in enumerate(self._open) if self._tags[i].word == word]
        alike = [n for n in same if self._tags[self._open[n]].prefix == tag.prefix]
        return max(alike or same, default=None)

    def _end_of_none(self, i: int) -> None:
        tag = self._tags[i]
        if tag.word in self._crossed:
            self._crossed.remove(tag.word)
            self._done.sources[i] = ""
            return
        top = self._tags[self._open[-1]] if self._open else None
        if top and not self._comes(ENDS[top.word], i):
            meant = tag.text.replace(tag.word, ENDS[top.word])
            begun, ended = _written(top, top.word), _written(top, ENDS[top.word])
            message = f"与 {top.text} 没有成对：{begun} 要用 {ended} 结束"
            self._done.problems.append(tag.problem("T004", message, meant))
            self._done.sources[i] = self._ends(self._open[-1:])
            self._open.pop()
            return
        self._drop(i, f"没有成对：前面没有与它成对的 {_written(tag, _OPENINGS[tag.word])}")

    def _unended(self, opening: int, i: int) -> None:
        """Report a block that is open where the one around it ends."""
        tag, end = self._tags[opening], ENDS[self._tags[opening].word]
        if not self._comes(end, i):
            self._unclosed(opening)
            return
        self._crossed.append(end)
        message = f"与 {tag.text} 交叉：里面的要先用 {_written(tag, end)} 结束，没有成对"
        self._done.problems.append(self._tags[i].problem("T005", message))

    def _unclosed(self, opening: int) -> None:
        tag = self._tags[opening]
        meant = _written(tag, ENDS[tag.word])
        message = f"没有成对：缺少与它成对的 {meant}"
        self._done.problems.append(tag.problem("T004", message, meant))

    def _comes(self, end: str, after: int) -> bool:
        """Return whether an end comes later that belongs to none of the blocks in between."""
        depth = self._crossed.count(end)
        for tag in self._tags[after + 1 :]:
            if tag.word == end and depth == 0:
                return True
            depth += (tag.word == _OPENINGS[end]) - (tag.word == end)
        return False

    def _drop(self, i: int, message: str) -> None:
        self._done.problems.append(self._tags[i].problem("T004", message))
        self._done.sources[i] = ""

    def _ends(self, openings: Sequence[int]) -> str:
        return "".join(self._each_end(openings))

    def _each_end(self, openings: Sequence[int]) -> Iterator[str]:
        for i in reversed(openings):
            yield f"{{% {ENDS[self._tags[i].word]} %}}"


def _written(like: Tag, word: str) -> str:
    """Return a tag with a word, and the p, tr, tc or r of another: {%p endif %}."""
    return f"{{%{like.prefix} {word} %}}"
