"""Cases of the rules on spaces and ranges."""

from __future__ import annotations

from text_rule_cases.case import TextRuleCase

CASES = (
    TextRuleCase(
        "W026",
        "error",
        bad={
            "二、 存在的问题\n对照要求，还有差距。": " ",
            "推动 基层党建提质。": " ",
            "落实责任， 强化督查。": " ",
            "推动　基层党建提质。": "　",
        },
        good=(
            "二、存在的问题",
            "　　推动基层党建提质。",
            "观看《青春之歌 永远跟党走》。",
            "打造“一支部一品牌 一党员一旗帜”工程。",
        ),
        fixed={"推动 基层党建提质。": "推动基层党建提质。"},
    ),
    TextRuleCase(
        "W027",
        "warning",
        bad={"开展督查 3 次。": (" ", " "), "使用 PPT 授课。": (" ", " ")},
        good=("开展督查3次。", "1. 加强学习", "参照GB/T 9704执行。"),
        fixed={"开展督查 3 次。": "开展督查3次。"},
    ),
    TextRuleCase(
        "W028",
        "info",
        bad={"1至3月抓部署，4至6月抓推进，7-9月抓巩固。": "7-9"},
        good=("1至3月抓部署，4至6月抓推进。", "按照GB/T 33476-2016，电话0871-65550000。"),
    ),
    TextRuleCase(
        "W029",
        "info",
        bad={"成本下降5—10%。": "5—"},
        good=("成本下降5%—10%。", "增长10%。"),
    ),
)
