"""What a report remembers of the ledger that it was written from."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field


class Origin(Struct, frozen=True):
    """Where a report came from.

    ``path``: the ledger's, from the report's folder, with "/"; ``period``: its code, as 2022H1;
    ``sha256``: of the ledger's file and of the template's, "" where unknown.
    """

    ledger: str = ""
    path: str = ""
    sha256: str = ""
    period: str = ""
    template: str = ""
    template_sha256: str = ""
    template_version: str = ""
    program: str = ""


class Written(Struct, frozen=True):
    """A value as it was written: its text, the rows behind it, and how often it was printed.

    ``at``: of a figure its places, as digests of the words around it. ``was``: texts that stay
    in the document where tracked changes are rejected, the oldest first.
    """

    text: str
    rows: tuple[str, ...] = ()
    times: int = 1
    at: tuple[str, ...] = ()
    was: tuple[str, ...] = ()


class WrittenItem(Struct, frozen=True):
    """An item of a list as it was written.

    ``said``: its text, every control in it as ⟦its field⟧. An item that is part of a sentence
    has the words before its first control and behind its last in ``before`` and ``after``.
    """

    said: str
    before: str = ""
    after: str = ""


class WrittenList(Struct, frozen=True):
    """A list as it was written in one place: ``fields`` are those that stand there of each item.

    ``ids``: all that the ledger had, printed or not. ``inline``: the items are parts of sentences.
    ``plain``: every item is printed alike, so that one can be made after another's pattern.
    """

    key: str
    fields: tuple[str, ...]
    ids: tuple[str, ...]
    items: Mapping[str, WrittenItem] = field(default_factory=dict)
    inline: bool = False
    plain: bool = False


class Provenance(Struct, frozen=True):
    """All that a report remembers: its values by key, and its lists."""

    origin: Origin
    values: Mapping[str, Written] = field(default_factory=dict)
    lists: tuple[WrittenList, ...] = ()
