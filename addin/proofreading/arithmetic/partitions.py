"""How people and things are divided: parts that leave each other out, and come to a total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from addin.ledger.shipped.checked_record import CheckedRecord
from addin.ledger.shipped.data_set import DataSet


class Partition(CheckedRecord, frozen=True):
    """Parts, each as a pattern of its words; ``whole``: together they are all there is."""

    parts: tuple[re.Pattern[str], ...]
    whole: bool = False

    def part_of(self, words: str) -> int | None:
        """Return which part some words name, None where they name none or more than one."""
        found = [n for n, part in enumerate(self.parts) if part.search(words)]
        return found[0] if len(found) == 1 else None

    def without(self, words: str) -> str:
        """Return some words without those that name a part."""
        for part in self.parts:
            words = part.sub("", words)
        return words


@cache
def partitions() -> tuple[Partition, ...]:
    """Return the partitions known."""
    return PARTITIONS.load()


def _read(data: Mapping[str, Any]) -> tuple[Partition, ...]:
    return tuple(
        Partition(tuple(map(re.compile, its["parts"])), its.get("whole", False))
        for its in data["partition"]
    )


def _wrong(those: Sequence[Partition]) -> Iterator[str]:
    yield from (f"第{n}种只有一部分" for n, its in enumerate(those, 1) if len(its.parts) < 2)


PARTITIONS = DataSet(
    sources=(Path(__file__).with_name("partitions.toml"),),
    form={"partition": tuple[Partition, ...]},
    read=_read,
    check=_wrong,
)
