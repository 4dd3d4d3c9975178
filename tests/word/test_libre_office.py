"""A report that LibreOffice has saved in between is renewed, audited and made final all the same."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from addin.office.word.body import read_body
from addin.office.word.word_file import open_word
from addin.report.renewing.refresh import Fate
from addin.resources import resource
from addin.workflows import Checked, check
from addin.workflows.audits import audit_checked
from addin.workflows.finals import finalize
from addin.workflows.input_and_output import Destination, LedgerInput
from addin.workflows.reports import Refreshed, refresh_checked, write_report
from word.edited import edit, part, parts, write_in
from word.schema_order import faults

MISSING = [tool for tool in ("soffice",) if not shutil.which(tool)]
pytestmark = [
    pytest.mark.pages,
    pytest.mark.slow,
    pytest.mark.skipif(bool(MISSING), reason=f"nothing is saved without {MISSING}"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("office")


@pytest.fixture(scope="module")
def ledgers() -> tuple[Checked, Checked]:
    """The ledger that the report is of, and one that has gone on."""
    first, then = (
        check(LedgerInput(resource("samples", n))) for n in ("活动台账.xlsx", "全套台账.xlsx")
    )
    return first, then


@pytest.fixture(scope="module")
def report(folder: Path, ledgers: tuple[Checked, Checked]) -> Path:
    """A report with one figure changed by hand."""
    path = write_report(ledgers[0], folder / "汇报.docx").path
    return edit(path, write_in("次数.主题党日", "19"))


@pytest.fixture(scope="module")
def saved(folder: Path, report: Path) -> Path:
    """The report as LibreOffice has saved it."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir"]
    subprocess.run([*command, folder / "存", report], check=True, capture_output=True, timeout=180)
    return folder / "存" / report.name


@pytest.fixture(scope="module")
def renewed(saved: Path, ledgers: tuple[Checked, Checked]) -> Refreshed:
    return refresh_checked(ledgers[1], saved, Destination(saved.with_name("新.docx")))


def text(path: Path) -> list[str]:
    """Return the paragraphs that say something, as the program reads them."""
    with open_word(path) as file:
        return [p.text for p in read_body(file) if p.text]


def test_the_text_is_read_once_though_it_is_written_several_times(
    report: Path, saved: Path
) -> None:
    assert text(saved) == text(report)
    assert part(saved).count(b"<w:sdt>") > part(report).count(b"<w:sdt>")


def test_it_is_renewed_as_it_would_have_been_before(
    report: Path, renewed: Refreshed, ledgers: tuple[Checked, Checked]
) -> None:
    direct = refresh_checked(ledgers[1], report, Destination(report.with_name("直接.docx")))
    assert text(renewed.target) == text(direct.target)
    for fate in Fate:
        if fate is not Fate.SAME:
            assert renewed.count(fate) == direct.count(fate), fate
    assert renewed.count(Fate.KEPT) == 1
    assert "复原" in renewed.sentences()[0]  # and not that it has forgotten


def test_a_second_renewal_changes_nothing(
    renewed: Refreshed, ledgers: tuple[Checked, Checked]
) -> None:
    again = refresh_checked(
        ledgers[1], renewed.target, Destination(renewed.target.with_name("再.docx"))
    )
    assert parts(again.target) == parts(renewed.target)
    assert again.changed is False


def test_an_audit_finds_the_figure_that_was_changed_and_no_other(
    renewed: Refreshed, ledgers: tuple[Checked, Checked]
) -> None:
    done = audit_checked(
        ledgers[1], renewed.target, Destination(renewed.target.with_name("核.docx"))
    )
    wrong = [c for c in done.claims if c.verdict.value == "mismatch"]
    assert {str(c.stated) for c in wrong} == {"19"}
    assert done.target is not None and not faults(done.target)


def test_what_is_written_is_in_order_and_can_be_made_final(renewed: Refreshed) -> None:
    assert faults(renewed.target) == []
    final = finalize(renewed.target)
    assert text(final.target) == text(renewed.target)
    assert b"<w:sdt>" not in part(final.target)
