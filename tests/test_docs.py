"""The written word keeps up with the program."""

from __future__ import annotations

import pkgutil
import re
import runpy
from pathlib import Path

import pytest

from addin import commands
from addin.cli import main
from addin.commands.usage import COMMANDS
from addin.ledger.catalogue import catalogue

ROOT = Path(__file__).parent.parent
HANDBOOK = (ROOT / "docs" / "使用手册.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", ["规则表.md", "模板字段.md"])
def test_generated_pages_are_fresh(tmp_path: Path, page: str) -> None:
    runpy.run_path(str(ROOT / "docs" / "make_docs.py"))["main"](tmp_path)
    fresh = (tmp_path / page).read_text(encoding="utf-8")
    assert (ROOT / "docs" / page).read_text(encoding="utf-8") == fresh


def test_the_readme_holds_exactly_two_commands_to_run() -> None:
    assert len(re.findall(r"^python -m pip install ", README, re.MULTILINE)) == 2


@pytest.mark.parametrize("text", [README, HANDBOOK], ids=["README", "handbook"])
def test_links_and_pictures_lead_somewhere(text: str) -> None:
    folder = ROOT if text is README else ROOT / "docs"
    targets = re.findall(r"\]\(([^)#]+)\)", text)
    assert targets
    assert [t for t in targets if not (folder / t).exists()] == []


def test_every_command_of_the_program_is_in_both(capsys: pytest.CaptureFixture[str]) -> None:
    main([])
    listed = re.findall(r"^  (\w+) ", capsys.readouterr().out, re.MULTILINE)
    assert set(listed) == set(COMMANDS)
    for command in listed:
        assert f"taizhang {command}" in README
        assert f"taizhang {command}" in HANDBOOK


def test_every_command_has_its_module() -> None:
    modules = {m.name for m in pkgutil.iter_modules(commands.__path__)}
    assert modules - {"arguments", "usage"} == set(COMMANDS)


def test_parameters_that_the_handbook_names_exist() -> None:
    known = {p.key for p in catalogue().parameters} | {n.parameter for n in catalogue().norms}
    assert {"党课每季度", "微党课计入党课"} <= known
