"""The fields that a template may use, as one tree; the context, the field list and the check of a
template are all held against it.

To add a field: name it here, give it its value in ``context.py``.
"""

from __future__ import annotations

from addin.ledger.catalogue import Catalogue
from addin.report.field import Each, Field, Tree
from addin.report.institution_fields import institution_fields

__all__ = ["Each", "Field", "Tree", "fields"]


def fields(catalogue: Catalogue) -> Tree:
    """Return the tree of all fields for a catalogue's types and tags."""
    types = [t.name for t in catalogue.activity.types]
    tags = [t.name for t in catalogue.tags]
    return {
        "单位": {
            "全称": Field("参数“单位全称”，署名用"),
            "简称": Field("参数“单位简称”，不填时为“我单位”"),
            "城市": Field("参数“城市”"),
        },
        "主送机关": Field("参数“主送机关”"),
        "成文日期": Field("参数“成文日期”，用 |日期 写成 2022年7月8日"),
        "期间": {
            "名称": Field("2022年上半年、2022年、2022年第二季度……"),
            "简称": Field("上半年、全年、二季度……"),
            "年份": Field("报告期所在年份，如 2022"),
            "开始": Field("报告期第一天"),
            "结束": Field("报告期最后一天"),
            "下期": Field("紧接着的同样长的一段：2022年下半年、2023年……"),
        },
        "党员": {
            "总数": Field("报告期末在册党员数"),
            "正式": Field("其中正式党员"),
            "预备": Field("其中预备党员"),
            "女": Field("其中女党员；名册没有填全性别的为空"),
            "少数民族": Field("其中少数民族党员；名册没有填全民族的为空"),
            "大专以上": Field("其中大专以上学历的；名册没有填全学历的为空"),
            "年轻": Field("其中35岁以下的；名册没有填全出生日期的为空"),
        },
        "支部数": Field("参数“支部数”"),
        "合并计数": Field("参数“合并计数口径”：一次活动计入每个类型，或 只计主类型"),
        "活动总数": Field("报告期内的活动数；一次活动兼有两类也只算一次"),
        "参加人次": Field("全部活动实到人数之和"),
        "到会率": Field("应到、实到都有记录的活动，实到合计占应到合计的百分比（数字，不带%）"),
        "学时": {
            "累计": Field("全部活动的学时之和"),
            "人均": Field("每名党员平均参加的学时"),
        },
        "次数": {name: Field(f"{name}的次数，没有则为0") for name in types},
        "人次": {name: Field(f"{name}的实到人数之和，没有则为0") for name in types},
        "标签": {name: Field(f"主题标签含“{name}”的活动数，没有则为0") for name in tags},
        "第一议题": {
            "次数": Field("有第一议题的党组会次数"),
            "覆盖率": Field("占全部党组会的百分比（数字，不带%）"),
        },
        "书记讲党课": Field("书记讲党课的次数，没有则为0"),
        "专题学习": Each(
            "专题学习按标签分",
            {
                "标题": Field("标签的全称，如 集中治理党内政治生活庸俗化交易化问题"),
                "次数": Field("该专题的学习次数"),
            },
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
            "次数": Field("形式为现场教学的活动数，没有则为0"),
            "人次": Field("实到人数之和"),
            "地点": Field("去过的地点，用顿号连好"),
        },
        "统计表": Each(
            "每类活动一行：有记录的，和应开而没有记录的",
            {
                "类型": Field("活动类型"),
                "次数": Field("实际次数"),
                "应开": Field("报告期内应开次数，没有规定的为“—”"),
                "缺少": Field("比应开少几次，没有规定的为“—”"),
                "人次": Field("实到人数之和；没有记录人数的为“—”"),
                "到会率": Field("百分比，如 95.6%；没有数据的为“—”"),
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
        "整改": {
            "总数": Field("整改台账里的问题数"),
            "完成": Field("其中已完成、已销号的"),
            "未完成": Field("其中没有完成的"),
            "长期坚持": Field("其中长期坚持的，没有则为0"),
            "完成率": Field("已完成、已销号的占全部的百分比（数字，不带%）"),
        },
        "上期承诺": {
            "总数": Field("报告期内执行、能按活动类型核对的承诺数"),
            "完成": Field("其中已兑现的"),
        },
        "党费": {
            "应缴": Field("报告期内应缴党费合计（元，两位小数）"),
            "实缴": Field("报告期内实缴党费合计（元，两位小数）"),
            "收缴率": Field("实缴占应缴的百分比（数字，不带%）；有一笔金额不明的不算"),
            "缴纳人数": Field("报告期内交过党费的党员数"),
            "足额人数": Field("其中每个月都足额的"),
            "未缴人数": Field("报告期内有一个月以上没有交纳记录的党员数"),
        },
        "承诺": Each(
            "承诺事项表里报告期之后执行的事项，和参数“下一步承诺”里的事项",
            {
                "序": Field("一、二、三……"),
                "原文": Field("承诺的原话，末尾没有句号"),
            },
        ),
        **institution_fields(catalogue),
        "用语": {
            "指导思想": Field("报告期适用的提法：习近平新时代中国特色社会主义思想"),
            "学习主题": Field("报告期适用的提法，如 党的十九大和十九届历次全会精神"),
            "大会": Field("报告期适用的提法，如 迎接党的二十大胜利召开；没有则为空"),
            "党组作用": Field("领导核心作用（2022年10月22日前）或 领导作用"),
        },
    }
