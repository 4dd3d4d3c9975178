"""The buttons of Word's ribbon: each calls one workflow on the file of the document in front.

Every public function here is a button, or fills a menu, and takes nothing; ``BUTTONS`` and
``MENUS`` tell their labels. The launcher in Word tells by the command line what it is about:
``--report``, ``--ledger`` (empty where the document is to say) and ``--answer``, the file in which
it finds what to do next.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from addin.excel.buttons.handbook import open_handbook
from addin.excel.log import unforeseen, write_down
from addin.installation.conf import conf_text
from addin.ledger.refusal import Refusal
from addin.mailbox import argument
from addin.workflows import (
    audits,
    field_menus,
    finals,
    ledgers,
    making_templates,
    proofreading,
    reports,
    template_checks,
)
from addin.workflows.input_and_output import Destination, LedgerInput
from addin.workflows.offers import ARRANGE, CORRECT, Offers, Wish, carry_out, offers_of
from addin.workflows.report_copies import AUDITED, PROOFREAD, beside
from addin.workflows.report_origin import for_report, remembered_ledger
from addin.workflows.result_messages import (
    audited_in_words,
    corrected_in_words,
    held_against,
    linted_in_words,
    made_in_words,
    proofread_in_words,
    renewed_in_words,
)


class Answer(Struct, frozen=True):
    """What the launcher does next: asks for a file, opens one, says something.

    ``problem``: what went wrong, said in place of all else. ``menu``: the XML of a menu that is
    opened. ``offers``: what she is asked after
    that; where she says yes, the button's function is called again with what she wishes.
    """

    say: str = ""
    open: Path | None = None
    ask: str = ""
    problem: str = ""
    menu: str = ""
    offers: Offers = Offers()

    @property
    def text(self) -> str:
        """Return the lines that the launcher reads, without those that would be empty."""
        told = {
            "SAY": self.say,
            "OPEN": str(self.open or ""),
            "ASK": self.ask,
            "PROBLEM": self.problem,
            "MENU": self.menu,
            "CORRECT": self.offers.correct,
            "ARRANGE": self.offers.arrange,
        }
        return conf_text({key: words for key, words in told.items() if words})


class Click(Struct, frozen=True):
    """What a button is about: the document's file, and the ledger where one was chosen.

    ``wishes``: what the clerk wishes to be put right, of what was offered to her.
    """

    report: Path
    ledger: Path | None
    wishes: tuple[Wish, ...] = ()


ASK_FOR_LEDGER = Answer(ask="ledger")


def refresh() -> None:
    """Renew the report's figures in a new document, and show it."""
    _press("更新数据", _refresh)


def audit() -> None:
    """Hold the report against the ledger: a copy with comments, shown."""
    _press("核对数据", _audit)


def proofread() -> None:
    """Proof-read the report: a copy with comments, shown; then one put right, where wished."""
    _press("公文校对", _proofread)


def finalize() -> None:
    """Write a copy that is fit to be sent, and show it."""
    _press("定稿", _finalize)


def check_template() -> None:
    """Check a template: a copy with a comment at each fault, shown."""
    _press("检查模板", _check_template)


def make_template() -> None:
    """Make a template of the report and its ledger beside it, and show it."""
    _press("制作模板", _make_template)


def field_menu() -> None:
    """Fill the menu of fields, each with its present value."""
    _press("插入字段", _field_menu)


def show_help() -> None:
    """Open the handbook."""
    _press("帮助", _help)


BUTTONS: dict[Callable[[], None], str] = {
    refresh: "更新数据",
    audit: "核对数据",
    proofread: "公文校对",
    finalize: "定稿",
    check_template: "检查模板",
    make_template: "制作模板",
    show_help: "帮助",
}
"""Every button with its label on the ribbon."""

MENUS: dict[Callable[[], None], str] = {field_menu: "插入字段"}
"""Every menu that is filled when it is opened, with its label."""


def _press(button: str, job: Callable[[Click], Answer]) -> None:
    """Do a button's job; whatever happens is answered by a sentence in Chinese.

    Where not even that can be done this raises, and the launcher tells the exit status.
    """
    names = ("report", "ledger", "wishes", "answer")
    report, ledger, wished, place = (argument(sys.argv, name) for name in names)
    wishes = tuple(wish for wish in (CORRECT, ARRANGE) if wish in wished.split())
    try:
        answer = job(Click(Path(report), Path(ledger) if ledger else None, wishes))
    except Refusal as refusal:
        answer = Answer(problem=str(refusal))
    except Exception as error:
        answer = Answer(problem=unforeseen(error, write_down(button, error)))
    Path(place).write_text(answer.text, encoding="ascii", newline="")


def _refresh(click: Click) -> Answer:
    ledger = click.ledger or remembered_ledger(click.report)
    if ledger is None:
        return ASK_FOR_LEDGER
    done = reports.refresh(click.report, LedgerInput(ledger))
    words = renewed_in_words(done, ledger)
    if not done.changed:
        done.target.unlink()  # the same as the report that is open already
        return Answer(words)
    return Answer(words, done.target)


def _audit(click: Click) -> Answer:
    ledger = click.ledger or remembered_ledger(click.report)
    if ledger is None:
        return ASK_FOR_LEDGER
    target = Destination(beside(click.report, AUDITED))
    done = audits.audit(click.report, LedgerInput(ledger), target)
    return Answer(audited_in_words(done, ledger), done.target)


def _proofread(click: Click) -> Answer:
    basis, remarks = _basis(click)
    if click.wishes:
        done = carry_out(click.report, click.wishes, basis)
        return Answer(corrected_in_words(done), done.fixed or done.laid_out)
    target = beside(click.report, PROOFREAD)
    done = proofreading.proofread(click.report, proofreading.Copies(target), basis=basis)
    return Answer(proofread_in_words(done, remarks), done.marked, offers=offers_of(done))


def _basis(click: Click) -> tuple[proofreading.Basis, list[str]]:
    """Return what a report is proof-read against: the ledger that it remembers, if any."""
    ledger = click.ledger or remembered_ledger(click.report)
    if ledger is None:
        return proofreading.TEXT_ALONE, []
    try:
        checked = ledgers.check(for_report(LedgerInput(ledger), click.report))
    except Refusal as refusal:
        return proofreading.TEXT_ALONE, [f"数字没有与台账核对：{refusal}"]
    return proofreading.Basis(checked=checked), held_against(checked)


def _finalize(click: Click) -> Answer:
    done = finals.finalize(click.report)
    said = "\n".join((f"定稿已另存为：{done.target.name}", done.summary, *done.taken_out))
    return Answer(said, done.target)


def _check_template(click: Click) -> Answer:
    target = Destination(beside(click.report, template_checks.LINTED))
    done = template_checks.lint(click.report, target)
    return Answer(linted_in_words(done), done.marked)


def _make_template(click: Click) -> Answer:
    ledger = click.ledger or remembered_ledger(click.report)
    if ledger is None:
        return ASK_FOR_LEDGER
    done = making_templates.make_template(click.report, LedgerInput(ledger))
    return Answer(made_in_words(done), done.path)


def _field_menu(click: Click) -> Answer:
    saved = click.report if click.report.is_absolute() else None
    return Answer(menu=field_menus.field_menu(saved))


def _help(_click: Click) -> Answer:
    page = open_handbook()
    return Answer(f"使用手册已打开；没有看到的，请打开文件：{page}")
