"""A copy of a document as it is written: without what asks another computer, and macros."""

from __future__ import annotations

from collections.abc import Container, Mapping
from pathlib import Path
from typing import BinaryIO

from addin.office.word.outside.clearing import cleared
from addin.office.word.outside.leaving import WORKING, Leaving
from addin.office.word.outside.taken_out import TakenOut
from addin.office.word.word_file import WordFile
from addin.office.writing.internet_mark import carry_mark


def save_document(
    file: WordFile,
    target: Path | BinaryIO,
    changed: Mapping[str, bytes],
    dropped: Container[str] = (),
    leaving: Leaving | None = None,
) -> TakenOut:
    """Write a copy with other contents in some parts and without others; new ones are added.

    What asks another computer as it is opened, and macros, are taken out of it and returned;
    ``leaving`` says what else. A mark of the internet goes with the copy. Raises Refusal
    where the document is signed.
    """
    clear = cleared(file.altered(changed), leaving or WORKING, dropped)
    left_out = {n for n in file.names if n in dropped} | clear.dropped
    contents = {n: c for n, c in {**changed, **clear.changed}.items() if n not in left_out}
    file.write(target, contents, left_out)
    if isinstance(target, Path):
        clear.out.marked = carry_mark(file.path, target)
    return clear.out
