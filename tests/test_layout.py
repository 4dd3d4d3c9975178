"""Finding the table in a sheet, whatever stands around it."""

import pytest

from addin.all_sheets.checking import check_ledger
from addin.all_sheets.reading import read_ledger
from addin.ledger.catalogue import SheetKind, catalogue
from addin.ledger.grid import Grid, Merge, a1
from addin.ledger.period import parse_period
from addin.ledger.refusal import Refusal
from addin.ledger.scope import find_scope
from addin.ledger.tables.table import find_table
from ledgers import H1, codes, findings, grid, ledger

HEADER = "日期|活动类型|主题|主持人|实到人数"
ROW = "2022年3月5日|党员大会|学习两会精神|张三|20"


def rows_of(table: str) -> list[int]:
    found = find_table(grid(table), catalogue())
    assert found is not None
    return [row.number for row in found.rows]


def test_title_lines_above_and_signatures_below_are_no_rows() -> None:
    table = f"""
    云州市财政局2022年上半年党建活动台账
    编制单位：机关党支部|||填报人：张三
    {HEADER}
    {ROW}
    合计||||20
    填报人：张三||审核人：李四
    """
    assert rows_of(table) == [4]
    book = ledger(table)
    assert book.title_period is not None
    assert book.title_period.code == "2022H1"


@pytest.mark.parametrize(
    "line",
    [
        "注：本表每月报送，一次活动填一行。",
        "党支部书记签字：",
        "单位负责人（签字）：||填报人（签字）：",
        "备注：无",
        "说明：|本表由组织委员填写",
        "填报时间|2022年7月1日",
        "填报人 张三||审核人 李四",
        "联系人：张三|||联系电话：0871-1234567",
        "单位（盖章）：",
        "记录人：王五",
        "总计",
        "共计12次",
    ],
)
def test_what_stands_under_the_table_is_no_row(line: str) -> None:
    assert rows_of(f"{HEADER}\n{ROW}\n{line}") == [2]


def test_repeated_headers_month_bands_and_blank_rows_are_no_rows() -> None:
    assert rows_of(f"""
    {HEADER}
    一月份
    {ROW}
    ||||
    二月
    {HEADER}
    {ROW}
    小计||||20
    """) == [3, 7]


def test_rows_with_only_a_prepared_number_are_blank() -> None:
    assert rows_of(f"""
    序号|{HEADER}
    1|{ROW}
    2|
    3|
    """) == [2]


def test_columns_in_any_order_under_any_known_heading() -> None:
    book = ledger("""
    参加人数（人）|召集人|活动 主题|会议类别|开展时间|经办科室
    20|张三|学习两会精神|支部大会|2022年3月5日|办公室
    """)
    (activity,) = book.activities
    assert activity.type_names == ("党员大会",)
    assert activity.present == 20
    assert activity.topic == "学习两会精神"
    assert activity.when is not None


def test_of_date_and_time_side_by_side_the_date_is_the_date() -> None:
    table = find_table(grid(f"时间|{HEADER}\n9:00|{ROW}"), catalogue())
    assert table is not None
    assert table.columns["日期"] == 1


def test_a_heading_with_a_wrong_letter_is_read_and_reported_at_its_cell() -> None:
    found = [
        f for f in findings(f"{HEADER.replace('活动类型', '活动类形')}\n{ROW}") if f.code == "L033"
    ]
    assert [(f.cell, f.suggestion) for f in found] == [("B1", "活动类型")]
    assert "L010" not in codes(f"{HEADER.replace('活动类型', '活动类形')}\n{ROW}")


def test_a_column_of_names_that_are_types_tells_the_type() -> None:
    book = ledger("""
    活动日期|活动名称|学习内容|主持人|到会情况
    2022年3月5日|支部大会|学习两会精神|张三|应到23人，实到20人
    2022年3月6日|支委会|研究工作|张三|应到5人，实到5人
    """)
    assert [(a.type_names[0], a.topic, a.present) for a in book.activities] == [
        ("党员大会", "学习两会精神", 20),
        ("支委会", "研究工作", 5),
    ]


def test_types_ticked_in_columns_of_their_own() -> None:
    text = """
    日期|党员大会|支委会|党课|主题党日|主题|主持人
    2022年3月9日|√|||√|学习两会精神|张三
    2022年3月10日|×|✓|||研究工作|张三
    2022年3月11日|||||开会|张三
    """
    book = ledger(text)
    assert [a.type_names for a in book.activities] == [("党员大会", "主题党日"), ("支委会",), ()]
    assert [f.cell for f in findings(text) if f.severity == "error"] == ["B4"]


def test_a_two_row_header_with_merged_upper_cells() -> None:
    upper = ["日期", "活动类型", "主题", "主持人", "参加情况", None]
    lower = [None, None, None, None, "应到", "实到"]
    row = ["2022年3月5日", "党员大会", "学习", "张三", 23.0, 20.0]
    merges = (Merge(0, 4, 0, 5), *(Merge(0, c, 1, c) for c in range(4)))
    table = find_table(Grid("活动台账", [upper, lower, row], merges), catalogue())
    assert table is not None
    assert table.columns == {
        "日期": 0,
        "活动类型": 1,
        "主题": 2,
        "主持人": 3,
        "应到人数": 4,
        "实到人数": 5,
    }
    assert [r.number for r in table.rows] == [3]


def test_a_merged_date_holds_for_all_its_rows() -> None:
    rows = [
        HEADER.split("|"),
        ["2022年3月5日", "党员大会", "学习", "张三", 20.0],
        [None, "党课", "学党史", "张三", 20.0],
    ]
    book = read_ledger("a.xlsx", [Grid("活动台账", rows, (Merge(1, 0, 2, 0),))], catalogue())
    assert [a.when for a in book.activities] == [book.activities[0].when] * 2
    assert book.activities[0].when is not None


def test_a_topic_that_begins_like_a_total_is_a_row() -> None:
    assert rows_of("""
    主题|日期|活动类型
    累计学时通报|2022年3月5日|支委会
    合计划拨党费的研究|2022年3月6日|支委会
    合计||
    """) == [2, 3]


def test_a_sheet_a_month_is_one_span() -> None:
    grids = [
        grid(f"2023年{m}月活动台账\n{HEADER}\n2023年{m}月5日|支委会|甲|张三|5", f"{m}月")
        for m in (1, 2, 3)
    ]
    period = read_ledger("a.xlsx", grids, catalogue()).title_period
    assert period is not None
    assert period.code == "2023Q1"


def test_one_day_in_two_branches_sheets_is_no_duplicate() -> None:
    row = "2022年3月5日|主题党日|{}|张三|5"
    grids = [grid(f"{HEADER}\n{row.format(t)}", s) for s, t in (("一支部", "甲"), ("二支部", "乙"))]
    book = read_ledger("a.xlsx", grids, catalogue())
    assert "L301" not in {f.code for f in check_ledger(book, find_scope(book, H1))}


def test_heads_away_are_not_read_as_names_away() -> None:
    book = ledger(f"{HEADER}|请假人数\n{ROW}|3")
    assert book.activities[0].absent is None
    assert book.problems == ()


def test_long_and_rare_names_of_the_roster() -> None:
    roster = "姓名|党员类别|入党日期\n阿不都热依木|正式|2010年7月\n王𬭎|正式|2010年7月\n李四（女）|正式|2010年7月"
    book = ledger(f"{HEADER}\n{ROW}", 党员名册=roster)
    assert [m.name for m in book.members] == ["阿不都热依木", "王𬭎", "李四"]
    assert book.problems == ()


def test_a_merge_over_the_whole_sheet_takes_no_time() -> None:
    rows = [
        HEADER.split("|"),
        *(["2022年3月5日", "支委会", "甲", "张三", 5.0] for _ in range(5000)),
    ]
    merges = (Merge(1, 5, 1_048_575, 16_383),)
    book = read_ledger("a.xlsx", [Grid("活动台账", rows, merges)], catalogue())
    assert len(book.activities) == 5000


def test_ditto_takes_the_row_above() -> None:
    book = ledger(f"{HEADER}\n{ROW}\n同上|党课|学党史|同上|20")
    assert book.activities[1].when == book.activities[0].when
    assert book.activities[1].chair == book.activities[0].chair


def test_several_activity_sheets_are_one_ledger() -> None:
    grids = [grid(f"{HEADER}\n{ROW}", "1月"), grid(f"{HEADER}\n{ROW.replace('3月', '4月')}", "2月")]
    book = read_ledger("a.xlsx", grids, catalogue())
    assert [a.row.ref for a in book.activities] == ["1月!2", "2月!2"]


def test_a_sheet_that_is_no_ledger_is_mentioned() -> None:
    found = [
        f for f in findings(f"{HEADER}\n{ROW}", 通讯录="姓名|电话\n张三|123") if f.code == "L038"
    ]
    assert [(f.sheet, f.cell, f.severity) for f in found] == [("通讯录", None, "info")]


@pytest.mark.parametrize("table", ["姓名|电话\n张三|123", "随便写的一句话"])
def test_a_workbook_without_activity_sheet_is_refused(table: str) -> None:
    with pytest.raises(Refusal, match="没有找到活动台账"):
        ledger(table)


def test_an_empty_ledger_is_refused() -> None:
    with pytest.raises(Refusal, match="没有记录"):
        ledger(HEADER)


def test_a_synonym_from_the_parameter_sheet() -> None:
    book = ledger(
        f"{HEADER}\n{ROW.replace('党员大会', '支部碰头会')}",
        参数="键|值\n类型同义词：支委会|支部碰头会、碰头会",
    )
    assert book.activities[0].type_names == ("支委会",)


@pytest.mark.parametrize(
    ("position", "address"),
    [((0, 0), "A1"), ((6, 25), "Z7"), ((0, 26), "AA1"), ((0, 16383), "XFD1")],
)
def test_addresses(position: tuple[int, int], address: str) -> None:
    assert a1(*position) == address


def test_each_of_several_branches_owes_its_own_meetings() -> None:
    """Two branches in one ledger: one meets in January, the other does not."""
    table = """
    党支部|日期|活动类型|主题|主持人|实到人数
    第一支部|2022年1月5日|支委会|甲|张三|5
    第一支部|2022年2月5日|支委会|乙|张三|5
    第二支部|2022年2月6日|支委会|丙|李四|5
    """
    found = [f for f in findings(table, parse_period("2022-01-01..2022-02-28")) if f.code == "F02"]
    assert [(f.when, f.key, "第二支部" in f.message) for f in found] == [
        ("2022-01", "支委会", True)
    ]


def test_everyone_is_everyone_of_the_branch() -> None:
    roster = "姓名|党支部|党员类别|入党日期\n甲一|第一支部|正式党员|2010年7月\n乙一|第二支部|正式党员|2010年7月"
    book = ledger(
        "党支部|日期|活动类型|实到人数\n第一支部|2022年1月5日|党员大会|全体党员", 党员名册=roster
    )
    assert book.activities[0].present == 1


@pytest.mark.parametrize("mark", ["/", "—", "-", "无", "——"])
def test_a_dash_says_that_there_is_nothing_to_say(mark: str) -> None:
    found = findings(
        f"日期|活动类型|主题|主持人|应到人数|实到人数|学时|赞成\n2022年1月5日|支委会|甲|张三|{mark}|5|{mark}|{mark}"
    )
    assert [f.code for f in found if f.severity == "error"] == ["L001"]  # 应到人数 of a 支委会


def test_a_roster_may_give_months_and_short_words() -> None:
    roster = """
    姓名|学历|党员类别|党内职务|出生年月|入党时间|转正时间
    张三|本科|正式|支部书记|1980.5|2005年7月|2006.07
    李四|大专|预备||55.3.5|2021年12月1日|
    """
    found = findings(f"{HEADER}\n{ROW}", 党员名册=roster)
    assert [f for f in found if f.sheet == "党员名册" and f.severity != "info"] == []
    book = ledger(f"{HEADER}\n{ROW}", 党员名册=roster)
    assert [m.duty for m in book.members] == ["书记", None]
    assert [m.born and m.born.year for m in book.members] == [1980, 1955]


BRANCHES = "党支部|日期|活动类型|主题|主持人|实到人数"


def test_a_party_group_among_branches_owes_no_general_meeting() -> None:
    table = f"""
    {BRANCHES}
    第一支部|2022年1月5日|党员大会|甲|张三|5
    第 一 支部|2022年2月5日|支委会|乙|张三|5
    局党组|2022年2月6日|党组会|丙|李四|5
    """
    found = findings(table, parse_period("2022Q1"))
    assert "F01" not in {f.code for f in found}
    assert not [f for f in found if "局党组" in f.message]


def test_a_general_branch_above_the_branches_owes_none_of_their_meetings() -> None:
    table = f"""
    {BRANCHES}
    第一支部|2022年1月5日|党员大会|甲|张三|5
    第二支部|2022年2月5日|党员大会|乙|张三|5
    局党总支|2022年2月6日|专题学习|丙|李四|5
    """
    found = findings(table, parse_period("2022Q1"))
    assert not [f for f in found if f.code.startswith("F") and "局党总支" in f.message]


@pytest.mark.parametrize("told", ["45", "45分钟", "1学时=45分钟", "1学时＝45分钟"])
def test_how_long_a_lesson_is_may_be_said_in_words(told: str) -> None:
    book = ledger(f"{HEADER}\n{ROW}", 参数=f"键|值\n学时口径|{told}")
    assert book.settings.number("学时口径") == 45


def test_who_left_without_a_date_is_not_on_the_roster() -> None:
    roster = "姓名|党员类别|入党日期|党员状态\n张三|正式|2010年7月|在册\n李四|正式|2010年7月|转出"
    book = ledger(f"{HEADER}\n{ROW}", 党员名册=roster)
    assert H1 is not None
    assert [m.name for m in book.roster_on(H1.end)] == ["张三"]


def test_a_small_branch_known_only_from_its_parameters_owes_no_committee_meeting() -> None:
    assert "F02" not in codes(f"{HEADER}\n{ROW}", 参数="键|值\n党员总数|5")
    assert "F02" in codes(f"{HEADER}\n{ROW}", 参数="键|值\n党员总数|7")


def test_a_synonym_may_be_filed_under_any_name_of_its_type() -> None:
    row = ROW.replace("党员大会", "支部碰头会")
    book = ledger(f"{HEADER}\n{row}", 参数="键|值\n类型同义词：支部委员会|支部碰头会")
    assert book.activities[0].type_names == ("支委会",)
    assert "L040" in codes(f"{HEADER}\n{row}", 参数="键|值\n类型同义词：团委会|支部碰头会")


@pytest.mark.parametrize("topic", ["学习换届选举纪律要求", "学习《选举法》", "研究选举工作方案"])
def test_to_speak_of_elections_is_no_election(topic: str) -> None:
    table = f"日期|活动类型|主题|应到人数|实到人数\n2022年3月5日|党员大会|{topic}|20|15"
    assert "Q04" not in codes(table)


def test_a_word_that_holds_a_placeholder_is_none() -> None:
    assert "L027" not in codes(f"{HEADER}\n{ROW.replace('学习两会精神', '规范接待定点饭店管理')}")


def test_an_outside_lecturer_is_not_taken_for_a_member() -> None:
    table = "日期|活动类型|主题|主持人|主讲人|实到人数\n2022年3月5日|党课|学党史|王五|王刚|5"
    assert "L201" not in codes(table, 党员名册="姓名|党员类别|入党日期\n王五|正式|2010年7月")


@pytest.mark.parametrize(
    "kind",
    [k for k in catalogue().sheets if not k.about or k.telling],  # others must be called so
    ids=lambda k: k.name,
)
def test_a_numbered_table_is_of_its_kind_whatever_its_sheet_is_called(kind: SheetKind) -> None:
    """序号 heads tables of every kind, so it is not counted in favour of any."""
    columns = [c for c in kind.columns if c.key != "序号"]
    headings = "|".join(c.key for c in columns)
    row = "|".join(c.allowed[0] if c.allowed else "2022-03-05" for c in columns)
    found = find_table(grid(f"序号|{headings}\n1|{row}"), catalogue())
    assert found is not None
    assert found.kind.name == kind.name


def test_a_numbered_list_of_talks_is_no_list_of_activities() -> None:
    table = "序号|日期|谈话人|谈话对象|类别|主要内容\n1|2022-03-05|张三|李四|支委之间|交流思想"
    found = find_table(grid(table), catalogue())
    assert found is not None
    assert found.kind.name == "谈心谈话"
