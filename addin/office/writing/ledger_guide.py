"""The 填写说明 sheet of a new ledger: what each sheet is for and how to fill it in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from addin.office.pages import sheet_looks
from addin.office.writing import sheet_style as look

GUIDE = "填写说明"
WIDTH = 94

# One cell a line, so that no line can be taken for the header of a table.
_SHEETS = "各表做什么用"
_AS_NEEDED = (
    "{sheets}：本单位登记的才填，用不着的表可以删。谈心谈话只统计次数，姓名和内容不会写进任何报告。"
)
_SECTIONS: dict[str, tuple[str, ...]] = {
    _SHEETS: (
        "参数：先填。单位名称、报告期、支部数、党员总数等，报告和校验都要用。",
        "党员名册：一名党员一行。应到人数、党员总数据此核对；调离的不删行，填上转出日期。",
        "活动台账：一次活动一行，按日期先后往下填。次数、人次、学时都从这里数。",
        "整改台账：一个问题一行，写清措施、责任人和完成情况。",
        "党费收缴：一人一月一行；也可以一人一行、1月至12月分列。基数只用来核对，不会写进报告、清单。",
        "承诺事项：上次报告里答应要做的、下一步打算做的，一件事一行，用来核对兑现情况。",
    ),
    "怎样填": (
        "深色标题带 * 的列必须填；浅黄标题的列，某些类型的活动必须填；标题右上角有红色小三角的，"
        "鼠标移上去看填法。",
        "日期填到日，如 2022-3-5。一次活动开两天的写成“2022年3月5日—6日”。",
        "活动类型从下拉列表里选。一次活动兼有两类的写成“支部党员大会暨主题党日”："
        "两类各计一次，活动只算一次。",
        "人数、票数只填数字，如 23；实到人数不含列席人员。",
        "姓名之间用顿号隔开；请假的写明原因，如“张三（出差）、李四（病假）”。",
        "本单位对某类活动另有叫法的，在“参数”表末尾加一行：键写“类型同义词：主题党日”，"
        "值写另外的叫法，几个叫法用顿号隔开。本单位自己的类型、标签、专项教育也写在那里。",
        "边框以下还可以接着填；不带 * 的列用不着可以删，也可以自己加列。",
    ),
    "不要这样做": (
        "不要合并单元格，不要把两次活动挤在一行，不要在中间插小计、合计行。",
        "不要改工作表名和标题行的文字，不要在标题行上面再加表头。",
        "人数不要写“20余人”“约20人”，日期不要只写到月。",
        "没有开的不补填，记不清的留空：校验会列出缺什么，由支部核实后再补。",
    ),
    "填好以后": (
        "保存后运行：taizhang check 台账文件名.xlsx",
        "程序列出每个问题在哪个单元格、为什么、怎样改；它从不改动台账本身。",
        "改完再校验一遍，没有“错误”了，再出统计和报告。",
    ),
}


def write_guide(book: Workbook, sheet: Worksheet, title: str, kinds: Iterable[str]) -> None:
    """Write the guide, one line a cell; ``kinds``: the names of the ledger's sheets."""
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, WIDTH)
    sheet.set_row(0, 36)
    sheet.write_string(0, 0, f"{title}　{GUIDE}", look.style(book, "title"))
    line = look.style(book, "cell", border=0)
    row = 2
    for section, lines in _sections(kinds):
        sheet.set_row(row, 26)
        sheet.write_string(row, 0, section, look.style(book, "section"))
        for words in lines:
            row += 1
            sheet.set_row(row, sheet_looks.height([(words, WIDTH)]) + 3)
            sheet.write_string(row, 0, words, line)
        row += 2
    look.print_on_a4(sheet, landscape=False)


def _sections(kinds: Iterable[str]) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the sections; the sheets that no line explains are those filled in as needed."""
    explained = {line.partition("：")[0] for line in _SECTIONS[_SHEETS]}
    others = _AS_NEEDED.format(sheets="、".join(k for k in kinds if k not in explained))
    for section, lines in _SECTIONS.items():
        yield section, (*lines, others) if section == _SHEETS else lines
