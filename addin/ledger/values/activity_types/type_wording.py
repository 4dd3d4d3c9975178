"""The name of a type in other words: whose it was, of what time, who spoke, and about what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from addin.ledger.catalogue import Activities
from addin.ledger.values.activity_types.type_frames import is_something_else
from addin.ledger.values.numerals import HAN_NUMBER
from addin.ledger.values.patterns import pattern

_YEAR = pattern(r"^\d{4}年?度?")
_NUMBERED = pattern(
    rf"^(?:第?(?:\d+|{HAN_NUMBER})(?:次|期|讲|月份?|季度))?"
    r"(?:组织|召开|开展|举行|举办)?(?:(?:本|党|机关)?支部)?"
)
_BODY = pattern(
    r"党总支|党委|党组|支部|党小组|机关|班子|局|部|区|县|市|院|校|厂|所|队|站|科|处|室|办|中心|公司|集团|街道|社区|镇|乡|村"
)
_GOES_ON = ("委员会", "支部会", "小组会")  # a body's own name goes on in them: 党总支委员会会议
_LONGEST_BODY = 16
_ABOUT = pattern(r":|—|--|·")
_TITLED = pattern(r"《[^《》]*》|“[^“”]*”")
_QUOTES = pattern(r"[“”\"'《》]")
_LECTURE = pattern(r"[^,;、/+及和并]{1,15}(?:讲授?|上|作)(?:专题|廉政|主题)?党课")
_HEARD = pattern(r"看|听|参加|学习|暨|微党课")


def plainer(text: str, names: Mapping[str, str], activity: Activities) -> str | None:
    """Return the name of a type that a folded text says in other words; None where it says none.

    ``names``: every name, to its canonical one. Read are 局党组会议, 警示教育会, 党课：…,
    2024年度组织生活会, 院长讲党课, 听取机关党建工作汇报. 党总支委员会 and 团支部大会 are not ours.
    """
    bare = _QUOTES.sub("", text)
    for said in dict.fromkeys(
        (bare, _ABOUT.split(bare)[0], _QUOTES.sub("", _TITLED.sub("", text)))
    ):
        undated = _YEAR.sub("", said)
        if _LECTURE.fullmatch(undated) and not _HEARD.search(undated):
            return names.get("党课")
        for form in (*_without_body(undated), _NUMBERED.sub("", undated)):
            if name := next((n for n in _endings(form) if n in names), None):
                return names[name]
            if found := _phrased(form, activity):
                return found
    return None


def _phrased(text: str, activity: Activities) -> str | None:
    """Return the type of which a whole text is one of the phrases."""
    return next((name for phrase, name in activity.phrases if phrase.fullmatch(text)), None)


def _without_body(text: str) -> Iterator[str]:
    """Yield a text, and what is left of it behind the name of a body."""
    yield text
    for body in _BODY.finditer(text, 0, _LONGEST_BODY):
        rest = text[body.end() :]
        before = text[: body.end()]
        if len(rest) > 2 and not rest.startswith(_GOES_ON) and not is_something_else(before):
            yield rest


def _endings(text: str) -> Iterator[str]:
    """Yield a text, and what it is with 会 for 会议, 会议 for 会, or without such a word."""
    yield text
    if text.endswith("会议"):
        yield from (text[:-1], text[:-2])
    elif text.endswith("会"):
        yield from (f"{text}议", text[:-1])
    elif text.endswith(("活动", "学习")):
        yield text[:-2]
