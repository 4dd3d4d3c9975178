"""The rules of templates: every code that ``taizhang lint`` gives, with its page."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping

from addin.checks.finding import Severity
from addin.checks.rule_entry import Entry


class TemplateRule(Entry, frozen=True):
    """A rule of templates; ``explained`` is its page, for several are looked for by one walk."""

    explained: str = ""

    @property
    def page(self) -> str:
        """The rule explained, as ``taizhang rules CODE`` prints it."""
        return inspect.cleandoc(self.explained)


def _rule(code: str, severity: Severity, explained: str) -> TemplateRule:
    return TemplateRule(code, severity, "", _looked_for_together, "模板的写法", explained=explained)


def _looked_for_together(_template: object) -> Iterable[object]:
    """Find nothing by itself: the checks of a template's tags look for all of these at once."""
    return ()


TAG_RULES: tuple[TemplateRule, ...] = (
    _rule("T001", "error", """花括号没有成对。

        字段写成两个左花括号、字段名、两个右花括号；少一个就填不进去，会原样印在报告里。

        不对：共{ 次数.党课 }次
        对：共{{ 次数.党课 }}次"""),
    _rule("T002", "error", """没有这个字段。

        名称写错了，或者台账里没有这一项。能认出来的，会提出最近的一个。

        不对：{{ 次数.党员会 }}、{{ 党员大会次数 }}
        对：{{ 次数.党员大会 }}"""),
    _rule("T003", "error", """没有这种写法，或括号里写得不对。

        竖线后面是怎样写这个值、怎样挑选列表里的各项。

        不对：{{ 成文日期|日子 }}、活动|月份(13)
        对：{{ 成文日期|日期 }}、活动|月份(4)"""),
    _rule("T004", "error", """if、for 没有成对。

        每个 {% if %} 要有 {% endif %}，每个 {% for %} 要有 {% endfor %}。
        问题指在缺另一半的那个标签上。

        不对：{%p if 次数.党课 %} …（后面没有 {%p endif %}）
        对：{%p if 次数.党课 %} … {%p endif %}"""),
    _rule("T005", "error", """if、for 交叉。

        后开始的要先结束。

        不对：{% for 项 in 活动 %}{% if 项.主题 %}{% endfor %}{% endif %}
        对：{% for 项 in 活动 %}{% if 项.主题 %}{% endif %}{% endfor %}"""),
    _rule("T006", "error", """标签里有全角符号。

        花括号、百分号、引号、竖线、点都要用半角；引号里的字不限。

        不对：｛｛ 次数.党课 ｝｝、{{ 次数．党课 }}
        对：{{ 次数.党课 }}"""),
    _rule("T007", "error", """循环里的名称写到了循环外。

        for 后面起的名称，只在这个循环里能用。

        不对：{% for 项 in 活动 %}…{% endfor %}{{ 项.主题 }}
        对：{% for 项 in 活动 %}{{ 项.主题 }}{% endfor %}"""),
    _rule("T008", "error", """把一组字段或列表当成一个值。

        要写到具体的一个字段；列表要写明第几个，或用 for 逐个写。

        不对：{{ 次数 }}、{{ 活动 }}
        对：{{ 次数.党课 }}、{% for 项 in 活动 %}{{ 项.主题 }}{% endfor %}"""),
    _rule("T009", "error", """标签写法有误。

        标签里的字读不懂：没有这样的标签，或少了符号。

        不对：{{ 次数. }}、{% endfro %}、{% for 项 活动 %}
        对：{{ 次数.党课 }}、{% endfor %}、{% for 项 in 活动 %}"""),
    _rule("T010", "error", """p、tr、tc、r 写得不是地方。

        {%p … %} 要单独占一段，{%tr … %} 单独占一行，{%tc … %} 单独占一格，填写时整个去掉；
        tr、tc、vm、hm、cellbg、colspan 只写在表格里；字段的花括号后面不写这些字母。

        不对：有党课{%p if 次数.党课 %}、{%p if 甲 %}{%p if 乙 %}、{{r 次数.党课 }}
        对：{%p if 次数.党课 %} 单独一段、{{ 次数.党课 }}"""),
    _rule("T011", "warning", """成对的两个标签开头不一样。

        一个写p、一个不写，段落会拆坏，生成的文档可能打不开。

        不对：{%p if 次数.党课 %} … {% endif %}
        对：{%p if 次数.党课 %} … {%p endif %}"""),
    _rule("T012", "error", """标签太多。

        一个模板里的标签有限度；相同的行请用循环，或分成几个模板。

        不对：把一百行表格逐行写上字段
        对：{%tr for 项 in 活动 %} … {%tr endfor %}"""),
    _rule("T020", "error", """成对的标签不在同一层。

        一个在表格（内容控件、超链接）外、一个在里面，条件不成立时会把它从中间切断，后面的内容也跟着没有了。

        不对：表格前 {% if 次数.党课 %}，格子里 {% endif %}
        对：表格前 {%p if 次数.党课 %}，表格后 {%p endif %}"""),
    _rule("T021", "error", """“-”接不上前后的段落。

        {%- 与前一段接起来，-%} 与后一段接起来；中间有表格、图片、分节、分页的接不上：
        会丢掉它们，或损坏文档。

        不对：{% if 次数.党课 -%} 后面紧接着表格
        对：{%p if 次数.党课 %} 单独一段，后面是表格"""),
    _rule("T022", "warning", """花括号不是标签。

        里面不是字段，也不像字段，会原样印在报告里；本来要填字段的，写成两个花括号加字段名。

        不对：共{ 党课数量多少 }次
        对：共{{ 次数.党课 }}次"""),
)  # fmt: skip
"""What filling looks for as well, part by part."""

DOCUMENT_RULES: tuple[TemplateRule, ...] = (
    _rule("T013", "error", """模板里没有字段。

        这样生成的“报告”与模板一字不差。

        不对：党员大会6次（数字都是手写的）
        对：党员大会{{ 次数.党员大会 }}次；写好的旧报告可以用 taizhang template 做成模板"""),
    _rule("T014", "error", """把生成好的报告当成了模板。

        文档里是台账通填好的数据，不是字段；再填一次，数字也不会变。

        不对：taizhang report 台账.xlsx -t 汇报.docx
        对：先用 taizhang template 汇报.docx 台账.xlsx 做成模板"""),
    _rule("T015", "warning", """手写的数字，有字段可以填。

        模板里写死的数字，下一期还是老数字。

        不对：召开党员大会6次
        对：召开党员大会{{ 次数.党员大会 }}次"""),
    _rule("T016", "info", """手写的报告期。

        写死的年份、上半年，换一期就错了；只供一种报告期用的模板可以留着“上半年”这样的字。

        不对：2022年上半年党建工作汇报
        对：{{ 期间.名称 }}党建工作汇报"""),
    _rule("T017", "warning", """一个标签里有几种字体格式。

        填进去的字用标签开头那一段的格式，后面的格式会丢掉。

        不对：{{ 次数.党课 }} 里只有“党课”二字加粗
        对：整个标签从花括号到花括号用同一种格式"""),
    _rule("T018", "warning", """标签处没有指定中文字体。

        填进去的中文会用Word自己选的字体，每台电脑可能不一样。

        不对：只设了西文字体 Times New Roman
        对：中文字体设为 仿宋_GB2312"""),
    _rule("T019", "info", """填写时会去掉的内容。

        为了打开报告时不联网、不运行程序，连到别处的图片、附加模板和宏不会带到报告里。

        不对：模板里的图片是网上的链接
        对：把图片插入到模板里"""),
)  # fmt: skip
"""What only ``taizhang lint`` looks for, in the document as a whole."""

TEMPLATE_FAMILIES: Mapping[str, tuple[Entry, ...]] = {
    "标签": TAG_RULES,
    "文档": DOCUMENT_RULES,
}
_SEVERITIES: Mapping[str, Severity] = {r.code: r.severity for r in (*TAG_RULES, *DOCUMENT_RULES)}


def severity_of(code: str) -> Severity:
    """Return how bad what a rule finds is."""
    return _SEVERITIES.get(code, "error")
