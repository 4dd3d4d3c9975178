"""The job that makes a report final: a copy to be sent, its text with nothing behind it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from addin.ledger.catalogue import catalogue
from addin.office.writing.safe_file import refuse_overwriting
from addin.report.language.field import looks_like_field
from addin.report.values.field_tree import fields
from addin.workflows.input_and_output import Destination
from addin.workflows.report_copies import FINAL, beside, save_copy

if TYPE_CHECKING:
    from addin.office.word.word_file import WordFile


class Finalized(Struct, frozen=True):
    """A final copy: where it is, and how many controls and comments of the report it left out."""

    target: Path
    controls: int
    comments: int
    taken_out: tuple[str, ...] = ()

    @property
    def summary(self) -> str:
        """Sum it up in one line."""
        return (
            f"文字一字未动；{self.controls}处数据控件转成普通文字，删去批注{self.comments}条，"
            "作者等个人信息和生成记录已清除"
        )


def finalize(report: Path, output: Path | None = None, force: bool = False) -> Finalized:
    """Write a copy of a report that is fit to be sent; the report itself stays as it is.

    The copy has the same text, no content controls of ours, no comments, no names of authors and
    nothing remembered of the ledger; it can no longer be renewed. Content controls of others
    stay. Without ``output`` it stands beside the report, as 汇报（定稿）.docx. Raises Refusal where
    tracked changes are left.
    """
    from addin.office.word.final_copy import final_copy  # noqa: PLC0415
    from addin.office.word.outside.leaving import SENT  # noqa: PLC0415
    from addin.office.word.word_file import open_word  # noqa: PLC0415

    target = output or beside(report, FINAL)
    refuse_overwriting(target, force, [report])
    with open_word(report) as file:
        final = final_copy(file, our_controls(file))
        to = Destination(target, force)
        out = save_copy(file, final.changed, to, dropped=final.dropped, leaving=SENT)
    return Finalized(target, final.controls, final.comments, out)


def our_controls(file: WordFile) -> Callable[[str], bool]:
    """Return what tells our controls: what the document remembers, and what a field looks like.

    Where it remembers, a field must have a group (次数.支委会): 成文日期 alone may be another's.
    """
    from addin.office.word.controls.provenance_part import find_provenance  # noqa: PLC0415
    from addin.office.word.controls.tags import tag_of  # noqa: PLC0415

    tree, found = fields(catalogue()), find_provenance(file)
    if found is None:
        return lambda key: looks_like_field(key, tree)
    known = {tag_of(key) for key in found[1].values}
    return lambda key: key in known or ("." in key and looks_like_field(key, tree))
