"""New formats in a styles part: an old one with a fill, and a date format where it needs one."""

from __future__ import annotations

import re

from addin.ledger.refusal import Refusal
from addin.office.ooxml.markup import quoteattr
from addin.office.ooxml.spans import Span, prefix_of, spans, spliced, with_attributes

DATE_FORMAT = "yyyy-mm-dd"
_GENERAL, _TEXT = 0, 49
_DATES = {*range(14, 18), 22, *range(27, 32), 36, *range(50, 59)}  # ECMA-376 18.8.30
_FIRST_OWN_FORMAT = 164
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')


class Styles:
    """A styles part being added to. Formats are asked for one by one; ``xml`` is the new part."""

    def __init__(self, xml: bytes, fill: str) -> None:
        self._xml = xml
        self._fill = fill
        found = spans(xml, ["numFmts", "fills", "cellXfs"])
        self._parts = {s.name: s for s in found}
        if "fills" not in self._parts or "cellXfs" not in self._parts:
            raise Refusal("工作簿缺少样式，作不了标记；请用Excel打开后另存一次再试")
        self._formats = self._known_formats()
        self._new: dict[tuple[int, bool, bool], int] = {}
        self._added: list[bytes] = []
        self._date_format: int | None = None

    def marked(self, style: int, is_number: bool, is_day: bool) -> int:
        """Return the format that is another one with our fill; for a day, one that shows a day."""
        xfs = self._parts["cellXfs"].children
        key = (style if 0 <= style < len(xfs) else 0, is_number, is_day)
        if key not in self._new:
            self._new[key] = len(xfs) + len(self._added)
            self._added.append(self._changed(xfs[key[0]], is_number, is_day))
        return self._new[key]

    def _changed(self, xf: Span, is_number: bool, is_day: bool) -> bytes:
        fill = len(self._parts["fills"].children)
        changes: dict[str, str | None] = {"fillId": str(fill), "applyFill": "1"}
        number_format = int(xf.attributes.get("numFmtId", "0"))
        wanted = number_format
        if is_number:
            changes["quotePrefix"] = None
            wanted = _GENERAL if self._is_text(number_format) else number_format
        if is_day and not self._shows_a_day(number_format):
            wanted = self._day_format()
        if wanted != number_format:
            changes |= {"numFmtId": str(wanted), "applyNumberFormat": "1"}
        tag = with_attributes(self._xml[xf.start : xf.opened], changes)
        return tag + self._xml[xf.opened : xf.end]

    def _known_formats(self) -> dict[int, str]:
        own = self._parts.get("numFmts")
        return {
            int(f.attributes["numFmtId"]): f.attributes.get("formatCode", "")
            for f in (own.children if own else [])
            if f.attributes.get("numFmtId", "").isdigit()
        }

    def _is_text(self, number_format: int) -> bool:
        return number_format == _TEXT or self._formats.get(number_format) == "@"

    def _shows_a_day(self, number_format: int) -> bool:
        code = self._formats.get(number_format)
        if code is None:
            return number_format in _DATES
        return "d" in _QUOTED.sub("", code).lower().replace("general", "").split(";")[0]

    def _day_format(self) -> int:
        """Return the number of our date format, the workbook's own where it has the same."""
        if self._date_format is None:
            same = [n for n, code in self._formats.items() if code == DATE_FORMAT]
            free = max((*self._formats, _FIRST_OWN_FORMAT - 1)) + 1
            self._date_format = same[0] if same else free
        return self._date_format

    @property
    def xml(self) -> bytes:
        """The part with all that was asked for."""
        if not self._added:
            return self._xml
        fills, xfs = self._parts["fills"], self._parts["cellXfs"]
        p = prefix_of(self._xml[fills.start : fills.opened])
        fill = (
            f'<{p}fill><{p}patternFill patternType="solid"><{p}fgColor rgb="FF{self._fill}"/>'
            f'<{p}bgColor indexed="64"/></{p}patternFill></{p}fill>'
        )
        changes = self._appended(fills, [fill.encode()])
        changes += self._appended(xfs, self._added)
        if self._date_format is not None and self._date_format not in self._formats:
            changes += self._with_day_format(p)
        return spliced(self._xml, changes)

    def _with_day_format(self, p: str) -> list[tuple[int, int, bytes]]:
        code = quoteattr(DATE_FORMAT)
        its = f'<{p}numFmt numFmtId="{self._date_format}" formatCode={code}/>'.encode()
        if own := self._parts.get("numFmts"):
            return self._appended(own, [its])
        (root,) = spans(self._xml, ["styleSheet"])
        whole = f'<{p}numFmts count="1">{its.decode()}</{p}numFmts>'.encode()
        return [(root.opened, root.opened, whole)]

    def _appended(self, parent: Span, new: list[bytes]) -> list[tuple[int, int, bytes]]:
        """Return the changes that put elements behind the last child and count them."""
        count = str(len(parent.children) + len(new))
        tag = with_attributes(self._xml[parent.start : parent.opened], {"count": count})
        if parent.empty(self._xml):
            name = f"{prefix_of(tag)}{parent.name}"
            whole = tag.removesuffix(b"/>") + b">" + b"".join(new) + f"</{name}>".encode()
            return [(parent.start, parent.end, whole)]
        last = parent.children[-1].end if parent.children else parent.opened
        return [(parent.start, parent.opened, tag), (last, last, b"".join(new))]
