"""Commitments that were surely not kept: the report states them among the problems."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.report.values.wording import clause, spans_words
from addin.sheets.commitments.figures import BrokenSpan, broken
from addin.sheets.commitments.record import COMMITMENTS, Commitment
from addin.statistics.tally import Tally
from addin.statistics.unclear import Doubts


class Unkept(Struct, frozen=True):
    """A commitment that was not kept, in words, with its row."""

    words: str
    row: str


def unkept(ledger: Ledger, tally: Tally) -> Iterator[Unkept]:
    """Yield the commitments that surely were not kept in the part of the period that is over.

    Not those about a type of which the report states a gap already, nor those that a row that is
    not read may keep.
    """
    stated = {d.type for d in tally.duties if d.sure}
    reached = tally.owed.reached if tally.owed else tally.period
    doubts = Doubts(ledger, reached)
    for its in ledger.of(COMMITMENTS) if ledger.keeps_activities else ():
        short = list(broken(its, ledger, reached)) if its.type not in stated else []
        if short and clause(its.text) and not _is_doubtful(its, short, doubts):
            yield Unkept(f"“{clause(its.text)}”{_short_words(short)}", its.row.ref)


def _is_doubtful(its: Commitment, short: list[BrokenSpan], doubts: Doubts) -> bool:
    return any(doubts.of(its.type or "", "", b.span) for b in short)


def _short_words(short: list[BrokenSpan]) -> str:
    """Say in which spans fewer were held than promised: 一季度未见记录，二季度次数不足."""
    none = _spans([b for b in short if not b.held])
    few = _spans([b for b in short if b.held])
    said = (f"{none}未见记录" if none else "", f"{few}次数不足" if few else "")
    return "，".join(filter(None, said))


def _spans(short: list[BrokenSpan]) -> str:
    spans: list[Period] = sorted(b.span for b in short)
    return spans_words(spans) if spans else ""
