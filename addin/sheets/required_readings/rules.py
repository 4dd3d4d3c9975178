"""Rules about 必学清单, held against the records."""

from __future__ import annotations

from collections.abc import Iterator

from addin.checks.finding import Hit
from addin.checks.ledger_rule import Case, Rule, at
from addin.ledger.period import chinese_date
from addin.sheets.required_readings.figures import first_study
from addin.sheets.required_readings.record import REQUIRED_READINGS


def not_studied(case: Case) -> Iterator[Hit]:
    """必学清单里的篇目未见按时学习。

    活动的主题或主要内容里有篇目的关键字（不填关键字的看书名号里的篇名），就算学过。要求完成日期在
    报告期内、到期未见学习记录的提醒；学过而没有登记的请补记。

    错：要求2022年5月31日前学完，到6月30日台账里没有学习记录
    对：5月24日的专题学习，主题里有这个篇目
    """
    kept = case.ledger.keeps_activities  # or nothing tells what was studied
    for r in case.ledger.of(REQUIRED_READINGS) if kept else ():
        if not r.title or r.due is None or r.due not in case.scope.reached:
            continue
        studied = first_study(r, case.ledger)
        if studied is None or studied.when is None:
            yield at(r.row, "文件或讲话", title=r.title, what="未见学习记录")
        elif studied.when.first > r.due:
            what = f"最早的学习记录是{chinese_date(studied.when.first)}，晚于要求"
            yield at(r.row, "文件或讲话", title=r.title, what=what)


RULES = (Rule("L611", "warning", "“{title}”{what}；学过的请补记", not_studied),)
