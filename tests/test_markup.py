"""Text in XML is written as the standard library writes it."""

from __future__ import annotations

from xml.sax import saxutils

from hypothesis import given
from hypothesis import strategies as st

from addin.office.ooxml.markup import escape, quoteattr

TEXT = st.text(st.sampled_from("&<>'\"\n\r\t党a;"), max_size=12)


@given(TEXT)
def test_text_and_attributes_are_written_as_the_standard_library_does(text: str) -> None:
    assert escape(text) == saxutils.escape(text)
    assert quoteattr(text) == saxutils.quoteattr(text)
