"""Text in XML is written as the standard library writes it."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5
from xml.sax import saxutils

from hypothesis import given
from hypothesis import strategies as st

from addin.office.ooxml.markup import escape, quoteattr, unescape
from addin.office.word.controls import provenance_part

TEXT = st.text(st.sampled_from("&<>'\"\n\r\t党a;"), max_size=12)


@given(TEXT)
def test_text_and_attributes_are_written_as_the_standard_library_does(text: str) -> None:
    assert escape(text) == saxutils.escape(text)
    assert quoteattr(text) == saxutils.quoteattr(text)


def test_the_number_of_the_part_that_remembers_is_the_one_its_name_makes() -> None:
    number = uuid5(NAMESPACE_URL, provenance_part.SPACE)
    assert f"{{{number}}}".upper() == provenance_part._ITEM


@given(TEXT)
def test_what_is_written_reads_as_it_was(text: str) -> None:
    assert unescape(escape(text)) == text
    assert unescape(quoteattr(text)[1:-1]) == text
    assert (
        unescape(f"&#34;&#x515A;&apos;{escape(text)}&nbsp;&#9999999;")
        == f"\"党'{text}&nbsp;&#9999999;"
    )
