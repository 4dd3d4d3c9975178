"""``taizhang check``: every finding of a ledger at its cell."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from addin.commands.arguments import add_ledger, add_output, answer, checked_ledger, status
from addin.ledger.refusal import Refusal

if TYPE_CHECKING:
    from addin.office.writing.fixed_copy import Fixed
    from addin.workflows import Checked


def add(command: argparse.ArgumentParser) -> None:
    """Add its arguments."""
    add_ledger(command)
    add_output(command)
    command.add_argument("--json", action="store_true")
    command.add_argument("--fixed", metavar="COPY.xlsx", type=Path)


def run(arguments: argparse.Namespace) -> int:
    """Check a ledger; write its findings and a corrected copy where asked."""
    from addin import machine, terminal, workflows  # noqa: PLC0415

    _refuse_fixed(arguments)
    checked = checked_ledger(arguments)
    fixed = _fixed(arguments, checked)
    if arguments.output:
        listed = [workflows.corrections_listed(fixed, arguments.fixed)] if fixed else []
        workflows.save_findings(
            checked, arguments.ledger, arguments.output, arguments.force, listed
        )
    if arguments.json:
        return answer(checked, machine.findings_object(checked))
    terminal.show_findings(checked)
    terminal.show_written(arguments.output)
    if fixed:
        terminal.show_fixed(fixed, arguments.fixed)
    return status(checked)


def _refuse_fixed(arguments: argparse.Namespace) -> None:
    from addin.workflows import refuse_fixed_copy  # noqa: PLC0415

    if not arguments.fixed:
        return
    refuse_fixed_copy(arguments.ledger, arguments.fixed, arguments.force)
    if arguments.output and arguments.output.resolve() == arguments.fixed.resolve():
        raise Refusal("-o 和 --fixed 写的是同一个文件；请换一个文件名")


def _fixed(arguments: argparse.Namespace, checked: Checked) -> Fixed | None:
    from addin.terminal import progress  # noqa: PLC0415
    from addin.workflows import save_fixed_copy  # noqa: PLC0415

    if not arguments.fixed:
        return None
    with progress() as step:
        return save_fixed_copy(checked, arguments.ledger, arguments.fixed, arguments.force, step)
