"""The benchmarks run; what they measure is looked at by those who run them."""

from __future__ import annotations

import math
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import docx
import pytest

from addin.office.templates.word_template import fill
from documents import paragraphs, tables
from tests.benchmarks.__main__ import main
from tests.benchmarks.filling import as_values, by_docxtpl, limit
from tests.benchmarks.letters import SYNTAXES, TREE, values, write_template
from tests.benchmarks.measuring import Figure, in_turn, ratio
from tests.benchmarks.npm import Engine
from tests.benchmarks.table import BEGIN, END, README, line, put_into


def test_all_ways_of_filling_write_the_same_report(tmp_path: Path) -> None:
    told, template = values(7), write_template(tmp_path / "a.docx", SYNTAXES["docxtpl"])
    by_docxtpl(template, told, tmp_path / "docxtpl.docx")
    limit(template, told, tmp_path / "limit.docx")()
    for traced in (True, False):
        fill(template, as_values(told), TREE, tmp_path / f"{traced}.docx", traced=traced)
    written = [tmp_path / f"{name}.docx" for name in ("docxtpl", "limit", "True", "False")]
    said = [(paragraphs(path), tables(path)) for path in written]
    assert said[0] == said[1] == said[2] == said[3]
    assert len(said[0][1][0]) == 8 and said[0][1][0][7] == [f"第6行{c}" for c in "abcdefgh"]


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_every_template_has_the_same_tags(tmp_path: Path, syntax: str) -> None:
    path = write_template(tmp_path / "a.docx", SYNTAXES[syntax])
    text = "\n".join(p.text for p in docx.Document(str(path)).paragraphs)
    assert all(f"f{n}" in text for n in range(40)) and all(f"c{n}" in text for n in range(6))


def test_an_engine_that_ends_costs_its_own_figures_alone(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "pass"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as running:
        running.wait()
        engine = Engine(running, tmp_path / "filled.docx")
        assert math.isnan(engine.fill(tmp_path / "values.json"))
        with suppress(BrokenPipeError):
            running.communicate()


@pytest.mark.slow
def test_the_command_measures_and_prints(capsys: pytest.CaptureFixture[str]) -> None:
    before = README.read_bytes()
    main(["--quick"])
    printed = capsys.readouterr().out
    assert printed.count("\n") >= 10
    for what in ("taizhang report", "taizhang check", "taizhang --help", "filling a template"):
        assert what in printed
    assert README.read_bytes() == before


def test_ratios_are_medians_of_rounds_and_targets_are_judged() -> None:
    clock = iter(range(100))
    times = in_turn({"a": lambda: float(next(clock)), "b": lambda: 2.0}, runs=3, warm=1)
    assert times == {"a": [1.0, 2.0, 3.0], "b": [2.0, 2.0, 2.0]}
    assert ratio(times["a"], times["b"]) == 1.0
    assert line(Figure("甲", "乙", 0.5, 0.5)).endswith("| ≤ 0.5 | met |")
    assert line(Figure("甲", "乙", 0.51, 0.5)).endswith("| ≤ 0.5 | **missed** |")
    assert line(Figure("甲", "乙", None, note="skipped")).endswith("| skipped |")


def test_the_table_has_its_place_in_the_readme() -> None:
    text = README.read_text(encoding="utf-8")
    assert put_into(text, "新").count("新\n" + END) == 1
    assert put_into(f"前{BEGIN}旧{END}后", "新") == f"前{BEGIN}\n新\n{END}后"
