"""``taizhang rules``: the rule catalogue, or one rule explained."""

from __future__ import annotations

import argparse

from addin.commands.arguments import DONE


def add(command: argparse.ArgumentParser) -> None:
    """Add its arguments."""
    command.add_argument("code", metavar="CODE", nargs="?")


def run(arguments: argparse.Namespace) -> int:
    """Print the rules, or one rule's page."""
    from addin import terminal  # noqa: PLC0415

    terminal.show_rules(arguments.code)
    return DONE
