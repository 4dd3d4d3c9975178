"""What a report is to have: title, addressee, period, signature, date; and its lead-in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from addin.checks.finding import Severity
from addin.ledger.values.patterns import pattern
from addin.proofreading.document.passages import each, stretch
from addin.proofreading.document.structure import Part, Role
from addin.proofreading.document.title_kinds import is_periodic, is_sent, is_spoken, tells
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import FORMAT, PRACTICE, Case, TextRule

_NEEDS_ADDRESSEE = pattern(r"(?:关于.*的报告|情况的?报告|请示)(?:[（(].*[)）])?$")
_MAY_GO_WITHOUT = pattern(
    r"(?:总结|计划|要点|方案|材料|发言|讲话|清单|纪要|说明|述职报告|述廉报告|述责述廉报告|工作报告|调研报告)(?:[（(].*[)）])?$"
)
_REPORTED = pattern(r"请示(?:[（(].*[)）])?$")
_SPOKEN_TO = pattern(r"各位|同志们|我(?:谨)?代表")
_FIGURES = pattern(r"(?<!\d)\d{1,9}(?:余|多)?(?:次|人次|场|期|名|项)")
_EVIDENCE = pattern(r"附件|附表|附后|佐证|台账备查|详见")
_LEAD_IN = pattern(r"[\u4e00-\u9fff]{2}如下(?P<stop>[。，；,;]|$)")
_NEWS = pattern(
    r"(?:[^，。]{0,12}(?:讯|电)[：:\s])?[^，。]{0,6}(?:\d{1,2}月\d{1,2}日|近日|日前|连日来)"
)
_MOST_BLANK = 1


def no_title(case: Case) -> Iterator[Hit]:
    """没有标题。

    公文标题由发文机关、事由、文种组成，如“关于××年上半年党建工作情况的报告”。

    错：（开头就是正文）2023年以来，我局……
    对：关于2023年上半年党建工作情况的报告
    """
    if case.structure.prose and not case.structure.of(Role.TITLE):
        yield Hit(None)


def no_addressee(case: Case) -> Iterator[Hit]:
    """没有主送机关。

    报告要写明报给谁，在标题下面顶格写，后面用冒号。总结、方案之类不上报的可以没有。

    错：关于党建工作情况的报告【接着就是正文】
    对：关于党建工作情况的报告　市直机关工委：
    """
    structure = case.structure
    title = structure.title
    if not structure.prose or structure.of(Role.ADDRESSEE) or _MAY_GO_WITHOUT.search(title):
        return
    if is_spoken(title) or _is_news(case):
        return
    if not _SPOKEN_TO.search(structure.opening) and is_sent(title):
        is_report = bool(_NEEDS_ADDRESSEE.search(title))
        yield Hit(None, severity=None if is_report else _severity(title))


def _severity(title: str) -> Severity:
    """How bad it is that a part is missing: what is no report may be printed without."""
    return "warning" if tells(title) and not title.endswith("汇报") else "info"


def not_signed(case: Case) -> Iterator[Hit]:
    """没有署名或成文日期。

    正文后面写发文机关名称和成文日期；写在标题下面的也可以。

    错：……特此报告。【到此为止】
    对：……特此报告。　××局党总支　2023年7月5日
    """
    structure = case.structure
    title = structure.title
    if not structure.prose or not (is_sent(title) or _MAY_GO_WITHOUT.search(title)):
        return
    if is_spoken(title) or _is_news(case):
        return
    bylines = structure.of(Role.BYLINE)
    dated = structure.of(Role.DATE) or any(re.search("年.*月", p.text) for p in bylines)
    told_to = "".join(p.text for p in structure.of(Role.ADDRESSEE)) + structure.opening
    if bylines and dated and _SPOKEN_TO.search(told_to):
        return  # read out to those who came, as its title and its date say
    told = (("发文机关署名", structure.signed), ("成文日期", dated))
    missing = [name for name, its in told if not its]
    if missing:
        mild = bool(dated) or not title or bool(_MAY_GO_WITHOUT.search(title))
        other = not tells(title) and not _REPORTED.search(title)
        severity: Severity | None = "info" if other else "warning" if mild else None
        yield Hit(None, {"missing": "和".join(missing)}, severity=severity)


def _is_news(case: Case) -> bool:
    """Whether a text without a title begins as news does: on a day, somewhere, something was held."""
    return not case.structure.title and bool(_NEWS.match(case.structure.opening))


def no_period(case: Case) -> Iterator[Hit]:
    """没有写明报告的是哪一段时间。

    标题或开头要写明起止时间，否则后面的次数、人数不知道是什么时候的。

    错：2023年以来，我局开展督查6次……
    对：2023年上半年，我局开展督查6次……
    """
    title = case.structure.title
    text = "\n".join(p.text for p in case.structure.done)
    if not tells(title) or is_spoken(title) or _is_news(case):
        return
    if not case.reported.stated and _FIGURES.search(text):
        yield Hit(None, severity=None if is_periodic(title) else "info")


def no_evidence(case: Case) -> Iterator[Hit]:
    """列了数字，没有附件或佐证材料。

    数字多的报告，附一张统计表或佐证材料清单，核对起来方便。有没有必要，由人定。

    错：（全文列了十几个数字，没有附件）
    对：附件：党建活动统计表
    """
    structure = case.structure
    text = "\n".join(p.text for p in structure.written)
    attached = structure.of(Role.ANNEX, Role.ANNEX_NOTE) or _EVIDENCE.search(text)
    if is_spoken(structure.title):
        return
    if tells(structure.title) and len(_FIGURES.findall(text)) > 3 and not attached:
        yield Hit(None)


def lead_in(case: Case) -> Iterator[Hit]:
    """“……如下”后面没有用冒号。

    引出下文的“报告如下”“汇报如下”后面用冒号。

    错：现将有关情况报告如下。
    对：现将有关情况报告如下：
    """
    for part, m in each(_LEAD_IN, case.structure.prose):
        stop = bool(m["stop"])
        new = m.group()[:-1] if stop else m.group()
        place = stretch(part, m.start(), m.end())
        yield Hit(place, suggestion=f"{new}：", safe=stop and m["stop"] in "。，")


def blank_lines(case: Case) -> Iterator[Hit]:
    """有连续的空行。

    段落之间、文件末尾多出的空行会撑开版面，末尾的还可能多出一页。

    错：（文件末尾有三个空行）
    对：（正文写完就结束）
    """
    run: list[Part] = []
    for part in (*case.structure.parts, None):
        if part is not None and part.role is Role.BLANK:
            run.append(part)
            continue
        last = part is None
        if len(run) > _MOST_BLANK and _matters(run, case, last):
            yield Hit(
                stretch(run[0], 0, 0), {"count": len(run), "where": "末尾" if last else "这里"}
            )
        run = []


def _matters(run: Sequence[Part], case: Case, last: bool) -> bool:
    """Whether blank lines stand in the body or at the end; around title and signature they may."""
    body = [p.number for p in case.structure.prose]
    return last or (bool(body) and body[0] < run[0].number < body[-1])


RULES = (
    TextRule("W060", "error", "没有标题", no_title, FORMAT),
    TextRule("W061", "error", "没有主送机关", no_addressee, FORMAT),
    TextRule("W062", "error", "没有{missing}", not_signed, FORMAT),
    TextRule("W063", "warning", "标题和开头都没有写明报告期的起止", no_period, PRACTICE),
    TextRule("W064", "info", "列了不少数字，没有附件或佐证材料清单", no_evidence, PRACTICE),
    TextRule("W065", "info", "“{text}”后面用冒号", lead_in, PRACTICE),
    TextRule("W066", "info", "{where}有连续的空行（{count}行）", blank_lines, FORMAT),
)
