"""The part of a figure that the words before a number limit it to: 周明同志讲党课2次."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from addin.audit.figure_words.possible_figures import Means
from addin.audit.parts.group_words import MEETING, named_groups
from addin.audit.parts.people_words import NamedPart, People
from addin.audit.parts.subset import LISTED, PEOPLE, By, Part
from addin.audit.parts.subset_data import Verb, subset_words
from addin.audit.text.clauses import TIME_WORDS, Counted, Sentence, rest
from addin.audit.text.distribution import sharing
from addin.ledger.record import replace
from addin.ledger.values.numerals import from_han

_LISTED = re.compile(r"\s*[、和及与]\s*")
_AND = re.compile("[、和及与]")
_RESPECTIVELY = re.compile(r"分别|依次")
_TALKED_WITH = re.compile(
    r"(?:[同跟找对向约]|(?P<and>[与和]))(?:各|每[名位个]?|所有|全体|其他|[\d两三四五六七八九十]+[名位个])*(?:党?支部|的)?$"
)
_TALKS = "谈心谈话"
_WHO_TALKS = re.compile("班子|委员|支委|党组|党委|领导")
_TALK = re.compile(r"(?:们|同志|分别|逐一|逐个|各|进行|开展|集体|了|共|累计)*谈")
_SET_AN_EXAMPLE = re.compile(
    "(?:同志)?(?:以上率下|带头|率先(?:垂范)?|以身作则|身体力行|亲自|走在前(?:列)?|做表率|示范)+"
)
_STOP = re.compile(r"[，,；;。：:！!？?（()）]")
_QUOTES = re.compile("[《》“”\"'「」#]")
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_NEW = "(?:重新|最新|新)(?:修订|修改|制定|颁布|出台|印发|发布)的?"
_LEAD = re.compile(rf"^(?:{_NEW}|{TIME_WORDS}|其中|分别|先后|累计|开展|组织|举办|共|还|又)+")
_TYPES = "主题党日|专题学习|集中学习|党课|警示教育|支部活动"
_BEFORE_NUMBER = re.compile(
    r"(?:(?<=其中)|(?<=其中，)|(?<=[（(]))(?P<what>[\u4e00-\u9fff“”]{3,16}?)"
    r"(?:专题|主题|方面|有关|相关)?的?(?:有|占)?(?=(?:\d{1,3}|[一二两三四五六七八九十]{1,3})次)"
)
_ABOUT = re.compile("属于|涉及|有关|关于|与|“|”")
_UNTIL = re.compile(r"到[\d一二三四五六七八九十]{1,3}(?:月|季度)")
_GROUPS_EACH = re.compile(
    r"(?P<number>[两二三四五六2-6])(?:个|(?<=两))(?:党?小)?组(?=(?:党小组会)?(?:全年|上半年|下半年)?(?:各(?!类|项)|均|都|(?P<turn>分别|依次))|[^，,。；;：:]{0,24}?(?:小组会|学习|讨论|活动|开会)各[\d一二两三四五六])"
)
_DONE = re.compile("参[加与会学训]|到会|到场|出席|开展|组织|举[办行]|活动|服务")
_HAN_NUMBERS = "一二三四五六"
_NOT_THERE = re.compile(
    r"^(?:\d|[一二两三四五六七八九十]+[次场]|(?:所在|所联系|联系|包联|分管)的?(?:党?支部|联系点)|一起|一块|全|各|我|本|其|党内|党的|党中央|党组织|党委|党组|党支部|党小组|会|年|支部|此|这|那|上|下|前|后|同|不|确|中|群众|党员(?!活动室|之家|服务|教育)|重|节|春|“?七一|国庆|元旦|每|具|实|落|第)"
    r"|(?:基础上|前后|前|后|时|中|上|下|节点|期间|方面|过程|之际|活动|节|日|月|年|内)$"
)


def named_parts(
    text: str,
    people: People,
    topics: Sequence[str] = (),
    tags: Sequence[str] = (),
    groups: Sequence[str] = (),
) -> list[NamedPart]:
    """Return the parts that a text names, in order, none of them inside another one.

    ``topics``: those of the ledger's rows that no catalogue has. ``tags``: the catalogue's.
    ``groups``: the ledger's 党小组.
    """
    found: list[NamedPart] = []
    every = [
        *_lecturers(text),
        *people.named(text),
        *_own_topics(text, topics),
        *_groups_each(text),
        *named_groups(text, groups),
        *_of_patterns(text),
        *_tagged(text, tags),
        *_groups(text),
    ]
    for its in every:
        committee = its.part.words.endswith("委员") and text.startswith("会", its.end)
        if not committee and not any(a.start < its.end and its.start < a.end for a in found):
            found.append(its)
    return sorted(found, key=lambda n: n.start)


def parts_at(
    named: Sequence[NamedPart], sentence: Sentence, counted: Counted, means: Means, type_: str
) -> list[Part | None]:
    """Return the parts that a number is about, [None] where it is about all of a figure.

    ``type_``: the type of activity that is counted. Of several people in one list, 各 means each,
    分别 each in turn, and else all together.
    """
    text, at = sentence.text, counted.quantity.start
    start, last = counted.left[0], max(at, means.end)
    inside = [
        n
        for n in named
        if start <= n.start
        and n.end <= last
        and (n.part.names or not _overlap(n, means))
        and not (n.part.by not in ("person", "group") and _overlap(n, means))
    ]
    inside = _unless_talked_to(inside, text)
    if found := inside or _in_turn(named, sentence, at):
        return _of_list(_list(found, text), sentence, counted, last, type_)
    loosely = _loosely(named, text, start)
    if loosely is None and type_ == MEETING:
        loosely = _group_before(named, sentence, start)
    return [loosely and _with_deed(loosely, text[start:last], type_)]


def with_deed_before(its: Part, before: Part | None) -> Part:
    """Return a person whose clause says no deed as of the one before: 周明主持8次，李红6次."""
    if its.column or its.by not in PEOPLE or not (before and before.by in PEOPLE):
        return its
    return replace(its, column=before.column)


def group_of_members(
    named: Sequence[NamedPart], sentence: Sentence, counted: Counted, means: Means
) -> Part | None:
    """Return the 党小组 whose members a number counts: 第一党小组12人.

    What some of them did, 第一党小组5人参加义诊, counts no rows of the roster.
    """
    inside = (n for n in named if means.start <= n.start and n.end <= means.end)
    its = next((n.part for n in inside if n.part.by == "group" and n.part.names), None)
    between = sentence.text[means.end : counted.quantity.start].strip(" ：:")
    behind = sentence.words(counted.right).strip().removeprefix("党员").rstrip("。；;！!")
    done = between or behind or _DONE.search(sentence.text[: means.start])
    return replace(its, names=()) if its and done else its


def _unless_talked_to(found: Sequence[NamedPart], text: str) -> list[NamedPart]:
    """Return parts, or one that no row tells where they say who was talked to.

    总支书记同各支部书记谈话5次: these are some of what those hold, and none of what these do.
    """
    talked = [n for n in found if _is_talked_to(n, text)]
    if not talked:
        return list(found)
    words = text[found[0].start : talked[-1].end]
    return [replace(talked[-1], part=Part("group", words))]


def _is_talked_to(its: NamedPart, text: str) -> bool:
    if its.part.by not in PEOPLE and its.part.by != "group":
        return False
    before = _TALKED_WITH.search(text[: its.start])
    listed = before and before["and"] and its.part.by == "person"
    return bool(before and not listed and _TALK.match(text, its.end))


def _overlap(its: NamedPart, means: Means) -> bool:
    return its.start < means.end and means.start < its.end


def _of_list(
    listed: Sequence[NamedPart], sentence: Sentence, counted: Counted, last: int, type_: str
) -> list[Part | None]:
    text, at = sentence.text, counted.quantity.start
    ends = listed[-1].end
    parts = [_with_deed(n.part, text[n.start : last], type_) for n in listed]
    shared = sharing(text, ends, at, (c.quantity.start for c in sentence.counted))
    if len(parts) == 1:
        return _each_group(*parts)
    if shared.place is not None:
        known = shared.place < len(parts)
        return [parts[shared.place] if known else Part("group", text[listed[0].start : ends])]
    if shared.each:
        return list(parts)
    names = tuple(dict.fromkeys(name for p in parts for name in p.names))
    sure = names if all(p.names for p in parts) else ()
    return [replace(parts[0], words=text[listed[0].start : ends], names=sure)]


def _each_group(its: Part) -> list[Part | None]:
    """Return a part, or each of the groups that one word means: 两个小组各2次."""
    several = its.by == "group" and len(its.names) > 1
    return [replace(its, names=(name,)) for name in its.names] if several else [its]


def _list(found: Sequence[NamedPart], text: str) -> list[NamedPart]:
    """Return the last part named, with those of people that are in one list with it."""
    listed = [found[-1]]
    kind = _kind(found[-1])
    for its in reversed(found[:-1]):
        linked = _LISTED.fullmatch(text[its.end : listed[0].start])
        if not (kind and _kind(its) == kind and linked):
            break
        listed.insert(0, its)
    return listed


def _kind(its: NamedPart) -> tuple[By, ...]:
    """Return the kinds of parts that can be listed together with one: people, places, groups."""
    by = its.part.by
    return PEOPLE if by in PEOPLE else (by,) if by in LISTED else ()


def _in_turn(named: Sequence[NamedPart], sentence: Sentence, at: int) -> list[NamedPart]:
    """Return the list of people or places of which a number behind 分别 may be about one."""
    before = [n for n in named if n.end <= at and _kind(n)]
    if not before:
        return []
    since = sentence.text[before[-1].end : at]
    several = len(_list(before, sentence.text)) > 1
    return before if several and _RESPECTIVELY.search(since) and not _STOP.search(since) else []


def _loosely(named: Sequence[NamedPart], text: str, start: int) -> Part | None:
    """Return the part that the words before last number name, where it may be one of this number.

    Of the clause before that is a topic or a place, or who set an example: who does something else
    there may do it alone.
    """
    if not start:
        return None
    before = [n for n in named if n.end <= start and not _STOP.search(text, n.start, start - 1)]
    before_comma = text[start - 1] in "，,"
    found = [
        n.part
        for n in before
        if n.part.by in ("topic", "tag", "place")
        or not before_comma
        or (n.part.by in (*PEOPLE, "group") and _SET_AN_EXAMPLE.fullmatch(text, n.end, start - 1))
    ]
    return replace(found[-1], near=False) if found else None


def _group_before(named: Sequence[NamedPart], sentence: Sentence, start: int) -> Part | None:
    """Return the one group named since the number before: 第二党小组也不落后，召开党小组会3次."""
    begin = max((c.quantity.end for c in sentence.counted if c.quantity.end <= start), default=0)
    before = [n for n in named if begin <= n.start and n.end <= start and n.part.by == "group"]
    only = len(before) == 1 and before[0].part.names
    return replace(before[0].part, near=False) if only else None


def _with_deed(part: Part, words: str, type_: str) -> Part:
    """Return a part of people with the column that names them for what they did."""
    if part.by == "group" and type_ == _TALKS and _WHO_TALKS.search(part.words):
        return replace(part, or_all=True)  # theirs are all that there are
    if part.by not in PEOPLE:
        return part
    verb = _verb(words.replace(part.words, "", 1), type_)
    return replace(part, column=verb.column, type=verb.type) if verb else part


def _verb(words: str, type_: str) -> Verb | None:
    """Return what somebody did, by the verb, or by the type where there is none."""
    verbs = subset_words().verbs
    told = [v for v in verbs if re.search(v.words, words)]
    usual = [v for v in verbs if re.fullmatch(v.of or v.type, type_)]
    return next(iter([*told, *usual]), None)


def _groups(text: str) -> Iterator[NamedPart]:
    for m in re.finditer("|".join(subset_words().groups), text):
        yield NamedPart(m.start(), m.end(), Part("group", m[0]))


def _lecturers(text: str) -> Iterator[NamedPart]:
    """Yield the secretary and the committee, whose lectures may be all there were."""
    for m in subset_words().lecturers.finditer(text):
        yield NamedPart(m.start(), m.end(), Part("group", m[0], or_all=True))


def _groups_each(text: str) -> Iterator[NamedPart]:
    """Yield so many 党小组 that have a number each: 两个小组各4次; of 分别 nobody says whose."""
    for m in _GROUPS_EACH.finditer(text):
        told = m["number"].replace("两", "二")
        names = _HAN_NUMBERS[: int(told) if told.isdigit() else from_han(told)]
        yield NamedPart(m.start(), m.end(), Part("group", m[0], () if m["turn"] else tuple(names)))


def _own_topics(text: str, topics: Sequence[str]) -> Iterator[NamedPart]:
    """Yield the ledger's own topics right before a type of activity: 志愿服务主题党日."""
    for topic in topics:
        for m in re.finditer(rf"{re.escape(topic)}(?:类|主题)?(?={_TYPES})", text):
            yield NamedPart(m.start(), m.end(), Part("topic", m[0], (topic,)))


def _tagged(text: str, tags: Sequence[str]) -> Iterator[NamedPart]:
    """Yield the catalogue's topics where a number follows them alone: 其中主题教育9次."""
    for m in _BEFORE_NUMBER.finditer(text):
        name = next((t for t in tags if m["what"].endswith(t)), "")
        if name and not rest(_ABOUT.sub("", m["what"].removesuffix(name))):
            yield NamedPart(m.start("what"), m.end(), Part("topic", m["what"], (name,)))


def _of_patterns(text: str) -> Iterator[NamedPart]:
    for by, pattern in subset_words().patterns:
        for m in pattern.finditer(text):
            what = _LEAD.sub("", _QUOTES.sub("", _BRACKETS.sub("", m["what"])))
            nowhere = by == "place" and (_NOT_THERE.search(what) or _UNTIL.match(m[0]))
            if (len(what) > 1 and not nowhere) or by == "group":
                yield from _each_named(by, what, m)


def _each_named(by: By, what: str, m: re.Match[str]) -> Iterator[NamedPart]:
    """Yield what a pattern names: each of several places or groups that are listed."""
    ends = [s.span() for s in _AND.finditer(m[0])] if by in LISTED else []
    starts = [0, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(m[0])]
    names = _AND.split(what) if by in LISTED else [what]
    if len(names) != len(starts):
        starts, stops, names = [0], [len(m[0])], [what]
    for start, stop, name in zip(starts, stops, names, strict=True):
        words, bare = m[0][start:stop].strip(), name.removeprefix("第") if by == "group" else name
        yield NamedPart(m.start() + start, m.start() + stop, Part(by, words, (bare,)))
