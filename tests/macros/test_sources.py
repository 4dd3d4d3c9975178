"""The sources of what runs inside Excel agree with each other, and with the Python they call."""

from __future__ import annotations

import importlib
import inspect
import re
from pathlib import Path

import pytest
from lxml import etree
from pyvbaanalysis import DiagnosticSeverity, analyze_loose_files

from addin.macros import sources
from addin.resources import resource

NAMESPACE = "{http://schemas.microsoft.com/office/2009/07/customui}"
FUNCTIONS = {
    "校验台账": "check",
    "应用建议": "apply_suggestions",
    "撤销建议": "undo_suggestions",
    "清除标记": "clear_marks",
    "统计": "tally",
    "生成报告": "report",
    "参数": "parameters",
    "新建台账": "new_ledger",
    "帮助": "show_help",
}
LONGEST = {"label": 1024, "screentip": 1024, "supertip": 1024, "id": 1024, "onAction": 1024}
ATTRIBUTES = {
    "customUI": set[str](),
    "ribbon": set[str](),
    "tabs": set[str](),
    "tab": {"id", "label"},
    "group": {"id", "label"},
    "button": {"id", "label", "size", "imageMso", "onAction", "screentip", "supertip"},
}
MODULES = {module.name: module.source for module in sources.modules()}
CALLBACKS = dict(
    re.findall(
        r'^Public Sub (\w+)\(control As IRibbonControl\)\r\n    RunButton "(\w+)"\r\nEnd Sub',
        MODULES["Ribbon"],
        re.MULTILINE,
    )
)


def elements(name: str = "*", *, in_ledger: bool = False) -> list[etree._Element]:
    root = etree.fromstring(sources.ribbon(in_ledger=in_ledger))
    return list(root.iter(NAMESPACE + name))


def of_the_ribbon() -> list[etree._Element]:
    return elements("button")


@pytest.mark.parametrize("name", sources.MODULES)
def test_vba_is_ascii_in_short_lines(name: str) -> None:
    """VBA text has no encoding, the editor's lines end at 1023 characters, and ours at 100."""
    text = resource(sources.FOLDER, name).read_bytes().decode("ascii")
    assert "\r" not in text and "\t" not in text
    assert max(map(len, text.splitlines())) <= 100
    assert "Option Explicit" in text


def test_vba_is_sound() -> None:
    found = analyze_loose_files(resource(sources.FOLDER, name) for name in sources.MODULES)
    assert set(found) == set(MODULES)
    errors = [d for ds in found.values() for d in ds if d.severity == DiagnosticSeverity.ERROR]
    assert not errors


def test_unsound_vba_would_be_found(tmp_path: Path) -> None:
    broken = MODULES["Conf"].replace("HexValue(Left", "HexVolue(Left")
    (tmp_path / "Conf.bas").write_bytes(broken.encode())
    found = analyze_loose_files([tmp_path / "Conf.bas"])
    assert [d.code for d in found["Conf"] if d.severity == DiagnosticSeverity.ERROR]


def test_every_button_has_its_function_and_only_those() -> None:
    assert {b.get("label"): CALLBACKS[b.get("onAction", "")] for b in of_the_ribbon()} == FUNCTIONS


def test_every_callback_has_its_button() -> None:
    assert sorted(CALLBACKS) == sorted(b.get("onAction", "") for b in of_the_ribbon())
    assert MODULES["Ribbon"].count("\r\nEnd Sub\r\n") == len(CALLBACKS)
    assert all(name.startswith("OnTaizhang") for name in CALLBACKS)


def test_every_function_is_there_to_call() -> None:
    ribbon = importlib.import_module("addin.ribbon")
    for name in FUNCTIONS.values():
        assert not inspect.signature(getattr(ribbon, name)).parameters, name


def test_the_ribbon_keeps_to_its_schema() -> None:
    for element in elements():
        name = etree.QName(element).localname
        assert set(element.keys()) <= ATTRIBUTES[name], name
        for key, most in LONGEST.items():
            assert len(element.get(key, "")) <= most
        assert element.get("size", "large") == "large"
    ids = [e.get("id") for e in elements() if e.get("id")]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"taizhang\w+", i or "") for i in ids)


def test_every_button_says_what_it_does() -> None:
    for button in of_the_ribbon():
        assert button.get("imageMso")
        assert button.get("screentip") == button.get("label")
        assert button.get("supertip", "").endswith("。")


def test_the_tab_inside_a_ledger_says_so() -> None:
    """Both may be open at once; everything else of the two is alike."""
    (outside,), (inside,) = elements("tab"), elements("tab", in_ledger=True)
    assert (outside.get("label"), inside.get("label")) == ("党建台账", "党建台账（本簿）")
    inside.set("label", "党建台账")
    assert etree.tostring(inside) == etree.tostring(outside)


def test_every_message_is_used_and_every_one_used_is_there() -> None:
    code = "\n".join(MODULES.values())
    used = set(re.findall(r'Message(?:About)?\("(\w+)"', code))
    assert used == set(sources.messages())


def test_a_message_with_a_detail_has_a_place_for_it() -> None:
    code = "\n".join(MODULES.values())
    with_detail = set(re.findall(r'MessageAbout\("(\w+)"', code))
    assert with_detail == {key for key, text in sources.messages().items() if "{1}" in text}


def test_messages_fit_a_message_box() -> None:
    """MsgBox shows about 1024 characters; a path may be 260 of them."""
    for text in sources.messages().values():
        assert 0 < len(text) < 700


def test_no_cell_and_no_shape_can_start_a_program() -> None:
    """A formula, or a shape with a macro, can call what stands in a module with arguments."""
    classes = {m.name for m in sources.modules() if m.is_class}
    assert classes == {"Outside"}
    for name, source in MODULES.items():
        if name not in classes:
            assert "CreateObject" not in source and "Shell" not in source, name
            assert "Declare" not in source and "Application.Run" not in source, name
    assert MODULES["Launcher"].count("StartAndWait") == 1
    functions = re.findall(r"^Public Function (\w+)", MODULES["Launcher"], re.MULTILINE)
    assert functions == [
        *("ButtonCommand", "PythonCommand", "BookFor", "FunctionProblem", "IsStripped")
    ]


def test_no_cell_and_no_shape_can_speak_to_a_spare() -> None:
    """Whatever acts asks for an Outside, which only the launcher's own code can make."""
    source = MODULES["Spare"].replace(" _\r\n", " ")
    heads = re.findall(r"^Public (Function|Sub) (\w+)\((.*)\)", source, re.MULTILINE)
    acting = {name for kind, name, taken in heads if "world As Outside" in taken}
    assert acting == {"TakenBy", "KeepOne"}
    assert {name for _, name, _ in heads} - acting == {
        *("IsWarm", "WaitCommand", "SpareCommand", "RequestText")
    }
    assert "New Outside" not in source
