"""What a sheet's name, its title and its neighbours tell: type, branch, month, year, repeats."""

from __future__ import annotations

import pytest

from addin.all_sheets.checking import check_ledger
from addin.all_sheets.reading import read_ledger
from addin.checks.finding import Finding
from addin.ledger.catalogue import catalogue
from addin.ledger.grid import CellError, Grid, Merge
from addin.ledger.ledger import Ledger
from addin.ledger.record import replace
from addin.ledger.refusal import Refusal
from addin.ledger.scope import find_scope
from addin.ledger.tables.sheet_names import month_told, type_told
from ledgers import H1, grid

HEADER = "日期|活动类型|主题|主持人|应到人数|实到人数"
UNTYPED = "日期|主题|主持人|应到人数|实到人数"


def read(mapping: tuple[str, ...] = (), **sheets: str) -> Ledger:
    grids = [grid(table, name) for name, table in sheets.items()]
    return read_ledger("台账.xlsx", grids, catalogue(), 2022, mapping)


def check(mapping: tuple[str, ...] = (), **sheets: str) -> list[Finding]:
    book = read(mapping, **sheets)
    return check_ledger(book, find_scope(book, H1))


def counts(book: Ledger) -> dict[str, int]:
    assert H1 is not None
    return {name: n for name in book.by_type if (n := len(book.held(name, H1)))}


# --- One sheet a type -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sheet", "title", "told"),
    [
        ("党员大会", "", "党员大会"),
        ("支部委员会", "", "支委会"),
        ("主题党日活动台账", "", "主题党日"),
        ("2022年党课", "", "党课"),
        ("支委会记录(2)", "", "支委会"),
        ("Sheet1", "云州市财政局机关党支部2022年支委会会议记录", "支委会"),
        ("Sheet2", "云州市财政局2022年上半年主题党日活动登记表", "主题党日"),
        ("组织生活会暨民主评议党员", "", "组织生活会暨民主评议党员"),
        ("三会一课台账", "云州市财政局2022年三会一课台账", None),
        ("活动台账", "党员大会、主题党日台账", None),
        ("学习", "", None),
        ("1月", "云州市财政局2022年党建活动台账", None),
    ],
)
def test_the_type_that_a_name_or_title_tells(sheet: str, title: str, told: str | None) -> None:
    assert type_told(sheet, title, catalogue()) == told


def test_sheets_by_type_are_read_without_a_column_for_it() -> None:
    book = read(
        党员大会=f"{UNTYPED}\n2022-3-5|学习两会精神|张三|23|20",
        支委会=f"{UNTYPED}\n2022-3-1|研究党费|张三|5|5\n2022-4-1|研究发展党员|张三|5|5",
    )
    assert counts(book) == {"党员大会": 1, "支委会": 2}
    assert book.problems == ()


def test_the_title_tells_the_type_where_the_name_does_not() -> None:
    book = read(Sheet1=f"云州市财政局2022年党课登记表\n{UNTYPED}\n3月5日|学党史|张三|23|20")
    assert counts(book) == {"党课": 1}


def test_an_activity_on_the_months_and_the_types_sheet_counts_once() -> None:
    found = check(
        **{
            "3月": f"{HEADER}\n2022-3-5|党员大会暨主题党日|学习两会精神|张三|23|20",
            "党员大会": f"{UNTYPED}\n2022-3-5|学习两会精神|张三|23|20",
            "主题党日": f"{UNTYPED}\n2022年3月5日|学习两会 精神|张三|23|20",
        }
    )
    assert {(f.sheet, f.cell) for f in found if f.code == "L051"} == {
        ("党员大会", "A2"),
        ("主题党日", "A2"),
    }


def test_what_counts_once_is_the_months_row() -> None:
    book = read(
        **{
            "党员大会": f"{UNTYPED}\n2022-3-5|学习两会精神|张三|23|20",
            "3月": f"{HEADER}\n2022-3-5|党员大会暨主题党日|学习两会精神|张三|23|20",
        }
    )
    assert [a.row.ref for a in book.activities] == ["3月!2"]
    assert counts(book) == {"党员大会": 1, "主题党日": 1}


def test_two_groups_on_one_day_are_two_meetings() -> None:
    row = "2022-3-5|学习两会精神|{}|8|{}"
    book = read(
        党小组会=f"{UNTYPED}\n{row.format('张三', 8)}",
        **{"3月": f"{HEADER}\n2022-3-5|党小组会|学习两会精神|李四|8|7"},
    )
    assert counts(book) == {"党小组会": 2}


def test_a_topic_told_otherwise_on_the_types_sheet_is_asked_about() -> None:
    found = check(
        **{
            "3月": f"{HEADER}\n2022-3-5|党员大会|学习两会精神|张三|23|20",
            "党员大会": f"{UNTYPED}\n2022-3-5|学习全国两会|张三|23|20",
        }
    )
    assert [(f.sheet, f.cell) for f in found if f.code == "L067"] == [("党员大会", "A2")]


def counted(**sheets: str) -> int:
    grids = [grid(table, name) for name, table in sheets.items()]
    return len(read_ledger("台账.xlsx", grids, catalogue(), 2022).activities)


@pytest.mark.parametrize(
    ("general", "of_type", "expected"),
    [
        ("2022-3-5|党员大会|学习两会精神|张三|23|20", "2022-3-5|学习全国两会|张三|23|20", 1),
        ("2022-3-5|党员大会|学习两会精神|张三|23|20", "2022-3-5|学习全国两会||23|", 1),
        ("2022-3-5|党员大会|学习两会精神|张三|23|20", "2022-3-5|学习全国两会|李四|23|20", 2),
        ("2022-3-5|党员大会|学习两会精神|张三|23|20", "2022-3-5|学习全国两会|张三|23|18", 2),
        ("2022-3-5|党员大会|学习两会精神|张三|23|20", "2022-3-6|学习全国两会|张三|23|20", 2),
        ("2022-3-5|支委会|学习两会精神|张三|23|20", "2022-3-5|学习全国两会|张三|23|20", 2),
        (  # of two meetings of the day only one is on both sheets
            "2022-3-5|党员大会|学习两会精神|张三|23|20",
            "2022-3-5|学习全国两会|张三|23|20\n2022-3-5|接收预备党员|张三|23|20",
            2,
        ),
        (
            "2022-3-5|党员大会|学习两会精神|张三|23|20\n2022-3-5|党员大会|选举|张三|23|20",
            "2022-3-5|学习全国两会|张三|23|20\n2022-3-5|补选委员|张三|23|20",
            2,
        ),
    ],
)
def test_an_activity_in_other_words_on_the_types_sheet_counts_once(
    general: str, of_type: str, expected: int
) -> None:
    sheets = {"3月": f"{HEADER}\n{general}", "党员大会": f"{UNTYPED}\n{of_type}"}
    assert counted(**sheets) == expected


def test_branches_of_sheets_are_those_of_the_general_ledger_however_spelt() -> None:
    rows = ("第一党支部|2022-3-5|支委会|研究|张三|3", "第二党支部|2022-3-6|支委会|研究|李四|3")
    its = "日期|活动类型|主题|主持人|实到人数\n"
    assert (
        counted(
            总台账="\n".join(("党支部|日期|活动类型|主题|主持人|实到人数", *rows)),
            一支部=its + "2022-3-5|支委会|研究|张三|3",
            二支部=its + "2022-3-6|支委会|研究|李四|3",
        )
        == 2
    )


def test_two_branches_of_a_day_in_other_words_stay_two() -> None:
    rows = ("一支部|2022-3-5|支委会|研究换届|张三|3", "二支部|2022-3-6|支委会|研究|李四|3")
    its = "党支部|日期|主题\n二支部|2022-3-5|研究评优"
    general = "\n".join(("党支部|日期|活动类型|主题|主持人|实到人数", *rows))
    assert counted(总台账=general, 支委会=its) == 3


# --- One sheet a branch ---------------------------------------------------------------------


def test_the_name_of_a_sheet_is_its_branch() -> None:
    book = read(
        第一党支部=f"{HEADER}\n2022-1-5|支委会|甲|张三|5|5",
        第二党支部活动台账=f"{HEADER}\n2022-1-5|支委会|甲|李四|3|3",
    )
    assert book.branches == ("第一党支部", "第二党支部")
    assert counts(book) == {"支委会": 2}


def test_each_branch_owes_its_own_meetings() -> None:
    found = check(
        第一支部=f"{HEADER}\n2022-1-5|支委会|甲|张三|5|5",
        第二支部=f"{HEADER}\n2022-2-5|支委会|乙|李四|3|3",
    )
    january = [f.message for f in found if f.code == "F02" and f.when == "2022-01"]
    assert len(january) == 1
    assert "第二支部" in january[0]


def test_the_branch_is_called_as_on_the_roster() -> None:
    roster = "姓名|党支部|党员类别|入党日期\n甲一|第一党支部|正式党员|2010年7月\n乙一|第二党支部|正式党员|2010年7月"
    book = read(
        一支部=f"{HEADER}\n2022-1-5|党员大会|甲|甲一||全体党员",
        二支部=f"{HEADER}\n2022-1-5|党员大会|乙|乙一||全体党员",
        党员名册=roster,
    )
    assert book.branches == ("第一党支部", "第二党支部")
    assert [a.present for a in book.activities] == [1, 1]


def test_titles_tell_branches_where_names_do_not() -> None:
    book = read(
        Sheet1=f"云州市财政局机关党支部2022年活动台账\n{HEADER}\n2022-1-5|支委会|甲|张三|5|5",
        Sheet2=f"云州市财政局离退休党支部2022年活动台账\n{HEADER}\n2022-1-5|支委会|甲|李四|3|3",
    )
    assert len(book.branches) == 2


def test_sheets_a_month_are_of_no_branch() -> None:
    book = read(
        **{
            f"{m}月": f"机关党支部2022年台账\n{HEADER}\n2022-{m}-5|支委会|甲{m}|张三|5|5"
            for m in (1, 2)
        }
    )
    assert book.branches == ()


# --- Months and years -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sheet", "month"),
    [("3月", 3), ("三月份", 3), ("2022年3月", 3), ("１２月", 12), ("13月", None), ("党课", None)],
)
def test_the_month_that_a_name_tells(sheet: str, month: int | None) -> None:
    assert month_told(sheet) == month


def test_a_day_alone_is_of_the_sheets_month() -> None:
    found = check(**{"3月": f"{HEADER}\n5日|支委会|甲|张三|5|5"})
    assert [(f.cell, f.suggestion) for f in found if f.code == "L006"] == [("A2", "2022年3月5日")]


LAST_YEAR = (
    f"云州市财政局2021年党建活动台账\n{HEADER}\n3月5日|支委汇|甲|张三|5|9\n春节|党课|乙||5|5"
)


def test_last_years_sheet_is_left_out_with_one_finding() -> None:
    this = f"云州市财政局2022年党建活动台账\n{HEADER}\n2022-3-5|支委会|丙|张三|5|5"
    found = check(旧台账=LAST_YEAR, 活动台账=this)
    assert [(f.code, f.cell) for f in found if f.sheet == "旧台账"] == [("L053", None)]
    book = read(旧台账=LAST_YEAR, 活动台账=this)
    assert book.title_period is not None
    assert book.title_period.code == "2022"
    assert counts(book) == {"支委会": 1}


def test_the_second_halfs_sheets_are_left_out_of_the_first_half() -> None:
    found = check(**{f"{m}月": f"{HEADER}\n2022-{m}-5|支委会|甲{m}|张三|5|5" for m in range(1, 13)})
    assert [f.sheet for f in found if f.code == "L053"] == [
        "10月",
        "11月",
        "12月",
        "7月",
        "8月",
        "9月",
    ]
    assert "L402" not in {f.code for f in found}


def test_a_slip_in_the_year_is_no_other_years_sheet() -> None:
    found = check(
        **{
            "2月": f"{HEADER}\n2022-2-5|支委会|甲|张三|5|5",
            "3月": f"{HEADER}\n2002-3-5|支委会|乙|张三|5|5",
        }
    )
    assert [(f.sheet, f.cell) for f in found if f.code == "L005"] == [("3月", "A2")]


def test_without_a_stated_period_the_latest_years_sheet_counts() -> None:
    old = "\n".join(f"2021-{m}-5|支委会|甲{m}|张三|5|5" for m in range(1, 13))
    new = "\n".join(f"2022-{m}-5|支委会|甲{m}|张三|5|5" for m in range(1, 5))
    book = read(旧=f"{HEADER}\n{old}", 新=f"{HEADER}\n{new}")
    assert find_scope(book, None).period.start.year == 2022


# --- Headings -------------------------------------------------------------------------------

TYPO = f"{HEADER.replace('活动类型', '活动类形')}\n2022-3-5|支委会|甲|张三|5|5"
ODD = f"{HEADER.replace('活动类型', '哪一种')}\n2022-3-5|支委会|甲|张三|5|5"


def test_a_near_miss_is_proposed_until_somebody_confirms_it() -> None:
    assert [(f.cell, f.suggestion) for f in check(台账=TYPO) if f.code == "L033"] == [
        ("B1", "活动类型")
    ]
    confirmed = check(台账=TYPO, 参数="键|值\n列同义词：活动类型|活动类形")
    assert not {"L033", "L040"} & {f.code for f in confirmed}
    assert "L033" not in {f.code for f in check(("活动类形=活动类型",), 台账=TYPO)}


@pytest.mark.parametrize(
    "entry", ["列同义词：活动类型|哪一种、甚么", "列：台账!哪一种|活动类型", "列:哪一种|活动类型"]
)
def test_a_heading_nobody_could_know_is_remembered_in_the_parameters(entry: str) -> None:
    assert counts(read(台账=ODD, 参数=f"键|值\n{entry}")) == {"支委会": 1}
    assert "L040" not in {f.code for f in check(台账=ODD, 参数=f"键|值\n{entry}")}


def test_a_heading_confirmed_for_one_sheet_is_not_for_another() -> None:
    with pytest.raises(Refusal, match="没有找到活动台账"):
        read(台账=ODD, 参数="键|值\n列：别的表!哪一种|活动类型")


def test_a_confirmed_heading_leaves_its_old_column() -> None:
    table = "日期|活动类型|活动形式|主题\n2022-3-5|支委会|集体学习|甲"
    book = read(("活动形式=形式",), 台账=table)
    assert book.activities[0].form == "集体学习"


@pytest.mark.parametrize("given", ["活动类形", "活动类形=没有的栏", "=活动类型", "主题=活动类型"])
def test_a_mapping_that_cannot_be_understood_is_refused(given: str) -> None:
    with pytest.raises(Refusal, match="--map"):
        read((given,), 台账=TYPO)


def test_a_parameter_that_maps_to_no_column_is_unknown() -> None:
    found = check(台账=TYPO, 参数="键|值\n列同义词：没有的栏|活动类形")
    assert [f.cell for f in found if f.code == "L040"] == ["A2"]


@pytest.mark.parametrize(
    "heading",
    [
        "活\n动\n类\n型",
        "活 动 类 型",
        "活动　类型",
        "\ufeff活动类型\u200b",
        "活动类型\t",
        "*活动类型：",
    ],
)
def test_headings_with_breaks_and_spaces(heading: str) -> None:
    rows = [["日期", heading, "主题"], ["2022年3月5日", "支委会", "甲"]]
    book = read_ledger("台账.xlsx", [Grid("台账", rows)], catalogue())
    assert counts(book) == {"支委会": 1}
    assert book.problems == ()


def test_two_columns_of_remarks_and_extra_columns_are_no_matter() -> None:
    found = check(
        台账="备注|日期|经办|活动类型|主题|主持人|实到人数|备注\n补|2022-3-5|王五|主题党日|甲|张三|5|补录"
    )
    assert [f.code for f in found if f.cell] == []


def test_a_two_row_header_where_merged_cells_are_unknown() -> None:
    upper = ["日期", "活动类型", "主题", "主持人", "参加情况", None, None]
    lower = [None, None, None, None, "应到", "实到", "请假人员"]
    row = ["2022年3月5日", "支委会", "甲", "张三", 5.0, 4.0, "李四"]
    book = read_ledger("台账.xlsx", [Grid("台账", [upper, lower, row])], catalogue())
    (activity,) = book.activities
    assert (activity.due, activity.present) == (5, 4)


# --- Attendance in one column ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "cell", "asked"),
    [
        ("到会情况", "应到23人，实到20人", 0),
        ("出席情况", "实到20人/应到23人", 0),
        ("参会人数(实到/应到)", "20/23", 0),
        ("应到/实到", "23/20", 0),
        ("应到、实到人数", "23/20", 0),
        ("到会/应到", "20/23", 0),
        ("应出席/出席", "23/20", 0),
        ("参加人数（到会/应到）", "20/23", 0),
        ("参加人数", "20/23", 1),
    ],
)
def test_due_and_present_in_one_column(heading: str, cell: str, asked: int) -> None:
    table = (
        f"日期|活动类型|主题|{heading}\n2022-3-5|主题党日|甲|{cell}\n2022-4-5|主题党日|乙|{cell}"
    )
    assert [(a.due, a.present) for a in read(台账=table).activities] == [(23, 20)] * 2
    assert len([f for f in check(台账=table) if f.code == "L022"]) == asked
    answered = check(台账=table, 参数="键|值\n到会人数写法|实到/应到")
    assert [f.code for f in answered if f.code == "L022"] == []


def test_the_answer_finds_who_wrote_it_the_other_way_round() -> None:
    table = "日期|活动类型|实到人数\n2022-3-5|主题党日|20/23\n2022-4-5|主题党日|23/20"
    found = check(台账=table, 参数="键|值\n到会人数写法|实到/应到")
    assert [f.cell for f in found if f.code == "L101"] == ["C3"]


# --- Totals -----------------------------------------------------------------------------------


def test_totals_below_error_cells_and_hidden_rows() -> None:
    rows = [
        ["日期", "活动类型", "实到人数"],
        ["2022年3月5日", "主题党日", 20.0],
        ["2022年4月5日", "主题党日", CellError("#REF!")],
        ["合计", None, CellError("#REF!")],
    ]
    book = read_ledger("台账.xlsx", [Grid("台账", rows)], catalogue(), 2022)
    found = check_ledger(book, find_scope(book, H1))
    assert [f.cell for f in found if f.code == "L026"] == ["C3"]
    assert "L054" not in {f.code for f in found}


def test_an_average_in_excels_own_totals_row_is_no_mistake() -> None:
    table = "日期|活动类型|实到人数\n2022-3-5|主题党日|20\n2022-4-5|主题党日|10\n汇总||15"
    assert "L054" not in {f.code for f in check(台账=table)}
    assert "L054" in {f.code for f in check(台账=table.replace("15", "31"))}


def test_a_running_total_over_the_months_sheets_is_not_compared() -> None:
    row = "2022-{0}-5|主题党日|甲{0}|张三|20|20"
    sheets = {
        "1月": f"{HEADER}\n{row.format(1)}\n合计|||||20",
        "2月": f"{HEADER}\n{row.format(2)}\n合计|||||20\n累计|||||40",
    }
    assert "L054" not in {f.code for f in check(**sheets)}
    assert [
        f.sheet
        for f in check(**{**sheets, "3月": f"{HEADER}\n{row.format(3)}\n合计|||||21"})
        if f.code == "L054"
    ] == ["3月"]


def test_a_subtotal_of_the_rows_shown_is_no_mistake() -> None:
    table = grid(
        "日期|活动类型|实到人数\n2022-3-5|主题党日|20\n2022-4-5|主题党日|10\n合计||20", "台账"
    )
    book = read_ledger("台账.xlsx", [replace(table, hidden_rows=frozenset({2}))], catalogue(), 2022)
    found = {f.code for f in check_ledger(book, find_scope(book, H1))}
    assert "L044" in found
    assert "L054" not in found


def test_hidden_columns_are_read_and_mentioned() -> None:
    table = grid("日期|活动类型|主持人|实到人数||\n2022-3-5|支委会|张三|5||", "台账")
    hidden = replace(table, hidden_columns=frozenset({2, 3, 5}))
    book = read_ledger("台账.xlsx", [hidden], catalogue(), 2022)
    assert book.activities[0].present == 5
    (said,) = [f for f in check_ledger(book, find_scope(book, H1)) if f.code == "L044"]
    assert (said.severity, said.key) == ("info", "隐藏列")
    assert "2列隐藏着（C、D列）" in said.message


def test_a_merged_type_holds_for_all_its_rows() -> None:
    rows = [
        ["日期", "活动类型", "主题"],
        ["2022年3月5日", "支委会", "甲"],
        ["2022年4月5日", None, "乙"],
    ]
    book = read_ledger("台账.xlsx", [Grid("台账", rows, (Merge(1, 1, 2, 1),))], catalogue())
    assert counts(book) == {"支委会": 2}


# --- Bands ------------------------------------------------------------------------------------


def test_bands_tell_type_branch_and_month_of_the_rows_below() -> None:
    book = read(
        Sheet1="""
        序号|日期|主题|主持人|实到人数
        一、党员大会
        1|2022-3-5|甲|张三|20
        （二）支部委员会
        1|2022-3-6|乙|张三|5
        2|2022-4-6|丙|张三|5
        """
    )
    assert counts(book) == {"党员大会": 1, "支委会": 2}
    book = read(
        台账=f"{HEADER}\n第一党支部\n2022-3-4|党员大会|甲|张三|20|20\n第二党支部\n2022-3-4|党员大会|甲|李四|9|9"
    )
    assert book.branches == ("第一党支部", "第二党支部")
    assert counts(book) == {"党员大会": 2}
    book = read(
        台账=f"{HEADER}\n三月份\n4日|党员大会|甲|张三|20|20\n四月份\n6日|支委会|乙|张三|5|5"
    )
    assert [str(a.when.first) for a in book.activities if a.when] == ["2022-03-04", "2022-04-06"]


def test_a_column_for_the_month_beside_the_day() -> None:
    book = read(台账=f"月份|{HEADER}\n1月|6日|支委会|甲|张三|5|5\n2|15|支委会|乙|张三|5|5")
    assert [str(a.when.first) for a in book.activities if a.when] == ["2022-01-06", "2022-02-15"]


def test_what_stands_below_the_signatures_is_no_row() -> None:
    found = check(
        台账=f"""
        2022年台账
        {HEADER}
        2022-3-4|主题党日|甲|张三|20|20
        2022年台账（续）
        {HEADER}
        2022-3-11|主题党日|乙|张三|20|20
        第2页
        注：1.本表一式两份
        2.每月报送
        单位（盖章）
        机关党支部|||2022年7月1日
        2022年7月1日
        """
    )
    assert [f.code for f in found if f.cell] == []


def test_a_row_begun_and_not_finished_is_asked_about() -> None:
    found = check(台账=f"{HEADER}\n2022-3-4|主题党日|甲|张三|20|20\n2022-3-11")
    assert "B3" in {f.cell for f in found if f.code == "L001"}


@pytest.mark.parametrize("name", ["学习两会精神", "第一次支部党员大会"])
def test_the_name_of_a_meeting_is_its_topic_where_the_sheet_tells_the_type(name: str) -> None:
    book = read(党员大会=f"时间|会议名称|主持人|参加人数\n2022-3-5|{name}|张三|20")
    assert counts(book) == {"党员大会": 1}
    assert book.activities[0].topic == name


def test_the_name_of_a_meeting_beside_its_type_is_its_topic() -> None:
    table = "时间|会议名称|类别|主持人|参加人数\n2022-3-5|学习两会精神|党员大会|张三|20"
    assert read(台账=table).activities[0].topic == "学习两会精神"
    assert not {"L042", "L039"} & {f.code for f in check(台账=table)}
