"""The values of a profile's file, each read into what it stands for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar, get_args

from msgspec import Struct
from msgspec.structs import fields

from addin.layout.profile import (
    ELEMENTS,
    Align,
    Form,
    LinePitch,
    NumberForm,
    NumberPlace,
    Page,
    Profile,
)
from addin.layout.type_sizes import points_of

Reader = Callable[[Any], Any]
T = TypeVar("T", bound=Struct)


class WrongValue(Exception):  # noqa: N818 - a clerk's slip, told with its place
    """A value that cannot be read: where it stands (要素.正文.字号), and what is wrong with it."""

    def __init__(self, place: str, words: str) -> None:
        self.place, self.words = place, words
        super().__init__(f"{place}：{words}")


def profile_of_values(written: Mapping[str, Any]) -> Profile:
    """Return the profile that a file's values make; raise WrongValue where one is wrong."""
    return _part(Profile, _PROFILE, written)


def _part(kind: type[T], readers: Mapping[str, tuple[str, Reader]], written: Any) -> T:
    """Return a part of a profile from its values by their Chinese names."""
    if not isinstance(written, Mapping):
        raise WrongValue("", "应是一组“项 = 值”")
    values = {}
    for key, its in written.items():
        if key not in readers:
            raise WrongValue(key, "不认识这一项")
        name, read = readers[key]
        values[name] = _at(key, read, its)
    needed = {f.name for f in fields(kind) if f.required}
    for key, (name, _) in readers.items():
        if name in needed and name not in values:
            raise WrongValue(key, "缺少这一项")
    return kind(**values)


def _at(key: str, read: Reader, its: Any) -> Any:
    try:
        return read(its)
    except WrongValue as e:
        raise WrongValue(f"{key}.{e.place}" if e.place else key, e.words) from e


def _number(least: float, most: float) -> Reader:
    def read(its: Any) -> float:
        if isinstance(its, bool) or not isinstance(its, (int, float)):
            raise WrongValue("", "应写数字")
        if not least <= its <= most:
            raise WrongValue("", f"应在{least:g}和{most:g}之间")
        return float(its)

    return read


def _whole(its: Any) -> int:
    value: float = _number(1, 100)(its)
    if value != int(value):
        raise WrongValue("", "应写整数")
    return int(value)


def _switch(its: Any) -> bool:
    if not isinstance(its, bool):
        raise WrongValue("", "应写true或false")
    return its


def _text(its: Any) -> str:
    if not isinstance(its, str) or not its.strip():
        raise WrongValue("", "应写文字")
    return its


def _fonts(its: Any) -> tuple[str, ...]:
    listed = its if isinstance(its, list) else [its]
    if not listed:
        raise WrongValue("", "至少写一种字体")
    return tuple(_text(name) for name in listed)


def _size(its: Any) -> float:
    if isinstance(its, bool) or not isinstance(its, (str, int, float)):
        raise WrongValue("", "要写成“三号”或磅数，如16")
    points = points_of(its)
    if points is None or not 1 <= points <= 200:
        raise WrongValue("", f"不认识字号“{its}”，请写“三号”“小四”或磅数，如16")
    return points


def _paper(its: Any) -> tuple[float, float]:
    if not isinstance(its, list) or len(its) != 2:
        raise WrongValue("", "要写成[宽, 高]，如[210, 297]")
    side = _number(50, 1000)
    return side(its[0]), side(its[1])


def _words(its: Any) -> str:
    if _text(its).count("1") != 1:
        raise WrongValue("", "应写成“— 1 —”的样子，数字处写1")
    return str(its)


def _one_of(choices: tuple[str, ...]) -> Reader:
    def read(its: Any) -> str:
        if its not in choices:
            raise WrongValue("", f"只能写{'、'.join(choices)}")
        return str(its)

    return read


def _elements(its: Any) -> dict[str, Form]:
    if not isinstance(its, Mapping):
        raise WrongValue("", "应是一组“要素 = {…}”")
    for name in its:
        if name not in ELEMENTS:
            raise WrongValue(name, f"没有这个要素，只能写{'、'.join(ELEMENTS)}")
    return {name: _at(name, lambda v: _part(Form, _FORM, v), value) for name, value in its.items()}


_LENGTH, _CHARACTERS, _POINTS = _number(0, 500), _number(-20, 40), _number(1, 200)
_PAGE: dict[str, tuple[str, Reader]] = {
    "纸张": ("paper", _paper),
    "上边距": ("top", _LENGTH),
    "下边距": ("bottom", _LENGTH),
    "左边距": ("left", _LENGTH),
    "右边距": ("right", _LENGTH),
    "误差": ("tolerance", _number(0, 20)),
    "每页行数": ("lines", _whole),
    "每行字数": ("characters", _whole),
}
_LINE: dict[str, tuple[str, Reader]] = {
    "最小": ("least", _POINTS),
    "最大": ("most", _POINTS),
    "改为": ("right", _POINTS),
    "字距": ("tighten", _number(-5, 5)),
}
_NUMBER: dict[str, tuple[str, Reader]] = {
    "字体": ("fonts", _fonts),
    "字号": ("points", _size),
    "样式": ("words", _words),
    "位置": ("place", _one_of(get_args(NumberPlace))),
    "空字": ("blank", _CHARACTERS),
}
_FORM: dict[str, tuple[str, Reader]] = {
    "字体": ("fonts", _fonts),
    "西文字体": ("latin", _fonts),
    "字号": ("points", _size),
    "加粗": ("bold", _switch),
    "对齐": ("align", _one_of(get_args(Align))),
    "首行缩进": ("first", _CHARACTERS),
    "左空": ("left", _CHARACTERS),
    "右空": ("right", _CHARACTERS),
    "固定行距": ("pitched", _switch),
    "段间不空": ("spaced", _switch),
    "不加修饰": ("plain", _switch),
}
_PROFILE: dict[str, tuple[str, Reader]] = {
    "名称": ("name", _text),
    "依据": ("basis", lambda its: its if its == "" else _text(its)),
    "原文已核对": ("checked", _switch),
    "页面": ("page", lambda its: _part(Page, _PAGE, its)),
    "行距": ("line", lambda its: _part(LinePitch, _LINE, its)),
    "页码": ("number", lambda its: _part(NumberForm, _NUMBER, its)),
    "要素": ("elements", _elements),
}

KEYS = frozenset(key for table in (_PROFILE, _PAGE, _LINE, _NUMBER, _FORM) for key in table)
"""Every item that a file may hold."""
