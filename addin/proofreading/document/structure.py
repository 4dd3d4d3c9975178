"""How a report is built: what each of its paragraphs is, and in which section it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum
from functools import cached_property

from msgspec import Struct

from addin.ledger.values.numerals import han_to_arabic
from addin.ledger.values.patterns import pattern
from addin.proofreading.document.headings import Heading, heading_of
from addin.proofreading.document.title_kinds import orders
from addin.report.prose import Paragraph


class Role(Enum):
    """What a paragraph is in a report."""

    BLANK = "空行"
    MASTHEAD = "版头"
    TITLE = "标题"
    BYLINE = "标题下的署名或日期"
    ADDRESSEE = "主送机关"
    HEADING = "小标题"
    BODY = "正文"
    ANNEX_NOTE = "附件说明"
    SIGNATURE = "署名"
    DATE = "成文日期"
    IMPRINT = "版记"
    ANNEX = "附件"
    TABLE = "表格"


class Section(Enum):
    """Of what a part of a report speaks."""

    OPENING = "开头"
    DONE = "工作情况"
    PROBLEMS = "存在的问题"
    PLANS = "下一步工作"


class Part(Struct, frozen=True):
    """A paragraph with its role, its heading if it has one, and the section it stands in."""

    paragraph: Paragraph
    role: Role
    section: Section
    heading: Heading | None = None

    @property
    def text(self) -> str:
        """The paragraph's text."""
        return self.paragraph.text

    @property
    def number(self) -> int:
        """The paragraph's number."""
        return self.paragraph.number


class Structure(Struct, frozen=True, dict=True):
    """A report's paragraphs in order, each as a part of it."""

    parts: tuple[Part, ...]

    def of(self, *roles: Role) -> tuple[Part, ...]:
        """Return the parts that have one of some roles."""
        return tuple(p for p in self.parts if p.role in roles)

    @cached_property
    def prose(self) -> tuple[Part, ...]:
        """The parts that are read as sentences: headings and body."""
        return self.of(Role.HEADING, Role.BODY)

    @cached_property
    def written(self) -> tuple[Part, ...]:
        """All parts that hold text, from the title to the annexes and their tables."""
        return tuple(p for p in self.parts if p.role is not Role.BLANK)

    @cached_property
    def headings(self) -> tuple[Part, ...]:
        """The headings, stand-alone and run-in."""
        return tuple(p for p in self.parts if p.heading is not None)

    @cached_property
    def opening(self) -> str:
        """What is said before the first heading."""
        parts = [p for p in self.prose if p.section is Section.OPENING]
        return "\n".join(p.text for p in parts) or next((p.text for p in self.prose), "")

    @cached_property
    def done(self) -> tuple[Part, ...]:
        """The parts that tell what was done."""
        return tuple(p for p in self.prose if p.section in (Section.OPENING, Section.DONE))

    @cached_property
    def title(self) -> str:
        """The title in one line, without blanks around it."""
        return "".join(p.text.strip() for p in self.of(Role.TITLE))

    @cached_property
    def looks_ahead(self) -> bool:
        """Whether the document orders or announces, and does not tell what was done."""
        return orders(self.title)

    @cached_property
    def is_bulletin(self) -> bool:
        """Whether the document is a number of a bulletin, in which articles have titles."""
        return any(_ISSUE.fullmatch(p.text.strip()) for p in self.of(Role.MASTHEAD))

    @cached_property
    def signed(self) -> bool:
        """Whether somebody's name stands below the text, or below the title."""
        named = any("年" not in p.text for p in self.of(Role.BYLINE))
        beside = any(_NAME_AND_DATE.fullmatch(p.text.strip()) for p in self.of(Role.DATE))
        return bool(self.of(Role.SIGNATURE)) or named or beside

    @cached_property
    def published(self) -> date | None:
        """The date the report bears, None where it has none or one that is no day."""
        found = self.dated and _DATE.search(han_to_arabic(self.dated.text))
        return _day(*map(int, found.groups())) if found else None

    @cached_property
    def dated(self) -> Part | None:
        """The part that holds the date the report bears, None where it has none."""
        parts = (*self.of(Role.DATE, Role.BYLINE), *self.of(Role.MASTHEAD))
        return next((p for p in parts if _DATE.search(han_to_arabic(p.text))), None)


_DATE = pattern(r"(20\d\d)[年.\-/](\d{1,2})[月.\-/](\d{1,2})(?:日|(?!\d))")
_DATE_LINE = pattern(
    r"[（(]?\s*(?:(?:19|20)\d\d|[一二][〇○零九O0][〇○零一二三四五六七八九O0]{2}|[×XxＸ*_ 　]{0,6})\s*年"
    r"\s*[\d一二三四五六七八九十×XxＸ*_]{0,4}\s*月(?:\s*[\d一二三四五六七八九十×XxＸ*_]{0,4}\s*日)?\s*[)）]?"
    r"|20\d\d[.\-/]\d{1,2}[.\-/]\d{1,2}"
)
_NAME_AND_DATE = pattern(rf"(?P<name>[^，。；：]{{2,40}}?)[ \u3000]+(?:{_DATE_LINE.pattern})")
_BY = pattern(r"^(?:报告|述职|汇报|填报|填表|述责述廉)(?:人|单位)[：:]")
_MASTHEAD = pattern(r".{1,30}〔\d{4}〕第?\d+号.{0,20}|.{2,30}文件|签发人.*|[机秘绝]密.{0,8}|\d{6}")
_KINDS = pattern(
    r"(?:报告|汇报|总结|情况|材料|通报|意见|方案|计划|要点|通知|决定|说明|清单|纪要|请示|函|发言|讲话|致辞)"
    r"(?:[（(].{1,10}[)）])?$"
)
_ANNEX_MARK = pattern(r"附\s*件\s*[:：]?\s*[\d一二三四五六七八九十]{0,2}\s*[:：]?")
_ANNEX_NOTE = pattern(
    r"附\s*件\s*[\d一二三四五六七八九十]{0,3}\s*[:：]|附\s*[:：]|附件[\d一二三四五六七八九十]{1,3}\s"
)
_NOTE_GOES_ON = pattern(
    r"\s*(?:\d{1,2}\s*[.．、]|附\s*件\s*[\d一二三四五六七八九十]{1,3}\s*[:：.、]?\s*\S)"
)
_IMPRINT = pattern(
    r"(?:抄送|抄报|主送|分送|报送|报|送|发)[:：]|.{2,30}\d{4}年\d{1,2}月\d{1,2}日印发|[（(]?共印\d+份"
)
_CONTACT = pattern(
    r"[（(]?(?:联\s*系\s*人|此件|联系电话).*|[（(][^（）()]{0,12}(?:删减|删节|略|公开)[^（）()]{0,12}[）)]"
)
_ANNEX_BELOW = pattern(r"附\s*件\s*[\d一二三四五六七八九十]{0,3}\s*[:：].{2,40}")
_ISSUE = pattern(
    r"[（(]?(?:20\d\d年)?(?:第[\d一二三四五六七八九十〇百]{1,4}期|总第\d+期)[）)]?(?:[（(]?总第\d+期[）)]?)?"
)
_PERIODICAL = pattern(r".{0,30}(?:简报|专报|快报|动态|信息|参阅)")
_ISSUER = pattern(
    r"[^，。；：]{4,40}?[\s　]+(?:20\d\d|二[〇○零][〇○零一二三四五六七八九]{2})年.{2,6}日"
)
_AT_A_MEETING = pattern(r"[—－-]{1,2}.*(?:会|会议|仪式|大会|活动)上(?:的.{2,6})?$")
_SPEAKER = pattern(
    r"[^，。；：]{0,30}(?:书记|主席|主任|[省市县区镇乡局院校部处科厅行队]长|总经理|董事长|代表|人)[\s　]+[^\s，。；：]{1,3}(?:[\s　]?[^\s，。；：]{1,2})?"
)
_ADDRESSEE_END = ("：", ":")
_BODIES = pattern(
    r"(?:[局委厅部院校市县区省处所]|自治区|公司|单位|中心|机构|支部|总支|人民政府)(?=[、，：:（(])"
)
_LONGEST_TITLE, _LONGEST_NAME = 80, 40
_TITLE_WITH_STOP = pattern(
    "(?!.*(?:如下|现将))[^，。；：、！？]{4,24}(?:　|[ 　]{2,})[^，。；：、！？]{4,24}。"
)
_STOPS = "。！？；，、：,;:!?"

_PLANS = pattern(
    r"下一步|下步|下一阶段|今后|打算|(?:工作|下半年|来年|明年).{0,6}(?:计划|安排|思路|措施|举措|重点)"
)
_PROBLEMS = pattern(r"问题|不足|差距|短板|薄弱|困难")


def structure_of(paragraphs: Sequence[Paragraph]) -> Structure:
    """Return a report's structure, told by numbering, wording and place, never by fonts."""
    roles = {p.number: Role.BLANK for p in paragraphs if not p.text.strip()}
    roles |= {p.number: Role.TABLE for p in paragraphs if p.cell is not None}
    told = [p for p in paragraphs if p.number not in roles]
    headings = {p.number: h for p in told if (h := heading_of(p))}
    end = _end_of_body(told, roles)
    body = _opened(told[:end], headings, roles)
    for p in body:
        roles[p.number] = Role.HEADING if _stands_alone(headings.get(p.number)) else Role.BODY
    inside = {p.number for p in body}
    return Structure(tuple(_parts(paragraphs, roles, headings, inside)))


def _stands_alone(heading: Heading | None) -> bool:
    return heading is not None and not heading.run_in


def _parts(
    paragraphs: Sequence[Paragraph],
    roles: dict[int, Role],
    headings: dict[int, Heading],
    inside: set[int],
) -> Iterator[Part]:
    section = Section.OPENING
    top = min((headings[n].level for n in inside if n in headings), default=0)
    for p in paragraphs:
        heading = headings.get(p.number) if p.number in inside else None
        if heading is not None and heading.level == top:
            section = _section(heading.words(p.text), section)
        yield Part(p, roles[p.number], section, heading)


def _section(words: str, before: Section) -> Section:
    if _PLANS.search(words):
        return Section.PLANS
    if _PROBLEMS.search(words) and not re.search(r"整治|解决|治理|整改(?!不)", words):
        return Section.PROBLEMS
    return Section.DONE if before in (Section.OPENING, Section.PROBLEMS) else before


def _end_of_body(told: Sequence[Paragraph], roles: dict[int, Role]) -> int:
    """Give roles to what stands behind the body; return where that begins in ``told``."""
    annex = next((i for i in range(1, len(told)) if _begins_annex(told, i)), len(told))
    roles |= {p.number: Role.ANNEX for p in told[annex:]}
    end = _annexed_below(told[:annex], roles)
    while end and (_IMPRINT.match(told[end - 1].text.strip()) or _is_contact(told[end - 1])):
        end -= 1
        roles[told[end].number] = Role.IMPRINT
    end = _signed(told, end, roles)
    note = _noted(told, end)
    roles |= {p.number: Role.ANNEX_NOTE for p in told[note:end]}
    return note


def _annexed_below(told: Sequence[Paragraph], roles: dict[int, Role]) -> int:
    """Give its role to a line that names an annex below the date; return where the rest ends."""
    end = len(told)
    while end > 2 and _ANNEX_BELOW.fullmatch(told[end - 1].text.strip()):
        end -= 1
    above = told[end - 1].text.strip() if end else ""
    if not (_DATE_LINE.fullmatch(above) or _IMPRINT.match(above)):
        return len(told)
    roles |= {p.number: Role.ANNEX for p in told[end:]}
    return end


def _begins_annex(told: Sequence[Paragraph], i: int) -> bool:
    """Whether 附件 stands alone above an annex, and not above the list of annexes."""
    lists = i + 1 < len(told) and _NOTE_GOES_ON.match(told[i + 1].as_seen)
    text = told[i].text.strip()
    return bool(_ANNEX_MARK.fullmatch(text)) and not (lists and text.endswith(("：", ":")))


def _is_contact(p: Paragraph) -> bool:
    return bool(_CONTACT.fullmatch(p.text.strip()))


def _signed(told: Sequence[Paragraph], end: int, roles: dict[int, Role]) -> int:
    """Give their roles to the signature and the date; the names of one or more senders."""
    last = told[end - 1].text.strip() if end else ""
    if _DATE_LINE.fullmatch(last) or _NAME_AND_DATE.fullmatch(last):
        end -= 1
        roles[told[end].number] = Role.DATE
    while end > 1 and _is_name(told[end - 1]):
        end -= 1
        roles[told[end].number] = Role.SIGNATURE
    return end


def _is_name(p: Paragraph) -> bool:
    text = _BY.sub("", p.text.strip())
    plain = len(text) <= _LONGEST_NAME and not any(c in _STOPS for c in text)
    listed = heading_of(p) is not None or _NOTE_GOES_ON.match(text)
    return plain and not listed and not _KINDS.search(text)


def _noted(told: Sequence[Paragraph], end: int) -> int:
    """Return where the list of annexes begins that stands before the signature."""
    start = end
    while start > 1 and _NOTE_GOES_ON.match(told[start - 1].as_seen) and start - 1 > end - 30:
        start -= 1
    if start and _ANNEX_NOTE.match(told[start - 1].text.strip()):
        return start - 1
    if start < end and _ANNEX_NOTE.match(told[start].text.strip()):
        return start
    return end


def _opened(
    told: Sequence[Paragraph], headings: dict[int, Heading], roles: dict[int, Role]
) -> Sequence[Paragraph]:
    """Give roles to what stands before the body; return the body."""
    first = at = _after_masthead(told, 0, roles)
    while at < len(told) and (
        _is_title(told[at], first == at, headings) or (at > first and _is_sender(told[at : at + 2]))
    ):
        roles[told[at].number] = Role.TITLE
        at += 1
    _bylines(told[first:at], roles)
    at = _after_masthead(told, at, roles)
    if at < len(told) and _is_addressee(told[at], headings):
        roles[told[at].number] = Role.ADDRESSEE
        at += 1
    return told[at:]


def _after_masthead(told: Sequence[Paragraph], at: int, roles: dict[int, Role]) -> int:
    """Give its role to the masthead: number of the document; name, number and issuer of a bulletin."""
    begun = at
    while at < len(told) and (
        _MASTHEAD.fullmatch(text := told[at].text.strip())
        or _ISSUE.fullmatch(text)
        or (_is_periodical(told[at : at + 2]))
        or (at > begun and _ISSUER.fullmatch(text))
    ):
        roles[told[at].number] = Role.MASTHEAD
        at += 1
    return at


def _is_periodical(lines: Sequence[Paragraph]) -> bool:
    """Whether the first of two lines is a bulletin's name, and the second its number."""
    texts = [p.text.strip() for p in lines]
    return len(texts) == 2 and bool(_PERIODICAL.fullmatch(texts[0]) and _ISSUE.fullmatch(texts[1]))


def _is_title(p: Paragraph, is_first: bool, headings: dict[int, Heading]) -> bool:
    text = p.text.strip()
    if is_first and _TITLE_WITH_STOP.fullmatch(text):
        return True
    if len(text) > _LONGEST_TITLE or "。" in text or text.endswith(tuple("：:；;，,！!")):
        return False
    if p.number in headings and headings[p.number].numbered:
        return False
    return is_first or p.centred or bool(_KINDS.search(text) or _is_byline(text))


def _is_sender(lines: Sequence[Paragraph]) -> bool:
    """Whether the first of two lines is a name, and the second the date below it."""
    return len(lines) == 2 and _is_name(lines[0]) and _is_byline(lines[1].text.strip())


def _is_byline(text: str) -> bool:
    framed = text[:1] in "（(" and text[-1:] in "）)"
    return framed or bool(
        _DATE_LINE.fullmatch(text) or _AT_A_MEETING.fullmatch(text) or _SPEAKER.fullmatch(text)
    )


def _bylines(front: Sequence[Paragraph], roles: dict[int, Role]) -> None:
    """Tell the sender and the date that stand below a title from the title's own lines."""
    last = next(
        (i for i in reversed(range(len(front))) if _KINDS.search(front[i].text.strip())), None
    )
    for i, p in enumerate(front):
        if _is_byline(p.text.strip()) or (last is not None and i > last):
            roles[p.number] = Role.BYLINE


def _is_addressee(p: Paragraph, headings: dict[int, Heading]) -> bool:
    text = p.text.strip()
    return (
        text.endswith(_ADDRESSEE_END)
        and (len(text) <= _LONGEST_TITLE or len(_BODIES.findall(text)) > 2)
        and "。" not in text
        and not re.search(r"如下.$|以下|20\d\d年", text)
        and p.number not in headings
    )


def _day(y: int, m: int, d: int) -> date | None:
    try:
        return date(y, m, d)
    except ValueError:
        return None
