"""The report of ``word.official`` as WPS writes it: its own parts, nothing of python-docx."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from word.official import FONTS, TEXT

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_P = "http://schemas.openxmlformats.org/package/2006"
_NAMES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:wpsCustomData="http://www.wps.cn/officeDocument/2013/wpsCustomData"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_KINDS = {
    "styles": "word/styles.xml",
    "theme": "word/theme/theme1.xml",
    "settings": "word/settings.xml",
    "numbering": "word/numbering.xml",
    "footer": "word/footer1.xml",
}
_WPS = "application/vnd.openxmlformats-officedocument"
_SIZES = {"标题": 44, "附件标题": 44, "抄送": 28, "印发": 28}
_INDENTED = {"正文", "接排", "一级标题", "二级标题", "三级标题", "附件说明"}
STYLES = f"""{_HEAD}<w:styles {_NAMES}><w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体" w:cs="Times New Roman"/>
</w:rPr></w:rPrDefault></w:docDefaults><w:latentStyles w:count="260" w:defQFormat="0"/>
<w:style w:type="paragraph" w:default="1" w:styleId="1"><w:name w:val="Normal"/><w:qFormat/>
<w:uiPriority w:val="0"/><w:pPr><w:widowControl w:val="0"/><w:jc w:val="both"/></w:pPr><w:rPr>
<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"
 w:cstheme="minorBidi"/><w:kern w:val="2"/><w:sz w:val="21"/><w:szCs w:val="24"/>
<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:style>
<w:style w:type="character" w:default="1" w:styleId="4"><w:name w:val="Default Paragraph Font"/></w:style>
<w:style w:type="table" w:default="1" w:styleId="3"><w:name w:val="Normal Table"/></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="Normal (Web)"/><w:basedOn w:val="1"/><w:pPr>
<w:spacing w:before="0" w:beforeAutospacing="1" w:after="0" w:afterAutospacing="1"/><w:ind w:left="0"
 w:right="0"/><w:jc w:val="left"/></w:pPr><w:rPr><w:kern w:val="0"/><w:sz w:val="24"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="5"><w:name w:val="Body Text First Indent 2"/><w:basedOn w:val="1"/>
<w:pPr><w:ind w:firstLine="420" w:firstLineChars="200"/></w:pPr></w:style></w:styles>"""
THEME = f"""{_HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office">
<a:themeElements><a:fontScheme name="Office"><a:majorFont><a:latin typeface="Cambria"/><a:ea typeface=""/>
<a:font script="Hans" typeface="宋体"/></a:majorFont><a:minorFont><a:latin typeface="Calibri"/>
<a:ea typeface=""/><a:font script="Hans" typeface="宋体"/></a:minorFont></a:fontScheme></a:themeElements>
</a:theme>"""
NUMBERING = f"""{_HEAD}<w:numbering {_NAMES}>
<w:abstractNum w:abstractNumId="0"><w:nsid w:val="5F6A1B2C"/><w:multiLevelType w:val="singleLevel"/>
<w:tmpl w:val="5F6A1B2C"/><w:lvl w:ilvl="0" w:tentative="0"><w:start w:val="1"/>
<w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/><w:lvlJc w:val="left"/>
<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:nsid w:val="6B1C2D3E"/><w:multiLevelType w:val="singleLevel"/>
<w:tmpl w:val="6B1C2D3E"/><w:lvl w:ilvl="0" w:tentative="0"><w:start w:val="1"/>
<w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="（%1）"/>
<w:lvlJc w:val="left"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
</w:numbering>"""
SETTINGS = f"{_HEAD}<w:settings {_NAMES}><w:zoom w:percent='100'/></w:settings>"
_NUMBER_LOOK = (
    '<w:rPr><w:rFonts w:hint="eastAsia" w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"/>'
    '<w:sz w:val="28"/></w:rPr>'
)
FOOTER = f"""{_HEAD}<w:ftr {_NAMES} xmlns:v="urn:schemas-microsoft-com:vml"><w:p><w:r><w:pict>
<v:shape style="position:absolute;mso-position-horizontal:outside;mso-position-horizontal-relative:margin">
<v:textbox><w:txbxContent><w:p><w:r>{_NUMBER_LOOK}<w:t xml:space="preserve">— </w:t></w:r><w:r>{_NUMBER_LOOK}
<w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE  \\* MERGEFORMAT </w:instrText></w:r><w:r>
<w:fldChar w:fldCharType="separate"/></w:r><w:r>{_NUMBER_LOOK}<w:t>1</w:t></w:r><w:r><w:fldChar
 w:fldCharType="end"/></w:r><w:r>{_NUMBER_LOOK}<w:t xml:space="preserve"> —</w:t></w:r></w:p>
</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p></w:ftr>"""
SECTION = """<w:sectPr><w:footerReference r:id="rIdfooter" w:type="default"/><w:pgSz w:w="11906"
 w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="851"
 w:footer="1417" w:gutter="0"/><w:pgNumType w:fmt="decimal"/><w:cols w:space="0" w:num="1"/>
<w:rtlGutter w:val="0"/><w:docGrid w:type="lines" w:linePitch="312" w:charSpace="0"/></w:sectPr>"""

Paragraphs = list[str]


def written(path: Path, spoil: Callable[[str], str] | None = None) -> Path:
    """Write the report; ``spoil`` changes the text of the document's part."""
    body = "".join(paragraph(element, text) for element, text in TEXT)
    document = f"{_HEAD}<w:document {_NAMES}><w:body>{body}{SECTION}</w:body></w:document>"
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": _relations(_KINDS, "word/"),
        "word/document.xml": spoil(document) if spoil else document,
        "word/styles.xml": STYLES,
        "word/theme/theme1.xml": THEME,
        "word/numbering.xml": NUMBERING,
        "word/settings.xml": SETTINGS,
        "word/footer1.xml": FOOTER,
    }
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def paragraph(element: str, text: str) -> str:
    """Return a paragraph with every switch that WPS writes down, most of them off."""
    heading, stop, rest = text.partition("。") if element == "接排" else (text, "", "")
    first = look("二级标题" if element == "接排" else element)
    runs = f"<w:r>{first}<w:t>{heading}{stop}</w:t></w:r>"
    runs += f"<w:r>{look('正文')}<w:t>{rest}</w:t></w:r>" if rest else ""
    return (
        '<w:p><w:pPr><w:pStyle w:val="1"/><w:keepNext w:val="0"/><w:keepLines w:val="0"/>'
        f'<w:pageBreakBefore w:val="{int(element == "附件标识")}"/><w:widowControl w:val="0"/>'
        '<w:kinsoku/><w:wordWrap/><w:overflowPunct/><w:topLinePunct w:val="0"/><w:autoSpaceDE/>'
        '<w:autoSpaceDN/><w:bidi w:val="0"/><w:adjustRightInd/><w:snapToGrid/>'
        f"{spacing(element)}{indent(element)}"
        f'<w:jc w:val="{align(element)}"/><w:textAlignment w:val="auto"/>{first}</w:pPr>{runs}</w:p>'
    )


def look(element: str) -> str:
    """Return the w:rPr of an element's letters."""
    font, half = FONTS.get(element, "仿宋_GB2312"), _SIZES.get(element, 32)
    tight = '<w:spacing w:val="-5"/>' if half == 32 else ""
    return (
        f'<w:rPr><w:rFonts w:hint="eastAsia" w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}"'
        f' w:cs="{font}"/><w:b w:val="0"/><w:bCs w:val="0"/><w:color w:val="000000"'
        f' w:themeColor="text1"/>{tight}<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
        '<w:highlight w:val="none"/><w:u w:val="none"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
        '<w14:textFill><w14:solidFill><w14:schemeClr w14:val="tx1"/></w14:solidFill></w14:textFill>'
        "</w:rPr>"
    )


def spacing(element: str) -> str:
    """Return the lines of an element, told in hundredths of a line and in twips."""
    lines = 100 if element in ("附件说明", "署名", "主送机关") else 0
    told = f'w:before="{lines * 579 // 100}" w:beforeLines="{lines}" w:beforeAutospacing="0"'
    return f'<w:spacing {told} w:after="0" w:afterLines="0" w:line="579" w:lineRule="exact"/>'


def indent(element: str) -> str:
    """Return the indents of an element, in characters and in twips."""
    twips = _SIZES.get(element, 32) * 10
    sides = {"left": 0, "right": 0, "firstLine": 2 if element in _INDENTED else 0}
    if element in ("抄送", "印发"):
        sides |= {"left": 1, "right": 1}
    if element in ("署名", "成文日期"):
        sides["right"] = 2 if element == "署名" else 4
    told = (f'w:{s}="{n * twips}" w:{s}Chars="{n * 100}"' for s, n in sides.items())
    return f"<w:ind {' '.join(told)}/>"


def align(element: str) -> str:
    """Return how an element is aligned."""
    if element in ("标题", "附件标题"):
        return "center"
    return "right" if element in ("署名", "成文日期") else "both"


def _relations(those: dict[str, str], folder: str = "") -> str:
    told = (
        f'<Relationship Id="rId{kind}" Type="{_R}/{kind}" Target="{part.removeprefix(folder)}"/>'
        for kind, part in those.items()
    )
    return f'{_HEAD}<Relationships xmlns="{_P}/relationships">{"".join(told)}</Relationships>'


def _types() -> str:
    main = f'<Override PartName="/word/document.xml" ContentType="{_WPS}.wordprocessingml.document.main+xml"/>'
    others = (
        f'<Override PartName="/{part}" ContentType="{_WPS}.'
        f'{"theme" if kind == "theme" else f"wordprocessingml.{kind}"}+xml"/>'
        for kind, part in _KINDS.items()
    )
    return (
        f'{_HEAD}<Types xmlns="{_P}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{main}{"".join(others)}</Types>'
    )
