"""The corpus run: over a folder of strange files made here, and over one that is given."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from addin.resources import resource

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
GIVEN = os.environ.get("TAIZHANG_CORPUS")


@pytest.fixture
def ledger() -> Path:
    return resource("samples", "活动台账.xlsx").resolve()


def test_a_strange_folder_ends_with_messages_only(tmp_path: Path, ledger: Path) -> None:
    from corpus import corpus  # noqa: PLC0415 - it needs what only Unix has

    shutil.copy(ledger, tmp_path / "好的.xlsx")
    (tmp_path / "半个.xlsx").write_bytes(ledger.read_bytes()[:5000])
    (tmp_path / "空的.docx").write_bytes(b"")
    (tmp_path / "旧的.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    (tmp_path / "~$好的.xlsx").write_bytes(b"x" * 165)
    ran, found = corpus.failures(tmp_path, ledger)
    assert ran >= 15
    assert found == []


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("raise SystemExit(9)", "internal"),
        ("raise KeyboardInterrupt", "internal"),
        ("import os; os.abort()", "ended by SIGABRT"),
        ("import time; time.sleep(60)", "over"),
        ("bytearray(8 << 30)", "internal MemoryError"),
        (
            "import sys; sys.stderr.write('boom\\n'); return 2",
            "refused in other than one Chinese line",
        ),
        ("import sys; sys.stderr.write('不行，请改\\n'); return 2", None),
        ("open('made/.taizhang-x', 'w').close(); return 0", "left half a file"),
    ],
)
def test_each_kind_of_failure_is_seen(
    monkeypatch: pytest.MonkeyPatch, body: str, kind: str | None
) -> None:
    from corpus import corpus  # noqa: PLC0415

    made: dict[str, object] = {}
    exec(f"def command(arguments):\n    {body}", made)
    monkeypatch.setattr(corpus, "main", made["command"])
    found = corpus.outcome(["x"], seconds=1)
    assert found == kind if kind is None else str(found).startswith(kind)


def test_a_changed_original_is_seen(
    tmp_path: Path, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from corpus import corpus  # noqa: PLC0415

    path = Path(shutil.copy(ledger, tmp_path / "台账.xlsx"))

    def spoils(arguments: list[str]) -> int:
        path.write_bytes(path.read_bytes() + b"!")
        return 0

    monkeypatch.setattr(corpus, "commands", lambda: frozenset({"tally"}))
    monkeypatch.setattr(corpus, "main", spoils)
    ((failure,), ran) = reversed(corpus.failures(tmp_path, ledger))
    assert (failure.kind, ran) == ("the original was changed", 1)


def test_what_no_longer_fails_is_told() -> None:
    from corpus import corpus  # noqa: PLC0415

    found = [corpus.Failure("a.xlsx", "check", "over 20 s"), corpus.Failure("b.xlsx", "check", "x")]
    new, gone = corpus.unexpected(found, ["check\ta.xlsx", "tally\tc.xls"])
    assert [its.file for its in new] == ["b.xlsx"]
    assert gone == ["tally\tc.xls"]


@pytest.mark.slow
@pytest.mark.skipif(GIVEN is None, reason="TAIZHANG_CORPUS names no folder")
def test_a_given_folder_ends_with_what_is_expected(ledger: Path) -> None:
    from corpus import corpus  # noqa: PLC0415

    _, found = corpus.failures(Path(str(GIVEN)).resolve(), ledger)
    assert corpus.unexpected(found, corpus.expected_failures()) == ([], [])
