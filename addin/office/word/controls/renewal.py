"""A report's values renewed where they stand: what nobody touched, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import count, groupby
from typing import TYPE_CHECKING

from msgspec import Struct, field

from addin.ledger.record import replace
from addin.ledger.values.patterns import pattern
from addin.office.ooxml.spans import outermost, spliced
from addin.office.word.body import BodyParagraph, Control, read_part
from addin.office.word.controls.doubted_controls import PartControls, Words
from addin.office.word.controls.item_edits import (
    Say,
    emptied,
    in_order,
    is_pattern,
    new_block,
    new_words,
    removed_tracked,
)
from addin.office.word.controls.list_items import (
    Block,
    best_pattern,
    blocks,
    is_as_written,
    split_key,
    stretch_of,
)
from addin.office.word.controls.provenance_part import find_provenance, with_provenance
from addin.office.word.controls.remembered_values import Became, remembered
from addin.office.word.controls.tags import tag_of
from addin.office.word.edits import Change, ParagraphEdits, free_number, prefix, replaced
from addin.office.word.layout.paragraph_styles import styles_of
from addin.office.word.open_places import look_of, recoloured
from addin.office.word.word_file import WordFile, parts_with_text
from addin.report.language.traced import Traced, Values, item_key
from addin.report.language.values_by_key import ByKey, ListsByKey
from addin.report.renewing.control_memory import Memory
from addin.report.renewing.control_places import is_figure
from addin.report.renewing.earlier_figures import remark_on
from addin.report.renewing.provenance import Origin, Provenance, Written, WrittenList
from addin.report.renewing.refresh import Fate, Outcome, decide, text_of

if TYPE_CHECKING:
    from addin.audit.controls.tied_controls import Tie

_TRACKED = pattern(rb"<\w+:(?:ins|del|moveFrom|moveTo)\b")
_NO_PATTERN = "报告里没有可以照着写的同类条目，请手工补充"
_FORGOTTEN = "文档里已没有生成时的记录，不知道哪些条目是后加的，请手工补充"


class Renewal(Struct):
    """The parts that change, and what became of every value."""

    changed: dict[str, bytes] = field(default_factory=dict)
    outcomes: list[Outcome] = field(default_factory=list)
    forgotten: bool = False
    repaired: int = 0


def renewed(
    file: WordFile, values: Values, origin: Origin, words: Words, *, track: bool
) -> Renewal:
    """Renew a report's values; ``track``: as tracked changes.

    ``words``: how the words around a control are read, where it is not where it was written.

    ``forgotten``: the document has lost its custom part, and was renewed as far as its controls
    tell what they hold. ``repaired``: controls that another program wrote twice, and now are gone.
    """
    found = find_provenance(file)
    work = _Work(file, values, found[1] if found else None, words, track)
    result = Renewal(forgotten=found is None)
    for name in parts_with_text(file):
        changes = work.changes(name)
        if changes:
            result.changed[name] = spliced(file.part(name), changes)
    work.missing()
    result.outcomes, result.repaired = work.outcomes, work.repaired
    if work.controls:
        new = remembered(file, result.changed, values, origin, work.old, work.became)
        result.changed |= with_provenance(file, new)
    return result


def own_controls(
    paragraphs: Iterable[BodyParagraph], keys: dict[str, str], known: frozenset[str] | None
) -> Iterator[Control]:
    """Yield the controls that are ours, by their full keys, and forget the others.

    ``keys``: the full key of a shortened tag. ``known``: the keys that the document remembers,
    None where it has forgotten them.
    """
    for paragraph in paragraphs:
        for control in paragraph.controls:
            control.key = keys.get(control.key, control.key)
        paragraph.controls = [c for c in paragraph.controls if known is None or c.key in known]
        yield from paragraph.controls


class _Work:
    def __init__(
        self, file: WordFile, values: Values, old: Provenance | None, words: Words, track: bool
    ) -> None:
        self.file, self.old, self.track, self._words = file, old, track, words
        self.values: Mapping[str, Traced] = ByKey(values)
        self.ids = ListsByKey(values)
        self.outcomes: list[Outcome] = []
        self.became = Became()
        self.controls = 0
        self.repaired = 0
        self._seen: dict[str, int] = {}
        remembered_keys = old.values if old else {}
        self._tags = {tag_of(k): k for k in (*self.values, *remembered_keys)}
        self._known = frozenset(remembered_keys) if old else None
        now = partial(text_of, values=self.values)
        self._memory = Memory(remembered_keys if old else None, now)
        self._doubts: dict[int, Tie] = {}
        self._parts: list[PartControls] = []

    def changes(self, name: str) -> list[Change]:
        """Return the changes of one part, noting what becomes of each value."""
        xml = self.file.part(name)
        paragraphs = read_part(self.file, name)
        self._look_at(paragraphs)
        controls = [c for c in own_controls(paragraphs, self._tags, self._known) if self._ours(c)]
        self.controls += len(controls)
        part = _Part(xml, paragraphs, self.track)
        gone: set[int] = set()
        inline = {its.key for its in self.old.lists if its.inline} if self.old else set()
        found = blocks(paragraphs, inline)
        for place, group in _by_place(found):
            gone |= self._list(part, place, group)
        for paragraph in paragraphs:
            part.repair(paragraph)
            self.repaired += len(paragraph.doubles)
            for control in paragraph.controls:
                self._seen[control.key] = self._seen.get(control.key, 0) + 1
                if id(control) not in gone and self._ours(control):
                    self._value(part, paragraph, control)
        return part.finished()

    def _look_at(self, paragraphs: Sequence[BodyParagraph]) -> None:
        """Note which controls of a part are in doubt; those of another report are told."""
        styles = styles_of(self.file)
        part = PartControls(paragraphs, styles, self._tags, self._memory, self._words)
        self._parts.append(part)
        for control, tie in part.doubts():
            self._doubts[id(control)] = tie
            self.became.doubted.add(tie.own.key)
            if not self._memory.knows(tie.own.key):
                now = text_of(tie.own.key, self.values)
                self._doubted(Outcome(Fate.DOUBTED, tie.own.key, None, tie.own.text, now), tie)

    def _doubted(self, outcome: Outcome, tie: Tie) -> None:
        self.outcomes.append(replace(outcome, fate=Fate.DOUBTED, why=tie.why))

    def _ours(self, control: Control) -> bool:
        """Whether a control is one of ours: in a document that has forgotten, by its field."""
        if self._known is not None:
            return True
        its = split_key(control.key)
        return text_of(control.key, self.values) is not None or bool(its and its[0] in self.ids)

    def _value(self, part: _Part, paragraph: BodyParagraph, control: Control) -> None:
        written = self.old.values.get(control.key) if self.old else None
        now, then = text_of(control.key, self.values), written.text if written else None
        earlier = remark_on(control.text, written)
        outcome = decide(control.key, then, control.text, now, earlier)
        if self.track or part.has_changes(control):
            self.became.tracked.add(control.key)
        tie = self._doubts.get(id(control))
        if tie and (outcome.fate is Fate.RENEWED or (outcome.fate is Fate.SAME and tie.is_told)):
            self._doubted(outcome, tie)
            return
        self.outcomes.append(outcome)
        if outcome.fate is Fate.RENEWED and now is not None:
            part.renew(paragraph, control, now)
        elif outcome.fate in (Fate.KEPT, Fate.LEFT, Fate.DELETED):
            self.became.kept.add(control.key)

    def missing(self) -> None:
        """Note the values that were written and have no control any more."""
        gone = {o.key for o in self.outcomes if o.fate is Fate.REMOVED}
        for key, written in (self.old.values if self.old else {}).items():
            its = split_key(key)
            if its and item_key(its[0], its[1]) in gone:
                continue
            seen = self._seen.get(key, 0)
            if seen < written.times and self._is_bare(key, written):
                continue
            if seen < written.times:
                why = "" if not seen else f"原有{written.times}处，现有{seen}处"
                now = text_of(key, self.values)
                self.outcomes.append(Outcome(Fate.DELETED, key, written.text, None, now, why))
        for listed in self.old.lists if self.old else ():
            if not listed.items:
                self._left(listed, _NO_PATTERN)

    def _is_bare(self, key: str, written: Written) -> bool:
        """Note the numbers that have lost their control, and say whether there are any."""
        if not is_figure(key, written.text):
            return False
        bare = [text for part in self._parts for text in part.bare(key, written.text)]
        now = text_of(key, self.values)
        for text in dict.fromkeys(bare):
            self.outcomes.append(Outcome(Fate.STALE, key, written.text, text, now))
        if bare:
            self.became.left.add(key)
            self.became.doubted.add(key)
        return bool(bare)

    # --- Lists ----------------------------------------------------------------------------------

    def _list(
        self, part: _Part, place: tuple[str, tuple[str, ...]], found: list[Block]
    ) -> set[int]:
        """Take items out of a list and put new ones in; return the controls that are gone."""
        name = place[0]
        if name not in self.ids:
            return set()
        old = self._old_list(place)
        if old is None:
            self._forgotten(name, found)
            return set()
        dropped = self._drop(part, old, found)
        left = [b for b in found if b not in dropped]
        self._add(part, old, left)
        return {id(c) for b in dropped for c in b.controls}

    def _old_list(self, place: tuple[str, tuple[str, ...]]) -> WrittenList | None:
        known = self.old.lists if self.old else ()
        return next((its for its in known if (its.key, its.fields) == place), None)

    def _forgotten(self, name: str, found: Sequence[Block]) -> None:
        present = {b.item for b in found}
        for item in self.ids[name]:
            if item not in present and self.old is None:
                key = item_key(name, item)
                self.outcomes.append(Outcome(Fate.LEFT, key, why=_FORGOTTEN))

    def _drop(self, part: _Part, old: WrittenList, found: list[Block]) -> list[Block]:
        """Take out the items that the ledger no longer has; those edited by hand stay."""
        dropped: list[Block] = []
        for block in found:
            if block.item in self.ids[old.key] or not any(c.atoms for c in block.controls):
                continue
            key = item_key(old.key, block.item)
            if not self._untouched(block, old) or not part.can_drop(block):
                self.outcomes.append(
                    Outcome(Fate.KEPT, key, there=block.said_plainly, why="没有去掉，请自己决定")
                )
                self.became.kept |= {c.key for c in block.controls}
                continue
            part.drop(block, old, found)
            if self.track:
                self.became.gone |= {c.key for c in block.controls}
            self.outcomes.append(Outcome(Fate.REMOVED, key, there=block.said_plainly))
            dropped.append(block)
        return dropped

    def _untouched(self, block: Block, old: WrittenList) -> bool:
        values = self.old.values if self.old else {}
        same = all(c.key in values and c.text == values[c.key].text for c in block.controls)
        return same and is_as_written(block, old)

    def _add(self, part: _Part, old: WrittenList, present: list[Block]) -> None:
        """Put in the items that the ledger did not have when the report was written."""
        here = [b.item for b in present]
        fresh = [i for i in self.ids[old.key] if i not in old.ids and i not in here]
        order = [i for i in self.ids[old.key] if i in here or i in fresh]
        patterns = [
            b
            for b in present
            if old.plain and is_as_written(b, old) and is_pattern(part.xml, b) and self._is_sure(b)
        ]
        pattern = best_pattern(patterns, old)
        # What stands otherwise, as two rows made one by hand, is no neighbour for a new row.
        beside = [b for b in present if pattern is not None and b.is_row == pattern.is_row]
        for item, before in in_order(order, [b.item for b in beside]):
            if item in here:
                continue
            key = item_key(old.key, item)
            anchor = next((b for b in beside if b.item == before), None)
            if pattern is None or (old.inline and anchor is None):
                self.outcomes.append(Outcome(Fate.LEFT, key, why=_NO_PATTERN))
                continue
            part.add(
                pattern, item, old, anchor or beside[0], behind=anchor is not None, say=self._say
            )
            self.outcomes.append(Outcome(Fate.ADDED, key))

    def _is_sure(self, block: Block) -> bool:
        return not any(id(c) in self._doubts for c in block.controls)

    def _left(self, its: WrittenList, why: str) -> None:
        for item in self.ids.get(its.key, ()):
            if item not in its.ids:
                self.outcomes.append(Outcome(Fate.LEFT, item_key(its.key, item), why=why))

    def _say(self, key: str) -> str:
        return text_of(key, self.values) or ""


def _by_place(
    found: Sequence[Block],
) -> Iterator[tuple[tuple[str, tuple[str, ...]], list[Block]]]:
    ordered = sorted(found, key=lambda b: b.place)
    for place, group in groupby(ordered, key=lambda b: b.place):
        yield place, sorted(group, key=lambda b: b.start)


class _Part:
    """The changes of one part."""

    def __init__(self, xml: bytes, paragraphs: Sequence[BodyParagraph], track: bool) -> None:
        self.xml = xml
        self._rows = [p.row.start for p in paragraphs if p.row]
        self._cells = [(p.row.start if p.row else 0, p.cell) for p in paragraphs]
        self._tables = {p.row.start: p.cell.table for p in paragraphs if p.row and p.cell}
        self._w = prefix(xml)
        self._numbers = count(free_number(xml)) if track else None
        self._edits: dict[int, ParagraphEdits] = {}
        self._changes: list[Change] = []

    def finished(self) -> list[Change]:
        """Return the changes; of what goes altogether no part changes."""
        found = [*self._changes, *(c for e in self._edits.values() for c in e.changes())]
        return outermost(found)

    def _editing(self, paragraph: BodyParagraph) -> ParagraphEdits:
        start = paragraph.span.start
        if start not in self._edits:
            self._edits[start] = ParagraphEdits(self.xml, paragraph, self._numbers)
        return self._edits[start]

    def repair(self, paragraph: BodyParagraph) -> None:
        self._changes += [(its.start, its.end, b"") for its in paragraph.doubles]

    def renew(self, paragraph: BodyParagraph, control: Control, now: str) -> None:
        first, last = control.atoms[0], control.atoms[-1]
        there = control.text
        if self._numbers is None:
            self._changes += replaced(self.xml, control.atoms, now)
            self._changes += recoloured(self.xml, first.run, there, now, self._w)
            return
        look = look_of(self.xml, first.run, there, now, self._w)
        self._editing(paragraph).tracked(first.start, last.end, now, look)

    def has_changes(self, control: Control) -> bool:
        """Whether tracked changes are in a control or around it."""
        its = control.span
        around = any(a.name in ("ins", "moveTo") for c in control.atoms[:1] for a in c.around)
        return around or bool(_TRACKED.search(self.xml, its.start, its.end))

    def can_drop(self, block: Block) -> bool:
        """Whether what is left stays a table: one row of it, one paragraph of a cell."""
        paragraph = block.paragraphs[0]
        if paragraph.row is None or paragraph.cell is None:
            return True
        if block.is_row:
            return list(self._tables.values()).count(paragraph.cell.table) > 1
        of_cell = self._cells.count((paragraph.row.start, paragraph.cell))
        return of_cell > len(block.paragraphs)

    def drop(self, block: Block, old: WrittenList, found: Sequence[Block]) -> None:
        if not old.inline:
            if self._numbers is None:
                self._changes.append((block.start, block.end, b""))
            else:
                self._changes += removed_tracked(self.xml, block, self._numbers)
            if block.is_row:
                self._tables.pop(block.start, None)
            return
        start, end = stretch_of(block, old, found)
        edits = self._editing(block.paragraphs[0])
        if self._numbers is None:
            edits.cut(start, end)
        else:
            edits.tracked(start, end, "")
            self._changes += emptied(self.xml, block.controls, self._numbers)

    def add(  # noqa: PLR0913 - what it is made of, and where it goes
        self, pattern: Block, item: str, old: WrittenList, anchor: Block, *, behind: bool, say: Say
    ) -> None:
        if not old.inline:
            place = anchor.around[1 if behind else 0]
            new = new_block(self.xml, pattern, item, say, self._numbers)
            self._changes.append((place, place, new))
            return
        its = old.items[pattern.item]
        words = new_words(self.xml, pattern, item, say, (its.before, its.after), self._numbers)
        end = anchor.stretch[1] + len(
            old.items[anchor.item].after if anchor.item in old.items else ""
        )
        self._editing(anchor.paragraphs[0]).insert(end, words)
