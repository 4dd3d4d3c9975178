"""The words of a text with their parts of speech, as the segmenter's dictionary has them."""

from __future__ import annotations

from functools import lru_cache

from addin.words.segmentation import segmenter


@lru_cache(maxsize=4096)
def tagged(text: str) -> tuple[tuple[str, str], ...]:
    """Return the words of a text in order, each with its part of speech: v, n, d, p, ul …

    Marks and digits are words too. Empty where the segmenter is not installed.
    """
    jieba = segmenter()
    return tuple((word, kind) for word, kind in jieba.tag(text, False)) if jieba else ()
