"""The words for the parts of the period that figures are of: they change with the figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from addin.audit.backwards.substitution import Facts, Substitution, printing
from addin.audit.backwards.times import part_names_back
from addin.ledger.record import replace
from addin.report.language.expression import Expression, Path, Pick
from addin.report.language.keys import Name
from addin.report.prose import Paragraph, Stretch
from addin.report.values.parts import BRANCHES, HALVES, MONTHS, QUARTERS

_LISTS = (MONTHS, QUARTERS, HALVES)
NAMED = "按 {} 填写；前后说时间的文字没有换，换一期请改成 {{{{ {}.简称 }}}}"


def parts_back(
    paragraphs: Sequence[Paragraph], figures: Mapping[int, Sequence[Substitution]], facts: Facts
) -> Iterator[Substitution]:
    """Yield the names of parts of the period where a report has figures of them.

    Of a year the parts have the same names in the next one: there is nothing to change.
    """
    if facts.period in facts.period.years():
        return
    tables: dict[int, set[Path]] = defaultdict(set)
    for p in paragraphs:
        parts = _parts(figures.get(p.number, ()))
        if p.cell is None:
            yield from part_names_back(p, parts, facts)
        else:
            tables[p.cell.table].update(parts.values())
    for p in paragraphs:
        yield from _in_table(p, tables[p.cell.table], facts) if p.cell else ()


def with_words(its: Substitution, named: Sequence[Substitution], facts: Facts) -> Substitution:
    """Return a figure of a part of the period; with a remark where no words for it change.

    ``named``: what becomes of the same paragraph or table.
    """
    part = part_of(its)
    if part is None or not its.tag or its.note or facts.period in facts.period.years():
        return its
    if any(n.expression and n.expression.paths[0].steps[:2] == part.steps and not n.key
           for n in named):  # fmt: skip
        return its
    return replace(its, note=NAMED.format(its.field, part.written))


def part_of(its: Substitution) -> Path | None:
    """Return the part of the period that a figure is of: 各月[4]."""
    steps = its.expression.paths[0].steps if its.expression else ()
    steps = steps[2:] if steps[:1] == (Name(BRANCHES),) else steps
    first = steps[0] if steps else None
    numbered = len(steps) > 1 and isinstance(steps[1], Pick)
    return (
        Path(steps[:2]) if isinstance(first, Name) and first.name in _LISTS and numbered else None
    )


def _parts(figures: Sequence[Substitution]) -> dict[int, Path]:
    return {its.stretch.start: part for its in figures if its.tag and (part := part_of(its))}


def _in_table(paragraph: Paragraph, parts: set[Path], facts: Facts) -> Iterator[Substitution]:
    """Yield a cell that names a part of which its table has figures."""
    text = paragraph.text.strip()
    for part in sorted(parts, key=lambda p: p.written):
        for field in ("简称", "名称"):
            its = Expression((Path((*part.steps, Name(field))),))
            if text and its.text(facts.values) == text.removesuffix("份"):
                start = paragraph.text.index(text)
                name = text.removesuffix("份")
                yield printing(
                    Stretch(paragraph.number, start, start + len(name)), name, its, facts
                )
                return
