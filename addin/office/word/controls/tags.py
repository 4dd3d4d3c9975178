"""The tags of content controls that hold a report's values."""

from __future__ import annotations

import hashlib

LONGEST_TAG = 64  # letters that Word takes in a tag


def tag_of(key: str) -> str:
    """Return the tag of a key: the key itself, shortened where it is too long for Word."""
    if len(key) <= LONGEST_TAG:
        return key
    return f"{key[: LONGEST_TAG - 9]}~{hashlib.sha256(key.encode()).hexdigest()[:8]}"
