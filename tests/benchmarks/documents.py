"""Reports of many pages: audited, proof-read and renewed; five times the pages in five times the time."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import docx

from addin.resources import DEFAULT_TEMPLATE, resource
from tests.benchmarks.ledgers import write_ledger
from tests.benchmarks.measuring import Figure, Timed, in_turn, process, python, ratio

PAGES = (200, 1_000)
TABLE_ROWS = (200, 1_000)
_STRAIGHT = 1.1  # of so many times the time
_A_PAGE = 0.007  # seconds
_PARAGRAPHS = 12  # of a page of some 600 characters
_TYPES = ("党员大会", "支委会", "党课", "主题党日", "党小组会", "专题学习")
_PROSE = (
    "严格落实组织生活制度，把学习成果转化为推动工作的实际举措。",
    "对照年初计划逐项检查，存在的不足已列出清单，明确了责任人和完成时限。",
    "党员干部主动认领任务，深入一线了解情况，听取群众意见建议。",
    "加强对重点工作的督促检查，做到件件有着落、事事有回音。",
)


def figures(folder: Path, pages: tuple[int, ...] = PAGES, runs: int = 3) -> Iterator[Figure]:
    """Yield the figures of long documents; ``folder``: where files are made."""
    ledger = str(write_ledger(folder / "台账.xlsx", 300))
    few, many = pages[0], pages[-1]
    texts = {n: str(write_text(folder / f"{n}页.docx", n)) for n in pages}
    tables = {n: str(write_table(folder / f"{n}行.docx", n)) for n in pages}
    for what, its in (("pages", texts), ("rows of a table", tables)):
        audits = {str(n): _command("audit", path, ledger) for n, path in its.items()}
        times = in_turn(audits, runs, warm=0)
        told = f"taizhang audit, {many:,} {what}"
        least = ratio(times[str(many)], times[str(few)])
        yield Figure(told, f"{few:,} {what}", least, many / few * _STRAIGHT)
    yield from _proofreading(texts, few, many, runs)
    yield from _refreshing(folder, ledger, runs)


def _proofreading(texts: dict[int, str], few: int, many: int, runs: int) -> Iterator[Figure]:
    times = in_turn({str(n): _command("proofread", path) for n, path in texts.items()}, runs, 0)
    told, short = f"taizhang proofread, {many:,} pages", times[str(few)]
    yield Figure(told, f"{few:,} pages", ratio(times[str(many)], short), many / few * _STRAIGHT)
    a_page = (min(times[str(many)]) - min(short)) / (many - few)
    yield Figure("taizhang proofread, a further page", "7 ms", a_page / _A_PAGE, 1.0)


def _refreshing(folder: Path, ledger: str, runs: int) -> Iterator[Figure]:
    report, script = folder / "汇报.docx", Path(__file__).with_name("plain_report.py")
    shipped = str(resource("templates", DEFAULT_TEMPLATE))
    _command("report", ledger, "--force", "-o", str(report))()
    times = in_turn(
        {
            "refresh": _command(
                "refresh", str(report), ledger, "--force", "-o", str(folder / "新.docx")
            ),
            "again": python(str(script), ledger, shipped, str(folder / "plain.docx")),
        },
        runs,
    )
    told = "taizhang refresh, a report of a ledger of 300 rows, whole process"
    against = "a script of openpyxl and docxtpl that fills the same report anew"
    yield Figure(told, against, ratio(times["refresh"], times["again"]))


def _command(*words: str) -> Timed:
    return process(sys.executable, "-m", "addin", *words)


def write_text(path: Path, pages: int) -> Path:
    """Write a report of so many pages, some of whose sentences state figures."""
    document = docx.Document()
    for n in range(pages * _PARAGRAPHS):
        month, kind = n % 12 + 1, _TYPES[n % len(_TYPES)]
        figures = f"{month}月召开{kind}{n % 5 + 1}次，参加{n % 40 + 60}人次。" if n % 4 == 0 else ""
        document.add_paragraph(f"{figures}{_PROSE[n % len(_PROSE)]}")
    document.save(str(path))
    return path


def write_table(path: Path, rows: int) -> Path:
    """Write a report with a table of so many rows, each of a branch."""
    document = docx.Document()
    document.add_paragraph("各支部组织生活情况如下：")
    table = document.add_table(rows + 1, 4)
    texts = [("支部", "党员大会（次）", "支委会（次）", "参加人次")]
    texts += [(f"第{n + 1}党支部", str(n % 4), str(n % 12), str(n % 90)) for n in range(rows)]
    for row, line in zip(table.rows, texts, strict=True):
        for cell, text in zip(row.cells, line, strict=True):
            cell.text = text
    document.save(str(path))
    return path
