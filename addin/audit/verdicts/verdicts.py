"""Claims held against the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct

from addin.audit.claim import Body, Claim, Judged, Reading, Verdict, When
from addin.audit.figure_words.figure_keys import ACTIVITIES, SECRETARY
from addin.audit.figure_words.possible_figures import NARROWER
from addin.audit.parts.subset import Part
from addin.audit.parts.subset_verdict import of_part
from addin.audit.subjects.speakers_branch import whose_is_open
from addin.audit.text.quantity import Quantity
from addin.audit.verdicts.figures_by_period import Counts
from addin.audit.verdicts.problem_sources import by_source
from addin.audit.verdicts.time_verdicts import difference, in_every_reading
from addin.ledger.period import Period
from addin.ledger.record import replace
from addin.statistics.statistic import Number, Statistic, plain

VAGUE = "说的是约数，核对不了"
NOTHING = "台账里没有这项数据"
NO_SECRETARY = "台账看不出谁是书记，或没有写明主讲人，核对不了"
UNTOLD = "台账里有{}次活动没有写明是哪个支部，核对不了"
LATER = "与台账现在的数相同，其中有这段时间以后才记的，看不出说的是截至哪一天"
NOT_OURS = "说的是“{}”，不是台账所记的组织，核对不了"
NOT_APART = "台账里没有“{}”单独的这项数据"
WHOSE = "看不出“{}”是哪个支部，核对不了"
UNREAD = "这句话里的“{}”可能限定了这个数，核对不了"


class Added(Struct, frozen=True):
    """Several figures added up, under the words that a report has for them: 三会一课.

    ``keys``: of the figures; none where the value is not simply their sum.
    """

    key: str
    value: Number
    rows: tuple[str, ...]
    unit: str = "次"
    keys: tuple[str, ...] = ()


def judged(claim: Claim, counts: Counts, period: Period) -> Judged:
    """Hold a claim against the ledger; ``period``: that of the report, where it tells no other.

    A branch that was named some clauses ago may not be meant any more: all of them agree as well.
    So may a time that was told some sentences ago.
    """
    if claim.difference:
        return difference(claim, claim.difference, lambda c: judged(c, counts, period), agree)
    if claim.when and claim.when.others:
        return in_every_reading(claim, claim.when, lambda c: judged(c, counts, period))
    if claim.when and not claim.when.near:
        return _long_ago(claim, claim.when, counts, period)
    if claim.body is None:
        return _judged(claim, counts, period)
    return _of_body(claim, claim.body, counts, period)


def unless_unread(its: Judged, claim: Claim) -> Judged:
    """Leave a number undecided that is not the ledger's, where words beside it may narrow it."""
    if its.verdict is not Verdict.MISMATCH or not claim.unread:
        return its
    return replace(its, verdict=Verdict.UNVERIFIABLE, reason=UNREAD.format(claim.unread))


def _long_ago(claim: Claim, when: When, counts: Counts, period: Period) -> Judged:
    """Hold a claim against the time that was told some sentences ago, and against the report's."""
    then = judged(replace(claim, when=replace(when, near=True)), counts, period)
    ever = judged(replace(claim, when=None), counts, period)
    if when.period is None and ever.verdict is Verdict.MATCH:
        return ever
    undated = then.verdict is Verdict.UNVERIFIABLE and then.actual is None and not claim.loose
    if undated and ever.verdict is Verdict.MATCH and not _is_dated(claim, counts):
        return ever
    fits = ever.verdict is Verdict.MATCH or not then.actual
    return ever if fits and then.verdict is Verdict.MISMATCH else then


def _is_dated(claim: Claim, counts: Counts) -> bool:
    """Whether a figure is another one at another time: problems are as many as there are."""
    return not claim.keys or counts.is_dated(claim.keys[0])


def _of_body(claim: Claim, body: Body, counts: Counts, period: Period) -> Judged:
    """Judge a number about a branch, or about several together."""
    claim = by_source(claim, counts)
    whole = _judged(replace(claim, body=None), counts, period)
    if not body.near and whole.verdict is Verdict.MATCH:
        return whole
    if body.other:
        return _left(claim, NOT_OURS.format(body.words))
    if whole.verdict is Verdict.UNVERIFIABLE and not (claim.loose or claim.part):
        return whole
    apart = tuple(k for k in claim.sums or claim.keys if counts.is_told_apart(k))
    if not body.name:
        why = WHOSE if whose_is_open(body.words) else NOT_APART
        return _left(claim, why.format(body.words))
    if not apart or (whole.key in claim.keys and whole.key not in apart):
        rows = Part("branch", body.words, (body.name, *body.more))
        return _judged(replace(claim, body=None, part=rows), counts, period)
    keys = tuple(k for k in claim.keys if counts.is_told_apart(k))
    own = replace(claim, body=None, keys=keys)
    found = counts.of(body.name, *body.more)
    return _unless_untold(_judged(own, found, period), counts)


def _unless_untold(its: Judged, counts: Counts) -> Judged:
    """Leave more than a branch has undecided where activities do not say whose they are."""
    if its.verdict is not Verdict.MISMATCH or its.actual is None:
        return its
    untold = counts.untold(its.key)
    if not untold or (its.unit != "%" and not its.actual < its.stated <= its.actual + untold):
        return its
    return replace(its, verdict=Verdict.UNVERIFIABLE, reason=UNTOLD.format(untold))


def _judged(claim: Claim, counts: Counts, period: Period) -> Judged:
    claim = by_source(claim, counts)
    when = claim.when.period if claim.when else period
    reason = _out_of_reach(claim, counts, when)
    if claim.stated.vague:
        reason = reason or VAGUE
    if reason or when is None:
        return _left(claim, reason)
    figures = _figures(claim, counts, claim.when.parts if claim.when else (), when)
    if not figures and claim.otherwise:
        likely = replace(claim, keys=claim.otherwise, otherwise=(), loose=claim.loose or NARROWER)
        return _judged(likely, counts, period)
    if not figures:
        unclear = claim.loose if not claim.keys else ""
        return _left(claim, unclear or _no_figure(claim, counts, when))
    of_part = claim.part and _part_of_any(claim, claim.part, figures, counts)
    return of_part or _of_figures(claim, figures, counts, when)


def _of_figures(
    claim: Claim, figures: Sequence[Statistic | Added], counts: Counts, when: Period
) -> Judged:
    """Judge a number by the figures that it can mean: agreement with any of them is enough."""
    same = [f for f in figures if agree(claim.stated, f.value)]
    if same:
        agreed = _reading(claim, same[0], counts, when)
        return replace(_said(claim, same[0], Verdict.MATCH), reading=agreed)
    sure = claim.rivals and not any(_is_kept(key, counts) for key in claim.rivals)
    loose = ("" if sure else claim.loose) or (NOTHING if counts.lacks(claim.keys, when) else "")
    later = any(agree(claim.stated, f.value) for f in counts.as_kept(claim.keys))
    if loose or later:
        return _said(claim, figures[0], Verdict.UNVERIFIABLE, loose or LATER)
    held = _reading(claim, figures[0], counts, when)
    return replace(_said(claim, figures[0], Verdict.MISMATCH), reading=held)


def _reading(claim: Claim, figure: Statistic | Added, counts: Counts, when: Period) -> Reading:
    """Return how a number was read that was held against a figure."""
    keys = figure.keys if isinstance(figure, Added) else (figure.key,)
    times = (claim.when.parts if claim.when else ()) or (when,)
    return replace(_place(claim), keys=keys, periods=times, branches=counts.branches)


def _place(claim: Claim) -> Reading:
    """Return where a number is, held against nothing that a figure alone is."""
    words, at = claim.when.words if claim.when else "", claim.stated
    return Reading(at.start, at.number_end, loose=bool(claim.loose), words=words)


def _is_kept(key: str, counts: Counts) -> bool:
    """Whether the ledger has any activity of a type."""
    found = counts.figure(key, counts.kept_for)
    return found is not None and bool(found.value)


def _part_of_any(
    claim: Claim, part: Part, figures: Sequence[Statistic | Added], counts: Counts
) -> Judged | None:
    """Judge a number about a part of a figure, or of a narrower one: 党史党日7次，其中馆里2次."""
    first = _part(claim, part, figures[0], counts)
    if first is None or first.verdict is not Verdict.MISMATCH:
        return first
    narrower = [f for f in figures[1:] if set(f.rows) < set(figures[0].rows)]
    others = [its for f in narrower if (its := _part(claim, part, f, counts))]
    return next((its for its in others if its.verdict is not Verdict.MISMATCH), first)


def _part(claim: Claim, part: Part, figure: Statistic | Added, counts: Counts) -> Judged | None:
    """Judge a number about a part of a figure's rows; None where it may be about all of them."""
    if figure.value != len(figure.rows):
        return None if part.context else _left(claim, NOT_APART.format(part.words))
    share = counts.rows.share(part, figure.rows)
    found = of_part(claim.stated, part, share, agree(claim.stated, figure.value))
    if found.verdict is None:
        return None
    if found.verdict is Verdict.UNVERIFIABLE and not share.sure:
        return _left(claim, found.reason)
    own = Added(figure.key, len(share.sure), share.sure)
    if part.by == "value" and claim.loose and found.verdict is Verdict.MISMATCH:
        return _said(claim, own, Verdict.UNVERIFIABLE, claim.loose)
    return _said(claim, own, found.verdict, found.reason)


def agree(stated: Quantity, actual: Number) -> bool:
    """Whether a number says what a figure is, to the last digit of the rounder of the two.

    What is counted in whole ones is no more and no less than that: 9.4次 is not 9次.
    """
    exact = Decimal(actual)
    if not isinstance(actual, Decimal) and stated.step < 1:
        return stated.number == exact
    places = exact.as_tuple().exponent
    own = Decimal(1).scaleb(min(0, places)) if isinstance(places, int) else Decimal(1)
    fine = own if isinstance(actual, Decimal) else Decimal(1)
    step = max(stated.step, fine)
    return _rounded(stated.number, step) == _rounded(exact, step)


def _rounded(number: Decimal, step: Decimal) -> Decimal:
    return (number / step).quantize(Decimal(1), ROUND_HALF_UP) * step


def _out_of_reach(claim: Claim, counts: Counts, when: Period | None) -> str:
    words = claim.when.words if claim.when else ""
    if when is None:
        return f"看不出“{words}”是哪一段时间"
    if not all(map(counts.covers, (claim.when and claim.when.parts) or (when,))):
        told = f"“{words}”" if words else f"报告写的{when.title}"
        return f"{told}不在台账的期间（{counts.span.title}）之内"
    return ""


def _figures(
    claim: Claim, counts: Counts, parts: Sequence[Period], when: Period
) -> Sequence[Statistic | Added]:
    """Return the figures that a claim can mean, the likeliest first."""
    own = [f for key in claim.keys for f in _readings(key, counts, parts, when)]
    summed = _sums(claim, counts, parts, when) if claim.sums else []
    return [*own, *summed] if claim.keys[:1] == (ACTIVITIES,) else [*summed, *own]


def _readings(
    key: str, counts: Counts, parts: Sequence[Period], when: Period
) -> Sequence[Statistic | Added]:
    if not parts:
        return counts.readings(key, when)
    found = _figure(key, counts, parts, when) if counts.is_dated(key) else None
    return [found] if found else []


def _figure(
    key: str, counts: Counts, parts: Sequence[Period], when: Period
) -> Statistic | Added | None:
    """Return a figure for a time, or for the parts that it is made of together."""
    if not parts:
        return counts.figure(key, when)
    found = [f for part in parts if (f := counts.figure(key, part))]
    if len(found) < len(parts) or found[0].unit == "%":
        return None
    total = plain(sum((Decimal(f.value) for f in found), Decimal(0)))
    rows = tuple(dict.fromkeys(row for f in found for row in f.rows))
    return Added(key, total, rows, found[0].unit, (key,))


def _sums(claim: Claim, counts: Counts, parts: Sequence[Period], when: Period) -> list[Added]:
    """Return figures added up; a row that counts in several may count once as well."""
    by_key = {key: f for key in claim.sums if (f := _figure(key, counts, parts, when))}
    if not by_key:
        return []
    found = list(by_key.values())
    rows = tuple(dict.fromkeys(row for f in found for row in f.rows))
    total = plain(sum((Decimal(f.value) for f in found), Decimal(0)))
    added = Added(claim.name, total, rows, keys=tuple(by_key))
    once = Added(claim.name, len(rows), rows)
    return [added, once] if all(f.unit == "次" for f in found) else [added]


def _no_figure(claim: Claim, counts: Counts, when: Period) -> str:
    if when != counts.kept_for and any(counts.figure(k, counts.kept_for) for k in claim.keys):
        return "台账里的这一项不分时段，核对不了其中一段"
    return NO_SECRETARY if claim.keys[:1] == (SECRETARY,) else NOTHING


def _left(claim: Claim, reason: str) -> Judged:
    key = claim.keys[0] if claim.keys else claim.name
    stated = plain(claim.stated.number)
    return Judged(
        claim.stretch, claim.text, key, stated, claim.stated.unit,
        None, (), Verdict.UNVERIFIABLE, reason, reading=_place(claim),
    )  # fmt: skip


def _said(claim: Claim, figure: Statistic | Added, verdict: Verdict, reason: str = "") -> Judged:
    stated = plain(claim.stated.number)
    return Judged(
        claim.stretch, claim.text, figure.key, stated, claim.stated.unit,
        figure.value, figure.rows, verdict, reason, reading=_place(claim),
    )  # fmt: skip
