from pathlib import Path

import pytest

from addin.ledger.refusal import Refusal
from addin.office.writing.safe_file import refuse_overwriting, write_safely


def test_the_file_is_there_when_written(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    write_safely(target, lambda path: path.write_text("new") and None)
    assert target.read_text() == "new"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize(
    "error",
    [OSError(28, "No space left on device"), PermissionError(13, "denied"), ValueError("ours")],
)
def test_what_was_there_stays_when_writing_fails(tmp_path: Path, error: Exception) -> None:
    target = tmp_path / "a.txt"
    target.write_text("old")

    def fail(path: Path) -> None:
        path.write_text("half")
        raise error

    with pytest.raises(Refusal if isinstance(error, OSError) else ValueError):
        write_safely(target, fail)
    assert target.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_a_target_open_elsewhere_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "报告.txt"
    target.write_text("old")

    def denied(*_: object) -> None:
        raise PermissionError(13, "open in Word")

    monkeypatch.setattr(Path, "replace", denied)
    monkeypatch.setattr("addin.office.writing.safe_file.time.sleep", lambda _: None)
    with pytest.raises(Refusal, match=r"报告\.txt.*先关闭.*报告（2）\.txt"):
        write_safely(target, lambda path: path.write_text("new") and None)
    assert target.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["报告.txt"]


def test_an_input_is_never_overwritten_even_by_another_name(tmp_path: Path) -> None:
    source = tmp_path / "台账.xlsx"
    source.write_text("ledger")
    link = tmp_path / "别名.xlsx"
    link.symlink_to(source)
    with pytest.raises(Refusal, match="输入的文件"):
        refuse_overwriting(link, force=True, inputs=[source])
