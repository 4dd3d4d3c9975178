"""A report's layout looked at, and put right in a copy."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from addin.layout.layout_corrections import corrections
from addin.layout.layout_rule import LayoutCase
from addin.layout.layout_rules import layout_findings
from addin.layout.profile import Profile
from addin.layout.profile_file import profile_named, read_profile
from addin.ledger.refusal import Refusal
from addin.office.word.body import BodyParagraph, read_body
from addin.office.word.layout.layout_fix import with_layout
from addin.office.word.layout.measuring import measured
from addin.office.word.word_file import WordFile
from addin.office.writing.safe_file import exists
from addin.proofreading.document.structure import structure_of
from addin.proofreading.text_finding import TextFinding

_ROUNDS = 4
_LARGEST = 200_000  # bytes; a profile has two thousand


def profile_of(choice: str | None) -> Profile:
    """Return the profile that a clerk names: a shipped one, or a file of her bureau's."""
    if not choice:
        return profile_named()
    path = Path(choice)
    if path.suffix.lower() != ".toml":
        return profile_named(choice)
    if not exists(path) or path.is_dir():
        raise Refusal(f"找不到版式方案“{choice}”；请核对路径和文件名")
    try:
        if path.stat().st_size > _LARGEST:
            raise Refusal(f"“{path.name}”太大，不像版式方案；请核对文件")
        return read_profile(path.read_text(encoding="utf-8-sig"), path.name)
    except UnicodeDecodeError as e:
        raise Refusal(f"版式方案“{path.name}”不是UTF-8编码；请用记事本另存为UTF-8再试") from e
    except OSError as e:
        raise Refusal(f"版式方案“{path.name}”读不了；请核对权限") from e


def layout_case(
    file: WordFile, paragraphs: Sequence[BodyParagraph], profile: Profile
) -> LayoutCase:
    """Return a document measured, ready for the rules of layout."""
    structure = structure_of([p.prose for p in paragraphs if not p.boxed])
    return LayoutCase(structure, measured(file, paragraphs), profile)


def judged_layout(
    file: WordFile, paragraphs: Sequence[BodyParagraph], profile: Profile, every: bool = True
) -> list[TextFinding]:
    """Return what the rules of layout find; ``every``: also in a document never laid out."""
    return layout_findings(layout_case(file, paragraphs, profile), every)


def layout_put_right(
    file: WordFile, paragraphs: Sequence[BodyParagraph], profile: Profile
) -> dict[str, bytes]:
    """Return the parts that change where a document's layout is put right; text stays as it is.

    It is looked at again after each round, since one thing put right may show another, until
    nothing is left to change: to put right what is right changes nothing.
    """
    changed: dict[str, bytes] = {}
    for _ in range(_ROUNDS):
        more = with_layout(file, paragraphs, corrections(layout_case(file, paragraphs, profile)))
        if not more:
            break
        changed |= more
        file = file.altered(more)
        paragraphs = read_body(file)
    return changed
