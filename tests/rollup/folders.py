"""A folder of branches' ledgers, small enough to be counted by hand."""

from __future__ import annotations

from pathlib import Path

import xlsxwriter

from addin.workflows.input_and_output import Destination, LedgerInput
from addin.workflows.rollups import RolledUp, Step, Workers, rollup, unseen

HEAD = "日期|活动类型|主题|主持人|应到人数|实到人数"
CAREFUL = """
2023-01-05|支委会|研究全年计划|张三|3|3
2023-02-06|支委会|研究党费收缴|张三|3|3
2023-03-07|支委会|研究主题党日|张三|3|3
2023-01-09|主题党日|学习党章|张三|10|9
2023-02-09|主题党日|参观档案馆|张三|10|10
2023-03-09|主题党日|志愿服务|张三|10|8
2023-02-20|党员大会暨党课|讲党课|李四|10|10
"""
FORGETFUL = """
2023-01-06|支委会|研究学习计划|王五|3|3
2023-03-08|支委会|研究党员培训|王五|3|3
2023-01-10|主题党日|学习文件|王五|8|8
2023-02-10|主题党日|重温入党誓词|王五|8|6
2023-03-10|主题党日|走访群众|王五|8|8
2023-03-20|党员大会|通报支部工作|王五|8|8
"""
QUARTER = ("2023-01-01", "2023-03-31")
HALF = ("2023-01-01", "2023-06-30")


def ledger(path: Path, rows: str, unit: str = "", period: tuple[str, str] | None = QUARTER) -> Path:
    """Write a branch's ledger; its 参数 tell the unit and the period, where given."""
    path.parent.mkdir(parents=True, exist_ok=True)
    told = [("键", "值"), ("单位全称", unit), ("支委人数", "3")]
    told += [("报告期起", period[0]), ("报告期止", period[1])] if period else []
    with xlsxwriter.Workbook(str(path)) as book:
        activities, settings = book.add_worksheet("活动台账"), book.add_worksheet("参数")
        for r, line in enumerate([HEAD, *rows.strip().splitlines()]):
            for c, cell in enumerate(line.split("|")):
                activities.write(r, c, int(cell) if cell.isdigit() else cell)
        for r, (key, value) in enumerate(told):
            settings.write_row(r, 0, [key, value])
    return path


def folder(root: Path) -> Path:
    """Write a careful branch, a forgetful one, the careful one's copy, and a file that is none."""
    careful = ledger(root / "一支部.xlsx", CAREFUL, "甲县水务局第一党支部")
    ledger(root / "二支部" / "台账.xlsx", FORGETFUL, "甲县水务局第二党支部")
    (root / "副本.xlsx").write_bytes(careful.read_bytes())
    (root / "记录.xlsx").write_bytes(b"not a workbook")
    (root / "~$一支部.xlsx").write_bytes(b"lock")
    return root


def contents(root: Path) -> dict[str, bytes]:
    """Return every file below a folder by its path."""
    return {str(p.relative_to(root)): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def examined(
    folder: Path, out: Path, *, jobs: int, reports: bool = False, step: Step = unseen
) -> RolledUp:
    """Sum up a folder's ledgers into another folder, so many at once on this computer."""
    workers = Workers(jobs)
    return rollup(
        LedgerInput(folder), Destination(out), reports=reports, workers=workers, step=step
    )
