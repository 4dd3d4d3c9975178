"""The regulations that rules rest on, the day from which each is in force, and their versions."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from addin.ledger.period import chinese_date
from addin.ledger.values.patterns import pattern

ADMISSION_RULES = "《中国共产党发展党员工作细则》"
ADMISSION_RULES_2026 = ADMISSION_RULES + "（2026年修订）"
ADMISSION_RULES_REVISED = date(2026, 5, 18)
"""The day on which the revision was published; from when it is applied was not found."""

ELECTION_RULES = "《中国共产党基层组织选举工作条例》"
ELECTION_RULES_ISSUED = date(2020, 7, 13)

DISPOSAL_RULES = "《中国共产党不合格党员组织处置办法》（条号未查到）"
DISPOSAL_RULES_ISSUED = date(2024, 6, 16)

SINCE = {
    "《中国共产党支部工作条例（试行）》": date(2018, 10, 28),
    "《中国共产党党员教育管理工作条例》": date(2019, 5, 21),
    "《中国共产党党和国家机关基层组织工作条例》（2019年修订）": date(2019, 12, 1),
    "《中国共产党党委（党组）理论学习中心组学习规则》": date(2017, 1, 30),
    ADMISSION_RULES: date(2014, 5, 28),
    ADMISSION_RULES_2026: ADMISSION_RULES_REVISED,
    "《县以上党和国家机关党员领导干部民主生活会若干规定》": date(2016, 12, 1),
    "《关于中国共产党党费收缴、使用和管理的规定》": date(2008, 1, 1),
}
"""A regulation's title, with its edition where that is named, to the day it was issued.

Of some only the month or the year is known; one that is not named here always holds."""

_TITLE = pattern(r"《[^》]+》(?:（\d{4}年修订）)?")


class Basis(Struct, frozen=True):
    """What a rule rests on from a day on; ``verified``: the wording was read in a stored source."""

    text: str
    since: date | None = None
    verified: bool = True

    @property
    def cited(self) -> str:
        """The regulations, and whether their wording was not read."""
        return self.text + ("" if self.verified else "（条文未逐字核对）")


class Versions(Struct, frozen=True):
    """The versions of a rule's basis, in the order of their days."""

    first: Basis
    later: tuple[Basis, ...] = ()

    def on(self, day: date) -> Basis | None:
        """Return the version in force on a day, None before the first."""
        known = [v for v in (self.first, *self.later) if v.since is None or v.since <= day]
        return known[-1] if known else None

    def cited_on(self, day: date) -> str:
        """Return the version of a day as it is cited, or that the one of that time is not known."""
        version = self.on(day)
        return version.cited if version else f"{self.first.cited}；此前的规定没有查到"

    @property
    def cited(self) -> str:
        """Every version, each later one with its day."""
        later = [f"{chinese_date(v.since)}起：{v.cited}" for v in self.later if v.since]
        return "；".join([self.first.cited, *later])


def first_version(text: str, *, verified: bool) -> Basis:
    """Return a basis as in force since its regulations were issued, with that year."""
    since = in_force_since(text)
    year = f"（{since.year}年起施行）" if since and "年修订）" not in text else ""
    return Basis(text + year, since, verified)


def in_force_since(basis: str) -> date | None:
    """Return the day from which a basis holds: of several regulations, from the first on."""
    days = [SINCE.get(title) for title in _TITLE.findall(basis)]
    known = [day for day in days if day is not None]
    return min(known) if known and len(known) == len(days) else None


def admissions_2026(articles: str = "", *, verified: bool = True) -> Basis:
    """Return the version of 2026 of the rules on admission, with the articles that ask it."""
    return Basis(ADMISSION_RULES_2026 + articles, ADMISSION_RULES_REVISED, verified)


def with_disposal_rules(text: str) -> Basis:
    """Return a basis from the day on which the rules on unqualified members were added to it."""
    return Basis(f"{text}；{DISPOSAL_RULES}", DISPOSAL_RULES_ISSUED)
