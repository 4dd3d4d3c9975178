"""What is a safe correction, and what is the clerk's to decide."""

from __future__ import annotations

from datetime import date

import pytest

from addin.all_sheets.checking import check_ledger
from addin.all_sheets.reading import read_ledger
from addin.checks.safe_corrections import Correction, corrections, serial
from addin.ledger.catalogue import catalogue
from addin.ledger.grid import Value
from addin.ledger.record import replace
from addin.ledger.scope import find_scope
from ledgers import H1, grid, ledger

MARCH_5 = date(2022, 3, 5)


def proposed(column: str, value: Value) -> Correction | None:
    """Return what is proposed for a cell of the activity sheet that says just this."""
    sheet = grid(f"日期|活动类型|主题|{column}")
    columns = {"日期": 0, "活动类型": 1}
    row: list[Value] = [44625.0, "支委会", "研究", None]
    row[columns.get(column, 3)] = value
    book = read_ledger("台账.xlsx", [replace(sheet, rows=[*sheet.rows, row])], catalogue(), 2022)
    found = corrections(book)
    assert len(found) <= 1
    return found[0] if found else None


@pytest.mark.parametrize(
    ("column", "value", "new"),
    [
        ("日期", "2022.3.5", MARCH_5),
        ("日期", "2022。3。5", MARCH_5),
        ("日期", "２０２２年３月５日", MARCH_5),
        ("日期", "二〇二二年三月五日", MARCH_5),
        ("日期", "2022-3-5 00:00:00", MARCH_5),
        ("日期", "2022年3月5日（星期六）", MARCH_5),
        ("日期", "20220305", MARCH_5),
        ("日期", 20220305.0, MARCH_5),
        ("活动类型", "支部委员会", "支委会"),
        ("活动类型", " 主题  党日活动 ", "主题党日"),
        ("活动类型", "支部党员大会暨主题党日", "党员大会暨主题党日"),
        ("活动类型", "支部大会、讲党课", "党员大会暨党课"),
        ("活动类型", "支委会\u3000", "支委会"),
        ("活动类型", "党员大会、 主题党日", "党员大会、主题党日"),
        ("实到人数", "２３", 23.0),
        ("实到人数", "23人", 23.0),
        ("实到人数", "二十三人", 23.0),
        ("赞成", "１９", 19.0),
        ("学时", "１．５", 1.5),
        ("开始时间", "９：００", "9:00"),
        ("主持人", "张 三", "张三"),
        ("参加人员", "张三 、 李 四，王五", "张三、李四，王五"),
        ("参加人员", "张三  李四", "张三 李四"),
    ],
)
def test_the_same_thing_is_written_properly(column: str, value: Value, new: object) -> None:
    found = proposed(column, value)
    assert found is not None
    assert found.new == new


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("日期", "3月5日"),  # the year is not written
        ("日期", "22.3.5"),
        ("日期", 3.5),
        ("日期", "2022年3月"),
        ("日期", "2022年3月5日—6日"),
        ("日期", "2022年3月5日上午9:00"),  # the hour would be lost
        ("日期", "2022年3月5日上午"),
        ("日期", "2022年3月5日（补）"),  # the remark would be lost
        ("日期", "①2022年3月5日"),
        ("日期", "2022年3月5日、12日"),
        ("日期", "0305"),
        ("日期", "2022年3月5日（星期五）"),  # it was a Saturday: which is wrong?
        ("日期", "2022年2月30日"),
        ("日期", "1899年3月5日"),  # before Excel's first day
        ("活动类型", "支委汇"),
        ("活动类型", "支委（扩大）会"),
        ("活动类型", "党课（书记讲）"),
        ("活动类型", "书记讲党课"),  # says who lectured
        ("活动类型", "第一季度党课"),
        ("活动类型", "三会一课"),
        ("活动类型", "党员大会、主题党日"),
        ("实到人数", "20余人"),
        ("实到人数", "20/23"),
        ("实到人数", "全体党员"),
        ("实到人数", "应到23人，实到20人"),
        ("实到人数", "一二人"),  # one or two, or twelve?
        ("赞成", "一二三四五六七八九一二三四五人"),  # no number of people
        ("实到人数", "05"),
        ("学时", "半天"),
        ("主持人", "张三、李四"),
        ("参加人员", "张三\n李四"),
        ("参加人员", "张三张三"),
        ("主题", "　学习　"),
    ],
)
def test_what_is_the_clerks_to_decide_stays(column: str, value: Value) -> None:
    assert proposed(column, value) is None


def test_private_cells_are_not_among_what_is_printed() -> None:
    assert proposed("主持人", "张 三") == Correction(
        "活动台账", "D2", "张 三", "张三", "去掉多余的空格", private=True
    )


def test_parameters_and_other_sheets_are_corrected_too() -> None:
    activities = grid("日期|活动类型\n2022-03-05|同上")
    settings = grid("键|值\n报告期起|2022年1月1日\n单位全称|某局 党组\n支部数|２", "参数")
    roster = grid("姓名|入党日期|身份证号|党员类别\n张 三|2001。7。1|'１１０|正式党员 ", "党员名册")
    book = read_ledger("台账.xlsx", [activities, settings, roster], catalogue(), 2022)
    assert {(c.sheet, c.cell): c.new for c in corrections(book)} == {
        ("活动台账", "A2"): MARCH_5,
        ("参数", "B2"): date(2022, 1, 1),
        ("党员名册", "A2"): "张三",
        ("党员名册", "B2"): date(2001, 7, 1),
    }


def test_a_choice_loses_spaces_and_keeps_its_word() -> None:
    roster = grid("姓名|入党日期|党员类别|学历\n张三|x|y|z", "党员名册")
    row = ["张三", 37073.0, "正 式党员\u3000", "本科"]  # 本科 is understood, and hers to say
    sheets = [grid("日期|活动类型\n44625|支委会"), replace(roster, rows=[roster.rows[0], row])]
    book = read_ledger("台账.xlsx", sheets, catalogue(), 2022)
    assert [(c.cell, c.new) for c in corrections(book)] == [("C2", "正式党员")]


def test_a_cell_for_which_something_is_proposed_is_left_to_the_clerk() -> None:
    table = "日期|活动类型|主题\n2002年3月5日|支委会|研究\n2022年3月6日|支委会|研究"
    book = ledger(table)
    found = check_ledger(book, find_scope(book, H1))
    assert [f.suggestion for f in found if f.cell == "A2" and f.suggestion] == ["2022年3月5日"]
    assert [c.cell for c in corrections(book, found)] == ["A3"]


def test_a_cell_that_holds_what_stands_above_it_is_left() -> None:
    book = read_ledger(
        "台账.xlsx",
        [grid("日期|活动类型|主题\n2022-03-05|支部委员会|甲\n同上|同上|乙")],
        catalogue(),
        2022,
    )
    assert [c.cell for c in corrections(book)] == ["A2", "B2"]


@pytest.mark.parametrize(
    ("column", "value", "cell", "new", "why"),
    [
        ("日期", "2022.3.5", "A2", MARCH_5, "文本改为日期"),
        ("活动类型", "支部委员会", "B2", "支委会", "改为规范的类型名称"),
        ("活动类型", "支委会 ", "B2", "支委会", "去掉多余的空格"),
        ("实到人数", "２３", "D2", 23.0, "文本改为数字"),
        ("实到人数", "二十三名", "D2", 23.0, "文本改为数字"),
        ("学时", "１．５", "D2", 1.5, "文本改为数字"),
        ("开始时间", "９：００", "D2", "9:00", "全角改为半角"),
    ],
)
def test_a_correction_says_what_stood_there_and_why(
    column: str, value: str, cell: str, new: str | float | date, why: str
) -> None:
    assert proposed(column, value) == Correction("活动台账", cell, value, new, why)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2022年3月5日（周六）", MARCH_5),
        ("2022年3月6日 星期天", date(2022, 3, 6)),
        ("2022年3月7日(礼拜一)", date(2022, 3, 7)),
        ("2022年3月7日星期二", None),
        ("2022-3-5 8:00", None),
    ],
)
def test_a_weekday_beside_a_date_is_lost_only_where_it_is_right(
    written: str, day: date | None
) -> None:
    found = proposed("日期", written)
    assert (found and found.new) == day


@pytest.mark.parametrize("value", ["无", "—"])
def test_a_cell_that_says_nobody_stays(value: str) -> None:
    assert proposed("请假人员", value) is None


def test_a_word_that_the_unit_explains_itself_stays() -> None:
    settings = grid("键|值\n类型同义词：支委会|支部委员会", "参数")
    activities = grid("日期|活动类型\n44625|支部委员会\n44626|党支部委员会会议")
    book = read_ledger("台账.xlsx", [activities, settings], catalogue(), 2022)
    assert "B2" not in [c.cell for c in corrections(book)]


def test_corrections_run_along_the_row_and_down_the_sheet() -> None:
    table = "活动类型|日期|实到人数\n支部委员会|2022-3-5|23人\n支部委员会|2022-3-6|24人"
    assert [c.cell for c in corrections(ledger(table))] == ["A2", "B2", "C2", "A3", "B3", "C3"]


def test_a_day_is_kept_as_a_number_from_1900_or_from_1904() -> None:
    assert serial(MARCH_5, date1904=False) == 44625
    assert serial(MARCH_5, date1904=True) == 44625 - 1462
    assert serial(date(1900, 3, 1), date1904=False) == 61
    assert serial(date(1904, 1, 2), date1904=True) == 1
