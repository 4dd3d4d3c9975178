"""Sentences that name a type behind who met, where and what for: 韩梅同志主持召开支委会.

Only what is plainly held is read; what was passed on, asked for or prepared is not.
"""

from __future__ import annotations

from msgspec import Struct

from addin.ledger.catalogue import Catalogue
from addin.ledger.forms.texts.activity_text import (
    DATE,
    NUMBERING,
    START,
    TITLE,
    TYPE,
    Described,
    clean_lines,
    details,
    opening_clock,
)
from addin.ledger.forms.texts.days_in_text import opening_day
from addin.ledger.forms.texts.heads_in_sentences import heads_first
from addin.ledger.values.activity_types.types import types_named
from addin.ledger.values.days.clock_times import is_clock
from addin.ledger.values.patterns import pattern

_LEAST_NAME = 3
_LONGEST_BEFORE = 48
_TOO_GENERAL = frozenset(
    {
        "上党课",
        "讲党课",
        "书记讲党课",
        "委员会",
        "小组会",
        "动员会",
        "部署会",
        "动员大会",
        "动员部署会",
        "专题汇报",
        "业务培训",
    }
)
_END = pattern(r"[。;\n]")
_CLAUSE = pattern(r"[,:、]")
_DAY_INSIDE = pattern(
    r"^(?:今年|本年|同年)?([^\d。;:\n]{0,12}?,?)(?:于|在|定在)?"
    r"((?:\d{4}年)?\d{1,2}月\d{1,2}[日号])(?!\s*$)"
)
_OF_OTHERS = pattern(
    r"要求|通知|部署|布置|安排|传达|参加|列席|旁听|观摩|讨论|研究|审议|筹备|准备|计划|关于|听取|汇报|检查"
    r"|督[促导查办]|指导|整改|材料|方案|记录|纪要|起草|撰写|整理|报送|上报|补[写录填]|拟|将[于在召]|未|没|不|取消"
    r"|推迟|延期|改[期到为]|顺延|暂|原定|上级|各|分别|先后|其他|兄弟|相关|有关|动员|宣传|报道|公示|收到|落实|迎接"
    r"|(?:党|工)委会|是否|如何|怎[样么]|学习(?!小组|室|中心|园地|之家)"
)
_NOT_ITSELF = pattern(
    r"的?(?:方案|计划|准备|筹备|材料|通知|精神|要求|记录|纪要|之?[前后](?!往)|制度|情况|总结|部署|安排|事宜|议程"
    r"|问题|整改|台账|资料|相关|工作|任务|提醒|推迟|延期|取消|未|没|改|顺延|暂|待|不|因|拟|预|将|记|照片|心得|体会"
    r"|(?:活动)?(?:基地|教室|阵地|计划|品牌|名单|课件|通报))|[和及与、]"
)
_AFTER = pattern(
    r"$|[\s,。;:(《“\"\d—-]|活动|会议|[在于由]|如期|按期|召开|举行|开始|开讲|圆满|顺利"
)
_QUANTITY = (
    r"(?:的|了|[一两1-4](?:次|堂|场|节)|第?[一二三四五六七八九十\d]{1,3}(?:次|堂|场|节|个?季度|期|讲|月份?)"
    r"|(?:\d{4})?(?:年度?|上半年|下半年)|[本当]月|专题|集中|全体|(?:本|我|党)?支部|党员|线上|现场|“[^“”]{1,30}”|《[^《》]{1,30}》"
    r"|以“[^“”]{1,30}”为主题的?)*"
)
_HELD = pattern(r"(?:召开|召集|举行|举办|开展|进行|组织|主讲|[开上讲作做过])了?" + _QUANTITY + r"$")
_HOLDERS = pattern(
    _QUANTITY
    + r"(?:(?:于|在|到|赴|前往)[^,的由]{1,24}?)??(?:组织|带领)?"
    + _QUANTITY
    + r"(?:同志|第[一二三四五六]|[一二三四五六]组)?$"
)
_OF_YEAR = pattern(r"(?:\d{4}|上一?|本|去)年度?$")  # which year a yearly meeting is of
_QUOTED = pattern(r"“([^“”]{1,30})”")
_LECTURER = pattern(r"(?:^|由)((?!由)[\u4e00-\u9fff]{2,3})同志[上讲作主]")
_CHAIR = pattern(r"([\u4e00-\u9fff]{2,3})(?:同志)?主持")
_ROLES = pattern(r"^(?:(?:支部)?(?:副?书记|支书|委员)|由)")


class _Named(Struct, frozen=True):
    """A type that a sentence names, with what is before and behind it."""

    names: tuple[str, ...]
    name: str
    before: str
    after: str


def free_sentence(text: str, month: int | None, catalogue: Catalogue) -> Described | None:
    """Return what a paragraph says of the one activity that its first sentence says was held."""
    day, rest = day_first(text, month)
    named = _named(rest, catalogue) if day else None
    if named is None or not _is_held(named):
        return None
    clock, before = opening_clock(named.before)
    found: Described = {DATE: day, TYPE: "暨".join(named.names)}
    if is_clock(clock):
        found[START] = clock
    told = {**_said(named, before, catalogue), **found}
    if TITLE not in told and (setting := before.strip(" ,:、")):
        told[TITLE] = setting.translate(str.maketrans(",:", "，："))
    return told


def day_first(text: str, month: int | None) -> tuple[str, str]:
    """Return the day of a paragraph, at its beginning or behind who met, and the rest."""
    plain = NUMBERING.sub("", clean_lines(text))
    day, rest = opening_day(plain, month)
    if day:
        return day, rest
    m = _DAY_INSIDE.match(plain)
    if m is None or _OF_OTHERS.search(m[1]):
        return "", plain
    day, rest = opening_day(plain[m.start(2) :], month)
    return (
        (day, f"{m[1].rstrip(',')}{',' if m[1].endswith(',') else ''}{rest}")
        if day
        else ("", plain)
    )


def _named(text: str, catalogue: Catalogue) -> _Named | None:
    """Return the first type that the first sentence of a text names, by its longest name."""
    end = _END.search(text)
    sentence = text[: end.start()] if end else text
    spots = [
        (at, -len(name), name)
        for name in catalogue.type_names
        if (len(name) >= _LEAST_NAME or name == "党课")
        and name not in _TOO_GENERAL
        and 0 <= (at := sentence.find(name)) <= _LONGEST_BEFORE
    ]
    if not spots:
        return None
    at, _, name = min(spots)
    names = types_named(name, catalogue)
    return _Named(names, name, text[:at], text[at + len(name) :]) if names else None


def _is_held(named: _Named) -> bool:
    """Return whether the words around a type say that it was held, and nothing else."""
    if _OF_OTHERS.search(_QUOTED.sub("", named.before)) or _NOT_ITSELF.match(named.after):
        return False
    learning = any(n.endswith("学习") for n in named.names)
    if not learning and not _AFTER.match(named.after):
        return False
    last = _CLAUSE.split(named.before)[-1]
    return bool(_HELD.search(last)) or _HOLDERS.fullmatch(last) is not None


def _said(named: _Named, before: str, catalogue: Catalogue) -> Described:
    """Return what the words around a type say of it."""
    after = named.after.removeprefix("活动")
    quoted = _QUOTED.search(before)
    parts = [quoted[1]] if quoted else []
    if year := _OF_YEAR.search(before):
        parts.append(f"{year[0]}{named.name}")
    parts.append(heads_first(after.lstrip(" ,:、。")))
    found = details(",".join(filter(None, parts)), catalogue, dated=True)
    lecture = any(n.endswith("党课") for n in named.names)
    if lecture and (m := _LECTURER.search(_CLAUSE.split(before)[-1])):
        found.setdefault("主讲人", m[1])
    for clause in _CLAUSE.split(before):
        if m := _CHAIR.match(_ROLES.sub("", clause)):
            found.setdefault("主持人", m[1])
    return found
