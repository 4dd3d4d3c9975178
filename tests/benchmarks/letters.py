"""A report of six pages as a template of each engine, and the values for it.

40 tags, six conditions, three lists of paragraphs, one table of eight columns.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx

from addin.report.language.field import Each, Field, Tree

TAGS, CONDITIONS, LISTS, COLUMNS = 40, 6, 3, "abcdefgh"
_PROSE = (
    "坚持把党的政治建设摆在首位，把党建工作与业务工作同谋划、同部署、同推进、同考核，"
    "严格落实三会一课、主题党日、民主评议党员等制度，着力增强党组织的凝聚力和战斗力。"
)
TREE: Tree = {
    **{f"f{n}": Field("") for n in range(TAGS)},
    **{f"c{n}": Field("") for n in range(CONDITIONS)},
    **{f"l{n}": Each("", {"name": Field(""), "note": Field("")}) for n in range(LISTS)},
    "rows": Each("", {c: Field("") for c in COLUMNS}),
}


@dataclass(frozen=True)
class Syntax:
    """How an engine writes a tag, a condition, a list of paragraphs, the rows of a table."""

    tag: Callable[[str], str]
    condition: Callable[[str, str], str]
    paragraphs: Callable[[str], list[str]]
    rows: Callable[[], list[list[str]]]


def _braces(name: str) -> str:
    return "{" + name + "}"


SYNTAXES = {
    "docxtpl": Syntax(
        lambda name: "{{ " + name + " }}",
        lambda name, text: "{% if " + name + " %}" + text + "{% endif %}",
        lambda name: [
            "{%p for x in " + name + " %}",
            "{{ x.name }}：{{ x.note }}。",
            "{%p endfor %}",
        ],
        lambda: [
            ["{%tr for row in rows %}"] + [""] * 7,
            ["{{ row." + c + " }}" for c in COLUMNS],
            ["{%tr endfor %}"] + [""] * 7,
        ],
    ),
    "mustache": Syntax(
        _braces,
        lambda name, text: "{#" + name + "}" + text + "{/" + name + "}",
        lambda name: ["{#" + name + "}", "{name}：{note}。", "{/" + name + "}"],
        lambda: [["{#rows}{a}", *(_braces(c) for c in COLUMNS[1:-1]), "{h}{/rows}"]],
    ),
    "carbone": Syntax(
        lambda name: "{d." + name + "}",
        lambda name, text: "{d." + name + ":ifEQ(true):show('" + text + "'):elseShow('')}",
        lambda name: [
            "{d." + name + "[i].name}：{d." + name + "[i].note}。",
            "{d." + name + "[i+1].name}：{d." + name + "[i+1].note}。",
        ],
        lambda: [["{d.rows[" + i + "]." + c + "}" for c in COLUMNS] for i in ("i", "i+1")],
    ),
    "commands": Syntax(
        lambda name: f"+++INS {name}+++",
        lambda name, text: f"+++IF {name}+++{text}+++END-IF+++",
        lambda name: [
            f"+++FOR x IN {name}+++",
            "+++INS $x.name+++：+++INS $x.note+++。",
            "+++END-FOR x+++",
        ],
        lambda: [
            ["+++FOR row IN rows+++"] + [""] * 7,
            [f"+++INS $row.{c}+++" for c in COLUMNS],
            ["+++END-FOR row+++"] + [""] * 7,
        ],
    ),
}


def write_template(path: Path, syntax: Syntax) -> Path:
    """Write the report as a template of an engine."""
    document = docx.Document()
    for n in range(TAGS):
        document.add_paragraph(f"{_PROSE}其中第{n}项{syntax.tag(f'f{n}')}次。{_PROSE}")
    for n in range(CONDITIONS):
        document.add_paragraph(_PROSE + syntax.condition(f"c{n}", "这一项已经完成。"))
    for n in range(LISTS):
        for text in syntax.paragraphs(f"l{n}"):
            document.add_paragraph(text)
    rows = [list(COLUMNS), *syntax.rows()]
    table = document.add_table(len(rows), len(COLUMNS))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.save(str(path))
    return path


def values(rows: int) -> dict[str, Any]:
    """Return values for the report, with so many rows in its table."""
    return {
        **{f"f{n}": str(n * 7) for n in range(TAGS)},
        **{f"c{n}": n % 2 == 0 for n in range(CONDITIONS)},
        **{
            f"l{n}": [{"name": f"事项{i}", "note": "按时完成"} for i in range(8)]
            for n in range(LISTS)
        },
        "rows": [{c: f"第{n}行{c}" for c in COLUMNS} for n in range(rows)],
    }
