"""The figures of a report that the ledger confirms, each as the field that prints it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, product

from msgspec import Struct

from addin.audit.backwards.substitution import Facts, Substitution, printing
from addin.audit.claim import Judged, Reading, Verdict
from addin.ledger.record import replace
from addin.report.language.expression import Expression, Path
from addin.report.language.written_as import in_ten_thousands, written_as
from addin.report.prose import Paragraph, Stretch

_MOST_ADDED = 12  # figures that one tag adds up
_CLAUSE = re.compile(r"[，,。；;！!？?：:\n]")
# What a person did is no figure of the branch, though the two may be equal this once.
_BY_NUMBER, _BY_DAY = re.compile(r"月|季度|半年"), re.compile(r"[日号]")
_A_PERSON = re.compile(
    r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{1,3}某{0,2}(?<!全体)(?<!党员)(?<!各位)同志|[\u4e00-\u9fff]某某?|本人|^我(?![支党局院校委办单镇们])"
)
NO_FIELD = "与台账一致（{}），但没有写得出它的字段，原样留下"
TWO_FIGURES = "这一个数同时说了几项（{}），原样留下，请自己改"
DIFFERS = "旧报告写{}，台账为{}；原样留下"
BY_HAND = "要随台账变，改成 {}"
TWICE = "{} 在这一段已经写过一次；这里可能说的是别的，原样留下，是同一项的改成 {}"
PERSONAL = "说的像是个人的次数，与支部的{}只是碰巧相同，原样留下"
LOOSELY = "按 {} 填写；原文的说法不全同，请看是不是这一项"
UNKNOWN = "核对不了：{}"


class _Found(Struct, frozen=True):
    """The claims of one number."""

    claims: tuple[Judged, ...]
    reading: Reading
    text: str
    clause: str

    @property
    def stretch(self) -> Stretch:
        return Stretch(self.claims[0].stretch.paragraph, self.reading.start, self.reading.end)


def figures_back(
    paragraphs: Mapping[int, Paragraph], judged: Sequence[Judged], facts: Facts
) -> Iterator[Substitution]:
    """Yield what becomes of each number of the body that a claim is made of."""
    seen: set[tuple[int, str]] = set()
    for its in _numbers(paragraphs, judged):
        made = _of_number(its, facts)
        where = its.stretch.paragraph, made.field
        in_prose = paragraphs[its.stretch.paragraph].cell is None
        if made.tag and in_prose and where in seen:
            yield _left(its, TWICE.format(made.field, made.tag))
            continue
        seen.add(where)
        yield made


def _numbers(paragraphs: Mapping[int, Paragraph], judged: Sequence[Judged]) -> Iterator[_Found]:
    read = [c for c in judged if c.part == "body" and c.reading]
    for (number, _), group in groupby(sorted(read, key=_place), key=_place):
        claims = tuple(group)
        reading = claims[0].reading
        text = paragraphs[number].text
        assert reading is not None
        before = _CLAUSE.split(text[: reading.start])[-1]
        yield _Found(claims, reading, text[reading.start : reading.end], before)


def _place(claim: Judged) -> tuple[int, int]:
    return claim.stretch.paragraph, claim.reading.start if claim.reading else 0


def _of_number(its: _Found, facts: Facts) -> Substitution:
    first = its.claims[0]
    wrong = next((c for c in its.claims if c.verdict is Verdict.MISMATCH), None)
    if wrong is not None:
        return _of_wrong(its, wrong, facts)
    if any(c.verdict is not Verdict.MATCH for c in its.claims):
        doubted = next(c for c in its.claims if c.verdict is not Verdict.MATCH)
        return _left(its, UNKNOWN.format(doubted.reason), quiet=True)
    ways = [_ways(its, c, facts)[:1] for c in its.claims]
    made = {m.field: m for way in ways for m in way}
    said = {_meant(c) for c in its.claims}
    if len(made) > 1 or len(said) > 1:  # one number for several: 党课、主题党日各2次, 5月、6月各3次
        return _left(its, TWO_FIGURES.format("、".join(made) or first.key))
    found = next(iter(made.values()), None)
    if found is None:
        return _left(its, NO_FIELD.format(first.key))
    if _A_PERSON.search(its.clause):
        return _left(its, PERSONAL.format(found.field))
    return found


def _meant(claim: Judged) -> tuple[object, ...]:
    """Return what a claim was held against: figures, times and branches."""
    reading = claim.reading
    return (claim.key, reading.periods, reading.branches) if reading else (claim.key,)


def _of_wrong(its: _Found, wrong: Judged, facts: Facts) -> Substitution:
    unit, way = wrong.unit, next(_expressions(wrong, facts), None)
    said = DIFFERS.format(f"{wrong.stated}{unit}", f"{wrong.actual}{unit}")
    return _left(its, f"{said}；{BY_HAND.format(way.tag)}" if way else said)


def _left(its: _Found, note: str, *, quiet: bool = False) -> Substitution:
    return Substitution(its.stretch, its.text, note=note, quiet=quiet, key=its.claims[0].key)


def _ways(its: _Found, claim: Judged, facts: Facts) -> list[Substitution]:
    """Return the substitutions that print a number's characters, the plainest first."""
    found: list[Substitution] = []
    for way in _expressions(claim, facts):
        value = way.value(facts.values)
        note = LOOSELY.format(way.source) if claim.reading and claim.reading.loose else ""
        plainly, many = written_as(value, its.text), in_ten_thousands(value, its.text)
        filters = plainly if plainly is not None else many
        if filters is None or value is None:
            continue
        own = Expression(way.paths, way.plus, filters)
        behind = "" if plainly is not None else its.text[-1]
        made = printing(its.stretch, its.text, own, facts, note=note, behind=behind)
        if made.tag:
            found.append(_with_key(made, claim.key))
    return found


def _with_key(made: Substitution, key: str) -> Substitution:
    return replace(made, key=key)


def _is_lasting(reading: Reading, facts: Facts) -> bool:
    """Whether a time of several months is named by them, and the next period has the same ones."""
    year = facts.period == facts.period.years()[0] if facts.period.years() else False
    return year and bool(_BY_NUMBER.search(reading.words)) and not _BY_DAY.search(reading.words)


def _expressions(claim: Judged, facts: Facts) -> Iterator[Expression]:
    """Yield the sums of fields that a claim was held against; mostly one field alone."""
    reading = claim.reading
    if reading is None or not reading.keys:
        return
    apart = bool(reading.branches)
    times = [part for when in reading.periods for part in facts.paths.parts(when, by_month=apart)]
    if not times or (len(times) > len(reading.periods) and not _is_lasting(reading, facts)):
        return
    parts = list(product(reading.keys, times, reading.branches or ("",)))
    choices = [[p for p in facts.paths.of(*part) if p.at(facts.values)] for part in parts]
    if len(parts) == 1:
        yield from (Expression((only,)) for only in choices[0])
    elif len(parts) <= _MOST_ADDED and claim.unit != "%" and all(choices):
        paths: tuple[Path, ...] = tuple(found[0] for found in choices)
        yield Expression(paths)
