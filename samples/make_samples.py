"""Writes the sample ledgers: a careful clerk's, and one with a known problem in nearly every row.

``python samples/make_samples.py [FOLDER]`` writes 活动台账.xlsx, 问题台账.xlsx and 问题清单.toml:
what is wrong in the second, with the cell of each problem. The same source gives the same bytes.
Bureaus, places and people are invented.

A row is written down as what happened (``Held``); heads, names and votes follow from the roster of
that day, so that nothing contradicts anything else unless a ``Fault`` is planted.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from types import EllipsisType
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

CREATED = datetime(2022, 7, 1)
Cell = str | int | float | date | time | None

SEVERITY = {
    "L001": "error", "L002": "error", "L003": "error", "L004": "warning", "L005": "warning",
    "L006": "info", "L007": "warning", "L010": "error", "L011": "error", "L012": "warning",
    "L013": "warning", "L014": "warning", "L020": "error", "L021": "warning", "L023": "error",
    "L024": "warning", "L027": "warning", "L028": "warning", "L040": "warning", "L101": "error",
    "L102": "error", "L103": "warning", "L104": "warning", "L105": "warning", "L106": "error",
    "L107": "warning", "L108": "error", "L201": "warning", "L202": "warning", "L208": "error",
    "L209": "error", "L211": "warning", "L212": "warning", "L301": "warning", "L302": "warning",
    "L303": "info", "L402": "warning", "L403": "info", "L406": "warning", "F02": "warning",
    "F05": "warning", "Q01": "error", "Q02": "error", "Q08": "error",
}


# --- What a ledger is made of ---------------------------------------------------------------


@dataclass(frozen=True)
class Fault:
    """A problem planted in one cell of a line.

    ``value`` is what the cell holds instead of the right thing; ``...`` where the cell itself is
    as it should be and is wrong only beside others.
    """

    code: str
    column: str
    value: Cell | EllipsisType
    what: str


@dataclass(frozen=True)
class Absence:
    """A problem without a cell: what is missing from a sheet, and when."""

    code: str
    sheet: str
    key: str
    when: str
    what: str


@dataclass(frozen=True)
class Line:
    """One row of a sheet, by column."""

    cells: Mapping[str, Cell]
    fault: Fault | None = None


@dataclass(frozen=True)
class Sheet:
    """A sheet: title lines, a header, lines, and perhaps a signature line."""

    name: str
    heads: tuple[str, ...]
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    foot: str = ""

    @property
    def header(self) -> int:
        """The zero-based row of the header."""
        return len(self.heads)

    def address(self, line: int, column: str) -> str:
        """Return the A1 address of a line's cell."""
        return str(xl_rowcol_to_cell(self.header + 1 + line, self.columns.index(column)))


@dataclass(frozen=True)
class Member:
    """A row of the roster, as typed; dates are ISO text, blank where there is none."""

    name: str
    sex: str
    born: str
    people: str
    schooling: str
    category: str
    duty: str
    leads: str
    joined: str
    confirmed: str
    moved_in: str = ""
    moved_out: str = ""

    def belongs(self, day: date) -> bool:
        """Return whether the member is on the roster on a day."""
        iso = day.isoformat()
        return (self.moved_in or self.joined) <= iso and not ("" < self.moved_out <= iso)

    @property
    def formal(self) -> bool:
        """Whether the member has a vote."""
        return self.category == "正式党员"


@dataclass(frozen=True)
class Usual:
    """How activities of a type usually go: who is due, which office chairs and records, where."""

    who: str
    chair: str
    recorder: str
    place: str
    form: str
    evidence: str = "签到表、会议记录、照片"


@dataclass(frozen=True)
class Held:
    """An activity as it happened; what is left blank goes as usual for its ``kind``.

    ``day`` is 03-18, ``clock`` 15:00-16:30. ``who`` is due: names, or 支部, 支委, 党组, or two of
    these joined by 和. ``away``: 魏长青（病假）、… ``vote``: ayes, noes, abstentions. ``unlisted``
    came and is not named. ``cells`` are written as they stand.
    """

    day: str
    clock: str
    kind: str
    topic: str
    content: str
    typed: str = ""
    who: str = ""
    away: str = ""
    chair: str = ""
    lecturer: str = ""
    place: str = ""
    form: str = ""
    evidence: str = ""
    vote: tuple[int, int, int] | None = None
    decided: str = ""
    hours: float | None = None
    tags: str = ""
    remark: str = ""
    unlisted: str = ""
    as_text: bool = False
    cells: Mapping[str, Cell] = field(default_factory=dict)
    fault: Fault | None = None

    @property
    def date(self) -> date:
        """The day on which it took place."""
        return date.fromisoformat(f"2022-{self.day}")

    @property
    def usual(self) -> Usual:
        """How activities of this kind usually go."""
        return USUAL[self.kind]


@dataclass(frozen=True)
class Unit:
    """A bureau's branch: its roster and who holds which office."""

    members: tuple[Member, ...]
    offices: Mapping[str, str]

    def due(self, who: str, day: date) -> list[str]:
        """Return the names that are due, in the order of the roster."""
        here = [m for m in self.members if m.belongs(day)]
        groups = {
            "支部": [m.name for m in here],
            "支委": [m.name for m in here if m.duty],
            "党组": [m.name for m in here if m.leads == "是"],
        }
        parts = who.split("和")
        if not set(parts) <= set(groups):
            return names(who)
        due = {name for part in parts for name in groups[part]}
        return [name for name in groups["支部"] if name in due]

    def voters(self, people: list[str]) -> int:
        """Return how many of these people have a vote."""
        formal = {m.name for m in self.members if m.formal}
        return len(formal & set(people))


@dataclass(frozen=True)
class Sample:
    """A workbook to be written, and the problems in it that have no cell."""

    file: str
    sheets: tuple[Sheet, ...]
    absences: tuple[Absence, ...] = ()


def names(text: str) -> list[str]:
    """Return the names in 张三（出差）、李四."""
    return re.sub(r"（[^）]*）", "", text).split("、") if text else []


# --- From what happened to what the clerk writes --------------------------------------------

COLUMNS = (
    "序号", "日期", "开始时间", "结束时间", "活动类型", "主题", "主要内容", "形式", "地点",
    "主持人", "主讲人", "记录人", "应到人数", "实到人数", "有表决权应到", "有表决权实到", "赞成",
    "反对", "弃权", "参加人员", "请假人员", "决议", "学时", "主题标签", "佐证材料", "备注",
)
ROSTER_COLUMNS = (
    "姓名", "性别", "出生日期", "民族", "学历", "党员类别", "党内职务", "是否领导干部", "入党日期",
    "转正日期", "转入日期", "转出日期",
)
PROBLEM_COLUMNS = (
    "问题编号", "来源", "问题", "整改措施", "责任人", "整改时限", "完成情况", "完成日期", "备注",
)
PROMISE_COLUMNS = ("原文", "事项类型", "频次", "单位", "期间起", "期间止", "备注")
SETTING_COLUMNS = ("键", "值", "说明")

HALL, CLUB, ROOM = "机关三楼会议室", "党员活动室", "党组会议室"
MINUTES = "签到表、会议记录"

USUAL = {
    "党员大会": Usual("支部", "书记", "宣传委员", HALL, "会议"),
    "支委会": Usual("支委", "书记", "宣传委员", CLUB, "会议", MINUTES),
    "党课": Usual("支部", "副书记", "宣传委员", HALL, "专题讲授", "签到表、课件、照片"),
    "主题党日": Usual("支部", "书记", "宣传委员", CLUB, "集体学习", "方案、签到表、照片"),
    "专题学习": Usual("支部", "书记", "宣传委员", HALL, "集体学习", "签到表、学习记录、照片"),
    "动员部署会": Usual("支部", "党组副书记", "宣传委员", HALL, "会议"),
    "党组会": Usual("党组", "党组书记", "办公室主任", ROOM, "会议", "签到表、会议纪要"),
    "中心组学习": Usual("党组", "党组书记", "办公室主任", ROOM, "集体研讨", "签到表、发言材料"),
    "意识形态专题": Usual("党组", "党组书记", "办公室主任", ROOM, "会议", "签到表、会议纪要"),
    "民主生活会": Usual("党组", "党组书记", "办公室主任", ROOM, "会议", "方案、签到表、发言材料"),
    "党建专题会议": Usual("党组和支委", "党组书记", "办公室主任", HALL, "会议"),
    "警示教育": Usual("支部", "纪检委员", "宣传委员", HALL, "观看教育片", "签到表、心得体会"),
    "政治生日": Usual("支部", "书记", "宣传委员", CLUB, "座谈交流", "签到表、照片"),
    "业务讲堂": Usual("支部", "组织委员", "宣传委员", HALL, "专题讲授", "签到表、课件"),
}


def activity_line(number: int, held: Held, unit: Unit) -> Line:
    """Return the ledger row of an activity, a planted fault already in it."""
    due = unit.due(held.who or held.usual.who, held.date)
    away = names(held.away)
    if not set(away) <= set(due):
        raise ValueError(f"{held.day} {held.kind}: away but not due: {set(away) - set(due)}")
    here = [name for name in due if name not in away]
    heads = {**_heads(held, unit, due, here), **_votes(held, unit, due, here)}
    cells = {"序号": number, **_told(held), **heads, **held.cells}
    return Line({**cells, **_planted(held.fault)}, held.fault)


def _told(held: Held) -> dict[str, Cell]:
    start, end = (time.fromisoformat(clock) for clock in held.clock.split("-"))
    day = held.date
    return {
        "日期": f"{day.year}年{day.month}月{day.day}日" if held.as_text else day,
        "开始时间": start,
        "结束时间": end,
        "活动类型": held.typed or held.kind,
        "主题": held.topic,
        "主要内容": held.content,
        "形式": held.form or held.usual.form,
        "地点": held.place or held.usual.place,
        "决议": held.decided,
        "学时": held.hours,
        "主题标签": held.tags,
        "佐证材料": held.evidence or held.usual.evidence,
        "备注": held.remark,
    }


def _heads(held: Held, unit: Unit, due: list[str], here: list[str]) -> dict[str, Cell]:
    whole = due == unit.due("支部", held.date) == here and not held.unlisted
    return {
        "主持人": held.chair or unit.offices[held.usual.chair],
        "主讲人": held.lecturer,
        "记录人": unit.offices[held.usual.recorder],
        "应到人数": len(due),
        "实到人数": len(here),
        "参加人员": "全体党员" if whole else "、".join(n for n in here if n != held.unlisted),
        "请假人员": held.away,
    }


def _votes(held: Held, unit: Unit, due: list[str], here: list[str]) -> dict[str, Cell]:
    if held.vote is None:
        return {}
    ayes, noes, abstentions = held.vote
    return {
        "有表决权应到": unit.voters(due),
        "有表决权实到": unit.voters(here),
        "赞成": ayes,
        "反对": noes,
        "弃权": abstentions,
    }


def _planted(fault: Fault | None) -> dict[str, Cell]:
    if fault is None or isinstance(fault.value, EllipsisType):
        return {}
    return {fault.column: fault.value}


def roster(text: str) -> tuple[Member, ...]:
    """Read a roster from a text table, one member a line."""
    return tuple(Member(*row.split("|")) for row in text.split())


def roster_lines(members: tuple[Member, ...], faults: Mapping[str, Fault]) -> tuple[Line, ...]:
    """Return the roster's rows; a fault stands in the last row of the name it is planted on."""
    last = {m.name: m for m in members}
    planted = [faults.get(m.name) if m is last[m.name] else None for m in members]
    return tuple(
        _typed(tuple(vars(m).values()), ROSTER_COLUMNS, fault)
        for m, fault in zip(members, planted, strict=True)
    )


def table(
    columns: tuple[str, ...], text: str, faults: Mapping[str, Fault] | None = None
) -> tuple[Line, ...]:
    """Read lines from a text table, fields between bars; faults by the first field."""
    rows = [tuple(f.strip() for f in row.split("|")) for row in text.strip().splitlines()]
    return tuple(_typed(row, columns, (faults or {}).get(row[0])) for row in rows)


def _typed(row: tuple[str, ...], columns: tuple[str, ...], fault: Fault | None) -> Line:
    cells = {column: _value(text) for column, text in zip(columns, row, strict=True)}
    return Line(cells | _planted(fault), fault)


def _value(text: str) -> Cell:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return date.fromisoformat(text)
    return int(text) if text.isdigit() else text


# --- A careful clerk's ledger ---------------------------------------------------------------

YUNZHOU = roster("""
秦志远|男|1967-04-12|汉族|研究生|正式党员||是|1991-06-28|1992-06-28
卢明华|男|1970-09-03|汉族|大学本科|正式党员||是|1994-12-20|1995-12-20
邵文静|女|1972-02-18|汉族|大学本科|正式党员|书记|是|1996-07-01|1997-07-01
曹立新|男|1971-11-25|汉族|大学本科|正式党员||是|1995-05-16|1996-05-16
姚建业|男|1974-06-07|汉族|研究生|正式党员||是|1998-06-26|1999-06-26
顾晓岚|女|1976-01-30|汉族|研究生|正式党员||是|2001-03-22|2002-03-22
孟广泽|男|1973-08-14|汉族|大学本科|正式党员||是|1997-11-18|1998-11-18
高振宇|男|1979-05-09|汉族|大学本科|正式党员|副书记|否|2004-06-30|2005-06-30
何丽萍|女|1982-10-21|汉族|大学本科|正式党员|组织委员|否|2006-04-17|2007-04-17
宋雨婷|女|1989-03-15|汉族|研究生|正式党员|宣传委员|否|2011-05-20|2012-05-20
谭卫军|男|1977-12-02|汉族|大学本科|正式党员|纪检委员|否|2003-07-01|2004-07-01
梁海涛|男|1981-07-19|汉族|大学本科|正式党员||否|2008-02-26|2009-02-26
冯素琴|女|1969-10-08|汉族|大学专科|正式党员||否|1999-06-24|2000-06-24
丁文博|男|1986-04-27|汉族|研究生|正式党员||否|2010-06-11|2011-06-11
薛晓梅|女|1984-08-31|汉族|大学本科|正式党员||否|2009-01-15|2010-01-15
吕思远|男|1996-11-11|汉族|大学本科|预备党员||否|2021-11-26|
魏长青|男|1966-05-23|汉族|大学专科|正式党员||否|1990-07-01|1991-07-01
田雅丽|女|1990-12-16|汉族|大学本科|正式党员||否|2013-04-09|2014-04-09
方成林|男|1983-03-04|汉族|大学本科|正式党员||否|2007-06-19|2008-06-19|2022-03-14
马春兰|女|1978-06-29|回族|大学本科|正式党员||否|2005-03-10|2006-03-10
黄志鹏|男|1988-09-17|汉族|大学本科|正式党员||否|2012-06-15|2013-06-15
贾秀云|女|1975-02-05|汉族|大学专科|正式党员||否|2002-10-30|2003-10-30
段鑫|男|1997-07-22|汉族|研究生|预备党员||否|2021-09-17|
""")

YUNZHOU_OFFICES = {
    "党组书记": "秦志远", "党组副书记": "卢明华", "书记": "邵文静", "副书记": "高振宇",
    "组织委员": "何丽萍", "宣传委员": "宋雨婷", "纪检委员": "谭卫军", "办公室主任": "高振宇",
}

YUNZHOU_HELD = (
    Held("01-06", "09:00-10:30", "党组会", "传达学习中央经济工作会议精神",
         "学习中央经济工作会议精神，研究我市财政工作贯彻落实的具体举措。",
         decided="明确一季度财政重点工作分工", tags="第一议题"),
    Held("01-07", "15:00-16:00", "支委会", "研究2022年度支部工作计划",
         "讨论年度支部工作计划和组织生活安排，确定一季度各月学习内容和责任分工。",
         typed="支部委员会", decided="同意将年度工作计划提交全体党员审议"),
    Held("01-12", "14:30-16:30", "党建专题会议", "研究部署2022年度机关党建工作",
         "总结2021年党建工作，明确全年目标任务，与党组班子成员签订党建工作责任书。",
         decided="签订党建工作责任书"),
    Held("01-14", "15:00-16:30", "党员大会", "审议通过2022年度党支部工作计划",
         "支部书记作工作报告，与会党员讨论年度工作计划，现场举手表决通过。",
         typed="支部党员大会", away="魏长青（病假）", vote=(19, 0, 0),
         decided="通过2022年度党支部工作计划", evidence="通知、签到表、会议记录、决议"),
    Held("01-18", "14:30-17:30", "中心组学习", "学习贯彻党的十九届六中全会精神",
         "学习《中共中央关于党的百年奋斗重大成就和历史经验的决议》，4名同志作交流发言。",
         typed="理论学习中心组学习", hours=3),
    Held("01-20", "09:00-10:30", "党组会", "研究2022年部门预算安排等“三重一大”事项",
         "听取部门预算编制情况汇报，逐项审议大额资金安排和政府采购计划。",
         away="姚建业（出差）", decided="原则通过2022年部门预算安排", remark="三重一大"),
    Held("01-21", "14:30-16:30", "主题党日", "走访慰问困难党员和离退休老党员",
         "分三组登门走访困难党员和离退休老党员，送去新春祝福，听取对支部工作的意见。",
         away="魏长青（病假）、丁文博（年休假）", form="走访慰问", place="滨河社区", hours=2),
    Held("01-25", "09:00-10:30", "党组会", "传达学习十九届中央纪委六次全会精神",
         "学习习近平总书记在全会上的重要讲话，研究贯彻措施和春节期间廉洁过节要求。",
         typed="党组会议", decided="印发春节期间纪律要求的通知", tags="第一议题"),
    Held("01-27", "14:00-17:30", "民主生活会", "2021年度党史学习教育专题民主生活会",
         "党组书记代表班子作对照检查，班子成员逐一发言，开展批评和自我批评，提出整改措施。",
         decided="形成班子整改清单", tags="党史学习教育"),
    Held("02-09", "15:00-16:30", "警示教育", "观看电视专题片《零容忍》",
         "节后第一课组织观看专题片，党员结合岗位谈体会，重申财政资金管理纪律。",
         away="冯素琴（事假）", hours=1.5, tags="警示教育"),
    Held("02-11", "15:00-16:00", "支委会", "研究党费收缴和党员教育工作",
         "核对一月份党费收缴情况，讨论党员学习积分办法，确定二月份组织生活安排。",
         decided="通过党员学习积分办法"),
    Held("02-15", "09:00-10:30", "党组会", "学习《习近平谈治国理政》第三卷有关篇目",
         "学习关于坚持和加强党的全面领导的重要论述，研究一季度预算执行工作。",
         decided="明确一季度预算执行进度要求", tags="第一议题、习近平谈治国理政"),
    Held("02-17", "15:00-17:00", "业务讲堂", "预算管理一体化系统操作实务",
         "结合新系统上线讲解指标下达、用款计划和支付申请的操作要点，现场答疑。",
         typed="干部上讲台", away="秦志远（参加市里会议）、贾秀云（事假）",
         lecturer="丁文博", hours=2),
    Held("02-22", "14:30-17:30", "中心组学习", "学习习近平总书记关于全面从严治党的重要论述",
         "学习重要论述摘编有关章节，结合财政资金监管和廉政风险防控进行研讨。",
         away="顾晓岚（外出培训）", hours=3),
    Held("02-25", "14:30-17:00", "党员大会", "学习党章党规，重温入党誓词",
         "通报2021年度支部工作和党费收支情况，学习党章第一章，全体起立重温入党誓词。",
         typed="支部党员大会暨主题党日", away="顾晓岚（外出培训）、黄志鹏（出差）", hours=2),
    Held("03-02", "15:00-16:30", "党课", "弘扬伟大建党精神，走好新的赶考之路",
         "围绕伟大建党精神的丰富内涵和时代价值，结合财政工作讲初心使命和责任担当。",
         typed="书记讲党课", lecturer="邵文静", hours=1.5),
    Held("03-04", "09:00-11:30", "主题党日", "学雷锋志愿服务进社区",
         "党员志愿者到社区清理楼道杂物，发放惠民补贴政策明白纸，为居民解答疑问。",
         typed="主题党日活动", away="卢明华（出差）、薛晓梅（病假）", form="志愿服务",
         place="滨河社区", hours=2),
    Held("03-08", "09:00-10:30", "党组会", "学习习近平总书记在中青年干部培训班上的重要讲话",
         "学习重要讲话精神，研究年轻干部培养锻炼和财政专业队伍建设工作。",
         decided="制定年轻干部轮岗锻炼计划", tags="第一议题"),
    Held("03-11", "15:00-16:00", "支委会", "研究党员组织关系转接和三月份重点工作",
         "研究接收转入党员的组织关系，安排两会精神学习和清明祭扫准备工作。",
         typed="支部委员会", away="何丽萍（外出培训）", decided="按程序办理组织关系转接"),
    Held("03-15", "14:30-17:30", "中心组学习", "学习贯彻2022年全国两会精神",
         "学习政府工作报告和预算报告，围绕积极的财政政策提升效能开展研讨交流。",
         typed="党组理论学习中心组学习", hours=3),
    Held("03-18", "15:00-16:30", "党员大会", "传达全国两会精神，通报一季度支部工作",
         "传达全国两会精神，通报一季度支部工作进展，党员就减税降费落实情况发言。",
         away="田雅丽（年休假）", decided="确定二季度支部重点任务", as_text=True,
         remark="方成林转入后首次参加"),
    Held("03-23", "16:00-17:00", "政治生日", "一季度党员集体政治生日",
         "为一季度入党的4名党员赠送政治生日贺卡，重读入党志愿书，交流成长收获。",
         who="顾晓岚、梁海涛、薛晓梅、马春兰、邵文静"),
    Held("03-25", "14:00-17:30", "主题党日", "传承红色基因，赓续红色血脉",
         "参观云州革命史料展陈，听讲解员讲述先烈事迹，在纪念碑前重温入党誓词。",
         away="魏长青（病假）、吕思远（外出培训）", form="现场教学", place="云州革命纪念馆",
         hours=3),
    Held("03-29", "09:00-10:30", "党组会", "学习关于推动党史学习教育常态化长效化的意见",
         "学习意见全文，研究财政系统党史学习教育常态化长效化的具体安排。",
         decided="将党史内容列入全年学习计划", tags="第一议题、党史学习教育"),
    Held("03-31", "14:30-16:00", "意识形态专题", "一季度意识形态工作分析研判",
         "分析网站、公众号和工作群管理情况，研判一季度风险点，明确责任人和整改时限。",
         decided="形成一季度分析研判报告", tags="意识形态"),
    Held("04-01", "09:00-11:00", "主题党日", "缅怀革命先烈，重温铮铮誓言",
         "清明节前到烈士陵园敬献花篮，整理墓区环境，聆听先烈生平，抒发学习感悟。",
         away="姚建业（出差）、魏长青（病假）", form="现场教学", place="云州烈士陵园", hours=2),
    Held("04-06", "09:00-10:30", "党组会", "研究党内政治生活庸俗化交易化问题治理方案",
         "传达上级部署要求，审议集中治理工作方案，成立领导小组和工作专班。",
         decided="通过集中治理工作方案", tags="第一议题、两化"),
    Held("04-08", "15:00-16:30", "动员部署会", "集中治理党内政治生活庸俗化交易化问题动员部署会",
         "解读集中治理工作方案，明确学习教育、查摆剖析、整改提高三个阶段任务。",
         away="梁海涛（出差）", tags="两化", evidence="通知、签到表、方案、照片"),
    Held("04-14", "15:00-17:00", "专题学习", "学习集中治理党内政治生活庸俗化交易化问题实施方案",
         "逐条学习实施方案和负面清单，对照岗位职责谈认识，明确自查要求。",
         away="梁海涛（出差）、贾秀云（事假）", hours=2, tags="两化"),
    Held("04-15", "15:00-17:00", "业务讲堂", "增值税留抵退税政策解读",
         "讲解大规模增值税留抵退税的范围、流程和资金保障要求，结合案例演示测算。",
         lecturer="黄志鹏", hours=2, as_text=True, away="梁海涛（出差）"),
    Held("04-19", "14:30-17:30", "中心组学习", "学习总体国家安全观重要论述",
         "学习《习近平谈治国理政》中关于国家安全的篇目，围绕防范财政运行风险研讨。",
         hours=3, tags="习近平谈治国理政"),
    Held("04-22", "15:00-16:30", "党员大会", "部署支部查摆问题和自查整改工作",
         "传达集中治理阶段安排，逐项对照负面清单，组织党员填写自查表并作出承诺。",
         typed="支部党员大会", away="马春兰（病假）", decided="4月底前完成个人自查", tags="两化"),
    Held("04-26", "15:00-17:00", "专题学习", "学习《关于新形势下党内政治生活的若干准则》",
         "原文领学准则第一至第四部分，联系庸俗化交易化的具体表现开展讨论。",
         away="马春兰（病假）", hours=2, tags="两化"),
    Held("04-28", "15:00-16:30", "党课", "严肃党内政治生活，永葆清正廉洁本色",
         "从党的优良传统讲到身边案例，剖析庸俗化交易化的危害，要求党员守住底线。",
         typed="专题党课", away="马春兰（病假）、秦志远（参加市里会议）", lecturer="孟广泽",
         hours=1.5, tags="两化、廉政"),
    Held("04-29", "09:00-11:00", "主题党日", "学习劳模事迹，立足岗位建功",
         "集体观看劳模事迹短片，两名业务骨干讲述工作故事，党员书写岗位建功承诺。",
         away="秦志远（出差）", hours=2),
    Held("05-06", "15:00-16:00", "支委会", "研究自查问题清单和五月份组织生活安排",
         "汇总党员自查情况，梳理支部层面共性问题，逐条明确责任委员和整改时限。",
         decided="建立支部问题整改台账", tags="两化"),
    Held("05-10", "15:00-17:00", "专题学习", "学习《中国共产党廉洁自律准则》",
         "领学准则全文，对照八个方面开展自我检视，3名党员作重点发言。",
         away="卢明华（出差）", hours=2, tags="两化、廉政"),
    Held("05-13", "15:00-16:30", "动员部署会",
         "“整治两化问题，提高工作质效，净化政治生态”专项行动动员部署会",
         "通报前期自查情况，部署专项行动重点任务，支部书记和科室党员代表作表态发言。",
         away="何丽萍（外出培训）、段鑫（外出培训）", tags="两化",
         evidence="通知、签到表、方案、照片"),
    Held("05-17", "09:00-10:30", "党组会", "学习在庆祝中国共青团成立100周年大会上的讲话",
         "学习习近平总书记重要讲话，研究财政青年理论学习小组建设工作。",
         decided="成立青年理论学习小组", tags="第一议题"),
    Held("05-17", "14:30-17:30", "中心组学习", "学习贯彻中央政治局会议精神，推动财政稳增长",
         "学习疫情要防住、经济要稳住、发展要安全的要求，研讨加快支出进度的措施。", hours=3),
    Held("05-20", "16:00-17:00", "政治生日", "四五月份党员集体政治生日",
         "4名党员重温入党经历，老党员赠言寄语，支部书记逐一送上贺卡和学习书籍。",
         who="何丽萍、田雅丽、曹立新、宋雨婷、邵文静", typed="过政治生日"),
    Held("05-24", "15:00-17:00", "专题学习", "学习《中国共产党党内监督条例》",
         "学习条例关于党的基层组织监督职责的规定，讨论日常监督的办法。",
         away="黄志鹏（出差）、冯素琴（病假）", hours=2, tags="两化"),
    Held("05-27", "14:30-17:00", "党员大会", "迎接党的二十大，岗位建功作表率",
         "通报专项行动整改进展，5名党员结合岗位交流发言，集体签订岗位承诺书。",
         typed="支部党员大会暨主题党日活动", away="冯素琴（病假）", hours=2, tags="二十大",
         decided="通过支部整改措施"),
    Held("06-01", "15:00-16:00", "支委会", "研究“七一”表彰推荐和六月份工作",
         "酝酿“两优一先”推荐人选，安排“七一”系列活动，核对上半年党费收缴情况。",
         typed="支部委员会会议", decided="提出推荐人选建议名单"),
    Held("06-07", "09:00-10:30", "党组会", "学习贯彻扎实稳住经济的一揽子政策措施",
         "学习上级决策部署，研究直达资金、专项债券和助企纾困资金的落实工作。",
         away="曹立新（出差）", decided="建立政策落实周调度机制", tags="第一议题", as_text=True),
    Held("06-08", "15:00-17:00", "专题学习", "学习《中国共产党纪律处分条例》",
         "学习条例分则有关章节，结合违反政治纪律和廉洁纪律的条款划清行为界限。",
         away="曹立新（出差）、段鑫（事假）", hours=2, tags="两化"),
    Held("06-09", "15:00-16:30", "警示教育", "财政系统违纪违法典型案例警示教育大会",
         "通报财政系统典型案例，剖析资金分配和政府采购环节的廉洁风险，提出要求。",
         away="曹立新（出差）", form="会议", hours=1.5, tags="警示教育"),
    Held("06-10", "09:00-11:30", "主题党日", "党员先锋进企业，政策服务送上门",
         "分组走进园区企业宣讲留抵退税和融资担保政策，现场收集并答复问题12个。",
         away="曹立新（出差）、孟广泽（参加市里会议）", form="志愿服务",
         place="云州高新技术产业园", hours=2),
    Held("06-14", "14:30-17:30", "中心组学习", "学习习近平总书记关于财政工作的重要论述",
         "学习关于过紧日子和提高资金效益的重要论述，班子成员结合分管工作研讨。", hours=3),
    Held("06-15", "15:00-16:30", "党员大会", "推荐“两优一先”表彰对象",
         "介绍推荐条件和人选事迹，与会党员充分酝酿后以举手方式表决，当场公布结果。",
         away="秦志远（参加市里会议）", vote=(19, 0, 1), decided="同意推荐2名党员上报",
         evidence="通知、签到表、会议记录、决议"),
    Held("06-17", "14:30-16:00", "意识形态专题", "上半年意识形态领域风险隐患排查",
         "听取上半年风险隐患排查情况，研究网络舆情应对和阵地管理的改进措施。",
         decided="完善舆情应急预案", tags="意识形态"),
    Held("06-22", "15:00-17:00", "专题学习", "交流整治“两化”问题的心得体会",
         "科室党员代表交流整改成效和心得体会，支部书记点评并提出巩固提升要求。",
         away="薛晓梅（病假）", hours=2, tags="两化", evidence="签到表、学习记录、心得体会"),
    Held("06-28", "14:30-16:30", "主题党日", "庆祝建党101周年，喜迎党的二十大",
         "为六七月份入党的党员集体过政治生日，共唱红色歌曲，重温入党志愿书。",
         typed="主题党日暨政治生日", hours=2, tags="二十大"),
    Held("06-29", "15:00-16:30", "党课", "牢记初心使命，忠诚履职尽责",
         "“七一”前夕由党组书记授课，回顾党的百年奋斗历程，勉励党员当好财政管家。",
         away="方成林（出差）", lecturer="秦志远", hours=1.5),
)

YUNZHOU_SETTINGS = """
单位全称|中共云州市财政局党组|署名用
单位简称|我局|正文里对本单位的称呼
城市|云州市|
主送机关|中共云州市直属机关工作委员会|报告送给谁
报告期起|2022-01-01|
报告期止|2022-06-30|
成文日期|2022-07-08|报告落款日期
支部数|1|
党员总数|23|报告期末人数，与党员名册核对
支委人数|5|
党小组数|0|不设党小组
设党组|是|
届满日期|2024-11-30|本届支委会任期届满的日期
学时口径|60|1学时等于多少分钟
合并计数口径|一次活动计入每个类型|
"""

YUNZHOU_PROBLEMS = """
1|民主生活会|研究业务多、研究党建少，党建工作与财政业务结合不够紧密|党建与业务工作同研究同部署，每季度分析一次|邵文静|2022年5月31日|已完成|2022-05-27|
2|两化|个别党员对党内政治生活庸俗化交易化问题的危害认识不深|开展专题学习和警示教育，逐人撰写心得体会|谭卫军|2022年6月30日|已完成|2022-06-22|
3|上级反馈|部分会议记录要素不全，议题和决议记载过于简单|统一记录格式，支部委员每月抽查一次|宋雨婷|2022年4月30日|已销号|2022-04-27|
4|自查|个别党员干部理论学习不够系统深入，联系实际思考不多|制定个人学习计划，每季度组织一次交流测试|宋雨婷|2022年12月31日|正在整改||
5|自查|组织生活形式不够新颖，服务财政中心工作的办法不多|每季度至少安排一次到基层一线开展的活动|何丽萍|2022年9月30日|正在整改||
"""

YUNZHOU_PROMISES = """
每季度至少组织1次党组理论学习中心组学习|中心组学习|1|季度|2022-01-01|2022-06-30|2021年度党建工作报告
每月至少开展1次主题党日活动|主题党日|1|月|2022-01-01|2022-06-30|2021年度党建工作报告
每月至少组织召开1次党组中心组学习|中心组学习|1|月|2022-07-01|2022-12-31|
每月开展1次支部党建调研|党建调研|1|月|2022-07-01|2022-12-31|
每季度听取1次党建工作专题汇报|听取党建汇报|1|季度|2022-07-01|2022-12-31|
"""


def careful() -> Sample:
    """Return the careful clerk's ledger: its one gap is a month without 支委会, April."""
    unit = Unit(YUNZHOU, YUNZHOU_OFFICES)
    held = tuple(activity_line(n, h, unit) for n, h in enumerate(YUNZHOU_HELD, 1))
    heads = ("云州市财政局2022年上半年党建活动台账",
             "编制单位：云州市财政局机关党支部        填报人：宋雨婷        填报日期：2022年7月4日")
    foot = "填报人：宋雨婷            审核人：邵文静            日期：2022年7月4日"
    return Sample("活动台账.xlsx", (
        Sheet("参数", ("参数",), SETTING_COLUMNS, table(SETTING_COLUMNS, YUNZHOU_SETTINGS)),
        Sheet("党员名册", ("云州市财政局机关党支部党员名册",), ROSTER_COLUMNS,
              roster_lines(YUNZHOU, {})),
        Sheet("活动台账", heads, COLUMNS, held, foot),
        Sheet("整改台账", ("云州市财政局2022年上半年问题整改台账",), PROBLEM_COLUMNS,
              table(PROBLEM_COLUMNS, YUNZHOU_PROBLEMS)),
        Sheet("承诺事项", ("云州市财政局党建承诺事项",), PROMISE_COLUMNS,
              table(PROMISE_COLUMNS, YUNZHOU_PROMISES)),
    ))


# --- A ledger with a problem in nearly every row ----------------------------------------------

QINGLAN = roster("""
程永安|男|1969-03-11|汉族|大学本科|正式党员||是|1993-06-25|1994-06-25
石瑞林|男|1970-12-06|汉族|大学本科|正式党员||是|1995-11-30|1996-11-30
袁丽娟|女|1974-08-21|汉族|大学本科|正式党员|书记|是|1998-07-01|1999-07-01
杜志恒|男|1973-05-17|汉族|研究生|正式党员||是|1997-05-23|1998-05-23
尹春晖|男|1976-10-02|汉族|大学本科|正式党员|副书记|是|2000-06-29|2001-06-29
江海波|男|1984-01-26|汉族|大学本科|正式党员|组织委员|否|2008-06-12|2009-06-12
苏婉清|女|1990-04-18|汉族|研究生|正式党员|宣传委员|否|2012-12-07|2013-12-07
汪德才|男|1971-09-09|汉族|大学专科|正式党员|纪检委员|否|1999-04-15|2000-04-15
范玉珍|女|1977-07-13|汉族|大学专科|正式党员||否|2004-06-22|2005-06-22
罗向阳|男|1986-02-28|汉族|大学本科|正式党员||否|2010-07-01|2011-07-01
赖晓军|男|1988-11-05|汉族|大学本科|正式党员||否|2013-06-20|2014-06-20
廖静怡|女|1991-06-16|苗族|研究生|正式党员||否|2015-05-08|2016-05-08
白雪莹|女|1997-01-09|汉族|大学本科|预备党员||否|2021-10-15|
蒋浩宇|男|1996-08-24|汉族|大学本科|预备党员||否|2021-12-03|
于凤霞|女|1980-03-27|汉族|大学本科|正式党员||否|2006-06-28|2007-06-28||2022-04-08
范玉珍|女|1977-07-13|汉族|大学专科|正式党员||否|2004-06-22|2005-06-22|2022-06-29
""")

QINGLAN_OFFICES = {
    "党组书记": "程永安", "党组副书记": "石瑞林", "书记": "袁丽娟", "副书记": "尹春晖",
    "组织委员": "江海波", "宣传委员": "苏婉清", "纪检委员": "汪德才", "办公室主任": "江海波",
}

QINGLAN_ROSTER_FAULTS = {
    "范玉珍": Fault("L202", "姓名", ..., "范玉珍在党员名册里登记了两次。"),
    "罗向阳": Fault("L208", "转正日期", "", "罗向阳是正式党员，没有填转正日期。"),
    "赖晓军": Fault("L209", "转正日期", date(2012, 6, 20), "赖晓军的转正日期早于入党日期。"),
}

COPIED = "核对党费收缴情况，讨论组织生活安排，明确各支部委员的分工和完成时限。"

QINGLAN_HELD = (
    Held("01-07", "15:00-16:00", "支委会", "研究2022年度支部工作计划", COPIED,
         decided="同意年度工作计划"),
    Held("01-11", "09:00-10:30", "党组会", "传达学习中央经济工作会议精神",
         "学习会议精神，研究低保、养老等民生资金的保障措施。", tags="第一议题",
         fault=Fault("L001", "主持人", "", "没有填主持人。")),
    Held("01-14", "15:00-16:30", "党员大会", "审议2022年度支部工作计划",
         "支部书记说明年度计划，与会党员讨论后举手表决。", typed="支部党员大会",
         vote=(10, 0, 1), decided="通过年度工作计划",
         fault=Fault("L108", "赞成", ..., "赞成10、反对0、弃权1，合计11，与有表决权实到13不符。")),
    Held("01-18", "14:30-17:30", "中心组学习", "学习贯彻党的十九届六中全会精神",
         "学习全会决议有关章节，班子成员结合分管工作交流体会。", hours=3,
         fault=Fault("L024", "学时", 30, "一次学习30学时不合常理，可能是3。")),
    Held("01-21", "09:00-11:30", "主题党日", "走访慰问敬老院老人",
         "到县敬老院看望老人，送去棉衣和米面，帮助打扫房间卫生。", form="走访慰问",
         place="青岚县敬老院", away="赖晓军（出差）、廖静怡（病假）", hours=2,
         fault=Fault("L103", "请假人员", "", "应到15、实到13，没有填请假人员。")),
    Held("01-25", "14:30-17:30", "民主生活会", "2021年度党史学习教育专题民主生活会",
         "班子成员逐一作对照检查，开展批评和自我批评，明确整改方向。", tags="党史学习教育",
         fault=Fault("L023", "结束时间", time(5, 30), "结束时间5:30早于开始时间14:30。")),
    Held("01-27", "15:00-16:30", "警示教育", "观看电视专题片《零容忍》",
         "组织观看专题片，重申节日期间纪律要求，党员谈认识体会。", hours=1.5, tags="警示教育",
         fault=Fault("L002", "日期", "春节前", "日期“春节前”读不出是哪一天。")),
    Held("02-10", "15:00-16:00", "支委会", "研究党员教育培训工作",
         "讨论全年党员教育培训安排，初步确定各季度学习重点。",
         away="尹春晖（出差）、江海波（出差）、汪德才（病假）",
         fault=Fault("Q02", "实到人数", ..., "委员应到5、实到2，到会不足半数。")),
    Held("02-15", "09:00-10:30", "党组会", "研究2022年民生实事项目安排",
         "听取社会救助和养老服务项目准备情况，审议资金使用方案。", decided="通过项目安排",
         fault=Fault("L028", "参加人员", "程永安、石瑞林、袁丽娟、杜志恒、石瑞林、尹春晖",
                     "参加人员里石瑞林写了两次。")),
    Held("02-18", "15:00-16:30", "党课", "从百年党史中汲取奋进力量",
         "从党的百年奋斗历程讲到民政干部的初心，鼓励党员扎根基层服务群众。", typed="讲党课",
         hours=1.5, fault=Fault("L001", "主讲人", "", "党课没有填主讲人。")),
    Held("02-22", "14:30-17:30", "中心组学习", "学习中国共产党简史有关章节",
         "学习改革开放和社会主义现代化建设新时期部分，开展研讨交流。", hours=3,
         fault=Fault("L014", "主题标签", "党史教育", "主题标签“党史教育”不在标签表里。")),
    Held("02-24", "15:00-17:00", "业务讲堂", "社会救助信息系统操作实务",
         "讲解低保申请受理、信息核对和动态管理的操作步骤，现场演示。", lecturer="廖静怡", hours=2,
         fault=Fault("L003", "日期", "2022年2月30日", "2月没有30日。")),
    Held("02-25", "15:00-17:00", "专题学习", "学习《中国共产党支部工作条例（试行）》",
         "逐章领学条例，对照支部工作实际查找不足，提出改进办法。", hours=2,
         fault=Fault("L013", "主题标签", "", "专题学习没有填主题标签。")),
    Held("03-01", "09:00-10:30", "党组会", "研究一季度养老服务体系建设工作",
         "听取居家养老试点进展汇报，研究存在的困难和下一步措施。", decided="明确试点推进时间表",
         fault=Fault("L004", "日期", 3.1, "日期是数字3.1，可能是3月1日，也可能是3月10日。")),
    Held("03-04", "14:30-16:30", "主题党日", "学雷锋志愿服务进福利院",
         "到县福利院陪伴儿童开展手工活动，捐赠图书和学习用品。", form="志愿服务",
         place="青岚县福利院", hours=2,
         fault=Fault("L004", "日期", "2022年3月", "日期只写到月，没有写哪一天。")),
    Held("03-09", "09:00-10:30", "党组会", "学习贯彻全国两会精神",
         "学习政府工作报告中的民生保障部署，研究贯彻落实意见。", tags="第一议题",
         fault=Fault("L005", "日期", "2002年3月9日", "年份写成了2002年，应为2022年。")),
    Held("03-11", "15:00-16:00", "支委会", "研究三月份组织生活安排",
         "安排革命传统教育和志愿服务活动，确定车辆、路线和安全负责人。",
         fault=Fault("L201", "主持人", "袁丽鹃", "主持人“袁丽鹃”不在党员名册里，可能是袁丽娟。")),
    Held("03-15", "15:00-17:00", "专题学习", "学习中国共产党历史上的民政工作",
         "学习革命战争年代拥军优属和救灾救济的史实，交流读书心得。", hours=2, tags="党史学习教育",
         fault=Fault("L006", "日期", "3月15日", "日期没有写年份，按标题是2022年。")),
    Held("03-18", "15:00-16:30", "党员大会", "主题党日活动：学习全国两会精神",
         "传达全国两会精神，党员围绕兜底保障和为民服务谈打算。",
         fault=Fault("L012", "主题", ..., "活动类型是党员大会，主题写的是主题党日。")),
    Held("03-22", "14:30-17:30", "中心组学习", "学习关于社会建设的重要论述",
         "学习习近平总书记关于社会建设的重要论述，研讨基层治理的做法。", hours=3,
         away="石瑞林（出差）、杜志恒（病假）",
         fault=Fault("L104", "请假人员", "石瑞林（出差）", "应到5、实到3，请假人员只写了1人。")),
    Held("03-25", "14:00-17:30", "主题党日", "追寻红色足迹，传承革命精神",
         "参观革命旧址和史料陈列，听老党员讲述当地革命斗争故事。", form="现场教学",
         place="青岚革命旧址", away="白雪莹（病假）", unlisted="罗向阳", hours=3,
         fault=Fault("L105", "参加人员", ..., "实到14，参加人员只写了13人。")),
    Held("03-29", "14:30-16:00", "意识形态专题", "一季度意识形态工作分析研判",
         "研判网站和政务新媒体管理情况，梳理风险点，落实审核责任。", tags="意识形态"),
    Held("04-01", "09:00-11:00", "主题党日", "祭扫烈士墓，重温入党誓词",
         "在烈士墓前敬献花篮，默哀致敬，全体起立重温入党誓词。", place="青岚烈士陵园", hours=2,
         form="现场教学", cells={"参加人员": ""},
         fault=Fault("L020", "实到人数", "见签到表", "实到人数写“见签到表”，读不出数字。")),
    Held("04-11", "15:00-16:30", "动员部署会", "集中治理党内政治生活庸俗化交易化问题动员部署会",
         "解读集中治理工作方案，部署学习教育和查摆整改任务。", tags="两化",
         away="汪德才（病假）、蒋浩宇（外出培训）",
         fault=Fault("L102", "实到人数", "应到14，实到12，请假1", "实到12加请假1，不等于应到14。")),
    Held("04-14", "14:30-15:50", "专题学习", "学习集中治理庸俗化交易化问题工作方案",
         "逐条学习工作方案和负面清单，明确个人自查的内容和时限。", hours=1, tags="两化"),
    Held("04-14", "16:00-17:20", "专题学习", "学习《关于新形势下党内政治生活的若干准则》",
         "原文领学准则有关部分，联系实际讨论怎样规范党内同志关系。", hours=1, tags="两化",
         fault=Fault("L301", "日期", ..., "同一天已有一次专题学习，可能重复登记。")),
    Held("04-19", "15:00-17:00", "业务讲堂", "最低生活保障审核确认办法解读",
         "解读审核确认办法的新变化，结合疑难案例讲解家庭收入核算。", lecturer="江海波", hours=2,
         who="江海波、苏婉清、范玉珍、罗向阳、赖晓军、廖静怡、白雪莹、蒋浩宇、于凤霞",
         fault=Fault("L212", "参加人员", ..., "于凤霞4月8日已转出，4月19日仍写在参加人员里。")),
    Held("04-22", "15:00-16:30", "党员大会", "通报一季度支部工作",
         "通报一季度组织生活开展和党费收支情况，征求党员意见。", unlisted="赖晓军",
         cells={"实到人数": 13},
         fault=Fault("L107", "应到人数", 13, "应到13，当天党员名册有14人。")),
    Held("04-26", "15:00-16:30", "专题学习", "学习党章党规知识",
         "学习党章总纲和党员义务权利，开展党规知识问答。", hours=1.5,
         fault=Fault("L011", "活动类型", "三会一课", "“三会一课”是总称，要写明是哪一种。")),
    Held("05-01", "09:00-11:30", "主题党日", "“五一”社区志愿服务",
         "节日期间到社区协助核酸检测秩序维护，为独居老人送餐。", form="志愿服务",
         place="城关社区", away="杜志恒（值班）、范玉珍（事假）", hours=2,
         fault=Fault("L403", "日期", ..., "5月1日是法定节假日。")),
    Held("05-06", "15:00-16:00", "支委会", "研究党员自查问题清单",
         "汇总党员自查问题，研究支部层面的整改措施和责任分工。",
         fault=Fault("L010", "活动类型", "支委汇", "没有“支委汇”这种活动类型，可能是支委会。")),
    Held("05-12", "09:00-10:30", "专题学习", "学习《中国共产党党内监督条例》",
         "领学条例有关章节，讨论民政资金监管中的监督责任。", chair="尹春晖", hours=1.5, tags="两化",
         fault=Fault("L007", "日期", "2022.5.12/5.19", "一格两个日期，是一次活动还是两次？")),
    Held("05-13", "15:00-16:30", "党员大会", "审议支部活动经费使用方案",
         "组织委员说明经费使用方案，与会党员讨论后举手表决。", vote=(6, 4, 2),
         decided="通过经费使用方案",
         fault=Fault("Q01", "赞成", ..., "赞成6，没有超过有表决权应到12的半数，不能通过。")),
    Held("05-17", "09:00-10:30", "党组会", "研究防汛救灾物资储备工作",
         "听取救灾物资储备情况汇报，研究汛期值守和转移安置预案。", decided="补充救灾物资"),
    Held("05-17", "10:00-11:30", "业务讲堂", "养老机构消防安全管理要点",
         "讲解养老机构常见消防隐患和检查要点，组织观看事故案例。", chair="程永安", hours=1.5,
         lecturer="汪德才", who="程永安、苏婉清、汪德才、范玉珍、罗向阳、赖晓军、廖静怡",
         fault=Fault("L302", "主持人", ..., "程永安同一时间还在主持党组会。")),
    Held("05-20", "15:00-16:00", "支委会", "研究支部整改台账",
         "逐项研究整改措施完成情况，对两项进度偏慢的问题提出要求。", away="江海波（出差）",
         fault=Fault("L106", "请假人员", "苏婉清（出差）", "苏婉清既在参加人员里，又请了假。")),
    Held("05-24", "14:00-17:00", "主题党日", "赴***开展革命传统教育",
         "参观展陈，听取讲解，党员在留言簿上写下感想。", form="现场教学", place="青岚革命旧址",
         hours=3, fault=Fault("L027", "主题", ..., "主题里的“***”没有填。")),
    Held("05-25", "14:30-17:30", "中心组学习", "学习XX精神",
         "学习上级会议文件，结合分管领域谈贯彻落实的思路。", hours=3,
         fault=Fault("L027", "主题", ..., "主题里的“XX”没有填。")),
    Held("06-02", "15:00-16:00", "支委会", "研究六月份组织生活安排", COPIED,
         fault=Fault("L303", "主要内容", ..., "主要内容与1月7日支委会一字不差。")),
    Held("06-07", "15:00-17:00", "业务讲堂", "殡葬管理与服务政策解读",
         "讲解殡葬惠民政策和公墓管理要求，回答基层提出的问题。", lecturer="范玉珍", hours=2,
         cells={"参加人员": ""},
         fault=Fault("L021", "实到人数", "10余人", "实到人数“10余人”不是确数。")),
    Held("06-10", "09:00-11:00", "主题党日", "关爱留守儿童暖心行动",
         "到乡村小学看望留守儿童，赠送文具，开展安全知识讲解。", form="志愿服务",
         place="柳树乡中心小学", hours=2, cells={"参加人员": ""},
         fault=Fault("L101", "实到人数", 15, "实到15，比应到14还多。")),
    Held("06-14", "14:30-17:30", "中心组学习", "学习关于民政工作的重要论述",
         "学习民政为民、民政爱民的要求，研讨基本民生保障的难点。", hours=3),
    Held("06-17", "15:00-16:30", "党员大会", "推荐县直机关表彰对象",
         "介绍推荐条件和人选情况，与会党员酝酿后举手表决。", vote=(12, 0, 0),
         decided="同意推荐1名党员上报",
         fault=Fault("Q08", "有表决权应到", 14, "有表决权应到14，当天正式党员只有12人。")),
    Held("06-21", "09:00-10:30", "党组会", "研究社会组织规范管理工作",
         "听取社会组织年检情况汇报，研究僵尸社会组织清理措施。", decided="开展专项清理",
         fault=Fault("L001", "日期", "", "没有填日期。")),
    Held("06-24", "15:00-16:30", "党课", "践行宗旨意识，办好民生实事",
         "“七一”前夕支部书记授课，讲宗旨意识的由来和身边党员的为民故事。",
         lecturer="袁丽娟", hours=1.5),
    Held("07-01", "15:00-16:00", "支委会", "总结上半年支部工作",
         "总结上半年组织生活开展情况，研究下半年重点任务。", as_text=True,
         fault=Fault("L402", "日期", ..., "7月1日不在报告期（1月1日至6月30日）内。")),
)

QINGLAN_ABSENCES = (
    Absence("F02", "活动台账", "支委会", "2022-04", "4月未见支委会记录。"),
    Absence("F05", "活动台账", "主题党日", "2022-02", "2月未见主题党日记录。"),
    Absence("L406", "参数", "主送机关", "", "参数里没有主送机关（键写错了）。"),
)

QINGLAN_SETTINGS = """
单位全称|中共青岚县民政局党组|署名用
单位简称|我局|正文里对本单位的称呼
城市|青岚县|
主送机管|中共青岚县直属机关工作委员会|报告送给谁
报告期起|2022-01-01|
报告期止|2022-06-30|
成文日期|2022-07-06|报告落款日期
支部数|1|
党员总数|14|报告期末人数，与党员名册核对
支委人数|5|
党小组数|0|不设党小组
设党组|是|
届满日期|2024-03-31|本届支委会任期届满的日期
学时口径|60|1学时等于多少分钟
合并计数口径|一次活动计入每个类型|
"""

QINGLAN_SETTING_FAULTS = {
    "主送机管": Fault("L040", "键", ..., "没有“主送机管”这个参数，可能是主送机关。"),
    "党员总数": Fault("L211", "值", 18, "党员总数填18，与党员名册的人数不符。"),
}

QINGLAN_PROBLEMS = """
1|民主生活会|班子成员到基层联系点调查研究不够经常|每名班子成员每月到联系点至少一次|袁丽娟|2022年6月30日|已完成|2022-06-24|
2|两化|支部对党员的日常监督提醒不够及时|支部委员分工联系党员，发现苗头及时提醒|汪德才|2022年6月30日|已完成|2022-06-20|
3|自查|组织生活记录不够规范，要素时有遗漏|统一记录格式，每月核对一次台账|苏婉清|2022年9月30日|正在整改||
"""

QINGLAN_PROMISES = """
每季度至少组织1次党组理论学习中心组学习|中心组学习|1|季度|2022-01-01|2022-06-30|2021年度党建工作报告
每月至少召开1次支委会|支委会|1|月|2022-07-01|2022-12-31|
每季度听取1次党建工作专题汇报|听取党建汇报|1|季度|2022-07-01|2022-12-31|
"""


def faulty() -> Sample:
    """Return the ledger with planted problems."""
    unit = Unit(QINGLAN, QINGLAN_OFFICES)
    held = tuple(activity_line(n, h, unit) for n, h in enumerate(QINGLAN_HELD, 1))
    heads = ("青岚县民政局2022年上半年党建活动台账",
             "编制单位：青岚县民政局机关党支部        填报人：苏婉清        填报日期：2022年7月4日")
    foot = "填报人：苏婉清            审核人：袁丽娟            日期：2022年7月4日"
    return Sample("问题台账.xlsx", (
        Sheet("参数", ("参数",), SETTING_COLUMNS,
              table(SETTING_COLUMNS, QINGLAN_SETTINGS, QINGLAN_SETTING_FAULTS)),
        Sheet("党员名册", ("青岚县民政局机关党支部党员名册",), ROSTER_COLUMNS,
              roster_lines(QINGLAN, QINGLAN_ROSTER_FAULTS)),
        Sheet("活动台账", heads, COLUMNS, held, foot),
        Sheet("整改台账", ("青岚县民政局2022年上半年问题整改台账",), PROBLEM_COLUMNS,
              table(PROBLEM_COLUMNS, QINGLAN_PROBLEMS)),
        Sheet("承诺事项", ("青岚县民政局党建承诺事项",), PROMISE_COLUMNS,
              table(PROMISE_COLUMNS, QINGLAN_PROMISES)),
    ), QINGLAN_ABSENCES)


# --- Writing --------------------------------------------------------------------------------

WIDTHS = {
    "序号": 6, "日期": 14, "开始时间": 7, "结束时间": 7, "活动类型": 16, "主题": 24, "主要内容": 36,
    "地点": 13, "主持人": 9, "主讲人": 9, "记录人": 9, "应到人数": 7, "实到人数": 7,
    "有表决权应到": 7, "有表决权实到": 7, "赞成": 6, "反对": 6, "弃权": 6, "参加人员": 42,
    "请假人员": 20, "决议": 18, "学时": 6, "主题标签": 15, "佐证材料": 18, "备注": 14,
    "出生日期": 13, "入党日期": 13, "转正日期": 13, "转入日期": 13, "转出日期": 13,
    "是否领导干部": 8, "问题": 40, "整改措施": 40, "整改时限": 17, "完成日期": 13, "原文": 46,
    "事项类型": 14, "期间起": 13, "期间止": 13, "键": 18, "值": 34, "说明": 38, "来源": 12,
}
LONG = {
    "主题", "主要内容", "参加人员", "请假人员", "决议", "佐证材料", "备注", "问题", "整改措施",
    "原文", "键", "值", "说明",
}

BOXED = {"align": "center", "text_wrap": True, "border": 1}
LOOKS: dict[str, dict[str, Any]] = {
    "title": {"font_name": "黑体", "font_size": 18, "align": "center"},
    "subtitle": {"font_size": 11, "align": "left"},
    "header": {"bold": True, "bg_color": "#E7EEF7", **BOXED},
    "left": {**BOXED, "align": "left"},
    "centre": {**BOXED},
    "date": {**BOXED, "num_format": "yyyy-m-d"},
    "time": {**BOXED, "num_format": "hh:mm"},
}
BASE = {"font_name": "宋体", "font_size": 11, "valign": "vcenter"}
PAPER_A3, PAPER_A4 = 8, 9


def write_sample(sample: Sample, folder: Path) -> None:
    """Write a workbook, open at its ledger."""
    book = Workbook(folder / sample.file)
    book.set_properties({"title": sample.file.removesuffix(".xlsx"), "created": CREATED})
    looks = {name: book.add_format(BASE | look) for name, look in LOOKS.items()}
    for sheet in sample.sheets:
        page = book.add_worksheet(sheet.name)
        _lay_out(page, sheet)
        _write_heads(page, sheet, looks)
        for number, line in enumerate(sheet.lines):
            _write_line(page, sheet, number, line, looks)
        if sheet.name == "活动台账":
            page.activate()
    book.close()


def _lay_out(page: Worksheet, sheet: Sheet) -> None:
    for index, column in enumerate(sheet.columns):
        page.set_column(index, index, WIDTHS.get(column, 10))
    page.freeze_panes(sheet.header + 1, 2 if len(sheet.columns) > len(PROBLEM_COLUMNS) else 0)
    page.set_landscape()
    page.set_paper(PAPER_A3 if len(sheet.columns) == len(COLUMNS) else PAPER_A4)
    page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.repeat_rows(sheet.header)
    page.set_footer("&C第 &P 页 共 &N 页")


def _write_heads(page: Worksheet, sheet: Sheet, looks: Mapping[str, Format]) -> None:
    last = len(sheet.columns) - 1
    for row, text in enumerate(sheet.heads):
        page.set_row(row, 22 if row else 34)
        page.merge_range(row, 0, row, last, text, looks["subtitle" if row else "title"])
    page.set_row(sheet.header, 34)
    page.write_row(sheet.header, 0, sheet.columns, looks["header"])
    if sheet.foot:
        row = sheet.header + 1 + len(sheet.lines)
        page.set_row(row, 26)
        page.merge_range(row, 0, row, last, sheet.foot, looks["subtitle"])


def _write_line(
    page: Worksheet, sheet: Sheet, number: int, line: Line, looks: Mapping[str, Format]
) -> None:
    page.set_row(sheet.header + 1 + number, _height(line))
    for column in sheet.columns:
        value = line.cells.get(column)
        look = looks[_look(column, value)]
        cell = sheet.address(number, column)
        if isinstance(value, date | time):
            page.write_datetime(cell, value, look)
        elif isinstance(value, str):
            page.write_string(cell, value, look)
        else:
            page.write(cell, value, look)


def _height(line: Line) -> float:
    """Return the height in points that the longest wrapped text of a line needs."""
    texts = {column: value for column, value in line.cells.items() if isinstance(value, str)}
    return 8 + 15 * max(_wrapped(text, WIDTHS.get(column, 10)) for column, text in texts.items())


def _wrapped(text: str, width: int) -> int:
    """Return how many lines a text takes in a column; a Chinese character is two wide."""
    return max(1, math.ceil(sum(1 if char.isascii() else 2 for char in text) / (width - 2)))


def _look(column: str, value: Cell) -> str:
    if isinstance(value, date):
        return "date"
    if isinstance(value, time):
        return "time"
    return "left" if column in LONG else "centre"


def problems(sample: Sample) -> Iterator[dict[str, str]]:
    """Yield what is wrong in a sample: each planted cell, then what is missing."""
    for sheet in sample.sheets:
        for number, line in enumerate(sheet.lines):
            if fault := line.fault:
                cell = sheet.address(number, fault.column)
                yield {"sheet": sheet.name, "cell": cell, "code": fault.code,
                       "severity": SEVERITY[fault.code], "what": fault.what}
    for gap in sample.absences:
        yield {"sheet": gap.sheet, "cell": "", "code": gap.code, "severity": SEVERITY[gap.code],
               "what": gap.what, "key": gap.key} | ({"when": gap.when} if gap.when else {})


def write_problems(sample: Sample, path: Path) -> None:
    """Write the list of what is wrong in a sample."""
    head = f"# {sample.file} 里有意埋设的问题。由 make_samples.py 生成，请勿手改。"
    text = "\n\n".join([head, *map(_toml_entry, problems(sample))]) + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")


def _toml_entry(problem: Mapping[str, str]) -> str:
    fields = (f"{key} = {json.dumps(text, ensure_ascii=False)}" for key, text in problem.items())
    return "\n".join(["[[problem]]", *fields])


def main(folder: Path) -> None:
    """Write the samples into a folder."""
    wrong = faulty()
    write_sample(careful(), folder)
    write_sample(wrong, folder)
    write_problems(wrong, folder / "问题清单.toml")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
