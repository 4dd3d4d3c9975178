"""The enumeration comma 、: between clauses, before 和 and 等, between quoted items."""

from __future__ import annotations

import re
from collections.abc import Iterator

from addin.ledger.values.patterns import pattern
from addin.proofreading.document.passages import (
    HAN,
    SENTENCE_ENDS,
    around,
    clause,
    each,
    matched,
    stretch,
)
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import PUNCTUATION, Case, TextRule
from addin.words.segmentation import is_thing

_SURELY = "其中|截至|截止|因此|因而|但是|此外|另外|以便|为此|对此"
_LIKELY = (
    r"把(?!关|脉|握|控|守|稳|准)|将(?!士|领|军|帅|来)|同时|但(?=[未还在没仍有])|从而|并且|而且|目前|进而|"
    r"并(?!举|列|重|联|购|轨|入|存|行|发|网|案|处|肩|非|进)"
)
_AFTER_TITLE = (
    r"(?:把|将|按照|对照|结合|围绕|通过|切实|扎实|不断|进一步|明确|要求|确保|推动|推进|认真|全面|深入|"
    r"努力|积极|着力|坚持|组织|开展|制定|细化|建立|健全|完善|强化|加强|引导|教育|牢固|严格)(?![^，。；、]{0,14}《)"
)
_JOINS = pattern(rf"(?P<sure>(?<=》)、(?={_AFTER_TITLE})|、(?={_SURELY}))|、(?={_LIKELY})")
_BEFORE_AND = pattern(
    r"、(?=(?:和(?!谐|睦|平|解|气|美|善|合|衷)|与(?!时俱进|会|众|民|党|人为善|法)|及(?!时|早|格|其时)|以及|或者)|"
    r"等(?!级|次|待|同|额|差|效|值|距|离|靠|要|比|温|于)[^，。；]{0,1})"
)
_NUMBER = pattern(r"\s*[一二三四五六七八九十百\d]{1,4}")
_ITEM = pattern(rf"(?:(?![的等])[{HAN}]){{1,8}}")
_QUOTED = pattern(r"(?<=[”》])、(?=[“《])")
_WITH = pattern(
    "不存在|无关|有关|相关|相联系|联系|结合|合作|衔接|相适应|相匹配|共同|一起|一道|对接|融合|签订|沟通|协商|互动|不一致|一致|不符|相符|交流|建立"
)
_MEANS = pattern(
    r"(?:利用|依托|借助|运用|通过|用好)[^，。；：、]{2,12}(?:、[^，。；：、]{2,10})+、"
    r"(?P<verb>推进|推动|加强|开展|组织|提升|促进|强化|加大|提高|激发|引导|营造|打造|不断|切实|广泛|深入|积极)"
)


def joins_clauses(case: Case) -> Iterator[Hit]:
    """顿号用在了分句之间。

    顿号只用在并列的词语之间，停顿比逗号短；后面是“把”“其中”“截至”“并”之类引出的一句话，要用逗号。

    错：学习《关于加强作风建设的意见》、把要求落到实处
    对：学习《关于加强作风建设的意见》，把要求落到实处
    """
    for part, m in each(_JOINS, case.structure.prose):
        if part.heading is not None and m.start() < part.heading.start:
            continue
        said = clause(part.text, m.start(), m.end())
        if _NUMBER.fullmatch(part.text, 0, m.start()):
            continue
        alike = any(said.count(word) > 1 for word in "把将" if part.text.startswith(word, m.end()))
        if not alike:
            yield Hit(matched(part, m), suggestion="，", severity=None if m["sure"] else "warning")


def before_and(case: Case) -> Iterator[Hit]:
    """“和”“以及”“等”前面用了顿号。

    并列的词语，最后两项之间用了“和”“与”“及”“以及”，前面不再用顿号；“等”前面也不用。

    错：走访企业、社区、和学校
    对：走访企业、社区和学校
    """
    for part, m in each(_BEFORE_AND, case.structure.prose):
        word = part.text[m.end()]
        if word not in "与和" or _joins_things(part.text, m):
            yield Hit(matched(part, m), suggestion="", safe=word not in "与和")


def _joins_things(text: str, mark: re.Match[str]) -> bool:
    """Return whether 与 or 和 behind a mark joins the last of some things: 与群众贴心 is no thing."""
    word, item = text[mark.end()], _ITEM.match(text, mark.end() + 1)
    said = clause(text, mark.start(), mark.end())
    only = said.count(word) == 1
    rest = text[mark.end() : around(text, mark.end(), mark.end())[1]]
    if word == "与" and ("、" in rest or _WITH.search(rest)):
        return False
    return only and item is not None and is_thing(item[0])


def between_quoted(case: Case) -> Iterator[Hit]:
    """引号、书名号之间的顿号可以不用。

    标有引号、书名号的并列成分之间通常不用顿号（4.5.3.5）；有别的成分插在中间的要用。这是通常的用法，由人定。

    错：落实“首问负责”、“限时办结”制度
    对：落实“首问负责”“限时办结”制度
    """
    last = (-1, -1)
    for part, m in each(_QUOTED, case.structure.prose):
        place = (part.number, around(part.text, m.start(), m.end(), SENTENCE_ENDS)[0])
        if place != last:
            yield Hit(
                stretch(part, m.start() - 1, m.end() + 1),
                suggestion=f"{part.text[m.start() - 1]}{part.text[m.end()]}",
            )
        last = place


def verb_after_means(case: Case) -> Iterator[Hit]:
    """“利用……、……”后面用顿号接了另一个动作。

    “利用”“依托”后面并列的是事物，再接“推进”“开展”就是另一句话了，中间用逗号，或者丢了“等”字。

    错：充分利用公众号、电子屏、开展廉政宣传
    对：充分利用公众号、电子屏等，开展廉政宣传
    """
    for part, m in each(_MEANS, case.structure.prose):
        if "等" in part.text[m.end() : around(part.text, m.end(), m.end())[1]]:
            continue  # the list goes on, and is closed
        yield Hit(stretch(part, m.start("verb") - 1, m.end("verb")), suggestion=f"等，{m['verb']}")


RULES = (
    TextRule("W022", "error", "顿号后面是另一句话，应改为逗号", joins_clauses, PUNCTUATION),
    TextRule("W023", "warning", "这里不用顿号", before_and, PUNCTUATION),
    TextRule(
        "W024", "info", "引号、书名号之间的顿号通常不用", between_quoted, f"{PUNCTUATION}4.5.3.5"
    ),
    TextRule(
        "W025",
        "info",
        "“{text}”：顿号后面是另一个动作，请看是否丢了“等”或该用逗号",
        verb_after_means,
        PUNCTUATION,
    ),
)
