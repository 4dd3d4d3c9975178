"""Reports that are fit to send: proof-reading leaves them in peace, and finds a slip put into them."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin.proofreading.text_finding import TextFinding
from addin.proofreading.text_rule import Case
from addin.proofreading.text_rules import proofread_text
from addin.report.prose import Paragraph

REPORTS = {
    p.stem: p.read_text("utf-8") for p in (Path(__file__).parent / "clean_reports").iterdir()
}
WATER, HEALTH, LIBRARY = "水务局2023年上半年", "卫生健康局2021年", "图书馆2024年上半年"

# A report, what stands in it, what is put in its place, and the part of that which is to be marked.
SLIPS = (
    (WATER, "召开党组会12次", "召开党组会*次", "*"),
    (WATER, "专题党课9次", "专题党课XX次", "XX"),
    (HEALTH, "医疗机构82家次", "医疗机构___家次", "___"),
    (LIBRARY, "人均积分2.1万分", "人均积分（待补充）", "（待补充）"),
    (LIBRARY, "2024年7月3日", "2024年7月  日", "2024年7月  日"),
    (WATER, "17个问题，制定", "17个问题,制定", ","),
    (HEALTH, "新成效。现将", "新成效.现将", "."),
    (LIBRARY, "书房2个，开展", "书房2个;开展", ";"),
    (HEALTH, "（一）抓好党史", "(一)抓好党史", "(一)"),
    (WATER, "推动机关党建与", "推动机关党 建与", " "),
    (LIBRARY, "一、工作开展", "一、 工作开展", " "),
    (HEALTH, "党史学习教育，统筹", "党史学习教育，，统筹", "，，"),
    (LIBRARY, "办法不多；二是", "办法不多；，二是", "；，"),
    (WATER, "“碧水先锋”党建品牌培育", "“碧水先锋党建品牌培育", "“"),
    (HEALTH, "“我为群众办实事”实践", '"我为群众办实事"实践', '"'),
    (LIBRARY, "《中国共产党纪律处分条例》作为", "《中国共产党纪律处分条例作为", "《"),
    (LIBRARY, "“书香先锋”党员", "”书香先锋“党员", "”书香先锋“"),
    (HEALTH, "二、深化学习", "三、深化学习", "三、"),
    (WATER, "（四）持续正风", "（五）持续正风", "（五）"),
    (HEALTH, "3.严把发展", "4.严把发展", "4."),
    (WATER, "三是品牌建设", "四是品牌建设", "四"),
    (LIBRARY, "三是用好谈心", "二是用好谈心", "二"),
    (HEALTH, "以下三个方面工作", "以下两个方面工作", "两"),
    (WATER, "建强战斗堡垒\n", "建强战斗堡垒。\n", "。"),
    (LIBRARY, "聚焦主责主业，打造", "聚焦主责主业打造", "聚焦主责主业打造"),
    (WATER, "      2.巡察反馈问题整改清单\n", "", "附件2"),
    (LIBRARY, "汇报如下：", "汇报如下。", "。"),
    (HEALTH, "《2021年党建工作要点》，", "2021年党建工作要点，", "2021年党建工作要点"),
    (WATER, "局党组把党建", "各支部要高度重视。局党组把党建", "各支部要"),
    (HEALTH, "在县委的坚强领导下", "在的坚强领导下", "的坚强领导下"),
    (LIBRARY, "化解思想疙瘩", "化解了了思想疙瘩", "了了"),
    (WATER, "党的二十大精神，深刻", "党的二十届三中全会精神，深刻", "党的二十届三中全会"),
    (HEALTH, "3月5日召开动员", "2月30日召开动员", "2月30日"),
    (WATER, "3月28日批复", "9月28日批复", "9月28日"),
    (HEALTH, "年底前覆盖率", "联系人李某13800000000，年底前覆盖率", "13800000000"),
    (WATER, "收缴党费18460元", "收缴党费18460元（张某月工资6500元）", "6500元"),
    (HEALTH, "开展宣讲15场，受众1200人次", "组织党员观看专题教育片", "观看专题教育片"),
    (LIBRARY, "参与读者3800人次", "参与读者３８００人次", "３８００"),
    (WATER, "整改措施46条，截至", "整改措施46条、截至", "、"),
)


def read(text: str) -> list[TextFinding]:
    return proofread_text(Case([Paragraph(n, line) for n, line in enumerate(text.split("\n"))]))


@pytest.mark.parametrize("name", REPORTS)
def test_a_clean_report_is_left_in_peace(name: str) -> None:
    assert len(REPORTS[name]) >= 1200
    findings = read(REPORTS[name])
    assert [(f.code, f.text) for f in findings if f.severity == "error"] == []
    assert len([f for f in findings if f.severity == "warning"]) <= 2


@pytest.mark.parametrize(("name", "old", "new", "marked"), SLIPS, ids=[s[2] for s in SLIPS])
def test_a_slip_is_found_at_its_place(name: str, old: str, new: str, marked: str) -> None:
    text = REPORTS[name].replace(old, new, 1)
    assert text != REPORTS[name]
    start = text.index(marked, REPORTS[name].index(old))
    before = text[:start].split("\n")
    paragraph, start, end = len(before) - 1, len(before[-1]), len(before[-1]) + len(marked)
    found = [f.where for f in read(text) if f.where and f.where.paragraph == paragraph]
    assert any(w.start < end and w.end > start for w in found)
