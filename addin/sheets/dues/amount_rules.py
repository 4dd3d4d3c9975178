"""Rules about what a member owes: the scales of party dues, held against base, rate and sum.

No message and no proposal tells a sum from which a base could be worked out: the cells are masked,
and the clerk looks at the row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from addin.checks.finding import Hit
from addin.checks.ledger_rule import Case, Rule, at
from addin.ledger.values.amounts import cents, percent_words
from addin.sheets.dues.amounts_due import (
    FARMING,
    OTHERS,
    RETIRED,
    WORKING,
    Standard,
    scale_keys,
    standard,
    standards,
)
from addin.sheets.dues.months_owed import REDUCED
from addin.sheets.dues.record import DUES, Dues

DUES_RULES = "《关于中国共产党党费收缴、使用和管理的规定》"
ZERO = Decimal(0)
FEWEST_WORKING = 4  # who pay by the scale of those at work, for one who does not to stand out
YOUNGEST_RETIRED = 50
BY_INCOME = ("年薪制", "不按月收入")


def working_due(case: Case) -> Iterator[Hit]:
    """在职党员的应缴党费与标准不符。

    每月工资收入（税后）3000元以下（含3000元）的交0.5%，3000元以上至5000元（含）的交1%，5000元以上至
    10000元（含）的交1.5%，10000元以上的交2%；全部基数用一个比例，不分段累加。年薪制、不按月收入的比照
    办理。没有写党费类别的，合在职或离退休任一种就不提示。标准可在参数“党费比例（在职）”里改。
    批准少缴、免缴的（状态栏写明）不核对。查到的数一律显示成***，免得从中推出基数，请到单元格里看。

    错：计算基数 3000.01，应缴 15.00（仍按0.5%算）
    对：计算基数 3000.01，应缴 30.00；计算基数 3000.00，应缴 15.00
    """
    yield from _wrong(case, (WORKING,))
    yield from _wrong(case, (WORKING, RETIRED))


def retired_due(case: Case) -> Iterator[Hit]:
    """离退休党员的应缴党费与标准不符。

    离退休费或养老金总额5000元以下（含5000元）的交0.5%，5000元以上的交1%。标准可在参数
    “党费比例（离退休）”里改。

    错：离退休，计算基数 5000.01，应缴 25.00
    对：离退休，计算基数 5000.00，应缴 25.00
    """
    return _wrong(case, (RETIRED,))


def fixed_due(case: Case) -> Iterator[Hit]:
    """按定额交纳的党员应缴数与标准不符。

    农民党员每月0.2元至1元；学生、下岗失业、依靠抚恤或救济生活、领取低保的党员每月0.2元。标准可在参数
    “党费定额（农民）”“党费定额（其他）”里改。自愿多交的写在实缴栏。

    错：学生，应缴 2
    对：学生，应缴 0.2
    """
    yield from _wrong(case, (FARMING,))
    yield from _wrong(case, (OTHERS,))


def _wrong(case: Case, keys: tuple[str, ...]) -> Iterator[Hit]:
    """Yield where the rate or the sum is not what the scales that may apply ask, a cell once."""
    seen: set[str | None] = set()
    for d in case.ledger.of(DUES):
        if scale_keys(d) != keys or d.state in REDUCED:
            continue
        hit = _disagreement(d, standards(d, case.ledger))
        if hit and (place := f"{hit.sheet}!{hit.cell}") not in seen:
            seen.add(place)
            yield hit


def _disagreement(record: Dues, found: Sequence[Standard]) -> Hit | None:
    rates = [s.rate for s in found if s.rate is not None]
    asked = "或".join(dict.fromkeys(percent_words(r) for r in rates))
    if record.rate is not None and rates:
        if record.rate not in rates:
            proposal = asked if len(set(rates)) == 1 else None
            return at(record.row, "比例", proposal, what=f"比例与计算基数不对应，应为{asked}")
        found = [s for s in found if s.rate == record.rate]
        asked = percent_words(record.rate)
    if record.due is None or not found or any(s.met_by(record.due) for s in found):
        return None
    what = f"应缴不等于计算基数的{asked}" if asked else f"应缴不合定额，应为{_sum(found[0])}"
    return at(record.row, record.column("应缴"), what=what)


def _sum(standard: Standard) -> str:
    least, most = f"{standard.least.normalize():f}", f"{standard.most.normalize():f}"
    return f"每月{least}元" if least == most else f"每月{least}元至{most}元"


def alone_by_retired_scale(case: Case) -> Iterator[Hit]:
    """没有写党费类别的表里，只有一人按离退休的比例交。

    没有写党费类别的，在职、离退休两种标准合一种就不算错。可是一张表里别人（至少4人）都只合在职的标准，只有一人只合离退休的
    标准，名册上又不满50岁或没有写出生日期的，多半是比例用错了，提醒核对：在职的改正比例和应缴；确是离退休的，加一栏“党费类别”写明，以后不再提示。

    错：4人按在职的标准，一人基数 6000、比例 1%（在职应为1.5%，离退休才是1%），都没有写类别
    对：比例 1.5%；或党费类别 离退休
    """
    by_sheet: dict[str, dict[bool, dict[tuple[str, str], Dues]]] = defaultdict(
        lambda: {True: {}, False: {}}
    )
    for d in case.ledger.of(DUES):
        if d.category is None and d.state not in REDUCED and (told := _by_one_scale(d, case)):
            by_sheet[d.row.sheet][told == WORKING].setdefault(d.who, d)
    for people in by_sheet.values():
        if len(people[True]) < FEWEST_WORKING or len(people[False]) != 1:
            continue
        (its,) = people[False].values()
        if its.who not in people[True] and not _may_be_retired(its, case):
            column = "比例" if its.rate is not None else its.column("应缴")
            asked = standard(its, WORKING, case.ledger)
            rate = percent_words(asked.rate) if asked and asked.rate else ""
            yield at(its.row, column, rate=rate)


def _may_be_retired(record: Dues, case: Case) -> bool:
    """Return whether the roster tells an age at which the first retire."""
    born = next((m.born for m in case.ledger.members if (m.name, m.mark) == record.who), None)
    return born is not None and record.month.year - born.year >= YOUNGEST_RETIRED


def _by_one_scale(record: Dues, case: Case) -> str | None:
    """Return the one of the scales of 在职 and 离退休 that a record goes by; None of both, none."""
    found = [
        key
        for key in (WORKING, RETIRED)
        if (its := standard(record, key, case.ledger)) and its.agrees_with(record)
    ]
    return found[0] if len(found) == 1 else None


def base_by_income(case: Case) -> Iterator[Hit]:
    """不按月取得收入的，一个季度里换了计算基数。

    不按月取得收入的党员，以上季度的月平均纯收入为计算基数，同一季度各月的基数应当一样。（年薪制的以当月
    实际领取的薪酬为基数，每月可以不同，不提示。）

    错：不按月收入，4月、5月的计算基数不一样
    对：不按月收入，4月、5月、6月的计算基数一样，7月另定
    """
    for before, later in _changes(case):
        if later.category == "不按月收入" and _quarter(before) == _quarter(later):
            month = f"{later.month.month}月"
            yield at(later.row, later.column("计算基数"), month=month)


def _quarter(record: Dues) -> tuple[int, int]:
    return record.month.year, (record.month.month - 1) // 3


def base_changed(case: Case) -> Iterator[Hit]:
    """年内计算基数有变动。

    党费基数一般每年年初核定一次、年内不变；工资收入发生变化的，从按新工资发放的当月起，以新的工资收入为
    基数。两种说法都有依据，程序只提示，请核对是不是工资变动、从哪个月起变。

    错：在职，3月的计算基数与2月不同（请核对）
    对：在职，全年计算基数一样
    """
    for before, later in _changes(case):
        if later.category not in BY_INCOME and before.month.year == later.month.year:
            months = {"month": f"{later.month.month}月", "before": f"{before.month.month}月"}
            yield at(later.row, later.column("计算基数"), **months)


def _changes(case: Case) -> Iterator[tuple[Dues, Dues]]:
    """Yield each member's records, in the order of months, between which the base changed."""
    by_member: dict[tuple[str, str], list[Dues]] = defaultdict(list)
    for d in case.ledger.of(DUES):
        if d.base is not None:
            by_member[d.who].append(d)
    for records in by_member.values():
        ordered = sorted(records, key=lambda d: d.month)
        for before, later in pairwise(ordered):
            if cents(before.base or ZERO) != cents(later.base or ZERO):
                yield before, later


_DUE = "{what}；请对照单元格里的基数、比例和金额改正"

RULES = (
    Rule("D01", "error", _DUE, working_due, DUES_RULES + "第二条"),
    Rule("D02", "error", _DUE, retired_due, DUES_RULES + "第五条"),
    Rule("D03", "error", _DUE, fixed_due, DUES_RULES + "第六条"),
    Rule(
        "D14",
        "warning",
        "合离退休的标准，表里别人都合在职的标准；在职的比例应为{rate}，请改正比例和应缴，离退休的请加“党费类别”一栏写明",
        alone_by_retired_scale,
        DUES_RULES + "第二条、第五条",
    ),
    Rule(
        "D04",
        "info",
        "{month}的计算基数与本季度前面的月份不同；不按月取得收入的以上季度月平均纯收入为基数，请核对",
        base_by_income,
        DUES_RULES + "第四条",
    ),
    Rule(
        "D05",
        "info",
        "{month}的计算基数与{before}的不同；一般每年年初核定、年内不变，工资变动的从变动当月起改，请核对",
        base_changed,
        DUES_RULES + "第十条",
    ),
)
