"""The figures of a report of ours: their controls say what they are, whatever the words around."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from msgspec import Struct

from addin.audit.claim import Claim, Judged, Verdict
from addin.audit.quantity import bare_number
from addin.audit.verdicts import agree
from addin.ledger.record import replace
from addin.report.figure_fields import figure_key
from addin.report.filters import is_open
from addin.report.prose import Stretch
from addin.report.refresh import rows_of, text_of
from addin.report.traced import Traced
from addin.statistics.statistic import Number, Statistic, plain

_PLAIN = ("期间.", "成文日期", "存在的问题[", "承诺[")  # no figures, though they may be numbers


class Own(Struct, frozen=True):
    """A control of a report: where it stands, the key of its value, and what stands in it."""

    paragraph: int
    start: int
    end: int
    key: str
    text: str


def settled(
    claims: Sequence[Claim],
    owned: Iterable[Own],
    values: Mapping[str, Traced],
    figures: Iterable[Statistic],
) -> tuple[list[Claim], list[Judged]]:
    """Return the claims that only the words tell of, and those that controls tell of, judged.

    A text of the ledger's that stands as it was written claims nothing beside it.
    """
    left, found = list(claims), []
    units = {f.key: f.unit for f in figures}
    for own in owned:
        now = text_of(own.key, values)
        if now is None or is_open(now) or not own.text:
            continue
        inside = [c for c in left if _overlaps(c, own)]
        judged = _judged(own, now, inside, values, units)
        if judged is not None:
            found.append(judged)
        if judged is not None or own.text == now:
            left = [c for c in left if c not in inside]
    return left, found


def _overlaps(claim: Claim, own: Own) -> bool:
    stated = claim.stated
    same = claim.stretch.paragraph == own.paragraph
    return same and stated.start < own.end and own.start < stated.number_end


def _judged(
    own: Own,
    now: str,
    inside: Sequence[Claim],
    values: Mapping[str, Traced],
    units: Mapping[str, str],
) -> Judged | None:
    path = own.key.split("|", maxsplit=1)[0]
    key = figure_key(path) or path
    stated, actual = bare_number(own.text), _actual(own.key, now, values)
    if stated is None or actual is None:
        return None
    stretch, text = Stretch(own.paragraph, own.start, own.end), own.text
    if inside:
        stretch, text = inside[0].stretch, inside[0].text
    same = own.text == now or agree(replace(stated, vague=False), actual)
    unit = inside[0].stated.unit if inside else units.get(key, stated.unit)
    return Judged(
        stretch, text, key, plain(stated.number), unit, actual,
        rows_of(own.key, values), Verdict.MATCH if same else Verdict.MISMATCH,
    )  # fmt: skip


def _actual(key: str, now: str, values: Mapping[str, Traced]) -> Number | None:
    """Return the number that a key's value is; None where it is a text, a date or a part of one."""
    if key.startswith(_PLAIN):
        return None
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
