"""What tests of the commands share: small ledgers, and commands that must be refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin.cli import main

ACTIVITIES = """
日期|活动类型|主题|主持人|应到人数|实到人数
2022年1月5日|支委会|研究全年计划|张三|5|5
2022年3月3日|党员大会|学习全会精神|张三|20|19
"""
PARAMETERS = "键|值\n单位全称|临江县民政局党组\n报告期起|2022-01-01\n报告期止|2022-03-31"

Output = pytest.CaptureFixture[str]


def refused(capsys: Output, *arguments: object) -> str:
    """Run a command that must be refused; return the one line it says."""
    assert main([str(a) for a in arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1, err
    assert any("\u4e00" <= c <= "\u9fff" for c in err)
    return err


def files_in(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}


def refused_after(capsys: Output, *arguments: object) -> str:
    capsys.readouterr()
    return refused(capsys, *arguments)
