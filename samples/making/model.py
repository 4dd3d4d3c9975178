"""What a sample ledger is made of: what happened, and the cells that follow from it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from types import EllipsisType

from xlsxwriter.utility import xl_rowcol_to_cell

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

    def votes(self, day: date) -> bool:
        """Return whether the member has a vote on a day; not yet on the day of 转正."""
        return self.category == "正式党员" and self.confirmed < day.isoformat()


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

    def voters(self, people: list[str], day: date) -> int:
        """Return how many of these people have a vote on a day."""
        formal = {m.name for m in self.members if m.votes(day)}
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
    "组织生活会": Usual("支部", "书记", "宣传委员", HALL, "会议", "方案、签到表、会议记录"),
    "微党课": Usual("支部", "组织委员", "宣传委员", CLUB, "微党课", "课件、照片"),
    "党建调研": Usual("党组", "党组书记", "办公室主任", ROOM, "实地调研", "调研记录、照片"),
    "听取党建汇报": Usual("党组", "党组书记", "办公室主任", ROOM, "会议", "签到表、会议纪要"),
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
        "有表决权应到": unit.voters(due, held.date),
        "有表决权实到": unit.voters(here, held.date),
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
