"""Lists of people as clerks type them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from msgspec import Struct, field

from addin.ledger.grid import Value
from addin.ledger.record import replace
from addin.ledger.values.patterns import Seldom, pattern
from addin.ledger.values.problems import Problem, Reading, unreadable
from addin.ledger.values.text import clean
from addin.ledger.values.traditional import simplified


class Names(Struct, frozen=True):
    """People named in a cell, in order, without repeats.

    ``roles``: what stands in brackets behind a name. ``everyone``: the cell says 全体党员.
    ``total``: the number in 张三等20人. ``groups``: words that name a group, not a person.
    ``repeated``: some name was written twice.
    """

    names: tuple[str, ...] = ()
    roles: dict[str, str] = field(default_factory=dict)
    everyone: bool = False
    total: int | None = None
    groups: tuple[str, ...] = ()
    repeated: bool = False


_HAN = r"[\u3400-\u9fff\U00020000-\U0003ffff]"
_DOTS = Seldom(rf"(?<={_HAN})[·•‧・.](?={_HAN})", "·•‧・.")
_SPACED = Seldom(rf"(?<!{_HAN}){_HAN}{{1,3}}(?: {_HAN}{{1,3}})+(?!{_HAN})", " ")
_ITEM = pattern(r"([^、,;/\s()]+)(?:\s*\(([^()]*)\))?")
_AND_OTHERS = pattern(r"等(?:共)?(\d{1,4})(?:[人名位](?:党员|同志|人)?)?$|等$")
_LABEL = pattern(r"^(?:参加|出席|到会|参会|列席|请假|缺席)?(?:党员|人员|同志)?:")
_NUMBERING = Seldom(rf"(?:^|(?<=[\s、,;]))\(?\d{{1,2}}[.、)]\s*(?={_HAN})", ".、)")
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏"
    "魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵"
    "万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包诸司上皇"
)
_RARER = (
    "盛窦车鲍柴褚卫尤华戚喻柏云奚苗凤花费廉岑滕毕邬乐傅皮卞卜祁禹狄米贝臧伏茅项阮蓝闵席季麻路娄危刁骆"
    "凌霍虞柯房裘缪宗宣郁杭洪钮嵇滑裴荣翁荀惠甄曲封芮储靳井富巫乌巴谷宓郗班仲伊宫宁仇栾厉戎祖符景束幸"
    "韶郜蓟印宿蒲鄂索籍赖卓蔺屠蒙池阴闻莘贡劳逄姬冉宰雍桑桂濮边扈燕冀浦尚晏瞿阎慕茹宦艾戈庾暨衡弘匡寇"
    "阙沃蔚隆巩晁敖冷辛阚饶沙鞠丰巢蒯查荆竺盖桓佟佘仝苟邸冼麦粟尉谌揭梅卯木敬庹"
)
"""Surnames that seldom begin another word; 成 and 支 do."""
_OF_TWO = frozenset(
    (
        *(
            "司马",
            "欧阳",
            "上官",
            "诸葛",
            "司徒",
            "东方",
            "夏侯",
            "皇甫",
            "尉迟",
            "公孙",
            "慕容",
            "令狐",
        ),
        *(
            "宇文",
            "长孙",
            "独孤",
            "南宫",
            "端木",
            "西门",
            "闻人",
            "轩辕",
            "淳于",
            "单于",
            "申屠",
            "澹台",
        ),
        *(
            "仲孙",
            "钟离",
            "赫连",
            "呼延",
            "百里",
            "东郭",
            "拓跋",
            "公羊",
            "太史",
            "司空",
            "左丘",
            "濮阳",
        ),
    )
)
_ONE = rf"[{_SURNAMES}]{_HAN}{{1,3}}"
_AND = Seldom(rf"(?<!{_HAN})({_ONE})[和与及]({_ONE})(?!{_HAN})", "和与及")
_REASONS = (
    *("出差", "病假", "事假", "产假", "请假", "公差", "休假", "年假", "公休", "探亲", "住院"),
    *("值班", "培训", "外出"),
)
_WITH_REASON = pattern(rf"({_HAN}{{2,4}}?)(?:[:\-])?({'|'.join(_REASONS)})")
_EVERYONE = pattern(r"全[体员](?:在册|正式)?(?:党员|人员|同志)?(?:干部)?$")
_LATIN_NAME = pattern(r"[A-Za-z][A-Za-z .]+")
_GROUP = pattern(
    r"成员|班子|负责人|人员|干部|党员|同志们|科室|支部|委员$|积极分子|代表|群众|职工|各|所有"
)
_DUTIES = ("书记", "局长", "主任", "科长", "委员")
_DUTY = (
    r"(?:[机关本局县市区院校]{0,3}(?:党(?:支部|总支|委|组|工委)|支部|总支))?"
    r"(?:副?书记|副?局长|副?主任|副?科长|组织委员|宣传委员|纪检委员)"
)
_TITLES = Seldom(
    rf"^{_DUTY}(?={_HAN}{{2,3}}$)|(?<={_HAN}{{2}})(?:同志|(?:副?书记|副?局长|副?主任|副?科长|教授|老师))$",
    (*_DUTIES, "同志", "教授", "老师"),
)
_DUTY_BEFORE = Seldom(rf"(?:^|(?<=[、,;]))({_DUTY})[ :]+({_HAN}{{2,3}})(?=$|[、,;\s])", _DUTIES)
_DUTY_BEHIND = Seldom(rf"(?:^|(?<=[、,;]))({_HAN}{{2,3}}) ({_DUTY})(?=$|[、,;])", _DUTIES)
_DUTY_ALONE = pattern(_DUTY)
_NOBODY = pattern(r"无.*|没有.*|全勤|全到|(?:全部|全员|均)到会|[-—/0]+")


def parse_names(value: Value) -> Reading[Names]:
    """Read a list of names: 张三（主持）、李四，王五; groups and repeats are reported.

    Of a list in traditional characters the names stay as they are written.
    """
    if not isinstance(value, str):
        return unreadable("names-unreadable")
    written = clean(unicodedata.normalize("NFKC", value))
    plain = simplified(written)
    reading = _read(plain)
    return reading if plain == written else _as_written(reading, plain, written)


def _as_written(reading: Reading[Names], plain: str, written: str) -> Reading[Names]:
    """Return the names of a text in simplified characters as the text itself writes them."""
    if reading.value is None:
        return reading
    plain, written = plain.replace(" ", ""), written.replace(" ", "")
    places = {name: plain.find(name) for name in reading.value.names}
    own = {n: written[i : i + len(n)] if i >= 0 else n for n, i in places.items()}
    return Reading(renamed(reading.value, own), reading.problems)


def renamed(names: Names, writing: Mapping[str, str]) -> Names:
    """Return names with some of them in another writing."""
    return replace(
        names,
        names=tuple(writing.get(n, n) for n in names.names),
        roles={writing.get(n, n): role for n, role in names.roles.items()},
    )


def _read(text: str) -> Reading[Names]:
    text = _DOTS.sub("·", text)
    if _NOBODY.fullmatch(text):
        return Reading(Names())
    text = _duties_behind(_NUMBERING.sub(" ", _LABEL.sub("", text)))
    text = _SPACED.sub(_without_spaces, text)
    total, text = _and_others(text)
    text = _AND.sub(r"\1、\2", text)
    names, roles, groups, problems = _people(text)
    everyone = any(_EVERYONE.match(g) for g in groups)
    groups = [g for g in groups if not _EVERYONE.match(g)]
    problems += [Problem("names-group", None, {"group": g}) for g in groups]
    repeated = any(p.kind == "names-repeated" for p in problems)
    read = Names(tuple(names), roles, everyone, total, tuple(groups), repeated)
    return Reading(read, tuple(problems))


def _duties_behind(text: str) -> str:
    """Return a list in which a duty apart from its name stands in brackets: 书记：张三."""
    return _DUTY_BEHIND.sub(r"\1(\2)", _DUTY_BEFORE.sub(r"\2(\1)", text))


def _without_spaces(spaced: re.Match[str]) -> str:
    """Return names with no space inside: 王建 国 is one, 张三 李四 are two."""
    names: list[str] = []
    parts = spaced[0].split(" ")
    for part, following in zip(parts, [*parts[1:], ""], strict=True):
        if names and _go_together(names[-1], part, following):
            names[-1] += part
        else:
            names.append(part)
    return " ".join(names)


def _go_together(before: str, part: str, following: str) -> bool:
    """Return whether two parts are one name: one is a single character, or 司马."""
    if before in _OF_TWO and len(part) <= 2:
        return True
    if before + part[:1] in _OF_TWO and len(part) <= 3:  # 司 马相如
        return True
    if len(before) == 1:
        return len(part) <= 2
    begins = part in _SURNAMES and following[:1] not in _SURNAMES  # 张三 李 四; "" is in any text
    return len(part) == 1 and len(before) == 2 and before[0] in _SURNAMES and not begins


def _and_others(text: str) -> tuple[int | None, str]:
    if not (m := _AND_OTHERS.search(text)):
        return None, text
    return (int(m[1]) if m[1] else None), text[: m.start()]


def _people(text: str) -> tuple[list[str], dict[str, str], list[str], list[Problem]]:
    names: dict[str, None] = {}  # in their order; a list would be searched for every name
    roles: dict[str, str] = {}
    groups: list[str] = []
    problems: list[Problem] = []
    for m in _ITEM.finditer(text):
        if names and m[1] in _REASONS:
            roles.setdefault(next(reversed(names)), m[1])
            continue
        away = m[1].endswith(_REASONS) and _WITH_REASON.fullmatch(m[1])
        name = _TITLES.sub("", away[1] if away else m[1])
        role = m[2] or m[1].replace(name, "", 1)
        half = name[: len(name) // 2]
        if len(name) in (4, 6) and name == half * 2:
            name = half
            problems.append(Problem("names-repeated", None, {"name": name}))
        if _EVERYONE.match(name) or _no_person(name):
            groups.append(m[1])
            continue
        if name in names:
            problems.append(Problem("names-repeated", None, {"name": name}))
            continue
        names[name] = None
        if role:
            roles[name] = role
    return list(names), roles, list(dict.fromkeys(groups)), _once(problems)


def _no_person(word: str) -> bool:
    """Return whether a word names a group, a duty, or nothing that is known."""
    return bool(_GROUP.search(word) or _DUTY_ALONE.fullmatch(word)) or not _is_name(word)


def _is_name(word: str) -> bool:
    """Return whether a word is a name by its letters: 张三, 阿卜杜·热合曼, John Smith."""
    parts = word.split("·")
    if all(map(_is_han, parts)):
        return len(parts) > 1 or 2 <= len(word) <= 7
    return _LATIN_NAME.fullmatch(word) is not None


def _is_han(text: str) -> bool:
    return text != "" and all(
        "\u3400" <= letter <= "\u9fff" or "\U00020000" <= letter <= "\U0003ffff" for letter in text
    )


def _once(problems: list[Problem]) -> list[Problem]:
    """Return the problems, each name's only once."""
    return list({(p.kind, str(p.args)): p for p in problems}.values())


def has_surname(name: str) -> bool:
    """Return whether a name begins with a surname that seldom begins another word."""
    return name[:1] in _SURNAMES or name[:1] in _RARER
