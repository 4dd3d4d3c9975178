"""All that becomes of a report where it is read backwards into a template."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from addin.audit.backwards.controls import controls_back
from addin.audit.backwards.figures import figures_back
from addin.audit.backwards.names import names_back
from addin.audit.backwards.remarks import escapes, remarks
from addin.audit.backwards.substitution import Facts, Substitution
from addin.audit.backwards.times import part_names_back, times_back
from addin.audit.claim import Judged, Verdict
from addin.audit.text.intentions import sections
from addin.report.language.expression import Expression, Path, Pick
from addin.report.language.keys import Name
from addin.report.prose import Paragraph
from addin.report.renewing.control_places import Own

_SHORT = Name("简称")


def substitutions(
    paragraphs: Sequence[Paragraph], judged: Sequence[Judged], owned: Sequence[Own], facts: Facts
) -> list[Substitution]:
    """Return what becomes of a report, in the order of its text; no two stretches overlap.

    Controls come before claims, these before times, names last. A tag prints exactly the
    characters that it takes the place of.
    """
    by_number = {p.number: p for p in paragraphs}
    kept = _Kept()
    wrong = [c for c in judged if c.verdict is Verdict.MISMATCH]
    kept.add(its for its in controls_back(owned, facts) if not _is_wrong(its, wrong))
    kept.add(figures_back(by_number, judged, facts))
    figures = kept.by_paragraph()
    for p, section in sections(paragraphs):
        its = figures.get(p.number, [])
        kept.add(part_names_back(p.text, p.number, _parts(its), facts))
        kept.add(times_back(p, section, facts))
        kept.add(names_back(p, facts))
        kept.add(escapes(p))
        kept.add(remarks(p, its))
    return kept.in_order()


class _Kept:
    """The substitutions that stay: of two that overlap the first."""

    def __init__(self) -> None:
        self._found: dict[int, list[Substitution]] = defaultdict(list)

    def add(self, found: Iterable[Substitution]) -> None:
        for its in found:
            before = self._found[its.stretch.paragraph]
            if (its.tag or its.note) and not any(its.overlaps(b) for b in before):
                before.append(its)

    def by_paragraph(self) -> Mapping[int, list[Substitution]]:
        return {number: list(found) for number, found in self._found.items()}

    def in_order(self) -> list[Substitution]:
        return sorted(
            (its for found in self._found.values() for its in found),
            key=lambda its: (its.stretch.paragraph, its.stretch.start),
        )


def _is_wrong(its: Substitution, wrong: Sequence[Judged]) -> bool:
    """Whether audit says that a control's number, as it is read there, is not the ledger's."""
    at = its.stretch
    return any(
        c.stretch.paragraph == at.paragraph
        and c.stretch.start < at.end
        and at.start < c.stretch.end
        for c in wrong
        if c.part == "body"
    )


def _parts(figures: Sequence[Substitution]) -> dict[int, Expression]:
    """Return the short names of the parts of the period that figures are of, by their starts."""
    found = {}
    for its in figures:
        prefix = _prefix(its.expression.paths[0]) if its.tag and its.expression else ()
        if prefix:
            found[its.stretch.start] = Expression((Path((*prefix, _SHORT)),))
    return found


def _prefix(its: Path) -> tuple[Name | Pick, ...]:
    """Return the part of the period that a path begins with: 各月[4]."""
    first, second = (*its.steps, None, None)[:2]
    numbered = isinstance(second, Pick) and isinstance(second.wanted, int)
    return its.steps[:2] if isinstance(first, Name) and numbered else ()


def fields_of(found: Iterable[Substitution]) -> Iterator[Substitution]:
    """Yield those of which a field takes the place."""
    return (its for its in found if its.field)
