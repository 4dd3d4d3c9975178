"""The figures that sentences and tables mean without a word of their own in the table of figures.

The keys of those who came to a type begin with those of all: 参加人次.支委会.
"""

from __future__ import annotations

from collections.abc import Iterable

from addin.statistics.figure_table import figure, figure_table

ACTIVITIES = figure("活动总数").key
HEADS = figure("参加人次").key
EXPECTED = figure("应到人次").key
RATE = figure("到会率").key
SECRETARY = figure("书记讲党课").key
DUE = figure("应开.{type}")
ON_TOPIC = figure("{type}.{tag}")
MEMBERS = figure("党员总数").key
ROSTER = tuple(f.key for f in figure_table().figures if f.group == figure(MEMBERS).group)
GROUPS = figure("党小组数").key
PROBLEMS = figure("整改问题").key
PROBLEMS_OPEN = figure("整改未完成").key
PROBLEMS_DONE = figure("整改完成").key
SHARE_DONE = figure("整改完成率").key
OF_PROBLEMS = (PROBLEMS, PROBLEMS_DONE, PROBLEMS_OPEN, SHARE_DONE)
BY_SOURCE = figure("整改问题.{source}")


def instead_of_heads(keys: Iterable[str], whole: str) -> tuple[str, ...]:
    """Return the keys of HEADS, EXPECTED or RATE, ``whole``, for the activities of those of heads.

    Talks and trainings count heads by keys of their own, and have neither of the others.
    """
    return tuple(key.replace(HEADS, whole) for key in keys if whole == HEADS or HEADS in key)
