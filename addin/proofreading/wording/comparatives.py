"""Rows of 更加……的……: a 的 lost in one of them."""

from __future__ import annotations

from collections.abc import Iterator

from addin.ledger.values.patterns import pattern
from addin.proofreading.document.passages import HAN, matched
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import Case, TextRule

_MORE = pattern(rf"更加?([{HAN}]{{2}})(的?)([{HAN}]{{2,4}})(?=[、，。；])")


_NEAR = 30  # letters between items of one row


def lost_of_in_comparisons(case: Case) -> Iterator[Hit]:
    """并列的几个“更加……的……”，有一个少了“的”。

    并列的几项结构要一样。

    错：以更加饱满的热情、更加扎实的作风、更加有力举措推动落实
    对：以更加饱满的热情、更加扎实的作风、更加有力的举措推动落实
    """
    for part in case.structure.prose:
        items = list(_MORE.finditer(part.text))
        for i in items:
            beside = [o for o in items if o is not i and abs(o.start() - i.start()) < _NEAR]
            if not i[2] and len(i[3]) == 2 and sum(bool(o[2]) for o in beside) > 1:
                right = f"{part.text[i.start() : i.end(1)]}的{i[3]}"
                yield Hit(matched(part, i), suggestion=right, safe=True)


RULES = (
    TextRule("W110", "warning", "“{text}”：并列的各项都有“的”，这里少了", lost_of_in_comparisons),
)
