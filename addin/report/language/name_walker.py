"""Walks a parsed template: what each name stands for, and which of them stand for nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jinja2 import nodes

from addin.ledger.values.text import nearest
from addin.report.language.field import ITEM, OTHERS, Each, Field, Tree
from addin.report.language.filters import FILTERS
from addin.report.language.list_filters import LIST_FILTERS, ListFilter, fits
from addin.report.language.nearest_fields import nearest_field, usual_names
from addin.report.language.template_problem import TemplateProblem
from addin.report.language.template_tags import Tag

BUILT_IN = {"length", "default", "join", "first", "last", "round", "upper", "lower", "trim"}

LOOP: Mapping[str, Field] = {
    name: Field("循环")
    for name in ("index", "index0", "revindex", "revindex0", "first", "last", "length", "depth")
}
"""What may be asked of a loop."""
_REFUSED = (
    *(nodes.Call, nodes.Macro, nodes.CallBlock, nodes.Include, nodes.Import, nodes.FromImport),
    *(nodes.Extends, nodes.Block, nodes.EvalContextModifier, nodes.Pow),
)
_CALLED = "模板里只能写字段，不能调用函数"
_STATED = "模板里不能用这样的写法，只能写字段、if、for、set"

Known = Field | Each | Mapping[str, Any] | None
Scope = dict[str, Known]


class Walker:
    """Knows what each name stands for, and reports those that stand for nothing at their tags."""

    def __init__(self, tree: Tree, tags: Sequence[Tag]) -> None:
        self._tree = tree
        self._tags = tags
        self._looped: set[str] = set()
        self.problems: list[TemplateProblem] = []

    def visit(self, node: nodes.Node, scope: Scope) -> None:
        """Check a part of the template, given what its names stand for."""
        if isinstance(node, nodes.Template):
            self._looped = {n for its in node.find_all(nodes.For) for n in _targets(its.target)}
        if isinstance(node, nodes.For):
            self._visit_for(node, scope)
        elif isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem | nodes.Filter):
            self._resolve(node, scope)
        elif isinstance(node, nodes.Output):
            for printed in node.nodes:
                self._visit_output(printed, scope)
        elif isinstance(node, _REFUSED):
            self._report(node, "T009", _CALLED if isinstance(node, nodes.Call) else _STATED)
        elif isinstance(node, nodes.With):
            self._visit_with(node, scope)
        else:
            self._visit_rest(node, scope)

    def _visit_rest(self, node: nodes.Node, scope: Scope) -> None:
        if isinstance(node, nodes.Assign | nodes.AssignBlock) and isinstance(
            node.target, nodes.Name
        ):
            scope[node.target.name] = None
        for child in node.iter_child_nodes():
            self.visit(child, scope)

    def _visit_output(self, node: nodes.Node, scope: Scope) -> None:
        """Check what is printed: a field, not a group of fields or a list."""
        if not isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem | nodes.Filter):
            self.visit(node, scope)
            return
        if isinstance(self._resolve(node, scope), Each | Mapping):
            self._report(node, "T008", f"“{_words(node)}”下面还有字段，要写到具体的一个")

    def _visit_for(self, node: nodes.For, scope: Scope) -> None:
        found = self._resolve(node.iter, scope)
        if node.recursive:
            self._report(node, "T009", _STATED)
        inner: Scope = {**scope, "loop": LOOP}
        for name in _targets(node.target):
            inner[name] = found.fields if isinstance(found, Each) else None
        for child in (*node.body, *node.else_, *([node.test] if node.test else [])):
            self.visit(child, inner)

    def _visit_with(self, node: nodes.With, scope: Scope) -> None:
        for value in node.values:
            self.visit(value, scope)
        inner = {**scope, **{name: None for its in node.targets for name in _targets(its)}}
        for child in node.body:
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
        if isinstance(node.arg, nodes.Slice):
            self._report(node, "T009", "方括号里只写一个，不能写冒号；要前几个，写 |前(3)")
            return known
        if isinstance(known, Each):
            if isinstance(node.arg, nodes.Neg):
                self._report(node, "T009", "方括号里不能写负数；最后一个写 (列表|last).字段")
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
            self._report(node, "T003", f"没有“{node.name}”这种写法", near)
        return None

    def _check_value_filter(self, node: nodes.Filter, known: Known) -> None:
        if isinstance(known, Each | Mapping):
            words = _words(node.node) if node.node else ""
            self._report(node, "T008", f"“{words}”下面还有字段，要写到具体的一个")
        if not FILTERS[node.name].takes(len(node.args)) or node.kwargs:
            self._report(node, "T003", f"“{node.name}”的括号里写得不对：{FILTERS[node.name].note}")

    def _chosen(self, node: nodes.Filter, known: Known) -> Known:
        its = LIST_FILTERS[node.name]
        if len(node.args) != 1 or node.kwargs:
            self._report(node, "T003", f"“{node.name}”的括号里要写一样：{its.note}")
        elif isinstance(known, Field) or (known is not None and not isinstance(known, Each)):
            self._report(node, "T003", f"“{node.name}”只能用在列表上：{its.note}")
        elif isinstance(known, Each) and its.field and its.field not in known.fields:
            self._report(node, "T003", f"这个列表里没有“{its.field}”，不能按“{node.name}”选")
        elif isinstance(node.args[0], nodes.Const):
            self._check_choice(node, its, node.args[0].value)
        return known if isinstance(known, Each) else None

    def _check_choice(self, node: nodes.Filter, its: ListFilter, wanted: object) -> None:
        """Check the type, tag, month or number that a filter of lists names."""
        if not fits(its, wanted):
            self._report(node, "T003", f"“{node.name}”的括号里写得不对：{its.note}")
            return
        group = {"type": "次数", "tag": "标签"}.get(its.argument, "")
        known = self._tree.get(group)
        if isinstance(known, Mapping) and wanted not in known:
            near = nearest(str(wanted), known)
            self._report(node, "T003", f"没有“{wanted}”这个{node.name}", near)

    def _attribute(self, node: nodes.Node, owner: nodes.Node, name: str, scope: Scope) -> Known:
        if isinstance(owner, nodes.Name) and self._is_of_no_loop(owner.name, name, scope):
            self._report(
                node,
                "T007",
                f"“{owner.name}.{name}”是列表里每一项的字段，要写在循环里"
                f"（{{% for {owner.name} in … %}} 与 {{% endfor %}} 之间）；"
                f"每次活动一份的模板，用 --each 或“活动记录”填写",
            )
            return None
        return self._below(node, owner, self._resolve(owner, scope), name)

    def _is_of_no_loop(self, owner: str, name: str, scope: Scope) -> bool:
        """Whether a name stands for an item that no loop of the template goes through."""
        if owner in scope or owner in self._looped or OTHERS in scope:
            return False
        is_field = any(name in its.fields for its in _lists(self._tree))
        return is_field and (owner == ITEM or nearest(owner, scope) is None)

    def _below(self, node: nodes.Node, owner: nodes.Node, known: Known, name: str) -> Known:
        words = _words(owner)
        if isinstance(known, Mapping):
            return self._look_up(node, name, dict(known), words)
        if isinstance(known, Field):
            self._report(node, "T002", f"“{words}”下面没有“{name}”")
        if isinstance(known, Each):
            example = f"{words}[1].{name}" if name in known.fields else f"{words}[1]"
            self._report(
                node,
                "T008",
                f"“{words}”是列表，要写明哪一个（如 {example}），或用for逐个写",
            )
        return None

    def _look_up(self, node: nodes.Node, name: str, scope: Scope, owner: str) -> Known:
        if name in scope:
            return scope[name]
        if OTHERS in scope:
            return scope[OTHERS]
        full = f"{owner}.{name}" if owner else name
        if not owner and name == "loop":
            self._report(node, "T007", "“loop”只能写在循环里，这里在循环外")
            return None
        if not owner and name in self._looped:
            block = f"{{% for {name} in … %}} 与 {{% endfor %}} 之间"
            self._report(node, "T007", f"“{name}”只能写在它的循环里（{block}），这里在循环外")
            return None
        near = nearest_field(full, scope, owner, self._tree, usual_names())
        self._report(node, "T002", f"没有“{full}”这个字段", near)
        return None

    def _report(
        self, node: nodes.Node, code: str, message: str, suggestion: str | None = None
    ) -> None:
        its = self._tags[min(node.lineno, len(self._tags)) - 1]
        self.problems.append(its.problem(code, message, suggestion))


def _lists(tree: Mapping[str, Any]) -> Iterator[Each]:
    for below in tree.values():
        if isinstance(below, Each):
            yield below
        elif isinstance(below, Mapping):
            yield from _lists(below)


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
