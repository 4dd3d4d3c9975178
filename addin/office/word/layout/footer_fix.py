"""Footers that hold the page number as a profile wants it, added to a document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import count

from msgspec import Struct

from addin.layout.fonts import font_to_write
from addin.layout.profile import NumberForm
from addin.office.ooxml.markup import escape, quoteattr
from addin.office.ooxml.spans import WORD, Span, spans, spliced
from addin.office.word.edits import prefix
from addin.office.word.layout.footers import evens_differ
from addin.office.word.layout.schema_order import BEFORE_EVENS
from addin.office.word.parts import added_part
from addin.office.word.word_file import WordFile, relations_part

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
_SETTINGS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"
_EVENS = "evenAndOddHeaders"


class NumberedFooters(Struct, frozen=True):
    """Footers with page numbers: the relation of each by the pages it is for, and their parts.

    ``evens_now``: even pages get headers and footers of their own by this.
    """

    ids: Mapping[str, str]
    parts: Mapping[str, bytes]
    evens_now: bool


def page_numbers(file: WordFile, form: NumberForm) -> NumberedFooters:
    """Return footers with page numbers, made for a document."""
    sided = form.place == "单右双左"
    evens_now = sided and not evens_differ(file)
    parts: dict[str, bytes] = {}
    odd = _added(file, form, "center" if form.place == "居中" else "right", parts)
    even = _added(file, form, "left", parts) if sided else odd
    if evens_now:
        parts |= _with_evens(file, parts)
    ids = {"default": odd, "first": odd}
    if sided or evens_differ(file):
        ids["even"] = even
    return NumberedFooters(ids, parts, evens_now)


def _added(file: WordFile, form: NumberForm, place: str, parts: dict[str, bytes]) -> str:
    """Add a footer to the parts; return its relation."""
    names = (f"word/footer{n}.xml" for n in count(1))
    name = next(n for n in names if n not in file.names and n not in parts)
    parts |= added_part(file, name, "footer", _TYPE, _footer(form, place), changed=parts)
    relations = parts[relations_part(file.main)]
    found = re.search(rf'Id="([^"]+)"[^>]*Target="/{re.escape(name)}"'.encode(), relations)
    return found[1].decode() if found else ""


def _footer(form: NumberForm, place: str) -> str:
    """Return a footer's part: the number a field, between what stands before it and behind."""
    before, after = form.words.split("1")
    font = quoteattr(font_to_write(form.fonts))
    half = f"{form.points * 2:.0f}"
    look = (
        f'<w:rPr><w:rFonts w:hint="eastAsia" w:ascii={font} w:hAnsi={font} w:eastAsia={font}'
        f" w:cs={font}/>"
        f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/></w:rPr>'
    )
    field = [
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ]
    inside = [_text(before), *field, _text(after)]
    runs = "".join(f"<w:r>{look}{its}</w:r>" for its in inside if its)
    return (
        f'<w:ftr xmlns:w="{WORD}"><w:p><w:pPr><w:snapToGrid w:val="0"/>'
        f'<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
        f"{_indent(form, place)}"
        f'<w:jc w:val="{place}"/></w:pPr>{runs}</w:p></w:ftr>'
    )


def _indent(form: NumberForm, place: str) -> str:
    sides = {side: form.blank if side == place else 0 for side in ("left", "right")}
    told = "".join(
        f' w:{side}Chars="{blank * 100:.0f}" w:{side}="{blank * form.points * 20:.0f}"'
        for side, blank in sides.items()
    )
    return f'<w:ind{told} w:firstLineChars="0" w:firstLine="0"/>'


def _text(words: str) -> str:
    return f'<w:t xml:space="preserve">{escape(words)}</w:t>' if words else ""


def _with_evens(file: WordFile, changed: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the settings with even pages set apart."""
    part = file.related("settings")
    xml = file.part(part) if part else b""
    found = spans(xml, ["settings"]) if xml else []
    if not part or not found:
        content = f'<w:settings xmlns:w="{WORD}"><w:{_EVENS}/></w:settings>'
        return added_part(
            file, "word/settings.xml", "settings", _SETTINGS_TYPE, content, changed=changed
        )
    return {part: spliced(xml, _evens_on(xml, found[0]))}


def _evens_on(xml: bytes, root: Span) -> Iterator[tuple[int, int, bytes]]:
    new = f"<{prefix(xml)}{_EVENS}/>".encode()
    there = root.child(_EVENS)
    if there is not None:
        yield there.start, there.end, new
    elif root.empty(xml):
        tag = xml[root.start : root.opened]
        name = tag[1:].split(None, 1)[0].rstrip(b"/>")
        yield root.start, root.end, tag[:-2] + b">" + new + b"</" + name + b">"
    else:
        before = [c.end for c in root.children if c.name in BEFORE_EVENS]
        at = before[-1] if before else root.opened
        yield at, at, new
