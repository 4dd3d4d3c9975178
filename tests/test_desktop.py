"""Showing files: each in the program that opens its kind."""

from __future__ import annotations

import subprocess
import sys
import webbrowser
from pathlib import Path

import pytest

from addin.office.desktop import show


def test_a_page_goes_to_the_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda url: asked.append(url) or True)
    assert show(tmp_path / "手册.html")
    assert asked == [(tmp_path / "手册.html").resolve().as_uri()]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows opens files by itself")
def test_a_document_goes_to_the_program_of_its_kind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[object]] = []
    monkeypatch.setattr(subprocess, "Popen", asked.append)
    assert show(tmp_path / "汇报.docx")
    assert asked[0][1] == tmp_path / "汇报.docx"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows opens files by itself")
def test_where_nothing_opens_files_that_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_command: object) -> None:
        raise FileNotFoundError

    monkeypatch.setattr(subprocess, "Popen", missing)
    assert not show(tmp_path / "汇报.docx")
