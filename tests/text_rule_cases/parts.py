"""Cases of the rules on what a report is to have, on annexes and titles of documents."""

from __future__ import annotations

from text_rule_cases.case import WHOLE, TextRuleCase

_TITLE = "关于2023年上半年党建工作情况的报告\n"
_TO = "县直机关工委：\n"
_BODY = "2023年上半年，我局召开支委会7次，讲党课3次。现将有关情况报告如下：\n一、主要做法\n做了三件事。\n"
_SIGNED = "县水利局党总支\n2023年7月5日"

CASES = (
    TextRuleCase(
        "W060",
        "error",
        bad={_BODY + _SIGNED: WHOLE, _TO + _BODY + _SIGNED: WHOLE},
        good=(_TITLE + _TO + _BODY + _SIGNED, "县水利局2023年工作总结\n" + _BODY),
    ),
    TextRuleCase(
        "W061",
        "error",
        bad={_TITLE + _BODY + _SIGNED: WHOLE},
        good=(
            _TITLE + _TO + _BODY + _SIGNED,
            "县水利局2023年工作总结\n" + _BODY + _SIGNED,
            "关于党建工作情况的报告\n各位领导、同志们：\n" + _BODY,
            "2023年度述职报告\n" + _BODY + _SIGNED,
        ),
    ),
    TextRuleCase(
        "W061",
        "warning",
        bad={"关于2023年上半年党建工作情况的汇报\n" + _BODY + _SIGNED: WHOLE},
        good=("2023年党建工作要点\n" + _BODY + _SIGNED,),
    ),
    TextRuleCase(
        "W062",
        "error",
        bad={
            _TITLE + _TO + _BODY + "特此报告。": WHOLE,
            _TITLE + _TO + _BODY + "县水利局党总支": WHOLE,
        },
        good=(
            _TITLE + _TO + _BODY + _SIGNED,
            _TITLE + "县水利局党总支\n（2023年7月5日）\n" + _TO + _BODY,
            _TITLE + _TO + _BODY + "县水利局党总支　　2023年7月5日",
            _TITLE + _TO + _BODY + "县水利局党总支\n二〇二三年七月五日",
            "2023年度述职报告\n" + _BODY + "述职人：张三\n2023年12月20日",
            _TITLE + _TO + _BODY + "附件：\n1.统计表\n2.清单\n" + _SIGNED,
        ),
    ),
    TextRuleCase(
        "W062",
        "warning",
        bad={
            _TITLE + _TO + _BODY + "2023年7月5日": WHOLE,
            "县水利局2023年工作总结\n" + _BODY: WHOLE,
        },
        good=(_TITLE + _TO + _BODY + _SIGNED,),
    ),
    TextRuleCase(
        "W063",
        "warning",
        bad={
            "关于党建工作情况的报告\n" + _TO + "我局召开支委会7次。": WHOLE,
            "关于党建工作情况的报告\n" + _TO + "2023年以来，我局讲党课3次。": WHOLE,
        },
        good=(
            _TITLE + _TO + _BODY,
            "关于党建工作情况的报告\n" + _TO + "2023年第一季度，我局召开支委会3次。",
            "关于党建工作情况的报告\n" + _TO + "2023年以来，我局认真抓好党建。",
        ),
    ),
    TextRuleCase(
        "W064",
        "info",
        bad={_TITLE + "召开党员大会2次、支委会7次，讲党课3次，培训40人次。": WHOLE},
        good=(
            _TITLE + "召开党员大会2次、支委会7次，讲党课3次，培训40人次。\n附件：统计表",
            _TITLE + "召开支委会7次。",
        ),
    ),
    TextRuleCase(
        "W065",
        "info",
        bad={
            "现将有关情况报告如下。": "报告如下。",
            "做了三件事。现将工作总结如下\n一、情况": "总结如下",
        },
        good=("现将有关情况报告如下：", "如下措施已经落实。"),
        fixed={"现将有关情况报告如下。": "现将有关情况报告如下："},
    ),
    TextRuleCase(
        "W066",
        "info",
        bad={
            "一、情况\n做了三件事。\n\n\n二、问题\n有差距。": "三件事。\n⟦⟧\n",
            "做了三件事。\n\n\n": "三件事。\n⟦⟧\n",
        },
        good=(
            "一、情况\n\n做了三件事。\n\n二、问题\n\n有差距。",
            "标题\n\n\n做了三件事，件件落实到位。",
        ),
    ),
    TextRuleCase(
        "W048",
        "error",
        bad={
            "做了三件事。\n附件：1.统计表\n2.清单\n水利局\n2023年7月5日\n附件1\n统计表": "2.清单",
            "做了三件事。\n附件：1.统计表\n3.清单\n水利局\n2023年7月5日": "3.清单",
            "做了三件事。\n水利局\n2023年7月5日\n附件\n统计表": "附件",
            "做了三件事，详见附件2。\n附件：统计表\n水利局\n2023年7月5日": "附件2",
        },
        good=(
            "做了三件事，详见附件2。\n附件：1.统计表\n2.清单\n水利局\n2023年7月5日\n附件1\n统计表\n附件2\n清单",
            "做了三件事。\n附件：统计表\n水利局\n2023年7月5日\n附件\n统计表",
        ),
    ),
    TextRuleCase(
        "W049",
        "warning",
        bad={
            "做了三件事。\n附件：党课统计表\n水利局\n2023年7月5日\n附件\n会议情况表": "会议情况表"
        },
        good=("做了三件事。\n附件：党课统计表\n水利局\n2023年7月5日\n附件\n党课统计表",),
    ),
    TextRuleCase(
        "W050",
        "warning",
        bad={"做了三件事。\n附件：党课统计表。\n水利局\n2023年7月5日": "统计表⟦。⟧"},
        good=("做了三件事。\n附件：党课统计表\n水利局\n2023年7月5日",),
        fixed={
            "做了三件事。\n附件：党课统计表。\n水利局\n2023年7月5日": "做了三件事。\n附件：党课统计表\n水利局\n2023年7月5日",
        },
    ),
    TextRuleCase(
        "W067",
        "warning",
        bad={
            "认真落实关于规范津贴补贴发放的实施意见，开展自查。": "关于规范津贴补贴发放的实施意见",
            "组织学习中国共产党廉洁自律准则。": "中国共产党廉洁自律准则",
        },
        good=(
            "认真落实《关于规范津贴补贴发放的实施意见》，开展自查。",
            "认真落实上级关于加强作风建设的要求。",
            "学习贯彻习近平总书记关于党的建设的重要思想。",
            "组织学习《中国共产党廉洁自律准则》。",
        ),
    ),
    TextRuleCase(
        "W067",
        "info",
        bad={
            "印发2023年机关党建工作要点，明确任务30项。": "2023年机关党建工作要点",
            "修订党委会议事规则，完善程序。": "党委会议事规则",
            "研究制定出台公务用车管理办法，规范用车。": "公务用车管理办法",
        },
        good=(
            "印发《2023年机关党建工作要点》，明确任务30项。",
            "制定年度学习计划，完善相关管理办法。",
            "制定出台车辆管理办法及实施细则，逐条对照落实。",
            "印发2023年度和第一季度学习计划，逐项抓落实。",
        ),
    ),
    TextRuleCase(
        "W068",
        "warning",
        bad={
            "青水党[2023]5号": "[2023]5号",
            "根据青水党（2023）第05号文件要求。": "（2023）第05号",
        },
        good=("青水党〔2023〕5号", "第5号议案（2023年）"),
        fixed={"青水党[2023]5号": "青水党〔2023〕5号"},
    ),
)
