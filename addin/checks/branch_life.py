"""Rules about members' part in a branch's life: appraisal, leaders, timely records."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from addin.checks.duties import EDUCATION_RULES
from addin.checks.finding import Hit
from addin.checks.ledger_rule import Case, Rule, at
from addin.ledger.values.calendar_arithmetic import working_days
from addin.statistics.dual_life import leaders_life

RECORDED_WITHIN = 3
UNGRADED = "不定等次"


def appraisal_grades(case: Case) -> Iterator[Hit]:
    """民主评议的等次不合一般规定。

    评为优秀的党员一般不超过党员总数的三分之一，恰好三分之一可以；预备党员参加评议，不定等次。

    错：党员20名，评为优秀7名；预备党员评为合格
    对：党员21名，评为优秀7名；预备党员 不定等次
    """
    members = case.ledger.roster_on(case.period.end)
    best = sum(1 for m in members if m.grade == "优秀")
    table = case.ledger.table("党员名册")
    if table and best * 3 > len(members):
        what = f"评为优秀{best}名，超过党员{len(members)}名的三分之一"
        yield Hit(table.sheet, None, "", {"what": what}, key="民主评议党员")
    for m in members:
        if m.grade not in (None, UNGRADED) and m.formal(case.period.end) is False:
            yield at(m.row, "评议等次", UNGRADED, what=f"“{m.name}”是预备党员，参加评议不定等次")


def leader_absent(case: Case) -> Iterator[Hit]:
    """领导干部未见参加双重组织生活。

    党员领导干部应当以普通党员身份参加所在党支部的组织生活。看名册的“是否领导干部”和每次活动的
    参加人员；有一次活动没有写明参加的人，就不检查。

    错：上半年支部活动12次，参加人员里没有这位领导干部
    对：至少参加过一次所在支部的组织生活
    """
    for life in leaders_life(case.ledger, case.scope.reached):
        if life.held and not life.attended:
            yield at(life.leader.row, "姓名", name=life.leader.name, held=len(life.held))


def recorded_late(case: Case) -> Iterator[Hit]:
    """活动没有及时登记。

    活动结束后应及时记录。天数看本地的纪实制度，程序按3个工作日提示，在参数“活动登记工作日”可改，
    填0不检查。台账没有“录入日期”这一列的不检查。

    错：3月4日（星期五）的活动，3月10日才录入
    对：3月4日的活动，3月9日以前录入
    """
    stated = case.ledger.settings.number("活动登记工作日")
    most = RECORDED_WITHIN if stated is None else stated
    for a in case.activities if most else ():
        if a.when is None or a.entered is None or not a.within(case.period):
            continue
        days = working_days(a.when.last + timedelta(1), a.entered) if a.entered > a.when.last else 0
        if days is not None and days > most:
            yield at(a.row, "录入日期", days=days, most=most)


RULES = (
    Rule(
        "Q06", "warning", "{what}；请核对", appraisal_grades, "民主评议党员有关通知", verified=False
    ),
    Rule(
        "L02",
        "info",
        "所在支部组织生活{held}次，未见领导干部“{name}”参加的记录；请核对参加人员",
        leader_absent,
        EDUCATION_RULES + "第十六条",
    ),
    Rule(
        "L01",
        "info",
        "活动后第{days}个工作日才录入，一般在{most}个工作日内；请及时登记",
        recorded_late,
        "各地党组织活动纪实制度",
    ),
)
