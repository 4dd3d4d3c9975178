"""Topic tags as clerks write them."""

from __future__ import annotations

import re
import unicodedata

from addin.ledger.catalogue import Catalogue
from addin.ledger.grid import Value
from addin.ledger.values.near_misses import slip_of
from addin.ledger.values.problems import Problem, Reading, unreadable
from addin.ledger.values.text import clean


def parse_tags(value: Value, catalogue: Catalogue) -> Reading[tuple[str, ...]]:
    """Read a 主题标签 cell: known tags, separated by 、 or the like."""
    if not isinstance(value, str):
        return unreadable("tag-unknown", tag=str(value))
    text = clean(unicodedata.normalize("NFKC", value))
    parts = [p for p in (p.strip('#《》“”"') for p in re.split(r"[、,;/\s]+", text)) if p]
    known = tuple(dict.fromkeys(catalogue.tag_names[p] for p in parts if p in catalogue.tag_names))
    strange = [p for p in parts if p not in catalogue.tag_names]
    problems = tuple(
        Problem("tag-unknown", slip_of(p, catalogue.tag_names), {"tag": p}) for p in strange
    )
    return Reading(known, problems)
