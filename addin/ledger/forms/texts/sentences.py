"""Sentences that begin with who met and where: 第一党小组在老槐树下开党小组会."""

from __future__ import annotations

from collections.abc import Iterator

from addin.ledger.values.patterns import pattern

_ASIDE = pattern(r"^\s*\([^()]{1,16}\)\s*[,、:;]?\s*")  # 八月九日上午（避开高温），主题党日
_GROUP = r"第?[一二三四五六七八九十\d]{1,2}(?:党小组|小组|组)|[\u4e00-\u9fff]{1,6}党小组"
_WHO = (
    rf"(?:(?P<group>{_GROUP})|(?:(?!在)[\u4e00-\u9fff]){{0,10}}?(?:党?支部|党?总支|党委)(?:委员会)?(?:全体党员)?"
    r"|(?:本|我)?(?:支部)?全体(?:党员|支委|同志|委员)?|(?:支部)?(?:党员|支委)(?:同志|们)?"
    r"|[一二三四五六七八九十\d]{1,3}[名位](?:支委|委员|党员|同志)(?:全部?|都)?(?:到齐|到会|参加|到)?)"
)
_WHERE = r"[,]?(?:在|到|赴|前往|于)[^,;。:()]{1,24}?[,]?"
_HELD = pattern(
    r"(?:集中|认真|按期|如期)?(?:组织(?:全体|部分)?(?:党员)?)?"
    r"(?:召开|开展|举行|举办|进行|组织|补?开|过)了?(?:全体)?"
)
_LED = r"(?:组织|带领|带着)(?:全体|部分|退休|老)*(?:党员|大家|同志)(?:们)?"
_HEAD = pattern(rf"(?:{_WHO})?(?:{_LED})?(?:{_WHERE})?[,]?")
_ALONE = pattern(rf"{_WHO}(?:的|,|:)?")
_CLAUSES = 48
_END = pattern(r"[;。\n]")


def before_types(text: str) -> Iterator[tuple[str, str]]:
    """Yield what may be the type and the rest of a sentence, without who met and where, and
    the group that met.
    """
    plain = _ASIDE.sub("", text)
    if plain != text:
        yield plain, ""
    if m := _ALONE.match(plain):
        yield plain[m.end() :], m["group"] or ""
    end = _END.search(plain)
    for m in _HELD.finditer(plain, 0, min(_CLAUSES, end.start() if end else len(plain))):
        if head := _HEAD.fullmatch(plain, 0, m.start()):
            yield plain[m.end() :], head["group"] or ""
