"""Figures that a renewal has left in a report: what was there before its tracked changes."""

from __future__ import annotations

from collections.abc import Sequence

from addin.report.renewing.provenance import Written

REJECTED = "这是更新前的数，上次更新的修订没有被接受"
JOINED = "看来是另存时把修订前后的{}连在了一起"
MOST = 6  # earlier texts of a value that are remembered


def remark_on(there: str, written: Written | None) -> str:
    """Say what a value's text is, where it is none that was typed but an earlier one.

    LibreOffice writes what a tracked change deletes and inserts in a control as one text: 54 and
    55 become 5455.
    """
    if written is None or not written.was or there == written.text:
        return ""
    if there in written.was:
        return REJECTED
    joined = _joined(there, (*written.was, written.text))
    return JOINED.format("、".join(joined)) if joined else ""


def _joined(there: str, texts: Sequence[str]) -> Sequence[str]:
    """Return the texts, one after the other in time, that a text consists of."""
    runs = (texts[a:b] for a in range(len(texts)) for b in range(a + 2, len(texts) + 1))
    return next((r for r in runs if there in ("".join(r), "".join(reversed(r)))), ())


def history(old: Written | None, now: str, *, tracked: bool) -> tuple[str, ...]:
    """Return the earlier texts of a value that may come back once it reads ``now``.

    ``tracked``: whether tracked changes in the document still hold them.
    """
    if old is None or not tracked:
        return ()
    earlier = [t for t in (*old.was, old.text) if t and t != now]
    return tuple(dict.fromkeys(earlier))[-MOST:]
