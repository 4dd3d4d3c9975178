"""The values of ours that a document's controls hold, each with its place and its full key."""

from __future__ import annotations

from collections.abc import Iterable

from addin.audit.control_claims import Own
from addin.ledger.ledger import Ledger
from addin.office.word.body import BodyParagraph
from addin.office.word.controls.tags import tag_of
from addin.report.context import context
from addin.report.traced import by_key
from addin.statistics.tally import Tally


def owned(paragraphs: Iterable[BodyParagraph], ledger: Ledger, tally: Tally) -> list[Own]:
    """Return what controls hold; a tag that was shortened is told by the ledger's own keys."""
    found = [(p, c) for p in paragraphs for c in p.controls if c.atoms]
    if not found:
        return []
    tags = {tag_of(key): key for key, _ in by_key(context(ledger, tally))}
    return [
        Own(p.number, c.atoms[0].start, c.atoms[-1].end, tags.get(c.key, c.key), c.text)
        for p, c in found
    ]
