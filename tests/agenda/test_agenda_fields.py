"""The list 待办 in a template: as of 成文日期, or of the day after the period."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from addin.all_sheets.counting import tally
from addin.ledger.catalogue import catalogue
from addin.ledger.period import Period
from addin.office.templates.filling.docxtpl_filling import fill_ordinarily
from addin.office.templates.filling.value_marks import Edges
from addin.office.templates.word_template import fill, open_template
from addin.report.language.traced import Item, LazyItems, Values
from addin.report.values.context import context
from addin.report.values.field_tree import fields_anywhere
from documents import paragraphs, template
from ledgers import H1, ledger

ACTIVITIES = """
日期|活动类型|主题|主持人|实到人数
2022-6-5|主题党日|植树|张三|5
2022-6-3|支委会|研究|李四|5
"""
PROBLEMS = "序号|问题|整改措施|责任人|整改时限|完成情况\n1|记录不全|补齐|张三|2022年5月31日|未完成"


def values(**others: str) -> Values:
    assert isinstance(H1, Period)
    book = ledger(ACTIVITIES, 整改台账=PROBLEMS, **others)
    return context(book, tally(book, H1))


def listed(found: Values) -> list[Item]:
    its = found["待办"]
    assert isinstance(its, LazyItems)
    return list(its)


def test_as_of_the_day_after_the_period() -> None:
    first, second = listed(values())[:2]
    assert {name: first.at(name).value for name in first.values} == {
        "事项": "整改：记录不全",
        "支部": None,
        "期限": date(2022, 5, 31),
        "依据": "整改台账",
        "规则": "L601",
        "逾期": "是",
        "当月": "是",
    }
    assert first.at("事项").rows == ("整改台账!2",)
    assert (second.at("事项").value, second.at("期限").value) == ("支委会", date(2022, 7, 31))
    assert second.at("逾期").value is None


def test_as_of_the_day_of_signing() -> None:
    settings = "键|值\n成文日期|2022-6-1"
    found = [i.at("事项").value for i in listed(values(参数=settings))]
    assert "支委会" in found  # the one of 3 June is not yet held
    settings = "键|值\n成文日期|2022-6-28"
    assert "支委会" not in [i.at("事项").value for i in listed(values(参数=settings))]


def test_a_template_lists_it(tmp_path: Path) -> None:
    text = (
        "{%p for 项 in 待办|有('当月') %}",
        "{{ 项.事项 }}（{{ 项.期限|日期 }}前{% if 项.逾期 %}，已逾期{% endif %}）",
        "{%p endfor %}",
    )
    path = template(tmp_path / "模板.docx", *text)
    target, other = tmp_path / "安排.docx", tmp_path / "另.docx"
    fill(path, values(), fields_anywhere(catalogue()), target, traced=True)
    fill_ordinarily(open_template(path), path, values(), other, Edges())
    assert paragraphs(target) == paragraphs(other)
    assert paragraphs(target) == [
        "整改：记录不全（2022年5月31日前，已逾期）",
        "支委会（2022年7月31日前）",
        "主题党日（2022年7月31日前）",
    ]
