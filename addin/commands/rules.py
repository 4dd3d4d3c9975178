"""``taizhang rules``: the rule catalogue, one rule explained, or those that have a word."""

from __future__ import annotations

import argparse

from addin.commands.arguments import DONE


def add(command: argparse.ArgumentParser) -> None:
    """Add its arguments."""
    command.add_argument("asked", metavar="CODE|WORD", nargs="?")


def run(arguments: argparse.Namespace) -> int:
    """Print the rules, all or those with a word, or one rule's page."""
    from addin import terminal  # noqa: PLC0415

    terminal.show_rules(arguments.asked)
    return DONE
