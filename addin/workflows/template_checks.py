"""The job that checks a template before it is used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from addin.checks.finding import SEVERITY_LABEL, Severity, counted_in_words
from addin.ledger.catalogue import catalogue
from addin.ledger.values.patterns import pattern
from addin.office.word.body import BodyParagraph, read_body
from addin.office.word.comments import Comment, with_comments
from addin.office.word.word_file import WordFile, open_word
from addin.office.writing.safe_file import refuse_overwriting
from addin.report.language.field import ACTIVITIES, ITEM, Each
from addin.report.language.template_rules import severity_of
from addin.report.language.template_tags import places_of_tags
from addin.report.prose import Stretch
from addin.workflows.fieldless_templates import NO_FIELD
from addin.workflows.held_figures import HELD, figures_held
from addin.workflows.input_and_output import UNNAMED, Destination
from addin.workflows.report_copies import save_copy
from addin.workflows.template_library import is_one_an_activity

if TYPE_CHECKING:
    from addin.report.language.field import Tree
    from addin.report.language.template_problem import TemplateProblem

LINTED = "（检查）"
BODY = "正文"
_PARTS = {
    BODY: "body",
    "页眉": "header",
    "页脚": "footer",
    "脚注": "footnote",
    "尾注": "endnote",
    "文档属性": "properties",
}
_PARAGRAPH = pattern(rb"<w:p[\s/>]")
FINISHED = "这是生成好的报告，里面有填好的数据{}处，不是模板；请先用 taizhang template 把它做成模板"
NO_FONT = (
    "标签处没有指定中文字体，填进去的中文用什么字体由每台电脑自己定；请选中整个标签，设好中文字体"
)
MIXED = "一个标签里有几种字体格式，填进去的字只用开头那一种；请选中整个标签，设成同一种格式"


class TemplateFinding(Struct, frozen=True):
    """Something to be seen to in a template.

    ``part``: body, header, footer, footnote, endnote, textbox, properties or document.
    ``paragraph``: in that part, counted from 0; None of the template as a whole. ``where``: of
    the body.
    """

    code: str
    severity: Severity
    part: str
    paragraph: int | None
    tag: str
    message: str
    suggestion: str | None = None
    where: Stretch | None = None

    @property
    def place(self) -> str:
        """Return where it is, in words."""
        names = {part: name for name, part in _PARTS.items()} | {"textbox": "文本框，正文"}
        if self.paragraph is None:
            return "全文"
        return f"{names.get(self.part, self.part)}第{self.paragraph + 1}段"


class Linted(Struct, frozen=True):
    """A template that was checked: what was found, the fields in it, and where the copy is."""

    template: Path
    findings: tuple[TemplateFinding, ...]
    fields: tuple[str, ...]
    marked: Path | None = None
    taken_out: tuple[str, ...] = ()

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return sum(1 for f in self.findings if f.severity == "error")

    @property
    def summary(self) -> str:
        """Return the result in one phrase."""
        return f"检查完成：字段{len(self.fields)}个，{counted_in_words(self.findings)}"


def lint(template: Path, output: Destination = UNNAMED) -> Linted:
    """Check a template; write a copy with a comment at each fault where one is named."""
    from addin.office.templates.word_template import open_template  # noqa: PLC0415

    if output.path:
        refuse_overwriting(output.path, output.force, [template])
    document = open_template(template)
    with open_word(template) as file:
        body = read_body(file)
        found, fields = _Checks(file, body, document).all()
        out: tuple[str, ...] = ()
        if output.path:
            comments = [Comment(f.where, comment_words(f)) for f in found if f.where]
            summary = _summary_words(found)
            out = save_copy(file, with_comments(file, body, comments, summary), output)
    return Linted(template, tuple(found), fields, output.path, out)


def comment_words(finding: TemplateFinding) -> str:
    """Say in a comment what is wrong and what is proposed."""
    said = f"【{SEVERITY_LABEL[finding.severity]} {finding.code}】{finding.message}"
    return f"{said}\n建议：{finding.suggestion}" if finding.suggestion else said


def _summary_words(findings: Sequence[TemplateFinding]) -> str:
    elsewhere = [f"{f.place} {f.tag} {comment_words(f)}" for f in findings if not f.where]
    return "\n".join([f"模板检查：{counted_in_words(findings)}", *elsewhere])


class _Checks:
    """A template on its way through the checks."""

    def __init__(self, file: WordFile, body: Sequence[BodyParagraph], document: Any) -> None:
        self._file, self._body, self._document = file, body, document
        self._by_place = {p.span.start: p for p in body}
        self._places = [m.start() for m in _PARAGRAPH.finditer(file.part(file.main))]

    def all(self) -> tuple[list[TemplateFinding], tuple[str, ...]]:
        """Return all findings, by their place, and the fields that the template has."""
        from addin.office.templates.filling.docxtpl_filling import texts_of  # noqa: PLC0415

        texts = [t for _, paragraphs in texts_of(self._document) for t in paragraphs]
        fields = tuple(dict.fromkeys(its for text in texts for its in _printed(text)))
        has_tags = any(True for text in texts for _ in places_of_tags(text))
        found = [*self._of_tags(), *self._of_looks(), *self._by_hand()]
        found += [*self._of_the_whole(has_tags), *self._going()]
        unique = {(f.code, f.tag, f.message, f.where or (f.part, f.paragraph)): f for f in found}
        return sorted(unique.values(), key=_order), fields

    def _of_tags(self) -> Iterator[TemplateFinding]:
        from addin.office.templates.word_template import template_problems  # noqa: PLC0415

        trees = _trees(self._file.path)
        of_each = [template_problems(self._document, tree) for tree in trees]
        for name, p in min(of_each, key=len):
            its = self._paragraph(p) if name == BODY else None
            number = its.number if its else p.paragraph
            part = "textbox" if its and its.boxed else _PARTS.get(name, name)
            where = _stretch(its, p) if its and not its.boxed else None
            yield TemplateFinding(
                p.code, severity_of(p.code), part, number, p.tag, p.message, p.suggestion, where
            )

    def _paragraph(self, problem: TemplateProblem) -> BodyParagraph | None:
        if problem.paragraph >= len(self._places):
            return None
        return self._by_place.get(self._places[problem.paragraph])

    def _of_looks(self) -> Iterator[TemplateFinding]:
        """Yield tags in more than one look, and those without a font for Chinese."""
        from addin.office.word.layout.measuring import letters_of  # noqa: PLC0415
        from addin.office.word.layout.stylesheet import Stylesheet  # noqa: PLC0415

        sheet = Stylesheet(self._file)
        for its in (p for p in self._body if "{{" in p.text and not p.boxed):
            looks = list(letters_of(its, sheet, sheet.style_of(its.span.child("pPr"))))
            for start, end in places_of_tags(its.text):
                if not its.text.startswith("{{", start):
                    continue
                runs = [r for r in looks if r.start < end and r.end > start]
                if len({(r.font, r.points, r.bold) for r in runs}) > 1:
                    yield _at("T017", its, Stretch(its.number, start, end), MIXED)
                if runs and not runs[0].font:
                    yield _at("T018", its, Stretch(its.number, start, end), NO_FONT)

    def _by_hand(self) -> Iterator[TemplateFinding]:
        from addin.workflows.typed_figures import typed_figures, typed_periods  # noqa: PLC0415

        prose = [p.prose for p in self._body if not p.boxed]
        by_number = {p.number: p for p in self._body if not p.boxed}
        for code, found in (("T015", typed_figures(prose)), ("T016", typed_periods(prose))):
            for its in found:
                paragraph = by_number[its.stretch.paragraph]
                yield _at(code, paragraph, its.stretch, its.message, its.suggestion)

    def _of_the_whole(self, has_tags: bool) -> Iterator[TemplateFinding]:
        held = figures_held(self._file)
        if held:
            message = (HELD if has_tags else FINISHED).format(held)
            severity: Severity = "warning" if has_tags else "error"
            yield TemplateFinding("T014", severity, "document", None, "", message)
        elif not has_tags:
            yield TemplateFinding("T013", "error", "document", None, "", NO_FIELD)

    def _going(self) -> Iterator[TemplateFinding]:
        """Yield what a copy of the template would lack, as a report made from it will."""
        from addin.office.word.outside.clearing import cleared  # noqa: PLC0415
        from addin.office.word.outside.leaving import WORKING  # noqa: PLC0415

        out: Counter[str] = cleared(self._file, WORKING).out.counts
        for name, times in out.items():
            message = f"填写时会去掉：{name}{times}处（打开报告时不联网、不运行程序）"
            yield TemplateFinding("T019", "info", "document", None, "", message)


def _trees(template: Path) -> list[Tree]:
    """Return the trees of fields that a template may be written for; the first is the usual one."""
    from addin.report.branches.rollup_fields import rollup_fields  # noqa: PLC0415
    from addin.report.values.field_tree import fields_anywhere  # noqa: PLC0415

    tree = fields_anywhere(catalogue())
    listed = tree[ACTIVITIES]
    if is_one_an_activity(template) and isinstance(listed, Each):
        return [{**tree, ITEM: listed.fields}]
    return [tree, rollup_fields()]


def _order(f: TemplateFinding) -> tuple[bool, bool, str, int, int]:
    at = f.where.start if f.where else 0
    return f.paragraph is not None, f.part != "body", f.part, f.paragraph or 0, at


def _printed(text: str) -> Iterator[str]:
    for start, end in places_of_tags(text):
        if text.startswith("{{", start):
            yield text[start + 2 : end - 2].strip().strip("-").strip()


def _stretch(its: BodyParagraph, problem: TemplateProblem) -> Stretch:
    """Return a problem's place in a paragraph, whose text has tabs and breaks as well."""
    places = [a.start + i for a in its.atoms if a.span.name == "t" for i in range(len(a.text))]
    if problem.end > len(places) or problem.start >= problem.end:
        return Stretch(its.number, 0, len(its.text))
    return Stretch(its.number, places[problem.start], places[problem.end - 1] + 1)


def _at(
    code: str,
    its: BodyParagraph,
    where: Stretch,
    message: str,
    suggestion: str | None = None,
) -> TemplateFinding:
    tag = its.text[where.start : where.end]
    return TemplateFinding(
        code, severity_of(code), "body", its.number, tag, message, suggestion, where
    )
