"""Attendance cells that name people: who came and who was away, counted."""

from __future__ import annotations

from msgspec import Struct

from addin.ledger.values.names import Names, has_surname, parse_names
from addin.ledger.values.numerals import HAN_NUMBER, from_han
from addin.ledger.values.patterns import pattern
from addin.ledger.values.problems import Problem

_NUMBER = rf"(\d{{1,4}}|{HAN_NUMBER})"
_WHO = r"(?:人员|党员|同志|委员|名单|的?有|人)?"
_CAME = rf"(?:出席|到会|参会|参加|实到|与会|签到|到场|出勤){_WHO}"
_LEAVE = r"病假|事假|产假|请假|公差|出差|休假|年假|公休|探亲|住院|值班|外出|因公|因病|因事"
_AWAY = rf"(?:缺席|缺勤|未到会|未参会|未参加|未到|缺|{_LEAVE}){_WHO}"
_OTHER = r"(?:列席|特邀|主持|记录|旁听)(?:人员|同志|人)?"
_LABEL = pattern(rf"(?:^|(?<=[\s,;。、(]))(?:({_CAME})|({_AWAY})|{_OTHER})(?:{_NUMBER}人)?[:]")
_AFTER_COUNT = pattern(
    rf"(?:共计|共|合计|实到|到会)?{_NUMBER}(?:[人名位](?:党员)?)?\s*(?:[:,;(]|。)\s*(.+)"
)
_IS_AWAY = pattern(
    rf"(?:因[病事公])?(?:{_LEAVE}|缺席|缺勤|未到会?|未参加|未能?参会|没来|不在岗?|在外)"
)
_AWAY_FIRST = pattern(r"(?:缺席|缺勤|缺|未到|请假)[:]?(.+)")
_AWAY_LAST = pattern(rf"(.+?)(?:同志)?(?:[因:\-].{{0,6}})?{_IS_AWAY.pattern}")
_AWAY_HEADS = pattern(rf"(?:缺席|缺勤|缺|未到|请假){_NUMBER}人|{_NUMBER}人(?:缺席|缺勤|未到|请假)")
_LISTENER = pattern(r"列席|特邀|旁听|嘉宾|讲师|领导")
_EXCEPT = pattern(
    r"除(?!了?列席)了?(.+?)(?:以)?外[,、]?(?:其余|其他|其它|余|全体|全部|全员|均|都)"
    r"(?:党员|人员|同志|人|的|均|都|全|全部|到会|到|参加|出席|参会)*[。.]?"
)
_BEHIND = pattern(rf"(?<!等)(?<!等共)[\s,;、(]{{0,3}}(?:共计|共|合计|计)?{_NUMBER}[人名]\)?$")
_SAID_AWAY = pattern(r"([^\s,;、()]{2,4}?)(缺席|缺勤|未到会?|未参[加会]|没来)(?=$|[\s,;、])")
_BRACKETS = pattern(r"\(([^()]*)\)")


class Heads(Struct, frozen=True):
    """How many are named as present and as away, and what is wrong with the lists.

    ``stated``: a number of those present that is written beside their names.
    """

    present: int
    away: int | None = None
    stated: int | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def everybody(self) -> int:
        """How many are named, whether they came or not."""
        return self.present + (self.away or 0)


def heads_named(text: str) -> Heads | None:
    """Count a list such as 向红、文静（戴明病假） or 出席：…；请假：…; None where it is none.

    ``text`` is half-width. Who is followed by a leave (常青（病假）) is away, a listener is not
    counted, 张三等5人 are five.
    """
    if m := _AFTER_COUNT.fullmatch(text):
        return _after_count(_int(m[1]), m[2].removesuffix("。").removesuffix(")"))
    sections = _sections(text)
    if sections is None:
        return None
    came, away = sections
    present = _listed(came, strict=not away and ":" not in text)
    if present is None:
        return None
    gone = _listed(away, strict=False) if away else None
    if away and gone is None:
        return None
    told = [h for h in (present.away, gone.everybody if gone else None) if h is not None]
    return Heads(
        present.present,
        sum(told) if told else None,
        present.stated,
        (*present.problems, *(gone.problems if gone else ())),
    )


def away_from_all(text: str) -> int | None:
    """Return how many 除张三、李四外全部到会 excepts; None where the text says no such thing."""
    m = _EXCEPT.fullmatch(text)
    listed = _listed(m[1], strict=False) if m else None
    return None if listed is None else listed.everybody


def away_named(text: str) -> int | None:
    """Return how many a remark such as 戴明请假 or 缺席：张三、李四 says were away; else None."""
    rest = text.strip(" ,;、。:()")
    if heads := _AWAY_HEADS.fullmatch(rest):
        return _int(heads[1] or heads[2])
    if m := _AWAY_FIRST.fullmatch(rest) or _AWAY_LAST.fullmatch(rest):
        listed = _listed(m[1], strict=False)
        return None if listed is None else listed.everybody
    return None


def _after_count(number: int, rest: str) -> Heads | None:
    """Read what follows a number: 5人（张三、李四…）, 4人，戴明请假."""
    away = away_named(rest)
    if away is not None:
        return Heads(number, away)
    named = heads_named(rest)
    if named is None:
        return None
    if named.present == number or named.stated is not None:
        return Heads(number, named.away, problems=named.problems)
    differs = _differs(number, named.present)
    return Heads(number, named.away, problems=(*named.problems, differs))


def _sections(text: str) -> tuple[str, str] | None:
    """Return the names that a text gives as present and as away, by the labels before them."""
    marks = list(_LABEL.finditer(text))
    came = [text[: marks[0].start()] if marks else text]
    away: list[str] = []
    ends = [*(m.start() for m in marks[1:]), len(text)]
    for mark, end in zip(marks, ends, strict=False):  # without marks there is one end too many
        part = text[mark.end() : end]
        if mark[1] is not None:
            came.append(part)
        elif mark[2] is not None:
            away.append(part)
    first = "、".join(p.strip(" ,;。、") for p in came if p.strip(" ,;。、"))
    return (first, "、".join(p.strip(" ,;。、") for p in away)) if first else None


def _listed(text: str, *, strict: bool) -> Heads | None:
    """Count a plain list of names; ``strict``: nothing else says that these are people."""
    told, text = _told_in_brackets(text.strip(" ,;。、"))
    stated, text = _stated_behind(text)
    reading = parse_names(_SAID_AWAY.sub(r"\1(\2)", text))
    people = reading.value
    if people is None or people.groups or people.everyone or not people.names:
        return None
    if not _are_people(people, strict):
        return None
    listeners = [n for n in people.names if _LISTENER.search(people.roles.get(n, ""))]
    gone = [n for n in people.names if _IS_AWAY.match(people.roles.get(n, ""))]
    away = ([told] if told else []) + ([len(gone)] if gone else [])
    came = len(people.names) - len(gone) - len(listeners)
    problems = reading.problems
    if stated is not None and stated != came:
        problems += (_differs(stated, came),)
    total = people.total if people.total is not None else stated
    heads = came if total is None else total
    return Heads(heads, sum(away) if away else None, total, problems)


def _differs(stated: int, named: int) -> Problem:
    return Problem("count-names", None, {"stated": stated, "named": named})


def _stated_behind(text: str) -> tuple[int | None, str]:
    """Return the number in 张三、李四（共2人）, and the names before it."""
    m = _BEHIND.search(text)
    return (_int(m[1]), text[: m.start()]) if m else (None, text)


def _told_in_brackets(text: str) -> tuple[int, str]:
    """Return how many a bracket says were away, 常青（戴明病假）, and the text without such."""
    away = 0
    for m in _BRACKETS.finditer(text):
        if not _IS_AWAY.match(m[1]) and (told := away_named(m[1])) is not None:
            away += told
            text = text.replace(m[0], "", 1)
    return away, text


def _are_people(people: Names, strict: bool) -> bool:
    """Return whether words are surely names: 见签到表 and 支委 are none."""
    names = people.names
    if not strict:
        return any(has_surname(n) for n in names) or all(len(n) <= 4 for n in names)
    if len(names) < 2 and people.total is None and not people.roles:
        return False
    likely = sum(has_surname(n) for n in names)
    return likely * 2 >= len(names) and all(len(n) <= 4 or "·" in n for n in names)


def _int(text: str) -> int:
    return int(text) if text.isascii() else from_han(text) or 0
