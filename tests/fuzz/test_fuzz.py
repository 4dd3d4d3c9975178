"""The fuzz targets take their seeds, and the run without atheris works."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import fuzz
import targets

SEEDS = fuzz.seeds()


@pytest.mark.parametrize("number", range(len(SEEDS)))
def test_every_seed_is_read(number: int) -> None:
    seed = SEEDS[number]
    targets.TARGETS[seed[0]](seed[1:])


def test_every_target_has_a_seed() -> None:
    assert {its[0] for its in SEEDS} == set(range(len(targets.TARGETS)))


def test_a_changed_seed_keeps_its_target() -> None:
    chance = random.Random(1)
    new = [fuzz.changed(SEEDS[5], chance) for _ in range(50)]
    assert {its[0] for its in new} == {SEEDS[5][0]}
    assert len(set(new)) > 30


def test_without_atheris_that_is_said_and_inputs_are_tried_all_the_same() -> None:
    said: list[str] = []
    fuzz.without_coverage(0.5, said.append)
    assert "not installed" in said[0]
    assert int(said[1].split()[0]) > 0


def test_what_is_no_refusal_is_not_swallowed(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: bytes) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(fuzz, "TARGETS", (broken,))
    with pytest.raises(ZeroDivisionError):
        fuzz.once(b"\0x")
    fuzz.once(b"")
