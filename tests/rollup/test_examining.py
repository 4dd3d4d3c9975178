"""One ledger of many: what is told of it, and what the process that looks at it answers."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from addin import examining
from addin.report.branches.branch_return import as_data, from_data
from addin.workflows import branches
from addin.workflows.branches import examine
from rollup.folders import CAREFUL, FORGETFUL, ledger


def told(path: Path, period: str = "", report: str = "") -> dict[str, object]:
    return examine(str(path), path.name, period, [], report)


def test_a_ledger_tells_what_was_held_and_what_is_missing(tmp_path: Path) -> None:
    its = from_data(told(ledger(tmp_path / "甲.xlsx", FORGETFUL, "甲支部")))
    assert (its.unit, its.told, its.period) == ("甲支部", "2023Q1", "2023Q1")
    assert its.activities.value == 6
    duty = next(d for d in its.duties if d.type == "支委会")
    assert (duty.held, duty.required, duty.gap, duty.missing) == (2, 3, 1, "2月未见记录")
    assert its.rate == "94.7"  # 6 of 6, and 30 of 32: 36 of 38
    assert from_data(as_data(its)) == its


def test_another_period_is_counted_where_it_is_asked_for(tmp_path: Path) -> None:
    its = from_data(told(ledger(tmp_path / "甲.xlsx", CAREFUL), "2023-01"))
    assert its.period == "2023-01"
    assert its.activities.value == 2


def test_differences_from_the_form_are_said_once(tmp_path: Path) -> None:
    path = ledger(tmp_path / "甲.xlsx", CAREFUL)
    unlike = from_data(told(path)).unlike
    assert len(unlike) == len(set(unlike))
    assert any(words.startswith("活动台账缺栏目：") and "主讲人" in words for words in unlike)
    csv = tmp_path / "乙.csv"
    csv.write_text("日期,活动类别,主题,主持\n2023-01-05,支委会,研究计划,张三\n", encoding="utf-8")
    unlike = from_data(told(csv)).unlike
    assert "没有“参数”工作表" in unlike
    assert any("活动类别（活动类型）" in words for words in unlike)


def test_a_report_is_written_where_it_is_asked_for(tmp_path: Path) -> None:
    path = ledger(tmp_path / "甲.xlsx", CAREFUL, "甲支部")
    its = from_data(told(path, report=str(tmp_path / "甲汇报.docx")))
    assert its.report == "甲汇报.docx"
    assert (tmp_path / "甲汇报.docx").stat().st_size > 0


@pytest.mark.parametrize(
    ("content", "why"), [(b"not a workbook", "不是Excel工作簿"), (None, "文件已不在")]
)
def test_what_cannot_be_read_says_why(tmp_path: Path, content: bytes | None, why: str) -> None:
    path = tmp_path / "甲.xlsx"
    if content is not None:
        path.write_bytes(content)
    its = from_data(told(path))
    assert why in its.refusal
    assert its.activities.value == 0


def test_trouble_within_the_program_is_the_files_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("张三 15.00")

    monkeypatch.setattr(branches, "check", fail)
    its = from_data(told(ledger(tmp_path / "甲.xlsx", CAREFUL)))
    assert its.refusal == "程序内部出错（ZeroDivisionError）"


def test_the_process_answers_line_by_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examining, "limit_memory", lambda _megabytes: None)
    path = ledger(tmp_path / "甲.xlsx", CAREFUL)
    asked = {"path": str(path), "file": "甲.xlsx", "period": "", "mapping": [], "report": ""}
    lines = "".join(json.dumps({**asked, "file": name}) + "\n" for name in ("一", "二"))
    answers = io.StringIO()
    examining.main(100, io.StringIO(lines), answers)
    assert [json.loads(line)["file"] for line in answers.getvalue().splitlines()] == ["一", "二"]


def test_too_little_memory_is_an_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(examining, "limit_memory", lambda _megabytes: None)
    monkeypatch.setattr(examining, "examine", fail)
    answers = io.StringIO()
    examining.main(100, io.StringIO("{}\n"), answers)
    assert "内存超过了上限" in json.loads(answers.getvalue())["refusal"]
