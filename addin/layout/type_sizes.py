"""Type sizes by their Chinese names."""

from __future__ import annotations

import re

_POINTS = {
    "初号": 42,
    "小初": 36,
    "一号": 26,
    "小一": 24,
    "二号": 22,
    "小二": 18,
    "三号": 16,
    "小三": 15,
    "四号": 14,
    "小四": 12,
    "五号": 10.5,
    "小五": 9,
    "六号": 7.5,
    "小六": 6.5,
}
_DIGITS = str.maketrans("1234567", "一二三四五六七")


def points_of(size: str | float) -> float | None:
    """Return a size in points: 三号, 3号, 小4, 16 or "16磅"; None where it is no size."""
    if isinstance(size, (int, float)):
        return float(size)
    text = size.strip()
    if m := re.fullmatch(r"(\d+(?:\.\d+)?)\s*(?:磅|pt|PT)?", text):
        return float(m[1])
    name = text.translate(_DIGITS)
    name = name.removesuffix("号") if name.startswith("小") else name
    return _POINTS.get(name)


def size_name(points: float) -> str:
    """Return a size as it is called: 三号（16磅）; 17磅 where it has no name."""
    name = next((n for n, p in _POINTS.items() if abs(p - points) < 0.05), None)
    return f"{name}（{points:g}磅）" if name else f"{points:g}磅"
