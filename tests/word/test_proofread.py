"""Proof-reading a document: comments stand at their places, safe corrections can be taken back."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from addin.cli import main
from addin.ledger.period import parse_period
from addin.proofreading.text_finding import TextFinding
from addin.resources import resource
from addin.workflows.contradicted_figures import names_of
from addin.workflows.input_and_output import Destination, LedgerInput
from addin.workflows.ledgers import check
from addin.workflows.proofreading import Basis, Copies, Proofread, proofread
from addin.workflows.reports import ReportForm, report
from commands import Output, files_in, refused
from documents import template
from word.edited import part, parts, rejected, said

LINES = (
    "关于2023年上半年党建工作情况的报告",
    "县直机关工委：",
    "2023年上半年，我局抓实党建工作。现将情况报告如下。",
    "一、 工作情况",
    "召开支委会6次,讲党课*次。",
    "县水利局党总支",
    "2023年7月5日",
)
CORRECTED = (
    *LINES[:2],
    "2023年上半年，我局抓实党建工作。现将情况报告如下：",
    "一、工作情况",
    "召开支委会6次，讲党课*次。",
    *LINES[5:],
)


def of_text(done: Proofread) -> list[TextFinding]:
    """Return what was found in the text; layout is tried elsewhere."""
    return [f for f in done.findings if f.code.startswith("W")]


@pytest.fixture
def written(tmp_path: Path) -> Path:
    return template(tmp_path / "报告.docx", *LINES)


def commented(path: Path) -> dict[str, str]:
    """Return the words of every comment, and the text it is put at."""
    root = etree.fromstring(part(path))
    words = {
        c.get(qn("w:id")): "".join(t.text or "" for t in c.iter(qn("w:t")))
        for c in etree.fromstring(part(path, "word/comments.xml"))
    }
    found: dict[str, list[str]] = {n: [] for n in words}
    running: set[str] = set()
    for its in root.iter(qn("w:commentRangeStart"), qn("w:commentRangeEnd"), qn("w:t")):
        if its.tag == qn("w:t"):
            for n in running:
                found[n].append(its.text or "")
        elif its.tag == qn("w:commentRangeStart"):
            running.add(its.get(qn("w:id")))
        else:
            running.discard(its.get(qn("w:id")))
    return {words[n]: "".join(found[n]) for n in words}


def test_every_finding_is_a_comment_at_its_place_and_the_text_stays(written: Path) -> None:
    marked = written.with_name("批注.docx")
    done = proofread(written, Copies(marked))
    placed = {f.code: f.text for f in of_text(done) if f.where}
    assert placed == {"W065": "报告如下。", "W026": " ", "W010": ",", "W001": "*"}
    comments = commented(marked)
    marks = {words.split("】")[0][-4:]: text for words, text in comments.items() if "【" in words}
    assert placed.items() <= marks.items()
    assert said(marked) == list(LINES)
    summary = next(words for words in comments if words.startswith("公文校对"))
    assert summary.startswith("公文校对：错误 3，")


def test_what_is_wrong_with_the_whole_is_told_at_the_top(tmp_path: Path) -> None:
    bare = template(
        tmp_path / "报告.docx",
        "2023年上半年，我局召开支委会6次，成效明显。",
        "县水利局",
        "2023年7月5日",
    )
    marked = tmp_path / "批注.docx"
    proofread(bare, Copies(marked))
    assert any("没有标题" in words and "没有主送机关" in words for words in commented(marked))


def test_safe_corrections_are_tracked_and_nothing_else_moves(written: Path) -> None:
    fixed = written.with_name("修订.docx")
    done = proofread(written, Copies(fixed=fixed))
    assert done.corrected == 3
    assert said(fixed) == list(CORRECTED)
    assert rejected(fixed) == list(LINES)
    changed = {name for name, content in parts(fixed).items() if content != parts(written)[name]}
    assert changed == {"word/document.xml"}
    root = etree.fromstring(part(fixed))
    assert [t.text for t in root.iter(qn("w:delText"))] == ["。", " ", ","]
    authors = {
        i.get(qn("w:author")) for i in etree.fromstring(part(fixed)).iter(qn("w:ins"), qn("w:del"))
    }
    assert authors == {"台账通"}


def test_what_was_corrected_is_not_found_again(written: Path) -> None:
    fixed = written.with_name("修订.docx")
    proofread(written, Copies(fixed=fixed))
    assert [f.code for f in of_text(proofread(fixed))] == ["W001"]


def test_without_anything_to_correct_the_copy_is_the_same(tmp_path: Path) -> None:
    clean = template(tmp_path / "报告.docx", *CORRECTED)
    fixed = tmp_path / "修订.docx"
    assert proofread(clean, Copies(fixed=fixed)).corrected == 0
    assert parts(fixed) == parts(clean)


PIECES = st.lists(
    st.sampled_from(
        [
            "召开支委会6次",
            ",",
            "，，",
            " ",
            "“双报到”",
            '"先锋岗"',
            "120人",
            "(扩大)",
            "。",
            "的的",
            "党员",
            "１２",
        ]
    ),
    min_size=1,
    max_size=14,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=12)
@given(pieces=PIECES, cuts=st.sets(st.integers(0, 40)))
def test_by_law_corrections_accepted_are_gone_and_rejected_leave_the_old(
    tmp_path: Path, pieces: list[str], cuts: set[int]
) -> None:
    text = "做了三件事：" + "".join(pieces)
    document = docx.Document()
    paragraph = document.add_paragraph()
    edges = [0, *sorted(c for c in cuts if 0 < c < len(text)), len(text)]
    for start, end in pairwise(edges):
        paragraph.add_run(text[start:end]).bold = bool(start % 2)
    path, fixed = tmp_path / "报告.docx", tmp_path / "修订.docx"
    document.save(str(path))
    done = proofread(path, Copies(force=True, fixed=fixed))
    assert rejected(fixed) == [text]
    expected, moved = text, 0
    chosen = sorted(
        (f for f in done.findings if f.safe), key=lambda f: f.where.start if f.where else 0
    )
    last = 0
    for f in chosen:
        assert f.where is not None
        assert f.suggestion is not None
        if f.where.start < last:
            continue
        last = f.where.end
        a, b = f.where.start + moved, f.where.end + moved
        expected = expected[:a] + f.suggestion + expected[b:]
        moved += len(f.suggestion) - (f.where.end - f.where.start)
    assert said(fixed) == [expected]


@pytest.mark.parametrize("name", ["活动台账.xlsx", "全套台账.xlsx"])
def test_the_shipped_template_passes_its_own_proof_reading(tmp_path: Path, name: str) -> None:
    done = report(LedgerInput(resource("samples", name)), Destination(tmp_path / "汇报.docx"))
    assert [(f.code, f.text) for f in proofread(done.path).findings] == []


def test_a_list_of_sources_behind_a_report_is_no_slip(tmp_path: Path) -> None:
    done = report(
        LedgerInput(resource("samples", "全套台账.xlsx")),
        Destination(tmp_path / "汇报.docx"),
        form=ReportForm(annex=True),
    )
    assert [f for f in proofread(done.path).findings if f.severity != "info"] == []


def test_a_report_with_open_places_is_told_of_them_alone(tmp_path: Path) -> None:
    done = report(
        LedgerInput(resource("samples", "问题台账.xlsx")), Destination(tmp_path / "汇报.docx")
    )
    assert done.missing > 0
    findings = of_text(proofread(done.path))
    assert {f.code for f in findings} == {"W001"}
    assert len(findings) == done.missing


def test_the_period_is_the_one_the_report_was_written_for(tmp_path: Path) -> None:
    made = report(
        LedgerInput(resource("samples", "活动台账.xlsx")), Destination(tmp_path / "汇报.docx")
    ).path
    document = docx.Document(str(made))
    document.paragraphs[1].runs[0].text = ""
    document.paragraphs[3].add_run("全面贯彻党的二十大精神。")
    document.save(str(made))
    assert "W300" in {f.code for f in proofread(made).findings}


def test_the_command_answers_in_json_and_tells_of_errors(
    written: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["proofread", str(written), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)["findings"]
    assert next(f for f in found if f["code"] == "W026") == {
        "code": "W026",
        "severity": "error",
        "paragraph": 3,
        "start": 2,
        "end": 3,
        "text": " ",
        "message": "汉字之间有多余的空格",
        "suggestion": "",
    }


def test_the_command_says_it_in_chinese(written: Path, capsys: pytest.CaptureFixture[str]) -> None:
    marked, fixed = written.with_name("批注.docx"), written.with_name("修订.docx")
    assert main(["proofread", str(written), "-o", str(marked), "--fix", str(fixed)]) == 1
    out = capsys.readouterr().out
    assert "错误 W010 第5段第8字 汉字旁边的“,”是半角标点，应改为全角　建议：改为“，”" in out
    assert "《报告.docx》校对完成：错误 3，" in out
    assert f"批注写在：{marked}" in out
    assert f"已用修订方式更正3处，另存为：{fixed}" in out


def test_a_report_without_errors_ends_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (line.replace("*", "2") for line in CORRECTED)
    assert main(["proofread", str(template(tmp_path / "报告.docx", *text))]) == 0
    assert "错误" not in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [("-o", "同.docx", "--fix", "同.docx"), ("-o", "批注.pdf")])
def test_odd_targets_are_refused(written: Path, capsys: Output, arguments: tuple[str, ...]) -> None:
    before = files_in(written.parent)
    placed = [str(written.parent / a) if a.endswith(("docx", "pdf")) else a for a in arguments]
    refused(capsys, "proofread", written, *placed)
    assert files_in(written.parent) == before


def test_an_existing_file_is_not_overwritten(written: Path, capsys: Output) -> None:
    there = template(written.with_name("批注.docx"), "旧批注")
    before = there.read_bytes()
    assert "--force" in refused(capsys, "proofread", written, "-o", there)
    assert there.read_bytes() == before
    assert main(["proofread", str(written), "-o", str(there), "--force"]) == 1
    refused_own = refused_after(capsys, written)
    assert written.name in refused_own


def refused_after(capsys: Output, own: Path) -> str:
    capsys.readouterr()
    return refused(capsys, "proofread", own, "--fix", own, "--force")


@pytest.mark.parametrize(
    ("name", "content"),
    [("报告.txt", "正文".encode()), ("报告.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")],
)
def test_other_files_are_refused_with_the_way_out(
    tmp_path: Path, capsys: Output, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert ".docx" in refused(capsys, "proofread", path)


def test_private_numbers_are_not_repeated(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = template(
        tmp_path / "报告.docx", *LINES[:5], "张三（11010519491231002X），电话13812345678。"
    )
    marked = tmp_path / "批注.docx"
    main(["proofread", str(path), "-o", str(marked)])
    out = capsys.readouterr().out
    assert "W410" in out
    assert "W411" in out
    assert "19491231" not in out
    assert "13812345678" not in out
    assert not any("13812345678" in words or "19491231" in words for words in commented(marked))


def test_with_its_ledger_a_report_is_audited_too(tmp_path: Path) -> None:
    ledger = resource("samples", "活动台账.xlsx")
    made = report(LedgerInput(ledger), Destination(tmp_path / "汇报.docx")).path
    assert proofread(made, basis=Basis(ledger=LedgerInput(ledger))).findings == ()
    document = docx.Document(str(made))
    line = "上半年召开支委会6次。"
    document.paragraphs[4].insert_paragraph_before(line)
    document.save(str(made))
    found = [
        f
        for f in proofread(made, basis=Basis(ledger=LedgerInput(ledger))).findings
        if f.severity == "error"
    ]
    assert [(f.code, f.text) for f in found] == [("W420", "支委会6次")]
    assert "台账为5次" in found[0].message


def test_names_in_its_ledger_are_words_in_a_report() -> None:
    checked = check(LedgerInput(resource("samples", "全套台账.xlsx")))
    names = names_of(checked)
    assert {m.name for m in checked.ledger.members} <= names
    assert checked.ledger.settings.values["单位全称"] in names
    assert all(len(name) > 1 for name in names)


def test_what_falls_short_and_is_not_spoken_of_is_told(tmp_path: Path) -> None:
    path = template(tmp_path / "报告.docx", *LINES[:4], "召开支委会5次，讲党课3次。", *LINES[5:])
    ledger = LedgerInput(resource("samples", "活动台账.xlsx"), parse_period("2022H1"))
    done = proofread(path, basis=Basis(ledger.period, ledger))
    short = {f.text: f.message for f in done.findings if f.code == "W421"}
    assert "4月未见记录" in short["支委会5次"]
