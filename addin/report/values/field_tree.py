"""The fields that a template may use, as one tree; the context, the field list and the check of a
template are all held against it.

Fields of figures are declared with the figures. To add a text: name it here, give it its value in
``values/context.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from addin.ledger.catalogue import Catalogue
from addin.ledger.ledger import Ledger
from addin.report.language.field import OTHERS, Each, Field, Tree
from addin.report.values.activities import FIELDS as ACTIVITY_FIELDS
from addin.report.values.activities import own_columns
from addin.report.values.corrections import CORRECTIONS
from addin.report.values.figure_fields import item_fields, merged, shown_notes
from addin.report.values.low_rates import rates
from addin.report.values.parts import part_fields

__all__ = ["Each", "Field", "Tree", "fields"]

_NO_COLUMNS: Mapping[str, Field] = MappingProxyType({})
ORDER = (
    "文种", "单位", "主送机关", "成文日期", "期间", "党员", "支部数", "多支部", "合并计数", "活动总数", "参加人次",
    "记录人数的活动", "到会率", "人数齐全", "达标", "学时", "次数", "人次", "标签", "第一议题", "书记讲党课", "专题学习", "学习专题", "单一专题",
    "主题学习", "主题学习已含", "主题活动", "重点活动", "本单位活动", "动员部署",
    "现场教学", "统计表", "存在的问题", "整改", "上期承诺", "党费", "承诺", "发展党员",
    "双重组织生活", "评议", "培训", "必学", "阵地", "换届", "意识形态", "个人有关事项", "提醒谈话",
    "重温入党誓词", "三重一大", "政治生日", "整改来源", "登记", "占比", "党内监督事项", "党建品牌",
    "用语", "活动", "整改事项", "待办", "各月", "各季", "各半年", "各支部", "各类型", "上期", "上年同期",
)  # fmt: skip
"""In which order the list of fields shows them; those not named here come last."""


def fields(catalogue: Catalogue, own: Mapping[str, Field] = _NO_COLUMNS) -> Tree:
    """Return the tree of all fields for a catalogue's types and tags.

    ``own``: the columns that an office added to its activities, by heading.
    """
    texts = {**_texts(), "人数齐全": _complete(catalogue), "达标": _good()}
    listed = {
        "活动": Each("报告期里的每一次活动", {**ACTIVITY_FIELDS, **own}),
        "整改事项": CORRECTIONS,
    }
    tree = merged(shown_notes(catalogue), merged(texts, merged(listed, part_fields(catalogue))))
    return {name: tree[name] for name in ORDER} | tree


def fields_of(ledger: Ledger) -> Tree:
    """Return the tree of all fields for a ledger: its own types, tags and columns among them."""
    return fields(ledger.catalogue, own_columns(ledger))


def fields_anywhere(catalogue: Catalogue) -> Tree:
    """Return the tree of all fields that a template may use where no ledger is at hand.

    Any further field of an activity may be a column of the office's own.
    """
    return fields(catalogue, {OTHERS: Field("台账里本单位自加的一栏")})


def _complete(catalogue: Catalogue) -> dict[str, Field]:
    found = {t: Field(f"每次{t}都记了实到人数的为“是”，不然为空") for t in catalogue.type_order()}
    return {**found, "到会率": Field("每次活动都记了应到、实到人数的为“是”，不然为空")}


def _good() -> dict[str, Field]:
    note = "算得出、又不低于参数“{}”的为“是”，不然为空"
    return {r.name: Field(note.format(r.parameter)) for r in rates()}


def _texts() -> dict[str, Any]:
    """Return the fields that are no figures, and the lists."""
    return {
        "单位": {
            "全称": Field("参数“单位全称”，署名用"),
            "简称": Field("参数“单位简称”，不填时为“我单位”"),
            "城市": Field("参数“城市”"),
        },
        "书记": {"姓名": Field("参数“书记姓名”；没有填的，台账里只有一位书记时是他")},
        "文种": Field("参数“文种”；没有填的，看主送机关：报告，发各支部、各单位的是通报"),
        "主送机关": Field("参数“主送机关”"),
        "待办": Each(
            "成文日期那天（没有填的，报告期后的第一天）还没有办的事，按期限排，逾期的在前",
            {
                "事项": Field("什么事；拿不准的后面写着（待核实：……）"),
                "支部": Field("哪个支部的；只有一个支部的为空"),
                "期限": Field("哪一天以前，用 |日期 写成 2022年7月31日"),
                "依据": Field("依据的规定；整改等没有规定的，是哪张表"),
                "规则": Field("规则编号，如 F02"),
                "逾期": Field("期限已过的为“是”，不然为空"),
                "当月": Field("期限在那天所在的月份以内（含逾期）的为“是”，不然为空"),
            },
        ),
        "成文日期": Field("参数“成文日期”，用 |日期 写成 2022年7月8日"),
        "期间": {
            "名称": Field("2022年上半年、2022年、2022年第二季度……"),
            "标题": Field("标题里的写法：2022年上半年、2022年度、2022年第二季度……"),
            "简称": Field("上半年、全年、二季度……"),
            "年份": Field("报告期所在年份，如 2022"),
            "开始": Field("报告期第一天"),
            "结束": Field("报告期最后一天"),
            "截至": Field("报告写到哪一天：报告期最后一天；成文日期早于它的，是成文日期"),
            "种类": Field("年、半年、季度、月；都不是的为“其他”"),
            "上期": Field("前面同样长的一段：2021年下半年、2021年……"),
            "上期简称": Field("下半年、全年、四季度……"),
            "下期": Field("紧接着的同样长的一段：2022年下半年、2023年……"),
            "下期简称": Field("下半年、全年、三季度……"),
        },
        "多支部": Field("台账分支部登记，或参数“支部数”大于1的为“是”，不然为空"),
        "合并计数": Field("参数“合并计数口径”：一次活动计入每个类型，或 只计主类型"),
        "专题学习": Each(
            "专题学习按标签分",
            {
                "标题": Field("标签的全称，如 集中治理党内政治生活庸俗化交易化问题"),
                **item_fields("专题学习"),
            },
        ),
        "学习专题": Each(
            "活动全是专题学习的标签；同一些活动有几个标签的合为一项",
            {
                "标题": Field("标签的全称"),
                "名称": Field("如 党史学习教育活动、学习党的二十大精神主题活动"),
                **item_fields("学习专题"),
            },
        ),
        "单一专题": Field("专题学习都是一个专题的为“是”，不然为空"),
        "主题学习已含": Field("每次专题学习都在“主题学习”的一项里的为“是”，不然为空"),
        "主题学习": Each(
            "除专题学习外还有别的活动的标签",
            {
                "标题": Field("标签的全称"),
                "名称": Field("如 党史学习教育活动、学习党的二十大精神主题活动"),
                **item_fields("主题学习"),
            },
        ),
        "主题活动": Each(
            "没有专题学习、只有别的活动的标签",
            {
                "标题": Field("标签的全称，如 党史学习教育、党的二十大精神"),
                "名称": Field("如 党史学习教育活动、学习党的二十大精神主题活动"),
                **item_fields("主题活动"),
            },
        ),
        "重点活动": Each(
            "可以在报告里点到的活动；点哪几次、怎样选的，见使用手册第五部分",
            {
                "日期": Field("哪一天"),
                "支部": Field("哪个支部的；只有一个支部的为空"),
                "类型": Field("活动类型"),
                "主题": Field("台账里的主题"),
                "人数": Field("实到人数，没有记的为空"),
                "点名": Field("报告点到的为“是”，至多3次；别的为空"),
            },
        ),
        "本单位活动": Each(
            "参数里自己加的活动类型，有记录的",
            {"类型": Field("活动类型"), **item_fields("本单位活动")},
        ),
        "动员部署": Each(
            "每一次动员部署会",
            {
                "主题": Field("台账里的主题"),
                "日期": Field("哪一天"),
                "人数": Field("实到人数"),
            },
        ),
        "现场教学": {
            "地点": Field("去过的地点，用顿号连好；“活动现场”“室外”之类没有写明地方的不算"),
        },
        "统计表": Each(
            "每类活动一行：有记录的，和应开而没有记录的",
            {
                "类型": Field("活动类型"),
                **item_fields("统计表"),
                "说明": Field("如：4月未见记录；没有缺的为“—”"),
            },
        ),
        "存在的问题": Each(
            "台账查出的缺项，和整改台账里没有完成的问题",
            {
                "序": Field("一、二、三……"),
                "问题": Field("问题的一句话，末尾没有句号"),
                "措施": Field("对应的措施，末尾没有句号"),
            },
        ),
        "承诺": Each(
            "承诺事项表里报告期之后执行的事项，和参数“下一步承诺”里的事项",
            {
                "序": Field("一、二、三……"),
                "原文": Field("承诺的原话，末尾没有句号"),
            },
        ),
        "政治生日": {
            "逐月": Each(
                "有党员逢入党纪念日的月份",
                {"月份": Field("如：3月"), **item_fields("政治生日.逐月")},
            ),
        },
        "整改来源": Each(
            "整改台账里的问题按来源分",
            {"来源": Field("如：两化、巡察、上级反馈"), **item_fields("整改来源")},
        ),
        "党内监督事项": Field("参数“党内监督事项”"),
        "党建品牌": Field("参数“党建品牌”"),
        "用语": {
            "指导思想": Field("报告期适用的提法：习近平新时代中国特色社会主义思想"),
            "学习主题": Field("报告期适用的提法，如 党的十九大和十九届历次全会精神"),
            "大会": Field("报告期适用的提法，如 迎接党的二十大胜利召开；没有则为空"),
            "学习": Field("集中学习，或 专题学习：看台账里怎样写"),
            "两个确立": Field("深刻领悟“两个确立”的决定性意义，2021年11月11日起；以前的为空"),
            "党组作用": Field("领导核心作用（2022年10月22日前）或 领导作用"),
        },
        "标签表": Each(
            "每类活动里有记录的每个主题标签",
            {"类型": Field("活动类型"), "标签": Field("主题标签"), **item_fields("标签表")},
        ),
        "逐月次数": Each(
            "每类活动有记录的每个月",
            {"类型": Field("活动类型"), "月份": Field("如：2022年3月"), **item_fields("逐月次数")},
        ),
        "阵地类别": Each(
            "阵地表里的每一类",
            {"类别": Field("如：网站、活动室"), **item_fields("阵地类别")},
        ),
    }
