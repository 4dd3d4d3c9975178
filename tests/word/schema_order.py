"""A strict look at the XML of a document: what stands where, as ECMA-376 part 1 has it.

Only the elements that the program writes or writes into are known; of those every child has its
place, and one that has none is a fault.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

W = qn("w:p")[:-1]
# 17.5.2.38: what a control is comes last.
_KINDS = """equation|comboBox|date|docPartObj|docPartList|dropDownList|picture|richText|text
    |citation|group|bibliography"""
_RUN_LOOK = """rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint
    noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr
    shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange"""
# Children in their order; those that may stand at one place in any order are parted by |.
_ORDERED = {
    "sdt": "sdtPr sdtEndPr sdtContent",
    "sdtPr": f"""rPr alias tag id lock placeholder temporary showingPlcHdr dataBinding label tabIndex
        {"".join(_KINDS.split())}""",
    "rPr": f"ins del moveFrom moveTo {_RUN_LOOK}",
    "pPr": """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr
        suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct
        topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind
        contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment
        textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange""",
    "trPr": """cnfStyle|divId|gridBefore|gridAfter|wBefore|wAfter|cantSplit|trHeight|tblHeader|tblCellSpacing|jc|hidden
        ins del trPrChange""",
    "tcPr": """cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText
        vAlign hideMark cellIns|cellDel|cellMerge tcPrChange""",
    "tblPr": """tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc
        tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription
        tblPrChange""",
    "sectPr": """headerReference|footerReference footnotePr endnotePr type pgSz pgMar paperSrc
        pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi
        rtlGutter docGrid printerSettings sectPrChange""",
    "document": "background body",
    "tblGrid": "gridCol tblGridChange",
}
PLACES = {
    parent: {name: n for n, names in enumerate(order.split()) for name in names.split("|")}
    for parent, order in _ORDERED.items()
}
_MANY = {"headerReference", "footerReference", "gridCol"}
# What stands first where it stands at all.
_FIRST = {
    "p": ["pPr"],
    "r": ["rPr"],
    "tr": ["tblPrEx", "trPr"],
    "tc": ["tcPr"],
    "tbl": ["tblPr", "tblGrid"],
}


def _names(text: str) -> set[str]:
    return set(text.split())


_MARKS = _names(
    """bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd customXmlInsRangeStart
    customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd permStart permEnd"""
)
_RUNS = _MARKS | _names("r sdt ins del hyperlink proofErr fldSimple smartTag moveFrom moveTo")
_IN_RUNS = _names(
    """t delText tab br cr fldChar instrText delInstrText drawing pict sym object ptab noBreakHyphen
    softHyphen commentReference annotationRef footnoteReference endnoteReference footnoteRef
    endnoteRef lastRenderedPageBreak pgNum separator continuationSeparator"""
)
_BLOCKS = _MARKS | _names("p tbl sdt sectPr altChunk")
_HELD = {
    "p": _RUNS | {"pPr"},
    "r": _IN_RUNS | {"rPr"},
    "ins": _RUNS,
    "del": {"r", "sdt", "bookmarkStart", "bookmarkEnd"},
    "hyperlink": _RUNS,
    "body": _BLOCKS,
    "comment": {"p", "tbl"},
    "comments": {"comment"},
    "tbl": {"tblPr", "tblGrid", "tr", "sdt", "bookmarkStart", "bookmarkEnd"},
    "tr": {"tblPrEx", "trPr", "tc", "sdt"},
    "tc": {"tcPr", *_BLOCKS} - {"sectPr"},
}
_PLAIN = {"r", "bookmarkStart", "bookmarkEnd", "proofErr", "ins", "del"}


def faults(path: Path) -> list[str]:
    """Return what is out of order in a document: its XML, its numbers, its relations."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    found = [
        f"{name}: {fault}"
        for name, xml in parts.items()
        if name.startswith("word/") and name.endswith(".xml")
        for fault in faults_of(xml)
    ]
    return [*found, *_of_comments(parts), *_of_relations(parts)]


def faults_of(xml: bytes) -> list[str]:
    """Return what is out of order in one part."""
    root = etree.fromstring(xml)
    found = [fault for its in root.iter(f"{W}*") for fault in _of_element(its)]
    return [*found, *_of_numbers(root)]


def _name(its: Any) -> str:
    """Return an element's name, "" for one of another namespace than Word's main one."""
    tag = its.tag if isinstance(its.tag, str) else ""
    return tag[len(W) :] if tag.startswith(W) else ""


def _of_element(its: Any) -> Iterator[str]:
    name = _name(its)
    children = [child for child in map(_name, its) if child]
    if name in PLACES:
        yield from _of_order(name, children)
    for n, first in enumerate(_FIRST.get(name, ())):
        if first in children and children.index(first) > n:
            yield f"{name}: {first} does not stand first"
    for child in children:
        if name in _HELD and child not in _HELD[name]:
            yield f"{name} holds {child}"
    yield from _of_text(its, name)
    yield from _of_ends(its, name, children)


def _of_ends(its: Any, name: str, children: list[str]) -> Iterator[str]:
    if name in ("ins", "del") and not (its.get(qn("w:id")) and its.get(qn("w:author"))):
        yield f"{name} without number or author"
    if name == "tc" and children[-1:] != ["p"]:
        yield "tc does not end with a paragraph"
    if name == "body" and "sectPr" in children[:-1]:
        yield "body: sectPr does not stand last"
    if name == "sdtContent" and _is_plain(its):
        around = _name(its.getparent().getparent())
        allowed = {"body": {"p"}, "tc": {"p"}, "tr": {"tc"}}.get(around, _PLAIN)
        if not set(children) <= allowed:
            yield f"a plain control holds {sorted(set(children) - allowed)}"


def _of_order(name: str, children: list[str]) -> Iterator[str]:
    places = PLACES[name]
    known = [child for child in children if child in places]
    for child in set(children) - set(known):
        yield f"{name} holds {child}"
    for before, behind in pairwise(known):
        if places[before] > places[behind]:
            yield f"{name}: {behind} behind {before}"
    for child, times in Counter(known).items():
        if times > 1 and child not in _MANY:
            yield f"{name}: {child} {times} times"


def _of_text(its: Any, name: str) -> Iterator[str]:
    within = {_name(a) for a in its.iterancestors()}
    if name == "t" and "del" in within:
        yield "t in del"
    if name == "delText" and "del" not in within:
        yield "delText outside del"
    if name in ("ins", "del") and _name(its.getparent()) not in ("rPr", "trPr") and name in within:
        yield f"{name} in {name}"
    text = its.text or ""
    preserved = its.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
    if name in ("t", "delText") and text != text.strip() and not preserved:
        yield f"blanks of {text!r} get lost"


def _is_plain(content: Any) -> bool:
    return content.getparent().find(f"{qn('w:sdtPr')}/{qn('w:text')}") is not None


def _of_numbers(root: Any) -> Iterator[str]:
    kinds = {"ins": "change", "del": "change", "comment": "comment", "bookmarkStart": "bookmark"}
    kinds |= {"customXmlInsRangeStart": "change", "customXmlDelRangeStart": "change"}
    kinds["commentRangeStart"] = "range"
    seen = Counter(
        (kinds[_name(its)], its.get(qn("w:id")))
        for its in root.iter(f"{W}*")
        if _name(its) in kinds
    )
    seen.update(
        ("control", i.get(qn("w:val")))
        for i in root.iter(qn("w:id"))
        if i.getparent().tag == qn("w:sdtPr")
    )
    yield from (
        f"{kind} {number} {times} times" for (kind, number), times in seen.items() if times > 1
    )


def _of_comments(parts: dict[str, bytes]) -> Iterator[str]:
    """Yield comments without their marks and marks without their comment; start, end, reference."""
    texts = [etree.fromstring(x) for n, x in parts.items() if n == "word/document.xml"]
    told = {
        its.get(qn("w:id"))
        for name, xml in parts.items()
        if name.startswith("word/comments") and name.endswith(".xml") and b"<w:comments" in xml
        for its in etree.fromstring(xml).iter(qn("w:comment"))
    }
    marks = ("commentRangeStart", "commentRangeEnd", "commentReference")
    for text in texts:
        order = {its: n for n, its in enumerate(text.iter())}
        placed = {
            name: {its.get(qn("w:id")): order[its] for its in text.iter(qn(f"w:{name}"))}
            for name in marks
        }
        for name in marks:
            if set(placed[name]) != told:
                yield f"{name}: {sorted(set(placed[name]) ^ told)}"
        for number in set.intersection(*map(set, placed.values())):
            if not placed[marks[0]][number] < placed[marks[1]][number] < placed[marks[2]][number]:
                yield f"comment {number}: its marks are out of order"


def _of_relations(parts: dict[str, bytes]) -> Iterator[str]:
    for name in (n for n in parts if n.endswith(".rels")):
        folder = posixpath.dirname(posixpath.dirname(name))
        relations = [dict(r.attrib) for r in etree.fromstring(parts[name])]
        if len({r["Id"] for r in relations}) < len(relations):
            yield f"{name}: an Id twice"
        for target in (r["Target"] for r in relations if r.get("TargetMode") != "External"):
            part = posixpath.normpath(posixpath.join("/", folder, target))[1:]
            if part not in parts:
                yield f"{name}: no part {part}"
    types = etree.fromstring(parts["[Content_Types].xml"])
    named = [o.get("PartName")[1:] for o in types.iterfind("{*}Override")]
    yield from (f"a type for {name}, which is not there" for name in named if name not in parts)
    yield from (f"{name} has {n} types" for name, n in Counter(named).items() if n > 1)
