"""A book that holds one type of activity, or is a 党小组's, lacks no other type."""

from __future__ import annotations

import pytest

from addin.all_sheets.checking import check_ledger
from addin.all_sheets.reading import read_ledger
from addin.ledger.catalogue import catalogue
from addin.ledger.scope import find_scope
from ledgers import H1, grid

UNTYPED = (
    "日期|主题|主持人|实到人数\n2022-1-5|学习|张三|5\n2022-2-5|学习|张三|5\n2022-3-5|学习|张三|5"
)
TYPED = "日期|活动类型|主题\n2022-1-5|{0}|学习\n2022-2-5|{0}|学习\n2022-3-5|{0}|学习"
MONTHS = "支部|1月|2月|3月\n第一党支部|5日|6日|7日\n第二党支部|5日||7日"


def missing(name: str, **sheets: str) -> set[str]:
    """Return the codes of the norms that something is missing of."""
    book = read_ledger(name, [grid(t, s) for s, t in sheets.items()], catalogue(), 2022)
    found = check_ledger(book, find_scope(book, H1))
    return {f.code for f in found} & {"F01", "F02", "F03", "F05"}


@pytest.mark.parametrize(
    ("sheet", "table", "expected"),
    [
        ("主题党日", UNTYPED, {"F05"}),
        ("Sheet1", f"2022年上半年主题党日开展情况\n{UNTYPED}", {"F05"}),
        ("主题党日", f"各支部2022年主题党日开展情况\n{MONTHS}", {"F05"}),
        ("支委会", f"支委会会议记录\n{UNTYPED}", {"F02"}),
        ("党小组会", f"第一党小组2022年会议记录\n{UNTYPED}", set()),
        ("Sheet1", "第二党小组活动台账\n" + TYPED.format("党小组会"), set()),
        ("党小组活动记录", TYPED.format("党小组会"), set()),
    ],
)
def test_nothing_else_is_missing_in_a_narrow_book(
    sheet: str, table: str, expected: set[str]
) -> None:
    assert missing("情况.xlsx", **{sheet: table}) == expected


@pytest.mark.parametrize(
    ("name", "sheets"),
    [
        ("情况.xlsx", {"三会一课台账": TYPED.format("主题党日")}),
        ("情况.xlsx", {"活动台账": TYPED.format("主题党日")}),
        ("情况.xlsx", {"Sheet1": TYPED.format("主题党日")}),
        ("三会一课台账.xlsx", {"主题党日": UNTYPED}),
        ("情况.xlsx", {"主题党日": f"2022年党建活动台账\n{UNTYPED}"}),
        ("情况.xlsx", {"主题党日": UNTYPED, "支委会": UNTYPED}),
        ("情况.xlsx", {"Sheet1": "第一党小组活动台账\n" + TYPED.format("支委会")}),
        ("情况.xlsx", {"主题党日": UNTYPED, "参数": "键|值\n单位名称|某局"}),
    ],
)
def test_an_ordinary_book_owes_all_meetings(name: str, sheets: dict[str, str]) -> None:
    assert "F01" in missing(name, **sheets)
