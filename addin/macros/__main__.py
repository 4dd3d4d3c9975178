"""``python -m addin.macros [FOLDER] [--force]``: builds the two files for Excel."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from addin.ledger.refusal import Refusal
from addin.macros.books import ADDIN, LEDGER, write_addin, write_ledger
from addin.office.safe_file import refuse_overwriting


def main(argv: Sequence[str] | None = None) -> int:
    """Build the add-in and the ledger; return the exit status (0 done, 2 could not do it)."""
    arguments = _parser().parse_args(argv)
    addin, ledger = arguments.folder / ADDIN, arguments.folder / LEDGER
    try:
        _refuse_year(arguments.year)
        for path in (addin, ledger):
            refuse_overwriting(path, arguments.force)
        write_addin(addin)
        write_ledger(ledger, arguments.year)
    except Refusal as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 2
    sys.stdout.write(f"已生成 {addin}\n已生成 {ledger}\n")
    return 0


def _refuse_year(year: int | None) -> None:
    if year is not None and not 1949 <= year <= 2100:
        raise Refusal(f"年份“{year}”不合理；请写四位数的年份，如 --year 2022")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m addin.macros", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path(), help="放在哪个文件夹")
    parser.add_argument("--year", type=int, help="台账的年份")
    parser.add_argument("--force", action="store_true", help="文件已存在时覆盖")
    return parser


if __name__ == "__main__":
    sys.exit(main())
