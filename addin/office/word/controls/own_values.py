"""The values of ours that a document's controls hold, each with its place and its full key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from addin.ledger.ledger import Ledger
from addin.office.word.body import BodyParagraph
from addin.office.word.controls.tags import tag_of
from addin.report.language.values_by_key import ByKey
from addin.report.renewing.control_places import Own
from addin.report.renewing.provenance import Written
from addin.report.values.context import context
from addin.statistics.tally import Tally


def owned(
    paragraphs: Sequence[BodyParagraph],
    ledger: Ledger,
    tally: Tally,
    written: Mapping[str, Written] | None = None,
) -> list[Own]:
    """Return what controls hold; a tag that was shortened is told by the ledger's own keys.

    ``written``: what the document remembers, whose keys its tags may be of too.
    """
    if not any(c.atoms for p in paragraphs for c in p.controls):
        return []
    keys = list(ByKey(context(ledger, tally)))
    return owned_by_keys(paragraphs, [*keys, *(written or {})])


def owned_by_keys(paragraphs: Sequence[BodyParagraph], keys: Iterable[str]) -> list[Own]:
    """Return what controls hold, by full keys."""
    tags = {tag_of(key): key for key in keys}
    return [
        Own(p.number, c.atoms[0].start, c.atoms[-1].end, tags.get(c.key, c.key), c.text, index)
        for index, p in enumerate(paragraphs)
        for c in p.controls
        if c.atoms
    ]
