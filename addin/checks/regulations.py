"""The regulations that rules rest on, and the year from which each is in force."""

from __future__ import annotations

from addin.ledger.values.patterns import pattern

SINCE = {
    "中国共产党支部工作条例（试行）": 2018,
    "中国共产党党员教育管理工作条例": 2019,
    "中国共产党党和国家机关基层组织工作条例": 2019,
    "中国共产党党委（党组）理论学习中心组学习规则": 2017,
    "中国共产党发展党员工作细则": 2014,
    "党委（党组）意识形态工作责任制实施办法": 2015,
    "县以上党和国家机关党员领导干部民主生活会若干规定": 2016,
    "关于中国共产党党费收缴、使用和管理的规定": 2008,
    "关于党的基层组织任期的意见": 2018,
}
"""A regulation's title to the year it was issued; one that is not named here always holds.

That on elections is not: the provisional one before it asked the same since 1990."""

_TITLE = pattern(r"《([^》]+)》")


def in_force_since(basis: str) -> int | None:
    """Return the year from which a basis holds: of several regulations, from the first on."""
    years = [SINCE.get(title) for title in _TITLE.findall(basis)]
    known = [year for year in years if year is not None]
    return min(known) if known and len(known) == len(years) else None
