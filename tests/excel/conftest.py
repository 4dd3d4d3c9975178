"""Fixtures of this Excel's own tests; others may take them with `from excel.conftest import …`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import xlwings

from .engine import Excel, start, stop


@pytest.fixture
def excel() -> Iterator[Excel]:
    """A running Excel without a book."""
    yield start()
    stop()


@pytest.fixture
def sheet(excel: Excel) -> xlwings.Sheet:
    """The only sheet of a new, unsaved book."""
    return excel.app.books.add().sheets[0]
