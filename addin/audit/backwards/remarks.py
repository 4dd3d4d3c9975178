"""What is true of this period's figures alone, and stays: it gets a remark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from addin.audit.backwards.substitution import Substitution
from addin.report.prose import Paragraph, Stretch
from addin.report.values.terms import TERMS

_SENTENCE = re.compile(r"[^。；;！!？?\n]+[。；;！!？?]?")
_OF_NOW = re.compile(
    r"同比|环比|[比较](?:去年|上年|上期|同期|[上下]半年|[一二三四]季度)|增长|翻[一两]番|增加|减少|下降|提高了|提升了"
    r"|由\D{0,4}\d+[^，。]{0,3}[增减升降]|[同与和]上年(?:一样|持平)|持平|月月不?缺|一次不落|全部[到完按]|较应开|未见记录|缺[开少席]"
)
_SHORTEST = 5  # characters of a term that no other word is
_BRACES = re.compile(r"[{}｛｝]")
CHANGES = "“{}”说的是这一期的情形，原样留下；换了台账请核对这句话"
DATED = "“{}”是有时限的提法，原样留下；换一期请核对"


def remarks(paragraph: Paragraph, made: Sequence[Substitution]) -> Iterator[Substitution]:
    """Yield the remarks on a paragraph: on sentences with a field that say how it has changed.

    ``made``: what has become of the paragraph's figures.
    """
    fields = [its.stretch.start for its in made if its.tag and its.key]
    for sentence in _SENTENCE.finditer(paragraph.text):
        if any(sentence.start() <= at < sentence.end() for at in fields):
            m = _OF_NOW.search(paragraph.text, sentence.start(), sentence.end())
            if m:
                yield _remark(paragraph, m.start(), m.end(), CHANGES)
    yield from _dated(paragraph)


def _dated(paragraph: Paragraph) -> Iterator[Substitution]:
    for forms in TERMS.load().values():
        found = [f.text for f in forms if len(f.text) >= _SHORTEST and f.text in paragraph.text]
        for text in found[:1] if len(forms) > 1 else ():
            at = paragraph.text.index(text)
            yield _remark(paragraph, at, at + len(text), DATED)


def _remark(paragraph: Paragraph, start: int, end: int, words: str) -> Substitution:
    text = paragraph.text[start:end]
    return Substitution(
        Stretch(paragraph.number, start, end), text, note=words.replace("{}", text, 1)
    )


def escapes(paragraph: Paragraph) -> Iterator[Substitution]:
    """Yield the tags that print braces, which a template would take for tags of its own."""
    for m in _BRACES.finditer(paragraph.text):
        stretch = Stretch(paragraph.number, m.start(), m.end())
        yield Substitution(stretch, m.group(), f"{{{{ '{m.group()}' }}}}", quiet=True)
