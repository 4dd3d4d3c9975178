"""A click in Word from its button to what Python answered, run in LibreOffice."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from lxml import etree

from addin.installation.conf import conf_text
from addin.macros import sources
from addin.mailbox import argument
from macros.books import WORD, built_for_pressing
from macros.libre_office import MISSING, answers, call
from macros.windows import arguments, expanded

pytestmark = [
    pytest.mark.pages,
    pytest.mark.slow,
    pytest.mark.skipif(bool(MISSING), reason=f"VBA cannot be run without {MISSING}"),
]

PYTHON = r"C:\Users\张三\党建 & 台账\pythonw.exe"
CONF = conf_text({"INTERPRETER": PYTHON})
CONF_FILE = r"C:\Users\Li Si\.taizhang\taizhang.conf"
BOTH = f"{CONF_FILE}|{PYTHON}|"
REPORT = "D:\\党建 材料\\a=b & c\\2022年上半年汇报（定）.docx"
ANSWER = r"C:\Temp\taizhang-rad1.tmp"
MARKED = "D:\\党建 材料\\汇报（校对）.docx"
NEW = "D:\\党建 材料\\汇报（已更新）.docx"
OPENED = conf_text({"SAY": "更新2处\n第二行", "OPEN": NEW})
ASKED = conf_text({"ASK": "ledger"})
OFFERED = {"SAY": "已校对", "OPEN": MARKED, "CORRECT": "更正吗？", "ARRANGE": "排好吗？"}
PUT_RIGHT = conf_text({"SAY": "已另存", "OPEN": NEW})
SECOND_CLICK, REFUSAL = "4711", "4712"


@dataclass(frozen=True)
class Click:
    """A click and what is expected: what is shown and done, with which ledgers and wishes it starts.

    ``clerk``: what she does, and what fails. ``says``: a message by key, or words.
    """

    says: str = ""
    detail: str = ""
    words: str = ""
    sign: str = ":"
    done: str = ""
    starts: tuple[str, ...] = ()
    wishes: tuple[str, ...] | None = None
    function: str = "refresh"
    report: str = REPORT
    conf: str = CONF
    there: str = BOTH
    status: str = "0"
    answer: str = OPENED
    clerk: str = ""
    ledger: str = ""


CLICKS = {
    "a report": Click(words="更新2处\n第二行", sign="!", done=f"opened {NEW} ", starts=("",)),
    "nothing to show": Click(
        words="一致", sign="!", answer=conf_text({"SAY": "一致"}), starts=("",)
    ),
    "a refusal": Click(
        words="台账读不了", answer=conf_text({"PROBLEM": "台账读不了"}), starts=("",)
    ),
    "a document that Word does not open": Click(
        words="更新2处\n第二行" + sources.messages("word")["open_yourself"],
        sign="!",
        clerk="Open",
        starts=("",),
    ),
    "no ledger known, one chosen": Click(
        words="更新2处\n第二行",
        sign="!",
        done=f"asked in D:\\党建 材料\\a=b & c opened {NEW} ",
        answer=f"{ASKED}|{OPENED}",
        ledger=r"D:\台账 1.xlsx",
        starts=("", r"D:\台账 1.xlsx"),
    ),
    "no ledger known, none chosen": Click(
        "no_ledger", answer=ASKED, done="asked in D:\\党建 材料\\a=b & c ", starts=("",)
    ),
    "corrections and layout offered, both wished": Click(
        words="已校对台账通? 更正吗？台账通? 排好吗？台账通! 已另存",
        sign="!",
        done=f"opened {MARKED} opened {NEW} ",
        answer=f"{conf_text(OFFERED)}|{PUT_RIGHT}",
        clerk="yes",
        starts=("", ""),
        wishes=("", "correct arrange "),
    ),
    "the layout alone offered, and wished": Click(
        words="已校对台账通? 排好吗？台账通! 已另存",
        sign="!",
        done=f"opened {MARKED} opened {NEW} ",
        answer=f"{conf_text({k: v for k, v in OFFERED.items() if k != 'CORRECT'})}|{PUT_RIGHT}",
        clerk="yes",
        starts=("", ""),
        wishes=("", "arrange "),
    ),
    "offered, and not wished": Click(
        words="已校对台账通? 更正吗？台账通? 排好吗？",
        sign="!",
        done=f"opened {MARKED} ",
        answer=conf_text(OFFERED),
        starts=("",),
    ),
    "wished, and refused": Click(
        words="已校对台账通? 更正吗？台账通? 排好吗？台账通: 写不了",
        sign="!",
        done=f"opened {MARKED} ",
        answer=f"{conf_text(OFFERED)}|{conf_text({'PROBLEM': '写不了'})}",
        clerk="yes",
        starts=("", ""),
        wishes=("", "correct arrange "),
    ),
    "nothing open": Click("no_document", report=""),
    "never saved": Click("never_saved", "文档1", report="文档1"),
    "in a cloud folder": Click(
        "in_cloud", "https://d.docs.live.net/a.docx", report="https://d.docs.live.net/a.docx"
    ),
    "a variable in the path": Click(
        "name_percent", r"C:\%TEMP%\a.docx", report=r"C:\%TEMP%\a.docx"
    ),
    "no conf file": Click("conf_missing", CONF_FILE, there=f"{PYTHON}|"),
    "no Python there": Click("interpreter_missing", PYTHON, there=f"{CONF_FILE}|"),
    "Windows refuses": Click("start_refused", "70 ", status=REFUSAL, starts=("",)),
    "Python fails": Click("exit_status", "-1073741515", status="-1073741515", starts=("",)),
    "Python leaves no answer": Click("exit_status", "0", answer="", starts=("",)),
    "a function with more behind it": Click("no_function", "a();b", function="a();b"),
    "a Mac": Click("mac", clerk="Mac"),
    "a second click": Click("running", status=SECOND_CLICK, starts=("",)),
}
FIELD = "{{ 次数.党课 }}"
MENU = '<menu xmlns="x"><button label="党课：6" tag="{{ 次数.党课 }}"/></menu>'
LEFT = conf_text({"MENU": MENU})
MENUS = {
    "a menu": (REPORT, CONF, BOTH, "0", LEFT),
    "a menu for a document never saved": ("文档1", CONF, BOTH, "0", LEFT),
    "in a cloud": ("https://d.docs.live.net/a.docx", CONF, BOTH, "0", LEFT),
    "a menu refused": (REPORT, CONF, BOTH, "0", conf_text({"PROBLEM": "打不开 & 读不了"})),
    "a menu without a conf file": (REPORT, CONF, f"{PYTHON}|", "0", LEFT),
}
HELP = "help without a document"
CHANGED = {
    "she saves": ("changed yes", "saved "),
    "she does not": ("changed", ""),
    "she cannot": ("changed yes Save", "saved "),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What every click came to: what was started, shown, done besides, and the files left."""
    asked = [
        call(
            "Finger.Press",
            *(c.function, c.report, c.conf, c.there, c.status, c.answer, c.clerk, c.ledger),
        )
        for c in CLICKS.values()
    ]
    asked += [
        call("Finger.Press", "finalize", REPORT, CONF, BOTH, "0", OPENED, clerk, "")
        for clerk, _ in CHANGED.values()
    ]
    said = conf_text({"SAY": "已打开"})
    asked += [
        call("Finger.Press", "show_help", "", CONF, BOTH, "0", said, "changed", ""),
        call("Finger.Press", "*", REPORT, CONF, BOTH, "0", "|".join([said] * 9), "", ""),
    ]
    asked += [call("Finger.OpenMenu", *its) for its in MENUS.values()]
    asked += [call("Finger.PutIn", FIELD, clerk) for clerk in ("", "Insert")]
    book = built_for_pressing(tmp_path_factory.mktemp("word"), WORD)
    keys = [*CLICKS, *CHANGED, HELP, "every button", *MENUS, "inserted", "not inserted"]
    return {key: answer.split("\f") for key, answer in zip(keys, answers(book, asked), strict=True)}


def message(key: str, detail: str = "") -> str:
    return sources.messages("word")[key].replace("{1}", detail)


@pytest.mark.parametrize("case", CLICKS)
def test_a_click_does_its_job_or_says_why_not(told: dict[str, list[str]], case: str) -> None:
    click = CLICKS[case]
    started, shown, done, left = told[case]
    words = click.words or message(click.says, click.detail)
    if case == "a second click":  # the first one's end: its answer was not there
        assert shown.startswith(f"台账通: {words}")
        return
    assert shown == f"台账通{click.sign} {words}"
    assert done == click.done
    assert left == click.there
    assert [ledger_of(line) for line in started.splitlines()] == list(click.starts)
    wished = [argument(arguments(line), "wishes") for line in started.splitlines()]
    assert wished == list(click.wishes or [""] * len(click.starts))


def ledger_of(command: str) -> str:
    """Return the ledger that Python gets by a command line, all else being right."""
    argv = arguments(expanded(command, {"TEMP": r"C:\Temp"}))
    assert argv[:7] == [PYTHON, "-E", "-P", "-B", "-X", "utf8", "-c"]
    assert re.fullmatch(r"import addin\.word_ribbon; addin\.word_ribbon\.\w+\(\)", argv[7])
    assert argument(argv, "report") == REPORT
    assert argument(argv, "answer") == ANSWER
    return argument(argv, "ledger")


@pytest.mark.parametrize("case", CHANGED)
def test_a_changed_document_is_saved_only_where_the_clerk_says_so(
    told: dict[str, list[str]], case: str
) -> None:
    started, shown, done, _ = told[case]
    question = f"台账通? {message('save_first', REPORT)}"
    if case == "she saves":
        assert shown == f"{question}台账通! 更新2处\n第二行"
        assert done == f"saved opened {NEW} "
        assert started
    else:
        assert shown == f"{question}台账通: {message('not_saved', REPORT)}"
        assert done == CHANGED[case][1]
        assert not started


def test_help_needs_no_document(told: dict[str, list[str]]) -> None:
    started, shown, _, _ = told[HELP]
    assert "show_help()" in started and shown == "台账通! 已打开"


def test_every_button_calls_its_function(told: dict[str, list[str]]) -> None:
    called = re.findall(r"addin\.word_ribbon\.(\w+)\(\)", told["every button"][0])
    assert called == [
        *("refresh", "audit", "proofread", "finalize", "check_template", "make_template"),
        "show_help",
    ]


@pytest.mark.parametrize("case", ["a menu", "a menu for a document never saved", "in a cloud"])
def test_a_menu_is_what_python_left(told: dict[str, list[str]], case: str) -> None:
    started, content, shown, left = told[case]
    assert content == MENU
    assert (shown, left) == ("", BOTH)
    argv = arguments(expanded(started.strip(), {"TEMP": r"C:\Temp"}))
    assert argv[7] == "import addin.word_ribbon; addin.word_ribbon.field_menu()"
    assert argument(argv, "report") == (REPORT if case == "a menu" else "")


def test_a_menu_that_python_cannot_fill_says_why(told: dict[str, list[str]]) -> None:
    for case, words in (
        ("a menu refused", "打不开 & 读不了"),
        ("a menu without a conf file", message("conf_missing", CONF_FILE)),
    ):
        menu = etree.fromstring(told[case][1])
        assert menu.tag == "{http://schemas.microsoft.com/office/2009/07/customui}menu"
        assert menu[0].get("label", "").replace("&&", "&") == words.replace("\n", " ")
        assert menu[0].get("enabled") == "false"


def test_what_is_picked_goes_in_at_the_cursor(told: dict[str, list[str]]) -> None:
    assert told["inserted"] == [f"inserted {FIELD} ", ""]
    done, shown = told["not inserted"]
    assert not done
    assert "没有插入" in shown
