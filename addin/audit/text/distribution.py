"""How one list of branches or people shares the numbers behind it: 各 each, 分别 each in turn."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from addin.audit.text.ranks import EQUAL

_SHARED = re.compile(
    r"(?P<turn>分别|依次)|(?P<all>共|合计|总计|累计|合起来|加起来)"
    r"|(?:各(?!类|项|种|级|支部|党|单位|方面|自|位)|(?<!平)均|每人|每个?支部|(?<!首)都(?!市)"
    rf"|{EQUAL})"
)


class Sharing(Struct, frozen=True):
    """``each``: a number is that of each of a list; ``place``: that of the one in this place."""

    each: bool = False
    place: int | None = None


def sharing(text: str, start: int, at: int, numbers: Iterable[int]) -> Sharing:
    """Return how the list that ends at ``start`` shares the number at ``at``.

    ``numbers``: where the numbers of the sentence are. The last word that distributes counts; with
    none the list has the number together.
    """
    found = list(_SHARED.finditer(text, start, at))
    if not found or found[-1]["all"]:
        return Sharing()
    if not found[-1]["turn"]:
        return Sharing(each=True)
    return Sharing(place=sum(found[-1].end() <= n < at for n in numbers))
