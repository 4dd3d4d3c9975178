"""Charts in templates: what Word draws and the workbook behind it show the ledger's figures."""

from __future__ import annotations

import io
import re
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from lxml import etree

from addin.ledger.period import parse_period
from addin.office.templates.charts.filled_charts import with_filled_charts
from addin.report.language.traced import Item, Traced, Values, items
from addin.report.values.chart_data import CHARTS, ChartData, chart_data
from addin.resources import resource
from addin.workflows.input_and_output import Destination, LedgerInput
from addin.workflows.reports import ReportForm, refresh, report
from conftest import WriteBook

ROWS = "日期|活动类型|主题\n2022-01-05|支委会|议\n2022-01-09|党课|讲\n2022-03-02|支委会|议"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def drawn(document: bytes, number: int) -> tuple[list[str], list[str | None]]:
    """Return the names and the numbers that a chart's part has ready for Word to draw."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        root = etree.fromstring(package.read(f"word/charts/chart{number}.xml"))
    [series] = root.iter(f"{C}ser")
    return cached(series, "cat"), cached(series, "val")


def cached(series: etree._Element, name: str) -> list[str | None]:
    [count] = series.findall(f"{C}{name}/*/*/{C}ptCount")
    found: list[str | None] = [None] * int(count.get("val"))
    for point in series.iterfind(f"{C}{name}/*/*/{C}pt"):
        found[int(point.get("idx"))] = point.findtext(f"{C}v")
    return found


def behind(document: bytes, number: int) -> list[tuple[object, object]]:
    """Return what 编辑数据 opens, below its heading."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        relations = package.read(f"word/charts/_rels/chart{number}.xml.rels").decode()
        target = re.findall(r'Target="\.\./([^"]+)"', relations)[-1]
        sheet = openpyxl.load_workbook(io.BytesIO(package.read(f"word/{target}"))).active
    assert sheet is not None
    return [(row[0].value, row[1].value) for row in sheet.iter_rows(min_row=2)]


@pytest.fixture
def year(tmp_path: Path, book: WriteBook) -> Path:
    ledger = LedgerInput(book(活动台账=ROWS), parse_period("2022"))
    made = report(ledger, Destination(tmp_path / "总结.docx"), form=ReportForm("年度工作总结"))
    return made.path


def test_the_charts_of_a_year_show_its_months_and_types(year: Path) -> None:
    names, numbers = drawn(year.read_bytes(), 1)
    assert names == [f"{m}月" for m in range(1, 13)]
    assert numbers[:4] == ["2", "0", "1", "0"]
    assert drawn(year.read_bytes(), 2) == (["支委会", "党课"], ["2", "1"])


def test_the_workbook_behind_a_chart_shows_the_same(year: Path) -> None:
    document = year.read_bytes()
    for number in (1, 2):
        names, numbers = drawn(document, number)
        shown = [(a, None if b is None else int(b)) for a, b in zip(names, numbers, strict=True)]
        assert behind(document, number) == shown


def test_a_report_that_is_renewed_has_new_charts(year: Path, book: WriteBook) -> None:
    later = book("后.xlsx", 活动台账=ROWS + "\n2022-04-02|党课|再讲")
    done = refresh(year, LedgerInput(later, parse_period("2022")))
    assert drawn(done.target.read_bytes(), 2) == (["支委会", "党课"], ["2", "2"])


def test_a_chart_by_another_name_stays_as_it_is(year: Path) -> None:
    document = resource("templates", "年度工作总结.docx").read_bytes()
    parts: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    body = parts["word/document.xml"].decode()
    parts["word/document.xml"] = body.replace('descr="逐月次数"', 'descr="本局图"').encode()
    renamed = io.BytesIO()
    with zipfile.ZipFile(renamed, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    values: Values = {"各类型": items([("党课", {"名称": Traced("党课"), "次数": Traced(2)})])}
    filled = with_filled_charts(renamed.getvalue(), values)
    with zipfile.ZipFile(io.BytesIO(filled)) as package:
        assert package.read("word/charts/chart1.xml") == parts["word/charts/chart1.xml"]
    assert drawn(filled, 2) == (["党课"], ["2"])


def test_what_is_unknown_has_no_bar() -> None:
    rates = [Item(n, {"名称": Traced(n), "到会率": Traced(v)}) for n, v in
             (("党课", "95.6%"), ("支委会", "—"), ("党员大会", "100%"))]  # fmt: skip
    assert chart_data("到会率", {"各类型": rates}) == ChartData(
        "到会率（%）", ("党课", "党员大会"), (Decimal("95.6"), Decimal(100))
    )
    months = [Item("1", {"简称": Traced("1月"), "活动总数": Traced(None)})]
    its = chart_data("逐月次数", {"各月": months})
    assert its is not None and its.values == (None,)


def test_every_chart_says_what_it_shows() -> None:
    assert all(chart_data(name, {}) is not None for name in CHARTS)
    assert chart_data("别的图", {}) is None
