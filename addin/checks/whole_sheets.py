"""Rules about whole sheets: what they hold together, and what is left out or written twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from addin.checks.duplicates import listed_twice
from addin.checks.finding import Hit
from addin.checks.ledger_rule import Case, Rule, at
from addin.ledger.records.activity import Activity
from addin.ledger.tables.rows.discrepancy import Discrepancy
from addin.ledger.tables.rows.totals import (
    by_sheet,
    discrepancies,
)
from addin.ledger.tables.side_by_side import split_by_side

_MOST_NAMED = 10


def on_two_sheets(case: Case) -> Iterator[Hit]:
    """同一次活动登记在两张表上。

    按月的表和按类型的表上各有一行，日期、类型、主题都相同，是同一次活动，只计一次。

    错：（不是错误）“3月”表和“党员大会”表上都有3月5日的党员大会
    对：只在一张表上登记；两处都登记也可以，程序只计一次
    """
    for repeat in case.repeats:
        if not repeat.differing and not repeat.reworded:
            kept = repeat.kept.row
            yield at(repeat.again.row, "日期", sheet=kept.sheet, row=kept.number)


def two_sheets_differ(case: Case) -> Iterator[Hit]:
    """同一次活动在两张表上写得不一样。

    日期、类型、主题都相同，主持人、人数或学时却不同。只计一次，按先读到的一张表。

    错：“3月”表上实到20，“党员大会”表上同一次会实到19
    对：两张表写的一致
    """
    for repeat in case.repeats:
        for column in repeat.differing:
            kept = repeat.kept.row
            yield at(
                repeat.again.row,
                column,
                kept.text(column) or None,
                sheet=kept.sheet,
                row=kept.number,
                column=column,
                other=kept.text(column),
            )


def reworded(case: Case) -> Iterator[Hit]:
    """同一天的同一类活动在两张表上主题写得不一样。

    总的台账上有一行，只登记这一类的表上也有一行，日期、类型相同，人数等没有不同，只是主题的写法不一样。当作同一次
    活动，只计一次；同一天开了两次的，两张表上都登记两行。

    错：“活动台账”上3月5日支委会“研究发展党员”，“支委会”表上同一天是“关于发展党员的研究”
    对：两张表的主题写法一致；或者只在一张表上登记
    """
    for repeat in case.repeats:
        if repeat.reworded:
            kept = repeat.kept.row
            yield at(repeat.again.row, "日期", sheet=kept.sheet, row=kept.number)


def sheet_left_out(case: Case) -> Iterator[Hit]:
    """有工作表是别的时期的。

    往年的台账留在工作簿里，整张表没有计入本期，也不逐行检查；同一张工作表上的另一段也一样。

    错：（不是错误）报告期 2022年上半年，工作簿里还有一张“2021年”
    对：不用理会；确是本期的，改正标题和日期
    """
    for o in case.left_out:
        what = "整张" if o.whole else f"第{o.first}行到第{o.last}行"
        args = {"sheet": o.sheet, "span": o.span, "period": case.period.title, "what": what}
        key = o.sheet if o.whole else f"第{o.first}行"
        yield Hit(o.sheet, None, "", dict(args), key=key)


def total_differs(case: Case) -> Iterator[Hit]:
    """合计与逐行加起来的不符。

    合计、小计行不算活动。它写的数与上面各行加起来的不一样，多半是后来添了行、漏了改合计。
    “目录”“次数统计”这样的表上写的次数，也与读到的各行核对。

    错：三行实到 20、18、19，合计写 60
    对：合计写 57
    """
    for d in _parted_totals(case)[0]:
        args: dict[str, object] = {"what": d.what, "stated": d.stated, "counted": d.counted}
        plain = d.text.replace(".", "", 1).isdigit()
        yield Hit(d.row.sheet, d.cell, d.text, args, str(d.counted) if plain else None)
    yield from _sums_of_forms(case)
    if any(r.stated for r in case.ledger.reading):
        from addin.checks.contents_pages import wrong_counts  # noqa: PLC0415 - seldom needed

        yield from wrong_counts(case)


def total_of_all_rows(case: Case) -> Iterator[Hit]:
    """合计里算了没有开成的。

    合计、小计的次数比开了的多，加上写明没有开成的几行才对得上：是登记的次数，还是忘了减去？

    错：（不是错误）登记三次、一次写明“未召开”，小计写3次
    对：不用理会；小计应是开了的次数的，改为2次
    """
    for d in _parted_totals(case)[1]:
        args: dict[str, object] = {"what": d.what, "stated": d.stated, "counted": d.counted}
        yield Hit(d.row.sheet, d.cell, d.text, args)


def _parted_totals(case: Case) -> tuple[list[Discrepancy], list[Discrepancy]]:
    """Return the totals that differ, and those that are right if what was not held counts too."""
    held = [*case.activities, *(r.again for r in case.repeats)]
    unheld = [n.activity for n in (*case.ledger.called_off, *case.ledger.unclear)]
    wrong = _wrong_totals(case, held)
    if wrong and (twice := {id(later) for _, later, _ in listed_twice(case)}):
        once = [a for a in held if id(a) not in twice]  # asked about; the total may be right
        of_both = {(d.row.sheet, d.cell) for d in _wrong_totals(case, once)}
        wrong = [d for d in wrong if (d.row.sheet, d.cell) in of_both]
    if not wrong or not unheld:
        return wrong, []
    of_both = {(d.row.sheet, d.cell) for d in _wrong_totals(case, [*held, *unheld])}
    differ = [d for d in wrong if (d.row.sheet, d.cell) in of_both]
    return differ, [d for d in wrong if (d.row.sheet, d.cell) not in of_both]


def _sums_of_forms(case: Case) -> Iterator[Hit]:
    for table in case.tables:
        for cell, stated, counted in table.sums:
            if stated not in counted:
                args: dict[str, object] = {"what": "次数", "stated": stated, "counted": counted[0]}
                yield Hit(table.sheet, cell, str(stated), args)


def _wrong_totals(case: Case, activities: Sequence[Activity]) -> list[Discrepancy]:
    """Return the totals that differ from what these activities come to."""
    written = by_sheet(activities)
    tables = [t for t in case.tables if t.kind.name == "活动台账"]
    alone = len({t.sheet for t in tables}) == 1
    found: list[Discrepancy] = []
    for table in tables:
        of_sheet = [t for t in tables if t.sheet == table.sheet]
        rows, beside = split_by_side(table, of_sheet, written.get(table.sheet, []))
        found += discrepancies(table, rows, case.ledger.catalogue, alone, beside)
        if table.counts:
            from addin.ledger.tables.rows.times_told import (  # noqa: PLC0415 - seldom needed
                counts_that_differ,
            )

            found += counts_that_differ(table, rows, activities)
    return found


def type_untold(case: Case) -> Iterator[Hit]:
    """像活动台账，却看不出是哪类活动。

    表头有日期、主题，没有“活动类型”一列，工作表的名字和标题里也没有写明一类活动，没有读取。

    错：工作表“Sheet2”，表头 日期、主题、主持人
    对：加上“活动类型”一列；一类活动一张表的，把工作表改名为“主题党日”的样子
    """
    for sheet in case.ledger.untyped:
        yield Hit(sheet, None, "", {"sheet": sheet}, key=sheet)


def heading_ambiguous(case: Case) -> Iterator[Hit]:
    """表头像两个栏目。

    一列的表头里有两个栏目的名称，不知道里面是哪一个，没有读取。

    错：主持人及记录人
    对：主持人、记录人 分成两列；或在“参数”表加一行“列同义词：主持人”，值填这个表头
    """
    return case.problems("heading-ambiguous")


def type_in_brackets(case: Case) -> Iterator[Hit]:
    """活动类型的括号里写着另一类活动。

    是一次活动兼有两类，还是括号里只是说明？现只按括号外的计数。

    错：党员大会（主题党日）
    对：党员大会暨主题党日
    """
    return case.problems("type-in-brackets")


def small_table(case: Case) -> Iterator[Hit]:
    """台账里夹着统计小表。

    “活动类型、次数”这样的小表是对台账的汇总，不是活动记录，没有当作活动读取。

    错：（不是错误）台账下面附一张“活动类型、次数”的表
    对：不用理会；里面若有活动记录，请移到台账的行里
    """
    for table in case.tables:
        for first, last in table.asides:
            rows = {"first": first, "last": last}
            yield Hit(table.sheet, None, "", dict(rows), key=f"第{first}行")


def row_goes_on(case: Case) -> Iterator[Hit]:
    """一次活动分在几行写。

    下面一行没有日期、类型和序号，只接着写主题、内容或名单，当作上一行那次活动的续行，没有另计。

    错：（不是错误）第5行只写“2.讨论预算”，接着第4行的“1.研究评优”
    对：不用理会；其实是另一次活动的，请补填日期和类型
    """
    for table in case.tables:
        lines = [n for row in table.rows for n in row.lines]
        if lines:
            rows = "、".join(map(str, lines[:_MOST_NAMED]))
            more = f"等{len(lines)}行" if len(lines) > _MOST_NAMED else "行"
            args: dict[str, object] = {"rows": f"第{rows}{more}"}
            yield Hit(table.sheet, None, "", args, key=f"第{lines[0]}行")


def opened_elsewhere(case: Case) -> Iterator[Hit]:
    """台账正被打开着。

    旁边有“~$”开头的锁文件，说明有人正在编辑。读的是最后一次保存的内容。

    错：（不是错误）同事正开着这本台账
    对：请他保存后再校验一次
    """
    if case.ledger.opened:
        yield Hit(case.activity_sheet, None, "", {}, key="锁文件")


RULES = (
    Rule(
        "L051",
        "info",
        "与“{sheet}”第{row}行是同一次活动，只计一次",
        on_two_sheets,
    ),
    Rule(
        "L052",
        "warning",
        "与“{sheet}”第{row}行是同一次活动，只计一次；但{column}这里是“{value}”，那里是“{other}”，请核对",
        two_sheets_differ,
    ),
    Rule(
        "L067",
        "warning",
        "与“{sheet}”第{row}行同一天、同一类，只有主题的写法不同，当作同一次活动，只计一次；其实是两次的，请在两张表上都登记两行",
        reworded,
    ),
    Rule(
        "L053",
        "info",
        "工作表“{sheet}”{what}是{span}的，不在报告期（{period}）内，没有计入；确是本期的请改正标题和日期",
        sheet_left_out,
    ),
    Rule(
        "L054",
        "warning",
        "{what}的合计写的是{stated}，逐行加起来是{counted}；请核对",
        total_differs,
    ),
    Rule(
        "L083",
        "info",
        "{what}的合计写的是{stated}，里面算了没有开成的；开了的是{counted}，请核对",
        total_of_all_rows,
    ),
    Rule(
        "L055",
        "warning",
        "工作表“{sheet}”像活动台账，但看不出是哪类活动，没有读取；请加上“活动类型”一列，或用活动类型作工作表名",
        type_untold,
    ),
    Rule(
        "L056",
        "warning",
        "表头“{heading}”像“{columns}”，不知道是哪一个，没有读取；请分成两列，或在参数里加一行“列同义词：{column}”",
        heading_ambiguous,
    ),
    Rule(
        "L057",
        "info",
        "这本台账正被打开着，读的是最后一次保存的内容；改动请先保存",
        opened_elsewhere,
    ),
    Rule(
        "L058",
        "warning",
        "“{value}”现按{type}计数，括号里写着{other}；兼有两类的请写成“暨”",
        type_in_brackets,
    ),
    Rule(
        "L059",
        "info",
        "第{first}行到第{last}行像统计小表，没有当作活动读取；里面若有活动记录，请移到台账的行里",
        small_table,
    ),
    Rule(
        "L065",
        "info",
        "{rows}接着上一行写，当作同一次活动；其实是另一次活动的，请补填日期和类型",
        row_goes_on,
    ),
)
