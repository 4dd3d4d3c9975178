"""What Excel lets a clerk type into a cell of a new ledger: drop-downs, dates, numbers.

Every rule warns and lets the clerk go on: a cell that the rule does not foresee (暨, a span of
two days) is for the check to read, not for Excel to refuse.
"""

from __future__ import annotations

from datetime import date

LISTS = {"types": "活动类型列表", "tags": "主题标签列表"}
"""The workbook's names for its lists, by column type."""

_TYPED_AS = {"事项类型": "types"}  # text to the reader, for a commitment need not be an activity
_NUMBER_FORMATS = {
    "when": "yyyy-mm-dd",
    "month": "yyyy-mm-dd",
    "year month": 'yyyy"年"m"月"',
    "time": "hh:mm",
    "identity": "@",
    "money": "0.00",
    "payment": "0.00",
    "rate": "0.0%",
}
_LISTED = {
    "types": "列表里没有这个类型。一次活动兼有两类的，写成“支部党员大会暨主题党日”，点“确定”保留。",
    "tags": "列表里没有这个标签。有多个标签的用顿号隔开，点“确定”保留。",
}
_DATE = "请填到日，如 2022-3-5。确实要这样填的（如“2022年3月5日—6日”），点“是”保留。"
_COUNT = "只填数字，不写“20余人”“约20人”。确实要这样填的，点“是”保留。"
_MONEY = "请填金额（元），如 15.00。确实要这样填的，点“是”保留。"
_HOURS = "请填小时数，如 2 或 1.5。确实要这样填的，点“是”保留。"
_DECIMALS = {"hours": _HOURS, "clock hours": _HOURS, "money": _MONEY}

_EARLIEST = {"when": date(1980, 1, 1), "month": date(1921, 1, 1)}
"""What is typed as 3.5, 305 or 2022 would be a day before it to Excel, and no mistake."""

Rule = dict[str, object]


def number_format(kind: str) -> str:
    """Return Excel's number format for a column type."""
    return _NUMBER_FORMATS.get(kind, "General")


def entry_rule(key: str, kind: str, allowed: tuple[str, ...]) -> Rule | None:
    """Return XlsxWriter's validation for a column or parameter, None where anything goes."""
    kind = _TYPED_AS.get(key, kind)
    if kind in LISTS:
        return _warning(_LISTED[kind], "information", validate="list", source=f"={LISTS[kind]}")
    if allowed:
        words = f"一般从下拉列表里选：{'、'.join(allowed)}。"
        return _warning(words, validate="list", source=list(allowed))
    if kind in {"int", "attendance"}:
        return _warning(_COUNT, validate="integer", criteria=">=", value=0)
    if kind in _DECIMALS:
        return _warning(_DECIMALS[kind], validate="decimal", criteria=">=", value=0)
    if kind in {"when", "month"}:
        return _warning(
            _DATE,
            validate="date",
            criteria="between",
            minimum=_EARLIEST[kind],
            maximum=date(2099, 12, 31),
        )
    return None


def _warning(words: str, grade: str = "warning", **rule: object) -> Rule:
    return {**rule, "error_type": grade, "error_title": "请核对", "error_message": words}
