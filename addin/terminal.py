"""What a person sees in the terminal."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from addin.checks.finding import SEVERITY_LABEL, counted_in_words
from addin.ledger.refusal import Refusal
from addin.ledger.values.identity_numbers import unidentified
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import nearest, shown
from addin.screen_lines import shortened, table, width_of, wrapped

if TYPE_CHECKING:
    from datetime import date

    from addin.agenda.due import Due
    from addin.checks.rule_entry import Entry
    from addin.checks.safe_corrections import Correction
    from addin.office.writing.fixed_copy import Fixed
    from addin.workflows import Checked
    from addin.workflows.activity_records import Recorded
    from addin.workflows.agendas import Agenda
    from addin.workflows.audits import Audited
    from addin.workflows.making_templates import MadeTemplate
    from addin.workflows.proofreading import Proofread
    from addin.workflows.reports import Refreshed, Reported
    from addin.workflows.rollups import RolledUp
    from addin.workflows.template_checks import Linted
    from addin.workflows.template_library import Template


_WIDEST_BRANCH = 20  # columns of a screen
_CONTROL = pattern(r"[\x00-\x1f\x7f-\x9f]+")  # a cell must not steer the terminal


@contextlib.contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Show the current step on a terminal's standard error; nothing where that is a file."""
    if not sys.stderr.isatty():
        yield lambda _step: None
        return
    from rich.console import Console  # noqa: PLC0415 - only where somebody is looking

    with Console(stderr=True).status("开始") as status:
        yield lambda step: status.update(f"正在{step}……")


@contextlib.contextmanager
def progress_bar() -> Iterator[Callable[[int, int, str], None]]:
    """Show how many are done of how many, on a terminal's standard error only."""
    if not sys.stderr.isatty():
        yield lambda _done, _all, _file: None
        return
    from rich.console import Console  # noqa: PLC0415 - only where somebody is looking
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    columns = (TextColumn("正在读取台账"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TextColumn("{task.description}"), console=Console(stderr=True)) as bar:
        its = bar.add_task("", total=None)

        def step(done: int, of: int, file: str) -> None:
            bar.update(its, completed=done, total=of, description=_steady(file))

        yield step


def _steady(text: str) -> str:
    """Return a text of the clerk's in one line that steers no terminal and identifies nobody."""
    return unidentified(_CONTROL.sub(" ", text))


def _say(text: str) -> None:
    """Print a line."""
    print(_steady(text))


def show_findings(checked: Checked) -> None:
    """List the findings, worst first, and sum them up in one line."""
    for f in checked.findings:
        place = f"{f.sheet}!{f.cell}" if f.cell else f.sheet
        value = f"“{f.value}”" if f.value else ""
        hint = f"　建议：{f.suggestion}" if f.suggestion else ""
        _say(f"{SEVERITY_LABEL[f.severity]} {f.code} {place} {value} {f.message}{hint}")
    from addin.ledger.forms.sheet_reading import reading_in_words  # noqa: PLC0415 - see above

    _say(reading_in_words(checked.ledger.reading))
    times = checked.tally.times_in_words.removeprefix("共")
    _say(f"《{checked.ledger.name}》{checked.scope.period.title}：{times}，{summary(checked)}")


def summary(checked: Checked) -> str:
    """Return the result in one phrase: 校验完成：错误 3，提醒 5，提示 1."""
    return f"校验完成：{counted_in_words(checked.findings)}"


def show_statistics(checked: Checked) -> None:
    """List every figure with its rows."""
    from addin.statistics.statistic import rows_in_words  # noqa: PLC0415 - loads the ledger

    _say(f"《{checked.ledger.name}》{checked.scope.period.title}")
    for s in checked.tally.figures:
        _say(f"{s.key}：{s.value}{s.unit}　{rows_in_words(s.rows)}")
    for branch, figures in checked.branch_figures.items():
        _say(f"【{branch}】")
        for s in figures:
            _say(f"{s.key}：{s.value}{s.unit}　{rows_in_words(s.rows)}")


def show_agenda(done: Agenda) -> None:
    """List what is due in a table of 80 columns, the earliest first, and sum it up."""
    branches = max((width_of(d.branch) for d in done.due), default=0)
    headings = ("", "期限", "规则", "支部" if branches else "", "事项")
    rows = [headings, *(_due_cells(d, done.day) for d in done.due)]
    for line in table(rows, (4, 10, 4, min(branches, _WIDEST_BRANCH), 0)) if done.due else ():
        print(line)
    _say(f"《{done.checked.ledger.name}》截至{done.day.isoformat()}：{done.summary}")


def _due_cells(its: Due, day: date) -> tuple[str, ...]:
    late = "逾期" if its.overdue(day) else ""
    texts = (late, its.by.isoformat(), its.rule, its.branch, its.words)
    return tuple(_steady(text) for text in texts)


def show_written(path: Path | None) -> None:
    """Say where a workbook was written."""
    if path:
        _say(f"已写入：{path}")


def show_fixed(fixed: Fixed, path: Path) -> None:
    """List what was corrected in a copy and what could not be, and say where the copy is."""
    for its in fixed.done:
        _say(f"已更正 {its.sheet}!{its.cell} {_change(its)}")
    for its, reason in fixed.left:
        _say(f"未更正 {its.sheet}!{its.cell} {_change(its)}　没有动：{reason}，请手工修改")
    if not fixed.done:
        _say(f"没有可以直接更正的地方，副本与台账相同：{path}")
        return
    _say(f"已更正{len(fixed.done)}处，另存为：{path}")
    if fixed.stale:
        _say("工作簿里有公式：请用Excel打开副本，按Ctrl+Alt+F9重新计算")


def _change(its: Correction) -> str:
    """Return a correction in words; names of people are not printed."""
    if its.private:
        return its.why
    return f"“{its.old}”→“{shown(its.new)}”（{its.why}）"


def show_report(done: Reported) -> None:
    """Say where the report is, and what is left to do in it."""
    _say(f"已生成报告：{done.path}")
    if done.missing:
        _say(f"报告里有{done.missing}处{done.left_open}")
    for sentence in (*done.remarks, *done.open_points):
        _say(f"请核对：{sentence}")
    _say_all(done.taken_out)
    if done.checked.findings:
        _say(f"台账{summary(done.checked)}；详情用 taizhang check 查看")


def show_records(done: Recorded) -> None:
    """Say where the documents of the activities are, and what is left to do in them."""
    _say(f"已生成{len(done.paths)}份，在文件夹：{done.folder}")
    if done.missing:
        _say(f"其中有{done.missing}处（待补充），已标红；请补齐台账，或直接在Word里填写")
    _say_all(done.taken_out)
    if done.checked.findings:
        _say(f"台账{summary(done.checked)}；详情用 taizhang check 查看")


def show_templates(found: Iterable[Template]) -> None:
    """List the templates at hand."""
    for its in found:
        each = "　（每次活动一份，加 --each）" if its.each else ""
        _say(f"{its.name}　{'自己的：' if its.own else ''}{its.title}{each}")
    _say("另存一份来改：taizhang templates 名称 -o 副本.docx；用哪个：taizhang report 台账 -t 名称")


def show_refreshed(done: Refreshed) -> None:
    """Say what was renewed in a report, what was left, and where the new one is."""
    for sentence in done.sentences():
        _say(sentence)
    _say_all(done.taken_out)
    _say(f"{done.summary}。新的报告：{done.target}")


def show_rollup(done: RolledUp) -> None:
    """Say what was summed up, what could not be, who lacks what, and where the summary is."""
    its = done.rollup
    for branch in its.refused:
        _say(f"未能处理 {branch.file}　{branch.refusal}")
    for again, first in its.repeated:
        _say(f"没有重复计入 {again.file}　内容与“{first.file}”相同")
    for placed in its.order:
        short = "、".join(d.type for d in placed.branch.duties if d.short)
        met = f"{placed.branch.met}/{placed.branch.due}"
        lacks = f"，缺项：{short}" if short else ""
        maybe = "、".join(d.type for d in placed.branch.duties if d.open)
        lacks += f"，待核实：{maybe}" if maybe else ""
        rank = f"第{placed.place}名" if placed.place else "未排名"
        _say(f"{rank} {placed.branch.name} 达标{met}{lacks}")
    if done.resumed:
        _say(f"其中{done.resumed}个台账在上次中断前已经处理")
    _say(
        f"{its.period.title}：台账{len(its.branches)}个，活动{its.activities.value}次，"
        f"未能处理{len(its.refused)}个。汇总：{done.folder}"
    )


def show_audited(done: Audited, every: bool = False) -> None:
    """List what disagrees with the ledger, then what can't be verified; count the rest.

    ``every``: list the claims that agree as well. Lines are at most 80 columns wide.
    """
    from addin.workflows.audits import quoted, words  # noqa: PLC0415

    listed = [c for c in done.by_urgency if every or c.verdict.value != "match"]
    for c in listed:
        said = f"{_VERDICTS[c.verdict.value]} {c.place} “{shortened(quoted(c))}” {words(c)}"
        _say_in_lines(said)
    if left := len(done.claims) - len(listed):
        _say_in_lines(f"与台账一致的{left}处没有列出，要看请加 --all")
    for said in done.not_read:
        _say_in_lines(said)
    ledger, sum_ = done.checked.ledger.name, done.summary
    _say_in_lines(f"{done.report.name} 与《{ledger}》核对：{sum_}")
    _say_all(done.taken_out)
    if done.target:
        _say(f"已写入：{done.target}")


def show_made_template(made: MadeTemplate) -> None:
    """List what was left with a comment in a template that was made, and where it is."""
    for its in (*made.fields, *made.left):
        if its.note and not its.quiet:
            _say_in_lines(f"第{its.stretch.paragraph + 1}段“{shortened(its.text)}”：{its.note}")
    _say_all(made.warnings)
    _say(f"{made.report.name} 做成模板：{made.summary}")
    _say_all(made.taken_out)
    _say(f"已写入：{made.path}")


def _say_all(sentences: Iterable[str]) -> None:
    for sentence in sentences:
        _say(sentence)


def _say_in_lines(text: str) -> None:
    for line in wrapped(_steady(text)):
        print(line)


_VERDICTS = {"match": "一致", "mismatch": "不符", "unverifiable": "存疑"}


def show_proofread(done: Proofread) -> None:
    """List what was found in a report from top to bottom, and say where the copies are."""
    from addin.workflows.proofreading import suggestion_words  # noqa: PLC0415

    for f in done.findings:
        place = f"第{f.where.paragraph + 1}段第{f.where.start + 1}字" if f.where else "全文"
        text = "" if f.text in f.message else f"“{f.text[:40]}” "
        proposal = suggestion_words(f)
        hint = f"　建议：{proposal}" if proposal else ""
        _say(f"{SEVERITY_LABEL[f.severity]} {f.code} {place} {text}{f.message}{hint}")
    _say(f"《{done.report.name}》{done.summary}")
    if done.marked:
        _say(f"批注写在：{done.marked}")
    if done.laid_out:
        arranged = "版式已排好，文字没有动" if done.rearranged else "版式没有要排的，和原来一样"
        _say(arranged if done.laid_out == done.fixed else f"{arranged}：{done.laid_out}")
    if done.fixed:
        _say(_corrected(done))
    _say_all(done.taken_out)


def show_linted(done: Linted) -> None:
    """List what was found in a template from top to bottom, and say where the copy is."""
    for f in done.findings:
        hint = f"　建议：{f.suggestion}" if f.suggestion else ""
        _say(f"{SEVERITY_LABEL[f.severity]} {f.code} {f.place} {f.tag} {f.message}{hint}")
    _say(f"《{done.template.name}》{done.summary}")
    _say_all(done.taken_out)
    if done.marked:
        _say(f"批注写在：{done.marked}")


def _corrected(done: Proofread) -> str:
    if done.corrected:
        return f"已用修订方式更正{done.corrected}处，另存为：{done.fixed}；请在Word里逐处接受或拒绝"
    if done.rearranged and done.laid_out == done.fixed:
        return f"文字没有可以直接更正的地方，另存为：{done.fixed}"
    return f"没有可以直接更正的地方，副本的文字与原文相同：{done.fixed}"


def show_rules(asked: str | None) -> None:
    """List the rules by family, all or those that have a word; or print one rule's page."""
    from addin.workflows.rule_catalogue import ALL_RULES, CHAPTERS, having  # noqa: PLC0415 - for this one alone

    page = next((r for r in ALL_RULES if asked and r.code == asked.upper()), None)
    if page:
        print(
            f"{page.code}　{SEVERITY_LABEL[page.severity]}\n{page.page}\n\n依据：{page.authority}"
        )
        return
    having_it = {r.code for r in (having(asked) if asked else ALL_RULES)}
    if not having_it:
        raise Refusal(_no_such_rule(asked or "", [r.code for r in ALL_RULES]))
    for chapter, families in CHAPTERS.items():
        for family, rules in families.items():
            lines = [_rule_line(r) for r in rules if r.code in having_it]
            if lines:
                print(f"【{chapter}：{family}】", *lines, sep="\n")
    print(f"共{len(having_it)}条。taizhang rules 编号 看其中一条的说明。")


def _rule_line(rule: Entry) -> str:
    return f"  {rule.code:<5}{SEVERITY_LABEL[rule.severity]}  {rule.title}　依据：{rule.authority}"


def _no_such_rule(asked: str, codes: list[str]) -> str:
    if not pattern(r"[A-Za-z]\d+").fullmatch(asked):
        return f"没有哪条规则的说明里有“{asked}”；taizhang rules 列出全部规则"
    near = nearest(asked.upper(), codes, 1)
    hint = f"，是不是{near}" if near else ""
    return f"没有编号为“{asked}”的规则{hint}；taizhang rules 列出全部规则"
