"""Text made comparable: the quick way and the thorough way agree."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from addin.ledger.values.text import clean, folded, is_blank, is_unfilled

INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]")
TEXT = st.text(
    st.sampled_from("党课aＡ①·¨/-无 　\t\n\u00a0\u2003\u200b\ufeff\u00ad\x00\ue000"), max_size=8
)


@given(TEXT)
@example("¨")  # in half-width form it has a space in it
def test_the_quick_way_is_the_thorough_way(text: str) -> None:
    visible = INVISIBLE.sub("", text)
    assert clean(text) == re.sub(r"\s+", " ", visible).strip()
    assert folded(text) == re.sub(r"\s+", "", unicodedata.normalize("NFKC", visible))
    assert is_blank(text) == (not visible.strip())


def test_what_says_nothing_is_unfilled() -> None:
    assert all(map(is_unfilled, ("", None, " ", "\u200b", "/", "——", "无", " 无 ", "Ｎ／Ａ")))
    assert not any(map(is_unfilled, ("0", 0, False, "无党派", "党课")))
