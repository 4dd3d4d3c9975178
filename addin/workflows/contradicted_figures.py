"""What a ledger says to the figures of a report that is proof-read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from addin.audit.claim import Judged, Verdict
from addin.ledger.values.names import Names
from addin.proofreading.text_rule import Figure
from addin.report.values.wording import gap_words
from addin.workflows.audits import audit_document, quoted, words
from addin.workflows.ledgers import Checked

_NAMED = ("单位全称", "单位简称", "党组织名称")

if TYPE_CHECKING:
    from addin.office.word.word_file import WordFile


def figures_of(file: WordFile, checked: Checked) -> tuple[Figure, ...]:
    """Return the figures of a document that its ledger contradicts, or that fall short."""
    _, claims = audit_document(file, checked)
    wrong = [_wrong(c) for c in claims if c.verdict is Verdict.MISMATCH]
    return (*wrong, *_short([c for c in claims if c.part == "body"], checked))


def names_of(checked: Checked) -> frozenset[str]:
    """Return the names of persons and bodies in a ledger: they are words wherever they stand."""
    found = {member.name for member in checked.ledger.members}
    for key, value in checked.ledger.settings.values.items():
        if isinstance(value, Names):
            found |= {*value.names}
        elif isinstance(value, str) and key in _NAMED:
            found.add(value)
    return frozenset(name for name in found if len(name) > 1)


def _wrong(claim: Judged) -> Figure:
    """Return a figure that the ledger contradicts; only the body has places for a rule."""
    if claim.part == "body":
        return Figure("mismatch", claim.stretch, claim.key, words(claim))
    text = f"{claim.place}：{quoted(claim)}"
    return Figure("mismatch", None, claim.key, words(claim), text)


def _short(claims: Sequence[Judged], checked: Checked) -> Iterator[Figure]:
    for duty in checked.tally.duties:
        if duty.gap is None or not duty.gap.value:
            continue
        claim = next((c for c in claims if c.key == duty.type), None)
        told = gap_words(duty)
        yield Figure("short", claim.stretch if claim else None, duty.type, told)
