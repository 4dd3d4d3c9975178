"""Numbers of people with a remark in brackets: 21/24（3人出警）, 11（另列席2人）, 24（全勤）.

The number is how many came. A remark may say who was away, which is compared with who was due, or
who sat in and how, which changes nothing. With any other, 20（实为18）, the cell stays a question.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from addin.ledger.values.names import has_surname, parse_names
from addin.ledger.values.numerals import HAN_NUMBER, from_han
from addin.ledger.values.patterns import pattern

_HAN = r"[\u4e00-\u9fff]"
_N = rf"(\d{{1,4}}|{HAN_NUMBER})"
_REMARKED = pattern(r"(?:共|计)?(\d{1,5}人?(?:/\d{1,5}人?)?)[人名]?\(([^()]{1,40})\)")
_CLAUSES = pattern(r"[,;、。:]")
_COUNTED = pattern(
    rf"(?:另外?|还|尚|其中)?有?(?:{_N}[人名位个]({_HAN}{{0,10}})|({_HAN}{{1,10}}?)[为:]?{_N}(?:[人名位个]{_HAN}{{0,6}})?)"
)
_AWAY_WORDS = (
    r"(?:假|缺|休|未[到来参]|没[到来]|[出公外]差|出[警车海诊勤庭工船]|[值备执公外]勤|战备|值[班守夜]|[夜白早晚当倒轮交上跟]班"
    r"|住院|手术|生病|因病|卧病|陪护|隔离|抢[险修]|防汛|支援|学习|培训|外[出派地调]|在外|驻[外村守]|不[在能便]|务工|打工|探亲"
    r"|借调|挂职|因[公事故]|公[务干]|带队|下[乡村沉]|开会|巡[查护线逻]|留守|看护|走不开|就医|就诊|返乡|回家)"
)
_AWAY = pattern(_AWAY_WORDS)
_AWAY_BEHIND = pattern(rf"(?:因|在|去|外)?{_AWAY_WORDS}\D{{0,3}}$")
_SITS_IN = pattern(
    r"(?:列席|旁听|观摩|邀请?|特邀|嘉宾|领导|分子|申请人|发展对象|群众|团员|非党|代表|家属|职工|居民|村民|学生|讲师|预备党员|流动党员"
    r"|线上|视频|网络|云端|远程|补[学课听开]|迟到|早退|转[入出]|老党员|女)"
)
_HARMLESS = pattern(
    r"全[勤员到体部]?|[全均都]到齐?|齐|无(?:人)?(?:缺[席勤]|请假)|(?:不含|含|另有|另|有)?(?:列席|旁听|特邀)(?:人员|代表|者)?(?:除外|不计|另计)?"
    r"|线上|视频|网络|云端|腾讯会议|钉钉|含?(?:线上|视频)(?:参会|参加)?"
)
_IN_DOUBT = pattern(
    r"约|应|实|估|待|拟|计划|预计|[累合总]计|每|各|平均|更正|改|错|核|补签|代(?!表)|[?]"
)
_CAME = pattern(
    r"含|包括|(?<!未)(?<!没)(?<!线上)(?<!视频)(?:到会|到场|参[加会]|出席|签到|在场|来了)"
)


class Remarked(Struct, frozen=True):
    """A number, or two such as 21/24, and what its remark says.

    ``away``: how many it says were away; None where it says nothing of that. ``other``: a number of
    people of whom it says something that is not known: away it would be, where the rest agrees.
    """

    number: str
    away: int | None = None
    other: int | None = None


def remarked(text: str) -> Remarked | None:
    """Read a folded text; None where it is no number with a remark that leaves it one reading."""
    m = _REMARKED.fullmatch(text)
    if m is None or _IN_DOUBT.search(m[2]):
        return None
    number = m[1].replace("人", "")
    clauses = [c for c in _CLAUSES.split(m[2]) if c]
    said = [_counted(c) for c in clauses]
    known = [s for s in said if s is not None]
    if len(known) == len(said):
        away = [n for kind, n in known if kind == "away"]
        other = [n for kind, n in known if kind == "other"]
        return Remarked(number, _sum(away), _sum(other))
    named = _named_away(m[2])
    if named is not None:
        return Remarked(number, named)
    reason = "/" in number and all(_is_reason(c) for c in clauses)
    return Remarked(number) if reason or all(map(_HARMLESS.fullmatch, clauses)) else None


def _counted(clause: str) -> tuple[str, int] | None:
    """Return how many a clause tells of, and whether as away, as sitting in, or as something."""
    m = _COUNTED.fullmatch(clause)
    if m is None or _CAME.search(clause):
        return None
    number, words = m[1] or m[4], m[2] or m[3] or ""
    heads = int(number) if number.isascii() else from_han(number) or 0
    if not words:
        return None
    if _SITS_IN.search(words):
        return "sits in", heads
    return "away" if _AWAY.search(words) else "other", heads


def _named_away(remark: str) -> int | None:
    """Return how many are named as away: 张三、李四出警, 张三病假、李四值班."""
    words = [_AWAY_BEHIND.sub("", c) for c in _CLAUSES.split(remark) if c]
    says = _AWAY_BEHIND.search(remark) is not None
    return len(words) if says and all(map(_is_person, words)) else None


def _is_person(word: str) -> bool:
    people = parse_names(word).value
    return bool(2 <= len(word) <= 4 and people and len(people.names) == 1 and has_surname(word))


def _is_reason(clause: str) -> bool:
    return _AWAY.search(clause) is not None and not any(c.isdigit() for c in clause)


def _sum(numbers: Iterable[int]) -> int | None:
    listed = list(numbers)
    return sum(listed) if listed else None
