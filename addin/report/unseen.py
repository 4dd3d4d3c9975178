"""Stretches of a text that are not read as they are in the file: hidden, or struck through."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

HIDDEN = "这个数字处有隐藏文字，看到的与文件里的不一样"
STRUCK = "这个数字处有删除线，看不准哪些还算数"


class Unseen(Struct, frozen=True):
    """A stretch of a paragraph, by the paragraph's position among those read, and why."""

    index: int
    start: int
    end: int
    why: str


def unseen_at(unseen: Iterable[Unseen], index: int, start: int, end: int) -> str:
    """Say why a number can't be seen as it is; ``start`` to ``end``: what would claim it."""
    found = (u for u in unseen if u.index == index and u.start <= end and start <= u.end)
    return next((u.why for u in found), "")
