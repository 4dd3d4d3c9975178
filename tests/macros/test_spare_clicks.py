"""A click while a spare waits, or should: what Excel's side does, run in LibreOffice."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from addin.installation.conf import conf_settings, conf_text
from addin.macros import sources
from macros.books import built_for_pressing
from macros.libre_office import MISSING, answers, call
from macros.windows import arguments

pytestmark = [
    pytest.mark.pages,
    pytest.mark.slow,
    pytest.mark.skipif(bool(MISSING), reason=f"VBA cannot be run without {MISSING}"),
]

PYTHON = r"C:\Users\张三\R&D\pythonw.exe"
COLD = conf_text({"INTERPRETER": PYTHON})
WARM = conf_text({"INTERPRETER": PYTHON, "WARM": "1"})
BASE = rf"C:\Users\Li Si\.taizhang\taizhang.conf|{PYTHON}|"
BOX = "C:\\Local\\taizhang\\spare\\"
OPTIONS = ["-E", "-P", "-B", "-X", "utf8", "-c"]
BOOKS = ["台账.xlsx", "a&b&#x41;'c.xlsx", "𠮷田～.xlsx", "50%.xlsx", "￥…é.xlsx"]


@dataclass(frozen=True)
class Click:
    """What stands in the mailbox, and what is expected: who works, what is left, what is said."""

    box: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    conf: str = WARM
    forbidden: str = ""
    status: str = "0"
    spare: str = ""
    left: tuple[str, ...] = ()
    next_spare: bool = True
    says: tuple[str, str] | None = None


READY = ("123456-a1.ready", "123456-a1.lock")
ALIVE = ("123456-a1.lock",)
TOLD = ("123456-a1.taken", "123456-a1.lock", "123456-a1.request")

CLICKS = {
    "not switched on": Click(READY, ALIVE, conf=COLD, left=READY, next_spare=False),
    "no mailbox yet": Click(forbidden="FilesIn"),
    "no spare": Click(),
    "a ready one": Click(READY, ALIVE, spare="123456-a1", left=TOLD),
    "one that is gone": Click(READY),
    "one without its lock": Click(READY[:1]),
    "one gone, one alive": Click(
        ("123456-0.ready", "123456-0.lock", *READY), ALIVE, spare="123456-a1", left=TOLD
    ),
    "two": Click(
        (*READY, "123456-b2.ready", "123456-b2.lock"),
        (*ALIVE, "123456-b2.lock"),
        spare="123456-a1",
        left=(*TOLD, "123456-b2.ready", "123456-b2.lock"),
        next_spare=False,
    ),
    "another window's": Click(
        ("1234567-a1.ready", "1234567-a1.lock"),
        ("1234567-a1.lock",),
        left=("1234567-a1.ready", "1234567-a1.lock"),
    ),
    "one at work": Click(TOLD, ALIVE, left=TOLD),
    "a name that nobody gave": Click(
        ('123456-a1" x.ready', "123456-.ready", "123456-A1.ready"),
        left=('123456-a1" x.ready', "123456-.ready", "123456-A1.ready"),
    ),
    "another click was faster": Click(
        READY, ALIVE, forbidden="Rename .taken", left=READY, next_spare=False
    ),
    "a full disk": Click(READY, ALIVE, forbidden="WriteText", left=("123456-a1.lock",)),
    "a request that cannot be put there": Click(
        READY, ALIVE, forbidden="Rename equest", left=("123456-a1.lock",)
    ),
    "the next spare cannot be started": Click(forbidden="Start", next_spare=False),
    "the job fails": Click(
        READY,
        ALIVE,
        status="1",
        spare="123456-a1",
        left=TOLD,
        next_spare=False,
        says=("exit_status", "1"),
    ),
    "the spare dies": Click(
        READY,
        ALIVE,
        status="3",
        spare="123456-a1",
        left=TOLD,
        next_spare=False,
        says=("exit_status", "3"),
    ),
    "Windows refuses the wait": Click(
        READY,
        ALIVE,
        status="4712",
        spare="123456-a1",
        left=TOLD,
        next_spare=False,
        says=("exit_status", "70"),
    ),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What every click came to; and the request for every book."""
    asked = [
        call("Finger.PressWarm", c.conf, BASE + paths(c.box), paths(c.held), c.forbidden, c.status)
        for c in CLICKS.values()
    ]
    asked += [call("Spare.RequestText", "check", book) for book in BOOKS]
    book = built_for_pressing(tmp_path_factory.mktemp("spares"), "党建台账.xlam")
    return dict(zip([*CLICKS, *BOOKS], answers(book, asked), strict=True))


def paths(names: tuple[str, ...]) -> str:
    return "".join(f"{BOX}{name}|" for name in names)


@pytest.mark.parametrize("case", CLICKS)
def test_a_click_goes_to_a_spare_or_is_done_as_without(told: dict[str, str], case: str) -> None:
    click = CLICKS[case]
    started, said, next_spare, there, request = told[case].split("\n", 4)
    assert started.count(PYTHON) == 1  # the job is started or handed over once
    if click.spare:
        code = "import addin.mailbox; addin.mailbox.wait()"
        assert arguments(started) == [PYTHON, *OPTIONS, code, f"--spare={click.spare}"]
        assert request == '"FUNCTION","check"\n"BOOK","a b.xlsx"\n'
    else:
        assert "addin.ribbon.check()" in started and '--wb="a b.xlsx"' in started
    assert sorted(there.split("|")[:-1]) == sorted((BASE + paths(click.left)).split("|")[:-1])
    assert bool(next_spare) == click.next_spare
    assert said == (f"台账通: {message(*click.says)}" if click.says else "")


def message(key: str, detail: str) -> str:
    return sources.messages("excel")[key].replace("{1}", detail)


def test_the_next_spare_is_one_of_this_window(told: dict[str, str]) -> None:
    (line,) = [s for s in told["no spare"].split("\n") if "addin.spare" in s]
    code = "import addin.spare; addin.spare.wait()"
    assert arguments(line) == [PYTHON, *OPTIONS, code, "--hwnd=123456"]


@pytest.mark.parametrize("book", BOOKS)
def test_every_name_of_a_book_arrives(told: dict[str, str], book: str) -> None:
    assert told[book].isascii()
    assert conf_settings(told[book]) == {"FUNCTION": "check", "BOOK": book}
