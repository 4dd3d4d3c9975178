"""Reports of a few lines, and what is found in them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from addin.audit.claim import Claim, Judged
from addin.audit.figure_words.lexicon import lexicon
from addin.audit.report_audit import audit_text
from addin.audit.sentences.claim_finder import find_claims
from addin.ledger.catalogue import catalogue
from addin.ledger.period import Period
from addin.report.prose import Cell, Paragraph
from addin.workflows import Checked, check_grids
from addin.workflows.input_and_output import LedgerInput
from ledgers import H1, grid

WORDS = lexicon(catalogue())
Line = str | Sequence[Sequence[str]]


def paragraphs(*lines: Line) -> list[Paragraph]:
    """Return paragraphs; a line that is rows of cells is a table."""
    found: list[Paragraph] = []
    tables = 0
    for line in lines:
        if isinstance(line, str):
            found.append(Paragraph(len(found), line))
            continue
        for r, row in enumerate(line):
            for c, text in enumerate(row):
                found.append(Paragraph(len(found), text, None, Cell(tables, r, c)))
        tables += 1
    return found


def claims(*lines: str, period: Period = H1) -> list[Claim]:
    """Return the claims of some paragraphs."""
    return list(find_claims(paragraphs(*lines), WORDS, period))


def stated(*lines: str) -> list[tuple[str, float, str]]:
    """Return what each claim reads like, states and means."""
    return [(c.text, float(c.stated.number), c.keys[0] if c.keys else "") for c in claims(*lines)]


HEADER = "日期|活动类型|主题|主持人|应到人数|实到人数|主题标签|主讲人"
ROWS = (
    "2022年1月7日|支委会|研究年度计划|张三|5|5||",
    "2022年2月9日|支委会|研究组织生活|张三|5|4||",
    "2022年3月4日|党员大会|审议计划|张三|20|19||",
    "2022年4月8日|支委会|研究四月工作|张三|5|5||",
    "2022年4月15日|主题党日|义务植树|李四|20|18||",
    "2022年5月6日|专题学习|学习政治生活|李四|20|20|两化|",
    "2022年6月1日|党课|讲党课|张三|20|17||张三",
    "2022年6月17日|主题党日|参观纪念馆|李四|20|19||",
    "2022年6月20日|党员大会|半年小结|张三|20|20||",
)


def ledger(
    *rows: str, period: Period | None = None, header: str = HEADER, **others: str
) -> Checked:
    """Return a checked ledger of these rows, for the first half of 2022 unless told."""
    sheets = {
        "参数": "键|值\n单位全称|云州市测试局\n报告期起|2022-1-1\n报告期止|2022-6-30",
        **others,
    }
    grids = [
        grid("\n".join((header, *(rows or ROWS)))),
        *(grid(t, n) for n, t in sheets.items() if t),
    ]
    return check_grids(LedgerInput(Path("活动台账.xlsx"), period), grids)


def judged(checked: Checked, *lines: Line) -> list[Judged]:
    """Return the claims of a report held against a ledger."""
    return audit_text(paragraphs(*lines), checked.ledger, checked.scope, checked.tally)


def told(checked: Checked, *lines: Line) -> list[tuple[str, str, str]]:
    """Return each claim's text, figure and verdict."""
    return [(j.text, j.key, j.verdict.value) for j in judged(checked, *lines)]


def verdicts(checked: Checked, *lines: Line) -> list[str]:
    """Return the verdicts alone."""
    return [j.verdict.value for j in judged(checked, *lines)]
