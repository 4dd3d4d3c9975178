"""What is left open in a filled part, coloured red in its XML as text.

``finishing`` does the same in a tree, where a part needs one.
"""

from __future__ import annotations

import re
from functools import lru_cache

from addin.ledger.values.patterns import pattern
from addin.office.templates.filling.value_marks import Unusual
from addin.report.language.filters import OPEN_PLACE, is_open

RED = "FF0000"
# What stands behind the colour among a run's properties.
BEHIND_COLOUR = (
    *("spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr"),
    *("shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout"),
    *("specVanish", "oMath"),
)

_RUN = pattern(r"(<w:r(?: [^<>]*)?>)(<w:rPr>.*?</w:rPr>|<w:rPr/>)?(.*?)</w:r>", re.DOTALL)
_NESTED = pattern(r"<w:r(?:Pr|PrChange)?[ />]")
_TEXT = pattern(r"<w:t(?: [^<>]*)?>([^<]*)</w:t>")
_COLOUR = pattern(r"<w:color [^<>]*?w:val=\"([^\"]*)\"")
_BEHIND = pattern(rf"<w:(?:{'|'.join(BEHIND_COLOUR)})[ />]|</w:rPr>")


def redden(xml: str) -> tuple[str, int]:
    """Return a part with what is left open in red, and how many places there are.

    Raises Unusual where a run that says so holds other runs.
    """
    places = 0
    if not OPEN_PLACE.search(xml):
        return xml, 0

    def coloured(run: re.Match[str]) -> str:
        nonlocal places
        if not OPEN_PLACE.search(run[3]):
            return run[0]
        if _NESTED.search(run[3]) or (run[2] and _NESTED.search(run[2], 1)):
            raise Unusual("run")
        places += sum(1 for _ in OPEN_PLACE.finditer("\n".join(_TEXT.findall(run[3]))))
        return _split(run) if run[3].count("<w:t>") + run[3].count("<w:t ") == 1 else run[0]

    return _RUN.sub(coloured, xml), places


def _split(run: re.Match[str]) -> str:
    """Return a run in pieces: what is left open in red, the rest as it was."""
    text = _TEXT.search(run[3])
    if text is None:
        return run[0]
    pieces = [piece for piece in OPEN_PLACE.split(text[1]) if piece]
    look = run[2] or ""
    told = [
        f"{run[1]}{_red(look) if is_open(piece) else look}{before}"
        f'<w:t xml:space="preserve">{piece}</w:t>{behind}</w:r>'
        for piece, before, behind in zip(
            pieces,
            (run[3][: text.start()], *[""] * (len(pieces) - 1)),
            (*[""] * (len(pieces) - 1), run[3][text.end() :]),
            strict=True,
        )
    ]
    return "".join(told)


@lru_cache(maxsize=256)
def _red(look: str) -> str:
    """Return a run's look in red."""
    if look in ("", "<w:rPr/>"):
        return f'<w:rPr><w:color w:val="{RED}"/></w:rPr>'
    if colour := _COLOUR.search(look):
        return f"{look[: colour.start(1)]}{RED}{look[colour.end(1) :]}"
    behind = _BEHIND.search(look)
    if behind is None or "<w:color" in look:
        raise Unusual("colour")
    return f'{look[: behind.start()]}<w:color w:val="{RED}"/>{look[behind.start() :]}'
