"""Titles of documents that stand without book-title marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from addin.checks.finding import Severity
from addin.ledger.values.patterns import Seldom, pattern
from addin.proofreading.document.passages import each, matched, quotations, stretch, within
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import FORMAT, PUNCTUATION, Case, TextRule

_KINDS = "意见|办法|条例|决定|通知|方案|规定|细则|措施|准则|规则|纲要|决议|制度"
_VERBS = "贯彻|落实|执行|学习|印发|制定|出台|修订|下发|遵守|对照|按照|根据|依据|遵照|宣传|下达|传达"
_ISSUED = "印发|出台|下发|制定|修订|制发|拟定|起草|编制"
_ABOUT = Seldom(
    rf"(?:{_VERBS})[^，。；、《》]{{0,14}}?(?P<title>关于(?:(?!的指示|的要求|的部署|的讲话|的论述|的精神|关于)[^，。；：《》]){{4,45}}?的(?:若干|实施|暂行|指导|试行|工作|补充|十[条项]|八[条项]|具体)*(?:{_KINDS}))"
    r"(?!精神)",
    needed=("关于",),
)
_FOLLOWED = Seldom(
    rf"(?P<title>关于[^，。；：《》“”]{{4,30}}?的(?:若干|实施|指导|工作)*(?:{_KINDS}))(?=落实|执行|贯彻)",
    needed=("关于",),
)
_HOUSE_RULE = pattern(
    rf"(?:{_ISSUED}|完善)了?(?P<title>(?!我[省市县区局院校部]|专门|专项|详细|统一|地方|新|该|此|其|各自|自己|具体|相关|有关|配套|一系列|切实|各项|内部|系列|本|多|若干|{_ISSUED})(?:(?![及和与并等的])[\u4e00-\u9fff]){{4,20}}(?:规则|办法|细则|条例|规定))(?=[，。；、])"
)
_REGULATION = Seldom(
    r"(?P<title>中国共产党(?!人)[\u4e00-\u9fff（）]{2,22}?(?:条例|准则|规则|细则|规定|章程)(?:（试行）)?)(?!》)",
    needed=("中国共产党",),
)
_ANNUAL = Seldom(
    rf"(?:{_ISSUED})了?(?P<title>(?:(?!{_ISSUED})(?:(?![及和与并等])[\u4e00-\u9fff]){{2,12}}(?<!了))?20\d\d年?度?(?:(?![及和与并等])[\u4e00-\u9fff]){{2,20}}(?:要点|方案|计划|清单|{_KINDS}))",
    needed=tuple(_ISSUED.split("|")),
)
_NUMBER = pattern(r"[〔\[（(【［](?P<year>(?:19|20)\d\d)[〕\]）)】］]\s?第?(?P<n>\d{1,4})号")


_PATTERNS: tuple[tuple[re.Pattern[str] | Seldom, Severity | None], ...] = (
    (_ABOUT, None),
    (_FOLLOWED, None),
    (_REGULATION, None),
    (_ANNUAL, "info"),
    (_HOUSE_RULE, "info"),
)


def without_marks(case: Case) -> Iterator[Hit]:
    """文件名没有加书名号。

    文件、法规的名称用书名号标出来，读的人才知道从哪里起、到哪里止。

    错：认真落实关于规范津贴补贴发放的实施意见
    对：认真落实《关于规范津贴补贴发放的实施意见》
    """
    for part in case.structure.prose:
        marked = [r for r in quotations(part.text) if part.text[r[0]] == "《"]
        marked += [m.span() for m in re.finditer("«[^«»]*»", part.text)]
        found: dict[tuple[int, int], Severity | None] = {}
        for sought, severity in _PATTERNS:
            found |= {
                m.span("title"): severity
                for m in sought.finditer(part.text)
                if not within([*marked, *found], *m.span("title"))
            }
        for (start, end), severity in sorted(found.items(), key=lambda its: its[0]):
            title = f"《{part.text[start:end]}》"
            yield Hit(stretch(part, start, end), suggestion=title, severity=severity)


def numbers(case: Case) -> Iterator[Hit]:
    """发文字号的写法不规范。

    发文字号的年份用六角括号“〔〕”，写全四位；序号不编虚位，前面不加“第”。

    错：青水党[2023]第05号
    对：青水党〔2023〕5号
    """
    for part, m in each(_NUMBER, case.structure.written):
        right = f"〔{m['year']}〕{int(m['n'])}号"
        if m.group() != right:
            yield Hit(matched(part, m), suggestion=right, safe=True)


RULES = (
    TextRule("W067", "warning", "“{text}”像是文件名，要加书名号", without_marks, PUNCTUATION),
    TextRule("W068", "warning", "发文字号“{text}”的写法不规范", numbers, FORMAT),
)
