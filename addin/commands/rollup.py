"""``taizhang rollup``: a folder of branches' ledgers in one summary."""

from __future__ import annotations

import argparse
from pathlib import Path

from addin.commands.arguments import DONE, ERRORS_FOUND, add_reading, output_of, period_of
from addin.ledger.refusal import Refusal


def add(command: argparse.ArgumentParser) -> None:
    """Add its arguments."""
    command.add_argument("folder", metavar="FOLDER", type=Path)
    command.add_argument("-o", dest="output", metavar="OUT", type=Path)
    command.add_argument("--jobs", metavar="N", type=int)
    command.add_argument("--scheduler", metavar="ADDRESS")
    command.add_argument("--reports", action="store_true")
    command.add_argument("--force", action="store_true")
    add_reading(command)


def run(arguments: argparse.Namespace) -> int:
    """Sum up the folder; exit with 1 where a ledger has errors or could not be read."""
    from addin import terminal  # noqa: PLC0415
    from addin.workflows.input_and_output import LedgerInput  # noqa: PLC0415
    from addin.workflows.rollups import Workers, rollup  # noqa: PLC0415

    if arguments.jobs is not None and arguments.jobs < 1:
        raise Refusal("--jobs 要写大于0的整数，如 --jobs 2；不写就按这台电脑的核数")
    try:
        with terminal.progress_bar() as step:
            done = rollup(
                LedgerInput(arguments.folder, period_of(arguments), arguments.mapping),
                output_of(arguments),
                reports=arguments.reports,
                workers=Workers(arguments.jobs, arguments.scheduler),
                step=step,
            )
    except KeyboardInterrupt:
        raise Refusal("已中断，汇总还没有写完；再运行一次同样的命令，从中断的地方接着做") from None
    terminal.show_rollup(done)
    return ERRORS_FOUND if done.errors else DONE
