"""Rules about who is a full member, who is on probation, and who is no member at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from addin.checks.finding import Hit
from addin.checks.ledger_rule import Case, Rule, at
from addin.ledger.period import chinese_date
from addin.ledger.records.roster import FULL, Member
from addin.ledger.values.calendar_arithmetic import years_after

MOST_NAMED = 3


def category_unknown(case: Case) -> Iterator[Hit]:
    """看不出是正式党员还是预备党员。

    看“党员类别”“政治面貌”等列写的是正式还是预备，或看转正日期；都没有的，入党不满一年的是预备党员，
    其余的看不出。名册上有一人看不出，正式党员、预备党员的人数就不统计，也不按谁没有转正日期来猜。

    错：名册只有姓名、入党日期，张三2006年入党
    对：加一列“党员类别”，填 正式党员
    """
    day = case.period.end
    unknown = [
        m for m in case.ledger.roster_on(day) if m.formal(day) is None and not _too_soon(m, case)
    ]
    for sheet in dict.fromkeys(m.row.sheet for m in unknown):
        rows = [m for m in unknown if m.row.sheet == sheet]
        names = "、".join(m.name for m in rows[:MOST_NAMED])
        who = f"{names}{'等' if len(rows) > MOST_NAMED else ''}{len(rows)}人"
        yield Hit(sheet, None, "", {"who": who}, key="党员类别")


def full_too_soon(case: Case) -> Iterator[Hit]:
    """入党不满一年，登记的是正式党员。

    预备期为一年，从支部大会通过之日算起。类别或入党日期多半写错了；在核对以前，正式党员、预备党员的
    人数不统计。

    错：2021年12月9日入党，到2022年6月登记为正式党员
    对：2021年12月9日入党，登记为预备党员
    """
    for m in case.ledger.roster_on(case.period.end):
        if _too_soon(m, case) and m.joined:
            yield at(m.row, "党员类别", name=m.name, joined=chinese_date(m.joined))


def _too_soon(m: Member, case: Case) -> bool:
    if m.category != FULL or m.confirmed or not m.joined:
        return False
    return case.period.end < years_after(m.joined, 1)


def no_members(case: Case) -> Iterator[Hit]:
    """名册里有不是党员的人。

    政治面貌（或类别）写的是群众、共青团员、积极分子等的，不是党员，不计入党员总数。

    错：（不是错误）花名册里有2名群众
    对：不用理会；类别填错了的，改为正式党员或预备党员
    """
    others = case.ledger.roster.others
    for sheet in dict.fromkeys(m.row.sheet for m in others):
        kinds = Counter(m.category or "" for m in others if m.row.sheet == sheet)
        who = "、".join(f"{kind}{heads}人" for kind, heads in kinds.items())
        yield Hit(sheet, None, "", {"who": who}, key="不是党员")


def gone_by_remark(case: Case) -> Iterator[Hit]:
    """备注写着已经转出、去世的党员。

    没有填“转出日期”“党员状态”，备注写着转出、调离、去世、除名、取消预备党员资格的，从备注写的那天起不计入党员
    总数；没有写哪天的，一直不计。

    错：（不是错误）备注“2022年2月转出”
    对：转出日期 2022年2月1日；没有离开的，改正备注
    """
    for m in case.ledger.members:
        if m.gone and m.gone.sure:
            since = f"从{chinese_date(m.gone.since)}起" if m.gone.since else ""
            yield at(m.row, "备注", since=since)


def perhaps_gone(case: Case) -> Iterator[Hit]:
    """备注提到转出、去世，看不出现在还是不是本支部的党员。

    写着“拟转出”“转出手续办理中”“转出后又转回”之类，现按在册统计。

    错：备注“拟转出”
    对：转出了的填“转出日期”；没有转出的不用理会
    """
    for m in case.ledger.members:
        if m.gone and not m.gone.sure:
            yield at(m.row, "备注")


def listed_again(case: Case) -> Iterator[Hit]:
    """这张名册上的人另一张上都有。

    流动党员、预备党员等另列一张表的，人都在总的名册里，只按总的名册统计。

    错：（不是错误）“党员名册”有20人，“退休党员名册”的5人都在里面
    对：不用理会；是另一个支部的，两张表都加上“党支部”一列
    """
    for sheet in case.ledger.roster.parts:
        yield Hit(sheet, None, "", {}, key="党员名册")


def only_some_members(case: Case) -> Iterator[Hit]:
    """名册只有预备党员。

    工作簿里只有预备党员的名册，没有正式党员的，党员一共多少人不知道，不统计党员总数。

    错：（不是错误）只有一张“预备党员名册”
    对：加上全体党员的名册，或在参数“党员总数”填上
    """
    for sheet in case.ledger.roster.partial:
        yield Hit(sheet, None, "", {}, key="党员名册")


RULES = (
    Rule(
        "L218",
        "info",
        "这张表只有预备党员，没有统计党员总数；请加上全体党员的名册，或填参数“党员总数”",
        only_some_members,
    ),
    Rule(
        "L225",
        "info",
        "备注是“{value}”，{since}没有计入党员总数；没有离开的请改正备注",
        gone_by_remark,
    ),
    Rule(
        "L226",
        "warning",
        "备注“{value}”看不出现在还是不是本支部的党员，现按在册统计；离开了的请填“转出日期”或“党员状态”",
        perhaps_gone,
    ),
    Rule(
        "L216",
        "info",
        "名册里有{who}，不是党员，没有计入党员总数；填错了的请改正",
        no_members,
    ),
    Rule(
        "L217",
        "info",
        "这张名册上的人，另一张名册上都有，没有重复计数；是另一个支部的请加上“党支部”一列",
        listed_again,
    ),
    Rule(
        "L214",
        "info",
        "{who}看不出是正式党员还是预备党员，正式党员、预备党员人数没有统计；请加上“党员类别”一列并填写",
        category_unknown,
    ),
    Rule(
        "L215",
        "warning",
        "“{name}”{joined}入党，预备期一年未满，登记的是正式党员；请核对类别和入党日期",
        full_too_soon,
        "《中国共产党章程》第七条",
    ),
)
