"""Data that comes with the program and that a bureau may change: a TOML file, checked by pydantic.

The result of the check is kept beside it as JSON, with the digest of the file it was made from. As
long as the file is the same, no start pays for the check; once it is changed, every start does,
until ``python docs/make_docs.py`` has written the JSON anew.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

STRICT: Final = {"extra": "forbid"}
"""The ``__pydantic_config__`` of a class whose data may hold no field that it does not know."""

Named = Callable[[Mapping[str, Any]], Any]


def checked_data(source: Path, form: Any, named: Named) -> Any:
    """Return the data of a TOML file, as JSON has it: lists for tuples, texts for days.

    ``named`` turns what the file says into data for ``form``, the class that it must fit. Raises
    pydantic's ValidationError, saying where and what, for data that does not.
    """
    content = source.read_bytes()
    kept = _kept(source)
    if kept and kept["sha256"] == hashlib.sha256(content).hexdigest():
        return kept["data"]
    return json.loads(checked(content, form, named))


def checked(content: bytes, form: Any, named: Named) -> str:
    """Return a TOML file's data as JSON, checked."""
    import tomllib  # noqa: PLC0415 - only where the file has been changed

    from pydantic import TypeAdapter  # noqa: PLC0415

    data = json.dumps(named(tomllib.loads(content.decode())), ensure_ascii=False, default=str)
    TypeAdapter(form).validate_json(data, strict=True)
    return data


def kept_path(source: Path) -> Path:
    """Return where the checked data of a file is kept."""
    return source.with_suffix(".json")


def kept_text(source: Path, form: Any, named: Named) -> str:
    """Return what is to be kept beside a file."""
    content = source.read_bytes()
    data = json.loads(checked(content, form, named))
    told = {"sha256": hashlib.sha256(content).hexdigest(), "data": data}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n"


def _kept(source: Path) -> Any:
    try:
        return json.loads(kept_path(source).read_bytes())
    except (OSError, ValueError):
        return None
