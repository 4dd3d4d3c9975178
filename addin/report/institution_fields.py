"""The template fields of every institution beside meetings: name, note and figure in one table."""

from __future__ import annotations

from addin.ledger.catalogue import Catalogue
from addin.ledger.ledger import Ledger
from addin.report.field import Each, Field, Tree
from addin.report.sources import Figures, Stated
from addin.report.traced import Item, Traced, Values, items
from addin.sheets.rectifications.figures import sources
from addin.statistics.shares import SHARES
from addin.statistics.tally import Tally

_NONE = "，没有记录则为空"

FIGURES: dict[str, dict[str, tuple[str, str]]] = {
    "发展党员": {
        "申请人": ("发展党员.申请人", "当前阶段是申请人的人数"),
        "积极分子": ("发展党员.积极分子", "当前阶段是积极分子的人数"),
        "发展对象": ("发展党员.发展对象", "当前阶段是发展对象的人数"),
        "新申请": ("新收入党申请书", "报告期内递交申请书的人数"),
        "新积极分子": ("新确定积极分子", "报告期内确定为积极分子的人数"),
        "新发展对象": ("新确定发展对象", "报告期内确定为发展对象的人数"),
        "接收": ("接收预备党员", "报告期内支部大会接收的预备党员数"),
        "转正": ("预备党员转正", "报告期内转正大会通过的人数"),
    },
    "双重组织生活": {
        "领导干部": ("领导干部", "名册上的领导干部数"),
        "人数": ("双重组织生活人数", "其中参加过所在支部组织生活的人数"),
        "人次": ("双重组织生活", "领导干部参加所在支部组织生活的人次"),
    },
    "评议": {
        "参评": ("参评党员", "名册上有评议等次的党员数"),
        "优秀": ("评议.优秀", "评为优秀的党员数"),
        "合格": ("评议.合格", "评为合格的党员数"),
        "基本合格": ("评议.基本合格", "评为基本合格的党员数"),
        "不合格": ("评议.不合格", "评为不合格的党员数"),
        "优秀占比": ("评议.优秀占比", "优秀占参评党员的百分比（数字，不带%）"),
        "合格占比": ("评议.合格占比", "合格占参评党员的百分比（数字，不带%）"),
    },
    "培训": {
        "期数": ("培训期数", "报告期内培训表里的班次"),
        "集中": ("集中培训期数", "其中集中培训的班次"),
        "人次": ("培训人次", "参加培训的人次"),
        "学时": ("培训学时", "各班次学时之和"),
    },
    "必学": {
        "总数": ("必学篇目", "必学清单里报告期内应学的篇数"),
        "已学": ("必学篇目已学", "其中有学习记录的"),
    },
    "阵地": {
        "总数": ("阵地", "阵地表里的阵地数"),
        "已检查": ("阵地已检查", "其中报告期内检查过的"),
        "活动室": ("阵地.活动室", "其中党员活动室"),
    },
    "换届": {
        "支部": ("换届支部", "报告期内召开换届选举大会的支部数"),
        "距届满": ("距届满天数", "报告期末到参数“届满日期”的天数"),
    },
    "意识形态": {
        "研判": ("意识形态专题.分析研判", "意识形态专题中分析研判的次数"),
        "排查": ("意识形态专题.风险排查", "意识形态专题中风险排查的次数"),
    },
    "个人有关事项": {
        "应报": ("个人有关事项应报", "应报告的领导干部数"),
        "按时": ("个人有关事项按时报告", "其中1月31日前报告的"),
        "按时率": ("个人有关事项按时率", "百分比（数字，不带%）"),
    },
}
SINGLE: dict[str, tuple[str, str]] = {
    "提醒谈话": ("谈心谈话.提醒谈话", "谈心谈话表里提醒谈话的次数"),
    "重温入党誓词": ("重温入党誓词", "主题或内容写明重温入党誓词的活动数"),
    "三重一大": ("党组会.三重一大", "研究“三重一大”事项的党组会次数"),
}
BIRTHDAYS = "政治生日党员"


def institution_fields(catalogue: Catalogue) -> Tree:
    """Return the tree of these fields."""
    stated = {p.key: Field(f"参数“{p.key}”：{p.note}") for p in catalogue.parameters if p.unit}
    return {
        **{
            group: {name: Field(note + _NONE) for name, (_, note) in figures.items()}
            for group, figures in FIGURES.items()
        },
        **{name: Field(note + _NONE) for name, (_, note) in SINGLE.items()},
        "政治生日": {
            "人数": Field("报告期内逢入党纪念日的党员数" + _NONE),
            "逐月": Each(
                "有党员逢入党纪念日的月份",
                {"月份": Field("如：3月"), "人数": Field("这个月逢入党纪念日的党员数")},
            ),
        },
        "整改来源": Each(
            "整改台账里的问题按来源分",
            {
                "来源": Field("如：两化、巡察、上级反馈"),
                "总数": Field("这个来源的问题数"),
                "完成": Field("其中已完成、已销号的"),
                "完成率": Field("百分比（数字，不带%）"),
            },
        ),
        "登记": stated,
        "占比": {
            key: Field(f"{part}占{whole}的百分比（数字，不带%）")
            for key, (part, whole) in SHARES.items()
        },
        "党内监督事项": Field("参数“党内监督事项”"),
        "党建品牌": Field("参数“党建品牌”"),
    }


def institution_values(ledger: Ledger, tally: Tally) -> Values:
    """Return the values for that tree; None where the ledger keeps no such records."""
    figures, stated = Figures(tally), Stated(ledger.settings)
    return {
        **{
            group: {name: figures.get(key) for name, (key, _) in named.items()}
            for group, named in FIGURES.items()
        },
        **{name: figures.get(key) for name, (key, _) in SINGLE.items()},
        "政治生日": {"人数": figures.get(BIRTHDAYS), "逐月": _birthdays(tally, figures)},
        "整改来源": items(
            (
                source,
                {
                    "来源": Traced(source, figures.get(f"整改问题.{source}").rows),
                    "总数": figures.get(f"整改问题.{source}"),
                    "完成": figures.get(f"整改完成.{source}"),
                    "完成率": figures.get(f"整改完成率.{source}"),
                },
            )
            for source in sources(ledger)
        ),
        "登记": {p.key: figures.get(p.key) for p in ledger.catalogue.parameters if p.unit},
        "占比": {key: figures.get(key) for key in SHARES},
        "党内监督事项": stated.text("党内监督事项"),
        "党建品牌": stated.text("党建品牌"),
    }


def _birthdays(tally: Tally, figures: Figures) -> tuple[Item, ...]:
    counted = [(m, figures.get(f"{BIRTHDAYS}.{m.code}")) for m in tally.period.months()]
    return items(
        (m.code, {"月份": Traced(f"{m.start.month}月", number.rows), "人数": number})
        for m, number in counted
        if number.value
    )
