"""Profiles as they are written down: those that come with the program, and a bureau's own file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from addin.layout.profile import Profile
from addin.layout.profile_values import WrongValue, profile_of_values
from addin.ledger.refusal import Refusal
from addin.ledger.shipped.data_set import DataSet
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import nearest

DEFAULT = "国标"
_BASE = "沿用"
Written = dict[str, Any]

# TOML wants quotes around Chinese words; a clerk need not know, and may type Chinese ones.
_TOKEN = pattern(
    r""""(?:\\.|[^"\\\n])*"|'[^'\n]*'|\#.*|“(?P<quoted>[^”"\n]*)”|(?P<bare>[\u4e00-\u9fff]\w*)"""
)


def shipped() -> tuple[str, ...]:
    """Return the names of the profiles that come with the program."""
    return tuple(_shipped())


def profile_named(name: str = DEFAULT) -> Profile:
    """Return a shipped profile; raise Refusal, naming those there are, for any other name."""
    if name not in _shipped():
        near = nearest(name, _shipped(), 2)
        hint = f"，是不是“{near}”" if near else ""
        known = "、".join(_shipped())
        raise Refusal(
            f"没有名为“{name}”的版式方案{hint}；现有{known}，也可以写自己的方案文件（.toml）"
        )
    return _profile(name, _shipped())


def read_profile(text: str, name: str) -> Profile:
    """Return a bureau's own profile; raise Refusal, saying where, for what cannot be read."""
    import tomllib  # noqa: PLC0415 - only where a bureau has a file of its own

    try:
        written = tomllib.loads(_quoted(text.removeprefix("\ufeff")))
    except tomllib.TOMLDecodeError as e:
        at = re.search(r"line (\d+)", str(e))
        place = f"第{at[1]}行" if at else "末尾"
        raise Refusal(f"版式方案“{name}”{place}写法不对；请核对引号、等号和方括号") from e
    base = written.get(_BASE, DEFAULT)
    if base not in shipped():
        raise Refusal(f"版式方案“{name}”沿用的“{base}”不存在；可以沿用{'、'.join(shipped())}")
    try:
        return profile_of_values(_whole({"名称": name, "依据": "", **written}, _shipped()))
    except WrongValue as e:
        raise Refusal(f"版式方案“{name}”的“{e.place}”：{e.words}；请改正后再试") from e


@cache
def _shipped() -> Mapping[str, Written]:
    return PROFILES.load()


def _profile(name: str, those: Mapping[str, Written]) -> Profile:
    return profile_of_values(_whole({"名称": name} | those[name], those))


def _quoted(text: str) -> str:
    """Return a text with its bare Chinese words in quotes, as TOML wants them."""

    def quoted(m: re.Match[str]) -> str:
        word = m["quoted"] if m["quoted"] is not None else m["bare"]
        return m.group() if word is None else f'"{word}"'

    return _TOKEN.sub(quoted, text)


def _whole(written: Written, those: Mapping[str, Written]) -> Written:
    """Return a profile with what it takes over from one of those; what it says itself holds."""
    own = {key: value for key, value in written.items() if key != _BASE}
    base: Written = those.get(written.get(_BASE, ""), {})
    return _over(_whole(base, those), own) if base else own


def _over(base: Written, own: Written) -> Written:
    merged = dict(base)
    for key, value in own.items():
        before = merged.get(key)
        if isinstance(before, dict) and isinstance(value, dict):
            merged[key] = _over(before, value)
        else:
            merged[key] = value
    return merged


def _wrong_profiles(those: Mapping[str, Written]) -> Iterator[str]:
    """Yield what is wrong with profiles, in the words that a bureau's own file would get."""
    before: list[str] = []
    for name, written in those.items():
        base = written.get(_BASE)
        if base is not None and base not in before:
            yield f"{name}沿用的“{base}”不在它前面"
        else:
            try:
                _profile(name, those)
            except WrongValue as e:
                yield f"{name}.{e.place}：{e.words}"
        before.append(name)
    if DEFAULT not in those:
        yield f"缺少{DEFAULT}"


PROFILES: DataSet[Mapping[str, Written]] = DataSet(
    sources=(Path(__file__).with_name("profiles.toml"),),
    form=dict[str, Written],
    read=lambda data: data,
    check=_wrong_profiles,
    prepared=_quoted,
)
