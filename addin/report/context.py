"""The values of a template's fields: plain text, numbers and dates, nothing else."""

from __future__ import annotations

import re
from typing import Any

from addin.ledger.ledger import Ledger
from addin.ledger.numerals import to_han
from addin.ledger.period import Period
from addin.report.institution_fields import institution_values
from addin.report.terms import terms_on
from addin.report.wording import (
    NOTHING,
    clause,
    gap_words,
    missing_words,
    number_words,
    plain_value,
)
from addin.statistics.promises import upcoming
from addin.statistics.statistic import Number, Statistic
from addin.statistics.tally import Tally

SECRETARY_LECTURE = "书记讲党课"
Context = dict[str, Any]


def context(ledger: Ledger, tally: Tally) -> Context:
    """Return the values for the tree of ``fields.py``; what the ledger does not tell is None."""
    figures = _Figures(tally)
    settings = ledger.settings
    return {
        "单位": {
            "全称": settings.text("单位全称"),
            "简称": settings.text("单位简称") or "我单位",
            "城市": settings.text("城市"),
        },
        "主送机关": clause(settings.text("主送机关") or "") or None,
        "成文日期": settings.day("成文日期"),
        "期间": _period(tally.period),
        "党员": {
            "总数": figures.get("党员总数"),
            "正式": figures.get("正式党员"),
            "预备": figures.get("预备党员"),
            "女": figures.get("女党员"),
            "少数民族": figures.get("少数民族党员"),
            "大专以上": figures.get("大专以上学历党员"),
            "年轻": figures.get("35岁以下党员"),
        },
        "支部数": figures.get("支部数"),
        "合并计数": settings.text("合并计数口径") or "一次活动计入每个类型",
        "活动总数": tally.activities.value,
        "参加人次": figures.get("参加人次"),
        "到会率": figures.get("到会率"),
        "学时": {"累计": figures.get("学时"), "人均": figures.get("人均学时")},
        "次数": {t.name: figures.count(t.name) for t in ledger.catalogue.activity.types},
        "人次": {
            t.name: figures.count(f"参加人次.{t.name}") for t in ledger.catalogue.activity.types
        },
        "标签": {t.name: figures.count(f"标签.{t.name}") for t in ledger.catalogue.tags},
        "第一议题": {
            "次数": figures.count("党组会.第一议题"),
            "覆盖率": figures.get("第一议题覆盖率"),
        },
        SECRETARY_LECTURE: figures.count(SECRETARY_LECTURE),
        "专题学习": _special_studies(ledger, figures),
        "动员部署": _rallies(ledger, tally.period),
        "现场教学": {
            "次数": figures.count("现场教学"),
            "人次": figures.count("参加人次.现场教学"),
            "地点": _places(ledger, figures),
        },
        "统计表": _table(ledger, tally),
        "存在的问题": _problems(ledger, tally),
        "整改": {
            "总数": figures.count("整改问题"),
            "完成": figures.count("整改完成"),
            "未完成": figures.count("整改未完成"),
            "长期坚持": figures.count("整改长期坚持"),
            "完成率": figures.get("整改完成率"),
        },
        "上期承诺": {
            "总数": figures.count("上期承诺"),
            "完成": figures.count("上期承诺完成"),
        },
        "党费": _dues(figures),
        "承诺": _promises(ledger, tally.period),
        **institution_values(ledger, tally),
        "用语": terms_on(tally.period.end),
    }


class _Figures:
    """The tally's figures by key."""

    def __init__(self, tally: Tally) -> None:
        self._by_key = {s.key: s for s in tally.figures}

    def statistic(self, key: str) -> Statistic | None:
        return self._by_key.get(key)

    def get(self, key: str) -> Number | None:
        return plain_value(self._by_key.get(key))

    def count(self, key: str) -> Number:
        return self.get(key) or 0


def _dues(figures: _Figures) -> Context:
    sums = {name: figures.get(f"党费.{name}合计") for name in ("应缴", "实缴")}
    rest = ("收缴率", "缴纳人数", "足额人数", "未缴人数")
    return {**sums, **{name: figures.get(f"党费.{name}") for name in rest}}


def _period(period: Period) -> Context:
    return {
        "名称": period.title,
        "简称": _short_name(period),
        "年份": period.start.year,
        "开始": period.start,
        "结束": period.end,
        "下期": period.following().title,
    }


def _short_name(period: Period) -> str:
    if period.code.isdigit():
        return "全年"
    if ".." in period.code:
        return "报告期内"
    return period.title.split("年", 1)[1].replace("第", "")


def _special_studies(ledger: Ledger, figures: _Figures) -> list[Context]:
    counted = [
        (t.title or t.name, figures.count(f"专题学习.{t.name}")) for t in ledger.catalogue.tags
    ]
    return [{"标题": title, "次数": times} for title, times in counted if times]


def _rallies(ledger: Ledger, period: Period) -> list[Context]:
    return [
        {
            "主题": clause(a.topic) or None,
            "日期": a.when.first if a.when and a.when.exact else None,
            "人数": a.present,
        }
        for a in ledger.held("动员部署会", period)
    ]


def _places(ledger: Ledger, figures: _Figures) -> str | None:
    on_site = figures.statistic("现场教学")
    refs = set(on_site.rows) if on_site else set()
    places = dict.fromkeys(a.place for a in ledger.activities if a.row.ref in refs and a.place)
    return "、".join(places) or None


def _table(ledger: Ledger, tally: Tally) -> list[Context]:
    return [
        {
            "类型": d.type,
            "次数": d.held.value,
            "应开": number_words(d.required),
            "缺少": number_words(d.gap),
            "人次": d.heads.value if d.heads.rows or not d.held.value else NOTHING,
            "到会率": number_words(d.rate),
            "说明": missing_words(d, ledger),
        }
        for d in tally.duties
    ]


def _problems(ledger: Ledger, tally: Tally) -> list[Context]:
    """Gaps against the norms first, then what the 整改台账 leaves open; each with its measure."""
    gaps = _gaps(ledger, tally)
    found = [_gap_problem(gaps)] if gaps else []
    found += [
        (
            clause(r.problem),
            clause(r.measure) or f"对“{clause(r.problem)}”的问题明确措施和时限，整改到位后销号",
        )
        for r in ledger.rectifications
        if clause(r.problem) and r.open
    ]
    return [
        {"序": to_han(i), "问题": problem, "措施": measure}
        for i, (problem, measure) in enumerate(found, 1)
    ]


def _gaps(ledger: Ledger, tally: Tally) -> dict[str, str]:
    """Return what fell short of its norm, by name, each with its sentence."""
    found = {d.type: gap_words(d, ledger) for d in tally.duties if d.empty}
    lectures = tally.others.get(SECRETARY_LECTURE)
    if lectures and not lectures.value:
        found[SECRETARY_LECTURE] = f"{SECRETARY_LECTURE}未见记录"
    return found


def _gap_problem(gaps: dict[str, str]) -> tuple[str, str]:
    return (
        f"组织生活制度落实还不够到位，{'；'.join(gaps.values())}",
        f"严格按规定的次数安排{'、'.join(gaps)}，每月对照台账核对，缺少的及时补开",
    )


def _promises(ledger: Ledger, period: Period) -> list[Context]:
    stated = re.split(r"[；;\n]+", ledger.settings.text("下一步承诺") or "")
    texts = [clause(t) for t in (*(p.text for p in upcoming(ledger, period)), *stated)]
    return [{"序": to_han(i), "原文": t} for i, t in enumerate(filter(None, texts), 1)]
