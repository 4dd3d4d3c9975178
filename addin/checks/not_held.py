"""Rules about activities that were not held, or of which the ledger does not say whether."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from addin.checks.finding import Hit, Severity
from addin.checks.ledger_rule import Case, Rule, at
from addin.ledger.record import replace
from addin.ledger.records.activity import Activity
from addin.ledger.records.called_off import NotHeld, Reason
from addin.ledger.records.status import STATUS, Status, status_of

_MOST_ROWS = 8


def not_held(case: Case) -> Iterator[Hit]:
    """写明没有开成的活动。

    备注、主题写着取消、延期，又没有到会人数，这一行不计数。后来开了的，请另登记一行；其实开了的，请填到会人数。
    写着“推迟召开”、打一个叉，看不出那天开了没有的，也不计数，请核对。

    错：备注“因防汛取消”，实到人数空着（按没有开计）
    对：删去这一行，或填上实到人数
    """
    for n in _of((*case.ledger.called_off, *case.ledger.unclear), "remark"):
        if n.words and n.certain:
            yield at(n.activity.row, n.column, said=f"写着“{n.words}”，又")
        elif n.words:
            said = f"写着“{n.words}”，看不出开了没有，"
            yield _graded(at(n.activity.row, n.column, said=said), "warning")
        else:
            yield at(n.activity.row, n.column, said="写明没有开成，又")


def voided(case: Case) -> Iterator[Hit]:
    """写明作废的一行。

    备注或状态写着“作废”“录错，作废”，这一行不是记录，不计数，填了人数的也不计。

    错：（不是错误）备注“录错，作废”
    对：删去这一行；其实有效的，删去“作废”
    """
    for n in _of(case.ledger.called_off, "void"):
        yield at(n.activity.row, n.column)


def struck_out(case: Case) -> Iterator[Hit]:
    """划掉的活动。

    一行里多半的格子加了删除线，按取消计，不计数，也不查人数、主持人。表上写明划线表示已办结的除外。

    错：（不是错误）第9行划掉了（按取消计）
    对：删去这一行；其实开了的，去掉删除线
    """
    for n in _of(case.ledger.called_off, "struck out"):
        yield at(n.activity.row, n.column)


def filled_off(case: Case) -> Iterator[Hit]:
    """底色表明没有开的活动。

    表上写明了颜色的意思（“黄色为计划，灰色为取消”，或者颜色旁边写着“未召开”），一行里多半的格子是这种底色，
    这一行就不计数。没有说明的颜色，没有意思。

    错：（不是错误）表下注明“灰色为取消”，第9行是灰色（按取消计）
    对：删去这一行；其实开了的，去掉底色
    """
    for n in _of(case.ledger.called_off, "fill"):
        yield at(n.activity.row, n.column, words=n.words, but="其实开了的请去掉底色")
    for n in _of(case.ledger.unclear, "fill"):
        but = f"实到却填了{n.activity.present}人，请核对：开了的去掉底色"
        yield _graded(at(n.activity.row, n.column, words=n.words, but=but), "error")


def cell_struck(case: Case) -> Iterator[Hit]:
    """划掉了一格，或一格里的几个字。

    这一行的其他格没有划掉，不知道划掉的还算不算。现按没有划掉读取。

    错：一行里只有主持人加了删除线
    对：换成新的内容；整行不算的，整行划掉或删去
    """
    return case.problems("cell-struck")


def row_struck(case: Case) -> Iterator[Hit]:
    """别的表里划掉的一行。

    党员名册、党费收缴这样的表里，一行多半的格子加了删除线，不知道还算不算。现照常读取。

    错：党员名册里一名党员划掉了
    对：转出的填转出日期；不算的删去这一行
    """
    return case.problems("row-struck")


def status_not_held(case: Case) -> Iterator[Hit]:
    """状态写明没有开的活动。

    状态是待召开、草稿、未开展、已取消、延期之类，这一行不计数，也不查人数、主持人。

    错：状态“待召开”（按没有开计）
    对：开了以后状态改成“已召开”，填上实到人数
    """
    for n in _of(case.ledger.called_off, "status"):
        if not n.activity.present:
            yield at(n.activity.row, n.column)


def status_contradicts(case: Case) -> Iterator[Hit]:
    """状态写没有开，却填了实到人数。

    状态是待召开、已取消之类，实到人数又填了数，两者必有一处不对。这一行没有计数，请对照会议记录改正。

    错：状态“已取消”，实到 20
    对：状态“已召开”，实到 20
    """
    for n in _of(case.ledger.unclear, "status"):
        if n.activity.present:
            yield at(n.activity.row, n.column, present=n.activity.present)


def status_unknown(case: Case) -> Iterator[Hit]:
    """状态看不出开了没有。

    状态一栏的词不认识，不知道这样的活动开了没有。一个词只问一次：有实到人数的照常计数，没有的不计。

    错：状态“审核中”
    对：状态“已召开”，或“未召开”
    """
    words = case.ledger.catalogue.status
    headings = {t.sheet: t.headings[STATUS] for t in case.tables if STATUS in t.columns}
    asked: dict[str, list[tuple[Activity, bool]]] = {}
    for a in case.activities if headings else ():
        text = a.row.text(STATUS)
        heading = headings.get(a.row.sheet, "")
        if STATUS in a.row.columns and status_of(text, heading, words) is Status.UNKNOWN:
            asked.setdefault(text, []).append((a, True))
    for n in _of(case.ledger.unclear, "status"):
        if n.activity.present:
            continue  # status_contradicts asks about it
        asked.setdefault(n.activity.row.text(STATUS), []).append((n.activity, False))
    for found in asked.values():
        counted = sum(was for _, was in found)
        yield at(found[0][0].row, STATUS, said=_counted(counted, len(found) - counted))


def _counted(counted: int, left: int) -> str:
    """Return in words how many rows of a status were counted, and how many were not."""
    said = [f"{counted}行照常计数"] if counted else []
    return "，".join([*said, *([f"{left}行没有实到人数，没有计数"] if left else [])])


def planned_only(case: Case) -> Iterator[Hit]:
    """只有计划时间，没有实际时间。

    计划时间、实际时间分两栏的，以实际时间为准；实际时间空着，这一行按没有开计。

    错：计划时间 3月28日，实际时间空着（按没有开计）
    对：计划时间 3月28日，实际时间 3月30日
    """
    for n in _of(case.ledger.called_off, "no day"):
        yield at(n.activity.row, n.column)


def real_day_missing(case: Case) -> Iterator[Hit]:
    """有实到人数，没有实际时间。

    填了实到人数，像是开了，实际时间却空着，不知道是哪一天，这一行没有计数。

    错：计划时间 3月28日，实际时间空着，实到 20
    对：计划时间 3月28日，实际时间 3月30日，实到 20
    """
    for n in _of(case.ledger.unclear, "no day"):
        yield at(n.activity.row, "日期")


def nobody_came(case: Case) -> Iterator[Hit]:
    """实到人数是0。

    没有一个人到会，看不出这次活动是计划、没有开成，还是人数没有填。没有计数；状态写明已召开的照常计次，
    不计入到会率。

    错：应到 31，实到 0
    对：应到 31，实到 29；没有开的，在备注写“取消”
    """
    for n in _of(case.ledger.unclear, "nobody"):
        yield at(n.activity.row, n.column, counted="，没有计数")
    for a in case.activities:
        if a.present == 0:
            said = at(a.row, a.heads_column, counted="，照常计次、不计入到会率")
            yield _graded(said, "warning")


def _graded(hit: Hit, severity: Severity) -> Hit:
    return replace(hit, severity=severity)


def plan_sheet(case: Case) -> Iterator[Hit]:
    """工作表登记的是计划。

    表名、标题写着计划、安排，或只有计划时间一栏的，登记的是打算开的活动，不是开过的：没有实到人数、状态又没有
    写明已开展的行不计数。台账里预先填好了月份和类型、别的都空着的行，也不计数。

    错：工作表“2022年主题党日计划”（没有计数）
    对：开过的活动登记到活动台账，写实际日期和实到人数
    """
    for sheet, rows in _by_sheet(_of(case.ledger.called_off, "plan")).items():
        args = {"sheet": sheet, "rows": _rows(rows), "why": "从名称看登记的是计划"}
        yield Hit(sheet, None, "", dict(args), key=sheet, severity="info")
    for sheet, rows in _by_sheet(_of(case.ledger.unclear, "plan")).items():
        why = "从名称看登记的是计划" if rows[0].column == "日期" else "只有计划时间，没有实际时间"
        args = {"sheet": sheet, "rows": _rows(rows), "why": why}
        yield Hit(sheet, None, "", dict(args), key=sheet)
    for sheet, rows in _by_sheet(_of(case.ledger.unclear, "prefilled")).items():
        args = {"sheet": sheet, "rows": _rows(rows), "why": "有只写了月份和类型的行"}
        yield Hit(sheet, None, "", dict(args), key=sheet)


def counted_by_plan(case: Case) -> Iterator[Hit]:
    """按计划时间计数。

    表上只有计划时间一栏，填了实到人数的行按开过计数，日期用的是计划时间，实际未必是那一天。

    错：计划时间 3月28日，实到 20
    对：加一栏“实际时间”，写实际开展的日期
    """
    planned = {t.sheet for t in case.tables if t.kind.instead.get("日期") in t.columns}
    planned -= {t.sheet for t in case.tables if "日期" in t.columns}
    for sheet in sorted(planned):
        rows = [a for a in case.activities if a.row.sheet == sheet]
        if rows:
            yield Hit(sheet, None, "", {"sheet": sheet, "count": len(rows)}, key=sheet)


def _of(found: Iterable[NotHeld], reason: Reason) -> list[NotHeld]:
    return [n for n in found if n.reason == reason]


def _by_sheet(found: Iterable[NotHeld]) -> dict[str, list[NotHeld]]:
    sheets: dict[str, list[NotHeld]] = {}
    for n in found:
        sheets.setdefault(n.activity.row.sheet, []).append(n)
    return sheets


def _rows(found: list[NotHeld]) -> str:
    numbers = "、".join(str(n.activity.row.number) for n in found[:_MOST_ROWS])
    return f"{len(found)}行（第{numbers}{'等' if len(found) > _MOST_ROWS else ''}行）"


RULES = (
    Rule("L062", "info", "{said}没有到会人数，这一行没有计数；其实开了的请填人数", not_held),
    Rule(
        "L095",
        "info",
        "这一行划掉了（删除线），按取消计，没有计数；其实开了的请去掉删除线",
        struck_out,
    ),
    Rule(
        "L096",
        "info",
        "这一行的底色按表上的说明是“{words}”，没有计数；{but}",
        filled_off,
    ),
    Rule(
        "L097",
        "warning",
        "{column}一格有划掉的字（删除线），这一行没有整行划掉，按没有划掉读取；请核对后改好或去掉删除线",
        cell_struck,
    ),
    Rule(
        "L098",
        "warning",
        "这一行划掉了（删除线），仍照常读取；不算的请删去这一行，转出的请填转出日期",
        row_struck,
    ),
    Rule(
        "L071",
        "info",
        "状态是“{value}”，按没有开计，这一行没有计数；其实开了的请改成“已召开”",
        status_not_held,
    ),
    Rule(
        "L094",
        "info",
        "写明“{value}”，这一行没有计数；其实有效的请改正",
        voided,
    ),
    Rule(
        "L072",
        "error",
        "状态是“{value}”，实到却填了{present}人，这一行没有计数；请核对状态或实到人数",
        status_contradicts,
    ),
    Rule(
        "L073",
        "warning",
        "状态“{value}”看不出活动开了没有，{said}；请改成“已召开”或“未召开”",
        status_unknown,
    ),
    Rule(
        "L074",
        "info",
        "只有计划时间，没有实际时间，按没有开计，这一行没有计数；其实开了的请填实际时间",
        planned_only,
    ),
    Rule(
        "L075",
        "error",
        "填了实到人数，没有填实际时间，不知道开了没有，这一行没有计数；请补上实际时间",
        real_day_missing,
    ),
    Rule(
        "L076",
        "error",
        "实到是0人，看不出这次活动开了没有{counted}；开了的请填实到人数，没有开的请在备注写“取消”",
        nobody_came,
    ),
    Rule(
        "L077",
        "warning",
        "工作表“{sheet}”{why}，{rows}没有实到人数，没有计数；开过的请写明实际日期和实到人数",
        plan_sheet,
    ),
    Rule(
        "L078",
        "warning",
        "工作表“{sheet}”只有计划时间，有实到人数的{count}行按计划时间计数；请加一栏“实际时间”",
        counted_by_plan,
    ),
)
