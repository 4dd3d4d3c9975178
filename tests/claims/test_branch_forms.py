"""The shorter forms of branches' names, and the branch that a cell is the name of."""

from __future__ import annotations

import re

import pytest

from addin.audit.claim import Body
from addin.audit.subjects.branch_forms import (
    called,
    called_alone,
    called_before_branch,
    loosely,
)
from addin.audit.subjects.branch_words import Branches

_PUMP, _GATE = "东湖泵房党支部", "东湖闸房党支部"
_FIRST, _SECOND = "水务局机关第一党支部", "水务局机关第二党支部"


def _of(forms: dict[str, str], name: str) -> set[str]:
    return {form for form, its in forms.items() if its == name}


def test_a_branch_is_called_by_what_no_other_name_has() -> None:
    assert _of(called([_PUMP, _GATE]), _PUMP) == {"东湖泵房", "泵房"}
    assert _of(called([_FIRST, _SECOND]), _FIRST) == {"水务局机关一", "机关一", "一"}
    assert _of(called(["水务局泵房党支部", "环保局泵房党支部"]), "水务局泵房党支部") == {
        "水务局泵房"
    }


def test_only_two_characters_name_a_branch_alone() -> None:
    assert _of(called_alone([_PUMP, _GATE]), _PUMP) == {"东湖泵房", "湖泵房", "泵房", "东湖泵"}
    assert called_alone([_FIRST, _SECOND]) == {}  # a numeral alone is any number


def test_before_branch_the_kind_of_a_station_may_be_left_out() -> None:
    found = _of(called_before_branch(["河道管护站党支部", "水闸运行队党支部"]), "河道管护站党支部")
    assert {"管护", "河道", "河道管护", "管护站"} <= found
    assert "护" not in found


@pytest.mark.parametrize(
    ("core", "text", "found"),
    [
        ("机关一", "机关第1", True),
        ("机关一", "机关第一", True),
        ("机关一", "机关1", True),
        ("机关一", "机关2", False),
        ("机关2", "机关第二", True),
        ("机关（东）", "机关（东）", True),
        ("一", "第一", True),
        ("一", "统一", False),  # a word of its own
    ],
)
def test_a_numeral_may_be_written_in_either_way(core: str, text: str, found: bool) -> None:
    assert bool(re.search(f"{loosely(core)}$", text)) is found


@pytest.mark.parametrize(
    ("cell", "body"),
    [
        ("机关第一党支部", Body("水务局机关第一党支部", "机关第一党支部")),
        (" 机关一 ", Body("水务局机关第一党支部", "机关一")),
        ("第九党支部", Body("", "第九党支部")),
        ("第九党支部会议", None),
        ("机关", None),
    ],
)
def test_a_cell_is_the_name_of_a_branch(cell: str, body: Body | None) -> None:
    assert Branches([_FIRST, _SECOND]).in_cell(cell) == body


def test_so_many_branches_are_all_of_them_or_not() -> None:
    two = Branches([_PUMP, _GATE])
    assert [n.body for n in two.named("两个支部共召开")] == [None]
    assert [n.body for n in two.named("2个支部共召开")] == [None]
    assert two.named("三个支部共召开") == []
    (wide,) = two.named("全县三个支部共召开")
    assert wide.body == Body("", "全县三个支部", other=True)


def test_the_rest_of_unknown_branches_are_none_of_ours() -> None:
    *_, last = Branches([_PUMP, _GATE]).named("泵房4次，其余五个支部共5次")
    assert last.body == Body("", "其余五个支部", other=True)


def test_one_branch_is_not_told_from_others() -> None:
    assert Branches([_PUMP]).names == ()
    assert Branches([_PUMP, _PUMP]).names == ()
    assert Branches([_PUMP, _GATE, "东湖办公室"]).names == (_PUMP, _GATE)
