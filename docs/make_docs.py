"""Writes what is generated: the handbook's rule table and list of template fields, and the checked
form of the data in TOML files that the program starts with.

``python docs/make_docs.py [FOLDER]``; tests fail when the pages or the stored data are stale.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from addin.checks.finding import SEVERITY_LABEL
from addin.ledger.catalogue import catalogue
from addin.ledger.refusal import Refusal
from addin.report.language.filters import FILTERS
from addin.report.language.list_filters import LIST_FILTERS
from addin.report.values.field_tree import Each, Field, Tree, fields
from addin.report.values.figure_fields import shown_notes
from addin.workflows.rule_catalogue import ALL_RULES, CHAPTERS
from addin.workflows.shipped_data import store_shipped_data

GENERATED = "<!-- 由 docs/make_docs.py 生成，请勿手改 -->"

_FIGURES = frozenset(shown_notes(catalogue()))
_AS_THE_WHOLE = "它的各项数字，写法和整个报告期的一样"


def rule_table() -> str:
    """Return the page that lists every rule and explains it."""
    lines = [
        "# 校验规则表",
        "",
        GENERATED,
        "",
        f"共{len(ALL_RULES)}条。在命令行里用 `taizhang rules 编号` 也能看到同样的说明。",
        "",
    ]
    families = [(f"{c}：{f}", rules) for c, its in CHAPTERS.items() for f, rules in its.items()]
    for family, rules in families:
        lines += [f"## {family}", ""]
        for rule in rules:
            _, _, body = rule.page.partition("\n")
            lines += [
                f"### {rule.code}　{rule.title}（{SEVERITY_LABEL[rule.severity]}）",
                "",
                *_paragraphs(body),
                f"依据：{rule.authority}",
                "",
            ]
    return "\n".join(lines)


def _paragraphs(body: str) -> Iterator[str]:
    for block in body.strip().split("\n\n"):
        lines = block.splitlines()
        examples = all(line.startswith(("错：", "对：")) for line in lines)
        yield "  \n".join(lines) if examples else "".join(lines)
        yield ""


def field_list() -> str:
    """Return the page that lists every field that a template may use."""
    lines = [
        "# 模板字段表",
        "",
        GENERATED,
        "",
        "在模板里写 `{{ 次数.党员大会 }}`，生成报告时换成数字；缺的印成红色的（待补充）。",
        "",
        "| 字段 | 含义 |",
        "| --- | --- |",
        *(f"| `{name}` | {note} |" for name, note in _fields(fields(catalogue()))),
        "",
        "写法：",
        "",
        *(f"- `|{name}`：{its.note}" for name, its in FILTERS.items()),
        *(f"- `|{name}`：{its.note}" for name, its in LIST_FILTERS.items()),
        "",
    ]
    return "\n".join(lines)


def _fields(tree: Tree, prefix: str = "") -> Iterator[tuple[str, str]]:
    for name, below in tree.items():
        if isinstance(below, Field):
            yield f"{{{{ {prefix}{name} }}}}", below.note
        elif isinstance(below, Each):
            yield from _of_list(f"{prefix}{name}", below)
        elif set(below) >= _FIGURES:
            own = {k: its for k, its in below.items() if k not in _FIGURES}
            yield from _fields(own, f"{prefix}{name}.")
            yield f"{{{{ {name}.次数.党课 }}}}、{{{{ {name}.到会率 }}}}……", _AS_THE_WHOLE
        else:
            yield from _fields(below, f"{prefix}{name}.")


def _of_list(name: str, listed: Each) -> Iterator[tuple[str, str]]:
    """Yield a list and the fields of its items; the figures that the whole has too go together."""
    yield f"{{% for 项 in {name} %}}", f"{listed.note}；每项有："
    has_figures = set(listed.fields) >= _FIGURES
    own = {k: its for k, its in listed.fields.items() if not (has_figures and k in _FIGURES)}
    for key, its in own.items():
        if isinstance(its, Field):
            yield f"{{{{ 项.{key} }}}}", its.note
        elif isinstance(its, Each):
            yield f"{{% for 月 in 项.{key} %}}", its.note
    if has_figures:
        yield "{{ 项.次数.党课 }}、{{ 项.到会率 }}……", _AS_THE_WHOLE


def main(folder: Path) -> None:
    """Write the pages into a folder."""
    (folder / "规则表.md").write_text(rule_table(), encoding="utf-8")
    (folder / "模板字段.md").write_text(field_list(), encoding="utf-8")


if __name__ == "__main__":
    try:
        store_shipped_data()
    except Refusal as refusal:
        sys.exit(str(refusal))
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
