"""What is kept of templates: used where it is the user's own and whole, and never otherwise."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from addin.ledger.catalogue import catalogue
from addin.office.templates import word_template
from addin.office.templates.filling.template_store import cache_folder, keep, kept
from addin.office.templates.filling.zip_members import (
    Member,
    members_of,
    package_of,
    packed,
    replaced,
    unpacked,
)
from addin.report.language.field import Field, Tree
from addin.report.values.field_tree import fields
from documents import paragraphs, template, traced

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="such rights are not told there")


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    folder = tmp_path / "缓存" / "taizhang"
    keep(folder, "a", b"content")
    assert kept(folder, "a") == b"content"
    assert (
        kept(folder, "b") is None and kept(None, "a") is None and kept(tmp_path / "x", "a") is None
    )


@POSIX
def test_the_folder_is_closed_to_others(tmp_path: Path) -> None:
    keep(tmp_path / "own", "a", b"content")
    assert (tmp_path / "own").stat().st_mode & 0o077 == 0
    assert (tmp_path / "own" / "a").stat().st_mode & 0o077 == 0


@POSIX
@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777])
def test_a_folder_that_others_may_write_to_is_not_used(tmp_path: Path, mode: int) -> None:
    keep(tmp_path, "a", b"content")
    tmp_path.chmod(mode)
    assert kept(tmp_path, "a") is None
    keep(tmp_path, "b", b"content")
    assert not (tmp_path / "b").exists()


@POSIX
def test_a_file_that_others_may_write_to_or_a_link_is_not_read(tmp_path: Path) -> None:
    keep(tmp_path, "a", b"content")
    (tmp_path / "a").chmod(0o666)
    assert kept(tmp_path, "a") is None
    keep(tmp_path, "b", b"content")
    (tmp_path / "c").symlink_to(tmp_path / "b")
    assert kept(tmp_path, "b") == b"content" and kept(tmp_path, "c") is None
    (tmp_path / "other").mkdir(mode=0o700)
    (tmp_path / "link").symlink_to(tmp_path / "other")
    keep(tmp_path / "link", "d", b"content")
    assert not (tmp_path / "other" / "d").exists()


def test_a_file_that_is_not_whole_is_not_read(tmp_path: Path) -> None:
    keep(tmp_path, "a", b"content")
    whole = (tmp_path / "a").read_bytes()
    for broken in (b"", whole[:-1], whole[:40] + b"X" + whole[41:]):
        (tmp_path / "a").write_bytes(broken)
        assert kept(tmp_path, "a") is None


def test_old_ones_make_room(tmp_path: Path) -> None:
    for n in range(40):
        keep(tmp_path, str(n), b"x")
        os.utime(tmp_path / str(n), (n, n))
    left = {path.name for path in tmp_path.iterdir()}
    assert len(left) <= 33 and "39" in left and "0" not in left


@pytest.mark.parametrize(
    ("platform", "environment", "end"),
    [
        ("linux", {"XDG_CACHE_HOME": "/x/y"}, "/x/y/taizhang"),
        ("linux", {"XDG_CACHE_HOME": "relative"}, "/.cache/taizhang"),
        ("linux", {}, "/.cache/taizhang"),
        ("darwin", {}, "/Library/Caches/taizhang"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/taizhang"),
    ],
)
def test_every_system_has_its_place_for_it(
    platform: str, environment: dict[str, str], end: str
) -> None:
    folder = cache_folder(environment, platform)
    assert folder is not None and folder.as_posix().endswith(end)


def test_a_template_is_filled_where_nothing_can_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    source = template(tmp_path / "模板.docx", "没处放的{{ 甲 }}")
    word_template.fill(
        source, traced({"甲": "字"}), {"甲": Field("")}, tmp_path / "a.docx", traced=False
    )
    assert paragraphs(tmp_path / "a.docx") == ["没处放的字"]


def test_a_template_held_against_other_names_is_checked_again(tmp_path: Path) -> None:
    source, other = template(tmp_path / "模板.docx", "只认{{ 甲 }}"), tmp_path / "a.docx"
    known: Tree = {"甲": Field("")}
    word_template.fill(source, traced({"甲": "字"}), known, other, traced=False)
    with pytest.raises(Exception, match="没有“甲”这个字段"):
        word_template.fill(source, traced({"甲": "字"}), fields(catalogue()), other, traced=False)


def test_a_package_is_copied_and_changed_member_by_member(tmp_path: Path) -> None:
    members = [packed("a.xml", b"<a/>"), packed("汉字.txt", "党课".encode() * 500)]
    read = members_of(package_of(members))
    assert read == members and [unpacked(m) for m in read] == [b"<a/>", "党课".encode() * 500]
    changed = replaced(read, {"a.xml": b"<b/>", "new": b"n"})
    assert [m.name for m in changed] == ["a.xml", "汉字.txt", "new"]
    assert unpacked(changed[0]) == b"<b/>" and changed[1] == read[1]
    with pytest.raises(OverflowError):
        package_of([Member("large", 0, 0, 2**31, b"")])
