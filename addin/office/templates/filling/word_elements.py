"""Elements of Word's main namespace, without the weight of python-docx."""

from __future__ import annotations

from functools import cache
from typing import Any

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@cache
def w(name: str) -> str:
    """Return a name of Word's as lxml writes it: p -> {http…main}p."""
    return f"{{{W}}}{name}"


def element(name: str) -> Any:
    """Return a new, empty element."""
    return etree.Element(w(name), nsmap={"w": W})
