"""``taizhang proofread``: a report's text proof-read."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from addin.commands.arguments import DONE, ERRORS_FOUND, add_output, period_of, refuse_suffix


def add(command: argparse.ArgumentParser) -> None:
    """Add its arguments."""
    command.add_argument("report", metavar="REPORT.docx", type=Path)
    add_output(command)
    command.add_argument("--fix", metavar="FIXED.docx", type=Path)
    command.add_argument("--ledger", metavar="LEDGER", type=Path)
    command.add_argument("--map", dest="mapping", action="append", default=[])
    command.add_argument("--period")
    command.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    """Show what was found; write the copies that were asked for."""
    from addin import machine, terminal  # noqa: PLC0415
    from addin.workflows.proofreading import proofread  # noqa: PLC0415

    for target in filter(None, (arguments.output, arguments.fix)):
        refuse_suffix(target, ".docx")
    with terminal.progress() as step:
        done = proofread(
            arguments.report,
            arguments.output,
            arguments.fix,
            period_of(arguments),
            arguments.force,
            step,
            arguments.ledger,
            arguments.mapping,
        )
    if arguments.json:
        print(json.dumps(machine.proofreading_object(done), ensure_ascii=False, indent=1))
    else:
        terminal.show_proofread(done)
    return ERRORS_FOUND if done.errors else DONE
