"""The tags of a template's paragraphs, found by their braces alone; what is wrong with those."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from addin.ledger.values.patterns import pattern
from addin.report.language.template_problem import TemplateProblem

_OPENS, _CLOSES = pattern(r"\{[{%#]"), pattern(r"[}%]\}")
_HEAD = pattern(r"\{[{%][-+]?(?:(p|tr|tc|r)(?=\s))?\s*")
_TAIL = pattern(r"\s*[-+]?[}%]\}$")
_WORD = pattern(r"\w+")
_RICH = pattern(r"\{\{(?:r|p|tr|tc)\s")
# docxtpl's tags that merge cells over the turns of a loop, and that colour or widen a cell.
MERGED, OF_CELLS = frozenset({"vm", "hm"}), frozenset({"cellbg", "colspan"})
_FULL_WIDTH = pattern(r"[｛｝]|\{％|％\}")
_HALF_BRACES = str.maketrans("｛｝", "{}")
_BRACED = pattern(r"[｛{]{1,2}[^{}｛｝\n]*[｝}]{0,2}|[｝}]+")
UNSEEN = pattern("[\u200b-\u200f\u2060\ufeff]")
"""Characters without a width, which come with text from web pages."""
STRINGS = pattern(r"'[^'\n]*'|\"[^\"\n]*\"")
_WIDE = pattern("[“”‘’．。｜（），：［］＝＋－＊]")
_HALF = str.maketrans("“”‘’．。｜（），：［］＝＋－＊", "\"\"''..|(),:[]=+-*")
_ESCAPED = pattern(r"\{_[{%]|[}%]_\}")  # docxtpl prints {_{ as {{
_BRACES = pattern(r"\{+|\}+")
_TORN = pattern(r"\{\s*%[-+]?(?:(p|tr|tc|r)(?=\s))?\s*((?:end)?[a-z]+)([^{}%\n]*)")
_SINGLE = pattern(r"\{{1,2}\s*([\w.\u4e00-\u9fff]+)\s*\}{1,2}")
_MOST_BRACES = 3  # of one paragraph that are listed


class Tag(Struct, frozen=True):
    """A tag: its place in a paragraph, and what stands in it.

    ``prefix``: docxtpl's p, tr, tc or r. ``torn``: its braces are not whole, which is said already.
    """

    paragraph: int
    start: int
    end: int
    text: str
    prefix: str = ""
    body: str = ""
    torn: bool = False

    @property
    def word(self) -> str:
        """The word that a statement begins with; "" of what is printed, and of a comment."""
        m = _WORD.match(self.body) if self.text[:2] == "{%" or self.torn else None
        return m[0] if m else ""

    @property
    def source(self) -> str:
        """The tag as Jinja reads it: tags of docxtpl's as what they print."""
        if self.text.startswith("{#") or self.word in MERGED:
            return ""
        if self.word in OF_CELLS:
            return f"{{{{ {self.body.removeprefix(self.word).strip()} }}}}"
        return f"{{% {self.body} %}}" if self.word or self._states else f"{{{{ {self.body} }}}}"

    @property
    def _states(self) -> bool:
        return self.text.startswith("{%")

    def problem(self, code: str, message: str, suggestion: str | None = None) -> TemplateProblem:
        """Return something wrong with this tag."""
        return TemplateProblem(
            self.paragraph, self.text, message, suggestion, code, self.start, self.end
        )


class Tags(Struct):
    """The tags of a part in their order, and what is wrong with their braces and signs."""

    found: list[Tag]
    problems: list[TemplateProblem]


def tags_of(paragraphs: Sequence[str]) -> Tags:
    """Read the tags of a part; one with full-width signs is reported, and read as it is meant."""
    paragraphs, problems = _without_comments(paragraphs)
    all_tags = Tags([], problems)
    for number, text in enumerate(paragraphs):
        if _FULL_WIDTH.search(text) or "{" in text or "}" in text:
            _read(number, text, all_tags)
    return all_tags


def _without_comments(paragraphs: Sequence[str]) -> tuple[list[str], list[TemplateProblem]]:
    """Return paragraphs with blanks for the comments {# … #}, which may reach over several.

    One that does not end is a problem, and is read as text.
    """
    read, begun = list(paragraphs), (-1, 0)
    for number, text in enumerate(paragraphs):
        at = 0
        while (found := text.find("#}" if begun[0] >= 0 else "{#", at)) >= 0:
            if begun[0] < 0:
                begun = (number, found)
            else:
                _blank(read, begun, (number, found + 2))
                begun = (-1, 0)
            at = found + 2
    if begun[0] < 0:
        return read, []
    number, start = begun
    words = paragraphs[number][start : start + 20]
    read[number] = f"{read[number][:start]}  {read[number][start + 2 :]}"
    message = "注释没有写完，要写成 {# 说明 #}"
    end = start + len(words)
    return read, [TemplateProblem(number, words, message, None, "T001", start, end)]


def _blank(texts: list[str], start: tuple[int, int], end: tuple[int, int]) -> None:
    """Put blanks in place of what is between two places of some texts."""
    for number in range(start[0], end[0] + 1):
        text = texts[number]
        first = start[1] if number == start[0] else 0
        last = end[1] if number == end[0] else len(text)
        texts[number] = text[:first] + " " * (last - first) + text[last:]


def _read(number: int, text: str, into: Tags) -> None:
    if _FULL_WIDTH.search(text):
        into.problems += _full_width(number, text)
        text = _with_half_braces(text)
    places = list(places_of_tags(text))
    found = [_tag(number, text, *place) for place in places]
    into.problems += [p for tag in found for p in _signs(tag)]
    rest = _ESCAPED.sub("   ", blanked(text, places))
    torn = [_torn(number, m) for m in _TORN.finditer(rest)]
    if "{" in rest or "}" in rest:
        into.problems += _unpaired(number, rest)
    elif any(t.prefix == "p" for t in found) and (rest.strip() or _further(found)):
        alone = next(t for t in found if t.prefix == "p")
        message = "{%p … %} 要单独占一段，同一段里不能有别的文字、标签"
        into.problems.append(alone.problem("T010", message))
    into.found += sorted((*found, *torn), key=lambda t: t.start)


def _further(found: Sequence[Tag]) -> bool:
    """Whether a paragraph has more than one tag: docxtpl would keep the last alone."""
    return sum(not t.text.startswith("{#") for t in found) > 1


def _full_width(number: int, text: str) -> Iterator[TemplateProblem]:
    message = "标签要用半角的花括号和百分号"
    seen = False
    for m in _BRACED.finditer(text):
        if _FULL_WIDTH.search(m[0]):
            seen = True
            meant = _with_half_braces(m[0])
            whole = meant if meant[:1] == "{" and meant[-1:] == "}" else None
            yield TemplateProblem(number, m[0], message, whole, "T006", m.start(), m.end())
    if not seen:
        first = _FULL_WIDTH.search(text)
        assert first is not None
        yield TemplateProblem(number, first[0], message, None, "T006", *first.span())


def _with_half_braces(text: str) -> str:
    return re.sub(r"(?<=\{)％|％(?=\})", "%", text.translate(_HALF_BRACES))


def _tag(number: int, text: str, start: int, end: int) -> Tag:
    whole = text[start:end]
    if whole.startswith("{#"):
        return Tag(number, start, end, whole)
    head = _HEAD.match(whole)
    assert head is not None
    body = UNSEEN.sub("", _TAIL.sub("", whole[head.end() :])).replace("\n", " ")
    return Tag(number, start, end, whole, head[1] or "", _with_half_signs(body))


def _with_half_signs(body: str) -> str:
    """Return what stands in a tag with half-width signs, what is quoted as it is."""
    parts, at = [], 0
    for m in STRINGS.finditer(body):
        parts += [body[at : m.start()].translate(_HALF), m[0]]
        at = m.end()
    return "".join((*parts, body[at:].translate(_HALF)))


def _signs(tag: Tag) -> Iterator[TemplateProblem]:
    """Yield what is wrong with the signs of a tag whose braces are paired."""
    if tag.text.startswith("{#"):
        return
    if _RICH.match(tag.text):
        message = "字段前不能写r、p、tr、tc，花括号后直接写字段名"
        yield tag.problem("T010", message, f"{{{{ {tag.body} }}}}")
    if tag.text[1] == "{" and tag.text[-2] == "%":
        yield tag.problem("T001", "标签写法有误（开头是 {{，结尾要写 }}）", f"{{{{ {tag.body} }}}}")
    elif tag.text[1] == "%" and tag.text[-2] == "}":
        yield tag.problem("T001", "标签写法有误（开头是 {%，结尾要写 %}）")
    elif _WIDE.search(STRINGS.sub("", tag.text)):
        meant = tag.text[:2] + _with_half_signs(tag.text[2:-2]) + tag.text[-2:]
        yield tag.problem("T006", "标签写法有误（标签里有不能用的符号，引号要用半角）", meant)


def _torn(number: int, m: re.Match[str]) -> Tag:
    return Tag(number, m.start(), m.end(), m[0], m[1] or "", f"{m[2]} {m[3]}".strip(), torn=True)


def _unpaired(number: int, rest: str) -> Iterator[TemplateProblem]:
    """Yield the braces that belong to no tag; of a paragraph the first few."""
    message, at, listed = "花括号没有成对，字段要写成 {{ 字段 }}", 0, 0
    for m in _BRACES.finditer(rest):
        if m.start() < at or listed == _MOST_BRACES:
            continue
        listed += 1
        single = _SINGLE.match(rest, m.start())
        snippet = rest[m.start() : m.start() + 20].partition("\n")[0].strip()
        words = single[0] if single else snippet
        at = single.end() if single else m.end()
        meant = f"{{{{ {single[1]} }}}}" if single else None
        end = m.start() + len(words)
        yield TemplateProblem(number, words, message, meant, "T001", m.start(), end)


def places_of_tags(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the tags of a text begin and end; linear however many braces there are."""
    at = 0
    for line in text.split("\n"):
        yield from ((at + start, at + end) for start, end in _places_in_line(line))
        at += len(line) + 1


def _places_in_line(line: str) -> Iterator[tuple[int, int]]:
    at, comments = 0, "#}" in line
    while opens := _OPENS.search(line, at):
        if opens[0] == "{#":
            end = line.find("#}", opens.end()) if comments else -1
            comments = end >= 0
            at = end + 2 if comments else opens.end()
            if comments:
                yield opens.start(), at
        elif closes := _CLOSES.search(line, opens.end()):
            at = closes.end()
            yield _last_opening(line, opens.start(), closes.start()), at
        else:
            return


def _last_opening(line: str, start: int, end: int) -> int:
    """Return where a tag begins: at the last opening before its end, if one was left unclosed."""
    last = max(line.rfind("{{", start, end), line.rfind("{%", start, end))
    return last if last > start + 1 else start


def blanked(text: str, places: Sequence[tuple[int, int]]) -> str:
    """Return a text of the same length with nothing where its tags are."""
    parts, at = [], 0
    for start, end in places:
        parts += [text[at:start], " " * (end - start)]
        at = end
    return "".join((*parts, text[at:]))
