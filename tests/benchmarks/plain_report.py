"""The script that one would write to the same end: python plain_report.py LEDGER TEMPLATE REPORT.

It reads a ledger with openpyxl, counts its period by type, month and heads, and fills the template
of the report, 半年工作汇报.docx, with docxtpl; it checks nothing and remembers nothing.
"""

import sys
from collections import Counter
from datetime import date, datetime

from docxtpl import DocxTemplate
from jinja2 import Environment
from openpyxl import load_workbook

REQUIRED = {"党员大会": 4, "支委会": 12, "党课": 4, "主题党日": 12, "党小组会": 12}  # a year
WORDS = {"指导思想": "习近平新时代中国特色社会主义思想", "学习主题": "党的二十大精神"}


def main(ledger: str, template: str, report: str) -> None:
    book = load_workbook(ledger, read_only=True, data_only=True)
    parameters = dict(row[:2] for row in book["参数"].iter_rows(min_row=2, values_only=True))
    headings, *rows = book["活动台账"].iter_rows(values_only=True)
    records = [dict(zip(headings, row, strict=True)) for row in rows]
    document = DocxTemplate(template)
    filters = Environment(autoescape=True)
    filters.filters["日期"] = chinese
    document.render(values(parameters, records), filters)
    document.save(report)


def chinese(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else "（待补充）"


def values(parameters: dict, records: list[dict]) -> dict:
    start, end = (date.fromisoformat(parameters[k]) for k in ("报告期起", "报告期止"))
    held = [r for r in records if start <= r["日期"].date() <= end]
    times, heads, due, months = Counter(), Counter(), Counter(), Counter()
    for record in held:
        type_ = record["活动类型"]
        times[type_] += 1
        heads[type_] += record["实到人数"]
        due[type_] += record["应到人数"]
        months[type_, record["日期"].month] += 1
    on_site = [r for r in held if r["形式"] == "现场教学"]
    gaps = {t: gap for t, n in REQUIRED.items() if (gap := n - counted(t, n, months)) > 0}
    empty = ("党员", "标签", "第一议题", "登记", "占比", "发展党员", "换届", "党费", "阵地")
    empty += ("双重组织生活", "评议", "政治生日", "意识形态", "培训", "必学", "整改", "上期承诺")
    return {
        **{name: {} for name in (*empty, "个人有关事项")},
        "用语": WORDS,
        "单位": {"全称": parameters["单位全称"], "简称": "我单位"},
        "主送机关": parameters["主送机关"],
        "成文日期": datetime.fromisoformat(parameters["成文日期"]),
        "期间": {
            "名称": f"{start.year}年",
            "简称": "全年",
            "年份": start.year,
            "开始": start,
            "结束": end,
            "截至": end,
            "下期": f"{start.year + 1}年",
        },
        "支部数": len({r["党支部"] for r in held}),
        "活动总数": len(held),
        "参加人次": heads.total(),
        "到会率": percent(heads.total(), due.total()),
        "学时": {"累计": sum(r["学时"] for r in held)},
        "次数": times,
        "人次": heads,
        "现场教学": {
            "次数": len(on_site),
            "人次": sum(r["实到人数"] for r in on_site),
            "地点": "、".join(sorted({r["地点"] for r in on_site})),
        },
        "存在的问题": [
            {"序": n, "问题": f"{t}缺少{gap}次", "措施": f"按规定的次数安排{t}"}
            for n, (t, gap) in enumerate(gaps.items(), 1)
        ],
        "统计表": [
            {
                "类型": t,
                "次数": n,
                "应开": REQUIRED.get(t, "—"),
                "缺少": gaps.get(t, 0) if t in REQUIRED else "—",
                "人次": heads[t],
                "到会率": percent(heads[t], due[t]),
                "说明": "",
            }
            for t, n in times.items()
        ],
    }


def counted(type_: str, required: int, months: Counter) -> int:
    """Count the months, or quarters, of a year in which a type was held."""
    span = 12 // required
    return len({(m - 1) // span for t, m in months if t == type_})


def percent(part: int, whole: int) -> str:
    return f"{part / whole:.1%}".rstrip("%") if whole else ""


if __name__ == "__main__":
    main(*sys.argv[1:])
