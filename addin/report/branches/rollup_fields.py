"""The fields of the template that sums up many branches, and their values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from addin.ledger.values.numerals import to_han
from addin.report.branches.branch_return import BranchReturn
from addin.report.branches.branch_summary import Rollup, TypeTotal
from addin.report.language.field import Each, Field, Tree
from addin.report.language.filters import TO_CONFIRM
from addin.report.language.traced import Item, Traced, Values, items
from addin.report.values.wording import NOTHING, number_words

MOST_NAMED = 5  # branches that a sentence names; the table has all


def rollup_fields() -> Tree:
    """Return the tree of all fields."""
    return {
        "单位": {"全称": Field("署名的单位")},
        "主送机关": Field("主送机关"),
        "成文日期": Field("成文日期"),
        "期间": {
            "名称": Field("2022年上半年……"),
            "开始": Field("第一天"),
            "结束": Field("最后一天"),
        },
        "台账数": Field("计入汇总的台账数"),
        "活动总数": Field("各支部活动数之和"),
        "参加人次": Field("各支部实到人数之和；没有台账记录人数的为空"),
        "党员总数": Field("各支部党员数之和；没有名册的为空"),
        "达标率": Field("有频次要求的事项中做到的百分比（数字，不带%）"),
        "类型表": Each(
            "每类活动一行",
            {
                "类型": Field("活动类型"),
                "次数": Field("合计次数"),
                "应开": Field("应开合计；没有频次要求的为“—”"),
                "缺少": Field("缺少合计；没有频次要求的为“—”"),
                "支部": Field("有缺项的支部数；没有频次要求的为“—”"),
            },
        ),
        "缺项": Each(
            "有支部没有做到的每类活动",
            {
                "序": Field("一、二、三……"),
                "类型": Field("活动类型"),
                "支部数": Field("几个支部"),
                "缺少": Field("共缺少几次"),
                "支部": Field("是哪些支部，多的只列前几个"),
            },
        ),
        "待核实": Field("台账里有没有读出的行或工作表，是否缺少还不能确定的；没有则为空"),
        "支部表": Each(
            "每个支部一行，按名次",
            {
                "名次": Field("名次"),
                "支部": Field("支部"),
                "活动": Field("活动数"),
                "达标": Field("做到的事项/应完成的事项，如 3/4"),
                "缺少": Field("缺少次数"),
                "到会率": Field("百分比；没有数据的为“—”"),
                "错误": Field("台账里错误级问题数"),
            },
        ),
        "未处理数": Field("没有能够读取的文件数"),
        "重复数": Field("与另一个文件内容相同、没有重复计入的文件数"),
    }


def rollup_values(done: Rollup) -> Values:
    """Return the values for the tree; what no ledger tells is None."""
    return {
        "单位": {"全称": Traced(None)},
        "主送机关": Traced(None),
        "成文日期": Traced(None),
        "期间": {
            "名称": Traced(done.period.title),
            "开始": Traced(done.period.start),
            "结束": Traced(done.period.end),
        },
        "台账数": Traced(len(done.branches)),
        "活动总数": Traced(done.activities.value),
        "参加人次": _sum(done, "参加人次"),
        "党员总数": _sum(done, "党员总数"),
        "达标率": Traced(done.share_met()),
        "类型表": items((t.type, _type_row(t)) for t in done.types),
        "缺项": tuple(_gaps(done)),
        "待核实": Traced(_open(done)),
        "支部表": items((p.branch.file, _branch_row(p.place, p.branch)) for p in done.order),
        "未处理数": Traced(len(done.refused)),
        "重复数": Traced(len(done.repeated)),
    }


def _open(done: Rollup) -> str | None:
    """Return what may be missing, red; None where all is known."""
    said = [f"{t.type}涉及{_names(t.open)}" for t in done.types if t.open]
    return f"（待核实：{'；'.join(said)}）" if said else None


def _names(branches: Sequence[BranchReturn]) -> str:
    """Return the names of branches, the first few where they are many."""
    more = "等" if len(branches) > MOST_NAMED else ""
    return "、".join(b.name for b in branches[:MOST_NAMED]) + more


def _sum(done: Rollup, key: str) -> Traced:
    found = done.sum(key)
    return Traced(found.value if found else None)


def _type_row(its: TypeTotal) -> dict[str, Traced]:
    return {
        "类型": Traced(its.type),
        "次数": Traced(its.held.value),
        "应开": Traced(number_words(its.required)),
        "缺少": Traced(TO_CONFIRM if its.open else number_words(its.missing)),
        "支部": Traced(len(its.short) if its.required else NOTHING),
    }


def _gaps(done: Rollup) -> Iterator[Item]:
    short = [t for t in done.types if t.short]
    for number, its in enumerate(short, 1):
        yield Item(
            its.type,
            {
                "序": Traced(to_han(number)),
                "类型": Traced(its.type),
                "支部数": Traced(len(its.short)),
                "缺少": Traced(its.missing.value if its.missing else 0),
                "支部": Traced(_names(its.short)),
            },
        )


def _branch_row(place: int | None, branch: BranchReturn) -> dict[str, Traced]:
    return {
        "名次": Traced(NOTHING if place is None else place),
        "支部": Traced(branch.name),
        "活动": Traced(branch.activities.value),
        "达标": Traced(f"{branch.met}/{branch.due}" if branch.due else NOTHING),
        "缺少": Traced(branch.missing if branch.gaps_known else TO_CONFIRM),
        "到会率": Traced(f"{branch.rate}%" if branch.rate else NOTHING),
        "错误": Traced(branch.count("error")),
    }
