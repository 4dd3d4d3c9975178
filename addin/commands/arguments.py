"""What the commands share: arguments, complaints in Chinese, the exit status."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from addin.commands.usage import USAGE
from addin.ledger.refusal import Refusal

if TYPE_CHECKING:
    from addin.ledger.period import Period
    from addin.workflows import Checked
    from addin.workflows.input_and_output import Destination, LedgerInput

DONE, ERRORS_FOUND, REFUSED = 0, 1, 2


class CommandParser(argparse.ArgumentParser):
    """argparse, with its complaints in Chinese."""

    def error(self, message: str) -> NoReturn:
        """Refuse a command line that is not understood."""
        raise miswritten(_in_chinese(message))

    def print_help(self, file: object = None) -> None:  # noqa: ARG002 - argparse's signature
        """Print the whole program's usage."""
        sys.stdout.write(USAGE)


def miswritten(complaint: str) -> Refusal:
    """Return the refusal of a command line; ``complaint``: what is wrong with it."""
    return Refusal(f"命令写得不对：{complaint}；用法见 taizhang --help")


def _in_chinese(message: str) -> str:
    told = {
        "the following arguments are required:": "还缺",
        "unrecognized arguments:": "不认识",
        "expected one argument": "后面还要写一个值",
        "ignored explicit argument": "后面不要写值",
        "invalid int value": "要写一个整数",
    }
    for english, chinese in told.items():
        if english in message:
            before, _, after = message.partition(english)
            rest = after.partition("(choose")[0].strip()
            option = before.removeprefix("argument ").strip(" :")
            return f"{option} {chinese} {rest}".strip()
    return message


def add_ledger(command: argparse.ArgumentParser) -> None:
    """Add the ledger that a command reads, and what all commands take that read one."""
    command.add_argument("ledger", metavar="LEDGER", type=Path)
    add_reading(command)


def add_reading(command: argparse.ArgumentParser) -> None:
    """Add how ledgers are read: for which period, and what strange headings mean."""
    command.add_argument("--period")
    command.add_argument("--map", dest="mapping", action="append", default=[])


def add_output(command: argparse.ArgumentParser) -> None:
    """Add where a command writes, and leave to replace what is there."""
    command.add_argument("-o", dest="output", type=Path)
    command.add_argument("--force", action="store_true")


def period_of(arguments: argparse.Namespace) -> Period | None:
    """Return the period that was asked for; raise Refusal where it cannot be understood."""
    if arguments.period is None:
        return None
    from addin.ledger.period import parse_period  # noqa: PLC0415

    period = parse_period(arguments.period)
    if period is None:
        raise Refusal(
            f"报告期“{arguments.period}”看不懂；请写成 2022、2022H1、2022Q2、2022-03 "
            "或 2022-01-01..2022-06-30"
        )
    return period


def ledger_input(arguments: argparse.Namespace) -> LedgerInput:
    """Return the ledger that a command names, and how it is to be read."""
    from addin.workflows.input_and_output import LedgerInput  # noqa: PLC0415

    return LedgerInput(arguments.ledger, period_of(arguments), arguments.mapping)


def output_of(arguments: argparse.Namespace) -> Destination:
    """Return where a command is to write."""
    from addin.workflows.input_and_output import Destination  # noqa: PLC0415

    return Destination(arguments.output, arguments.force)


def refuse_suffix(path: Path, suffix: str) -> None:
    """Raise Refusal where a file to be written is not named as its kind is."""
    if path.suffix.lower() != suffix:
        raise Refusal(f"输出的文件名要以 {suffix} 结尾，现在是“{path.name}”；请改一下")


def checked_ledger(arguments: argparse.Namespace) -> Checked:
    """Read and check the ledger that a command names, with progress on a terminal."""
    from addin.terminal import progress  # noqa: PLC0415
    from addin.workflows import check  # noqa: PLC0415

    if arguments.output:
        from addin.office.writing.safe_file import refuse_overwriting  # noqa: PLC0415

        refuse_suffix(arguments.output, ".xlsx")
        refuse_overwriting(arguments.output, arguments.force, [arguments.ledger])
    with progress() as step:
        return check(ledger_input(arguments), progress=step)


def answer(checked: Checked, found: dict[str, Any]) -> int:
    """Print a result as JSON; return the exit status."""
    print(json.dumps(found, ensure_ascii=False, indent=1))
    return status(checked)


def status(checked: Checked) -> int:
    """Return the exit status: whether the ledger has errors."""
    return ERRORS_FOUND if checked.errors else DONE
