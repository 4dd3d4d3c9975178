"""What somebody did so often, where a verb says it: 周明同志讲了2次, 各党小组加起来，会开了9次."""

from __future__ import annotations

import re
from collections.abc import Sequence

from addin.audit.figure_words.possible_figures import Means, meant
from addin.audit.parts.group_words import MEETING
from addin.audit.parts.subset_data import Verb, subset_words
from addin.audit.sentences.said import Said, at_number
from addin.audit.text.clauses import SUM_WORDS, rest
from addin.ledger.record import replace

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
    return at_number(meant(its, its.word.keys["times"]), said) if its else None


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
    return replace(at_number(before[-1], said), end=deeds[0].end())


def _deed_behind(verb: Verb, said: Said, at: int) -> re.Match[str] | None:
    return re.compile(rf"(?:带头|负责|亲自)?(?:{verb.words})").match(said.sentence.text, at)


def _of_deed(verb: Verb, said: Said, before: Sequence[Means]) -> Means | None:
    last = before[-1] if before else None
    if not verb.type or (last and re.fullmatch(verb.of or verb.type, last.type)):
        return last and at_number(last, said)
    words = said.words.mentions(verb.type, said.kind)
    its = next((m for m in words if verb.type in m.word.keys[said.kind]), None)
    return at_number(meant(its, its.word.keys[said.kind]), said) if its else None
