"""Traditional characters are read as the simplified ones; names and quotes stay as written."""

from __future__ import annotations

import pytest

from addin.all_sheets.checking import check_ledger
from addin.all_sheets.counting import tally
from addin.all_sheets.reading import read_ledger
from addin.ledger.catalogue import catalogue
from addin.ledger.ledger import Ledger
from addin.ledger.scope import find_scope
from addin.ledger.values.names import parse_names
from addin.ledger.values.text import folded, heading_key
from addin.ledger.values.traditional import TRADITIONAL, simplified
from ledgers import grid

ACTIVITIES = """
    2022年上半年黨建活動臺賬
    序號 | 活動日期           | 會議類型   | 會議主題     | 主持人 | 應到人數 | 實到人數 | 請假人員       | 主題標籤
    1    | 2022年1月5號       | 支委會     | 研究全年計劃 | 張三   | 5        | 5        | 無             |
    2    | 2022年2月8日上午9時 | 黨員大會   | 學習全會精神 | 張三   | 20       | 18       | 李麗（病假）、陳東 | 黨史學習教育
    3    | 3月9日（星期三）   | 主題黨日   | 植樹         | 張三   | 20       | 20       |                |
    4    | 2022年3月25日      | 組織生活會 | 對照檢查     | 張三   | 20       | 全體黨員 |                |
    5    | 2022.4.12          | 黨課       | 黨風廉政     | 張三   | 20       | 20       |                |
    合計 | | 5次
"""
ROSTER = """
    姓名 | 黨員類別 | 入黨日期 | 黨內職務
    張三 | 正式黨員 | 2001-7-1 | 書記
    李麗 | 正式黨員 | 2001-7-1 |
    陳東 | 預備黨員 | 2021-9-1 |
"""
SETTINGS = """
    鍵       | 值
    單位全稱 | 雲州市財政局
    報告期起 | 2022-01-01
    報告期止 | 2022-06-30
"""
DUES = """
    2022年黨費收繳登記表
    姓名 | 黨費類別 | 計算基數 | 應繳 | 1月 | 2月
    張三 | 在職     | 6000     | 90   | 90  | 未繳
"""


def ledger(activities: str = ACTIVITIES, roster: str = ROSTER) -> Ledger:
    sheets = {"活動臺賬": activities, "黨員名冊": roster, "參數": SETTINGS, "黨費收繳": DUES}
    grids = [grid(table, sheet) for sheet, table in sheets.items()]
    return read_ledger("臺賬.xlsx", grids, catalogue())


def found(book: Ledger) -> dict[str, list[str]]:
    codes: dict[str, list[str]] = {}
    for f in check_ledger(book, find_scope(book, None)):
        codes.setdefault(f.code, []).append(f.value)
    return codes


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("黨員大會", "党员大会"),
        ("組織生活會", "组织生活会"),
        ("會議記錄", "会议记录"),
        ("應到人數", "应到人数"),
        ("實到", "实到"),
        ("臺帳", "台账"),
        ("2022年上半年黨建活動台帳", "2022年上半年党建活动台账"),
        ("請 假 人 員", "请假人员"),
        ("裏、説、爲、產", "里、说、为、产"),
    ],
)
def test_words_are_read_as_simplified(written: str, read: str) -> None:
    assert folded(written) == read


@pytest.mark.parametrize("text", ["乾坤", "显著", "慰藉", "瞭望", "支委会", "2022-3-5", "√—①"])
def test_simplified_text_stays(text: str) -> None:
    assert simplified(text) == text


def test_headings_match() -> None:
    assert heading_key("實到人數：") == heading_key("实到人数")


def test_every_character_has_one_and_none_is_simplified_twice() -> None:
    table = TRADITIONAL.load()
    assert len(table) > 2500
    assert all(len(s) == 1 and ord(s) not in table for s in table.values())


def test_a_whole_workbook_is_read() -> None:
    book = ledger()
    assert {(r.sheet, r.kind) for r in book.reading} == {
        ("活動臺賬", "活动台账"),
        ("黨員名冊", "党员名册"),
        ("參數", "参数"),
        ("黨費收繳", "党费收缴（按月分列）"),
    }
    scope = find_scope(book, None)
    assert (scope.source, scope.period.code) == ("parameters", "2022H1")
    counted = {s.key: s.value for s in tally(book, scope.period).figures}
    for name in ("支委会", "党员大会", "主题党日", "组织生活会", "党课"):
        assert counted[name] == 1
    assert (counted["标签.党史学习教育"], counted["党员总数"], counted["预备党员"]) == (1, 3, 1)
    assert counted["党费.实缴合计"] == 90
    assert book.settings.text("单位全称") == "雲州市財政局"


def test_what_is_right_is_not_flagged() -> None:
    assert not {"L010", "L011", "L020", "L029", "L040", "L054", "L201"} & found(ledger()).keys()


def test_what_is_quoted_is_quoted_as_written() -> None:
    codes = found(ledger(ACTIVITIES.replace("2022.4.12 ", "2022年2月30號")))
    assert codes["L003"] == ["2022年2月30號"]


def test_names_stay_as_written() -> None:
    names = parse_names("張三（主持）、李麗，王 國").value
    assert names
    assert names.names == ("張三", "李麗", "王國")
    assert names.roles == {"張三": "主持"}


@pytest.mark.parametrize(
    ("activities", "roster"),
    [
        (ACTIVITIES, ROSTER.replace("張三", "张三").replace("陳東", "陈东")),
        (ACTIVITIES.replace("張三", "张三").replace("陳東", "陈东"), ROSTER),
    ],
)
def test_one_person_in_both_writings_is_on_the_roster(activities: str, roster: str) -> None:
    book = ledger(activities, roster)
    assert "L201" not in found(book)
    assert {a.chair.names for a in book.activities if a.chair} == {(book.members[0].name,)}
