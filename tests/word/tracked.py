"""Tracked changes accepted or rejected, as Word does it: runs, ends of paragraphs, rows, controls."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

from word.edited import part

_RUNS = {"ins": ("ins", "moveTo"), "del": ("del", "moveFrom")}


def accepted(path: Path) -> list[str]:
    """Return the text of every paragraph of the body with all changes accepted."""
    return _settled(path, keep="ins", drop="del")


def rejected(path: Path) -> list[str]:
    """Return the text of every paragraph of the body with all changes rejected."""
    return _settled(path, keep="del", drop="ins")


def _settled(path: Path, keep: str, drop: str) -> list[str]:
    body = etree.fromstring(part(path)).find(qn("w:body"))
    for row in list(body.iter(qn("w:tr"))):
        if row.find(f"{qn('w:trPr')}/{qn(f'w:{drop}')}") is not None:
            row.getparent().remove(row)
    said: list[str] = []
    carried = ""
    for paragraph in body.iter(qn("w:p")):
        text = carried + _text(paragraph, _RUNS[drop])
        if paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn(f'w:{drop}')}") is not None:
            carried = text  # its end goes: what is left of it begins the next paragraph
            continue
        said.append(text)
        carried = ""
    return [*said, carried] if carried else said


def _text(paragraph: Any, dropped: tuple[str, ...]) -> str:
    gone = {qn(f"w:{name}") for name in dropped}
    return "".join(
        its.text or ""
        for its in paragraph.iter(qn("w:t"), qn("w:delText"))
        if not any(a.tag in gone for a in its.iterancestors())
    )


def empty_controls(path: Path, drop: str) -> list[str]:
    """Return the controls that would be left with nothing in them, and stay, when changes settle.

    Word shows such a control's placeholder. One between the marks of a change that goes is not
    left, nor one of a row that goes.
    """
    root = etree.fromstring(part(path))
    kind = {"ins": "customXmlInsRange", "del": "customXmlDelRange"}[drop]
    inside, left = False, []
    for its in root.iter():
        if its.tag == qn(f"w:{kind}Start"):
            inside = True
        elif its.tag == qn(f"w:{kind}End"):
            inside = False
        elif its.tag == qn("w:sdt") and not inside and _is_emptied(its, drop):
            left.append(its.find(f"{qn('w:sdtPr')}/{qn('w:alias')}").get(qn("w:val")))
    return left


def _is_emptied(control: Any, drop: str) -> bool:
    held = control.find(f".//{qn('w:r')}") is not None
    return held and not _text(control, _RUNS[drop]) and not _row_goes(control, drop)


def _row_goes(control: Any, drop: str) -> bool:
    rows = control.iterancestors(qn("w:tr"))
    return any(r.find(f"{qn('w:trPr')}/{qn(f'w:{drop}')}") is not None for r in rows)
