"""What a number in a table means: by the head of its column, the name of its row, the caption."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from addin.audit.claim import Body
from addin.audit.figure_words.figure_keys import (
    ACTIVITIES,
    BY_SOURCE,
    EXPECTED,
    HEADS,
    RATE,
    instead_of_heads,
)
from addin.audit.figure_words.lexicon import Lexicon
from addin.audit.figure_words.outside_ledger import concerns_party
from addin.audit.figure_words.possible_figures import NARROWER
from addin.audit.subjects.branch_words import Branches
from addin.audit.tables.table_headings import Table
from addin.audit.tables.table_surroundings import TOTAL
from addin.audit.text.clauses import TIME_WORDS, rest
from addin.audit.text.quantity import Kind, Quantity, bare_number
from addin.ledger.record import replace

_UNIT = re.compile(
    r"[（(/／](?:单位[:：])?(人次|场次|学时|课时|小时|次|场|堂|期|名|人|个|项|篇|份|元|万元|%|％)[）)]?"
)
_A_UNIT = re.compile("人次|场次|学时|次|场|堂|期|名|人|个|项|篇|份|元|%|％")
_KINDS_OF_NAMES: tuple[tuple[Kind, str], ...] = (
    ("times", "次"),
    ("people", "名"),
    ("things", "个"),
)
_HEADS: tuple[tuple[re.Pattern[str], Kind, str], ...] = (
    (re.compile(r"率|占比|比例"), "rate", "%"),
    (re.compile("人次|参加人员|(?:参[加与会]|到会|实到|覆盖)(?:党员)?人?数?$"), "heads", "人次"),
    (re.compile(r"学时|课时|小时"), "hours", "学时"),
    (re.compile(r"金额|党费|元"), "money", "元"),
    (re.compile(r"人数|名数"), "people", "名"),
    (re.compile("次|期数|召开|开展|完成|实际|实开|已开|数量|数$|情况|合计|总计"), "times", "次"),
)  # fmt: skip
_TIME = re.compile(
    r"\d+月|[一二三四五六七八九十]+月|季度|半年|20\d\d年|[〇○零]\S{1,2}年|[今去上本前]年|全年|同期|[上本]期"
)
_EXPECTED = re.compile(r"应(?:到|参[加会]|出席)")
_OTHER_RATE = re.compile(r"(?:完成|达标|达成|执行|落实|开展|合格|优秀|增长|下降|知晓|满意)[率度]")
_METRIC = re.compile(
    r"[/／\d.．:：]|[一二三四五六七八九十]、|人次|到会率|参会率|参加率|到会|参加|次|场|名|率|数"
)
_PROBLEMS = re.compile("民主生活会|组织生活会|巡[察视]|两化|上级|自查|审计|督[查导]")


# A row of its own that only says that it holds the numbers, or whose they all are.
_OF_ITSELF = re.compile(r"^(?:.*(?:数值|数据|结果|情况|实绩|指标|数|值|成绩)|[本我全].{1,3})$")
_NUMBER_OF = re.compile(r"(?:问题)?(?:数量?|个数|项数|条数|总数)(?:[（(][个项条][)）])?")


# A branch in brackets behind what is counted, and behind a number with its time.
_BEHIND = re.compile(r"(?P<what>[^（）()]+)[（(](?P<branch>[^（）()]+)[）)]")
_BRACKETS = re.compile(r"[（(]([^（）()]*)[）)]")
_A_TIME = re.compile(rf"{TIME_WORDS}|的|[，,、\s]")


class Names(Struct, frozen=True):
    """What names a number: its row and column, without branches and with the branch apart."""

    label: str
    head: str
    body: Body | None


class Meant(Struct, frozen=True):
    """What a number states; see ``Claim``."""

    name: str
    keys: tuple[str, ...]
    unit: str
    kind: Kind
    loose: str = ""
    sums: tuple[str, ...] = ()
    otherwise: tuple[str, ...] = ()


def names_of(table: Table, place: tuple[int, int], branches: Branches) -> Names:
    """Return what names a number in a table."""
    row, column = place
    labels = [t for text in table.words_of(row, column) for t in _apart(text, branches)]
    heads = [t for text in table.heads(column) for t in _apart(text, branches)]
    bodies = [b for t in (*labels, *heads) if (b := branches.in_cell(t))]
    bodies += _in_brackets(table.cells[place], branches)
    about = [n.body for n in branches.named(table.caption) if n.body]
    beside = not heads and any(r == row and c < column for r, c in table.numbers)
    nearest = labels[::-1] if beside else labels  # names and numbers side by side
    label = next((t for t in nearest if not branches.in_cell(t)), "")
    head = "".join(t for t in heads if not branches.in_cell(t))
    return Names(label, head, next(iter([*bodies, *about]), None))


def _apart(text: str, branches: Branches) -> list[str]:
    """Return a branch and what it is said of apart: 第一党支部支委会, 支委会（第一党支部）."""
    if (m := _BEHIND.fullmatch(text.strip())) and branches.in_cell(m["branch"]):
        return [m["branch"], m["what"]]
    first = next((n for n in branches.named(text) if n.body and n.start == 0), None)
    if first is None:
        return [text]
    behind = text[first.end :].strip(" ：:的")
    return [text[: first.end], behind] if behind else [text]


def _in_brackets(cell: str, branches: Branches) -> list[Body]:
    """Return the branch that a cell names behind its number: 6次（机关上半年）."""
    inside = (_A_TIME.sub("", m[1]) for m in _BRACKETS.finditer(cell))
    return [b for words in inside if (b := branches.in_cell(words))]


def meant(table: Table, place: tuple[int, int], names: Names, words: Lexicon) -> Meant | None:
    """Return what a number states, None where it states no figure."""
    label, head = names.label, names.head
    _, number = table.numbers[place]
    if found := _of_problems(table, label, head, words):
        return found
    if found := _of_several(table, place, names, words):
        return found
    told = _own_unit(number) or _unit_of(table, place)
    told = told or _kind_of(label, head)
    told = told or (("times", "次") if _is_time(head) or not head else None)
    if told and told[0] == "rate" and _OTHER_RATE.search(head):
        return None
    if _EXPECTED.search(head):
        return _expected(_of_row(label, "heads", "人次", words) if label else None)
    if label and told and not _named(words, head, told[0], strict=True):
        readings = (_of_row(label, *told, words), _of_caption(table, label, told, words))
        of_row, of_caption = readings if not TOTAL.match(label) else readings[::-1]
        return of_row or of_caption
    by_row = told if told and (told[0] == "hours" or _names_all(words, head, told[0])) else None
    of_type = _of_row(label, *by_row, words) if by_row and _is_item(label) else None
    return of_type or _of_column(table, place, told, names, words)


def _names_all(words: Lexicon, head: str, kind: Kind) -> bool:
    """Whether a head names all activities or all who came, of which rows are parts: 活动次数."""
    found = _named(words, head, kind, strict=True)
    return found is not None and found.keys[:1] in ((ACTIVITIES,), (HEADS,))


def _is_item(label: str) -> bool:
    return bool(label) and not TOTAL.match(label) and not _is_time(label)


def _expected(came: Meant | None) -> Meant | None:
    """Return how many were to come, by the figure of those who came."""
    if came is None:
        return None
    return replace(came, keys=instead_of_heads(came.keys, EXPECTED))


def _of_column(
    table: Table,
    place: tuple[int, int],
    told: tuple[Kind, str] | None,
    names: Names,
    words: Lexicon,
) -> Meant | None:
    label, beside = names.label, table.cells.get((place[0], place[1] - 1), "")
    for kind, unit in [told] if told else _KINDS_OF_NAMES:
        if found := _named(words, names.head, kind):
            of_one = _OF_ITSELF.search(label) and table.numbers_in[place[1]] == 1
            apart = label and rest(label) and not (of_one or _is_time(label))
            narrower = apart and not TOTAL.match(label)
            return replace(found, unit=unit, loose=NARROWER if narrower else found.loose)
        if beside and (found := _named(words, beside, kind)):
            loose = found.loose if _only_holds_numbers(names.head) else NARROWER
            return replace(found, unit=unit, loose=loose)
    return _of_caption(table, label, told, words) if told and names.body else None


def _only_holds_numbers(head: str) -> bool:
    """Whether a head counts nothing that the name beside a number does not: 值, but not 缺席."""
    return not rest(head) or bool(_OF_ITSELF.search(head)) or _is_time(head)


def _of_caption(table: Table, label: str, told: tuple[Kind, str], words: Lexicon) -> Meant | None:
    """Return the one type that the words above a table name, where its row is a time or a total."""
    if label and not _is_time(label) and not TOTAL.match(label):
        return None
    named = (m.word for m in words.mentions(table.caption, "times"))
    types = {w.type or w.sums for w in named if w.type or w.sums}
    found = _named(words, table.caption, told[0]) if len(types) == 1 else None
    return found and replace(found, unit=told[1], loose="")


def _of_problems(table: Table, label: str, head: str, words: Lexicon) -> Meant | None:
    """Return figures of problems put right: the column says which, the row whose they are."""
    around = " ".join([table.caption, *(h for c in table.columns for h in table.heads(c))])
    both: tuple[tuple[Kind, str], ...] = (("things", "项"), ("rate", "%"))
    for kind, unit in both[::-1] if "率" in head else both:
        found = [
            m for m in words.mentions(head, kind, around) if m.word.keys[kind][0].startswith("整改")
        ]
        if not found or rest(_METRIC.sub("", head.replace(found[-1].text, ""))):
            continue
        key = found[-1].word.keys[kind][0]
        source = _PROBLEMS.search(label)
        if source:
            return Meant(label, (f"{key}.{source[0]}",), unit, kind)
        return Meant(head, (key,), unit, kind, "" if TOTAL.match(label) or not label else NARROWER)
    return _of_source(label, head, around)


def _of_source(label: str, head: str, around: str) -> Meant | None:
    """Return how many problems came from where a row says, by a column that only says 数量."""
    source = _PROBLEMS.search(label)
    if source is None or not _NUMBER_OF.fullmatch(head) or not re.search("问题|整改", around):
        return None
    return Meant(label, (BY_SOURCE.key_of({"source": source[0]}),), "项", "things")


def _of_several(table: Table, place: tuple[int, int], names: Names, words: Lexicon) -> Meant | None:
    """Return the sum of the types that a total's row, or its column, names before it."""
    row, column = place
    label, head = names.label, names.head
    whole = not label or _is_time(label) or bool(TOTAL.match(label))
    if TOTAL.match(head) and whole:
        heads = ("".join(table.heads(c)) for c in table.columns if c < column)
        if found := _sum(head, heads, ("times", "次"), words):
            return found
    told = _kind(head) or (("times", "次") if _is_time(head) else None)
    if not (TOTAL.match(label) and told):
        return None
    if _named(words, head, told[0]) and not _names_all(words, head, told[0]):
        return None
    labels = (next(iter(table.words_of(r, column)), "") for r in table.rows if r < row)
    return _sum(label, labels, told, words)


def _sum(name: str, parts: Iterable[str], told: tuple[Kind, str], words: Lexicon) -> Meant | None:
    """Return several figures together; loose where some part of the sum is none of the ledger's."""
    kind, unit = told
    if kind not in ("times", "heads"):
        return None
    found = [_named(words, part, kind) for part in parts]
    keys = tuple(dict.fromkeys(k for m in found if m for k in m.sums or m.keys[:1]))
    loose = NARROWER if any(m is None or m.loose for m in found) else ""
    return Meant(name, (), unit, kind, loose, keys) if len(keys) > 1 else None


def _own_unit(number: Quantity) -> tuple[Kind, str] | None:
    """Return the kind and unit that the cell itself states behind the number."""
    return (number.kind, number.unit) if number.end > number.number_end else None


def _unit_of(table: Table, place: tuple[int, int]) -> tuple[Kind, str] | None:
    """Return the unit that stands in a cell of its own in the row of a number."""
    row = table.before(*place)
    unit = next((bare_number(f"1{t}") for t in row if _A_UNIT.fullmatch(t)), None)
    return (unit.kind, unit.unit) if unit else None


def _is_time(label: str) -> bool:
    return bool(_TIME.search(label))


def _unit_in(words: str) -> tuple[Kind, str] | None:
    """Return the unit that stands behind words in brackets: 收缴党费（元）."""
    m = _UNIT.search(words)
    told = bare_number(f"1{m[1]}") if m else None
    return (told.kind, told.unit) if told else None


def _kind_of(label: str, head: str) -> tuple[Kind, str] | None:
    """Return what a head counts, or a label where the head only says 数量, 完成 or the like."""
    of_head, of_label = _kind(head), _unit_in(label)
    is_any_number = of_head == ("times", "次") and "次" not in head
    return (of_label or of_head) if is_any_number else (of_head or of_label)


def _kind(head: str) -> tuple[Kind, str] | None:
    if _UNIT.search(head):
        return _unit_in(head)
    return next(((kind, unit) for p, kind, unit in _HEADS if p.search(head)), None)


def _of_row(label: str, kind: Kind, unit: str, words: Lexicon) -> Meant | None:
    if TOTAL.match(label):
        total = {"times": ACTIVITIES, "heads": HEADS, "rate": RATE}.get(kind)
        return Meant(label, (total,), unit, kind, NARROWER) if total else None
    asked: Kind = "heads" if kind == "people" else kind
    found = _named(words, label, kind) or _named(words, label, asked)
    if found is None:
        known = concerns_party(label) and kind in ("times", "heads")
        return Meant(label, (), unit, kind) if known and not _is_time(label) else None
    return replace(found, unit=unit, kind=kind)


def _named(words: Lexicon, text: str, kind: Kind, strict: bool = False) -> Meant | None:
    """Return the figure that a cell's words name; loose where they say more than its name."""
    found = [m for m in words.mentions(text, kind) if not m.word.of_type]
    if not found and kind == "rate":  # of those who came to a type's activities
        came = _named(words, text, "heads", strict)
        rates = instead_of_heads(came.keys, RATE) if came else ()
        of_type = came and came.keys[0].startswith(HEADS)
        return replace(came, keys=rates, kind=kind) if came and of_type else None
    if not found:
        return None
    m = max(found, key=lambda m: m.end - m.start)
    more = rest(_METRIC.sub("", _UNIT.sub("", text[: m.start] + text[m.end :])))
    if strict and more:
        return None
    loose = NARROWER if more and not _is_time(text) else ""
    return Meant(m.text, m.word.figures(kind), "", kind, loose, m.word.sums, m.word.otherwise)
