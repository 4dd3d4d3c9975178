"""Short forms: introduced before they are used, and numbered ones expanded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from addin.ledger.numerals import from_han
from addin.report.proofreading.finding import Hit
from addin.report.proofreading.passages import HAN, each, stretch
from addin.report.proofreading.rule import Case, TextRule
from addin.report.proofreading.structure import Part

_INTRODUCED = re.compile(r"以下(?:简称|统称|称)[“‘「\"]?([^”’」\"）)，。；]{2,20})[”’」\"]?")


def used_before_introduced(case: Case) -> Iterator[Hit]:
    """简称在说明之前就用了。

    简称第一次出现前，先写全称并注明“（以下简称……）”。

    错：……开展“双整治”行动。……违规收费、违规招投标专项整治（以下简称“双整治”）
    对：……违规收费、违规招投标专项整治（以下简称“双整治”）。……“双整治”行动
    """
    parts = case.structure.prose
    for introducing, m in each(_INTRODUCED, parts):
        short = m[1].strip("“”")
        for part in parts:
            limit = m.start() if part is introducing else len(part.text)
            for at in _places(part.text[:limit], short):
                yield Hit(stretch(part, at, at + len(short)), {"short": short})
            if part is introducing:
                break


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))


_NUMBERED = re.compile(
    rf"([两三四五六七八九十])(?:个|项|大|种|张|支|条)?“([{HAN}]{{1,6}})”"
    rf"|“([两三四五六七八九十])(个)?([{HAN}]{{1,6}})”"
    r"|(?<![一二三四五六七八九十第])([两三四五六七八九])(化)(?=问题|工作|建设|专项|行动|并进)"
)
# What everybody in the trade knows by its number.
_KNOWN = re.compile(
    r"两个维护|两个确立|两个一百年|两个大局|两个结合|两个务必|两个责任|两个毫不动摇|两个覆盖|两新|两学一做|两代表|两委|两优一先|两山|两张皮|"
    r"两会|两不愁三保障|两重|两高|两优|两专|两企三新|两客一危|三会一课|三重一大|三严三实|三个代表|三个务必|三个区分开来|三个表率|三个规定|三农|三公|三新|"
    r"三个全面|三不腐|三不|三项机制|三项制度|三包|三违|三资|三务公开|三方面人选|三级联动|三下乡|三支一扶|三大攻坚战|三大战略|"
    r"四个意识|四个自信|四个全面|四个服从|四个合格|四个铁一般|四个伟大|四个对照|四个着力|四个最严|四个不摘|四风|四种形态|四史|四强|四议两公开|四下基层|四个以学|"
    r"四个革命|四个敢于|四个融入|四川|四类人员|五位一体|五个必由之路|五大发展理念|五个坚持|五个过硬|五大振兴|五好|五级书记|五星|五四|五一|五个一|五育并举|六个坚持|六个必须|六稳|六保|"
    r"六项纪律|六大纪律|六一|七一|七个有之|七一勋章|八一|八项规定|八个明确|八个坚定不移|九个坚持|十个明确|十四个坚持|十三个方面成就|十六字|十三五|十四五|十五五|十条|"
    r"两个行动|十项重点任务|七五|八五|九三"
)
_SAID = re.compile(r"^”?\s*(?:（[^）]*[、，][^）]*）|[:：]|即|——|—|，即|就是)")


def never_expanded(case: Case) -> Iterator[Hit]:
    """带数字的简称没有说明是哪几项。

    不是人人都知道的数字简称（如“四个深挖”），第一次出现时要列出各项，或写明“以下简称”。

    错：坚持从四个“深挖”入手，全面查找问题
    对：坚持深挖思想根源、深挖制度漏洞、深挖作风顽疾、深挖责任缺失四个“深挖”
    """
    seen: set[str] = set()
    for part, m in each(_NUMBERED, case.structure.prose):
        numeral, core = m[1] or m[3] or m[6], m[2] or m[5] or m[7]
        short = f"{numeral}{core}"
        whole = m[0].strip("“”").replace("“", "").replace("”", "")
        if short in seen or _KNOWN.match(whole) or _KNOWN.match(short):
            continue
        seen.add(short)
        where = _expanded(case, part, m, core, from_han(numeral) if numeral != "两" else 2)
        if where != "first":
            severity = "warning" if where == "later" else None
            yield Hit(stretch(part, m.start(), m.end()), severity=severity)


def _expanded(
    case: Case, part: Part, m: re.Match[str], core: str, count: int | None
) -> str | None:
    """Return where the items of a short form are listed: before or with it, later, or nowhere."""
    if _SAID.match(part.text[m.end() :]) or re.search(r"以下简称.?$", part.text[: m.start()]):
        return "first"
    last = core[-1:] if len(core) == 1 else core
    noun = part.text[m.end() : m.end() + 2] if m[6] else ""
    items = re.compile(
        rf"(?:[{HAN}]{{2,8}}{last}[、，和与及]*){{{count or 2},}}{noun}"
        if len(core) == 1
        else re.escape(core)
    )
    before, behind = _texts(case, part, m)
    if len(core) == 1:
        return "first" if items.search(before) else "later" if items.search(behind) else None
    whole = len(items.findall(before + behind))
    return "first" if whole >= (count or 2) else None


def _texts(case: Case, part: Part, m: re.Match[str]) -> tuple[str, str]:
    """Return the text before a place and the text behind it."""
    parts = case.structure.prose
    at = parts.index(part)
    before = "\n".join(p.text for p in parts[:at]) + "\n" + part.text[: m.start()]
    behind = part.text[m.end() :] + "\n" + "\n".join(p.text for p in parts[at + 1 :])
    return before, behind


RULES = (
    TextRule("W206", "warning", "简称“{short}”在说明全称之前就用了，请在第一次出现时写明全称", used_before_introduced),
    TextRule("W207", "info", "“{text}”没有说明是哪几项，请在第一次出现时列明", never_expanded),
)
