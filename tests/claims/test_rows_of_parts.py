"""Which rows of a ledger belong to a part, and which leave it open."""

from __future__ import annotations

import pytest

from addin.audit.parts.subset import By, Part
from addin.audit.parts.subset_rows import RowBook
from claims.reports import ledger

_HEADER = "日期|活动类型|主题|地点|主持人|主讲人|应到人数|实到人数|主题标签"
_BOOK = RowBook(
    ledger(
        "2022年1月12日|党课|讲讲家风|红石镇文化站|甲一|甲一|20|19|",
        "2022年2月9日|党课|红石镇的故事|三楼会议室|甲一|乙二、丙三|20|18|",
        "2022年3月9日|党课|学习档案法|现场|甲一|支委委员|20|18|",
        "2022年4月9日|党小组会|第二党小组学习|双塔村|甲一||9|9|",
        "2022年5月9日|党小组会|第十党小组学习|双塔村|甲一||9|9|",
        "2022年6月9日|党课|讲讲先辈|礼堂|甲一||9|9|党纪学习教育",
        header=_HEADER,
    ).ledger
)


@pytest.mark.parametrize(
    ("by", "names", "sure", "open_"),
    [
        ("place", ("红石镇",), "2", "34"),  # named in a title, or 现场
        ("place", ("红石镇文化站二楼",), "2", "4"),
        ("place", ("双塔村",), "56", "4"),
        ("place", ("双塔乡",), "", "456"),  # alike
        ("place", ("绿洲农场",), "", "4"),
        ("place", ("双塔村委会",), "56", "4"),
        ("place", ("绿洲农场", "双塔村"), "56", "4"),
        ("place", ("绿洲农场", "双塔乡"), "", "456"),
        ("topic", ("家风",), "2", ""),
        ("topic", ("家风建设",), "", "2"),  # shares 家风
        ("topic", ("档案法",), "4", ""),
        ("topic", ("学习法律",), "", ""),  # 学习 says nothing
        ("group", ("二",), "5", "234"),
        ("group", ("2",), "5", "234"),
        ("group", ("10",), "6", "234"),
        ("group", ("一",), "", "234"),
        ("group", ("十",), "6", "234"),
        ("partner", ("红石镇文化站",), "2", "3456"),
        ("group", (), "", "23456"),
    ],
)
def test_rows_belong_to_a_part_as_far_as_they_say(
    by: By, names: tuple[str, ...], sure: str, open_: str
) -> None:
    share = _BOOK.share(Part(by, "它", names), [f"活动台账!{n}" for n in "23456"])
    assert "".join(ref[-1] for ref in share.sure) == sure
    assert "".join(ref[-1] for ref in share.open) == open_


@pytest.mark.parametrize(
    ("column", "names", "sure", "open_"),
    [
        ("主讲人", ("甲一",), "2", "456"),
        ("主讲人", ("丙三",), "3", "456"),
        ("主讲人", ("丁四",), "", "456"),
        ("主持人", ("甲一",), "23456", ""),
        ("", ("甲一",), "", "23456"),
    ],
)
def test_rows_name_who_did_it(column: str, names: tuple[str, ...], sure: str, open_: str) -> None:
    part = Part("person", "他", names, column)
    share = _BOOK.share(part, [f"活动台账!{n}" for n in "23456"])
    assert "".join(ref[-1] for ref in share.sure) == sure
    assert "".join(ref[-1] for ref in share.open) == open_


def test_a_row_that_is_not_there_is_open_and_each_counts_once() -> None:
    share = _BOOK.share(Part("topic", "它", ("家风",)), ["活动台账!2", "活动台账!2", "别处!9"])
    assert (share.sure, share.open) == (("活动台账!2",), ("别处!9",))
    assert [share.allows(n) for n in range(4)] == [False, True, True, False]


@pytest.mark.parametrize(
    ("by", "names", "sure", "open_"),
    [
        ("place", ("礼堂二楼",), "", "7"),  # two characters are too few
        ("place", ("礼堂",), "7", ""),
        ("place", ("——",), "", "7"),
        ("topic", ("——",), "", "7"),
        ("topic", ("党纪学习教育",), "7", ""),
        ("topic", ("党纪学习",), "7", ""),
        ("topic", ("党纪",), "7", ""),
        ("topic", ("主题教育",), "", ""),
    ],
)
def test_a_row_is_on_the_topics_of_its_tags(
    by: By, names: tuple[str, ...], sure: str, open_: str
) -> None:
    share = _BOOK.share(Part(by, "它", names), ["活动台账!7"])
    assert "".join(ref[-1] for ref in share.sure) == sure
    assert "".join(ref[-1] for ref in share.open) == open_


_COLUMNS = ("主题", "主要内容", "地点", "形式", "备注", "参加人员", "党支部")


@pytest.mark.parametrize("column", _COLUMNS)
def test_any_column_of_words_may_name_a_group(column: str) -> None:
    header = "日期|活动类型|主持人|应到人数|实到人数|" + "|".join(_COLUMNS)
    told = "|".join("第二党小组" if c == column else "很好" for c in _COLUMNS)
    book = RowBook(ledger(f"2022年1月12日|党小组会|甲一|9|9|{told}", header=header).ledger)
    share = book.share(Part("group", "它", ("二",)), ["活动台账!2"])
    assert share.sure == ("活动台账!2",)


@pytest.mark.parametrize(
    ("tag", "topic", "found"),
    [
        # A row has the topic of its tag, by whichever of its names a report calls it.
        ("政绩观学习教育", "正确政绩观学习教育", True),
        ("廉政", "党风廉政建设", True),
        ("廉政", "廉政建设", True),
        ("集中整治", "群众身边不正之风", True),
        ("两化", "两化教育", True),
        ("正确政绩观学习教育", "树立正确政绩观学习", True),
        ("廉政", "意识形态", False),
        ("两化", "两化教育片", False),
        ("", "两化", False),
    ],
)
def test_a_topic_may_have_several_names(tag: str, topic: str, found: bool) -> None:
    row = f"2022年6月9日|专题学习|共读一本书|礼堂|甲一||9|9|{tag}"
    book = RowBook(ledger(row, header=_HEADER).ledger)
    assert bool(book.share(Part("topic", "它", (topic,)), ["活动台账!2"]).sure) is found
