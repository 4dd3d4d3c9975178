"""The kind of a sheet is decided by all that it says: name, title, headings and entries."""

from __future__ import annotations

from datetime import date

import pytest

from addin.all_sheets.counting import tally
from addin.all_sheets.reading import read_ledger
from addin.ledger.catalogue import catalogue
from addin.ledger.grid import Grid
from addin.ledger.ledger import Ledger
from addin.ledger.period import parse_period
from addin.statistics.statistic import Number
from ledgers import grid, ledger

ACTIVITIES = """
    日期     | 活动类型 | 主题 | 主持人 | 应到人数 | 实到人数
    2022-1-10| 支委会   | 研究 | 张三   | 5 | 5
    2022-2-10| 支委会   | 研究 | 张三   | 5 | 5
    2022-3-10| 支委会   | 研究 | 张三   | 5 | 5
    2022-2-20| 党员大会 | 学习 | 张三   | 5 | 5
"""
Q1 = parse_period("2022Q1")
assert Q1 is not None


def book(*sheets: Grid) -> Ledger:
    return read_ledger("台账.xlsx", [grid(ACTIVITIES), *sheets], catalogue(), 2022)


def figures(*sheets: Grid) -> dict[str, Number]:
    return {s.key: s.value for s in tally(book(*sheets), Q1).figures}


def kinds(*sheets: Grid) -> list[str]:
    """Return the kinds of the sheets beside the ledger, in order."""
    return [t.kind.name for t in book(*sheets).tables[1:]]


# --- 发展党员, and what else lists people, is no roster -------------------------------------------

STEPS = """
    序号 | 姓名 | 申请入党时间 | 确定积极分子时间 | 确定发展对象时间 | 入党时间 | 转正时间 | 备注
    1 | 甲一 | 2021-9-15 |           |           |           | |
    2 | 乙二 | 2019-9-15 | 2020-3-20 | 2021-4-10 | 2021-6-20 | |
"""


@pytest.mark.parametrize(
    ("sheet", "title"),
    [
        ("发展党员台账", ""),
        ("党员发展信息", ""),
        ("发展党员名册", ""),
        ("党员发展台账", "2022年党员发展情况一览表"),
        ("Sheet2", "机关第一党支部发展党员登记表"),
        ("Sheet2", ""),
        ("入党积极分子登记表", ""),
        ("申请入党人员名单", ""),
        ("2022年发展", "发展和改革委员会机关党支部发展党员信息"),
        ("新发展党员", ""),
    ],
)
def test_the_way_into_the_party_is_read_from_its_dates(sheet: str, title: str) -> None:
    found = figures(grid(f"{title}\n{STEPS.strip()}" if title else STEPS, sheet))
    assert "党员总数" not in found
    assert found["发展党员.申请人"] == 1
    assert found["发展党员.预备党员"] == 1
    assert not {"正式党员", "预备党员", "发展党员.积极分子"} & found.keys()


@pytest.mark.parametrize(
    ("headings", "rows", "expected"),
    [
        (
            "姓名|递交申请书时间|列为积极分子时间|列为发展对象时间|接收预备党员时间|转正时间",
            ("甲一|2021-9-15||||", "乙二|2019-9-15|2020-3-20|2021-4-10|2021-6-20|2022-3-1"),
            {"申请人": 1, "正式党员": 1},
        ),
        (
            "姓名|入党申请时间|入党积极分子时间|培养联系人",
            ("甲一|2021-9-15|2022-3-1|张三、李四", "乙二|2021-10-8||"),
            {"申请人": 1, "积极分子": 1},
        ),
        (  # a step of after the period has not been taken in it
            "姓名|申请入党时间|确定积极分子时间",
            ("甲一|2021-9-15|2022-5-1", "乙二|2021-9-15|2022-2-1"),
            {"申请人": 1, "积极分子": 1},
        ),
        (  # a step that cannot be read leaves the stage open
            "姓名|申请入党时间|确定积极分子时间",
            ("甲一|2021-9-15|见档案", "乙二|2021-9-15|2022-2-1"),
            {"积极分子": 1},
        ),
        (
            "姓名|性别|出生年月|民族|学历|身份证号|申请入党时间|确定积极分子时间|入党时间",
            (
                "甲一|男|1990-5-1|汉族|本科||2021-9-15||",
                "乙二|女|1991-6-1|汉族|本科||2020-9-15||2022-1-9",
            ),
            {"申请人": 1, "预备党员": 1},
        ),
    ],
)
def test_stages_are_those_of_the_last_step_taken(
    headings: str, rows: tuple[str, ...], expected: dict[str, int]
) -> None:
    found = figures(grid("\n".join((headings, *rows)), "发展情况"))
    stages = {k.removeprefix("发展党员."): v for k, v in found.items() if k.startswith("发展党员.")}
    assert stages == expected
    assert "党员总数" not in found


@pytest.mark.parametrize(
    ("sheet", "table", "stage"),
    [
        (
            "入党积极分子名册",
            "姓名|性别|出生年月|确定积极分子时间\n甲一|男|1990-5-1|2021-9-15",
            "积极分子",
        ),
        ("入党申请人名单", "姓名|性别|出生年月|申请时间\n甲一|男|1990-5-1|2021-9-15", "申请人"),
        ("发展对象", "姓名|性别|出生年月\n甲一|男|1990-5-1", "发展对象"),
    ],
)
def test_a_list_of_one_stage_tells_it_by_its_name(sheet: str, table: str, stage: str) -> None:
    found = figures(grid(table, sheet))
    assert found[f"发展党员.{stage}"] == 1
    assert "党员总数" not in found


def test_a_person_on_two_lists_is_one() -> None:
    applied = grid("姓名|申请入党时间|谈话时间\n甲一|2021-9-15|2021-9-20", "申请入党人员")
    chosen = grid("姓名|申请入党时间|确定积极分子时间\n甲一|2021-9-15|2022-2-1", "入党积极分子")
    found = figures(applied, chosen)
    assert found["发展党员.积极分子"] == 1
    assert "发展党员.申请人" not in found


@pytest.mark.parametrize(
    ("sheet", "table"),
    [
        (
            "干部花名册",
            "姓名|性别|出生年月|政治面貌|入党时间|职务\n张三|男|1980-5-1|中共党员|2005-7-1|局长",
        ),
        ("团员名册", "姓名|性别|入团时间|入党时间\n张三|男|2015-5-4|"),
        ("流动党员", "姓名|性别|入党时间|流动去向\n张三|男|2005-7-1|外省"),
        ("流动党员花名册", "姓名|性别|入党时间|流动去向\n张三|男|2005-7-1|外省"),
        ("党员教育培训", "姓名|入党时间|培训班|学时\n张三|2005-7-1|党性教育|8"),
        ("群众名单", "姓名|性别|政治面貌|职务\n张三|男|群众|科员"),
        ("职工花名册", "姓名|性别|入党时间|政治面貌|部门\n张三|男|2005-7-1|中共党员|办公室"),
        ("困难党员", "姓名|入党时间|困难情况|慰问金额\n张三|2005-7-1|患病|500"),
        ("民主评议党员", "姓名|入党时间|评议等次\n张三|2005-7-1|优秀"),
        ("组织关系转接", "姓名|入党时间|转出时间|转入单位\n张三|2005-7-1|2022-3-1|乙局"),
        ("光荣在党50年", "姓名|性别|入党时间\n张三|男|1970-7-1"),
        ("人员花名册", "姓名|性别|部门|电话\n张三|男|办公室|88"),
        ("通讯录", "姓名|性别|职务|电话\n张三|男|局长|88"),
        ("Sheet3", "姓名|性别|政治面貌|入党时间\n张三|男|群众|\n李四|女|共青团员|"),
        ("优秀党员表彰", "姓名|性别|入党时间|表彰\n张三|男|2005-7-1|优秀共产党员"),
        ("思想汇报", "姓名|入党时间|汇报日期\n张三|2005-7-1|2022-3-1"),
    ],
)
def test_what_else_lists_people_makes_no_total_of_members(sheet: str, table: str) -> None:
    found = figures(grid(table, sheet))
    assert not {"党员总数", "正式党员", "预备党员"} & found.keys()
    assert found["活动总数"] == 4


@pytest.mark.parametrize(
    ("sheet", "title"),
    [
        ("党员名册", ""),
        ("党员花名册", ""),
        ("名册", "机关第一党支部党员名册"),
        ("Sheet2", "市发展和改革委员会机关党支部党员花名册"),
        ("Sheet2", "团市委机关党支部党员名册"),
        ("Sheet2", "群众艺术馆党支部党员基本信息表"),
        ("党员信息", "培训中心党总支党员信息采集表"),
        ("党员名单", ""),
        ("Sheet2", ""),
        ("在职党员名册", ""),
        ("党员干部花名册", ""),
        ("党员台账", ""),
        ("Sheet2", "市教育局党员基本信息表"),
        ("学生党员名册", ""),
    ],
)
def test_a_roster_is_one_whatever_the_bodys_name(sheet: str, title: str) -> None:
    table = """姓名|性别|出生年月|政治面貌|入党时间|转正时间
张三|男|1980-5-1|中共党员|2005-7-1|2006-7-1
李四|女|1998-5-1|中共预备党员|2021-12-9|"""
    found = figures(grid(f"{title}\n{table}" if title else table, sheet))
    assert (found["党员总数"], found["正式党员"], found["预备党员"]) == (2, 1, 1)


def test_a_roster_may_keep_the_steps_of_each_members_way() -> None:
    """All have joined: they are the branch's members, and not on the way."""
    table = """姓名|性别|申请入党时间|确定积极分子时间|确定发展对象时间|入党时间|转正时间
张三|男|2003-7-1|2004-1-1|2005-3-1|2005-7-1|2006-7-1
李四|女|2018-7-1|2019-1-1|2021-3-1|2021-12-9|"""
    for sheet in ("党员花名册", "Sheet2"):
        found = figures(grid(table, sheet))
        assert (found["党员总数"], found["正式党员"], found["预备党员"]) == (2, 1, 1), sheet


# --- 党员类别 ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "heading",
    [
        "党籍状态",
        "政治面貌",
        "人员类别",
        "党员类型",
        "身份",
        "类别",
        "党员身份",
        "现状",
        "党员情况",
        "状态",
    ],
)
def test_entries_tell_who_is_on_probation_whatever_the_heading(heading: str) -> None:
    table = f"""姓名|{heading}|入党时间|转正时间|党内职务
张三|正式党员|2017-6-9|2018-6-9|书记
李四|正式党员|2007-6-9||
王五|预备党员|2021-12-9||"""
    read = book(grid(table, "党员花名册"))
    found = {s.key: s.value for s in tally(read, Q1).figures}
    assert (found["党员总数"], found["正式党员"], found["预备党员"]) == (3, 2, 1)
    assert [p for p in read.problems if p.sheet == "党员花名册"] == []


@pytest.mark.parametrize(
    ("full", "probationary"),
    [("中共党员", "中共预备党员"), ("正式", "预备"), ("中共党员（正式）", "中共党员（预备）")],
)
def test_the_words_for_both(full: str, probationary: str) -> None:
    table = f"姓名|政治面貌|入党时间\n张三|{full}|2017-6-9\n王五|{probationary}|2021-12-9"
    found = figures(grid(table, "党员花名册"))
    assert (found["正式党员"], found["预备党员"]) == (1, 1)


def test_a_heading_that_may_mean_two_things_means_what_its_entries_say() -> None:
    table = "姓名|人员类别|入党时间|转正时间\n张三|在职|2005-7-1|2006-7-1\n李四|离退休|1990-7-1|1991-7-1"
    read = book(grid(table, "党员花名册"))
    assert [m.dues_category for m in read.members] == ["在职", "离退休"]
    assert [p for p in read.problems if p.sheet == "党员花名册"] == []
    assert figures(grid(table, "党员花名册"))["正式党员"] == 2


def test_sheets_of_full_members_and_of_those_on_probation_make_one_roster() -> None:
    full = grid("姓名|入党时间\n张三|2005-7-1\n李四|2006-7-1", "正式党员名册")
    others = grid("姓名|入党时间\n王五|2021-12-9", "预备党员名册")
    found = figures(full, others)
    assert (found["党员总数"], found["正式党员"], found["预备党员"]) == (3, 2, 1)


def test_a_list_of_some_members_counts_nobody_twice() -> None:
    whole = grid(
        "姓名|党员类别|入党时间\n张三|正式党员|2005-7-1\n李四|正式党员|1990-7-1", "党员名册"
    )
    some = grid("姓名|党员类别|入党时间\n李四|正式党员|1990-7-1", "离退休党员名册")
    assert figures(whole, some)["党员总数"] == 2


def test_people_who_are_no_members_are_not_counted() -> None:
    table = """姓名|政治面貌|入党时间
张三|中共党员|2005-7-1
李四|群众|
王五|共青团员|
赵六|中共预备党员|2021-12-9"""
    found = figures(grid(table, "花名册"))
    assert (found["党员总数"], found["正式党员"], found["预备党员"]) == (2, 1, 1)


@pytest.mark.parametrize("duty", ["局长、党支部书记", "支部书记", "书记"])
def test_a_post_may_tell_who_is_secretary(duty: str) -> None:
    read = book(grid(f"姓名|职务|入党时间\n张三|{duty}|2005-7-1\n李四|科长|2005-7-1", "党员名册"))
    assert read.secretaries == {"张三"}


@pytest.mark.parametrize("post", ["市委书记", "副书记", "书记员", "党组书记", "局长"])
def test_another_post_makes_no_secretary_of_the_branch(post: str) -> None:
    read = book(grid(f"姓名|职务|入党时间\n张三|{post}|2005-7-1", "党员名册"))
    assert not read.knows_secretary()


# --- Sheets that only look like ledgers ----------------------------------------------------------


@pytest.mark.parametrize(
    ("sheet", "table"),
    [
        (
            "工会活动台账",
            "日期|活动类型|主题|主持人|参加人数\n2022-1-8|文体活动|拔河|张三|20\n2022-2-8|慰问|春节|张三|3",
        ),
        (
            "工会活动记录",
            "日期|活动类型|主题|参加人数\n2022-1-8|委员会|换届|5\n2022-2-8|调研|基层|3\n2022-3-8|学习|讲座|9",
        ),
        (
            "团支部活动台账",
            "日期|活动类型|主题|主持人|实到人数\n2022-1-8|支部大会|评优|李四|20\n2022-2-8|支委会|研究|李四|5\n2022-3-8|团课|学习党史|李四|20",
        ),
        (
            "团支部工作",
            "日期|类型|主题|实到人数\n2022-1-8|支部大会|评优|20\n2022-2-8|小组会|研究|5\n2022-3-8|主题团日|学习党的历史|20",
        ),
        (
            "车辆使用登记",
            "日期|类型|用车人|事由|地点\n2022-1-8|轿车|张三|开会|市里\n2022-2-8|轿车|李四|党员大会|市里",
        ),
        (
            "会议室使用登记",
            "日期|会议名称|主持人|参会人数|会议室\n2022-1-10|支委会|张三|5|二楼\n2022-2-20|党员大会|张三|20|三楼",
        ),
        ("值班表", "日期|班次|值班人员|地点\n2022-1-8|早班|张三|一楼\n2022-1-9|晚班|李四|一楼"),
        ("值班安排", "日期|星期|带班领导|值班人员\n2022-1-8|六|张三|李四\n2022-1-9|日|张三|王五"),
        ("考勤表", "姓名|1日|2日|3日|4日\n张三|√|√|√|√\n李四|√|√|假|√"),
        (
            "3月考勤",
            "日期|姓名|上班时间|下班时间|备注\n2022-3-1|张三|8:30|17:30|\n2022-3-2|张三|8:30|17:30|",
        ),
        (
            "收文登记",
            "文件名称|发文单位|收文日期|要求完成时间\n关于学习的通知|市委|2022-1-8|2022-2-1",
        ),
        ("消防检查", "名称|检查日期|责任人\n灭火器|2022-1-8|张三\n配电箱|2022-1-8|张三"),
        ("安全隐患整改台账", "序号|问题|整改措施|责任人|完成情况\n1|线路老化|更换|张三|已完成"),
        ("工会会费", "姓名|月份|应缴|实缴\n张三|2022年1月|10|10"),
        ("团费收缴", "姓名|月份|应缴|实缴\n张三|2022年1月|1|1"),
        ("会费收缴", "姓名|基数|比例|应缴|实缴|月份\n张三|2000|0.5%|10|10|2022年1月"),
        ("项目预算", "项目|内容|金额\n差旅|出差|1000\n培训|班次|2000"),
        ("信访登记", "日期|来访人|类别|内容|处理情况\n2022-1-8|张三|咨询|低保|已答复"),
        (
            "党建活动经费台账",
            "日期|活动类型|主题|金额|经办人\n2022-1-10|主题党日|购书|300|张三\n2022-2-10|党课|印资料|100|张三",
        ),
        ("印章使用登记", "日期|类型|内容|经手人|份数\n2022-1-8|公章|证明|张三|1"),
        ("志愿者考勤", "日期|姓名|时长\n2022-1-8|张三|2"),
    ],
)
def test_other_things_are_read_as_nothing(sheet: str, table: str) -> None:
    other = grid(table, sheet)
    read = book(other)
    assert kinds(other) == []
    assert read.not_understood == ()
    assert len(read.activities) == 4
    assert not read.members


@pytest.mark.parametrize(
    ("sheet", "title"),
    [
        ("活动台账", "市总工会机关党支部活动台账"),
        ("活动记录", "市总工会2022年活动记录"),
        ("台账", "团市委机关第一党支部2022年度组织生活台账"),
        ("三会一课", "集团委员会值班室党小组"),
        ("党建台账", "市信访局"),
        ("Sheet1", "车辆段检修车间党支部"),
    ],
)
def test_a_ledger_is_one_whatever_the_bodys_name(sheet: str, title: str) -> None:
    read = read_ledger(
        "台账.xlsx", [grid(f"{title}\n{ACTIVITIES.strip()}", sheet)], catalogue(), 2022
    )
    assert len(read.activities) == 4


def test_what_stays_a_rectification_a_venue_or_a_course() -> None:
    assert ledger(ACTIVITIES, 问题清单="问题|整改措施|完成情况\n学习不实|抓好|已完成").table(
        "整改台账"
    )
    assert ledger(ACTIVITIES, 阵地="名称|类别|检查日期\n公众号|公众号|2022-1-8").table("阵地")
    assert ledger(ACTIVITIES, 培训="班次|起止日期|学时\n党务干部班|2022-1-8|8").table("培训")


def test_a_list_of_those_on_probation_alone_is_not_the_whole_roster() -> None:
    found = figures(grid("姓名|入党时间\n王五|2021-12-9", "预备党员名册"))
    assert not {"党员总数", "正式党员", "预备党员"} & found.keys()


@pytest.mark.parametrize(
    ("sheet", "table"),
    [
        ("任前谈话记录", "日期|谈话人|谈话对象|内容\n2022-1-8|张三|李四|廉政"),
        ("信访接待", "日期|谈话人|谈话对象|内容\n2022-1-8|张三|李四|低保"),
    ],
)
def test_other_talks_are_none_of_the_branchs(sheet: str, table: str) -> None:
    assert kinds(grid(table, sheet)) == []
    assert kinds(grid(table, "谈心谈话")) == ["谈心谈话"]


def test_a_copy_of_the_roster_counts_nobody_twice() -> None:
    table = "姓名|党员类别|入党时间\n张三|正式党员|2005-7-1\n李四|正式党员|1990-7-1"
    assert figures(grid(table, "党员名册"), grid(table, "党员名册（备份）"))["党员总数"] == 2


@pytest.mark.parametrize(("outcome", "stage"), [("按期转正", "正式党员"), ("延长", "预备党员")])
def test_whose_probation_is_extended_stays_on_probation(outcome: str, stage: str) -> None:
    table = f"姓名|申请入党时间|确定积极分子时间|入党时间|转正时间|转正结果\n甲一|2018-1-1|2019-1-1|2021-1-1|2022-1-1|{outcome}"
    assert figures(grid(table, "发展党员"))[f"发展党员.{stage}"] == 1


def test_two_headings_for_the_category_are_no_question_where_entries_answer_it() -> None:
    table = """姓名|人员类别|政治面貌|党籍状态|加入中共组织日期|转为中共正式党员日期
张三|正式党员|中共党员|正常|2005-7-1|2006-7-1
王五|预备党员|中共预备党员|正常|2021-12-9|"""
    read = book(grid(table, "党员信息采集表"))
    assert [m.category for m in read.members] == ["正式党员", "预备党员"]
    assert [m.state for m in read.members] == ["在册", "在册"]
    assert [p for p in read.problems if p.sheet == "党员信息采集表"] == []


def test_a_remark_may_tell_who_is_on_probation() -> None:
    table = (
        "姓名|入党时间|转正时间|备注\n张三|2005-7-1|2006-7-1|\n王五|2020-12-9||预备党员，延长预备期"
    )
    found = figures(grid(table, "党员名册"))
    assert (found["正式党员"], found["预备党员"]) == (1, 1)


def test_a_word_that_says_no_more_than_member_leaves_it_open() -> None:
    table = "姓名|政治面貌|入党时间\n张三|党员|2005-7-1\n李四|群众|\n王五|预备党员|2021-12-9"
    for heading in ("政治面貌", "身份"):
        read = book(grid(table.replace("政治面貌", heading), "人员名单"))
        assert [m.name for m in read.members] == ["张三", "王五"]
        assert read.members[0].category is None
        assert [p for p in read.problems if p.sheet == "人员名单"] == []


def test_steps_may_be_headed_without_the_word_for_time() -> None:
    table = """2022年发展党员工作台账
序号|姓名|性别|申请入党|列为积极分子|确定发展对象|吸收预备党员|按期转正
1|甲一|男|2021.9.15||||
2|乙二|女|2019.9|2020.3|2021.4|2021.6|"""
    found = figures(grid(table, "发展党员情况"))
    assert (found["发展党员.申请人"], found["发展党员.预备党员"]) == (1, 1)


A_MEETING = "日期|活动类型|主题|主持人|实到人数\n2022-3-5|支委会|研究清淤|沈河|3"
MEMBERS = """
    {who} | {post} | {place}
    沈河  | 书记 | 闸口
    方英  | 组织委员 | 泵房
    罗岸  | | 泵房
"""


@pytest.mark.parametrize(
    ("sheet", "headings"),
    [
        ("党员", ("姓名", "职务", "工种")),
        ("本支部党员", ("姓名", "职务", "岗位")),
        ("党员一览表", ("姓名", "备注", "班组")),
        ("名册", ("姓名", "备注", "班组")),
        ("花名册", ("姓名", "职务", "班组")),
        ("支部成员", ("姓名", "职务", "工种")),
    ],
)
def test_a_short_name_is_enough_for_a_roster(sheet: str, headings: tuple[str, str, str]) -> None:
    who, post, place = headings
    book = ledger(A_MEETING, **{sheet: MEMBERS.format(who=who, post=post, place=place)})
    assert [m.name for m in book.members] == ["沈河", "方英", "罗岸"]
    assert book.members[0].duty == "书记"


@pytest.mark.parametrize(
    ("sheet", "rows"),
    [
        ("名册", "姓名|职务|班组\n沈河|段长|闸口\n方英|电工|泵房"),  # of the staff
        ("花名册", "姓名|备注|班组\n沈河|书记|闸口\n方英|借调|泵房"),
        ("党员大会", "姓名|备注|班组\n沈河|书记|闸口\n方英|组织委员|泵房"),
        ("通讯录", "姓名|职务|电话\n沈河|书记|1\n方英|组织委员|2"),
    ],
)
def test_a_vague_name_needs_entries_that_bear_it_out(sheet: str, rows: str) -> None:
    assert not ledger(A_MEETING, **{sheet: rows}).members


# --- 参数 under other words -----------------------------------------------------------------------


def test_settings_are_read_under_other_words() -> None:
    its = book(grid("名称|值\n单位名称|甲局\n期间起|2021-1-1\n期间止|2022-12-31", "参数"))
    assert its.settings.text("单位全称") == "甲局"
    assert its.settings.day("报告期止") == date(2022, 12, 31)
    assert not [p for p in its.problems if p.sheet == "参数"]


def test_the_usual_word_comes_before_another() -> None:
    its = book(grid("键|值\n单位名称|乙局\n单位全称|甲局", "参数"))
    assert its.settings.text("单位全称") == "甲局"
    [problem] = [p for p in its.problems if p.sheet == "参数"]
    assert problem.text == "单位名称"


def test_a_list_of_names_and_contents_is_no_settings() -> None:
    its = grid("名称|内容\n学习资料|党章\n学习用品|笔记本\n宣传栏|两块", "物资")
    assert kinds(its) == []
