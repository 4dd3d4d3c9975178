"""Makes the templates that ship with the program.

``python templates/make_template.py [FOLDER]`` lays out the texts in typesetting/ to
GB/T 9704-2012. Every part is written here, nothing comes from another document, and the zip holds
no clock, path or compressor, so that two runs on any two computers give the same bytes.

In the text every countable claim is a field, and its clause leaves whole where the ledger has none.
What several templates say alike is in typesetting/段落/ once: a line 【引用】名称 brings it in.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from typesetting.package import write

HERE = Path(__file__).parent
TEXTS = HERE / "typesetting"
EACH = "每次活动一份"
"""The category of a template that is filled once for each activity."""
TITLES = {
    "半年工作汇报": "党建工作情况汇报",
    "年度工作总结": "年度党建工作总结",
    "季度情况报告": "季度党建工作情况",
    "月度简报": "党建工作简报",
    "述职报告": "党支部书记述职报告",
    "三会一课统计表": "“三会一课”和主题党日统计表",
    "活动明细表": "党建活动明细表",
    "整改清单": "问题整改清单",
    "下月活动安排": "近期活动安排",
    "活动记录": "组织生活记录",
    "支部台账汇总": "党建活动台账汇总情况",
}
CATEGORIES = {"活动记录": EACH}
_QUOTED = re.compile(r"^【引用】(.+)$", re.MULTILINE)


def main(folder: Path) -> None:
    """Write the templates into a folder."""
    for name, title in TITLES.items():
        write(folder / f"{name}.docx", prose(name), title, CATEGORIES.get(name, ""))


def prose(name: str) -> str:
    """Return a template's text with what it quotes."""
    said = (TEXTS / f"{name}.txt").read_text(encoding="utf-8")
    return _QUOTED.sub(lambda m: _paragraphs(m[1]), said)


def _paragraphs(name: str) -> str:
    return (TEXTS / "段落" / f"{name}.txt").read_text(encoding="utf-8").strip()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
