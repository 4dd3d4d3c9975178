"""Lists that tell little more than names: the roster, where the activities agree."""

from __future__ import annotations

import pytest

from ledgers import H1, codes, findings, ledger

HELD = """
日期|活动类型|主题|主持人|应到人数|实到人数
2022-1-5|支委会|研究|苏山|3|3
2022-2-6|主题党日|植树|卫川|6|6
2022-3-7|党员大会|讨论|苏山|6|6
2022-4-7|党小组会|学习|方原|6|6
2022-5-9|支委会|研究|杜若飞|3|3
"""
NAMES = ("苏山", "卫川", "方原", "戴平", "岑雨", "万俟宁")

BY_HEADING = """
姓名|工种|组别
苏山|测量|一组
卫川|电工|二组
方原|司机|一组
戴平|炊事|二组
岑雨|测量|一组
万俟宁|电工|二组
"""
SIDE_BY_SIDE = """
序号|姓名|岗位|序号|姓名|岗位
1|苏山|所长（书记）|4|戴平|收费
2|卫川|收费|5|岑雨|闸工
3|方原|调度|6|万俟宁|电工
"""
BY_GROUP = """
第一党小组|第二党小组
苏山|戴平
卫川|岑雨
方原|万俟宁
组长：卫川|组长：戴平
"""
IN_CELLS = """
党小组|组长|成员
第一党小组|苏山|卫川、方原
第二党小组|戴平|戴平、岑雨、万俟宁
"""
IN_CELLS_OF_ONE = """
组别|名单
甲组|苏山（书记）、卫川、方原
乙组|戴平、岑雨、万俟宁
"""
ALONE = """
我支部党员名单
苏山|卫川|方原
戴平|岑雨|万俟宁
"""
ALL_IN_ONE = """
全体党员（6人）
苏山、卫川、方原、戴平、岑雨、万俟宁
"""
BY_LINE = """
第一党小组：苏山（组长）、卫川、方原
第二党小组：戴平（组长）、岑雨、万俟宁
"""
IN_ROWS = """
第一党小组|苏山|卫川|方原
第二党小组|戴平|岑雨|万俟宁
"""
SPACED = """
序号|姓名|性别|联系电话
1|苏  山|男|1380000
2|卫　川|男|1380001
3|方原|女|1380002
4|戴平|女|1380003
5|岑雨|女|1380004
6|万俟宁|男|1380005
"""


@pytest.mark.parametrize(
    ("sheet", "table"),
    [
        ("党员", BY_HEADING),
        ("党员", ALONE),
        ("党员名单", ALL_IN_ONE),
        ("党员分组", BY_LINE),
        ("党小组", IN_ROWS),
        ("支部党员", SPACED),
        ("党员花名册", SIDE_BY_SIDE.replace("岗位", "职务")),
        ("党员名单", SIDE_BY_SIDE.replace("岗位", "入党时间").replace("电工", "1999.7")),
        ("社员党员", BY_HEADING.replace("组别", "小组")),
        ("在册党员名单", SIDE_BY_SIDE),
        ("人员", SIDE_BY_SIDE),
        ("党员分组", BY_GROUP),
        ("党小组划分", IN_CELLS),
        ("支部党员一览表", IN_CELLS_OF_ONE),
        ("班组", BY_GROUP.replace("第一党小组", "一班").replace("第二党小组", "二班")),
    ],
)
def test_the_members_are_those_listed(sheet: str, table: str) -> None:
    held = HELD.replace("杜若飞", "岑雨")
    book = ledger(held, 2022, **{sheet: table})
    assert sorted(m.name for m in book.members) == sorted(NAMES)
    assert "L201" not in codes(held, H1, **{sheet: table})
    (read,) = [r for r in book.reading if r.sheet == sheet]
    assert (read.kind, read.records) == ("党员名册", 6)
    assert not {"L033", "F03"} & codes(held, H1, **{sheet: table})


@pytest.mark.parametrize(
    ("sheet", "table"), [("党员", BY_HEADING), ("党员分组", BY_GROUP), ("党小组", IN_CELLS)]
)
def test_a_host_who_is_not_listed_is_found(sheet: str, table: str) -> None:
    found = [(f.cell, f.severity) for f in findings(HELD, H1, **{sheet: table}) if f.code == "L201"]
    assert found == [("D6", "warning")]


@pytest.mark.parametrize(
    ("sheet", "table"),
    [
        ("签到", "姓名|签名\n苏山|√\n卫川|√\n方原|√\n戴平|√"),
        ("党员", "姓名|3月5日|4月6日\n苏山|√|√\n卫川|√|√\n方原||√\n戴平|√|"),
        ("名单", "七一表彰大会参会人员名单\n姓名|职务\n苏山|书记\n卫川|组织委员\n方原|\n戴平|"),
        ("值班", BY_HEADING),
        ("积极分子", BY_HEADING),
        ("发展对象名单", BY_HEADING),
        ("流动党员", BY_HEADING),
        ("党员积分", BY_HEADING),
        ("职工名册", BY_HEADING.replace("工种", "岗位")),
        ("生日", "月|姓名|岁数\n1|苏山|61\n2|卫川|62\n3|方原|63\n4|戴平|64"),
    ],
)
def test_other_lists_of_people_are_no_rosters(sheet: str, table: str) -> None:
    assert ledger(HELD, 2022, **{sheet: table}).members == ()


def test_a_list_that_the_activities_contradict_is_none() -> None:
    strangers = HELD.replace("苏山", "孔明亮").replace("卫川", "甄诚").replace("方原", "卜凡")
    book = ledger(strangers, 党员=BY_HEADING)
    assert book.members == ()
    assert [r.form for r in book.reading if r.sheet == "党员"] == ["unread"]
    many = HELD.replace("|6|6", "|30|30")
    assert ledger(many, 党员=BY_HEADING).members == ()


def test_a_list_of_people_that_nothing_confirms_is_none() -> None:
    few = "日期|活动类型|主题|主持人\n2022-3-5|支委会|研究|苏山"
    assert ledger(few, 班组=BY_GROUP.replace("党小组", "班")).members == ()


def test_beside_a_roster_a_list_of_names_tells_nothing() -> None:
    roster = "姓名|党员类别|入党日期\n苏山|正式党员|2000-7-1\n卫川|正式党员|2001-7-1"
    book = ledger(HELD, 党员名册=roster, 党员分组=BY_GROUP)
    assert [m.name for m in book.members] == ["苏山", "卫川"]


def test_shifts_beside_a_list_of_members_add_nobody() -> None:
    shifts = "一班|二班\n苏山|钱大可\n卫川|冯一方\n方原|褚天"
    assert len(ledger(HELD, 党员=BY_HEADING, 班组=shifts).members) == len(NAMES)


def test_posts_and_remarks_of_such_a_list_are_read() -> None:
    table = """
        姓名|班组|职务|备注
        苏山|甲|书记、站长|
        卫川|乙|副书记、纪检委员|
        方原|甲|青年委员|
        戴平|乙|站务员|2021年9月由外单位转入
        岑雨|甲||2022年1月调出
        万俟宁|乙|预备党员|
    """
    held = HELD.replace("|6|6", "|5|5")
    read = {m.name: m for m in ledger(held, 名册=table).members}
    assert [read[n].duty for n in NAMES[:4]] == ["书记", "副书记", "委员", None]
    assert read["戴平"].moved_in is not None
    assert read["岑雨"].moved_out is not None
    assert read["万俟宁"].category == "预备党员"


CARDS = """
会议登记
名称|{name}|类别|{type}
时间|2022-{month}-8|地点|会议室
主持（主讲）人|{host}|记录人|卫川
应到|6|实到|6
内容|讨论有关事项。|
"""


def test_one_label_for_host_and_lecturer() -> None:
    made = (
        CARDS.format(name="支委会", type="支委会", month=1, host="苏山"),
        CARDS.format(name="党课", type="党课", month=2, host="杜若飞（党校）"),
        CARDS.format(name="支委会", type="支委会", month=3, host="杜若飞（安全科）"),
    )
    held = "\n".join(line for card in made for line in card.strip().splitlines())
    book = ledger(held, 党员=BY_HEADING)
    assert [a.chair.names for a in book.activities if a.chair] == [
        ("苏山",),
        ("杜若飞",),
        ("杜若飞",),
    ]
    found = [f.cell for f in findings(held, 党员=BY_HEADING) if f.code == "L201"]
    assert found == ["B16"]


def test_a_host_of_the_other_branch_is_no_slip() -> None:
    held = HELD.replace("植树|卫川", "与市图书馆支部共建|卫川、杜若飞").replace(
        "研究|杜若飞", "研究|苏山"
    )
    assert "L201" not in codes(held, 党员=BY_HEADING)
