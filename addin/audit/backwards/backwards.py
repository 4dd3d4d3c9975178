"""All that becomes of a report where it is read backwards into a template."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from addin.audit.backwards.controls import controls_back
from addin.audit.backwards.figures import figures_back
from addin.audit.backwards.names import names_back
from addin.audit.backwards.period_parts import parts_back, with_words
from addin.audit.backwards.remarks import escapes, remarks
from addin.audit.backwards.substitution import Facts, Substitution
from addin.audit.backwards.times import times_back
from addin.audit.claim import Judged, Verdict
from addin.audit.text.intentions import sections
from addin.report.prose import Paragraph
from addin.report.renewing.control_places import Own


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
    kept.add(parts_back(paragraphs, figures, facts))
    for p, section in sections(paragraphs):
        kept.add(times_back(p, section, figures.get(p.number, []), facts))
        kept.add(names_back(p, facts))
        kept.add(escapes(p))
        kept.add(remarks(p, figures.get(p.number, [])))
    return _with_words_for_parts(kept, by_number, facts)


def _with_words_for_parts(
    kept: _Kept, paragraphs: Mapping[int, Paragraph], facts: Facts
) -> list[Substitution]:
    """Return all in order; figures of parts of the period with a remark where no words change."""
    around: dict[object, list[Substitution]] = defaultdict(list)

    def place(its: Substitution) -> object:
        cell = paragraphs[its.stretch.paragraph].cell
        return ("table", cell.table) if cell else its.stretch.paragraph

    found = kept.in_order()
    for its in found:
        around[place(its)].append(its)
    return [with_words(its, around[place(its)], facts) for its in found]


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
