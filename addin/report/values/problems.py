"""What a report states as problems, each with its measure: only what is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from addin.ledger.ledger import Ledger
from addin.ledger.values.numerals import to_han
from addin.report.language.traced import Item, Traced, id_of, items
from addin.report.values.doubtful_duties import is_left_out, with_doubts
from addin.report.values.low_rates import low_rates
from addin.report.values.unkept_commitments import unkept
from addin.report.values.wording import clause, gap_words, missing_words, open_words
from addin.sheets.rectifications.record import RECTIFICATIONS, Rectification
from addin.statistics.statistic import DutyFigure
from addin.statistics.tally import Tally

_TO_CONFIRM_MEASURE = (
    "（待核实：改正台账里这些地方后重新生成；确有缺少的写明措施，没有的删去这一条）"
)


MANY_DOUBTS = "有没有缺少，要等没有读出的行、不是这一期的表改正后才知道"
_UNDERSTOOD_ALONE = 12  # characters of a measure: 倒排工期 does not say of what
_LONGEST_NAMED = 40
_QUOTES = str.maketrans("“”", "‘’")
_LONGEST_DOUBT = 200  # letters that are still read in a sentence


class Problem(Struct, frozen=True):
    """A problem and its measure, each a sentence without its full stop, and the rows behind."""

    id: str
    problem: str
    measure: str
    rows: tuple[str, ...] = ()


def problem_items(ledger: Ledger, tally: Tally) -> tuple[Item, ...]:
    """Return the problems of a ledger as a list, numbered."""
    return items(
        (
            its.id,
            {
                "序": Traced(to_han(n), its.rows),
                "问题": Traced(its.problem, its.rows),
                "措施": Traced(its.measure, its.rows),
            },
        )
        for n, its in enumerate(problems(ledger, tally), 1)
    )


def problems(ledger: Ledger, tally: Tally) -> Iterator[Problem]:
    """Yield gaps against the norms, low rates, broken promises, what the 整改台账 leaves open.

    A gap that a row not read may explain is no problem yet: it is left open, to be confirmed.
    """
    duties = [with_doubts(d, ledger) for d in tally.duties]
    lectures = [tally.lectures] if tally.lectures else []
    yield from _gaps(duties, lectures)
    yield from _open_gaps((*duties, *lectures))
    for low in low_rates(ledger, tally):
        yield Problem(f"偏低：{low.name}", low.problem, low.measure, low.rows)
    yield from _broken_promises(ledger, tally)
    for r in ledger.of(RECTIFICATIONS):
        if clause(r.problem) and r.open:
            yield _left_open(r)


def _gaps(duties: Iterable[DutyFigure], lectures: Iterable[DutyFigure]) -> Iterator[Problem]:
    """Yield what surely fell short of its norm, all in one."""
    found = {d.type: gap_words(d) for d in duties if d.sure}
    found |= {d.type: f"{d.type}{missing_words(d)}" for d in lectures if d.sure}
    if found:
        yield Problem(
            "缺项",
            f"组织生活制度落实还不够到位，{'；'.join(found.values())}",
            f"严格按规定的次数安排{'、'.join(found)}，每月对照台账核对，缺少的及时补开",
        )


def _open_gaps(duties: Sequence[DutyFigure]) -> Iterator[Problem]:
    """Yield what may have fallen short, or not, with what leaves that open."""
    open_ = [d for d in duties if d.open and not is_left_out(d)]
    if open_:
        told = "；".join(f"{d.type}{open_words(d)}" for d in open_)
        if len(told) > _LONGEST_DOUBT:
            told = f"{'、'.join(d.type for d in open_)}{MANY_DOUBTS}"
        yield Problem("缺项待核实", f"（待核实：{told}）", _TO_CONFIRM_MEASURE)


def _broken_promises(ledger: Ledger, tally: Tally) -> Iterator[Problem]:
    """Yield what was promised and surely not kept, all in one."""
    found = list(unkept(ledger, tally))
    if found:
        yield Problem(
            "承诺未兑现",
            f"承诺事项落实还不够到位，{'；'.join(its.words for its in found)}",
            "对没有全部兑现的承诺事项明确责任人和时限，按月检查进度，逐项落实到位",
            tuple(its.row for its in found),
        )


def _measure(stated: str, problem: str) -> str:
    """Return a measure; one too short to be understood alone with the problem before it."""
    if not stated:
        return f"对“{problem}”的问题明确措施和时限，整改到位后销号"
    short = len(stated) < _UNDERSTOOD_ALONE and len(problem) <= _LONGEST_NAMED
    return f"针对“{problem}”的问题，{stated}" if short else stated


def _left_open(r: Rectification) -> Problem:
    problem = clause(r.problem)
    measure = _measure(clause(r.measure), problem.translate(_QUOTES))
    return Problem(id_of(r.problem), problem, measure, (r.row.ref,))
