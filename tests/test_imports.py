"""What each command loads: a command pays for what it needs, and none ever loads Excel."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from addin.cli import main

HEAVY = {
    *(
        "addin.office.templates.filling.compiling",
        "addin.office.templates.filling.docxtpl_filling",
        "addin.office.writing.patching",
    ),
    *("addin.audit", "addin.layout", "addin.proofreading"),
    *("asyncio", "concurrent", "fractions", "logging", "multiprocessing", "ssl", "statistics"),
    *("subprocess", "tomllib"),
    "chinese_calendar",
    "docx",
    "docxtpl",
    "email",
    "http",
    "jinja2",
    "lxml",
    "msgspec",
    "openpyxl",
    "pydantic",
    "pypinyin",
    "python_calamine",
    "rich",
    "rjieba",
    "xlsxwriter",
    "xlwings",
}
READING = {"chinese_calendar", "lxml", "msgspec", "python_calamine"}
WRITING = {"msgspec", "xlsxwriter", "fractions"}
PROOFREADING = {
    *("addin.layout", "addin.proofreading"),
    *("fractions", "msgspec", "statistics"),
    *("pypinyin", "rjieba"),
}

PROBE = """
import sys
from addin.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print(" ".join(sorted(sys.modules)), file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("arguments", "allowed"),
    [
        (["--help"], set()),
        (["check", "LEDGER", "--json"], READING),
        (["tally", "LEDGER", "--json"], READING),
        (["due", "LEDGER", "--json"], READING),
        (["check", "LEDGER", "--fixed", "副本.xlsx"], READING | {"addin.office.writing.patching"}),
        (["check", "LEDGER", "-o", "校验结果.xlsx"], READING | WRITING),
        (["report", "LEDGER", "-o", "汇报.docx"], READING),
        (["report", "LEDGER", "-o", "汇报.docx", "--plain"], READING),
        (["refresh", "REPORT", "LEDGER", "-o", "新汇报.docx"], READING),
        (["audit", "REPORT", "LEDGER", "-o", "批注.docx"], READING | {"addin.audit", "rjieba"}),
        (["proofread", "REPORT"], PROOFREADING),
        (["proofread", "REPORT", "-o", "批注.docx", "--fix", "修订.docx"], PROOFREADING),
        (["rollup", "没有"], {"concurrent", "logging", "msgspec", "subprocess"}),
        (["rules"], PROOFREADING),
        (
            ["doctor"],
            {"email", "logging", "subprocess"},
        ),  # it asks for the versions of what is installed
        (["uninstall"], {"subprocess"}),
        (["install"], {"subprocess"}),
        (["new", "新.xlsx"], WRITING),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_command_loads_only_what_it_needs(
    sample: Path, tmp_path: Path, arguments: list[str], allowed: set[str]
) -> None:
    given = {"LEDGER": str(sample)}
    if {"report", "REPORT"} & set(arguments):  # docxtpl reads a template once, and not again
        given["REPORT"] = str(tmp_path / "报告.docx")
        assert main(["report", str(sample), "-o", given["REPORT"]]) == 0
    arguments = [given.get(a, a) for a in arguments]
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=tmp_path,
        check=True,
    )
    loaded = set(done.stderr.splitlines()[-1].split())
    assert loaded & HEAVY <= allowed, "if it is tomllib or pydantic: python docs/make_docs.py"
