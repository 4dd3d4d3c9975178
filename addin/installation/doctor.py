"""Examining a computer link by link, from the Python beside us to the Excel in front."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from addin.installation import addin_links, excel_links, policy_links, python_links
from addin.installation.computer import Computer
from addin.installation.links import Examine, Link, State, notice

# In the order in which a click passes them: whoever repairs starts at the top.
EVERYWHERE: tuple[Examine, ...] = (python_links.python, python_links.packages)
ON_WINDOWS: tuple[Examine, ...] = (
    excel_links.excel,
    excel_links.wps,
    addin_links.folder,
    addin_links.addin,
    addin_links.not_disabled,
    policy_links.macros,
    policy_links.script_host,
    policy_links.defender,
    excel_links.word,
    addin_links.word_addin,
    addin_links.word_not_disabled,
    policy_links.word_macros,
    python_links.conf,
    python_links.start,
    python_links.log,
    python_links.spare,
)


def examine(computer: Computer) -> list[Link]:
    """Return every link of the chain, examined; nothing on the computer is changed."""
    links = [look(computer) for look in EVERYWHERE]
    if not computer.is_windows:
        return [*links, _no_windows()]
    return links + [look(computer) for look in ON_WINDOWS]


def _no_windows() -> Link:
    return notice("Excel", "这台电脑不是Windows", "没有功能区按钮，命令行的全部功能都能用")


def is_broken(links: Iterable[Link]) -> bool:
    """Return whether any link is in the way for certain."""
    return any(link.state is State.BROKEN for link in links)


def summary(links: Iterable[Link]) -> str:
    """Return the result in one line: 检查完毕：正常11项，注意1项，有问题1项."""
    counted = Counter(link.state for link in links)
    return "检查完毕：" + "，".join(f"{s.value}{counted[s]}项" for s in State)
