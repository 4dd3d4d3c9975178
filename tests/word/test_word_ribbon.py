"""The buttons of Word: what each answers the launcher, with the file of the document in front."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest

from addin import word_ribbon
from addin.installation.conf import conf_settings
from addin.office import desktop
from addin.workflows.input_and_output import Destination, LedgerInput
from addin.workflows.reports import report as write
from addin.workflows.result_messages import LONGEST, _short
from documents import paragraphs, template
from word.edited import edit, part, said, write_in


@dataclass
class Word:
    """A Word with the launcher's part done by hand."""

    folder: Path
    report: Path

    def press(
        self, button: Callable[[], None], ledger: Path | None = None, wishes: str = ""
    ) -> dict[str, str]:
        """Press a button; return what the launcher reads."""
        answer = self.folder / "taizhang-rad1.tmp"
        sys.argv = [
            *("-c", f"--report={self.report}", f"--ledger={ledger or ''}"),
            *(f"--wishes={wishes}", f"--answer={answer}"),
        ]
        button()
        return conf_settings(answer.read_bytes().decode("ascii"))


@pytest.fixture
def word(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Word:
    """A report beside the sample ledger, in front in Word."""
    monkeypatch.setattr(sys, "argv", [])
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    return Word(
        tmp_path, write(LedgerInput(sample), Destination(tmp_path / "半年 汇报（送审）.docx")).path
    )


def test_renewing_with_nothing_new_leaves_no_second_file(word: Word) -> None:
    before = sorted(word.folder.glob("*.docx"))
    answer = word.press(word_ribbon.refresh)
    assert list(answer) == ["SAY"]
    assert answer["SAY"].startswith("报告里的数据与台账一致，没有要更新的\n台账：")
    assert sorted(word.folder.glob("*.docx")) == before


def test_the_ledger_is_the_one_that_the_report_remembers(word: Word, sample: Path) -> None:
    edit(word.report, write_in("次数.支委会", "（待补充）"))
    before = word.report.read_bytes()
    answer = word.press(word_ribbon.refresh)
    new = word.folder / "半年 汇报（送审）（已更新）.docx"
    assert answer["OPEN"] == str(new)
    assert f"台账：{sample}" in answer["SAY"]
    assert "已更新 “次数.支委会”：（待补充） → 5" in answer["SAY"]
    assert any("支委会5次" in s for s in said(new))
    assert word.report.read_bytes() == before


def test_a_ledger_that_is_not_known_is_asked_for_and_then_remembered(
    word: Word, sample: Path
) -> None:
    moved = sample.rename(sample.with_name("挪走的台账.xlsx"))
    edit(word.report, write_in("次数.支委会", "（待补充）"))
    assert word.press(word_ribbon.refresh) == {"ASK": "ledger"}
    answer = word.press(word_ribbon.refresh, moved)
    word.report = Path(answer["OPEN"])
    assert list(word.press(word_ribbon.refresh)) == ["SAY"]


def test_an_audit_marks_a_copy(word: Word) -> None:
    edit(word.report, write_in("次数.支委会", "8"))
    answer = word.press(word_ribbon.audit)
    marked = word.folder / "半年 汇报（送审）（核对）.docx"
    assert answer["OPEN"] == str(marked)
    assert "报告写8次，台账为5次" in answer["SAY"]
    assert "报告写8次，台账为5次".encode() in part(marked, "word/comments.xml")
    assert said(marked) == said(word.report)


def test_anybodys_report_is_audited_with_a_ledger_that_is_chosen(word: Word, sample: Path) -> None:
    document = docx.Document()
    document.add_paragraph("2022年上半年共召开党员大会7次。")
    word.report = word.folder / "别人.docx"
    document.save(str(word.report))
    assert word.press(word_ribbon.audit) == {"ASK": "ledger"}
    assert "报告写7次，台账为6次" in word.press(word_ribbon.audit, sample)["SAY"]


def test_proof_reading_marks_a_copy(word: Word) -> None:
    document = docx.Document()
    document.add_paragraph("每月开展*次学习,效果很好。")
    word.report = word.folder / "待校.docx"
    document.save(str(word.report))
    answer = word.press(word_ribbon.proofread)
    marked = word.folder / "待校（校对）.docx"
    assert answer["OPEN"] == str(marked)
    assert "第1段：" in answer["SAY"]
    assert b"<w:comment " in part(marked, "word/comments.xml")
    assert said(marked) == said(word.report)


def with_slips(word: Word) -> None:
    """Put a slip of the pen and a marked sentence into the report in front."""
    document = docx.Document(str(word.report))
    paragraph = next(p for p in document.paragraphs if len(p.text) > 60)
    paragraph.runs[0].text = "围绕中心,服务大局，" + paragraph.runs[0].text
    paragraph.runs[0].font.highlight_color = 7
    document.save(str(word.report))


WISHES = {  # wished; tracked changes in the copy; a marker left in it; what is said of it
    "correct ": (True, True, "文字更正1处"),
    "arrange ": (False, False, "版式已排好"),
    "correct arrange ": (True, False, "；版式已排好"),
}


@pytest.mark.parametrize("wishes", WISHES)
def test_proof_reading_offers_what_it_can_put_right(word: Word, wishes: str) -> None:
    with_slips(word)
    before = word.report.read_bytes()
    first = word.press(word_ribbon.proofread)
    assert "其中1处可以直接更正" in first["CORRECT"]
    assert "版式有1项" in first["ARRANGE"]
    tracked, marked, told = WISHES[wishes]
    answer = word.press(word_ribbon.proofread, wishes=wishes)
    copy = word.folder / "半年 汇报（送审）（更正）.docx"
    assert answer["OPEN"] == str(copy)
    assert told in answer["SAY"]
    assert (b"<w:del " in part(copy), b'w:val="yellow"' in part(copy)) == (tracked, marked)
    assert set(answer) == {"SAY", "OPEN"}  # nothing is offered twice
    assert word.report.read_bytes() == before


def test_the_ledger_that_a_report_remembers_contradicts_its_figures(
    word: Word, sample: Path
) -> None:
    edit(word.report, write_in("次数.支委会", "9"))
    said_of_it = word.press(word_ribbon.proofread)["SAY"]
    assert f"台账：{sample}" in said_of_it
    assert "报告写9次，台账为5次" in said_of_it


def test_proof_reading_goes_on_without_a_ledger_that_cannot_be_read(
    word: Word, sample: Path
) -> None:
    sample.write_bytes(b"PK\x03\x04")
    assert "数字没有与台账核对：" in word.press(word_ribbon.proofread)["SAY"]


def test_where_nothing_can_be_put_right_nothing_is_offered(word: Word) -> None:
    assert set(word.press(word_ribbon.proofread)) == {"SAY", "OPEN"}


def test_a_final_copy(word: Word) -> None:
    answer = word.press(word_ribbon.finalize)
    final = Path(answer["OPEN"])
    assert final.name == "半年 汇报（送审）（定稿）.docx"
    assert b"w:sdt" not in part(final) and said(final) == said(word.report)
    assert "文字一字未动" in answer["SAY"]


def test_help_opens_the_handbook(word: Word, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Path] = []
    monkeypatch.setattr(desktop, "show", lambda path: shown.append(path) or True)
    assert list(word.press(word_ribbon.show_help)) == ["SAY"]
    assert [page.name for page in shown] == ["使用手册.html"]


@pytest.mark.parametrize("button", [word_ribbon.refresh, word_ribbon.audit, word_ribbon.finalize])
def test_what_is_refused_is_a_sentence(word: Word, button: Callable[[], None]) -> None:
    word.report.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    answer = word.press(button)
    assert list(answer) == ["PROBLEM"]
    assert "旧格式" in answer["PROBLEM"]


def test_a_program_error_is_a_sentence_and_a_log(
    word: Word, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_report: Path) -> None:
        raise ValueError("王建国 110101199001011234")

    monkeypatch.setattr(word_ribbon.finals, "finalize", broken)
    answer = word.press(word_ribbon.finalize)
    assert "程序内部出错（ValueError）" in answer["PROBLEM"]
    log = word.folder / "local" / "taizhang" / "ribbon.log"
    assert str(log) in answer["PROBLEM"]
    assert "定稿 ValueError" in log.read_text("utf-8")
    assert "110101" not in log.read_text("utf-8")


def test_what_is_said_fits_into_a_message_box() -> None:
    words = _short("共三十处", [f"第{n}处：{'不一致' * 30}" for n in range(30)])
    assert len(words) <= LONGEST + 60
    assert words.endswith("条没有列出，全部可用 taizhang 命令查看")
    listed = words.count("第")
    assert f"另有{30 - listed}条" in words


def test_word_waits_for_no_excel() -> None:
    """A click pays for what it needs: xlwings is not among it."""
    probe = (
        "import sys, addin.word_ribbon; print('xlwings' in sys.modules, 'docxtpl' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_a_template_is_checked_with_a_remark_at_each_fault(word: Word, tmp_path: Path) -> None:
    word.report = template(tmp_path / "模板.docx", "党员大会{{ 次数.党员大汇 }}次")
    answer = word.press(word_ribbon.check_template)
    assert Path(answer["OPEN"]).name == "模板（检查）.docx"
    assert "错误 1" in answer["SAY"] and "没有“次数.党员大汇”这个字段" in answer["SAY"]


def test_a_report_is_made_a_template_beside_it(word: Word) -> None:
    answer = word.press(word_ribbon.make_template)
    made = Path(answer["OPEN"])
    assert made.name == "半年 汇报（送审）（模板）.docx"
    assert "{{ 次数.党员大会 }}" in "".join(paragraphs(made))
    assert "做成模板：换成字段" in answer["SAY"]
