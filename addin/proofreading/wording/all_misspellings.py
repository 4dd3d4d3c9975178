"""Every slip of wording in a text, by kind; where two claim one place, the graver."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from msgspec import Struct

from addin.checks.finding import Severity
from addin.ledger.record import replace
from addin.proofreading.document.passages import quotations, within
from addin.proofreading.wording import cited_titles, fixed_lists, misspellings, phrases
from addin.proofreading.wording.company import company_of
from addin.proofreading.wording.damaged_phrases import NearForm
from addin.proofreading.wording.meant_as_written import is_meant, swaps_words
from addin.proofreading.wording.misplaced_characters import misplaced
from addin.proofreading.wording.sound_confusions import confusions
from addin.report.values.terms import superseded_on
from addin.words.people import people
from addin.words.segmentation import Words, cost, is_deed, segmenter, words_of

_SLIPS = {"少字": "漏字", "多字": "多余的字", "错字": "错字", "颠倒": "字颠倒"}
TITLE, LIST, PHRASE, SOUND = "文件名称", "固定排比", "固定词语", "同音字"
_Range = tuple[int, int]
_GRAVITY = ("error", "warning", "info")
_OF_ONE_OWN = (
    "提法",
    "旧提法",
    "称谓",
    "搭配",
    "重复",
)  # a title that is cited may word as it likes

_MAY_BE_MEANT = ("提法", "旧提法", "搭配")  # a quotation, or of its time, where it is no error
# Characters with which a clause may end behind any word.
_ENDINGS = set(
    "流会班组课室员办委局厅院所部司署科处者性化力率度长等式型类版站点表图证书本品区县市省乡镇村街队团家户人事时日月年处级项次好强大多高新实严紧中上下内外前后里间年们了过着来去到完成"
)
_OPENING = set("“‘《（(〔【—-/、")
_OF_WORDS = (PHRASE, LIST, "错别字")


class WordingSlip(Struct, frozen=True):
    """A slip of wording: its kind, its place, what should stand there, why, and how bad it is."""

    kind: str
    start: int
    end: int
    right: str | None
    why: str
    severity: Severity
    safe: bool = False


@lru_cache(maxsize=1 << 17)  # all paragraphs and cells of a report, for one rule after the other
def wording_slips(
    text: str, day: date | None, names: frozenset[str] = frozenset()
) -> tuple[WordingSlip, ...]:
    """Return the slips of wording in a paragraph of a report, from left to right.

    ``day``: the last day of the report's period, on which dated terms depend; None where unknown.
    ``names``: of persons and bodies, which are right as they are.
    """
    found = _slips(text, day, names)
    return tuple(
        replace(s, safe=False) if s.safe and not _is_sure(s, text, day, names) else s for s in found
    )


def _is_sure(slip: WordingSlip, text: str, day: date | None, names: frozenset[str]) -> bool:
    """Return whether a text with a slip put right reads better, and has no slip there."""
    if not slip.right:
        return False
    right = text[: slip.start] + slip.right + text[slip.end :]
    end = slip.start + len(slip.right)
    again = (s for s in _slips(right, day, names) if s.severity != "info")
    if any(s.start < end and slip.start < s.end for s in again):
        return False
    before, after = words_of(text, names), words_of(right, names)
    return slip.kind not in (PHRASE, LIST) or not segmenter() or _rarity(after) <= _rarity(before)


def _rarity(words: Words) -> float:
    """Return how little the words of a text are expected; one that is lost counts for none."""
    return sum(cost(w.text) for w in words.every)


def _slips(text: str, day: date | None, names: frozenset[str]) -> list[WordingSlip]:
    """Return the slips of wording in a text from left to right; of those at one place the gravest."""
    words = words_of(text, names)
    settled = [*quotations(text), *phrases.right_places(text)]
    given = people(text, names)
    found = [
        *_titles(text),
        *_lists(text),
        *_words(text, day),
        *_superseded(text, day),
        *_phrases(text, words),
        *_cut_off(text, words),
        *_confused(text, names, [*settled, *given]),
        *(s for s in _misplaced(text, words, names) if _is_open(s, settled, given)),
    ]
    whole = [s for s in found if s.kind not in _OF_WORDS or not _in_a_word(s, text, words)]
    kept: list[WordingSlip] = []
    for slip in sorted(whole, key=lambda s: _GRAVITY.index(s.severity)):
        if not any(slip.start < k.end and k.start < slip.end for k in kept):
            kept.append(slip)
    return sorted(kept, key=lambda s: s.start)


def _titles(text: str) -> Iterator[WordingSlip]:
    for start, end, right in cited_titles.misquoted(text):
        yield WordingSlip(TITLE, start, end, right, "与文件原名不一致", "error")


def _lists(text: str) -> Iterator[WordingSlip]:
    for b in fixed_lists.broken(text):
        severity: Severity = "error" if b.sure else "warning"
        safe = b.sure and b.fault == "错"
        yield WordingSlip(
            LIST, b.start, b.end, b.right, fixed_lists.FAULTS[b.fault], severity, safe
        )


def _words(text: str, day: date | None) -> Iterable[WordingSlip]:
    titles = [r for r in quotations(text) if text[r[0]] == "《"]
    for kind in misspellings.KINDS:
        for w in misspellings.wrong_forms(text, kind, day):
            if kind not in _OF_ONE_OWN or not within(titles, w.start, w.end):
                e = w.entry
                safe = e.safe and (e.severity == "error" or kind not in _MAY_BE_MEANT)
                yield WordingSlip(kind, w.start, w.end, w.right, e.why, e.severity, safe)


def _superseded(text: str, day: date | None) -> Iterator[WordingSlip]:
    for old, now in superseded_on(day).items() if day else ():
        for m in re.finditer(re.escape(old.text), text) if old.text in text else ():
            if _is_of(old.of, text[: m.start()]):
                why = f"按文中写到的时间，说法应是“{now}”"
                yield WordingSlip("旧提法", m.start(), m.end(), now, why, "info")


def _is_of(body: str, before: str) -> bool:
    """Return whether a body is named last in front of words, in their own clause."""
    clause = re.split(r"[，。；：！？]", before)[-1]
    of_party = max(clause.rfind(word) for word in ("党的", "党中央", "总揽全局", "党委"))
    return not body or clause.rfind(body) > of_party


def _phrases(text: str, words: Words) -> Iterator[WordingSlip]:
    for f in phrases.slips(text, words.inside):
        if not _goes_on_otherwise(f, text, words) and not is_meant(f, text, words):
            severity: Severity = "error" if f.sure else "warning"
            why = f"{phrases.why(f.right)}，{'有' if f.sure else '疑有'}{_SLIPS[f.slip]}"
            safe = f.sure and not swaps_words(f, text, words)
            yield WordingSlip(PHRASE, f.start, f.end, f.right, why, severity, safe)


def _cut_off(text: str, words: Words) -> Iterator[WordingSlip]:
    """Yield collocations that lack their last character where a clause ends: 作风建。"""
    for word in words.every:
        beyond = text[word.end : word.end + 1]
        before = words.at(word.start - 1)
        if not word.alone or word.text in _ENDINGS or beyond.isalnum() or before is None:
            continue
        whole = [right for right in company_of(before.text) if right[:-1] == word.text]
        if len(whole) == 1 and beyond not in _OPENING and not before.alone and is_deed(whole[0]):
            why = f"疑为“{before.text}{whole[0]}”，末尾漏字"
            yield WordingSlip(
                PHRASE, before.start, word.end, before.text + whole[0], why, "warning"
            )


def _goes_on_otherwise(form: NearForm, text: str, words: Words) -> bool:
    """Return whether what seems to lack its last or first character is another, longer term.

    社会主义核心价值体系 lacks no 观; 共同体意教育 lacks a 识, as 意 alone is no word there.
    """
    there = text[form.start : form.end]
    if form.right[:-1] == there:
        edge, beyond = words.at(form.end - 1), text[form.end : form.end + 1]
    elif form.right[1:] == there:
        edge, beyond = words.at(form.start), text[form.start - 1 : form.start]
        if _is_han(beyond) and words_of(form.right).every[0].alone:
            return True
    else:
        return False
    return _is_han(beyond) and not (edge and edge.alone)


def _confused(text: str, names: frozenset[str], settled: Sequence[_Range]) -> Iterator[WordingSlip]:
    for its in confusions(text, names, (*settled, *fixed_lists.right_places(text))):
        why = f"疑为“{its.right}”的同音、形近误写"
        yield WordingSlip(SOUND, its.start, its.end, its.right, why, "warning")


def _misplaced(text: str, words: Words, names: frozenset[str]) -> Iterator[WordingSlip]:
    for its in misplaced(text, words, names):
        why = f"疑为“{its.right}”，{its.slip}"
        yield WordingSlip(SOUND, its.start, its.end, its.right, why, "warning")


def _is_open(slip: WordingSlip, settled: Iterable[_Range], given: Iterable[_Range]) -> bool:
    """Return whether a slip is in no quotation and no set phrase, and touches no given name."""
    named = any(start < slip.end and slip.start < end for start, end in given)
    return not named and not within(settled, slip.start, slip.end)


def _in_a_word(slip: WordingSlip, text: str, words: Words) -> bool:
    """Return whether a slip begins or ends inside a word: then the text is of something else.

    Without a segmenter: whether it adjoins a character with which it might make a word.
    """
    if not segmenter():
        return any(map(_is_han, (text[slip.start - 1 : slip.start], text[slip.end : slip.end + 1])))
    return words.inside(slip.start) or words.inside(slip.end)


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"
