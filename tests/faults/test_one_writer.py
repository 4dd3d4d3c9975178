"""One module writes files for people: nothing else in the program opens one for writing."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import addin

ROOT = Path(addin.__file__).parent
WRITER = "office/writing/safe_file.py"

# Writes that go elsewhere than into a clerk's folder, or into the file that ``write_safely`` lends.
LENT = {
    "office/ooxml/package.py": "copies a package into the file lent",
    "office/writing/patched_copy.py": "copies a workbook into the file lent",
    "office/word/controls/remembered_values.py": "adds to the report in the file lent",
    "office/templates/word_template.py": "fills a template into the file lent",
    "office/templates/filling/docxtpl_filling.py": "fills a template into the file lent",
    "office/templates/finishing/whole.py": "clears the document in the file lent",
    "office/writing/internet_mark.py": "marks the file lent",
    "workflows/reports.py": "clears the report in the file lent",
    "workflows/audits.py": "adds to the report in the file lent",
    "workflows/template_library.py": "copies a template into the file lent",
    "office/writing/sheet_style.py": "makes a workbook in the file lent",
}
OWN = {
    "excel/log.py": "adds lines to the program's own log",
    "office/templates/filling/compiling.py": "into memory",
    "office/templates/charts/filled_charts.py": "into memory",
    "office/templates/filling/template_store.py": "the program's own folder, put in place at once",
    "office/reading/parsing.py": "the null device",
    "office/reading/usual_names.py": "into memory",
    "office/writing/leftovers.py": "the notes of a run, in the program's own folder",
    "office/writing/shared_strings.py": "a file of its own that goes away",
    "streams.py": "the process's own streams, and the null device",
    "mailbox.py": "the program's own signs to itself, put in place at once",
    "word_ribbon.py": "the program's own answer to Word",
    "spare.py": "the program's own lock",
    "macros/project.py": "a folder of its own that goes away",
    "macros/package.py": "into memory",
    "installation/bundle.py": "a folder of its own, put in place at once",
    "installation/own_wheel.py": "into the bundle's folder",
    "workflows/making_templates.py": "a trial in a folder of its own that goes away",
    "workflows/shipped_data.py": "the program's own data, where it is built",
}
_METHODS = {"write_bytes", "write_text", "touch", "rename", "replace", "symlink_to", "hardlink_to"}
_FUNCTIONS = {
    ("shutil", "copy"),
    ("shutil", "copy2"),
    ("shutil", "copyfile"),
    ("shutil", "copyfileobj"),
    ("shutil", "move"),
    ("os", "open"),
    ("os", "replace"),
    ("os", "rename"),
    ("os", "write"),
    ("tempfile", "mkstemp"),
    ("tempfile", "NamedTemporaryFile"),
}


def writes(tree: ast.AST) -> Iterator[int]:
    """Yield the lines of calls that write to a file, or may."""
    for call in (n for n in ast.walk(tree) if isinstance(n, ast.Call)):
        owner = call.func.value if isinstance(call.func, ast.Attribute) else None
        name = (
            call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        )
        module = owner.id if isinstance(owner, ast.Name) else ""
        opens = name in ("open", "ZipFile") and any(map(_is_writing_mode, _words(call)))
        # text.replace(a, b) and date.replace(year=…) put nothing in place; path.replace(to) does.
        moves = (
            owner is not None
            and name in _METHODS
            and (name != "replace" or (len(call.args) == 1 and not call.keywords))
        )
        builds = name == "Workbook" or (
            name == "save" and bool(call.args) and module not in ("file",)
        )
        if opens or (moves and module != "dataclasses") or (module, name) in _FUNCTIONS or builds:
            yield call.lineno


def _words(call: ast.Call) -> list[str]:
    given = [*call.args, *(k.value for k in call.keywords)]
    return [a.value for a in given if isinstance(a, ast.Constant) and isinstance(a.value, str)]


def _is_writing_mode(word: str) -> bool:
    return 0 < len(word) <= 4 and set(word) <= set("rwaxbt+") and bool(set(word) & set("wax+"))


def writing_modules() -> set[str]:
    found = set()
    for path in ROOT.rglob("*.py"):
        if any(writes(ast.parse(path.read_text(encoding="utf-8")))):
            found.add(path.relative_to(ROOT).as_posix())
    return found


def test_only_the_modules_that_may_write_do() -> None:
    assert writing_modules() == {WRITER, *LENT, *OWN}


def test_a_write_is_seen_however_it_is_written() -> None:
    seen = (
        "open(p, 'w')",
        "path.open('ab')",
        "path.open(mode='x')",
        "path.write_bytes(b'')",
        "path.replace(other)",
        "ZipFile(p, 'w')",
        "zipfile.ZipFile(p, mode='a')",
        "shutil.copyfile(a, b)",
        "os.replace(a, b)",
        "document.save(path)",
        "Workbook(str(path), {})",
    )
    passed_over = (
        "open(p)",
        "path.open('rb')",
        "text.replace('a', 'b')",
        "day.replace(day=1)",
        "ZipFile(p)",
    )
    assert [s for s in seen if not list(writes(ast.parse(s)))] == []
    assert [s for s in passed_over if list(writes(ast.parse(s)))] == []
