"""``python -m addin.macros [FOLDER] [--force]``: builds the files for Excel and Word."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from addin.ledger.refusal import Refusal
from addin.macros.books import ADDIN, LEDGER, write_addin, write_ledger
from addin.macros.word_template import WORD_ADDIN, write_word_addin
from addin.office.writing.safe_file import refuse_overwriting


def main(argv: Sequence[str] | None = None) -> int:
    """Build the add-ins and the ledger; return the exit status (0 done, 2 could not do it)."""
    arguments = _parser().parse_args(argv)
    files = [arguments.folder / name for name in (ADDIN, LEDGER, WORD_ADDIN)]
    addin, ledger, word = files
    try:
        _refuse_year(arguments.year)
        for path in files:
            refuse_overwriting(path, arguments.force)
        write_addin(addin)
        write_ledger(ledger, arguments.year)
        write_word_addin(word)
    except Refusal as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 2
    sys.stdout.write("".join(f"已生成 {path}\n" for path in files))
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
