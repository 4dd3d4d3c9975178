"""The measure of proof-reading: what it finds in a folder of texts, and how that was judged."""

from __future__ import annotations

from pathlib import Path

import pytest

from findings_in_texts import judged_table, main, read_rows, rows_of

SLIP = "局党组召开会议，对重点工作进行安排布署。\n各支部按期召开支委会。\n"


def test_a_text_is_measured_and_its_findings_are_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "一.txt").write_text(SLIP, "utf-8")
    listed = tmp_path / "findings.csv"
    assert main([str(tmp_path / "texts"), "--list", str(listed)]) == 0
    assert f"1 texts, {len(SLIP) - 2} characters" in capsys.readouterr().out
    (found,) = [row for row in read_rows([listed]) if row["code"] == "W104"]
    assert (found["paragraph"], found["text"], found["suggestion"]) == ("0", "布署", "部署")
    assert found["context"] == "局党组召开会议，对重点工作进行安排【布署】。"
    assert found["verdict"] == ""


def test_a_list_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "findings.csv").write_text("judged", "utf-8")
    with pytest.raises(FileExistsError):
        main([str(tmp_path), "--list", str(tmp_path / "findings.csv")])


def test_verdicts_are_counted_by_rule_and_by_severity(tmp_path: Path) -> None:
    _, rows = rows_of(_text(tmp_path))
    (row,) = [r for r in rows if r["code"] == "W104"]
    judged = [row | {"verdict": v} for v in ("right", "right", "defensible", "false")]
    lines = list(judged_table(judged))
    assert "| W104 | error | 4 | 2 | 1 | 1 | 75% |" in lines
    assert "| 合计 | error | 4 | 2 | 1 | 1 | 75% |" in lines
    assert "| 合计 | warning | 0 | 0 | 0 | 0 | — |" in lines


def test_a_finding_that_nobody_judged_is_refused(tmp_path: Path) -> None:
    _, rows = rows_of(_text(tmp_path))
    with pytest.raises(SystemExit, match="the verdict is empty"):
        list(judged_table(rows))


def _text(folder: Path) -> Path:
    path = folder / "一.txt"
    path.write_text(SLIP, "utf-8")
    return path
