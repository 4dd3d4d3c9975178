"""Lists with a column for each member: who is ticked is held against the number who came."""

import pytest

from ledgers import findings

HEADER = "日期|活动类型|主题|主持人|实到人数|向红|文 静|贺勇|司马相如"
MARKS = ("√√√√", "√○√√", "√√√假", "√√√√")


def _differing(marks: tuple[str, ...], came: tuple[int, ...], header: str = HEADER) -> list[str]:
    rows = (
        f"2022-{n}-9|主题党日|走访渔家|向红|{heads}|" + "|".join(m.replace("空", "'") for m in its)
        for n, (its, heads) in enumerate(zip(marks, came, strict=True), 1)
    )
    found = findings("\n".join([header, *rows]))
    return [f"{f.cell} {f.suggestion}" for f in found if f.code == "L111"]


@pytest.mark.parametrize(
    ("marks", "came", "wrong"),
    [
        (MARKS, (4, 3, 3, 4), []),
        (MARKS, (4, 3, 3, 2), ["E5 4"]),
        (("√√√√", "√○√√", "√√假√", "√√√√"), (4, 4, 3, 3), ["E5 4"]),  # ○ came too
        (("到到到到", "到空到到", "到到到空", "到到到到"), (4, 3, 3, 3), ["E5 4"]),
        (
            ("空空空空", "空假空空", "空空空假", "空空空空"),
            (4, 3, 3, 4),
            [],
        ),  # only leave is marked
        (MARKS, (20, 18, 19, 20), []),  # of more than have a column
    ],
)
def test_ticks_mean_what_they_mean_in_most_rows(
    marks: tuple[str, ...], came: tuple[int, ...], wrong: list[str]
) -> None:
    assert _differing(marks, came) == wrong


def test_columns_that_are_headed_otherwise_hold_no_ticks_of_members() -> None:
    header = "日期|活动类型|主题|主持人|实到人数|有照片|有签到|有记录|有方案"
    assert _differing(MARKS, (4, 3, 3, 2), header) == []
