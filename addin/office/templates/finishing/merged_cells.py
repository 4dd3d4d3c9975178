"""Cells that {% vm %} merges over the turns of a loop, prepared in the tree.

docxtpl looks for the text of the tag behind the first element whose name begins with t, which may
be a tab or a tab stop: the rows after it would be torn.
"""

from __future__ import annotations

from typing import Any

from addin.ledger.values.patterns import pattern
from addin.office.templates.filling.word_elements import element, w

_MERGED = pattern(r"\{%\s*vm\s*%\}")
_FIRST = "{% if loop.first %}"
_LATER = ("tcBorders", "shd", "noWrap", "tcMar", "textDirection", "tcFitText", "vAlign", "hideMark")


def merge_down(body: Any) -> None:
    """Let each cell with a whole {% vm %} begin a merge in the first turn and go on in the rest."""
    for text in list(body.iter(w("t"))):
        cell = next(text.iterancestors(w("tc")), None)
        if cell is not None and text.text and _MERGED.search(text.text):
            texts = list(cell.iter(w("t")))
            for before in texts[: texts.index(text)]:
                if before.text and "{%" not in before.text:
                    before.text = _once(before.text)
            text.text = _once(_MERGED.sub("", text.text))
            _merge(cell.get_or_add_tcPr())


def _once(text: str) -> str:
    """Return a text that the first turn of a loop alone prints."""
    return f"{_FIRST}{text}{{% endif %}}"


def _merge(properties: Any) -> None:
    for its in properties.findall(w("vMerge")):
        properties.remove(its)
    merge = element("vMerge")
    merge.set(w("val"), f"{_FIRST}restart{{% else %}}continue{{% endif %}}")
    later = next((its for its in properties if its.tag in map(w, _LATER)), None)
    if later is None:
        properties.append(merge)
    else:
        later.addprevious(merge)
