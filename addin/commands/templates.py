"""``taizhang templates``: the templates at hand, and a copy of one to be edited."""

from __future__ import annotations

import argparse
import json

from addin.commands.arguments import DONE, add_output, output_of, refuse_suffix
from addin.ledger.refusal import Refusal


def add(command: argparse.ArgumentParser) -> None:
    """Add its arguments."""
    command.add_argument("name", metavar="NAME", nargs="?")
    command.add_argument("--json", action="store_true")
    add_output(command)


def run(arguments: argparse.Namespace) -> int:
    """List the templates, or copy one out."""
    from addin import terminal  # noqa: PLC0415
    from addin.machine import templates_object  # noqa: PLC0415
    from addin.workflows.template_library import copy_template, templates  # noqa: PLC0415

    if arguments.name and not arguments.json:
        if arguments.output:
            refuse_suffix(arguments.output, ".docx")
        terminal.show_written(copy_template(arguments.name, output_of(arguments)))
    elif arguments.output or arguments.name:
        raise Refusal("要另存一个模板，请写 taizhang templates 名称 -o 副本.docx，不加 --json")
    elif arguments.json:
        print(json.dumps(templates_object(templates()), ensure_ascii=False, indent=1))
    else:
        terminal.show_templates(templates())
    return DONE
