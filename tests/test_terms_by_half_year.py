"""What reports of each half-year from 2019 to 2026 may say, and the words that the report takes."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from addin.ledger.catalogue import catalogue
from addin.ledger.period import parse_period
from addin.proofreading.content.event_days import events
from addin.proofreading.text_rule import Case
from addin.proofreading.text_rules import proofread_text
from addin.report.prose import Paragraph
from addin.report.values.terms import terms_on
from conftest import WriteBook
from documents import paragraphs
from test_report import HEADER, report

HALVES = tuple(f"{year}H{half}" for year in range(2019, 2027) for half in (1, 2))

TERMS = """
    2019H1 | 党的十九大和十九届二中、三中全会精神             | 领导核心作用 |
    2019H2 | 党的十九大和十九届二中、三中、四中全会精神       | 领导核心作用 |
    2020H1 | 党的十九大和十九届二中、三中、四中全会精神       | 领导核心作用 |
    2020H2 | 党的十九大和十九届二中、三中、四中、五中全会精神 | 领导核心作用 |
    2021H1 | 党的十九大和十九届二中、三中、四中、五中全会精神 | 领导核心作用 |
    2021H2 | 党的十九大和十九届历次全会精神                   | 领导核心作用 | 迎接党的二十大胜利召开
    2022H1 | 党的十九大和十九届历次全会精神                   | 领导核心作用 | 迎接党的二十大胜利召开
    2022H2 | 党的二十大精神                                   | 领导作用     | 学习宣传贯彻党的二十大精神
    2023H1 | 党的二十大和二十届二中全会精神                   | 领导作用     | 学习宣传贯彻党的二十大精神
    2023H2 | 党的二十大和二十届二中全会精神                   | 领导作用     |
    2024H1 | 党的二十大和二十届二中全会精神                   | 领导作用     |
    2024H2 | 党的二十大和二十届二中、三中全会精神             | 领导作用     |
    2025H1 | 党的二十大和二十届二中、三中全会精神             | 领导作用     |
    2025H2 | 党的二十大和二十届历次全会精神                   | 领导作用     |
    2026H1 | 党的二十大和二十届历次全会精神                   | 领导作用     |
    2026H2 | 党的二十大和二十届历次全会精神                   | 领导作用     |
"""

RIGHT, EARLY, OVER, OLD, HELD = "对", "提前", "已结束", "旧提法", "已召开"
CODES = {
    frozenset[str](): RIGHT,
    frozenset({"W300"}): EARLY,
    frozenset({"W304"}): OVER,
    frozenset({"W106"}): OLD,
    frozenset({"W301"}): HELD,
}

SENTENCES = """
    2019H1 | 深入学习贯彻党的十九大和十九届二中、三中全会精神。               | 对
    2019H1 | 扎实开展“不忘初心、牢记使命”主题教育。                           | 对
    2019H1 | 学习贯彻党的十九届四中全会精神。                                 | 提前
    2019H1 | 落实“基层减负年”要求。                                           | 对
    2019H1 | 学习十三届全国人大二次会议精神。                                 | 对
    2019H1 | 学习十三届全国人大三次会议精神。                                 | 提前
    2019H2 | 学习贯彻党的十九届四中全会精神。                                 | 对
    2019H2 | 深入学习贯彻党的十九大和十九届二中、三中全会精神。               | 旧提法
    2019H2 | 创建让党中央放心、让人民群众满意的模范机关。                     | 对
    2019H2 | 充分发挥党组领导作用。                                           | 对
    2019H2 | 充分发挥党组领导核心作用。                                       | 对
    2020H1 | 学习十三届全国人大三次会议精神。                                 | 对
    2020H1 | 学习贯彻习近平法治思想。                                         | 提前
    2020H1 | 以中国式现代化推动高质量发展。                                   | 提前
    2020H1 | 扎实开展“不忘初心、牢记使命”主题教育。                           | 对
    2020H2 | 扎实开展“不忘初心、牢记使命”主题教育。                           | 已结束
    2020H2 | 学习党的十九大和十九届二中、三中、四中、五中全会精神。           | 对
    2020H2 | 以中国式现代化推动高质量发展。                                   | 对
    2020H2 | 学习十三届全国人大四次会议精神。                                 | 提前
    2021H1 | 扎实开展党史学习教育。                                           | 对
    2021H1 | 迈好“十四五”开局之年第一步。                                     | 对
    2021H1 | 深刻领悟“两个确立”的决定性意义。                                 | 提前
    2021H1 | 学习党的十九大和十九届二中、三中、四中全会精神。                 | 旧提法
    2021H1 | 庆祝中国共产党成立100周年。                                      | 对
    2021H2 | 深刻领悟“两个确立”的决定性意义。                                 | 对
    2021H2 | 学习党的十九大和十九届二中、三中、四中、五中全会精神。           | 旧提法
    2021H2 | 学习党的十九大和十九届历次全会精神，迎接党的二十大胜利召开。     | 对
    2022H1 | 以实际行动迎接党的二十大胜利召开。                               | 对
    2022H1 | 学习贯彻党的二十大精神。                                         | 提前
    2022H1 | 推动党史学习教育常态化长效化。                                   | 对
    2022H1 | 学习十三届全国人大五次会议精神。                                 | 对
    2022H2 | 学习贯彻党的二十大精神，牢记“三个务必”。                         | 对
    2022H2 | 扎实开展党史学习教育。                                           | 已结束
    2022H2 | 把握“六个必须坚持”。                                             | 对
    2022H2 | 鼓励干部敢为、地方敢闯、企业敢干、群众敢首创。                   | 对
    2022H2 | 学习习近平总书记关于党的建设的重要思想。                         | 提前
    2022H1 | 鼓励干部敢为、地方敢闯、企业敢干、群众敢首创。                   | 提前
    2023H1 | 以优异成绩迎接党的二十大胜利召开。                               | 已召开
    2023H1 | 学习贯彻党的二十大和二十届二中全会精神。                         | 对
    2023H1 | 学习贯彻党的二十大精神。                                         | 对
    2023H1 | 学习贯彻党的二十大和二十届一中、二中全会精神。                   | 对
    2023H1 | 学习贯彻习近平新时代中国特色社会主义思想主题教育扎实推进。       | 对
    2023H1 | 充分发挥党组领导核心作用。                                       | 旧提法
    2023H1 | 发挥党总揽全局、协调各方的领导核心作用。                         | 对
    2023H1 | 因地制宜发展新质生产力。                                         | 提前
    2023H2 | 因地制宜发展新质生产力。                                         | 对
    2023H2 | 学习习近平总书记关于党的自我革命的重要思想。                     | 提前
    2023H2 | 扎实开展党纪学习教育。                                           | 提前
    2024H1 | 扎实开展党纪学习教育，落实“九个以”。                             | 对
    2024H1 | 开展群众身边不正之风和腐败问题集中整治。                         | 对
    2023H2 | 开展群众身边不正之风和腐败问题集中整治。                         | 提前
    2024H1 | 学习二十届中央纪委三次全会精神。                                 | 对
    2024H2 | 学习贯彻党的二十大和二十届二中、三中全会精神。                   | 对
    2024H2 | 学习贯彻党的二十大和二十届三中全会精神。                         | 对
    2024H2 | 扎实开展学习贯彻习近平新时代中国特色社会主义思想主题教育。       | 已结束
    2025H1 | 扎实开展深入贯彻中央八项规定精神学习教育。                       | 对
    2025H1 | 扎实开展党纪学习教育。                                           | 已结束
    2025H1 | 巩固党纪学习教育成果。                                           | 对
    2025H1 | 学习贯彻党的二十届四中全会精神。                                 | 提前
    2025H1 | 学习十四届全国人大三次会议精神。                                 | 对
    2025H2 | 学习贯彻党的二十大和二十届历次全会精神。                         | 对
    2025H2 | 学习贯彻党的二十大和二十届二中、三中全会精神。                   | 旧提法
    2025H2 | 扎实开展树立和践行正确政绩观学习教育，建章立制。                 | 提前
    2025H1 | 扎实开展树立和践行正确政绩观学习教育，建章立制。                 | 提前
    2025H2 | 深入学习贯彻习近平党建思想。                                     | 提前
    2025H2 | 学习习近平总书记关于党的建设的重要思想。                         | 对
    2026H1 | 深入学习贯彻习近平党建思想。                                     | 对
    2026H1 | 扎实开展树立和践行正确政绩观学习教育。                           | 对
    2026H1 | 扎实开展深入贯彻中央八项规定精神学习教育。                       | 已结束
    2026H1 | 实现“十五五”开局之年良好开局。                                   | 对
    2026H1 | 学习十四届全国人大四次会议精神。                                 | 对
    2026H1 | 学习贯彻党的二十届五中全会精神。                                 | 提前
    2026H1 | 庆祝中国共产党成立105周年。                                      | 对
    2026H2 | 巩固拓展树立和践行正确政绩观学习教育成果。                       | 对
    2026H2 | 学习贯彻党的二十大和二十届历次全会精神。                         | 对
    2026H2 | 学习贯彻党的二十届五中全会精神。                                 | 对
    2026H2 | 学习习近平总书记关于党的建设的重要思想。                         | 旧提法
    2026H2 | 落实“基层减负年”要求。                                           | 旧提法
    2023H1 | 落实国家金融监督管理总局的要求。                                 | 对
    2023H1 | 落实银保监会的要求。                                             | 旧提法
    2022H2 | 落实银保监会的要求。                                             | 对
    2023H1 | 学习原银保监会印发的办法。                                       | 对
    2026H1 | 按照坚持标准、保证质量、改善结构、慎重发展的要求发展党员。       | 旧提法
"""
"""A report's half-year, a sentence in it, and what is wrong with its time."""


def _rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def _codes(lines: Iterable[str], half: str) -> frozenset[str]:
    """Return the rules about time that object to a report as wrong, or as to be looked at."""
    texts = [Paragraph(n, line) for n, line in enumerate(lines)]
    found = proofread_text(Case(texts, parse_period(half)))
    return frozenset(f.code for f in found if f.code.startswith("W30") or f.code == "W106")


def test_the_table_has_every_half_year() -> None:
    assert tuple(row[0] for row in _rows(TERMS)) == HALVES
    assert {row[0] for row in _rows(SENTENCES)} == set(HALVES)


@pytest.mark.parametrize("row", _rows(TERMS), ids=lambda row: str(row[0]))
def test_the_report_takes_the_words_of_its_half_year(row: list[str]) -> None:
    half, theme, part, congress = row
    period = parse_period(half)
    assert period
    words = terms_on(period.end)
    assert (words["学习主题"], words["党组作用"], words["大会"] or "") == (theme, part, congress)


@pytest.mark.parametrize("row", _rows(SENTENCES), ids=lambda row: f"{row[0]}-{row[1]}")
def test_a_sentence_is_right_for_its_half_year_or_objected_to(row: list[str]) -> None:
    half, sentence, verdict = row
    assert CODES[_codes([sentence], half)] == verdict


@pytest.mark.parametrize("half", HALVES)
def test_the_words_of_a_half_year_pass_its_own_proof_reading(half: str) -> None:
    period = parse_period(half)
    assert period
    words = terms_on(period.end)
    lines = [f"深入学习贯彻{words['学习主题']}，发挥党组{words['党组作用']}。"]
    lines += [f"以实际行动{words['大会']}。"] if words["大会"] else []
    assert _codes(lines, half) == frozenset()


@pytest.mark.parametrize("half", HALVES)
def test_the_shipped_report_of_a_half_year_says_nothing_out_of_its_time(
    half: str, book: WriteBook
) -> None:
    year, months = int(half[:4]), "1 2 3 4 5 6" if half.endswith("1") else "7 8 9 10 11 12"
    rows = [f"{year}年{m}月8日|主题党日|学习|张三||9|9||||" for m in months.split()]
    rows.append(f"{year}年{months.split(maxsplit=1)[0]}月9日|党组会|研究党建工作|张三||5|5||||")
    said = paragraphs(report(book(活动台账="\n".join((HEADER, *rows))), "--period", half))
    assert _codes(said, half) == frozenset()


def test_the_days_of_an_event_are_the_same_wherever_they_are_held() -> None:
    campaigns = {c.name: c for tag in catalogue().tags for c in tag.campaigns}
    both = [(e, campaigns[e.name]) for e in events() if e.name in campaigns]
    assert len(both) > 15
    for event, campaign in both:
        assert campaign.first == event.first, event.name
        assert campaign.last in (event.last, None), event.name
