"""Claims of one branch, where the ledger tells several apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin.workflows import Checked, check_grids
from addin.workflows.input_and_output import LedgerInput
from claims.reports import Line, ledger, told, verdicts
from ledgers import grid

_HEADER = "日期|党支部|活动类型|主题|主持人|应到人数|实到人数"
_ROWS = (
    "2022年1月7日|机关第一党支部|支委会|研究计划|张三|5|5",
    "2022年2月8日|机关第一党支部|支委会|研究党费|张三|5|5",
    "2022年3月4日|机关第一党支部|党员大会|审议计划|张三|20|19",
    "2022年2月9日|机关第二党支部|支委会|研究计划|李四|3|3",
    "2022年4月15日|离退休党支部|主题党日|座谈|王五|12|9",
)


def _ledger(*more: str) -> Checked:
    settings = "键|值\n单位全称|云州市测试局\n报告期起|2022-1-1\n报告期止|2022-6-30"
    rows = grid("\n".join((_HEADER, *_ROWS, *more)))
    return check_grids(LedgerInput(Path("活动台账.xlsx")), [rows, grid(settings, "参数")])


LEDGER = _ledger()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("机关第一党支部召开支委会2次、党员大会1次。", ["match", "match"]),
        ("机关第二支部召开支委会3次。", ["mismatch"]),  # 3 are those of all branches
        ("第一党支部、第二党支部分别召开支委会2次、1次。", ["match", "match"]),
        ("各支部召开支委会3次，其中机关一支部2次。", ["match", "match"]),
        ("机关第1党支部支委会到会率98%。", ["mismatch"]),
        ("离退休党支部开展主题党日1次；党员大会1次。", ["match", "match"]),
        ("离退休党支部：主题党日2次，支委会0次。", ["mismatch", "match"]),
        ("第四党支部召开支委会3次。", ["unverifiable"]),
        ("一季度，机关第二党支部召开支委会1次。", ["match"]),
        ("机关第二党支部发展党员2名。", ["unverifiable"]),
    ],
)
def test_a_branch_is_held_against_its_own_rows(text: str, found: list[str]) -> None:
    assert verdicts(LEDGER, text) == found


_BY_ROW = [["支部", "支委会", "党员大会"], ["机关第一党支部", "2", "1"], ["机关二支部", "2", "0"]]
_BY_COLUMN = [["类型", "第一支部", "第二支部", "合计"], ["支委会", "2", "2", "3"]]
_MERGED = [["支部", "类型", "次数"], ["机关第一党支部", "支委会", "2"], ["", "党员大会", "2"]]


@pytest.mark.parametrize(
    ("table", "found"),
    [
        (_BY_ROW, ["match", "match", "mismatch", "match"]),
        (_BY_COLUMN, ["match", "mismatch", "match"]),
        (_MERGED, ["match", "mismatch"]),
    ],
)
def test_branches_name_rows_or_columns_of_tables(table: Line, found: list[str]) -> None:
    assert verdicts(LEDGER, table) == found


def test_what_is_said_of_a_branch_tells_the_rows_of_that_branch() -> None:
    ((text, key, verdict),) = told(LEDGER, "机关第一党支部召开支委会2次。")
    assert (text, key, verdict) == ("支委会2次", "支委会", "match")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("机关第二党支部召开支委会2次。", "unverifiable"),
        ("机关第二党支部召开支委会3次。", "mismatch"),
        ("机关第一党支部召开支委会1次。", "mismatch"),
        ("机关第二党支部召开支委会1次。", "match"),
    ],
)
def test_a_meeting_that_does_not_say_whose_it_is_may_be_the_one_more(
    text: str, verdict: str
) -> None:
    assert verdicts(_ledger("2022年3月9日||支委会|研究培训|李四|3|3"), text) == [verdict]


def test_a_joint_activity_is_one_of_each_of_its_branches() -> None:
    joint = "2022年5月9日|机关第一、第二党支部|主题党日|植树|李四|30|30"
    text = "机关第一党支部开展主题党日1次，机关第二党支部开展主题党日1次。"
    assert verdicts(_ledger(joint), text) == ["match", "match"]


_TEAMS = tuple(
    f"2022年{month}月8日|{branch}党支部|{type_}|研究计划|张三|5|5"
    for branch, type_, months in (
        ("河道管护站", "党员大会", (1, 3)),
        ("水闸运行队", "党员大会", (1, 2, 4)),
        ("机关", "党员大会", (5,)),
        ("机关", "党课", (1, 6)),
        ("水闸运行队", "党课", (2,)),
    )
    for month in months
)


def _teams() -> Checked:
    settings = "键|值\n单位全称|云州市水务局机关党委\n报告期起|2022-1-1\n报告期止|2022-6-30"
    rows = grid("\n".join((_HEADER, *_TEAMS)))
    return check_grids(LedgerInput(Path("活动台账.xlsx")), [rows, grid(settings, "参数")])


TEAMS = _teams()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("运行队召开党员大会3次，管护站召开党员大会3次。", ["match", "mismatch"]),
        ("机关、水闸运行队两个支部共讲党课3次。", ["match"]),
        ("机关、水闸运行队两个支部共讲党课2次。", ["mismatch"]),
        ("管护站、运行队、机关三个支部召开党员大会分别为2次、3次和2次。",
         ["match", "match", "mismatch"]),
        ("管护站、运行队、机关党支部党员大会分别为2、3和1次。", ["match", "match", "match"]),
        ("党员大会6次，其中机关1次、运行队4次。", ["match", "match", "mismatch"]),
        ("三个支部共召开党员大会6次。", ["match"]),
        ("各支部均召开党员大会1次。", ["mismatch", "mismatch", "match"]),
        ("三个支部分别召开党员大会2次、3次和1次。", ["unverifiable"] * 3),  # whose, nobody says
        ("各支部召开党员大会、党课分别为6次和3次。", ["match", "match"]),
        ("管护站、运行队、机关三个支部依次召开党员大会2、3、1次。", ["match"] * 3),
        ("西山县机关党支部召开党员大会8次。", ["unverifiable"]),
        ("云州市水务局运行队召开党员大会3次。", ["match"]),
        ("机关党支部与运行队党支部联合讲党课1次。", ["unverifiable"]),
        ("全系统共召开党员大会61次。", ["unverifiable"]),
        ("管护站、运行队党员大会分别达到2次、3次。", ["match", "match"]),
        ("个别支部只召开党员大会1次。", ["unverifiable"]),
        ("兄弟支部召开党员大会9次。", ["unverifiable"]),
        ("据通报，全系统23个支部召开党员大会61次。", ["unverifiable"]),
        ("市委组织部举办党课2次。", ["unverifiable"]),
        ("邻市税务局党支部讲党课8次。", ["unverifiable"]),
        ("按照市委要求，召开党员大会6次。", ["match"]),
        ("运行支部党员大会3次，管护支部党员大会3次。", ["match", "mismatch"]),
        ("指导河道支部召开党员大会2次，水闸和河道支部党员大会共5次。", ["match", "match"]),
        ("机关、水闸支部党课分别为2次和2次。", ["match", "mismatch"]),
        ("党员大会6次（管护站2、运行队3、机关1）。", ["match"] * 4),
        ("党员大会6次（管护站2，运行队4，机关0），党课3次。",
         ["match", "match", "mismatch", "mismatch", "match"]),
        ("党课3次，其中机关2、运行队2。", ["match", "match", "mismatch"]),
        ("党员大会6次（管护站2次、运行队3次、机关1次）。", ["match"] * 4),
        ("党员大会6次，参加30人次（管护站10、运行队15、机关6）。",
         ["match", "match", "match", "match", "mismatch"]),
        ("见附件1、附表2，党课3次。", ["match"]),
        ("党课3次（第1期2、第2期1）。", ["match"]),
        ("三个支部召开党员大会6次，水闸支部3次。", ["match", "match"]),
        ("三个支部讲党课3次（其中一季度2次、二季度1次），支部党员大会7次。",
         ["match", "match", "match", "mismatch"]),
    ],
)  # fmt: skip
def test_bodies_are_known_by_short_names_and_others_are_not_ours(
    text: str, found: list[str]
) -> None:
    assert verdicts(TEAMS, text) == found


def test_a_report_of_one_branch_is_about_that_branch() -> None:
    title = "水闸运行队党支部2022年上半年工作总结"
    assert verdicts(TEAMS, title, "我们支部召开党员大会3次。") == ["match"]
    assert verdicts(TEAMS, title, "本支部召开党员大会5次。") == ["mismatch"]
    assert verdicts(TEAMS, title, "三个支部合起来召开党员大会6次。") == ["match"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("机关党支部谈心谈话2人次，完成整改1个。", ["match", "match"]),
        ("运行队谈心谈话2人次、完成整改1个。", ["mismatch", "mismatch"]),
        ("三个支部谈心谈话3次。", ["match"]),
        ("管护站谈心谈话1次。", ["mismatch"]),
        ("机关党支部整改完成率100%，运行队整改完成率50%。", ["match", "mismatch"]),
    ],
)
def test_rows_of_other_sheets_say_whose_they_are(text: str, found: list[str]) -> None:
    settings = "键|值\n报告期起|2022-1-1\n报告期止|2022-6-30"
    talks = (
        "党支部|日期|谈话人|谈话对象\n机关党支部|2022-1-5|张三|李四\n"
        "机关党支部|2022-2-5|张三|王五\n水闸运行队党支部|2022-3-5|赵六|孙七"
    )
    problems = (
        "党支部|来源|问题|整改措施|完成情况|完成日期\n机关党支部|自查|记录不全|补记|已完成|2022-3-1\n"
        "水闸运行队党支部|自查|记录不全|补记|正在整改|"
    )
    rows = grid("\n".join((_HEADER, *_TEAMS)))
    checked = check_grids(
        LedgerInput(Path("活动台账.xlsx")),
        [rows, grid(settings, "参数"), grid(talks, "谈心谈话"), grid(problems, "整改清单")],
    )
    assert verdicts(checked, text) == found


# 党员大会: 闸站 4, 泵站 2, 河道 2, 绿化 1. 支委会: 闸站 3, 泵站 1. 13 activities in all.
_RANKED = tuple(
    f"2022年{month}月9日|{branch}党支部|{type_}|研究计划|张三|5|5"
    for branch, type_, months in (
        ("闸站", "党员大会", (1, 2, 3, 4)),
        ("泵站", "党员大会", (1, 5)),
        ("河道", "党员大会", (2, 6)),
        ("绿化", "党员大会", (3,)),
        ("闸站", "支委会", (1, 2, 3)),
        ("泵站", "支委会", (4,)),
    )
    for month in months
)


def _ranked() -> Checked:
    settings = "键|值\n单位全称|云州市水务局党总支\n报告期起|2022-1-1\n报告期止|2022-6-30"
    rows = grid("\n".join((_HEADER, *_RANKED)))
    return check_grids(LedgerInput(Path("活动台账.xlsx")), [rows, grid(settings, "参数")])


RANKED = _ranked()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "四个支部一共搞了十三次活动，最多的是闸站，七次；泵站居中，三次；绿化垫底，只有两次。",
            ["match", "match", "match", "mismatch"],
        ),
        ("党员大会，泵站、河道都是两次，闸站四次。", ["match"] * 3),
        ("党员大会9次，闸站占了四次，比泵站多两次，绿化一次。", ["match"] * 3),
        ("党员大会9次，闸站四次走在前面，泵站和河道不相上下，都是两次，绿化仅有两次。",
         ["match", "match", "match", "match", "mismatch"]),
        ("党员大会开得最多的是闸站，4次；最少的是绿化，2次。", ["match", "mismatch"]),
        ("党员大会泵站、河道各2次，并列第二；绿化1次，殿后。", ["match"] * 3),
        ("党员大会方面，泵站和河道打平，3次。", ["mismatch"] * 2),
        ("支委会，闸站最多，3次，泵站次之，2次。", ["match", "mismatch"]),
        ("支委会，闸站3次，遥遥领先。闸站和泵站一比，差了两次。", ["match"]),
        ("泵站、河道共召开党员大会4次，都是按时召开的。", ["match"]),
        ("4个支部合计开展各类活动13次。", ["match"]),
        ("4个支部合计开展各类活动12次。", ["mismatch"]),
    ],
)  # fmt: skip
def test_branches_are_ranked_by_what_was_named_once(text: str, found: list[str]) -> None:
    assert verdicts(RANKED, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("党员大会9次，闸站支部4次，绿化支部1次，其余支部各2次。", ["match"] * 5),
        ("党员大会9次，闸站支部4次，绿化支部1次，其余各3次。",
         ["match", "match", "match", "mismatch", "mismatch"]),
        ("党员大会9次，闸站4次，其余三个支部共5次。", ["match"] * 3),
        ("党员大会9次，闸站4次，其余三个支部共6次。", ["match", "match", "mismatch"]),
        ("党员大会9次，闸站4次，其余两个支部共5次。", ["match", "match", "unverifiable"]),
        ("党员大会9次，闸站、绿化共5次，其余支部均为2次。", ["match"] * 4),
        ("党员大会9次，闸站4次、绿化1次，剩下的都是2次。", ["match"] * 5),
        ("闸站支部走在前面，绿化支部党员大会1次，其余支部各2次。", ["match", "unverifiable"]),
        ("党员大会9次，其余支部各2次。", ["match", "unverifiable"]),
        ("党员大会9次，闸站4次，泵站和河道共4次，四个支部共9次。", ["match"] * 4),
    ],
)  # fmt: skip
def test_the_rest_are_the_branches_not_named_before(text: str, found: list[str]) -> None:
    assert verdicts(RANKED, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1至3月，三个支部各召开支委会1次。", ["mismatch", "match", "mismatch"]),
        ("1月、2月，机关第一党支部和机关第二党支部各召开支委会1次。", ["mismatch", "match"]),
        ("1至2月，机关第一党支部召开支委会2次。", ["match"]),
    ],
)
def test_each_of_the_branches_is_not_each_of_the_months(text: str, found: list[str]) -> None:
    assert verdicts(LEDGER, text) == found


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (
            ("共召开支委会3次，其中：", "（1）机关第一党支部：2次；", "（2）机关第二党支部：1次。"),
            ["match"] * 3,
        ),
        (
            ("共召开支委会3次，其中：", "机关第一党支部3次", "机关第二党支部1次"),
            ["match", "mismatch", "match"],
        ),
        (("支委会共召开3次：", "1.机关第一党支部2次；", "2.离退休党支部0次。"), ["match"] * 3),
        (("1月召开支委会1次，其中：", "机关第一党支部：1次；"), ["match", "match"]),
        (("支委会3次、党员大会1次，其中：", "机关第一党支部：2次；"), ["match", "match"]),
        (("召开支委会3次。", "机关第一党支部：3次；"), ["match"]),
        (("支委会3次，其中：", "气象站党支部：3次；"), ["match"]),
        (("支委会3次，其中：", "印发资料：3次；"), ["match"]),
    ],
)
def test_lines_go_on_with_what_the_line_above_counts(
    lines: tuple[str, ...], found: list[str]
) -> None:
    assert verdicts(LEDGER, *lines) == found


@pytest.mark.parametrize(
    ("name", "found"),
    [("第一支部", ["match", "unverifiable"]), ("第二党支部", ["unverifiable", "match"])],
)
def test_a_numbered_branch_is_the_ledger_s_own_in_either_form(name: str, found: list[str]) -> None:
    settings = f"键|值\n单位全称|云州市测试局{name}\n报告期起|2022-1-1\n报告期止|2022-6-30"
    own = ledger(参数=settings)
    assert verdicts(own, "第一党支部支委会3次；第二支部支委会3次。") == found
