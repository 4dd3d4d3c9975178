"""What an audit reads beside a report's body, what it does not, and how it shows the result."""

from __future__ import annotations

import json
import re
import unicodedata
import zipfile
from pathlib import Path

import docx
import pytest

from addin.audit.claim import Verdict
from addin.cli import main
from addin.workflows.audits import Audited, audit_checked
from addin.workflows.input_and_output import Destination, LedgerInput
from addin.workflows.proofreading import Basis, proofread
from word.edited import ROWS, ledger, part
from word.test_audit import document

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SEPARATOR = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
)


def with_notes(path: Path, kind: str, *texts: str) -> Path:
    """Add footnotes or endnotes to a document, the last of them referred to first."""
    notes = "".join(
        f'<w:{kind} w:id="{n}"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:{kind}>'
        for n, text in enumerate(texts, 2)
    )
    signs = "".join(
        f'<w:r><w:{kind}Reference w:id="{n}"/></w:r>' for n in reversed(range(2, 2 + len(texts)))
    )
    relation = f'<Relationship Id="rIdN" Type="{_OFFICE}/{kind}s" Target="{kind}s.xml"/>'
    separator = _SEPARATOR.replace("footnote", kind)
    return rewritten(
        path,
        {f"word/{kind}s.xml": f"<w:{kind}s {_W}>{separator}{notes}</w:{kind}s>"},
        {
            "word/document.xml": ("</w:p>", f"{signs}</w:p>"),
            "word/_rels/document.xml.rels": ("</Relationships>", f"{relation}</Relationships>"),
        },
    )


def rewritten(path: Path, new: dict[str, str], changes: dict[str, tuple[str, str]]) -> Path:
    """Write a document again with further parts and something replaced in others."""
    with zipfile.ZipFile(path) as old:
        parts = {n: old.read(n).decode() if n in changes else old.read(n) for n in old.namelist()}
    for name, (what, by) in changes.items():
        parts[name] = str(parts[name]).replace(what, by, 1)
    with zipfile.ZipFile(path, "w") as zip_:
        for name, content in {**parts, **new}.items():
            zip_.writestr(name, content)
    return path


def found(done: Audited) -> list[tuple[str, str, str, str]]:
    return [(c.part, c.place, c.text, c.verdict.value) for c in done.claims]


@pytest.mark.parametrize(("kind", "name"), [("footnote", "脚注"), ("endnote", "尾注")])
def test_notes_are_read_in_the_order_of_their_signs(tmp_path: Path, kind: str, name: str) -> None:
    path = document(tmp_path / "汇报.docx", "召开支委会2次。")
    with_notes(path, kind, "其中党员大会9次。", "另有党员大会1次。", "见《某规定》第3条。")
    assert found(audit_checked(ledger(*ROWS), path)) == [
        ("body", "第1段", "支委会2次", "match"),
        (kind, f"{name}2", "党员大会1次", "match"),
        (kind, f"{name}3", "党员大会9次", "mismatch"),
    ]


def test_a_note_without_a_sign_is_not_seen(tmp_path: Path) -> None:
    path = with_notes(
        document(tmp_path / "汇报.docx", "召开支委会2次。"), "footnote", "党员大会9次。"
    )
    rewritten(path, {}, {"word/document.xml": ('<w:footnoteReference w:id="2"/>', "")})
    assert len(audit_checked(ledger(*ROWS), path).claims) == 1


def test_headers_and_footers_are_read_once(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("召开支委会2次。")
    made.sections[0].header.paragraphs[0].text = "支委会3次，党员大会1次"
    made.sections[0].footer.paragraphs[0].text = "第1页 共12页"
    made.sections[0].different_first_page_header_footer = True
    made.sections[0].first_page_header.paragraphs[0].text = "支委会3次，党员大会1次"
    made.save(str(tmp_path / "汇报.docx"))
    assert found(audit_checked(ledger(*ROWS), tmp_path / "汇报.docx")) == [
        ("body", "第1段", "支委会2次", "match"),
        ("header", "页眉", "支委会3次", "mismatch"),
        ("header", "页眉", "党员大会1次", "match"),
    ]


def boxed(path: Path, text: str) -> Path:
    box = (
        f"<w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent>"
        f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    return rewritten(path, {}, {"word/document.xml": ("</w:p>", box)})


def test_a_text_box_is_a_text_of_its_own(tmp_path: Path) -> None:
    """What is to come in the paragraph beside it says nothing of the box."""
    path = document(tmp_path / "汇报.docx", "下一步，召开支委会9次。", "完毕。")
    path = boxed(path, "党员大会3次")
    assert found(audit_checked(ledger(*ROWS), path)) == [
        ("textbox", "第1段旁的文本框", "党员大会3次", "mismatch")
    ]


def test_the_comment_on_the_whole_says_what_has_no_place_for_a_comment(tmp_path: Path) -> None:
    path = document(tmp_path / "汇报.docx", "召开支委会3次，慰问党员3人次。")
    with_notes(path, "footnote", "党员大会9次。")
    done = audit_checked(ledger(*ROWS), path, Destination(tmp_path / "批注.docx"))
    assert done.target
    whole, own = [c.text for c in docx.Document(str(done.target)).comments]
    assert "脚注1 “党员大会9次”：报告写9次，台账为1次，见" in whole
    assert "“慰问党员3人次”：核对不了：" in whole
    assert own.startswith("报告写3次，台账为2次，见")
    assert b"comment" not in part(done.target, "word/footnotes.xml")


def test_what_cannot_be_verified_says_the_ledgers_figure_in_the_comment_too(tmp_path: Path) -> None:
    path = document(tmp_path / "汇报.docx", "组织专题研讨7次。")
    rows = (*ROWS, "2022年6月8日|专题学习|学习条例|张三|23|21|")
    done = audit_checked(ledger(*rows), path, Destination(tmp_path / "批注.docx"))
    assert done.target
    doubted = [c for c in done.claims if c.verdict is Verdict.UNVERIFIABLE and c.rows]
    assert doubted
    whole = docx.Document(str(done.target)).comments
    for claim in doubted:
        assert f"（台账为{claim.actual}{claim.unit}，见" in next(iter(whole)).text


def test_what_is_not_read_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = docx.Document()
    run = made.add_paragraph("召开支委会2次。").runs[0]
    made.add_comment(run, "这里对吗？党员大会9次", author="李四")
    made.add_picture(str(next(Path(__file__).parents[2].glob("docs/*.png"))))
    path = tmp_path / "汇报.docx"
    made.save(str(path))
    done = audit_checked(ledger(*ROWS), path)
    assert len(done.claims) == 1
    assert done.not_read == ["没有核对：批注1条、图片1张（里面的数字请自己看）"]
    assert done.sentences() == done.not_read


def test_our_own_comments_are_no_texts_that_were_left_out(tmp_path: Path) -> None:
    path = document(tmp_path / "汇报.docx", "召开支委会3次。")
    done = audit_checked(ledger(*ROWS), path, Destination(tmp_path / "批注.docx"))
    assert done.target
    assert audit_checked(ledger(*ROWS), done.target).unread == ()


# --- The screen -------------------------------------------------------------------------------


def table_of(path: Path, caption: str, *rows: tuple[str, ...]) -> Path:
    made = docx.Document()
    made.add_paragraph(caption)
    grid = made.add_table(len(rows), len(rows[0]))
    for cells, row in zip(grid.rows, rows, strict=True):
        for cell, text in zip(cells.cells, row, strict=True):
            cell.text = text
    made.save(str(path))
    return path


def test_a_cell_is_named_by_its_headings(tmp_path: Path) -> None:
    rows = (("类型", "一季度", "合计"), ("支委会", "3", "2"), ("党员大会", "1", "4"))
    path = table_of(tmp_path / "汇报.docx", "表2　上半年情况", *rows)
    wrong = [c.place for c in audit_checked(ledger(*ROWS), path).by_urgency[:2]]
    assert wrong == ["表2“支委会”行“一季度”列", "表2“党员大会”行“合计”列"]
    path = table_of(tmp_path / "又.docx", "情况如下：", ("支委会", "3次"), ("党员大会", "1次"))
    assert audit_checked(ledger(*ROWS), path).by_urgency[0].place == "第1个表“支委会”行第2列"


def test_numbers_of_persons_in_a_heading_are_not_shown(tmp_path: Path) -> None:
    rows = (("类型", "次数"), ("支委会（13800138000）", "9"))
    path = table_of(tmp_path / "汇报.docx", "上半年情况", *rows)
    (its,) = audit_checked(ledger(*ROWS), path).claims
    assert "13800" not in its.place


def test_the_screen_is_eighty_columns_wide_and_mismatches_come_first(
    tmp_path: Path, sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    long = "围绕学习贯彻党的二十大精神和落实全面从严治党主体责任要求扎实开展形式多样的谈心谈话活动"
    path = document(
        tmp_path / "汇报.docx",
        "召开党员大会6次，慰问党员3人次，支委会6次。",
        f"{long}12次，发放学习资料35份。",
    )
    assert main(["audit", str(path), str(sample), "--all"]) == 1
    lines = capsys.readouterr().out.splitlines()
    widths = [sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in x) for x in lines]
    assert max(widths) <= 80
    assert max(widths) > 60
    verdicts = [m[0] for line in lines if (m := re.match("不符|存疑|一致", line))]
    assert verdicts == sorted(verdicts, key=["不符", "存疑", "一致"].index)
    assert verdicts[0] == "不符" and verdicts[-1] == "一致"
    assert main(["audit", str(path), str(sample), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert sum(c["verdict"] == "match" for c in told["claims"]) >= 1  # always all of them
    assert [c["start"] for c in told["claims"] if c["paragraph"] == 0] == sorted(
        c["start"] for c in told["claims"] if c["paragraph"] == 0
    )


def test_a_claim_outside_the_body_has_no_number_of_a_paragraph(
    tmp_path: Path, sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = document(tmp_path / "汇报.docx", "召开支委会5次。")
    with_notes(path, "footnote", "召开党员大会6次。")
    main(["audit", str(path), str(sample), "--json"])
    told = json.loads(capsys.readouterr().out)["claims"]
    assert [(c["paragraph"], c["part"], c["place"]) for c in told] == [
        (0, "body", "第1段"),
        (None, "footnote", "脚注1"),
    ]


def test_numbers_of_persons_are_not_quoted(
    tmp_path: Path, sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = (
        "召开支委会（联系人13812345678）9次。",
        "支委会（联系人138 1234 5678）8次。",
        "党员大会（经办人11010519491231002X）9次。",
    )
    path = document(tmp_path / "汇报.docx", *texts)
    main(["audit", str(path), str(sample), "-o", str(tmp_path / "批注.docx")])
    said = capsys.readouterr().out
    said += "".join(c.text for c in docx.Document(str(tmp_path / "批注.docx")).comments)
    assert "支委会" in said
    assert not re.search("12345678|1234 5678|19491231", said)


def test_proof_reading_with_a_ledger_says_where_a_note_is_wrong(tmp_path: Path) -> None:
    sample = Path(__file__).parents[2] / "samples" / "活动台账.xlsx"
    path = document(tmp_path / "汇报.docx", "召开支委会5次。")
    with_notes(path, "footnote", "召开党员大会9次。")
    done = proofread(path, basis=Basis(ledger=LedgerInput(sample)))
    (its,) = [f for f in done.findings if f.code == "W420"]
    assert its.where is None
    assert its.message.startswith("“脚注1：党员大会9次”：报告写9次，台账为6次")
