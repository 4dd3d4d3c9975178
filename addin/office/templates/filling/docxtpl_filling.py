"""docxtpl's own way of filling a template: for what is out of the ordinary, and to read any."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.parts.coreprops import CorePropertiesPart
from docx.oxml import parse_xml
from docxtpl import DocxTemplate
from jinja2 import TemplateError
from jinja2.exceptions import SecurityError
from lxml import etree

from addin.ledger.refusal import Refusal
from addin.office.reading.incoming import TEMPLATE, admitted
from addin.office.reading.parsing import refusing
from addin.office.templates.engine import Environment, plain
from addin.office.templates.filling.document_text import is_emptied
from addin.office.templates.filling.filling_limits import TOO_MUCH, LimitError
from addin.office.templates.filling.finishing import finish, keep_paragraphs
from addin.office.templates.filling.misplaced_tags import UNREAD, misplaced
from addin.office.templates.filling.value_marks import CLOSE, MARK, Edges
from addin.office.templates.filling.word_elements import w
from addin.office.templates.finishing.whole import Touched
from addin.office.word.controls.made_controls import make_controls
from addin.report.language.template_names import TemplateProblem, check_template
from addin.report.language.template_rules import severity_of
from addin.report.language.template_tags import tags_of
from addin.report.language.traced import Values
from addin.report.values.field_tree import Tree

PRINTED_PROPERTIES = ("author", "comments", "identifier", "language", "subject", "title")
"""The document's properties that docxtpl fills in."""
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
_ODD_SPAN = re.compile(r'<w:gridSpan w:val="(?![1-9][0-9]*")[^"]*"/>')
_MARKED_TAG = re.compile(f"<[^<>]*{CLOSE}[^<>]*>")
NOTES = {CONTENT_TYPE.WML_FOOTNOTES: "脚注", CONTENT_TYPE.WML_ENDNOTES: "尾注"}
"""The kinds of parts with notes that are filled, and what they are called."""


class _Template(DocxTemplate):  # type: ignore[misc]
    """A template of docxtpl's, filled with marks that stand in texts alone; endnotes as well."""

    def fix_tables(self, xml: str) -> Any:
        """Mend the tables; a span that is no number is none, and docxtpl would fail at it."""
        return super().fix_tables(_ODD_SPAN.sub("", xml))

    def render_footnotes(self, context: Any, jinja_env: Any = None) -> None:
        """Fill the footnotes, and the endnotes, which docxtpl leaves as they are."""
        super().render_footnotes(context, jinja_env)
        for part in self.docx.part.package.iter_parts():
            if part.content_type == CONTENT_TYPE.WML_ENDNOTES:
                xml = self.patch_xml(part.blob.decode())
                part._blob = self.render_xml_part(xml, part, context, jinja_env).encode()

    def render_xml_part(self, *arguments: Any, **named: Any) -> str:
        """Fill a part; a value in an attribute is no text: docxtpl reads the numbers of colspan."""
        xml = super().render_xml_part(*arguments, **named)
        return _MARKED_TAG.sub(lambda tag: MARK.sub("", tag[0]), xml)


def fill_ordinarily(  # noqa: PLR0913, PLR0917
    document: Any,
    template: Path,
    values: Values,
    target: Path,
    edges: Edges | None,
    touched: Touched | None = None,
) -> int:
    """Let docxtpl fill a template that has been checked; return how many places are left open.

    ``edges``: where the values are to be traced, what is noted of the lists.
    """
    keys: list[str] | None = None if edges is None else []
    environment = Environment(keys, tuple(values))
    damaged, whole = _damaged(template), BytesIO()
    with refusing(damaged):
        _render(document, environment, values, template)
    with refusing(damaged):
        if edges is not None and keys:
            edges.looped = environment.looped
            _identify(document, keys, edges)
        touched = touched or Touched()
        missing = sum(finish(root, touched) for root in _filled_roots(document))
        _keep_notes(document)
        document.save(whole)
    target.write_bytes(whole.getvalue())
    _verify(target, template)
    return missing


def _damaged(template: Path) -> str:
    return f"模板“{template.name}”有一部分已损坏，填不进去；{TEMPLATE.advice}"


def _render(document: Any, environment: Environment, values: Values, template: Path) -> None:
    try:
        document.render(plain(values), jinja_env=environment, autoescape=True)
    except (
        LimitError,
        TemplateError,
        etree.XMLSyntaxError,
        ValueError,
        TypeError,
        ArithmeticError,
        RecursionError,
    ) as e:
        raise Refusal(f"模板“{template.name}”填不进去：{reason(e)}；请检查模板里的标签") from e


def _keep_notes(document: Any) -> None:
    for _, part in notes_of(document):
        if is_emptied(part.blob.decode()):
            notes = parse_xml(part.blob)
            keep_paragraphs(notes)
            part._blob = serialize_part_xml(notes)


def _identify(document: Any, keys: list[str], edges: Edges) -> None:
    """Make controls of what is marked in the body, headers, footers and notes."""
    for root in _filled_roots(document):
        make_controls(root, keys, edges)
    for _, part in notes_of(document):
        if MARK.search(text := part.blob.decode()):
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
        document = _Template(template)
        document.init_docx()
        _relate_properties(document.docx.part.package)
        _refuse_relations_as_parts(document.docx.part.package)
    return document


def _refuse_relations_as_parts(package: Any) -> None:
    """Raise ValueError where a part is a list of relations, which would be written twice."""
    if any(str(part.partname).endswith(".rels") for part in package.iter_parts()):
        raise ValueError("relations")


def _relate_properties(package: Any) -> None:
    """Relate a package to its properties by the type that python-docx knows.

    Some releases of LibreOffice write that type with a small letter; python-docx would make a
    second part of the same name.
    """
    for its in list(package.rels.values()):
        if its.is_external:
            continue
        if isinstance(its.target_part, CorePropertiesPart):
            its._reltype = RELATIONSHIP_TYPE.CORE_PROPERTIES
        elif its.reltype.endswith("/core-properties"):  # the part does not hold properties
            del package.rels[its.rId]


def refuse_problems(document: Any, template: Path, tree: Tree) -> None:
    """Raise Refusal, naming the first, where something is wrong with a template's tags."""
    with refusing(_damaged(template)):
        found = template_problems(document, tree)
        problems = [(part, p) for part, p in found if severity_of(p.code) == "error"]
    if problems:
        raise Refusal(_first_problem(template, problems))


def template_problems(document: Any, tree: Tree) -> list[tuple[str, TemplateProblem]]:
    """Return what is wrong with a template's tags, each with the name of its part."""
    return [
        (name, problem)
        for name, elements, texts in _parts(document)
        for problem in _problems_of(elements, texts, tree)
    ]


def _problems_of(
    elements: Sequence[Any], texts: Sequence[str], tree: Tree
) -> Sequence[TemplateProblem]:
    found = check_template(texts, tree)
    if not elements or any(p.code in UNREAD for p in found):
        return found
    more = misplaced(elements, tags_of(texts).found)
    return sorted((*found, *more), key=lambda p: (p.paragraph, p.start))


def texts_of(document: Any) -> Iterator[tuple[str, list[str]]]:
    """Yield every part that docxtpl fills, as the texts of its paragraphs."""
    return ((name, texts) for name, _, texts in _parts(document))


def _parts(document: Any) -> Iterator[tuple[str, list[Any], list[str]]]:
    """Yield the parts with their paragraphs, of the properties none, and with their texts."""
    notes = ((name, etree.fromstring(part.blob)) for name, part in notes_of(document))
    for name, root in (*roots(document), *notes):
        elements = list(root.iter(w("p")))
        yield name, elements, [_text(p) for p in elements]
    properties = document.docx.core_properties
    yield "文档属性", [], [str(getattr(properties, name)) for name in _PROPERTIES]


def notes_of(document: Any) -> Iterator[tuple[str, Any]]:
    """Yield the parts of footnotes and of endnotes, each with what it is called."""
    for part in document.docx.part.package.iter_parts():
        if part.content_type in NOTES:
            yield NOTES[part.content_type], part


def _first_problem(template: Path, problems: list[tuple[str, TemplateProblem]]) -> str:
    part, problem = problems[0]
    where = f"{part}第{problem.paragraph + 1}段"
    hint = f"，是不是“{problem.suggestion}”" if problem.suggestion else ""
    more = f"（另有{len(problems) - 1}处）" if len(problems) > 1 else ""
    said = f"{problem.tag}：{problem.message}{hint}{more}"
    return f"模板“{template.name}”{where} {said}；请改正模板后再试"


def reason(error: Exception) -> str:
    """Return in words why a template cannot be filled."""
    if isinstance(error, SecurityError | LimitError):
        return TOO_MUCH
    if isinstance(error, TemplateError):
        return "标签不完整，或用了不允许的写法"
    return "内容与标签的写法不符"


def _text(paragraph: Any) -> str:
    """Return a paragraph's own text, without that of a text box anchored in it."""
    own = (t for t in paragraph.iter(w("t")) if next(t.iterancestors(w("p"))) is paragraph)
    return "".join(t.text or "" for t in own)


def roots(document: Any) -> Iterator[tuple[str, Any]]:
    """Yield the body and each header and footer that has a text of its own."""
    yield "正文", document.docx.element.body
    yield from _headers_and_footers(document.docx)


def _filled_roots(document: Any) -> Iterator[Any]:
    """Yield the body and the headers and footers that docxtpl has put in place of the template's.

    python-docx still reaches the template's own by their sections.
    """
    yield document.docx.element.body
    for kind in (document.HEADER_URI, document.FOOTER_URI):
        for _, part in document.get_headers_footers(kind):
            yield part._element


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
