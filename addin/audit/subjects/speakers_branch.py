"""Which branch 我们支部 and 他们 mean, where a ledger tells several branches apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from addin.audit.claim import Body

OURS = re.compile(r"(?:我们?|咱们?|本)(?:这个)?(?:党?支部)|我所在的?[\u4e00-\u9fff]{0,6}?党?支部")
THEIRS = re.compile(r"(?:他们|人家)(?:那[边儿里])?(?:的?党?支部)?|那[边儿](?:的?党?支部)?")
# Words with which a speaker says whose secretary or member he is: 我叫王一，是机关党支部书记.
_SPEAKER = r"(?:我是|我叫[\u4e00-\u9fff]{2,4}[，,]是|我们|咱们?|我在|我来自|我代表|我作为)"
_BEFORE = re.compile(rf"{_SPEAKER}(?:[\u4e00-\u9fff]{{2,10}}?的)?$")


def is_speakers(before: str) -> bool:
    """Whether words right before a branch's name say that the speaker belongs to it."""
    return bool(_BEFORE.search(before))


def speakers_branch(named: Iterable[tuple[str, Body]]) -> Body | None:
    """Return the one branch that a speaker calls his own, None for none or several.

    ``named``: the branches that a report names, each with the words before it.
    """
    own = {body.name: body for before, body in named if body.name and is_speakers(before)}
    (only,) = own.values() if len(own) == 1 else (None,)
    return only


def theirs(words: str, before: Sequence[Body | None], mine: Body | None) -> Body:
    """Return the branch that 他们 means: the one named last before, unless it is the speaker's."""
    last = before[-1] if before else None
    if last is None or not last.name or last.more or last.other:
        return Body("", words)
    is_mine = OURS.fullmatch(last.words) or (mine is not None and mine.name == last.name)
    return Body("" if is_mine else last.name, words)


def whose_is_open(words: str) -> bool:
    """Whether words for a branch mean one that nobody names: 我们支部, 他们."""
    return bool(OURS.fullmatch(words) or THEIRS.fullmatch(words))
