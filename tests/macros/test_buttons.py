"""A click from its button to the start of Python or to a message, run in LibreOffice."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from addin.installation.conf import conf_text
from addin.macros import sources
from macros.books import WORD, WRITERS, built, built_for_pressing, program_of
from macros.libre_office import MISSING, answers, call

pytestmark = [
    pytest.mark.pages,
    pytest.mark.slow,
    pytest.mark.skipif(bool(MISSING), reason=f"VBA cannot be run without {MISSING}"),
]

PYTHON = r"C:\Users\张三\党建 & 台账\𠮷\pythonw.exe"
CONF = conf_text({"INTERPRETER": PYTHON})
CONF_FILE = r"C:\Users\Li Si\.taizhang\taizhang.conf"
BOTH = f"{CONF_FILE}|{PYTHON}|"
SECOND_CLICK, REFUSAL = "4711", "4712"


@dataclass(frozen=True)
class Click:
    """A click and what is expected: a message by key and detail, or a start of Python."""

    says: str = ""
    detail: str = ""
    function: str = "check"
    book: str = "台账.xlsx"
    conf: str = CONF
    there: str = BOTH
    status: str = "0"
    starts: str = ""


CLICKS = {
    "a ledger": Click(starts="台账.xlsx"),
    "nothing open, for a new ledger": Click(function="new_ledger", book="", starts="{itself}"),
    "nothing open, for help": Click(function="show_help", book="", starts="{itself}"),
    "nothing open": Click("no_workbook", book=""),
    "an = in the name": Click("name_sign", "a=b.xlsx", book="a=b.xlsx"),
    "a blank before the name": Click("name_blank", " a.xlsx", book=" a.xlsx"),
    "a variable in the name": Click("name_percent", "%TEMP%.xlsx", book="%TEMP%.xlsx"),
    "no conf file": Click("conf_missing", CONF_FILE, there=f"{PYTHON}|"),
    "an empty conf file": Click("conf_broken", CONF_FILE, conf=""),
    "a conf file of something else": Click("conf_broken", CONF_FILE, conf='"PYTHON","C:\\a.exe"'),
    "a Python without its folder": Click(
        "conf_broken",
        CONF_FILE,
        conf='"INTERPRETER","python.exe"',
        there=f"{CONF_FILE}|python.exe|",
    ),
    "a Python with a quote": Click(
        "conf_broken", CONF_FILE, conf='"INTERPRETER","C:\\a&#x22;.exe"', there=BOTH
    ),
    "no Python there": Click("interpreter_missing", PYTHON, there=f"{CONF_FILE}|"),
    "a variable in Python's folder": Click(
        "path_percent",
        r"C:\%TEMP%\a.exe",
        conf='"INTERPRETER","C:\\%TEMP%\\a.exe"',
        there=f"{CONF_FILE}|C:\\%TEMP%\\a.exe|",
    ),
    "Windows refuses": Click("start_refused", "70 ", status=REFUSAL, starts="台账.xlsx"),
    "Python fails": Click("exit_status", "-1073741515", status="-1073741515", starts="台账.xlsx"),
    "a second click": Click("running", status=SECOND_CLICK, starts="台账.xlsx"),
    "a function with more behind it": Click("no_function", "a();b", function="a();b"),
    "no function": Click("no_function", function=""),
    "the line end of another system": Click(conf=CONF.replace("\r", ""), starts="台账.xlsx"),
}


@pytest.fixture(scope="module", params=WRITERS)
def told(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, str]:
    """What every click of one of the two files came to."""
    name: str = request.param
    asked = [
        call("Finger.Press", c.function, c.book, c.conf, c.there, c.status) for c in CLICKS.values()
    ]
    asked += [call("Finger.PressOnMac", "check"), call("Finger.PressAll", "a.xlsx", CONF, BOTH)]
    book = built_for_pressing(tmp_path_factory.mktemp("buttons"), name)
    keys = [*CLICKS, "on a Mac", "every button"]
    return {"itself": name, **dict(zip(keys, answers(book, asked), strict=True))}


def message(key: str, detail: str = "") -> str:
    return sources.messages("excel")[key].replace("{1}", detail)


@pytest.mark.parametrize("case", CLICKS)
def test_a_click_starts_python_or_says_why_not(told: dict[str, str], case: str) -> None:
    click = CLICKS[case]
    started, _, shown = told[case].partition("\n")
    assert shown == (f"台账通: {message(click.says, click.detail)}" if click.says else "")
    if click.starts:
        wanted = click.starts.format(itself=told["itself"])
        assert started.startswith(f'"{PYTHON}" -E -P -B -X utf8 -c "import addin.ribbon; ')
        assert f"addin.ribbon.{click.function}()" in started
        assert f'--wb="{wanted}"' in started
    else:
        assert not started


def test_a_mac_is_told_so(told: dict[str, str]) -> None:
    assert told["on a Mac"] == f"\n台账通: {message('mac')}"


def test_every_button_calls_its_function(told: dict[str, str]) -> None:
    called = re.findall(r"addin\.ribbon\.(\w+)\(\)", told["every button"])
    assert called == [
        *("check", "apply_suggestions", "undo_suggestions", "clear_marks", "tally", "report"),
        *(
            "refresh_report",
            "audit_report",
            "proofread_report",
            "parameters",
            "new_ledger",
            "show_help",
        ),
    ]


@pytest.mark.parametrize("name", [*WRITERS, WORD])
def test_the_files_as_built_run(tmp_path: Path, name: str) -> None:
    """The real class Outside is among the modules: it compiles, and so do the others."""
    told = sources.messages(program_of(name))
    keys = list(told)
    asked = [call("Messages.MessageAbout", key, "<1>") for key in keys]
    asked += [
        call("Conf.ConfValue", CONF, "INTERPRETER"),
        call("Conf.Decoded", "&#x&#x5F20;&#x41;"),
    ]
    asked += [call("Start.FunctionProblem", "show_help"), call("Messages.Message", "none")]
    *said, python, decoded, problem, unknown = answers(built(tmp_path, name), asked)
    assert said == [told[key].replace("{1}", "<1>") for key in keys]
    assert (python, decoded, problem, unknown) == (PYTHON, "&#x张A", "", "none ")
