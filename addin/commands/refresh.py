"""``taizhang refresh``: the figures of a hand-edited report renewed."""

from __future__ import annotations

import argparse
from pathlib import Path

from addin.commands.arguments import (
    add_ledger,
    add_output,
    ledger_input,
    output_of,
    refuse_suffix,
    status,
)


def add(command: argparse.ArgumentParser) -> None:
    """Add its arguments."""
    command.add_argument("report", metavar="REPORT.docx", type=Path)
    add_ledger(command)
    add_output(command)
    command.add_argument("--track", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    """Write the renewed report."""
    from addin import terminal  # noqa: PLC0415
    from addin.workflows.reports import refresh  # noqa: PLC0415

    if arguments.output:
        refuse_suffix(arguments.output, ".docx")
    with terminal.progress() as step:
        done = refresh(
            arguments.report,
            ledger_input(arguments),
            output_of(arguments),
            track=arguments.track,
            progress=step,
        )
    terminal.show_refreshed(done)
    return status(done.checked)
