"""What a number counts that has no word of its own: 其中机关4次, 周明同志讲了2次, 累计9次."""

from __future__ import annotations

import re
from collections.abc import Sequence

from addin.audit.figure_words.counted_word import last_listed, moved
from addin.audit.figure_words.figure_keys import DUE, HEADS, PROBLEMS
from addin.audit.figure_words.lexicon import Mention, Word
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
from addin.audit.sentences.said import Said, at_number
from addin.audit.text.clauses import SUM_WORDS, TIME_WORDS, rest
from addin.audit.text.plain_words import leads, may_say_more
from addin.audit.text.quantity import Kind
from addin.audit.times.comparisons import BLANK
from addin.ledger.record import replace

_ALTOGETHER = re.compile(
    rf"{SUM_WORDS}|前后|先后|分别|依次|实[际开]|现已|已(?:召开|开展|完成|举办)|达到?$|各|均|[只仅]|{BLANK}"
)
_SPREAD = re.compile(r"[分按逐从](?:月份?|季度?)[来上]?[看说]|时间(?:分布|上)?(?:来)?看|分布看")
_OPENS_BY_SPREAD = re.compile(rf"\s*[从按就以]?(?:{_SPREAD.pattern})")
_TIMED = re.compile(rf"\s*(?:其中[，,]?)?(?:{TIME_WORDS}|{BLANK})")
_IN_ALL = re.compile(rf"{SUM_WORDS}|就有|达|(?<!都)有$")
_RESPECTIVELY = re.compile(r"分别|依次")
_NEXT_NUMBER = re.compile(r"\s*[、和及与]\s*[\d一二两三四五六七八九十]+[次场期]")
_EACH_OF = re.compile(r"(?:这?(?P<many>[两三四五])[项类种样会])?(?:各|均)")
_MANY = {"两": 2, "三": 3, "四": 4, "五": 5}
_COME = re.compile(r"参加|参与|参会|到会|出席|参训|参学|覆盖|受教育|教育")
_MEETING = re.compile("(?<!生活)会$|党员大会")
_ADDED = re.compile(
    r"[，,](?:再|又|还有)?(?:加上|连同|算上|加)[^，,。；;\d]{0,24}(?:自查|查摆|反馈|组织生活会|巡[察视]|检视|督查|摆出)[^，,。；;\d]{0,12}[，,]$"
)
_NOT_BY_CHANCE = 10  # a smaller number agrees with too much by chance
_SOME_OF_IT = re.compile(r"[，,（(]?(?:其中|含|包含|内含|包括)")


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
        unclear = (
            _in_turn(said, before)
            or _is_some_of_it(said)
            or _is_by_so_many(said)
            or may_say_more(said.left)
        )
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
    return at_number(last, said)


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


def _is_by_so_many(said: Said) -> bool:
    """Whether a number of people right before it says who did it: 一人讲4堂, 两人各2次."""
    start = said.counted.left[0]
    before = (c.quantity for c in said.sentence.counted)
    return any(q.kind == "people" and q.end == start for q in before)


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


def _clause_of(said: Said) -> int:
    """Return where the clause of a number begins, with a number before it: 两项各1次."""
    before = said.sentence.text[: said.counted.quantity.start]
    return max(before.rfind(c) for c in "，,；;：:") + 1


def each_listed_before(said: Said) -> list[Mention]:
    """Return the types that the clause before lists, where this gives each the same number.

    组织生活会和民主评议党员都如期完成，两项各1次.
    """
    each = _EACH_OF.match(said.sentence.text, _clause_of(said))
    if said.kind != "times" or said.named or not each or rest(said.left):
        return []
    text = said.sentence.text[said.read_to : said.counted.left[0]]
    found = [m for m in said.words.mentions(text, "times") if m.word.type]
    listed = last_listed(found, text) if found else []
    many = _MANY.get(each["many"] or "", len(listed))
    return [moved(m, said.read_to) for m in listed] if 1 < len(listed) == many else []


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
    return bool(
        shared
        or _ALTOGETHER.search(said.left)
        or re.search(TIME_WORDS, said.left)
        or leads(said.left)
    )


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
    return at_number(meant(its, of_source(keys, its.text), loose), said)


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
    return at_number(meant(problems[-1], problems[-1].word.keys["things"]), said)


def _is_total(its: Means) -> bool:
    return its.word is not None and its.word.total


def _opens_by_spread(said: Said) -> bool:
    """Whether a sentence begins with how activities spread: nothing is counted before in it."""
    spread = _OPENS_BY_SPREAD.match(said.sentence.text)
    return spread is not None and said.read_to <= spread.end()


def _spread(said: Said, before: Sequence[Means] = ()) -> Means | None:
    """Return activities of every kind, where a sentence says how they spread over the months.

    ``before``: what the sentence before counted, which alone may be meant, each or together.
    """
    start = said.counted.left[0]
    spread = _SPREAD.search(said.sentence.text[:start])
    told = spread or (not before and _is_timed_alone(said))
    if said.kind != "times" or not told:
        return None
    (all_,) = said.words.mentions("各类活动", "times")
    own = tuple(dict.fromkeys(k for m in before for k in m.keys[:1]))
    keys = (*all_.word.keys["times"], *own[-1:])
    means = meant(all_, keys, UNCLEAR if len(own) < 2 else "")
    return replace(means, sums=own) if len(own) > 1 else means


def _is_timed_alone(said: Said) -> bool:
    """Whether nothing but a time or a branch says what a number is of: 三季度一下子冲到30次."""
    told = re.search(TIME_WORDS, said.left) or any(n.of == "branch" for n in said.named)
    return bool(told) and said.counted.quantity.number >= _NOT_BY_CHANCE and leads(said.left)


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


def _of(last: Means, keys: tuple[str, ...], said: Said, loose: str = "") -> Means:
    """Return other figures of what was named before, at the place of the number itself."""
    quantity = said.counted.quantity
    return Means(last.name, keys, quantity.start, quantity.end, loose, word=last.word)
