"""The controls of a report that the program wrote: their keys are the fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from addin.audit.backwards.substitution import Facts, Substitution, printing
from addin.ledger.record import replace
from addin.report.language.expression import Expression, Path, path
from addin.report.language.keys import Applied, Id, Name, key_of_steps, steps_of_key
from addin.report.language.written_as import written_as
from addin.report.prose import Stretch
from addin.report.renewing.control_places import Own
from addin.report.values.parts import TYPES

_BY_NAME = frozenset(
    {
        *("统计表", "专题学习", "学习专题", "主题学习", "主题活动", "整改来源"),
        *("阵地类别", "标签表", "本单位活动", "各支部", "各类型"),
    }
)
"""Lists whose items go by a name that the next period has too."""
_OF_TYPES = "统计表"
ONE_OF_LIST = "列表“{}”里的一项，下一期的各项不同，原样留下；要随台账变的请改成循环"
TYPED_OVER = "原来由 {} 填写，后来改过，原样留下"


def controls_back(owned: Sequence[Own], facts: Facts) -> Iterator[Substitution]:
    """Yield what becomes of each control: its field, where that prints what is in it.

    That of one item of a list keeps the expression, for a loop; a remark is at the list's first.
    """
    told: set[str] = set()
    for own in owned:
        stretch = Stretch(own.paragraph, own.start, own.end)
        ways = list(expressions_of(own.key))
        if not ways:
            continue
        made = [_printing(stretch, own.text, way, facts) for way in ways]
        found = next((m for m in made if m.tag), None)
        if found is None:
            note = TYPED_OVER.format(ways[0].tag)
            yield Substitution(stretch, own.text, None, None, note, key=own.key)
        elif _is_by_name(own.key):
            yield replace(found, key=own.key)
        else:
            listed = own.key.partition("[")[0]
            note, quiet = ONE_OF_LIST.format(listed), listed in told
            told.add(listed)
            yield replace(found, tag=None, note=note, quiet=quiet, key=own.key)


def _printing(stretch: Stretch, text: str, its: Expression, facts: Facts) -> Substitution:
    made = printing(stretch, text, its, facts)
    way = None if made.tag else written_as(its.value(facts.values), text)
    return printing(stretch, text, replace(its, filters=way), facts) if way else made


def _is_by_name(key: str) -> bool:
    """Whether all that a key names is there in the next period as well."""
    steps = steps_of_key(key.removeprefix("="))
    first = steps[0] if steps else None
    named = isinstance(first, Name) and first.name in _BY_NAME
    return named or not any(isinstance(s, Id) for s in steps)


def expressions_of(key: str) -> Iterator[Expression]:
    """Yield what a control's key prints, the way first that the next period surely has."""
    if key.startswith("="):
        parts = [list(expressions_of(part)) for part in key[1:].split("+")]
        if all(parts) and not any(p[0].filters for p in parts):
            yield Expression(tuple(p[0].paths[0] for p in parts))
        return
    steps = steps_of_key(key)
    rest = tuple(s for s in steps if not isinstance(s, Applied))
    filters = tuple(s for s in steps if isinstance(s, Applied))
    if rest and steps[len(rest) :] == filters and isinstance(rest[0], Name):
        its = path(key_of_steps(rest))
        if rest[0].name == _OF_TYPES:
            yield Expression((Path((Name(TYPES), *its.steps[1:])),), 0, filters)
        yield Expression((its,), 0, filters)
