"""Dues: the sheet 党费收缴 in its forms, the figures made from it, and what is never shown."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from addin.all_sheets.counting import tally
from addin.all_sheets.reading import read_ledger
from addin.cli import main
from addin.ledger.catalogue import catalogue
from addin.ledger.grid import Grid, Merge
from addin.ledger.ledger import Ledger
from addin.ledger.period import parse_period
from addin.ledger.record import replace
from addin.ledger.tables.table import find_table
from addin.ledger.values.amounts import Scale, parse_money, parse_payment, parse_rate, parse_scale
from addin.office.reading.closed_workbook import read_workbook
from addin.sheets.dues.record import DUES, Dues
from addin.statistics.statistic import Statistic
from conftest import WriteBook
from documents import paragraphs, template
from ledgers import H1, codes, findings, grid, ledger

Output = pytest.CaptureFixture[str]
ACTIVITIES = "日期|活动类型|主题|主持人|实到人数\n2022-3-5|主题党日|学习|张三|3"
LONG = """
姓名|年月|党费类别|计算基数|比例|应缴|实缴
张三|2022年1月|在职|4321.09|1%|43.21|43.21
张三|2022年2月|在职|4321.09|1%|43.21|43.21
张三|2022年3月|在职|4321.09|1%|43.21|43.21
李四|2022年1月|离退休|4987.65|0.5%|24.94|24.94
李四|2022年2月|离退休|4987.65|0.5%|24.94|
李四|2022年3月|离退休|4987.65|0.5%|24.94|10
王五|2022年1月|学生||||0.2
王五|2022年2月|学生||||0.2
王五|2022年3月|学生||||免缴
合计|||||204.45|165.17
"""
WIDE = """
2022年党费收缴登记表
姓名|党费类别|计算基数|比例|应缴|1月|2月|3月|4月|合计
张三|在职|4321.09|1%|43.21|43.21|43.21|43.21||129.63
李四|离退休|4987.65|0.5%|24.94|24.94||10||34.94
王五|学生||||0.2|0.2|免缴||0.4
合计|||||68.35|43.41|53.21||164.97
"""


def facts(book: Ledger) -> list[tuple[Any, ...]]:
    """Return the records without their places."""
    return sorted(
        (
            (d.name, d.month, d.category, d.base, d.rate, d.due, d.paid, d.state)
            for d in book.of(DUES)
        ),
        key=lambda fact: fact[:2],
    )


def read(*grids: Grid) -> tuple[Dues, ...]:
    return read_ledger("台账.xlsx", [grid(ACTIVITIES), *grids], catalogue(), 2022).of(DUES)


@pytest.mark.parametrize("name", ["党费收缴", "党费台账", "Sheet4"])
def test_long_and_wide_give_the_same_records(name: str) -> None:
    long, wide = ledger(ACTIVITIES, **{name: LONG}), ledger(ACTIVITIES, **{name: WIDE})
    assert facts(long) == facts(wide)
    assert len(long.of(DUES)) == 9
    assert not long.problems and not wide.problems


def test_a_record_has_its_facts_in_decimal() -> None:
    d = ledger(ACTIVITIES, 党费收缴=LONG).of(DUES)[0]
    assert (d.name, d.month, d.base, d.rate) == (
        "张三",
        date(2022, 1, 1),
        Decimal("4321.09"),
        Decimal("0.01"),
    )


def test_months_in_pairs_under_a_merged_heading() -> None:
    pairs = Grid(
        "2022年党费",
        [
            ["姓名", "党费类别", "计算基数", "1月", None, "2月", None],
            [None, None, None, "应缴", "实缴", "应缴", "实缴"],
            ["张三", "在职", 4000.0, 40.0, 40.0, 40.0, None],
        ],
        merges=(Merge(0, 3, 0, 4), Merge(0, 5, 0, 6)),
    )
    flat = grid(
        "姓名|党费类别|计算基数|1月应缴|1月实缴|2月应交|2月实交\n张三|在职|4000|40|40|40|",
        "2022年党费",
    )
    for sheet in (pairs, flat):
        found = read(sheet)
        assert [(d.month.month, d.due, d.paid) for d in found] == [(1, 40, 40)]


def test_headings_that_excel_made_dates() -> None:
    sheet = Grid(
        "党费",
        [
            ["姓名", "应缴", date(2022, 11, 1), date(2022, 12, 1)],
            ["张三", 40.0, 40.0, "√"],
        ],
    )
    assert [(d.month, d.paid, d.settled) for d in read(sheet)] == [
        (date(2022, 11, 1), 40, True),
        (date(2022, 12, 1), None, True),
    ]


@pytest.mark.parametrize(
    ("cell", "month"),
    [
        ("2022年3月", 3),
        ("2022-03", 3),
        ("'202203", 3),
        ("3月", 3),
        ("3", 3),
        ("2022-3-5", 3),
        ("２０２２年１０月", 10),
        ("二〇二二年三月", 3),
        ("2022.3", 3),
    ],
)
def test_months_as_they_are_written(cell: str, month: int) -> None:
    (d,) = read(grid(f"姓名|年月|应缴|实缴\n张三|{cell}|40|40", "党费"))
    assert d.month == date(2022, month, 1)


@pytest.mark.parametrize("name", ["2022年3月党费收缴", "3月"])
def test_a_sheet_may_tell_its_month(name: str) -> None:
    (d,) = read(grid("党费收缴明细\n姓名|应缴|实缴\n张三|40|40", name))
    assert d.month == date(2022, 3, 1)


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("工会会费", "姓名|年月|应缴|实缴\n张三|2022年1月|40|40"),
        ("会费", "姓名|年月|基数|比例|应缴|实缴\n张三|2022年1月|4000|0.5%|20|20"),
        ("Sheet3", "姓名|年月|应缴|实缴\n张三|2022年1月|40|40"),
        ("学习积分", "姓名|党支部|1月|2月|3月|合计\n张三|一支部|40|40|40|120"),
        ("考勤", "姓名|1月|2月|3月\n张三|√|√|√"),
        ("通讯录", "姓名|联系电话|备注\n张三|1|"),
    ],
)
def test_sheets_that_only_look_alike_are_left_alone(name: str, table: str) -> None:
    book = ledger(ACTIVITIES, **{name: table})
    assert book.of(DUES) == ()
    assert book.unread == (name,)


def test_a_ledger_without_dues_has_no_figure_and_no_finding_about_them() -> None:
    book = ledger(ACTIVITIES)
    half = parse_period("2022H1")
    assert half
    assert not [s.key for s in tally(book, half).figures if s.key.startswith("党费")]
    assert not [c for c in codes(ACTIVITIES) if c.startswith("D")]


# --- Values ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "sum_"),
    [
        (3000.0, "3000"),
        ("３０００．０１", "3000.01"),
        ("¥3,000元", "3000"),
        ("三十元", "30"),
        ("0.35万元", "3500"),
        (22.514999999999997, "22.515"),
        ("30.5元整", "30.5"),
    ],
)
def test_sums(cell: float | str, sum_: str) -> None:
    assert parse_money(cell).value == Decimal(sum_)


@pytest.mark.parametrize("cell", ["约30", "三十左右", -1.0, True, "2022-03-05", 1e12])
def test_what_is_no_sum(cell: float | str) -> None:
    assert parse_money(cell).value is None


@pytest.mark.parametrize("cell", ["0.5%", 0.005, "千分之五", "0.5", 0.5, "０．５％", "5‰", "0.005"])
def test_rates(cell: float | str) -> None:
    assert parse_rate(cell).value == Decimal("0.005")


@pytest.mark.parametrize("cell", ["照旧", 0.0, 50.0, "半成", True])
def test_what_is_no_rate(cell: float | str) -> None:
    assert parse_rate(cell).value is None


@pytest.mark.parametrize(
    ("cell", "amount", "state"),
    [("15（补缴）", 15, "补缴"), ("√", None, "已缴"), ("未交", None, "未缴"), (0.0, 0, None)],
)
def test_payments(cell: float | str, amount: int | None, state: str | None) -> None:
    payment = parse_payment(cell).value
    assert payment is not None
    assert (payment.amount, payment.state) == (amount, state)


@pytest.mark.parametrize(
    "cell", ["5000:1%；3000:2%；以上:3%", "3000:1%", "以上", "1—0.2", "3000:很少；以上:1%"]
)
def test_what_is_no_scale(cell: str) -> None:
    assert parse_scale(cell).value is None


WORKING = parse_scale(catalogue().parameter("党费比例（在职）").default).value or Scale()


@pytest.mark.parametrize(
    ("base", "due"),
    [
        ("3000.00", "15.00"),
        ("3000.01", "30.00"),
        ("5000.00", "50.00"),
        ("5000.01", "75.00"),
        ("10000.00", "150.00"),
        ("10000.01", "200.00"),
        ("0", "0.00"),
    ],
)
def test_the_whole_base_is_at_the_rate_of_its_bracket(base: str, due: str) -> None:
    assert str(WORKING.due(Decimal(base))) == due


@given(st.decimals(min_value=0, max_value=100_000, places=2))
def test_what_is_due_is_the_base_at_one_rate_half_up(base: Decimal) -> None:
    rate = WORKING.rate(base)
    assert rate in {Decimal("0.005"), Decimal("0.01"), Decimal("0.015"), Decimal("0.02")}
    assert WORKING.due(base) == (base * rate).quantize(Decimal("0.01"), ROUND_HALF_UP)


def long_sheet(bases: list[Decimal], months: int) -> list[list[str]]:
    """Return the rows of members who paid in full every month."""
    return [
        [
            f"张{'一二三四五六'[n]}",
            f"2022年{m}月",
            "在职",
            f"{base}",
            *[f"{WORKING.due(base)}"] * 2,
        ]
        for n, base in enumerate(bases)
        for m in range(1, months + 1)
    ]


def dues_findings(rows: list[list[str]]) -> list[tuple[str, str | None]]:
    table = "\n".join("|".join(row) for row in [LONG_HEADINGS, *rows])
    return [(f.code, f.cell) for f in findings(ACTIVITIES, 党费收缴=table) if f.code[0] == "D"]


LONG_HEADINGS = ["姓名", "年月", "党费类别", "计算基数", "应缴", "实缴"]
BASES = st.lists(
    st.decimals(min_value=1000, max_value=30_000, places=2), min_size=2, max_size=6, unique=True
)


@given(BASES, st.integers(2, 6), st.data())
def test_one_wrong_sum_is_one_finding_at_its_cell(
    bases: list[Decimal], months: int, data: st.DataObject
) -> None:
    rows = long_sheet(bases, months)
    assert dues_findings(rows) == []
    n = data.draw(st.integers(0, len(rows) - 1))
    wrong = data.draw(st.sampled_from(["-0.01", "0.01", "5.00"]))
    rows[n][4] = str(Decimal(rows[n][4]) + Decimal(wrong))
    assert dues_findings(rows) == [("D01", f"E{n + 2}")]


# --- Figures -----------------------------------------------------------------------------------


def figures(table: str, period: str = "2022H1") -> dict[str, Statistic]:
    span = parse_period(period)
    assert span
    return {s.key: s for s in tally(ledger(ACTIVITIES, 党费收缴=table), span).figures}


@pytest.mark.parametrize("table", [LONG, WIDE])
def test_figures_of_dues(table: str) -> None:
    found = figures(table)
    assert {k: str(s.value) + s.unit for k, s in found.items() if k.startswith("党费")} == {
        "党费.应缴合计": "204.85元",  # 3 × 43.21 + 3 × 24.94 + 2 × 0.20
        "党费.实缴合计": "164.97元",  # 3 × 43.21 + 24.94 + 10 + 2 × 0.20
        "党费.收缴率": "80.5%",
        "党费.缴纳人数": "3名",
        "党费.足额人数": "2名",
        "党费.未缴人数": "1名",
    }


def test_figures_are_of_the_period_and_know_their_rows() -> None:
    found = figures(LONG, "2022-01")
    assert found["党费.应缴合计"].value == Decimal("68.35")
    assert found["党费.应缴合计"].rows == ("党费收缴!2", "党费收缴!5", "党费收缴!8")


def test_a_summary_on_another_sheet_counts_once() -> None:
    span = parse_period("2022H1")
    assert span
    book = ledger(ACTIVITIES, 党费收缴=LONG, 全年汇总党费=WIDE)
    found = {s.key: s for s in tally(book, span).figures}
    assert found["党费.实缴合计"].value == Decimal("164.97")


def test_a_rate_is_not_made_from_sums_that_are_not_all_known() -> None:
    found = figures("姓名|年月|应缴|实缴\n张三|2022年1月|40|40\n李四|2022年1月||30")
    assert "党费.收缴率" not in found
    assert found["党费.实缴合计"].value == Decimal("70.00")


# --- What is never shown -----------------------------------------------------------------------

PRIVATE = ("4321", "4987", "7654", "6543", "8765", "110105194912310021", "19491231")
FAULTY = """
姓名|年月|党费类别|计算基数|比例|应缴|实缴|缴纳日期|状态
张三|2022年1月|在职|4321.09|0.5%|21.61|21.61|2022-9-1|
张三|2022年2月|在职|4987.65元左右|1%|43.21|4.32||
张三|2022年3月|在职|7654.32|1.5%|7654.32|2114.81||
李四|2022年1月|离退休|6543.21|照旧|6543.21|约6543||
李四|2022年2月|离退休|6543.21|1%|6543.21|||未定
#REF!|2022年3月|在职|8765.43|2%|175.31|8765.43||
"""
ROSTER = """
姓名|党员类别|入党日期|身份证号
张三|正式党员|2010-7-1|110105194912310021
李四|预备党员|2022-2-1|
"""
PARAMETERS = "键|值\n单位全称|某局\n报告期起|2022-1-1\n报告期止|2022-6-30"


@pytest.fixture
def faulty(book: WriteBook) -> Path:
    wide = WIDE.replace("|43.21|43.21|43.21|43.21|", "|1|4321.09|4321.09元多|43.21|")
    return book(
        活动台账=ACTIVITIES, 党费收缴=FAULTY, 党费台账=wide, 党员名册=ROSTER, 参数=PARAMETERS
    )


def everything_written(path: Path, folder: Path, capsys: Output) -> Iterator[tuple[str, str]]:
    """Yield what each door shows of a ledger, by the name of the door."""
    report = template(
        folder / "模板.docx",
        "应缴{{ 党费.应缴 }}元，实缴{{ 党费.实缴 }}元，收缴率{{ 党费.收缴率 }}",
        "{{ 党费.缴纳人数 }}人交纳，{{ 党费.足额人数 }}人足额，{{ 党费.未缴人数 }}人未缴",
    )
    books = {"check": folder / "校验.xlsx", "tally": folder / "统计.xlsx"}
    for command in ("check", "tally"):
        main([command, str(path), "--json"])
        yield f"{command} --json", json.dumps(json.loads(capsys.readouterr().out))
        main([command, str(path), "-o", str(books[command])])
        yield command, "".join(capsys.readouterr())
        yield f"{command} -o", _cells(books[command])
    main(["report", str(path), "-t", str(report), "-o", str(folder / "汇报.docx")])
    yield "report", "\n".join(paragraphs(folder / "汇报.docx")) + "".join(capsys.readouterr())


def _cells(path: Path) -> str:
    book = openpyxl.load_workbook(path)
    cells = [c for sheet in book for row in sheet.iter_rows() for c in row]
    return "\n".join(f"{c.value} {c.comment.text if c.comment else ''}" for c in cells)


def test_no_base_and_no_identity_number_is_shown_anywhere(
    faulty: Path, tmp_path: Path, capsys: Output
) -> None:
    shown = dict(everything_written(faulty, tmp_path, capsys))
    assert len(shown) == 7
    for door, text in shown.items():
        assert [number for number in PRIVATE if number in text] == [], door


def test_findings_in_sensitive_columns_are_masked(faulty: Path, capsys: Output) -> None:
    main(["check", str(faulty), "--json"])
    found = json.loads(capsys.readouterr().out)["findings"]
    at = {(f["sheet"], f["cell"]): f for f in found if f["cell"]}
    for cell in ("D3", "F4", "G5", "G3"):
        assert at["党费收缴", cell]["value"] == "***"
    assert at["党费收缴", "E2"]["value"] == "0.5%"  # a rate may be told
    assert {"D01", "D02", "D07", "D10", "D11", "L203"} <= {f["code"] for f in found}


def test_a_record_does_not_tell_its_sums_when_printed() -> None:
    (d, *_) = ledger(ACTIVITIES, 党费收缴=LONG).of(DUES)
    assert "4321" not in repr(replace(d, row=None))  # type: ignore[arg-type]


# --- A new ledger ------------------------------------------------------------------------------


def test_a_new_ledger_has_one_sheet_for_dues_that_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "新台账.xlsx"
    main(["new", str(path), "--year", "2023"])
    tables = [t for g in read_workbook(path) if (t := find_table(g, catalogue()))]
    (dues,) = [t for t in tables if t.kind.name.startswith("党费")]
    assert dues.sheet == "党费收缴"
    assert {"年月", "计算基数", "应缴", "实缴"} <= set(dues.columns)
    (settings,) = [t for t in tables if t.kind.name == "参数"]
    notes = {row.text("键"): row.text("说明") for row in settings.rows}
    assert "2008年4月1日起" in notes["党费比例（在职）"]


QUARTERS = """
姓名|年月|党费类别|计算基数|应缴|实缴
张三|2022年第一季度|在职|4000|120|120
李四|一季度|在职|4000|40|120
王五|4-6月|在职|4000|120|120
赵六|上半年|在职|4000|240|200
"""


def test_a_row_of_a_quarter_is_a_record_a_month() -> None:
    book = ledger(ACTIVITIES, 2022, 党费收缴=QUARTERS)
    months = {
        n: [d.month.month for d in book.of(DUES) if d.name == n] for n in ("张三", "王五", "赵六")
    }
    assert months == {"张三": [1, 2, 3], "王五": [4, 5, 6], "赵六": [1, 2, 3, 4, 5, 6]}
    assert {d.due for d in book.of(DUES)} == {Decimal(40)}
    found = findings(ACTIVITIES, 党费收缴=QUARTERS)
    assert {f.code for f in found if f.code.startswith("D")} == {"D11"}
    assert {f.cell for f in found if f.code == "D11"} == {"F5"}


def test_what_was_paid_by_the_quarter_adds_up() -> None:
    period = parse_period("2022H1")
    assert period is not None
    figures = {
        s.key: s.value for s in tally(ledger(ACTIVITIES, 2022, 党费收缴=QUARTERS), period).figures
    }
    assert figures["党费.实缴合计"] == Decimal("560.00")
    assert figures["党费.应缴合计"] == Decimal("600.00")


def test_a_rate_of_no_category_is_held_against_each_that_may_apply() -> None:
    """4,200 yuan: 1 % in service (3,000 to 5,000), 0.5 % in retirement (up to 5,000)."""
    table = "姓名|年月|计算基数|比例|应缴|实缴\n张三|2022年1月|4200|2%|84|84"
    messages = [f.message for f in findings(ACTIVITIES, 党费收缴=table)]
    assert any("应为1%或0.5%" in m for m in messages), messages


def test_what_was_paid_counts_after_the_member_has_left() -> None:
    roster = "姓名|党员类别|入党日期|转出日期\n张三|正式党员|2010-5-1|2022-2-10"
    table = "姓名|年月|应缴|实缴\n张三|2022年1月|10|10\n张三|2022年3月|10|10"
    book = ledger(ACTIVITIES, 党员名册=roster, 党费收缴=table)
    assert H1 is not None
    found = {s.key: s.value for s in tally(book, H1).figures}
    assert found["党费.实缴合计"] == 20


def test_a_total_left_blank_is_no_total_of_nothing() -> None:
    rows = "姓名|年月|应缴|实缴\n张三|2022年1月|10|10\n李四|2022年1月|20|20\n"
    codes_of = [
        {f.code for f in findings(ACTIVITIES, 党费收缴=f"{rows}合计||{due}|{paid}") if f.cell}
        for due, paid in (("", 30), (30, 30), (31, 30))
    ]
    assert codes_of[0] == codes_of[1] != codes_of[2]
