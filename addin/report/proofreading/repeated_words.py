"""Words that stand twice, a letter missing beside its parallels, themes said over and over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from addin.report.proofreading import phrases
from addin.report.proofreading.finding import Hit
from addin.report.proofreading.passages import HAN, each, matched, stretch
from addin.report.proofreading.rule import Case, TextRule
from addin.report.proofreading.wording_rules import CONGRESSES, last_day

_ASPECT = rf"([{HAN}]{{2}})上(的?)([{HAN}]{{2,4}})"
_PARALLEL = re.compile(rf"(?:{_ASPECT}[、，和与]){{1,5}}{_ASPECT}")
_ONE = re.compile(_ASPECT + rf"(?![{HAN}])")
_LEADS = re.compile(r"[、，](?:更加|更为|更|以|以更|还要|进一步)?")


def parallel_without_de(case: Case) -> Iterator[Hit]:
    """并列的几项里有一项少了“的”。

    “思想上的……、能力上的……、作风上的……”并列，结构要一致。

    错：着力解决思想上的松懈、能力上不足、作风上的短板
    对：着力解决思想上的松懈、能力上的不足、作风上的短板
    """
    for part, m in each(_PARALLEL, case.structure.prose):
        items = list(re.finditer(_ASPECT, m[0]))
        lacking = [i for i in items if not i[2]]
        if len(lacking) == 1 and len(items) > len(lacking) and len(items) > 1:
            i = lacking[0]
            at = m.start()
            yield Hit(
                stretch(part, at + i.start(), at + i.end()), suggestion=f"{i[1]}上的{i[3]}", safe=True
            )
    yield from _comparisons(case)


_MORE = re.compile(rf"更加?([{HAN}]{{2}})(的?)([{HAN}]{{2,4}})(?=[、，。；])")


def _comparisons(case: Case) -> Iterator[Hit]:
    """Look at 更加饱满的热情、更加扎实的作风、更加有力举措."""
    for part in case.structure.prose:
        items = list(_MORE.finditer(part.text))
        for i in items:
            beside = [o for o in items if o is not i and abs(o.start() - i.start()) < 30]
            if not i[2] and len(i[3]) == 2 and sum(bool(o[2]) for o in beside) > 1:
                right = f"{part.text[i.start() : i.end(1)]}的{i[3]}"
                yield Hit(matched(part, i), suggestion=right, safe=True)


_DOUBLED = re.compile(rf"([{HAN}]{{2,8}})\1")
_MAY_DOUBLE = re.compile(r"^[一逐每层步点条件]|^(?:天天|时时|处处|人人|讨论|研究|商量|认识|了解|考虑|锻炼|休息|谢谢|常常|往往)")


def words_doubled(case: Case) -> Iterator[Hit]:
    """同一个词连写了两遍。

    多半是修改时没有删净。

    错：全面加强党员教育管理管理工作
    对：全面加强党员教育管理工作
    """
    for part, m in each(_DOUBLED, case.structure.written):
        if not _MAY_DOUBLE.match(m[1]) and len(set(m[1])) > 1:
            yield Hit(matched(part, m), suggestion=m[1])


def idiom_with_and_without_de(case: Case) -> Iterator[Hit]:
    """同一个词组有时带“的”有时不带。

    例如“风清气正的政治生态”，一篇之内写法要一致。

    错：营造风清气正的政治生态。……营造风清气正政治生态
    对：两处都写“风清气正的政治生态”
    """
    idioms = [p for p in phrases.groups()["成语"].phrases if len(p) == 4]
    text = "\n".join(p.text for p in case.structure.prose)
    for idiom in idioms:
        if text.count(idiom) < 2:
            continue
        for head in set(re.findall(rf"{idiom}的([{HAN}]{{2,4}})", text)):
            bare, full = re.compile(f"{idiom}{head}"), f"{idiom}的{head}"
            if 0 < len(bare.findall(text)) <= text.count(full):
                for part, m in each(bare, case.structure.prose):
                    yield Hit(matched(part, m), {"other": full}, full)


_THEMES = ("中央八项规定", "“四风”", "意识形态工作责任制", "“三会一课”", "第一议题", "理论学习中心组", "形式主义、官僚主义")


def theme_in_every_point(case: Case) -> Iterator[Hit]:
    """连续几点反复讲同一件事。

    连续三点都讲同一项内容，可以归并到一点里写。

    错：一是……落实中央八项规定精神……二是……紧盯中央八项规定精神……三是……贯彻中央八项规定……
    对：把落实中央八项规定精神的做法归并为一点
    """
    parts = [p for p in case.structure.prose if p.heading is None or p.heading.run_in]
    for before, middle, behind in zip(parts, parts[1:], parts[2:], strict=False):
        for theme in _THEMES:
            if theme in before.text and theme in middle.text and theme in behind.text:
                at = middle.text.index(theme)
                yield Hit(stretch(middle, at, at + len(theme)), {"theme": theme.strip("“”")})
                break


def stale_theme(case: Case) -> Iterator[Hit]:
    """学习主题已有更新的。

    后一次党代会开过以后，学习宣传贯彻的主题应当是新的会议精神。

    错：2023年，把学习宣传贯彻党的十九大精神引向深入
    对：2023年，把学习宣传贯彻党的二十大精神引向深入
    """
    day = last_day(case)
    newest = max((c for c in CONGRESSES if day and CONGRESSES[c] < day), default="", key=list(CONGRESSES).index)
    if not newest:
        return
    older = "|".join(list(CONGRESSES)[: list(CONGRESSES).index(newest)])
    pattern = re.compile(
        rf"(?:学习|宣传|贯彻|落实)[^，。；]{{0,12}}党的(?:{older})大(?:精神|报告精神)(?!和|、|及)"
    )
    for part, m in each(pattern, case.structure.prose):
        yield Hit(matched(part, m), {"newer": newest})


RULES = (
    TextRule("W110", "warning", "“{text}”与并列的几项不一致，疑少“的”字", parallel_without_de),
    TextRule("W111", "warning", "“{text}”：词语连写了两遍", words_doubled),
    TextRule("W208", "info", "“{text}”与文中的“{other}”写法不一，宜统一", idiom_with_and_without_de),
    TextRule("W209", "info", "连续几点都讲到{theme}，可以归并", theme_in_every_point),
    TextRule("W210", "info", "“{text}”：党的{newer}大已经召开（或文中已讲），学习主题宜更新", stale_theme),
)
