"""``taizhang due``: what is due by when and not yet held or done."""

from __future__ import annotations

import argparse
from datetime import date

from addin.commands.arguments import add_ledger, add_output, answer, checked_ledger, status
from addin.ledger.refusal import Refusal


def add(command: argparse.ArgumentParser) -> None:
    """Add its arguments."""
    add_ledger(command)
    add_output(command)
    command.add_argument("--on")
    command.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    """List what is due as of a day, today unless stated; write it as a workbook where asked."""
    from addin import machine, terminal  # noqa: PLC0415
    from addin.workflows.agendas import agenda_of, save_agenda  # noqa: PLC0415

    day = _day(arguments.on) if arguments.on else date.today()
    checked = checked_ledger(arguments)
    done = agenda_of(checked, day)
    if arguments.output:
        save_agenda(done, arguments.ledger, arguments.output, arguments.force)
    if arguments.json:
        return answer(checked, machine.agenda_object(done))
    terminal.show_agenda(done)
    terminal.show_written(arguments.output)
    return status(checked)


def _day(text: str) -> date:
    from addin.ledger.values.dates import DateContext, parse_when  # noqa: PLC0415

    when = parse_when(text, DateContext()).value
    if when is None or not when.exact or when.first != when.last:
        raise Refusal(f"日期“{text}”看不懂；请写成 --on 2022-07-05")
    return when.first
