"""``taizhang uninstall``: the add-in taken out again."""

from __future__ import annotations

import argparse

from addin.commands.arguments import DONE


def add(_command: argparse.ArgumentParser) -> None:
    """It takes none."""


def run(_arguments: argparse.Namespace) -> int:
    """Take the add-in out of this computer."""
    from addin.installation.computer import this_computer  # noqa: PLC0415
    from addin.installation.install import uninstall  # noqa: PLC0415

    print("\n".join(uninstall(this_computer())))
    return DONE
