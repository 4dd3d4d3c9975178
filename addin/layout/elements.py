"""Which element of the profile each stretch of a document is, so that it can be measured."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from addin.layout.measured_layout import Letters, Looks, ParagraphLook
from addin.layout.profile import LEVELS, Form, Profile
from addin.ledger.record import replace
from addin.ledger.values.patterns import pattern
from addin.proofreading.document.headings import Heading
from addin.proofreading.document.structure import Part, Role, Structure
from addin.report.prose import Stretch

TITLE, BODY = "标题", "正文"
ANNEX_MARK, ANNEX_TITLE = "附件标识", "附件标题"
SIGNED = ("署名", "成文日期")
COPIES, PRINTED = "抄送", "印发"
ROLES = {
    Role.TITLE: TITLE,
    Role.ADDRESSEE: "主送机关",
    Role.BODY: BODY,
    Role.ANNEX_NOTE: "附件说明",
    Role.SIGNATURE: SIGNED[0],
    Role.DATE: SIGNED[1],
}
_MARK = pattern(r"附\s*件\s*[:：]?\s*[\d一二三四五六七八九十]{0,2}\s*[:：]?")
_LONGEST_CAPTION = 40
_WIDE = pattern(r"[\u3000\u3400-\u9fff\uff00-\uffef、。《》〔〕「」]")


class Unit(Struct, frozen=True):
    """A stretch of a paragraph that is one element; ``leads``: it begins the paragraph.

    Only the one that leads answers for indents, alignment and spacing.
    """

    element: str
    form: Form
    part: Part
    look: ParagraphLook
    start: int
    end: int
    leads: bool = True

    @property
    def stretch(self) -> Stretch:
        """Where it stands."""
        return Stretch(self.part.number, self.start, self.end)

    @property
    def text(self) -> str:
        """Its letters."""
        return self.part.text[self.start : self.end]

    def letters(self) -> Iterator[tuple[int, int, Letters]]:
        """Yield where something visible stands in one look, clipped to the stretch."""
        for its in self.look.letters:
            start, end = max(its.start, self.start), min(its.end, self.end)
            if self.part.text[start:end].strip():
                yield start, end, its

    def chinese(self) -> Iterator[tuple[int, int, Letters]]:
        """Yield where Chinese letters or their punctuation stand."""
        for start, end, its in self.letters():
            if _WIDE.search(self.part.text[start:end].strip()):
                yield start, end, its


def units_of(structure: Structure, looks: Looks, profile: Profile) -> tuple[Unit, ...]:
    """Return the elements of a document that a profile has a form for, in order."""
    found: list[Unit] = []
    for part, below in zip(structure.written, (*structure.written[1:], None), strict=False):
        look = looks.paragraphs.get(part.number)
        if look is not None and part.role is not Role.TABLE and not _is_caption(part, below):
            its = _units(part, look, profile)
            article = part.role is Role.TITLE and structure.is_bulletin
            found += map(_smaller, its) if article else its
    return (*found, *_annexed(structure, looks, profile))


def _smaller(unit: Unit) -> Unit:
    """Return the title of a bulletin's article: in letters of its own, below the bulletin's name."""
    return replace(unit, form=replace(unit.form, fonts=None, points=None))


def _is_caption(part: Part, below: Part | None) -> bool:
    """Whether a line is the title of the table right below it, which has a look of its own."""
    above_table = below is not None and below.role is Role.TABLE
    short = len(part.text) <= _LONGEST_CAPTION and not part.text.rstrip().endswith(
        ("。", "：", "；")
    )
    return above_table and part.role is Role.BODY and part.heading is None and short


def _units(part: Part, look: ParagraphLook, profile: Profile) -> Iterator[Unit]:
    heading = _heading(part, look)
    if heading is not None and part.role in (Role.HEADING, Role.BODY):
        yield from _headed(part, look, heading, profile)
        return
    element = ROLES.get(part.role) or _imprint(part)
    form = profile.form(element) if element else None
    if element and form:
        yield Unit(element, form, part, look, 0, len(part.text))


def _heading(part: Part, look: ParagraphLook) -> Heading | None:
    """Return a paragraph's heading, also one that only its automatic number makes."""
    if part.heading is not None or look.numbered is None:
        return part.heading
    stop = part.text.find("。")
    last = len(part.text.rstrip()) - 1
    if 0 <= stop < last:
        return Heading(look.numbered, None, 0, stop, run_in=True, stop=True)
    item = last > 60 or part.text.rstrip()[-1:] in ("；", ";")
    return Heading(look.numbered, None, 0, last + 1, run_in=item, item=item)


def _headed(part: Part, look: ParagraphLook, heading: Heading, profile: Profile) -> Iterator[Unit]:
    level = LEVELS[min(heading.level, len(LEVELS)) - 1]
    own, body = profile.form(level), profile.form(BODY)
    whole = len(part.text)
    if heading.item:
        if own and body:
            fonts = (*(body.fonts or ()), *(own.fonts or ())) or None
            yield Unit(BODY, replace(body, fonts=fonts), part, look, 0, whole)
        return
    behind = heading.end + heading.stop if heading.run_in else whole
    if own:
        yield Unit(level, own, part, look, 0, behind)
    if body and part.text[behind:].strip():
        yield Unit(BODY, body, part, look, behind, whole, leads=own is None)


def _imprint(part: Part) -> str | None:
    """Return which line of the imprint a part is; behind annexes the imprint stands last of all."""
    if part.role not in (Role.IMPRINT, Role.ANNEX):
        return None
    text = part.text.strip()
    if text.startswith("抄送"):
        return COPIES
    return PRINTED if text.endswith("印发") else None


def _annexed(structure: Structure, looks: Looks, profile: Profile) -> Iterator[Unit]:
    """Yield the marks of annexes and the titles right below them; what else they hold is free."""
    titled = False
    for part in structure.of(Role.ANNEX):
        look = looks.paragraphs.get(part.number)
        is_mark = bool(_MARK.fullmatch(part.text.strip()))
        if _imprint(part):
            continue
        form = profile.form(ANNEX_MARK if is_mark else ANNEX_TITLE)
        if look and form and (is_mark or titled):
            element = ANNEX_MARK if is_mark else ANNEX_TITLE
            yield Unit(element, form, part, look, 0, len(part.text))
        titled = is_mark
