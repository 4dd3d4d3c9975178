"""A set of shipped data: its TOML files, the form that they must fit, and what is made of them.

A file is checked where it is changed: by the tests, by ``python docs/make_docs.py`` and by every
build of the program, which also store the data as JSON beside the first file, with the digest of
the files it was made from. As long as the files are the same, a start reads the JSON and neither
tomllib nor pydantic is loaded. Once a file is changed, or where there is no JSON, every start
checks the files anew.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Generic, TypeVar

from msgspec import Struct

T = TypeVar("T")
E = TypeVar("E")
Data = dict[str, Any]


class _Compiles:
    """Tells pydantic that a text has to compile as a regular expression."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], Any]) -> Any:
        from pydantic_core import core_schema  # noqa: PLC0415 - only where a file is checked

        return core_schema.no_info_after_validator_function(_compilable, handler(source))


def _compilable(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"不是正则表达式（{error}）") from error
    return text


Regex = Annotated[str, _Compiles()]
"""A text in a form that must compile as a regular expression."""


def _as_written(data: Data) -> Data:
    return data


def _same_text(text: str) -> str:
    return text


def _nothing_wrong(*_values: Any) -> Iterable[str]:
    return ()


class DataSet(Struct, Generic[T], frozen=True, kw_only=True, eq=False):
    """A set of shipped data.

    ``sources``: its TOML files; of several, in this order, lists are joined and tables merged.
    ``form``: the class that the data must fit, or its top-level fields with their types; a field
    that the form does not have is an error.
    ``named`` returns the data under the names of the form's fields. ``read`` makes the value of
    data that fits; days are texts and tuples are lists, as in JSON.
    ``check`` yields a sentence for whatever is wrong with a value though it fits the form; it also
    receives the values of the data sets in ``refers_to``, in their order.
    ``prepared`` returns the text of a source as TOML.
    """

    sources: tuple[Path, ...]
    form: Any
    read: Callable[[Any], T]
    named: Callable[[Data], Data] = _as_written
    check: Callable[..., Iterable[str]] = _nothing_wrong
    refers_to: tuple[DataSet[Any], ...] = ()
    prepared: Callable[[str], str] = _same_text

    def load(self) -> T:
        """Return the value of the data; raise Refusal, saying where, for data that is wrong."""
        return self.read(self.named(self._stored() or self._checked()))

    def stored_path(self) -> Path:
        """Return where the data is stored as JSON."""
        return self.sources[0].with_suffix(".json")

    def stored_text(self) -> str:
        """Return what is to be stored; raise Refusal, saying where, for data that is wrong."""
        stored = {"sha256": self._digest(), "data": self._checked()}
        return json.dumps(stored, ensure_ascii=False, separators=(",", ":")) + "\n"

    def _stored(self) -> Data | None:
        """Return the stored data, None where it was made from other files than there are."""
        try:
            stored = json.loads(self.stored_path().read_bytes())
            data: Data | None = stored["data"] if stored["sha256"] == self._digest() else None
        except (OSError, ValueError, LookupError, TypeError):
            return None
        return data

    def _checked(self) -> Data:
        from addin.ledger.shipped.checking import checked  # noqa: PLC0415 - it loads pydantic

        return checked(self)

    def _digest(self) -> str:
        """Return the digest of every file that the check depends on."""
        whole = hashlib.sha256()
        for path in self._files():
            whole.update(hashlib.sha256(path.read_bytes()).digest())
        return whole.hexdigest()

    def _files(self) -> tuple[Path, ...]:
        return (*self.sources, *(path for other in self.refers_to for path in other._files()))


def record(kind: type[E], data: Mapping[str, Any]) -> E:
    """Return a record made of the fields of a JSON object; its lists become tuples."""
    return kind(**{key: tuple(v) if isinstance(v, list) else v for key, v in data.items()})


def records(kind: type[E], data: Iterable[Mapping[str, Any]]) -> tuple[E, ...]:
    """Return records made of the fields of JSON objects."""
    return tuple(record(kind, its) for its in data)


def twice(what: str, names: Sequence[str]) -> Iterator[str]:
    """Yield a sentence for each name that is there more than once; ``what``: what they name."""
    again = (name for name in dict.fromkeys(names) if names.count(name) > 1)
    yield from (f"{what}“{name}”写了两次" for name in again)


def unknown(what: str, names: Iterable[str], known: Container[str]) -> Iterator[str]:
    """Yield a sentence for each name that is not known; ``what``: what they name."""
    yield from (f"{what}“{name}”不存在" for name in names if name not in known)
