"""A ledger of several branches: what each owes and holds is its own, and no other makes up for it."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from addin.all_sheets.counting import branch_figures, tally
from addin.checks.finding import Finding
from addin.cli import main
from addin.ledger.branch_names import BranchNames
from addin.ledger.ledger import Ledger
from addin.ledger.period import Period, parse_period
from addin.ledger.values.text import folded
from addin.office.pages.sources_page import sources_page
from addin.office.pages.statistics_page import statistics_page
from addin.report.language.values_by_key import ByKey
from addin.report.values.context import context
from addin.statistics.statistic import DutyFigure
from conftest import WriteBook
from documents import paragraphs
from ledgers import findings, ledger

HEADER = "日期|党支部|活动类型|主题|主持人|应到人数|实到人数"
_Q1 = parse_period("2022Q1")
assert _Q1 is not None
Q1: Period = _Q1
FIRST, SECOND, THIRD = "第一党支部", "第二党支部", "第三党支部"


def row(branch: str, day: str, type_name: str = "支委会") -> str:
    return f"2022-{day}|{branch}|{type_name}|研究工作|张三|5|5"


def rows(**of_branch: str) -> str:
    """Return a ledger of committee meetings; ``of_branch``: the days of each branch."""
    return "\n".join(
        [HEADER, *(row(b, day) for b, days in of_branch.items() for day in days.split())]
    )


THREE = rows(
    第一党支部="01-05 01-15 01-25 02-05 02-15 03-05 03-15", 第二党支部="01-06", 第三党支部="02-06"
)


def figures(book: Ledger) -> dict[str, object]:
    return {s.key: s.value for s in tally(book, Q1).figures}


def of_branches(book: Ledger) -> dict[str, dict[str, object]]:
    return {name: {s.key: s.value for s in its} for name, its in branch_figures(book, Q1).items()}


def committee(book: Ledger) -> DutyFigure:
    return next(d for d in tally(book, Q1).duties if d.type == "支委会")


def absent(table: str, code: str = "F02", **others: str) -> list[Finding]:
    return [f for f in findings(table, Q1, **others) if f.code == code]


def said(table: str, **others: str) -> str:
    """Return the report's sentence about what is missing."""
    book = ledger(table, 2022, **others)
    values = {k: str(v.value) for k, v in ByKey(context(book, tally(book, Q1))).items()}
    return values.get("存在的问题[缺项].问题", "")


def test_a_surplus_of_one_branch_fills_no_gap_of_another() -> None:
    found = figures(ledger(THREE))
    assert (found["支委会"], found["应开.支委会"], found["缺少.支委会"]) == (9, 9, 4)
    assert len(absent(THREE)) == 4


def test_each_branch_has_its_own_figures() -> None:
    found = of_branches(ledger(THREE))
    told = ("支委会", "应开.支委会", "缺少.支委会", "参加人次.支委会")
    assert {name: tuple(its[k] for k in told) for name, its in found.items()} == {
        FIRST: (7, 3, 0, 35),
        SECOND: (1, 3, 2, 5),
        THIRD: (1, 3, 2, 5),
    }


def test_the_report_names_the_branches() -> None:
    text = said(THREE)
    assert "支委会召开9次，分支部计算少4次，" in text
    assert "第二党支部2月、3月未见记录，第三党支部1月、3月未见记录" in text
    assert "第一党支部" not in text.split("支委会")[1].split("；")[0]
    assert "党员大会应开3次，各党支部第一季度未见记录" in text


def test_tally_lists_the_branches(book: WriteBook, capsys: pytest.CaptureFixture[str]) -> None:
    main(["tally", str(book(活动台账=THREE)), "--json", "--period", "2022Q1"])
    found = json.loads(capsys.readouterr().out)["branches"]
    assert [set(b) for b in found] == [{"branch", "statistics"}] * 3
    assert [b["branch"] for b in found] == [FIRST, SECOND, THIRD]
    its = {s["key"]: s for s in found[1]["statistics"]}
    assert its["缺少.支委会"]["value"] == 2
    assert its["支委会"]["rows"] == ["活动台账!9"]


def test_tally_of_one_branch_lists_none(
    book: WriteBook, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["tally", str(book(活动台账=rows(第一党支部="01-05"))), "--json", "--period", "2022Q1"])
    assert "branches" not in json.loads(capsys.readouterr().out)


def test_the_report_agrees_with_its_own_audit(
    book: WriteBook, capsys: pytest.CaptureFixture[str]
) -> None:
    path = book(活动台账=THREE)
    out = path.with_name("汇报.docx")
    main(["report", str(path), "-o", str(out), "--period", "2022Q1"])
    assert any("第二党支部2月、3月未见记录" in p for p in paragraphs(out))
    capsys.readouterr()
    main(["audit", str(out), str(path), "--json", "--period", "2022Q1"])
    verdicts = {c["verdict"] for c in json.loads(capsys.readouterr().out)["claims"]}
    assert verdicts == {"match"}


# --- Which branches there are ----------------------------------------------------------------


@pytest.mark.parametrize("other", ["第一支部", "一支部", "1支部", "第1党支部", "中共第一党支部"])
def test_a_branch_spelled_otherwise_is_the_same_branch(other: str) -> None:
    book = ledger(
        rows(第一党支部="01-05 02-05", 第二党支部="01-06 02-06 03-06") + "\n" + row(other, "03-05")
    )
    assert book.branches == (FIRST, SECOND)
    assert figures(book)["缺少.支委会"] == 0


@pytest.mark.parametrize(
    ("cell", "held"),
    [
        ("第一党支部、第二党支部", (FIRST, SECOND)),
        ("第一、第二党支部", (FIRST, SECOND)),
        ("一、二支部", (FIRST, SECOND)),
        ("第一党支部和第二党支部联合开展", (FIRST, SECOND)),
        ("第一党支部（与第二党支部联合）", (FIRST, SECOND)),
        ("第一至第三党支部", (FIRST, SECOND, THIRD)),
        ("各党支部", (FIRST, SECOND, THIRD)),
        ("全体党支部", (FIRST, SECOND, THIRD)),
        ("三个支部", (FIRST, SECOND, THIRD)),
    ],
)
def test_a_joint_activity_counts_for_each_of_its_branches(cell: str, held: tuple[str, ...]) -> None:
    table = rows(第一党支部="01-05 03-05", 第二党支部="01-06 03-06", 第三党支部="01-07 03-07")
    book = ledger(f"{table}\n{row(cell, '02-10')}")
    assert book.branches == (FIRST, SECOND, THIRD)
    assert figures(book)["支委会"] == 7
    times = {name: its["支委会"] for name, its in of_branches(book).items()}
    assert times == {name: 3 if name in held else 2 for name in (FIRST, SECOND, THIRD)}
    assert figures(book)["缺少.支委会"] == 3 - len(held)


@pytest.mark.parametrize("cell", ["", "本支部", "两个支部", "联合", "支部"])
def test_a_row_that_does_not_say_whose_it_is_leaves_the_gap_open(cell: str) -> None:
    table = rows(第一党支部="01-05 03-05", 第二党支部="01-06 03-06", 第三党支部="01-07 03-07")
    book = ledger(f"{table}\n{row(cell, '02-10')}")
    duty = committee(book)
    assert duty.gap is None and not duty.sure
    assert {s.branch for s in duty.open} == {FIRST, SECOND, THIRD}
    assert "没有写明是哪个支部" in duty.open[0].maybe.words
    assert "2月" not in said(f"{table}\n{row(cell, '02-10')}").replace("1月至3月", "")


def test_names_of_which_one_ends_like_the_other_may_be_one_branch() -> None:
    table = rows(机关第一党支部="01-05 02-05", 第二党支部="01-06 02-06 03-06", 第一党支部="03-07")
    duty = committee(ledger(table))
    assert not duty.sure and duty.gap is None


def test_two_such_names_on_the_roster_are_two_branches() -> None:
    table = rows(退休党支部="01-05 02-05", 离退休党支部="01-06 02-06 03-06")
    roster = "姓名|党支部|入党日期\n" + "\n".join(
        f"王{c}|{b}|2001-07-01" for b in ("退休党支部", "离退休党支部") for c in "甲乙丙丁戊己庚"
    )
    roster = roster.replace("|2001-07-01", "|2001-07-01|2002-07-01").replace(
        "入党日期", "入党日期|转正日期"
    )
    duty = committee(ledger(table, 党员名册=roster))
    assert [(s.branch, s.span.code) for s in duty.sure] == [("退休党支部", "2022-03")]


def roster(*names: str, each: int = 8) -> str:
    lines = [
        f"{'赵钱孙李周吴郑王'[i]}{n}|{name}|2001-07-01|2002-07-01"
        for n, name in zip("一二三四五六", names, strict=False)
        for i in range(each)
    ]
    return "\n".join(["姓名|党支部|入党日期|转正日期", *lines])


def test_a_branch_of_the_roster_without_a_record_owes_too() -> None:
    table = rows(第一党支部="01-05 02-05 03-05", 第二党支部="01-06 02-06 03-06")
    others = {"党员名册": roster("财政局第一党支部", "财政局第二党支部", "财政局第三党支部")}
    book = ledger(table, 2022, **others)
    assert figures(book)["缺少.支委会"] == 3
    assert of_branches(book)["财政局第三党支部"]["支委会"] == 0
    assert [f.when for f in absent(table, **others)] == ["2022-01", "2022-02", "2022-03"]


def test_a_branch_of_fewer_than_seven_members_owes_no_committee_meetings() -> None:
    table = rows(第一党支部="01-05 02-05 03-05") + "\n" + row(SECOND, "01-10", "主题党日")
    small = "\n".join(roster(FIRST, SECOND).splitlines()[:12])  # eight and three
    assert figures(ledger(table, 党员名册=small))["缺少.支委会"] == 0
    assert figures(ledger(table, 党员名册=roster(FIRST, SECOND)))["缺少.支委会"] == 3


def test_bodies_above_the_branches_owe_nothing_and_fill_no_gap() -> None:
    table = rows(第一党支部="01-05 02-05 03-05", 第二党支部="01-06 02-06") + "\n"
    for above in ("机关党总支", "机关党总支部委员会", "局党组", "机关党委"):
        book = ledger(table + row(above, "03-10"))
        assert figures(book)["应开.支委会"] == 6
        assert [(s.branch, s.span.code) for s in committee(book).sure] == [(SECOND, "2022-03")]


def test_a_branch_whose_sheet_is_empty_owes_too() -> None:
    header = "日期|活动类型|主题|主持人|实到人数"
    held = "\n".join(f"2022-0{m}-05|支委会|研究|张三|5" for m in (1, 2, 3))
    from addin.all_sheets.reading import read_ledger  # noqa: PLC0415
    from addin.ledger.catalogue import catalogue  # noqa: PLC0415
    from ledgers import grid  # noqa: PLC0415

    sheets = [
        grid(f"{header}\n{held}", "第一支部"),
        grid(f"{header}\n{held}", "第二支部"),
        grid(header, "第三支部"),
    ]
    book = read_ledger("台账.xlsx", sheets, catalogue(), 2022)
    assert book.branches == ("第一支部", "第二支部", "第三支部")
    assert figures(book)["缺少.支委会"] == 3


_LIST = "日期|活动类型|主题|主持人|实到人数\n2022-0{}-05|支委会|研究|张三|5"


def _titled(*sheets: tuple[str, str]) -> Ledger:
    """Return a ledger of sheets, each with its name and the lines above its list."""
    from addin.all_sheets.reading import read_ledger  # noqa: PLC0415
    from addin.ledger.catalogue import catalogue  # noqa: PLC0415
    from ledgers import grid  # noqa: PLC0415

    grids = [grid(f"{above}\n{_LIST.format(n)}", name) for n, (name, above) in enumerate(sheets, 1)]
    return read_ledger("台账.xlsx", grids, catalogue(), 2022)


@pytest.mark.parametrize(
    "sheets",
    [
        (("一季度", "桐湾供电所党支部活动登记"), ("二季度", "县电力公司支部组织生活登记表")),
        (("1月", "桐湾供电所党支部台账"), ("2月份", "桐湾所党支部台账"), ("3月", "")),
        (
            ("旧表", "桐湾供电所党支部活动登记"),
            ("新表", "县电力公司基层支部登记表\n支部：桐湾供电所　季度：一季度"),
        ),
        (("旧表", "桐湾供电所党支部活动登记"), ("新表", "电力系统基层党支部组织生活登记表")),
    ],
)
def test_sheets_of_one_branch_are_of_no_other_whatever_their_form_is_called(
    sheets: tuple[tuple[str, str], ...],
) -> None:
    book = _titled(*sheets)
    assert book.branches == ()
    assert len(book.activities) == len(sheets)


@pytest.mark.parametrize(
    "sheets",
    [
        (("表一", "桐湾供电所党支部活动登记"), ("表二", "柳林供电所党支部活动登记")),
        (("甲", "活动登记\n支部：桐湾供电所党支部"), ("乙", "活动登记\n支部：柳林供电所党支部")),
        (("桐湾支部", "活动登记"), ("柳林支部", "活动登记")),
    ],
)
def test_sheets_that_are_not_called_by_time_are_of_the_branches_they_name(
    sheets: tuple[tuple[str, str], ...],
) -> None:
    assert len(_titled(*sheets).branches) == 2


def test_what_a_party_group_owes_is_owed_once() -> None:
    table = "\n".join(
        [HEADER, row(FIRST, "01-05"), row(SECOND, "01-06"), row("局党组", "01-07", "党组会")]
    )
    found = ledger(table, 参数="参数|值\n设党组|是")
    assert figures(found)["应开.中心组学习"] == 1
    assert "应开.中心组学习" not in of_branches(found)[FIRST]


# --- Laws ------------------------------------------------------------------------------------

_DAYS = st.sampled_from([f"0{m}-{d:02d}" for m in (1, 2, 3) for d in (3, 9, 17, 24)])
_TYPES = st.sampled_from(["支委会", "党员大会", "主题党日", "党课"])
_RECORDS = st.lists(st.tuples(st.sampled_from([FIRST, SECOND, THIRD]), _DAYS, _TYPES), max_size=25)


def _book(records: list[tuple[str, str, str]]) -> Ledger:
    table = "\n".join([HEADER, *(row(*r) for r in records)])
    return ledger(table, 党员名册=roster(FIRST, SECOND, THIRD), 参数="参数|值\n支委人数|3")


_ALL = [(b, "01-01", "党课") for b in (FIRST, SECOND, THIRD)]  # of which none has a norm


@given(_RECORDS)
def test_a_gap_is_the_sum_of_the_branches_gaps_and_never_netted(
    records: list[tuple[str, str, str]],
) -> None:
    book = _book(records + _ALL)
    found, each = figures(book), of_branches(book)
    for name in ("支委会", "党员大会", "主题党日"):
        gaps = [its[f"缺少.{name}"] for its in each.values()]
        assert found[f"缺少.{name}"] == sum(gaps)  # type: ignore[arg-type]
        assert found[f"缺少.{name}"] >= found[f"应开.{name}"] - found.get(name, 0)  # type: ignore[operator]


@given(_RECORDS.filter(bool), st.data())
def test_a_record_taken_away_never_lowers_a_gap(
    records: list[tuple[str, str, str]], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(records) - 1))
    before = figures(_book(records + _ALL))
    after = figures(_book(records[:at] + records[at + 1 :] + _ALL))
    for name in ("支委会", "党员大会", "主题党日"):
        assert after[f"缺少.{name}"] >= before[f"缺少.{name}"]  # type: ignore[operator]


# --- The page of statistics --------------------------------------------------------------------


def page_rows(table: str) -> list[list[str]]:
    """Return the texts of the page of statistics, row by row."""
    page = statistics_page("统计", tally(ledger(table), Q1))
    found: dict[int, list[str]] = {}
    for (r, _), cell in sorted(page.cells.items()):
        if cell.value not in (None, ""):
            found.setdefault(r, []).append(str(cell.value))
    return list(found.values())


def test_the_page_of_statistics_names_the_branches() -> None:
    rows_of_page = page_rows(THREE)
    (committees, *of_each) = [r for r in rows_of_page if r[0] == "支委会" and len(r) > 5]
    assert committees[1:5] == ["9.0", "9.0", "4.0", "第二党支部2月、3月，第三党支部1月、3月"]
    at = [rows_of_page.index([name]) for name in (FIRST, SECOND, THIRD)]
    assert at == sorted(at)
    second = rows_of_page[at[1] : at[2]]
    assert ["支委会", "1.0", "3.0", "2.0", "2月、3月", "5.0", "100.0"] in second
    assert ["类型", "1月", "2月", "3月"] in second
    assert ["支委会", "1.0", "0.0", "0.0"] in second
    assert of_each


def test_the_page_says_what_is_not_known() -> None:
    rows_of_page = page_rows(f"{THREE}\n{row('联合', '03-20')}")
    (committees, *_) = [r for r in rows_of_page if r[0] == "支委会" and "待核实" in r]
    assert committees[1:5] == [
        "10.0", "9.0", "待核实",
        "第二党支部2月，第三党支部1月；待核实：第二党支部、第三党支部3月",
    ]  # fmt: skip


def test_the_page_of_sources_names_the_branches() -> None:
    page = sources_page(tally(ledger(THREE), Q1))
    found = {c.value: page.cells[r, 3].value for (r, column), c in page.cells.items() if not column}
    assert found["第二党支部：支委会"] == "活动台账 第9行"
    assert "第二党支部：缺少.支委会" in found


# --- Cells that name branches ------------------------------------------------------------------

_CELLS = st.text(
    st.sampled_from("第一二三1机关离退休和与、，党总支部委员会联合各个（）至 "), max_size=12
)


@given(st.lists(_CELLS, max_size=8))
@example(["1", "委员会"])  # a name of which nothing is left without what some leave out
def test_every_cell_names_known_branches_or_none(cells: list[str]) -> None:
    names = BranchNames([folded(c) for c in cells])
    for cell in cells:
        assert set(names.of(folded(cell))) <= {*names.names, *names.spellings}


def test_a_range_of_branches_of_a_unit_is_asked_about() -> None:
    names = BranchNames(["机关第一党支部", "机关第二党支部", "机关一至二支部"])
    assert names.names == ("机关第一党支部", "机关第二党支部")
    assert names.of("机关一至二支部") == ()


@pytest.mark.parametrize(
    "name", ["物业联合党支部", "商圈联合支部", "联合党支部", "企业与楼宇联合党支部"]
)
def test_a_branch_may_be_united_by_name(name: str) -> None:
    table = rows(第一党支部="01-05 02-05 03-05", 第二党支部="01-06 02-06 03-06")
    book = ledger(f"{table}\n{row(name, '02-10')}\n{row(name, '03-10')}")
    assert book.branches == (FIRST, SECOND, name)
    assert figures(book)["缺少.支委会"] == 1


@pytest.mark.parametrize("cell", ["第一支部联合第二支部", "第一党支部与第二党支部联合党支部"])
def test_branches_joined_are_no_branch_of_their_own(cell: str) -> None:
    table = rows(第一党支部="01-05 02-05 03-05", 第二党支部="01-06 02-06 03-06")
    assert cell not in ledger(f"{table}\n{row(cell, '02-10')}").branches


def test_a_branch_written_once_is_of_the_blank_cells_below_it() -> None:
    table = """
    党支部 | 日期 | 活动类型 | 主题 | 主持人 | 实到人数
    第一党支部 | 2022-1-5 | 支委会 | 计划 | 张三 | 5
    | | 2022-2-5 | 支委会 | 走访 | 张三 | 5
    | | 2022-3-5 | 支委会 | 小结 | 张三 | 5
    | | 2022-3-9 | 主题党日 | 植树 | 张三 | 5
    小计 | 4次 | | | |
    第二党支部 | 2022-1-6 | 支委会 | 计划 | 李四 | 5
    | | 2022-2-6 | 支委会 | 走访 | 李四 | 5
    第一党支部 | 2022-3-19 | 主题党日 | 参观 | 张三 | 5
    机关党委书记： | | 经办人：王五 | | |
    """
    found = [(a.branch, a.row.number) for a in ledger(table).activities]
    assert found[:4] == [("第一党支部", n) for n in (2, 3, 4, 5)]
    assert found[4:] == [("第二党支部", 7), ("", 8), ("第一党支部", 9)]  # one blank is asked about
