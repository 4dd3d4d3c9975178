"""The values of a template's fields, each with the rows behind it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.ledger.records.activity import Activity
from addin.ledger.values.numerals import to_han
from addin.report.figure_fields import merged
from addin.report.filters import TO_CONFIRM
from addin.report.sources import Figures, Stated, traced
from addin.report.terms import terms_on
from addin.report.traced import Item, Traced, Values, id_of, items
from addin.report.wording import (
    NOTHING,
    clause,
    gap_words,
    missing_words,
    number_words,
    open_words,
)
from addin.sheets.commitments.figures import upcoming
from addin.sheets.rectifications.figures import sources
from addin.sheets.rectifications.record import RECTIFICATIONS
from addin.statistics.statistic import DutyFigure
from addin.statistics.tally import Tally

_TO_CONFIRM_MEASURE = (
    "（待核实：改正台账里这些地方后重新生成；确有缺少的写明措施，没有的删去这一条）"
)


def context(ledger: Ledger, tally: Tally) -> Values:
    """Return the values for the tree of ``fields.py``; what the ledger does not tell is None."""
    figures = Figures(tally, ledger.catalogue)
    return merged(figures.tree(), _texts(ledger, tally, figures))


def _texts(ledger: Ledger, tally: Tally, figures: Figures) -> Values:
    """Return the values of the fields that are no figures, and the lists."""
    stated = Stated(ledger.settings)
    return {
        "单位": {
            "全称": stated.text("单位全称"),
            "简称": stated.text("单位简称", "我单位"),
            "城市": stated.text("城市"),
        },
        "主送机关": stated.clause("主送机关"),
        "成文日期": stated.day("成文日期"),
        "期间": _period(tally.period),
        "合并计数": stated.text("合并计数口径", "一次活动计入每个类型"),
        "专题学习": _special_studies(ledger, figures, tally.period.end),
        "动员部署": _rallies(ledger, tally.period),
        "现场教学": {"地点": _places(ledger, figures)},
        "统计表": _table(tally),
        "存在的问题": _problems(ledger, tally),
        "承诺": _commitments(ledger, tally.period),
        "政治生日": {"逐月": _birthdays(tally, figures)},
        "整改来源": _sources(ledger, figures),
        "党内监督事项": stated.text("党内监督事项"),
        "党建品牌": stated.text("党建品牌"),
        "用语": {name: Traced(words) for name, words in terms_on(tally.period.end).items()},
        "标签表": _tagged(figures),
        "逐月次数": _monthly(tally, figures),
        "阵地类别": _venues(figures),
    }


def _period(period: Period) -> Values:
    return {
        "名称": Traced(period.title),
        "简称": Traced(_short_name(period)),
        "年份": Traced(period.start.year),
        "开始": Traced(period.start),
        "结束": Traced(period.end),
        "下期": Traced(period.following().title),
    }


def _short_name(period: Period) -> str:
    if period.code.isdigit():
        return "全年"
    if ".." in period.code:
        return "报告期内"
    return period.title.split("年", 1)[1].replace("第", "")


def _special_studies(ledger: Ledger, figures: Figures, until: date) -> tuple[Item, ...]:
    counted = [(t, figures.of_item("专题学习", tag=t.name)) for t in ledger.catalogue.tags]
    return items(
        (t.name, {"标题": Traced(t.title_on(until)), **its}) for t, its in counted if _any(its)
    )


def _any(its: Mapping[str, Traced]) -> bool:
    return any(value.value for value in its.values())


def _rallies(ledger: Ledger, period: Period) -> tuple[Item, ...]:
    return items(_rally(a) for a in ledger.held("动员部署会", period))


def _rally(a: Activity) -> tuple[str, dict[str, Traced]]:
    day = a.when.first if a.when and a.when.exact else None
    refs = (a.row.ref,)
    topic = clause(a.topic)
    return f"{day or ''}{id_of(topic)}", {
        "主题": Traced(topic or None, refs),
        "日期": Traced(day, refs),
        "人数": Traced(a.present, refs),
    }


def _places(ledger: Ledger, figures: Figures) -> Traced:
    refs = figures.get("现场教学").rows
    places = dict.fromkeys(a.place for a in ledger.activities if a.row.ref in refs and a.place)
    return Traced("、".join(places) or None, refs)


def _birthdays(tally: Tally, figures: Figures) -> tuple[Item, ...]:
    counted = [(m, figures.of_item("政治生日.逐月", month=m.code)) for m in tally.period.months()]
    return items(
        (m.code, {"月份": Traced(f"{m.start.month}月", _rows(its)), **its})
        for m, its in counted
        if _any(its)
    )


def _sources(ledger: Ledger, figures: Figures) -> tuple[Item, ...]:
    counted = [(s, figures.of_item("整改来源", source=s)) for s in sources(ledger)]
    return items((s, {"来源": Traced(s, _rows(its)), **its}) for s, its in counted)


def _tagged(figures: Figures) -> tuple[Item, ...]:
    return items(
        (
            s.key,
            {
                "类型": Traced(s.members["type"], s.rows),
                "标签": Traced(s.members["tag"], s.rows),
                **figures.of_item("标签表", **s.members),
            },
        )
        for s in figures.all("{type}.{tag}")
    )


def _monthly(tally: Tally, figures: Figures) -> tuple[Item, ...]:
    titles = {m: m.title for m in {cell.month for cell in tally.calendar}}
    found = [(cell.statistic, titles[cell.month]) for cell in tally.calendar]
    return items(
        (
            s.key,
            {
                "类型": Traced(s.members["type"], s.rows),
                "月份": Traced(title, s.rows),
                **figures.of_item("逐月次数", **s.members),
            },
        )
        for s, title in found
        if s.value
    )


def _venues(figures: Figures) -> tuple[Item, ...]:
    kinds = [(s.members["kind"], s.rows) for s in figures.all("阵地.{kind}")]
    return items(
        (kind, {"类别": Traced(kind, rows), **figures.of_item("阵地类别", kind=kind)})
        for kind, rows in kinds
    )


def _rows(its: Mapping[str, Traced]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row for value in its.values() for row in value.rows))


def _table(tally: Tally) -> tuple[Item, ...]:
    return items((d.type, _table_row(d)) for d in tally.duties)


def _table_row(duty: DutyFigure) -> dict[str, Traced]:
    refs = duty.held.rows
    gap = number_words(duty.gap) if duty.gap or not duty.required else TO_CONFIRM
    return {
        "类型": Traced(duty.type, refs),
        "次数": traced(duty.held),
        "应开": Traced(number_words(duty.required)),
        "缺少": Traced(gap, refs),
        "人次": traced(duty.heads) if duty.heads else Traced(NOTHING),
        "到会率": Traced(number_words(duty.rate), duty.rate.rows if duty.rate else ()),
        "说明": Traced(_remark(duty) or NOTHING, refs),
    }


def _remark(duty: DutyFigure) -> str:
    told, maybe = missing_words(duty), open_words(duty)
    return "，".join(filter(None, (told, f"（待核实：{maybe}）" if maybe else "")))


def _problems(ledger: Ledger, tally: Tally) -> tuple[Item, ...]:
    """Gaps against the norms first, then what the 整改台账 leaves open; each with its measure.

    A gap that a row not read may explain is no problem yet: it is left open, to be confirmed.
    """
    gaps, maybe = _gaps(tally), _open_gaps(tally)
    found: list[tuple[str, str, str, tuple[str, ...]]] = []
    if gaps:
        found.append(("缺项", *_gap_problem(gaps), ()))
    if maybe:
        found.append(("缺项待核实", f"（待核实：{'；'.join(maybe)}）", _TO_CONFIRM_MEASURE, ()))
    found += [
        (
            id_of(r.problem),
            clause(r.problem),
            clause(r.measure) or f"对“{clause(r.problem)}”的问题明确措施和时限，整改到位后销号",
            (r.row.ref,),
        )
        for r in ledger.of(RECTIFICATIONS)
        if clause(r.problem) and r.open
    ]
    return items(
        (
            name,
            {
                "序": Traced(to_han(i), refs),
                "问题": Traced(problem, refs),
                "措施": Traced(measure, refs),
            },
        )
        for i, (name, problem, measure, refs) in enumerate(found, 1)
    )


def _gaps(tally: Tally) -> dict[str, str]:
    """Return what surely fell short of its norm, by name, each with its sentence."""
    found = {d.type: gap_words(d) for d in tally.duties if d.sure}
    lectures = tally.lectures
    if lectures and lectures.sure:
        found[lectures.type] = f"{lectures.type}{missing_words(lectures)}"
    return found


def _open_gaps(tally: Tally) -> list[str]:
    """Return what may have fallen short, or not, each with the rows that may be what is missing."""
    duties = (*tally.duties, *([tally.lectures] if tally.lectures else []))
    return [f"{d.type}{open_words(d)}" for d in duties if d.open]


def _gap_problem(gaps: dict[str, str]) -> tuple[str, str]:
    return (
        f"组织生活制度落实还不够到位，{'；'.join(gaps.values())}",
        f"严格按规定的次数安排{'、'.join(gaps)}，每月对照台账核对，缺少的及时补开",
    )


def _commitments(ledger: Ledger, period: Period) -> tuple[Item, ...]:
    stated = ledger.settings.text("下一步承诺") or ""
    own = Stated(ledger.settings).text("下一步承诺").rows
    found: list[tuple[str, tuple[str, ...]]] = [
        (clause(p.text), (p.row.ref,)) for p in upcoming(ledger, period)
    ]
    found += [(clause(text), own) for text in re.split(r"[；;\n]+", stated)]
    texts = [(text, refs) for text, refs in found if text]
    return items(
        (id_of(text), {"序": Traced(to_han(i), refs), "原文": Traced(text, refs)})
        for i, (text, refs) in enumerate(texts, 1)
    )
