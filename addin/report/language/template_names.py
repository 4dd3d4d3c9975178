"""The names in a template, held against the tree of fields before anything is filled in."""

from __future__ import annotations

from collections.abc import Sequence

from jinja2 import Environment, TemplateSyntaxError, nodes

from addin.ledger.limits import MOST_TAGS
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import nearest
from addin.report.language.braces_as_text import as_text
from addin.report.language.field import Tree
from addin.report.language.name_walker import BUILT_IN, Walker
from addin.report.language.template_blocks import ENDS, Blocks, blocks_of
from addin.report.language.template_problem import TemplateProblem
from addin.report.language.template_tags import MERGED, OF_CELLS, Tag, tags_of

__all__ = ["BUILT_IN", "TemplateProblem", "check_template"]

_PAIRED = {*ENDS.values(), "else", "raw"}
_WORDS = (*ENDS, *ENDS.values(), "else", "elif", "set", *MERGED, *OF_CELLS)
_PREFIXED = pattern(rf"(?i:(p|tr|tc|r))\s*((?:{'|'.join(_WORDS)})\b.*)")
_MOST_LIKENED = 60  # braces whose names are likened to fields; a text with more is full of sets
_UNREADABLE = "标签写法有误（{}）"


def check_template(paragraphs: Sequence[str], tree: Tree) -> list[TemplateProblem]:
    """Return all that is wrong with the tags of one part of a template, each at its own place."""
    read = tags_of(paragraphs)
    if len(read.found) > MOST_TAGS:
        its = read.found[MOST_TAGS]
        return [
            its.problem("T012", f"到这里标签已超过{MOST_TAGS}个，太多了，请用循环或分成几个模板")
        ]
    blocks = blocks_of(read.found)
    problems = [
        as_text(p, paragraphs[p.paragraph], tree, liken=n < _MOST_LIKENED)
        for n, p in enumerate(read.problems)
    ]
    problems += blocks.problems
    walker = Walker(tree, read.found)
    try:
        walker.visit(_parsed(read.found, blocks, problems), dict(tree))
    except RecursionError:
        deepest = max(read.found, key=lambda t: t.text.count("("))
        problems.append(deepest.problem("T009", "标签里的括号层数太多"))
    found = dict.fromkeys((*problems, *walker.problems))
    return sorted(found, key=lambda p: (p.paragraph, p.start))


def _parsed(tags: Sequence[Tag], blocks: Blocks, problems: list[TemplateProblem]) -> nodes.Template:
    """Parse a part; a tag that cannot be read is reported, and left out."""
    environment = Environment(autoescape=True)
    try:
        return environment.parse("\n".join(blocks.sources))
    except TemplateSyntaxError:
        told = {(p.paragraph, p.start) for p in problems if p.code in ("T001", "T006")}
    for i, tag in enumerate(tags):
        if blocks.sources[i] and (error := _error(environment, tag)):
            blocks.sources[i] = _stand_in(tag) + blocks.sources[i].removeprefix(tag.source)
            if not tag.torn and (tag.paragraph, tag.start) not in told:
                problems.append(tag.problem("T009", _UNREADABLE.format(error[0]), error[1]))
    try:
        return environment.parse("\n".join(blocks.sources))
    except TemplateSyntaxError as e:
        at = tags[min(e.lineno, len(tags)) - 1]
        problems.append(at.problem("T009", _UNREADABLE.format(_in_chinese(e))))
        return environment.parse("")


def _error(environment: Environment, tag: Tag) -> tuple[str, str | None] | None:
    """Return why a tag cannot be read by itself, with what was meant; None where it can."""
    if not tag.body:
        return "花括号里没有写字段", None
    if tag.word in _PAIRED:
        return None
    if tag.word and tag.word not in _WORDS:
        return f"没有“{tag.word}”这样的标签", _meant(tag)
    source = tag.source.replace("elif", "if", 1) if tag.word == "elif" else tag.source
    end = ENDS["if"] if tag.word == "elif" else ENDS.get(tag.word)
    try:
        environment.parse(source + (f"{{% {end} %}}" if end else ""))
    except TemplateSyntaxError as e:
        return _in_chinese(e), None
    return None


def _meant(tag: Tag) -> str | None:
    """Return how a statement of no known word was meant: {%p if …%} for {% p if …%}, {%pif …%}."""
    if m := _PREFIXED.fullmatch(tag.body):
        return f"{{%{m[1].lower()} {m[2].strip()} %}}"
    near = nearest(tag.word, _WORDS)
    return tag.text.replace(tag.word, near, 1) if near else None


def _stand_in(tag: Tag) -> str:
    """Return what is read in place of a statement that cannot be read, so that its block is one."""
    if tag.word == "for":
        names = [n for n in tag.body.removeprefix("for").split() if n.isidentifier() and n != "in"]
        return f"{{% for {names[0] if names else '_'} in () %}}"
    return {"if": "{% if 1 %}", "elif": "{% elif 1 %}", "with": "{% with %}"}.get(tag.word, "")


def _in_chinese(error: TemplateSyntaxError) -> str:
    text = error.message or ""
    if "unexpected char" in text:
        return "标签里有不能用的符号，引号要用半角"
    if "No filter" in text:
        return "没有这种写法"
    return "请对照模板说明检查标签"
