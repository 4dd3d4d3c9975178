"""The 党小组 of a ledger by the names that it and its reports give them: 第一, 甲值, 运行一值."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from addin.audit.parts.people_words import NamedPart
from addin.audit.parts.subset import Part
from addin.ledger.ledger import Ledger

MEETING = "党小组会"
A_GROUP = re.compile("[\u4e00-\u9fff\\d]{1,8}(?:党小组|小组)")
MEETS = re.compile("召?开会|会议")
_TAIL = "(?:党小组|小组)"
_NUMBER = re.compile(r"第?[一二三四五六七八九十\d]{1,3}")
_NAMED = re.compile(
    rf"(?:^|(?<=[^\u4e00-\u9fff])|(?<=召开)|(?<=组织)|(?<=开展))(?P<name>[\u4e00-\u9fff]{{2,6}}?){_TAIL}(?!会|长|数)"
)
_NO_NAME = re.compile(r"各|每|全体|所有|本|我|该|学习|理论|党支部|召开|个")
# Without 党小组 a name is one where a number or the next name follows: 甲值3次, 甲值、乙值各3次.
_ALONE = (
    r"(?=[：:]?\s*(?:共|各|均|都|分别|全年|上半年|下半年|半年|开了?|召开|组织|学习|碰头)*"
    r"(?:\d|[一二两三四五六七八九十]{1,3}[次场回]))"
)


def group_names(ledger: Ledger) -> tuple[str, ...]:
    """Return what a ledger calls its 党小组, without numbers, which are known by themselves."""
    written = {m.group for m in ledger.members}
    topics = {a.topic for a in ledger.activities if MEETING in a.type_names}
    found = {m["name"] for text in (*written, *topics) for m in _NAMED.finditer(text)}
    return tuple(sorted(n for n in found if not (_NUMBER.fullmatch(n) or _NO_NAME.search(n))))


def named_groups(text: str, names: Iterable[str]) -> Iterator[NamedPart]:
    """Yield the groups that a text names, alone or in a list: 甲值、乙值各3次."""
    known = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    if not known:
        return
    behind = rf"(?:{_TAIL}(?!会)|{_ALONE}|(?=(?:[、和及与](?:{known}))+(?:{_TAIL}|{_ALONE})))"
    for m in re.finditer(rf"(?P<name>{known}){behind}", text):
        yield NamedPart(m.start(), m.end(), Part("group", m[0], (m["name"],)))
