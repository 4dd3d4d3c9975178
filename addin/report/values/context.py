"""The values of a template's fields, each with the rows behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.ledger.records.activity import Activity
from addin.ledger.records.own_words import GROUP
from addin.ledger.values.numerals import to_han
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded
from addin.report.language.filters import TO_CONFIRM
from addin.report.language.traced import (
    Item,
    LazyItems,
    Traced,
    Values,
    id_of,
    items,
    unidentified_values,
)
from addin.report.values.activities import activity_items
from addin.report.values.campaign_activities import tag_lists
from addin.report.values.corrections import correction_items
from addin.report.values.doubtful_duties import AFTER_THE_YEAR, is_left_out, with_doubts
from addin.report.values.figure_fields import merged
from addin.report.values.kind_of_document import kind_of_document
from addin.report.values.low_rates import good_rates
from addin.report.values.named_activities import named_activities
from addin.report.values.parts import part_values
from addin.report.values.period_names import kind_of_period, short_name
from addin.report.values.problems import MANY_DOUBTS, problem_items
from addin.report.values.sources import Figures, Stated, traced
from addin.report.values.terms import terms_on
from addin.report.values.wording import NOTHING, clause, missing_words, number_words, open_words
from addin.sheets.commitments.figures import upcoming
from addin.sheets.rectifications.figures import sources
from addin.statistics.statistic import DutyFigure
from addin.statistics.tally import Tally

YES = "是"
_LONGEST_REMARK = 80  # letters that a cell of the table has room for
_NO_PLACE = pattern(
    r"(?:活动|教学|学习|参观|会议)?现场|室外|户外|线上|外出|本?(?:单位|局|支部|机关)?(?:活动室|会议室|阵地|基地)?|.*会议室"
)
"""What a cell of places says without naming one."""


def context(ledger: Ledger, tally: Tally) -> Values:
    """Return the values for the tree of ``field_tree.py``; what is not known is None."""
    figures = Figures(tally, ledger.catalogue)
    texts = merged(_texts(ledger, tally, figures), _lists(ledger, tally))
    return unidentified_values(merged(figures.tree(), texts))


def _lists(ledger: Ledger, tally: Tally) -> Values:
    """Return what is worked out only where a template asks for it."""
    return {
        "活动": LazyItems(lambda: activity_items(ledger, tally.period)),
        "整改事项": LazyItems(lambda: correction_items(ledger)),
        "待办": LazyItems(lambda: _agenda(ledger, tally.period)),
        **part_values(ledger, tally),
    }


def _agenda(ledger: Ledger, period: Period) -> tuple[Item, ...]:
    from addin.report.values.agenda_items import agenda_items  # noqa: PLC0415 - all rules with it

    return agenda_items(ledger, period)


def _texts(ledger: Ledger, tally: Tally, figures: Figures) -> Values:
    """Return the values of the fields that are no figures, and the lists."""
    stated = Stated(ledger.settings)
    duties = [with_doubts(d, ledger) for d in tally.duties]
    tags = tag_lists(figures, ledger, tally.period.end)
    return {
        "文种": kind_of_document(ledger.settings),
        "单位": {
            "全称": stated.text("单位全称"),
            "简称": stated.text("单位简称", "我单位"),
            "城市": stated.text("城市"),
        },
        "书记": {"姓名": Traced(_only_secretary(ledger))},
        "主送机关": stated.clause("主送机关"),
        "成文日期": stated.day("成文日期"),
        "期间": _period(tally.period, _day_of(ledger, tally)),
        "多支部": _has_branches(ledger),
        "合并计数": stated.text("合并计数口径", "一次活动计入每个类型"),
        "专题学习": _special_studies(ledger, figures, tally.period.end),
        "学习专题": tags.studied,
        "单一专题": _one_topic(tags.studied, tally),
        "主题学习": tags.with_study,
        "主题学习已含": _among_others(tags.with_study, tally),
        "主题活动": tags.others,
        "重点活动": named_activities(ledger, tally.period),
        "本单位活动": _own_types(ledger, figures),
        "人数齐全": _complete(ledger, tally),
        "达标": _good(ledger, tally),
        "动员部署": _rallies(ledger, tally.period),
        "现场教学": {"地点": _places(ledger, figures)},
        "统计表": _table(duties),
        "存在的问题": problem_items(ledger, tally),
        "承诺": _commitments(ledger, tally.period),
        "政治生日": {"逐月": _birthdays(tally, figures)},
        "整改来源": _sources(ledger, figures),
        "党内监督事项": stated.text("党内监督事项"),
        "党建品牌": stated.text("党建品牌"),
        "用语": {
            **{name: Traced(words) for name, words in terms_on(_day_of(ledger, tally)).items()},
            "学习": Traced(_word_for_study(ledger, tally.period)),
        },
        "标签表": _tagged(figures),
        "逐月次数": _monthly(tally, figures),
        "阵地类别": _venues(figures),
    }


def _only_secretary(ledger: Ledger) -> str | None:
    """Return the name of the secretary where the ledger knows of one alone."""
    names = ledger.secretaries
    return next(iter(names)) if len(names) == 1 else None


def _period(period: Period, day: date) -> Values:
    return {
        "名称": Traced(period.title),
        "标题": Traced(f"{period.title}度" if period.code.isdigit() else period.title),
        "简称": Traced(short_name(period)),
        "种类": Traced(kind_of_period(period)),
        "年份": Traced(period.start.year),
        "开始": Traced(period.start),
        "结束": Traced(period.end),
        "截至": Traced(day),
        "上期": Traced(period.preceding().title),
        "上期简称": Traced(short_name(period.preceding())),
        "下期": Traced(period.following().title),
        "下期简称": Traced(short_name(period.following())),
    }


def _special_studies(ledger: Ledger, figures: Figures, until: date) -> tuple[Item, ...]:
    counted = [(t, figures.of_item("专题学习", tag=t.name)) for t in ledger.catalogue.tags]
    return items(
        (t.name, {"标题": Traced(t.title_on(until)), **its}) for t, its in counted if _any(its)
    )


def _day_of(ledger: Ledger, tally: Tally) -> date:
    """Return the day as of which a report speaks: its period's last, or that of its signing."""
    signed = ledger.settings.day("成文日期")
    return signed if signed and signed in tally.period else tally.period.end


def _word_for_study(ledger: Ledger, period: Period) -> str:
    """Return what the ledger calls its 专题学习: 集中学习 where every row calls it so."""
    held = ledger.held("专题学习", period)
    own = {folded(a.row.text("活动类型")) for a in held}
    return "集中学习" if own == {"集中学习"} else "专题学习"


def _one_topic(studied: Sequence[Item], tally: Tally) -> Traced:
    """Return whether all 专题学习 is on one topic."""
    total = tally.types.get("专题学习")
    only = len(studied) == 1 and total is not None
    whole = only and total is not None and studied[0].at("次数").value == total.value
    return Traced(YES if whole else None)


def _among_others(with_study: Sequence[Item], tally: Tally) -> Traced:
    """Return whether every 专题学习 is told among the other activities of its tag."""
    told = {row for its in with_study for row in its.at("学习次数").rows}
    total = tally.types.get("专题学习")
    return Traced(YES if total and total.value and told >= set(total.rows) else None)


def _has_branches(ledger: Ledger) -> Traced:
    several = len(ledger.branches) > 1 or (ledger.settings.number("支部数") or 0) > 1
    return Traced(YES if several else None)


def _own_types(ledger: Ledger, figures: Figures) -> tuple[Item, ...]:
    """Return the types that 参数 adds, of which there were any."""
    own = [t.name for t in ledger.catalogue.activity.types if t.group == GROUP]
    counted = [(name, figures.of_item("本单位活动", type=name)) for name in own]
    return items(
        (name, {"类型": Traced(name, _rows(its)), **its}) for name, its in counted if _any(its)
    )


def _complete(ledger: Ledger, tally: Tally) -> Values:
    """Return of which types, and whether of all activities, every row says how many came."""
    heads = {d.type: d for d in tally.duties if d.heads and d.held.rows == d.heads.rows}
    named = {name: Traced(YES if name in heads else None) for name in ledger.catalogue.type_order()}
    return {**named, "到会率": Traced(YES if _rated_in_full(tally) else None)}


def _rated_in_full(tally: Tally) -> bool:
    """Return whether every activity says how many were due and how many came."""
    rate = tally.key_figure("到会率")
    return bool(rate and tally.activities and rate.rows == tally.activities.rows)


def _good(ledger: Ledger, tally: Tally) -> Values:
    """Return the rates that are known and not too low, each by its name."""
    found = good_rates(ledger, tally)
    return {
        name: Traced(YES if its else None, its.rows if its else ()) for name, its in found.items()
    }


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
    shown = (a.place for a in ledger.activities if a.row.ref in refs)
    places = dict.fromkeys(p for p in map(clause, shown) if not _NO_PLACE.fullmatch(p))
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


def _table(duties: Iterable[DutyFigure]) -> tuple[Item, ...]:
    return items((d.type, _table_row(d)) for d in duties)


def _table_row(duty: DutyFigure) -> dict[str, Traced]:
    refs = duty.held.rows
    known = duty.gap or not duty.required or is_left_out(duty)
    gap = number_words(duty.gap) if known else TO_CONFIRM
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
    if is_left_out(duty):
        return AFTER_THE_YEAR
    told, maybe = missing_words(duty), open_words(duty)
    maybe = maybe if len(maybe) <= _LONGEST_REMARK else MANY_DOUBTS
    return "，".join(filter(None, (told, f"（待核实：{maybe}）" if maybe else "")))


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
