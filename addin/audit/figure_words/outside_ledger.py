"""Claims about what no ledger keeps: they can be told from other numbers, and not be verified.

Only what a Party body does for its own work is claimed; what a bureau does beside it is not.
"""

from __future__ import annotations

import re

from addin.audit.text.clauses import Counted, Sentence
from addin.audit.text.quantity import Quantity

_DONE = re.compile(
    r"办实事|办好事|召开|开展|组织|举办|举行|完成|参加|走访|慰问|撰写|制[定订]|修订|发放|解决|办[理结]|服务|化解|帮[扶助]|开设|建立|征[集求]|收[集到缴]|"
    r"发布|刊发|报送|印发|培训|表彰|评选|推荐|投入|筹[集措]|捐[款赠]|检视|协调|受理|接待|宣讲|宣传|覆盖|惠及|累计|共计|先后|"
    r"谈话|调研|检查|督查|整改(?!隐患|安全)|缴纳|形成|推出|结对|招募|编[发印]|开通|走进|实施|落实|新增|举报|查处|处[理分置]|约谈|通报|学习|研讨|讲授|观看|"
    r"创[建作]|拍摄|张贴|悬挂|救助|看望|救治|义诊|巡诊|推送|采纳|录用|刊登|认领|认捐"
)
_STRONG = re.compile(
    r"[荣获]|被评|授予|组[成建]|成立|设[立有置]|由$|分为|分[成]|下[设辖]|内设|配备|现有|共有|包括|包含|围绕|聚焦|提出|明确|制约|对照|按照|存在"
)
_STEM = re.compile(r"[\u4e00-\u9fffA-Za-z“”\"》]{0,14}$")
_CUT = re.compile(
    r"^.*?(?:其中|并|累计|共计|先后|共|总计|合计|已|还|分别|同时|积极|广泛|全年|上半年|下半年|今年|年)(?=[\u4e00-\u9fff]{2})"
)
_HEAD = re.compile(r"^(?:的|场|余)?([\u4e00-\u9fffA-Za-z“”]{1,14})")
_RATE = re.compile(r"[率度比]$|(?:占比?|率达?到?|率为|率[是高达]+|度达?到?|度为)$")
_PARTY = re.compile(
    r"党|支部|支委|组织生活|学习(?!用品|机)|理论|宣讲|思想|政治|意识形态|廉|警示|纪律|违纪|作风|四风|谈心|谈话|函询"
    r"|心得|研讨|读书|志愿|承诺|责任书|(?<!民生)实事|好事|微心愿|慰问|先锋|红色|革命|烈士|誓|主题教育|民主|批评"
    r"|征求意见|检视|查摆|整改|巡察|巡视|书记|报到|三会一课|团员|团日|简报|工作信息|调研报告|宣传稿|讲堂|讲台"
)
# Whom a bureau serves: what is done for so many of them is its business, though members do it.
_SERVED = re.compile(r"(?:群众|脱贫户|困难户|住户|居民|村民|农户|企业|商户)$")
_CARED_FOR = re.compile(r"慰问|走访|看望")
_VANGUARD = re.compile(r"(?:党员)?“?(?:先锋岗|示范岗|责任区|责任岗|服务队|突击队)”?")
_STOP = "，,。；;！!？?\n\t"
_SURE = frozenset(("人次", "场次", "场", "篇", "件", "户", "起"))  # told of what was done alone
_COUNTABLE = frozenset("篇份户家件起条册部")


def stranger(sentence: Sentence, counted: Counted) -> tuple[str, int, int] | None:
    """Return the name of what is counted and where it stands; None where nothing is claimed."""
    left = sentence.words(counted.left)
    served = _SERVED.search(left) and not _CARED_FOR.search(left)
    households = served and counted.quantity.unit in ("户", "家")
    if households or not concerns_party(clause(sentence, counted)):
        return None
    return _claimed(sentence, counted)


def concerns_party(words: str) -> bool:
    """Whether words speak of a Party body's own work."""
    return bool(_PARTY.search(words))


def clause(sentence: Sentence, counted: Counted) -> str:
    """Return the words around a number, from one stop to the next."""
    start = max(sentence.text.rfind(c, 0, counted.quantity.start) for c in _STOP) + 1
    return sentence.text[start : counted.right[1]]


def _claimed(sentence: Sentence, counted: Counted) -> tuple[str, int, int] | None:
    q = counted.quantity
    left, right = sentence.words(counted.left), sentence.words(counted.right)
    if q.kind == "rate":
        m = _STEM.search(left)
        stem = m[0] if m else ""
        if not (_RATE.search(stem.rstrip("为是达到约")) or _RATE.search(stem)) or not q.arabic:
            return None
        return stem, q.start - len(stem), q.end
    if q.kind in ("points", "hours") or (q.kind == "things" and not _is_countable(q)):
        return None
    told = q.arabic or _is_spelt(q.kind, q.number > 1 or q.vague)
    vanguard = any(m.end() == len(left) for m in _VANGUARD.finditer(left))
    vanguard = vanguard or bool(_VANGUARD.match(right))
    if not told or (_STRONG.search(left) and not vanguard):
        return None
    sure = vanguard or q.unit in _SURE or (q.vague and q.kind == "times")
    if not sure and not _DONE.search(left + right):
        return None
    return _named(left, right, q.start, q.end)


def _is_countable(q: Quantity) -> bool:
    if q.arabic:
        return q.unit in _COUNTABLE or q.unit in ("个", "项")
    return q.unit in _COUNTABLE and q.number > 1


def _is_spelt(kind: str, many: bool) -> bool:
    return kind in ("times", "heads", "people", "things") and many


def _named(left: str, right: str, start: int, end: int) -> tuple[str, int, int] | None:
    m = _STEM.search(left)
    stem = _CUT.sub("", m[0]) if m else ""
    if len(stem) >= 2 and not re.fullmatch(_DONE, stem):
        return stem, start - len(stem), end
    head = _HEAD.match(right)
    if head:
        return stem + head[1], start - len(stem), end + len(head[0])
    return (stem, start - len(stem), end) if stem else None
