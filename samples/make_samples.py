"""Writes the sample ledgers: a careful clerk's, one with a known problem in nearly every row,
one with every sheet that the program reads, and one that is no list.

``python samples/make_samples.py [FOLDER]`` writes 活动台账.xlsx, 问题台账.xlsx, 全套台账.xlsx,
各式台账.xlsx and 问题清单.toml: what is wrong in 问题台账, with the cell of each problem. The same
source gives the same bytes. Bureaus, places and people are invented.

A row is written down as what happened (``Held``); heads, names and votes follow from the roster of
that day, so that nothing contradicts anything else unless a ``Fault`` is planted.
"""

from __future__ import annotations

import sys
from pathlib import Path

from making.careful import careful
from making.complete import complete
from making.faulty import faulty
from making.forms import write_forms
from making.writing import write_problems, write_sample


def main(folder: Path) -> None:
    """Write the samples into a folder."""
    wrong = faulty()
    write_sample(careful(), folder)
    write_sample(complete(), folder)
    write_sample(wrong, folder)
    write_forms(folder)
    write_problems(wrong, folder / "问题清单.toml")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
