"""The buttons that write what the ledger comes to on sheets of the program's own."""

from __future__ import annotations

from datetime import date

from addin.excel.desk import Desk
from addin.excel.own_sheets import bring_up
from addin.excel.page_sheet import show_page
from addin.office.pages.agenda_page import agenda_page, agenda_title
from addin.office.pages.sources_page import sources_page
from addin.office.pages.statistics_page import statistics_page, statistics_title
from addin.workflows.agendas import agenda_of


def tally(desk: Desk) -> str:
    """Write figures and charts on 统计, and their rows on 数据来源."""
    checked = desk.check()
    desk.progress("写统计表")
    show_page(desk.book, sources_page(checked.tally))
    page = statistics_page(statistics_title(checked.ledger.name), checked.tally)
    bring_up(show_page(desk.book, page))
    times = checked.tally.times_in_words
    return f"统计完成：{checked.scope.period.title}{times}，各数所在的行见“数据来源”"


def agenda(desk: Desk) -> str:
    """Write what is due by when and not yet held or done, as of today, on 待办."""
    done = agenda_of(desk.check(), date.today())
    desk.progress("写待办")
    page = agenda_page(agenda_title(done.checked.ledger.name), done.due, done.day)
    bring_up(show_page(desk.book, page))
    return f"截至今天：{done.summary}，逐项见“待办”表"
