"""Sheets with two axes: months, types and branches."""

from addin.all_sheets.reading import read_ledger
from addin.ledger.catalogue import catalogue
from addin.ledger.forms.crosstab import read_crosstab
from addin.ledger.grid import Grid
from addin.ledger.period import parse_period
from ledgers import findings, ledger

ROWS = [
    ["朝阳所党支部2022年上半年三会一课一览表", None, None, None],
    ["月份", "支部党员大会", "支委会", "主题党日"],
    ["1月", None, "1月8日：研究慰问\n1月22日：研究述职", "20日 走访老党员"],
    ["2月", "2月9日下午，学习党章；并通报党费", "/", "2.25 植树"],
]


def test_each_line_of_a_cell_is_one_record_with_its_day_and_topic() -> None:
    book = read_ledger("台账.xlsx", [Grid("一览表", ROWS)], catalogue())
    held = {
        (name, str(a.when.first), a.topic, a.row.address("日期"))
        for a in book.activities
        if a.when
        for name in a.type_names
    }
    assert held == {
        ("支委会", "2022-01-08", "研究慰问", "C3"),
        ("支委会", "2022-01-22", "研究述职", "C3"),
        ("主题党日", "2022-01-20", "走访老党员", "D3"),
        ("党员大会", "2022-02-09", "学习党章 并通报党费", "B4"),
        ("主题党日", "2022-02-25", "植树", "D4"),
    }
    period = parse_period("2022H1")
    assert period is not None
    assert len(book.held("支委会", period)) == 2


def test_a_table_of_how_often_is_no_such_sheet() -> None:
    rows = [["月份", "党员大会", "支委会"], *([f"{m}月", 1.0, 2.0] for m in range(1, 7))]
    assert read_crosstab(Grid("统计", rows), catalogue(), "") is None


def test_a_wrong_day_is_found_at_its_cell_and_nothing_is_put_forward_in_its_place() -> None:
    """What is put forward would take the place of the whole cell."""
    table = """
    月份 | 党员大会 | 支委会
    1月 | 1月9日：学习 | 1月8日：研究慰问
    2月 | 2月30日：学习 | 2月8日：研究选举
    """
    found = findings(table)
    assert ("L003", "B3") in {(f.code, f.cell) for f in found}
    assert all(f.suggestion is None for f in found if f.cell)


def test_a_cell_may_list_days_and_nothing_else() -> None:
    table = """
    支部名称 | 党员大会 | 支委会
    小学部党支部 | 3.3、6.9 | 1.6、2月10日，3.10
    初中部党支部 | 2月24日 | /
    """
    assert not {f.code for f in findings(table)} & {"L001", "L007", "L002"}
    held = [(a.branch, str(a.when.first)) for a in ledger(table).activities if a.when]
    assert held == [
        ("小学部党支部", "2022-03-03"),
        ("小学部党支部", "2022-06-09"),
        ("小学部党支部", "2022-01-06"),
        ("小学部党支部", "2022-02-10"),
        ("小学部党支部", "2022-03-10"),
        ("初中部党支部", "2022-02-24"),
    ]
