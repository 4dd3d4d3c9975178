"""``taizhang report``: a Word template filled from a ledger."""

from __future__ import annotations

import argparse

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
    add_ledger(command)
    add_output(command)
    command.add_argument("-t", dest="template")
    command.add_argument("--each", action="store_true")
    command.add_argument("--plain", action="store_true")
    command.add_argument("--sources", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    """Write the report of a ledger, or a document for each of its activities."""
    from addin import terminal  # noqa: PLC0415
    from addin.workflows.reports import ReportForm, report  # noqa: PLC0415

    if arguments.each:
        return _record(arguments)
    if arguments.output:
        refuse_suffix(arguments.output, ".docx")
    with terminal.progress() as step:
        form = ReportForm(arguments.template, arguments.plain, arguments.sources)
        done = report(ledger_input(arguments), output_of(arguments), form=form, progress=step)
    terminal.show_report(done)
    return status(done.checked)


def _record(arguments: argparse.Namespace) -> int:
    from addin import terminal  # noqa: PLC0415
    from addin.workflows.activity_records import record_activities  # noqa: PLC0415
    from addin.workflows.reports import ReportForm  # noqa: PLC0415

    form = ReportForm(arguments.template, arguments.plain, arguments.sources)
    with terminal.progress() as step:
        done = record_activities(
            ledger_input(arguments), output_of(arguments), form=form, progress=step
        )
    terminal.show_records(done)
    return status(done.checked)
