"""Cases of the rules on claims without a count and on what belongs to persons."""

from __future__ import annotations

from addin.report.proofreading.rule import Figure
from addin.report.prose import Stretch
from text_rule_cases.case import WHOLE, TextRuleCase

_DONE = "一、工作情况\n{}"

CASES = (
    TextRuleCase(
        "W400",
        "warning",
        around=_DONE,
        bad={
            "组织党员参观红色教育基地，提升党性修养。": "参观红色教育基地",
            "通过观看警示教育片，教育党员知敬畏。": "观看警示教育片",
            "按期完成党支部换届选举。": "完成党支部换届选举",
            "选派骨干参加党务干部专题培训班。": "选派骨干参加党务干部专题培训",
            "上半年集中学习了有关重要论述。": "上半年集中学习了有关重要论述",
            "做好党费收缴和党内统计工作。": "做好党费收缴和党内统计工作",
        },
        good=(
            "4月12日，组织党员参观红色教育基地。",
            "组织38名党员参观红色教育基地。",
            "观看警示教育片3部，按期完成2个党支部换届选举。",
            "选派骨干参加党务干部专题培训班，培训12人次。",
            "做好党费收缴工作。上半年收缴党费12340元。",
        ),
    ),
    TextRuleCase(
        "W400",
        "info",
        around=_DONE,
        bad={"召开动员部署会，统一思想。": "召开动员部署会"},
        good=("3月5日召开动员部署会，统一思想。", "召开动员部署会2次。"),
    ),
    TextRuleCase(
        "W420",
        "error",
        figures=(Figure("mismatch", Stretch(0, 2, 7), "支委会", "报告写6次，台账为5次"),),
        bad={"召开支委会6次。": "支委会6次"},
        good=(),
    ),
    TextRuleCase("W420", "error", bad={}, good=("召开支委会6次。",)),
    TextRuleCase(
        "W421",
        "warning",
        figures=(Figure("short", Stretch(0, 2, 7), "支委会", "支委会召开5次，较应开次数少1次"),),
        bad={"召开支委会5次。": "支委会5次"},
        good=("召开支委会5次。\n一、存在的问题\n支委会少开1次。",),
    ),
    TextRuleCase(
        "W421",
        "warning",
        figures=(Figure("short", None, "党小组会", "党小组会应开6次，未见记录"),),
        bad={"召开支委会5次。": WHOLE},
        good=("一、存在的问题\n党小组会没有按月开。",),
    ),
    TextRuleCase(
        "W410",
        "error",
        bad={
            "张三（11010519491231002X）转正。": "11010519491231002X",
            "身份证号：110105491231002。": "110105491231002",
        },
        good=("流水号202306010001已办结。", "收缴党费12340元。"),
    ),
    TextRuleCase(
        "W410",
        "warning",
        bad={"张三（110105194912310021）转正。": "110105194912310021"},
        good=("张三转正。",),
    ),
    TextRuleCase(
        "W411",
        "error",
        bad={"联系李四，电话13812345678。": "13812345678"},
        good=("电话：0871—65550000。", "受理热线12345，编号2023138123456789。"),
    ),
    TextRuleCase(
        "W412",
        "error",
        bad={"补助打入6222020200112230004账户。": "6222020200112230004"},
        good=(
            "李某卡内余额不足。",
            "合同编号6222020200112230001已备案。",
        ),
    ),
    TextRuleCase(
        "W413",
        "error",
        bad={"王五月工资6500元，每月交党费65元。": "6500元", "党费基数为5200.50元。": "5200.50元"},
        good=("为农民工追回工资12000元。", "上半年收缴党费12340元。", "职工人均工资8000元。"),
    ),
)
