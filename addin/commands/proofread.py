"""``taizhang proofread``: a report's text proof-read."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from addin.commands.arguments import (
    DONE,
    ERRORS_FOUND,
    add_output,
    miswritten,
    period_of,
    refuse_suffix,
)

if TYPE_CHECKING:
    from addin.workflows.proofreading import Basis

SAME = Path()
"""Stands for the copy with the corrections, where no file is named."""


def add(command: argparse.ArgumentParser) -> None:
    """Add its arguments."""
    command.add_argument("report", metavar="REPORT.docx", type=Path)
    add_output(command)
    command.add_argument("--fix", metavar="FIXED.docx", type=Path)
    command.add_argument("--ledger", metavar="LEDGER", type=Path)
    command.add_argument("--map", dest="mapping", action="append", default=[])
    command.add_argument("--fix-layout", metavar="LAID.docx", type=Path, nargs="?", const=SAME)
    command.add_argument("--profile", metavar="PROFILE")
    command.add_argument("--period")
    command.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    """Show what was found; write the copies that were asked for."""
    from addin import machine, terminal  # noqa: PLC0415
    from addin.workflows.proofreading import Copies, proofread  # noqa: PLC0415

    layout = _layout_target(arguments)
    for target in filter(None, (arguments.output, arguments.fix, layout)):
        refuse_suffix(target, ".docx")
    with terminal.progress() as step:
        done = proofread(
            arguments.report,
            Copies(arguments.output, arguments.force, arguments.fix, layout),
            basis=_basis(arguments),
            progress=step,
        )
    if arguments.json:
        print(json.dumps(machine.proofreading_object(done), ensure_ascii=False, indent=1))
    else:
        terminal.show_proofread(done)
    return ERRORS_FOUND if done.errors else DONE


def _basis(arguments: argparse.Namespace) -> Basis:
    """Return what the report is held against, its figures where a ledger is named."""
    from addin.workflows.input_and_output import LedgerInput  # noqa: PLC0415
    from addin.workflows.proofreading import Basis  # noqa: PLC0415

    ledger = arguments.ledger and LedgerInput(arguments.ledger, mapping=arguments.mapping)
    return Basis(period_of(arguments), ledger, arguments.profile)


def _layout_target(arguments: argparse.Namespace) -> Path | None:
    """Return the copy to lay out; named no file, it is the one with the corrections."""
    if arguments.fix_layout is None:
        return None
    if arguments.fix_layout != SAME:
        return Path(arguments.fix_layout)
    if arguments.fix is None:
        raise miswritten("--fix-layout 后面要写另存的文件名，如 --fix-layout 排好的稿.docx")
    return Path(arguments.fix)
