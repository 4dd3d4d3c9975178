"""``taizhang tally``: every figure with its rows."""

from __future__ import annotations

import argparse

from addin.commands.arguments import add_ledger, add_output, answer, checked_ledger, status


def add(command: argparse.ArgumentParser) -> None:
    """Add its arguments."""
    add_ledger(command)
    add_output(command)
    command.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    """Count a ledger; write the statistics workbook where asked."""
    from addin import machine, terminal, workflows  # noqa: PLC0415

    checked = checked_ledger(arguments)
    if arguments.output:
        workflows.save_statistics(checked, arguments.ledger, arguments.output, arguments.force)
    if arguments.json:
        return answer(checked, machine.statistics_object(checked))
    terminal.show_statistics(checked)
    terminal.show_written(arguments.output)
    return status(checked)
