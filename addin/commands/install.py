"""``taizhang install``: the add-in put where Office loads it, or an offline bundle made."""

from __future__ import annotations

import argparse
from pathlib import Path

from addin.commands.arguments import DONE
from addin.ledger.refusal import Refusal


def add(command: argparse.ArgumentParser) -> None:
    """Add its arguments."""
    command.add_argument("--bundle", metavar="FOLDER")
    command.add_argument("--warm", action=argparse.BooleanOptionalAction)
    command.add_argument("--force", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    """Install on this computer, or make a bundle for others."""
    from addin.installation.computer import this_computer  # noqa: PLC0415

    if arguments.bundle and arguments.warm is not None:
        raise Refusal("--warm、--no-warm 只管这台电脑，不能和 --bundle 一起写；请分开运行")
    if arguments.bundle is not None:
        if not arguments.bundle.strip():
            raise Refusal("--bundle 后面要写文件夹的名字，如 --bundle 离线安装包")
        from addin.installation.bundle import make_bundle  # noqa: PLC0415

        done = make_bundle(this_computer(), Path(arguments.bundle), arguments.force)
    else:
        from addin.installation.install import install  # noqa: PLC0415

        done = install(this_computer(), warm=arguments.warm)
    print("\n".join(done))
    return DONE
