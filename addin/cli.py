"""The command line: each command calls one workflow and shows its result in Chinese."""

from __future__ import annotations

import argparse
import contextlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from addin import __version__
from addin.ledger.refusal import Refusal

if TYPE_CHECKING:
    from addin.ledger.period import Period
    from addin.office.fixed_copy import Fixed
    from addin.workflows import Checked

DONE, ERRORS_FOUND, REFUSED = 0, 1, 2

_USAGE = """台账通：从台账到数字、从数字到报告

用法：taizhang 命令 [参数]

命令：
  new LEDGER.xlsx [--year 2022]                      生成一个空白台账，带下拉列表和填写说明；
                                                     文件名以 .xlsm 结尾的，选项卡就在台账里
  check LEDGER [--json] [-o 校验结果.xlsx]            校验台账
  check LEDGER --fixed 副本.xlsx                      校验，并另存一份副本，把不会错的地方更正、涂色
  tally LEDGER [--json] [-o 统计.xlsx]                统计台账，每个数字都列出所在的行
  report LEDGER [-t 模板.docx] [-o 报告.docx]         按模板生成工作汇报
  report ... --plain                                 数字写成普通文字，不带来源记录
  refresh REPORT.docx LEDGER [-o 新报告.docx]         台账变了，更新报告里的数字，手工改过的不动
  refresh ... --track                                以修订方式更新，可以逐处接受或拒绝
  rules [CODE]                                       列出校验规则，或解释其中一条
  install [--warm | --no-warm]                       把“党建台账”选项卡装进Excel
                                                     （--warm 打开预启动，按钮更快；--no-warm 关掉）
  install --bundle FOLDER                            做一个离线安装包，给没有网络的电脑用
  uninstall                                          从Excel里卸载
  doctor                                             检查这台电脑，说明哪里不对、怎么办

check、tally、report、refresh 都可以加：
  --period 2022H1       报告期：2022、2022H1、2022Q2、2022-03 或 2022-01-01..2022-06-30
  --map 表头=栏目       台账的表头与众不同时写明是哪一栏，如 --map 活动类形=活动类型；可以写几个
  --force               输出文件已存在时覆盖（new、install --bundle 也可以加）

台账文件只读不写。结束状态：0 完成；1 完成，有错误级问题；2 没有做成，原因见提示。
"""


class _Parser(argparse.ArgumentParser):
    """argparse, with its complaints in Chinese."""

    def error(self, message: str) -> NoReturn:
        raise Refusal(f"命令写得不对：{_in_chinese(message)}；用法见 taizhang --help")

    def print_help(self, file: object = None) -> None:  # noqa: ARG002 - argparse's signature
        sys.stdout.write(_USAGE)


def _in_chinese(message: str) -> str:
    told = {
        "the following arguments are required:": "还缺",
        "unrecognized arguments:": "不认识",
        "invalid choice:": "没有这个命令",
        "expected one argument": "后面还要写一个值",
        "ignored explicit argument": "后面不要写值",
        "invalid int value": "要写一个整数",
    }
    for english, chinese in told.items():
        if english in message:
            before, _, after = message.partition(english)
            rest = after.partition("(choose")[0].strip()
            option = before.removeprefix("argument ").strip(" :")
            return f"{'' if option == 'command' else option} {chinese} {rest}".strip()
    return message


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return the exit status (0 done, 1 errors found, 2 could not do it)."""
    _speak_utf8()
    try:
        arguments = _parser().parse_args(argv)
        return int(arguments.run(arguments))
    except Refusal as refusal:
        sys.stderr.write(f"{refusal}\n")
    except KeyboardInterrupt:
        sys.stderr.write("已中断，没有写出任何文件\n")
    except BrokenPipeError:
        with contextlib.suppress(OSError):
            sys.stdout.close()
    except Exception as error:  # the last resort: one sentence, never a traceback
        sys.stderr.write(
            f"程序内部出错（{type(error).__name__}），没有写出任何文件；请把命令和这个文件交给维护人员\n"
        )
    return REFUSED


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="taizhang", add_help=True)
    parser.add_argument("--version", action="version", version=f"taizhang {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="command", parser_class=_Parser)
    parser.set_defaults(run=_help)
    _add_new(commands.add_parser("new"))
    for name, run in (("check", _check), ("tally", _tally), ("report", _report)):
        command = commands.add_parser(name)
        command.add_argument("ledger", metavar="LEDGER", type=Path)
        command.add_argument("-o", dest="output", type=Path)
        _add_reading(command)
        if name == "report":
            command.add_argument("-t", dest="template", type=Path)
            command.add_argument("--plain", action="store_true")
        else:
            command.add_argument("--json", action="store_true")
        if name == "check":
            command.add_argument("--fixed", metavar="COPY.xlsx", type=Path)
        command.set_defaults(run=run)
    _add_refresh(commands.add_parser("refresh"))
    rules = commands.add_parser("rules")
    rules.add_argument("code", metavar="CODE", nargs="?")
    rules.set_defaults(run=_rules)
    _add_install(commands.add_parser("install"))
    commands.add_parser("uninstall").set_defaults(run=_uninstall)
    commands.add_parser("doctor").set_defaults(run=_doctor)
    return parser


def _add_new(command: argparse.ArgumentParser) -> None:
    command.add_argument("ledger", metavar="LEDGER.xlsx", type=Path)
    command.add_argument("--year", type=int)
    command.add_argument("--force", action="store_true")
    command.set_defaults(run=_new)


def _add_refresh(command: argparse.ArgumentParser) -> None:
    command.add_argument("report", metavar="REPORT.docx", type=Path)
    command.add_argument("ledger", metavar="LEDGER", type=Path)
    command.add_argument("-o", dest="output", type=Path)
    command.add_argument("--track", action="store_true")
    _add_reading(command)
    command.set_defaults(run=_refresh)


def _add_reading(command: argparse.ArgumentParser) -> None:
    """Add what all commands take that read a ledger."""
    command.add_argument("--period")
    command.add_argument("--map", dest="mapping", action="append", default=[])
    command.add_argument("--force", action="store_true")


def _add_install(command: argparse.ArgumentParser) -> None:
    command.add_argument("--bundle", metavar="FOLDER")
    command.add_argument("--warm", action=argparse.BooleanOptionalAction)
    command.add_argument("--force", action="store_true")
    command.set_defaults(run=_install)


def _help(_arguments: argparse.Namespace) -> int:
    sys.stdout.write(_USAGE)
    return DONE


def _period(arguments: argparse.Namespace) -> Period | None:
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


def _new(arguments: argparse.Namespace) -> int:
    from addin.office.safe_file import refuse_overwriting  # noqa: PLC0415

    path = arguments.ledger
    if path.suffix.lower() not in (".xlsx", ".xlsm"):
        raise Refusal(
            "新台账的文件名要以 .xlsx 结尾，选项卡要放在台账里的以 .xlsm 结尾，"
            f"现在是“{path.name}”；请改一下"
        )
    if arguments.year is not None and not 1949 <= arguments.year <= 2100:
        raise Refusal(f"年份“{arguments.year}”不合理；请写四位数的年份，如 --year 2022")
    if path.suffix.lower() == ".xlsm":
        from addin.macros import write_ledger  # noqa: PLC0415

        refuse_overwriting(path, arguments.force)
        write_ledger(path, arguments.year)
    else:
        from addin.workflows import new_ledger  # noqa: PLC0415

        new_ledger(path, arguments.year, arguments.force)
    print(f"已生成空白台账：{path}")
    return DONE


def _checked(arguments: argparse.Namespace) -> Checked:
    from addin.terminal import progress  # noqa: PLC0415
    from addin.workflows import check  # noqa: PLC0415

    if arguments.output:
        from addin.office.safe_file import refuse_overwriting  # noqa: PLC0415

        _refuse_suffix(arguments.output, ".xlsx")
        refuse_overwriting(arguments.output, arguments.force, [arguments.ledger])
    with progress() as step:
        return check(arguments.ledger, _period(arguments), step, arguments.mapping)


def _refuse_suffix(path: Path, suffix: str) -> None:
    if path.suffix.lower() != suffix:
        raise Refusal(f"输出的文件名要以 {suffix} 结尾，现在是“{path.name}”；请改一下")


def _check(arguments: argparse.Namespace) -> int:
    from addin import machine, terminal, workflows  # noqa: PLC0415

    _refuse_fixed(arguments)
    checked = _checked(arguments)
    fixed = _fixed(arguments, checked)
    if arguments.output:
        listed = [workflows.corrections_listed(fixed, arguments.fixed)] if fixed else []
        workflows.save_findings(
            checked, arguments.ledger, arguments.output, arguments.force, listed
        )
    if arguments.json:
        return _answer(checked, machine.findings_object(checked))
    terminal.show_findings(checked)
    terminal.show_written(arguments.output)
    if fixed:
        terminal.show_fixed(fixed, arguments.fixed)
    return _status(checked)


def _refuse_fixed(arguments: argparse.Namespace) -> None:
    from addin.workflows import refuse_fixed_copy  # noqa: PLC0415

    if not arguments.fixed:
        return
    refuse_fixed_copy(arguments.ledger, arguments.fixed, arguments.force)
    if arguments.output and arguments.output.resolve() == arguments.fixed.resolve():
        raise Refusal("-o 和 --fixed 写的是同一个文件；请换一个文件名")


def _fixed(arguments: argparse.Namespace, checked: Checked) -> Fixed | None:
    from addin.terminal import progress  # noqa: PLC0415
    from addin.workflows import save_fixed_copy  # noqa: PLC0415

    if not arguments.fixed:
        return None
    with progress() as step:
        return save_fixed_copy(checked, arguments.ledger, arguments.fixed, arguments.force, step)


def _tally(arguments: argparse.Namespace) -> int:
    from addin import machine, terminal, workflows  # noqa: PLC0415

    checked = _checked(arguments)
    if arguments.output:
        workflows.save_statistics(checked, arguments.ledger, arguments.output, arguments.force)
    if arguments.json:
        return _answer(checked, machine.statistics_object(checked))
    terminal.show_statistics(checked)
    terminal.show_written(arguments.output)
    return _status(checked)


def _answer(checked: Checked, found: dict[str, Any]) -> int:
    print(json.dumps(found, ensure_ascii=False, indent=1))
    return _status(checked)


def _status(checked: Checked) -> int:
    return ERRORS_FOUND if checked.errors else DONE


def _report(arguments: argparse.Namespace) -> int:
    from addin import terminal  # noqa: PLC0415
    from addin.workflows.reports import report  # noqa: PLC0415

    if arguments.output:
        _refuse_suffix(arguments.output, ".docx")
    with terminal.progress() as step:
        done = report(
            arguments.ledger,
            arguments.template,
            arguments.output,
            _period(arguments),
            arguments.force,
            step,
            arguments.mapping,
            arguments.plain,
        )
    terminal.show_report(done)
    return _status(done.checked)


def _refresh(arguments: argparse.Namespace) -> int:
    from addin import terminal  # noqa: PLC0415
    from addin.workflows.reports import refresh  # noqa: PLC0415

    if arguments.output:
        _refuse_suffix(arguments.output, ".docx")
    with terminal.progress() as step:
        done = refresh(
            arguments.report,
            arguments.ledger,
            arguments.output,
            arguments.track,
            _period(arguments),
            arguments.force,
            step,
            arguments.mapping,
        )
    terminal.show_refreshed(done)
    return _status(done.checked)


def _rules(arguments: argparse.Namespace) -> int:
    from addin import terminal  # noqa: PLC0415

    terminal.show_rules(arguments.code)
    return DONE


def _install(arguments: argparse.Namespace) -> int:
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


def _uninstall(_arguments: argparse.Namespace) -> int:
    from addin.installation.computer import this_computer  # noqa: PLC0415
    from addin.installation.install import uninstall  # noqa: PLC0415

    print("\n".join(uninstall(this_computer())))
    return DONE


def _doctor(_arguments: argparse.Namespace) -> int:
    from addin.installation.computer import this_computer  # noqa: PLC0415
    from addin.installation.doctor import examine, is_broken, summary  # noqa: PLC0415

    links = examine(this_computer())
    print("\n".join([*(link.line for link in links), summary(links)]))
    return ERRORS_FOUND if is_broken(links) else DONE
