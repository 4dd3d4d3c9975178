"""What a click hands to Python, through Windows' own rules, in names and folders of every kind."""

from __future__ import annotations

import random

import pytest

from macros.books import built_for_pressing
from macros.callers import book_opened
from macros.libre_office import MISSING, answers, call
from macros.windows import arguments, expanded

ENVIRONMENT = {"TEMP": r"C:\Temp", "USERPROFILE": r"C:\Users\Li Si", "PATH": r"C:\Windows"}
CODE = "import addin.ribbon; addin.ribbon.check()"
OFFICE = r"C:\Program Files\Microsoft Office\Microsoft Excel"

NAMES = [
    "2022年台账.xlsx",
    "党建 活动 台账.xlsx",
    "一支部&二支部.xlsx",
    "台账(1)（终稿）.xlsx",
    "书记's 台账.xlsx",
    "^台账^.xlsx",
    "台账;备份,1.xlsx",
    "100%完成.xlsx",
    "50%到60%之间.xlsx",
    "--wb 台账.xlsx",
    "-c.xlsx",
    "台账!@#$+{}[]~`.xlsx",
    "工作簿1",
    "𠮷田支部—台账．xlsx",
    "台账..xlsx",
]
UNFIT = [
    "a=b.xlsx",
    "=台账.xlsx",
    "%TEMP%.xlsx",
    "台账%temp%.xlsx",
    "%a%Temp%.xlsx",
    " 台账.xlsx",
    "\u3000台账.xlsx",
    "\xa0台账.xlsx",
    "台账.xlsx ",
    '台"账.xlsx',
]
PIECES = ["支部", "a", "A", "1", " ", "\u3000", "%", "TEMP", "%temp%", "=", "'", "^", "&", "(", ")"]
PIECES += [";", ",", "-", "--wb", ".", "𠮷", "\u2003", "\xa0", "!", "\u200b", "~", "+"]
FOLDERS = [
    r"C:\Python311\pythonw.exe",
    r"C:\Users\张三 李四\App Data (x86)\R&D;^1\pythonw.exe",
    r"\\服务器\共享 $\党建's\pythonw.exe",
    r"D:\a=b\--wb=c\python.exe",
    r"D:\100%\python.exe",
]


def random_names(count: int) -> list[str]:
    chance = random.Random(2022)
    return ["".join(chance.choices(PIECES, k=chance.randint(1, 5))) + ".xlsx" for _ in range(count)]


def test_expansion_is_that_of_windows() -> None:
    assert expanded("%TEMP%", ENVIRONMENT) == r"C:\Temp"
    assert expanded("a%temp%b%none%c%", ENVIRONMENT) == r"aC:\Tempb%none%c%"
    assert expanded("50%TEMP%", ENVIRONMENT) == r"50C:\Temp"
    assert expanded("%x%TEMP%y", ENVIRONMENT) == r"%xC:\Tempy"
    assert expanded("%% 100%", ENVIRONMENT) == "%% 100%"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (r'"C:\a b\c.exe" "a b" c', [r"C:\a b\c.exe", "a b", "c"]),
        (r'x "a\\" b', ["x", "a\\", "b"]),
        (r'x "a\"b" c\d', ["x", 'a"b', r"c\d"]),
        (r'x --wb="a b" ""', ["x", "--wb=a b", ""]),
        (r'x "a""b" c\\\"d', ["x", 'a"b', r"c\"d"]),
    ],
)
def test_splitting_is_that_of_windows(line: str, found: list[str]) -> None:
    assert arguments(line) == found


@pytest.fixture(scope="module")
def clicks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, str]]:
    """The command of every name, and what was started of it: our own VBA's answers."""
    names = list(dict.fromkeys(NAMES + UNFIT + random_names(300)))
    python = FOLDERS[1]
    encoded = python.replace("张三 李四", "&#x5F20;&#x4E09; &#x674E;&#x56DB;")
    conf = f'"INTERPRETER","{encoded}"\r\n'
    there = rf"C:\Users\Li Si\.taizhang\taizhang.conf|{python}|"
    asked = [call("Launcher.ButtonCommand", python, "check", n, OFFICE, "123456") for n in names]
    asked += [call("Finger.Press", "check", n, conf, there, "0") for n in names]
    book = built_for_pressing(tmp_path_factory.mktemp("clicks"), "党建台账.xlam")
    told = answers(book, asked)
    half = len(names)
    return {n: (told[i], told[half + i]) for i, n in enumerate(names)}


def arrives(name: str, command: str) -> bool:
    """Return whether Python opens the workbook of that name for a command."""
    argv = arguments(expanded(command, ENVIRONMENT))
    return "--from_xl=1" in argv and book_opened(argv) == (name.lower(), 123456)


@pytest.mark.pages
@pytest.mark.slow
@pytest.mark.skipif(bool(MISSING), reason=f"VBA cannot be run without {MISSING}")
class TestClicks:
    def test_every_name_that_can_arrive_does(self, clicks: dict[str, tuple[str, str]]) -> None:
        for name in NAMES:
            command, told = clicks[name]
            assert arrives(name, command), name
            assert told == f"{command}\n", name

    def test_every_name_that_cannot_is_refused(self, clicks: dict[str, tuple[str, str]]) -> None:
        for name in UNFIT:
            command, told = clicks[name]
            assert not arrives(name, command), name
            started, _, shown = told.partition("\n")
            assert not started, name
            assert shown.startswith("台账通: 文件名“") and "另存为" in shown, name

    def test_refused_is_just_what_would_not_arrive(
        self, clicks: dict[str, tuple[str, str]]
    ) -> None:
        for name, (command, told) in clicks.items():
            assert told.startswith(command) == arrives(name, command), name

    def test_python_gets_each_argument_whole(self, clicks: dict[str, tuple[str, str]]) -> None:
        name = "一支部&二支部.xlsx"
        assert arguments(expanded(clicks[name][0], ENVIRONMENT)) == [
            *(FOLDERS[1], "-E", "-P", "-B", "-X", "utf8", "-c", CODE),
            *(f"--wb={name}", "--from_xl=1", f"--app={OFFICE}", "--hwnd=123456"),
        ]

    def test_python_may_be_in_any_folder(self, tmp_path_factory: pytest.TempPathFactory) -> None:
        book = built_for_pressing(tmp_path_factory.mktemp("folders"), "党建台账.xlam")
        asked = [call("Launcher.ButtonCommand", f, "check", "a.xlsx", OFFICE, "1") for f in FOLDERS]
        for folder, command in zip(FOLDERS, answers(book, asked), strict=True):
            argv = arguments(expanded(command, ENVIRONMENT))
            assert argv[0] == folder
            assert book_opened(argv) == ("a.xlsx", 1)
