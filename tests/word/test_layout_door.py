"""``taizhang proofread`` with a layout: what it says, and the copies that it writes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from addin.cli import main
from addin.office.word.body import read_body
from addin.office.word.word_file import open_word
from addin.resources import resource
from word.official import NUMBERS, findings, letters, written
from word.test_layout_kinds import plain


def spoilt(path: Path) -> Path:
    """Write a report with a slip in its words and one in its layout."""

    def spoil(document: object) -> None:
        p = document.paragraphs[NUMBERS["主送机关"]]  # type: ignore[attr-defined]
        letters(p.runs[0], "宋体", 16)
        body = document.paragraphs[NUMBERS["正文"]]  # type: ignore[attr-defined]
        body.runs[0].text = (
            body.runs[0].text.replace("，服务", ",服务").replace("中心、", "中心,", 1)
        )

    return written(path, spoil)


def found(path: Path, capsys: pytest.CaptureFixture[str], *options: str) -> list[dict[str, object]]:
    main(["proofread", str(path), "--json", *options])
    return list(json.loads(capsys.readouterr().out)["findings"])


def test_layout_is_judged_beside_the_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (its,) = [f for f in found(spoilt(tmp_path / "a.docx"), capsys) if str(f["code"])[0] == "Y"]
    assert (its["code"], its["severity"], its["paragraph"]) == ("Y011", "warning", 1)


def test_a_named_layout_is_judged_in_full(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = plain(tmp_path / "a.docx")
    codes = {str(f["code"]) for f in found(path, capsys) if str(f["code"])[0] == "Y"}
    assert codes == {"Y000"}
    codes = {str(f["code"]) for f in found(path, capsys, "--profile", "国标")}
    assert {"Y001", "Y011", "Y018"} <= codes
    assert "Y000" not in codes


def test_one_copy_has_its_words_corrected_and_its_layout_right(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, copy = spoilt(tmp_path / "a.docx"), tmp_path / "b.docx"
    before = path.read_bytes()
    main(["proofread", str(path), "--fix", str(copy), "--fix-layout"])
    said = capsys.readouterr().out
    assert "版式已排好" in said
    assert str(copy) in said
    assert path.read_bytes() == before
    assert findings(copy) == []
    with open_word(copy) as file:
        assert b"<w:del " in file.part(file.main)
        text = read_body(file)[NUMBERS["正文"]].text
    assert ",服务" not in text
    assert "，服务" in text


def test_a_copy_may_have_its_layout_right_and_its_words_as_they_were(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, copy = spoilt(tmp_path / "a.docx"), tmp_path / "b.docx"
    main(["proofread", str(path), "--fix-layout", str(copy)])
    assert f"版式已排好，文字没有动：{copy}" in capsys.readouterr().out
    with open_word(path) as old, open_word(copy) as new:
        assert [p.text for p in read_body(old)] == [p.text for p in read_body(new)]
    main(["proofread", str(copy), "--fix-layout", str(tmp_path / "c.docx")])
    assert "版式没有要排的" in capsys.readouterr().out
    assert (tmp_path / "c.docx").stat().st_size > 0


def test_it_is_not_said_that_a_copy_is_the_same_where_its_layout_is_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def spoil(document: object) -> None:
        letters(document.paragraphs[1].runs[0], "宋体", 16)  # type: ignore[attr-defined]

    path, copy = written(tmp_path / "a.docx", spoil), tmp_path / "b.docx"
    main(["proofread", str(path), "--fix", str(copy), "--fix-layout"])
    said = capsys.readouterr().out
    assert "文字没有可以直接更正的地方" in said
    assert "与原文相同" not in said


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--fix-layout"], "--fix-layout 后面要写另存的文件名"),
        (["--profile", "国际"], "没有名为“国际”的版式方案"),
        (["--profile", "无.toml"], "找不到版式方案“无.toml”"),
        (["--fix-layout", "b.txt"], "b.txt"),
        (["-o", "b.docx", "--fix-layout", "b.docx"], "-o 和 --fix-layout 写的是同一个文件"),
        (["--fix-layout", "a.docx"], "不能覆盖"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_written(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    options: list[str],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    written(Path("a.docx"))
    assert main(["proofread", "a.docx", *options]) == 2
    assert said in capsys.readouterr().err
    assert [p.name for p in tmp_path.iterdir()] == ["a.docx"]


@pytest.mark.parametrize("ledger", ["活动台账.xlsx", "全套台账.xlsx"])
def test_our_own_report_is_right_and_stays_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], ledger: str
) -> None:
    report, copy = tmp_path / "报告.docx", tmp_path / "排好.docx"
    main(["report", str(resource("samples", ledger)), "-o", str(report)])
    capsys.readouterr()
    assert found(report, capsys, "--profile", "国标", "--fix-layout", str(copy)) == []
    with open_word(report) as old, open_word(copy) as new:
        assert {n: old.part(n) for n in old.names} == {n: new.part(n) for n in new.names}
