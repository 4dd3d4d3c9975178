"""Words that break what stands beside them: a 的 lost in a row of like phrases, a phrase said twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from addin.ledger.values.numerals import from_han
from addin.ledger.values.patterns import Seldom, pattern
from addin.proofreading.document.passages import (
    HAN,
    each,
    matched,
    quotations,
    sentence,
    stretch,
    within,
)
from addin.proofreading.document.structure import Part
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import PRACTICE, Case, TextRule
from addin.proofreading.wording.phrases import every_phrase
from addin.words.lexicon import Lexicon
from addin.words.segmentation import Words, is_idiom, words_of

_ROW = pattern(
    rf"(?:[{HAN}]{{1,4}}[上中下里内]的?[{HAN}]{{2,4}}、)+[{HAN}]{{1,4}}[上中下里内]的?[{HAN}]{{2,4}}"
)
_PIECE = pattern(
    rf"(?P<head>[{HAN}]{{2,6}}?[上中下里内])(?P<of>的?)(?P<tail>[{HAN}]{{2}})(?=[、，。；]|$)"
)
_OF = pattern(r"[上中下里内]的")
_RESPECTS = "思想|认识|行动|作风|能力|工作|措施|政治|学习|组织|制度|机制|精神|方法|理论|业务|纪律|生活|态度|感情|方式|内容|形式|责任|落实|执行|管理|服务|素质"
_JOINED = Seldom(
    rf"(?<![{HAN}]上)(?<=[，。；是、\n])?(?P<a>(?:{_RESPECTS})上)(?P<b>(?:{_RESPECTS})上)(?![{HAN}]{{2}}上)(?![的、])",
    needed=tuple(f"上{word}" for word in _RESPECTS.split("|")),
)
_WITH_OF = pattern(rf"(?<=([{HAN}]{{4}}))的(?=([{HAN}]{{4}}))")
_IDIOM = pattern(
    r"(?P<a>风清气正|心齐气顺|干事创业|比学赶超|争先创优|求真务实|团结和谐|积极向上)(?P<b>(?!的|之)(?:良好)?(?:政治生态|政治环境|生态|氛围|环境|局面))"
)
_EACH_TIME = pattern(
    r"每(?:个?月|季度|半年|年|周|个?季度)(?P<least>[^，。；]{0,2}?(?:至少|不少于|最少))?[^，。；]{0,12}?\d+(?:次|篇|个|期|天|场)"
)
_LEAST = pattern("至少|不少于|不低于|最少|以上")
_SHORT = pattern(r"(?<![“\d第十百千万])(?P<n>[两三四五六七八九])化(?![解工学妆为验]|融合)")
_CHANGES = pattern(rf"[{HAN}]{{2,3}}化")
_QUOTED_SHORT = pattern(
    r"(?<!第)(?P<n>[两三四五六七八九])个“(?!毫不动摇|务必|维护|确立|意识|自信|结合|全面|区分开来)(?P<word>[^“”]{1,6})”"
)
_DEFINED = pattern(r"以下(?:简称|统称)[：:]?“(?P<short>[^”]{2,12})”")
_SENTENCE = pattern(r"[^。；\n]{10,300}")
_OBJECT = pattern(
    rf"(?P<v>推进|开展|加强|落实|深化|强化|抓好|做好|提升)(?P<between>[^。；]{{0,50}}?)(?P<o>[{HAN}]{{4,6}})(?=，)[^。；]*?(?P<again>(?P=v)(?P=o))"
)
_TAKEN = pattern(
    r"把(?P<what>[^，。；：的]{2,8}[^，。；：]{8,80})(?P<comma>，)(?P<verb>列为|列入|作为|纳入|摆在|放在|贯穿|融入|转化为|落实到|体现到|抓在)"
)
_SETTLED = pattern(
    r"列为|列入|作为|纳入|摆在|放在|贯穿|融入|转化|落实到|体现|抓在|挺在|扛在|抓紧|抓实|做实|做好|抓好|管起来|当作|变成|建成|结合|用好|压到|传导|讲清|摆到|放到|摆上|好"
)
_TAKES_PART = "参与|参加|学习|投身|融入|支持|关注"
_EXTRA_OF = Seldom(
    rf"(?:党员|干部|群众|职工|同志|人员|青年|师生|居民)的(?P<verb>{_TAKES_PART})[{HAN}]{{3,14}}的(?:热情|积极性|主动性|意识|能力|兴趣|劲头)",
    needed=tuple(f"的{verb}" for verb in _TAKES_PART.split("|")),
)
_MEETING = pattern(rf"(?P<name>[{HAN}]{{4}})会(?=[、，。；“”])")
_POINT = pattern(r"\s*[一二三四五六七八九十]{1,3}是")
_TOO_OFTEN = 3
_SUBJECTS = (
    "中央八项规定",
    "“四风”",
    "民主集中制",
    "谈心谈话",
    "双重组织生活",
    "“一岗双责”",
    "“三重一大”",
    "对党忠诚",
)


def lost_of(case: Case) -> Iterator[Hit]:
    """并列的几项中，有一项少了“的”。

    “思想上的问题、能力上的不足、作风上的短板”，各项结构要一样。

    错：着力解决思想上问题、能力上的不足、作风上的短板
    对：着力解决思想上的问题、能力上的不足、作风上的短板
    """
    for part, m in each(_ROW, case.structure.prose):
        pieces = list(_PIECE.finditer(part.text, m.start(), min(len(part.text), m.end() + 1)))
        bare = [p for p in pieces if not p["of"]]
        if len(bare) < len(_OF.findall(m[0])):
            for p in bare:
                yield Hit(matched(part, p), suggestion=f"{p['head']}的{p['tail']}")


def joined(case: Case) -> Iterator[Hit]:
    """两个并列的“……上”之间少了顿号。

    “思想上行动上”中间加顿号；“思想上政治上行动上”是固定的说法，不加。

    错：思想上认识上还有差距
    对：思想上、认识上还有差距
    """
    for part, m in each(_JOINED, case.structure.prose):
        yield Hit(matched(part, m), suggestion=f"{m['a']}、{m['b']}")


def with_and_without_of(case: Case) -> Iterator[Hit]:
    """同一个说法，别处有“的”，这里没有。

    四字习语后面接名词，同一份文件里有“的”没有“的”要一致；少了“的”的那一处，多半是漏了。

    错：营造风清气正政治生态
    对：营造风清气正的政治生态
    """
    text = "\n".join(p.text for p in case.structure.prose)
    pairs = {m[1] + m[2]: f"{m[1]}的{m[2]}" for m in _WITH_OF.finditer(text)}
    lexicon = Lexicon(pairs.items())
    found: set[tuple[int, int]] = set()
    for part in case.structure.prose:
        for at, bare, full in lexicon.found(part.text):
            if _of_an_idiom(words_of(part.text, case.names), at, at + len(bare)):
                found.add((part.number, at))
                yield Hit(stretch(part, at, at + len(bare)), suggestion=full)
    for part, m in each(_IDIOM, case.structure.prose):
        if (part.number, m.start()) not in found:
            yield Hit(matched(part, m), suggestion=f"{m['a']}的{m['b']}")


def _of_an_idiom(words: Words, start: int, end: int) -> bool:
    """Return whether a stretch is an idiom of four characters and whole words behind it."""
    idiom, last = words.at(start), words.at(end - 1)
    whole = idiom is not None and last is not None and last.end == end
    if idiom is None or (idiom.start, idiom.end) != (start, start + 4):
        return False
    return whole and (is_idiom(idiom.text) or idiom.text in every_phrase())


def at_least_once(case: Case) -> Iterator[Hit]:
    """几项并列的承诺，只有一项写了“至少”。

    “每月至少1次”和“每月1次”意思不同，并列的几项写法要一致。

    错：每月至少组织1次学习，每季度1次调研
    对：每月至少组织1次学习，每季度至少1次调研
    """
    for part in case.structure.prose:
        found = list(_EACH_TIME.finditer(part.text))
        for m in found:
            beside = [
                o for o in found if sentence(part.text, *o.span()) == sentence(part.text, *m.span())
            ]
            if not _LEAST.search(m[0]) and any(o["least"] for o in beside):
                yield Hit(matched(part, m))


def not_explained(case: Case) -> Iterator[Hit]:
    """简称用在全称前面，或者一直没有说明。

    数字概括的简称（“两化”、四个“深挖”），第一次用的时候要写出全称或列出各项。

    错：深入整治三化问题（全文没有说是哪三化）
    对：深入整治形式化、表面化、娱乐化（以下简称“三化”）问题
    """
    prose = case.structure.prose
    text = "\n".join(p.text for p in prose)
    seen: set[str] = set()
    for part, m in each(_SHORT, prose):
        told = sentence(part.text, *m.span()).split(m.group())[0]
        full = len(_CHANGES.findall(told)) >= (from_han(m["n"]) or 2)
        quoted = within(quotations(part.text), *m.span())
        if m.group() not in seen and not (quoted or full or _introduced(m.group(), case)):
            seen.add(m.group())
            yield Hit(matched(part, m))
    for part, m in each(_QUOTED_SHORT, prose):
        if text.count(m["word"]) < (from_han(m["n"]) or 2) and m.group() not in seen:
            seen.add(m.group())
            yield Hit(matched(part, m), severity="info")
    yield from _defined_late(case, text)


def _introduced(short: str, case: Case) -> bool:
    """Whether a short form is introduced where it first stands in the text."""
    first = next(p.text for p in case.structure.prose if short in p.text)
    return any(
        m["short"] == short for m in _DEFINED.finditer(first[: first.index(short) + len(short) + 1])
    )


def _defined_late(case: Case, text: str) -> Iterator[Hit]:
    """Find short forms that are introduced, but only after they have been used."""
    for m in _DEFINED.finditer(text):
        short = m["short"]
        part = next(p for p in case.structure.prose if short in p.text)
        first = text.index(short)
        if first < m.start() and re.search("[。；\n]", text[first : m.start()]):
            at = part.text.index(short)
            yield Hit(stretch(part, at, at + len(short)))


def said_twice(case: Case) -> Iterator[Hit]:
    """一句话里同一件事说了两遍。

    一句里前面说了“推进……专项行动”，后面又说“推进专项行动”，删去一处。

    错：开展“清源”专项整治，边查边改，扎实开展专项整治
    对：开展“清源”专项整治，边查边改
    """
    for part in case.structure.prose:
        for said in _SENTENCE.finditer(part.text):
            for m in _OBJECT.finditer(part.text, said.start(), said.end()):
                yield Hit(matched(part, m, "again"))


def cut_by_comma(case: Case) -> Iterator[Hit]:
    """“把……”和后面的动词被逗号隔开了。

    “把……列为……”是一句话，中间不用逗号；前面的成分太长，可以拆成两句。

    错：把学习贯彻党的创新理论和上级决策部署，列为会议首要议题
    对：把学习贯彻党的创新理论和上级决策部署列为会议首要议题
    """
    for part, m in each(_TAKEN, case.structure.prose):
        if not _SETTLED.search(m["what"]):
            yield Hit(stretch(part, m.start("comma"), m.end("verb")), suggestion=m["verb"])


def extra_of(case: Case) -> Iterator[Hit]:
    """多了一个“的”。

    “党员的参与活动的热情”前一个“的”多余。

    错：调动职工的参与志愿服务的热情
    对：调动职工参与志愿服务的热情
    """
    for part, m in each(_EXTRA_OF, case.structure.prose):
        first = m.start("verb") - 1
        yield Hit(stretch(part, first, m.end("verb")), suggestion=m["verb"])


def told_again(case: Case) -> Iterator[Hit]:
    """连着几条都说同一项工作。

    相邻的三条都写到同一项工作，可以并到一条里说，由人定。

    错：一是……落实中央八项规定……二是……落实中央八项规定……三是……落实中央八项规定……
    对：一是……落实中央八项规定……（其余两条不再重复）
    """
    points = [p for p in case.structure.prose if _POINT.match(p.text)]
    for subject in _SUBJECTS:
        run: list[Part] = []
        for part in points:
            run = [*run, part] if subject in part.text else []
            if len(run) == _TOO_OFTEN:
                at = run[1].text.index(subject)
                yield Hit(stretch(run[1], at, at + len(subject)))


def two_names(case: Case) -> Iterator[Hit]:
    """同一个会，一处叫“会”，一处叫“会议”。

    同一次会议的名称前后写法一致。

    错：召开动员部署会……动员部署会议提出
    对：召开动员部署会……动员部署会提出
    """
    for part in case.structure.prose:
        for m in _MEETING.finditer(part.text):
            if f"{m['name']}会议" in part.text:
                yield Hit(matched(part, m), {"other": f"{m['name']}会议"})


RULES = (
    TextRule("W086", "warning", "“{text}”：并列的各项都有“的”，这里少了", lost_of, PRACTICE),
    TextRule("W087", "info", "“{text}”中间少了顿号", joined, PRACTICE),
    TextRule("W088", "info", "“{text}”少了“的”", with_and_without_of, PRACTICE),
    TextRule(
        "W089", "info", "“{text}”：并列的几项，别处写了“至少”，这里没有", at_least_once, PRACTICE
    ),
    TextRule("W090", "warning", "“{text}”第一次出现时没有说明是哪几项", not_explained, PRACTICE),
    TextRule("W091", "info", "“{text}”这一句前面已经说过", said_twice, PRACTICE),
    TextRule("W092", "info", "“把”和“{text}”之间不用逗号", cut_by_comma, PRACTICE),
    TextRule("W093", "info", "“{text}”的“的”像是多余的", extra_of, PRACTICE),
    TextRule(
        "W094", "info", "“{text}”在相邻的三条里都说到，看能不能并到一处", told_again, PRACTICE
    ),
    TextRule("W095", "info", "“{text}”在这一段里又写成“{other}”，写法要一致", two_names, PRACTICE),
)
