"""Word templates, filled by docxtpl: sandboxed, escaped, strict about names, verified."""

from __future__ import annotations

import copy
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from docx.opc.oxml import serialize_part_xml
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import TemplateError
from jinja2.exceptions import SecurityError
from lxml import etree

from addin.ledger.refusal import Refusal
from addin.office.incoming import TEMPLATE, admitted
from addin.office.parsing import refusing
from addin.office.template_engine import MARK, STAND_IN, Environment, plain
from addin.office.word.identity import Edges, make_controls
from addin.report.fields import Tree
from addin.report.filters import TO_FILL_IN
from addin.report.template_names import TemplateProblem, check_template
from addin.report.traced import Values

_RED = "FF0000"
_PROPERTIES = (
    "author",
    "category",
    "comments",
    "content_status",
    "identifier",
    "keywords",
    "language",
    "last_modified_by",
    "subject",
    "title",
    "version",
)
_NOTES = re.compile(r"/(?:footnotes|endnotes)\.xml$")


@dataclass
class Filled:
    """What was filled in: how many places are left open, and around what the lists' items stand."""

    missing: int = 0
    edges: Edges = field(default_factory=Edges)


def fill(template: Path, values: Values, tree: Tree, target: Path, *, traced: bool) -> Filled:
    """Write a template filled with values; where ``traced``, every value in a content control.

    The template is checked first: an unknown name, with the nearest known one and its
    paragraph, raises Refusal, as does anything that is no Word file.
    """
    document = open_template(template)
    damaged = f"模板“{template.name}”有一部分已损坏，填不进去；{TEMPLATE.advice}"
    with refusing(damaged):
        problems = template_problems(document, tree)
    if problems:
        raise Refusal(_first_problem(template, problems))
    keys: list[str] | None = [] if traced else None
    environment = Environment(keys, tuple(values))
    with refusing(damaged):
        _render(document, environment, values, template)
    filled, whole = Filled(), BytesIO()
    with refusing(damaged):
        if keys:
            filled.edges.looped = environment.looped
            _identify(document, keys, filled.edges)
        filled.missing = sum(_finish(root) for _, root in _roots(document))
        document.save(whole)
    target.write_bytes(whole.getvalue())
    _verify(target, template)
    return filled


def _render(document: Any, environment: Environment, values: Values, template: Path) -> None:
    try:
        document.render(plain(values), jinja_env=environment, autoescape=True)
    except (
        TemplateError,
        etree.XMLSyntaxError,
        ValueError,
        TypeError,
        ArithmeticError,
        RecursionError,
    ) as e:
        raise Refusal(f"模板“{template.name}”填不进去：{_reason(e)}；请检查模板里的标签") from e


def _identify(document: Any, keys: list[str], edges: Edges) -> None:
    """Make controls of what is marked in the body, headers, footers and notes."""
    for _, root in _roots(document):
        make_controls(root, keys, edges)
    for part in document.docx.part.package.iter_parts():
        if _NOTES.search(str(part.partname)) and MARK.search(text := part.blob.decode()):
            notes = parse_xml(text.encode())
            make_controls(notes, keys, edges)
            part._blob = serialize_part_xml(notes)
    properties = document.docx.core_properties
    for name in _PROPERTIES:
        said = str(getattr(properties, name))
        if MARK.search(said):
            setattr(properties, name, MARK.sub("", said))


def open_template(template: Path) -> Any:
    """Open a template; raise Refusal, saying what to do, where it is none."""
    admitted(template, TEMPLATE)
    with refusing(f"模板“{template.name}”不是Word文档（.docx）或已损坏；{TEMPLATE.advice}"):
        document = DocxTemplate(template)
        document.init_docx()
    return document


def version_of(template: Path) -> str:
    """Return the version that a template's properties tell."""
    return str(open_template(template).docx.core_properties.version)


def template_problems(document: Any, tree: Tree) -> list[tuple[str, TemplateProblem]]:
    """Return what is wrong with a template's tags, each with the name of its part."""
    return [
        (name, problem)
        for name, texts in _texts(document)
        for problem in check_template(texts, tree)
    ]


def _texts(document: Any) -> Iterator[tuple[str, list[str]]]:
    """Yield every part that docxtpl fills, as the texts of its paragraphs."""
    for name, root in _roots(document):
        yield name, [_text(p) for p in root.iter(qn("w:p"))]
    properties = document.docx.core_properties
    yield "文档属性", [str(getattr(properties, name)) for name in _PROPERTIES]
    for part in document.docx.part.package.iter_parts():
        if part.partname.endswith("/footnotes.xml"):
            notes = etree.fromstring(part.blob)
            yield "脚注", [_text(p) for p in notes.iter(qn("w:p"))]


def _first_problem(template: Path, problems: list[tuple[str, TemplateProblem]]) -> str:
    part, problem = problems[0]
    where = f"{part}第{problem.paragraph + 1}段"
    hint = f"，是不是“{problem.suggestion}”" if problem.suggestion else ""
    more = f"（另有{len(problems) - 1}处）" if len(problems) > 1 else ""
    said = f"{problem.tag}：{problem.message}{hint}{more}"
    return f"模板“{template.name}”{where} {said}；请改正模板后再试"


def _reason(error: Exception) -> str:
    if isinstance(error, SecurityError):
        return "标签用了不允许的写法，或要填的内容太多、太久"
    if isinstance(error, TemplateError):
        return "标签不完整，或用了不允许的写法"
    return "内容与标签的写法不符"


def _text(paragraph: Any) -> str:
    return "".join(t.text or "" for t in paragraph.iter(qn("w:t")))


def _roots(document: Any) -> Iterator[tuple[str, Any]]:
    """Yield the body and each header and footer that has a text of its own."""
    yield "正文", document.docx.element.body
    yield from _headers_and_footers(document.docx)


def _headers_and_footers(docx: Any) -> Iterator[tuple[str, Any]]:
    seen = set()
    for section in docx.sections:
        for name in (
            "header",
            "first_page_header",
            "even_page_header",
            "footer",
            "first_page_footer",
            "even_page_footer",
        ):
            part = getattr(section, name)
            if not part.is_linked_to_previous and part._element not in seen:
                seen.add(part._element)
                yield ("页眉" if "header" in name else "页脚"), part._element


def _finish(root: Any) -> int:
    """Put back the stand-ins and colour every （待补充） red; return how many there are."""
    _complete_tables(root)
    missing = 0
    for text in list(root.iter(qn("w:t"))):
        if text.text and STAND_IN in text.text:
            text.text = text.text.replace(STAND_IN, "_")
        if text.text and TO_FILL_IN in text.text:
            missing += _redden(text)
    return missing


def _complete_tables(root: Any) -> None:
    """Keep tables valid where conditions took all of a table's rows, or a cell's paragraphs."""
    for table in list(root.iter(qn("w:tbl"))):
        if table.find(qn("w:tr")) is None:
            table.getparent().remove(table)
    for cell in root.iter(qn("w:tc")):
        if not len(cell) or cell[-1].tag != qn("w:p"):
            cell.append(OxmlElement("w:p"))


def _redden(text: Any) -> int:
    """Split a run around each （待补充） and colour that part."""
    run = text.getparent()
    pieces = [p for p in re.split(f"({TO_FILL_IN})", text.text) if p]
    if run.tag != qn("w:r") or len(run.findall(qn("w:t"))) != 1:
        return pieces.count(TO_FILL_IN)
    for piece in pieces:
        part = copy.deepcopy(run)
        part.find(qn("w:t")).text = piece
        part.find(qn("w:t")).set(qn("xml:space"), "preserve")
        if piece == TO_FILL_IN:
            _colour(part)
        run.addprevious(part)
    run.getparent().remove(run)
    return pieces.count(TO_FILL_IN)


def _colour(run: Any) -> None:
    properties = run.get_or_add_rPr()
    properties.get_or_add_color().set(qn("w:val"), _RED)


def _verify(path: Path, template: Path) -> None:
    """Refuse a result with a part that is not well-formed, before it replaces anything."""
    try:
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.endswith((".xml", ".rels")):
                    etree.fromstring(archive.read(name))
    except (zipfile.BadZipFile, etree.XMLSyntaxError) as e:
        raise Refusal(
            f"用模板“{template.name}”生成的文档不完整，没有保存；请换用自带的模板再试"
        ) from e
