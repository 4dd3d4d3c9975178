"""The same forty activities in every form give the same records, figures and findings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from addin.ledger.grid import Grid
from addin.ledger.period import year
from addin.workflows import Checked, check_grids
from addin.workflows.input_and_output import LedgerInput
from forms_layouts import ALIKE, RECORDS, YEAR, listed

OF_LISTS_ALONE = {"L006", "L039"}  # a form's title says the year; it has no columns to be missing


def checked(grids: Sequence[Grid]) -> Checked:
    return check_grids(LedgerInput(Path("台账.xlsx"), year(YEAR)), grids)


def records(read: Checked) -> list[tuple[object, ...]]:
    return sorted(
        (
            str(a.when.first) if a.when else "",
            tuple(sorted(a.type_names)),  # boxes have an order of their own
            a.topic,
            a.chair.names if a.chair else (),
            a.due,
            a.present,
            a.branch,
        )
        for a in read.ledger.activities
    )


def figures(read: Checked) -> dict[str, object]:
    return {s.key: (s.value, len(s.rows)) for s in read.tally.figures}


def findings(read: Checked, besides: Sequence[str] = ()) -> list[tuple[object, ...]]:
    """Return what was found, but for the wording of proposals and the places."""
    found = (f for f in read.findings if f.code not in {*OF_LISTS_ALONE, *besides})
    return sorted((f.code, f.severity, f.key or "", f.when or "") for f in found)


def test_the_list_holds_what_was_planted() -> None:
    read = checked(listed(RECORDS))
    found = [(f.code, f.cell) for f in read.findings if f.severity == "error" and f.cell]
    assert len(RECORDS) == 40
    assert sorted(code for code, _ in found) == ["L001", "L003", "L101"]
    assert [f.when for f in read.findings if f.code == "F02"]  # no 支委会 in May


@pytest.mark.parametrize("name", ALIKE)
def test_a_form_says_the_same_as_the_list(name: str) -> None:
    its = ALIKE[name]
    read, expected = checked(its.layout(its.records)), checked(its.listed(its.records))
    assert records(read) == records(expected)
    assert figures(read) == figures(expected)
    assert findings(read, its.besides) == findings(expected, its.besides)
