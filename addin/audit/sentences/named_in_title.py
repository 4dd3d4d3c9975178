"""The type that a title names, which numbers behind it count: （四）主题党日。下半年7次."""

from __future__ import annotations

import re

from addin.audit.figure_words.lexicon import Lexicon
from addin.audit.figure_words.possible_figures import Means
from addin.audit.sentences.sentence_reader import named_beside

_LEAD = re.compile(
    r"^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[①-⑩]|[一二三四五六七八九十]+是|第[一二三四五六七八九十][，,、])?"
    r"(?:关于|坚持|抓好|抓实|开好|上好|过好|落实)?"
)
_END = re.compile(r"(?:方面|情况|制度)?[。：:；;\s]*$")


def named_in_title(text: str, words: Lexicon) -> list[Means]:
    """Return the type that a title or a sentence as short as one names, and nothing else."""
    found = named_beside(_END.sub("", _LEAD.sub("", text)), words)
    return [its for its in found if its.word and not its.word.weak]
