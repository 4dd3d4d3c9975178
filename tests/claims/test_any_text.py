"""Whatever a text says, reading it ends, soon, and every claim stands where it says."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.reports import claims, judged, ledger

LEDGER = ledger()
PIECES = (
    "党员大会", "支委会", "主题党日", "到会率", "党费", "预备党员", "问题", "培训", "参加", "其中", "各", "分别", "共",
    "每月", "计划", "上半年", "去年", "5月", "6次", "六次", "二十余", "3名", "95.6%", "1.2万元", "120人次", "第3次",
    "“四个意识”", "《党课》", "，", "、", "。", "；", "：", "（", "）", "和", "一", "十", "1", ".", "\n", "\t", " ", "Ａ", "😀",
)  # fmt: skip


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_every_claim_is_what_stands_at_its_place(text: str) -> None:
    found = claims(text)
    for claim in found:
        at = claim.stretch
        assert text[at.start : at.end] == claim.text
        assert at.start <= claim.stated.start < claim.stated.end <= at.end
    told = judged(LEDGER, text)
    assert len(told) == len(found)
    assert all((j.actual is None) <= (j.verdict.value == "unverifiable") for j in told)


@pytest.mark.parametrize(
    "text",
    ["召开党员大会6次、" * 400, "党员大会6次" * 500, "1234567890" * 2000, "一二三四" * 2000, "“1" * 5000,
     "1月" * 2000, "参加党员干部" * 2000 + "3次"],
    ids=lambda t: t[:6],
)  # fmt: skip
def test_endless_sentences_are_read_in_the_time_that_their_length_asks(text: str) -> None:
    began = time.process_time()
    claims(text)
    assert time.process_time() - began < 10
