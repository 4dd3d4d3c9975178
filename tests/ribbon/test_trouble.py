"""What goes wrong at the desk: said in a sentence, and nothing half-done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import xlwings

from addin import ribbon
from addin.excel import desk
from addin.excel.buttons import checking, new_ledger
from addin.excel.log import log_path, write_down
from excel.engine import snapshot
from ribbon.conftest import Clerk

PARAMETERS = "键|值\n单位全称|临江县民政局党组\n报告期起|2022-01-01\n报告期止|2022-03-31"
LEDGER = "日期|活动类型|主题|主持人|应到人数|实到人数\n2022年1月5日|支委汇|研究全年计划|张三|5|5"
ALL = list(ribbon.BUTTONS)


def test_every_button_is_a_function_that_takes_nothing_and_has_a_label() -> None:
    assert len(set(ribbon.BUTTONS.values())) == len(ALL)
    for button in ALL:
        assert button.__doc__
        assert button.__code__.co_argcount == 0
        assert getattr(ribbon, button.__name__) is button


def test_a_workbook_without_a_ledger_gets_a_sentence_on_a_sheet(
    book: Callable[..., Path], opened: Callable[[Path], Clerk]
) -> None:
    clerk = opened(book("别的.xlsx", 采购="品名|数量\n椅子|5"))
    said = clerk.press(ribbon.check)
    assert "没有找到活动台账" in said
    assert clerk.in_front == "台账通提示"
    notice = clerk.book.sheets["台账通提示"]
    assert notice.range("A2:A3").value[0] == "点了“校验台账”，没有做成："
    assert "没有找到活动台账" in notice.range("A3").value
    assert "taizhang" not in notice.range("A3").value


def test_the_notice_goes_when_the_next_button_works(tidy: Clerk) -> None:
    tidy.press(ribbon.apply_suggestions)
    assert "台账通提示" in tidy.sheets
    tidy.press(ribbon.check)
    assert "台账通提示" not in tidy.sheets


@pytest.mark.parametrize("button", [ribbon.check, ribbon.tally])
def test_a_protected_workbook_is_said_before_anything_is_done(
    tidy: Clerk, button: Callable[[], None]
) -> None:
    tidy.book.api.Protect()
    before = snapshot(tidy.book)
    assert "工作簿的结构有保护" in tidy.press(button)
    assert snapshot(tidy.book) == before


def test_a_cell_being_edited_is_waited_for_and_then_said(tidy: Clerk) -> None:
    before = snapshot(tidy.book)
    tidy.book.set_mock_caller()
    tidy.excel.busy()
    ribbon.check()
    tidy.excel.ready()
    assert snapshot(tidy.book) == before
    (words,) = tidy.boxes
    assert "Excel正忙（可能正在编辑单元格" in words


def test_an_excel_that_is_busy_for_a_moment_does_not_matter(tidy: Clerk) -> None:
    tidy.excel.busy(8)
    assert tidy.press(ribbon.check).startswith("校验完成")


def test_a_read_only_workbook_is_checked_but_not_changed(
    book: Callable[..., Path], opened: Callable[..., Clerk]
) -> None:
    clerk = opened(book("台账.xlsx", 活动台账=LEDGER, 参数=PARAMETERS), read_only=True)
    assert "只读打开的，结果要另存才留得下来" in clerk.press(ribbon.check)
    clerk.tick("B2")
    before = snapshot(clerk.book, ["活动台账"])
    assert "只读打开的，改了也存不回去" in clerk.press(ribbon.apply_suggestions)
    assert snapshot(clerk.book, ["活动台账"]) == before


def test_a_workbook_never_saved_is_checked_but_gets_no_report(tidy: Clerk) -> None:
    fresh = tidy.book.app.books.add()
    for row, line in enumerate(LEDGER.splitlines(), 1):
        fresh.sheets[0].range((row, 1)).value = line.split("|")
    clerk = Clerk(fresh, tidy.excel)
    assert clerk.press(ribbon.check).startswith("校验完成")
    assert "还没有保存过" in clerk.press(ribbon.report)
    assert not tidy.opened


def test_a_program_error_is_a_sentence_and_a_log_without_anything_of_hers(
    tidy: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object) -> None:
        raise ValueError("王建国 110105194912310021")

    monkeypatch.setattr(checking, "show_findings", broken)
    said = tidy.press(ribbon.check)
    assert "程序内部出错（ValueError）" in said
    assert str(log_path()) in said
    assert str(log_path()) in tidy.book.sheets["台账通提示"].range("A4").value
    log = log_path().read_text(encoding="utf-8")
    assert "校验台账 ValueError" in log
    assert "test_trouble.py" in log
    assert "王建国" not in log
    assert tidy.excel.history("ScreenUpdating")[-1] is True


def test_the_log_does_not_grow_for_ever(tmp_path: Path) -> None:
    log = tmp_path / "a" / "ribbon.log"
    for _ in range(3):
        write_down("校验台账", ValueError(), log)
    assert log.read_text(encoding="utf-8").count("ValueError") == 3
    log.write_text("旧" * 100_000, encoding="utf-8")
    write_down("校验台账", ValueError(), log)
    assert log.read_text(encoding="utf-8").count("ValueError") == 1
    assert log.with_name("ribbon.log.1").exists()


def test_an_unwritable_log_is_no_second_error(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("")
    assert write_down("统计", ValueError(), tmp_path / "a" / "ribbon.log") is None


def test_two_excels_are_not_mixed_up(sample: Path, opened: Callable[[Path], Clerk]) -> None:
    clerk = opened(sample)
    other = xlwings.App()
    stranger = other.books.add()
    clerk.press(ribbon.check)
    assert "校验结果" in clerk.sheets
    assert [s.name for s in stranger.sheets] == ["Sheet1"]


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_missing_parameters_are_offered(
    book: Callable[..., Path], opened: Callable[[Path], Clerk], answer: str
) -> None:
    table = f"2022年上半年党建活动台账\n{LEDGER}"
    clerk = opened(book("台账.xlsx", 活动台账=table))
    clerk.excel.answers.append(answer)
    said = clerk.press(ribbon.report)
    question = clerk.excel.alerts[0].prompt
    assert question.startswith("“参数”表还缺：单位全称、")
    if answer == "yes":
        assert clerk.in_front == "参数"
        sheet = clerk.book.sheets["参数"]
        rows = {r[0]: r[1] for r in sheet.used_range.value if r[0]}
        assert rows["报告期起"].date().isoformat() == "2022-01-01"
        assert rows["单位全称"] is None
        assert "带底色的几行必填" in said
        assert clerk.book.selection.address == "$B$3"
        assert not clerk.opened
    else:  # the title tells the period; what it does not tell is red in the report
        assert "参数" not in clerk.sheets
        assert "已标红" in said
        assert [path.suffix for path in map(Path, clerk.opened)] == [".docx"]


def test_keys_that_the_sheet_lacks_are_added_below(
    book: Callable[..., Path], opened: Callable[[Path], Clerk]
) -> None:
    clerk = opened(book("台账.xlsx", 活动台账=LEDGER, 参数=PARAMETERS))
    before = clerk.book.sheets["参数"].range("A1:B4").value
    clerk.press(ribbon.parameters)
    sheet = clerk.book.sheets["参数"]
    assert sheet.range("A1:B4").value == before
    keys = [k for k in sheet.range("A1:A40").value if k]
    assert "主送机关" in keys
    assert len(keys) == len(set(keys))
    clerk.press(ribbon.parameters)
    assert [k for k in sheet.range("A1:A40").value if k] == keys


def test_a_sheet_of_that_name_that_is_no_list_of_parameters_is_left_alone(
    book: Callable[..., Path], opened: Callable[[Path], Clerk]
) -> None:
    clerk = opened(book("台账.xlsx", 活动台账=LEDGER, 参数="甲|乙\n1|2"))
    before = snapshot(clerk.book, ["参数"])
    assert "已有一张“参数”表，但看不懂" in clerk.press(ribbon.parameters)
    assert snapshot(clerk.book, ["参数"]) == before


def test_help_and_a_new_ledger_need_no_workbook(
    opened: Callable[[Path], Clerk], sample: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    clerk = opened(sample)
    monkeypatch.setattr(desk, "documents", lambda: tmp_path)
    monkeypatch.setattr(new_ledger, "documents", lambda: tmp_path)

    def nobody() -> xlwings.Book:
        raise KeyError("党建台账.xlam")

    monkeypatch.setattr(xlwings.Book, "caller", nobody)
    ribbon.show_help()
    ribbon.new_ledger()
    page, ledger = clerk.opened
    assert page.suffix == ".html"
    assert (ledger.parent, ledger.exists()) == (tmp_path, True)
    with pytest.raises(KeyError):
        ribbon.check()
