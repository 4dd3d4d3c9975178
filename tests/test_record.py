"""Records: fields that are in no repr, and copies with some fields changed."""

from __future__ import annotations

import pytest
from rich.pretty import pretty_repr

from addin.ledger.record import Discreet, replace


class Payment(Discreet, frozen=True):
    unshown = ("paid",)

    name: str
    paid: int
    month: int = 1


def test_an_unshown_field_is_in_no_repr() -> None:
    payment = Payment("赵", 4321)
    assert repr(payment) == "Payment(name='赵', month=1)"
    assert "4321" not in pretty_repr(payment) and "4321" not in str([payment])


def test_unshown_fields_are_compared_and_copied() -> None:
    payment = Payment("赵", 4321)
    assert payment != Payment("赵", 1) and hash(payment) == hash(Payment("赵", 4321))
    assert replace(payment, month=2).paid == 4321
    with pytest.raises(TypeError):
        replace(payment, other=1)
