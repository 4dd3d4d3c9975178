"""What is near a set phrase and yet meant as it is: its words are whole words of the language."""

from __future__ import annotations

from addin.proofreading.wording.damaged_phrases import NearForm
from addin.words.segmentation import Words, frequency, words_of
from addin.words.sounds import same_sound

_LONG = 6  # from this length on, what differs in one word is the same phrase
_KNOWN = 3  # a word that is counted so often is known
_SELDOMER = 5  # a word that is not so many times seldomer than another is as likely meant


def is_meant(form: NearForm, text: str, words: Words) -> bool:
    """Return whether what is near a phrase is another wording, and no slip.

    诊治能力 is not 政治能力, as 诊治 is a word that only sounds alike in some dialects; 财物管理 is not
    财务管理, as 财物 is as common. A long phrase is not said otherwise in one word.
    """
    there, meant = _swapped(form, text, words)
    if not there or len(form.right) >= _LONG:
        return False
    at = _first_other(form, text)
    rare = frequency(there) * _SELDOMER <= frequency(meant)
    return not (rare and same_sound(text[form.start + at], form.right[at]))


def swaps_words(form: NearForm, text: str, words: Words) -> bool:
    """Return whether a phrase would change a whole word of the text into another whole word."""
    return _swapped(form, text, words) != ("", "")


def _swapped(form: NearForm, text: str, words: Words) -> tuple[str, str]:
    """Return the known word of a text that a phrase would change, and the known word meant."""
    if form.slip != "错字":
        return "", ""
    at = _first_other(form, text)
    there, meant = words.at(form.start + at), words_of(form.right).at(at)
    spans = [(there.start - form.start, there.end - form.start)] if there else []
    spans += [(meant.start, meant.end)] if meant else []
    for first, last in spans:
        pair = text[form.start + max(0, first) : form.start + last], form.right[first:last]
        if 0 <= first < last - 1 < len(form.right) and min(map(frequency, pair)) >= _KNOWN:
            return pair
    return "", ""


def _first_other(form: NearForm, text: str) -> int:
    """Return the place in a phrase of its first character that the text does not have."""
    there = text[form.start : form.end]
    pairs = enumerate(zip(there, form.right, strict=False))
    return next((n for n, (a, b) in pairs if a != b), len(there))
