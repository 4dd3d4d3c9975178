"""The sheet 参数 as a page: what a bureau says of itself, and the norms it may replace."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from addin.ledger.catalogue import Catalogue, Norm, Parameter
from addin.ledger.grid import Merge
from addin.office.pages import sheet_looks
from addin.office.pages.page import Page, Printing, look
from addin.office.writing.entry_rules import entry_rule, number_format

SHEET = "参数"
HEADER = 1
VALUE_COLUMN = 1
WORDS_BAND = "本单位自己的叫法：在键的冒号后面写名称，值照“说明”填；不够的照样添行，不用的留空"
OWN_WORDS = (
    Parameter(
        key="活动类型：",
        type="text",
        note="如 活动类型：读书会。值填“计数”就统计它的次数，填“不计”就不再提示；"
        "是某一类的另一种叫法的，填那一类，如 支委会",
    ),
    Parameter(
        key="类型同义词：",
        type="text",
        note="如 类型同义词：支委会。值填本单位的叫法，几个用顿号隔开",
    ),
    Parameter(
        key="主题标签：",
        type="text",
        note="如 主题标签：学雷锋。值填别的叫法，没有的不填",
    ),
    Parameter(
        key="专项教育：",
        type="text",
        note="如 专项教育：作风建设年。值填起止日期，如 2024-04-01至2024-12-31；"
        "还有别的叫法的，用分号隔开写在后面",
    ),
    Parameter(
        key="列同义词：",
        type="text",
        note="如 列同义词：活动类型。值填台账上的表头，几个用顿号隔开",
    ),
)
NORMS_BAND = "频次要求：不填的按“说明”核对；本单位另有规定的填次数；不适用的填0"


def settings_page(catalogue: Catalogue, given: tuple[date, date] | None) -> Page:
    """Lay out every key with what it means; ``given``: the period to fill in, if known."""
    columns = catalogue.sheet(SHEET).columns
    page = Page(SHEET, len(columns), frozen=(HEADER + 1, 1))
    page.widths = {i: c.width for i, c in enumerate(columns)}
    page.across(0, SHEET, look("title"))
    page.headings(HEADER, [c.key for c in columns])
    page.heights |= {0: 34, HEADER: 36}
    period = dict(zip(("报告期起", "报告期止"), given, strict=True)) if given else {}
    for row, parameter in enumerate(catalogue.parameters, HEADER + 1):
        _put_parameter(page, row, parameter, period.get(parameter.key))
    norms = [Parameter(key=n.parameter, type="int", note=norm_in_words(n)) for n in catalogue.norms]
    top = HEADER + 1 + len(catalogue.parameters)
    _put_band(page, top, NORMS_BAND, norms)
    _put_band(page, top + 1 + len(norms), WORDS_BAND, OWN_WORDS)
    page.printing = Printing(landscape=False, header=HEADER)
    return page


def _put_band(page: Page, top: int, words: str, parameters: Sequence[Parameter]) -> None:
    page.across(top, words, look("heading", align="left", indent=1, font_color=sheet_looks.NAVY))
    page.heights[top] = 24
    for row, parameter in enumerate(parameters, top + 1):
        _put_parameter(page, row, parameter, None)


def _put_parameter(page: Page, row: int, parameter: Parameter, value: date | None) -> None:
    note = parameter.words
    page.heights[row] = max(21, sheet_looks.height([(note, 60)]))
    marked = {"bold": True, "bg_color": sheet_looks.PALE_AMBER} if parameter.required else {}
    page.put(row, 0, parameter.key, look("cell", **marked))
    shown = look("cell", align="left", num_format=number_format(parameter.type))
    page.put(row, VALUE_COLUMN, value, shown)
    page.put(row, 2, note, look("cell", font_color=sheet_looks.QUIET))
    if rule := entry_rule(parameter.key, parameter.type, parameter.allowed):
        page.rules.append((Merge(row, VALUE_COLUMN, row, VALUE_COLUMN), rule))


def norm_in_words(norm: Norm) -> str:
    """Return what a norm asks for where a bureau has none of its own: 支委会每月至少1次."""
    if norm.minimum is None:
        return f"{norm.type}：没有统一的最低次数；填了才核对每{norm.per}的次数"
    who = "每个党小组" if norm.each_group else "书记讲" if norm.by_secretary else ""
    name = "" if norm.each_group else norm.type
    return f"一般要求：{who}{name}每{norm.per}至少{norm.minimum}次"
