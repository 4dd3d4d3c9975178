"""The people that a report names: those whom the ledger knows, and those whom it does not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from addin.audit.parts.subset import Part
from addin.audit.parts.subset_data import subset_words
from addin.ledger.ledger import Ledger
from addin.ledger.values.names import has_surname, parse_names
from addin.ledger.values.numerals import from_han

_COLUMNS = ("主讲人", "主持人", "谈话人")
_HAN = "[\u4e00-\u9fff]"
# Whose secretary is none of the roster's.
_ABOVE = "党组|党委|工委|总支|纪委|市委|县委|区委|省委|镇委|团委"
_BEHIND = "(?:同志|书记|副书记|委员|主任|局长|馆长|站长|队长|等)?"
# How many there are: two, behind their names, is no number of anything else.
_NUMBER = r"[两二三四五六七八九十\d]{1,2}"
COUNTED = (
    rf"(?:{_NUMBER}(?:位|名|个)(?:党?支部)?(?:书记|同志|委员|支委(?:委员)?|党员)|[两二三四]人)"
)
_MANY = re.compile(rf"(?P<number>{_NUMBER})(?:位|名|个)(?:党?支部)?(?P<duty>书记|副书记)")
_OTHERS = '们局县市区省镇乡街道校院单支党委办所站厅处科馆队总台司部中机的”"’」'
_SPEAKER = re.compile(rf"(?:(?<![“\"「《])我(?![{_OTHERS}])|(?<![基日根])本人)(?:本人|自己|个人)?")
# Who speaks talks with people, where the clause names nobody who does: 同党员干部谈心谈话12次.
_WITH = re.compile(
    r"(?:^|(?<=[，,。；;：:、]))(?:一年中|一年来|半年来|全年|年内|今年|上半年|下半年|本年度|以来|先后|累计|共|分别|主动|经常|坚持)*"
    r"(?P<whom>[同与和跟找](?:党员干部|党员群众|党员、群众|干部职工|干部群众|干部)(?:[、和及与](?:党员|群众|职工|干部))*)"
    r"(?=(?:们|开展|进行|分别|逐一|个别|了|共|累计)*谈)"
)
_LONGEST_LINE = 40


class NamedPart(Struct, frozen=True):
    """A part named at ``text[start:end]``."""

    start: int
    end: int
    part: Part


class People:
    """The people of a ledger, by the names and duties that a report may give them."""

    def __init__(
        self, names: Iterable[str] = (), duties: Mapping[str, str | None] | None = None
    ) -> None:
        """Take names, and those of a roster with their duties, None where none is stated."""
        self._duties = dict(duties or {})
        self.names = frozenset([*names, *self._duties])
        self.speaker = ""
        known = "|".join(sorted(map(re.escape, self.names), key=len, reverse=True)) or "(?!)"
        duty = "|".join(subset_words().duties)
        self._known = re.compile(
            rf"(?:其他)?(?:(?:党?总支|党?支部|党组|党委)?(?:{duty})|支委委员|支委|委员)?(?P<name>{known}){_BEHIND}(?:{COUNTED}|一个?人|自己|本人)?"
        )
        self._given = _by_given_name(self.names)
        given = "|".join(self._given) or "(?!)"
        chain = rf"(?:[、和及与](?:{given}))*(?:{COUNTED}|同志)"
        self._short = re.compile(
            rf"(?<!{_HAN})(?P<name>{given})(?={chain})(?:{COUNTED}|同志)?"
            rf"|(?<=[、和及与])(?P<next>{given})(?={chain})(?:{COUNTED}|同志)?"
        )
        self._duty = re.compile(rf"(?<!{_ABOVE})(?P<duty>{duty})(?!处|会)")
        self._stranger = re.compile(
            rf"(?:{duty})(?P<name>{_HAN}{{2,3}}?)(?=同志|带头|主讲|[讲上授]|为|给|主持|领学|谈)(?:同志)?"
            rf"|(?P<comrade>{_HAN}{{2,3}})同志(?!们)"
        )

    def speaking(self, lines: Iterable[str]) -> People:
        """Return the same people, knowing who speaks: the one named at its head or foot."""
        found = {n for line in lines if len(line) <= _LONGEST_LINE for n in self.names if n in line}
        other = People(self.names, self._duties)
        other.speaker = found.pop() if len(found) == 1 else ""
        return other

    def named(self, text: str) -> Iterator[NamedPart]:
        """Yield the people that a text names, those whom the ledger knows first."""
        for m in self._known.finditer(text):
            yield NamedPart(m.start(), m.end(), Part("person", m["name"], (m["name"],)))
        for m in self._short.finditer(text):
            name = m["name"] or m["next"]
            yield NamedPart(m.start(), m.end(), Part("person", name, (self._given[name],)))
        for m in _SPEAKER.finditer(text):
            yield NamedPart(m.start(), m.end(), Part("person", m[0], self._of_speaker()))
        if self.speaker:
            for m in _WITH.finditer(text):
                mine = Part("person", m["whom"], self._of_speaker(), or_all=True)
                yield NamedPart(m.start("whom"), m.end("whom"), mine)
        for m in self._stranger.finditer(text):
            name = m["name"] or m["comrade"]
            if has_surname(name):
                yield NamedPart(m.start(), m.end(), Part("person", name))
        for m in _MANY.finditer(text):
            yield NamedPart(m.start(), m.end(), self._of_many(m))
        for m in self._duty.finditer(text):
            yield NamedPart(m.start(), m.end(), Part("duty", m[0], self._with(m["duty"])))

    def _of_speaker(self) -> tuple[str, ...]:
        return (self.speaker,) if self.speaker else ()

    def _with(self, duty: str) -> tuple[str, ...]:
        return tuple(name for name, its in self._duties.items() if its == duty)

    def _of_many(self, m: re.Match[str]) -> Part:
        names = self._with(m["duty"])
        told = m["number"].replace("两", "二")
        number = int(told) if told.isdigit() else from_han(told)
        return Part("duty", m[0], names if len(names) == number else ())


def people_of(ledger: Ledger) -> People:
    """Return the people whom a ledger names, and the duties that its roster states."""
    written = (
        row.value(column)
        for table in ledger.tables
        for row in table.rows
        for column in _COLUMNS
        if column in row.columns
    )
    found = (parse_names(value) for value in set(written) if value)
    names = {name for its in found if its.value for name in its.value.names}
    return People(names, {m.name: m.duty for m in ledger.members if m.name})


def _by_given_name(names: Iterable[str]) -> dict[str, str]:
    """Return names of three characters by their last two, where only one has those."""
    given: dict[str, list[str]] = {}
    for name in names:
        if len(name) == 3:
            given.setdefault(name[1:], []).append(name)
    return {short: own[0] for short, own in given.items() if len(own) == 1}
