"""Ledgers that have, between them, every figure that is declared; a new figure's rows go here."""

from __future__ import annotations

from functools import cache

from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.resources import resource
from addin.workflows import check
from addin.workflows.input_and_output import LedgerInput
from ledgers import H1, ledger

GRADES = "\n".join(
    f"{name}|女|汉|1990-1-1|2010-{month}-1|研究生|正式党员|{grade}"
    for month, (name, grade) in enumerate(
        [("王一", "优秀"), ("王二", "合格"), ("王三", "基本合格"), ("王四", "不合格"), ("王五", "不定等次")],
        1,
    )
)  # fmt: skip


@cache
def sample() -> Ledger:
    """Return the sample that keeps every kind of sheet."""
    return check(LedgerInput(resource("samples", "全套台账.xlsx"))).ledger


@cache
def lacking() -> Ledger:
    """Return a ledger with what the sample lacks."""
    return ledger(
        "日期|活动类型|主题|实到人数|主题标签\n2022年3月3日|支委会|研究工作|3|\n"
        "2022年4月5日|主题党日|赴纪念馆现场教学|5|\n2022年4月6日|专题学习|学习讲话|5|全国两会\n"
        "2022年4月7日|读书会|读一本书|5|",
        党员名册=f"姓名|性别|民族|出生日期|入党日期|学历|党员类别|评议等次\n{GRADES}",
        参数="键|值\n第二种形态人次|2\n第三种形态人次|3\n第四种形态人次|4\n党小组数|2\n支委人数|3\n党员总数|5\n"
        "活动类型：读书会|计数",
        发展党员="姓名|当前阶段|转正大会日期|转正结果\n王六|预备党员|2022-5-6|延长\n王七|正式党员|2022-5-6|按期转正",
    )


@cache
def stated(*parameters: str) -> Ledger:
    """Return a ledger without a roster, and what its 参数 states."""
    return ledger(
        "日期|活动类型|主题\n2022年3月3日|党员大会|学习", 参数="\n".join(("键|值", *parameters))
    )


@cache
def of_branches() -> Ledger:
    """Return a ledger of two branches."""
    return ledger(
        "日期|党支部|活动类型|主题\n2022年3月3日|第一党支部|支委会|研究\n2022年4月5日|第二党支部|主题党日|植树"
    )


def exercising() -> tuple[tuple[Ledger, Period], ...]:
    """Return the ledgers, each with the period that it is counted for."""
    assert H1 is not None
    small = (
        stated("支委人数|3"),
        stated("党员总数|5"),
        stated("党员总数|10", "支委人数|0"),
        stated("党员总数|10"),
        stated("支部数|2"),
    )
    return tuple((book, H1) for book in (sample(), lacking(), of_branches(), *small))
