"""A ledger with everything in it that a library would lose: built from XlsxWriter and raw parts."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from addin.macros import package, sources
from addin.macros.project import with_project

SHEET = "xl/worksheets/sheet1.xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MICROSOFT = "http://schemas.microsoft.com/office"

ROWS = """
日期|活动类型|主题|主持人|应到人数|实到人数
2022。1。5|支部委员会|研究 & <全年> 计划|张 三|５|5人
二〇二二年三月三日|党员大会|学习全会精神|张三|20|十九
3月8日|支委汇|待定|李四|20余人|5
2022年2月30日|支委会|研究|张三|5|5
"""

X14 = (
    '<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"'
    ' xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
    "<x14:conditionalFormattings><x14:conditionalFormatting"
    ' xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:cfRule type="dataBar"'
    ' id="{00000000-000E-0000-0000-000001000000}"><x14:dataBar minLength="0" maxLength="100">'
    '<x14:cfvo type="autoMin"/><x14:cfvo type="autoMax"/></x14:dataBar></x14:cfRule>'
    "<xm:sqref>F2:F9</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext>"
    '<ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"'
    ' xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
    '<x14:dataValidations xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" count="1">'
    '<x14:dataValidation type="list" allowBlank="1"><x14:formula1><xm:f>列表!$A$1:$A$3</xm:f>'
    "</x14:formula1><xm:sqref>B2:B9</xm:sqref></x14:dataValidation></x14:dataValidations></ext>"
    '<ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}"'
    ' xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
    '<x14:sparklineGroups xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">'
    "<x14:sparklineGroup><x14:sparklines><x14:sparkline><xm:f>活动台账!F2:F5</xm:f>"
    "<xm:sqref>K2</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup>"
    "</x14:sparklineGroups></ext></extLst>"
).encode()

# part, content type (None: by its ending), what refers to it, kind of relation
Raw = tuple[str, str, str | None, str, str]
RAW: tuple[Raw, ...] = (
    (
        "xl/threadedComments/threadedComment1.xml",
        '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
        '<threadedComment ref="C3" dT="2022-03-03T09:00:00.00" personId="{11111111-1111-1111-1111-111111111111}"'
        ' id="{22222222-2222-2222-2222-222222222222}"><text>请核对</text></threadedComment></ThreadedComments>',
        "application/vnd.ms-excel.threadedcomments+xml",
        "xl/worksheets/_rels/sheet1.xml.rels",
        f"{_MICROSOFT}/2017/10/relationships/threadedComment",
    ),
    (
        "xl/persons/person.xml",
        '<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
        '<person displayName="张三" id="{11111111-1111-1111-1111-111111111111}" userId="1" providerId="None"/></personList>',
        "application/vnd.ms-excel.person+xml",
        "xl/_rels/workbook.xml.rels",
        f"{_MICROSOFT}/2017/10/relationships/person",
    ),
    (
        "xl/slicerCaches/slicerCache1.xml",
        '<slicerCacheDefinition xmlns="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"'
        ' name="切片器_类型" sourceName="活动类型"/>',
        "application/vnd.ms-excel.slicerCache+xml",
        "xl/_rels/workbook.xml.rels",
        f"{_MICROSOFT}/2007/relationships/slicerCache",
    ),
    (
        "xl/slicers/slicer1.xml",
        '<slicers xmlns="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
        '<slicer name="类型" cache="切片器_类型" rowHeight="241300"/></slicers>',
        "application/vnd.ms-excel.slicer+xml",
        "xl/worksheets/_rels/sheet1.xml.rels",
        f"{_MICROSOFT}/2007/relationships/slicer",
    ),
    (
        "xl/printerSettings/printerSettings1.bin",
        "\x00P\x00r\x00i\x00n\x00t",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings",
        "xl/worksheets/_rels/sheet1.xml.rels",
        f"{_OFFICE}/printerSettings",
    ),
    (
        "xl/externalLinks/externalLink1.xml",
        '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>',
        "application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml",
        "xl/_rels/workbook.xml.rels",
        f"{_OFFICE}/externalLink",
    ),
    (
        "customXml/item1.xml",
        "<b:Sources xmlns:b='http://schemas.openxmlformats.org/officeDocument/2006/bibliography'/>",
        None,
        "_rels/.rels",
        f"{_OFFICE}/customXml",
    ),
)


def write_rich_workbook(path: Path) -> Path:
    """Write the ledger, with macros where the name ends in .xlsm."""
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        _fill(book, book.add_worksheet("活动台账"))
        book.add_worksheet("列表").write_column("A1", ["党员大会", "支委会", "党课"])
        book.define_name("类型列表", "=列表!$A$1:$A$3")
    parts = package.read_parts(buffer.getvalue())
    if path.suffix == ".xlsm":
        parts = with_project(
            package.with_type(parts, package.LEDGER_TYPE), sources.modules("excel"), "excel"
        )
        parts = package.with_ribbon(parts, sources.ribbon("excel", in_ledger=True))
    for raw in RAW:
        parts = _with_raw(parts, raw)
    parts[SHEET] = _with_shared_formula(parts[SHEET]).replace(
        b"</worksheet>", X14 + b"</worksheet>"
    )
    path.write_bytes(package.packed(parts))
    return path


def _with_shared_formula(sheet: bytes) -> bytes:
    """Return the sheet part with H2 and H3 as Excel writes one formula filled down."""
    first = sheet.replace(b"<f>F3+1</f>", b'<f t="shared" ref="H2:H3" si="0">F3+1</f>')
    both = first.replace(b"<f>F4+1</f>", b'<f t="shared" si="0"/>')
    assert both.count(b'si="0"') == 2
    return both


def _fill(book: xlsxwriter.Workbook, sheet: Worksheet) -> None:
    red = book.add_format({"font_color": "red"})
    text = book.add_format({"num_format": "@", "border": 1, "align": "center"})
    for r, line in enumerate(ROWS.strip().splitlines()):
        for c, cell in enumerate(line.split("|")):
            sheet.write_string(r, c, cell, text if r and c == 0 else None)
    sheet.write_rich_string("C4", "学习", red, "重要", "精神")
    sheet.write_rich_string("D5", "张 ", red, "三")
    sheet.write_formula("H2", "=F3+1", None, 20)
    sheet.write_formula("H3", "=F4+1", None, 6)
    sheet.write_formula("D4", '="张 四"', None, "张 四")
    sheet.write_array_formula("I2:I4", "{=F2:F4*1}", None, 0)
    sheet.write_comment("C2", "本人的批注")
    sheet.write_url("C5", "https://example.com/a?b=1&c=2", string="研究")
    sheet.data_validation("E2:E9", {"validate": "integer", "criteria": ">", "value": 0})
    sheet.conditional_format("E2:E9", {"type": "3_color_scale"})
    sheet.insert_image("K6", "点.png", {"image_data": BytesIO(_picture())})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=活动台账!$F$2:$F$5"})
    sheet.insert_chart("K10", chart)
    sheet.freeze_panes(1, 0)
    sheet.set_paper(9)


def _picture() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\x00\xff\x00\x00")
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


def _with_raw(parts: package.Parts, raw: Raw) -> package.Parts:
    part, content, kind, referrer, relation = raw
    types = parts[package.CONTENT_TYPES]
    if kind:
        override = f'<Override PartName="/{part}" ContentType="{kind}"/></Types>'
        types = types.replace(b"</Types>", override.encode())
    its = f'<Relationship Id="raw{len(parts)}" Type="{relation}" Target="/{part}"/></Relationships>'
    related = parts[referrer].replace(b"</Relationships>", its.encode())
    return {
        **parts,
        package.CONTENT_TYPES: types,
        referrer: related,
        part: content.encode(),
    }


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rewritten(ledger: Path, name: str, content: bytes | None) -> None:
    """Write a workbook again with another content in one part, or without the part."""
    inside = {**parts(ledger), name: content}
    with zipfile.ZipFile(ledger, "w") as archive:
        for part, its in inside.items():
            if its is not None:
                archive.writestr(part, its)
