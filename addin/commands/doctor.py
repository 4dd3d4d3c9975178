"""``taizhang doctor``: what is wrong with this computer, and what to do."""

from __future__ import annotations

import argparse

from addin.commands.arguments import DONE, ERRORS_FOUND


def add(_command: argparse.ArgumentParser) -> None:
    """It takes none."""


def run(_arguments: argparse.Namespace) -> int:
    """Examine this computer."""
    from addin.installation.computer import this_computer  # noqa: PLC0415
    from addin.installation.doctor import examine, is_broken, summary  # noqa: PLC0415

    links = examine(this_computer())
    print("\n".join([*(link.line for link in links), summary(links)]))
    return ERRORS_FOUND if is_broken(links) else DONE
