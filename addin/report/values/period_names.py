"""What a report's period is called, what kind it is, and the same one a year before."""

from __future__ import annotations

from addin.ledger.period import Period, parse_period


def year_before(span: Period) -> Period:
    """Return the same part of the year before."""
    found = parse_period(span.code.replace(str(span.start.year), str(span.start.year - 1)))
    return found or span.preceding()


def short_name(span: Period) -> str:
    """Return what a part is called beside its year: 4月, 二季度, 上半年; 全年 for a year."""
    if span.code.isdigit():
        return "全年"
    if ".." in span.code:
        return "报告期内"
    return span.title.split("年", 1)[1].replace("第", "")


def kind_of_period(span: Period) -> str:
    """Return the kind of a period: 年, 半年, 季度, 月, or 其他."""
    kinds = ("年", "半年", "季度", "月")
    return next((kind for kind in kinds if span in span.spans(kind)), "其他")
