"""The figures of a report of ours: what a reader sees of them, held against the ledger.

Where a control is tied to its key that says what it is, whatever the words around. Where it is
not, the words say it, or else the place, or nobody knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from msgspec import Struct

from addin.audit.claim import Claim, Judged, Verdict
from addin.audit.controls.tied_controls import Tie, Ties
from addin.audit.text.quantity import Quantity, bare_number
from addin.audit.text.seen_number import (
    INVISIBLE,
    TOUCHED,
    has_numeral,
    is_invisible,
    plainly,
    seen_around,
)
from addin.audit.verdicts.verdicts import VAGUE, agree
from addin.ledger.values.patterns import pattern
from addin.report.language.traced import Traced
from addin.report.prose import Paragraph, Stretch
from addin.report.renewing.control_memory import Memory
from addin.report.renewing.earlier_figures import remark_on
from addin.report.renewing.refresh import rows_of, text_of
from addin.report.values.figure_fields import figure_key
from addin.statistics.statistic import Number, Statistic, plain

UNUSUAL = "这个数字的写法与台账的不同，核对不了"
_LEADING_NOUGHT = pattern("0[0-9]")


class Settled(Struct, frozen=True):
    """What controls leave to the words, and what they settle.

    ``left``: the claims that only words make. ``judged``: those of controls. ``doubts``: of the
    claims that are left why they are not confirmed, by paragraph and start of the number.
    """

    left: Sequence[Claim]
    judged: Sequence[Judged]
    doubts: Mapping[tuple[int, int], str]


class Known(Struct, frozen=True):
    """What is known of the values that controls hold: today's, and the units of figures."""

    values: Mapping[str, Traced]
    units: Mapping[str, str]
    memory: Memory


def known(values: Mapping[str, Traced], figures: Iterable[Statistic], memory: Memory) -> Known:
    """Return what is known of the values that controls hold."""
    return Known(values, {f.key: f.unit for f in figures}, memory)


def settled(
    claims: Sequence[Claim], ties: Ties, paragraphs: Sequence[Paragraph], its: Known
) -> Settled:
    """Return the claims of a text that its controls settle, judged, and those left to words.

    A text of the ledger's that is as it was written claims nothing beside it.
    """
    taken: set[int] = set()
    found: list[Judged] = []
    doubts: dict[tuple[int, int], str] = {}
    for own in ties.texts:
        if own.text == text_of(own.key, its.values):
            taken |= {id(c) for c in ties.inside(own)}
    for tie in ties.ties:
        inside = [c for c in ties.inside(tie.own) if id(c) not in taken]
        judged = judged_by_tie(tie, inside, paragraphs[tie.own.index].text, its)
        if judged is not None:
            found.append(judged)
            taken |= {id(c) for c in inside}
        elif tie.seen:
            doubts |= {(c.stretch.paragraph, c.stated.start): tie.seen for c in inside}
    return Settled([c for c in claims if id(c) not in taken], found, doubts)


def judged_by_tie(tie: Tie, inside: Sequence[Claim], text: str, its: Known) -> Judged | None:
    """Return a control judged; None where that is left to the words.

    ``inside``: what the words say of its number. ``text``: that of its paragraph.
    """
    invisible = tie.seen == INVISIBLE
    if tie.by == "words" and inside and not invisible:
        return None
    now = text_of(tie.key, its.values)
    if tie.by in ("key", "place"):
        return _by_key(tie, now, inside, its)
    if not has_numeral(tie.own.text):
        return None
    actual = None if now is None else _actual(tie.key, now, its.values)
    if tie.seen == TOUCHED and actual is not None:
        first, last = seen_around(text, tie.own.start, tie.own.end)
        whole = bare_number(text[first:last])
        if whole is not None and not whole.vague and not agree(whole, actual):
            return _said(tie, inside, its, whole, actual, Verdict.MISMATCH)
    return _said(tie, inside, its, bare_number(tie.own.text), None, Verdict.UNVERIFIABLE, tie.why)


def _by_key(tie: Tie, now: str | None, inside: Sequence[Claim], its: Known) -> Judged | None:
    """Return a control judged by its key, or by that of the figure which was written there."""
    text = tie.own.text
    if now is None or not text:
        return None
    stated, actual = bare_number(text), _actual(tie.key, now, its.values)
    if stated is None and has_numeral(text) and any(map(is_invisible, text)):
        return _said(tie, inside, its, None, None, Verdict.UNVERIFIABLE, INVISIBLE)
    if stated is None or actual is None:
        return None
    written = (its.memory.written or {}).get(tie.key)
    verdict, why = _compared(stated, text, now, actual)
    why = why or (remark_on(text, written) if verdict is Verdict.MISMATCH else "")
    return _said(tie, inside, its, stated, actual, verdict, why)


def _compared(stated: Quantity, text: str, now: str, actual: Number) -> tuple[Verdict, str]:
    """Return whether a control's number is the ledger's; a finer or odd one is undecided."""
    if text == now:
        return Verdict.MATCH, ""
    if stated.vague:
        return Verdict.UNVERIFIABLE, VAGUE
    if not agree(stated, actual):
        return Verdict.MISMATCH, ""
    exact = Decimal(actual).as_tuple().exponent
    finer = isinstance(exact, int) and stated.step < Decimal(1).scaleb(min(0, exact))
    if finer or _LEADING_NOUGHT.match(plainly(text)):
        return Verdict.UNVERIFIABLE, UNUSUAL
    return Verdict.MATCH, ""


def _said(  # noqa: PLR0913, PLR0917 - all that is to be said of it
    tie: Tie,
    inside: Sequence[Claim],
    its: Known,
    stated: Quantity | None,
    actual: Number | None,
    verdict: Verdict,
    why: str = "",
) -> Judged:
    own, key = tie.own, _figure(tie.key)
    stretch, text = Stretch(own.paragraph, own.start, own.end), own.text
    if inside:
        stretch, text = inside[0].stretch, inside[0].text
    unit = inside[0].stated.unit if inside else its.units.get(key, stated.unit if stated else "")
    number = plain(stated.number) if stated else 0
    rows = () if actual is None else rows_of(tie.key, its.values)
    return Judged(stretch, text, key, number, unit, actual, rows, verdict, why)


def _figure(key: str) -> str:
    path = key.split("|", maxsplit=1)[0]
    return figure_key(path) or path


def _actual(key: str, now: str, values: Mapping[str, Traced]) -> Number | None:
    """Return the number that a key's value is; None where it is a text or a part of one."""
    value = values[path].value if (path := key.split("|", maxsplit=1)[0]) in values else None
    if isinstance(value, int | Decimal):
        return value
    if isinstance(value, str) and "统计表[" not in key:
        return None
    try:
        number = Decimal(now.rstrip("%"))
    except InvalidOperation:
        return None
    return int(number) if number == number.to_integral_value() and "." not in now else number
