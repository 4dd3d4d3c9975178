"""Rules about how party dues were paid: from when, how late, how much; and what cannot be read.

Names are left to the row that a finding points to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from addin.checks.duties import EDUCATION_RULES
from addin.checks.finding import Hit, Severity
from addin.checks.ledger_rule import HIDDEN, Case, Rule, at, on_day
from addin.checks.regulations import with_disposal_rules
from addin.ledger.grid import Value
from addin.ledger.ledger import Ledger
from addin.ledger.period import Period, month
from addin.ledger.record import replace
from addin.ledger.records.roster import Member
from addin.ledger.values.amounts import cents
from addin.ledger.values.dates import DateContext
from addin.ledger.values.month_spans import is_january_or_october, parse_months
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import is_unfilled
from addin.sheets.dues.amount_rules import DUES_RULES
from addin.sheets.dues.amounts_due import amount_due, disagrees
from addin.sheets.dues.months_owed import REDUCED, began_in, may_have_moved_in, owed, unpaid
from addin.sheets.dues.record import DUES, GIVEN_BACK, LONG, WIDE, Dues
from addin.sheets.dues.row_totals import row_discrepancies
from addin.sheets.dues.totals import dues_discrepancies

_PUBLISHED = pattern(r"党费.*(?:公布|公示|公开|通报)|(?:公布|公示|公开|通报).*党费")
_GIFT = pattern(r"自愿|大额|特殊党费")


def first_month(case: Case) -> Iterator[Hit]:
    """新党员的党费不是从入党当月起交。

    预备党员从支部大会通过其为预备党员之日起交纳党费。名册上的入党日期在党费表登记的月份之内，而当月没有
    交纳记录，或入党以前就有交纳记录的，提醒核对。转入的党员不核对。

    错：入党日期 2022年3月10日，党费从5月才开始登记
    对：入党日期 2022年3月10日，党费从3月开始登记
    """
    covered = sorted(d.month for d in case.ledger.of(DUES) if d.settled)
    for m in case.ledger.members if covered else ():
        since = m.joined.replace(day=1) if m.joined else None
        if since is None or m.moved_in or not covered[0] <= since <= covered[-1]:
            continue
        yield from _first_month_of(m, since, case.ledger.of(DUES))


def _first_month_of(member: Member, since: date, dues: tuple[Dues, ...]) -> Iterator[Hit]:
    own = [d for d in dues if d.who == (member.name, member.mark)]
    if not any(d.month == since and (d.settled or d.state in REDUCED) for d in own):
        what = f"{since.year}年{since.month}月入党，当月没有交纳党费的记录"
        yield at(member.row, "入党日期", what=what)
    for d in own:
        if d.month < since and d.settled:
            what = f"{d.month.month}月还没有入党，已有交纳党费的记录"
            yield at(d.row, d.column("实缴"), what=what)


def arrears(case: Case) -> Iterator[Hit]:
    """党费交得太晚，或连续几个月没有交。

    补交党费的时间一般不得超过6个月；没有正当理由，连续6个月不交纳党费的，按自行脱党除名；2024年6月16日起的
    《中国共产党不合格党员组织处置办法》规定，不按时足额交纳的限期改正，连续6个月不交纳的予以除名。连续3个月
    没有交纳记录就提醒，满6个月是错误，请书记了解原因。月数可在参数“补交党费最多月数”“连续不交党费月数”里改。
    清单里不写姓名，请到所指的行里看；报告里只有人数。

    错：1月至6月都没有交纳记录；或1月的党费8月才补交
    对：每月都有交纳记录；或1月的党费7月补交
    """
    late = _months(case, "补交党费最多月数")
    for d in case.ledger.of(DUES) if late else ():
        if d.paid_on and _months_between(d.month, d.paid_on) > late:
            gap = _months_between(d.month, d.paid_on)
            what = f"{d.month.year}年{d.month.month}月的党费过了{gap}个月才交，补交一般不得超过{late}个月"
            yield on_day(at(d.row, "缴纳日期", what=what), d.paid_on, "warning")
    limit = _months(case, "连续不交党费月数")
    for run in _unpaid_runs(case) if limit else ():
        if len(run) * 2 < limit:
            continue
        what = (
            f"{run[0].month.month}月至{run[-1].month.month}月连续{len(run)}个月没有交纳党费的记录"
        )
        hit = at(run[-1].row, run[-1].column("实缴"), what=what)
        grave: Severity = "error" if len(run) >= limit else "warning"
        if may_have_moved_in(case.ledger, run, case.period):
            grave = "info"
            hit = replace(hit, args={"what": f"{what}，后来才转入的请在名册填上转入日期"})
        yield on_day(hit, month(run[-1].month.year, run[-1].month.month).end, grave)


def skipped(case: Case) -> Iterator[Hit]:
    """中间有月份没有交纳记录。

    前后的月份都交了，只有中间一两个月没有记录，多半是漏交或漏登，请核对。没有月份连着三个月不交的，那由
    上一条说。清单里不写姓名，请到所指的行里看。

    错：1月至3月、5月至6月都有实缴，4月空着
    对：每月都有实缴
    """
    limit = _months(case, "连续不交党费月数")
    last: dict[tuple[str, str], date] = {}
    for d in owed(case.ledger):
        if not unpaid(d):
            last[d.who] = max(last.get(d.who, d.month), d.month)
    for run in _unpaid_runs(case):
        if limit and len(run) * 2 >= limit:
            continue
        for d in run:
            if began_in(case.ledger, d):
                continue  # D06 says so
            blank = is_unfilled(d.row.value(d.column("实缴")))  # 未缴 says so itself
            if blank and d.month < last.get(d.who, d.month):
                what = f"{d.month.year}年{d.month.month}月没有交纳党费的记录，后面的月份交了"
                hit = at(d.row, d.column("实缴"), what=what)
                yield (
                    replace(hit, severity="info")
                    if may_have_moved_in(case.ledger, run, case.period)
                    else hit
                )


def _months(case: Case, key: str) -> int:
    own = case.ledger.settings.number(key)
    return int(case.ledger.catalogue.parameter(key).default) if own is None else own


def _months_between(earlier: date, later: date) -> int:
    return (later.year - earlier.year) * 12 + later.month - earlier.month


def _unpaid_runs(case: Case) -> Iterator[list[Dues]]:
    """Yield the months in a row, up to the period's end, that a member has not paid."""
    by_member: dict[tuple[str, str], list[Dues]] = defaultdict(list)
    for d in owed(case.ledger):
        if d.month <= case.period.end:
            by_member[d.who].append(d)
    for records in by_member.values():
        run: list[Dues] = []
        for d in sorted(records, key=lambda d: d.month):
            if run and not (unpaid(d) and _months_between(run[-1].month, d.month) <= 1):
                yield run
                run = []
            if unpaid(d):
                run.append(d)
        if run:
            yield run


def published(case: Case) -> Iterator[Hit]:
    """党费收支没有公布。

    每年向党员公布1次党费收支情况。参数表有“党费公布日期”这一项、报告期满一年、又有党费收缴记录的才检查；
    活动台账里有公布党费收支的记录也算。

    错：参数“党费公布日期”空着，活动台账里也没有记录
    对：参数“党费公布日期”为 2022年12月20日
    """
    row = case.ledger.settings.rows.get("党费公布日期")
    stated = case.ledger.settings.day("党费公布日期")
    for year in case.scope.reached.years() if row else ():
        if not any(d.month in year for d in case.ledger.of(DUES)):
            continue
        if row and not (stated and stated in year) and not announced(case.ledger, year):
            yield at(row, "值", year=year.title)


def announced(ledger: Ledger, span: Period) -> bool:
    """Return whether dues were published in a span, or may be by a ledger kept elsewhere."""
    return not ledger.keeps_activities or any(
        _PUBLISHED.search(a.topic + a.content) for a in ledger.within(span)
    )


def total_differs(case: Case) -> Iterator[Hit]:
    """党费的合计与逐行加起来的不符。

    合计、小计行写的应缴、实缴与上面各行加起来的不一样，多半是后来添了行、漏了改合计。查到的数一律显示成
    ***，请到单元格里看。

    错：三行实缴 15.00、30.00、0.20，合计写 45.00
    对：合计写 45.20
    """
    for table in case.tables:
        for row, column in dues_discrepancies(table):
            yield at(row, column, column=column)


def row_total_differs(case: Case) -> Iterator[Hit]:
    """一个人的合计与各月、各季加起来的不符。

    按月、按季分栏的表，一行的“合计”应当等于这个人各月、各季交的数（另有“补缴”一栏的，加上也可以）；“应缴合计”应当是月应缴
    的整几倍。查到的数一律显示成***，请到单元格里看。各行大多不符的，这一栏另有所指，不提示。

    错：一季度 45.00，二季度 45.00，合计 80.00
    对：合计 90.00
    """
    for table in case.tables:
        for row, column in row_discrepancies(table):
            yield at(row, column, column=table.headings.get(column, column))


def large_gift(case: Case) -> Iterator[Hit]:
    """自愿一次多交1000元以上的党费。

    党员自愿一次多交1000元以上的党费，全部上缴中央。比应缴多交的部分达到这个数的，提示核对；应缴不知道的，
    备注写明自愿、大额的才提示。数额可在参数“大额党费”里改。

    错：应缴 30.00，实缴 1030.00（提示核对）
    对：应缴 30.00，实缴 130.00
    """
    own = case.ledger.settings.sum("大额党费")
    least = Decimal(case.ledger.catalogue.parameter("大额党费").default) if own is None else own
    for d in case.ledger.of(DUES):
        due = amount_due(d, case.ledger)
        if due is None and _GIFT.search(d.remark + d.method):
            due = Decimal(0)
        if d.paid is not None and due is not None and d.paid - due >= least:
            yield at(d.row, d.column("实缴"), least=f"{least.normalize():f}")


def unreadable(case: Case) -> Iterator[Hit]:
    """党费表里有看不懂的数。

    金额栏填数字（元），比例写成0.5%，参数里的标准写成“3000:0.5%；以上:1%”。看不出是哪个月的表，请加上
    “年月”一列，或在标题里写明年月。看不懂的数不进统计。

    错：实缴 十来块；年月 上季度
    对：实缴 15.00；年月 2022年3月
    """
    for hit in case.problems("money-unreadable", "rate-unreadable"):
        # A base may have got into the wrong column.
        what = f"{hit.args['column']}这一格看不懂，没有计入"
        yield replace(hit, value=HIDDEN, args={"what": what})
    for hit in case.problems("scale-unreadable"):
        yield replace(hit, args={"what": f"参数“{hit.args['column']}”看不懂，按规定的标准核对"})
    unknown = {"what": "看不出是哪年哪月，这一行没有计入"}
    for hit in case.problems("month-unreadable"):
        yield replace(hit, args={**unknown})
    known = {d.row.sheet for d in case.ledger.of(DUES)}
    rows = {d.row.ref for d in case.ledger.of(DUES)}
    for row in (r for t in case.ledger.tables if t.kind.name == LONG for r in t.rows):
        if row.ref not in rows and _is_a_number_of_two_months(row.value("年月")):
            yield at(row, "年月", **unknown)
    for table in case.ledger.tables:
        if table.kind.name in (LONG, WIDE) and table.rows and table.sheet not in known:
            if table.kind.name == LONG and "年月" in table.columns:
                continue  # each cell of it has its own finding
            what = "看不出是哪年哪月的党费，没有计入"
            yield Hit(table.sheet, None, "", {"what": what}, key="年月")


def _is_a_number_of_two_months(value: Value) -> bool:
    """Return whether a cell holds 2022.1, which may be January or October."""
    when = parse_months(value, DateContext()).value
    return when is not None and is_january_or_october(when)


def underpaid(case: Case) -> Iterator[Hit]:
    """实缴少于应缴。

    交得比应缴少。经批准少交的，状态写“少缴”；写错的请改正。

    错：应缴 30.00，实缴 3.00
    对：应缴 30.00，实缴 30.00
    """
    told: set[tuple[object, ...]] = set()
    for d in case.ledger.of(DUES):
        due = amount_due(d, case.ledger)
        if (
            due is None
            or not d.paid
            or d.state in (*REDUCED, GIVEN_BACK)
            or disagrees(d, case.ledger)
        ):
            continue  # a wrong 应缴 has a finding of its own
        place = (d.row.place, d.column("实缴"))
        if cents(d.paid) < due and not (d.part_of and place in told):
            told.add(place)
            yield at(d.row, d.column("实缴"), month=d.time)


def listed_twice(case: Case) -> Iterator[Hit]:
    """同一名党员同一个月的党费登记了两次。

    同一张表里的两行都已计数；另一张表里与前面一致的（如全年汇总）只算一次，不提示，不一致的只算前面的。
    分两次交的，请在备注里写明。

    错：张三 2022年3月（第4行）、张三 2022年3月（第9行）
    对：一人一月一行
    """
    first: dict[tuple[tuple[str, str], date], Dues] = {}
    told: set[tuple[object, ...]] = set()
    for d in (d for d in case.ledger.of(DUES) if not d.blank and d.state != GIVEN_BACK):
        earlier = first.setdefault((d.who, d.month), d)
        place = (d.row.place, d.column("实缴"))
        if earlier is d or (d.part_of and place in told):
            continue
        same_sheet = earlier.row.sheet == d.row.sheet
        if same_sheet or _paid(earlier) != _paid(d):
            counted = "两次都已计数" if same_sheet else "只算了前面的"
            args = {"where": earlier.row.ref.replace("!", "第"), "counted": counted}
            told.add(place)
            yield at(d.row, d.column("实缴"), month=d.time, **args)


def _paid(record: Dues) -> tuple[bool, Decimal | None]:
    return record.settled, cents(record.paid) if record.paid else None


_ARREARS_BASIS = f"{DUES_RULES}；{EDUCATION_RULES}第三十一条"

RULES = (
    Rule("D06", "warning", "{what}；请核对", first_month, DUES_RULES, verified=False),
    Rule(
        "D07",
        "error",
        "{what}；请核对，并了解原因",
        arrears,
        _ARREARS_BASIS,
        later=(with_disposal_rules(_ARREARS_BASIS),),
    ),
    Rule("D16", "warning", "{what}；请核对，漏登的请补上", skipped),
    Rule(
        "D08",
        "info",
        "{year}没有公布党费收支的记录，每年应公布1次；公布过的请填上日期",
        published,
        DUES_RULES,
        verified=False,
    ),
    Rule(
        "D09",
        "info",
        "比应缴多交了{least}元以上；自愿一次多交的全部上缴中央，请核对是否已按此办理",
        large_gift,
        DUES_RULES + "第十一条",
    ),
    Rule("D10", "error", "{what}；请核对", unreadable),
    Rule(
        "D11", "warning", "{month}的实缴少于应缴；批准少交的请在状态栏写明，写错的请改正", underpaid
    ),
    Rule(
        "D12",
        "warning",
        "{month}的党费在“{where}行”已登记过，{counted}；请核对",
        listed_twice,
    ),
    Rule("D15", "warning", "{column}与这一行各月、各季加起来的不符；请核对", row_total_differs),
    Rule("D13", "warning", "{column}的合计与逐行加起来的不符；请核对", total_differs),
)
