"""The names in a template, held against the tree of fields before anything is filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes
from msgspec import Struct

from addin.ledger.limits import MOST_TAGS
from addin.ledger.values.text import nearest
from addin.report.language.field import OTHERS, Each, Field, Tree
from addin.report.language.filters import FILTERS
from addin.report.language.list_filters import LIST_FILTERS, ListFilter, fits

_PREFIX = re.compile(r"(\{%-?)(?:p|tr|tc|r)\s|(\{\{)(?:r|p|tr|tc)\s")
# docxtpl's tags that merge cells over the turns of a loop, and that colour or widen a cell.
_MERGED = re.compile(r"\{%-?\s*(?:vm|hm)\s*-?%\}")
_OF_CELLS = re.compile(r"\{%-?\s*(?:cellbg|colspan)\s+([^%{}]+?)\s*-?%\}")
_FULL_WIDTH = re.compile(r"[｛｝]|\{％|％\}")
_RICH = re.compile(r"\{\{(?:r|p|tr|tc)\s[^{}\n]*\}\}")
_ALONE = re.compile(r"\{%-?p\s")
_ESCAPED = re.compile(r"\{_[{%]|[}%]_\}")  # docxtpl prints {_{ as {{
_OPENS, _CLOSES = re.compile(r"\{[{%]"), re.compile(r"[}%]\}")
BUILT_IN = {"length", "default", "join", "first", "last", "round", "upper", "lower", "trim"}

Known = Field | Each | Mapping[str, Any] | None
Scope = dict[str, Known]


class TemplateProblem(Struct, frozen=True):
    """Something wrong with a template. ``paragraph`` counts from 0 in its part."""

    paragraph: int
    tag: str
    message: str
    suggestion: str | None = None


def check_template(paragraphs: Sequence[str], tree: Tree) -> list[TemplateProblem]:
    """Return unknown names, unknown filters and broken tags of one part of a template."""
    paragraphs, unfinished = without_comments(paragraphs)
    if unfinished is not None:
        tag = f"“{paragraphs[unfinished][:20]}”"
        return [TemplateProblem(unfinished, tag, "注释没有写完，要写成 {# 说明 #}")]
    if broken := [p for i, text in enumerate(paragraphs) for p in _written_wrong(i, text)]:
        return broken
    if too_many := _too_many_tags(paragraphs):
        return [too_many]
    lines = [_as_jinja(text) for text in paragraphs]
    walker = _Walker(tree, paragraphs)
    try:
        walker.visit(Environment(autoescape=True).parse("\n".join(lines)), dict(tree))
    except TemplateSyntaxError as e:
        at = min(e.lineno - 1, len(paragraphs) - 1)
        return [TemplateProblem(at, _quoted(paragraphs[at]), f"标签写法有误（{_in_chinese(e)}）")]
    except RecursionError:
        at = max(range(len(paragraphs)), key=lambda i: paragraphs[i].count("("))
        return [TemplateProblem(at, f"“{paragraphs[at][:20]}”", "标签里的括号层数太多")]
    return sorted(walker.problems, key=lambda p: p.paragraph)


def without_comments(paragraphs: Sequence[str]) -> tuple[list[str], int | None]:
    """Return paragraphs without the comments {# … #}, which may reach over several.

    The second is the paragraph where a comment begins that does not end, else None.
    """
    left: list[str] = []
    begun: int | None = None  # the paragraph where the comment that is being read begins
    for number, text in enumerate(paragraphs):
        kept, at = "", 0
        while True:
            found = text.find("#}" if begun is not None else "{#", at)
            if found < 0:
                break
            if begun is None:
                kept, begun, at = kept + text[at:found], number, found + 2
            else:
                begun, at = None, found + 2
        left.append(kept if begun is not None else kept + text[at:])
    return (list(paragraphs) if begun is not None else left), begun


def _written_wrong(number: int, text: str) -> Iterator[TemplateProblem]:
    """Yield what can be seen of a paragraph's tags without reading them."""
    if m := _FULL_WIDTH.search(text):
        yield TemplateProblem(number, m.group(), "标签要用半角的花括号和百分号")
        return
    if m := _RICH.search(text):
        yield TemplateProblem(number, m.group(), "字段前不能写r、p、tr、tc，花括号后直接写字段名")
    rest = _ESCAPED.sub("", _without_tags(text))
    if re.search(r"[{}]", rest):
        yield TemplateProblem(number, _quoted(text), "花括号没有成对，字段要写成 {{ 字段 }}")
    elif _ALONE.search(text) and rest.strip():
        yield TemplateProblem(
            number, _quoted(text), "{%p … %} 要单独占一段，同一段里不能有别的文字"
        )


def _too_many_tags(paragraphs: Sequence[str]) -> TemplateProblem | None:
    """Return the problem of a template with more tags than are compiled in time, else None."""
    number = 0
    for at, text in enumerate(paragraphs):
        number += text.count("{{") + text.count("{%")
        if number > MOST_TAGS:
            return TemplateProblem(
                at, _quoted(text), f"到这里标签已超过{MOST_TAGS}个，太多了，请用循环或分成几个模板"
            )
    return None


def _quoted(text: str) -> str:
    """Return the first tag of a paragraph, or how it begins."""
    tag = next(iter(_tags(text)), None)
    return text[slice(*tag)] if tag else f"“{text[:20]}”"


def _tags(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the tags of a text begin and end; linear however many braces there are."""
    at = 0
    for line in text.split("\n"):
        yield from ((at + start, at + end) for start, end in _tags_of_line(line))
        at += len(line) + 1


def _tags_of_line(line: str) -> Iterator[tuple[int, int]]:
    at = 0
    while (opens := _OPENS.search(line, at)) and (closes := _CLOSES.search(line, opens.end())):
        yield opens.start(), closes.end()
        at = closes.end()


def _without_tags(text: str) -> str:
    parts, at = [], 0
    for start, end in _tags(text):
        parts.append(text[at:start])
        at = end
    return "".join((*parts, text[at:]))


def _as_jinja(text: str) -> str:
    """Return a paragraph's text as Jinja reads it: tags of docxtpl's as what they print."""
    text = _PREFIX.sub(_without_prefix, text.replace("\n", " "))
    return _OF_CELLS.sub(r"{{ \1 }}", _MERGED.sub("", text))


def _without_prefix(m: re.Match[str]) -> str:
    return f"{m[1] or m[2]} "


def _in_chinese(error: TemplateSyntaxError) -> str:
    text = error.message or ""
    if "Unexpected end" in text or "was looking for" in text or "unknown tag" in text:
        return "{% if %}、{% for %} 与 {% endif %}、{% endfor %} 没有成对"
    if "unexpected char" in text:
        return "标签里有不能用的符号，引号要用半角"
    return "请对照模板说明检查标签"


class _Walker:
    """Walks a parsed template, knowing what each name stands for."""

    def __init__(self, tree: Tree, paragraphs: Sequence[str]) -> None:
        self._tree = tree
        self._paragraphs = paragraphs
        self._tags: dict[int, list[str]] = {}
        self.problems: list[TemplateProblem] = []

    def visit(self, node: nodes.Node, scope: Scope) -> None:
        if isinstance(node, nodes.For):
            self._visit_for(node, scope)
        elif isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem | nodes.Filter):
            self._resolve(node, scope)
        elif isinstance(node, nodes.Output):
            for printed in node.nodes:
                self._visit_output(printed, scope)
        elif isinstance(node, nodes.Call):
            self._report(node, "", "模板里只能写字段，不能调用函数")
        else:
            if isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name):
                scope[node.target.name] = None
            for child in node.iter_child_nodes():
                self.visit(child, scope)

    def _visit_output(self, node: nodes.Node, scope: Scope) -> None:
        """Check what is printed: a field, not a group of fields or a list."""
        if not isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem | nodes.Filter):
            self.visit(node, scope)
            return
        if isinstance(self._resolve(node, scope), Each | Mapping):
            self._report(node, _words(node), f"“{_words(node)}”下面还有字段，要写到具体的一个")

    def _visit_for(self, node: nodes.For, scope: Scope) -> None:
        found = self._resolve(node.iter, scope)
        inner = {**scope, "loop": None}
        for name in _targets(node.target):
            inner[name] = found.fields if isinstance(found, Each) else None
        for child in (*node.body, *node.else_, *([node.test] if node.test else [])):
            self.visit(child, inner)

    def _resolve(self, node: nodes.Node, scope: Scope) -> Known:
        """Return what an expression stands for, None where that cannot be known."""
        if isinstance(node, nodes.Name):
            return self._look_up(node, node.name, scope, "")
        if isinstance(node, nodes.Getattr):
            return self._attribute(node, node.node, node.attr, scope)
        if isinstance(node, nodes.Filter):
            return self._filtered(node, scope)
        if isinstance(node, nodes.Getitem):
            return self._item(node, scope)
        self.visit(node, scope)
        return None

    def _item(self, node: nodes.Getitem, scope: Scope) -> Known:
        """Check an item that is picked: of a list by number or name, of a group by name."""
        constant = node.arg.value if isinstance(node.arg, nodes.Const) else None
        if constant is None:
            self.visit(node.arg, scope)
        known = self._resolve(node.node, scope)
        if isinstance(known, Each):
            return known.fields
        if constant is None or known is None:
            return None
        return self._below(node, node.node, known, str(constant))

    def _filtered(self, node: nodes.Filter, scope: Scope) -> Known:
        """Check a filter: its name, its arguments, and what it is applied to."""
        for argument in node.args:
            self.visit(argument, scope)
        known = self._resolve(node.node, scope) if node.node else None
        if node.name in LIST_FILTERS:
            return self._chosen(node, known)
        if node.name in FILTERS:
            self._check_value_filter(node, known)
        elif node.name not in BUILT_IN:
            near = nearest(node.name, {**FILTERS, **LIST_FILTERS})
            self._report(node, node.name, f"没有“{node.name}”这种写法", near)
        return None

    def _check_value_filter(self, node: nodes.Filter, known: Known) -> None:
        if isinstance(known, Each | Mapping):
            words = _words(node.node) if node.node else ""
            self._report(node, words, f"“{words}”下面还有字段，要写到具体的一个")
        if not FILTERS[node.name].takes(len(node.args)) or node.kwargs:
            self._report(
                node, node.name, f"“{node.name}”的括号里写得不对：{FILTERS[node.name].note}"
            )

    def _chosen(self, node: nodes.Filter, known: Known) -> Known:
        its = LIST_FILTERS[node.name]
        if len(node.args) != 1 or node.kwargs:
            self._report(node, node.name, f"“{node.name}”的括号里要写一样：{its.note}")
        elif isinstance(known, Field) or (known is not None and not isinstance(known, Each)):
            self._report(node, node.name, f"“{node.name}”只能用在列表上：{its.note}")
        elif isinstance(known, Each) and its.field and its.field not in known.fields:
            self._report(node, node.name, f"这个列表里没有“{its.field}”，不能按“{node.name}”选")
        elif isinstance(node.args[0], nodes.Const):
            self._check_choice(node, its, node.args[0].value)
        return known if isinstance(known, Each) else None

    def _check_choice(self, node: nodes.Filter, its: ListFilter, wanted: object) -> None:
        """Check the type, tag, month or number that a filter of lists names."""
        if not fits(its, wanted):
            self._report(node, node.name, f"“{node.name}”的括号里写得不对：{its.note}")
            return
        group = {"type": "次数", "tag": "标签"}.get(its.argument, "")
        known = self._tree.get(group)
        if isinstance(known, Mapping) and wanted not in known:
            near = nearest(str(wanted), known)
            self._report(node, str(wanted), f"没有“{wanted}”这个{node.name}", near)

    def _attribute(self, node: nodes.Node, owner: nodes.Node, name: str, scope: Scope) -> Known:
        return self._below(node, owner, self._resolve(owner, scope), name)

    def _below(self, node: nodes.Node, owner: nodes.Node, known: Known, name: str) -> Known:
        words = _words(owner)
        if isinstance(known, Mapping):
            return self._look_up(node, name, dict(known), words)
        if isinstance(known, Field):
            self._report(node, f"{words}.{name}", f"“{words}”下面没有“{name}”")
        if isinstance(known, Each):
            example = f"{words}[1].{name}" if name in known.fields else f"{words}[1]"
            self._report(
                node,
                f"{words}.{name}",
                f"“{words}”是列表，要写明哪一个（如 {example}），或用for逐个写",
            )
        return None

    def _look_up(self, node: nodes.Node, name: str, scope: Scope, owner: str) -> Known:
        if name in scope:
            return scope[name]
        if OTHERS in scope:
            return scope[OTHERS]
        full = f"{owner}.{name}" if owner else name
        self._report(node, full, f"没有“{full}”这个字段", self._nearest(full, name, scope, owner))
        return None

    def _nearest(self, full: str, name: str, scope: Scope, owner: str) -> str | None:
        if near := nearest(name, scope):
            return f"{owner}.{near}" if owner else near
        return nearest(full, _all_names(self._tree))

    def _tags_of(self, paragraph: int) -> list[str]:
        if paragraph not in self._tags:
            text = self._paragraphs[paragraph]
            self._tags[paragraph] = [text[start:end] for start, end in _tags(text)]
        return self._tags[paragraph]

    def _report(
        self, node: nodes.Node, name: str, message: str, suggestion: str | None = None
    ) -> None:
        paragraph = node.lineno - 1
        tags = self._tags_of(paragraph)
        last = name.rsplit(".", 1)[-1]
        tag = next((t for t in tags if last and last in t), tags[0] if tags else name)
        self.problems.append(TemplateProblem(paragraph, tag, message, suggestion))


def _targets(target: nodes.Node) -> list[str]:
    return [n.name for n in target.find_all(nodes.Name)] or (
        [target.name] if isinstance(target, nodes.Name) else []
    )


def _words(node: nodes.Node) -> str:
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_words(node.node)}.{node.attr}"
    if isinstance(node, nodes.Getitem):
        return _words(node.node)
    if isinstance(node, nodes.Filter) and node.node:
        return _words(node.node)
    return ""


def _all_names(tree: Tree, prefix: str = "") -> Iterator[str]:
    for name, below in tree.items():
        yield prefix + name
        if isinstance(below, Mapping):
            yield from _all_names(below, f"{prefix}{name}.")
