"""Where a report says that problems came from: 巡察反馈, 自查发现, 组织生活会查摆."""

from __future__ import annotations

import re

from addin.audit.figure_words.figure_keys import OF_PROBLEMS, PROBLEMS

_SUPERIOR = r"上级|工委|党委|组织部|纪委"
_SOURCE = re.compile(
    rf"两化|巡[察视]|民主生活会|组织生活会|自查|审计"
    rf"|(?:{_SUPERIOR}|督[查导])(?=$|反馈|检查|督|调研|考核|发现|指出|交办|的)"
)
# What somebody who inspects finds is in the ledger only where that names such a source.
_INSPECTED = re.compile(
    r"(?<!自我)(?<!自)(?:检查组?|抽查|抽检|巡检|暗访|排查|走访)[^。；;]{0,24}?(?:发现|查出|指出|反馈|通报)"
)
INSPECTION = "检查"
_SOURCES = re.compile(
    rf"(?:{_SOURCE.pattern})(?:(?:反馈|查摆|发现)?(?:的)?[、和及与](?:{_SOURCE.pattern}))+"
)
# Problems of what no ledger names as a source, and of one that it may name: 述职点评及自查的问题.
_AND_OTHERS = re.compile(
    rf"(?:述职|点评|考核|谈话|调研|检查|通报|信访)[^，,。；;、]{{0,6}}[、和及与](?:{_SOURCE.pattern})"
    rf"|(?:{_SOURCE.pattern})[^，,。；;、]{{0,6}}[、和及与][^，,。；;、]{{0,6}}(?:述职|点评|考核|谈话|调研|通报|信访)"
    rf"|问题(?:以及|[及和与])[^，,。；;、]{{0,8}}(?:{_SOURCE.pattern})"
)
_LEDGER = re.compile(r"建账|台账|清单")
_OF_ALL = re.compile(r"[一总合共]共|合计|总计|累计|台账|清单|所有")
_LISTED = re.compile(r"建账|台账|清单|共[列计有]|合计|总计")
_CLAUSE = re.compile(r"[，,、；;。：:]|其中")
_HELD = (
    r"度?(?:党组|班子|支部|党员|专题|的)*"
    r"(?:组织生活会|民主生活会|民主评议|巡[察视]|审计|抓?(?:基层)?(?:党建)?(?:工作)?(?:述职|考核))"
)


def of_source(keys: tuple[str, ...], said: str) -> tuple[str, ...]:
    """Return figures of problems by where they came from, where words before them say it.

    The source that the clause itself names is meant, else the one that the sentence named; of
    several all problems may be meant as well. The figures of all problems come last.
    """
    if not keys or keys[0] not in OF_PROBLEMS or not (found := _sources(said)):
        return keys
    if _AND_OTHERS.search(said) and len(set(found)) == 1:  # one of several, the others unknown
        return keys if _LEDGER.search(said) else (f"{keys[0]}.{found[-1]}、其他", *keys)
    clause = max((m.end() for m in _CLAUSE.finditer(said)), default=0)
    lists = list(_SOURCES.finditer(said))
    if any(m.end() > clause for m in lists):  # of several together, which a ledger does not add up
        return (f"{keys[0]}.{'、'.join(found)}", *keys)
    if own := _sources(said[clause:]):
        return (f"{keys[0]}.{own[-1]}", *keys)
    if lists or _OF_ALL.search(said[clause:]):
        of_all = _OF_ALL.search(said[clause:]) or _LISTED.search(said[lists[-1].end() :])
        return keys if of_all else _of_list(keys, lists[-1][0])
    by_source = f"{keys[0]}.{found[-1]}"
    return (by_source, *keys) if len(set(found)) == 1 else (*keys, by_source)


def _of_list(keys: tuple[str, ...], listed: str) -> tuple[str, ...]:
    """Return what is done of sources listed before, or of all: 巡察和自查问题6个，完成5个."""
    together = f"{keys[0]}.{'、'.join(_sources(listed))}"
    return keys if keys[0] == PROBLEMS else (together, *keys)


def _sources(text: str) -> list[str]:
    """Return the sources that a text names; a body above is 上级, as ledgers have it."""
    found = [re.sub(_SUPERIOR, "上级", m[0]) for m in _SOURCE.finditer(text)]
    return found or [INSPECTION for _ in _INSPECTED.finditer(text)]


def names_its_source(time: str, text: str) -> bool:
    """Whether a time only says which meeting problems came from: 2023年度组织生活会."""
    return bool(time) and re.search(re.escape(time) + _HELD, text) is not None


def is_about_problems(keys: tuple[str, ...]) -> bool:
    """Whether figures are those of problems to be put right."""
    return bool(keys) and keys[0].partition(".")[0] in OF_PROBLEMS
