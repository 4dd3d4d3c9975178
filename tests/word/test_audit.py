"""Reports held against ledgers: ours and others', edited, marked, and renewed."""

from __future__ import annotations

import copy
import json
import random
import shutil
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from addin.audit.claim import Judged, Verdict
from addin.cli import main
from addin.ledger.record import replace
from addin.ledger.refusal import Refusal
from addin.workflows import Checked, check
from addin.workflows.audits import Audited, audit, audit_checked
from addin.workflows.input_and_output import Destination, LedgerInput
from addin.workflows.reports import ReportForm, refresh_checked, report, write_report
from commands import refused
from word.edited import (
    OTHERS,
    ROWS,
    controls,
    edit,
    ledger,
    part,
    parts,
    refreshed,
    said,
    written,
)
from word.test_comments import in_order, marked

MORE = (
    "2022年4月13日|支委会|研究四月工作|张三|5|5|",
    "2022年5月6日|党员大会|讨论发展|张三|23|20|",
    "2022年5月20日|主题党日|参观纪念馆|李四|23|23|",
    "2022年6月8日|党课|讲党课|张三|23|21|",
    "2022年6月15日|专题学习|学习整治要求|张三|23|22|两化",
)
TEXT = (
    "市直机关工委：",
    "2022年以来，我们增强“四个意识”，做到“两个维护”，落实“三会一课”。",
    "上半年共计开展党员大会6次，支部委员会5次，讲党课3次，开展主题党日9次。",
    "开展集中治理党内政治生活庸俗化交易化问题专题学习6次。",
    "坚持每月至少召开1次中心组学习，每季度听取1次专题汇报。",
)


def document(path: Path, *texts: str) -> Path:
    """Write a document of plain paragraphs."""
    written = docx.Document()
    for text in texts:
        written.add_paragraph(text)
    written.save(str(path))
    return path


def wrong(done: Audited) -> list[Judged]:
    return [c for c in done.claims if c.verdict is Verdict.MISMATCH]


def others(done: Audited) -> list[str]:
    return [f"{c.text} {c.reason}" for c in done.claims if c.verdict is not Verdict.MATCH]


# --- The laws ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["活动台账.xlsx", "全套台账.xlsx"])
def test_a_report_agrees_with_its_own_ledger(tmp_path: Path, name: str) -> None:
    checked = check(LedgerInput(Path(__file__).parent.parent.parent / "samples" / name))
    traced = write_report(checked, tmp_path / "汇报.docx").path
    done = audit_checked(checked, traced)
    assert len(done.claims) > 90
    assert others(done) == []
    plain = write_report(checked, tmp_path / "文字.docx", form=ReportForm(plain=True)).path
    read = audit_checked(checked, plain)
    assert wrong(read) == []
    assert read.count(Verdict.MATCH) > 85


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.sampled_from([*ROWS, *MORE]), min_size=1, max_size=9))
def test_whatever_the_ledger_holds_its_report_agrees_with_it(
    tmp_path_factory: pytest.TempPathFactory, rows: list[str]
) -> None:
    checked = ledger(*rows)
    done = audit_checked(checked, written(tmp_path_factory.mktemp("汇报"), checked))
    assert done.claims
    assert others(done) == []


def figures(root: Any) -> list[Any]:
    """Return the controls of a report that hold a number."""
    names = ("次数.", "人次.", "统计表[", "=次数.")
    return [
        c
        for c in controls(root)
        if c.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val")).startswith(names)
        and "".join(t.text or "" for t in c.iter(qn("w:t"))).isdigit()
    ]


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> tuple[Checked, Path]:
    """A ledger and its report."""
    checked = ledger(*ROWS, *MORE)
    return checked, written(tmp_path_factory.mktemp("汇报"), checked)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10_000), by=st.integers(1, 9))
def test_one_figure_changed_is_the_one_mismatch(
    own: tuple[Checked, Path], tmp_path: Path, seed: int, by: int
) -> None:
    checked = own[0]
    path = Path(shutil.copy(own[1], tmp_path / "改.docx"))
    changed: list[str] = []

    def change(root: Any) -> None:
        control = random.Random(seed).choice(figures(root))
        (text,) = control.iter(qn("w:t"))
        text.text = str(int(text.text) + by)
        changed.append(text.text)

    done = audit_checked(checked, edit(path, change))
    (its,) = wrong(done)
    assert (str(its.stated), its.actual) == (changed[0], int(changed[0]) - by)
    assert len(others(done)) == 1


def test_the_ledger_goes_on_and_renewal_puts_it_right(tmp_path: Path) -> None:
    path = written(tmp_path, ledger(*ROWS))
    later = ledger(*ROWS, *MORE)
    assert {c.key for c in wrong(audit_checked(later, path))} >= {"支委会", "党员大会"}
    done = audit_checked(later, refreshed(path, later).target)
    assert others(done) == []


# --- Reports of others ------------------------------------------------------------------------


def test_the_figures_of_a_written_report_are_found_and_nothing_else(
    tmp_path: Path, sample: Path
) -> None:
    done = audit(document(tmp_path / "汇报.docx", *TEXT), LedgerInput(sample))
    assert [(c.stretch.paragraph, c.key, c.stated) for c in done.claims] == [
        (2, "党员大会", 6),
        (2, "支委会", 5),
        (2, "党课", 3),
        (2, "主题党日", 9),
        (3, "专题学习.两化", 6),
    ]
    assert others(done) == []


def test_a_wrong_figure_is_marked_at_its_place(tmp_path: Path, sample: Path) -> None:
    texts = [t.replace("支部委员会5次", "支部委员会6次") for t in TEXT]
    path = document(tmp_path / "汇报.docx", *texts)
    done = audit(path, LedgerInput(sample), Destination(tmp_path / "批注.docx"))
    assert done.target is not None
    in_order(done.target)
    assert said(done.target) == texts
    words = [c.text for c in docx.Document(str(done.target)).comments]
    assert words[0].startswith("与《活动台账.xlsx》（2022年上半年）核对：找到5处数字")
    assert words[1] == "报告写6次，台账为5次，见活动台账 第5、14、22、39、47行"
    assert list(marked(part(done.target)).values())[1:] == ["支部委员会6次"]


def test_a_claim_in_pieces_and_in_tracked_changes_is_read_as_it_will_be(tmp_path: Path) -> None:
    def change(root: Any) -> None:
        (run,) = root.iter(qn("w:r"))
        for piece in ("召开党", "员大", "会", "1"):
            new = copy.deepcopy(run)
            new.find(qn("w:t")).text = piece
            run.addprevious(new)
        run.find(qn("w:t")).text = "次。"
        run.addprevious(_tracked("del", "5"))
        run.addprevious(_tracked("ins", "2"))

    path = edit(document(tmp_path / "汇报.docx", "召开党员大会12次。"), change)
    (its,) = audit_checked(ledger(*ROWS), path).claims
    assert (its.text, its.stated, its.actual) == ("党员大会12次", 12, 1)


def _tracked(kind: str, text: str) -> Any:
    its = docx.oxml.OxmlElement(f"w:{kind}")
    its.set(qn("w:id"), "91")
    its.set(qn("w:author"), "李四")
    run = its.makeelement(qn("w:r"), {})
    letters = its.makeelement(qn("w:t" if kind == "ins" else "w:delText"), {})
    letters.text = text
    run.append(letters)
    its.append(run)
    return its


def test_a_hand_edited_figure_is_held_to_its_key_and_not_to_its_words(tmp_path: Path) -> None:
    checked = ledger(*ROWS)
    path = written(tmp_path, checked, "本期情况：{{ 次数.支委会 }}", table=())
    assert [(c.key, c.verdict) for c in audit_checked(checked, path).claims] == [
        ("支委会", Verdict.MATCH)
    ]


def test_what_leaders_made_vague_is_said_so(tmp_path: Path) -> None:
    checked = ledger(*ROWS)
    path = document(tmp_path / "汇报.docx", "召开支委会20余次。")
    (its,) = audit_checked(checked, path).claims
    assert (its.verdict, its.reason) == (Verdict.UNVERIFIABLE, "说的是约数，核对不了")


# --- The door ---------------------------------------------------------------------------------


def test_the_command_answers_in_json(
    tmp_path: Path, sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = document(tmp_path / "汇报.docx", "召开支委会6次。")
    assert main(["audit", str(path), str(sample), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    (claim,) = told["claims"]
    assert claim == {
        "paragraph": 0,
        "part": "body",
        "place": "第1段",
        "start": 2,
        "end": 7,
        "text": "支委会6次",
        "key": "支委会",
        "stated": 6,
        "unit": "次",
        "actual": 5,
        "verdict": "mismatch",
        "rows": [f"活动台账!{n}" for n in (5, 14, 22, 39, 47)],
        "reason": None,
    }


def test_the_command_lists_the_claims_and_writes_the_marked_copy(
    tmp_path: Path, sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = document(tmp_path / "汇报.docx", "召开支委会6次、党员大会6次，慰问党员3人次。")
    target = tmp_path / "批注.docx"
    before = sample.read_bytes(), path.read_bytes()
    assert main(["audit", str(path), str(sample), "-o", str(target)]) == 1
    said = capsys.readouterr().out
    lines = said.replace("\n     ", "").splitlines()
    assert lines[0].startswith("不符 第1段 “支委会6次” 报告写6次，台账为5次，见活动台账")
    assert lines[1].startswith("存疑 第1段 “慰问党员3人次” 核对不了：")
    assert lines[2] == "与台账一致的1处没有列出，要看请加 --all"
    assert lines[3].endswith("找到3处数字，与台账一致1处，与台账不符1处，核对不了1处")
    main(["audit", str(path), str(sample), "--all"])
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("一致 第1段 “党员大会6次”") for line in lines)
    assert (sample.read_bytes(), path.read_bytes()) == before
    assert "已经存在" in refused(capsys, "audit", path, sample, "-o", target)


def test_a_report_that_agrees_ends_well(tmp_path: Path, sample: Path) -> None:
    path = document(tmp_path / "汇报.docx", "召开支委会5次。")
    assert main(["audit", str(path), str(sample)]) == 0


def test_what_cannot_be_done_is_said(
    tmp_path: Path, sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = document(tmp_path / "汇报.docx", "召开支委会5次。")
    assert "找不到报告" in refused(capsys, "audit", tmp_path / "无.docx", sample)
    assert ".docx" in refused(capsys, "audit", path, sample, "-o", tmp_path / "批注.xlsx")
    assert "-o" in refused(capsys, "audit", path, sample, "--sources")
    assert "不是Word文档" in refused(capsys, "audit", sample, sample)
    with pytest.raises(Refusal):
        audit(path, LedgerInput(sample), Destination(path))


# --- The annex --------------------------------------------------------------------------------


def test_each_figure_leads_to_its_rows(tmp_path: Path, sample: Path) -> None:
    path = report(
        LedgerInput(sample), Destination(tmp_path / "汇报.docx"), form=ReportForm(annex=True)
    ).path
    opened = docx.Document(str(path))
    table = opened.tables[-1]
    assert [c.text for c in table.rows[0].cells] == ["指标", "数值", "所在行"]
    told = {r.cells[0].text: (r.cells[1].text, r.cells[2].text) for r in table.rows[1:]}
    assert told["支委会"] == ("5次", "活动台账 第5行、14行、22行、39行、47行")
    assert told["党员总数"] == ("23名", "党员名册 第3—25行")
    links = {r.target_ref for r in opened.part.rels.values() if r.reltype.endswith("/hyperlink")}
    assert "活动台账.xlsx#'活动台账'!A39" in links
    assert "活动台账.xlsx#'党员名册'!A3:A25" in links


def test_the_annex_claims_nothing_and_is_written_once(tmp_path: Path, sample: Path) -> None:
    path = report(
        LedgerInput(sample), Destination(tmp_path / "汇报.docx"), form=ReportForm(annex=True)
    ).path
    before = audit(path, LedgerInput(sample))
    assert others(before) == []
    again = audit(path, LedgerInput(sample), Destination(tmp_path / "批注.docx"), annex=True)
    assert len(again.claims) == len(before.claims)
    assert len(docx.Document(str(again.target)).tables) == len(docx.Document(str(path)).tables)
    assert said(tmp_path / "批注.docx") == said(path)


def test_a_report_with_the_annex_is_renewed_with_it(tmp_path: Path) -> None:
    book = tmp_path / "台账.xlsx"
    book.write_bytes(b"")
    checked, later = (replace(c, file=book) for c in (ledger(*ROWS), ledger(*ROWS, *MORE)))
    path = tmp_path / "附来源.docx"
    audit_checked(checked, written(tmp_path, checked), Destination(path), annex=True)
    done = refresh_checked(later, path, Destination(tmp_path / "新.docx"))
    assert others(audit_checked(later, done.target)) == []
    assert annexed(path)["支委会"] == ["2次", "活动台账 第2行、3行"]
    assert annexed(done.target)["支委会"] == ["3次", "活动台账 第2行、3行、7行"]
    again = refresh_checked(later, done.target, Destination(tmp_path / "再.docx"))
    assert parts(again.target) == parts(done.target)


def annexed(path: Path) -> dict[str, list[str]]:
    """Return the rows of the annex by their figure."""
    rows = [[c.text for c in r.cells] for r in docx.Document(str(path)).tables[-1].rows]
    return {row[0]: row[1:] for row in rows[1:]}


def test_without_a_file_to_lead_to_the_rows_are_words(tmp_path: Path) -> None:
    checked: Checked = ledger(*ROWS, **OTHERS)
    path = document(tmp_path / "汇报.docx", "召开支委会2次。")
    audit_checked(checked, path, Destination(tmp_path / "新.docx"), annex=True)
    table = docx.Document(str(tmp_path / "新.docx")).tables[0]
    assert [c.text for c in table.rows[1].cells] == ["支委会", "2次", "活动台账 第2行、3行"]
    assert b"hyperlink" not in part(tmp_path / "新.docx")


def test_an_annex_that_is_replaced_takes_its_links_along(
    tmp_path: Path, sample: Path, full_sample: Path
) -> None:
    form = ReportForm(annex=True)
    path = report(LedgerInput(sample), Destination(tmp_path / "汇报.docx"), form=form).path
    marked = tmp_path / "批注.docx"
    command = ["audit", path, full_sample, "-o", marked, "--sources", "--period", "2022H1"]
    assert main([str(word) for word in command]) in (0, 1)
    opened = docx.Document(str(marked)).part
    links = [key for key, r in opened.rels.items() if r.reltype.endswith("/hyperlink")]
    assert links and all(f'"{key}"'.encode() in opened.blob for key in links)
