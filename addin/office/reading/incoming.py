"""The gate that every file goes through before a parser sees it: is it what is wanted, and safe?"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from addin.ledger.refusal import Refusal
from addin.office.reading.file_kind import Kind, kind_of
from addin.office.reading.old_package import refuse_endless
from addin.office.reading.package_guard import LARGEST, refuse_hostile
from addin.office.writing.locks import is_lock
from addin.office.writing.safe_file import exists

PLAIN_LARGEST = 256 << 20  # bytes of a file that is no package


class Wanted(Struct, frozen=True):
    """What a command wants: the kinds that will do, and the words for it.

    ``title`` stands before the file's name, ``largest`` is how far a package may inflate,
    ``largest_xml`` how far one XML part of it may.
    """

    noun: str
    program: str
    ending: str
    kinds: frozenset[Kind]
    title: str = ""
    largest: int = LARGEST
    largest_xml: int = LARGEST

    @property
    def advice(self) -> str:
        """What to do with a file that is of nearly the right kind."""
        return f"请用{self.program}打开后另存为{self.ending}再试"


_WORKBOOKS = frozenset({Kind.WORKBOOK, Kind.OLD_WORKBOOK})
_DOCUMENTS = frozenset({Kind.DOCUMENT})
LEDGER = Wanted("Excel工作簿（.xlsx、.xlsm、.xls）", "Excel或WPS", ".xlsx", _WORKBOOKS)
TEXT_LEDGER = Wanted(
    "文本表格（.csv）",
    "Excel或WPS",
    ".xlsx",
    frozenset({Kind.TEXT, Kind.EMPTY, Kind.OTHER, *_WORKBOOKS}),
)
REPORT = Wanted("Word文档（.docx）", "Word或WPS", ".docx", _DOCUMENTS, "报告", 200 << 20)
# Ours has 0.1 MB; with parts of ten the libraries that fill templates take minutes.
TEMPLATE = Wanted("Word文档（.docx）", "Word或WPS", ".docx", _DOCUMENTS, "模板", 200 << 20, 8 << 20)

# What to do with what cannot simply be opened and saved as something else.
_ADVICE = {
    Kind.EMPTY: "可能没有下载完或没有保存成功，请重新取得这个文件再试",
    Kind.SHORTCUT: "请选它指向的那个文件",
    Kind.ARCHIVE: "请先解压，再选里面的文件",
    Kind.PICTURE: "请换成原来的电子文件",
    Kind.PDF: "请换成原来的电子文件",
}
_CONVERTIBLE = {
    "Excel或WPS": {
        *(Kind.BINARY_WORKBOOK, Kind.XML_WORKBOOK, Kind.WEB_PAGE, Kind.TEXT, Kind.OTHER),
        *(Kind.OTHER_OFFICE, Kind.OLD_OTHER, Kind.DAMAGED),
    },
    "Word或WPS": {
        *(Kind.OLD_DOCUMENT, Kind.DOCUMENT_TEMPLATE, Kind.RICH_TEXT, Kind.WEB_PAGE, Kind.TEXT),
        *(Kind.OTHER_OFFICE, Kind.OLD_OTHER, Kind.OTHER, Kind.DAMAGED),
    },
}


def admitted(path: Path, wanted: Wanted) -> Kind:
    """Return the kind of a file that may be parsed; Refusal, saying what to do, for any other."""
    _refuse_no_file(path, wanted)
    try:
        kind = kind_of(path)
        size = path.stat().st_size
    except OSError as error:
        raise Refusal(f"打不开“{path}”；请确认没有被别的程序占用，并且有权限读取") from error
    if kind is Kind.ENCRYPTED:
        raise Refusal(
            f"{wanted.title}“{path.name}”设了打开密码；请先在{wanted.program}里取消密码并保存，再试"
        )
    if kind not in wanted.kinds:
        raise Refusal(_refusal(path, kind, wanted))
    if kind in (Kind.WORKBOOK, Kind.DOCUMENT):
        refuse_hostile(path, wanted.advice, wanted.largest, wanted.largest_xml)
    elif size > PLAIN_LARGEST:
        raise Refusal(f"“{path.name}”太大，没有处理；请删去无关的内容，另存为{wanted.ending}再试")
    elif kind is Kind.OLD_WORKBOOK:
        refuse_endless(path, wanted.advice)
    return kind


def _refuse_no_file(path: Path, wanted: Wanted) -> None:
    called = wanted.title or "文件"
    if _is_closed(path):
        raise Refusal(f"没有权限打开{called}“{path}”；请核对它和所在文件夹的权限")
    if not exists(path):
        raise Refusal(f"找不到{called}“{path}”；请核对路径和文件名")
    if path.is_dir():
        raise Refusal(f"“{path}”是文件夹，不是{wanted.noun}；请写到具体的文件")
    if not path.is_file():  # a device or a pipe could be read for ever
        raise Refusal(f"“{path}”不是文件；请写到具体的{wanted.noun}")
    if is_lock(path):
        raise Refusal(
            f"“{path.name}”是别的程序打开文件时留下的标记，不是{wanted.noun}；"
            "请选名字里没有“~”的那个文件"
        )


def _is_closed(path: Path) -> bool:
    try:
        path.stat()
    except PermissionError:
        return True
    except (OSError, ValueError):
        return False
    return False


def _refusal(path: Path, kind: Kind, wanted: Wanted) -> str:
    name = f"{wanted.title}“{path.name}”"
    if kind is Kind.DAMAGED:
        return f"{name}已损坏或不是{wanted.noun}，读不出来；{wanted.advice}"
    convertible = kind in _CONVERTIBLE[wanted.program]
    other = wanted.advice if convertible else f"请换成{wanted.noun}再试"
    return f"{name}不是{wanted.noun}，是{kind.value}；{_ADVICE.get(kind, other)}"
