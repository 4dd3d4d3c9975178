"""A year's ledger of two branches, for claims about times, branches and people at once."""

from __future__ import annotations

from addin.workflows import Checked
from claims.reports import ledger

HEADER = "日期|党支部|活动类型|主题|主持人|应到人数|实到人数|主讲人"
OFFICE, PLANT = "机关党支部", "排水所党支部"
ROSTER = """姓名|党支部|党内职务|党小组|党员类别
周明|机关党支部|书记|第一党小组|正式党员
赵一|机关党支部|委员|第一党小组|正式党员
钱二|机关党支部||第一党小组|预备党员
李红|排水所党支部|书记|第二党小组|正式党员
孙三|排水所党支部||第二党小组|正式党员"""
PROBLEMS = "问题来源|问题|整改措施|责任人|整改时限|完成情况\n" + "\n".join(
    f"组织生活会|问题{i}|立即改|周明|2022-10-31|{'已完成' if i < 5 else '整改中'}"
    for i in range(1, 8)
)


def _rows(type_: str, branch: str, months: str, chair: str, speaker: str = "") -> list[str]:
    return [
        f"2022年{month}月{8 + n}日|{branch}|{type_}|{type_}第{n + 1}次|{chair}|9|9|{speaker}"
        for n, month in enumerate(months.split())
    ]


ROWS = (
    *_rows("支委会", OFFICE, "1 2 3 4 5 7 8 9", "周明"),
    *_rows("支委会", PLANT, "1 2 4 6 10 11", "李红"),
    *_rows("主题党日", OFFICE, "1 3 4 5 5 8 9 10", "周明"),
    *_rows("主题党日", PLANT, "2 6 7 12", "李红"),
    *_rows("党课", OFFICE, "2 5 9", "周明", "周明"),
    *_rows("党课", PLANT, "3 8", "李红", "李红"),
    *_rows("党课", PLANT, "11", "李红", "周明"),
    *_rows("党课", PLANT, "12", "李红", "赵一"),
    *_rows("党员大会", OFFICE, "1 4 7 10", "周明"),
    *_rows("党员大会", PLANT, "3 9", "李红"),
)


def year_ledger(roster: str = ROSTER) -> Checked:
    """Return the ledger, with a roster of members."""
    settings = "键|值\n单位全称|云州市水务局机关党总支\n报告期起|2022-1-1\n报告期止|2022-12-31"
    sheets = {"参数": settings, "党员名册": roster, "整改台账": PROBLEMS}
    return ledger(*ROWS, header=HEADER, **sheets)
