"""Tables of words and days that come with the program: TOML files beside the code they serve."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any


def shipped_text(package: str, name: str) -> str:
    """Return the text of a file in a package of ours."""
    return files(package).joinpath(name).read_text(encoding="utf-8")


def shipped_data(package: str, name: str) -> dict[str, Any]:
    """Return what a TOML file in a package of ours says."""
    return tomllib.loads(shipped_text(package, name))
