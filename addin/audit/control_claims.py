"""The figures of a report of ours: their controls say what they are, whatever the words around."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from addin.audit.claim import Claim, Judged, Verdict
from addin.audit.quantity import bare_number
from addin.audit.verdicts import agree
from addin.report.filters import TO_FILL_IN
from addin.report.institution_fields import FIGURES, SINGLE
from addin.report.prose import Stretch
from addin.report.refresh import rows_of, text_of
from addin.report.traced import Traced
from addin.statistics.statistic import Number, Statistic, plain

_PLAIN = ("期间.", "成文日期", "存在的问题[", "承诺[")  # no figures, though they may be numbers
_COUNTS = {"次数.": "", "人次.": "参加人次.", "标签.": "标签."}
_MEMBERS = {
    "党员.总数": "党员总数",
    "党员.正式": "正式党员",
    "党员.预备": "预备党员",
    "党员.女": "女党员",
    "党员.少数民族": "少数民族党员",
    "党员.大专以上": "大专以上学历党员",
    "党员.年轻": "35岁以下党员",
    "学时.累计": "学时",
    "学时.人均": "人均学时",
    "第一议题.次数": "党组会.第一议题",
    "第一议题.覆盖率": "第一议题覆盖率",
    "党费.应缴": "党费.应缴合计",
    "党费.实缴": "党费.实缴合计",
    "现场教学.次数": "现场教学",
    "现场教学.人次": "参加人次.现场教学",
    "上期承诺.总数": "上期承诺",
    "上期承诺.完成": "上期承诺完成",
    "整改.总数": "整改问题",
    "政治生日.人数": "政治生日党员",
}
# Of lists whose items are known by a name: the field that is a figure, and how that is called.
_ITEMS = {
    "统计表": {
        "次数": "",
        "应开": "应开.",
        "缺少": "缺少.",
        "人次": "参加人次.",
        "到会率": "到会率.",
    },
    "整改来源": {"总数": "整改问题.", "完成": "整改完成.", "完成率": "整改完成率."},
    "专题学习": {"次数": "专题学习."},
    "政治生日.逐月": {"人数": "政治生日党员."},
}
_ITEM = re.compile(r"(.+)\[(.+)\]\.([^\].]+)")


@dataclass(frozen=True, slots=True)
class Own:
    """A control of a report: where it stands, the key of its value, and what stands in it."""

    paragraph: int
    start: int
    end: int
    key: str
    text: str


def settled(
    claims: Sequence[Claim],
    owned: Iterable[Own],
    values: Mapping[str, Traced],
    figures: Iterable[Statistic],
) -> tuple[list[Claim], list[Judged]]:
    """Return the claims that only the words tell of, and those that controls tell of, judged.

    A text of the ledger's that stands as it was written claims nothing beside it.
    """
    left, found = list(claims), []
    units = {f.key: f.unit for f in figures}
    for own in owned:
        now = text_of(own.key, values)
        if now is None or now == TO_FILL_IN or not own.text:
            continue
        inside = [c for c in left if _overlaps(c, own)]
        judged = _judged(own, now, inside, values, units)
        if judged is not None:
            found.append(judged)
        if judged is not None or own.text == now:
            left = [c for c in left if c not in inside]
    return left, found


def _overlaps(claim: Claim, own: Own) -> bool:
    stated = claim.stated
    same = claim.stretch.paragraph == own.paragraph
    return same and stated.start < own.end and own.start < stated.number_end


def _judged(
    own: Own,
    now: str,
    inside: Sequence[Claim],
    values: Mapping[str, Traced],
    units: Mapping[str, str],
) -> Judged | None:
    key = figure_key(own.key)
    stated, actual = bare_number(own.text), _actual(own.key, now, values)
    if stated is None or actual is None:
        return None
    stretch, text = Stretch(own.paragraph, own.start, own.end), own.text
    if inside:
        stretch, text = inside[0].stretch, inside[0].text
    same = own.text == now or agree(replace(stated, vague=False), actual)
    unit = inside[0].stated.unit if inside else units.get(key, stated.unit)
    return Judged(
        stretch, text, key, plain(stated.number), unit, actual,
        rows_of(own.key, values), Verdict.MATCH if same else Verdict.MISMATCH,
    )  # fmt: skip


def _actual(key: str, now: str, values: Mapping[str, Traced]) -> Number | None:
    """Return the number that a key's value is; None where it is a text, a date or a part of one."""
    if key.startswith(_PLAIN):
        return None
    value = values[path].value if (path := key.split("|", maxsplit=1)[0]) in values else None
    if isinstance(value, int | Decimal):
        return value
    if isinstance(value, str) and "统计表[" not in key:
        return None
    try:
        number = Decimal(now.rstrip("%"))
    except InvalidOperation:
        return None
    return int(number) if number == number.to_integral_value() and "." not in now else number


def figure_key(key: str) -> str:
    """Return the name of the ledger's figure behind a field; the field's own where it has none."""
    path = key.split("|", maxsplit=1)[0]
    return next(_figure_names(path), path)


def _figure_names(path: str) -> Iterator[str]:
    if path in _MEMBERS:
        yield _MEMBERS[path]
    group, _, name = path.partition(".")
    if name in FIGURES.get(group, {}):
        yield FIGURES[group][name][0]
    if path in SINGLE:
        yield SINGLE[path][0]
    if f"{group}." in _COUNTS:
        yield f"{_COUNTS[f'{group}.']}{name}"
    if group == "整改":
        yield f"整改{name}"
    if group in ("登记", "占比"):
        yield name
    if (item := _ITEM.fullmatch(path)) and item[3] in _ITEMS.get(item[1], {}):
        yield f"{_ITEMS[item[1]][item[3]]}{item[2]}"
