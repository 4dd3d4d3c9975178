"""``taizhang new``: a blank ledger, ready to fill in."""

from __future__ import annotations

import argparse
from pathlib import Path

from addin.commands.arguments import DONE
from addin.ledger.refusal import Refusal


def add(command: argparse.ArgumentParser) -> None:
    """Add its arguments."""
    command.add_argument("ledger", metavar="LEDGER.xlsx", type=Path)
    command.add_argument("--year", type=int)
    command.add_argument("--force", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    """Write the ledger; with the tab inside where it is a .xlsm."""
    from addin.office.writing.safe_file import refuse_overwriting  # noqa: PLC0415

    path = arguments.ledger
    if path.suffix.lower() not in (".xlsx", ".xlsm"):
        raise Refusal(
            "新台账的文件名要以 .xlsx 结尾，选项卡要放在台账里的以 .xlsm 结尾，"
            f"现在是“{path.name}”；请改一下"
        )
    if arguments.year is not None and not 1949 <= arguments.year <= 2100:
        raise Refusal(f"年份“{arguments.year}”不合理；请写四位数的年份，如 --year 2022")
    if path.suffix.lower() == ".xlsm":
        from addin.macros import write_ledger  # noqa: PLC0415

        refuse_overwriting(path, arguments.force)
        write_ledger(path, arguments.year, force=arguments.force)
    else:
        from addin.workflows import new_ledger  # noqa: PLC0415

        new_ledger(path, arguments.year, arguments.force)
    print(f"已生成空白台账：{path}")
    return DONE
