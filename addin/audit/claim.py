"""A claim: a figure that a report states, and what the ledger says to it."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from addin.audit.parts.subset import Part
from addin.audit.text.quantity import Quantity
from addin.ledger.period import Period
from addin.report.prose import Stretch
from addin.statistics.statistic import Number


class Verdict(Enum):
    """Whether a claim agrees with the ledger."""

    MATCH = "match"
    MISMATCH = "mismatch"
    UNVERIFIABLE = "unverifiable"


class When(Struct, frozen=True):
    """The time a claim speaks of, and the words for it; ``period`` None: which, nobody can tell.

    ``near``: its own sentence tells it, and not one before. ``others``: further readings of the
    words (6月前 with June, without it); only where all of them agree is anything known.
    ``parts``: the times that it is made of, where they are not one period (1月、3月和5月).
    """

    words: str
    period: Period | None
    near: bool = True
    others: tuple[Period, ...] = ()
    parts: tuple[Period, ...] = ()


class Difference(Struct, frozen=True):
    """A number that says how many more there are than at another time: 比去年多2次.

    ``than``: that time. ``less``: it says how many fewer.
    """

    than: When
    less: bool = False


class Body(Struct, frozen=True):
    """A branch by the ledger's name for it; "" for one that the ledger does not know.

    ``words``: what the report calls it. ``near``: it is named in the clause of the number.
    ``more``: further branches that a number is about together with it. ``other``: a body that is
    not one of the ledger's.
    """

    name: str
    words: str
    near: bool = True
    more: tuple[str, ...] = ()
    other: bool = False


class Claim(Struct, frozen=True):
    """A figure stated in a report.

    ``keys``: the ledger's figures that the words can mean, the likeliest first; none where the
    ledger keeps no such figure. ``name``: what is counted, in the report's words. ``when`` is
    None where the words tell no time. ``loose``: the words may mean only a part of what a figure
    counts, so that only agreement says something. ``sums``: figures that together are meant,
    unless one of ``keys`` is.
    ``body``: the branch that is spoken of, None where it is all of them. ``otherwise``: figures
    that may be meant where the ledger has none of ``keys``. ``part``: the part of a figure's rows
    that it is about, None where it is about all of them. ``rivals``: types that the words may
    mean as well; where the ledger has none of them, ``keys`` are meant for sure.
    ``difference``: the number is one between two times, and no count. ``unread``: words beside it
    that narrow or move it and that nothing here accounts for.
    """

    stretch: Stretch
    text: str
    stated: Quantity
    name: str
    keys: tuple[str, ...] = ()
    when: When | None = None
    loose: str = ""
    sums: tuple[str, ...] = ()
    body: Body | None = None
    otherwise: tuple[str, ...] = ()
    part: Part | None = None
    rivals: tuple[str, ...] = ()
    difference: Difference | None = None
    unread: str = ""


class Reading(Struct, frozen=True):
    """How a number was read: where it is in its paragraph, and which figures it was held against.

    ``start``, ``end``: of the number without its unit. ``keys``: the figures that are added up, one
    mostly; none where it was held against a part of a figure. ``periods``: the times of each that
    are added up. ``branches``: whose figures, none for those of all together. ``loose``: the words
    may mean only a part of what the figures count. ``words``: those for the time.
    """

    start: int
    end: int
    keys: tuple[str, ...] = ()
    periods: tuple[Period, ...] = ()
    branches: tuple[str, ...] = ()
    loose: bool = False
    words: str = ""


class Judged(Struct, frozen=True):
    """A claim with the ledger's figure and the rows behind it.

    ``reason``: why it can't be held against the ledger. ``part``: the part of the document that
    it is read in, "body" or that of a ``TextPart``. ``place``: where it is, in words. ``reading``:
    how words were read; None of a number that a control of ours holds.
    """

    stretch: Stretch
    text: str
    key: str
    stated: Number
    unit: str
    actual: Number | None
    rows: tuple[str, ...]
    verdict: Verdict
    reason: str = ""
    part: str = "body"
    place: str = ""
    reading: Reading | None = None
