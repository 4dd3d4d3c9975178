"""``taizhang lint``: a template checked before it is used."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from addin.commands.arguments import DONE, ERRORS_FOUND, add_output, output_of, refuse_suffix


def add(command: argparse.ArgumentParser) -> None:
    """Add its arguments."""
    command.add_argument("template", metavar="TEMPLATE.docx", type=Path)
    add_output(command)
    command.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    """Show what was found; write the copy with comments where one is asked for."""
    from addin import machine, terminal  # noqa: PLC0415
    from addin.workflows.template_checks import lint  # noqa: PLC0415

    if arguments.output:
        refuse_suffix(arguments.output, ".docx")
    done = lint(arguments.template, output_of(arguments))
    if arguments.json:
        print(json.dumps(machine.lint_object(done), ensure_ascii=False, indent=1))
    else:
        terminal.show_linted(done)
    return ERRORS_FOUND if done.errors else DONE
