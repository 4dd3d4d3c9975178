"""The problems of 整改台账, one by one, for templates that list them: 整改事项."""

from __future__ import annotations

from collections.abc import Mapping

from addin.ledger.ledger import Ledger
from addin.report.language.field import Each, Field
from addin.report.language.traced import Item, Traced, Value, id_of, numbered
from addin.report.values.wording import clause
from addin.sheets.rectifications.record import RECTIFICATIONS, Rectification

CORRECTIONS = Each(
    "整改台账里的每一个问题",
    {
        "序": Field("第几个，从1起"),
        "来源": Field("问题来源"),
        "问题": Field("台账里的问题，末尾没有句号"),
        "措施": Field("台账里的整改措施，末尾没有句号"),
        "责任人": Field("台账里的责任人"),
        "时限": Field("台账里的整改时限"),
        "完成情况": Field("已完成、正在整改、未完成、长期坚持、已销号；没有填的为空"),
        "完成日期": Field("台账里的完成日期"),
        "未完成": Field("还没有完成的为“是”，别的为空"),
    },
)


def correction_items(ledger: Ledger) -> tuple[Item, ...]:
    """Return the problems in the order of the sheet."""
    listed = [r for r in ledger.of(RECTIFICATIONS) if r.problem]
    return numbered(_item(number, its) for number, its in enumerate(listed, 1))


def _item(number: int, its: Rectification) -> Item:
    said: Mapping[str, Value] = {
        "序": number,
        "来源": its.source or None,
        "问题": clause(its.problem),
        "措施": clause(its.measure) or None,
        "责任人": its.row.text("责任人").strip() or None,
        "时限": its.row.text("整改时限").strip() or None,
        "完成情况": its.row.text("完成情况").strip() or None,
        "完成日期": its.row.text("完成日期").strip() or None,
        "未完成": "是" if its.open else None,
    }
    return Item(id_of(its.problem), {name: Traced(v, (its.row.ref,)) for name, v in said.items()})
