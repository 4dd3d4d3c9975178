"""The sources of what runs inside Excel and Word agree with each other, and with the Python they call."""

from __future__ import annotations

import importlib
import inspect
import re
from pathlib import Path

import pytest
from lxml import etree
from pyvbaanalysis import DiagnosticSeverity, analyze_loose_files

from addin.macros import sources
from addin.macros.sources import Program
from addin.resources import resource
from addin.workflows import field_menus

FOLDER = resource(sources.FOLDER, "README.md").parent
NAMESPACE = "{http://schemas.microsoft.com/office/2009/07/customui}"
FUNCTIONS = {
    "excel": {
        "校验台账": "check",
        "应用建议": "apply_suggestions",
        "撤销建议": "undo_suggestions",
        "清除标记": "clear_marks",
        "统计": "tally",
        "待办": "agenda",
        "生成报告": "report",
        "选模板生成": "report_by_template",
        "活动记录": "record_activities",
        "取出模板": "copy_template",
        "更新报告数据": "refresh_report",
        "核对报告": "audit_report",
        "公文校对": "proofread_report",
        "参数": "parameters",
        "新建台账": "new_ledger",
        "帮助": "show_help",
    },
    "word": {
        "更新数据": "refresh",
        "核对数据": "audit",
        "公文校对": "proofread",
        "定稿": "finalize",
        "检查模板": "check_template",
        "制作模板": "make_template",
        "帮助": "show_help",
    },
}
WORDS_OWN = {"excel": set[str](), "word": {"ActiveDocument", "Documents"}}
PYTHON = {"excel": "addin.ribbon", "word": "addin.word_ribbon"}
LONGEST = {"label": 1024, "screentip": 1024, "supertip": 1024, "id": 1024, "onAction": 1024}
ATTRIBUTES = {
    "customUI": set[str](),
    "ribbon": set[str](),
    "tabs": set[str](),
    "tab": {"id", "label"},
    "group": {"id", "label"},
    "button": {"id", "label", "size", "imageMso", "onAction", "screentip", "supertip"},
    "dynamicMenu": {
        *("id", "label", "size", "imageMso", "getContent", "screentip", "supertip"),
        "invalidateContentOnDrop",
    },
}
# What fills a menu, and what a click in it does.
OF_MENUS = {"excel": set[str](), "word": {"GetTaizhangFields", "OnTaizhangInsertField"}}
MODULES = {
    program: {module.name: module.source for module in sources.modules(program)}
    for program in sources.OWN
}
CALLBACKS = {
    program: dict(
        re.findall(
            r'^Public Sub (\w+)\(control As IRibbonControl\)\r\n    RunButton "(\w+)"\r\nEnd Sub',
            found["Ribbon"],
            re.MULTILINE,
        )
    )
    for program, found in MODULES.items()
}
either = pytest.mark.parametrize("program", sources.OWN)


def elements(program: Program, name: str = "*", *, in_ledger: bool = False) -> list[etree._Element]:
    root = etree.fromstring(sources.ribbon(program, in_ledger=in_ledger))
    return list(root.iter(NAMESPACE + name))


@pytest.mark.parametrize(
    "path", [p for p in FOLDER.rglob("*") if p.suffix in (".bas", ".cls", ".inc")], ids=str
)
def test_vba_is_ascii_in_short_lines(path: Path) -> None:
    """VBA text has no encoding, the editor's lines end at 1023 characters, and ours at 100."""
    text = path.read_bytes().decode("ascii")
    assert "\r" not in text and "\t" not in text
    assert max(map(len, text.splitlines())) <= 100
    assert "Option Explicit" in text or path.suffix == ".inc"


@either
def test_modules_keep_to_what_vba_takes(program: Program) -> None:
    for source in MODULES[program].values():
        assert max(map(len, source.splitlines())) <= 120
        assert source.isascii() and source.count("Option Explicit") == 1


@either
def test_vba_is_sound(program: Program, tmp_path: Path) -> None:
    found = analyze_loose_files(_written(tmp_path, program))
    assert set(found) == set(MODULES[program])
    errors = [d for ds in found.values() for d in ds if d.severity == DiagnosticSeverity.ERROR]
    # The analysis knows Excel's objects; Word has documents where Excel has workbooks.
    assert {d.message.split("'")[1] for d in errors} <= WORDS_OWN[program]


def _written(folder: Path, program: Program) -> list[Path]:
    """Write the modules of a program to files of their own."""
    paths = []
    for module in sources.modules(program):
        paths.append(folder / f"{module.name}.{'cls' if module.is_class else 'bas'}")
        paths[-1].write_bytes(module.source.encode())
    return paths


def test_unsound_vba_would_be_found(tmp_path: Path) -> None:
    broken = MODULES["word"]["Conf"].replace("HexValue(Left", "HexVolue(Left")
    (tmp_path / "Conf.bas").write_bytes(broken.encode())
    found = analyze_loose_files([tmp_path / "Conf.bas"])
    assert [d.code for d in found["Conf"] if d.severity == DiagnosticSeverity.ERROR]


@either
def test_every_button_has_its_function_and_only_those(program: Program) -> None:
    called = CALLBACKS[program]
    buttons = elements(program, "button")
    assert {b.get("label"): called[b.get("onAction", "")] for b in buttons} == FUNCTIONS[program]


@either
def test_every_callback_has_its_button(program: Program) -> None:
    actions = sorted(b.get("onAction", "") for b in elements(program, "button"))
    assert sorted(CALLBACKS[program]) == actions
    subs = set(re.findall(r"^Public Sub (\w+)", MODULES[program]["Ribbon"], re.MULTILINE))
    assert subs == {*actions, *OF_MENUS[program]}
    assert all(name.startswith("OnTaizhang") for name in actions)


@either
def test_every_function_is_there_to_call(program: Program) -> None:
    door = importlib.import_module(PYTHON[program])
    told = {button.__name__: label for button, label in door.BUTTONS.items()}
    assert {label: name for name, label in told.items()} == FUNCTIONS[program]
    for button in door.BUTTONS:
        assert not inspect.signature(button).parameters, button


@either
def test_the_ribbon_keeps_to_its_schema(program: Program) -> None:
    for element in elements(program):
        name = etree.QName(element).localname
        assert set(element.keys()) <= ATTRIBUTES[name], name
        for key, most in LONGEST.items():
            assert len(element.get(key, "")) <= most
        assert element.get("size", "large") == "large"
    ids = [e.get("id") for e in elements(program) if e.get("id")]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"taizhang\w+", i or "") for i in ids)


def test_every_menu_is_filled_by_its_function() -> None:
    (menu,) = elements("word", "dynamicMenu")
    door = importlib.import_module(PYTHON["word"])
    assert {its.__name__: label for its, label in door.MENUS.items()} == {
        "field_menu": menu.get("label")
    }
    ribbon = MODULES["word"]["Ribbon"]
    assert (
        f"Public Sub {menu.get('getContent')}(control As IRibbonControl, ByRef content)" in ribbon
    )
    assert 'content = MenuOf("field_menu")' in ribbon
    assert f"Public Sub {field_menus._CALLBACK}(control As IRibbonControl)" in ribbon


@either
def test_every_button_says_what_it_does(program: Program) -> None:
    for button in (*elements(program, "button"), *elements(program, "dynamicMenu")):
        assert button.get("imageMso")
        assert button.get("screentip") == button.get("label")
        assert button.get("supertip", "").endswith("。")


def test_the_tab_inside_a_ledger_says_so() -> None:
    """Both may be open at once; everything else of the two is alike."""
    (outside,), (inside,) = elements("excel", "tab"), elements("excel", "tab", in_ledger=True)
    assert (outside.get("label"), inside.get("label")) == ("党建台账", "党建台账（本簿）")
    inside.set("label", "党建台账")
    assert etree.tostring(inside) == etree.tostring(outside)


def own_code(program: Program) -> str:
    """Return the code of a program without the messages themselves."""
    return "\n".join(text for name, text in MODULES[program].items() if name != "Messages")


@either
def test_every_message_is_used_and_every_one_used_is_there(program: Program) -> None:
    used = set(re.findall(r'Message(?:About)?\("(\w+)"', own_code(program)))
    assert used == set(sources.messages(program))


@either
def test_a_message_with_a_detail_has_a_place_for_it(program: Program) -> None:
    with_detail = set(re.findall(r'MessageAbout\("(\w+)"', own_code(program)))
    told = sources.messages(program)
    assert with_detail == {key for key, text in told.items() if "{1}" in text}


@either
def test_messages_fit_a_message_box(program: Program) -> None:
    """MsgBox shows about 1024 characters; a path may be 260 of them."""
    for text in sources.messages(program).values():
        assert 0 < len(text) < 700


@either
def test_no_cell_and_no_shape_can_start_a_program(program: Program) -> None:
    """A formula, or a shape with a macro, can call what stands in a module with arguments."""
    classes = {m.name for m in sources.modules(program) if m.is_class}
    assert classes == {"Outside"}
    for name, source in MODULES[program].items():
        if name not in classes:
            assert "CreateObject" not in source and "Shell" not in source, name
            assert "Declare" not in source and "Application.Run" not in source, name
    assert MODULES[program]["Launcher"].count("StartAndWait") == 1
    open_to_all = {
        name
        for module in ("Launcher", "Start")
        for _, name, taken in heads(MODULES[program][module])
        if "world As Outside" not in taken
    }
    pure = {"ButtonCommand", "PythonCommand", "Quoted", "FunctionProblem"}
    menus = {"MenuOf", "InsertAtCursor"}  # which only start our own Python, or type a text
    host = {"excel": {"BookFor", "IsStripped"}, "word": {"FolderOf", *menus}}
    assert open_to_all == {"RunButton", *pure, *host[program]}


def heads(source: str) -> list[tuple[str, str, str]]:
    """Return kind, name and arguments of every procedure that other modules can call."""
    joined = source.replace(" _\r\n", " ")
    return re.findall(r"^Public (Function|Sub) (\w+)\((.*)\)", joined, re.MULTILINE)


def test_no_cell_and_no_shape_can_speak_to_a_spare() -> None:
    """Whatever acts asks for an Outside, which only the launcher's own code can make."""
    source = MODULES["excel"]["Spare"]
    acting = {name for _, name, taken in heads(source) if "world As Outside" in taken}
    assert acting == {"TakenBy", "KeepOne"}
    assert {name for _, name, _ in heads(source)} - acting == {
        *("IsWarm", "WaitCommand", "SpareCommand", "RequestText")
    }
    assert "New Outside" not in source


def test_documents_are_opened_with_their_macros_disabled() -> None:
    text = resource(sources.FOLDER, "word/Outside.inc").read_text("ascii")
    body = text[text.index("Public Sub OpenFile") :]
    steps = [line.strip() for line in body[: body.index("End Sub")].splitlines()]
    opened = steps.index("Application.Documents.Open Path")
    assert "Const ForceDisable As Long = 3" in steps
    assert steps.index("Application.AutomationSecurity = ForceDisable") < opened
    assert steps.index("On Error Resume Next") < opened  # what was set before is put back anyway
    assert opened < steps.index("Application.AutomationSecurity = before")
    assert text.count("Documents.Open") == 1
