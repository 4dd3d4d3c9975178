"""A ledger with every sheet that the program reads: the careful clerk's, and what goes with it.

A further kind of sheet is one more entry of ``MORE_SHEETS``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from making.careful import (
    YUNZHOU,
    YUNZHOU_HELD,
    YUNZHOU_OFFICES,
    YUNZHOU_PROMISES,
    YUNZHOU_SETTINGS,
)
from making.model import (
    COLUMNS,
    PROMISE_COLUMNS,
    ROSTER_COLUMNS,
    SETTING_COLUMNS,
    Cell,
    Held,
    Line,
    Sample,
    Sheet,
    Unit,
    activity_line,
    roster,
    roster_lines,
    table,
)

NEWCOMERS = roster("""
贺一鸣|男|1993-03-02|汉族|研究生|正式党员||否|2021-06-18|2022-06-21
苗雨桐|女|1995-06-14|汉族|研究生|预备党员||否|2022-06-21|
""")

MORE_HELD = (
    Held("02-10", "14:30-17:30", "组织生活会", "2021年度组织生活会和民主评议党员",
         "支部班子作对照检查，党员逐一发言，开展批评和自我批评，进行民主测评。",
         typed="组织生活会暨民主评议党员", away="魏长青（病假）", decided="形成评议等次建议"),
    Held("03-22", "09:00-11:30", "党建调研", "调研基层财政所党支部标准化建设",
         "实地查看支部阵地和工作台账，听取支部书记介绍，了解组织生活开展情况。",
         place="滨河财政所"),
    Held("05-31", "16:00-16:30", "微党课", "一枚党徽的故事",
         "青年党员结合岗位讲述身边的榜样，党员谈感受。", lecturer="田雅丽",
         away="秦志远（参加市里会议）", hours=0.5),
    Held("06-20", "09:00-10:30", "听取党建汇报", "听取上半年机关党建工作汇报",
         "听取支部书记汇报上半年党建工作，研究下半年重点任务。", decided="明确下半年重点任务"),
    Held("06-21", "15:00-16:30", "党员大会", "讨论接收预备党员和预备党员转正",
         "介绍人介绍情况，与会党员充分讨论，以无记名投票方式表决。", vote=(21, 0, 0),
         decided="通过接收和转正的决议", evidence="通知、签到表、会议记录、决议"),
    Held("06-24", "15:00-17:00", "党员大会", "支部委员会换届选举",
         "听取和审议上届支部委员会工作报告，以无记名投票方式选举新一届支部委员会。",
         vote=(22, 0, 0), decided="选举产生新一届支部委员会", evidence="签到表、选票、会议记录、决议"),
)

MORE_SETTINGS = """
党组成员人数|7|
责任书签订人数|7|
责任清单事项数|26|
责任清单完成数|19|
专职党务工作人员数|2|
机关工作人员总数|120|
述责述廉人数|7|
应述责述廉人数|7|
作风检查次数|4|
作风检查发现问题数|3|
第一种形态人次|2|
学习强国活跃党员数|24|
学习强国人均积分|5120|
灯塔登录党员数|23|
学习计划项数|12|
学习计划完成数|11|
党内监督事项|作风纪律专项督查、重要节点廉政提醒|
党建品牌|财润民心|
"""

GRADES = {
    "优秀": "邵文静、高振宇、何丽萍、宋雨婷、丁文博、田雅丽、黄志鹏",
    "不定等次": "吕思远、段鑫、贺一鸣",
    "": "方成林、苗雨桐",
}
REPORTED = "2022-01-21"

PROBLEMS = ("问题编号", "来源", "问题", "整改措施", "责任人", "发现日期", "整改时限", "完成情况",
            "完成日期", "佐证材料")
PROBLEM_ROWS = """
1|民主生活会|研究业务多、研究党建少，党建工作与财政业务结合不够紧密|党建与业务工作同研究同部署，每季度分析一次|邵文静|2022-01-27|2022年5月31日|已完成|2022-05-27|会议记录
2|两化|个别党员对党内政治生活庸俗化交易化问题的危害认识不深|开展专题学习和警示教育，逐人撰写心得体会|谭卫军|2022-04-22|2022年6月30日|已完成|2022-06-22|心得体会、学习记录
3|上级反馈|部分会议记录要素不全，议题和决议记载过于简单|统一记录格式，支部委员每月抽查一次|宋雨婷|2022-03-30|2022年4月底前|已销号|2022-04-27|抽查记录
4|自查|个别党员干部理论学习不够系统，联系实际思考不多|制定个人学习计划，每季度组织一次交流测试|宋雨婷|2022-05-06|2022年12月31日|正在整改||
5|自查|组织生活形式不够新颖，服务中心工作的办法不多|每季度至少安排一次到基层一线开展的活动|何丽萍|2022-05-06|2022年9月30日|正在整改||
6|巡察|党员教育管理常抓不懈的劲头有待加强|把党员教育管理列入支委会每月议题|邵文静|2022-02-28|长期坚持|长期坚持||
"""

ADMISSIONS = (
    "姓名", "当前阶段", "出生日期", "申请书日期", "谈话日期", "确定积极分子日期", "积极分子备案日期",
    "培养联系人", "考察日期列表", "确定发展对象日期", "发展对象备案日期", "入党介绍人", "政审日期",
    "政审结论", "培训起止", "培训学时", "预审日期", "公示起止", "支部大会日期", "有表决权应到",
    "有表决权实到", "赞成", "党委谈话日期", "党委审批日期", "入党宣誓日期", "转正申请日期",
    "转正大会日期", "转正结果", "转正审批日期",
)
ADMISSION_ROWS = """
贺一鸣|正式党员|1993-03-02|2018-03-12|2018-03-30|2019-03-15|2019-03-22|高振宇、薛晓梅|2019-9-12、2020-3-10、2020-9-9、2021-3-5|2021-03-18|2021-03-25|高振宇、薛晓梅|2021-04-20|合格|2021年4月26日—28日|24|2021-05-20|2021年5月31日—6月4日|2021-06-18|21|20|20|2021-06-25|2021-07-06|2021-07-09|2022-06-06|2022-06-21|按期转正|2022-06-30
段鑫|预备党员|1997-07-22|2018-10-08|2018-10-26|2019-11-08|2019-11-15|高振宇、丁文博|2020-5-7、2020-11-5、2021-4-28|2021-06-10|2021-06-17|高振宇、丁文博|2021-06-25|合格|2021年7月5日—7日|24|2021-08-20|2021年9月6日—10日|2021-09-17|21|21|21|2021-09-28|2021-10-12|2021-10-15
吕思远|预备党员|1996-11-11|2018-11-05|2018-11-23|2019-12-06|2019-12-13|何丽萍、黄志鹏|2020-6-3、2020-12-2、2021-5-28|2021-08-13|2021-08-20|何丽萍、黄志鹏|2021-09-06|合格|2021年9月13日—15日|24|2021-10-20|2021年11月15日—19日|2021-11-26|21|20|20|2021-12-08|2021-12-21|2021-12-24
苗雨桐|预备党员|1995-06-14|2019-09-05|2019-09-24|2020-05-15|2020-05-22|何丽萍、丁文博|2020-11-13、2021-5-12、2021-11-10|2022-03-11|2022-03-18|何丽萍、丁文博|2022-03-28|合格|2022年4月11日—13日|24|2022-05-10|2022年6月6日—10日|2022-06-21|21|21|21|2022-06-24|2022-06-29
常晓彤|发展对象|1994-08-08|2020-03-02|2020-03-20|2021-03-05|2021-03-12|薛晓梅、田雅丽|2021-9-2、2022-3-1|2022-05-13|2022-05-20
苏明轩|积极分子|1998-02-19|2021-05-10|2021-05-28|2022-03-04|2022-03-11|黄志鹏
龙佳宁|申请人|1999-12-01|2022-04-18|2022-05-06
"""

COURSES = ("班次", "主办单位", "起止日期", "学时", "参加人员", "地点", "是否集中培训", "结业")
COURSE_ROWS = """
机关党支部书记和支委培训班|中共云州市直属机关工作委员会|2022年3月21日—25日|40|邵文静、高振宇、何丽萍|市委党校|是|结业
党务干部业务培训班|中共云州市直属机关工作委员会|2022年5月23日—24日|16|宋雨婷、谭卫军|市委党校|是|结业
党内统计业务培训|中共云州市直属机关工作委员会|2022-06-16|4|宋雨婷|市直机关会议中心|否|结业
"""

TALKS = ("日期", "谈话人", "谈话对象", "类别", "主要内容")
TALK_ROWS = """
2022-01-24|邵文静|高振宇|支委之间|交流班子分工和工作打算
2022-01-24|邵文静|谭卫军|支委之间|交流纪律监督工作
2022-01-25|何丽萍|冯素琴|支委与党员|了解思想和生活情况
2022-02-08|宋雨婷|田雅丽|支委与党员|听取对支部工作的意见
2022-03-23|邵文静|马春兰|政治生日|回顾入党经历
2022-04-20|谭卫军|梁海涛|提醒谈话|提醒出差审批手续
2022-05-20|邵文静|曹立新|政治生日|回顾入党经历
2022-06-02|丁文博|黄志鹏|党员之间|交流学习体会
"""

VENUES = ("名称", "类别", "责任人", "最近检查日期")
VENUE_ROWS = """
局门户网站|网站|宋雨婷|2022-06-10
“云州财政”公众号|公众号|宋雨婷|2022-06-10
党员学习工作群|工作群|何丽萍|2022-05-18
一楼党建宣传栏|宣传栏|宋雨婷|2022-04-08
财政讲堂|讲堂|何丽萍|2022-03-15
机关党员活动室|活动室|高振宇|2022-06-10
"""

READINGS = ("文件或讲话", "发文单位", "下发日期", "要求完成日期", "关键字1", "关键字2")
READING_ROWS = """
《中共中央关于党的百年奋斗重大成就和历史经验的决议》|中共中央|2021-11-16|2022-03-31|百年奋斗重大成就|
《关于新形势下党内政治生活的若干准则》|中共中央|2016-11-02|2022-06-30|党内政治生活的若干准则|
《中国共产党纪律处分条例》|中共中央|2018-08-26|2022-06-30|纪律处分条例|
《习近平谈治国理政》第三卷有关篇目|||2022-06-30|习近平谈治国理政|
"""

SERVICES = ("日期", "项目", "参加人员", "人数", "时长")
SERVICE_ROWS = """
2022-03-05|社区环境清洁|邵文静、高振宇、何丽萍、宋雨婷、黄志鹏、吕思远|6|3
2022-04-23|财税政策进社区咨询|何丽萍、薛晓梅、丁文博、田雅丽|4|2
2022-06-11|文明交通劝导|宋雨婷、谭卫军、黄志鹏、段鑫、冯素琴|5|90分钟
"""

MORE_SHEETS: tuple[tuple[str, str, tuple[str, ...], str], ...] = (
    ("整改台账", "云州市财政局2022年上半年问题整改台账", PROBLEMS, PROBLEM_ROWS),
    ("承诺事项", "云州市财政局党建承诺事项", PROMISE_COLUMNS, YUNZHOU_PROMISES),
    ("发展党员", "云州市财政局机关党支部发展党员台账", ADMISSIONS, ADMISSION_ROWS),
    ("培训", "云州市财政局党务干部培训台账", COURSES, COURSE_ROWS),
    ("谈心谈话", "云州市财政局机关党支部谈心谈话记录", TALKS, TALK_ROWS),
    ("阵地", "云州市财政局意识形态阵地台账", VENUES, VENUE_ROWS),
    ("必学清单", "云州市财政局2022年上半年必学清单", READINGS, READING_ROWS),
    ("志愿服务", "云州市财政局机关党支部志愿服务记录", SERVICES, SERVICE_ROWS),
)
"""Name, title, columns and rows of each sheet beside 参数, 党员名册 and 活动台账."""


DUES = ("姓名", "年月", "党费类别", "计算基数", "比例", "应缴", "实缴", "缴纳日期", "状态")
BRACKETS = ((3000, "0.005"), (5000, "0.01"), (10_000, "0.015"))


def dues_rows(unit: Unit) -> str:
    """Return a row a member and month: what is due on an invented base, paid on the 25th."""
    lines = []
    for number, member in enumerate(unit.members):
        base = Decimal(4200 + 365 * number)
        rate = next((Decimal(r) for most, r in BRACKETS if base <= most), Decimal("0.02"))
        due = (base * rate).quantize(Decimal("0.01"), ROUND_HALF_UP)
        for month in range(1, 7):
            day = date(2022, month, 25)
            joined = date.fromisoformat(member.joined)
            if member.belongs(day) and (joined.year, joined.month) <= (2022, month):
                percent = f"{rate * 100:f}".rstrip("0").rstrip(".")
                lines.append(f"{member.name}|2022年{month}月|在职|{base}|{percent}%|{due}|{due}|{day}|已缴")
    return "\n".join(lines)


def complete() -> Sample:
    """Return the ledger with every sheet; its one gap is the month without 支委会, April."""
    unit = Unit((*YUNZHOU, *NEWCOMERS), YUNZHOU_OFFICES)
    held = sorted((*YUNZHOU_HELD, *MORE_HELD), key=lambda h: (h.day, h.clock))
    lines = tuple(activity_line(n, h, unit) for n, h in enumerate(held, 1))
    stated = YUNZHOU_SETTINGS.replace("党员总数|23", "党员总数|25").replace("2024-11-30", "2025-06-23")
    return Sample("全套台账.xlsx", (
        Sheet("参数", ("参数",), SETTING_COLUMNS,
              table(SETTING_COLUMNS, stated.rstrip() + MORE_SETTINGS)),
        Sheet("党员名册", ("云州市财政局机关党支部党员名册",),
              (*ROSTER_COLUMNS, "任职日期", "个人有关事项报告日期", "评议等次"), _members(unit)),
        Sheet("活动台账", ("云州市财政局2022年上半年党建活动台账",), COLUMNS, lines),
        *(Sheet(name, (title,), columns, table(columns, _padded(rows, len(columns))))
          for name, title, columns, rows in
          (*MORE_SHEETS, ("党费收缴", "云州市财政局机关党支部2022年上半年党费收缴登记表", DUES,
                          dues_rows(unit)))),
    ))


def _padded(rows: str, width: int) -> str:
    """Return the rows of a table, those that end early filled up with blank cells."""
    lines = [line + "|" * (width - 1 - line.count("|")) for line in rows.strip().splitlines()]
    return "\n".join(lines)


def _members(unit: Unit) -> tuple[Line, ...]:
    """Return the roster's rows with grades and the leaders' reports."""
    return tuple(
        Line({**line.cells, **dict(_more(str(line.cells["姓名"]), line.cells["是否领导干部"] == "是"))})
        for line in roster_lines(unit.members, {})
    )


def _more(name: str, leads: bool) -> Iterator[tuple[str, Cell]]:
    grade = next((g for g, people in GRADES.items() if name in people.split("、")), "合格")
    yield "评议等次", grade
    if leads:
        yield "个人有关事项报告日期", date.fromisoformat(REPORTED)
    if name == "邵文静":
        yield "任职日期", date(2019, 6, 21)

