"""Fonts by the families that official documents name, under the names computers give them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from addin.ledger.values.patterns import pattern

# The name to write first, then how else fonts of the family are called.
_FAMILIES: dict[str, tuple[str, re.Pattern[str]]] = {
    "小标宋": ("方正小标宋简体", re.compile(r"小标宋|XiaoBiaoSong|XBS", re.I)),
    "仿宋": ("仿宋", re.compile(r"仿宋|FangSong|FZFS", re.I)),
    "楷体": ("楷体", re.compile(r"楷体|楷书|KaiTi|FZKT", re.I)),
    "黑体": ("黑体", re.compile(r"(?<!雅)黑体|SimHei|STHeiti|FZHT", re.I)),
    "宋体": ("宋体", re.compile(r"(?<!仿)(?<!标)宋体|(?<!小标)书宋|SimSun|STSong|FZSS", re.I)),
}
_CHINESE_IN_LATIN = pattern(r"FangSong|KaiTi|Sim(?:Sun|Hei)|^ST|^FZ", re.I)


def is_font(name: str, wanted: Sequence[str]) -> bool:
    """Return whether a font is one of those wanted; 仿宋 stands for every cut of it."""
    return any(_is(name.strip(), w) for w in wanted)


def _is(name: str, wanted: str) -> bool:
    family = _FAMILIES.get(wanted)
    return bool(family[1].search(name)) if family else name.casefold() == wanted.casefold()


def font_to_write(wanted: Sequence[str]) -> str:
    """Return the name to write for the first font wanted."""
    family = _FAMILIES.get(wanted[0])
    return family[0] if family else wanted[0]


def is_chinese(name: str) -> bool:
    """Return whether a font is one for Chinese, told by its name."""
    return any("\u3400" <= c <= "\u9fff" for c in name) or bool(_CHINESE_IN_LATIN.search(name))
