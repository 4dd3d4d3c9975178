"""Where the files that come with the program are: templates, macros, samples."""

from __future__ import annotations

from pathlib import Path

_INSTALLED = Path(__file__).parent / "data"
_CHECKOUT = Path(__file__).parent.parent

DEFAULT_TEMPLATE = "半年工作汇报.docx"
SHIPPED_TEMPLATES = (
    *("半年工作汇报", "年度工作总结", "季度情况报告", "月度简报", "述职报告", "三会一课统计表"),
    *("活动明细表", "整改清单", "下月活动安排", "活动记录"),
)
"""The templates that a report can be made of, by name, in the order in which they are listed."""


def resource(folder: str, name: str) -> Path:
    """Return a file of ``templates``, ``macros`` or ``samples``, from the wheel or the checkout."""
    installed = _INSTALLED / folder / name
    return installed if installed.exists() else _CHECKOUT / folder / name
