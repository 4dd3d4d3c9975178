"""``taizhang audit``: the figures that any report states, held against the ledger."""

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
    miswritten,
    output_of,
    refuse_suffix,
)


def add(command: argparse.ArgumentParser) -> None:
    """Add its arguments."""
    command.add_argument("report", metavar="REPORT.docx", type=Path)
    add_ledger(command)
    add_output(command)
    command.add_argument("--json", action="store_true")
    command.add_argument("--all", action="store_true")
    command.add_argument("--sources", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    """Hold a report against a ledger; write a copy with comments where asked."""
    from addin import machine, terminal  # noqa: PLC0415
    from addin.workflows.audits import audit  # noqa: PLC0415

    if arguments.output:
        refuse_suffix(arguments.output, ".docx")
    elif arguments.sources:
        raise miswritten("--sources 要和 -o 一起写，数据来源附在另存的报告后面")
    with terminal.progress() as step:
        done = audit(
            arguments.report,
            ledger_input(arguments),
            output_of(arguments),
            annex=arguments.sources,
            progress=step,
        )
    if arguments.json:
        print(json.dumps(machine.claims_object(done), ensure_ascii=False, indent=1))
    else:
        terminal.show_audited(done, arguments.all)
    return ERRORS_FOUND if done.mismatches else DONE
