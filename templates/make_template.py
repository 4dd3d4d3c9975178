"""Makes 半年工作汇报.docx, the report template that ships with the program.

The prose below is the template; the rest lays it out to GB/T 9704-2012. Every part is written
here, nothing comes from another document, and the zip holds no clock, path or compressor, so
that two runs on any two computers give the same bytes.

    python templates/make_template.py [FOLDER]
"""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

NAME = "半年工作汇报.docx"
AUTHOR = "台账通"
CREATED = "2022-01-01T00:00:00Z"

# --- The prose --------------------------------------------------------------------------
# Paragraphs are parted by blank lines; the lines of one are joined without a space. A line
# 【样式】 names the style of the paragraph below it; without one it is 公文正文.
# Every countable claim is a field, and its clause leaves whole where the ledger has none.

BODY = """
【公文标题】
关于{{ 期间.名称 }}党建工作情况的汇报

【主送机关】
{{ 主送机关 }}：

{{ 期间.名称 }}，{{ 单位.简称 }}坚持以{{ 用语.指导思想 }}为指导，
深入学习贯彻{{ 用语.学习主题 }}，
贯彻落实新时代党的建设总要求和新时代党的组织路线，
{% if 期间.年份 >= 2022 %}深刻领悟“两个确立”的决定性意义，{% endif %}
增强“四个意识”、坚定“四个自信”、做到“两个维护”，
围绕中心抓党建、抓好党建促业务，着力增强党组织的创造力、凝聚力、战斗力，
推动党建工作与业务工作深度融合、相互促进。现将有关情况汇报如下：

【一级标题】
一、工作开展情况

{%p if 党员.总数 or 活动总数 %}

{% if 党员.总数 %}
截至{{ 期间.结束|日期 }}，{{ 单位.简称 }}共有
{% if 支部数 and 支部数 > 1 %}党支部{{ 支部数 }}个、{% endif %}
党员{{ 党员.总数 }}名
{% if 党员.预备 %}（其中预备党员{{ 党员.预备 }}名）{% endif %}。
{% endif %}
{% if 活动总数 %}
{{ 期间.简称 }}共开展各类党建活动{{ 活动总数 }}次
{% if 参加人次 %}、参加{{ 参加人次 }}人次{% endif %}
{% if 到会率 %}，应到、实到均有记录的活动到会率为{{ 到会率 }}%{% endif %}
{% if 学时.人均 %}，党员人均参加学习{{ 学时.人均 }}学时{% endif %}。
分类情况见附件。
{% endif %}

{%p endif %}

【二级标题】
（一）强化政治引领，压实党建工作责任

一是加强组织领导。坚持把党的政治建设摆在首位，
认真贯彻《中共中央关于加强党的政治建设的意见》，牢固树立抓好党建是最大政绩的理念，
把党建工作与业务工作同谋划、同部署、同推进、同考核，注重发挥
{% if 次数.党组会 or 次数.中心组学习 %}党组{{ 用语.党组作用 }}、{% endif %}
党支部战斗堡垒作用和党员先锋模范作用。
{% if 次数.党组会 %}
{% if 第一议题.次数 %}
把学习贯彻习近平总书记重要讲话和重要指示批示精神作为党组会“第一议题”，
{% endif %}
{{ 期间.简称 }}召开党组会{{ 次数.党组会 }}次
{% if 第一议题.次数 %}，开展“第一议题”学习{{ 第一议题.次数 }}次{% endif %}
{% if 第一议题.覆盖率 %}，“第一议题”覆盖率为{{ 第一议题.覆盖率 }}%{% endif %}。
{% endif %}
{% if 次数.党建专题会议 or 次数.听取党建汇报 or 次数.党建调研 %}
围绕党建重点任务
{% if 次数.党建专题会议 %}，召开党建专题会议{{ 次数.党建专题会议 }}次{% endif %}
{% if 次数.听取党建汇报 %}，听取党建汇报{{ 次数.听取党建汇报 }}次{% endif %}
{% if 次数.党建调研 %}，开展党建调研{{ 次数.党建调研 }}次{% endif %}，
推动责任一级抓一级、层层抓落实。
{% endif %}

二是建强支部堡垒。树牢大抓基层的鲜明导向，认真贯彻《中国共产党支部工作条例（试行）》，
把党支部标准化规范化建设作为基础工程，推动组织设置、班子建设、组织生活、党员管理有章可循。
坚持民主集中制，按照集体领导、民主集中、个别酝酿、会议决定的原则研究决定重大问题和重要事项。
把发展党员、党费收缴管理使用和党内统计作为支部建设的基本功，
按照程序规范、手续完备、底数清楚的标准抓细抓实。

三是严肃党内政治生活。认真执行《关于新形势下党内政治生活的若干准则》，
把组织生活会、民主评议党员和谈心谈话作为增进团结、改进工作的重要制度，
用好批评和自我批评的武器，着力增强党内政治生活的政治性、时代性、原则性、战斗性。
坚持党员领导干部以普通党员身份参加所在党支部的组织生活。
{% if 次数.民主生活会 or 次数.组织生活会 or 次数.民主评议党员 or 次数.谈心谈话 or 次数.政治生日 %}
{{ 期间.简称 }}
{% if 次数.民主生活会 %}，召开民主生活会{{ 次数.民主生活会 }}次{% endif %}
{% if 次数.组织生活会 %}，召开组织生活会{{ 次数.组织生活会 }}次{% endif %}
{% if 次数.民主评议党员 %}，开展民主评议党员{{ 次数.民主评议党员 }}次{% endif %}
{% if 次数.谈心谈话 %}，开展谈心谈话{{ 次数.谈心谈话 }}次{% endif %}
{% if 次数.政治生日 %}，开展政治生日活动{{ 次数.政治生日 }}次{% endif %}。
{% endif %}

四是抓好意识形态工作。把意识形态工作作为党的一项极端重要的工作，落实意识形态工作责任制，
{% if 次数.党组会 or 次数.中心组学习 %}
坚持党组书记履行第一责任人责任、班子成员各负其责，
{% endif %}
加强阵地建设和管理，引导党员干部增强政治敏锐性和政治鉴别力，
旗帜鲜明反对和抵制各种错误观点，着力防范化解意识形态领域风险。
{% if 次数.意识形态专题 %}
{{ 期间.简称 }}开展意识形态专题研究{{ 次数.意识形态专题 }}次。
{% endif %}

五是加强党务干部队伍建设。坚持政治标准，注重把政治过硬、熟悉业务、热心党务的同志选配到党务岗位，
引导党务干部熟悉党章党规、掌握工作方法，努力成为党建工作的行家里手。
{% if 次数.业务讲堂 %}
{{ 期间.简称 }}举办业务讲堂{{ 次数.业务讲堂 }}次
{% if 人次.业务讲堂 %}、参加{{ 人次.业务讲堂 }}人次{% endif %}，
促进互学互鉴、共同提高。
{% endif %}

【二级标题】
（二）深化思想教育，筑牢理想信念根基

一是强化理论武装。把学习贯彻{{ 用语.指导思想 }}作为首要政治任务，
坚持读原著、学原文、悟原理，用好“学习强国”等学习平台，在学懂弄通做实上下功夫，
推动党员干部学思用贯通、知信行统一。
{% if 次数.中心组学习 %}
发挥党组理论学习中心组示范引领作用，{{ 期间.简称 }}开展中心组学习{{ 次数.中心组学习 }}次。
{% endif %}
把坚持“三会一课”制度作为加强党员教育管理、锤炼党性修养的基本途径
{% if 次数.党员大会 %}，召开党员大会{{ 次数.党员大会 }}次
{% if 次数.支委会 %}、支委会{{ 次数.支委会 }}次{% endif %}
{% if 次数.党小组会 %}、党小组会{{ 次数.党小组会 }}次{% endif %}
{% else %}
{% if 次数.支委会 %}，召开支委会{{ 次数.支委会 }}次{% endif %}
{% if 次数.党小组会 %}，召开党小组会{{ 次数.党小组会 }}次{% endif %}
{% endif %}
{% if 次数.党课 %}，讲党课{{ 次数.党课 }}次
{% if 书记讲党课 %}（其中书记讲党课{{ 书记讲党课 }}次）{% endif %}
{% endif %}
{% if 次数.微党课 %}，开展微党课{{ 次数.微党课 }}次{% endif %}。

二是加强党性教育。把坚定理想信念作为党的思想建设的首要任务，
引导党员学习党章、遵守党章、贯彻党章、维护党章，传承党的光荣传统和优良作风，
自觉做共产主义远大理想和中国特色社会主义共同理想的坚定信仰者和忠实实践者。
{% if 标签.党史学习教育 or 标签.主题教育 or 标签.二十大 or 标签.习近平谈治国理政 %}
结合各类活动
{% if 标签.党史学习教育 %}，开展党史学习教育活动{{ 标签.党史学习教育 }}次{% endif %}
{% if 标签.主题教育 %}，开展主题教育活动{{ 标签.主题教育 }}次{% endif %}
{% if 标签.二十大 %}，开展党的二十大主题活动{{ 标签.二十大 }}次{% endif %}
{% if 标签.习近平谈治国理政 %}
，开展《习近平谈治国理政》学习活动{{ 标签.习近平谈治国理政 }}次
{% endif %}。
{% endif %}
{% if 标签.党史学习教育 %}
引导党员干部学史明理、学史增信、学史崇德、学史力行。
{% endif %}

三是用好活动载体。把主题党日作为党员教育管理的有效载体，坚持主题鲜明、形式多样、务求实效，
注重把政治学习与业务交流、志愿服务、实践锻炼结合起来，增强组织生活的吸引力和感染力。
{% if 次数.主题党日 %}
{{ 期间.简称 }}开展主题党日{{ 次数.主题党日 }}次
{% if 人次.主题党日 %}、参加{{ 人次.主题党日 }}人次{% endif %}。
{% endif %}
{% if 现场教学.次数 %}
坚持课堂讲授与现场教学相结合，开展现场教学{{ 现场教学.次数 }}次
{% if 现场教学.人次 %}、参加{{ 现场教学.人次 }}人次{% endif %}
{% if 现场教学.地点 %}，地点为{{ 现场教学.地点 }}{% endif %}。
{% endif %}

{%p if 专题学习 or 动员部署 %}

四是抓好专题学习和专项部署。把落实上级专项部署作为重要政治任务
{% for 专题 in 专题学习 %}，开展{{ 专题.标题 }}专题学习{{ 专题.次数 }}次{% endfor %}。
{% if 动员部署 %}
召开动员部署会{{ 次数.动员部署会 }}次：
{% for 会 in 动员部署 %}
{% if not loop.first %}；{% endif %}
{{ 会.日期|日期 }}，{{ 会.主题 }}
{% endfor %}。
{% endif %}
坚持举一反三、标本兼治，推动学习成果转化为改进工作、担当作为的实际成效。

{%p endif %}

【二级标题】
（三）加强作风建设，涵养风清气正的政治生态

一是持续改进工作作风。锲而不舍落实中央八项规定及其实施细则精神，
把力戒形式主义、官僚主义作为重要任务，驰而不息纠治“四风”，自觉践行党的群众路线，
引导党员干部以作风转变促进担当作为。坚持以问题整改检验作风建设成效
{% if 整改.总数 %}
，整改台账列入问题{{ 整改.总数 }}项
{% if 整改.完成 %}，已完成{{ 整改.完成 }}项{% endif %}
{% if 整改.未完成 %}，尚未完成{{ 整改.未完成 }}项{% endif %}
{% endif %}。
{% if 上期承诺.总数 %}
对{{ 期间.简称 }}执行的{{ 上期承诺.总数 }}项承诺事项逐项对账，
{% if 上期承诺.完成 %}已兑现{{ 上期承诺.完成 }}项{% else %}未见兑现记录{% endif %}。
{% endif %}

二是压实党风廉政建设责任。落实全面从严治党责任，认真履行“一岗双责”，
坚持“三重一大”事项集体决策，
{% if 次数.党组会 or 次数.中心组学习 %}
执行述责述廉、领导干部报告个人有关事项等制度，
{% endif %}
注重用身边事教育身边人，引导党员干部知敬畏、存戒惧、守底线。
{% if 次数.警示教育 %}
{{ 期间.简称 }}开展警示教育{{ 次数.警示教育 }}次
{% if 人次.警示教育 %}、参加{{ 人次.警示教育 }}人次{% endif %}。
{% endif %}

三是严明政治纪律和政治规矩。坚持把纪律挺在前面，引导党员干部学习党章党规党纪，
认真执行《中国共产党党内监督条例》，突出“关键少数”，加强对权力运行的制约和监督，
准确运用监督执纪“四种形态”特别是“第一种形态”，对苗头性、倾向性问题早发现、早提醒、早纠正，
一体推进不敢腐、不能腐、不想腐，着力营造风清气正、干事创业的良好氛围。

【一级标题】
二、存在的问题

对照新时代党的建设总要求和上级部署，{{ 单位.简称 }}党建工作还存在一些差距和不足，主要有以下方面：

{%p if 存在的问题 %}

{%p for 项 in 存在的问题 %}

{% if loop.length > 1 %}{{ 项.序 }}是{% endif %}{{ 项.问题 }}。

{%p endfor %}

{%p else %}

（待补充）请对照上级要求，结合组织生活会、监督检查和自查情况，逐条写明本期存在的问题。

{%p endif %}

【一级标题】
三、下一步工作计划

{{ 期间.下期 }}，{{ 单位.简称 }}将坚持以{{ 用语.指导思想 }}为指导，
紧盯薄弱环节，强化责任落实，推动党建工作质量持续提升。

【二级标题】
（一）坚持问题导向，逐项抓好整改

{%p if 存在的问题 %}

针对第二部分所列问题，明确责任、限时整改、对账销号，按问题的次序逐一落实以下措施：

{%p for 项 in 存在的问题 %}

{% if loop.length > 1 %}{{ 项.序 }}是{% endif %}{{ 项.措施 }}。

{%p endfor %}

{%p else %}

（待补充）请在补写第二部分的问题后，按问题的次序逐条写明对应的整改措施。

{%p endif %}

【二级标题】
（二）强化政治引领，深化理论武装

把党的政治建设摆在首位，持续深入学习贯彻{{ 用语.指导思想 }}，
引导党员干部自觉在思想上政治上行动上同党中央保持高度一致。
{% if 次数.党组会 or 次数.中心组学习 %}
健全党组抓、书记抓、一级抓一级、层层抓落实的责任体系，发挥领导班子示范带头作用。
{% endif %}
创新学习方式，坚持集中学习与个人自学相结合、理论学习与工作实践相结合，
不断增强学习实效。

【二级标题】
（三）规范组织生活，提升支部建设质量

坚持“三会一课”、主题党日、组织生活会、民主评议党员等制度，及时、如实、完整记录组织生活，
提升党支部标准化规范化水平，推动党支部成为团结群众的核心、教育党员的学校、攻坚克难的堡垒。
{% if 承诺 %}
在此基础上，重点抓好以下事项的落实：
{% endif %}

{%p for 项 in 承诺 %}

{% if loop.length > 1 %}{{ 项.序 }}是{% endif %}{{ 项.原文 }}。

{%p endfor %}

【二级标题】
（四）持续改进作风，推动党建与业务深度融合

{% if 单位.城市 %}结合{{ 单位.城市 }}工作实际，{% endif %}
树立党建与业务同频共振、互融互促的理念，围绕中心任务谋划和开展党建活动，
把党建成效体现到服务大局、服务基层、服务群众上。压实全面从严治党责任，严明党的纪律，
加强经常性纪律教育和警示教育，巩固拓展作风建设成果，以求真务实的作风推动各项工作落到实处
{% if 用语.大会 %}，以实际行动{{ 用语.大会 }}{% endif %}。

【结束语】
特此汇报。

【附件说明】
附件：党建活动统计表

【发文机关署名】
{{ 单位.全称 }}

【成文日期】
{{ 成文日期|日期 }}

【附件标识】
附件

【附件标题】
党建活动统计表

【统计期间】
（{{ 期间.开始|日期 }}至{{ 期间.结束|日期 }}）
"""

NOTE = """
【表注】
注：“应开次数”为按照党内有关规定和本单位要求，报告期内应当开展的次数，没有相应规定的记“—”。
一次活动兼有两种类型的（如“党员大会暨主题党日”），在每种类型中各计一次，在活动总数中只计一次。
到会率为应到、实到均有记录的活动中，实到人数合计占应到人数合计的百分比。
"""

# --- Layout, in twips (1/20 pt) unless said otherwise -----------------------------------
# The type area is 156 x 225 mm: 22 lines of 28.95 pt, 28 characters of 16 pt set 0.25 pt
# closer. 29 pt would drop a line, no tightening a character.

LINE = 579
TIGHTEN = -5
PAGE = {"w": 11906, "h": 16838}
MARGINS = {"top": 2098, "right": 1474, "bottom": 1984, "left": 1587, "header": 851, "footer": 1390}
TYPE_WIDTH = PAGE["w"] - MARGINS["left"] - MARGINS["right"]

# Word takes one alternative name, for a computer without the font; 小标宋 is not in Windows.
FONTS = {
    "仿宋": ("FangSong", "02010609060101010101", "modern", "fixed"),
    "楷体": ("KaiTi", "02010609060101010101", "modern", "fixed"),
    "黑体": ("SimHei", "02010609060101010101", "modern", "fixed"),
    "宋体": ("SimSun", "02010600030101010101", "auto", "variable"),
    "方正小标宋简体": ("华文中宋", "02010601030101010101", "auto", "variable"),
}


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style; spaces around are in twips, indents in characters of its own size."""

    name: str
    font: str = "仿宋"
    points: float = 16
    align: str = "both"
    first: int = 0
    left: int = 0
    right: int = 0
    before: int = 0
    after: int = 0
    line: int = LINE
    tighten: int = TIGHTEN
    outline: int | None = None
    keep_next: bool = False
    new_page: bool = False


STYLES = (
    Style("公文标题", "方正小标宋简体", 22, "center", before=2 * LINE, after=LINE, tighten=0),
    Style("主送机关"),
    Style("公文正文", first=2),
    Style("结束语", first=2, keep_next=True),
    Style("一级标题", "黑体", first=2, outline=0, keep_next=True),
    Style("二级标题", "楷体", first=2, outline=1, keep_next=True),
    Style("附件说明", first=2, before=LINE, keep_next=True),
    Style("发文机关署名", align="right", right=2, before=LINE, keep_next=True),
    Style("成文日期", align="right", right=4),
    Style("附件标识", "黑体", new_page=True, keep_next=True),
    Style("附件标题", "方正小标宋简体", 22, "center", before=LINE, tighten=0, keep_next=True),
    Style("统计期间", "楷体", align="center", after=LINE // 2, keep_next=True),
    Style("表头", "黑体", 12, "center", line=360, tighten=0, keep_next=True),
    Style("表格文字", points=12, align="center", line=360, tighten=0),
    Style("表格说明", points=12, align="left", line=360, tighten=0),
    Style("表注", points=12, before=120, line=400, tighten=0),
    Style("单页页码", "宋体", 14, "right", right=1, line=280, tighten=0),
    Style("双页页码", "宋体", 14, "left", left=1, line=280, tighten=0),
)
STYLE_IDS = {style.name: f"Gw{number:02d}" for number, style in enumerate(STYLES, 1)}

# Heading, field of a row, width; the widths add up to the type area.
COLUMNS = (
    ("活动类型", "类型", 1700),
    ("实际次数", "次数", 780),
    ("应开次数", "应开", 780),
    ("缺少次数", "缺少", 780),
    ("参加人次", "人次", 780),
    ("到会率", "到会率", 1080),
    ("说明", "说明", TYPE_WIDTH - 5900),
)

# --- XML ----------------------------------------------------------------------------------

Element = etree._Element
OFFICE = "http://schemas.openxmlformats.org"
WORD = f"{OFFICE}/wordprocessingml/2006/main"
REFERENCE = f"{OFFICE}/officeDocument/2006/relationships"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(tag: str, *children: Element, **attributes: str | int) -> Element:
    """Return a w: element with w: attributes."""
    element = etree.Element(f"{{{WORD}}}{tag}", nsmap={"w": WORD, "r": REFERENCE})
    for name, value in attributes.items():
        element.set(f"{{{WORD}}}{name}", str(value))
    element.extend(children)
    return element


def paragraph(style: str, *runs: Element) -> Element:
    """Return a paragraph that has a style and nothing set by hand."""
    return w("p", w("pPr", w("pStyle", val=STYLE_IDS[style])), *runs)


def run(*content: Element) -> Element:
    """Return a run whose quotes, dashes and ellipses take the Chinese font."""
    return w("r", w("rPr", w("rFonts", hint="eastAsia")), *content)


def text(words: str) -> Element:
    """Return a run of plain text."""
    element = w("t")
    element.text = words
    element.set(SPACE, "preserve")
    return run(element)


def paragraphs(prose: str) -> Iterator[Element]:
    """Yield the paragraphs of prose written as BODY is."""
    for block in prose.strip().split("\n\n"):
        lines = block.splitlines()
        style = lines.pop(0).strip("【】") if lines[0].startswith("【") else "公文正文"
        yield paragraph(style, text("".join(lines)))


# --- Parts --------------------------------------------------------------------------------


def document() -> Element:
    """Return the main part: the report, its annex and the page."""
    body = w("body", *paragraphs(BODY), table(), *paragraphs(NOTE), section())
    return w("document", body)


def section() -> Element:
    """Return the page: A4, the standard's margins, its page numbers, no grid."""
    footers = [w("footerReference", type=kind) for kind in ("default", "even")]
    for footer, part in zip(footers, ("odd", "even"), strict=True):
        footer.set(f"{{{REFERENCE}}}id", part)
    return w("sectPr", *footers, w("pgSz", **PAGE), w("pgMar", **MARGINS, gutter=0))


def table() -> Element:
    """Return the table of statistics, a row repeated over 统计表."""
    borders = [
        w(side, val="single", sz=4, space=0, color="auto")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    ]
    margins = [w(side, w=57, type="dxa") for side in ("left", "right")]
    layout = w(
        "tblPr",
        w("tblW", w=TYPE_WIDTH, type="dxa"),
        w("jc", val="center"),
        w("tblBorders", *borders),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *margins),
    )
    grid = w("tblGrid", *(w("gridCol", w=width) for _, _, width in COLUMNS))
    return w(
        "tbl",
        layout,
        grid,
        heading_row(),
        control_row("{%tr for 行 in 统计表 %}"),
        field_row(),
        control_row("{%tr endfor %}"),
    )


def heading_row() -> Element:
    """Return the row of headings, repeated on every page."""
    cells = [cell(width, "表头", heading) for heading, _, width in COLUMNS]
    return row(*cells, heading=True)


def field_row() -> Element:
    """Return the row of fields."""
    styles = ["表格文字"] * (len(COLUMNS) - 1) + ["表格说明"]
    cells = [
        cell(width, style, f"{{{{ 行.{field} }}}}")
        for style, (_, field, width) in zip(styles, COLUMNS, strict=True)
    ]
    return row(*cells)


def control_row(tag: str) -> Element:
    """Return a row that holds a control tag and leaves with it."""
    return row(cell(TYPE_WIDTH, "表格说明", tag, span=len(COLUMNS)))


def row(*cells: Element, heading: bool = False) -> Element:
    """Return a row that no page break cuts."""
    marks = [w("cantSplit"), w("trHeight", val=480, hRule="atLeast")]
    return w("tr", w("trPr", *marks, *([w("tblHeader")] if heading else [])), *cells)


def cell(width: int, style: str, words: str, span: int = 1) -> Element:
    """Return a cell of one paragraph."""
    wide = [w("gridSpan", val=span)] if span > 1 else []
    layout = w("tcPr", w("tcW", w=width, type="dxa"), *wide, w("vAlign", val="center"))
    return w("tc", layout, paragraph(style, text(words)))


def footer(style: str) -> Element:
    """Return a footer: — 1 —, the number a real field."""
    instruction = w("instrText")
    instruction.text = " PAGE "
    instruction.set(SPACE, "preserve")
    field = [
        run(w("fldChar", fldCharType="begin")),
        run(instruction),
        run(w("fldChar", fldCharType="separate")),
        text("1"),
        run(w("fldChar", fldCharType="end")),
    ]
    return w("ftr", paragraph(style, text("— "), *field, text(" —")))


def styles() -> Element:
    """Return the styles: those that Word must have, then the report's own."""
    latent = w(
        "latentStyles",
        defLockedState=0,
        defUIPriority=99,
        defSemiHidden=1,
        defUnhideWhenUsed=1,
        defQFormat=0,
        count=376,
    )
    return w("styles", defaults(), latent, normal(), *plain_styles(), *map(report_style, STYLES))


def defaults() -> Element:
    """Return what all text starts from: 仿宋 16 pt, Chinese."""
    language = w("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
    return w(
        "docDefaults",
        w("rPrDefault", w("rPr", fonts("仿宋"), *size(16), language)),
        w("pPrDefault"),
    )


def normal() -> Element:
    """Return 正文 (Normal): 仿宋 16 pt on an exact line, off the grid, no gaps beside digits."""
    # Hanging punctuation is Word's default. Said aloud, LibreOffice 7 reads it as none; left
    # unsaid, LibreOffice hangs commas outside the margin and loses some of them.
    flags = {
        "widowControl": 0,
        "overflowPunct": 1,
        "autoSpaceDE": 0,
        "autoSpaceDN": 0,
        "adjustRightInd": 0,
        "snapToGrid": 0,
    }
    spacing = w("spacing", before=0, after=0, line=LINE, lineRule="exact")
    layout = w(
        "pPr", *(w(name, val=value) for name, value in flags.items()), spacing, w("jc", val="both")
    )
    return w(
        "style",
        w("name", val="Normal"),
        w("qFormat"),
        layout,
        w("rPr", fonts("仿宋"), *size(16)),
        type="paragraph",
        default=1,
        styleId="Normal",
    )


def plain_styles() -> list[Element]:
    """Return the default styles of characters, tables and lists, as Word has them."""
    margins = w(
        "tblCellMar", *(w(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right"))
    )
    kinds = [
        ("character", "Default Paragraph Font", []),
        ("table", "Normal Table", [margins]),
        ("numbering", "No List", []),
    ]
    return [
        w(
            "style",
            w("name", val=name),
            w("semiHidden"),
            *(w("tblPr", m) for m in inside),
            type=kind,
            default=1,
            styleId=name.replace(" ", ""),
        )
        for kind, name, inside in kinds
    ]


def report_style(style: Style) -> Element:
    """Return one of the report's own styles, shown in Word's gallery."""
    follower = "公文正文" if style.outline is not None else style.name
    return w(
        "style",
        w("name", val=style.name),
        w("basedOn", val="Normal"),
        w("next", val=STYLE_IDS[follower]),
        w("uiPriority", val=1),
        w("qFormat"),
        paragraph_properties(style),
        character_properties(style),
        type="paragraph",
        customStyle=1,
        styleId=STYLE_IDS[style.name],
    )


def paragraph_properties(style: Style) -> Element:
    """Return a style's w:pPr."""
    flags = {"keepNext": style.keep_next, "pageBreakBefore": style.new_page}
    spacing = w(
        "spacing", before=style.before, after=style.after, line=style.line, lineRule="exact"
    )
    level = [] if style.outline is None else [w("outlineLvl", val=style.outline)]
    return w(
        "pPr",
        *(w(name) for name, wanted in flags.items() if wanted),
        spacing,
        indent(style),
        w("jc", val=style.align),
        *level,
    )


def indent(style: Style) -> Element:
    """Return a style's indents, in characters for Word and in twips for the rest."""
    ends = {"left": style.left, "right": style.right, "firstLine": style.first}
    in_characters = {f"{end}Chars": 100 * count for end, count in ends.items()}
    return w(
        "ind",
        **in_characters,
        **{end: int(20 * style.points * count) for end, count in ends.items()},
    )


def character_properties(style: Style) -> Element:
    """Return a style's w:rPr."""
    tighten = [w("spacing", val=style.tighten)] if style.tighten else []
    return w("rPr", fonts(style.font), *tighten, *size(style.points))


def fonts(name: str) -> Element:
    """Return one font for Chinese, Latin and all else, and no theme's."""
    return w("rFonts", hint="eastAsia", ascii=name, eastAsia=name, hAnsi=name, cs=name)


def size(points: float) -> list[Element]:
    """Return a type size."""
    return [w(tag, val=int(2 * points)) for tag in ("sz", "szCs")]


def font_table() -> Element:
    """Return the fonts used, each with the name to look for where it is missing."""
    return w(
        "fonts",
        *(
            w(
                "font",
                w("altName", val=other),
                w("panose1", val=panose),
                w("charset", val=86),
                w("family", val=family),
                w("pitch", val=pitch),
                name=name,
            )
            for name, (other, panose, family, pitch) in FONTS.items()
        ),
    )


def settings() -> Element:
    """Return the settings: odd and even footers, and Word's current layout rules."""
    mode = w(
        "compatSetting",
        name="compatibilityMode",
        val=15,
        uri="http://schemas.microsoft.com/office/word",
    )
    return w(
        "settings",
        w("zoom", percent=100),
        w("defaultTabStop", val=420),
        w("evenAndOddHeaders"),
        w("characterSpacingControl", val="compressPunctuation"),
        w("compat", mode),
        w("themeFontLang", val="en-US", eastAsia="zh-CN"),
    )


# --- Package ------------------------------------------------------------------------------

PACKAGE = f"{OFFICE}/package/2006"
CORE = f"{PACKAGE}/metadata/core-properties"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# Part: relationship identifier, kind of content, element.
PARTS = {
    "word/styles.xml": ("styles", "styles", styles),
    "word/settings.xml": ("settings", "settings", settings),
    "word/fontTable.xml": ("fontTable", "fontTable", font_table),
    "word/footer1.xml": ("odd", "footer", lambda: footer("单页页码")),
    "word/footer2.xml": ("even", "footer", lambda: footer("双页页码")),
}


def content_types() -> str:
    """Return [Content_Types].xml."""
    package = "application/vnd.openxmlformats-package"
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    kinds = {"word/document.xml": f"{word}.document.main+xml"}
    kinds |= {part: f"{word}.{kind}+xml" for part, (_, kind, _) in PARTS.items()}
    kinds["docProps/core.xml"] = f"{package}.core-properties+xml"
    overrides = "".join(
        f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in kinds.items()
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{package}.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def relationships(*targets: tuple[str, str, str]) -> str:
    """Return a .rels part from identifiers, types and targets."""
    rows = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>'
        for name, kind, target in targets
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def package_relationships() -> str:
    """Return _rels/.rels."""
    return relationships(
        ("document", f"{REFERENCE}/officeDocument", "word/document.xml"),
        ("core", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    )


def document_relationships() -> str:
    """Return word/_rels/document.xml.rels."""
    return relationships(
        *(
            (name, f"{REFERENCE}/{kind}", part.removeprefix("word/"))
            for part, (name, kind, _) in PARTS.items()
        )
    )


def core_properties() -> str:
    """Return docProps/core.xml: a fixed author and date."""
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{CREATED}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        f'<cp:coreProperties xmlns:cp="{CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>党建工作情况汇报</dc:title><dc:creator>{AUTHOR}</dc:creator>"
        f"<cp:lastModifiedBy>{AUTHOR}</cp:lastModifiedBy>{dates}"
        "<dc:language>zh-CN</dc:language></cp:coreProperties>"
    )


def parts() -> dict[str, str]:
    """Return every part of the file by its name, in the order of the zip."""
    return {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": package_relationships(),
        "word/document.xml": written(document()),
        "word/_rels/document.xml.rels": document_relationships(),
        **{name: written(make()) for name, (_, _, make) in PARTS.items()},
        "docProps/core.xml": core_properties(),
    }


def written(root: Element) -> str:
    """Return an element as XML."""
    return etree.tostring(root, encoding="unicode")


def write(path: Path) -> None:
    """Write the template, stored uncompressed: compressors differ from computer to computer."""
    with zipfile.ZipFile(path, "w") as package:
        for name, xml in parts().items():
            member = zipfile.ZipInfo(name)  # 1980-01-01, the zip format's first day
            member.create_system = 0
            package.writestr(member, DECLARATION + xml)


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    write(folder / NAME)
