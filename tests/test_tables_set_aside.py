"""Tables that need no more when a part has been filled: not read as trees, and back in their place."""

from __future__ import annotations

import pytest
from lxml import etree

from addin.office.templates.filling.document_text import put_back, set_aside
from addin.office.templates.filling.finishing import finish
from addin.office.templates.filling.value_marks import STAND_IN

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OPEN = "<w:p><w:r><w:t>（待补充）</w:t></w:r></w:p>"


def _text(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def _table(cell: str) -> str:
    return f'<w:tbl><w:tblPr/><w:tr w:rsidR="1"><w:tc>{cell}</w:tc></w:tr></w:tbl>'


def _part(*blocks: str) -> str:
    return f'<w:document xmlns:w="{_W}"><w:body>{"".join(blocks)}</w:body></w:document>'


def _finished(xml: str) -> tuple[int, str]:
    root = etree.fromstring(xml)
    return finish(root), etree.tostring(root, method="c14n").decode()


def _finished_apart(xml: str) -> tuple[int, str]:
    rest, tables = set_aside(xml, STAND_IN)
    root = etree.fromstring(rest)
    missing = finish(root)
    whole = put_back(etree.tostring(root, encoding="UTF-8"), tables)
    return missing, etree.tostring(etree.fromstring(whole), method="c14n").decode()


_FULL = _table(_text("甲&quot;支部&#39; &amp; 乙"))
_PARTS = {
    "whole table": (1, (_OPEN, _FULL, _text("后文"))),
    "two tables": (1, (_FULL, _OPEN, _FULL)),
    "a table in a table": (1, (_OPEN, _table(_FULL + _text("")))),
    "open in an inner table": (1, (_table(_table(_OPEN) + _text("")), _FULL)),
    "no rows left": (1, (_OPEN, "<w:tbl><w:tblPr/><w:tblGrid/></w:tbl>", _FULL)),
    "no paragraph left": (1, (_OPEN, _table(""))),
    "two letters to put back": (0, (_table(_text(f"{{{STAND_IN}%")), _FULL)),
}


@pytest.mark.parametrize("name", _PARTS)
def test_a_part_is_the_same_with_and_without(name: str) -> None:
    missing, blocks = _PARTS[name]
    xml = _part(*blocks)
    whole, apart = _finished(xml), _finished_apart(xml)
    assert whole == apart
    assert whole[0] == missing
    assert STAND_IN not in whole[1]


def test_a_table_that_needs_nothing_is_set_aside_and_no_other() -> None:
    inner = _table(_OPEN)
    rest, tables = set_aside(_part(_FULL, inner, _text("后文")), STAND_IN)
    assert tables == [_FULL.encode()]
    assert inner in rest
    assert _FULL not in rest


def test_a_mark_that_a_template_brings_itself_is_left_as_it_is() -> None:
    xml = _part("<?taizhang-table 7?>", _FULL)
    assert set_aside(xml, STAND_IN) == (xml, [])
