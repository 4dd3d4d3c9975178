"""What is left over, and more done than there was: 共22项，完成15项，其余8项; 发放100份，收回120份."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from addin.checks.finding import Severity
from addin.ledger.values.patterns import pattern
from addin.proofreading.arithmetic.amounts import UNITS, Amount, amounts, said
from addin.proofreading.document.passages import stretch
from addin.proofreading.document.structure import Part
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import PRACTICE, Case, TextRule

_SENTENCE = pattern(r"[^。\n]+")
_REST = pattern(r"(?:其余|剩余|余下|剩下)(?:的)?(?:[\u4e00-\u9fff]{2,4})?(?=\d)")
_DONE = pattern(
    "完成|办结|整改|解决|化解|落实|到位|答复|销号|脱贫|验收|开工|竣工|达标|参加|到会|实到|收回|其中|建成|通过"
)
_AMONG = pattern(r"中，?(?:已?有|已)?$")  # 12个支部中，9个已换届，其余3个
_CARRIED_OVER = pattern(
    "结转|上年|去年|往年|历年|以前|遗留|存量|积存|陈年|累计|含|新增|又|再次|追加|列席|嘉宾|超额|超计划"
)
_ADDED = pattern("返|新增|又|再次|累计|含")
_U = rf"(?:[万亿](?!元))?(?:{UNITS})"
_N = r"\d{1,7}(?:\.\d+)?"
_PAIRS: tuple[tuple[str, str, Severity], ...] = (
    ("发放|发出|下发", "收回|回收", "error"),
    ("应到|应参加|应参会|应出席", "实到|实际到会|实际参加|实际参会|实际出席", "error"),
    ("受理|收到|承办|交办|接收", "办结|办理完毕|答复|回复", "warning"),
    ("发现|排查出?|查摆|检视|梳理出?|查找|反馈|移交", "整改|解决|化解|销号", "warning"),
)
_AFTER_ALL = pattern(
    "|".join(
        rf"(?:{given})了?(?P<g{n}>[\u4e00-\u9fff]{{0,10}}?)(?P<a{n}>{_N})(?P<ua{n}>{_U})(?P<x{n}>[\u4e00-\u9fff]{{0,8}})，"
        rf"(?:截至目前，?)?(?:其中|目前|现|均|全部|共|已|已经|及时|当场|按期|按时|完成|有效|实际)*(?:{done})(?:完成|到位|有效|了)*"
        rf"(?P<d{n}>[\u4e00-\u9fff]{{0,8}}?)(?P<b{n}>{_N})(?P<ub{n}>{_U})"
        for n, (given, done, _) in enumerate(_PAIRS)
    )
)
_STILL_TO_BE = pattern(
    rf"(?P<t>{_N})(?P<ut>{_U})，(?:[^。；，]{{0,12}}?已(?:经)?)(?P<v>[\u4e00-\u9fff]{{2}})(?P<a>{_N})(?P=ut)，"
    rf"[^。；，\d]{{0,6}}(?:拟|计划|将|待|未|尚未|还需)(?P=v)(?P<b>{_N})(?P=ut)"
)
_FEW = 4


def remainder(case: Case) -> Iterator[Hit]:
    """“其余”几项和总数对不上。

    总数减去已经完成的，就是其余的。已完成的和拟完成的相加，也不会超过总数。

    错：实事22项，已办结15项，其余8项正在推进
    对：实事22项，已办结15项，其余7项正在推进
    """
    for part in case.structure.written:
        if any(word in part.text for word in ("其余", "剩余", "余下", "剩下")):
            yield from _rests(part)
        for m in _STILL_TO_BE.finditer(part.text) if "已" in part.text else ():
            total, done, more = (Decimal(m[name]) for name in "tab")
            if done + more > total and not _ADDED.search(m.group()):
                sums = f"{said(done)}＋{said(more)}＝{said(done + more)}，超过了{said(total)}"
                yield Hit(stretch(part, m.start("a"), m.end()), {"sum": sums})


def _rests(part: Part) -> Iterator[Hit]:
    found = [a for a in amounts(part.text) if a.unit != "%"]
    for m in _SENTENCE.finditer(part.text):
        for rest in _REST.finditer(part.text, m.start(), m.end()):
            left = next((a for a in found if a.start == rest.end()), None)
            if left is None or not left.exact or part.text[left.end : left.end + 1] in "各均每":
                continue
            alike = [a for a in found if a.unit == left.unit]
            yield from _rest(part, left, alike, m.start())


def _rest(part: Part, left: Amount, alike: Sequence[Amount], start: int) -> Iterator[Hit]:
    """Hold what is left against the numbers before it, in its sentence or the one before."""
    here = [a for a in alike if start <= a.start < left.start]
    before = [a for a in alike if a.start < start][-2:]
    behind = [a.value for a in alike if a.start > left.start][:2]
    if not here or len(here) > _FEW + 1 or not all(a.exact for a in (*here, *before)):
        return
    whole = here[0] if here[0].value > here[-1].value and len(here) > 1 else None
    whole = whole or (before[0] if len(before) == 1 and len(here) == 1 else None)
    done = here[-1]
    lead = part.text[max(start, done.start - 14) : done.start]
    if (
        whole is None
        or whole.value <= done.value
        or not (_DONE.search(lead) or _AMONG.search(lead))
    ):
        return
    wholes = [a.value for a in (*before, *here)]
    taken = list(accumulate(a.value for a in reversed(here)))
    dues = {w - t for w in wholes for t in taken}
    lefts = {left.value, *(left.value + more for more in accumulate(behind))}
    if not dues & lefts and not _CARRIED_OVER.search(part.text[whole.end : left.start]):
        args = {"sum": _difference(part.text, whole, here)}
        yield Hit(stretch(part, left.start, left.end), args)


def _difference(text: str, whole: Amount, here: Sequence[Amount]) -> str:
    """Return the sum as it should be: 22－15＝7, and with a list behind 其中 22－8－9＝5."""
    parts = [a for a in here if a is not whole]
    listed = "其中" in text[whole.end : parts[0].start]
    left = whole.value - sum((a.value for a in parts), Decimal(0))
    if not listed or left <= 0:
        parts, left = parts[-1:], whole.value - parts[-1].value
    return f"{'－'.join(said(a.value) for a in (whole, *parts))}＝{said(left)}"


def more_than_given(case: Case) -> Iterator[Hit]:
    """收回的比发放的多，办结的比受理的多。

    收回的问卷不会多于发放的，实到不会多于应到，办结的不会多于受理的，整改的不会多于查出的。
    含以前结转、累计的，要写明；没有写明的，只作提醒。

    错：发放问卷100份，收回120份
    对：发放问卷120份，收回100份
    """
    for part in case.structure.written:
        for m in _AFTER_ALL.finditer(part.text) if _any_pair(part.text) else ():
            n = next(i for i in range(len(_PAIRS)) if m[f"a{i}"])
            end = part.text.find("。", m.end())
            sentence = part.text[m.start() : end if end >= 0 else len(part.text)]
            more = Decimal(m[f"b{n}"]) > Decimal(m[f"a{n}"]) and m[f"ua{n}"] == m[f"ub{n}"]
            about = (m[f"g{n}"] or "") + (m[f"x{n}"] or "")
            same = m[f"d{n}"].strip("的") in about
            if more and same and not _CARRIED_OVER.search(sentence):
                args = {"given": f"{m[f'a{n}']}{m[f'ua{n}']}", "done": f"{m[f'b{n}']}{m[f'ub{n}']}"}
                where = stretch(part, m.start(f"a{n}"), m.end())
                yield Hit(where, args, severity=_PAIRS[n][2])


def _any_pair(text: str) -> bool:
    return any(any(word in text for word in done.split("|")) for _, done, _ in _PAIRS)


RULES = (
    TextRule("W441", "error", "“{text}”：{sum}，请核对", remainder, PRACTICE),
    TextRule("W442", "error", "{done}多于前面的{given}，请核对", more_than_given, PRACTICE),
)
