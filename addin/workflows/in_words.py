"""What came of a job on a report, in the few words that a message box has room for."""

from __future__ import annotations

from collections.abc import Iterable

MOST = 12  # sentences
LONGEST = 850  # letters; a message box of VBA ends at 1023


def in_words(summary: str, sentences: Iterable[str]) -> str:
    """Return a summary and as many sentences as there is room for; the rest is counted."""
    said, left = [summary], list(sentences)
    while left and len(said) <= MOST and len("\n".join((*said, left[0]))) <= LONGEST:
        said.append(left.pop(0))
    if left:
        said.append(f"……另有{len(left)}条没有列出，全部可用 taizhang 命令查看")
    return "\n".join(said)
