"""Links on Python's side: the interpreter, its packages, the conf file, a real start, the log."""

from __future__ import annotations

import tempfile
from pathlib import Path

from addin.installation.computer import NOT_STARTED, TIMED_OUT, Computer, Ran
from addin.installation.conf import conf_of, conf_settings
from addin.installation.links import Link, broken, fine, notice
from addin.installation.places import conf_file, log_folder, spare_folder
from addin.installation.requirements import PROGRAM, Find, installed, unmet

_PROBE = ("-E", "-P", "-B", "-X", "utf8", "-c", "import addin.ribbon, addin.word_ribbon")
_PROBE_SECONDS = 60.0
_OLDEST = (3, 11)
_AGAIN = "请运行 taizhang install"
_ELSEWHERE = "请把台账通装到没有百分号的文件夹里"


def python(computer: Computer) -> Link:
    """Examine the Python that runs this command."""
    version = ".".join(map(str, computer.version))
    seen = f"{version}，{computer.bits}位"
    if computer.version[:2] < _OLDEST:
        return broken("Python", seen, "太旧了，请安装64位Python 3.11")
    if computer.is_windows and computer.has_store_python:
        return broken(
            "Python",
            f"{seen}，微软应用商店版",
            "Windows会把它写的文件藏起来，Excel看不到；请改装 python.org 的64位Python 3.11",
        )
    if computer.bits != 64:
        return notice("Python", seen, "建议改装64位Python 3.11（与Excel的位数无关）")
    return fine("Python", seen)


def packages(_computer: Computer, find: Find = installed) -> Link:
    """Examine the packages beside this program: all there, in the versions it was tested with."""
    if find(PROGRAM) is None:
        return notice("依赖包", "未能判断：台账通没有用pip安装", "建议用pip或离线安装包安装")
    missing = unmet(PROGRAM, find)
    if missing:
        return broken(
            "依赖包",
            f"缺少或版本不对：{'、'.join(missing)}",
            "请重新安装台账通",
        )
    return fine("依赖包", "齐全")


def conf(computer: Computer) -> Link:
    """Examine the conf file: there, ASCII, naming a Python that exists."""
    path = conf_file(computer)
    try:
        content = path.read_bytes()
    except OSError:
        return broken("设置文件", f"没有或读不了“{path}”", _AGAIN)
    if not content.isascii():
        return broken("设置文件", f"“{path}”里有英文以外的字符，Excel会读错", _AGAIN)
    named = conf_settings(content.decode("ascii")).get("INTERPRETER")
    if not named:
        return broken("设置文件", f"“{path}”里没有INTERPRETER一行", _AGAIN)
    if not Path(named).is_file():
        return broken("设置文件", f"它指的Python“{named}”不存在（被移走或卸载了）", _AGAIN)
    if "%" in named:
        return broken("设置文件", f"Python的位置“{named}”里有百分号，Windows会读错", _ELSEWHERE)
    return fine("设置文件", f"{path}，指向{named}")


def start(computer: Computer) -> Link:
    """Start the conf file's Python as a click does, and load what the buttons call."""
    named = conf_of(conf_file(computer)).get("INTERPRETER")
    if named is None:
        return broken("启动Python", "没有可用的设置文件", _AGAIN)
    ran = computer.run([named, *_PROBE], _PROBE_SECONDS)
    if ran.status == 0:
        return fine("启动Python", "能启动，功能区程序能加载")
    return broken("启动Python", *_cause(ran, named))


def _cause(ran: Ran, named: str) -> tuple[str, str]:
    if ran.status == TIMED_OUT:
        return ran.output, "电脑太忙或被安全软件拦住；请稍后再试，或请管理员放行这个Python"
    if ran.status == NOT_STARTED:
        return f"启动不了“{named}”（{ran.last_line}）", "可能被安全策略拦住；请管理员放行这个文件"
    return f"功能区程序加载不了（{ran.last_line}）", "请重新安装台账通"


def log(computer: Computer) -> Link:
    """Examine the log's folder: something can be written there; nothing is left behind."""
    folder = log_folder(computer)
    if not _is_writable(folder):
        return notice("日志", f"“{folder}”写不了", "出错时会没有记录，请检查这个文件夹的权限")
    return fine("日志", f"{folder / 'ribbon.log'}")


def spare(computer: Computer) -> Link:
    """Examine whether processes are started ahead, and the folder through which Excel asks them."""
    folder = spare_folder(computer)
    if conf_of(conf_file(computer)).get("WARM") != "1":
        return fine("预启动", "没有打开（可以不打开；要打开，请运行 taizhang install --warm）")
    if not _is_writable(folder):
        return notice(
            "预启动",
            f"已打开，但“{folder}”写不了",
            "按钮照常能用，只是不会变快；请检查这个文件夹的权限",
        )
    return fine("预启动", f"已打开，用“{folder}”传话")


def _is_writable(folder: Path) -> bool:
    """Return whether something can be written in a folder, or where it would be made."""
    nearest = next((f for f in (folder, *folder.parents) if f.exists()), folder)
    try:
        with tempfile.TemporaryFile(dir=nearest):
            return True
    except OSError:
        return False
