"""What a number counts that has no word of its own: 其中机关4次, 周明同志讲了2次, 累计9次."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from addin.audit.figure_words.counted_word import last_listed, moved
from addin.audit.figure_words.figure_keys import DUE, HEADS, PROBLEMS
from addin.audit.figure_words.lexicon import Lexicon, Mention, Word
from addin.audit.figure_words.outside_ledger import concerns_party
from addin.audit.figure_words.possible_figures import (
    NARROWER,
    ONE_OR_ALL,
    UNCLEAR,
    Means,
    meant,
    together,
)
from addin.audit.figure_words.problem_words import of_source
from addin.audit.parts.group_words import MEETING
from addin.audit.parts.subset_data import Verb, subset_words
from addin.audit.text.clauses import SUM_WORDS, TIME_WORDS, Counted, Sentence, rest
from addin.audit.text.quantity import Kind
from addin.audit.text.ranks import unranked
from addin.audit.times.comparisons import BLANK
from addin.audit.times.put_in import is_put_at, is_put_in
from addin.ledger.record import replace

_ALTOGETHER = re.compile(
    rf"{SUM_WORDS}|前后|先后|分别|依次|实[际开]|现已|已(?:召开|开展|完成|举办)|达到?$|各|均|[只仅]|{BLANK}"
)
_SPREAD = re.compile(r"分(?:月份?|季度?)[来]?[看说]|时间(?:分布|上)?(?:来)?看|分布看")
_TIMED = re.compile(rf"\s*(?:其中[，,]?)?(?:{TIME_WORDS}|{BLANK})")
_IN_ALL = re.compile(rf"{SUM_WORDS}|就有|达|(?<!都)有$")
_RESPECTIVELY = re.compile(r"分别|依次")
_NEXT_NUMBER = re.compile(r"\s*[、和及与]\s*[\d一二两三四五六七八九十]+[次场期]")
_COME = re.compile(r"参加|参与|参会|到会|出席|参训|参学|覆盖|受教育|教育")
_STOPS = "，,。；;：:！!？?"
_AND = re.compile(r"\s*(?:[、和及与]|以及)\s*")
_MEETING = re.compile("(?<!生活)会$|党员大会")
_BY = re.compile(r"^[\s（(]*(?:其中[，,]?)?由")
# Where it was done, and as whom, by somebody whose deed is counted: 段党委书记周明到支部讲课3次.
_ALONG = re.compile(
    r"(?:到|在|赴)(?:各|基层|所在|联系|包联|挂点|分管|的)*(?:党?支部|联系点|(?=[讲授上]|$))(?:给|为|向)?(?:全体|广大)?(?:党员|干部|群众|职工)*"
    r"|以(?:普通党员)?(?:的)?身份|^\s*(?:公司|集团|支行|段|院|局|厂|校|所|站|馆|县|市|区|镇|乡)(?=$|[^\u4e00-\u9fff]|到|在|以|全年|[上下]半年)"
)
# As what, where and what about somebody did something.
_DOING_SO = re.compile(
    r"(?:以|作为)(?:普通|一名)?(?:党员|干部)?(?:的)?(?:身份|名义)|以普通党员身份"
    r"|(?:结合|围绕|聚焦|针对|紧扣|立足)[^，,。；;、\d]{2,18}?(?=(?:带头|主动|亲自|为|给|又|也|共|先后)*(?:讲|上|授|作|谈|宣讲|领学))"
    r"|(?:到|赴|下|深入|来)(?:所在|联系|分管|基层|包联)?(?:的)?(?:党?支部|联系点|党小组|一线|车间|科室)"
    r"|(?:担?任|当)(?:党小组)?组长的|(?:带领|所在)的?|在各自(?:党小组|支部)"
    r"|(?:为|给|向|面向)(?:全体|支部|机关|青年|广大)*(?:党员干部职工|党员干部|党员|干部|职工|大家|同志们)"
)
_ALL_GROUPS = re.compile(
    rf"(?:各个?|每个|全部|[两二三四五六七八九\d]个)(?:党小组|小组)(?:{SUM_WORDS}|总的?算下来|全算上)[，,]$"
)
_MET = re.compile("会开了?|开了?会|碰头|碰面|会")
_ADDED = re.compile(
    r"[，,](?:再|又|还有)?(?:加上|连同|算上|加)[^，,。；;\d]{0,24}(?:自查|查摆|反馈|组织生活会|巡[察视]|检视|督查|摆出)[^，,。；;\d]{0,12}[，,]$"
)
_ITEM = re.compile(
    r"^\s*(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十])[）)、.．](?![一二三四1-4、和]+季度)|[①-⑩]|[·•●]|【[^】]{1,30}】)"
)
_SOME_OF_IT = re.compile(r"[，,（(]?(?:其中|含|包含|内含|包括)")
_LINK = re.compile(r"^\s*(?:和|及|与|以及)")


class NamedSpan(Struct, frozen=True):
    """Where a sentence names somebody or something; ``of``: a branch, people, a topic or place."""

    start: int
    end: int
    of: Literal["branch", "people", "thing", "agenda"]


class Said(Struct, frozen=True):
    """A number and the words around it.

    ``names``: where the sentence names branches, people, places. ``read_to``: up to where it is
    read. ``beside``: what is counted stands in another cell. ``opens``: the number is in the first
    words of a sentence.
    """

    sentence: Sentence
    counted: Counted
    words: Lexicon
    names: Sequence[NamedSpan] = ()
    read_to: int = 0
    beside: bool = False
    opens: bool = False

    @property
    def kind(self) -> Kind:
        """What kind of number it is."""
        return self.counted.quantity.kind

    @property
    def start(self) -> int:
        """Where the words before it begin: with the clause before, if that only ranks a branch."""
        start, text = self.counted.left[0], self.sentence.text
        if not start or text[start - 1] not in "，,":
            return start
        before = max(max(text.rfind(c, 0, start - 1) for c in _STOPS) + 1, self.read_to)
        inside = [n for n in self.names if before <= n.start and n.end < start]
        only = any(n.of == "branch" for n in inside) and not rest(
            unranked(self._without(inside, before, start - 1))
        )
        return before if only else start

    @property
    def named(self) -> list[NamedSpan]:
        """Who is named right before it."""
        start, end = self.start, self.counted.left[1]
        return [n for n in self.names if start <= n.start and n.end <= end]

    @property
    def left(self) -> str:
        """The words before it, without those that name somebody and an 和 between two numbers."""
        named, end = self.named, self.counted.left[1]
        words = _LINK.sub("", _ITEM.sub("", self._without(named, self.start, end)))
        return unranked(words).replace("，", "").replace(",", "") if named else words

    def _without(self, named: Sequence[NamedSpan], start: int, end: int) -> str:
        """Return what stands between two places beside the words that name somebody."""
        found, at = "", start
        for its in named:
            between = self.sentence.text[at : its.start]
            found, at = found + ("" if _AND.fullmatch(between) else between), its.end
        return found + self.sentence.text[at:end]

    @property
    def right(self) -> str:
        """The words behind it."""
        words = self.sentence.words(self.counted.right)
        return unranked(words) if self.named else words

    @property
    def is_placed_behind(self) -> bool:
        """Whether words behind it only say when or at which branch: 4次放在二季度."""
        end = self.counted.quantity.end
        bodies = ((n.start - end, n.end - end) for n in self.names if n.of == "branch")
        behind = self.sentence.text[end:]
        return is_put_in(self.right) or any(is_put_at(behind, n) for n in bodies if n[0] >= 0)

    @property
    def says_nothing(self) -> bool:
        """Whether the words around it lead to the number and say nothing else."""
        behind = "" if self.is_placed_behind else self.right
        return not rest(self.left) and not rest(_LINK.sub("", behind))


def by_deed(said: Said, before: Sequence[Means]) -> Means | None:
    """Return what somebody did so often: 周明同志谈了3次 counts talks, whatever came before."""
    if said.kind not in ("times", "heads") or not any(n.of == "people" for n in said.named):
        return None
    for verb in subset_words().verbs:
        left = re.sub(verb.words, "", _DOING_SO.sub("", said.left))
        left = _ALONG.sub("", _BY.sub("", left))
        if re.search(verb.words, said.left) and not rest(left) and not rest(said.right):
            return _of_deed(verb, said, before)
    return None


def groups_met(said: Said) -> Means | None:
    """Return how often all 党小组 met: 三个党小组加起来，会开了11次."""
    before = said.sentence.text[: said.counted.left[0]]
    if said.kind != "times" or said.named or not _ALL_GROUPS.search(before):
        return None
    if not _MET.search(said.left) or rest(_MET.sub("", said.left)):
        return None
    its = next((m for m in said.words.mentions(MEETING, "times") if m.word.type), None)
    return _at(meant(its, its.word.keys["times"]), said) if its else None


def held_by(said: Said, before: Sequence[Means]) -> Means | None:
    """Return what a number goes on with that names behind it who did it: 其余2次由林若溪主持."""
    if not before or said.kind != "times" or said.named or rest(said.left):
        return None
    end = said.counted.quantity.end
    people = [n for n in said.names if n.of == "people" and n.start >= end]
    if not people or rest(_BY.sub("", said.sentence.text[end : people[0].start])):
        return None
    deeds = [m for v in subset_words().verbs if (m := _deed_behind(v, said, people[0].end))]
    if not deeds:
        return None
    return replace(_at(before[-1], said), end=deeds[0].end())


def _deed_behind(verb: Verb, said: Said, at: int) -> re.Match[str] | None:
    return re.compile(rf"(?:带头|负责|亲自)?(?:{verb.words})").match(said.sentence.text, at)


def _of_deed(verb: Verb, said: Said, before: Sequence[Means]) -> Means | None:
    last = before[-1] if before else None
    if not verb.type or (last and re.fullmatch(verb.of or verb.type, last.type)):
        return last and _at(last, said)
    words = said.words.mentions(verb.type, said.kind)
    its = next((m for m in words if verb.type in m.word.keys[said.kind]), None)
    return _at(meant(its, its.word.keys[said.kind]), said) if its else None


def carried(said: Said, before: Sequence[Means]) -> Means | None:
    """Return what the clause before counted, or names, where this one names nothing itself."""
    return _things_named_before(said) if said.kind == "things" else _carried(said, before)


def _carried(said: Said, before: Sequence[Means]) -> Means | None:
    opens = said.opens and not (said.named or _TIMED.match(said.left))
    if opens or not said.says_nothing:
        return None
    named = _named_before(said)
    afresh = not before or (_opens_by_spread(said) and not _is_total(before[-1]))
    spread = _spread(said, before) if afresh and not named else None
    last = named or spread or (before[-1] if before else None)
    if last is None or last.word is None:
        return None
    if any(n.of == "agenda" for n in said.named) and not _MEETING.search(last.word.type):
        return None
    if said.kind == "times":
        found = _times(said, last, last.word, bool(named))
        unclear = _in_turn(said, before) or _is_some_of_it(said)
        return found and (replace(found, loose=UNCLEAR) if unclear else found)
    if said.kind in ("hours", "money") and said.kind in last.word.keys:
        return _of(last, last.word.keys[said.kind], said)
    return _heads(said, last, last.word, before) if _came(said) else None


def _times(said: Said, last: Means, word: Word, named: bool) -> Means | None:
    """Return how often what was named before was held."""
    surely = _goes_on(said)
    if not (named or surely):
        return None
    due = bool(word.type) and last.keys == (DUE.key_of({"type": word.type}),)
    last = replace(last, keys=word.keys["times"]) if due else last
    return _at(last, said)


def _in_turn(said: Said, before: Sequence[Means]) -> bool:
    """Whether 分别 gives numbers to several types that were counted before, each its own."""
    types = {m.type for m in before}
    return len(types) > 1 and bool(_RESPECTIVELY.search(said.left))


def _is_some_of_it(said: Said) -> bool:
    """Whether a bracket says how many of those before it were of some kind: 2次（含扩大会1次）."""
    words = said.sentence.words(said.counted.left)
    return bool(_SOME_OF_IT.match(words)) and not (
        said.named or said.is_placed_behind or re.search(rf"{TIME_WORDS}|{BLANK}", words)
    )


def _came(said: Said) -> bool:
    people = said.kind == "people" and _COME.search(said.left + said.right)
    return said.kind == "heads" or bool(people)


def _heads(said: Said, last: Means, word: Word, before: Sequence[Means]) -> Means | None:
    """Return how many came to what was named before; unclear where that is of several types."""
    if "heads" not in word.keys:
        return None
    several = {m.type for m in before} - {word.type}
    unclear = (bool(several) and not word.total) or _came_once(said)
    others = (HEADS,) if several and unclear else ()
    keys = (*word.keys["heads"], *others)
    loose = (ONE_OR_ALL if _came_once(said) else UNCLEAR) if unclear else ""
    return _of(last, keys, said, loose)


def listed_before(said: Said) -> list[Mention]:
    """Return the types that the clause before lists, where this gives each its own in turn.

    支委会、主题党日月月都有，分别召开和开展6次、5次.
    """
    turn = _RESPECTIVELY.search(said.left)
    deeds = rest(said.left).strip("和及与")
    behind = said.sentence.text[said.counted.quantity.end :]
    if said.kind != "times" or said.named or not turn or deeds or not _NEXT_NUMBER.match(behind):
        return []
    text = said.sentence.text[said.read_to : said.counted.left[0]]
    found = [m for m in said.words.mentions(text, "times") if m.word.type]
    listed = last_listed(found, text) if found else []
    return [moved(m, said.read_to) for m in listed] if len(listed) > 1 else []


def attended_in_all(said: Said, before: Sequence[Means]) -> Means | None:
    """Return how many came to several types, where a number says so: 党课2次，党日3次，共60人次.

    It may be of the last type alone; ``before``: what was counted since the last such number.
    """
    types = dict.fromkeys(m.word.type for m in before if m.word)
    summed = re.search(SUM_WORDS, said.sentence.words(said.counted.left))
    if said.kind != "heads" or len(types) < 2 or not (summed and said.says_nothing):
        return None
    if _named_before(said):
        return None
    words = [m.word for m in before if m.word and "heads" in m.word.keys]
    each = tuple(dict.fromkeys(w.keys["heads"][-1] for w in words))
    of_last = _of(before[-1], (*words[-1].keys["heads"], HEADS), said, UNCLEAR)
    return replace(of_last, name="、".join(dict.fromkeys(m.name for m in before)), sums=each)


def _came_once(said: Said) -> bool:
    """Whether a number may be of those who came to one activity: 召开动员部署会，17名党员到会."""
    return said.kind == "people" and not re.search(SUM_WORDS, said.left)


def _goes_on(said: Said) -> bool:
    """Whether words before a number go on with what was named before: 共9次, 8月2次, 机关4次."""
    if said.beside or said.named or said.is_placed_behind:
        return True
    text = said.sentence.text
    shared = (said.names or said.left in ("", "、")) and _RESPECTIVELY.search(
        text[: said.counted.quantity.start]
    )
    return bool(shared or _ALTOGETHER.search(said.left) or re.search(TIME_WORDS, said.left))


def _named_before(said: Said) -> Means | None:
    """Return what the clauses since the last number name without counting it."""
    kind: Kind = "money" if said.kind == "money" else "times"
    text = said.sentence.text[said.read_to : said.counted.left[0]]
    found = [m for m in said.words.mentions(text, kind) if _is_named(m, kind, said)]
    if not found:
        return None
    listed = [moved(m, said.read_to) for m in last_listed(found, text)]
    between = said.sentence.text[listed[-1].end : said.counted.left[0]].rstrip("，, ")
    summed = re.search(SUM_WORDS, between) and not rest(between)
    if len(listed) > 1 and kind == "times" and (summed or _IN_ALL.search(said.left)):
        return together(listed, kind, said.sentence.text)
    means = meant(listed[-1], listed[-1].word.keys[kind])
    sure = _is_topic(listed[-1], said) or _goes_on(said)
    return means if sure else replace(means, loose=UNCLEAR)


def _things_named_before(said: Said) -> Means | None:
    """Return the problems that the clause before opens with: 问题都建了账，一共7个."""
    if added := _things_added_up(said):
        return added
    text = said.sentence.text[said.read_to : said.counted.left[0]].rstrip("，, ")
    opened = max((text.rfind(c) for c in "，,：:"), default=-1) + 1
    found = said.words.mentions(text[opened:], "things", said.sentence.around)
    summed = re.search(SUM_WORDS, said.left)
    if not (found and summed and said.says_nothing) or said.named or said.opens:
        return None
    keys = found[0].word.keys["things"]
    narrower = bool(rest(text[opened : opened + found[0].start]))
    if PROBLEMS not in keys or (narrower and not concerns_party(text[opened:])):
        return None
    loose = NARROWER if narrower else ""
    its = moved(found[0], said.read_to + opened)
    return _at(meant(its, of_source(keys, its.text), loose), said)


def _things_added_up(said: Said) -> Means | None:
    """Return the problems of every source, where some are counted and others added to them.

    上级反馈的问题4条，加上自查的，总共9条.
    """
    before = said.sentence.text[: said.counted.left[0]]
    added = _ADDED.search(before)
    counted = [
        c for c in said.sentence.counted if c.quantity.end <= (added.start() if added else 0)
    ]
    if not (added and counted) or said.named or not re.search(SUM_WORDS, said.left):
        return None
    found = said.words.mentions(before[: added.start()], "things", said.sentence.around)
    problems = [m for m in found if PROBLEMS in m.word.keys["things"]]
    if not (problems and said.says_nothing):
        return None
    return _at(meant(problems[-1], problems[-1].word.keys["things"]), said)


def _is_total(its: Means) -> bool:
    return its.word is not None and its.word.total


def _opens_by_spread(said: Said) -> bool:
    """Whether a sentence begins with how activities spread: nothing is counted before in it."""
    spread = _SPREAD.match(said.sentence.text)
    return bool(spread) and said.read_to <= spread.end() if spread else False


def _spread(said: Said, before: Sequence[Means] = ()) -> Means | None:
    """Return activities of every kind, where a sentence says how they spread over the months.

    ``before``: what the sentence before counted, which alone may be meant, each or together.
    """
    start = said.counted.left[0]
    if said.kind != "times" or not _SPREAD.search(said.sentence.text[:start]):
        return None
    (all_,) = said.words.mentions("各类活动", "times")
    own = tuple(dict.fromkeys(k for m in before for k in m.keys[:1]))
    keys = (*all_.word.keys["times"], *own[-1:])
    means = meant(all_, keys, UNCLEAR if len(own) < 2 else "")
    return replace(means, sums=own) if len(own) > 1 else means


def _is_named(its: Mention, kind: Kind, said: Said) -> bool:
    """Whether a word names what a number without a word may count, and not only who came."""
    return kind == "money" or its.word.total or _is_type(its, said)


def _is_topic(mention: Mention, said: Said) -> bool:
    """Whether a word opens the clause before, which then is about it: 党课也没断，讲了3次."""
    text = said.sentence.text[said.read_to : said.counted.left[0]].rstrip("，, ")
    opened = max(text.rfind(c) for c in "，,：:") + 1 + said.read_to
    return mention.start >= opened and not rest(said.sentence.text[opened : mention.start])


def _is_type(its: Mention, said: Said) -> bool:
    """Whether a word names a type of activity, or talks, which a sheet of their own counts."""
    return bool(its.word.type) or any(key in said.words.types for key in its.word.keys["times"][:1])


def _at(means: Means, said: Said) -> Means:
    """Return a meaning at the place of the number itself."""
    quantity = said.counted.quantity
    return replace(means, start=quantity.start, end=quantity.end)


def _of(last: Means, keys: tuple[str, ...], said: Said, loose: str = "") -> Means:
    """Return other figures of what was named before, at the place of the number itself."""
    quantity = said.counted.quantity
    return Means(last.name, keys, quantity.start, quantity.end, loose, word=last.word)
