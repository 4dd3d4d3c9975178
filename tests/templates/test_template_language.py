"""What a template may say of activities, months, branches and types; and how it prints values."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from addin.all_sheets.counting import tally
from addin.all_sheets.reading import read_ledger
from addin.ledger.catalogue import catalogue
from addin.ledger.ledger import Ledger
from addin.ledger.period import Period, parse_period
from addin.office.templates.filling.docxtpl_filling import fill_ordinarily
from addin.office.templates.filling.value_marks import Edges
from addin.office.templates.word_template import fill, open_template
from addin.report.language.filters import FILTERS, applied
from addin.report.language.keys import Applied, Id, Name, steps_of_key
from addin.report.language.template_names import check_template
from addin.report.language.values_by_key import ByKey, ListsByKey
from addin.report.renewing.refresh import text_of
from addin.report.values.context import context
from addin.report.values.field_tree import fields_anywhere, fields_of
from documents import paragraphs, template
from ledgers import grid

BOOK = """
序号 | 日期 | 活动类型 | 主题 | 内容 | 地点 | 主持人 | 应到人数 | 实到人数 | 支部 | 主题标签 | 照片编号
1 | 2022-01-10 | 支委会 | 研究年度计划 | 议定分工 | 三楼 | 甲一 | 5 | 4 | 一支部 | | P-01
2 | 2022-02-11 | 党课 | 学习党章 | 联系人13812345678 | 礼堂 | 甲一 | 20 | 18 | 一支部 | | P-02
3 | 2022-04-12 | 党员大会暨主题党日 | 清明祭扫 | | 陵园 | 乙一 | 10 | 10 | 二支部 | 两化 |
4 | 2022-04-20 | 党课 | 廉政教育 | | 礼堂 | 乙一 | 10 | 9 | 二支部 | |
5 | 2022-05-09 | 谈心谈话 | 与丙三谈家庭困难 | 丙三的困难 | 办公室 | 甲一 | | | 一支部 | | P-05
"""


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return book()


def book(table: str = BOOK) -> Ledger:
    return read_ledger("台账.xlsx", [grid(table)], catalogue())


def period(code: str) -> Period:
    found = parse_period(code)
    assert found is not None
    return found


def said(tmp_path: Path, ledger: Ledger, *texts: str, when: str = "2022H1") -> list[str]:
    """Fill a template by our own way and by docxtpl; both have to say the same."""
    its = tally(ledger, period(when))
    values, tree = context(ledger, its), fields_of(ledger)
    source = template(tmp_path / "模板.docx", *texts)
    fill(source, values, tree, tmp_path / "一.docx", traced=True)
    fill_ordinarily(open_template(source), source, values, tmp_path / "二.docx", Edges())
    first = paragraphs(tmp_path / "一.docx")
    assert first == paragraphs(tmp_path / "二.docx")
    return first


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ 各月[4].简称 }}：{{ 各月[4].次数.党课 }}次", "4月：1次"),
        ("{{ 各季[2].简称 }}{{ 各季[2].名称 }}{{ 各季[2].活动总数 }}", "二季度2022年第二季度3"),
        ("{{ 各半年[1].次数.党课|几 }}次", "两次"),
        ("{{ 各月[7].次数.党课 }}", "（待补充）"),  # a half-year has no seventh month
        ("{{ 各月[7].次数.党课 + 1 }}", "（待补充）"),
        ("{{ 各支部['一支部'].次数.党课 }}和{{ 各支部['二支部'].次数.党课 }}", "1和1"),
        ("{{ 各支部['三支部'].次数.党课 }}", "（待补充）"),
        ("{{ 各支部['一支部'].各月[1].次数.支委会 }}", "1"),
        ("{{ 各支部['一支部'].整改.总数 }}", "（待补充）"),  # other sheets name no branch
        ("{{ 各类型['党课'].到会率 }}%", "90%"),  # (18 + 9) / (20 + 10)
        ("{{ 各类型['党课'].各月[2].次数 }}", "1"),
        ("{{ 各类型['党小组会'].次数 }}", "0"),
        ("{% for 项 in 活动|类型('党课') %}{{ 项.主题 }}；{% endfor %}", "学习党章；廉政教育；"),
        ("{% for 项 in 活动|类型('主题党日') %}{{ 项.类型 }}{% endfor %}", "党员大会暨主题党日"),
        ("{% for 项 in 活动|月份(4) %}{{ 项.日期|月日 }} {% endfor %}", "4月12日 4月20日 "),
        ("{% for 项 in 活动|月份('2022年4月')|前(1) %}{{ 项.主题 }}{% endfor %}", "清明祭扫"),
        ("{% for 项 in 活动|支部('二支部')|标签('两化') %}{{ 项.主题 }}{% endfor %}", "清明祭扫"),
        (
            "{% for 项 in 活动|有('照片编号') %}{{ 项.照片编号 }} {% endfor %}",
            "P-01 P-02 （从略） ",
        ),
        ("{% for 项 in 活动|前(2) %}{{ 项.序 }}{{ 项.请假|无则('无') }} {% endfor %}", "1无 2无 "),
        ("{{ 活动|类型('党课')|length }}", "2"),
        (
            "{% for 支 in 各支部 %}{{ 支.名称 }}"
            "{% for 项 in 活动|支部(支.名称)|类型('党课') %}{{ 项.主题 }}{% endfor %} {% endfor %}",
            "一支部学习党章 二支部廉政教育 ",
        ),
        (
            "{% for 月 in 各月 %}{{ 月.月份 }}:{% for 类 in ['党课'] %}{% endfor %}"
            "{{ 月.次数['党课'] }} {% endfor %}",
            "1:0 2:1 3:0 4:1 5:0 6:0 ",
        ),
        (
            "{% for 类 in 各类型 if 类.名称 == '党课' %}{% for 月 in 各月 %}"
            "{{ 月.次数[类.名称] }}{% endfor %}{% endfor %}",
            "010100",
        ),
        ("{{ 期间.种类 }}{{ 期间.上期 }}{{ 期间.上期简称 }}", "半年2021年下半年下半年"),
        ("{{ 期间.下期简称 }}{{ 期间.年份 - 1 }}", "下半年2021"),
    ],
)
def test_templates_name_activities_months_branches_types(
    tmp_path: Path, ledger: Ledger, text: str, expected: str
) -> None:
    assert said(tmp_path, ledger, text) == [expected]


def test_an_activity_says_all_that_its_row_says(tmp_path: Path, ledger: Ledger) -> None:
    names = (
        "日期",
        "类型",
        "主题",
        "内容",
        "地点",
        "主持人",
        "应到",
        "实到",
        "到会率",
        "支部",
        "照片编号",
    )
    text = "|".join(f"{{{{ 活动[1].{name} }}}}" for name in names)
    assert said(tmp_path, ledger, text) == [
        "2022-02-11|党课|学习党章|联系人138****5678|礼堂|甲一|20|18|90|一支部|P-02"
    ]


def test_nothing_of_a_talk_can_be_reached_but_that_it_was(tmp_path: Path, ledger: Ledger) -> None:
    text = "{% for 项 in 活动|类型('谈心谈话') %}{{ 项.主题 }}{{ 项.内容 }}{{ 项.主持人 }}{{ 项.照片编号 }}{% endfor %}"
    assert said(tmp_path, ledger, text) == ["（从略）" * 4]


@pytest.mark.parametrize(
    ("written", "masked"),
    [
        ("身份证11010519491231002X", "身份证110105********002X"),
        ("手机 138-1234-5678", "手机 138****5678"),
        ("卡号6222 0212 3456 7890 123", "卡号6222***********0123"),
        ("2022年3月8日至20220409", "2022年3月8日至20220409"),
    ],
)
def test_private_numbers_are_masked_in_the_offices_own_columns_too(
    tmp_path: Path, written: str, masked: str
) -> None:
    its = book(f"""
        日期 | 活动类型 | 主题 | 联系方式备查
        2022-03-01 | 党课 | 学习党章 | {written}
        2022-03-02 | 支委会 | 议事 |
        2022-03-03 | 党课 | 学习 |
    """)
    assert said(tmp_path, its, "{{ 活动[0].联系方式备查 }}") == [masked]


def test_a_branch_that_the_ledger_does_not_name_is_the_only_one(tmp_path: Path) -> None:
    its = book("""
        日期 | 活动类型 | 主题
        2022-03-01 | 党课 | 学习党章
        2022-03-02 | 支委会 | 议事
    """)
    text = "{% for 支 in 各支部 %}{{ 支.名称 }}{{ 支.次数.党课 }}{% endfor %}"
    assert said(tmp_path, its, text) == ["本支部1"]


@pytest.mark.parametrize(
    ("value", "name", "arguments", "printed"),
    [
        (2, "几", (), "两"),
        (2, "汉字", (), "二"),
        (12, "几", (), "十二"),
        (Decimal("94.75"), "位数", (1,), "94.8"),
        (Decimal("94.8"), "位数", (2,), "94.80"),
        (Decimal("94.5"), "位数", (), "95"),
        (12340, "千分位", (), "12,340"),
        (Decimal("1234567.50"), "千分位", (), "1,234,567.50"),
        (12340, "万", (), "1.234"),
        (12000, "万", (1,), "1.2"),
        (20000, "万", (), "2"),
        (95, "百分之", (), "百分之九十五"),
        (Decimal("95.50"), "百分之", (), "百分之九十五点五"),
        (0, "无则", ("—",), "—"),
        (None, "无则", ("无",), "无"),
        (3, "无则", ("—",), 3),
        (date(2022, 7, 8), "月日", (), "7月8日"),
        ("不详", "位数", (1,), "不详"),
        (None, "千分位", (), None),
    ],
)
def test_values_are_printed_as_reports_write_them(
    value: object, name: str, arguments: tuple[object, ...], printed: object
) -> None:
    assert applied(name, value, arguments) == printed


def test_every_filter_says_how_it_is_written() -> None:
    assert all(name and its.note for name, its in FILTERS.items())


@pytest.mark.parametrize(
    ("text", "message", "suggestion"),
    [
        ("{{ 各月.次数.党课 }}", "“各月”是列表，要写明哪一个（如 各月[1].次数），或用for逐个写", None),
        ("{{ 各月[4].次数.党科 }}", "没有“各月.次数.党科”这个字段", "各月.次数.党课"),
        ("{% for 项 in 活动|类型('党科') %}{% endfor %}", "没有“党科”这个类型", "党课"),
        ("{% for 项 in 活动|类形('党课') %}{% endfor %}", "没有“类形”这种写法", "类型"),
        ("{% for 项 in 活动|月份(13) %}{% endfor %}", "“月份”的括号里写得不对：只要一个月的：活动|月份(4)、活动|月份('2022-04')", None),
        ("{% for 项 in 活动|类型 %}{% endfor %}", "“类型”的括号里要写一样：只要一种类型的：活动|类型('党课')", None),
        ("{% for 项 in 承诺|月份(4) %}{% endfor %}", "这个列表里没有“日期”，不能按“月份”选", None),
        ("{{ 次数.党课|前(3) }}", "“前”只能用在列表上：只要前几个：活动|前(3)", None),
        ("{{ 次数.党课|无则 }}", "“无则”的括号里写得不对：没有或是0时写什么：0|无则('—') → —", None),
        ("{{ 活动|日期 }}", "“活动”下面还有字段，要写到具体的一个", None),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_what_is_right(
    text: str, message: str, suggestion: str | None
) -> None:
    [problem] = check_template([text], fields_anywhere(catalogue()))
    assert (problem.message, problem.suggestion) == (message, suggestion)


def test_a_column_of_the_offices_own_may_be_named(ledger: Ledger) -> None:
    text = ["{% for 项 in 活动 %}{{ 项.照片编号 }}{% endfor %}"]
    assert check_template(text, fields_anywhere(catalogue())) == []
    assert check_template(text, fields_of(ledger)) == []
    [problem] = check_template(
        ["{% for 项 in 活动 %}{{ 项.照片编码 }}{% endfor %}"], fields_of(ledger)
    )
    assert problem.suggestion == "项.照片编号"


@pytest.mark.parametrize(
    ("key", "steps"),
    [
        ("次数.党员大会", [Name("次数"), Name("党员大会")]),
        ("统计表[支委会].次数", [Name("统计表"), Id("支委会"), Name("次数")]),
        ("各支部[一[甲]支部].各月[2022-04]", [Name("各支部"), Id("一[甲]支部"), Name("各月"), Id("2022-04")]),
        (
            "活动|类型('党课')|月份(4)[2022-04-20ab].日期|月日",
            [Name("活动"), Applied("类型", ("党课",)), Applied("月份", (4,)), Id("2022-04-20ab"),
             Name("日期"), Applied("月日")],
        ),
        ("活动|类型(党课)", []),
        ("统计表[支委会", []),
    ],
)  # fmt: skip
def test_keys_are_taken_apart(key: str, steps: list[object]) -> None:
    assert list(steps_of_key(key)) == steps


def test_keys_find_what_is_worked_out_only_when_asked_for(ledger: Ledger) -> None:
    values = context(ledger, tally(ledger, period("2022H1")))
    known, lists = ByKey(values), ListsByKey(values)
    assert known["各月.4.次数.党课"].value == 1
    assert known["各月[2022-04].次数.党课"].rows == ("活动台账!5",)
    first, second = lists["活动|类型('党课')"]
    assert first.startswith("2022-02-11") and second.startswith("2022-04-20")
    assert text_of(f"活动|类型('党课')[{second}].日期|月日", known) == "4月20日"
    assert "活动|类型('党课')[没有].主题" not in known
    assert not any(key.startswith(("活动[", "各月")) for key in known)


def test_what_a_sheet_of_its_own_counts_is_unknown_of_a_branch(tmp_path: Path) -> None:
    talks = grid("序号|日期|谈话人|谈话对象|类别\n1|2022-02-01|甲一|乙二|支委之间", "谈心谈话")
    its = read_ledger("台账.xlsx", [grid(BOOK), talks], catalogue())
    branch = "各支部['一支部']"
    text = (
        f"{{{{ 次数.谈心谈话 }}}}、{{{{ {branch}.次数.谈心谈话 }}}}、{{{{ {branch}.次数.党课 }}}}"
    )
    months = f"{{{{ {branch}.各月[2].次数.谈心谈话 }}}}、{{{{ {branch}.各月[2].次数.党课 }}}}"
    assert said(tmp_path, its, text, months) == ["1、（待补充）、1", "（待补充）、1"]
