"""Files given as templates that have no field: a report made from one would be a copy of it."""

from __future__ import annotations

from pathlib import Path

from addin.ledger.refusal import Refusal
from addin.ledger.values.patterns import pattern
from addin.office.reading.incoming import TEMPLATE, admitted
from addin.office.word.word_file import open_word, parts_with_text

_MARKUP, _TAG = pattern(rb"<[^<>]*>"), pattern(rb"\{[{%]|\xef\xbd\x9b")
NO_FIELD = "一个字段也没有，生成的报告会与模板一字不差；旧报告请先用 taizhang template 做成模板"


def refuse_no_template(template: Path) -> None:
    """Raise Refusal where a template has no tag: a report made from it would be a copy of it."""
    admitted(template, TEMPLATE)
    try:
        has_tag = _has_tag(template)
    except Refusal as e:  # two files are named in the command: the ledger is not the one
        raise Refusal(f"模板“{template.name}”打不开：{e}") from e
    if not has_tag:
        raise Refusal(f"模板“{template.name}”里{NO_FIELD}")


def _has_tag(template: Path) -> bool:
    with open_word(template) as file:
        names = [*parts_with_text(file), *(n for n in file.names if n.startswith("docProps/"))]
        return any(_TAG.search(_MARKUP.sub(b"", file.part(name))) for name in names)
