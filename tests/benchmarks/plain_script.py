"""The script that one would write instead: python plain_script.py LEDGER TEMPLATE REPORT.

It reads a ledger with openpyxl, counts it, and fills a template with docxtpl; it checks nothing.
"""

import sys
from collections import Counter

from docxtpl import DocxTemplate
from openpyxl import load_workbook


def main(ledger: str, template: str, report: str) -> None:
    sheet = load_workbook(ledger)["活动台账"]
    headings, *rows = sheet.iter_rows(values_only=True)
    records = [dict(zip(headings, row, strict=True)) for row in rows]
    times = Counter(r["活动类型"] for r in records)
    heads = Counter()
    for r in records:
        heads[r["活动类型"]] += r["实到人数"]
    figures = [*times.values(), *heads.values()]
    document = DocxTemplate(template)
    values = {f"f{n}": figures[n % len(figures)] for n in range(40)}
    values |= {f"c{n}": True for n in range(6)}
    values |= {f"l{n}": [{"name": t, "note": n} for t, n in times.items()] for n in range(3)}
    values["rows"] = [dict.fromkeys("abcdefgh", t) | {"b": n} for t, n in times.items()]
    document.render(values, autoescape=True)
    document.save(report)


if __name__ == "__main__":
    main(*sys.argv[1:])
