"""Any template is filled as docxtpl fills it, traced or not, whatever it is made of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from addin.office.templates.filling.value_marks import Unusual
from addin.office.templates.word_template import document_of
from addin.report.language.traced import Item, LazyItems, Traced, Values, numbered
from alike import filled_by_docxtpl, parts
from documents import paragraphs
from test_filling_alike import ready

TYPES, TAGS = ("党课", "支委会"), ("两化", "二十大")


def activity(number: int) -> Item:
    """Return an activity as a list of a report has it."""
    month, kind = number % 3 + 1, TYPES[number % 2]
    values: dict[str, Any] = {
        "主题": f"第{number}次<&>",
        "类型": kind,
        "标签": TAGS[number % 2] if number % 3 else "",
        "实到": number * 7 if number % 4 else None,
        "成效": "" if number % 2 else f"好{number}",
    }
    facts = {"月份": (f"2022-{month:02d}",), "类型": (kind,), "标签": (values["标签"],)}
    return Item(f"2022-{month:02d}-{number:02d}", {k: Traced(v) for k, v in values.items()}, facts)


VALUES: Values = {
    "活动": LazyItems(lambda: numbered(activity(n) for n in range(7))),
    "没有": LazyItems(lambda: ()),
    "各月": LazyItems(
        lambda: tuple(
            Item(f"2022-0{n}", {"名称": Traced(f"{n}月"), "次数": {"党课": Traced(n)}})
            for n in (1, 2, 3)
        ),
        first=1,
    ),
    "单位": {"全称": Traced("中共石桥镇委员会"), "简称": Traced(None)},
    "次数": {"党课": Traced(12), "支委会": Traced(0)},
    "金额": Traced(1234567),
}

VALUE = st.sampled_from(
    (
        *("单位.全称", "单位.简称", "次数.党课", "次数.支委会|无则('—')", "次数.党课|汉字", "次数.党课|几"),
        *("金额|千分位", "金额|万", "次数.党课 + 次数.支委会", "各月[2].次数.党课", "活动|length"),
        *("次数.党课 if 次数.支委会 else '无'", "各月['2022-03'].名称", "次数.党课 ~ '次'", "次数['党课'] * 2"),
    )
)  # fmt: skip
LIST = st.sampled_from(
    (
        *("活动", "没有", "活动|类型('党课')", "活动|月份(2)", "活动|标签('两化')|前(1)", "活动|前(3)"),
        *("活动|有('成效')", "活动|类型('支委会')|月份('2022-01')", "活动|前(0)"),
    )
)  # fmt: skip
FIELD = st.sampled_from(
    (
        "项.主题",
        "项.类型",
        "项.实到",
        "项.成效|无则('—')",
        "loop.index",
        "项.实到|汉字",
        "次数.党课",
    )
)
TEST = st.sampled_from(
    (
        "次数.支委会",
        "单位.简称",
        "次数.党课 > 3",
        "not 没有",
        "活动|类型('党课')",
        "次数.党课 in [1, 12]",
    )
)
WORDS = st.sampled_from(("共", "次。", "A&B", " ", "（待补充）", "“引号”", "100%"))


def printed(its: str) -> str:
    return f"{{{{ {its} }}}}"


def joined(pieces: list[str]) -> str:
    return "".join(pieces)


def in_loop(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """A list gone through inside a sentence."""
    body = st.lists(st.one_of(WORDS, FIELD.map(printed), inner), min_size=1, max_size=3).map(joined)
    return st.tuples(LIST, body, WORDS).map(
        lambda its: f"{{% for 项 in {its[0]} %}}{its[1]}{{% else %}}{its[2]}{{% endfor %}}"
    )


def in_if(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(TEST, inner, WORDS).map(
        lambda its: f"{{% if {its[0]} %}}{its[1]}{{% else %}}{its[2]}{{% endif %}}"
    )


def with_set(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(VALUE, inner).map(lambda its: f"{{% set 数 = {its[0]} %}}{its[1]}{{{{ 数 }}}}")


def by_group(leaf: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """The activities of each month, in a loop of the months."""
    return st.tuples(leaf, FIELD).map(
        lambda its: (
            f"{{% for 月 in 各月 %}}{{{{ 月.名称 }}}}{{{{ 月.次数.党课 }}}}{its[0]}"
            f"{{% for 项 in 活动|类型('党课') %}}{{% if loop.first %}}（{{% elif loop.last %}}）"
            f"{{% endif %}}{printed(its[1])}{{% endfor %}}{{% endfor %}}"
        )
    )


LEAF = st.one_of(WORDS, VALUE.map(printed))
SENTENCE = st.lists(
    st.one_of(
        LEAF, LEAF, in_if(LEAF), in_loop(LEAF), in_if(in_loop(LEAF)), with_set(LEAF), by_group(LEAF)
    ),
    min_size=1,
    max_size=4,
).map(joined)
BLOCK = st.one_of(
    SENTENCE.map(lambda text: [text]),
    st.tuples(LIST, SENTENCE, FIELD).map(
        lambda its: [f"{{%p for 项 in {its[0]} %}}", its[1] + printed(its[2]), "{%p endfor %}"]
    ),
    st.tuples(TEST, SENTENCE).map(
        lambda its: [f"{{%p if {its[0]} %}}", its[1], "{%p else %}", "无", "{%p endif %}"]
    ),
)
TEXTS = st.lists(st.one_of(FIELD.map(printed), WORDS), min_size=3, max_size=3)
ROWS = st.tuples(LIST, TEXTS, st.none() | TEST, st.booleans())
"""A list, the texts of a row, when the row is there, and whether it is so for each month."""


def lines_of(rows: tuple[str, list[str], str | None, bool]) -> list[list[str]]:
    """Return the texts of a table's cells."""
    listed, texts, test, by_month = rows
    lines = [[f"{{%tr for 项 in {listed} %}}"], texts, ["{%tr endfor %}"]]
    if test:
        lines[1:2] = [[f"{{%tr if {test} %}}"], texts, ["{%tr else %}"], ["无"], ["{%tr endif %}"]]
    if by_month:
        first = ["{% vm %}{{ 月.名称 }}", "", "合计"]
        lines = [["{%tr for 月 in 各月 %}"], first, *lines, ["{%tr endfor %}"]]
    return [["甲", "乙", "丙"], *([*its, "", ""][:3] for its in lines)]


def write(
    path: Path,
    blocks: list[list[str]],
    rows: tuple[str, list[str], str | None, bool] | None,
    bold: bool,
) -> None:
    """Write a template of paragraphs, and a table whose rows come from a list."""
    document = docx.Document()
    for text in (text for block in blocks for text in block):
        document.add_paragraph().add_run(text).bold = bold
    if rows is not None:
        lines = lines_of(rows)
        table = document.add_table(len(lines), len(lines[0]))
        for row, line in zip(table.rows, lines, strict=True):
            for cell, text in zip(row.cells, line, strict=True):
                cell.text = text
        document.add_paragraph("末")
    document.save(str(path))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(blocks=st.lists(BLOCK, min_size=1, max_size=4), rows=st.none() | ROWS, bold=st.booleans())
def test_it_is_filled_as_docxtpl_fills_it(
    tmp_path: Path,
    blocks: list[list[str]],
    rows: tuple[str, list[str], str | None, bool] | None,
    bold: bool,
) -> None:
    path = tmp_path / "模板.docx"
    write(path, blocks, rows, bold)
    try:
        made = ready(path)
        _, ours = document_of(made, VALUES, traced=False)
        _, marked = document_of(made, VALUES, traced=True)
    except Unusual:  # left to docxtpl itself
        reject()
    theirs = filled_by_docxtpl(path, VALUES)
    if rows is None or not is_empty(rows[0]):  # of docxtpl's, a table without rows stays
        assert parts(ours) == parts(theirs)
    (tmp_path / "标记.docx").write_bytes(marked)
    (tmp_path / "没有.docx").write_bytes(ours)
    assert paragraphs(tmp_path / "标记.docx") == paragraphs(tmp_path / "没有.docx")


def is_empty(listed: str) -> bool:
    return listed in ("没有", "活动|前(0)")
