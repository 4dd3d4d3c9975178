"""The report: every figure in it is one of the tally's, and nothing in it is invented."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from addin.all_sheets.counting import tally
from addin.cli import main
from addin.ledger.catalogue import catalogue
from addin.ledger.period import parse_period
from addin.office.templates.word_template import open_template, template_problems
from addin.report.language.traced import Traced
from addin.report.values.context import context
from addin.report.values.field_tree import Each, Field, Tree, fields
from addin.report.values.terms import terms_on
from addin.resources import DEFAULT_TEMPLATE, resource
from conftest import WriteBook
from documents import paragraphs, tables
from ledgers import ledger

TEMPLATE = resource("templates", DEFAULT_TEMPLATE)
HEADER = "日期|活动类型|主题|主持人|主讲人|应到人数|实到人数|学时|主题标签|形式|地点"


def report(path: Path, *arguments: str) -> Path:
    output = path.with_name("汇报.docx")
    assert main(["report", str(path), "-o", str(output), "--force", *arguments]) in (0, 1)
    return output


def figures(path: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    capsys.readouterr()
    main(["tally", str(path), "--json", *arguments])
    return {s["key"]: s["value"] for s in json.loads(capsys.readouterr().out)["statistics"]}


def text(path: Path) -> str:
    return "\n".join(paragraphs(path))


# --- Figures ---------------------------------------------------------------------------------


def test_every_count_in_the_text_equals_the_tally(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said, counted = text(report(sample)), figures(sample, capsys)
    names = "|".join(sorted((t.name for t in catalogue().activity.types), key=len, reverse=True))
    claims = re.findall(rf"(?<!书记讲)({names})(\d+)次", said)
    assert {"党员大会", "支委会", "党课", "主题党日"} <= {name for name, _ in claims}
    for name, number in claims:
        assert int(number) == counted[name], name
    topic = "集中治理党内政治生活庸俗化交易化问题主题活动"
    assert f"{topic}{counted['标签.两化']}次（其中专题学习{counted['专题学习.两化']}次）" in said


def test_no_number_in_the_text_comes_from_anywhere_else(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Numbers are dates, the tally's figures, or stand in the ledger's own words."""
    said, counted = text(report(sample)), figures(sample, capsys)
    said = re.sub(r"主要活动有：.*?。", "", said)  # rows of the ledger, see test_named_activities
    said = re.sub(r"\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月(?:\d{1,2}日|未见记录)", "", said)
    for promise in (
        "每月至少组织1次党组理论学习中心组学习",
        "每月开展1次支部党建调研",
        "每季度听取1次党建工作专题汇报",
    ):
        assert promise in said
        said = said.replace(promise, "")
    known = {str(v).removesuffix(".0") for v in counted.values()} | {
        str(v) for v in counted.values()
    }
    assert set(re.findall(r"\d+(?:\.\d+)?", said)) <= known


def test_the_annex_is_the_tally(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (table,) = tables(report(sample))
    counted = figures(sample, capsys)
    rows = table[1:]
    assert {r[0] for r in rows} >= {t for t in counted if t in catalogue().type_order()}
    for name, held, due, short, heads, rate, note in rows:
        assert int(held) == counted[name]
        assert due == str(counted.get(f"应开.{name}", "—"))
        assert short == str(counted.get(f"缺少.{name}", "—"))
        assert int(heads) == counted[f"参加人次.{name}"]
        assert rate == f"{counted[f'到会率.{name}']:g}%"
        assert (note == "4月未见记录") == (name == "支委会")


def test_a_gap_becomes_a_sentence_with_its_measure(sample: Path) -> None:
    said = text(report(sample))
    assert "支委会召开5次，较应开次数少1次，4月未见记录" in said
    problems, plan = said.split("三、下一步工作计划")
    count = len(re.findall(r"^[一二三四五]是", problems.split("二、存在的问题")[1], re.MULTILINE))
    assert count == 3
    assert "安排支委会，每月对照台账核对" in plan


# --- Nothing invented, nothing left over -------------------------------------------------------


def minimal(book: WriteBook) -> Path:
    return book(
        活动台账=f"{HEADER}\n2023年8月3日|主题党日|学习|张三||5|5||||\n",
        参数="键|值\n单位全称|中共石桥镇水利站支部委员会\n主送机关|中共青岚县委\n报告期起|2023-07-01\n报告期止|2023-12-31\n成文日期|2024-01-05",
    )


def test_what_the_ledger_does_not_tell_is_not_said(book: WriteBook) -> None:
    said = text(report(minimal(book)))
    body = said.split("附件\n")[0]
    assert "主题党日1次" in body
    for absent in (
        "0次",
        "None",
        "专题学习",
        "动员部署",
        "警示教育活动",
        "中心组学习",
        "现场教学",
        "第一议题",
        "两化",
        "名党员",
    ):
        assert absent not in body, absent
    assert "党员大会应开2次，未见记录；主题党日开展1次，较应开次数少5次，7月、9月至12月" in body
    assert "支委会应开" not in body and "支委会7月至12月记录不足，没有写明设不设支委会" in body


def test_missing_parameters_are_left_red_and_counted(
    book: WriteBook, capsys: pytest.CaptureFixture[str]
) -> None:
    path = book(
        活动台账=f"{HEADER}\n2023年8月3日|主题党日|学习|张三||5|5||||",
        参数="键|值\n报告期起|2023-07-01\n报告期止|2023-12-31",
    )
    said = text(report(path))
    assert said.splitlines()[2] == "（待补充）："
    assert "处（待补充）或（待核实），已标红；请补齐参数或" in capsys.readouterr().out


def test_a_ledger_without_parameters_is_reported_for_the_period_of_its_title(
    book: WriteBook,
) -> None:
    row = "2023年8月3日|主题党日|学习|张三||5|5||||"
    said = text(report(book(活动台账=f"2023年下半年党建活动台账\n{HEADER}\n{row}")))
    assert said.splitlines()[2] == "（待补充）："
    assert "2023年下半年" in said


@pytest.mark.parametrize(
    "period", ["2022H1", "2022", "2022Q2", "2022-03", "2022-01-01..2022-05-31", "2021"]
)
def test_the_text_reads_well_for_every_period(sample: Path, period: str) -> None:
    check_language(text(report(sample, "--period", period)))


def test_the_text_reads_well_with_next_to_nothing(book: WriteBook) -> None:
    check_language(text(report(minimal(book))))


def check_language(said: str) -> None:
    """No doubled or dangling punctuation, no half-width comma, points numbered without a gap."""
    assert not re.search(
        r"[，。、；：]{2,}|[，、；]\n|（，|，）|\(|\)|[\u4e00-\u9fff][,;:]|  |None|\{\{|\{%", said
    )
    body = said.split("附件\n", maxsplit=1)[0]
    points: list[str] = []
    for line in body.splitlines():
        if re.match(r"（?[一二三四五]）|[一二三四五]、", line):
            points = []
        if m := re.match(r"([一二三四五六七八九十]+)是", line):
            points.append(m[1])
            assert points == list("一二三四五六七八九十")[: len(points)], line
    assert not [line for line in body.splitlines() if not line.strip()]


def test_terms_are_right_for_their_day() -> None:
    """党章 was amended on 22 October 2022; the 20th Congress opened on the 16th."""
    june, december = terms_on(date(2022, 6, 30)), terms_on(date(2022, 12, 31))
    assert (june["党组作用"], december["党组作用"]) == ("领导核心作用", "领导作用")
    assert june["大会"] == "迎接党的二十大胜利召开"
    assert "二十大" not in str(june["学习主题"]) and december["学习主题"] == "党的二十大精神"


def test_the_report_of_another_year_speaks_of_its_own_time(book: WriteBook) -> None:
    said = text(report(minimal(book)))
    assert "2023年下半年" in said and "2024年上半年" in said
    assert "2022" not in said and "十九届" not in said and "领导核心作用" not in said


def test_what_comes_next_is_what_was_promised(book: WriteBook) -> None:
    path = book(
        活动台账=f"{HEADER}\n2023年8月3日|主题党日|学习|张三||5|5||||",
        参数="键|值\n报告期起|2023-07-01\n报告期止|2023-12-31\n下一步承诺|每季度开展1次党建调研；建成党员活动室。",
        承诺事项="原文|事项类型|频次|单位|期间起|期间止\n"
        "每月召开1次支委会|支委会|1|月|2024-01-01|2024-06-30\n"
        "每月开展1次主题党日|主题党日|1|月|2023-07-01|2023-12-31",
    )
    plan = text(report(path)).split("三、下一步工作计划")[1]
    assert "一是每月召开1次支委会。\n二是每季度开展1次党建调研。\n三是建成党员活动室。" in plan
    assert "每月开展1次主题党日" not in plan


def test_a_clerks_own_punctuation_and_numbering_do_not_double(book: WriteBook) -> None:
    path = book(
        活动台账=f"{HEADER}\n2023年8月3日|动员部署会|动员大会。|张三||5|5||||\n2023年8月4日|动员部署会||张三||5|5||||",
        参数="键|值\n主送机关|县直机关工委：\n报告期起|2023-08-01\n报告期止|2023-08-31\n下一步承诺|一是每月学习1次；2.加强联系。",
        整改台账="问题|整改措施|完成情况\n（一）学习不够！|1.加强学习。|正在整改\n作风不实|长期抓|长期坚持",
    )
    said = text(report(path))
    assert "县直机关工委：\n" in said and "：：" not in said
    assert "动员大会；8月4日，（待补充）" in said
    assert "是学习不够。" in said and "针对“学习不够”的问题，加强学习。" in said
    assert "一是每月学习1次。\n二是加强联系。" in said
    assert "问题2项" in said and "尚未完成1项" in said
    check_language(said)


def test_a_year_told_by_the_title_owes_nothing_before_it_is_over(
    book: WriteBook, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "\n".join(
        f"2024年{m}月5日|{t}|甲|张三||5|5||||"
        for m in (1, 2, 3)
        for t in ("支委会", "主题党日", "党员大会")
    )
    path = book(活动台账=f"2024年党建活动台账\n{HEADER}\n{rows}", 参数="键|值\n单位全称|甲")
    said = text(report(path))
    assert "未见记录" not in said
    assert figures(path, capsys)["应开.支委会"] == 3


def test_a_hundred_problems_are_numbered_to_the_end(book: WriteBook) -> None:
    problems = "\n".join(f"问题之{n}号不实|抓好|正在整改" for n in range(120))
    path = book(
        活动台账=f"{HEADER}\n2023年8月3日|主题党日|学习|张三||5|5||||",
        参数="键|值\n报告期起|2023-08-01\n报告期止|2023-08-31",
        整改台账=f"问题|整改措施|完成情况\n{problems}",
    )
    assert "一百二十二是问题之119号不实" in text(report(path))


def test_no_lecture_by_the_secretary_in_a_year_is_a_problem(book: WriteBook) -> None:
    path = book(
        活动台账=f"{HEADER}\n2023年8月3日|党课|学党史|张三|李四|5|5||||",
        参数="键|值\n报告期起|2023-01-01\n报告期止|2023-12-31\n书记姓名|王五",
    )
    assert "书记讲党课未见记录" in text(report(path))


def test_who_is_secretary_is_not_guessed(book: WriteBook) -> None:
    path = book(
        活动台账=f"{HEADER}\n2023年8月3日|党课|学党史|张三|李四|5|5||||",
        参数="键|值\n报告期起|2023-01-01\n报告期止|2023-12-31",
    )
    assert "书记讲党课" not in text(report(path))


# --- Context and template ----------------------------------------------------------------------


def test_the_context_has_every_field_and_only_plain_values() -> None:
    book = ledger(
        f"{HEADER}\n2022年3月3日|专题学习|甲|张三||5|5|2|两化||\n2022年3月4日|动员部署会|乙|张三||5|5||||\n"
        "2022年3月5日|专题学习|学习讲话|张三||5|5|2|全国两会||\n2022年3月6日|主题党日|学习讲话|张三||5|5|2|全国两会||\n"
        "2022年3月7日|主题党日|学习廉洁准则|张三||5|5|2|廉政||\n2022年3月8日|读书会|读一本书|张三||5|5|||",
        参数="键|值\n活动类型：读书会|计数",
        整改台账="问题|来源|整改措施|完成情况\n学习不够|自查|加强学习|正在整改",
        党员名册="姓名|党员类别|入党日期\n张三|正式党员|2010-3-1",
        承诺事项="原文|期间起\n每月召开1次支委会|2022-07-01",
        阵地="名称|类别\n门户网站|网站",
    )
    period = parse_period("2022H1")
    assert period is not None
    tree = fields(book.catalogue)
    compare(tree, context(book, tally(book, period)), "")


def compare(tree: Tree, values: dict[str, Any], path: str) -> None:
    assert set(values) == set(tree), path
    for name, below in tree.items():
        value = values[name]
        if isinstance(below, Field):
            assert isinstance(value, Traced), f"{path}{name}"
            assert isinstance(value.value, None | str | int | Decimal | date), f"{path}{name}"
        elif isinstance(below, Each):
            assert value, f"{path}{name} is empty: the test says nothing of it"
            for item in value:
                assert set(item.values) == set(below.fields), f"{path}{name}"
        else:
            compare(below, value, f"{path}{name}.")


def test_the_shipped_template_uses_known_names_only() -> None:
    assert template_problems(open_template(TEMPLATE), fields(catalogue())) == []


def test_the_shipped_template_is_what_its_script_makes(tmp_path: Path) -> None:
    script = Path(__file__).parent.parent / "templates" / "make_template.py"
    subprocess.run([sys.executable, str(script), str(tmp_path)], check=True)
    assert (tmp_path / DEFAULT_TEMPLATE).read_bytes() == TEMPLATE.read_bytes()
