"""What the ribbon's buttons about reports do on the open workbook; each returns what is said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from addin.checks.finding import counted_in_words
from addin.excel.buttons.documents import shown
from addin.excel.desk import Desk
from addin.excel.parameters_sheet import add_parameters, period_given, still_needed
from addin.excel.report_plan import choose_period, choose_template, selected_rows
from addin.ledger.catalogue import catalogue
from addin.office import desktop
from addin.office.writing.safe_file import free_path
from addin.workflows import Checked
from addin.workflows.activity_records import write_records
from addin.workflows.input_and_output import Destination
from addin.workflows.reports import ReportForm, report_name, template_of, write_report
from addin.workflows.template_library import BESIDE, copy_template, templates

NO_TEMPLATE = "没有选择，什么也没有做"


def write_usual_report(desk: Desk) -> str:
    """Write the report of the template that 参数 names, beside the ledger, and open it."""
    folder = desk.folder()
    checked = desk.check()
    needed = still_needed(checked.ledger)
    if needed and desk.ask(
        f"“参数”表还缺：{'、'.join(needed)}。\n"
        "点“是”先去填写（没有这张表的，自动添加）；点“否”接着出报告，缺的地方标红"
    ):
        return show_parameters(desk, period_given(checked))
    checked = desk.with_file(checked)
    return _written(desk, checked, folder, template_of(checked))


def _written(desk: Desk, checked: Checked, folder: Path, template: Path) -> str:
    """Write a report in a folder and open it; return what is to be said of it."""
    target = free_path(folder / report_name(checked, template))
    form = ReportForm(template)
    done = write_report(checked, target, form=form, progress=desk.progress, force=False)
    opened = desktop.show(target)
    words = [f"已生成报告：{target}" + ("" if opened else "（请自己打开）")]
    if done.missing:
        words.append(f"有{done.missing}处{done.left_open}")
    words += [*done.remarks, *done.open_points]
    if checked.findings:
        words.append(f"台账校验：{counted_in_words(checked.findings)}；详情点“校验台账”")
    return "\n".join(words)


def write_by_template(desk: Desk) -> str:
    """Write a document of a template and for a period that the clerk picks, and open it."""
    folder = desk.folder()
    template = choose_template(desk, each=False)
    if template is None:
        return NO_TEMPLATE
    checked = desk.check()
    period = choose_period(desk, checked.scope.period)
    if period is None:
        return NO_TEMPLATE
    if period != checked.scope.period:
        checked = desk.check(period)
    return _written(desk, desk.with_file(checked), folder, template.path)


def record_selected(desk: Desk) -> str:
    """Write minutes of the activities whose rows are selected, one document each."""
    folder, rows = desk.folder(), selected_rows(desk)
    template = choose_template(desk, each=True)
    if template is None:
        return NO_TEMPLATE
    checked = desk.with_file(desk.check())
    target = free_path(folder / template.name)
    form = ReportForm(template.path)
    done = write_records(checked, Destination(target), form=form, rows=rows, progress=desk.progress)
    words = f"已写{len(done.paths)}份，在文件夹：{done.folder}"
    if done.missing:
        words += f"\n有{done.missing}处（待补充），已标红；请补齐台账，或直接在Word里填写"
    return words if desktop.show(done.folder) else f"{words}（请自己打开）"


def copy_out(desk: Desk) -> str:
    """Copy a template into the folder 模板 beside the ledger, and open it."""
    folder = desk.folder(or_documents=True) / BESIDE
    found = templates(desk.file())
    number = desk.pick("取出哪个模板？请输入序号", [its.name for its in found])
    if number is None:
        return NO_TEMPLATE
    folder.mkdir(exist_ok=True)
    target = free_path(folder / f"{found[number].name}.docx")
    made = copy_template(found[number].name, Destination(target))
    return shown(made, f"已取出模板：{made}\n改好后保存，“选模板生成”里就能选它")


def show_parameters(desk: Desk, given: tuple[date, date] | None = None) -> str:
    """Show the sheet 参数 with all keys; ``given``: the period that is filled in."""
    desk.progress("读取参数")
    sheet = add_parameters(desk.book, catalogue(), given)
    return f"请在“{sheet.name}”表的“值”列填写；带底色的几行必填"
