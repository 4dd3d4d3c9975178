"""The check of shipped data: TOML, the form, then what a form cannot say. Loads pydantic."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from types import GenericAlias
from typing import Any, Protocol

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails
from typing_extensions import TypedDict

from addin.ledger.refusal import Refusal

_FORBIDDEN = "不认识这一项"
_WORDS: Mapping[str, str] = {
    "extra_forbidden": _FORBIDDEN,
    "unexpected_keyword_argument": _FORBIDDEN,
    "missing": "缺少这一项",
    "string_type": "应写文字",
    "int_type": "应写整数",
    "bool_type": "应写true或false",
    "tuple_type": "应是一组值，写在方括号里",
    "date_from_datetime_parsing": "应写日期，如2022-06-30",
    "date_parsing": "应写日期，如2022-06-30",
    "date_type": "应写日期，如2022-06-30",
    "literal_error": "只能写",
}
_NAMES = ("name", "key", "code", "what")
"""Fields by which an entry is named in a message, rather than by its number."""


Data = dict[str, Any]


class Files(Protocol):
    """What is checked: a ``DataSet``, whose docstring says what each of these is."""

    @property
    def sources(self) -> Sequence[Path]: ...  # noqa: D102
    @property
    def form(self) -> Any: ...  # noqa: D102
    @property
    def named(self) -> Callable[[Data], Data]: ...  # noqa: D102
    @property
    def read(self) -> Callable[[Any], Any]: ...  # noqa: D102
    @property
    def check(self) -> Callable[..., Iterable[str]]: ...  # noqa: D102
    @property
    def refers_to(self) -> Sequence[Any]: ...  # noqa: D102
    @property
    def prepared(self) -> Callable[[str], str]: ...  # noqa: D102


def checked(data: Files) -> Data:
    """Return what the files of a data set say, as JSON has it, checked.

    Raises Refusal, saying where and what, for the first few things that are wrong.
    """
    said = _merged(data)
    if wrong := list(islice(_wrong(data, said), 5)):
        files = "、".join(dict.fromkeys(path.name for path in data.sources))
        raise Refusal(f"随程序的数据文件{files}有误：{'；'.join(wrong)}。请改正后再试")
    return said


def _wrong(data: Files, said: Data) -> Iterator[str]:
    try:
        named = data.named(said)
    except KeyError as error:
        yield f"缺少{error.args[0]}"
        return
    except (AttributeError, TypeError):
        yield "有的项不是应有的表或列表"
        return
    try:
        fit(data, named)
        value = data.read(named)
    except ValidationError as error:
        yield from (_sentence(its, named) for its in error.errors(include_url=False))
    except re.error as error:
        yield f"“{error.pattern!s}”不是正则表达式（{error}）"
    else:
        yield from data.check(value, *(other.load() for other in data.refers_to))


def fit(data: Files, named: Data) -> Any:
    """Return pydantic's value of a data set's form; raise ValidationError for data unlike it."""
    form = TypedDict("File", data.form) if isinstance(data.form, dict) else data.form  # type: ignore[operator]
    holder: Any = GenericAlias(tuple, (form,))  # it passes the config on to the classes in it
    adapter = TypeAdapter(holder, config={"extra": "forbid"})
    (value,) = adapter.validate_json(json.dumps([named]), strict=True)
    return value


def _merged(data: Files) -> Data:
    whole: Data = {}
    for path in data.sources:
        for twice in _add(whole, _parsed(path, data.prepared(path.read_text(encoding="utf-8")))):
            raise Refusal(f"随程序的数据文件{path.name}有误：{twice}在别的文件里已有。请改正后再试")
    said: Data = json.loads(json.dumps(whole, default=str))
    return said


def _parsed(path: Path, text: str) -> Data:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refusal(f"随程序的数据文件{path.name}写法不对（{error}）；请改正后再试") from error


def _add(whole: Data, more: Mapping[str, Any], place: str = "") -> Iterator[str]:
    """Put the data of another file into a whole; yield the places that both give a value."""
    for key, value in more.items():
        before = whole.get(key)
        if before is None:
            whole[key] = value
        elif isinstance(before, dict) and isinstance(value, dict):
            yield from _add(before, value, f"{place}{key}.")
        elif isinstance(before, list) and isinstance(value, list):
            whole[key] = before + value
        else:
            yield f"{place}{key}"


def _sentence(error: ErrorDetails, named: Data) -> str:
    context = error.get("ctx", {})
    words = _WORDS.get(error["type"]) or str(context.get("error", error["msg"]))
    if error["type"] == "literal_error":
        words += context["expected"].replace(", ", "、").replace(" or ", "或")
    return f"{_place(error['loc'][1:], named)}：{words}"


def _place(steps: Sequence[int | str], data: Any) -> str:
    """Return a place in data: norms“R001”.per, or sheets第2项.columns where there is no name."""
    place = ""
    for step in steps:
        try:
            data = data[step]
        except (LookupError, TypeError):
            data = None
        if isinstance(step, str):
            place += f".{step}" if place else step
        else:
            name = next((data[n] for n in _NAMES if isinstance(data, dict) and n in data), None)
            place += f"“{name}”" if name else f"第{step + 1}项"
    return place
