"""``taizhang template``: a template made of a finished report and its ledger."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from addin.commands.arguments import (
    DONE,
    ERRORS_FOUND,
    add_ledger,
    add_output,
    ledger_input,
    output_of,
    refuse_suffix,
)


def add(command: argparse.ArgumentParser) -> None:
    """Add its arguments."""
    command.add_argument("report", metavar="REPORT.docx", type=Path)
    add_ledger(command)
    add_output(command)
    command.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    """Make the template; 1 where something in it has a comment to be looked at."""
    from addin import machine, terminal  # noqa: PLC0415
    from addin.workflows.making_templates import make_template  # noqa: PLC0415

    if arguments.output:
        refuse_suffix(arguments.output, ".docx")
    with terminal.progress() as step:
        made = make_template(
            arguments.report, ledger_input(arguments), output_of(arguments), progress=step
        )
    if arguments.json:
        print(json.dumps(machine.template_object(made), ensure_ascii=False, indent=1))
    else:
        terminal.show_made_template(made)
    return ERRORS_FOUND if made.remarks or made.warnings else DONE
