"""One link of the chain from a click in Excel to Python, examined."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from addin.installation.computer import Computer


class State(Enum):
    """How a link is; the values are what people read."""

    FINE = "正常"
    NOTICE = "注意"
    BROKEN = "有问题"


@dataclass(frozen=True)
class Link:
    """What was examined, how it is, what was seen, and what to do where it is not fine."""

    name: str
    state: State
    seen: str
    advice: str = ""

    @property
    def line(self) -> str:
        """Return the link as the one line that people read."""
        advice = f"；{self.advice}" if self.advice else ""
        return f"{self.state.value}　{self.name}：{self.seen}{advice}"


Examine = Callable[[Computer], Link]


def fine(name: str, seen: str) -> Link:
    """Return a link that is as it should be."""
    return Link(name, State.FINE, seen)


def notice(name: str, seen: str, advice: str) -> Link:
    """Return a link that may be in the way, or could not be judged."""
    return Link(name, State.NOTICE, seen, advice)


def broken(name: str, seen: str, advice: str) -> Link:
    """Return a link that is in the way for certain."""
    return Link(name, State.BROKEN, seen, advice)
