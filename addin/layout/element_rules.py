"""Every element in its own font and size, indented and spaced as the profile wants it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from addin.layout import aspects
from addin.layout.aspects import Aspect, Deviation
from addin.layout.elements import Unit
from addin.layout.fonts import is_chinese
from addin.layout.layout_rule import LayoutCase, LayoutRule
from addin.layout.measured_layout import Letters
from addin.layout.profile import Form
from addin.layout.type_sizes import size_name
from addin.proofreading.text_finding import Hit
from addin.report.prose import Stretch

_QUOTED = 3  # places named besides the first
_DOUBTFUL = "“”‘’…—"


def wrong_font(case: LayoutCase) -> Iterator[Hit]:
    """要素的字体不对。

    标题用小标宋体，正文用仿宋，一级标题用黑体，二级标题用楷体。仿宋与仿宋_GB2312、楷体与楷体_GB2312
    以及各家的小标宋视为同一种。接排的标题（标题后在同一段写正文），到第一个句号为止用标题的字体。

    错：正文用宋体
    对：正文用仿宋
    """
    return by_element(case, aspects.fonts, lambda form: "或".join(form.fonts or ()))


def wrong_latin_font(case: LayoutCase) -> Iterator[Hit]:
    """数字、字母的字体不对。

    国家标准没有另外规定；单位在版式方案里写了“西文字体”的，按方案看。

    错：方案规定数字用Times New Roman，正文的数字用Calibri
    对：正文的数字用Times New Roman
    """
    return by_element(case, aspects.latin_fonts, lambda form: "或".join(form.latin or ()))


def wrong_size(case: LayoutCase) -> Iterator[Hit]:
    """要素的字号不对。

    标题用二号字，主送机关、正文和各级标题用三号字，抄送、印发用四号字。

    错：正文用四号字
    对：正文用三号字
    """
    return by_element(case, aspects.sizes, lambda form: size_name(form.points or 0))


def needless_bold(case: LayoutCase) -> Iterator[Hit]:
    """要素不该加粗而加粗，或该加粗而没有加粗。

    小标宋体、黑体本身就粗，再加粗笔画会糊；正文整段加粗失去重点。段首一句加粗是常见的习惯，不在此列。

    错：标题用加粗的小标宋体
    对：标题用小标宋体，不加粗
    """
    return by_element(case, aspects.boldness, lambda form: "加粗" if form.bold else "不加粗")


def wrong_alignment(case: LayoutCase) -> Iterator[Hit]:
    """要素的对齐方式不对。

    标题居中排布，正文和各级标题靠左（或两端对齐）。

    错：标题靠左
    对：标题居中
    """
    words = {"左": "靠左或两端对齐", "右": "靠右"}
    return by_element(case, aspects.alignment, lambda form: words.get(form.align or "", "居中"))


def wrong_first_line(case: LayoutCase) -> Iterator[Hit]:
    """首行缩进不对。

    正文每个自然段左空二字，回行顶格；主送机关顶格。

    错：正文没有首行缩进
    对：正文首行缩进2字
    """
    return by_element(case, aspects.first_line, lambda form: f"{form.first or 0:g}字")


def wrong_sides(case: LayoutCase) -> Iterator[Hit]:
    """段落没有占满版心的宽度。

    正文回行顶格，左右不另留空；整段左缩进或右缩进会使每行字数不足。

    错：正文整段左缩进2字
    对：正文左右不缩进，只首行缩进2字
    """
    return by_element(case, aspects.sides, _sides_wanted)


def spaces_for_indent(case: LayoutCase) -> Iterator[Hit]:
    """首行缩进是用空格打出来的。

    用空格空出的两个字，一改字体、字号或对齐方式就错位，宜改用段落的“首行缩进2字符”。

    错：　　一是加强组织领导（前面是两个空格）
    对：一是加强组织领导（首行缩进2字符）
    """

    def typed(unit: Unit) -> Iterator[Deviation]:
        if unit.leads and unit.form.first and aspects.typed_indent(unit.part.text):
            yield Deviation(unit, unit.stretch, "空格")

    return by_element(case, typed, lambda _: "")


def wrong_pitch(case: LayoutCase) -> Iterator[Hit]:
    """行距不对。

    每面排22行，一行约合28至30磅，行距宜设为固定值；用倍数行距时，换一种字体行数就变。

    错：正文用1.5倍行距
    对：正文行距为固定值28.95磅
    """
    wanted = case.profile.line
    if wanted is None:
        return iter(())
    words = f"固定值{wanted.right:g}磅（{wanted.least:g}至{wanted.most:g}磅）"

    def pitch(unit: Unit) -> Iterator[Deviation]:
        return aspects.pitch(unit, wanted, case.looks.page_of(unit.part.number))

    return by_element(case, pitch, lambda _: words)


def gaps_between(case: LayoutCase) -> Iterator[Hit]:
    """段前或段后留了空。

    正文与各级标题之间不另留空，段前、段后都设为0，否则每面排不满22行。主送机关、附件说明、署名上面的
    一行可以用段前、段后留出，不在此列。

    错：正文段后10磅
    对：正文段前、段后为0
    """
    return by_element(case, lambda unit: aspects.gaps(unit, case.free_lines), lambda _: "0")


def western_quotes(case: LayoutCase) -> Iterator[Hit]:
    """引号、破折号用了西文字体。

    “”、……、——在西文字体里又窄又偏，夹在汉字里很显眼；应与前后的汉字同一字体。
    在Word里选中引号，字体对话框的“中文字体”“西文字体”都选正文的字体即可。

    错：引号为Times New Roman
    对：引号为仿宋
    """

    def western(unit: Unit) -> Iterator[Deviation]:
        for start, end, its in unit.letters():
            if takes_western_quotes(unit.part.text[start:end], its):
                yield Deviation(unit, Stretch(unit.part.number, start, end), its.latin)

    return by_element(case, western, lambda _: "")


def takes_western_quotes(text: str, its: Letters) -> bool:
    """Return whether letters of one look have quotation marks that a Western font draws."""
    doubtful = any(c in text for c in _DOUBTFUL)
    return doubtful and not its.hinted and bool(its.latin) and not is_chinese(its.latin)


def wrong_number_look(case: LayoutCase) -> Iterator[Hit]:
    """自动编号的字体、字号与标题不同。

    Word、WPS自动编的“一、”“（一）”用的是段落标记的字体字号，只选中文字改了字体，编号还是原来的样子。选中
    整段（连同段末的回车）再设字体字号。

    错：“一、”为五号宋体，后面的标题为三号黑体
    对：“一、”与标题都为三号黑体
    """

    def wanted(form: Form) -> str:
        size = size_name(form.points) if form.points else ""
        return f"{size}{'或'.join(form.fonts or ())}"

    return by_element(case, aspects.number_look, wanted)


def _sides_wanted(form: Form) -> str:
    pairs = (("左", form.left), ("右", form.right))
    return "、".join(f"{side}{wanted:g}字" for side, wanted in pairs if wanted is not None)


def by_element(case: LayoutCase, aspect: Aspect, wanted: Callable[[Form], str]) -> Iterator[Hit]:
    """Yield one hit for everything that is wanted: the first place, which elements, how many."""
    groups: dict[str, list[Deviation]] = {}
    for unit in case.units:
        for its in aspect(unit):
            groups.setdefault(wanted(unit.form), []).append(its)
    for words, found in groups.items():
        elements = "、".join(dict.fromkeys(its.unit.element for its in found))
        kinds = "、".join(dict.fromkeys(its.found for its in found))
        args = {"element": elements, "wanted": words, "found": kinds, "places": places(found)}
        yield Hit(found[0].where, args)


def places(found: Iterable[Deviation]) -> str:
    """Return how many paragraphs are meant, and how the first few begin."""
    units = list({its.unit.part.number: its.unit for its in found}.values())
    if len(units) == 1:
        return ""
    named = "”“".join(u.part.text.strip()[:8] for u in units[1 : _QUOTED + 1])
    return f"（共{len(units)}段，另见“{named}”{'等' if len(units) > _QUOTED + 1 else ''}）"


RULES = (
    LayoutRule("Y011", "warning", "{element}应用{wanted}，这里是{found}{places}", wrong_font),
    LayoutRule("Y012", "warning", "{element}应为{wanted}，这里是{found}{places}", wrong_size),
    LayoutRule("Y013", "info", "{element}宜{wanted}，这里{found}{places}", needless_bold),
    LayoutRule("Y014", "warning", "{element}应{wanted}，这里是{found}{places}", wrong_alignment),
    LayoutRule(
        "Y015", "warning", "{element}首行应缩进{wanted}，这里{found}{places}", wrong_first_line
    ),
    LayoutRule("Y016", "warning", "{element}整段应{wanted}，这里{found}{places}", wrong_sides),
    LayoutRule(
        "Y017",
        "info",
        "{element}的首行缩进是用空格打出来的，宜改用首行缩进2字符{places}",
        spaces_for_indent,
        arranged=False,
    ),
    LayoutRule(
        "Y018", "warning", "{element}的行距应为{wanted}，这里是{found}{places}", wrong_pitch
    ),
    LayoutRule(
        "Y019", "warning", "{element}的段前、段后应为{wanted}，这里{found}{places}", gaps_between
    ),
    LayoutRule(
        "Y020",
        "info",
        "{element}里的引号、破折号用了西文字体{found}，宜与汉字一致{places}",
        western_quotes,
    ),
    LayoutRule(
        "Y021",
        "warning",
        "{element}里的数字、字母应用{wanted}，这里是{found}{places}",
        wrong_latin_font,
    ),
    LayoutRule(
        "Y025", "info", "{element}的自动编号宜为{wanted}，这里是{found}{places}", wrong_number_look
    ),
)
