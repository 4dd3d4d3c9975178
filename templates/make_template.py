"""Makes the templates that ship with the program.

``python templates/make_template.py [FOLDER]`` lays out the texts in typesetting/ to
GB/T 9704-2012. Every part is written here, nothing comes from another document, and the zip holds
no clock, path or compressor, so that two runs on any two computers give the same bytes.

In the text every countable claim is a field, and its clause leaves whole where the ledger has none.
"""

from __future__ import annotations

import sys
from pathlib import Path

from typesetting.package import write

HERE = Path(__file__).parent
TITLES = {"半年工作汇报": "党建工作情况汇报", "支部台账汇总": "党建活动台账汇总情况"}


def main(folder: Path) -> None:
    """Write the templates into a folder."""
    for name, title in TITLES.items():
        prose = (HERE / "typesetting" / f"{name}.txt").read_text(encoding="utf-8")
        write(folder / f"{name}.docx", prose, title)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
