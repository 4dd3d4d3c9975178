"""Reports written from small ledgers, edited as a clerk and her leaders would, and looked into."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

from addin.report.renewing.refresh import Fate
from addin.workflows import Checked, check_grids
from addin.workflows.input_and_output import Destination, LedgerInput
from addin.workflows.reports import Refreshed, ReportForm, refresh_checked, write_report
from documents import template
from ledgers import H1, grid

HEADER = "日期|活动类型|主题|主持人|应到人数|实到人数|主题标签"
ROWS = (
    "2022年1月7日|支委会|研究年度计划|张三|5|5|",
    "2022年2月9日|支委会|研究组织生活|张三|5|4|",
    "2022年3月4日|党员大会|审议计划|张三|23|22|",
    "2022年3月18日|主题党日|义务植树|李四|23|21|",
    "2022年4月8日|动员部署会|作风整治动员|张三|23|23|",
)
OTHERS = {
    "参数": "键|值\n单位全称|云州市测试局\n成文日期|2022年7月8日",
    "整改台账": "问题|来源|整改措施|完成情况\n学习不够|自查|加强学习|正在整改\n调研偏少|自查|多下基层|正在整改",
}
TEXTS = (
    "关于{{ 期间.名称 }}工作的汇报",
    "召开支委会{{ 次数.支委会 }}次、党员大会{{ 次数.党员大会 }}次，共{{ 次数.支委会 + 次数.党员大会 }}次。",
    "部署：{% for 会 in 动员部署 %}{% if not loop.first %}；{% endif %}{{ 会.日期|日期 }}，{{ 会.主题 }}{% endfor %}。",
    "{%p for 项 in 存在的问题 %}",
    "{{ 项.序 }}是{{ 项.问题 }}。",
    "{%p endfor %}",
    "{{ 单位.全称 }}　{{ 成文日期|日期 }}，主送{{ 主送机关 }}",
)
TABLE = ("类型和次数", "{%tr for 行 in 统计表 %}", "{{ 行.类型 }}{{ 行.次数 }}次", "{%tr endfor %}")


def ledger(*rows: str, **others: str) -> Checked:
    """Return a checked ledger of these rows, in the first half of 2022."""
    return _checked(rows, tuple({**OTHERS, **others}.items()))


@cache
def _checked(rows: tuple[str, ...], sheets: tuple[tuple[str, str], ...]) -> Checked:
    grids = [grid("\n".join((HEADER, *rows))), *(grid(t, name) for name, t in sheets)]
    return check_grids(LedgerInput(Path("活动台账.xlsx"), H1), grids)


def written(folder: Path, checked: Checked, *texts: str, table: tuple[str, ...] = TABLE) -> Path:
    """Return a report written from a template of these paragraphs and this table."""
    source = template(folder / "模板.docx", *(texts or TEXTS), table=table)
    return write_report(checked, folder / "汇报.docx", form=ReportForm(source)).path


def refreshed(
    report: Path, checked: Checked, name: str = "新.docx", *, track: bool = False
) -> Refreshed:
    """Renew a report; where the new one stands is told by the result."""
    output = Destination(report.with_name(name), force=True)
    return refresh_checked(checked, report, output, track=track)


def fates(done: Refreshed, *wanted: Fate) -> dict[str, Fate]:
    """Return what became of each value, by key: of all, or of those of some fates."""
    return {o.key: o.fate for o in done.outcomes if not wanted or o.fate in wanted}


def said(path: Path) -> list[str]:
    """Return the text of every paragraph with its tracked changes accepted."""
    body = etree.fromstring(part(path)).find(qn("w:body"))
    gone = {qn("w:del"), qn("w:moveFrom")}
    return [
        "".join(
            t.text or ""
            for t in p.iter(qn("w:t"))
            if not any(a.tag in gone for a in t.iterancestors())
        )
        for p in body.iter(qn("w:p"))
    ]


def rejected(path: Path) -> list[str]:
    """Return the text of every paragraph with its tracked changes rejected."""
    body = etree.fromstring(part(path)).find(qn("w:body"))
    return [
        "".join(
            t.text or ""
            for t in p.iter(qn("w:t"), qn("w:delText"))
            if not any(a.tag == qn("w:ins") for a in t.iterancestors())
        )
        for p in body.iter(qn("w:p"))
        if not _is_inserted(p)
    ]


def _is_inserted(paragraph: Any) -> bool:
    mark = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:ins')}")
    rows = (r.find(f"{qn('w:trPr')}/{qn('w:ins')}") for r in paragraph.iterancestors(qn("w:tr")))
    return mark is not None or any(its is not None for its in rows)


def part(path: Path, name: str = "word/document.xml") -> bytes:
    with zipfile.ZipFile(path) as archive:
        return archive.read(name)


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def edit(path: Path, change: Callable[[Any], object], name: str = "word/document.xml") -> Path:
    """Change a part of a document as its tree; all other parts stay."""
    root = etree.fromstring(part(path, name))
    change(root)
    return replaced(path, {name: etree.tostring(root, xml_declaration=True, encoding="UTF-8")})


def replaced(path: Path, new: Mapping[str, bytes | None]) -> Path:
    """Put other bytes in some parts of a document; None takes a part out."""
    kept = {**parts(path), **new}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in kept.items():
            if content is not None:
                archive.writestr(name, content)
    return path


def forget(path: Path) -> Path:
    """Take the custom part out, as a program does that does not know it."""
    relations = part(path, "word/_rels/document.xml.rels")
    relations = re.sub(rb"<Relationship [^>]*customXml[^>]*/>", b"", relations)
    return replaced(
        path,
        {
            "word/_rels/document.xml.rels": relations,
            **{name: None for name in parts(path) if name.startswith("customXml/")},
        },
    )


def controls(root: Any, key: str = "") -> Iterator[Any]:
    """Yield the controls of a tree, those with a key where one is given."""
    for control in root.iter(qn("w:sdt")):
        tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
        if tag is not None and key in ("", tag.get(qn("w:val"))):
            yield control


def write_in(key: str, text: str) -> Callable[[Any], None]:
    """Return the edit that types a text over a value."""

    def change(root: Any) -> None:
        for control in controls(root, key):
            first, *rest = control.iter(qn("w:t"))
            first.text = text
            for its in rest:
                its.text = ""

    return change


_CONTENT = re.compile(rb"(<w:sdtContent>).*?(</w:sdtContent>)", re.DOTALL)


def around(path: Path) -> bytes:
    """Return a document's part without what stands in its controls."""
    return _CONTENT.sub(rb"\1\2", part(path))
