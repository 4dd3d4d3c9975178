"""Words that make a number tell of a part only: 其中, 困难党员, 党组会研究“三重一大”."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from addin.audit.figure_words.counted_word import gap
from addin.audit.figure_words.lexicon import Mention, Word
from addin.audit.figure_words.possible_figures import NARROWER, Means
from addin.audit.text.clauses import Counted, Sentence, rest
from addin.audit.text.plain_words import may_say_more

AMONG = re.compile(r"其中|包括|含")
_HAVING = re.compile(
    r"(?:现?有|共有?|在册|在职|拥有|管理|设有?|下[设辖]|总计|合计|建立|列入|列出|[共总]?列|立账|建账|挂账|登记|汇总|归集|排查出?|征集|收集|(?:梳理|归纳|归并|合并|汇总|汇集|整理|概括|列|分)(?:成|为|出)了?|梳理|查摆|发现|检视|查找|举办|开展|组织"
    r"|参加|的|等|各类|自查|巡[察视]|民主生活会|组织生活会|反馈|目前|现已|，|,|、|：|（|\(|^|[是一二三四五六七八九十]是|其中|上半年|下半年|全年|年|度|累计|整改台账|党务干部|党员|支部)$"
)  # fmt: skip
_SUMMED = re.compile(r"共|累计|总计|合计|全年|年内|上半年|下半年|季度|各|每|仅|只|均|分别|年度")
_TOLD_ON = re.compile(
    r"[，,](?:专题|集体|认真|集中|会上|会议)?(?:研究|审议|讨论|听取|传达|学习|部署|通报|表决|选举)"
)
_SENT = re.compile(r"(?:安排|选派|选送|推荐|派出|选调|抽调|组织|动员)$")
# What some of them did, with words that say nothing else: 17名党员到会, 两个党小组开会6次.
_DID = re.compile(
    r"(?:同志|代表)?(?:共计?|累计|先后|分别|均|都|也|按时|准时)*(?:到会|到场|参加|参会|出席|参训|参学|听课|开会|召开)"
)
_WHOLE = re.compile(r"(?:全体|全部|所有|全支部)的?$")
# 支部25名党员均参加 says it of all; 支部4名党员参加培训 of those who went.
_BRANCH = re.compile(r"支部的?$")
_ALL_OF_THEM = re.compile(r"(?:同志)?[均都全]")
_THERE = re.compile(r"(?:同志)?(?:参加|参与|到|赴|前往|去|进行)")
# Right before a type such words make it some of its activities: 专题支委会, 其他党课.
_OF_A_KIND = re.compile(r"(?:专题|扩大|临时|联席|联合|其他|其它|其余|另外|专项|等)(?:召开|开展)?$")
_CLOSED = re.compile(r"[（(][^（）()]*[）)]")
_WORD = re.compile(r"[\u4e00-\u9fff”]$")
# What is wrong with some of the meetings: 有1次支委会漏签到, 党课2次没有记录.
_LACKING = re.compile(
    r"(?:的|会议|活动){0,2}(?:因故|因[\u4e00-\u9fff]{2,6}?|存在)?(?:会议|活动|签到|记录|材料|照片|台账|时间|参会|到会)*[本表簿率员]?(?:漏|缺|忘|无(?!一)|没(?!少|达)|未(?!达)|不(?!少于?|足|低于|到)|迟|推迟|延期|补[开签记]|走过场|流于)"
    r"|(?:的?时长|时间)?(?:才|只有|仅有?|仅仅)?(?:不足|不到|不满|少于|超过|未满|低于|长达)"
    r"[\d一二两三四五六七八九十半]+(?:多|个)?(?:分钟|小时|学时|课时)"
)
# One of many that something befell: 漏记了1次支委会, 曾有1次党课.
_BEFELL = re.compile(r"(?:曾经?|偶尔?)有?过?$|(?:漏|忘|少)[记登签报录][了过]?$")
# Of some members alone: 青年党员志愿服务3人次.
_SOME = re.compile(r"(?:青年|年轻|女|老|退休|预备|困难|流动)(?:党员|干部)?(?:参加|参与|开展)?$")
# One that so many came to, or that somebody went to: 一次党课来了不到十个人, 参加一次主题党日.
_CAME = re.compile(
    r"(?:活动|会议)?(?:时|上)?(?:[才只仅]?(?:来|到|去)[了过]?|[才只仅]有|参加的?(?:才|只有|仅有|有)?)"
    r"(?:不到|不足|将近|近|大约|约)?[\d一二两三四五六七八九十]{1,4}(?:多|几)?[个名位人]"
)
_WENT = re.compile(r"(?:参加|参与|赶上|碰上|遇上|缺席|错过|旁听)[了过]?$")
_STUDIED = re.compile(r"\s*(?:专题)?(?:研究|审议|讨论|听取|传达|学习贯彻)")


def is_somebody(mention: Mention, sentence: Sentence, counted: Counted) -> bool:
    """Whether a number tells who did something, and not how many there are: 8名党员下沉一线."""
    if mention.start < counted.quantity.end:
        return False
    behind = sentence.text[mention.end : counted.right[1]]
    return bool(rest(behind)) or (
        bool(_DID.match(behind)) and not _is_of_all(sentence.words(counted.left), behind)
    )


def _is_of_all(before: str, behind: str) -> bool:
    """Whether what people did is said of all members."""
    by_branch = _BRANCH.search(before) and _ALL_OF_THEM.match(behind)
    return bool(_WHOLE.search(before) or by_branch)


def is_story(mention: Mention, sentence: Sentence, counted: Counted) -> bool:
    """Whether a number tells of one activity, and not how many there were: 开了一次支委会，研究."""
    quantity, text = counted.quantity, sentence.text
    if quantity.number != 1 or quantity.end > mention.start:
        return False
    if not quantity.arabic and (
        _CAME.match(text[mention.end :]) or _WENT.search(text[: quantity.start])
    ):
        return True
    if _SUMMED.search(text[: mention.start]):
        return False
    return not quantity.arabic or bool(_TOLD_ON.match(text[mention.end :]))


def is_sent(mention: Mention, sentence: Sentence, counted: Counted) -> bool:
    """Whether a number tells how many were sent somewhere: 安排2名积极分子参加培训."""
    sent = _SENT.search(sentence.words(counted.left))
    return bool(sent and _THERE.match(sentence.text[mention.end :]))


def is_narrowed(
    mention: Mention,
    sentence: Sentence,
    counted: Counted,
    group: Sequence[Means],
    types: Collection[str] = (),
) -> bool:
    """Whether words around make it a part; ``group``: what the clauses before counted.

    ``types``: those of all that were counted since the sentence before began.
    """
    word, text = mention.word, sentence.text
    before = text[: min(mention.start, counted.quantity.start)]
    last = max(mention.end, counted.quantity.end)
    lacking = _LACKING.match(text[last : max(last, counted.right[1])])
    if lacking or _is_of_some(word, before):
        return True
    if word.type and (_OF_A_KIND.search(before) or _is_part(mention, before, group, text, types)):
        return True
    if word.part and _WORD.search(before) and not _HAVING.search(before):
        return True
    if mention.start == counted.quantity.end:
        return bool(_STUDIED.match(text[mention.end : counted.right[1]]))
    ahead = mention.end <= counted.quantity.start
    if ahead and _STUDIED.match(text[counted.quantity.end :]):
        return True
    return ahead and may_say_more(gap(mention, sentence, counted))


def _is_of_some(word: Word, before: str) -> bool:
    """Whether words before one say what befell some activities, or name some members alone."""
    if word.type and _BEFELL.search(before):
        return True
    return not word.part and "heads" in word.keys and bool(_SOME.search(before))


def _is_part(
    mention: Mention, before: str, group: Sequence[Means], text: str, types: Collection[str]
) -> bool:
    """Whether 其中 makes a type a part of another: 召开党组会9次，其中专题学习4次.

    What stands behind 其中 itself is no whole: 其中，党员大会5次，支委会10次.
    """
    before = _CLOSED.sub(lambda m: " " * len(m[0]), before)  # a bracket's 其中 ends with it
    ends = [m.end() for m in AMONG.finditer(before)]
    if not ends or not group or "支部" in before[ends[-1] :]:  # a branch's part, see bodies
        return False
    among, last = ends[-1], group[-1]
    if last.start >= among and text[last.start :].startswith(last.name):
        return last.loose == NARROWER
    if mention.word.type in types:
        return False  # 支委会12次、党课4次。其中，三季度支委会3次
    base = next((m for m in reversed(group) if m.end <= among), last)
    return base.type not in ("", mention.word.type)
